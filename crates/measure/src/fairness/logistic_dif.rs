//! Differential item functioning by logistic regression (Swaminathan and Rogers 1990): does the group explain an answer beyond the total
//! score, evenly (uniform) or depending on it (non-uniform)?

use super::{EtsClass, FairnessError};
use crate::distribution::chi_square_at_least;
use crate::linear::Square;

/// One person's answer to the item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// What people are matched on, usually the total score.
    pub score: f64,
    /// Whether the person belongs to the focal group.
    pub focal: bool,
    /// Whether the answer is right.
    pub right: bool,
}

/// A fitted logistic regression.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Coefficients: constant first.
    pub coefficients: Vec<f64>,
    /// Their standard errors.
    pub standard_errors: Vec<f64>,
    /// The log-likelihood.
    pub log_likelihood: f64,
}

/// What the comparison of the three models says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dif {
    /// Likelihood ratio of group against score alone, one degree of freedom.
    pub uniform: f64,
    /// Its p.
    pub uniform_p: f64,
    /// Likelihood ratio of group × score against group, one degree of freedom.
    pub non_uniform: f64,
    /// Its p.
    pub non_uniform_p: f64,
    /// p of both together, two degrees of freedom.
    pub p: f64,
    /// Gain in Nagelkerke's R² by group and interaction together.
    pub effect: f64,
    /// A: p ≥ 0.05 or effect below 0.035; C: effect 0.07 or more; else B (Jodoin and Gierl 2001).
    pub class: EtsClass,
}

/// The fewest people of each group for which an item is judged.
pub const NEEDED: u64 = 100;

/// Fits right answers on rows of predictors (without the constant), by Newton's method.
///
/// # Errors
/// [`FairnessError::Undefined`] for rows of different lengths or an item that all answer alike; [`FairnessError::Diverged`] where the
/// predictors separate right from wrong, so that no finite coefficients are best.
pub fn fit(rows: &[Vec<f64>], right: &[bool]) -> Result<Fit, FairnessError> {
    let size = rows.first().ok_or(FairnessError::Undefined)?.len() + 1;
    if rows.len() != right.len() || rows.iter().any(|r| r.len() + 1 != size || r.iter().any(|x| !x.is_finite())) {
        return Err(FairnessError::Undefined);
    }
    if right.iter().all(|r| *r) || right.iter().all(|r| !*r) {
        return Err(FairnessError::Undefined);
    }
    let mut coefficients = vec![0.0; size];
    for _ in 0..100 {
        let step = newton(rows, right, &coefficients);
        let change = step.information.clone().solve(step.gradient).ok_or(FairnessError::Diverged)?;
        coefficients.iter_mut().zip(&change).for_each(|(c, d)| *c += d);
        if coefficients.iter().any(|c| !c.is_finite() || c.abs() > 1e6) {
            return Err(FairnessError::Diverged);
        }
        if change.iter().all(|d| d.abs() < 1e-10) {
            let last = newton(rows, right, &coefficients);
            let inverse = last.information.inverse().ok_or(FairnessError::Diverged)?;
            let standard_errors = (0..size).map(|i| inverse.at(i, i).sqrt()).collect();
            return Ok(Fit { coefficients, standard_errors, log_likelihood: last.log_likelihood });
        }
    }
    Err(FairnessError::Diverged)
}

struct Newton {
    gradient: Vec<f64>,
    information: Square,
    log_likelihood: f64,
}

fn newton(rows: &[Vec<f64>], right: &[bool], coefficients: &[f64]) -> Newton {
    let size = coefficients.len();
    let mut sum = Newton { gradient: vec![0.0; size], information: Square::zeros(size), log_likelihood: 0.0 };
    for (row, right) in rows.iter().zip(right) {
        let x = |i: usize| if i == 0 { 1.0 } else { row[i - 1] };
        let eta: f64 = (0..size).map(|i| coefficients[i] * x(i)).sum();
        let p = 1.0 / (1.0 + (-eta).exp());
        // ln(1 + e^η) without overflow.
        sum.log_likelihood += f64::from(u8::from(*right)) * eta - eta.max(0.0) - (-eta.abs()).exp().ln_1p();
        for i in 0..size {
            sum.gradient[i] += (f64::from(u8::from(*right)) - p) * x(i);
            for j in 0..size {
                *sum.information.at_mut(i, j) += p * (1.0 - p) * x(i) * x(j);
            }
        }
    }
    sum
}

/// Judges an item.
///
/// # Errors
/// [`FairnessError::TooFew`] for a group of fewer than `needed` people, else as [`fit`].
pub fn dif(answers: &[Answer], needed: u64) -> Result<Dif, FairnessError> {
    let focal = answers.iter().filter(|a| a.focal).count() as u64;
    let smallest = focal.min(answers.len() as u64 - focal);
    if smallest < needed {
        return Err(FairnessError::TooFew { smallest, needed });
    }
    let right: Vec<bool> = answers.iter().map(|a| a.right).collect();
    let group = |a: &Answer| f64::from(u8::from(a.focal));
    let likelihood =
        |row: &dyn Fn(&Answer) -> Vec<f64>| fit(&answers.iter().map(row).collect::<Vec<_>>(), &right).map(|f| f.log_likelihood);
    let by_score = likelihood(&|a| vec![a.score])?;
    let by_group = likelihood(&|a| vec![a.score, group(a)])?;
    let by_both = likelihood(&|a| vec![a.score, group(a), group(a) * a.score])?;
    let (uniform, non_uniform) = ((2.0 * (by_group - by_score)).max(0.0), (2.0 * (by_both - by_group)).max(0.0));
    let n = answers.len() as f64;
    let share = right.iter().filter(|r| **r).count() as f64 / n;
    let none = n * (share * share.ln() + (1.0 - share) * (1.0 - share).ln());
    let nagelkerke = |l: f64| (1.0 - (2.0 * (none - l) / n).exp()) / (1.0 - (2.0 * none / n).exp());
    let effect = (nagelkerke(by_both) - nagelkerke(by_score)).max(0.0);
    let p = chi_square_at_least(uniform + non_uniform, 2.0);
    let class = if p >= 0.05 || effect < 0.035 {
        EtsClass::A
    } else if effect >= 0.07 {
        EtsClass::C
    } else {
        EtsClass::B
    };
    Ok(Dif {
        uniform,
        uniform_p: chi_square_at_least(uniform, 1.0),
        non_uniform,
        non_uniform_p: chi_square_at_least(non_uniform, 1.0),
        p,
        effect,
        class,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_binary_predictor_has_the_log_odds_ratio_as_coefficient() {
        // 30 of 40 right in one group, 20 of 50 in the other: ln((30/10)/(20/30)), error √(1/30 + 1/10 + 1/20 + 1/30).
        let rows: Vec<Vec<f64>> = (0..90).map(|i| vec![f64::from(u8::from(i < 40))]).collect();
        let right: Vec<bool> = (0..90).map(|i| i < 30 || (40..60).contains(&i)).collect();
        let fit = fit(&rows, &right).unwrap();
        assert!((fit.coefficients[1] - (3.0_f64 / (20.0 / 30.0)).ln()).abs() < 1e-9);
        assert!((fit.standard_errors[1] - (1.0_f64 / 30.0 + 0.1 + 0.05 + 1.0 / 30.0).sqrt()).abs() < 1e-9);
    }

    #[test]
    fn separated_answers_and_small_groups_are_refused() {
        let rows: Vec<Vec<f64>> = (0..20).map(|i| vec![f64::from(i)]).collect();
        assert_eq!(fit(&rows, &(0..20).map(|i| i > 9).collect::<Vec<_>>()), Err(FairnessError::Diverged));
        assert_eq!(dif(&[], NEEDED), Err(FairnessError::TooFew { smallest: 0, needed: 100 }));
    }
}

//! Mantel and Haenszel's pooled odds ratio over strata (1959), its tests, and differential item functioning in ETS classes (Holland and
//! Thayer 1988).

use super::{EtsClass, FairnessError};
use crate::distribution::{chi_square_at_least, normal_quantile};

/// One stratum's counts: [[a, b], [c, d]], rows are groups, columns right and wrong.
pub type Stratum = [[u64; 2]; 2];

/// A chi-square statistic and its p.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChiSquare {
    /// The statistic.
    pub value: f64,
    /// Degrees of freedom.
    pub df: f64,
    /// P(χ² ≥ value); `None` without degrees of freedom.
    pub p: Option<f64>,
}

impl ChiSquare {
    fn new(value: f64, df: f64) -> Self {
        Self { value, df, p: (df > 0.0).then(|| chi_square_at_least(value, df)) }
    }
}

/// The pooled estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pooled {
    /// Odds ratio of the first row to the second; infinite where the second never succeeds beside the first.
    pub odds_ratio: f64,
    /// Standard error of its logarithm (Robins, Breslow and Greenland 1986).
    pub standard_error: f64,
    /// Pooled ratio of the rows' shares in the first column.
    pub risk_ratio: f64,
}

impl Pooled {
    /// The interval of the odds ratio for a level such as 0.95.
    #[must_use]
    pub fn interval(&self, level: f64) -> (f64, f64) {
        let half = normal_quantile(f64::midpoint(1.0, level)) * self.standard_error;
        ((self.odds_ratio.ln() - half).exp(), (self.odds_ratio.ln() + half).exp())
    }

    /// The difference in difficulty on the ETS scale: −2.35 ln(odds ratio).
    #[must_use]
    pub fn ets_delta(&self) -> f64 {
        -2.35 * self.odds_ratio.ln()
    }
}

/// A stratum's cells and margins as numbers.
struct Cells {
    a: f64,
    b: f64,
    c: f64,
    d: f64,
    n: f64,
}

fn cells(strata: &[Stratum]) -> impl Iterator<Item = Cells> {
    strata.iter().map(|[[a, b], [c, d]]| {
        let (a, b, c, d) = (*a as f64, *b as f64, *c as f64, *d as f64);
        Cells { a, b, c, d, n: a + b + c + d }
    })
}

/// The pooled odds ratio and its error.
///
/// # Errors
/// [`FairnessError::Undefined`] where no stratum has both rows and both columns.
pub fn pooled(strata: &[Stratum]) -> Result<Pooled, FairnessError> {
    let (mut right, mut wrong, mut first, mut second, mut risk, mut other) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    let mut mixed = 0.0;
    for Cells { a, b, c, d, n } in cells(strata).filter(|s| s.n > 0.0) {
        let (r, s) = (a * d / n, b * c / n);
        let (p, q) = ((a + d) / n, (b + c) / n);
        right += r;
        wrong += s;
        first += p * r;
        mixed += p * s + q * r;
        second += q * s;
        risk += a * (c + d) / n;
        other += c * (a + b) / n;
    }
    if right <= 0.0 || wrong <= 0.0 {
        return Err(FairnessError::Undefined);
    }
    let variance = first / (2.0 * right * right) + mixed / (2.0 * right * wrong) + second / (2.0 * wrong * wrong);
    Ok(Pooled { odds_ratio: right / wrong, standard_error: variance.sqrt(), risk_ratio: risk / other })
}

/// The test that all odds ratios are 1, with or without the continuity correction of ½ (which is left out where it would overshoot).
///
/// # Errors
/// [`FairnessError::Undefined`] where no stratum can tell.
pub fn test(strata: &[Stratum], corrected: bool) -> Result<ChiSquare, FairnessError> {
    let (mut difference, mut variance) = (0.0, 0.0);
    for Cells { a, b, c, d, n } in cells(strata).filter(|s| s.n > 1.0) {
        difference += a - (a + b) * (a + c) / n;
        variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1.0));
    }
    if variance <= 0.0 {
        return Err(FairnessError::Undefined);
    }
    let difference = f64::abs(difference);
    let less = if corrected && difference >= 0.5 { 0.5 } else { 0.0 };
    Ok(ChiSquare::new((difference - less).powi(2) / variance, 1.0))
}

/// Breslow and Day's test (1980) that the odds ratios of all strata are the same, with Tarone's correction (1985) if asked for.
///
/// # Errors
/// [`FairnessError::Undefined`] where a stratum has an empty margin.
pub fn homogeneity(strata: &[Stratum], tarone: bool) -> Result<ChiSquare, FairnessError> {
    let ratio = pooled(strata)?.odds_ratio;
    let (mut sum, mut observed, mut expected, mut variances) = (0.0, 0.0, 0.0, 0.0);
    for Cells { a, b, c, d, .. } in cells(strata) {
        let (row, column, rest) = (a + b, a + c, d - a);
        // The a that the common ratio would give: e(rest + e) = ratio (row − e)(column − e).
        let e = if (ratio - 1.0).abs() < 1e-12 {
            row * column / (row + column + rest)
        } else {
            let (square, linear, constant) = (1.0 - ratio, ratio * (row + column) + rest, -ratio * row * column);
            (-linear + (linear * linear - 4.0 * square * constant).sqrt()) / (2.0 * square)
        };
        let variance = 1.0 / (1.0 / e + 1.0 / (row - e) + 1.0 / (column - e) + 1.0 / (rest + e));
        if variance.is_nan() || variance <= 0.0 {
            return Err(FairnessError::Undefined);
        }
        sum += (a - e).powi(2) / variance;
        observed += a;
        expected += e;
        variances += variance;
    }
    if tarone {
        sum -= (observed - expected) * (observed - expected) / variances;
    }
    Ok(ChiSquare::new(f64::max(sum, 0.0), strata.len() as f64 - 1.0))
}

/// The fewest people of each group for which an item is judged.
pub const NEEDED: u64 = 100;

/// One item's differential functioning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dif {
    /// The pooled odds ratio of the reference group to the focal group.
    pub pooled: Pooled,
    /// The test with continuity correction.
    pub test: ChiSquare,
    /// −2.35 ln(odds ratio): negative where the item is harder for the focal group.
    pub delta: f64,
    /// A: |Δ| < 1 or not different from 0; C: |Δ| ≥ 1.5 and above 1 beyond chance; else B.
    pub class: EtsClass,
}

/// Judges an item from its right and wrong answers by total score: each stratum is [[reference right, wrong], [focal right, wrong]].
///
/// # Errors
/// [`FairnessError::TooFew`] for a group of fewer than `needed` people ([`NEEDED`] by custom), else as [`pooled`] and [`test()`].
pub fn dif(strata: &[Stratum], needed: u64) -> Result<Dif, FairnessError> {
    let people = |group: usize| strata.iter().map(|s| s[group][0] + s[group][1]).sum::<u64>();
    let smallest = people(0).min(people(1));
    if smallest < needed {
        return Err(FairnessError::TooFew { smallest, needed });
    }
    let (pooled, test) = (pooled(strata)?, test(strata, true)?);
    let delta = pooled.ets_delta();
    let beyond = |bound: f64| (delta.abs() - bound) / (2.35 * pooled.standard_error);
    let class = if delta.abs() < 1.0 || test.p.is_none_or(|p| p >= 0.05) {
        EtsClass::A
    } else if delta.abs() >= 1.5 && beyond(1.0) > normal_quantile(0.95) {
        EtsClass::C
    } else {
        EtsClass::B
    };
    Ok(Dif { pooled, test, delta, class })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_made_up_strata_of_the_research_page_section_3_10() {
        let strata = [[[40, 20], [30, 30]], [[60, 15], [45, 30]], [[80, 8], [60, 20]]];
        let dif = dif(&strata, NEEDED).unwrap();
        assert!((dif.pooled.odds_ratio - 2.55106).abs() < 5e-6);
        assert!((dif.delta + 2.20080).abs() < 5e-6);
        assert!((dif.test.value - 16.4860).abs() < 5e-5);
        assert!((dif.pooled.standard_error - 0.227_512).abs() < 5e-7);
        assert_eq!(dif.class, EtsClass::C);
    }

    #[test]
    fn small_groups_are_refused() {
        assert_eq!(dif(&[[[40, 20], [3, 3]]], NEEDED), Err(FairnessError::TooFew { smallest: 6, needed: 100 }));
        assert_eq!(pooled(&[]), Err(FairnessError::Undefined));
    }
}

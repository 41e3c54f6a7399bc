//! Intervals of shares by the number of independent answers that a sample is worth.

use super::SamplingError;
use super::sample::Estimate;
use crate::distribution::{normal_for, student_for};
use crate::interval::{beta_quantile, score_interval};

/// How an interval of a share is made from a sample with a design.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ShareMethod {
    /// Wilson's score interval with the effective number of answers.
    Wilson,
    /// The same with Student's t in place of the normal quantile: the one to report. In simulated audits its 95 % held the share in 94 to
    /// 96 %, stratified ones and such of 20 clusters and more, wherever some 8 errors were to be expected; with 3 it held it in 97 %.
    WilsonStudent,
    /// Clopper and Pearson's with the effective number.
    ClopperPearson,
    /// Korn and Graubard's (1998): Clopper and Pearson's, the effective number made smaller for the degrees of freedom that are missing.
    /// The one for fewer than 20 clusters; else it holds more than its level.
    KornGraubard,
    /// By t on the scale of log odds.
    Logit,
    /// By t on the scale of the arcsine of the root, cut where that scale ends.
    Arcsine,
    /// By t on the scale of the share itself; it may leave 0..=1.
    Student,
}

/// Below this part of p(1 − p) a variance is rounding and no spread.
const ROUNDING: f64 = 1e-20;

impl Estimate {
    /// How many independent answers the sample is worth for a share: p(1 − p) over the variance (Kish 1965). Where all answers are alike,
    /// or all within each stratum, the sample tells no spread, and it counts as the units that it has.
    ///
    /// # Errors
    /// [`SamplingError::NoShare`] for a mean outside 0..=1, [`SamplingError::Census`] where everything was seen, and the spread's.
    pub fn effective_size(&self) -> Result<f64, SamplingError> {
        let p = self.mean;
        if !(0.0..=1.0).contains(&p) {
            return Err(SamplingError::NoShare);
        }
        let spread = self.spread?;
        if spread.census {
            return Err(SamplingError::Census);
        }
        let (most, variance) = (p * (1.0 - p), spread.standard_error * spread.standard_error);
        // An effective number below the least that an interval can be computed with is next to none.
        let size = if variance <= ROUNDING * most { self.units as f64 } else { (most / variance).max(1e-9) };
        Ok(size)
    }

    /// The effective number made smaller for the degrees of freedom that are missing: times (`t_(n−1)`/`t_df`)² at the interval's quantile
    /// (Korn and Graubard 1998).
    ///
    /// # Errors
    /// As [`Estimate::effective_size`]; [`SamplingError::Level`]; [`SamplingError::NoFreedom`] for one unit or without degrees of freedom.
    pub fn effective_size_for(&self, level: f64) -> Result<f64, SamplingError> {
        let size = self.effective_size()?;
        let of_design = self.quantile(level)?;
        if self.units < 2 {
            return Err(SamplingError::NoFreedom);
        }
        let of_units = student_for(level, self.units as f64 - 1.0);
        Ok(size * (of_units / of_design).powi(2))
    }

    /// The two-sided interval of a share; [p, p] where everything was seen.
    ///
    /// # Errors
    /// As [`Estimate::effective_size`]; [`SamplingError::Level`]; [`SamplingError::NoFreedom`] where the method needs degrees of freedom;
    /// [`SamplingError::NoShare`] for a share of 0 or 1 on the scales that end there; [`SamplingError::Range`] beyond 1e12 answers.
    pub fn share_interval(&self, level: f64, method: ShareMethod) -> Result<(f64, f64), SamplingError> {
        let level = super::checked_level(level)?;
        let p = self.mean;
        let size = match self.effective_size() {
            Err(SamplingError::Census) => return Ok((p, p)),
            size => size?,
        };
        let inner = p > 0.0 && p < 1.0;
        let half = |slope: f64| Ok(self.quantile(level)? * self.spread?.standard_error * slope);
        match method {
            ShareMethod::Wilson => Ok(score_interval(p, size, normal_for(level))),
            ShareMethod::WilsonStudent => Ok(score_interval(p, size, self.quantile(level)?)),
            ShareMethod::ClopperPearson => clopper_pearson(p, size, level),
            ShareMethod::KornGraubard => clopper_pearson(p, self.effective_size_for(level)?, level),
            ShareMethod::Student => self.interval(level),
            ShareMethod::Logit | ShareMethod::Arcsine if !inner => Err(SamplingError::NoShare),
            ShareMethod::Logit => {
                let (middle, half) = ((p / (1.0 - p)).ln(), half(1.0 / (p * (1.0 - p)))?);
                let share = |x: f64| 1.0 / (1.0 + (-x).exp());
                Ok((share(middle - half), share(middle + half)))
            }
            ShareMethod::Arcsine => {
                let (middle, half) = (p.sqrt().asin(), half(0.5 / (p * (1.0 - p)).sqrt())?);
                let share = |x: f64| x.clamp(0.0, std::f64::consts::FRAC_PI_2).sin().powi(2);
                Ok((share(middle - half), share(middle + half)))
            }
        }
    }
}

/// Clopper and Pearson's interval (1934) for a number of answers that need not be whole.
fn clopper_pearson(p: f64, n: f64, level: f64) -> Result<(f64, f64), SamplingError> {
    let tail = (1.0 - level) / 2.0;
    let (right, wrong) = (p * n, (1.0 - p) * n);
    let quantile = |a: f64, b: f64, at: f64| beta_quantile(a, b, at).map_err(|_| SamplingError::Range);
    let low = if right <= 0.0 { 0.0 } else { quantile(right, wrong + 1.0, tail)? };
    let high = if wrong <= 0.0 { 1.0 } else { quantile(right + 1.0, wrong, 1.0 - tail)? };
    Ok((low.min(p), high.max(p)))
}

/// What unequal weights make of the number of answers: (Σw)²/Σw² (Kish 1965), and the factor by which they raise the variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighting {
    /// Answers of equal weight that they are worth.
    pub effective_size: f64,
    /// Answers over those.
    pub design_effect: f64,
}

/// Kish's effective number of weighted answers; a weight of 0 counts as an answer that was got for nothing.
///
/// # Errors
/// [`SamplingError::NoAnswers`] without weights; [`SamplingError::Range`] for one below 0 or no number, or all 0.
pub fn kish(weights: &[f64]) -> Result<Weighting, SamplingError> {
    if weights.is_empty() {
        return Err(SamplingError::NoAnswers);
    }
    let most = weights.iter().copied().fold(0.0, f64::max);
    if !(most > 0.0 && most.is_finite() && weights.iter().all(|w| *w >= 0.0)) {
        return Err(SamplingError::Range);
    }
    // By their largest, so that no square leaves the range of numbers.
    let (mut sum, mut squares) = (0.0, 0.0);
    for w in weights {
        sum += w / most;
        squares += (w / most).powi(2);
    }
    let effective_size = sum * sum / squares;
    Ok(Weighting { effective_size, design_effect: weights.len() as f64 / effective_size })
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    #[test]
    fn a_simple_sample_is_worth_one_answer_less_than_it_has() {
        // The variance is p(1 − p)/(n − 1).
        let values = [1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0];
        let estimate = Sample { values: &values, ..Sample::default() }.estimate().unwrap();
        assert!((estimate.effective_size().unwrap() - 9.0).abs() < 1e-12);
        // Half of a population, and half of the variance is gone.
        let half = Sample { values: &values, population: Some(&[20]), ..Sample::default() }.estimate().unwrap();
        assert!((half.effective_size().unwrap() - 18.0).abs() < 1e-12);
    }

    #[test]
    fn where_all_is_alike_the_units_count_and_a_census_is_no_interval() {
        let right = Sample { values: &[1.0; 10], ..Sample::default() }.estimate().unwrap();
        assert_eq!(right.effective_size(), Ok(10.0));
        let (low, high) = right.share_interval(0.95, ShareMethod::ClopperPearson).unwrap();
        assert!((low - 0.025_f64.powf(0.1)).abs() < 1e-12 && high == 1.0);
        assert_eq!(right.share_interval(0.95, ShareMethod::Logit), Err(SamplingError::NoShare));
        // Two strata, each alike in itself: nothing is known of their spread, and the share is not known either.
        let strata = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
        let values = [1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let apart = Sample { values: &values, strata: Some(&strata), ..Sample::default() }.estimate().unwrap();
        assert_eq!(apart.effective_size(), Ok(10.0));
        let all = Sample { values: &values, population: Some(&[10]), ..Sample::default() }.estimate().unwrap();
        assert_eq!(all.effective_size(), Err(SamplingError::Census));
        assert_eq!(all.share_interval(0.95, ShareMethod::Wilson), Ok((0.5, 0.5)));
    }

    #[test]
    fn equal_weights_cost_nothing_and_one_that_outweighs_all_leaves_one() {
        assert_eq!(kish(&[3.0; 7]).unwrap().effective_size, 7.0);
        assert!((kish(&[1e200, 1.0, 1.0]).unwrap().effective_size - 1.0).abs() < 1e-12);
        assert_eq!(kish(&[0.0, 0.0]), Err(SamplingError::Range));
    }
}

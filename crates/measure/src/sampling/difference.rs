//! Whether an audit came out differently from the one before: the difference of two independent estimates, with an interval.

use super::sample::Estimate;
use super::{SamplingError, checked_level, finite};
use crate::distribution::{normal_for, student_for};
use crate::interval::wilson;

/// A share and the number of independent answers that it rests on (see [`Estimate::effective_size`]).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// In 0..=1.
    pub share: f64,
    /// Above 0.
    pub effective_size: f64,
}

impl TryFrom<&Estimate> for Share {
    type Error = SamplingError;

    fn try_from(estimate: &Estimate) -> Result<Self, SamplingError> {
        Ok(Self { share: estimate.mean, effective_size: estimate.effective_size()? })
    }
}

/// A difference of shares, now minus before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Now minus before.
    pub difference: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// The difference ± z standard errors; bad near 0 and 1 and for few answers, here because others report it.
    pub wald: (f64, f64),
    /// From Wilson's limits of both shares (Newcombe 1998, method 10): the one to report.
    pub newcombe: (f64, f64),
}

/// The difference between the shares of two independent audits with the two-sided interval of a level.
///
/// # Errors
/// [`SamplingError::Level`]; [`SamplingError::NoShare`] for a share outside 0..=1; [`SamplingError::Range`] for a number of answers that is
/// not above 1e-9 and finite.
pub fn of_shares(before: Share, now: Share, level: f64) -> Result<Difference, SamplingError> {
    let level = checked_level(level)?;
    for Share { share, effective_size } in [before, now] {
        if !(0.0..=1.0).contains(&share) {
            return Err(SamplingError::NoShare);
        }
        if !(effective_size >= 1e-9 && effective_size.is_finite()) {
            return Err(SamplingError::Range);
        }
    }
    let difference = now.share - before.share;
    let variance = |s: Share| s.share * (1.0 - s.share) / s.effective_size;
    let standard_error = (variance(before) + variance(now)).sqrt();
    let half = normal_for(level) * standard_error;
    let limits = |s: Share| wilson(s.share * s.effective_size, s.effective_size, level).map_err(|_| SamplingError::Range);
    let ((low_before, high_before), (low_now, high_now)) = (limits(before)?, limits(now)?);
    let newcombe = (
        difference - (now.share - low_now).hypot(high_before - before.share),
        difference + (high_now - now.share).hypot(before.share - low_before),
    );
    Ok(Difference { difference, standard_error, wald: (difference - half, difference + half), newcombe })
}

/// A difference of means, now minus before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanDifference {
    /// Now minus before.
    pub difference: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Of its t (Welch 1947).
    pub degrees_of_freedom: f64,
    /// The two-sided interval.
    pub interval: (f64, f64),
}

/// The difference between the means of two independent audits, for values that are no shares (points of a rubric); degrees of freedom by
/// Welch and Satterthwaite. An audit that saw everything adds no chance.
///
/// # Errors
/// [`SamplingError::Level`]; [`SamplingError::NoFreedom`] where an audit has no degrees of freedom; either spread's.
pub fn of_means(before: &Estimate, now: &Estimate, level: f64) -> Result<MeanDifference, SamplingError> {
    let level = checked_level(level)?;
    let difference = finite(now.mean - before.mean)?;
    let errors = (before.spread?.standard_error, now.spread?.standard_error);
    let standard_error = finite(errors.0.hypot(errors.1))?;
    if before.degrees_of_freedom == 0 || now.degrees_of_freedom == 0 {
        return Err(SamplingError::NoFreedom);
    }
    // The parts of the variance, which add up to 1: as ratios they keep within the range of numbers.
    let part = |error: f64| if standard_error > 0.0 { (error / standard_error).powi(2) } else { 0.5 };
    let over = |error: f64, df: usize| part(error).powi(2) / df as f64;
    let degrees_of_freedom = 1.0 / (over(errors.0, before.degrees_of_freedom) + over(errors.1, now.degrees_of_freedom));
    let half = student_for(level, degrees_of_freedom) * standard_error;
    Ok(MeanDifference {
        difference,
        standard_error,
        degrees_of_freedom,
        interval: (finite(difference - half)?, finite(difference + half)?),
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    #[test]
    fn differences_of_newcombe_1998_table_2_method_10() {
        // Newcombe, Statistics in Medicine 17 (1998), 873-890: first share less second.
        for ((a, m), (b, n), (low, high)) in [
            ((56.0, 70.0), (48.0, 80.0), (0.0524, 0.3339)),
            ((9.0, 10.0), (3.0, 10.0), (0.1705, 0.8090)),
            ((6.0, 7.0), (2.0, 7.0), (0.0582, 0.8062)),
            ((5.0, 56.0), (0.0, 29.0), (-0.0381, 0.1926)),
        ] {
            let share = |k: f64, n: f64| Share { share: k / n, effective_size: n };
            let ours = of_shares(share(b, n), share(a, m), 0.95).unwrap().newcombe;
            assert!((ours.0 - low).abs() < 6e-5 && (ours.1 - high).abs() < 6e-5, "{ours:?}");
        }
    }

    #[test]
    fn two_equal_audits_of_means_have_the_textbook_t_interval() {
        let values = [1.0, 2.0, 3.0, 4.0, 5.0];
        let audit = Sample { values: &values, ..Sample::default() }.estimate().unwrap();
        let ours = of_means(&audit, &audit, 0.95).unwrap();
        // Both have s² = 2.5: the error is √(2.5/5 + 2.5/5) = 1, and t with 8 degrees of freedom is 2.306.
        assert!((ours.standard_error - 1.0).abs() < 1e-12 && (ours.degrees_of_freedom - 8.0).abs() < 1e-12);
        assert!((ours.interval.1 - 2.306).abs() < 5e-4 && (ours.interval.0 + ours.interval.1).abs() < 1e-12);
    }
}

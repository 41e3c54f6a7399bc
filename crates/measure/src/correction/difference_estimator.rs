//! The mean of a whole lot from a machine's word on all of it and people's on a random part: the difference estimator of survey sampling
//! (Särndal, Swensson and Wretman 1992).

use super::{CorrectionError, all_finite, checked_level, finite, mean, squares};
use crate::distribution::student_for;

/// A lot's mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LotMean {
    /// The machine's mean over the whole lot, put right by the mean difference on the sample; of shares it may leave 0..=1.
    pub mean: f64,
    /// Its standard error; 0 where people saw the whole lot.
    pub standard_error: f64,
    /// The mean of people's values on the sample, without the machine.
    pub human_only: f64,
    /// Its standard error.
    pub human_only_standard_error: f64,
    /// Degrees of freedom: one less than the sample.
    pub degrees_of_freedom: usize,
}

/// The lot's mean, from the machine's value of every item, and people's values at the places `sampled` (a simple random sample without
/// replacement, each place once). O(N).
///
/// # Errors
/// [`CorrectionError::NoAnswers`] for fewer than two sampled, unless that is the lot; [`CorrectionError::Counts`] where lists do not go
/// together, a place is not in the lot or is there twice; [`CorrectionError::Range`] for a value that is no number.
pub fn lot_mean(machine: &[f64], sampled: &[usize], human: &[f64]) -> Result<LotMean, CorrectionError> {
    if sampled.len() != human.len() || sampled.len() > machine.len() {
        return Err(CorrectionError::Counts);
    }
    let mut seen = vec![false; machine.len()];
    for place in sampled {
        match seen.get_mut(*place) {
            Some(seen) if !*seen => *seen = true,
            _ => return Err(CorrectionError::Counts),
        }
    }
    all_finite(machine)?;
    all_finite(human)?;
    let (n, all) = (human.len() as f64, machine.len() as f64);
    let census = sampled.len() == machine.len();
    if human.is_empty() || (human.len() < 2 && !census) {
        return Err(CorrectionError::NoAnswers);
    }
    let differences = human.iter().zip(sampled).map(|(human, place)| human - machine[*place]);
    let error = |squares: f64| if census { Ok(0.0) } else { finite(((1.0 - n / all) * squares / (n - 1.0) / n).sqrt()) };
    Ok(LotMean {
        mean: finite(mean(machine.iter().copied()) + mean(differences.clone()))?,
        standard_error: error(squares(differences))?,
        human_only: finite(mean(human.iter().copied()))?,
        human_only_standard_error: error(squares(human.iter().copied()))?,
        degrees_of_freedom: human.len() - 1,
    })
}

impl LotMean {
    /// The interval of a level by Student's t; the mean alone where people saw the whole lot, or where machine and people differ by the
    /// same on all that was sampled (which says little of a small sample: prefer a corrected share there).
    ///
    /// # Errors
    /// [`CorrectionError::Level`].
    pub fn interval(&self, level: f64) -> Result<(f64, f64), CorrectionError> {
        let level = checked_level(level)?;
        if self.standard_error == 0.0 {
            return Ok((self.mean, self.mean));
        }
        let half = student_for(level, self.degrees_of_freedom as f64) * self.standard_error;
        Ok((self.mean - half, self.mean + half))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_that_errs_by_the_same_everywhere_is_put_right_exactly_and_a_census_has_no_error() {
        let machine = [0.5, 0.7, 0.2, 0.9, 0.4];
        let ours = lot_mean(&machine, &[3, 0], &[1.0, 0.6]).unwrap();
        assert!((ours.mean - 0.64).abs() < 1e-15 && ours.standard_error < 1e-15);
        let all = lot_mean(&machine, &[4, 3, 2, 1, 0], &[0.0, 1.0, 1.0, 0.0, 1.0]).unwrap();
        assert!((all.mean - 0.6).abs() < 1e-15 && all.standard_error == 0.0);
        assert_eq!(all.interval(0.95), Ok((all.mean, all.mean)));
        assert_eq!(lot_mean(&machine, &[1, 1], &[0.0, 1.0]), Err(CorrectionError::Counts));
        assert_eq!(lot_mean(&machine, &[5, 1], &[0.0, 1.0]), Err(CorrectionError::Counts));
        assert_eq!(lot_mean(&machine, &[1], &[0.0]), Err(CorrectionError::NoAnswers));
    }
}

//! The mean of what people would say of everything, from what a machine said of everything and people of a part: prediction-powered
//! inference (Angelopoulos et al. 2023).

use super::{CorrectionError, all_finite, checked_level, finite, mean, squares};
use crate::distribution::{normal_for, normal_quantile};

/// What people and the machine said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answers<'a> {
    /// People's values of some items.
    pub human: &'a [f64],
    /// The machine's of the same items, in the same order.
    pub machine_on_same: &'a [f64],
    /// The machine's of other items, drawn from the same population.
    pub machine_elsewhere: &'a [f64],
}

/// How much the machine's answers count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Weight {
    /// The weight of least variance, between 0 and 1 (Angelopoulos, Duchi and Zrnic 2023): a useless machine counts nothing.
    Tuned,
    /// A stated weight: 1 the plain estimate, 0 people alone.
    Fixed(f64),
}

/// Which limits an interval has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sides {
    /// Both.
    Both,
    /// The lower one: is the mean larger than something?
    Larger,
    /// The upper one.
    Smaller,
}

/// A prediction-powered mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Powered {
    /// The machine's weight.
    pub weight: f64,
    /// The mean; of shares it may leave 0..=1.
    pub mean: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// λ·mean(machine elsewhere) + mean(human) − λ·mean(machine on the same), with the error from both samples (variances over n). O(n).
///
/// # Errors
/// [`CorrectionError::NoAnswers`] where a list is empty; [`CorrectionError::Counts`] where people and machine did not answer the same
/// number; [`CorrectionError::Range`] for a value or weight that is no number.
pub fn powered_mean(answers: Answers<'_>, weight: Weight) -> Result<Powered, CorrectionError> {
    let Answers { human, machine_on_same: same, machine_elsewhere: elsewhere } = answers;
    if human.len() != same.len() {
        return Err(CorrectionError::Counts);
    }
    if human.is_empty() || elsewhere.is_empty() {
        return Err(CorrectionError::NoAnswers);
    }
    for list in [human, same, elsewhere] {
        all_finite(list)?;
    }
    let (n, others) = (human.len() as f64, elsewhere.len() as f64);
    let weight = match weight {
        Weight::Tuned => tuned(answers)?,
        Weight::Fixed(weight) => finite(weight)?,
    };
    let left = human.iter().zip(same).map(|(human, machine)| human - weight * machine);
    let estimate = finite(weight * mean(elsewhere.iter().copied()) + mean(left.clone()))?;
    let variance = weight * weight * squares(elsewhere.iter().copied()) / others / others + squares(left) / n / n;
    Ok(Powered { weight, mean: estimate, standard_error: finite(variance.sqrt())? })
}

/// cov(human, machine)/((1 + n/N) var(machine everywhere)), the covariance over n and the variance over one less than all as published,
/// cut to
/// 0..=1; 0 where nothing varies.
fn tuned(answers: Answers<'_>) -> Result<f64, CorrectionError> {
    let Answers { human, machine_on_same: same, machine_elsewhere: elsewhere } = answers;
    let (n, others) = (human.len() as f64, elsewhere.len() as f64);
    let both = Everywhere { same, elsewhere, next: 0 };
    let variance = squares(both) / (n + others - 1.0);
    if variance == 0.0 {
        return Ok(0.0);
    }
    let (of_human, of_machine) = (mean(human.iter().copied()), mean(same.iter().copied()));
    let together = human.iter().zip(same).map(|(h, m)| (h - of_human) * (m - of_machine)).sum::<f64>() / n;
    finite(together / ((1.0 + n / others) * variance)).map(|weight| weight.clamp(0.0, 1.0))
}

/// The machine's answers of both parts, one after the other.
#[derive(Clone)]
struct Everywhere<'a> {
    same: &'a [f64],
    elsewhere: &'a [f64],
    next: usize,
}

impl Iterator for Everywhere<'_> {
    type Item = f64;

    fn next(&mut self) -> Option<f64> {
        let at = self.next;
        self.next += 1;
        self.same.get(at).or_else(|| self.elsewhere.get(at.checked_sub(self.same.len())?)).copied()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.same.len() + self.elsewhere.len()).saturating_sub(self.next);
        (left, Some(left))
    }
}

impl ExactSizeIterator for Everywhere<'_> {}

impl Powered {
    /// The normal interval of a level; a limit that was not asked for is infinite.
    ///
    /// # Errors
    /// [`CorrectionError::Level`] for a level that is not in 0..1, or for one side not in ½..1.
    pub fn interval(&self, level: f64, sides: Sides) -> Result<(f64, f64), CorrectionError> {
        let level = checked_level(level)?;
        if sides != Sides::Both && level < 0.5 {
            return Err(CorrectionError::Level);
        }
        let (both, one) = (normal_for(level) * self.standard_error, -normal_quantile(1.0 - level) * self.standard_error);
        Ok(match sides {
            Sides::Both => (self.mean - both, self.mean + both),
            Sides::Larger => (self.mean - one, f64::INFINITY),
            Sides::Smaller => (f64::NEG_INFINITY, self.mean + one),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_that_is_always_right_leaves_the_error_of_the_larger_sample_and_a_constant_one_counts_nothing() {
        let human = [1.0, 0.0, 1.0, 1.0];
        let elsewhere = [1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0];
        let right = Answers { human: &human, machine_on_same: &human, machine_elsewhere: &elsewhere };
        let ours = powered_mean(right, Weight::Fixed(1.0)).unwrap();
        assert!((ours.mean - 0.8).abs() < 1e-15 && (ours.standard_error - (0.8 * 0.2 / 10.0_f64).sqrt()).abs() < 1e-15);
        let constant = Answers { machine_on_same: &[1.0; 4], machine_elsewhere: &[1.0; 10], ..right };
        let ours = powered_mean(constant, Weight::Tuned).unwrap();
        assert_eq!((ours.weight, ours.mean), (0.0, 0.75));
        assert!((ours.standard_error - (0.75 * 0.25 / 4.0_f64).sqrt()).abs() < 1e-15);
        assert_eq!(ours.interval(0.95, Sides::Larger).unwrap().1, f64::INFINITY);
        assert_eq!(powered_mean(Answers { human: &[1.0], ..right }, Weight::Tuned), Err(CorrectionError::Counts));
    }
}

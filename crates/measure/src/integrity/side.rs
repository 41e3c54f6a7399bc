//! Whether a side is preferred whatever stands on it, for items that show two things beside each other.
//!
//! Which of both is shown first has been drawn, so that somebody who looks chooses the first as often as the second. Where the same item
//! was shown both ways round, each item is its own control and much fewer are needed.

use super::IntegrityError;
use crate::distribution::normal_quantile;
use crate::interval::{self, Method, binomial_two_sided};

/// What was chosen, by how it was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// What was shown first: above, or at the side where reading begins.
    First,
    /// What was shown second.
    Second,
    /// Both alike.
    Neither,
}

/// Counts of choices. They add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// The first was chosen.
    pub first: u64,
    /// The second was chosen.
    pub second: u64,
    /// Neither was.
    pub neither: u64,
}

/// How often the first is chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preference {
    /// Choices for one of both.
    pub chosen: u64,
    /// Share of them for the first, in 0..=1; a half without a preference.
    pub first: f64,
    /// Its interval (Clopper and Pearson 1934, never below its level).
    pub interval: (f64, f64),
    /// Two-sided exact p of no preference.
    pub p: f64,
}

/// Counts that are beyond a test, or a level that is none.
fn told<T>(value: Result<T, interval::IntervalError>) -> Result<T, IntegrityError> {
    value.map_err(|why| match why {
        interval::IntervalError::Parameters => IntegrityError::Nothing,
        interval::IntervalError::Probability => IntegrityError::Chance,
    })
}

impl Sides {
    /// Counts one choice.
    pub const fn add(&mut self, choice: Choice) {
        let count = match choice {
            Choice::First => &mut self.first,
            Choice::Second => &mut self.second,
            Choice::Neither => &mut self.neither,
        };
        *count = count.saturating_add(1);
    }

    /// Adds another part's counts.
    pub const fn merge(&mut self, other: &Self) {
        self.first = self.first.saturating_add(other.first);
        self.second = self.second.saturating_add(other.second);
        self.neither = self.neither.saturating_add(other.neither);
    }

    /// The share of the first among choices for one of both, with an interval of the level. Choices of neither say nothing of sides.
    ///
    /// # Errors
    /// [`IntegrityError::Nothing`] without a choice for one of both; [`IntegrityError::Chance`] for a level that is not between 0 and 1.
    pub fn preference(&self, level: f64) -> Result<Preference, IntegrityError> {
        let chosen = self.first.saturating_add(self.second);
        let interval = told(interval::share(self.first, chosen, level, Method::ClopperPearson))?;
        let p = told(binomial_two_sided(self.first, chosen, 0.5))?;
        Ok(Preference { chosen, first: self.first as f64 / chosen as f64, interval, p })
    }
}

/// Counts of items that one person judged both ways round. They add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swapped {
    /// Items with the same thing chosen both times, or neither both times.
    pub constant: u64,
    /// The first chosen both times.
    pub first: u64,
    /// The second chosen both times.
    pub second: u64,
    /// The first chosen once, neither the other time.
    pub half_first: u64,
    /// The second chosen once, neither the other time.
    pub half_second: u64,
}

/// What a swap changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lean {
    /// Items judged both ways round.
    pub items: u64,
    /// Mean lean towards the first, in −1..=1: 1 where the first was chosen both times, a half where once and neither the other time.
    pub lean: f64,
    /// Its interval (one item of each side added, Bonett and Price 2012).
    pub interval: (f64, f64),
    /// Two-sided exact p of no lean: the sign test over items that lean.
    pub p: f64,
    /// Share of items judged the same whichever way round, in 0..=1.
    pub constant: f64,
    /// Its interval (Wilson 1927).
    pub constant_interval: (f64, f64),
}

impl Swapped {
    /// Counts one item: the choice with one thing first, and the choice with the other first.
    pub const fn add(&mut self, one: Choice, other: Choice) {
        let count = match (one, other) {
            (Choice::First, Choice::First) => &mut self.first,
            (Choice::Second, Choice::Second) => &mut self.second,
            (Choice::First, Choice::Neither) | (Choice::Neither, Choice::First) => &mut self.half_first,
            (Choice::Second, Choice::Neither) | (Choice::Neither, Choice::Second) => &mut self.half_second,
            (Choice::First, Choice::Second) | (Choice::Second, Choice::First) | (Choice::Neither, Choice::Neither) => &mut self.constant,
        };
        *count = count.saturating_add(1);
    }

    /// Adds another part's counts.
    pub const fn merge(&mut self, other: &Self) {
        self.constant = self.constant.saturating_add(other.constant);
        self.first = self.first.saturating_add(other.first);
        self.second = self.second.saturating_add(other.second);
        self.half_first = self.half_first.saturating_add(other.half_first);
        self.half_second = self.half_second.saturating_add(other.half_second);
    }

    /// The mean lean, and how constant judgments are, with intervals of the level.
    ///
    /// # Errors
    /// [`IntegrityError::Nothing`] without items, or for counts beyond 10^12; [`IntegrityError::Chance`] for a level that is not between 0
    /// and 1.
    pub fn lean(&self, level: f64) -> Result<Lean, IntegrityError> {
        let (towards, away) = (self.first.saturating_add(self.half_first), self.second.saturating_add(self.half_second));
        let items = towards.saturating_add(away).saturating_add(self.constant);
        let constant_interval = told(interval::share(self.constant, items, level, Method::Wilson))?;
        let p = told(binomial_two_sided(towards, towards.saturating_add(away), 0.5))?;
        let sum = self.first as f64 - self.second as f64 + (self.half_first as f64 - self.half_second as f64) / 2.0;
        let squares = (self.first as f64 + self.second as f64) + (self.half_first as f64 + self.half_second as f64) / 4.0;
        let n = items as f64;
        let (mean, more) = (sum / (n + 2.0), n + 2.0);
        let error = (((squares + 2.0) / more - mean * mean) / more).max(0.0).sqrt();
        let half = normal_quantile(f64::midpoint(1.0, level)) * error;
        Ok(Lean {
            items,
            lean: sum / n,
            interval: ((mean - half).max(-1.0), (mean + half).min(1.0)),
            p,
            constant: self.constant as f64 / n,
            constant_interval,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Stream;

    #[test]
    fn shares_of_sides_have_binomial_tests() {
        let mut sides = Sides::default();
        (0..8).for_each(|_| sides.add(Choice::First));
        sides.merge(&Sides { first: 0, second: 2, neither: 5 });
        let found = sides.preference(0.95).unwrap();
        // 2 (1 + 10 + 45) / 1024; Clopper and Pearson's limits for 8 of 10.
        assert!((found.p - 112.0 / 1024.0).abs() < 1e-12 && found.chosen == 10 && found.first == 0.8);
        assert!((found.interval.0 - 0.4439).abs() < 5e-5 && (found.interval.1 - 0.9748).abs() < 5e-5);
        assert_eq!(Sides { neither: 3, ..Sides::default() }.preference(0.95), Err(IntegrityError::Nothing));
        assert_eq!(sides.preference(1.0), Err(IntegrityError::Chance));
        assert!(Sides { first: u64::MAX, second: u64::MAX, neither: 0 }.preference(0.9).is_err());
    }

    #[test]
    fn intervals_of_a_lean_are_bonett_and_prices() {
        // Adjusted Wald for 9 and 2 discordant of 40: (10 − 3)/42 ± z √((13/42 − (7/42)²)/42).
        let mut swapped = Swapped { constant: 29, ..Swapped::default() };
        (0..9).for_each(|_| swapped.add(Choice::First, Choice::First));
        (0..2).for_each(|_| swapped.add(Choice::Second, Choice::Second));
        let found = swapped.lean(0.95).unwrap();
        let half = 1.959_963_984_540_054 * ((13.0 / 42.0 - (7.0_f64 / 42.0).powi(2)) / 42.0).sqrt();
        assert!((found.interval.0 - (7.0 / 42.0 - half)).abs() < 1e-12 && (found.interval.1 - (7.0 / 42.0 + half)).abs() < 1e-12);
        assert!((found.lean - 7.0 / 40.0).abs() < 1e-15 && (found.p - 2.0 * (1.0 + 11.0 + 55.0) / 2048.0).abs() < 1e-12);
        assert!((found.constant - 29.0 / 40.0).abs() < 1e-15 && found.items == 40);
        assert_eq!(Swapped::default().lean(0.95), Err(IntegrityError::Nothing));
    }

    #[test]
    fn intervals_of_a_lean_hold_it_as_often_as_they_say() {
        let mut chance = Stream::new(11);
        let (runs, mut held) = (4_000, 0);
        for _ in 0..runs {
            let mut swapped = Swapped::default();
            for _ in 0..40 {
                let u = chance.uniform();
                let choices = match u {
                    _ if u < 0.15 => (Choice::First, Choice::First),
                    _ if u < 0.20 => (Choice::Second, Choice::Second),
                    _ if u < 0.30 => (Choice::Neither, Choice::First),
                    _ if u < 0.60 => (Choice::Neither, Choice::Neither),
                    _ => (Choice::First, Choice::Second),
                };
                swapped.add(choices.0, choices.1);
            }
            let (low, high) = swapped.lean(0.95).unwrap().interval;
            held += i32::from(low <= 0.15 && 0.15 <= high);
        }
        assert!((0.94..0.98).contains(&(f64::from(held) / f64::from(runs))), "{held}");
    }
}

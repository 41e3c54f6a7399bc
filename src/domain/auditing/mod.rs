//! Hidden checks after onboarding: which item comes next, what the running record says, what the charts over it signal, and what rules and
//! policies make of it.

mod annotator_state;
pub mod chart;
pub mod footing;
pub mod judgment;
pub mod letter;
pub mod measure;
mod measure_state;
pub mod path;
mod places;
pub mod policy;
pub mod rules;
pub mod sampled;
pub mod series;
mod signal;
mod supply;

use std::collections::BTreeMap;

use crate::domain::deciding::rule::{Scored, Stretch, restarting};
use crate::domain::kernel::chance::Draws;
use crate::domain::project::Audit;
use touchstone_measure::interval::wilson;

pub use annotator_state::AnnotatorState;
pub use places::{MOST_AT_ONCE, MOST_TASKS, due, owed, places};
pub use signal::SignalState;
pub use supply::{Lasts, supply};

/// The confidence of a record's interval.
pub const LEVEL: f64 = 0.90;

/// How many checks are told together. A mean after each one would say of each answer whether it was right, to whoever can post answers
/// as well.
pub const BLOCK: usize = 10;

/// The checks that are told: whole blocks, oldest first.
#[must_use]
pub fn whole_blocks(checks: &[Scored]) -> &[Scored] {
    &checks[..checks.len() - checks.len() % BLOCK]
}

/// A share to the nearest twentieth, as it is told of whole blocks.
#[must_use]
pub fn in_twentieths(share: f64) -> f64 {
    (share * 20.0).round() / 20.0
}

/// A sum of `n` scores, at least one answer away from none and from all: "all right" would say of each answer that it was right, and
/// whoever posts the answers knows which ones they are.
#[must_use]
pub fn told_sum(sum: f64, n: usize) -> f64 {
    let all = n as f64;
    let one = 1.0_f64.min(all / 2.0);
    sum.clamp(one, all - one)
}

/// A share of `n` scores as it is told to whoever may know which answers they are of: to the nearest twentieth, and one answer away from
/// none and from all; with its Wilson interval of that level, as wide as the told share makes it. Nothing for less than a block.
#[must_use]
pub fn told_share(share: f64, n: usize, level: f64) -> Option<(f64, (f64, f64))> {
    let (sum, all) = (told_sum(share * n as f64, n), n as f64);
    let (low, high) = wilson(sum, all, level).ok().filter(|_| n >= BLOCK)?;
    Some((in_twentieths(sum / all), (in_twentieths(low), in_twentieths(high))))
}

/// Picks an item of the audit bank for a person: one that they have not met, among the least exposed, within the exposure cap. `None` where
/// the bank has nothing left for them.
#[must_use]
pub fn next_item<'a>(
    audit: &Audit,
    bank: impl Iterator<Item = &'a str>,
    met: &[String],
    exposure: &BTreeMap<String, i64>,
    annotators: i64,
    draws: &mut Draws,
) -> Option<&'a str> {
    #[expect(clippy::cast_possible_truncation, reason = "a share of the number of annotators")]
    let cap = ((audit.exposure * annotators as f64).floor() as i64).max(1);
    let seen = |id: &str| exposure.get(id).copied().unwrap_or(0);
    let fresh: Vec<&str> = bank.filter(|id| audit.repeat || !met.iter().any(|m| m == id)).filter(|id| seen(id) < cap).collect();
    let least = fresh.iter().map(|id| seen(id)).min()?;
    let among: Vec<&str> = fresh.into_iter().filter(|id| seen(id) == least).collect();
    let at = usize::try_from(draws.below(among.len() as u64)).unwrap_or(0);
    among.get(at).copied()
}

/// What a record of checks says.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Counted checks, and the sum of their scores.
    pub counted: usize,
    /// Sum of the counted scores.
    pub sum: f64,
    /// The 90 % interval of the mean by Wilson's score, which always holds it; none before the first counted check.
    pub interval: Option<(f64, f64)>,
    /// Decisions of the restarting rule, the last of which may be open.
    pub stretches: Vec<Stretch>,
}

impl Record {
    /// The same as it is told to whoever may know which answers it is of; see [`told_sum`].
    #[must_use]
    pub fn told(self) -> Self {
        let sum = told_sum(self.sum, self.counted);
        let interval = self.interval.and_then(|_| wilson(sum, self.counted as f64, LEVEL).ok());
        Self { sum, interval, ..self }
    }
}

/// The record of a person's checks, oldest first.
#[must_use]
pub fn record(audit: &Audit, checks: &[Scored]) -> Record {
    let window = checks.len().saturating_sub(audit.window as usize);
    let scores: Vec<f64> = checks.iter().skip(window).filter(|c| c.counts).filter_map(|c| c.score).collect();
    let (counted, sum) = (scores.len(), scores.iter().sum::<f64>());
    let interval = (counted > 0).then(|| wilson(sum, counted as f64, LEVEL).ok()).flatten();
    Record { counted, sum, interval, stretches: restarting(&audit.decision, checks) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_right_is_told_as_all_but_one_and_none_as_one() {
        for n in BLOCK..300 {
            let all = n as f64;
            assert_eq!(told_share(1.0, n, 0.95), told_share((all - 1.0) / all, n, 0.95), "{n}");
            assert_eq!(told_share(0.0, n, 0.95), told_share(1.0 / all, n, 0.95), "{n}");
        }
        // Wilson's interval of 9 of 10 at 95 %: .596 to .982, in twentieths.
        assert_eq!(told_share(1.0, 10, 0.95), Some((0.9, (0.6, 1.0))));
        assert_eq!((told_share(0.5, 9, 0.95), told_sum(1.0, 1), told_sum(0.0, 0)), (None, 0.5, 0.0));
    }

    #[test]
    fn a_record_without_a_mistake_is_told_as_one_with_a_mistake() {
        let record = |sum: f64| Record { counted: 20, sum, interval: wilson(sum, 20.0, LEVEL).ok(), stretches: Vec::new() };
        assert_eq!(record(20.0).told(), record(19.0).told());
        assert_eq!(record(0.0).told(), record(1.0).told());
        assert_eq!(record(12.0).told(), record(12.0));
    }
}

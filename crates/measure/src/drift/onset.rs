//! When a change began, and what was before and after it.

use super::ChartError;
use super::expectation::{Check, Estimate, estimate};

/// Half of the 95 % point of χ² with one degree of freedom, to four decimals: how far below the largest log-likelihood a plausible onset
/// lies.
pub const PLAUSIBLE: f64 = 1.9207;

/// The change point of a record; checks are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Onset {
    /// The first check at the new level, by maximum likelihood: the latest one where several are as likely.
    pub at: usize,
    /// The earliest plausible first check.
    pub from: usize,
    /// The latest plausible first check.
    pub to: usize,
    /// How much likelier the change at `at` is than none, as a natural logarithm: the sum of the steps from there on.
    pub log_ratio: f64,
}

/// The onset by maximum likelihood (Page 1955; Hinkley 1970): the k with the largest sum of steps from k to the record's end, and all k
/// whose sum is within `plausible` of it. Steps are those of [`super::watch::step`]; the record ends at the signal. O(n).
///
/// # Errors
/// [`ChartError::Parameters`] without steps, for one that is not finite, or a range below 0.
pub fn onset(steps: &[f64], plausible: f64) -> Result<Onset, ChartError> {
    if steps.is_empty() || !steps.iter().all(|s| s.is_finite()) || plausible.is_nan() || plausible < 0.0 {
        return Err(ChartError::Parameters);
    }
    let mut sum = 0.0;
    let mut sums: Vec<f64> = steps
        .iter()
        .rev()
        .map(|step| {
            sum += step;
            sum
        })
        .collect();
    sums.reverse();
    let (mut at, mut best) = (0, f64::NEG_INFINITY);
    for (k, sum) in sums.iter().enumerate() {
        if *sum >= best {
            (at, best) = (k, *sum);
        }
    }
    if !best.is_finite() {
        return Err(ChartError::Parameters);
    }
    let near = |sum: &f64| *sum >= best - plausible;
    let from = sums.iter().position(near).unwrap_or(at);
    let to = sums.iter().rposition(near).unwrap_or(at);
    Ok(Onset { at: at + 1, from: from + 1, to: to + 1, log_ratio: best })
}

/// What a signal says: the onset, and the level before and after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// When it began.
    pub onset: Onset,
    /// The level of the checks before the onset; none where the change was there from the first check on.
    pub before: Option<Estimate>,
    /// The level from the onset on, as if the onset were known.
    pub after: Estimate,
    /// The interval of the level after it that is to be printed: the lower limit is that of [`Change::after`], the upper one that from the
    /// earliest plausible onset on. A signal comes when things look worst, and its onset is chosen for showing the largest fall, so that
    /// the plain 95 % interval holds the true level in about 80 % of signals only (60 % after a fall to half-way), nearly always below it.
    /// This one holds it in 96 % and more after falls to p₁ or less deep; after one far deeper the true level may be lower than it says.
    pub after_plausible: (f64, f64),
}

/// The change in a record that ends at a signal. `steps` are those of its checks. O(n).
///
/// # Errors
/// [`ChartError::Parameters`] where there are not as many steps as checks, and as [`onset`] and [`estimate`].
pub fn change(record: &[Check], steps: &[f64], confidence: f64) -> Result<Change, ChartError> {
    if record.len() != steps.len() {
        return Err(ChartError::Parameters);
    }
    let onset = onset(steps, PLAUSIBLE)?;
    let (earlier, later) = record.split_at(onset.at - 1);
    let before = if earlier.is_empty() { None } else { Some(estimate(earlier, confidence)?) };
    let after = estimate(later, confidence)?;
    let earliest = estimate(&record[onset.from - 1..], confidence)?;
    Ok(Change { onset, before, after, after_plausible: (after.low, after.high.max(earliest.high)) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drift::watch::Watch;

    #[test]
    fn a_clean_fall_is_dated_to_its_first_wrong_answer() {
        let record: Vec<Check> = (0..60).map(|i| Check { score: f64::from(u8::from(i < 50)), shift: 0.0 }).collect();
        let path = Watch { p_in: 0.95, p_out: 0.7, limit: 4.0 }.run(0.0, &record).unwrap();
        let until = path.sums.len();
        let found = change(&record[..until], &path.steps[..until], 0.95).unwrap();
        assert_eq!((found.onset.at, path.signal.unwrap().at, path.signal.unwrap().began), (51, until as u64, 51));
        assert!((found.onset.log_ratio - path.sums[until - 1]).abs() < 1e-12);
        assert_eq!((found.before.unwrap().level, found.before.unwrap().n, found.after.level), (1.0, 50, 0.0));
        assert!(found.after_plausible.1 >= found.after.high && found.after_plausible.0 == found.after.low);
    }

    #[test]
    fn equal_likelihoods_are_dated_to_the_latest() {
        let found = onset(&[1.0, -1.0, 1.0], 0.0).unwrap();
        assert_eq!((found.at, found.from, found.to, found.log_ratio), (3, 1, 3, 1.0));
        assert_eq!(onset(&[], 1.0), Err(ChartError::Parameters));
        assert_eq!(onset(&[f64::NAN], 1.0), Err(ChartError::Parameters));
    }
}

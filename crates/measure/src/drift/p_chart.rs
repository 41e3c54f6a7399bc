//! The p chart: shares of successive samples against the limits that an unchanged share keeps.

use super::ChartError;
use crate::distribution::beta_tails;
use crate::interval::binomial_at_least;

/// Limits for the number of successes in a sample of one size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Fewer are a signal.
    pub low: u64,
    /// More are a signal.
    pub high: u64,
}

/// Three-sigma limits p ± 3√(p(1 − p)/n) of the share of a sample, cut at 0 and 1.
///
/// # Errors
/// [`ChartError::Parameters`] for an empty sample or a share outside 0..=1.
pub fn three_sigma(p: f64, n: u64) -> Result<(f64, f64), ChartError> {
    if n == 0 || !(0.0..=1.0).contains(&p) {
        return Err(ChartError::Parameters);
    }
    let half = 3.0 * (p * (1.0 - p) / n as f64).sqrt();
    Ok(((p - half).max(0.0), (p + half).min(1.0)))
}

/// Limits that samples of an unchanged share leave with at most half of `risk` on each side, by the binomial distribution itself: right for
/// small samples too, where three sigmas are not.
///
/// # Errors
/// [`ChartError::Parameters`] for an empty sample, a share outside 0..=1 or a risk outside 0..1.
pub fn exact(p: f64, n: u64, risk: f64) -> Result<Limits, ChartError> {
    if n == 0 || !(0.0..=1.0).contains(&p) || !(risk > 0.0 && risk < 1.0) {
        return Err(ChartError::Parameters);
    }
    let at_most = |k: u64| if k >= n { 1.0 } else { beta_tails((k + 1) as f64, (n - k) as f64, p, 1.0 - p).1 };
    let at_least = |k: u64| if k > n { 0.0 } else { binomial_at_least(k, n, p).unwrap_or(0.0) };
    let low = (0..=n).find(|k| at_most(*k) > risk / 2.0).unwrap_or(0);
    let high = (0..=n).rev().find(|k| at_least(*k) > risk / 2.0).unwrap_or(n);
    Ok(Limits { low, high })
}

/// Mean number of samples up to a signal when the share is `p`: one over the chance of a sample outside the limits.
///
/// # Errors
/// [`ChartError::Parameters`] for an empty sample or a share outside 0..=1; [`ChartError::Unreachable`] where no sample can be outside.
pub fn average_run_length(limits: Limits, p: f64, n: u64) -> Result<f64, ChartError> {
    if n == 0 || !(0.0..=1.0).contains(&p) {
        return Err(ChartError::Parameters);
    }
    let below = if limits.low == 0 { 0.0 } else { 1.0 - binomial_at_least(limits.low, n, p).unwrap_or(1.0) };
    let above = if limits.high >= n { 0.0 } else { binomial_at_least(limits.high + 1, n, p).unwrap_or(0.0) };
    if below + above > 0.0 { Ok(1.0 / (below + above)) } else { Err(ChartError::Unreachable) }
}

/// One group on a stepped chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// The share right.
    pub share: f64,
    /// The lower three-sigma limit for a group of this size, cut at 0.
    pub low: f64,
    /// The upper one, cut at 1.
    pub high: f64,
    /// Whether the share lies strictly outside the limits before they are cut.
    pub outside: bool,
    /// The largest count that an unchanged share gives with a chance of at most [`STEP_RISK`] or fewer: at or below it the group is a
    /// signal by the binomial distribution itself. None where even a count of 0 is likelier.
    pub signal_at: Option<u64>,
}

/// The chance of a standard normal value below −3, as three-sigma charts have it.
pub const STEP_RISK: f64 = 0.001_35;

/// The p chart of groups of different sizes (Shewhart 1931): `(n, right)` for each, with limits that step with n. A group of nobody has no
/// place on it. O(log n) for each.
///
/// # Errors
/// [`ChartError::Parameters`] for a share outside 0..=1, or a group with more right than there are.
pub fn stepped(share: f64, groups: &[(u64, f64)]) -> Result<Vec<Option<Group>>, ChartError> {
    if !(0.0..=1.0).contains(&share) || !groups.iter().all(|(n, right)| (0.0..=*n as f64).contains(right)) {
        return Err(ChartError::Parameters);
    }
    let group = |(n, right): &(u64, f64)| {
        if *n == 0 {
            return Ok(None);
        }
        let half = 3.0 * (share * (1.0 - share) / *n as f64).sqrt();
        let (low, high) = three_sigma(share, *n)?;
        let seen = right / *n as f64;
        let outside = seen < share - half || seen > share + half;
        Ok(Some(Group { share: seen, low, high, outside, signal_at: largest_unlikely(share, *n) }))
    };
    groups.iter().map(group).collect()
}

/// The largest c with P(X ≤ c) ≤ [`STEP_RISK`], by halving.
fn largest_unlikely(p: f64, n: u64) -> Option<u64> {
    let unlikely = |c: u64| c < n && beta_tails((c + 1) as f64, (n - c) as f64, p, 1.0 - p).1 <= STEP_RISK;
    if !unlikely(0) {
        return None;
    }
    let (mut low, mut high) = (0, n);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if unlikely(middle) { low = middle } else { high = middle }
    }
    Some(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_step_with_the_size_of_a_group() {
        let groups = stepped(0.9, &[(100, 80.0), (0, 0.0), (3, 3.0), (1, 0.0)]).unwrap();
        let first = groups[0].unwrap();
        assert!((first.low - 0.81).abs() < 1e-12 && first.outside && first.high == 0.9 + 3.0 * 0.03);
        // P(X ≤ 80) of 100 at .9 is .0020, P(X ≤ 79) is .0008. One of three wrong has a chance of .1³ of none right.
        assert_eq!(
            (first.signal_at, groups[1], groups[2].unwrap().signal_at, groups[3].unwrap().signal_at),
            (Some(79), None, Some(0), None)
        );
        assert_eq!(stepped(0.9, &[(1, 2.0)]), Err(ChartError::Parameters));
    }

    #[test]
    fn closed_forms_of_a_sample_of_three() {
        // With p = ½ and n = 3 the counts have 1/8, 3/8, 3/8, 1/8.
        assert_eq!(exact(0.5, 3, 0.26).unwrap(), Limits { low: 1, high: 2 });
        assert_eq!(exact(0.5, 3, 0.24).unwrap(), Limits { low: 0, high: 3 });
        assert!((average_run_length(Limits { low: 1, high: 2 }, 0.5, 3).unwrap() - 4.0).abs() < 1e-12);
        assert_eq!(average_run_length(Limits { low: 0, high: 3 }, 0.5, 3), Err(ChartError::Unreachable));
        assert!((three_sigma(0.9, 100).unwrap().0 - 0.81).abs() < 1e-12);
    }
}

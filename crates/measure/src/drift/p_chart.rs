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

#[cfg(test)]
mod tests {
    use super::*;

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

//! An interval for a success rate that holds at every look, however often one looks (Robbins 1970; the Beta mixture).
//!
//! An ordinary interval that is looked at after every answer is left sooner or later by every rate. Here the chance that the true rate is
//! ever outside, over all answers to come, is at most the stated risk.

use crate::distribution::ln_beta;
use crate::interval::IntervalError;

/// The rates p for which the evidence of `right` of `n` against p, a mixture of all other rates with weights Beta(a, b), is below 1/risk.
///
/// # Errors
/// [`IntervalError::Parameters`] for more right than answered or a mixture that is no distribution; [`IntervalError::Probability`] unless
/// 0 < risk < 1.
pub fn interval(right: u64, n: u64, risk: f64, mixture: (f64, f64)) -> Result<(f64, f64), IntervalError> {
    let (a, b) = mixture;
    if right > n || !(a > 0.0 && b > 0.0 && a.is_finite() && b.is_finite()) {
        return Err(IntervalError::Parameters);
    }
    if !(risk > 0.0 && risk < 1.0) {
        return Err(IntervalError::Probability);
    }
    let (k, wrong) = (right as f64, (n - right) as f64);
    let evidence = ln_beta(a + k, b + wrong) - ln_beta(a, b);
    let power = |times: f64, base: f64| if times == 0.0 { 0.0 } else { times * base.ln() };
    let outside = |p: f64| evidence - power(k, p) - power(wrong, 1.0 - p) >= -risk.ln();
    let best = if n == 0 { 0.5 } else { k / n as f64 };
    // From the observed rate, which is inside, to each end.
    let edge = |end: f64| {
        if !outside(end) {
            return end;
        }
        let (mut inside, mut beyond) = (best, end);
        for _ in 0..100 {
            let middle = f64::midpoint(inside, beyond);
            if outside(middle) { beyond = middle } else { inside = middle }
        }
        inside
    };
    Ok((edge(0.0), edge(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_true_rate_is_ever_outside_with_at_most_the_stated_chance_computed_exactly() {
        // All walks of 300 answers, by the chance of each count that was never outside.
        for (p, risk) in [(0.8, 0.05), (0.5, 0.1)] {
            let mut alive = vec![1.0_f64];
            for n in 1..=300_u64 {
                let mut next = vec![0.0; alive.len() + 1];
                for (k, share) in alive.iter().enumerate() {
                    next[k] += share * (1.0 - p);
                    next[k + 1] += share * p;
                }
                for (k, share) in next.iter_mut().enumerate().filter(|(_, s)| **s > 0.0) {
                    let (low, high) = interval(k as u64, n, risk, (1.0, 1.0)).unwrap();
                    if p < low || p > high {
                        *share = 0.0;
                    }
                }
                alive = next;
            }
            let ever_outside = 1.0 - alive.iter().sum::<f64>();
            assert!(ever_outside <= risk && ever_outside > risk / 20.0, "{ever_outside}");
        }
    }

    #[test]
    fn nothing_seen_excludes_nothing() {
        assert_eq!(interval(0, 0, 0.05, (1.0, 1.0)), Ok((0.0, 1.0)));
        let (low, high) = interval(90, 100, 0.05, (1.0, 1.0)).unwrap();
        // Wider than an interval for one look, whose limits are 0.826 and 0.945.
        assert!(low < 0.826 && high > 0.945 && low > 0.7);
        assert_eq!(interval(2, 1, 0.05, (1.0, 1.0)), Err(IntervalError::Parameters));
    }
}

//! Intervals and tails of a share: the Beta posterior, and the normal distribution's quantiles.
//!
//! The regularised incomplete beta function and the normal quantile are statrs'; the posterior's quantile is found here by bisection on that
//! function, which is monotone, so that tail and quantile agree to the last digits.

use statrs::distribution::{ContinuousCDF as _, Normal};
use statrs::function::beta::beta_reg;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalError {
    /// A parameter of the distribution is not positive and finite.
    Parameters,
    /// A probability is not in 0..1.
    Probability,
}

/// P(X ≥ x) for X ~ Beta(a, b).
///
/// # Errors
/// [`IntervalError::Parameters`] unless a, b > 0 and finite.
pub fn beta_at_least(a: f64, b: f64, x: f64) -> Result<f64, IntervalError> {
    check(a, b)?;
    // The complement is computed as the other tail, so that small values keep their digits.
    Ok(if x <= 0.0 || x.is_nan() {
        1.0
    } else if x >= 1.0 {
        0.0
    } else {
        beta_reg(b, a, 1.0 - x).clamp(0.0, 1.0)
    })
}

/// The x with P(X ≤ x) = p for X ~ Beta(a, b).
///
/// # Errors
/// [`IntervalError::Parameters`] unless a, b > 0 and finite; [`IntervalError::Probability`] unless 0 < p < 1.
pub fn beta_quantile(a: f64, b: f64, p: f64) -> Result<f64, IntervalError> {
    check(a, b)?;
    if !(p > 0.0 && p < 1.0) {
        return Err(IntervalError::Probability);
    }
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    // Sixty halvings of 0..1 reach the last bit of any x above 2^-8; below it the relative error is still under 1e-15 / x.
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if beta_reg(a, b, middle) < p { low = middle } else { high = middle }
    }
    Ok(f64::midpoint(low, high))
}

/// The equal-tailed interval that holds a share `level` of the posterior Beta(1 + successes, 1 + n − successes), from a uniform prior. Successes may
/// be a sum of partial credits.
///
/// # Errors
/// As [`beta_quantile`].
pub fn posterior_interval(successes: f64, n: f64, level: f64) -> Result<(f64, f64), IntervalError> {
    let (a, b) = (1.0 + successes, 1.0 + n - successes);
    let tail = (1.0 - level) / 2.0;
    Ok((beta_quantile(a, b, tail)?, beta_quantile(a, b, 1.0 - tail)?))
}

/// The z with Φ(z) = p.
///
/// # Errors
/// [`IntervalError::Probability`] unless 0 < p < 1.
pub fn normal_quantile(p: f64) -> Result<f64, IntervalError> {
    if !(p > 0.0 && p < 1.0) {
        return Err(IntervalError::Probability);
    }
    Ok(Normal::standard().inverse_cdf(p))
}

fn check(a: f64, b: f64) -> Result<(), IntervalError> {
    if a > 0.0 && b > 0.0 && a.is_finite() && b.is_finite() { Ok(()) } else { Err(IntervalError::Parameters) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_forms_of_the_uniform_and_power_distributions() {
        // Beta(1, 1) is uniform; P(Beta(n, 1) ≤ x) = x^n.
        assert!((beta_at_least(1.0, 1.0, 0.3).unwrap() - 0.7).abs() < 1e-14);
        assert!((beta_at_least(5.0, 1.0, 0.8).unwrap() - (1.0 - 0.8_f64.powi(5))).abs() < 1e-14);
        assert!((beta_quantile(5.0, 1.0, 0.1).unwrap() - 0.1_f64.powf(0.2)).abs() < 1e-13);
        let (low, high) = posterior_interval(0.0, 0.0, 0.9).unwrap();
        assert!((low - 0.05).abs() < 1e-13 && (high - 0.95).abs() < 1e-13);
    }

    #[test]
    fn published_normal_quantiles() {
        for (p, z) in [(0.975, 1.959_963_984_540_054), (0.8, 0.841_621_233_572_914_2), (0.5, 0.0)] {
            assert!((normal_quantile(p).unwrap() - z).abs() < 1e-9, "{p}");
        }
        assert_eq!(normal_quantile(1.0), Err(IntervalError::Probability));
        assert_eq!(beta_at_least(0.0, 1.0, 0.5), Err(IntervalError::Parameters));
    }
}

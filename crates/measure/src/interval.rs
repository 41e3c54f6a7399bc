//! Intervals and tests of a share of successes: Wilson, Clopper-Pearson, Jeffreys, Agresti-Coull, Wald, exact binomial tests, the Beta
//! posterior, and the bootstrap.

use super::distribution;
use super::draw::Stream;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalError {
    /// A parameter of the distribution is not between 1e-12 and 1e12, or counts do not fit together.
    Parameters,
    /// A probability is not in 0..1.
    Probability,
}

/// P(X ≥ x) for X ~ Beta(a, b).
///
/// # Errors
/// [`IntervalError::Parameters`] unless a and b are between 1e-12 and 1e12.
pub fn beta_at_least(a: f64, b: f64, x: f64) -> Result<f64, IntervalError> {
    check(a, b)?;
    Ok(if x.is_nan() { 1.0 } else { distribution::beta_tails(a, b, x, 1.0 - x).1 })
}

/// P(X ≤ x) for X ~ Beta(a, b).
///
/// # Errors
/// [`IntervalError::Parameters`] unless a and b are between 1e-12 and 1e12, [`IntervalError::Probability`] for an x that is no number.
pub fn beta_at_most(a: f64, b: f64, x: f64) -> Result<f64, IntervalError> {
    check(a, b)?;
    if x.is_nan() { Err(IntervalError::Probability) } else { Ok(distribution::beta_tails(a, b, x, 1.0 - x).0) }
}

/// ln P(X ≥ x) for X ~ Beta(a, b), also where the probability itself is below the smallest number; −∞ from x = 1 on.
///
/// # Errors
/// As [`beta_at_most`].
pub fn ln_beta_at_least(a: f64, b: f64, x: f64) -> Result<f64, IntervalError> {
    check(a, b)?;
    if x.is_nan() { Err(IntervalError::Probability) } else { Ok(distribution::ln_beta_at_least(a, b, x)) }
}

/// The x with P(X ≤ x) = p for X ~ Beta(a, b).
///
/// # Errors
/// [`IntervalError::Parameters`] unless a and b are between 1e-12 and 1e12; [`IntervalError::Probability`] unless 0 < p < 1.
pub fn beta_quantile(a: f64, b: f64, p: f64) -> Result<f64, IntervalError> {
    check(a, b)?;
    if p > 0.0 && p < 1.0 { Ok(distribution::beta_quantile(a, b, p).0) } else { Err(IntervalError::Probability) }
}

/// P(X₁ > X₂) for independent X₁ ~ Beta(a₁, b₁) and X₂ ~ Beta(a₂, b₂), to 1e-9.
///
/// The narrower density is integrated over the other's distribution, on the scale of log odds: there both are smooth whatever the
/// parameters are, and fall off at both ends. A step of sinh brings far tails near, and the trapezoidal rule on such a function is as good
/// as any (Takahasi and Mori 1974). The density's constant is that of the same sum, so that its error cancels.
///
/// # Errors
/// [`IntervalError::Parameters`] unless all parameters are between 1e-12 and 1e12.
pub fn beta_greater(first: (f64, f64), second: (f64, f64)) -> Result<f64, IntervalError> {
    check(first.0, first.1)?;
    check(second.0, second.1)?;
    let width = |(a, b): (f64, f64)| ((a + b) / a / b).sqrt();
    if width(second) < width(first) {
        let below = |log_odds: f64| odds_tails(first, log_odds).1;
        return Ok(mean_over(second, below));
    }
    Ok(mean_over(first, |log_odds| odds_tails(second, log_odds).0))
}

/// Both tails of a beta distribution at a point given by its log odds, of which neither the point nor one less it loses digits.
fn odds_tails((a, b): (f64, f64), log_odds: f64) -> (f64, f64) {
    // Where one of both is below all digits of the other, its power is the whole tail; the point itself would soon be no number any more.
    let far = 40.0 + a.max(b).max(1.0).ln();
    let power = |of: f64| (-of * log_odds.abs() - distribution::ln_beta(a, b) - of.ln()).exp().min(1.0);
    if log_odds > far {
        return (1.0 - power(b), power(b));
    }
    if log_odds < -far {
        return (power(a), 1.0 - power(a));
    }
    let share = |x: f64| 1.0 / (1.0 + (-x).exp());
    distribution::beta_tails(a, b, share(log_odds), share(-log_odds))
}

/// The mean of a function of the log odds over a beta distribution; the function lies in 0..=1.
fn mean_over((a, b): (f64, f64), of: impl Fn(f64) -> f64) -> f64 {
    // ln(1 + e^x) without overflow.
    let softplus = |x: f64| x.max(0.0) + (-x.abs()).exp().ln_1p();
    let top = (a / b).ln();
    let width = ((a + b) / a / b).sqrt();
    let height = |x: f64| -a * softplus(-x) - b * softplus(x);
    let highest = height(top);
    let sum = |step: f64| {
        let (mut all, mut weighed) = (0.0, 0.0);
        for direction in [1.0, -1.0] {
            for i in u32::from(direction < 0.0)..100_000 {
                let s = direction * f64::from(i) * step;
                let x = top + width * s.sinh();
                let ln_weight = height(x) - highest + s.cosh().ln();
                if ln_weight < -80.0 {
                    break;
                }
                let weight = ln_weight.exp();
                all += weight;
                // Where next to nothing is left the function, at most 1, need not be known.
                if ln_weight > -50.0 {
                    weighed += weight * of(x);
                }
            }
        }
        weighed / all
    };
    let mut step = 1.0 / 8.0;
    let mut before = sum(step);
    for _ in 0..6 {
        step /= 2.0;
        let next = sum(step);
        if (next - before).abs() < 1e-13 {
            return next.clamp(0.0, 1.0);
        }
        before = next;
    }
    before.clamp(0.0, 1.0)
}

/// Wilson's score interval of a share of n behind a quantile z (Wilson 1927); it always holds the share itself.
pub(crate) fn score_interval(share: f64, n: f64, z: f64) -> (f64, f64) {
    let square = z * z;
    let half = z * (share * (1.0 - share) / n + square / (4.0 * n * n)).sqrt();
    let middle = share + square / (2.0 * n);
    let bound = |v: f64| v / (1.0 + square / n);
    (bound(middle - half).clamp(0.0, share), bound(middle + half).clamp(share, 1.0))
}

/// Wilson's score interval for a mean of scores in 0..=1, by their sum: as [`share`] with [`Method::Wilson`], where the sum may hold
/// partial credits, whose spread is at most that of whole ones. It always holds the mean itself.
///
/// # Errors
/// [`IntervalError::Parameters`] unless 0 ≤ sum ≤ n and n is above 0; [`IntervalError::Probability`] unless 0 < level < 1.
pub fn wilson(sum: f64, n: f64, level: f64) -> Result<(f64, f64), IntervalError> {
    if !(n > 0.0 && (0.0..=n).contains(&sum)) {
        return Err(IntervalError::Parameters);
    }
    if !(level > 0.0 && level < 1.0) {
        return Err(IntervalError::Probability);
    }
    Ok(score_interval(sum / n, n, -distribution::normal_quantile((1.0 - level) / 2.0)))
}

/// The z with Φ(z) = p.
///
/// # Errors
/// [`IntervalError::Probability`] unless 0 < p < 1.
pub fn normal_quantile(p: f64) -> Result<f64, IntervalError> {
    if p > 0.0 && p < 1.0 { Ok(distribution::normal_quantile(p)) } else { Err(IntervalError::Probability) }
}

/// P(Z ≥ z) of the standard normal distribution.
#[must_use]
pub fn normal_at_least(z: f64) -> f64 {
    distribution::normal_at_least(z)
}

/// The largest parameter, and the largest number of trials.
const MOST: f64 = 1e12;

fn check(a: f64, b: f64) -> Result<(), IntervalError> {
    // Beyond these a double's digits no longer carry a tail.
    let fine = |x: f64| (1e-12..=MOST).contains(&x);
    if fine(a) && fine(b) { Ok(()) } else { Err(IntervalError::Parameters) }
}

/// How an interval for a share is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Wilson's score interval (1927): close to its level at every share.
    Wilson,
    /// The same with continuity correction.
    WilsonCorrected,
    /// Clopper and Pearson's (1934): never below its level.
    ClopperPearson,
    /// Equal tails of the posterior from Jeffreys' prior, Beta(k + ½, n − k + ½), unchanged at the ends.
    Jeffreys,
    /// Agresti and Coull's (1998).
    AgrestiCoull,
    /// Wald's, cut at 0 and 1; bad for small n, here because others report it.
    Wald,
}

/// The two-sided interval of a level (such as 0.95) for the share behind `k` successes of `n`.
///
/// # Errors
/// [`IntervalError::Parameters`] for k > n, or n = 0 where the method has no answer; [`IntervalError::Probability`] unless 0 < level < 1.
pub fn share(k: u64, n: u64, level: f64, method: Method) -> Result<(f64, f64), IntervalError> {
    if !(level > 0.0 && level < 1.0) {
        return Err(IntervalError::Probability);
    }
    if k > n || n as f64 > MOST || (n == 0 && !matches!(method, Method::Jeffreys | Method::AgrestiCoull)) {
        return Err(IntervalError::Parameters);
    }
    let tail = (1.0 - level) / 2.0;
    let z = -distribution::normal_quantile(tail);
    let (k, n) = (k as f64, n as f64);
    let (p, square) = (k / n, z * z);
    let quantile = |a: f64, b: f64, p: f64| distribution::beta_quantile(a, b, p).0;
    Ok(match method {
        Method::Wilson => score_interval(p, n, z),
        Method::WilsonCorrected => {
            let bound = |k: f64| {
                let p = k / n;
                let inside = square - 2.0 - 1.0 / n + 4.0 * p * (n * (1.0 - p) + 1.0);
                (2.0 * n * p + square - 1.0 - z * inside.max(0.0).sqrt()) / (2.0 * (n + square))
            };
            (if k == 0.0 { 0.0 } else { bound(k) }, if k == n { 1.0 } else { 1.0 - bound(n - k) })
        }
        Method::ClopperPearson => {
            (if k == 0.0 { 0.0 } else { quantile(k, n - k + 1.0, tail) }, if k == n { 1.0 } else { quantile(k + 1.0, n - k, 1.0 - tail) })
        }
        Method::Jeffreys => (quantile(k + 0.5, n - k + 0.5, tail), quantile(k + 0.5, n - k + 0.5, 1.0 - tail)),
        Method::AgrestiCoull => {
            let all = n + square;
            let middle = (k + square / 2.0) / all;
            let half = z * (middle * (1.0 - middle) / all).sqrt();
            ((middle - half).max(0.0), (middle + half).min(1.0))
        }
        Method::Wald => {
            let half = z * (p * (1.0 - p) / n).sqrt();
            ((p - half).max(0.0), (p + half).min(1.0))
        }
    })
}

/// The one-sided lower limit of a level: with this confidence the share is at least that.
///
/// # Errors
/// As [`share`].
pub fn lower_limit(k: u64, n: u64, level: f64, method: Method) -> Result<f64, IntervalError> {
    share(k, n, 2.0 * level - 1.0, method).map(|(low, _)| low)
}

/// P(X ≥ k) for X ~ Binomial(n, p): the exact one-sided test of a share above p.
///
/// # Errors
/// [`IntervalError::Parameters`] for k > n; [`IntervalError::Probability`] unless 0 <= p <= 1.
pub fn binomial_at_least(k: u64, n: u64, p: f64) -> Result<f64, IntervalError> {
    if k > n || n as f64 > MOST {
        return Err(IntervalError::Parameters);
    }
    if !(0.0..=1.0).contains(&p) {
        return Err(IntervalError::Probability);
    }
    if k == 0 {
        return Ok(1.0);
    }
    Ok(distribution::beta_tails(k as f64, (n - k) as f64 + 1.0, p, 1.0 - p).0)
}

/// The exact two-sided test of a share: the chance of all outcomes that are no likelier than the one seen.
///
/// # Errors
/// As [`binomial_at_least`].
pub fn binomial_two_sided(k: u64, n: u64, p: f64) -> Result<f64, IntervalError> {
    binomial_at_least(k, n, p)?;
    let seen = distribution::ln_binomial(k, n, p);
    // Outcomes as likely as the one seen count, whichever way their last digits fell.
    let no_likelier = |i: u64| distribution::ln_binomial(i, n, p) <= seen + 1e-7;
    let mode = ((n + 1) as f64 * p).floor().min(n as f64) as u64;
    if k == mode {
        return Ok(1.0);
    }
    let at_most = |i: u64| binomial_at_least(n - i, n, 1.0 - p);
    let total = if k < mode {
        let beyond = partition(mode, n + 1, no_likelier);
        at_most(k)? + if beyond <= n { binomial_at_least(beyond, n, p)? } else { 0.0 }
    } else {
        // Below the mode the chances rise: the last one that is no likelier ends the lower tail.
        let first_likelier = partition(0, mode + 1, |i| !no_likelier(i));
        binomial_at_least(k, n, p)? + if first_likelier > 0 { at_most(first_likelier - 1)? } else { 0.0 }
    };
    Ok(total.min(1.0))
}

/// The first i in `from..to` for which `holds`, which then holds to the end; `to` where it never does.
fn partition(from: u64, to: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (from, to);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// The percentile bootstrap (Efron 1979) of a statistic over `n` units: the statistic is given each resample as units' positions. Resamples
/// for which it is undefined are left out, and counted.
///
/// # Errors
/// [`IntervalError::Parameters`] without units, or where fewer than half of the resamples have a value; [`IntervalError::Probability`]
/// unless 0 < level < 1.
pub fn bootstrap(
    n: usize,
    resamples: usize,
    seed: u64,
    level: f64,
    statistic: impl Fn(&[usize]) -> Option<f64>,
) -> Result<Bootstrap, IntervalError> {
    if !(level > 0.0 && level < 1.0) {
        return Err(IntervalError::Probability);
    }
    if n == 0 || resamples == 0 {
        return Err(IntervalError::Parameters);
    }
    let mut stream = Stream::new(seed);
    let mut values: Vec<f64> = (0..resamples)
        .filter_map(|_| {
            let sample: Vec<usize> = (0..n).map(|_| stream.below(n as u64) as usize).collect();
            statistic(&sample).filter(|v| v.is_finite())
        })
        .collect();
    if values.len() * 2 < resamples {
        return Err(IntervalError::Parameters);
    }
    values.sort_by(f64::total_cmp);
    let at = |p: f64| {
        let place = p * (values.len() - 1) as f64;
        let (below, part) = (place.floor() as usize, place.fract());
        values[below] + part * (values[(below + 1).min(values.len() - 1)] - values[below])
    };
    let tail = (1.0 - level) / 2.0;
    Ok(Bootstrap { interval: (at(tail), at(1.0 - tail)), undefined: resamples - values.len() })
}

/// A bootstrap interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bootstrap {
    /// The percentiles of the level.
    pub interval: (f64, f64),
    /// Resamples for which the statistic had no value.
    pub undefined: usize,
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
    }

    #[test]
    fn wilson_intervals_of_newcombe_1998() {
        // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        let published =
            [(81.0, 263.0, 0.2553, 0.3662), (15.0, 148.0, 0.0624, 0.1605), (0.0, 20.0, 0.0, 0.1611), (1.0, 29.0, 0.0061, 0.1718)];
        for (k, n, low, high) in published {
            let found = wilson(k, n, 0.95).unwrap();
            assert!((found.0 - low).abs() < 6e-5 && (found.1 - high).abs() < 6e-5, "{k}/{n}: {found:?}");
        }
        for n in 1..=30 {
            for k in 0..=n {
                let (share, found) = (f64::from(k) / f64::from(n), wilson(f64::from(k), f64::from(n), 0.9).unwrap());
                assert!(found.0 <= share && share <= found.1, "{k}/{n}: {found:?}");
            }
        }
        assert_eq!(wilson(5.0, 4.0, 0.95), Err(IntervalError::Parameters));
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

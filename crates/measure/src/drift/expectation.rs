//! What is expected of an annotator on an item: the level of a person, the shift of an item, and estimates of both from scores.

use super::ChartError;
use crate::distribution::normal_quantile;

/// The least and the most that a level is taken for: log odds stay finite.
const NEAREST: f64 = 1e-12;

/// One check: its score and how much easier its item is than the bank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Check {
    /// The grade, 0..=1; between them it counts as that share of a right answer.
    pub score: f64,
    /// The item's shift d in log odds, above 0 for an easy one.
    pub shift: f64,
}

impl Check {
    pub(super) fn fine(&self) -> bool {
        (0.0..=1.0).contains(&self.score) && self.shift.is_finite()
    }
}

/// ln(p/(1 − p)) of a share that is held within 10⁻¹² of 0 and 1.
pub(super) fn logit(p: f64) -> f64 {
    let p = p.clamp(NEAREST, 1.0 - NEAREST);
    p.ln() - (-p).ln_1p()
}

/// 1/(1 + e⁻ˣ).
pub(super) fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// ln(1/(1 + e⁻ˣ)), which keeps its digits far from 0.
pub(super) fn ln_logistic(x: f64) -> f64 {
    if x < 0.0 { x - x.exp().ln_1p() } else { -(-x).exp().ln_1p() }
}

/// The share of right answers expected on an item of shift d from a person at level p: q = logistic(logit(p) + d), as in Rasch (1960).
///
/// # Errors
/// [`ChartError::Parameters`] unless 0 < level < 1 and the shift is finite.
pub fn expected(level: f64, shift: f64) -> Result<f64, ChartError> {
    if level > 0.0 && level < 1.0 && shift.is_finite() { Ok(logistic(logit(level) + shift)) } else { Err(ChartError::Parameters) }
}

/// How annotators in good standing did on one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facility {
    /// Answers that were counted.
    pub answers: u64,
    /// The sum of their scores.
    pub right: f64,
}

/// The shifts of the items of a bank.
#[derive(Clone, Debug, PartialEq)]
pub struct Shifts {
    /// The share right on the whole bank, (Σk + ½)/(Σn + 1).
    pub bank: f64,
    /// The shift of each item, in the order given.
    pub items: Vec<f64>,
}

/// The weight, in answers, with which an item's shift is drawn to 0.
pub const PRIOR_ANSWERS: f64 = 20.0;

/// The shift of each item: log odds of its facility (k + ½)/(n + 1) less those of the bank, shrunk to 0 by n/(n + `prior_answers`). An item
/// that nobody has answered has a shift of 0. The half keeps log odds finite (Haldane 1956; Anscombe 1956).
///
/// # Errors
/// [`ChartError::Parameters`] unless 0 ≤ right ≤ answers for each item and the prior is above 0.
pub fn shifts(items: &[Facility], prior_answers: f64) -> Result<Shifts, ChartError> {
    let fine = |item: &Facility| (0.0..=item.answers as f64).contains(&item.right);
    let known = items.iter().all(fine) && prior_answers > 0.0 && prior_answers.is_finite();
    if !known {
        return Err(ChartError::Parameters);
    }
    let odds = |right: f64, answers: f64| (right + 0.5).ln() - (answers - right + 0.5).ln();
    let (right, answers) = items.iter().fold((0.0, 0.0), |(k, n), item| (k + item.right, n + item.answers as f64));
    let of_bank = odds(right, answers);
    let shift = |item: &Facility| {
        let n = item.answers as f64;
        n / (n + prior_answers) * (odds(item.right, n) - of_bank)
    };
    Ok(Shifts { bank: (right + 0.5) / (answers + 1.0), items: items.iter().map(shift).collect() })
}

/// A level as it is known before a record: so many right and wrong answers on an item of the bank's own difficulty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// Right answers' worth, above 0.
    pub right: f64,
    /// Wrong answers' worth, above 0.
    pub wrong: f64,
}

impl Prior {
    /// Every level as likely.
    pub const UNIFORM: Self = Self { right: 1.0, wrong: 1.0 };
}

/// The level that a record speaks for with a Beta prior: the p with Σs + a = Σq(p) + (a + b)p. Where all items have the shift 0 it is the
/// posterior mean (a + k)/(a + b + n); else it is the posterior mode on the scale of log odds, where the same prior has the same weight.
/// O(n) for each of some sixty halvings.
///
/// # Errors
/// [`ChartError::Parameters`] for a score outside 0..=1, a shift that is not finite, or a prior that is not above 0.
pub fn level(record: &[Check], prior: Prior) -> Result<f64, ChartError> {
    let weight = prior.right + prior.wrong;
    let fine = record.iter().all(Check::fine) && prior.right > 0.0 && prior.wrong > 0.0 && weight.is_finite();
    if !fine {
        return Err(ChartError::Parameters);
    }
    let sum: f64 = record.iter().map(|c| c.score).sum::<f64>() + prior.right;
    let root = falling_root(|x| sum - weight * logistic(x) - record.iter().map(|c| logistic(x + c.shift)).sum::<f64>());
    Ok(logistic(root))
}

/// The baseline p₀ of a chart: the level of the first checks, never above `most` and never below `least` (the share that a project asks of
/// those it trusts). A lucky start is not held against a person, and nobody's baseline is one that would not have been let in.
///
/// # Errors
/// As [`level`]; [`ChartError::Parameters`] unless 0 < least ≤ most < 1.
pub fn baseline(first: &[Check], prior: Prior, least: f64, most: f64) -> Result<f64, ChartError> {
    if !(least > 0.0 && least <= most && most < 1.0) {
        return Err(ChartError::Parameters);
    }
    Ok(level(first, prior)?.clamp(least, most))
}

/// A level with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The share right on the bank, 0..=1.
    pub level: f64,
    /// Its lower limit.
    pub low: f64,
    /// Its upper limit.
    pub high: f64,
    /// The mean of the scores as they are.
    pub mean: f64,
    /// Checks.
    pub n: usize,
}

/// The level of a record alone, whatever the difficulty of its items, with the interval of levels that the score test does not reject:
/// |Σ(s − q(p))| ≤ z √Σq(p)(1 − q(p)). Where all items have the shift 0 these are the mean and Wilson's interval (1927). Scores between 0
/// and 1 spread less than whole ones, so the interval is, if anything, too wide.
///
/// # Errors
/// [`ChartError::Parameters`] without checks, for a score outside 0..=1, a shift that is not finite, or a confidence outside 0..1.
pub fn estimate(record: &[Check], confidence: f64) -> Result<Estimate, ChartError> {
    if record.is_empty() || !record.iter().all(Check::fine) || !(confidence > 0.0 && confidence < 1.0) {
        return Err(ChartError::Parameters);
    }
    let n = record.len();
    let sum: f64 = record.iter().map(|c| c.score).sum();
    let z = -normal_quantile((1.0 - confidence) / 2.0);
    let excess = |x: f64| {
        let (mut mean, mut variance) = (0.0, 0.0);
        for check in record {
            let q = logistic(x + check.shift);
            mean += q;
            variance += q * logistic(-x - check.shift);
        }
        (sum - mean, z * f64::sqrt(variance))
    };
    let middle = if sum <= 0.0 {
        f64::NEG_INFINITY
    } else if sum >= n as f64 {
        f64::INFINITY
    } else {
        falling_root(|x| excess(x).0)
    };
    // Below the estimate the excess outweighs its spread up to the lower limit, above it falls short from the upper one on.
    let (far, from) = (FAR, middle.clamp(-FAR, FAR));
    let low = if sum <= 0.0 {
        f64::NEG_INFINITY
    } else {
        bisect(-far, from, |x| {
            let (e, s) = excess(x);
            e > s
        })
    };
    let high = if sum >= n as f64 {
        f64::INFINITY
    } else {
        bisect(from, far, |x| {
            let (e, s) = excess(x);
            -e <= s
        })
    };
    Ok(Estimate {
        level: logistic(middle),
        low: logistic(low.min(middle)),
        high: logistic(high.max(middle)),
        mean: (sum / n as f64).clamp(0.0, 1.0),
        n,
    })
}

/// Log odds beyond which a share is 0 or 1 to all digits, whatever the shift of an item.
const FAR: f64 = 800.0;

/// The x at which a falling function is 0.
fn falling_root(f: impl Fn(f64) -> f64) -> f64 {
    bisect(-FAR, FAR, |x| f(x) > 0.0)
}

/// The end of the part of low..high in which `holds`.
fn bisect(mut low: f64, mut high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if holds(middle) { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interval;

    fn record(right: usize, wrong: usize, shift: f64) -> Vec<Check> {
        (0..right + wrong).map(|i| Check { score: f64::from(u8::from(i < right)), shift }).collect()
    }

    #[test]
    fn without_shifts_a_level_is_the_posterior_mean_and_its_interval_is_wilsons() {
        for (right, wrong) in [(17, 3), (0, 5), (9, 0), (1, 1), (190, 10)] {
            let checks = record(right, wrong, 0.0);
            let n = (right + wrong) as f64;
            let prior = Prior { right: 2.0, wrong: 0.5 };
            assert!((level(&checks, prior).unwrap() - (right as f64 + 2.0) / (n + 2.5)).abs() < 1e-12);
            let found = estimate(&checks, 0.95).unwrap();
            let (low, high) = interval::wilson(right as f64, n, 0.95).unwrap();
            assert!((found.low - low).abs() < 1e-12 && (found.high - high).abs() < 1e-12, "{right} {wrong}: {found:?}");
            assert!((found.level - found.mean).abs() < 1e-12);
        }
    }

    #[test]
    fn a_shift_that_all_items_share_moves_the_level_by_as_much() {
        let (plain, hard) = (estimate(&record(15, 5, 0.0), 0.9).unwrap(), estimate(&record(15, 5, -0.7), 0.9).unwrap());
        for (a, b) in [(plain.level, hard.level), (plain.low, hard.low), (plain.high, hard.high)] {
            assert!((logit(b) - logit(a) - 0.7).abs() < 1e-9);
        }
        assert!((hard.mean - 0.75).abs() < 1e-15);
    }

    #[test]
    fn a_baseline_stays_between_its_ends() {
        assert_eq!(baseline(&record(20, 0, 0.0), Prior { right: 9.0, wrong: 0.1 }, 0.85, 0.97), Ok(0.97));
        assert_eq!(baseline(&record(0, 20, 0.0), Prior::UNIFORM, 0.85, 0.97), Ok(0.85));
        assert!((baseline(&[], Prior { right: 9.0, wrong: 1.0 }, 0.85, 0.97).unwrap() - 0.9).abs() < 1e-12);
        assert_eq!(baseline(&[], Prior::UNIFORM, 0.97, 0.85), Err(ChartError::Parameters));
    }
}

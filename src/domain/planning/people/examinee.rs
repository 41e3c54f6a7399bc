//! One made-up person at a stage: what is drawn of them, and the chance that an answer of theirs is right.

use std::sync::LazyLock;

use super::frame::Frame;
use crate::domain::project::Realism;
use touchstone_measure::draw::Stream;
use touchstone_measure::quadrature::normal;

/// A person's chances, item by item.
#[derive(Clone, Debug)]
pub struct Examinee {
    realism: Realism,
    /// The chance's logit on a usual day of the first attempt, by the frame's items.
    logits: Vec<f64>,
    /// The items that the person knows from outside.
    known: Vec<bool>,
}

/// Nodes and weights that take the mean over what differs from person to person and from day to day.
static NODES: LazyLock<Vec<(f64, f64)>> = LazyLock::new(|| normal(5));
/// Steps of Newton's method at most; four are usual.
const STEPS: usize = 50;

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

fn logit(p: f64) -> f64 {
    (p / (1.0 - p)).ln()
}

impl Examinee {
    /// Draws a person: difficulties of the bank's items and how they take its passages are drawn, and the base is found that gives people
    /// of the same bank and passages, over all differences between skills and days, the expected share `rate` on first forms. Their own
    /// skills, what they learn, remember and know move them from it.
    #[must_use]
    pub fn draw(frame: &Frame<'_>, realism: &Realism, rate: f64, chance: &mut Stream) -> Self {
        let mut spread = |n: usize, deviation: f64| -> Vec<f64> { (0..n).map(|_| deviation * chance.normal()).collect() };
        let (skills, passages) = (spread(frame.skills, realism.skill), spread(frame.passages, realism.passage));
        let mut logits = spread(frame.items.len(), realism.items);
        let of = |list: &[f64], at: usize| list.get(at).copied().unwrap_or(0.0);
        for (logit, item) in logits.iter_mut().zip(&frame.items) {
            *logit += item.passage.map_or(0.0, |p| of(&passages, p));
        }
        let drawn: Vec<(f64, f64)> = frame.items.iter().zip(&logits).filter(|(i, _)| i.weight > 0.0).map(|(i, x)| (i.weight, *x)).collect();
        let base = base_of(&drawn, realism.day.hypot(realism.skill), rate.clamp(1e-6, 1.0 - 1e-6));
        for (logit, item) in logits.iter_mut().zip(&frame.items) {
            *logit += base + of(&skills, item.skill);
        }
        Self { realism: *realism, known: known(frame.items.len(), realism.known, chance), logits }
    }

    /// The chance of a right answer to an item of the frame: in an attempt (from 0), on a day that lies so many deviations from the usual
    /// one, of an item that was met in an earlier attempt or not.
    #[must_use]
    pub fn right(&self, item: usize, attempt: u32, day: f64, met: bool) -> f64 {
        self.with_known(item, logistic(self.shift(item, attempt, day)), met)
    }

    /// The logit of that chance, before what is known or remembered.
    #[must_use]
    pub fn shift(&self, item: usize, attempt: u32, day: f64) -> f64 {
        self.logits.get(item).copied().unwrap_or(0.0) + self.realism.day * day + self.realism.learns * f64::from(attempt)
    }

    /// A chance of an item with what is known and remembered of it.
    #[must_use]
    pub fn with_known(&self, item: usize, chance: f64, met: bool) -> f64 {
        if self.known.get(item).copied().unwrap_or(false) {
            return 1.0;
        }
        let remembered = if met { self.realism.memory } else { 0.0 };
        1.0 - (1.0 - chance) * (1.0 - remembered)
    }
}

/// Which items a person knows from outside: the share of them, to the next whole number up or down.
fn known(items: usize, share: f64, chance: &mut Stream) -> Vec<bool> {
    let mut known = vec![false; items];
    let expected = share * items as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of the items")]
    let whole = expected.floor() as usize;
    let n = whole + usize::from(expected > 0.0 && chance.uniform() < expected.fract());
    known.iter_mut().take(n).for_each(|k| *k = true);
    if n > 0 {
        chance.shuffle(&mut known);
    }
    known
}

/// The base at which the weighted mean of the chances is the rate, where they are spread normally around (Newton's method on the logit of
/// the mean, which is nearly a straight line).
fn base_of(drawn: &[(f64, f64)], spread: f64, rate: f64) -> f64 {
    let (target, all) = (logit(rate), drawn.iter().map(|(w, _)| w).sum::<f64>());
    let mut base = target;
    if all <= 0.0 {
        return base;
    }
    let one = [(0.0, 1.0)];
    let nodes: &[(f64, f64)] = if spread > 0.0 { &NODES } else { &one };
    for _ in 0..STEPS {
        let (mut mean, mut slope) = (0.0, 0.0);
        for (weight, x) in drawn {
            for (node, share) in nodes {
                let p = logistic(base + x + spread * node);
                mean += weight * share * p;
                slope += weight * share * p * (1.0 - p);
            }
        }
        let (mean, slope) = (mean / all, slope / all);
        let step = (target - logit(mean)) * mean * (1.0 - mean) / slope.max(f64::MIN_POSITIVE);
        base += step;
        if step.abs() < 1e-7 {
            break;
        }
    }
    base
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_gives_the_rate_to_the_eighth_decimal() {
        let drawn: Vec<(f64, f64)> = (0..40).map(|i| (1.0 + f64::from(i % 3), f64::from(i - 20) / 8.0)).collect();
        // Held against Simpson's rule over ±8 deviations.
        let (from, steps) = (-8.0, 1_600);
        let width = 16.0 / f64::from(steps);
        let density = |z: f64| (-z * z / 2.0).exp() / std::f64::consts::TAU.sqrt();
        let mean_over = |of: &dyn Fn(f64) -> f64| -> f64 {
            (0..=steps)
                .map(|i| {
                    let z = from + width * f64::from(i);
                    let weight = if i == 0 || i == steps {
                        1.0
                    } else if i % 2 == 1 {
                        4.0
                    } else {
                        2.0
                    };
                    weight * width / 3.0 * density(z) * of(z)
                })
                .sum()
        };
        let all: f64 = drawn.iter().map(|(w, _)| w).sum();
        for (spread, rate, within) in [(0.0, 0.65, 1e-8), (0.4, 0.65, 1e-6), (0.2, 0.92, 1e-8), (1.0, 0.3, 1e-4)] {
            let base = base_of(&drawn, spread, rate);
            let mean: f64 = drawn.iter().map(|(w, x)| w * mean_over(&|z| logistic(base + x + spread * z))).sum();
            assert!((mean / all - rate).abs() < within, "{spread} {rate}: {}", mean / all);
        }
    }

    #[test]
    fn a_share_of_items_is_known_and_none_where_none_is() {
        let mut chance = Stream::new(3);
        let counts: Vec<usize> = (0..200).map(|_| known(50, 0.05, &mut chance).iter().filter(|k| **k).count()).collect();
        assert!(counts.iter().all(|n| *n == 2 || *n == 3) && counts.contains(&2) && counts.contains(&3));
        assert!(!known(50, 0.0, &mut chance).contains(&true) && known(50, 1.0, &mut chance).iter().all(|k| *k));
    }
}

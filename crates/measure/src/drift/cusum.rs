//! Cumulative sums: of standardised values (Page 1954), and of right and wrong answers.

use super::{ChartError, reach};
use crate::distribution::{normal_at_least, normal_density};
use crate::linear::Square;
use crate::quadrature::legendre;

/// A chart: Sᵢ = max(0, Sᵢ₋₁ + Xᵢ − k) upwards and likewise downwards, a signal above h.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cusum {
    /// The reference value k: half the shift that matters, in standard deviations.
    pub reference: f64,
    /// The decision limit h, above 0.
    pub limit: f64,
    /// Where the sums begin, in 0..h.
    pub head_start: f64,
    /// Whether both directions are watched.
    pub two_sided: bool,
}

const NODES: usize = 96;

/// The sums over a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Sums upwards.
    pub high: Vec<f64>,
    /// Sums downwards.
    pub low: Vec<f64>,
    /// The first value (from 1) with a signal.
    pub signal: Option<usize>,
}

impl Cusum {
    fn check(&self) -> Result<(), ChartError> {
        let fine = self.reference.is_finite() && self.limit > 0.0 && self.limit.is_finite() && (0.0..self.limit).contains(&self.head_start);
        if fine { Ok(()) } else { Err(ChartError::Parameters) }
    }

    /// Both sums after each value.
    #[must_use]
    pub fn run(&self, values: &[f64]) -> Path {
        let mut path = Path { high: Vec::with_capacity(values.len()), low: Vec::with_capacity(values.len()), signal: None };
        let (mut high, mut low) = (self.head_start, self.head_start);
        for (i, x) in values.iter().enumerate() {
            high = f64::max(0.0, high + x - self.reference);
            low = f64::max(0.0, low - x - self.reference);
            path.high.push(high);
            path.low.push(low);
            if path.signal.is_none() && (high > self.limit || (self.two_sided && low > self.limit)) {
                path.signal = Some(i + 1);
            }
        }
        path
    }

    /// Mean number of values up to a signal when their mean is `mu` standard deviations off: the integral equation of the one-sided run
    /// length at Gauss-Legendre nodes, both directions together by Kemp's rule (1961).
    ///
    /// # Errors
    /// [`ChartError`].
    pub fn average_run_length(&self, mu: f64) -> Result<f64, ChartError> {
        self.check()?;
        let up = self.one_sided(mu)?;
        let length = if self.two_sided {
            let down = self.one_sided(-mu)?;
            (up.0 * down.1 + down.0 * up.1 - up.1 * down.1) / (up.1 + down.1)
        } else {
            up.0
        };
        if length.is_finite() && length >= 1.0 { Ok(length) } else { Err(ChartError::Unreachable) }
    }

    /// Run lengths upwards from the head start and from 0.
    fn one_sided(&self, mu: f64) -> Result<(f64, f64), ChartError> {
        let rule = legendre(NODES, 0.0, self.limit);
        let n = NODES + 1;
        let density = |y: f64, s: f64| normal_density(y - s + self.reference - mu);
        let to_zero = |s: f64| 1.0 - normal_at_least(self.reference - s - mu);
        let mut system = Square::zeros(n);
        for i in 0..n {
            let s = rule.get(i).map_or(0.0, |(s, _)| *s);
            for (j, (y, w)) in rule.iter().enumerate() {
                *system.at_mut(i, j) -= w * density(*y, s);
            }
            *system.at_mut(i, n - 1) -= to_zero(s);
            *system.at_mut(i, i) += 1.0;
        }
        let lengths = system.solve(vec![1.0; n]).ok_or(ChartError::Unreachable)?;
        let inside: f64 = rule.iter().zip(&lengths).map(|((y, w), l)| w * density(*y, self.head_start) * l).sum();
        Ok((1.0 + inside + to_zero(self.head_start) * lengths[n - 1], lengths[n - 1]))
    }

    /// The h with which values without drift give this run length.
    ///
    /// # Errors
    /// [`ChartError::Unreachable`] where no h does.
    pub fn limit_for(reference: f64, two_sided: bool, run_length: f64) -> Result<f64, ChartError> {
        let chart = |limit: f64| Self { reference, limit, head_start: 0.0, two_sided };
        chart(1.0).check()?;
        reach(0.01, 8.0, run_length, |limit| chart(limit).average_run_length(0.0).ok())
    }
}

/// A chart of wrong and right answers in whole steps: S = max(0, S + step), a signal at `threshold` or above (Reynolds and Stoumbos 1999).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BernoulliCusum {
    /// What the watched event (a wrong answer) adds, above 0.
    pub on_event: i64,
    /// What its absence adds, below 0.
    pub otherwise: i64,
    /// The threshold, above 0.
    pub threshold: i64,
}

/// The most states of a chart whose run length is computed.
const MOST_STATES: usize = 2_000;

impl BernoulliCusum {
    /// The first answer (from 1) with a signal.
    #[must_use]
    pub fn signal(&self, events: impl IntoIterator<Item = bool>) -> Option<usize> {
        let mut sum = 0_i64;
        for (i, event) in events.into_iter().enumerate() {
            sum = sum.saturating_add(if event { self.on_event } else { self.otherwise }).max(0);
            if sum >= self.threshold {
                return Some(i + 1);
            }
        }
        None
    }

    /// Mean number of answers up to a signal when the event has the chance `p`:
    /// exactly, by the Markov chain of the sums that can be reached.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for steps of the wrong sign, a chance outside 0..=1, or a chart of more than 2,000 reachable sums;
    /// [`ChartError::Unreachable`] where no signal is possible.
    pub fn average_run_length(&self, p: f64) -> Result<f64, ChartError> {
        if self.on_event <= 0 || self.otherwise >= 0 || self.threshold <= 0 || !(0.0..=1.0).contains(&p) {
            return Err(ChartError::Parameters);
        }
        let step = |sum: i64, by: i64| sum.saturating_add(by).max(0);
        let mut sums = vec![0_i64];
        let mut places = std::collections::BTreeMap::from([(0_i64, 0_usize)]);
        let mut at = 0;
        while at < sums.len() {
            for next in [step(sums[at], self.on_event), step(sums[at], self.otherwise)] {
                if next < self.threshold && !places.contains_key(&next) {
                    places.insert(next, sums.len());
                    sums.push(next);
                }
            }
            if sums.len() > MOST_STATES {
                return Err(ChartError::Parameters);
            }
            at += 1;
        }
        let mut system = Square::zeros(sums.len());
        for (i, sum) in sums.iter().enumerate() {
            *system.at_mut(i, i) += 1.0;
            for (by, chance) in [(self.on_event, p), (self.otherwise, 1.0 - p)] {
                if let Some(j) = places.get(&step(*sum, by)) {
                    *system.at_mut(i, *j) -= chance;
                }
            }
        }
        let lengths = system.solve(vec![1.0; sums.len()]).ok_or(ChartError::Unreachable)?;
        if lengths[0] >= 1.0 { Ok(lengths[0]) } else { Err(ChartError::Unreachable) }
    }
}

//! The exponentially weighted moving average chart of standardised values (Roberts 1959; Lucas and Saccucci 1990).

use super::{ChartError, reach};
use crate::distribution::{normal_at_least, normal_density};
use crate::linear::Square;
use crate::quadrature::legendre;

/// A chart: Zᵢ = (1 − λ)Zᵢ₋₁ + λXᵢ from Z₀ = 0, a signal beyond L standard deviations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ewma {
    /// Weight of the newest value, in 0..=1.
    pub lambda: f64,
    /// The limit L in standard deviations of Z, above 0.
    pub limit: f64,
    /// Which way a signal goes and how the limits run.
    pub kind: Kind,
}

/// Forms of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Both ways, limits as they are in the long run.
    TwoSided,
    /// Both ways, limits by the exact deviation after i values.
    TwoSidedExact,
    /// Upwards only, Z never below 0.
    Upper,
}

/// Nodes of the integral equation: more change the run lengths only beyond the tenth digit.
const NODES: usize = 96;

impl Ewma {
    fn check(&self) -> Result<(), ChartError> {
        let fine = self.lambda > 0.0 && self.lambda <= 1.0 && self.limit > 0.0 && self.limit.is_finite();
        if fine { Ok(()) } else { Err(ChartError::Parameters) }
    }

    /// Half the distance between the limits in the long run.
    #[must_use]
    pub fn long_run_limit(&self) -> f64 {
        self.limit * (self.lambda / (2.0 - self.lambda)).sqrt()
    }

    /// The limit for the i-th value, from 1.
    #[must_use]
    pub fn limit_at(&self, i: usize) -> f64 {
        if self.kind == Kind::TwoSidedExact {
            let rest = (1.0 - self.lambda).powf(2.0 * i as f64);
            self.long_run_limit() * (1.0 - rest).sqrt()
        } else {
            self.long_run_limit()
        }
    }

    /// Z after each value, and the first value (from 1) with a signal.
    #[must_use]
    pub fn run(&self, values: &[f64]) -> (Vec<f64>, Option<usize>) {
        let mut z = 0.0;
        let mut signal = None;
        let path = values
            .iter()
            .enumerate()
            .map(|(i, x)| {
                z = (1.0 - self.lambda) * z + self.lambda * x;
                if self.kind == Kind::Upper {
                    z = f64::max(z, 0.0);
                }
                let beyond = if self.kind == Kind::Upper { z } else { f64::abs(z) };
                if signal.is_none() && beyond > self.limit_at(i + 1) {
                    signal = Some(i + 1);
                }
                z
            })
            .collect();
        (path, signal)
    }

    /// Mean number of values up to a signal when their mean is `mu` standard deviations off, by the integral equation of the run length
    /// (Crowder 1987) at Gauss-Legendre nodes; for exact limits the first steps are carried forward one by one (Knoth 2003).
    ///
    /// # Errors
    /// [`ChartError`].
    pub fn average_run_length(&self, mu: f64) -> Result<f64, ChartError> {
        self.check()?;
        let limit = self.long_run_limit();
        let low = if self.kind == Kind::Upper { 0.0 } else { -limit };
        let rule = legendre(NODES, low, limit);
        let lengths = self.long_run(&rule, mu)?;
        let length = |z: f64| 1.0 + self.next(z, mu, &rule, &lengths);
        let found = if self.kind == Kind::TwoSidedExact { self.with_exact_limits(mu, &rule, &lengths) } else { length(0.0) };
        if found.is_finite() && found >= 1.0 { Ok(found) } else { Err(ChartError::Unreachable) }
    }

    /// The density of the next Z at y, from z.
    fn density(&self, y: f64, z: f64, mu: f64) -> f64 {
        normal_density((y - (1.0 - self.lambda) * z) / self.lambda - mu) / self.lambda
    }

    /// The chance that the next Z is put to 0.
    fn chance_of_zero(&self, z: f64, mu: f64) -> f64 {
        if self.kind == Kind::Upper { 1.0 - normal_at_least(-(1.0 - self.lambda) * z / self.lambda - mu) } else { 0.0 }
    }

    /// Values still to come after the next one, from z; the last of `lengths` is that at 0.
    fn next(&self, z: f64, mu: f64, rule: &[(f64, f64)], lengths: &[f64]) -> f64 {
        let inside: f64 = rule.iter().zip(lengths).map(|((y, w), l)| w * self.density(*y, z, mu) * l).sum();
        inside + self.chance_of_zero(z, mu) * lengths[rule.len()]
    }

    /// Run lengths from each node and from 0.
    fn long_run(&self, rule: &[(f64, f64)], mu: f64) -> Result<Vec<f64>, ChartError> {
        let n = rule.len() + 1;
        let mut system = Square::zeros(n);
        for i in 0..n {
            let z = rule.get(i).map_or(0.0, |(z, _)| *z);
            for (j, (y, w)) in rule.iter().enumerate() {
                *system.at_mut(i, j) -= w * self.density(*y, z, mu);
            }
            *system.at_mut(i, n - 1) -= self.chance_of_zero(z, mu);
            *system.at_mut(i, i) += 1.0;
        }
        system.solve(vec![1.0; n]).ok_or(ChartError::Unreachable)
    }

    /// Σ P(no signal in the first i values) until the limits have settled, then the long run's lengths from where Z is.
    fn with_exact_limits(&self, mu: f64, settled: &[(f64, f64)], lengths: &[f64]) -> f64 {
        let mut rule = legendre(NODES, -self.limit_at(1), self.limit_at(1));
        let mut shares: Vec<f64> = rule.iter().map(|(z, w)| w * self.density(*z, 0.0, mu)).collect();
        let mut sum = 1.0;
        let mut i = 1;
        loop {
            let alive: f64 = shares.iter().sum();
            let drift = 1.0 - self.limit_at(i + 1) / self.long_run_limit();
            if drift < 1e-13 || alive < 1e-17 {
                let rest: f64 = rule.iter().zip(&shares).map(|((z, _), share)| share * (1.0 + self.next(*z, mu, settled, lengths))).sum();
                return sum + rest;
            }
            sum += alive;
            i += 1;
            let next = legendre(NODES, -self.limit_at(i), self.limit_at(i));
            let reached = |y: f64| rule.iter().zip(&shares).map(|((z, _), share)| share * self.density(y, *z, mu)).sum::<f64>();
            shares = next.iter().map(|(y, w)| w * reached(*y)).collect();
            rule = next;
        }
    }

    /// The L with which values without drift give this run length.
    ///
    /// # Errors
    /// [`ChartError::Unreachable`] where no L does.
    pub fn limit_for(lambda: f64, kind: Kind, run_length: f64) -> Result<f64, ChartError> {
        let chart = |limit: f64| Self { lambda, limit, kind };
        chart(1.0).check()?;
        reach(0.1, 4.0, run_length, |limit| chart(limit).average_run_length(0.0).ok())
    }
}

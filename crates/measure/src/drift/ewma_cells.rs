//! Run lengths of an EWMA of scores that take few values: the chain of its cells (Brook and Evans 1972; Lucas and Saccucci 1990).

use super::ChartError;

/// A chart z ← (1 − λ) z + λ x between two fixed limits; a signal outside them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EwmaCells {
    /// Weight of the newest score, in 0..=1 and above 0.
    pub lambda: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit, above the lower one.
    pub upper: f64,
    /// Where z begins, between them.
    pub start: f64,
    /// Cells of equal width between the limits, each taken at its middle; thousands for a run length to a hundredth.
    pub cells: usize,
}

/// The most steps over which the law of z is carried forward before its decay has settled.
const MOST_STEPS: usize = 50_000;

/// A value on a limit has not left the chart, whatever its last digits are.
const EDGE: f64 = 1e-12;

impl EwmaCells {
    /// Mean number of scores up to a signal when each of `values` has its chance. The law of z is carried forward until its decay has
    /// settled, which an EWMA's does after some 40/λ scores, and from there on geometrically: O(cells × values × 40/λ) whatever the run
    /// length is.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for parameters outside their ranges, chances that are none or do not add up to 1 to 1e-9, or beyond
    /// 50,000 cells; [`ChartError::Unreachable`] where no signal comes, or the decay does not settle.
    pub fn average_run_length(&self, values: &[f64], chances: &[f64]) -> Result<f64, ChartError> {
        let limits = self.lower.is_finite() && self.upper.is_finite() && self.lower < self.upper;
        let chart = self.lambda > 0.0 && self.lambda <= 1.0 && limits && (self.lower..=self.upper).contains(&self.start);
        let law = chances.iter().all(|p| (0.0..=1.0).contains(p)) && (chances.iter().sum::<f64>() - 1.0).abs() <= 1e-9;
        let given = values.len() == chances.len() && values.iter().all(|v| v.is_finite());
        if !(chart && law && given && (1..=50_000).contains(&self.cells)) {
            return Err(ChartError::Parameters);
        }
        let width = (self.upper - self.lower) / self.cells as f64;
        let middles: Vec<f64> = (0..self.cells).map(|i| self.lower + (i as f64 + 0.5) * width).collect();
        let ways: Vec<(f64, Vec<Option<usize>>)> = values
            .iter()
            .zip(chances)
            .filter(|(_, chance)| **chance > 0.0)
            .map(|(x, chance)| (*chance, middles.iter().map(|z| self.cell(*z, *x, width)).collect()))
            .collect();
        let mut alive = vec![0.0; self.cells];
        for (x, chance) in values.iter().zip(chances) {
            if let Some(to) = self.cell(self.start, *x, width) {
                alive[to] += chance;
            }
        }
        sum_of_survival(alive, &ways)
    }

    /// The cell of the next z, unless it is outside.
    fn cell(&self, z: f64, x: f64, width: f64) -> Option<usize> {
        let next = (1.0 - self.lambda) * z + self.lambda * x;
        let inside = next >= self.lower - EDGE && next <= self.upper + EDGE;
        inside.then(|| (((next - self.lower) / width).max(0.0) as usize).min(self.cells - 1))
    }
}

/// Σ P(no signal in the first n scores) over n, from the law after the first score.
fn sum_of_survival(mut alive: Vec<f64>, ways: &[(f64, Vec<Option<usize>>)]) -> Result<f64, ChartError> {
    let mut share: f64 = alive.iter().sum();
    let (mut length, mut ratio, mut steady) = (1.0, 0.0_f64, 0);
    for _ in 0..MOST_STEPS {
        length += share;
        if share < 1e-18 * length {
            return Ok(length);
        }
        let mut next = vec![0.0; alive.len()];
        for (chance, to) in ways {
            for (mass, to) in alive.iter().zip(to) {
                if let Some(to) = to {
                    next[*to] += mass * chance;
                }
            }
        }
        let after: f64 = next.iter().sum();
        let newest = after / share;
        // What is left of the change of the ratio has to be small against what it is short of 1, but sums have their own last digits.
        let still = (1e-11 * (1.0 - newest)).max(2e-15);
        steady = if (newest - ratio).abs() < still { steady + 1 } else { 0 };
        (alive, share, ratio) = (next, after, newest);
        if steady >= 100 {
            let length = length + share / (1.0 - ratio);
            return if ratio < 1.0 - 1e-13 && length.is_finite() { Ok(length) } else { Err(ChartError::Unreachable) };
        }
    }
    Err(ChartError::Unreachable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_memory_it_is_a_chart_of_single_scores() {
        let chart = EwmaCells { lambda: 1.0, lower: 0.4, upper: 1.0, start: 0.9, cells: 7 };
        assert!((chart.average_run_length(&[0.0, 0.5, 1.0], &[0.05, 0.15, 0.8]).unwrap() - 20.0).abs() < 1e-9);
        assert_eq!(chart.average_run_length(&[0.5, 1.0], &[0.5, 0.5]), Err(ChartError::Unreachable));
        assert_eq!(chart.average_run_length(&[0.5], &[0.5]), Err(ChartError::Parameters));
    }
}

//! Cohen's kappa of two raters, unweighted (1960) and weighted (1968), with the large-sample errors of Fleiss, Cohen and Everitt (1969).

use super::Undefined;
use super::table::Pair;
use super::weights::Weights;
use crate::distribution::{normal_quantile, normal_two_sided};

/// A kappa and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kappa {
    /// The coefficient, at most 1.
    pub value: f64,
    /// Observed (weighted) agreement.
    pub observed: f64,
    /// (Weighted) agreement expected by chance.
    pub expected: f64,
    /// Its standard error, for intervals.
    pub standard_error: f64,
    /// Its standard error if there is no agreement beyond chance, for tests.
    pub standard_error_of_none: f64,
    /// The greatest unweighted kappa that the raters' frequencies allow.
    pub greatest: f64,
}

impl Kappa {
    /// The interval of the level (such as 0.95) by the normal distribution.
    #[must_use]
    pub fn interval(&self, level: f64) -> (f64, f64) {
        let z = normal_quantile(f64::midpoint(1.0, level));
        (self.value - z * self.standard_error, self.value + z * self.standard_error)
    }

    /// z and two-sided p against no agreement beyond chance; `None` where that has no variance.
    #[must_use]
    pub fn test(&self) -> Option<(f64, f64)> {
        let z = self.value / self.standard_error_of_none;
        (self.standard_error_of_none > 0.0).then(|| (z, normal_two_sided(z)))
    }
}

/// Kappa of a table for agreement weights (identity for the unweighted one).
///
/// # Errors
/// [`Undefined::NothingPaired`] without units, [`Undefined::OneCategory`] where both always give one category,
/// [`Undefined::Mismatch`] for weights of another size.
pub fn kappa(table: &Pair, weights: &Weights) -> Result<Kappa, Undefined> {
    let q = table.categories();
    if weights.categories() != q {
        return Err(Undefined::Mismatch);
    }
    let cells: Vec<f64> = (0..q * q).map(|at| table.cell(at / q, at % q) as f64).collect();
    kappa_of(&cells, weights, table.units() as f64)
}

/// Kappa of a table given as counts or shares, row by row, of `units` units.
///
/// # Errors
/// As [`kappa`].
pub fn kappa_of(cells: &[f64], weights: &Weights, units: f64) -> Result<Kappa, Undefined> {
    let q = weights.categories();
    if cells.len() != q * q {
        return Err(Undefined::Mismatch);
    }
    let all: f64 = cells.iter().sum();
    if all <= 0.0 || units <= 0.0 {
        return Err(Undefined::NothingPaired);
    }
    let p = |i: usize, j: usize| cells[i * q + j] / all;
    let first: Vec<f64> = (0..q).map(|i| (0..q).map(|j| p(i, j)).sum()).collect();
    let second: Vec<f64> = (0..q).map(|j| (0..q).map(|i| p(i, j)).sum()).collect();
    let sum = |f: &dyn Fn(usize, usize) -> f64| (0..q * q).map(|at| f(at / q, at % q)).sum::<f64>();
    let observed = sum(&|i, j| weights.at(i, j) * p(i, j));
    let expected = sum(&|i, j| weights.at(i, j) * first[i] * second[j]);
    if 1.0 - expected < 1e-14 {
        return Err(Undefined::OneCategory);
    }
    let value = (observed - expected) / (1.0 - expected);
    let of_first: Vec<f64> = (0..q).map(|i| (0..q).map(|j| second[j] * weights.at(i, j)).sum()).collect();
    let of_second: Vec<f64> = (0..q).map(|j| (0..q).map(|i| first[i] * weights.at(i, j)).sum()).collect();
    let scale = units * (1.0 - expected).powi(2);
    let spread = sum(&|i, j| p(i, j) * (weights.at(i, j) - (of_first[i] + of_second[j]) * (1.0 - value)).powi(2))
        - (value - expected * (1.0 - value)).powi(2);
    let of_none = sum(&|i, j| first[i] * second[j] * (weights.at(i, j) - (of_first[i] + of_second[j])).powi(2)) - expected * expected;
    let chance: f64 = (0..q).map(|i| first[i] * second[i]).sum();
    let reachable: f64 = (0..q).map(|i| first[i].min(second[i])).sum();
    Ok(Kappa {
        value,
        observed,
        expected,
        standard_error: (spread / scale).max(0.0).sqrt(),
        standard_error_of_none: (of_none / scale).max(0.0).sqrt(),
        greatest: if 1.0 - chance < 1e-14 { 1.0 } else { (reachable - chance) / (1.0 - chance) },
    })
}

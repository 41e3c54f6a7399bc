//! Krippendorff's alpha (2011) for nominal, ordinal, interval and ratio data, with any number of raters and missing ratings.

use super::Undefined;
use super::table::{Units, ratings_in};
use super::weights::Weights;

/// How far apart two values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Metric {
    /// The same or not.
    Nominal,
    /// By the ratings that lie between two ranks, their own half.
    Ordinal,
    /// (a − b)².
    Interval,
    /// ((a − b)/(a + b))².
    Ratio,
}

/// A metric over categories with their frequencies among paired ratings.
struct Scale<'t> {
    metric: Metric,
    values: &'t [f64],
    frequencies: Vec<f64>,
    /// Ratings below each category.
    below: Vec<f64>,
}

/// The most categories for which all pairs are looked at; nominal and interval scales need no pairs.
const MOST_PAIRED: usize = 5_000;

impl<'t> Scale<'t> {
    fn new(table: &Units, values: &'t [f64], metric: Metric) -> Result<Self, Undefined> {
        if table.categories() > values.len() {
            return Err(Undefined::Mismatch);
        }
        let mut frequencies = vec![0.0; values.len()];
        for (pattern, units) in table.in_no_order().filter(|(p, _)| ratings_in(p) >= 2) {
            for (c, n) in pattern {
                frequencies[*c as usize] += f64::from(*n) * units as f64;
            }
        }
        let mut below = vec![0.0; values.len() + 1];
        for (i, n) in frequencies.iter().enumerate() {
            below[i + 1] = below[i] + n;
        }
        if below[values.len()] == 0.0 {
            return Err(Undefined::NothingPaired);
        }
        let scale = Self { metric, values, frequencies, below };
        let used: Vec<f64> = scale.used().map(|i| values[i]).collect();
        if matches!(metric, Metric::Ordinal | Metric::Ratio) && used.len() > MOST_PAIRED {
            return Err(Undefined::TooMany);
        }
        if metric == Metric::Ratio && (0..used.len()).any(|i| (0..i).any(|j| used[i] + used[j] == 0.0)) {
            return Err(Undefined::NoRatios);
        }
        Ok(scale)
    }

    fn used(&self) -> impl Iterator<Item = usize> {
        (0..self.values.len()).filter(|i| self.frequencies[*i] > 0.0)
    }

    fn ratings(&self) -> f64 {
        self.below[self.values.len()]
    }

    /// Squared distance of two categories.
    fn distance(&self, i: usize, j: usize) -> f64 {
        if i == j {
            return 0.0;
        }
        let (i, j) = (i.min(j), i.max(j));
        let (a, b) = (self.values[i], self.values[j]);
        match self.metric {
            Metric::Nominal => 1.0,
            Metric::Ordinal => (self.below[j + 1] - self.below[i] - f64::midpoint(self.frequencies[i], self.frequencies[j])).powi(2),
            Metric::Interval => (a - b).powi(2),
            Metric::Ratio if a + b == 0.0 => 0.0,
            Metric::Ratio => ((a - b) / (a + b)).powi(2),
        }
    }

    /// `Σ n_i n_j δ²(i, j)` over pairs of categories; for nominal and interval scales without looking at the pairs.
    fn expected(&self) -> f64 {
        let n = self.ratings();
        match self.metric {
            Metric::Nominal => f64::midpoint(n * n, -self.frequencies.iter().map(|f| f * f).sum::<f64>()),
            Metric::Interval => {
                // From the mean, so that large values do not cancel.
                let sum = |of: &dyn Fn(f64) -> f64| self.used().map(|i| self.frequencies[i] * of(self.values[i])).sum::<f64>();
                let mean = sum(&|v| v) / n;
                n * sum(&|v| (v - mean).powi(2)) - sum(&|v| v - mean).powi(2)
            }
            Metric::Ordinal | Metric::Ratio => {
                let used: Vec<usize> = self.used().collect();
                let pair = |i: usize, j: usize| self.frequencies[i] * self.frequencies[j] * self.distance(i, j);
                used.iter().enumerate().map(|(at, i)| used[at + 1..].iter().map(|j| pair(*i, *j)).sum::<f64>()).sum()
            }
        }
    }
}

/// Alpha of ratings whose category c has `values[c]`, in rising order: 1 is perfect agreement, 0 what chance gives.
///
/// # Errors
/// [`Undefined::NothingPaired`] where no unit has two ratings, [`Undefined::OneCategory`] where paired ratings do not vary,
/// [`Undefined::NoRatios`] where two values of a ratio scale add up to zero, [`Undefined::TooMany`] for an ordinal or ratio scale of over
/// 5,000 values, [`Undefined::Mismatch`] for categories without a value.
pub fn alpha(table: &Units, values: &[f64], metric: Metric) -> Result<f64, Undefined> {
    let scale = Scale::new(table, values, metric)?;
    if scale.used().nth(1).is_none() {
        return Err(Undefined::OneCategory);
    }
    let mut observed = 0.0;
    for (pattern, units) in table.patterns().filter(|(p, _)| p.len() >= 2) {
        let mut within = 0.0;
        for (at, (c, n)) in pattern.iter().enumerate() {
            for (k, m) in &pattern[at + 1..] {
                within += f64::from(*n) * f64::from(*m) * scale.distance(*c as usize, *k as usize);
            }
        }
        observed += units as f64 * within / f64::from(ratings_in(pattern) - 1);
    }
    let expected = scale.expected();
    if expected > 0.0 { Ok(1.0 - (scale.ratings() - 1.0) * observed / expected) } else { Err(Undefined::OneCategory) }
}

/// Agreement weights 1 − δ²/max δ² with which [`super::several::krippendorff`] has this metric's alpha and a standard error; for ordinal
/// data the distances are taken as given.
///
/// # Errors
/// As [`alpha`]; [`Undefined::TooMany`] for over 1,000 values.
pub fn weights(table: &Units, values: &[f64], metric: Metric) -> Result<Weights, Undefined> {
    let scale = Scale::new(table, values, metric)?;
    if values.len() > 1_000 {
        return Err(Undefined::TooMany);
    }
    let used: Vec<usize> = scale.used().collect();
    let greatest = used.iter().flat_map(|i| used.iter().map(|j| scale.distance(*i, *j))).fold(0.0, f64::max);
    if greatest <= 0.0 {
        return Err(Undefined::OneCategory);
    }
    Ok(Weights::from_fn(values.len(), |i, j| 1.0 - scale.distance(i, j) / greatest))
}

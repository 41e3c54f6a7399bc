//! How far two categories agree: 1 on the diagonal, less beside it.

/// Agreement weights of categories with values, in the forms that are in use (Gwet 2014, chapter 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// 1 on the diagonal, 0 beside it.
    Identity,
    /// 1 − |a − b| / range.
    Linear,
    /// 1 − ((a − b) / range)².
    Quadratic,
    /// 1 − √|a − b| / √range.
    Radical,
    /// By ranks: 1 − C(|i − j| + 1, 2) / C(q, 2).
    Ordinal,
    /// 1 − ((a − b)/(a + b))² over its greatest value.
    Ratio,
}

/// A square matrix of agreement weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    categories: usize,
    cells: Vec<f64>,
}

impl Weights {
    /// Weights of a scheme for categories with these values, in rising order.
    #[must_use]
    pub fn new(scheme: Scheme, values: &[f64]) -> Self {
        let range = values.iter().copied().fold(f64::NEG_INFINITY, f64::max) - values.iter().copied().fold(f64::INFINITY, f64::min);
        let ratio = |a: f64, b: f64| if a + b == 0.0 { 0.0 } else { ((a - b) / (a + b)).powi(2) };
        let greatest = values.iter().flat_map(|a| values.iter().map(move |b| ratio(*a, *b))).fold(0.0, f64::max);
        let pairs_of = |n: usize| (n * (n + 1) / 2) as f64;
        let over = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        let disagreement = |i: usize, j: usize| {
            let (a, b) = (values[i], values[j]);
            match scheme {
                Scheme::Identity => 1.0,
                Scheme::Linear => over((a - b).abs(), range),
                Scheme::Quadratic => over((a - b).powi(2), range * range),
                Scheme::Radical => over((a - b).abs().sqrt(), range.sqrt()),
                Scheme::Ordinal => over(pairs_of(i.abs_diff(j)), pairs_of(values.len() - 1)),
                Scheme::Ratio => over(ratio(a, b), greatest),
            }
        };
        Self::from_fn(values.len(), |i, j| if i == j { 1.0 } else { 1.0 - disagreement(i, j) })
    }

    /// Weights of a scheme for categories that have ranks only.
    #[must_use]
    pub fn by_rank(scheme: Scheme, categories: usize) -> Self {
        let values: Vec<f64> = (1..=categories).map(|i| i as f64).collect();
        Self::new(scheme, &values)
    }

    /// Weights of one's own.
    #[must_use]
    pub fn from_fn(categories: usize, mut weight: impl FnMut(usize, usize) -> f64) -> Self {
        let cells = (0..categories * categories).map(|at| weight(at / categories.max(1), at % categories.max(1))).collect();
        Self { categories, cells }
    }

    /// Categories.
    #[must_use]
    pub const fn categories(&self) -> usize {
        self.categories
    }

    /// One weight; 0 outside the matrix.
    #[must_use]
    pub fn at(&self, i: usize, j: usize) -> f64 {
        if i < self.categories && j < self.categories { self.cells[i * self.categories + j] } else { 0.0 }
    }

    /// The sum of all weights.
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.cells.iter().sum()
    }
}

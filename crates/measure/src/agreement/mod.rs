//! How far raters agree: beyond chance, on ordered scales, on numbers, and with the truth.
//!
//! Everything here is computed from tables of whole numbers that add up ([`table`]), so parts of the data merge to the very bits of a
//! single pass. An undefined coefficient is an [`Undefined`] that says why.

pub mod classification;
pub mod cohen;
pub mod conger;
pub mod correlated;
pub mod correlation;
pub mod icc;
pub mod krippendorff;
pub mod multilabel;
pub mod ranking;
pub mod several;
pub mod streamed;
pub mod table;
pub mod weights;

/// Why a coefficient has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// There is nothing to compare: no unit with two ratings.
    NothingPaired,
    /// All ratings are of one category, so chance alone would agree always.
    OneCategory,
    /// The coefficient needs the same number of ratings for every unit.
    Unbalanced,
    /// A series does not vary.
    Constant,
    /// Too few observations for the statistic's degrees of freedom.
    TooFew,
    /// Two values add up to zero, so that they have no ratio distance.
    NoRatios,
    /// More categories than pairs of them are looked at.
    TooMany,
    /// Arguments do not belong together: lengths or sizes differ.
    Mismatch,
}

impl std::fmt::Display for Undefined {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NothingPaired => "no unit has two ratings",
            Self::OneCategory => "all ratings are of one category",
            Self::Unbalanced => "units differ in their number of ratings",
            Self::Constant => "a series does not vary",
            Self::TooFew => "too few observations",
            Self::NoRatios => "the values have no ratios",
            Self::TooMany => "too many different values",
            Self::Mismatch => "the arguments differ in size",
        })
    }
}

impl std::error::Error for Undefined {}

/// A coefficient with what is needed to judge it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficient {
    /// The coefficient, at most 1.
    pub value: f64,
    /// Observed agreement, in 0..=1.
    pub observed: f64,
    /// Agreement expected by chance, in 0..=1.
    pub expected: f64,
    /// Standard error over units; `None` where there are too few units.
    pub standard_error: Option<f64>,
    /// Units that it rests on.
    pub units: u64,
}

/// A standard error that is smaller is what rounding leaves of 0.
const ROUNDING: f64 = 1e-12;

impl Coefficient {
    /// The interval of the level (such as 0.95) by Student's t over units, cut at 1; `None` without a standard error.
    #[must_use]
    pub fn interval(&self, level: f64) -> Option<(f64, f64)> {
        let error = self.standard_error?;
        let t = super::distribution::student_quantile(f64::midpoint(1.0, level), self.units as f64 - 1.0);
        Some((self.value - t * error, (self.value + t * error).min(1.0)))
    }

    /// Two-sided p of no agreement beyond chance; `None` without a standard error or where it is 0 but for what rounding leaves.
    #[must_use]
    pub fn p_value(&self) -> Option<f64> {
        let error = self.standard_error.filter(|e| *e > ROUNDING)?;
        Some(super::distribution::student_two_sided(self.value / error, self.units as f64 - 1.0))
    }
}

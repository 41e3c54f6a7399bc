//! How far a score would come out the same again: reliability, errors of measurement, and what each item adds.

pub mod classical;
pub mod error_of_measurement;
pub mod omega;

/// Why a statistic has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReliabilityError {
    /// Rows of different lengths, or a score that is no number.
    Shape,
    /// Fewer than two people or two items.
    TooFew,
    /// Scores do not vary.
    Constant,
    /// The estimate did not converge.
    Diverged,
    /// A figure lies outside its range.
    Range,
}

impl std::fmt::Display for ReliabilityError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Shape => "rows differ in length or hold no numbers",
            Self::TooFew => "fewer than two people or two items",
            Self::Constant => "the scores do not vary",
            Self::Diverged => "the estimate did not converge",
            Self::Range => "a figure is outside its range",
        })
    }
}

impl std::error::Error for ReliabilityError {}

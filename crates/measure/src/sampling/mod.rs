//! Audits as sample surveys: what a drawn and reviewed part says about the whole, with an interval; how many to draw, and which.
//!
//! A [`sample::Sample`] is what was reviewed, with the design by which it was drawn. From it come means and totals with their standard
//! errors, of the whole or of a part of it ([`sample::Estimate`]), intervals of shares by the number of independent answers that the
//! sample is worth ([`effective`]), and the difference between two audits ([`difference`]). Beforehand, [`allocation`] says how many to
//! draw where, and [`draw`] draws them from a key, so that anybody who has the key draws the same.

pub mod allocation;
pub mod difference;
pub mod draw;
pub mod effective;
pub mod sample;

/// Why there is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SamplingError {
    /// Nothing was reviewed, in the whole or in the part that is asked for.
    NoAnswers,
    /// Lists that go together have different lengths, or name a stratum or group that there is not.
    Lengths,
    /// A value, weight, size, share or cost lies outside its range, or is no number.
    Range,
    /// More was drawn from a stratum (this one, by its number) than is in it.
    Overdrawn(usize),
    /// A stratum (this one, by its number) of which only one unit or cluster was drawn, and which has more: its spread is not known.
    Lonely(usize),
    /// Nothing was drawn from a group or stratum (this one, by its number) that the figure needs.
    Unseen(usize),
    /// No degrees of freedom are left for an interval.
    NoFreedom,
    /// An interval of a share was asked for, and the mean is not within 0..=1.
    NoShare,
    /// Everything was seen: there is no chance in the figure, and no number of answers that it is worth.
    Census,
    /// A level is not in 0..1.
    Level,
}

/// The largest number of units that is drawn or allotted at once: a million is more than anybody reviews.
pub const MOST: u64 = 1_000_000;

/// A level such as 0.95, or an error.
pub(crate) fn checked_level(level: f64) -> Result<f64, SamplingError> {
    if level > 0.0 && level < 1.0 { Ok(level) } else { Err(SamplingError::Level) }
}

/// A result that is a number, or an error: very large values may have overflown.
pub(crate) fn finite(x: f64) -> Result<f64, SamplingError> {
    if x.is_finite() { Ok(x) } else { Err(SamplingError::Range) }
}

//! Shares that were measured through somebody who errs: what reviewers said, corrected by how often they are right, and what a machine said
//! of everything, put right by what people said of a part.

pub mod calibration;
pub mod difference_estimator;
pub mod prediction_powered;
pub mod rogan_gladen;

/// Why there is no corrected figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorrectionError {
    /// Nothing was judged, or too little to tell a spread.
    NoAnswers,
    /// Nothing is known of the judge on right ones, or on wrong ones.
    NoCalibration,
    /// Counts do not fit together, or lists have different lengths.
    Counts,
    /// A value lies outside its range, or is no number.
    Range,
    /// Sensitivity and specificity add up to 1 or less: the judge's word says nothing, and no correction makes it.
    NoBetterThanChance,
    /// A level or risk is not in 0..1.
    Level,
}

pub(crate) fn checked_level(level: f64) -> Result<f64, CorrectionError> {
    if level > 0.0 && level < 1.0 { Ok(level) } else { Err(CorrectionError::Level) }
}

pub(crate) fn finite(x: f64) -> Result<f64, CorrectionError> {
    if x.is_finite() { Ok(x) } else { Err(CorrectionError::Range) }
}

/// Values and weights that are numbers.
pub(crate) fn all_finite(list: &[f64]) -> Result<(), CorrectionError> {
    if list.iter().all(|x| x.is_finite()) { Ok(()) } else { Err(CorrectionError::Range) }
}

pub(crate) fn mean(list: impl ExactSizeIterator<Item = f64>) -> f64 {
    let n = list.len() as f64;
    list.sum::<f64>() / n
}

/// The sum of squares about the mean.
pub(crate) fn squares(list: impl ExactSizeIterator<Item = f64> + Clone) -> f64 {
    let middle = mean(list.clone());
    list.map(|x| (x - middle).powi(2)).sum()
}

//! How to split a calibration's budget between right and wrong ones, so that the corrected share comes out surest.

use super::CorrectionError;
use super::rogan_gladen::Accuracy;

/// The best split of a calibration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Split {
    /// The share of right ones that it is made for, in 0..=1.
    pub share: f64,
    /// How many wrong ones to calibrate with.
    pub negatives: u64,
    /// How many right ones.
    pub positives: u64,
    /// What the calibration adds to the corrected share's variance, times J²: (1 − x)² var(specificity) + x² var(sensitivity).
    pub variance: f64,
    /// The best number of wrong ones if it need not be whole and may be 0 or all; `None` where the judge never errs and no split is better
    /// than another.
    pub negatives_exact: Option<f64>,
}

/// The split of `budget` items with known truth that makes [`Split::variance`] least, at least one on each side; `judged` is the share
/// judged right, `accuracy` what is expected of the judge. The best numbers are as (1 − x)√(specificity (1 − specificity)) to
/// x√(sensitivity (1 − sensitivity)).
///
/// # Errors
/// [`CorrectionError::NoCalibration`] for a budget below 2; as [`Accuracy::correct`].
pub fn split(budget: u64, judged: f64, accuracy: Accuracy) -> Result<Split, CorrectionError> {
    let share = accuracy.correct(judged)?;
    if budget < 2 {
        return Err(CorrectionError::NoCalibration);
    }
    let spread = |accuracy: f64| (accuracy * (1.0 - accuracy)).max(0.0).sqrt();
    let (on_negatives, on_positives) = ((1.0 - share) * spread(accuracy.specificity), share * spread(accuracy.sensitivity));
    let both = on_negatives + on_positives;
    let negatives_exact = (both > 0.0).then(|| budget as f64 * on_negatives / both);
    let variance = |negatives: u64| on_negatives.powi(2) / negatives as f64 + on_positives.powi(2) / (budget - negatives) as f64;
    // The variance is convex: the best whole number is beside the exact one. Where all are as good, it is the first.
    let below = (negatives_exact.unwrap_or(1.0).floor() as u64).clamp(1, budget - 1);
    let above = (below + 1).min(budget - 1);
    let negatives = if variance(above) < variance(below) { above } else { below };
    Ok(Split { share, negatives, positives: budget - negatives, variance: variance(negatives), negatives_exact })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_other_split_has_a_smaller_variance() {
        for (budget, judged, specificity, sensitivity) in
            [(2, 0.5, 0.9, 0.9), (40, 0.3, 0.95, 0.6), (101, 0.9, 0.8, 0.97), (60, 0.0, 0.9, 0.9), (60, 1.0, 0.9, 0.9), (20, 0.5, 1.0, 1.0)]
        {
            let accuracy = Accuracy { specificity, sensitivity };
            let ours = split(budget, judged, accuracy).unwrap();
            assert_eq!(ours.negatives + ours.positives, budget);
            let x = ours.share;
            let variance = |m: u64| {
                (1.0 - x).powi(2) * specificity * (1.0 - specificity) / m as f64
                    + x * x * sensitivity * (1.0 - sensitivity) / (budget - m) as f64
            };
            assert!((1..budget).all(|m| variance(m) >= ours.variance - 1e-15), "{ours:?}");
        }
        assert_eq!(split(1, 0.5, Accuracy { specificity: 0.9, sensitivity: 0.9 }), Err(CorrectionError::NoCalibration));
    }
}

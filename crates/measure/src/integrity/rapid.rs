//! Answers given too fast to be read: thresholds by item and a person's effort (Wise and Kong 2005; Wise and Ma 2012 for the threshold).

/// The share of an item's mean time under which an answer is a rapid guess, and the most seconds that a threshold may be.
const SHARE: f64 = 0.10;
const MOST: f64 = 10.0;
/// Effort under this is told to people.
pub const LEAST_EFFORT: f64 = 0.90;

/// The threshold of an item, in seconds, from the times of its answers (NT10): a tenth of their mean, at most 10; `None` without times.
#[must_use]
pub fn threshold(seconds: &[f64]) -> Option<f64> {
    let fine: Vec<f64> = seconds.iter().copied().filter(|s| s.is_finite() && *s >= 0.0).collect();
    if fine.is_empty() {
        return None;
    }
    Some((SHARE * fine.iter().sum::<f64>() / fine.len() as f64).min(MOST))
}

/// Response-time effort: the share of answers that took at least their item's threshold, from pairs of (seconds, threshold);
/// `None` without any.
#[must_use]
pub fn effort(answers: &[(f64, f64)]) -> Option<f64> {
    let n = answers.len() as f64;
    (n > 0.0).then(|| answers.iter().filter(|(seconds, threshold)| seconds >= threshold).count() as f64 / n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_of_the_mean_capped_at_ten_seconds_in_closed_form() {
        assert_eq!(threshold(&[30.0, 50.0]), Some(4.0));
        assert_eq!(threshold(&[300.0]), Some(10.0));
        assert_eq!((threshold(&[]), threshold(&[f64::NAN])), (None, None));
        assert_eq!(effort(&[(3.0, 4.0), (4.0, 4.0), (9.0, 4.0), (1.0, 0.5)]), Some(0.75));
        assert_eq!(effort(&[]), None);
    }
}

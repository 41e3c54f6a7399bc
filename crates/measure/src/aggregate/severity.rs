//! Ratings: how much kinder or stricter than others somebody rates (severity), apart from how far their ratings scatter (inconsistency).
//!
//! Both are found from differences, of a person's rating of a task and what it is held against: the mean of peers
//! ([`super::peers::Record::differences`]) or an adjudicated rating. The shift of few ratings is mostly chance, so that it is drawn towards
//! everybody's by as much as chance explains (empirical Bayes, Morris 1983).

use crate::distribution::{normal_quantile, student_quantile};

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeverityError {
    /// Fewer ratings, or raters, than the estimate needs.
    TooFew,
    /// A difference is beyond ±10^9, or no number.
    Value,
    /// A level is not between 0 and 1.
    Level,
}

/// One rater's differences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rater {
    /// Differences.
    pub ratings: u64,
    /// Their mean, in points of the scale: above 0 for who rates higher than others.
    pub shift: f64,
    /// Its interval by Student's t.
    pub shift_interval: (f64, f64),
    /// Standard deviation of the differences about their own mean, in points of the scale.
    pub spread: f64,
    /// Its interval, which takes ratings as they are and not as normal ones (Bonett 2006); none for fewer than six ratings, or where
    /// nothing varies.
    pub spread_interval: Option<(f64, f64)>,
}

/// The largest difference.
const MOST: f64 = 1e9;

/// Mean and spread of differences (each with how often it occurs), with intervals of a level such as 0.95. Takes n log n steps for n
/// different ones.
///
/// # Errors
/// [`SeverityError`] for fewer than two ratings, a difference that is none, or a level that is none.
pub fn rater(differences: &[(f64, u64)], level: f64) -> Result<Rater, SeverityError> {
    if !(level > 0.0 && level < 1.0) {
        return Err(SeverityError::Level);
    }
    // NaN is not within either.
    if differences.iter().any(|(d, _)| !(-MOST..=MOST).contains(d)) {
        return Err(SeverityError::Value);
    }
    let ratings = differences.iter().try_fold(0_u64, |sum, (_, times)| sum.checked_add(*times)).ok_or(SeverityError::Value)?;
    if ratings < 2 {
        return Err(SeverityError::TooFew);
    }
    let n = ratings as f64;
    let sum = |of: &dyn Fn(f64) -> f64| differences.iter().map(|(d, times)| *times as f64 * of(*d)).sum::<f64>();
    let shift = sum(&|d| d) / n;
    let squares = sum(&|d| (d - shift).powi(2));
    let spread = (squares / (n - 1.0)).sqrt();
    let half = student_quantile(f64::midpoint(1.0, level), n - 1.0) * spread / n.sqrt();
    let centre = trimmed_mean(differences, ratings);
    let fourth = sum(&|d| (d - centre).powi(4));
    let spread_interval = (ratings >= FEWEST && squares > 0.0).then(|| spread_interval(n, spread, fourth, squares, level)).flatten();
    Ok(Rater { ratings, shift, shift_interval: (shift - half, shift + half), spread, spread_interval })
}

/// The fewest ratings whose spread has an interval: one more than what the kurtosis needs.
const FEWEST: u64 = 6;

/// Bonett's interval of a standard deviation; none where the level asks for more ratings than there are.
fn spread_interval(n: f64, spread: f64, fourth: f64, squares: f64, level: f64) -> Option<(f64, f64)> {
    let z = normal_quantile(f64::midpoint(1.0, level));
    let kurtosis = n * fourth / squares / squares;
    let correction = n / (n - z);
    let error = correction * ((kurtosis - (n - 3.0) / n).max(0.0) / (n - 1.0)).sqrt();
    let middle = correction * spread * spread;
    let at = |z: f64| (middle.ln() + z * error).exp().sqrt();
    (correction > 0.0 && n > z).then(|| (at(-z), at(z))).filter(|(low, high)| low.is_finite() && high.is_finite())
}

/// The mean without the share 1/(2√(n − 4)) of either end, as Bonett's interval takes its fourth moment about.
fn trimmed_mean(differences: &[(f64, u64)], ratings: u64) -> f64 {
    let cut = if ratings > 4 { (ratings as f64 / (2.0 * (ratings as f64 - 4.0).sqrt())).floor() as u64 } else { 0 };
    let (from, to) = if 2 * cut < ratings { (cut, ratings - cut) } else { (0, ratings) };
    let mut sorted = differences.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut at, mut sum) = (0, 0.0);
    for (d, times) in sorted {
        let kept = (at + times).min(to).saturating_sub(at.max(from));
        sum += kept as f64 * d;
        at += times;
    }
    sum / (to - from) as f64
}

/// A shift that is drawn towards everybody's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Severity {
    /// In points of the scale.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
}

impl Severity {
    /// The interval of a level such as 0.95 by the normal distribution; `None` for a level that is not between 0 and 1.
    #[must_use]
    pub fn interval(&self, level: f64) -> Option<(f64, f64)> {
        if !(level > 0.0 && level < 1.0) {
            return None;
        }
        let half = normal_quantile(f64::midpoint(1.0, level)) * self.standard_error;
        Some((self.value - half, self.value + half))
    }
}

/// Severities of a group of raters.
#[derive(Clone, Debug, PartialEq)]
pub struct Severities {
    /// Everybody's mean shift.
    pub mean: f64,
    /// How far raters' true shifts scatter: a standard deviation, in points of the scale.
    pub between: f64,
    /// Each rater's, in the order given.
    pub each: Vec<Severity>,
}

/// Ratings that everybody's spread counts as, where a rater's own is estimated: few ratings do not tell how sure their mean is.
const BORROWED: f64 = 4.0;

/// Draws shifts towards their mean by what chance explains of each; the scatter of true shifts is Paule and Mandel's (1982). Costs as many
/// steps as raters, a hundred times.
///
/// # Errors
/// [`SeverityError::TooFew`] for fewer than two raters; [`SeverityError::Value`] for figures that no [`rater`] gives.
pub fn shrunk(raters: &[Rater]) -> Result<Severities, SeverityError> {
    let fine = |r: &Rater| r.ratings >= 2 && r.shift.abs() <= MOST && (0.0..=2.0 * MOST).contains(&r.spread);
    if !raters.iter().all(fine) {
        return Err(SeverityError::Value);
    }
    if raters.len() < 2 {
        return Err(SeverityError::TooFew);
    }
    let freedom: f64 = raters.iter().map(|r| r.ratings as f64 - 1.0).sum();
    let pooled = raters.iter().map(|r| (r.ratings as f64 - 1.0) * r.spread * r.spread).sum::<f64>() / freedom;
    let errors: Vec<f64> = raters
        .iter()
        .map(|r| {
            let own = r.ratings as f64 - 1.0;
            (BORROWED * pooled + own * r.spread * r.spread) / (BORROWED + own) / r.ratings as f64
        })
        .collect();
    let shifts: Vec<f64> = raters.iter().map(|r| r.shift).collect();
    if pooled <= 0.0 {
        // Nothing but shifts varies: they are what they are.
        let mean = shifts.iter().sum::<f64>() / shifts.len() as f64;
        let square = shifts.iter().map(|s| (s - mean).powi(2)).sum::<f64>() / (shifts.len() as f64 - 1.0);
        let each = shifts.iter().map(|s| Severity { value: *s, standard_error: 0.0 }).collect();
        return Ok(Severities { mean, between: square.sqrt(), each });
    }
    let between = between(&shifts, &errors);
    let (mean, weight) = weighted(&shifts, &errors, between);
    let each = shifts.iter().zip(&errors).map(|(shift, error)| {
        let kept = between / (between + error);
        let square = kept * error + (1.0 - kept).powi(2) / weight;
        Severity { value: mean + kept * (shift - mean), standard_error: square.sqrt() }
    });
    Ok(Severities { mean, between: between.sqrt(), each: each.collect() })
}

/// The mean of shifts weighed by how sure they are, and the sum of weights.
fn weighted(shifts: &[f64], errors: &[f64], between: f64) -> (f64, f64) {
    let weight = |error: f64| 1.0 / (between + error);
    let all: f64 = errors.iter().map(|e| weight(*e)).sum();
    (shifts.iter().zip(errors).map(|(s, e)| s * weight(*e)).sum::<f64>() / all, all)
}

/// The variance of true shifts with which the shifts scatter as much as they should.
fn between(shifts: &[f64], errors: &[f64]) -> f64 {
    let excess = |between: f64| {
        let (mean, _) = weighted(shifts, errors, between);
        shifts.iter().zip(errors).map(|(s, e)| (s - mean).powi(2) / (between + e)).sum::<f64>() - (shifts.len() as f64 - 1.0)
    };
    if excess(0.0) <= 0.0 {
        return 0.0;
    }
    let range = shifts.iter().copied().fold(f64::NEG_INFINITY, f64::max) - shifts.iter().copied().fold(f64::INFINITY, f64::min);
    // At the square of the range every shift adds at most 1 to a sum that loses one.
    let (mut low, mut high) = (0.0, range * range * shifts.len() as f64);
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if excess(middle) > 0.0 { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Each rater's own inconsistency, in points of the scale: the spread of differences from the mean of peers without what the peers' mean
/// adds to it. `of_peers` is each rater's mean of one over the number of peers ([`super::peers::Differences::of_peers`]); what is added is
/// everybody's own mean variance times that. 0 where chance made the spread smaller than that.
///
/// # Errors
/// [`SeverityError::TooFew`] without raters; [`SeverityError::Value`] for figures that no [`rater`] gives, or an `of_peers` outside 0..=1.
pub fn inconsistencies(raters: &[(Rater, f64)]) -> Result<Vec<f64>, SeverityError> {
    let fine = |(r, of_peers): &(Rater, f64)| (0.0..=2.0 * MOST).contains(&r.spread) && (0.0..=1.0).contains(of_peers);
    if !raters.iter().all(fine) {
        return Err(SeverityError::Value);
    }
    if raters.is_empty() {
        return Err(SeverityError::TooFew);
    }
    // A difference's variance is the own one plus the peers' over their number; in the mean over raters both are the same.
    let n = raters.len() as f64;
    let seen = raters.iter().map(|(r, _)| r.spread * r.spread).sum::<f64>() / n;
    let everybody = seen / (1.0 + raters.iter().map(|(_, of_peers)| of_peers).sum::<f64>() / n);
    Ok(raters.iter().map(|(r, of_peers)| (r.spread * r.spread - everybody * of_peers).max(0.0).sqrt()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Stream;

    fn of(values: &[f64]) -> Vec<(f64, u64)> {
        values.iter().map(|v| (*v, 1)).collect()
    }

    #[test]
    fn mean_and_spread_of_counted_differences_are_those_of_the_list() {
        let list = of(&[1.0, 0.0, 0.0, -1.0, 2.0, 0.0, 1.0]);
        let (one, counted) = (rater(&list, 0.95).unwrap(), rater(&[(-1.0, 1), (0.0, 3), (1.0, 2), (2.0, 1)], 0.95).unwrap());
        assert!((one.shift - 3.0 / 7.0).abs() < 1e-15 && (one.spread - counted.spread).abs() < 1e-15);
        assert!((one.spread * one.spread - (7.0 - 9.0 / 7.0) / 6.0).abs() < 1e-14);
        // t of .975 with 6 degrees is 2.4469.
        assert!((one.shift_interval.1 - one.shift - 2.446_911_851 * one.spread / 7.0_f64.sqrt()).abs() < 1e-8);
        assert_eq!(one.ratings, counted.ratings);
        // Trimmed by ⌊7/(2√3)⌋ = 2 of either end.
        assert!((trimmed_mean(&list, 7) - 1.0 / 3.0).abs() < 1e-15);
    }

    #[test]
    fn intervals_of_a_spread_hold_it_as_often_as_they_say() {
        let mut chance = Stream::new(9);
        let (runs, mut normal, mut grades) = (3_000, 0, 0);
        for _ in 0..runs {
            let drawn: Vec<f64> = (0..40).map(|_| chance.normal()).collect();
            let (low, high) = rater(&of(&drawn), 0.95).unwrap().spread_interval.unwrap();
            normal += i32::from(low <= 1.0 && 1.0 <= high);
            // −1, 0, 1 with chances 1/5, 3/5, 1/5: variance 2/5.
            let drawn: Vec<f64> = (0..40).map(|_| [-1.0, 0.0, 0.0, 0.0, 1.0][chance.below(5) as usize]).collect();
            let (low, high) = rater(&of(&drawn), 0.95).unwrap().spread_interval.unwrap();
            grades += i32::from(low <= 0.4_f64.sqrt() && 0.4_f64.sqrt() <= high);
        }
        for held in [normal, grades] {
            assert!((0.93..0.985).contains(&(f64::from(held) / f64::from(runs))), "{held}");
        }
    }

    #[test]
    fn severities_are_nearer_the_truth_than_shifts_and_inconsistency_is_another_thing() {
        let mut chance = Stream::new(4);
        let truth: Vec<f64> = (0..60).map(|_| 0.2 + 0.3 * chance.normal()).collect();
        let raters: Vec<Rater> = truth
            .iter()
            .map(|t| {
                let drawn: Vec<f64> = (0..10).map(|_| t + chance.normal()).collect();
                rater(&of(&drawn), 0.95).unwrap()
            })
            .collect();
        let found = shrunk(&raters).unwrap();
        let off = |of: &dyn Fn(usize) -> f64| (0..60).map(|i| (of(i) - truth[i]).powi(2)).sum::<f64>();
        assert!(off(&|i| found.each[i].value) < 0.7 * off(&|i| raters[i].shift));
        let held = (0..60).filter(|i| {
            let (low, high) = found.each[*i].interval(0.9).unwrap();
            low <= truth[*i] && truth[*i] <= high
        });
        assert!(held.count() >= 48 && (found.between - 0.3).abs() < 0.15 && (found.mean - 0.2).abs() < 0.2);
        let same = shrunk(&[raters[0], raters[0]]).unwrap();
        assert!(same.between == 0.0 && (same.each[0].value - raters[0].shift).abs() < 1e-15);
        let constant = rater(&[(0.5, 9)], 0.95).unwrap();
        assert!(constant.spread == 0.0 && constant.spread_interval.is_none() && constant.shift_interval == (0.5, 0.5));
        let apart = shrunk(&[constant, rater(&[(-0.5, 9)], 0.95).unwrap()]).unwrap();
        assert!(apart.each[0].value == 0.5 && (apart.between - 0.5_f64.sqrt()).abs() < 1e-15);
        // Everybody alike with one peer each: half of the variance is the peer's.
        let both = inconsistencies(&[(raters[0], 1.0), (raters[0], 1.0)]).unwrap();
        assert!((both[0] - raters[0].spread / 2.0_f64.sqrt()).abs() < 1e-15);
    }

    #[test]
    fn edges_are_errors() {
        assert_eq!(rater(&[(1.0, 1)], 0.95), Err(SeverityError::TooFew));
        assert_eq!(rater(&of(&[1.0, 2.0]), 1.0), Err(SeverityError::Level));
        for wrong in [f64::NAN, f64::INFINITY, -1e10] {
            assert_eq!(rater(&of(&[wrong, 2.0]), 0.9), Err(SeverityError::Value));
        }
        assert_eq!(rater(&[(0.0, u64::MAX), (1.0, 2)], 0.9), Err(SeverityError::Value));
        let fine = rater(&of(&[1.0, 2.0]), 0.9).unwrap();
        assert_eq!((shrunk(&[fine]), inconsistencies(&[])), (Err(SeverityError::TooFew), Err(SeverityError::TooFew)));
        assert_eq!(shrunk(&[fine, Rater { shift: f64::NAN, ..fine }]), Err(SeverityError::Value));
        assert_eq!(inconsistencies(&[(fine, f64::NAN)]), Err(SeverityError::Value));
    }
}

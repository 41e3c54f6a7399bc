//! The share of right ones behind a judge who errs: Rogan and Gladen's estimate (1978), with intervals that carry the chance of both
//! samples.

use super::{CorrectionError, checked_level};
use crate::distribution::normal_for;
use crate::interval::{Method, share};

/// What the judge said of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// How many were judged right.
    pub positive: u64,
    /// How many were judged.
    pub n: u64,
}

/// How the judge did where the truth is known (seeded reviews, adjudicated ones).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// Of those that are wrong, how many the judge called wrong.
    pub right_on_negatives: u64,
    /// How many are wrong.
    pub negatives: u64,
    /// Of those that are right, how many the judge called right.
    pub right_on_positives: u64,
    /// How many are right.
    pub positives: u64,
}

/// How often a judge is right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accuracy {
    /// The share judged wrong among those that are wrong.
    pub specificity: f64,
    /// The share judged right among those that are right.
    pub sensitivity: f64,
}

impl Accuracy {
    /// What the judge is better than chance: specificity + sensitivity − 1 (Youden 1950), from −1 to 1.
    #[must_use]
    pub fn youden(self) -> f64 {
        self.specificity + self.sensitivity - 1.0
    }

    /// The share of right ones behind a share judged right, cut to 0..=1.
    ///
    /// # Errors
    /// [`CorrectionError::NoBetterThanChance`]; [`CorrectionError::Range`] for anything that is not in 0..=1.
    pub fn correct(self, judged: f64) -> Result<f64, CorrectionError> {
        self.uncut(judged).map(|x| x.clamp(0.0, 1.0))
    }

    fn uncut(self, judged: f64) -> Result<f64, CorrectionError> {
        if [judged, self.specificity, self.sensitivity].iter().any(|x| !(0.0..=1.0).contains(x)) {
            return Err(CorrectionError::Range);
        }
        if self.youden() <= 0.0 { Err(CorrectionError::NoBetterThanChance) } else { Ok((judged + self.specificity - 1.0) / self.youden()) }
    }
}

impl Calibration {
    /// The judge's accuracy as observed.
    ///
    /// # Errors
    /// [`CorrectionError::NoCalibration`] without right ones or without wrong ones; [`CorrectionError::Counts`] for more right than there
    /// were.
    pub fn accuracy(self) -> Result<Accuracy, CorrectionError> {
        self.padded(0.0)
    }

    /// The same with so many added to the judge's hits, and as many to the misses.
    fn padded(self, by: f64) -> Result<Accuracy, CorrectionError> {
        if self.right_on_negatives > self.negatives || self.right_on_positives > self.positives {
            return Err(CorrectionError::Counts);
        }
        if self.negatives == 0 || self.positives == 0 {
            return Err(CorrectionError::NoCalibration);
        }
        let share = |right: u64, of: u64| (right as f64 + by) / (of as f64 + 2.0 * by);
        Ok(Accuracy {
            specificity: share(self.right_on_negatives, self.negatives),
            sensitivity: share(self.right_on_positives, self.positives),
        })
    }
}

/// A corrected share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corrected {
    /// The share judged right, as it is.
    pub raw: f64,
    /// How often the judge is right.
    pub accuracy: Accuracy,
    /// The share of right ones, in 0..=1.
    pub share: f64,
    /// The same before it was cut: outside 0..=1 where the judge's errors alone would give more, or fewer, than were seen.
    pub uncut: f64,
    /// Its standard error by the delta method, from all three counts.
    pub standard_error: f64,
}

impl Judged {
    fn raw(self) -> Result<f64, CorrectionError> {
        if self.positive > self.n {
            return Err(CorrectionError::Counts);
        }
        if self.n == 0 { Err(CorrectionError::NoAnswers) } else { Ok(self.positive as f64 / self.n as f64) }
    }
}

/// What the chance of the three counts makes of a corrected share's variance, times J².
struct Parts {
    of_judged: f64,
    of_negatives: f64,
    of_positives: f64,
}

impl Parts {
    fn new((p, n): (f64, f64), at: Accuracy, (negatives, positives): (f64, f64)) -> Self {
        let one = |share: f64, n: f64| share * (1.0 - share) / n;
        Self { of_judged: one(p, n), of_negatives: one(at.specificity, negatives), of_positives: one(at.sensitivity, positives) }
    }

    fn standard_error(&self, x: f64, youden: f64) -> f64 {
        (self.of_judged + (1.0 - x).powi(2) * self.of_negatives + x * x * self.of_positives).sqrt() / youden
    }
}

/// The share of right ones, from what the judge said and how often the judge is right: (p + specificity − 1)/J (Rogan and Gladen 1978).
///
/// # Errors
/// [`CorrectionError::NoAnswers`], [`CorrectionError::NoCalibration`], [`CorrectionError::Counts`], and
/// [`CorrectionError::NoBetterThanChance`] where the judge's word says nothing.
pub fn corrected(judged: Judged, calibration: Calibration) -> Result<Corrected, CorrectionError> {
    let raw = judged.raw()?;
    let accuracy = calibration.accuracy()?;
    let uncut = accuracy.uncut(raw)?;
    let parts = Parts::new((raw, judged.n as f64), accuracy, (calibration.negatives as f64, calibration.positives as f64));
    let standard_error = parts.standard_error(uncut, accuracy.youden());
    Ok(Corrected { raw, accuracy, share: uncut.clamp(0.0, 1.0), uncut, standard_error })
}

impl Corrected {
    /// The share before it was cut ± z standard errors, cut to 0..=1; too narrow for few answers and near the ends: [`lang_reiczigel`] is
    /// the one to report.
    ///
    /// # Errors
    /// [`CorrectionError::Level`].
    pub fn delta_interval(&self, level: f64) -> Result<(f64, f64), CorrectionError> {
        let half = normal_for(checked_level(level)?) * self.standard_error;
        Ok(cut((self.uncut - half, self.uncut + half)))
    }
}

fn cut((low, high): (f64, f64)) -> (f64, f64) {
    (low.clamp(0.0, 1.0), high.clamp(0.0, 1.0))
}

/// Lang and Reiczigel's interval (2014), which holds its level for small samples: the estimate from counts with z²/2 judged right and as
/// many judged wrong added, and one hit and one miss for each accuracy, moved by 2z²(x·var(sensitivity) − (1 − x)·var(specificity)).
///
/// The limits as they are come out of [`lang_reiczigel_uncut`].
///
/// # Errors
/// As [`corrected`], and [`CorrectionError::Level`]; [`CorrectionError::NoBetterThanChance`] also where the judge is no better than chance
/// once these counts are added.
pub fn lang_reiczigel(judged: Judged, calibration: Calibration, level: f64) -> Result<(f64, f64), CorrectionError> {
    lang_reiczigel_uncut(judged, calibration, level).map(cut)
}

/// The same, not cut to 0..=1.
///
/// # Errors
/// As [`lang_reiczigel`].
pub fn lang_reiczigel_uncut(judged: Judged, calibration: Calibration, level: f64) -> Result<(f64, f64), CorrectionError> {
    let z = normal_for(checked_level(level)?);
    corrected(judged, calibration)?;
    let square = z * z;
    let n = judged.n as f64 + square;
    let p = (judged.positive as f64 + square / 2.0) / n;
    let accuracy = calibration.padded(1.0)?;
    let x = accuracy.uncut(p)?;
    let youden = accuracy.youden();
    let parts = Parts::new((p, n), accuracy, (calibration.negatives as f64 + 2.0, calibration.positives as f64 + 2.0));
    let moved = x + 2.0 * square * (x * parts.of_positives - (1.0 - x) * parts.of_negatives);
    let half = z * parts.standard_error(x, youden);
    Ok((moved - half, moved + half))
}

/// The limits of the share judged right, sent through the correction as if the judge's accuracy were known and not measured: it leaves the
/// calibration's chance out.
///
/// # Errors
/// As [`corrected`], and [`CorrectionError::Level`].
pub fn known_accuracy(judged: Judged, calibration: Calibration, level: f64, method: Method) -> Result<(f64, f64), CorrectionError> {
    checked_level(level)?;
    let accuracy = corrected(judged, calibration)?.accuracy;
    let (low, high) = share(judged.positive, judged.n, level, method).map_err(|_| CorrectionError::Counts)?;
    Ok((accuracy.correct(low)?, accuracy.correct(high)?))
}

/// A share with its one-sided limits.
#[derive(Clone, Copy)]
struct Limited {
    share: f64,
    low: f64,
    high: f64,
}

impl Limited {
    /// Clopper and Pearson's limits (1934), each at the risk on its own.
    fn new(k: u64, n: u64, risk: f64) -> Result<Self, CorrectionError> {
        let (low, high) = share(k, n, 1.0 - 2.0 * risk, Method::ClopperPearson).map_err(|_| CorrectionError::Level)?;
        Ok(Self { share: k as f64 / n as f64, low, high })
    }

    fn mirrored(self) -> Self {
        Self { share: 1.0 - self.share, low: 1.0 - self.high, high: 1.0 - self.low }
    }
}

/// The share judged right, and the shares judged right among those that are right and among those that are wrong.
#[derive(Clone, Copy)]
struct Seen {
    judged: Limited,
    on_positives: Limited,
    on_negatives: Limited,
}

impl Seen {
    fn new(judged: Judged, calibration: Calibration, risk: f64) -> Result<Self, CorrectionError> {
        Ok(Self {
            judged: Limited::new(judged.positive, judged.n, risk)?,
            on_positives: Limited::new(calibration.right_on_positives, calibration.positives, risk)?,
            on_negatives: Limited::new(calibration.negatives - calibration.right_on_negatives, calibration.negatives, risk)?,
        })
    }

    /// The same with right and wrong exchanged.
    fn mirrored(self) -> Self {
        let Self { judged, on_positives, on_negatives } = self;
        Self { judged: judged.mirrored(), on_positives: on_negatives.mirrored(), on_negatives: on_positives.mirrored() }
    }

    /// By how much the share judged right may still reach what somebody at a share x of right ones would be judged; below 0 where it may
    /// not. Convex in x.
    fn room(self, x: f64) -> f64 {
        let Self { judged, on_positives, on_negatives } = self;
        let difference = judged.share - x * on_positives.share - (1.0 - x) * on_negatives.share;
        let of_judged = judged.high - judged.share;
        let of_positives = x * (on_positives.share - on_positives.low);
        let of_negatives = (1.0 - x) * (on_negatives.share - on_negatives.low);
        difference + of_judged.hypot(of_positives).hypot(of_negatives)
    }

    /// The least x from which on none can be behind what was seen; 1 where there is none.
    fn upper(self) -> f64 {
        if self.room(1.0) >= 0.0 {
            return 1.0;
        }
        let (mut open, mut shut) = (0.0, 1.0);
        if self.room(open) < 0.0 {
            return 0.0;
        }
        for _ in 0..60 {
            let middle = f64::midpoint(open, shut);
            if self.room(middle) < 0.0 { shut = middle } else { open = middle }
        }
        shut
    }
}

/// The lower and the upper limit of the share of right ones, each at the risk on its own: what a gate is held against.
///
/// A share x is beyond a limit where the share judged right differs from x·sensitivity + (1 − x)·(1 − specificity) by more than the
/// distances of the three shares from their one-sided Clopper-Pearson limits, taken together as the root of their squares (variance
/// recovery: Zou and Donner 2008). With accuracies that are known exactly these are Clopper and Pearson's limits sent through the
/// correction, so that the risk is kept. [`lang_reiczigel`]'s keep it on both sides together, and not on one: after ten answers, under a
/// judge at 90 % who was calibrated on a hundred each, 5.8 % of those at 95 % have an upper limit below that where 5 % is stated.
///
/// # Errors
/// As [`corrected`]; [`CorrectionError::Level`] unless 1e-12 ≤ risk < ½.
pub fn one_sided_limits(judged: Judged, calibration: Calibration, risk: f64) -> Result<(f64, f64), CorrectionError> {
    corrected(judged, calibration)?;
    if !(1e-12..0.5).contains(&risk) {
        return Err(CorrectionError::Level);
    }
    let seen = Seen::new(judged, calibration, risk)?;
    Ok((1.0 - seen.mirrored().upper(), seen.upper()))
}

/// What a gate may say of somebody whose work was judged by one who errs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The share of right ones is below the line, at the stated risk.
    Below,
    /// It is above the line, at the stated risk.
    Above,
    /// Neither can be said.
    Open,
}

/// Holds the corrected share against a line by [`one_sided_limits`]: below it only where the upper limit is, above it only where the lower
/// one is. Who is at the line is told to be below it with at most the risk. A gate that is looked at several times divides the risk by the
/// looks.
///
/// # Errors
/// As [`one_sided_limits`]; [`CorrectionError::Range`] for a line outside 0..=1.
pub fn gate(judged: Judged, calibration: Calibration, line: f64, risk: f64) -> Result<Verdict, CorrectionError> {
    if !(0.0..=1.0).contains(&line) {
        return Err(CorrectionError::Range);
    }
    let (low, high) = one_sided_limits(judged, calibration, risk)?;
    Ok(if high < line {
        Verdict::Below
    } else if low > line {
        Verdict::Above
    } else {
        Verdict::Open
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pmf(n: u64, p: f64) -> Vec<f64> {
        (0..=n).map(|k| crate::distribution::ln_binomial(k, n, p).exp()).collect()
    }

    /// The exact chance that somebody with a share x of right ones is told to be below the line, under a judge of these accuracies who was
    /// calibrated on so many wrong and right ones.
    fn told_below(n: u64, (m0, m1): (u64, u64), (specificity, sensitivity): (f64, f64), (x, line): (f64, f64), risk: f64) -> f64 {
        let limited = |m: u64| (0..=m).map(|k| Limited::new(k, m, risk).unwrap()).collect::<Vec<_>>();
        let (of_judged, of_negatives, of_positives) = (limited(n), limited(m0), limited(m1));
        let judged_right = x * sensitivity + (1.0 - x) * (1.0 - specificity);
        let (chances, on_negatives, on_positives) = (pmf(n, judged_right), pmf(m0, 1.0 - specificity), pmf(m1, sensitivity));
        let mut told = 0.0;
        for (negatives, chance) in of_negatives.iter().zip(&on_negatives) {
            for (positives, other) in of_positives.iter().zip(&on_positives).filter(|(p, _)| p.share > negatives.share) {
                let below = |judged: &Limited| {
                    let seen = Seen { judged: *judged, on_positives: *positives, on_negatives: *negatives };
                    seen.room(line) < 0.0 && seen.room(1.0) < 0.0
                };
                let most = of_judged.iter().take_while(|judged| below(judged)).count();
                told += chance * other * chances[..most].iter().sum::<f64>();
            }
        }
        told
    }

    #[test]
    fn whoever_is_at_the_line_is_told_to_be_below_it_with_at_most_the_risk_computed_exactly() {
        let full = std::env::var_os("TOUCHSTONE_TEST_FULL").is_some();
        let judged: &[u64] = if full { &[5, 10, 20, 50, 200] } else { &[10, 50] };
        let calibrated: &[(u64, u64)] = if full {
            &[(5, 5), (10, 10), (20, 20), (50, 50), (20, 200), (200, 20), (10, 100), (100, 100), (200, 200)]
        } else {
            &[(10, 100), (20, 20)]
        };
        let accuracies = [(0.9, 0.9), (0.8, 0.95), (0.95, 0.8), (0.7, 0.7), (0.99, 0.99)];
        let mut most = 0.0_f64;
        for n in judged {
            for m in calibrated {
                for line in [0.5, 0.8, 0.95] {
                    for accuracy in accuracies {
                        let told = told_below(*n, *m, accuracy, (line, line), 0.05);
                        most = most.max(told);
                        assert!(told <= 0.05, "{n} judged, calibrated on {m:?}, line {line}, {accuracy:?}: {told}");
                    }
                }
            }
        }
        println!("at most {most:.4} where 0.05 is stated");
        // It is no gate that is never shut: at 80 % right, under the same judge.
        assert!(told_below(200, (100, 100), (0.9, 0.9), (0.8, 0.95), 0.05) > 0.7);
    }

    #[test]
    fn the_estimate_of_the_definition_and_the_ends_of_the_range() {
        let calibration = Calibration { right_on_negatives: 70, negatives: 100, right_on_positives: 95, positives: 100 };
        let ours = corrected(Judged { positive: 160, n: 200 }, calibration).unwrap();
        assert!((ours.share - 0.5 / 0.65).abs() < 1e-12 && ours.raw == 0.8);
        assert_eq!(corrected(Judged { positive: 0, n: 9 }, calibration).unwrap().share, 0.0);
        assert_eq!(corrected(Judged { positive: 0, n: 0 }, calibration), Err(CorrectionError::NoAnswers));
        assert_eq!(corrected(Judged { positive: 2, n: 1 }, calibration), Err(CorrectionError::Counts));
        let coin = Calibration { right_on_negatives: 1, negatives: 2, right_on_positives: 1, positives: 2 };
        assert_eq!(corrected(Judged { positive: 1, n: 2 }, coin), Err(CorrectionError::NoBetterThanChance));
        assert_eq!(corrected(Judged { positive: 1, n: 2 }, Calibration { positives: 0, ..coin }), Err(CorrectionError::Counts));
    }

    #[test]
    fn of_a_judge_who_is_known_to_be_right_the_limits_are_clopper_and_pearsons() {
        let many = 1_000_000_000;
        let sure = Calibration { right_on_negatives: many, negatives: many, right_on_positives: many, positives: many };
        for (k, n) in [(0, 10), (7, 10), (10, 10), (90, 100)] {
            let (low, high) = one_sided_limits(Judged { positive: k, n }, sure, 0.05).unwrap();
            let theirs = share(k, n, 0.9, Method::ClopperPearson).unwrap();
            assert!((low - theirs.0).abs() < 1e-7 && (high - theirs.1).abs() < 1e-7, "{k}/{n}: {low} {high} {theirs:?}");
        }
        // 6 of 10: the upper limit is 0.850, so a line at 0.9 is missed and one at 0.8 is not.
        let told = |line: f64| gate(Judged { positive: 6, n: 10 }, sure, line, 0.05).unwrap();
        assert_eq!((told(0.9), told(0.8), told(0.2)), (Verdict::Below, Verdict::Open, Verdict::Above));
    }

    #[test]
    fn lang_and_reiczigels_upper_limit_alone_does_not_keep_its_risk_and_the_gates_does() {
        let (chances, on_either) = (pmf(10, 0.86), pmf(100, 0.9));
        let mut below = 0.0;
        for (k, chance) in chances.iter().enumerate() {
            for (i, on_negatives) in on_either.iter().enumerate().filter(|(_, c)| **c > 1e-9) {
                for (j, on_positives) in on_either.iter().enumerate().filter(|(_, c)| **c > 1e-9) {
                    let calibration =
                        Calibration { right_on_negatives: i as u64, negatives: 100, right_on_positives: j as u64, positives: 100 };
                    let high = lang_reiczigel(Judged { positive: k as u64, n: 10 }, calibration, 0.9).map_or(1.0, |limits| limits.1);
                    below += if high < 0.95 { chance * on_negatives * on_positives } else { 0.0 };
                }
            }
        }
        assert!((below - 0.058).abs() < 5e-4, "{below}");
        assert!(told_below(10, (100, 100), (0.9, 0.9), (0.95, 0.95), 0.05) <= 0.05);
    }

    #[test]
    fn lang_and_reiczigels_interval_holds_its_level_computed_exactly() {
        for x in [0.8, 0.95] {
            let (chances, on_either) = (pmf(100, x * 0.9 + (1.0 - x) * 0.1), pmf(50, 0.9));
            let mut held = 0.0;
            for (k, chance) in chances.iter().enumerate().filter(|(_, c)| **c > 1e-7) {
                for (i, on_negatives) in on_either.iter().enumerate().filter(|(_, c)| **c > 1e-7) {
                    for (j, on_positives) in on_either.iter().enumerate().filter(|(_, c)| **c > 1e-7) {
                        let calibration =
                            Calibration { right_on_negatives: i as u64, negatives: 50, right_on_positives: j as u64, positives: 50 };
                        let (low, high) = lang_reiczigel(Judged { positive: k as u64, n: 100 }, calibration, 0.95).unwrap_or((0.0, 1.0));
                        held += if low <= x && x <= high { chance * on_negatives * on_positives } else { 0.0 };
                    }
                }
            }
            assert!((0.95..0.965).contains(&held), "{x}: {held}");
        }
    }
}

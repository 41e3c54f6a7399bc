//! Labels against the truth: precision, recall, F, accuracy, Matthews' correlation, and scores against a yes-or-no truth.

use super::Undefined;
use super::table::Pair;

/// Precision, recall and F of one class or of a mean, each in 0..=1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Prf {
    /// Right over predicted.
    pub precision: f64,
    /// Right over true.
    pub recall: f64,
    /// The F-score.
    pub f: f64,
}

/// How several classes become one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mean {
    /// Over all decisions.
    Micro,
    /// Over classes, each alike.
    Macro,
    /// Over classes, by their true frequency.
    Weighted,
}

/// Right, predicted and true counts of one class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Predicted and true.
    pub right: u64,
    /// Predicted.
    pub predicted: u64,
    /// True.
    pub truth: u64,
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { right: self.right + other.right, predicted: self.predicted + other.predicted, truth: self.truth + other.truth }
    }
}

impl Counts {
    /// The figures for F's `beta`; an undefined ratio (0/0) is `of_nothing`, usually 0.
    #[must_use]
    pub fn prf(self, beta: f64, of_nothing: f64) -> Prf {
        let ratio = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { of_nothing };
        let (right, predicted, truth) = (self.right as f64, self.predicted as f64, self.truth as f64);
        let square = beta * beta;
        // From the counts and not from the two ratios: defined wherever there is anything predicted or true.
        let f = ratio((1.0 + square) * right, square * truth + predicted);
        Prf { precision: ratio(right, predicted), recall: ratio(right, truth), f }
    }

    /// Right over predicted or true.
    #[must_use]
    pub fn jaccard(self, of_nothing: f64) -> f64 {
        let union = self.predicted + self.truth - self.right;
        if union > 0 { self.right as f64 / union as f64 } else { of_nothing }
    }
}

/// Each class's counts of a table whose rows are the truth.
#[must_use]
pub fn classes(table: &Pair) -> Vec<Counts> {
    let (truth, predicted) = (table.first(), table.second());
    (0..table.categories()).map(|i| Counts { right: table.cell(i, i), predicted: predicted[i], truth: truth[i] }).collect()
}

/// The mean of a figure over classes: `Macro` alike, `Weighted` by true frequency (alike where nothing is true); `Micro` is [`pooled`]'s.
fn averaged(classes: &[Counts], mean: Mean, figure: impl Fn(Counts) -> f64) -> f64 {
    let by_frequency = mean == Mean::Weighted && classes.iter().any(|c| c.truth > 0);
    let weight = |c: &Counts| if by_frequency { c.truth as f64 } else { 1.0 };
    let all: f64 = classes.iter().map(weight).sum();
    if all > 0.0 { classes.iter().map(|c| weight(c) * figure(*c)).sum::<f64>() / all } else { 0.0 }
}

fn pooled(classes: &[Counts]) -> Counts {
    classes.iter().copied().fold(Counts::default(), |a, b| a + b)
}

/// Mean precision, recall and F of classes.
#[must_use]
pub fn mean_prf(classes: &[Counts], mean: Mean, beta: f64, of_nothing: f64) -> Prf {
    if mean == Mean::Micro {
        return pooled(classes).prf(beta, of_nothing);
    }
    Prf {
        precision: averaged(classes, mean, |c| c.prf(beta, of_nothing).precision),
        recall: averaged(classes, mean, |c| c.prf(beta, of_nothing).recall),
        f: averaged(classes, mean, |c| c.prf(beta, of_nothing).f),
    }
}

/// Mean Jaccard index of classes.
#[must_use]
pub fn mean_jaccard(classes: &[Counts], mean: Mean, of_nothing: f64) -> f64 {
    if mean == Mean::Micro { pooled(classes).jaccard(of_nothing) } else { averaged(classes, mean, |c| c.jaccard(of_nothing)) }
}

/// Mean recall over the classes that are there, in 0..=1.
///
/// # Errors
/// [`Undefined::NothingPaired`] without units.
pub fn balanced_accuracy(table: &Pair) -> Result<f64, Undefined> {
    let present: Vec<f64> = classes(table).into_iter().filter(|c| c.truth > 0).map(|c| c.prf(1.0, 0.0).recall).collect();
    if present.is_empty() { Err(Undefined::NothingPaired) } else { Ok(present.iter().sum::<f64>() / present.len() as f64) }
}

/// Matthews' correlation coefficient for any number of classes (Gorodkin 2004), in −1..=1; 0 where either side is constant.
///
/// # Errors
/// [`Undefined::NothingPaired`] without units.
pub fn matthews(table: &Pair) -> Result<f64, Undefined> {
    let all = table.units() as f64;
    if all == 0.0 {
        return Err(Undefined::NothingPaired);
    }
    let classes = classes(table);
    let right: f64 = classes.iter().map(|c| c.right as f64).sum();
    let sum = |f: &dyn Fn(&Counts) -> f64| classes.iter().map(f).sum::<f64>();
    let both = right * all - sum(&|c| c.predicted as f64 * c.truth as f64);
    let predicted = all * all - sum(&|c| (c.predicted as f64).powi(2));
    let truth = all * all - sum(&|c| (c.truth as f64).powi(2));
    Ok(if predicted * truth == 0.0 { 0.0 } else { both / (predicted * truth).sqrt() })
}

/// Scores of yes-or-no cases against the truth.
#[derive(Clone, Copy, Debug)]
pub struct Scored<'t> {
    /// Whether each case is a yes.
    pub truth: &'t [bool],
    /// Its score; for [`Scored::brier`] and [`Scored::log_loss`] the claimed chance of a yes.
    pub score: &'t [f64],
}

impl Scored<'_> {
    fn sorted(&self) -> Result<Vec<(f64, bool)>, Undefined> {
        if self.truth.len() != self.score.len() || self.score.iter().any(|s| s.is_nan()) {
            return Err(Undefined::Mismatch);
        }
        let mut cases: Vec<(f64, bool)> = self.score.iter().copied().zip(self.truth.iter().copied()).collect();
        cases.sort_by(|a, b| b.0.total_cmp(&a.0));
        let yes = self.truth.iter().filter(|t| **t).count();
        if yes == 0 || yes == cases.len() { Err(Undefined::OneCategory) } else { Ok(cases) }
    }

    /// Area under the curve of true against false positives: the chance that a yes scores above a no, ties half.
    ///
    /// # Errors
    /// [`Undefined::OneCategory`] without both kinds of cases, [`Undefined::Mismatch`] for lengths that differ.
    pub fn roc_auc(&self) -> Result<f64, Undefined> {
        let cases = self.sorted()?;
        let yes = cases.iter().filter(|c| c.1).count() as f64;
        let no = cases.len() as f64 - yes;
        let (mut above, mut area) = (0.0, 0.0);
        for tie in cases.chunk_by(|a, b| a.0 == b.0) {
            let (y, n) = (tie.iter().filter(|c| c.1).count() as f64, tie.iter().filter(|c| !c.1).count() as f64);
            area += n * (above + y / 2.0);
            above += y;
        }
        Ok(area / (yes * no))
    }

    /// Mean precision over the recall that each threshold adds.
    ///
    /// # Errors
    /// As [`Scored::roc_auc`].
    pub fn average_precision(&self) -> Result<f64, Undefined> {
        let cases = self.sorted()?;
        let yes = cases.iter().filter(|c| c.1).count() as f64;
        let (mut right, mut seen, mut sum) = (0.0, 0.0, 0.0);
        for tie in cases.chunk_by(|a, b| a.0 == b.0) {
            let more = tie.iter().filter(|c| c.1).count() as f64;
            right += more;
            seen += tie.len() as f64;
            sum += more / yes * (right / seen);
        }
        Ok(sum)
    }

    /// Mean squared difference between chance and truth, in 0..=1.
    ///
    /// # Errors
    /// [`Undefined::TooFew`] without cases, [`Undefined::Mismatch`] for lengths that differ.
    pub fn brier(&self) -> Result<f64, Undefined> {
        self.mean(|p, yes| (p - f64::from(u8::from(yes))).powi(2))
    }

    /// Mean −ln of the chance given to what was true; chances are kept `clip` away from 0 and 1.
    ///
    /// # Errors
    /// As [`Scored::brier`].
    pub fn log_loss(&self, clip: f64) -> Result<f64, Undefined> {
        self.mean(|p, yes| {
            let p = p.clamp(clip, 1.0 - clip);
            -(if yes { p } else { 1.0 - p }).ln()
        })
    }

    fn mean(&self, loss: impl Fn(f64, bool) -> f64) -> Result<f64, Undefined> {
        if self.truth.len() != self.score.len() || self.score.iter().any(|s| s.is_nan()) {
            return Err(Undefined::Mismatch);
        }
        if self.truth.is_empty() {
            return Err(Undefined::TooFew);
        }
        Ok(self.score.iter().zip(self.truth).map(|(p, t)| loss(*p, *t)).sum::<f64>() / self.truth.len() as f64)
    }
}

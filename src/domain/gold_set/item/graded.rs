//! What checking and grading need to know beside an item's own fields, and what a grade is.

use serde_json::Value;

use super::head::Head;
use crate::domain::gold_set::shared::{ScaleBounds, Shared};
use crate::domain::kernel::sealed::Sealed;
use touchstone_measure::text::normalise::Fold;

/// What a check may look at beside the item's own fields.
#[derive(Debug)]
pub struct CheckContext<'a> {
    /// What every item has.
    pub head: &'a Head,
    /// What items share.
    pub shared: &'a Shared,
}

/// What grading needs to know beside the item's own fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GradeContext {
    /// Language of the content, a BCP 47 tag.
    pub lang: String,
    /// What counts as the same text.
    pub fold: Fold,
    /// Labels of the item's taxonomy, in order.
    pub labels: Vec<String>,
    /// Scales of a rating.
    pub scales: Vec<ScaleBounds>,
    /// Severities of a flag, rising.
    pub severities: Vec<String>,
    /// The reviewers' score of a response with a rubric, in 0..=1, once it is in.
    pub rubric_score: Option<f64>,
}

/// What a kind says of a response.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Graded {
    /// 0..=1; `None` where only people can score it.
    pub score: Option<f64>,
    /// How the score came about.
    pub parts: Value,
    /// Whether it counts towards a decision.
    pub counts: bool,
    /// Whether there was something to find.
    pub positive: bool,
    /// Whether it was found, where the score does not say so.
    pub hit: Option<bool>,
}

impl Graded {
    /// A score with its parts, of an item that counts and had something to find.
    pub fn of(score: f64, parts: Value) -> Self {
        Self { score: Some(score.clamp(0.0, 1.0)), parts, counts: true, positive: true, hit: None }
    }

    /// The same, of an item that may have had nothing to find.
    pub fn finding(self, positive: bool) -> Self {
        Self { positive, ..self }
    }
}

/// The grade of a response.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// 0..=1; `None` where only people can score it.
    pub score: Option<f64>,
    /// Whether it counts towards a decision (`compare` with `clear = false` does not).
    pub counts: bool,
    /// Whether there was something to find (the key is not empty): what floors and sensitivity count.
    pub positive: bool,
    /// Where there was something to find, whether it was found: `flag` by any category of the key, other kinds by a score of at least 0.5.
    pub hit: bool,
    /// (confidence − score)², in 0..=1, where the item asked how sure the person is.
    pub brier: Option<f64>,
    /// How the score came about, machine-readable. It quotes the key and is as closed.
    pub explanation: Sealed,
}

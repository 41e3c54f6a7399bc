//! Measures about annotators' work, as they are told outside.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Id, Time, words};

words! {
    /// What kind of measure.
    MeasureKind = [
        "accept", "message", "training", "recalibrate", "review_share", "weight", "reassign", "skill", "refuse", "pause", "end",
    ];
    /// Where a measure stands.
    MeasureState = ["proposed", "standing", "refused", "withdrawn", "over", "undone"];
}

/// What a rule saw, and when it spoke.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RuleSpoke {
    /// The rule's id.
    pub rule: String,
    /// What it saw, by quantity: shares in twentieths, everything else in whole numbers.
    #[schemars(with = "std::collections::BTreeMap<String, f64>")]
    pub figures: Map<String, Value>,
}

/// Something that rules ask for, or that was done, about an annotator's work.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Measure {
    /// The measure.
    pub id: Id,
    /// Whom it concerns.
    pub annotator: Id,
    /// What kind.
    pub kind: MeasureKind,
    /// What exactly, as a rule's `do` says it: `scope` and `for` of a pause, `share` of reviews, `skill` …
    #[schemars(with = "std::collections::BTreeMap<String, Value>")]
    pub terms: Value,
    /// The share, weight or value that it sets; null where it sets none.
    pub amount: Option<f64>,
    /// The rules that asked for it; empty where a person did it of their own accord.
    pub rests_on: Vec<RuleSpoke>,
    /// Where it stands.
    pub state: MeasureState,
    /// How many people carry it out; 0 where the rule does by itself.
    pub persons: u32,
    /// When the rules asked for it, or the person did it.
    pub proposed_at: Time,
    /// When the rule does it by itself, where nobody refuses before.
    pub acts_at: Option<Time>,
    /// When it was carried out.
    pub acted_at: Option<Time>,
    /// Who did; null where the rule did.
    pub acted_by: Option<Id>,
    /// When it ends by itself.
    pub until: Option<Time>,
    /// When it was refused, taken back, over or undone.
    pub ended_at: Option<Time>,
    /// Why, as the annotator was told; null without `audits:write` or `candidates:personal`.
    pub reason: Option<String>,
    /// When a corrected key took away what it rests on.
    pub doubted_at: Option<Time>,
    /// When the annotator appealed.
    pub appealed_at: Option<Time>,
}

/// A measure after somebody acted on it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MeasureMoved {
    /// The measure.
    pub id: Id,
    /// Where it stands.
    pub state: MeasureState,
}

//! What a rule sees and what it says, and what all rules share.

use serde::{Deserialize, Serialize};

use crate::domain::deciding::Outcome;
use crate::domain::project::Floor;
use touchstone_measure::interval::beta_at_least;
use touchstone_measure::irt::curve::Item as Curve;

/// Two numbers that differ by less are the same: bounds are met in floating point.
pub(super) const MARGIN: f64 = 1e-9;

/// One presented item as a rule sees it.
#[expect(clippy::struct_excessive_bools, reason = "four facts of an item that are independent of each other")]
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// 0..=1; `None` where it is left out (skipped for its content, or for people to score).
    pub score: Option<f64>,
    /// Whether it counts towards a decision.
    pub counts: bool,
    /// Whether missing it puts the stage below the line.
    pub critical: bool,
    /// What it measures.
    pub skill: String,
    /// Whether there was something to find.
    pub positive: bool,
    /// Whether it was found.
    pub hit: bool,
    /// The item's curve, for a verdict on the ability.
    pub curve: Option<Curve>,
}

/// Why an outcome is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// The statistic met a bound.
    Statistic,
    /// A critical item was missed.
    Critical,
    /// A floor under one skill is broken.
    Floor,
    /// The items ended before the rule could say.
    Forced,
    /// Nothing counted.
    NothingCounted,
    /// The next block decides.
    Open,
}

/// How a floor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FloorState {
    /// Reached.
    Kept,
    /// Not reached.
    Broken,
    /// Too few items with something to find: it does not bind.
    TooFew,
}

/// One floor's figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct FloorResult {
    /// The skill.
    pub skill: String,
    /// Items with something to find.
    pub positives: usize,
    /// Those in which it was found.
    pub hits: usize,
    /// How the floor stands.
    pub state: FloorState,
}

/// What a rule says.
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Ruling {
    /// The outcome; `None` where the next block decides.
    #[serde(serialize_with = "outcome_name")]
    #[schemars(with = "String", extend("enum" = ["pass", "refer", "below_the_line", "continue"]))]
    pub outcome: Option<Outcome>,
    /// Why.
    pub because: Because,
    /// Counted items.
    pub counted: usize,
    /// Presented items.
    pub presented: usize,
    /// Sum of the counted scores.
    pub sum: f64,
    /// The log-likelihood ratio of a sequential rule, or P(true share ≥ cut).
    pub statistic: f64,
    /// The lower and upper bound that the statistic is held against.
    pub bounds: (f64, f64),
    /// Floors, as far as items were presented.
    pub floors: Vec<FloorResult>,
    /// The ability and its standard error, where the rule is on the ability.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ability: Option<(f64, f64)>,
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn outcome_name<S: serde::Serializer>(outcome: &Option<Outcome>, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(outcome.map_or("continue", Outcome::as_str))
}

/// What is said by a rule of another kind than it is asked as: nothing, and a person looks at the end.
pub(super) fn unsaid(items: &[Scored], ended: bool) -> Ruling {
    let counted: Vec<f64> = items.iter().filter(|i| i.counts).filter_map(|i| i.score).collect();
    Ruling {
        outcome: ended.then_some(Outcome::Refer),
        because: if ended { Because::Forced } else { Because::Open },
        counted: counted.len(),
        presented: items.len(),
        sum: counted.iter().sum(),
        statistic: 0.0,
        bounds: (0.0, 0.0),
        floors: Vec::new(),
        ability: None,
    }
}

pub(super) fn by_cut(cut: f64, confidence: f64, floors: &[Floor], items: &[Scored]) -> Ruling {
    let counted: Vec<f64> = items.iter().filter(|i| i.counts).filter_map(|i| i.score).collect();
    let sum: f64 = counted.iter().sum();
    let n = counted.len() as f64;
    let probability = beta_at_least(1.0 + sum, 1.0 + n - sum, cut).unwrap_or(0.5);
    let ruling = Ruling {
        outcome: None,
        because: Because::Open,
        counted: counted.len(),
        presented: items.len(),
        sum,
        statistic: probability,
        bounds: (1.0 - confidence, confidence),
        floors: Vec::new(),
        ability: None,
    };
    let (outcome, because) = if missed_critical(items) {
        (Outcome::BelowTheLine, Because::Critical)
    } else if counted.is_empty() {
        (Outcome::Refer, Because::NothingCounted)
    } else if probability >= confidence - MARGIN {
        (Outcome::Pass, Because::Statistic)
    } else if probability <= 1.0 - confidence + MARGIN {
        (Outcome::BelowTheLine, Because::Statistic)
    } else {
        (Outcome::Refer, Because::Forced)
    };
    with_floors(ruling, outcome, because, floors, items)
}

pub(super) fn with_floors(mut ruling: Ruling, outcome: Outcome, because: Because, floors: &[Floor], seen: &[Scored]) -> Ruling {
    let floors: Vec<FloorResult> = floors.iter().map(|f| floor(f, seen)).collect();
    let broken = floors.iter().any(|f| f.state == FloorState::Broken);
    let (outcome, because) = if broken && outcome == Outcome::Pass { (Outcome::Refer, Because::Floor) } else { (outcome, because) };
    ruling.outcome = Some(outcome);
    ruling.because = because;
    ruling.floors = floors;
    ruling
}

pub(super) fn missed_critical(items: &[Scored]) -> bool {
    items.iter().any(|i| i.critical && i.score.is_some_and(|s| s < 0.5))
}

pub(super) fn floor(floor: &Floor, items: &[Scored]) -> FloorResult {
    let of_skill = || items.iter().filter(|i| i.skill == floor.skill && i.score.is_some());
    let positives = of_skill().filter(|i| i.positive).count();
    let hits = of_skill().filter(|i| i.positive && i.hit).count();
    let negatives = of_skill().filter(|i| !i.positive).count();
    // An item with nothing to find was left unmarked where its answer scored as "nothing".
    let left_alone = of_skill().filter(|i| !i.positive && i.score.is_some_and(|s| s >= 0.5)).count();
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let specific = floor.specificity.is_none_or(|least| negatives == 0 || share(left_alone, negatives) >= least - MARGIN);
    let state = if positives < floor.min_items.max(1) as usize {
        FloorState::TooFew
    } else if share(hits, positives) < floor.sensitivity - MARGIN || !specific {
        FloorState::Broken
    } else {
        FloorState::Kept
    };
    FloorResult { skill: floor.skill.clone(), positives, hits, state }
}

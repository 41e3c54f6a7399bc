//! The rules of the gold-set format page: `sequential` by blocks, `cut` by the Beta posterior, critical items, floors, the review stage's cut.

use serde::Serialize;

use super::Outcome;
use crate::domain::gold_set::project::{Decision, Floor};
use crate::measure::interval::{beta_at_least, normal_quantile};
use crate::measure::mastery::sequential::Plan;

/// Two numbers that differ by less are the same: bounds are met in floating point.
const MARGIN: f64 = 1e-9;

/// The version of these rules, stored with what they said.
pub const RULES: &str = "decision-1";

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
}

/// Why an outcome is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ruling {
    /// The outcome; `None` where the next block decides.
    #[serde(serialize_with = "outcome_name")]
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
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn outcome_name<S: serde::Serializer>(outcome: &Option<Outcome>, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(outcome.map_or("continue", Outcome::as_str))
}

/// Applies a rule to the items presented so far, in their order. `ended` says that no further item comes.
#[must_use]
pub fn apply(decision: &Decision, block: usize, items: &[Scored], ended: bool) -> Ruling {
    match decision {
        Decision::Sequential { .. } => sequential(decision, block, items, ended),
        Decision::Cut { cut, confidence, floors, .. } => by_cut(*cut, *confidence, floors, items),
    }
}

fn plan_of(decision: &Decision, block: usize) -> Option<Plan> {
    let Decision::Sequential { p_master, p_nonmaster, alpha, beta, min_items, max_items, .. } = decision else { return None };
    Some(Plan {
        p_master: *p_master,
        p_nonmaster: *p_nonmaster,
        alpha: *alpha,
        beta: *beta,
        min_items: *min_items,
        max_items: *max_items,
        block: block.max(1),
    })
}

fn sequential(decision: &Decision, block: usize, items: &[Scored], ended: bool) -> Ruling {
    let Some(plan) = plan_of(decision, block) else { return by_cut(0.0, 0.5, &[], items) };
    let (right, wrong) = (plan.step_right(), plan.step_wrong());
    let mut walk = Ruling {
        outcome: None,
        because: Because::Open,
        counted: 0,
        presented: 0,
        sum: 0.0,
        statistic: 0.0,
        bounds: (plan.lower(), plan.upper()),
        floors: Vec::new(),
    };
    for (i, item) in items.iter().enumerate() {
        walk.presented = i + 1;
        if let Some(score) = item.score.filter(|_| item.counts) {
            walk.counted += 1;
            walk.sum += score;
            walk.statistic += score * right + (1.0 - score) * wrong;
        }
        let last = i + 1 == items.len();
        if (i + 1) % plan.block == 0 || (last && ended) {
            let seen = items.get(..=i).unwrap_or(items);
            let said = look(&plan, &walk, seen, last && ended);
            if let Some((outcome, because)) = said {
                return with_floors(walk, outcome, because, decision.floors(), seen);
            }
        }
    }
    if items.is_empty() && ended {
        return with_floors(walk, Outcome::Refer, Because::Forced, decision.floors(), items);
    }
    walk.floors = decision.floors().iter().map(|f| floor(f, items)).collect();
    walk
}

/// What a look at a block's end says: a missed critical item first, then the bounds, then the end.
fn look(plan: &Plan, walk: &Ruling, seen: &[Scored], ended: bool) -> Option<(Outcome, Because)> {
    if missed_critical(seen) {
        return Some((Outcome::BelowTheLine, Because::Critical));
    }
    if walk.counted >= plan.min_items {
        if walk.statistic >= plan.upper() - MARGIN {
            return Some((Outcome::Pass, Because::Statistic));
        }
        if walk.statistic <= plan.lower() + MARGIN {
            return Some((Outcome::BelowTheLine, Because::Statistic));
        }
    }
    (walk.counted >= plan.max_items || ended).then_some((Outcome::Refer, Because::Forced))
}

fn by_cut(cut: f64, confidence: f64, floors: &[Floor], items: &[Scored]) -> Ruling {
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

fn with_floors(mut ruling: Ruling, outcome: Outcome, because: Because, floors: &[Floor], seen: &[Scored]) -> Ruling {
    let floors: Vec<FloorResult> = floors.iter().map(|f| floor(f, seen)).collect();
    let broken = floors.iter().any(|f| f.state == FloorState::Broken);
    let (outcome, because) = if broken && outcome == Outcome::Pass { (Outcome::Refer, Because::Floor) } else { (outcome, because) };
    ruling.outcome = Some(outcome);
    ruling.because = because;
    ruling.floors = floors;
    ruling
}

fn missed_critical(items: &[Scored]) -> bool {
    items.iter().any(|i| i.critical && i.score.is_some_and(|s| s < 0.5))
}

fn floor(floor: &Floor, items: &[Scored]) -> FloorResult {
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

/// One decision of a record that starts again after each.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// First item, from 0.
    pub from: usize,
    /// One past the last item.
    pub to: usize,
    /// What the rule says of it; the last may be open.
    pub ruling: Ruling,
}

/// Applies a sequential rule looked at after every item, beginning again after each decision.
#[must_use]
pub fn restarting(decision: &Decision, items: &[Scored]) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut from = 0;
    while from < items.len() {
        let rest = items.get(from..).unwrap_or_default();
        let ruling = sequential(decision, 1, rest, false);
        let taken = ruling.presented.max(1);
        let decided = ruling.outcome.is_some();
        stretches.push(Stretch { from, to: from + taken, ruling });
        if !decided {
            break;
        }
        from += taken;
    }
    stretches
}

/// One response of a review stage: its share of the best possible, and how far its two sheets lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reviewed {
    /// 0..=1.
    pub score: f64,
    /// The item's weight.
    pub points: f64,
    /// Difference of the two sheets' totals; 0 where a machine scored it.
    pub difference: f64,
}

/// The stage's score, its standard error, and the outcome of a review stage.
#[must_use]
pub fn review(cut: f64, confidence: f64, se_floor: f64, responses: &[Reviewed]) -> (f64, f64, Outcome) {
    let n = responses.len() as f64;
    let points: f64 = responses.iter().map(|r| r.points).sum();
    if responses.is_empty() || points <= 0.0 {
        return (0.0, se_floor, Outcome::Refer);
    }
    let score = responses.iter().map(|r| r.score * r.points).sum::<f64>() / points;
    let spread = responses.iter().map(|r| r.difference * r.difference / 4.0).sum::<f64>().sqrt() / n;
    let se = se_floor.max(spread);
    let z = if se > 0.0 { (score - cut) / se } else { (score - cut).signum() * f64::INFINITY };
    let needed = normal_quantile(confidence).unwrap_or(f64::INFINITY);
    let outcome = if z >= needed - MARGIN {
        Outcome::Pass
    } else if z <= -needed + MARGIN {
        Outcome::BelowTheLine
    } else {
        Outcome::Refer
    };
    (score, se, outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_stage_at_the_figures_beside_the_shipped_plan() {
        // project.toml: cut .65, confidence .80, standard error .06: pass from about .70, below the line under .60.
        let six = |score| vec![Reviewed { score, points: 1.0, difference: 0.0 }; 6];
        let outcome = |score| review(0.65, 0.80, 0.06, &six(score)).2;
        assert_eq!(outcome(0.702), Outcome::Pass);
        assert_eq!(outcome(0.65), Outcome::Refer);
        assert_eq!(outcome(0.598), Outcome::BelowTheLine);
        let apart = [Reviewed { score: 0.8, points: 1.0, difference: 0.6 }];
        assert!((review(0.65, 0.80, 0.06, &apart).1 - 0.3).abs() < 1e-12);
        assert_eq!(review(0.65, 0.8, 0.06, &[]).2, Outcome::Refer);
    }
}

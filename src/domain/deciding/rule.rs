//! The rules of the gold-set format page: `sequential` by blocks, `cut` by the Beta posterior, critical items, floors,
//! the review stage's cut.

mod ability;
mod ruling;

use serde::Serialize;

use super::Outcome;
use super::prior::Prior;
use crate::domain::project::{Decision, Floor};
pub use ruling::{Because, FloorResult, FloorState, Ruling, Scored};
use ruling::{MARGIN, by_cut, floor, missed_critical, unsaid, with_floors};
use touchstone_measure::interval::{beta_at_least, beta_quantile, binomial_at_least, normal_at_least, normal_quantile};
use touchstone_measure::mastery::sequential::Plan;

/// The version of these rules, stored with what they said.
pub const RULES: &str = "decision-1";

/// Applies a rule to the items presented so far, in their order. `ended` says that no further item comes.
#[must_use]
pub fn apply(decision: &Decision, block: usize, items: &[Scored], ended: bool) -> Ruling {
    match decision {
        Decision::Sequential { .. } => sequential(decision, block, items, ended),
        Decision::Ability { .. } => ability::on_ability(decision, block, items, ended),
        Decision::Cut { cut, confidence, floors, .. } => by_cut(*cut, *confidence, floors, items),
    }
}

fn sequential(decision: &Decision, block: usize, items: &[Scored], ended: bool) -> Ruling {
    let Some(plan) = decision.plan(block) else { return unsaid(items, ended) };
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
        ability: None,
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

/// How sure a verdict is: the share right (or the ability, where the rule is on it) with its error,
/// and how probable it is that a verdict either way would be wrong.
///
/// The share has the posterior Beta(a + S, b + N − S) over the N counted items with the sum S of their scores. The prior Beta(a, b) is that
/// of the people who come to this stage, as far as the project knows them, else every share is as likely as any other (a = b = 1).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Doubt {
    /// The posterior's mean, in 0..1.
    pub share: f64,
    /// Its standard deviation: the standard error beside the score.
    pub standard_error: f64,
    /// The equal-tailed 95 % interval.
    pub interval: (f64, f64),
    /// P(a pass is wrong): that the true share is at most the non-master's rate, or under the cut.
    pub wrong_pass: f64,
    /// P(a below-the-line is wrong): that the true share is at least the master's rate, or the cut.
    pub wrong_fail: f64,
    /// The prior that it rests on, where it rests on one that is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prior: Option<Prior>,
}

/// The doubt beside a ruling on scored items; `None` where nothing counted. Without a prior it is the uniform one, untold.
#[must_use]
pub fn doubt(decision: &Decision, ruling: &Ruling, prior: Option<Prior>) -> Option<Doubt> {
    if let (Decision::Ability { cut, delta, .. }, Some((theta, se))) = (decision, ruling.ability) {
        let z = normal_quantile(0.975).ok()?;
        let above = |at: f64| normal_at_least((at - theta) / se.max(f64::MIN_POSITIVE));
        let interval = (theta - z * se, theta + z * se);
        return Some(Doubt {
            share: theta,
            standard_error: se,
            interval,
            wrong_pass: 1.0 - above(cut - delta),
            wrong_fail: above(cut + delta),
            prior: None,
        });
    }
    doubt_of(decision, ruling.sum, ruling.counted as f64, prior)
}

/// The same from the sum of scores and the number of counted items.
#[must_use]
pub fn doubt_of(decision: &Decision, sum: f64, n: f64, prior: Option<Prior>) -> Option<Doubt> {
    if n <= 0.0 || !(0.0..=n).contains(&sum) {
        return None;
    }
    let (low, high) = match decision {
        Decision::Sequential { p_master, p_nonmaster, .. } => (*p_nonmaster, *p_master),
        Decision::Cut { cut, .. } => (*cut, *cut),
        Decision::Ability { .. } => return None,
    };
    let before = prior.unwrap_or(Prior::UNIFORM);
    let (a, b) = (before.a + sum, before.b + n - sum);
    Some(Doubt {
        share: a / (a + b),
        standard_error: (a * b / ((a + b).powi(2) * (a + b + 1.0))).sqrt(),
        interval: (beta_quantile(a, b, 0.025).ok()?, beta_quantile(a, b, 0.975).ok()?),
        wrong_pass: 1.0 - beta_at_least(a, b, low).ok()?,
        wrong_fail: beta_at_least(a, b, high).ok()?,
        prior,
    })
}

/// How often somebody who finds each thing with a chance misses a floor over so many items with something to find;
/// 0 where it does not bind.
#[must_use]
pub fn floor_miss(floor: &Floor, positives: usize, chance: f64) -> f64 {
    if positives < floor.min_items.max(1) as usize {
        return 0.0;
    }
    let needed = (floor.sensitivity * positives as f64 - MARGIN * positives as f64).ceil().max(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of the items")]
    let needed = needed as u64;
    1.0 - binomial_at_least(needed, positives as u64, chance).unwrap_or(1.0)
}

/// How often any of several independent misses happens.
#[must_use]
pub fn any_miss(misses: impl Iterator<Item = f64>) -> f64 {
    1.0 - misses.map(|m| 1.0 - m).product::<f64>()
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

/// Applies a rule looked at after every item, beginning again after each decision; a cut says one thing of all of them.
#[must_use]
pub fn restarting(decision: &Decision, items: &[Scored]) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut from = 0;
    while from < items.len() {
        let rest = items.get(from..).unwrap_or_default();
        let ruling = apply(decision, 1, rest, false);
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

/// The doubt beside a review stage's outcome: the stage score is normal with its standard error around the true one.
#[must_use]
pub fn review_doubt(cut: f64, score: f64, se: f64) -> Option<Doubt> {
    let z = normal_quantile(0.975).ok()?;
    let above = if se > 0.0 { normal_at_least((cut - score) / se) } else { f64::from(u8::from(score >= cut)) };
    let interval = ((score - z * se).max(0.0), (score + z * se).min(1.0));
    Some(Doubt { share: score, standard_error: se, interval, wrong_pass: 1.0 - above, wrong_fail: above, prior: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::project::Forced;

    #[test]
    fn doubt_beside_a_verdict_at_the_figures_of_the_research_page_section_3_8() {
        // Uniform prior, cut .8: 18 of 20 .821297, 20 of 20 .990777, 45 of 50 .957879.
        let cut = |cut| Decision::Cut { cut, confidence: 0.9, forced: Forced::Refer, floors: Vec::new() };
        for (sum, n, reached) in [(18.0, 20.0, 0.821_297), (20.0, 20.0, 0.990_777), (45.0, 50.0, 0.957_879)] {
            let doubt = doubt_of(&cut(0.8), sum, n, None).unwrap();
            assert!((doubt.wrong_fail - reached).abs() < 5e-7 && (doubt.wrong_pass - (1.0 - reached)).abs() < 5e-7, "{doubt:?}");
        }
        // Beta(1, 1 + n): mean 1/(n + 2), in closed form; all wrong at a cut of one half: P = (1/2)^(n + 1).
        let none = doubt_of(&cut(0.5), 0.0, 4.0, None).unwrap();
        assert!((none.share - 1.0 / 6.0).abs() < 1e-15 && (none.wrong_fail - 0.5_f64.powi(5)).abs() < 1e-12, "{none:?}");
        assert!((none.standard_error - (5.0_f64 / (36.0 * 7.0)).sqrt()).abs() < 1e-15);
        assert_eq!(doubt_of(&cut(0.5), 0.0, 0.0, None), None);
        // Beta(2, 1) before and one of one right: Beta(3, 1), whose mean is 3/4, and P(p ≥ 1/2) = 1 − 1/8.
        let prior = Prior { a: 2.0, b: 1.0, people: 200 };
        let known = doubt_of(&cut(0.5), 1.0, 1.0, Some(prior)).unwrap();
        assert!((known.share - 0.75).abs() < 1e-15 && (known.wrong_fail - 0.875).abs() < 1e-12 && known.prior == Some(prior));
    }

    #[test]
    fn a_master_misses_a_floor_as_the_binomial_says_in_closed_form() {
        let floor = |sensitivity, min_items| Floor { skill: "safety".to_owned(), sensitivity, min_items, specificity: None };
        // Of ten, eight or more are needed at .8: 1 − P(X ≥ 8) at .9 is 1 − (45 × .9⁸ × .01 + 10 × .9⁹ × .1 + .9¹⁰).
        let miss = 1.0 - (45.0 * 0.9_f64.powi(8) * 0.01 + 10.0 * 0.9_f64.powi(9) * 0.1 + 0.9_f64.powi(10));
        assert!((floor_miss(&floor(0.8, 10), 10, 0.9) - miss).abs() < 1e-12);
        assert!(floor_miss(&floor(0.8, 10), 9, 0.9).abs() < 1e-15, "it does not bind");
        assert!((floor_miss(&floor(1.0, 1), 1, 0.9) - 0.1).abs() < 1e-12);
        assert!((any_miss([0.1, 0.2].into_iter()) - 0.28).abs() < 1e-12);
        assert!(any_miss(std::iter::empty()).abs() < 1e-15);
    }

    #[test]
    fn a_record_is_ruled_on_by_its_own_cut_as_the_beta_posterior_in_closed_form() {
        // What a version from before this was refused may hold. Four of four wrong: P(share ≥ 1/2) = (1/2)⁵, under 1 − .9.
        let cut = Decision::Cut { cut: 0.5, confidence: 0.9, forced: Forced::Refer, floors: Vec::new() };
        let one = |score| Scored {
            score: Some(score),
            counts: true,
            critical: false,
            skill: String::new(),
            positive: false,
            hit: false,
            curve: None,
        };
        let items = |score| vec![one(score); 4];
        let [wrong, right] = [0.0, 1.0].map(|score| restarting(&cut, &items(score)));
        assert_eq!((wrong.len(), wrong[0].ruling.outcome, right[0].ruling.outcome), (1, Some(Outcome::BelowTheLine), Some(Outcome::Pass)));
        assert!((wrong[0].ruling.statistic - 0.5_f64.powi(5)).abs() < 1e-12);
    }

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

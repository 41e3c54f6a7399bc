//! Rules on the ability, for items with curves.

use super::super::Outcome;
use super::ruling::{Because, MARGIN, Ruling, Scored, floor, missed_critical, unsaid, with_floors};
use crate::domain::project::{Decision, Stop};
use touchstone_measure::interval::normal_at_least;
use touchstone_measure::irt::ability::{Ability, Posterior, Prior};
use touchstone_measure::irt::curve::Item as Curve;
use touchstone_measure::mastery::response_theory::Plan;

/// The answer that an item gives of the ability: counted, right or wrong, with a curve.
fn told(item: &Scored) -> Option<(Curve, bool)> {
    let score = item.score.filter(|s| item.counts && (*s <= 0.0 || *s >= 1.0))?;
    Some((item.curve?, score >= 1.0))
}

/// What is known of the ability after some items.
struct Known {
    posterior: Posterior,
    /// Answers that the posterior has taken in.
    answers: Vec<(Curve, bool)>,
    learned: usize,
    walk: f64,
}

impl Known {
    fn ability(&mut self) -> Ability {
        for (curve, right) in self.answers.iter().skip(self.learned) {
            self.posterior.learn(curve, *right);
        }
        self.learned = self.answers.len();
        self.posterior.ability().unwrap_or(Ability { theta: 0.0, standard_error: 1.0 })
    }
}

/// A rule on the ability, at each block's end: critical items first, then the bounds, then the end.
///
/// With `stop = "sprt"` the statistic is Wald's sum of the answers' log-likelihood ratios at the cut plus and less delta (Eggen 1999), with
/// `stop = "se"` the probability that the ability lies above the cut once its error is small enough. The ability is estimated only where it
/// is asked for; a walk that goes on needs none.
pub(super) fn on_ability(decision: &Decision, block: usize, items: &[Scored], ended: bool) -> Ruling {
    let (Some(plan), Decision::Ability { stop, se, .. }) = (decision.ability_plan(), decision) else {
        return unsaid(items, ended);
    };
    let by_error = se.filter(|_| *stop == Stop::Se);
    let block = block.max(1);
    let mut known = Known { posterior: Posterior::new(Prior::STANDARD), answers: Vec::new(), learned: 0, walk: 0.0 };
    for (i, item) in items.iter().enumerate() {
        let end = i + 1;
        if let Some((curve, right)) = told(item) {
            known.walk += plan.step(&curve, right);
            known.answers.push((curve, right));
        }
        let last = end == items.len();
        if end % block == 0 || (last && ended) {
            let seen = items.get(..end).unwrap_or(items);
            if let Some((outcome, because)) = look_at_ability(&plan, by_error, seen, &mut known, last && ended) {
                let ruling = ruling_on_ability(&plan, by_error, end, &mut known);
                return with_floors(ruling, outcome, because, decision.floors(), seen);
            }
        }
    }
    let mut ruling = ruling_on_ability(&plan, by_error, items.len(), &mut known);
    if items.is_empty() && ended {
        return with_floors(ruling, Outcome::Refer, Because::Forced, decision.floors(), items);
    }
    ruling.floors = decision.floors().iter().map(|f| floor(f, items)).collect();
    ruling
}

/// The statistic of a rule on the ability, with its bounds and the standard error that counts (0 where none does).
fn statistic_of(plan: &Plan, by_error: Option<f64>, known: &mut Known) -> (f64, (f64, f64), f64) {
    if by_error.is_none() {
        return (known.walk, (plan.lower(), plan.upper()), 0.0);
    }
    let found = known.ability();
    let above = normal_at_least((plan.cut - found.theta) / found.standard_error.max(f64::MIN_POSITIVE));
    (above, (plan.beta, 1.0 - plan.alpha), found.standard_error)
}

fn ruling_on_ability(plan: &Plan, by_error: Option<f64>, presented: usize, known: &mut Known) -> Ruling {
    let (statistic, bounds, _) = statistic_of(plan, by_error, known);
    let found = known.ability();
    Ruling {
        outcome: None,
        because: Because::Open,
        counted: known.answers.len(),
        presented,
        sum: known.answers.iter().filter(|(_, right)| *right).count() as f64,
        statistic,
        bounds,
        floors: Vec::new(),
        ability: Some((found.theta, found.standard_error)),
    }
}

fn look_at_ability(plan: &Plan, by_error: Option<f64>, seen: &[Scored], known: &mut Known, ended: bool) -> Option<(Outcome, Because)> {
    if missed_critical(seen) {
        return Some((Outcome::BelowTheLine, Because::Critical));
    }
    if known.answers.len() >= plan.min_items {
        let (statistic, (low, high), error) = statistic_of(plan, by_error, known);
        let precise = by_error.is_none_or(|se| error <= se);
        if precise && statistic >= high - MARGIN {
            return Some((Outcome::Pass, Because::Statistic));
        }
        if precise && statistic <= low + MARGIN {
            return Some((Outcome::BelowTheLine, Because::Statistic));
        }
        if known.answers.len() >= plan.max_items || (by_error.is_some() && precise) {
            // Precise enough, and still near the cut: a person decides.
            return Some((Outcome::Refer, Because::Forced));
        }
    }
    ended.then_some((Outcome::Refer, Because::Forced))
}

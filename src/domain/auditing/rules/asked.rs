//! What rules ask for at a moment that nobody has been asked yet.

use super::figures::{Figure, Until};
use super::look::{Book, Holding, Proposal, Taker};
use super::record::Past;
use crate::domain::auditing::measure_state::MeasureState;
use crate::domain::auditing::policy::Offer;
use crate::domain::project::rule::{Measure, MeasureKind};

/// What a rule saw where it spoke.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoke {
    /// Its name.
    pub rule: String,
    /// What it saw.
    pub figures: Vec<Figure>,
}

/// A measure that rules ask for.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What.
    pub measure: Measure,
    /// The share, weight or value that it sets.
    pub amount: Option<f64>,
    /// The rules, with what they saw.
    pub rests_on: Vec<Spoke>,
    /// How many people carry it out; 0 where the rule does by itself.
    pub persons: u32,
}

impl Book<'_> {
    /// What is asked for at a moment: what the rules propose, but for what waits for somebody already (the same measure, another step of
    /// the ladder, or one that one of the same rules asked for) and for a setting to which somebody said no. `calibration` is the stage
    /// by which a milder step calibrates anew.
    #[must_use]
    pub fn asks(&self, until: Until<'_>, past: &[Past], calibration: Option<&str>) -> Vec<Asked> {
        let look = self.look(until);
        let mut asked: Vec<Asked> = Vec::new();
        for proposal in &look.proposals {
            let Some(one) = self.asked(proposal, &look.holding, calibration) else { continue };
            let waits = past.iter().filter(|p| p.state == MeasureState::Proposed).any(|p| self.is_in_the_way(p, &one));
            if !waits && !refused_before(past, &one) {
                asked.push(one);
            }
        }
        asked
    }

    fn asked(&self, proposal: &Proposal<'_>, holding: &[Holding], calibration: Option<&str>) -> Option<Asked> {
        let own = proposal.rules.first().map(|place| &self.rules[*place].measure);
        let milder = match proposal.kind {
            MeasureKind::Message => Some(Measure::Message {}),
            MeasureKind::Recalibrate => calibration.map(|stage| Measure::Recalibrate { stage: stage.to_owned() }),
            _ => None,
        };
        // A step that the ladder has and no rule describes is left out where it cannot be described.
        let measure = proposal.measure.cloned().or(milder).or_else(|| own.cloned())?;
        let persons = match (proposal.by, self.policy.offer(measure.clone())) {
            (Taker::TwoPersons, _) => 2,
            (Taker::Rule, Offer::Free(_)) if measure.kind() == proposal.kind => 0,
            (Taker::Rule | Taker::Person, _) => 1,
        };
        let spoke = |place: &usize| {
            let figures = holding.iter().find(|h| h.rule == *place).map(|h| h.seen.figures.clone()).unwrap_or_default();
            Spoke { rule: self.rules[*place].name(*place), figures }
        };
        Some(Asked { measure, amount: proposal.value, rests_on: proposal.rules.iter().map(spoke).collect(), persons })
    }

    fn is_in_the_way(&self, waiting: &Past, asked: &Asked) -> bool {
        let on_ladder = |kind: MeasureKind| self.steps.iter().any(|step| step.action.measure() == kind);
        let kind = asked.measure.kind();
        let same = waiting.what.kind == kind && waiting.what.skill.as_deref() == asked.measure.skill();
        let rules = asked.rests_on.iter().any(|spoke| waiting.what.rules.contains(&spoke.rule));
        same || rules || (on_ladder(waiting.what.kind) && on_ladder(kind))
    }
}

/// Whether a person refused the very same setting, and nothing was set since.
fn refused_before(past: &[Past], asked: &Asked) -> bool {
    let about = |p: &&Past| p.what.kind == asked.measure.kind() && p.what.skill.as_deref() == asked.measure.skill();
    let newest = past.iter().filter(about).max_by_key(|p| p.proposed_at);
    asked.measure.is_setting() && newest.is_some_and(|p| p.state == MeasureState::Refused && p.what.value == asked.amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::auditing::policy::Policy;
    use crate::domain::auditing::rules::{Checked, Known, Taken};
    use crate::domain::kernel::id::CheckId;
    use crate::domain::kernel::moment::Moment;
    use crate::domain::project::AuditStep;
    use crate::domain::project::rule::AuditRule;
    use serde_json::json;

    fn at(minutes: i64) -> Moment {
        Moment::from_microseconds(minutes * 60_000_000)
    }

    fn weak() -> Vec<AuditRule> {
        let rule = json!({
            "id": "weak", "when": { "checks_at_least": 4, "share_right_below": 0.5 }, "mode": "act", "because": "Weak.",
            "do": { "measure": "pause", "scope": "project", "for": "7 days" },
        });
        vec![serde_json::from_value(rule).unwrap()]
    }

    fn ladder() -> Vec<AuditStep> {
        let step = |action: &str| serde_json::from_value(json!({ "action": action, "text": "Told." })).unwrap();
        vec![step("message"), step("pause")]
    }

    fn wrong(from: u32, to: u32) -> Vec<Checked> {
        let one = |n: u32| {
            let id = CheckId::from_uuid(uuid::Uuid::from_u128(n.into()));
            Checked { id, at: at(n.into()), score: 0.0, counts: true, kind: None, skill: None }
        };
        (from..to).map(one).collect()
    }

    fn asks(known: &Known, steps: &[AuditStep], policy: &str, when: i64) -> Vec<Asked> {
        let rules = weak();
        let book = Book { rules: &rules, steps, policy: Policy::named(policy).unwrap() };
        let record = known.record(at(when), &[]);
        book.asks(Until::moment(&record, at(when)), &known.past, None)
    }

    #[test]
    fn a_rule_acts_where_the_policy_lets_it_and_asks_a_person_elsewhere() {
        let known = Known { checks: wrong(0, 4), ..Known::default() };
        let persons = |policy: &str| asks(&known, &[], policy, 10).iter().map(|a| a.persons).collect::<Vec<_>>();
        assert_eq!((persons("sg"), persons("eu-platform-work")), (vec![0], vec![1]));
        assert!(asks(&Known { checks: wrong(0, 3), ..Known::default() }, &[], "sg", 10).is_empty(), "three are too few");
    }

    #[test]
    fn the_mildest_open_step_is_asked_for_and_nothing_twice_on_the_same_figures() {
        let mut known = Known { checks: wrong(0, 4), ..Known::default() };
        let kinds = |known: &Known, when: i64| asks(known, &ladder(), "sg", when).iter().map(|a| a.measure.kind()).collect::<Vec<_>>();
        assert_eq!(kinds(&known, 10), [MeasureKind::Message]);
        let rules = vec!["weak".to_owned()];
        let what = Taken { rules, ..Taken::of(MeasureKind::Message) };
        known.past.push(Past { what, proposed_at: at(10), acted_at: None, state: MeasureState::Proposed, ended_at: None });
        assert!(kinds(&known, 11).is_empty(), "it waits for somebody");
        known.checks.extend(wrong(12, 20));
        assert!(kinds(&known, 21).is_empty(), "it still does, whatever came since");
        // Refused: what was seen is seen. With as many again the same step is asked for, for it was never taken.
        known.past[0].state = MeasureState::Refused;
        known.past[0].ended_at = Some(at(11));
        known.checks.truncate(4);
        assert!(kinds(&known, 12).is_empty());
        known.checks.extend(wrong(12, 16));
        assert_eq!(kinds(&known, 20), [MeasureKind::Message]);
        // Taken: the next step, on what came after it.
        known.past[0].state = MeasureState::Over;
        known.past[0].acted_at = Some(at(11));
        assert_eq!(kinds(&known, 20), [MeasureKind::Pause]);
        // Undone: its step is open again.
        known.past[0].state = MeasureState::Undone;
        assert_eq!(kinds(&known, 20), [MeasureKind::Message]);
    }

    #[test]
    fn a_setting_that_somebody_refused_is_not_asked_for_again_until_it_is_another() {
        let rule = json!({ "when": { "checks_at_least": 2, "share_right_below": 0.9 }, "because": "More.",
            "do": { "measure": "review_share", "share": 0.5 } });
        let rules: Vec<AuditRule> = vec![serde_json::from_value(rule).unwrap()];
        let book = Book { rules: &rules, steps: &[], policy: Policy::of_nobody() };
        let mut known = Known { checks: wrong(0, 4), ..Known::default() };
        let asks = |known: &Known| book.asks(Until::moment(&known.record(at(30), &[]), at(30)), &known.past, None).len();
        assert_eq!(asks(&known), 1);
        let mut what = Taken { rules: vec!["rule-1".to_owned()], ..Taken::of(MeasureKind::ReviewShare) };
        what.value = Some(0.5);
        known.past.push(Past { what, proposed_at: at(5), acted_at: None, state: MeasureState::Refused, ended_at: Some(at(6)) });
        assert_eq!(asks(&known), 0);
        known.past[0].what.value = Some(0.25);
        assert_eq!(asks(&known), 1);
    }
}

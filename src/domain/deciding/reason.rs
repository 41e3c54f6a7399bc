//! What speaks against a reason: each is held against the ruling of the attempt that is decided on, the requirements and the documents, so
//! that no letter says what the file contradicts.

use serde_json::Value;

use super::Outcome;
use super::rule::doubt_of;
use crate::domain::project::stage::Decision;

/// The quantile of a 95 % interval of a normal mean.
const NORMAL_95: f64 = 1.959_963_984_540_054;

/// What a case says that reasons are about.
#[expect(clippy::struct_excessive_bools, reason = "five facts of a case that are independent of each other")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// What the rule says of the attempt that is decided on, where one is.
    pub outcome: Option<Outcome>,
    /// Whether an attempt that counts has a result which is no pass.
    pub any_not_passed: bool,
    /// Whether the result lies near the line ([`is_near`]).
    pub near: bool,
    /// Whether a critical item was missed in the attempt.
    pub critical_missed: bool,
    /// Whether the answers to the application say that a requirement is not met.
    pub requirement_not_met: bool,
    /// Whether a document was looked at and not accepted.
    pub document_refused: bool,
}

impl Facts {
    /// Why a reason cannot be given, in English, or `None` where nothing speaks against it. An unknown code is contradicted by nothing.
    #[must_use]
    pub fn against(self, code: &str) -> Option<&'static str> {
        let (holds, otherwise) = match code {
            "above_the_line" => (self.outcome == Some(Outcome::Pass), "the result is not above the line"),
            // Where no attempt waits, it can be about an earlier one.
            "below_the_line" => {
                (self.outcome.map_or(self.any_not_passed, |said| said != Outcome::Pass), "no result here is below the line")
            }
            "score_in_band_reviewed" => (self.near, "the result is not near the line: the rule was clear"),
            "critical_item_missed" => (self.critical_missed, "no critical item was missed"),
            "requirement_not_met" => (self.requirement_not_met, "no requirement is unmet by what was answered"),
            "document_not_accepted" => (self.document_refused, "no document was looked at and not accepted"),
            _ => (true, ""),
        };
        (!holds).then_some(otherwise)
    }
}

/// Whether a result lies near its line: the rule left it to a person, or the 95 % interval of what it measured (share right, ability, or
/// mean of people's scores) covers the cut, of a rule with two rates any share from one to the other.
#[must_use]
pub fn is_near(rule: &Decision, outcome: Outcome, ruling: &Value) -> bool {
    if outcome == Outcome::Refer {
        return true;
    }
    let (low, high) = match rule {
        Decision::Sequential { p_master, p_nonmaster, .. } => (*p_nonmaster, *p_master),
        Decision::Cut { cut, .. } => (*cut, *cut),
        Decision::Ability { cut, delta, .. } => (cut - delta, cut + delta),
    };
    interval(rule, ruling).is_some_and(|(from, to)| from <= high && to >= low)
}

/// The 95 % interval of what a stored ruling measured; `None` where it has no figures.
fn interval(rule: &Decision, ruling: &Value) -> Option<(f64, f64)> {
    let around = |mean: f64, se: f64| (mean - NORMAL_95 * se, mean + NORMAL_95 * se);
    if matches!(rule, Decision::Ability { .. }) {
        return Some(around(ruling["ability"][0].as_f64()?, ruling["ability"][1].as_f64()?));
    }
    if let (Some(score), Some(se)) = (ruling["score"].as_f64(), ruling["se"].as_f64()) {
        return Some(around(score, se));
    }
    Some(doubt_of(rule, ruling["sum"].as_f64()?, ruling["counted"].as_f64()?, None)?.interval)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::letter::{REASONS, puts_right};
    use super::*;

    fn rule(text: Value) -> Decision {
        serde_json::from_value(text).unwrap()
    }

    #[test]
    fn every_reason_is_held_against_the_facts_both_ways() {
        let none = Facts::default();
        let said = |outcome| Facts { outcome: Some(outcome), ..none };
        let free = "contradicted by nothing";
        for (code, ..) in REASONS.into_iter().filter(|(code, ..)| !puts_right(code)) {
            let (holds, does_not) = match code {
                "above_the_line" => (vec![said(Outcome::Pass)], vec![none, said(Outcome::Refer), said(Outcome::BelowTheLine)]),
                "below_the_line" => (
                    vec![said(Outcome::BelowTheLine), said(Outcome::Refer), Facts { any_not_passed: true, ..none }],
                    vec![none, said(Outcome::Pass), Facts { any_not_passed: true, ..said(Outcome::Pass) }],
                ),
                "score_in_band_reviewed" => (vec![Facts { near: true, ..none }], vec![none, said(Outcome::BelowTheLine)]),
                "critical_item_missed" => (vec![Facts { critical_missed: true, ..none }], vec![none, said(Outcome::BelowTheLine)]),
                "requirement_not_met" => {
                    (vec![Facts { requirement_not_met: true, ..none }], vec![Facts { document_refused: true, ..none }])
                }
                "document_not_accepted" => {
                    (vec![Facts { document_refused: true, ..none }], vec![Facts { requirement_not_met: true, ..none }])
                }
                "passed_by_person" | "all_stages_passed" | "technical_problem" | "conduct" => (vec![none], vec![]),
                other => panic!("{other} is held against nothing, and not {free}"),
            };
            assert!(holds.iter().all(|f| f.against(code).is_none()), "{code} holds");
            assert!(does_not.iter().all(|f| f.against(code).is_some()), "{code} does not hold");
        }
    }

    #[test]
    fn a_result_is_near_the_line_where_its_interval_covers_the_cut_or_the_rule_left_it_open() {
        let cut = rule(json!({ "kind": "cut", "cut": 0.7, "confidence": 0.8, "forced": "refer" }));
        let of = |sum: f64, n: usize| is_near(&cut, Outcome::BelowTheLine, &json!({ "sum": sum, "counted": n }));
        assert!(of(24.0, 40) && of(26.0, 40) && !of(20.0, 40) && !of(0.0, 40));
        assert!(is_near(&cut, Outcome::Refer, &json!({})) && !is_near(&cut, Outcome::Pass, &json!({})));
        let sequential = json!({
            "kind": "sequential", "p_master": 0.9, "p_nonmaster": 0.7, "alpha": 0.05, "beta": 0.05,
            "min_items": 5, "max_items": 40, "forced": "refer"
        });
        let of = |sum: f64| is_near(&rule(sequential.clone()), Outcome::BelowTheLine, &json!({ "sum": sum, "counted": 40 }));
        assert!(of(24.0) && of(38.0) && !of(18.0));
        let of = |score: f64, se: f64| is_near(&cut, Outcome::BelowTheLine, &json!({ "score": score, "se": se, "responses": 3 }));
        assert!(of(0.6, 0.06) && !of(0.5, 0.06));
        let ability = rule(json!({
            "kind": "ability", "cut": 0.5, "delta": 0.2, "alpha": 0.05, "beta": 0.05,
            "min_items": 5, "max_items": 40, "forced": "refer"
        }));
        let of = |theta: f64| is_near(&ability, Outcome::BelowTheLine, &json!({ "ability": [theta, 0.3], "sum": 3.0, "counted": 20 }));
        assert!(of(0.0) && !of(-0.5));
    }
}

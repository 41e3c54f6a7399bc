//! What is proposed or done about an annotator's work: where it stands, what exactly it is, and what it rests on, as they are kept.

use serde_json::{Map, Value, json};

use super::rules::{Figure, Spoke};
use crate::domain::kernel::id::CheckId;
use crate::domain::project::rule::{Measure, Quantity, SkillValue};

pub use super::measure_state::{AppealOutcome, MeasureState};

/// What a measure rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestsOn {
    /// The rules that spoke; none where a person acted of their own accord.
    pub rules: Vec<Spoke>,
    /// Checks that were given out before and had no grade yet: nobody saw them.
    pub unseen: Vec<CheckId>,
}

impl RestsOn {
    /// The names of the rules.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.rules.iter().map(|spoke| spoke.rule.clone()).collect()
    }

    /// As it is kept.
    #[must_use]
    pub fn document(&self) -> Value {
        let rule = |spoke: &Spoke| {
            let figures: Map<String, Value> = spoke.figures.iter().map(|f| (f.quantity.as_str().to_owned(), json!(f.value))).collect();
            json!({ "rule": spoke.rule, "figures": figures })
        };
        let rules: Vec<Value> = self.rules.iter().map(rule).collect();
        json!({ "rules": rules, "unseen": self.unseen.iter().map(ToString::to_string).collect::<Vec<_>>() })
    }

    /// From how it is kept.
    #[must_use]
    pub fn of_document(document: &Value) -> Option<Self> {
        let figure = |(name, value): (&String, &Value)| Some(Figure { quantity: Quantity::from_name(name)?, value: value.as_f64()? });
        let rule = |of: &Value| {
            let figures = of.get("figures")?.as_object()?.iter().map(figure).collect::<Option<_>>()?;
            Some(Spoke { rule: of.get("rule")?.as_str()?.to_owned(), figures })
        };
        Some(Self {
            rules: document.get("rules")?.as_array()?.iter().map(rule).collect::<Option<_>>()?,
            unseen: document.get("unseen")?.as_array()?.iter().map(|id| id.as_str()?.parse().ok()).collect::<Option<_>>()?,
        })
    }
}

/// What a measure is, in the words of a rule's `do`.
#[must_use]
pub fn terms(measure: &Measure) -> Value {
    let mut terms = match measure {
        Measure::Recalibrate { stage } => json!({ "stage": stage }),
        Measure::ReviewShare { share, .. } => json!({ "share": share }),
        Measure::Weight { weight, .. } => json!({ "weight": weight }),
        Measure::Skill { skill, set, .. } => match set {
            None => json!({ "skill": skill }),
            Some(SkillValue::Number(number)) => json!({ "skill": skill, "set": number }),
            Some(SkillValue::Figure(figure)) => json!({ "skill": skill, "set": figure }),
        },
        Measure::Pause { scope, .. } => json!({ "scope": scope.as_str() }),
        Measure::Reassign { others } => json!({ "others": others }),
        Measure::Message {} | Measure::Training {} | Measure::Accept {} | Measure::Refuse {} | Measure::End {} => json!({}),
    };
    terms["measure"] = json!(measure.kind().as_str());
    if let Some(span) = measure.lasts() {
        terms["for"] = json!(span.to_string());
    }
    terms
}

/// From the words of a rule's `do`. None for a pause that a person took of their own accord: it has no length and ends when they say so.
#[must_use]
pub fn of_terms(terms: &Value) -> Option<Measure> {
    serde_json::from_value(terms.clone()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_is_read_back_from_how_it_is_kept() {
        for text in [
            r#"{"measure":"accept"}"#,
            r#"{"measure":"message"}"#,
            r#"{"measure":"training"}"#,
            r#"{"measure":"recalibrate","stage":"calibration"}"#,
            r#"{"for":"2 weeks","measure":"review_share","share":0.25}"#,
            r#"{"measure":"weight","weight":0.5}"#,
            r#"{"measure":"reassign","others":3}"#,
            r#"{"measure":"skill","skill":"safety"}"#,
            r#"{"measure":"skill","set":40.5,"skill":"safety"}"#,
            r#"{"measure":"skill","set":"share_right","skill":"safety"}"#,
            r#"{"measure":"refuse"}"#,
            r#"{"for":"15 days","measure":"pause","scope":"all_projects"}"#,
            r#"{"measure":"end"}"#,
        ] {
            let kept: Value = serde_json::from_str(text).unwrap();
            let read = of_terms(&kept).unwrap();
            assert_eq!(terms(&read), kept);
        }
    }

    #[test]
    fn what_a_measure_rests_on_is_read_back_to_the_bit() {
        let figures = vec![Figure { quantity: Quantity::Checks, value: 24.0 }, Figure { quantity: Quantity::ShareRight, value: 2.0 / 3.0 }];
        let rests_on = RestsOn {
            rules: vec![Spoke { rule: "below-the-standard".to_owned(), figures }],
            unseen: vec![CheckId::from_uuid(uuid::Uuid::from_u128(7))],
        };
        let kept = crate::domain::kernel::canonical::text(&rests_on.document());
        let mut read = RestsOn::of_document(&serde_json::from_str(&kept).unwrap()).unwrap();
        read.rules[0].figures.sort_by_key(|f| f.quantity.as_str());
        assert_eq!(read, rests_on);
        assert_eq!(RestsOn::of_document(&json!({ "rules": [{ "rule": "a", "figures": { "luck": 1 } }], "unseen": [] })), None);
    }
}

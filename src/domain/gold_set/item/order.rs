//! `order`: elements to put in order. With s = (tau-a + 1) / 2 (Kendall 1938), that is 1 − inversions / pairs, the score is s,
//! or 0 below 0.5.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::drawing::{Drawing, Drawn};
use super::rules::{self, Labelled};
use super::shown::{Extent, Shown};
use super::{answer, response};
use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use super::limits::ELEMENTS;
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The elements, 2 to 12.
    pub elements: Vec<Labelled>,
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// Every element's id once, in the right order.
    pub(super) key: Vec<String>,
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// The shown id of every element once, in order.
    order: Vec<String>,
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        &["order"]
    }

    fn check_response(&self, _: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        let order = answer::each(fields, "order", |id| rules::offers(&self.elements, id))?;
        let distinct: BTreeSet<&str> = order.iter().copied().collect();
        if distinct.len() < order.len() {
            return answer::no("/order", "duplicate", "an element stands twice in the order");
        }
        if !order.is_empty() && order.len() < self.elements.len() {
            return answer::no("/order", "incomplete", "elements are missing from the order");
        }
        Ok(())
    }

    fn extent(&self, _: &Shared, response: &Value) -> Extent {
        Extent::one(response["order"].as_array().is_some_and(|list| !list.is_empty()))
    }

    fn draw(&self, drawing: &mut Drawing) {
        drawing.labelled("elements", &self.elements, true);
    }

    fn arrange(&mut self, drawn: &Drawn) {
        self.elements = drawn.arranged("elements", &self.elements);
    }

    fn back(&self, drawn: &Drawn, fields: &mut Map<String, Value>) -> Result<(), Violation> {
        drawn.list_back(fields, "order", "elements")
    }

    fn forth(&self, drawn: &Drawn, fields: &mut Map<String, Value>) {
        drawn.field_forth(fields, "order", "elements");
    }

    fn mistaken(&self, right: &[Value]) -> Value {
        let own = right.first().and_then(|own| own["order"].as_array());
        json!({ "order": own.into_iter().flatten().rev().collect::<Vec<_>>() })
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, _: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_list(&shown.elements, "elements", 2, ELEMENTS, faults);
        for id in &self.key {
            rules::check_offered(id, "key", shown.elements.iter().map(|e| e.id.as_str()), "\"elements\"", faults);
        }
        rules::check_distinct(self.key.iter().map(String::as_str), "key", faults);
        if self.key.len() != shown.elements.len() {
            faults.add(
                Code::E310,
                format!("\"key\" orders {} of {} elements; a full order names each once", self.key.len(), shown.elements.len()),
            );
        }
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        Some(json!({ "order": self.key }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, shown: &Presented, _: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { order } = response::read(response)?;
        let distinct = response::offered(&order, |id| rules::offers(&shown.elements, id), "/order")?.len();
        if distinct < order.len() {
            return Err(Violation::new("/order", "duplicate", "an element stands twice in the order"));
        }
        if order.is_empty() {
            return Ok(Graded::of(0.0, json!({ "unanswered": true })));
        }
        if order.len() < self.key.len() {
            return Err(Violation::new("/order", "incomplete", format!("{} of {} elements are in the order", order.len(), self.key.len())));
        }
        let place = |id: &String| self.key.iter().position(|k| k == id).unwrap_or(0);
        let places: Vec<usize> = order.iter().map(place).collect();
        let inversions = places.iter().enumerate().map(|(i, a)| places.iter().skip(i + 1).filter(|b| *b < a).count()).sum::<usize>();
        let pairs = places.len() * (places.len() - 1) / 2;
        let share = if pairs == 0 { 1.0 } else { 1.0 - inversions as f64 / pairs as f64 };
        let score = if share < 0.5 { 0.0 } else { share };
        Ok(Graded::of(score, json!({ "inversions": inversions, "tau": 2.0 * share - 1.0 })))
    }
}

//! `order`: elements to put in order. With s = (tau-a + 1) / 2 (Kendall 1938), that is 1 − inversions / pairs, the score is s, or 0 below 0.5.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::rules::{self, Labelled};
use super::{CheckContext, ELEMENTS, GradeContext, Graded, Kind, response};
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::violation::Violation;

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

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, _: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_list(&shown.elements, "elements", 2, ELEMENTS, faults);
        for id in &self.key {
            rules::check_offered(id, "key", shown.elements.iter().map(|e| e.id.as_str()), "\"elements\"", faults);
        }
        rules::check_distinct(self.key.iter().map(String::as_str), "key", faults);
        if self.key.len() != shown.elements.len() {
            faults.add(Code::E310, format!("\"key\" orders {} of {} elements; a full order names each once", self.key.len(), shown.elements.len()));
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

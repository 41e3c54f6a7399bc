//! `match`: elements to pair. Score: the share of pairs that are right; each left element is judged alone.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::drawing::{Drawing, Drawn, ItemId, ShownId, own_in, shown_in};
use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use super::limits::ELEMENTS;
use super::rules::{self, Labelled};
use super::shown::{Extent, Shown};
use super::{answer, response};
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The elements to pair, 1 to 12.
    pub left: Vec<Labelled>,
    /// What they are paired with; there may be more of them.
    pub right: Vec<Labelled>,
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// For each left id the right id.
    pub(super) key: BTreeMap<String, String>,
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// By the shown id of an element on the left: the shown id of the one on the right.
    pairs: BTreeMap<String, String>,
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        &["pairs"]
    }

    fn check_response(&self, _: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        for (left, right) in answer::object(fields, "pairs")? {
            answer::known(rules::offers(&self.left, left), "/pairs")?;
            answer::known(rules::offers(&self.right, answer::string(right, "/pairs")?), format!("/pairs/{left}"))?;
        }
        Ok(())
    }

    fn extent(&self, _: &Shared, response: &Value) -> Extent {
        Extent::of(response["pairs"].as_object().map_or(0, Map::len), self.left.len())
    }

    fn draw(&self, drawing: &mut Drawing) {
        drawing.labelled("left", &self.left, true);
        drawing.labelled("right", &self.right, true);
    }

    fn arrange(&mut self, drawn: &Drawn) {
        self.left = drawn.arranged("left", &self.left);
        self.right = drawn.arranged("right", &self.right);
    }

    fn back(&self, drawn: &Drawn, fields: &mut Map<String, Value>) -> Result<(), Violation> {
        if let Some(Value::Object(pairs)) = fields.get("pairs") {
            let mut back = Map::new();
            for (left, right) in pairs {
                let right = drawn.own("right", &shown_in(right), "/pairs");
                back.insert(drawn.own("left", &ShownId::new(left), "/pairs")?.as_str().to_owned(), json!(right?));
            }
            fields.insert("pairs".to_owned(), Value::Object(back));
        }
        Ok(())
    }

    fn forth(&self, drawn: &Drawn, fields: &mut Map<String, Value>) {
        if let Some(pairs) = fields.get("pairs").and_then(Value::as_object) {
            let shown = |(l, r): (&String, &Value)| {
                (drawn.show("left", &ItemId::new(l)).as_str().to_owned(), json!(drawn.show("right", &own_in(r))))
            };
            let pairs = pairs.iter().map(shown).collect();
            fields.insert("pairs".to_owned(), Value::Object(pairs));
        }
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, _: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_list(&shown.left, "left", 1, ELEMENTS, faults);
        rules::check_list(&shown.right, "right", 2, ELEMENTS, faults);
        for (left, right) in &self.key {
            rules::check_offered(left, "key", shown.left.iter().map(|l| l.id.as_str()), "\"left\"", faults);
            rules::check_offered(right, "key", shown.right.iter().map(|r| r.id.as_str()), "\"right\"", faults);
        }
        for left in shown.left.iter().filter(|l| !self.key.contains_key(&l.id)) {
            faults.add(Code::E310, format!("\"key\" pairs nothing with \"{}\"", left.id));
        }
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        Some(json!({ "pairs": self.key }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, shown: &Presented, _: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { pairs } = response::read(response)?;
        for (left, right) in &pairs {
            if !rules::offers(&shown.left, left) {
                return Err(response::unknown("/pairs", left));
            }
            if !rules::offers(&shown.right, right) {
                return Err(response::unknown(format!("/pairs/{left}"), right));
            }
        }
        let right = |left: &String, wanted: &String| u8::from(pairs.get(left) == Some(wanted));
        let parts: Map<String, Value> = self.key.iter().map(|(l, r)| (l.clone(), json!(right(l, r)))).collect();
        let sum: u32 = self.key.iter().map(|(l, r)| u32::from(right(l, r))).sum();
        Ok(Graded::of(f64::from(sum) / self.key.len().max(1) as f64, json!({ "pairs": parts })))
    }
}

//! `multi_choice`: any number of options. With `credit = "all"` the same set or 0;
//! with `each` max(0, (right picks − wrong picks) / key size).

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
use super::limits::OPTIONS;
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The options, 2 to 26.
    pub options: Vec<Labelled>,
}

/// How picks are credited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Credit {
    /// The same set, or nothing.
    #[default]
    All,
    /// Each right pick counts, each wrong one takes off.
    Each,
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The right options' ids, at least one.
    pub(super) key: Vec<String>,
    /// Whether options are shown in an order drawn for the attempt.
    #[serde(default = "super::choice::yes")]
    pub(super) shuffle: bool,
    /// How picks are credited.
    #[serde(default)]
    pub(super) credit: Credit,
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// Shown ids of the chosen options.
    options: Vec<String>,
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        &["options"]
    }

    fn check_response(&self, _: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        answer::each(fields, "options", |id| rules::offers(&self.options, id)).map(drop)
    }

    fn extent(&self, _: &Shared, response: &Value) -> Extent {
        Extent::one(response["options"].as_array().is_some_and(|list| !list.is_empty()))
    }

    fn draw(&self, drawing: &mut Drawing) {
        drawing.labelled("options", &self.options, drawing.shuffles);
    }

    fn arrange(&mut self, drawn: &Drawn) {
        self.options = drawn.arranged("options", &self.options);
    }

    fn back(&self, drawn: &Drawn, fields: &mut Map<String, Value>) -> Result<(), Violation> {
        drawn.list_back(fields, "options", "options")
    }

    fn forth(&self, drawn: &Drawn, fields: &mut Map<String, Value>) {
        drawn.field_forth(fields, "options", "options");
    }

    fn scores_all_or_nothing(&self) -> bool {
        true
    }

    fn mistaken(&self, right: &[Value]) -> Value {
        let own = right.first().and_then(|own| own["options"].as_array());
        let right: Vec<&str> = own.into_iter().flatten().filter_map(Value::as_str).collect();
        json!({ "options": self.options.iter().filter(|o| !right.contains(&o.id.as_str())).map(|o| &o.id).collect::<Vec<_>>() })
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, _: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_list(&shown.options, "options", 2, OPTIONS, faults);
        if self.key.is_empty() {
            faults.add(Code::E302, "\"key\" is empty; at least one option is right (make \"none of these\" an option)");
        }
        rules::check_distinct(self.key.iter().map(String::as_str), "key", faults);
        for id in &self.key {
            rules::check_offered(id, "key", shown.options.iter().map(|o| o.id.as_str()), "\"options\"", faults);
        }
    }

    fn shuffles(&self) -> bool {
        self.shuffle
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        Some(json!({ "options": self.key }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self.key == other.key && self.credit == other.credit
    }

    fn grade(&self, shown: &Presented, _: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let response: Response = response::read(response)?;
        let picks = response::offered(&response.options, |id| rules::offers(&shown.options, id), "/options")?;
        let key: BTreeSet<&str> = self.key.iter().map(String::as_str).collect();
        let right = picks.intersection(&key).count();
        let wrong = picks.len() - right;
        let score = match self.credit {
            Credit::All => f64::from(u8::from(picks == key)),
            Credit::Each => (right as f64 - wrong as f64).max(0.0) / key.len().max(1) as f64,
        };
        Ok(Graded::of(score, json!({ "right_picks": right, "wrong_picks": wrong, "missed": key.len() - right })))
    }
}

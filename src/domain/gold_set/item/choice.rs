//! `choice`: one option of several. Score 1 for the key's option, else 0.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::drawn::{Drawing, Drawn};
use super::rules::{self, Labelled};
use super::shown::{Extent, Shown};
use super::{CheckContext, GradeContext, Graded, Kind, OPTIONS, answer, response};
use crate::domain::gold_set::problem::Faults;
use crate::domain::gold_set::shared::Shared;
use crate::domain::violation::Violation;

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The options, 2 to 26.
    pub options: Vec<Labelled>,
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The right option's id.
    pub(super) key: String,
    /// Whether options are shown in an order drawn for the attempt.
    #[serde(default = "yes")]
    pub(super) shuffle: bool,
}

pub(super) const fn yes() -> bool {
    true
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// The id of the chosen option, as it was shown.
    option: String,
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        &["option"]
    }

    fn check_response(&self, _: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        answer::known(rules::offers(&self.options, answer::text(fields, "option")?), "/option")
    }

    fn extent(&self, _: &Shared, _: &Value) -> Extent {
        Extent::Whole
    }

    fn draw(&self, drawing: &mut Drawing) {
        drawing.labelled("options", &self.options, drawing.shuffles);
    }

    fn arrange(&mut self, drawn: &Drawn) {
        self.options = drawn.arranged("options", &self.options);
    }

    fn back(&self, drawn: &Drawn, fields: &mut Map<String, Value>) -> Result<(), Violation> {
        if let Some(Value::String(option)) = fields.get("option") {
            let own = drawn.own("options", option, "/option")?;
            fields.insert("option".to_owned(), json!(own));
        }
        Ok(())
    }

    fn forth(&self, drawn: &Drawn, fields: &mut Map<String, Value>) {
        if let Some(option) = fields.get("option").and_then(Value::as_str) {
            let shown = drawn.show("options", option);
            fields.insert("option".to_owned(), json!(shown));
        }
    }

    fn scores_all_or_nothing(&self) -> bool {
        true
    }

    fn mistaken(&self, own: &Value) -> Value {
        let other = self.options.iter().find(|o| Some(o.id.as_str()) != own["option"].as_str());
        other.map_or(Value::Null, |o| json!({ "option": o.id }))
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, _: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_list(&shown.options, "options", 2, OPTIONS, faults);
        rules::check_offered(&self.key, "key", shown.options.iter().map(|o| o.id.as_str()), "\"options\"", faults);
    }

    fn shuffles(&self) -> bool {
        self.shuffle
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        Some(json!({ "option": self.key }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self.key == other.key
    }

    fn grade(&self, shown: &Presented, _: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { option } = response::read(response)?;
        if !rules::offers(&shown.options, &option) {
            return Err(response::unknown("/option", &option));
        }
        let right = option == self.key;
        Ok(Graded::of(f64::from(u8::from(right)), json!({ "right": right })))
    }
}

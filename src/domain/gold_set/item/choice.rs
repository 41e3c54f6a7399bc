//! `choice`: one option of several. Score 1 for an option of the key, else 0.

use std::collections::BTreeSet;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::drawing::{Drawing, Drawn, ItemId, ShownId};
use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use super::limits::OPTIONS;
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
    /// The options, 2 to 26.
    pub options: Vec<Labelled>,
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The right option's id; or a list of ids, any of which is right.
    #[serde(deserialize_with = "one_or_several")]
    #[schemars(schema_with = "id_or_ids")]
    pub(super) key: Vec<String>,
    /// Whether options are shown in an order drawn for the attempt.
    #[serde(default = "yes")]
    pub(super) shuffle: bool,
}

pub(super) const fn yes() -> bool {
    true
}

/// One id, or a list of them; which of both a file has says nothing more.
fn one_or_several<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<String>, D::Error> {
    struct Ids;
    impl<'de> Visitor<'de> for Ids {
        type Value = Vec<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an option's id, or a list of ids of which any is right")
        }

        fn visit_str<E: de::Error>(self, id: &str) -> Result<Self::Value, E> {
            Ok(vec![id.to_owned()])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut ids = Vec::new();
            while let Some(id) = list.next_element()? {
                ids.push(id);
            }
            Ok(ids)
        }
    }
    d.deserialize_any(Ids)
}

fn id_or_ids(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "anyOf": [
        { "description": "The right option's id.", "type": "string" },
        {
            "description": "Ids of options, any of which is right.",
            "items": { "type": "string" },
            "minItems": 1,
            "type": "array",
            "uniqueItems": true,
        },
    ] })
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
            let own = drawn.own("options", &ShownId::new(option), "/option")?;
            fields.insert("option".to_owned(), json!(own));
        }
        Ok(())
    }

    fn forth(&self, drawn: &Drawn, fields: &mut Map<String, Value>) {
        if let Some(option) = fields.get("option").and_then(Value::as_str) {
            let shown = drawn.show("options", &ItemId::new(option));
            fields.insert("option".to_owned(), json!(shown));
        }
    }

    fn scores_all_or_nothing(&self) -> bool {
        true
    }

    fn mistaken(&self, right: &[Value]) -> Value {
        let other = self.options.iter().find(|o| !right.iter().any(|own| own["option"] == o.id.as_str()));
        other.map_or(Value::Null, |o| json!({ "option": o.id }))
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, _: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_list(&shown.options, "options", 2, OPTIONS, faults);
        if self.key.is_empty() {
            faults.add(Code::E302, "\"key\" is empty; at least one option is right");
        }
        rules::check_distinct(self.key.iter().map(String::as_str), "key", faults);
        for id in &self.key {
            rules::check_offered(id, "key", shown.options.iter().map(|o| o.id.as_str()), "\"options\"", faults);
        }
        if self.key.len() > 1 && shown.options.iter().all(|o| self.key.contains(&o.id)) {
            faults.add(Code::E310, "every option is in \"key\"; whoever chooses anything is right");
        }
    }

    fn shuffles(&self) -> bool {
        self.shuffle
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        self.key.first().map(|id| json!({ "option": id }))
    }

    fn right_answers(&self, _: &Presented) -> Vec<Value> {
        self.key.iter().map(|id| json!({ "option": id })).collect()
    }

    fn grades_like(&self, other: &Self) -> bool {
        // In which order they are listed says nothing.
        let set = |key: &Self| key.key.iter().cloned().collect::<BTreeSet<String>>();
        set(self) == set(other)
    }

    fn grade(&self, shown: &Presented, _: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { option } = response::read(response)?;
        if !rules::offers(&shown.options, &option) {
            return Err(response::unknown("/option", &option));
        }
        let right = self.key.contains(&option);
        Ok(Graded::of(f64::from(u8::from(right)), json!({ "right": right })))
    }
}

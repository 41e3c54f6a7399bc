//! The schemas of items and answers as the API gives and takes them: a named one for each kind,
//! made of the types that are read and written.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Presented;
use super::kinds::ItemKind;
use crate::domain::gold_set::shared::{ScaleSet, SeveritySet, Taxonomy};
use crate::domain::gold_set::text::Text;

/// What every shown item has beside its kind and the kind's own fields.
#[derive(Serialize, JsonSchema)]
struct Shown {
    /// Language of the content, a BCP 47 tag.
    lang: String,
    /// What the candidate is asked to do.
    prompt: Text,
    /// The time that a careful person needs, in seconds.
    seconds: u32,
    /// A content notice that stands before the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<Text>,
    /// Whether an answer may also say how sure the person is, as `confidence`.
    confidence: bool,
}

/// What the labels, scales and severities that an item names mean: by the item's kind.
#[derive(Serialize, JsonSchema)]
pub struct Legend {
    /// The labels of `classify`, `spans` and `flag`.
    #[serde(skip_serializing_if = "Option::is_none")]
    taxonomy: Option<Taxonomy>,
    /// The severities of `flag`, rising.
    #[serde(skip_serializing_if = "Option::is_none")]
    severities: Option<SeveritySet>,
    /// The scales of `rating`.
    #[serde(skip_serializing_if = "Option::is_none")]
    scales: Option<ScaleSet>,
}

/// An answer to an item of any kind, for its schema.
#[derive(Debug)]
pub struct AnyAnswer;

fn object(schema: &Schema, field: &str) -> Map<String, Value> {
    schema.get(field).and_then(Value::as_object).cloned().unwrap_or_default()
}

fn required(schema: &Schema) -> Vec<Value> {
    schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default()
}

/// Puts a definition of its own beside the others; what points to it.
fn define(generator: &mut SchemaGenerator, name: &str, schema: Value) -> Value {
    let at = format!("#{}/{name}", generator.settings().definitions_path);
    generator.definitions_mut().insert(name.to_owned(), schema);
    json!({ "$ref": at })
}

impl JsonSchema for Presented {
    fn schema_name() -> Cow<'static, str> {
        "Item".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let head = Shown::json_schema(generator);
        let (mut one_of, mut mapping) = (Vec::new(), Map::new());
        for kind in ItemKind::ALL {
            let (shown, _) = kind.open_schemas(generator);
            let mut properties = Map::from_iter([("kind".to_owned(), json!({ "type": "string", "const": kind.name() }))]);
            properties.extend(object(&head, "properties"));
            properties.extend(object(&shown, "properties"));
            let all: Vec<Value> = [json!("kind")].into_iter().chain(required(&head)).chain(required(&shown)).collect();
            let whole = json!({
                "type": "object", "description": format!("An item of the kind `{}`, as it is shown.", kind.name()),
                "properties": properties, "required": all, "additionalProperties": false,
            });
            let to = define(generator, &format!("{}Item", kind.type_name()), whole);
            mapping.insert(kind.name().to_owned(), to["$ref"].clone());
            one_of.push(to);
        }
        schemars::json_schema!({
            "description": "An item as it is shown: ids, orders and sides are drawn anew for each attempt or check.",
            "oneOf": one_of, "discriminator": { "propertyName": "kind", "mapping": mapping },
        })
    }
}

impl JsonSchema for AnyAnswer {
    fn schema_name() -> Cow<'static, str> {
        "Answer".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut any_of = Vec::new();
        for kind in ItemKind::ALL {
            let (_, answer) = kind.open_schemas(generator);
            let mut properties = object(&answer, "properties");
            properties.insert(
                "confidence".to_owned(),
                json!({
                    "description": "How sure the person is, in per cent; only where the item asks for it.", "type": ["integer", "null"],
                    "enum": [50, 60, 70, 80, 90, 100, null],
                }),
            );
            let whole = json!({
                "type": "object", "description": format!("The answer to an item of the kind `{}`.", kind.name()), "properties": properties,
                "required": required(&answer), "additionalProperties": false,
            });
            any_of.push(define(generator, &format!("{}Answer", kind.type_name()), whole));
        }
        schemars::json_schema!({
            "description": "An answer by the item's kind: `choice` takes a ChoiceAnswer, and so on. Ids, \
                orders and sides are those that were shown.",
            "anyOf": any_of,
        })
    }
}

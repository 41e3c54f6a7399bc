//! JSON Schemas for editors, generated from the types that read the files.

use serde_json::{Value, json};

use super::anchor::Anchor;
use super::item::ItemKind;
use super::shared::{Rubric, ScaleSet, SeveritySet, Taxonomy};
use super::stimulus::Stimulus;
use crate::domain::project::{Audit, ProjectHead, Realism, Requirement, Stage};

/// The schemas by file name: one for each kind of file, one for each kind of item.
#[must_use]
pub fn all() -> Vec<(String, Value)> {
    let mut schemas = vec![
        ("project.schema.json".to_owned(), project()),
        (
            "taxonomies.schema.json".to_owned(),
            file_of(&[("taxonomy", of::<Taxonomy>()), ("scales", of::<ScaleSet>()), ("severities", of::<SeveritySet>())]),
        ),
        ("rubrics.schema.json".to_owned(), file_of(&[("rubric", of::<Rubric>())])),
        ("stimulus.schema.json".to_owned(), of::<Stimulus>()),
        ("anchor.schema.json".to_owned(), of::<Anchor>()),
    ];
    schemas.extend(ItemKind::ALL.iter().map(|kind| (format!("item.{}.schema.json", kind.name()), kind.line_schema())));
    let kinds: Vec<Value> = ItemKind::ALL.iter().map(|kind| json!({ "$ref": format!("item.{}.schema.json", kind.name()) })).collect();
    schemas.push(("item.schema.json".to_owned(), json!({ "$schema": DIALECT, "title": "Item", "oneOf": kinds })));
    schemas
}

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

fn of<T: schemars::JsonSchema>() -> Value {
    schemars::schema_for!(T).to_value()
}

/// A TOML file of tables that repeat.
fn file_of(tables: &[(&str, Value)]) -> Value {
    let mut whole = json!({ "$schema": DIALECT, "type": "object", "additionalProperties": false, "properties": {}, "$defs": {} });
    for (name, schema) in tables {
        add(&mut whole, name, schema.clone(), true);
    }
    whole
}

fn project() -> Value {
    let mut whole = of::<ProjectHead>();
    add(&mut whole, "requirement", of::<Requirement>(), true);
    add(&mut whole, "stage", of::<Stage>(), true);
    add(&mut whole, "audit", of::<Audit>(), false);
    add(&mut whole, "realism", of::<Realism>(), false);
    whole
}

fn add(whole: &mut Value, name: &str, mut schema: Value, repeated: bool) {
    if let Some(definitions) = schema.as_object_mut().and_then(|s| s.remove("$defs")).and_then(|d| d.as_object().cloned()) {
        for (key, definition) in definitions {
            whole["$defs"][key] = definition;
        }
    }
    if let Some(object) = schema.as_object_mut() {
        object.remove("$schema");
    }
    whole["properties"][name] = if repeated { json!({ "type": "array", "items": schema }) } else { schema };
}

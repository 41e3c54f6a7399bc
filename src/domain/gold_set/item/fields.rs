//! Which fields a kind has: read off the types, for the check of unknown fields and for editors.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::head::Head;
use super::kinds::ItemKind;

impl ItemKind {
    /// The names of the fields that are shown, and of those that are closed, both without those that every item has.
    #[must_use]
    pub fn fields(self) -> &'static (BTreeSet<String>, BTreeSet<String>) {
        static FIELDS: LazyLock<Vec<(BTreeSet<String>, BTreeSet<String>)>> = LazyLock::new(|| {
            let names = |schema: &Value| schema["properties"].as_object().map(|p| p.keys().cloned().collect()).unwrap_or_default();
            ItemKind::ALL.iter().map(|kind| kind.schemas()).map(|(shown, key)| (names(&shown), names(&key))).collect()
        });
        &FIELDS[self as usize]
    }

    /// JSON Schema of a line of this kind.
    #[must_use]
    pub fn line_schema(self) -> Value {
        let (shown, key) = self.schemas();
        let mut whole = schemars::schema_for!(Head).to_value();
        for part in [shown, key] {
            for field in ["properties", "$defs"] {
                if let (Some(from), Value::Object(into)) = (part[field].as_object(), &mut whole) {
                    let target = into.entry(field).or_insert_with(|| Value::Object(Map::new()));
                    if let Value::Object(target) = target {
                        target.extend(from.clone());
                    }
                }
            }
            if let (Some(more), Some(required)) = (part["required"].as_array(), whole["required"].as_array_mut()) {
                required.extend(more.iter().cloned());
            }
        }
        whole["properties"]["kind"] = json!({ "const": self.name(), "description": "The item's kind." });
        whole["additionalProperties"] = Value::Bool(false);
        whole
    }
}

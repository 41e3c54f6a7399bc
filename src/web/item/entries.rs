//! Lists and tables of a response or a key as fields of a form, and back.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::page::Put;
use crate::web::frame::form::Form;

/// The texts of a list.
pub fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// A field for each text of a list.
pub fn put_list(response: &Value, field: &str, put: Put<'_>) {
    for id in texts(&response[field]) {
        put(field.to_owned(), id);
    }
}

/// A field for each entry of a table of texts or numbers.
pub fn put_table(response: &Value, field: &str, prefix: &str, put: Put<'_>) {
    for (name, value) in response[field].as_object().into_iter().flatten() {
        let number = value.as_i64().map(|n| n.to_string());
        put(format!("{prefix}{name}"), number.as_deref().or(value.as_str()).unwrap_or_default());
    }
}

/// The table of what fields under a prefix say, each value read by `read`; `null` where none says anything.
pub fn table_of(form: &Form, prefix: &str, field: &str, read: impl Fn(&str) -> Option<Value>) -> Value {
    let table: Map<String, Value> = form.under(prefix).filter_map(|(k, v)| Some((k.to_owned(), read(v)?))).collect();
    if table.is_empty() { Value::Null } else { json!({ field: table }) }
}

/// Whether a field's name is a prefix and one of these ids.
pub fn names(field: &str, prefix: &str, ids: impl IntoIterator<Item = impl AsRef<str>>) -> bool {
    field.strip_prefix(prefix).is_some_and(|rest| ids.into_iter().any(|id| id.as_ref() == rest))
}

/// The ids of a set, in the order in which the item offers them: a page sends them so, whatever order the file has.
pub fn sorted<'o>(chosen: &Value, offered: impl IntoIterator<Item = &'o str>) -> Value {
    let chosen: BTreeSet<&str> = texts(chosen).into_iter().collect();
    json!(offered.into_iter().filter(|id| chosen.contains(id)).collect::<Vec<_>>())
}

/// Whether a table of an answer has fewer entries than there are parts.
pub fn lacks(table: &Value, parts: usize) -> bool {
    table.as_object().map_or(0, Map::len) < parts
}

/// What the entries of a list are called where they have no names: A, B, C …
pub fn letter(n: usize) -> char {
    u8::try_from(n).ok().and_then(|n| b'A'.checked_add(n)).map_or('?', char::from)
}

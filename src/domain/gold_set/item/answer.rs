//! What the kinds share where they say whether a response in the stored form is one that the item allows.

use serde_json::{Map, Value};

use crate::domain::kernel::violation::Violation;

/// What comes of a check.
pub(super) type Checked = Result<(), Violation>;

/// A refusal.
pub(super) fn no(pointer: impl Into<String>, code: &'static str, detail: impl Into<String>) -> Checked {
    Err(Violation::new(pointer, code, detail))
}

/// An id has to be offered.
pub(super) fn known(ok: bool, pointer: impl Into<String>) -> Checked {
    if ok { Ok(()) } else { no(pointer, "unknown_id", "this is not offered by this item") }
}

/// A text.
pub(super) fn string<'v>(value: &'v Value, pointer: &str) -> Result<&'v str, Violation> {
    value.as_str().ok_or_else(|| Violation::new(pointer, "shape", "is a text"))
}

/// A field that is a text.
pub(super) fn text<'v>(fields: &'v Map<String, Value>, name: &str) -> Result<&'v str, Violation> {
    string(fields.get(name).unwrap_or(&Value::Null), &format!("/{name}"))
}

/// A field that is an object.
pub(super) fn object<'v>(fields: &'v Map<String, Value>, name: &str) -> Result<&'v Map<String, Value>, Violation> {
    fields.get(name).and_then(Value::as_object).ok_or_else(|| Violation::new(format!("/{name}"), "shape", "is an object"))
}

/// A field that is a list of ids, each of which has to be offered.
pub(super) fn each<'v>(fields: &'v Map<String, Value>, name: &str, offered: impl Fn(&str) -> bool) -> Result<Vec<&'v str>, Violation> {
    let list = fields.get(name).and_then(Value::as_array).ok_or_else(|| Violation::new(format!("/{name}"), "shape", "is a list"))?;
    let one = |(i, id): (usize, &'v Value)| {
        let at = format!("/{name}/{i}");
        let id = string(id, &at)?;
        known(offered(id), at).map(|()| id)
    };
    list.iter().enumerate().map(one).collect()
}

/// A text of at most so many code points.
pub(super) fn at_most<'t>(text: &'t str, most: usize, pointer: &str) -> Result<&'t str, Violation> {
    let length = text.chars().count();
    if length > most {
        return Err(Violation::new(pointer, "too_long", format!("the text has {length} characters; at most {most} are read")));
    }
    if text.contains('\0') {
        return Err(Violation::new(pointer, "odd_characters", "the text holds a NUL character"));
    }
    Ok(text)
}

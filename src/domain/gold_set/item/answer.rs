//! Whether a response in the stored form is one that the item allows: told from what is presented alone, so that a save can be refused
//! without a key coming near the candidate's request. The grader reads the response again by its own rules. What a kind allows stands in
//! its file ([`super::shown::Shown::check_response`]); here is what all share.

use serde_json::{Map, Value};

use super::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::violation::Violation;

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

/// Checks a response; `null` is "unanswered" and always allowed.
///
/// # Errors
/// The first [`Violation`].
pub fn check(item: &Presented, shared: &Shared, response: &Value) -> Result<(), Violation> {
    let fields = match response {
        Value::Null => return Ok(()),
        Value::Object(fields) => fields,
        _ => return no("", "shape", "a response is an object or null"),
    };
    let shown = item.body.shown();
    let allowed = shown.fields();
    if let Some(unknown) = fields.keys().find(|f| !allowed.contains(&f.as_str()) && *f != "confidence") {
        return no(format!("/{unknown}"), "unknown_field", format!("the fields of this response are {}", allowed.join(", ")));
    }
    if let Some(needed) = allowed.iter().find(|f| !shown.optional().contains(f) && !fields.contains_key(**f)) {
        return no(format!("/{needed}"), "required", "is missing");
    }
    confidence(item, fields)?;
    shown.check_response(shared, fields)
}

fn confidence(item: &Presented, fields: &Map<String, Value>) -> Checked {
    match fields.get("confidence") {
        None | Some(Value::Null) => Ok(()),
        Some(_) if !item.confidence => no("/confidence", "shape", "this item does not ask for a confidence"),
        Some(n) => match n.as_u64() {
            Some(percent) if (50..=100).contains(&percent) && percent.is_multiple_of(10) => Ok(()),
            _ => no("/confidence", "range", "confidence is one of 50, 60, 70, 80, 90, 100"),
        },
    }
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

//! Whether a response in the stored form is one that the item allows: told from what is presented alone, so that a save can be refused
//! without a key coming near the candidate's request. The grader reads the response again by its own rules. What a kind allows stands in
//! its file ([`super::shown::Shown::check_response`]).

use serde_json::{Map, Value};

use super::Presented;
use super::answer::{Checked, no};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;

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

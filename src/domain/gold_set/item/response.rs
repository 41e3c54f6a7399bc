//! What all responses share: their outer form, the confidence beside them, ids that must be offered.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::domain::kernel::strict;
use crate::domain::kernel::violation::Violation;

/// Takes `confidence` off a response: 50, 60, … 100 (per cent) where the item asks for it, as a share.
pub(super) fn take_confidence(response: &Value, asked: bool) -> Result<(Value, Option<f64>), Violation> {
    let Value::Object(fields) = response else {
        return if response.is_null() { Ok((Value::Null, None)) } else { Err(shape_violation("a response is an object or null")) };
    };
    let mut fields = fields.clone();
    let Some(stated) = fields.remove("confidence") else { return Ok((Value::Object(fields), None)) };
    if !asked {
        return Err(Violation::new("/confidence", "shape", "this item does not ask for a confidence"));
    }
    match stated.as_u64() {
        Some(percent) if (50..=100).contains(&percent) && percent.is_multiple_of(10) => {
            Ok((Value::Object(fields), Some(percent as f64 / 100.0)))
        }
        Some(_) => Err(Violation::new("/confidence", "range", "confidence is one of 50, 60, 70, 80, 90, 100")),
        None if stated.is_null() => Ok((Value::Object(fields), None)),
        None if stated.is_number() => Err(Violation::new("/confidence", "range", "confidence is one of 50, 60, 70, 80, 90, 100")),
        None => Err(Violation::new("/confidence", "shape", "confidence is a number")),
    }
}

/// Reads a response as its kind's form.
pub(super) fn read<T: DeserializeOwned>(response: Value) -> Result<T, Violation> {
    strict::read(response).map_err(|error| {
        let pointer: String = match error.path().to_string().as_str() {
            "." => String::new(),
            path => format!("/{}", path.replace('.', "/")),
        };
        Violation::new(pointer, "shape", error.inner().to_string())
    })
}

fn shape_violation(detail: &str) -> Violation {
    Violation::new("", "shape", detail)
}

/// An id that the item does not offer.
pub(super) fn unknown(pointer: impl Into<String>, id: &str) -> Violation {
    // What was sent may be long; what helps is its beginning.
    let shown: String = id.chars().take(60).collect();
    Violation::new(pointer, "unknown_id", format!("\"{shown}\" is not offered by this item"))
}

/// A set of ids, each of which the item offers.
pub(super) fn offered<'a>(ids: &'a [String], offered: impl Fn(&str) -> bool, pointer: &str) -> Result<BTreeSet<&'a str>, Violation> {
    ids.iter().enumerate().map(|(i, id)| if offered(id) { Ok(id.as_str()) } else { Err(unknown(format!("{pointer}/{i}"), id)) }).collect()
}

/// A text no longer than its kind allows.
pub(super) fn at_most(text: &str, most: usize, pointer: &str) -> Result<(), Violation> {
    let length = text.chars().count();
    if length > most {
        return Err(Violation::new(pointer, "too_long", format!("the text has {length} characters; at most {most} are read")));
    }
    Ok(())
}

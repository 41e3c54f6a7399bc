//! What `essay`, `short_text`, `rewrite` and `repair` have in common: their answer is one typed text.

use serde_json::{Map, Value};

use super::answer;
use super::shown::Extent;
use crate::domain::kernel::violation::Violation;

/// The fields of a response.
pub(super) const FIELDS: &[&str] = &["text"];

/// Checks the text of a response, which may hold so many code points.
pub(super) fn check(fields: &Map<String, Value>, most: usize) -> Result<(), Violation> {
    answer::at_most(answer::text(fields, "text")?, most, "/text").map(drop)
}

/// Whether anything was typed.
pub(super) fn extent(response: &Value) -> Extent {
    Extent::one(response["text"].as_str().is_some_and(|t| !t.trim().is_empty()))
}

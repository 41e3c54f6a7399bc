//! Texts that staff write for the file: how long they are, and what may not stand in them.

use super::command::{Stop, invalid};
use crate::domain::applying::refused;

/// The longest note or reason, in code points.
pub(in crate::app) const NOTE: usize = 4_000;

/// Whether a text that staff write may be kept.
pub(in crate::app) fn reads(text: &str, pointer: &str) -> Result<(), Stop> {
    refused::check(text, NOTE, pointer).map_or(Ok(()), |wrong| Err(invalid(vec![wrong])))
}

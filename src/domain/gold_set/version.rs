//! Versions by content: one canonical document, and two hashes of it.
//!
//! A version has a hash of everything and one of what is presented. URLs, `ETags`, seeds and media names use the second: two sets that
//! differ only in their keys look the same from outside.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::stimulus::Stimulus;
use super::{Media, Placed};
use crate::domain::kernel::canonical;
use crate::domain::kernel::names::names;
use crate::domain::kernel::sealed::Reveal;

names! {
    /// Where a version stands.
    VersionState {
        /// Nothing draws from it yet.
        Draft = "draft";
        /// What starts now draws from it.
        Published = "published";
        /// Only what began with it goes on with it.
        Retired = "retired";
    }
}

/// The parts of a set as they were read, before they are put into one document.
#[derive(Debug, Default)]
pub struct Parts {
    /// `project.toml`.
    pub project: Value,
    /// `taxonomies.toml`.
    pub taxonomies: Value,
    /// `rubrics.toml`.
    pub rubrics: Value,
    /// Guidelines by language.
    pub guidelines: BTreeMap<String, String>,
    /// Stimuli in the order of their ids.
    pub stimuli: BTreeMap<String, Value>,
    /// Anchors in their order.
    pub anchors: Vec<Value>,
}

/// The canonical document of a whole set: keys and all.
#[must_use]
pub fn document(
    parts: &Parts,
    banks: &BTreeMap<String, Vec<Placed>>,
    practice: &[Placed],
    media: &BTreeMap<String, Media>,
    right: &Reveal,
) -> String {
    let lines = |items: &[Placed]| -> Vec<Value> {
        items.iter().map(|placed| serde_json::from_str(placed.item.line.reveal(right)).unwrap_or(Value::Null)).collect()
    };
    canonical::text(&json!({
        "project": parts.project,
        "taxonomies": parts.taxonomies,
        "rubrics": parts.rubrics,
        "guidelines": parts.guidelines,
        "stimuli": parts.stimuli,
        "banks": banks.iter().map(|(name, items)| (name.clone(), Value::Array(lines(items)))).collect::<Map<_, _>>(),
        "practice": lines(practice),
        "anchors": parts.anchors,
        "media": media.iter()
            .map(|(name, m)| (name.clone(), json!({ "mime": m.mime, "blake3": m.hash, "bytes": m.bytes.len() }))).collect::<Map<_, _>>(),
    }))
}

/// What is presented, in canonical form: nothing in it depends on a key.
#[must_use]
pub fn presented_document(
    parts: &Parts,
    stimuli: &BTreeMap<String, Stimulus>,
    banks: &BTreeMap<String, Vec<Placed>>,
    practice: &[Placed],
    media: &BTreeMap<String, Media>,
) -> String {
    let shown = |items: &[Placed]| -> Vec<Value> {
        let one = |placed: &Placed| {
            let stimulus = placed.item.head.stimulus.as_ref().and_then(|id| stimuli.get(id)).map(Stimulus::presented);
            json!({ "item": placed.item.presented, "stimulus": stimulus })
        };
        items.iter().map(one).collect()
    };
    canonical::text(&json!({
        "project": parts.project,
        "taxonomies": parts.taxonomies,
        "guidelines": parts.guidelines,
        "banks": banks.iter().map(|(name, items)| (name.clone(), Value::Array(shown(items)))).collect::<Map<_, _>>(),
        "practice": shown(practice),
        "media": media.iter().map(|(name, m)| (name.clone(), json!(m.hash))).collect::<Map<_, _>>(),
    }))
}

/// BLAKE3 in hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

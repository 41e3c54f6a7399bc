//! Anchors: responses with known rubric levels, for examples, training and seeding.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::text::Text;
use crate::domain::kernel::sealed::SealedValue;

/// What an anchor is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Use {
    /// Shown beside a level.
    Example,
    /// Scored in training.
    Training,
    /// Mixed among live responses.
    Seeded,
}

/// One line of `anchors.jsonl`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The essay or rewrite that it answers.
    pub item: String,
    /// The response.
    pub response: String,
    /// By criterion: the agreed level.
    pub levels: SealedValue<BTreeMap<String, i64>>,
    /// What it is for.
    #[serde(rename = "use")]
    pub purpose: Use,
    /// Why these levels.
    #[serde(default)]
    pub note: Option<SealedValue<Text>>,
}

impl Anchor {
    /// The hash by which it is known in every version that has it: of item and response, not of the levels.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&(self.item.len() as u64).to_le_bytes()).update(self.item.as_bytes()).update(self.response.as_bytes());
        hasher.finalize().to_hex().to_string()
    }
}

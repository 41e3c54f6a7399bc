//! What every item has, whatever its kind.

use schemars::JsonSchema;
use serde::Deserialize;

use super::kinds::ItemKind;
use crate::domain::gold_set::text::Text;
use crate::domain::kernel::sealed::SealedValue;
use touchstone_measure::text::accents::{own_letters, writes_accents};
use touchstone_measure::text::normalise::{AccentFold, CaseFold, Fold, ScriptFold};

/// Whether traditional and simplified characters count as different.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Script {
    /// As they are written.
    #[default]
    AsWritten,
    /// As the same.
    Either,
}

/// Whether capitals and small letters count as different.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Case {
    /// As the same.
    #[default]
    Folded,
    /// As they are written: where capitals are what is asked.
    AsWritten,
}

/// Whether accents count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Accents {
    /// They count, and no tolerance forgives one.
    Strict,
    /// One that is missing, another or too many is forgiven; letters of the language's own (`ñ` in Spanish) keep their marks.
    Free,
}

/// Item parameters of a logistic model, once they are calibrated: P(right) = c + (1 − c) / (1 + exp(−a (θ − b))).
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemResponseTheory {
    /// Discrimination, above 0.
    pub a: f64,
    /// Difficulty, on the scale of ability.
    pub b: f64,
    /// Lower asymptote, in 0..1.
    #[serde(default)]
    pub c: f64,
}

/// What every item has.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Unique in the set; never reused for another question.
    pub id: String,
    /// The item's kind.
    pub kind: ItemKind,
    /// What the item measures.
    pub skill: String,
    /// Language of the content, a BCP 47 tag.
    pub lang: String,
    /// Level by a test that the table of levels knows, such as `B2`, or `native`.
    #[serde(default)]
    pub level: Option<String>,
    /// The passage, conversation, picture or clip that is shown with it.
    #[serde(default)]
    pub stimulus: Option<String>,
    /// What the candidate is asked to do.
    pub prompt: Text,
    /// Why the key is right, and why the tempting wrong answers are wrong.
    pub rationale: SealedValue<Text>,
    /// Weight of the response in the score of a stage that people review; no part in any other decision.
    #[serde(default = "one")]
    pub points: f64,
    /// Missed, it puts the stage below the line, whatever the rest says.
    #[serde(default)]
    pub critical: bool,
    /// The time that a careful person needs.
    pub seconds: u32,
    /// A content notice that stands before the item.
    #[serde(default)]
    pub notice: Option<Text>,
    /// Whether the candidate also says how sure they are.
    #[serde(default)]
    pub confidence: bool,
    /// For cloze, `short_text`, rewrite and repair: whether traditional and simplified count as the same.
    #[serde(default)]
    pub script: Option<Script>,
    /// For the same kinds: whether capitals and small letters count as different.
    #[serde(default)]
    pub case: Option<Case>,
    /// For the same kinds: whether accents count; `strict` where nothing is said, in languages that write accents.
    #[serde(default)]
    pub accents: Option<Accents>,
    /// For reports, and `twin:<id>` for consistency pairs.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Item parameters, once they are calibrated.
    #[serde(default)]
    pub irt: Option<ItemResponseTheory>,
}

const fn one() -> f64 {
    1.0
}

impl Head {
    /// What counts as the same text.
    #[must_use]
    pub fn fold(&self) -> Fold {
        Fold {
            script: match self.script.unwrap_or_default() {
                Script::AsWritten => ScriptFold::AsWritten,
                Script::Either => ScriptFold::Either,
            },
            case: match self.case.unwrap_or_default() {
                Case::Folded => CaseFold::Folded,
                Case::AsWritten => CaseFold::AsWritten,
            },
            accents: match self.accents {
                Some(Accents::Free) => AccentFold::Free(own_letters(&self.lang)),
                Some(Accents::Strict) => AccentFold::Strict,
                None if writes_accents(&self.lang) => AccentFold::Strict,
                None => AccentFold::Kept,
            },
        }
    }

    /// The item that this one is a consistency pair with.
    #[must_use]
    pub fn twin(&self) -> Option<&str> {
        self.tags.iter().find_map(|tag| tag.strip_prefix("twin:"))
    }
}

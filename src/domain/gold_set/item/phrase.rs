//! Phrases that a text has to hold or may not: how they are found in it, and what a check says of one that cuts a word.

use schemars::JsonSchema;
use serde::Deserialize;

use super::rules;
use crate::domain::gold_set::problem::{Code, Faults};
use touchstone_measure::text::phrases::Borders;

/// How phrases are found in a text. A key that does not say is graded as keys always were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Phrases {
    /// Wherever their characters stand, inside longer words too.
    #[default]
    Anywhere,
    /// By whole words (UAX 29); in scripts without blanks wherever they stand.
    Whole,
}

impl Phrases {
    /// Whether a text holds a phrase. An empty one stands in every text.
    pub(super) fn holds(self, text: &str, phrase: &str) -> bool {
        text.contains(phrase) && (self == Self::Anywhere || phrase.is_empty() || !Borders::new(text).whole(phrase).is_empty())
    }
}

/// A warning where an occurrence that is a word of its own was counted over one inside a longer word, which readers would not count.
pub(super) fn check_counted(content: &str, quote: &str, occurrence: usize, faults: &mut Faults<'_>) {
    let Some(before) = occurrence.checked_sub(1).filter(|before| *before > 0 && !quote.is_empty()) else { return };
    let borders = Borders::new(content);
    let whole: Vec<bool> = content.match_indices(quote).map(|(at, _)| borders.is_whole(at, at + quote.len())).take(occurrence).collect();
    if whole.get(before) == Some(&true) && whole.contains(&false) {
        let shown = rules::brief(quote);
        let message = format!(
            "occurrence {occurrence} of \"{shown}\" counts one inside a longer word: occurrences count wherever the characters stand; \
             a longer quote is surer"
        );
        faults.add(Code::W126, message);
    }
}

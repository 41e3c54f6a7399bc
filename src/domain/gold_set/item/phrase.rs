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

/// A warning where a quote stands as a word and fewer times than the occurrence says, so that it was counted inside longer words, which
/// readers would not count.
pub(super) fn check_counted(content: &Borders<'_>, quote: &str, occurrence: usize, faults: &mut Faults<'_>) {
    let words = content.whole(quote).len();
    if (1..occurrence).contains(&words) && content.occurrence(quote, occurrence).is_some() {
        let shown = rules::brief(quote);
        let message = format!(
            "occurrence {occurrence} of \"{shown}\" is counted inside longer words: it stands {words} times as a word of its own; \
             a longer quote is surer"
        );
        faults.add(Code::W126, message);
    }
}

/// A warning where a quote to mark stands inside longer words alone: nobody can choose it word by word.
pub(super) fn check_whole(content: &Borders<'_>, quote: &str, occurrence: usize, faults: &mut Faults<'_>) {
    if content.whole(quote).is_empty() && content.occurrence(quote, occurrence).is_some() {
        let message = format!("\"{}\" stands inside a longer word, which is marked as a whole on pages", rules::brief(quote));
        faults.add(Code::W126, message);
    }
}

//! The kinds of items, a row each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Gives a macro the rows of all kinds: what it is called, and its file.
macro_rules! with_kinds {
    ($of:ident) => {
        $of! {
            /// One option of several.
            Choice, choice;
            /// Any number of options.
            MultiChoice, multi_choice;
            /// A text with gaps.
            Cloze, cloze;
            /// Elements to put in order.
            Order, order;
            /// Elements to pair.
            Match, match_;
            /// A few words.
            ShortText, short_text;
            /// Values on scales.
            Rating, rating;
            /// Which of two responses is better.
            Compare, compare;
            /// Labels of a taxonomy.
            Classify, classify;
            /// Labelled stretches of a text.
            Spans, spans;
            /// Safety categories and a severity.
            Flag, flag;
            /// Claims held against sources.
            FactCheck, fact_check;
            /// A text to write anew.
            Rewrite, rewrite;
            /// A text to mend.
            Repair, repair;
            /// Real words and invented ones.
            WordDecision, word_decision;
            /// A text that people score.
            Essay, essay;
            /// Responses in order, ties allowed.
            Rank, rank;
        }
    };
}

pub(super) use with_kinds;

macro_rules! names {
    ($($(#[$doc:meta])* $variant:ident, $module:ident;)*) => {
        /// The kinds of items.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum ItemKind { $($(#[$doc])* $variant,)* }

        impl ItemKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The kind's name in files.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => stringify!($module),)* }
            }

            /// The kind's name as a type's.
            pub(super) const fn type_name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }
        }
    };
}

with_kinds!(names);

impl ItemKind {
    /// The kind's name in files and in the API (`match` is a word of the language, so its room is called `match_`).
    #[must_use]
    pub fn name(self) -> &'static str {
        self.as_str().trim_end_matches('_')
    }

    /// The kind of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

//! Items: seventeen kinds, one file each. A kind's file says what is shown (`Presented`), what is closed (`Key`), what may be answered,
//! and how an answer is graded.
//!
//! To add a kind: write its file with `Presented`, `Key`, `Response`, `impl Shown for Presented` and `impl Kind for Key`, add one row to
//! `kinds.rs`, and write its page in `web/item`. Field names, JSON
//! Schemas and the check of unknown fields follow from the types.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::{Value, json};

use super::problem::Faults;
use super::shared::Shared;
use super::text::Text;
use crate::domain::kernel::sealed::{Reveal, Sealed};
use crate::domain::kernel::strict;
use crate::domain::kernel::violation::Violation;
use graded::Graded;
use kind::Kind;
use kinds::with_kinds;

pub mod allowed;
mod answer;
mod closed;
mod drawing;
pub mod drawn;
mod fields;
mod folded;
mod graded;
mod head;
mod kind;
mod kinds;
mod length;
mod limits;
mod parse;
mod phrase;
mod response;
pub mod rules;
pub mod shown;
mod told;
mod tolerance;
mod typed;

pub use limits::{ACCEPTED, CLAIMS, ELEMENTS, GAPS, LONG_TEXT, MENDED_TEXT, OPTIONS, REFERENCES, SHORT_TEXT, SOURCES, SPANS, WORDS};

pub use graded::{CheckContext, Grade, GradeContext};
pub use kinds::ItemKind;
pub use length::Length;

pub use head::{Accents, Case, Head, ItemResponseTheory, Script};
pub use parse::{known_fields, parse_item, reparse_item};
pub use shown::{Extent, Named, Shown, Written};
pub use told::{AnyAnswer, Legend};

macro_rules! bodies {
    ($($(#[$doc:meta])* $variant:ident, $module:ident;)*) => {
        $($(#[$doc])* pub mod $module;)*

        impl ItemKind {
            /// The schemas of what is shown, and of what is answered, by the kind's own fields.
            fn open_schemas(self, generator: &mut SchemaGenerator) -> (Schema, Schema) {
                match self {
                    $(Self::$variant => ($module::Presented::json_schema(generator), $module::Response::json_schema(generator)),)*
                }
            }

            fn schemas(self) -> (Value, Value) {
                match self {
                    $(Self::$variant => (
                        schemars::schema_for!($module::Presented).to_value(),
                        schemars::schema_for!($module::Key).to_value(),
                    ),)*
                }
            }
        }

        /// The fields of a kind that may be shown.
        #[derive(Clone, Debug, Serialize)]
        #[serde(untagged)]
        pub enum PresentedBody { $($(#[$doc])* $variant($module::Presented),)* }

        #[derive(Clone)]
        enum KeyBody { $($variant($module::Key),)* }

        impl PresentedBody {
            /// What the kind is as far as it may be shown.
            #[must_use]
            pub fn shown(&self) -> &dyn Shown {
                match self { $(Self::$variant(shown) => shown,)* }
            }

            /// Its kind.
            #[must_use]
            pub const fn kind(&self) -> ItemKind {
                match self { $(Self::$variant(_) => ItemKind::$variant,)* }
            }

            fn shown_mut(&mut self) -> &mut dyn Shown {
                match self { $(Self::$variant(shown) => shown,)* }
            }

            fn decode(kind: ItemKind, fields: Value) -> Result<Self, serde_path_to_error::Error<serde_json::Error>> {
                Ok(match kind { $(ItemKind::$variant => Self::$variant(strict::read(fields)?),)* })
            }
        }

        impl KeyBody {
            fn decode(kind: ItemKind, fields: Value) -> Result<Self, serde_path_to_error::Error<serde_json::Error>> {
                Ok(match kind { $(ItemKind::$variant => Self::$variant(strict::read(fields)?),)* })
            }

            fn check(&self, shown: &PresentedBody, within: &CheckContext<'_>, faults: &mut Faults<'_>) {
                match (self, shown) {
                    $((Self::$variant(key), PresentedBody::$variant(shown)) => key.check(shown, within, faults),)*
                    _ => {}
                }
            }

            fn grades_like(&self, other: &Self) -> bool {
                match (self, other) {
                    $((Self::$variant(key), Self::$variant(other)) => key.grades_like(other),)*
                    _ => false,
                }
            }

            fn shuffles(&self) -> bool {
                match self { $(Self::$variant(key) => key.shuffles(),)* }
            }

            fn rubric(&self) -> Option<&str> {
                match self { $(Self::$variant(key) => key.rubric(),)* }
            }

            fn is_clear(&self) -> bool {
                match self { $(Self::$variant(key) => key.is_clear(),)* }
            }

            fn own_answer(&self, shown: &PresentedBody) -> Option<Value> {
                match (self, shown) {
                    $((Self::$variant(key), PresentedBody::$variant(shown)) => key.own_answer(shown),)*
                    _ => None,
                }
            }

            fn right_answers(&self, shown: &PresentedBody) -> Vec<Value> {
                match (self, shown) {
                    $((Self::$variant(key), PresentedBody::$variant(shown)) => key.right_answers(shown),)*
                    _ => Vec::new(),
                }
            }

            fn grade(&self, shown: &PresentedBody, within: &GradeContext, response: Value) -> Result<Graded, Violation> {
                match (self, shown) {
                    $((Self::$variant(key), PresentedBody::$variant(shown)) => key.grade(shown, within, response),)*
                    _ => Err(Violation::new("", "shape", "the item's two sides are of different kinds")),
                }
            }
        }
    };
}

with_kinds!(bodies);

/// The part of an item that a candidate or a platform may see; the stimulus beside it has its own presented form.
#[derive(Clone, Debug, Serialize)]
pub struct Presented {
    /// The item's kind.
    pub kind: &'static str,
    /// Language of the content.
    pub lang: String,
    /// What the candidate is asked to do.
    pub prompt: Text,
    /// The time that a careful person needs.
    pub seconds: u32,
    /// A content notice that stands before the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Text>,
    /// Whether the candidate also says how sure they are.
    pub confidence: bool,
    /// The kind's own fields.
    #[serde(flatten)]
    pub body: PresentedBody,
}

impl Presented {
    /// The language in which a text is asked for: a BCP 47 tag.
    #[must_use]
    pub fn response_lang(&self) -> &str {
        self.body.shown().written().and_then(|w| w.lang).unwrap_or(&self.lang)
    }
}

/// An item: what may be shown, what everyone inside may know, and the key, sealed.
#[derive(Clone, Debug)]
pub struct Item {
    /// What every item has; not shown, but no secret inside the house.
    pub head: Head,
    /// What may be shown.
    pub presented: Presented,
    /// The whole line as its author wrote it, in canonical form, sealed: the key, and much that is none.
    pub line: Sealed,
    opened: KeyBodyCell,
}

/// The parsed key, beside its sealed text. It has no way out but grading.
#[derive(Clone)]
struct KeyBodyCell(KeyBody);

impl std::fmt::Debug for KeyBodyCell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Item {
    /// What grading this item needs to know of what items share.
    #[must_use]
    pub fn grade_context(&self, shared: &Shared) -> GradeContext {
        let Named { taxonomy, scales, severities } = self.presented.body.shown().named();
        GradeContext {
            lang: self.presented.lang.clone(),
            fold: self.head.fold(),
            labels: taxonomy.map(|t| shared.labels(t)).unwrap_or_default(),
            scales: scales.map(|s| shared.scale_bounds(s)).unwrap_or_default(),
            severities: severities.map(|s| shared.severity_ids(s)).unwrap_or_default(),
            rubric_score: None,
        }
    }

    /// Whether another item has the same key: what makes a grade, apart from reasons, tags, points and item parameters.
    #[must_use]
    pub fn has_key_of(&self, other: &Self) -> bool {
        self.opened.0.grades_like(&other.opened.0) && self.head.fold() == other.head.fold()
    }

    /// Whether another item is shown alike, so that an answer to one is an answer to the other.
    #[must_use]
    pub fn is_shown_like(&self, other: &Self) -> bool {
        json!(self.presented) == json!(other.presented)
    }

    /// Checks what the types cannot say.
    pub fn check(&self, shared: &Shared, faults: &mut Faults<'_>) {
        self.opened.0.check(&self.presented.body, &CheckContext { head: &self.head, shared }, faults);
    }

    /// The response that the key itself would give, for whoever may see keys.
    #[must_use]
    pub fn own_answer(&self, _right: &Reveal) -> Option<Value> {
        self.opened.0.own_answer(&self.presented.body)
    }

    /// Every response that the key names as right, its own first, for whoever may see keys: several only of a choice whose key is a list.
    /// None where people score it.
    #[must_use]
    pub fn right_answers(&self, _right: &Reveal) -> Vec<Value> {
        self.opened.0.right_answers(&self.presented.body)
    }

    /// Grades a response of the stored form. `null` is unanswered and scores 0.
    ///
    /// # Errors
    /// The first [`Violation`] where the response is not one that the item allows: `shape`, `unknown_id`, `range`, `duplicate`,
    /// `incomplete`,
    /// `too_many`, `too_long`, `quote_mismatch`. A violation carries nothing of the key.
    pub fn grade(&self, within: &GradeContext, response: &Value, _right: &Reveal) -> Result<Grade, Violation> {
        let (response, confidence) = response::take_confidence(response, self.presented.confidence)?;
        let graded = match (response, self.presented.body.shown().awaits_people()) {
            (Value::Null, true) => Graded { score: None, ..Graded::of(0.0, json!({ "unanswered": true })) },
            (Value::Null, false) => {
                let nothing = Graded::of(0.0, json!({ "unanswered": true }));
                Graded { counts: self.opened.0.is_clear(), positive: self.something_to_find(within), ..nothing }
            }
            (response, _) => self.opened.0.grade(&self.presented.body, within, response)?,
        };
        let hit = graded.hit.unwrap_or(graded.score.is_some_and(|s| s >= 0.5)) && graded.positive;
        Ok(Grade {
            score: graded.score,
            counts: graded.counts,
            positive: graded.positive,
            hit,
            brier: confidence.zip(graded.score).map(|(sure, score)| (sure - score).powi(2)),
            explanation: Sealed::new(graded.parts.to_string()),
        })
    }

    /// Whether the key is not empty: its own answer says so.
    fn something_to_find(&self, within: &GradeContext) -> bool {
        let own = self.opened.0.own_answer(&self.presented.body);
        own.and_then(|answer| self.opened.0.grade(&self.presented.body, within, answer).ok()).is_none_or(|g| g.positive)
    }
}

//! Items: sixteen kinds, one file each. A kind's file says what is shown (`Presented`), what is closed (`Key`), what may be answered, and how
//! an answer is graded.
//!
//! To add a kind: write its file with `Presented`, `Key` and `impl Kind for Key`, and add one row to `kinds!` below. Field names, JSON
//! Schemas and the check of unknown fields follow from the types.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::problem::Faults;
use super::shared::Shared;
use super::text::Text;
use crate::domain::sealed::{Reveal, Sealed};
use crate::domain::strict;
use crate::domain::violation::Violation;
use touchstone_measure::text::normalise::ScriptFold;

mod closed;
mod fields;
mod folded;
mod head;
mod limits;
mod parse;
mod response;
pub mod rules;
mod told;

pub use limits::{ACCEPTED, CLAIMS, ELEMENTS, GAPS, LONG_TEXT, MENDED_TEXT, OPTIONS, REFERENCES, SHORT_TEXT, SOURCES, SPANS, WORDS};

pub use head::{Head, ItemResponseTheory, Script};
pub use parse::{known_fields, parse_item, reparse_item};
pub use told::{AnyAnswer, Legend};

/// What an item kind is made of. Implemented by its closed side, so that nothing can be graded without it.
trait Kind: Sized + DeserializeOwned + JsonSchema + Clone {
    /// The fields that a candidate or a platform may see.
    type Presented: Serialize + DeserializeOwned + JsonSchema + Clone + std::fmt::Debug;

    /// Checks what the types cannot say; every fault at once.
    fn check(&self, shown: &Self::Presented, within: &CheckContext<'_>, faults: &mut Faults<'_>);

    /// The response that the key itself would give; `None` where there is no key.
    fn own_answer(&self, shown: &Self::Presented) -> Option<Value>;

    /// Whether another key gives every response the same grade as far as can be told without trying: whatever of it has no part in grading, as
    /// whether options are shuffled, is left out.
    fn grades_like(&self, other: &Self) -> bool;

    /// Grades a response of the stored form, its `confidence` already taken off.
    fn grade(&self, shown: &Self::Presented, within: &GradeContext, response: Value) -> Result<Graded, Violation>;
}

/// What a check may look at beside the item's own fields.
#[derive(Debug)]
pub struct CheckContext<'a> {
    /// What every item has.
    pub head: &'a Head,
    /// What items share.
    pub shared: &'a Shared,
}

/// Bounds of one rating scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleBounds {
    /// The scale's id.
    pub id: String,
    /// Lowest value.
    pub min: i64,
    /// Highest value.
    pub max: i64,
}

/// What grading needs to know beside the item's own fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GradeContext {
    /// Language of the content, a BCP 47 tag.
    pub lang: String,
    /// Whether traditional and simplified count as the same.
    pub fold: ScriptFold,
    /// Labels of the item's taxonomy, in order.
    pub labels: Vec<String>,
    /// Scales of a rating.
    pub scales: Vec<ScaleBounds>,
    /// Severities of a flag, rising.
    pub severities: Vec<String>,
    /// The reviewers' score of a response with a rubric, in 0..=1, once it is in.
    pub rubric_score: Option<f64>,
}

/// What a kind says of a response.
#[derive(Clone, Debug, PartialEq)]
struct Graded {
    score: Option<f64>,
    parts: Value,
    counts: bool,
    positive: bool,
    hit: Option<bool>,
}

impl Graded {
    /// A score with its parts, of an item that counts and had something to find.
    fn of(score: f64, parts: Value) -> Self {
        Self { score: Some(score.clamp(0.0, 1.0)), parts, counts: true, positive: true, hit: None }
    }

    /// The same, of an item that may have had nothing to find.
    fn finding(self, positive: bool) -> Self {
        Self { positive, ..self }
    }
}

/// The grade of a response.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// 0..=1; `None` where only people can score it.
    pub score: Option<f64>,
    /// Whether it counts towards a decision (`compare` with `clear = false` does not).
    pub counts: bool,
    /// Whether there was something to find (the key is not empty): what floors and sensitivity count.
    pub positive: bool,
    /// Where there was something to find, whether it was found: `flag` by any category of the key, other kinds by a score of at least 0.5.
    pub hit: bool,
    /// (confidence − score)², in 0..=1, where the item asked how sure the person is.
    pub brier: Option<f64>,
    /// How the score came about, machine-readable. It quotes the key and is as closed.
    pub explanation: Sealed,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident, $module:ident;)*) => {
        $($(#[$doc])* pub mod $module;)*

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

            /// The schemas of what is shown, and of what is answered, by the kind's own fields.
            fn open_schemas(self, generator: &mut SchemaGenerator) -> (Schema, Schema) {
                match self {
                    $(Self::$variant => ($module::Presented::json_schema(generator), $module::Response::json_schema(generator)),)*
                }
            }

            /// The kind's name as a type's.
            const fn type_name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
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

            fn own_answer(&self, shown: &PresentedBody) -> Option<Value> {
                match (self, shown) {
                    $((Self::$variant(key), PresentedBody::$variant(shown)) => key.own_answer(shown),)*
                    _ => None,
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

kinds! {
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
}

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
        let (taxonomy, scales, severities) = match &self.presented.body {
            PresentedBody::Classify(p) => (Some(&p.taxonomy), None, None),
            PresentedBody::Spans(p) => (Some(&p.taxonomy), None, None),
            PresentedBody::Flag(p) => (Some(&p.taxonomy), None, Some(&p.severities)),
            PresentedBody::Rating(p) => (None, Some(&p.scales), None),
            _ => (None, None, None),
        };
        GradeContext {
            lang: self.presented.lang.clone(),
            fold: self.head.script.unwrap_or_default().fold(),
            labels: taxonomy.map(|t| shared.labels(t)).unwrap_or_default(),
            scales: scales.map(|s| shared.scale_bounds(s)).unwrap_or_default(),
            severities: severities.map(|s| shared.severity_ids(s)).unwrap_or_default(),
            rubric_score: None,
        }
    }

    /// Whether another item has the same key: what makes a grade, apart from reasons, tags, points and item parameters.
    #[must_use]
    pub fn has_key_of(&self, other: &Self) -> bool {
        self.opened.0.grades_like(&other.opened.0) && self.head.script.unwrap_or_default() == other.head.script.unwrap_or_default()
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

    /// Grades a response of the stored form. `null` is unanswered and scores 0.
    ///
    /// # Errors
    /// The first [`Violation`] where the response is not one that the item allows: `shape`, `unknown_id`, `range`, `duplicate`, `incomplete`,
    /// `too_many`, `too_long`, `quote_mismatch`. A violation carries nothing of the key.
    pub fn grade(&self, within: &GradeContext, response: &Value, _right: &Reveal) -> Result<Grade, Violation> {
        let (response, confidence) = response::take_confidence(response, self.presented.confidence)?;
        let graded = match (response, self.presented.body.awaits_people(within)) {
            (Value::Null, true) => Graded { score: None, ..Graded::of(0.0, json!({ "unanswered": true })) },
            (Value::Null, false) => {
                let nothing = Graded::of(0.0, json!({ "unanswered": true }));
                let split = matches!(&self.opened.0, KeyBody::Compare(key) if !key.clear);
                Graded { counts: !split, positive: self.something_to_find(within), ..nothing }
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

impl PresentedBody {
    /// Whether no machine can score this item: an essay.
    const fn awaits_people(&self, _within: &GradeContext) -> bool {
        matches!(self, Self::Essay(_))
    }
}

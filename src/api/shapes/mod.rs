//! What endpoints answer with: a type for each answer, which is what is written and what the document describes.

pub mod audits;
pub mod candidate;
pub mod checks;
pub mod dossier;
pub mod me;
pub mod measuring;
pub mod outside;
pub mod training;
pub mod watching;
pub mod work;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::http::problem::Problem;

/// An id.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline, extend("format" = "uuid"))]
pub struct Id(String);

/// A moment in UTC, to the microsecond (RFC 3339).
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline, extend("format" = "date-time"))]
pub struct Time(String);

/// The id of anything that has one.
pub fn id(of: impl std::fmt::Display) -> Id {
    Id(of.to_string())
}

/// A moment as it is told.
pub fn time(at: crate::domain::kernel::moment::Moment) -> Time {
    Time(at.to_string())
}

/// An answer as it goes out.
pub fn told(answer: impl Serialize) -> Result<Value, Problem> {
    serde_json::to_value(answer).map_err(|error| {
        tracing::error!(%error, "an answer cannot be written");
        Problem::new(500, "internal", "Something went wrong on our side.")
    })
}

/// A page of a list.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "{T}List")]
pub struct List<T> {
    /// The rows.
    pub data: Vec<T>,
    /// What the next page is asked for with, as `cursor`; null on the last one. It holds for a day.
    pub next_cursor: Option<String>,
}

/// Makes types of the few words that a field may say.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $known:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, serde::Serialize, schemars::JsonSchema)]
        #[serde(transparent)]
        #[schemars(extend("enum" = $known))]
        pub struct $name(String);

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                Self(word.to_owned())
            }
        }
    )*};
}
pub(crate) use words;

words! {
    /// Where an application stands.
    Status = crate::domain::applying::status::Status::NAMES;
    /// Where an attempt stands; `being_checked` while a block that was handed in is graded: nothing is taken and the clock stands still.
    AttemptState = ["open", "being_checked", "handed_in", "void"];
    /// What the machine says of a stage: passed, for a person to decide, or a case for a person with that recommendation.
    StageOutcome = ["pass", "refer", "below_the_line"];
    /// What a decision says.
    DecisionOutcome = ["passed", "not_passed", "rejected", "onboarded", "void"];
}

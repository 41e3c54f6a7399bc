//! `short_text`: a few words. Score 1 if equal to an accepted text after normalising; else the best similarity (1 − Levenshtein distance /
//! the longer length) if it is at least `accept_from`; else 0. An accent or a capital that counts is no part of a similarity: a text that
//! differs in one is like none.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::folded::Folded;
use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use super::limits::{ACCEPTED, SHORT_TEXT};
use super::shown::{Extent, Shown, as_written};
use super::{response, rules, tolerance, typed};
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use touchstone_measure::text::edit::{Pattern, normalised_similarity};
use touchstone_measure::text::normalise::normalise;

/// What is shown: nothing beside the prompt.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The accepted texts, 1 to 20.
    pub(super) key: Vec<String>,
    /// The least similarity that counts, in 0..=1.
    #[serde(default = "default_acceptance")]
    pub(super) accept_from: f64,
    #[serde(skip)]
    folded: Folded,
}

const fn default_acceptance() -> f64 {
    0.85
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// A few words.
    #[schemars(length(max = super::SHORT_TEXT))]
    text: String,
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        typed::FIELDS
    }

    fn check_response(&self, _: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        typed::check(fields, SHORT_TEXT)
    }

    fn extent(&self, _: &Shared, response: &Value) -> Extent {
        typed::extent(response)
    }

    as_written!();

    fn folds_texts(&self) -> bool {
        true
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, _: &Presented, within: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_count(self.key.len(), "key", ACCEPTED, faults);
        if self.key.is_empty() {
            faults.add(Code::E302, "\"key\" accepts nothing");
        }
        for text in &self.key {
            rules::check_length(text, "key", SHORT_TEXT, faults);
        }
        rules::check_distinct(self.key.iter().map(String::as_str), "key", faults);
        rules::check_apart(&self.key, "key", normalise, within.head.fold(), faults);
        if !(0.0..=1.0).contains(&self.accept_from) {
            faults.add(Code::E305, format!("accept_from is {}; it lies in 0..1", self.accept_from));
        }
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        self.key.first().map(|text| json!({ "text": text }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, _: &Presented, within: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { text } = response::read(response)?;
        response::at_most(&text, SHORT_TEXT, "/text")?;
        let given = normalise(&text, within.fold);
        let best = if given.is_empty() {
            0.0
        } else {
            let pattern = Pattern::new(&given);
            let similarity = |accepted: &String| normalised_similarity(pattern.levenshtein(accepted), &given, accepted);
            let counts = |accepted: &&String| tolerance::covers(&given, accepted, within.fold);
            let accepted = self.folded.get(within.fold, std::iter::once(self.key.as_slice()));
            accepted.iter().flatten().filter(counts).map(similarity).fold(0.0, f64::max)
        };
        // Equal texts have similarity 1 and count whatever `accept_from` says.
        let score = if best >= self.accept_from - 1e-9 { best } else { 0.0 };
        Ok(Graded::of(score, json!({ "best_similarity": best })))
    }
}

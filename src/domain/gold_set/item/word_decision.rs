//! `word_decision`: real words and invented ones, mixed. Score: (share of real words said real + share of invented words said invented) /
//! 2; an undecided word is neither.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::drawing::{Drawing, Drawn};
use super::shown::{Extent, Shown};
use super::{answer, response, rules};
use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use super::limits::WORDS;
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The words, at most 100, real and invented.
    pub words: Vec<String>,
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The real words.
    pub(super) key: Vec<String>,
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// By word: whether it is a real one.
    words: BTreeMap<String, bool>,
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        &["words"]
    }

    fn check_response(&self, _: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        for (word, said) in answer::object(fields, "words")? {
            answer::known(self.words.contains(word), "/words")?;
            if !said.is_boolean() {
                return answer::no("/words", "shape", "each word is true or false");
            }
        }
        Ok(())
    }

    fn extent(&self, _: &Shared, response: &Value) -> Extent {
        Extent::of(response["words"].as_object().map_or(0, Map::len), self.words.len())
    }

    fn draw(&self, drawing: &mut Drawing) {
        drawing.words(&self.words);
    }

    fn arrange(&mut self, drawn: &Drawn) {
        self.words.clone_from(&drawn.words);
    }

    /// A word is its own name: only the order is drawn.
    fn back(&self, _: &Drawn, _: &mut Map<String, Value>) -> Result<(), Violation> {
        Ok(())
    }

    fn forth(&self, _: &Drawn, _: &mut Map<String, Value>) {}

    fn mistaken(&self, _: &[Value]) -> Value {
        json!({ "words": self.words.iter().map(|w| (w.clone(), true)).collect::<BTreeMap<_, _>>() })
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, _: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_count(shown.words.len(), "words", WORDS, faults);
        rules::check_distinct(shown.words.iter().map(String::as_str), "words", faults);
        rules::check_distinct(self.key.iter().map(String::as_str), "key", faults);
        for word in &self.key {
            rules::check_offered(word, "key", shown.words.iter().map(String::as_str), "\"words\"", faults);
        }
        if self.key.is_empty() || self.key.len() >= shown.words.len() {
            faults.add(Code::E310, "\"words\" needs real and invented ones");
        }
    }

    fn own_answer(&self, shown: &Presented) -> Option<Value> {
        let words: Map<String, Value> = shown.words.iter().map(|w| (w.clone(), json!(self.key.contains(w)))).collect();
        Some(json!({ "words": words }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, shown: &Presented, _: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { words } = response::read(response)?;
        if let Some(unknown) = words.keys().find(|w| !shown.words.contains(w)) {
            return Err(response::unknown("/words", unknown));
        }
        let key: BTreeSet<&str> = self.key.iter().map(String::as_str).collect();
        let real = key.len();
        let invented = shown.words.len() - real.min(shown.words.len());
        let taken = words.iter().filter(|(w, said)| **said && key.contains(w.as_str())).count();
        let refused = words.iter().filter(|(w, said)| !**said && !key.contains(w.as_str())).count();
        let share = |n: usize, of: usize| if of > 0 { n as f64 / of as f64 } else { 0.0 };
        let score = f64::midpoint(share(taken, real), share(refused, invented));
        let parts = json!({ "real_taken": taken, "real": real, "invented_refused": refused, "invented": invented });
        Ok(Graded::of(score, parts))
    }
}

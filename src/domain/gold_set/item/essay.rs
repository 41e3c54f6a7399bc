//! `essay`: a text that people score by a rubric. The machine tells its length, its language and what was copied, at once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::length::Length;
use super::shown::{Extent, Shown, Written, as_written};
use super::{response, rules, typed};
use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use super::limits::LONG_TEXT;
use crate::domain::gold_set::names;
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::locale::spoken;
use crate::domain::kernel::violation::Violation;
use touchstone_measure::text::language;
use touchstone_measure::text::tokens::{counted_length, is_chinese};

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// How long the text is to be.
    pub length: Length,
    /// The language to write in, a BCP 47 tag.
    pub response_lang: String,
}

/// What is closed: there is no key.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The rubric that reviewers score with.
    pub(super) rubric: String,
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// The text, in the language that the item asks for.
    #[schemars(length(max = super::LONG_TEXT))]
    text: String,
}

/// Whether a text is in the language that was asked for; `None` where it is too short or too mixed to say, or where no text is told to be
/// in what was asked for.
fn in_language(text: &str, asked: &str) -> Option<bool> {
    let told = language::detect(text).code()?;
    let wanted = spoken::detected_as(asked)?;
    if told == wanted {
        return Some(true);
    }
    // Between two languages of one alphabet a guess decides nothing.
    (is_chinese(asked) || language::reads_as(text).is_some()).then_some(false)
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        typed::FIELDS
    }

    fn check_response(&self, _: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        typed::check(fields, LONG_TEXT)
    }

    fn extent(&self, _: &Shared, response: &Value) -> Extent {
        typed::extent(response)
    }

    as_written!();

    fn written(&self) -> Option<Written<'_>> {
        Some(Written { length: self.length, lang: Some(&self.response_lang) })
    }

    fn awaits_people(&self) -> bool {
        true
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, within: &CheckContext<'_>, faults: &mut Faults<'_>) {
        shown.length.check(faults);
        if !names::is_language_tag(&shown.response_lang) {
            faults.add(Code::E304, format!("response_lang \"{}\" is not a language tag", rules::brief(&shown.response_lang)));
        }
        let known: Vec<&str> = within.shared.rubrics.keys().map(String::as_str).collect();
        rules::check_reference(&self.rubric, "rubric", &known, faults);
    }

    fn rubric(&self) -> Option<&str> {
        Some(&self.rubric)
    }

    fn own_answer(&self, _: &Presented) -> Option<Value> {
        None
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, shown: &Presented, within: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { text } = response::read(response)?;
        response::at_most(&text, LONG_TEXT, "/text")?;
        let length = counted_length(&text, &shown.response_lang);
        let parts = json!({
            "length": length, "length_ok": shown.length.admits(length), "language_ok": in_language(&text, &shown.response_lang),
        });
        Ok(Graded { score: within.rubric_score, ..Graded::of(0.0, parts) })
    }
}

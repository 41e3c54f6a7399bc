//! `repair`: a text with mistakes in it, mended as a whole. The response is explained at least cost (`measure::text::alignment`); score:
//! max(0, credits − changes elsewhere) / mistakes, or with nothing to mend 1 where nothing was changed, else 0.
//!
//! The search is as long as the accepted texts and the content are, so the two share a budget: four times the content and the accepted
//! texts hold at most 8,000 code points together, and 1,000 of accepted texts are always allowed. (The richest item of the first set has
//! 6,702 beside a content of 205.)

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use super::limits::{ACCEPTED, MENDED_TEXT, SHORT_TEXT, SPANS};
use super::shown::{Extent, Shown, as_written};
use super::spans::{check_quote, first, locate};
use super::{phrase, response, rules, typed};
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use touchstone_measure::text::mending::{LayoutError, MarkedMistake, MendableText, folded};
use touchstone_measure::text::normalise::{Fold, ScriptFold};
use touchstone_measure::text::phrases::Borders;

/// Most code points of four times the content and all accepted texts together.
const BUDGET: usize = 8_000;
/// So many code points of accepted texts are always allowed.
const ALWAYS_ACCEPTED: usize = 1_000;

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The text to mend.
    pub content: String,
}

/// One mistake.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mistake {
    /// What is wrong.
    pub(super) quote: String,
    /// Which occurrence, counted from the left by whole words.
    #[serde(default = "first")]
    pub(super) occurrence: usize,
    /// What may stand there instead.
    pub(super) accept: Vec<String>,
}

impl Mistake {
    /// An accepted text that is written otherwise than the quote and is the same to the grader. That both scripts are the same is said by
    /// the item itself, so that it is no surprise.
    fn same_after_folding(&self, fold: Fold) -> Option<&String> {
        let as_graded = |text: &str| folded(text, Fold { script: ScriptFold::AsWritten, ..fold });
        let quote = as_graded(&self.quote);
        self.accept.iter().find(|text| **text != self.quote && as_graded(text) == quote)
    }
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The mistakes; none where nothing is wrong.
    pub(super) key: Vec<Mistake>,
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// The whole text, mended.
    #[schemars(length(max = super::MENDED_TEXT))]
    text: String,
}

impl Key {
    fn layout(&self, content: &str, fold: Fold) -> Result<MendableText, LayoutError> {
        let borders = Borders::new(content);
        let mistakes: Vec<MarkedMistake> = self
            .key
            .iter()
            .map(|m| {
                let (start, end) = locate(&borders, &m.quote, m.occurrence).unwrap_or((usize::MAX, usize::MAX));
                MarkedMistake { start, end, accept: m.accept.clone() }
            })
            .collect();
        MendableText::new(content, &mistakes, fold)
    }
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        typed::FIELDS
    }

    fn check_response(&self, _: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        typed::check(fields, MENDED_TEXT)
    }

    fn extent(&self, _: &Shared, response: &Value) -> Extent {
        typed::extent(response)
    }

    as_written!();

    fn folds_texts(&self) -> bool {
        true
    }

    fn mistaken(&self, _: &[Value]) -> Value {
        json!({ "text": self.content })
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, within: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_length(&shown.content, "content", MENDED_TEXT, faults);
        rules::check_count(self.key.len(), "key", SPANS, faults);
        let borders = Borders::new(&shown.content);
        let quotes_stand = self.key.iter().all(|m| locate(&borders, &m.quote, m.occurrence).is_some());
        for mistake in &self.key {
            check_quote(&shown.content, &mistake.quote, mistake.occurrence, faults);
            phrase::check_counted(&borders, &mistake.quote, mistake.occurrence, faults);
            rules::check_count(mistake.accept.len(), "accept", ACCEPTED, faults);
            rules::check_distinct(mistake.accept.iter().map(String::as_str), "accept", faults);
            rules::check_apart(&mistake.accept, "accept", folded, within.head.fold(), faults);
            if mistake.accept.is_empty() {
                faults
                    .add(Code::E302, format!("nothing is accepted for \"{}\"; to leave it out, accept \"\"", rules::brief(&mistake.quote)));
            }
            for text in mistake.accept.iter().chain([&mistake.quote]).filter(|t| t.chars().count() > SHORT_TEXT) {
                faults.add(Code::E301, format!("\"{}\" is longer than {SHORT_TEXT} code points", rules::brief(text)));
            }
            if let Some(text) = mistake.same_after_folding(within.head.fold()) {
                let (text, quote, folds) = (rules::brief(text), rules::brief(&mistake.quote), rules::folds(within.head.fold()));
                let message =
                    format!("\"{text}\" is accepted for \"{quote}\" and the same once {folds}: the text scores as mended untouched");
                faults.add(Code::W127, message);
            }
            if mistake.accept.contains(&mistake.quote) {
                faults.add(Code::E310, format!("\"{}\" is marked as a mistake and accepted as it is", rules::brief(&mistake.quote)));
            }
        }
        let accepted: usize = self.key.iter().flat_map(|m| &m.accept).map(|a| a.chars().count()).sum();
        let most = BUDGET.saturating_sub(4 * shown.content.chars().count()).max(ALWAYS_ACCEPTED);
        if accepted > most {
            faults.add(
                Code::E301,
                format!("the accepted texts hold {accepted} code points together; beside this content at most {most} are allowed"),
            );
        }
        if quotes_stand && let Err(error) = self.layout(&shown.content, within.head.fold()) {
            let quote = |i: usize| self.key.get(i).map(|m| rules::brief(&m.quote)).unwrap_or_default();
            faults.add(
                Code::E312,
                match error {
                    LayoutError::SharedToken(i) => {
                        format!("mistake \"{}\" shares a word or character with the one before it; make them one", quote(i))
                    }
                    LayoutError::NoToken(i) => format!("mistake \"{}\" holds no word or character", quote(i)),
                },
            );
        }
    }

    fn own_answer(&self, shown: &Presented) -> Option<Value> {
        let borders = Borders::new(&shown.content);
        let place = |m: &Mistake| locate(&borders, &m.quote, m.occurrence);
        let mut places: Vec<((usize, usize), &str)> =
            self.key.iter().filter_map(|m| Some((place(m)?, m.accept.first()?.as_str()))).collect();
        places.sort_unstable();
        let content: Vec<char> = shown.content.chars().collect();
        let (mut text, mut at) = (String::new(), 0);
        for ((start, end), accepted) in places {
            text.extend(content.get(at..start)?);
            text.push_str(accepted);
            at = end;
        }
        text.extend(content.get(at..)?);
        Some(json!({ "text": text }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, shown: &Presented, within: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { text } = response::read(response)?;
        response::at_most(&text, MENDED_TEXT, "/text")?;
        let positive = !self.key.is_empty();
        let explained = self.layout(&shown.content, within.fold).ok().and_then(|layout| layout.explain(&text));
        let Some(explained) = explained else {
            let unmended = vec![0.0; self.key.len()];
            return Ok(Graded::of(0.0, json!({ "mistakes": unmended, "changes_elsewhere": null })).finding(positive));
        };
        let credits: Vec<f64> = explained.mistakes.iter().map(|m| m.credit()).collect();
        // With nothing to mend every change is one too many; how many runs they make says nothing.
        let changes = (positive || explained.edits == 0).then_some(explained.changes_elsewhere);
        let parts = json!({ "mistakes": credits, "changes_elsewhere": changes, "edits": explained.edits });
        Ok(Graded::of(explained.score(), parts).finding(positive))
    }
}

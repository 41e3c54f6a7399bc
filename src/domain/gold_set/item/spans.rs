//! `spans`: labelled stretches of a text. Score: F1 of the two sets of (code point, label).

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::graded::{CheckContext, GradeContext, Graded};
use super::kind::Kind;
use super::limits::{LONG_TEXT, SPANS};
use super::shown::{Extent, Named, Shown, as_written};
use super::{answer, phrase, response, rules};
use crate::domain::gold_set::problem::{Code, Faults};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use touchstone_measure::text::graphemes::boundaries;
use touchstone_measure::text::phrases::Borders;
use touchstone_measure::text::spans::f1_of_sets;

/// What is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// The text to mark.
    pub content: String,
    /// The id of a `[[taxonomy]]`.
    pub taxonomy: String,
}

/// One stretch of the key.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeySpan {
    /// The words themselves.
    pub(super) quote: String,
    /// Which occurrence, counted from the left by whole words.
    #[serde(default = "first")]
    pub(super) occurrence: usize,
    /// Its label.
    pub(super) label: String,
}

pub(super) const fn first() -> usize {
    1
}

/// What is closed.
#[derive(Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The stretches to mark; none where there is nothing to mark.
    pub(super) key: Vec<KeySpan>,
}

/// What a client sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Response {
    /// The marked stretches; an empty list says that there is nothing to mark.
    spans: Vec<Marked>,
}

/// A marked stretch.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Marked {
    /// Its first code point, from 0.
    start: i64,
    /// One past its last code point.
    end: i64,
    /// The id of a label of the item's taxonomy.
    label: String,
    /// The words themselves; where they stand elsewhere, the answer is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
}

/// Where an occurrence of a quote stands, in code points, half open; occurrences are counted from the left by whole words
/// ([`Borders::occurrence`]).
pub(super) fn locate(content: &Borders<'_>, quote: &str, occurrence: usize) -> Option<(usize, usize)> {
    let at = content.occurrence(quote, occurrence)?;
    let start = content.text().get(..at)?.chars().count();
    Some((start, start + quote.chars().count()))
}

/// A fault where a quote does not occur so often in the content.
pub(super) fn check_quote(content: &str, quote: &str, occurrence: usize, faults: &mut Faults<'_>) {
    let found = if quote.is_empty() { 0 } else { content.matches(quote).count() };
    if occurrence == 0 || found < occurrence {
        let shown = rules::brief(quote);
        faults.add(
            Code::E311,
            match found {
                0 => format!("quote \"{shown}\" does not occur in content"),
                _ => format!("quote \"{shown}\" occurs {found} times in content, not {occurrence}; occurrences count from 1"),
            },
        );
    }
}

/// Checks one mark of a response.
fn mark(span: &Value, at: &str, labels: &[String], content: &[char], between: &BTreeSet<usize>) -> Result<(), Violation> {
    let Value::Object(span) = span else { return answer::no(at, "shape", "is an object") };
    if let Some(extra) = span.keys().find(|k| !["start", "end", "label", "quote"].contains(&k.as_str())) {
        return answer::no(format!("{at}/{extra}"), "unknown_field", "a mark has start, end, label and quote");
    }
    answer::known(labels.iter().any(|l| Some(l.as_str()) == span.get("label").and_then(Value::as_str)), format!("{at}/label"))?;
    let place = |name: &str| span.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    let stretch = place("start").zip(place("end")).and_then(|(start, end)| content.get(start..end)).filter(|s| !s.is_empty());
    let Some(stretch) = stretch else {
        return answer::no(at, "bad_span", format!("a mark is 0 <= start < end <= {} in code points", content.len()));
    };
    if [place("start"), place("end")].into_iter().flatten().any(|edge| !between.contains(&edge)) {
        return answer::no(at, "cuts_character", "a mark begins or ends inside a character of several code points");
    }
    if span.get("quote").and_then(Value::as_str).is_some_and(|q| !q.chars().eq(stretch.iter().copied())) {
        return answer::no(format!("{at}/quote"), "quote_mismatch", "the quote is not what stands there");
    }
    Ok(())
}

impl Shown for Presented {
    fn fields(&self) -> &'static [&'static str] {
        &["spans"]
    }

    fn check_response(&self, shared: &Shared, fields: &Map<String, Value>) -> Result<(), Violation> {
        let labels = shared.labels(&self.taxonomy);
        let Some(Value::Array(list)) = fields.get("spans") else { return answer::no("/spans", "shape", "is a list") };
        if list.len() > SPANS {
            return answer::no("/spans", "too_many", format!("at most {SPANS} marks"));
        }
        let between = boundaries(&self.content);
        let content: Vec<char> = self.content.chars().collect();
        list.iter().enumerate().try_for_each(|(i, span)| mark(span, &format!("/spans/{i}"), &labels, &content, &between))
    }

    // An empty list is the answer that there is nothing to mark.
    fn extent(&self, _: &Shared, _: &Value) -> Extent {
        Extent::Whole
    }

    as_written!();

    fn named(&self) -> Named<'_> {
        Named { taxonomy: Some(&self.taxonomy), ..Named::default() }
    }

    fn mistaken(&self, _: &[Value]) -> Value {
        json!({ "spans": [] })
    }
}

impl Kind for Key {
    type Presented = Presented;

    fn check(&self, shown: &Presented, within: &CheckContext<'_>, faults: &mut Faults<'_>) {
        rules::check_length(&shown.content, "content", LONG_TEXT, faults);
        rules::check_count(self.key.len(), "key", SPANS, faults);
        within.shared.check_labels(&shown.taxonomy, self.key.iter().map(|s| s.label.as_str()), "key label", faults);
        let borders = Borders::new(&shown.content);
        for span in &self.key {
            check_quote(&shown.content, &span.quote, span.occurrence, faults);
            phrase::check_counted(&borders, &span.quote, span.occurrence, faults);
            phrase::check_whole(&borders, &span.quote, span.occurrence, faults);
        }
    }

    fn own_answer(&self, shown: &Presented) -> Option<Value> {
        let borders = Borders::new(&shown.content);
        let located = self.key.iter().filter_map(|s| {
            let (start, end) = locate(&borders, &s.quote, s.occurrence)?;
            Some(json!({ "start": start, "end": end, "label": s.label }))
        });
        Some(json!({ "spans": located.collect::<Vec<_>>() }))
    }

    fn grades_like(&self, other: &Self) -> bool {
        self == other
    }

    fn grade(&self, shown: &Presented, within: &GradeContext, response: Value) -> Result<Graded, Violation> {
        let Response { spans } = response::read(response)?;
        let content: Vec<char> = shown.content.chars().collect();
        let mut marked = BTreeSet::new();
        for (i, span) in spans.iter().enumerate() {
            let label = within.labels.iter().position(|l| *l == span.label);
            let label = label.ok_or_else(|| response::unknown(format!("/spans/{i}/label"), &span.label))?;
            let (start, end) = (usize::try_from(span.start), usize::try_from(span.end));
            let (Ok(start), Ok(end)) = (start, end) else { return Err(outside(i, content.len())) };
            let stretch = content.get(start..end).filter(|s| !s.is_empty()).ok_or_else(|| outside(i, content.len()))?;
            if span.quote.as_ref().is_some_and(|quote| !quote.chars().eq(stretch.iter().copied())) {
                return Err(Violation::new(format!("/spans/{i}/quote"), "quote_mismatch", "the quote is not what stands there"));
            }
            marked.extend((start..end).map(|at| (at, label)));
        }
        let (mut wanted, borders) = (BTreeSet::new(), Borders::new(&shown.content));
        for span in &self.key {
            let label = within.labels.iter().position(|l| *l == span.label).unwrap_or(usize::MAX);
            let (start, end) = locate(&borders, &span.quote, span.occurrence).unwrap_or((0, 0));
            wanted.extend((start..end).map(|at| (at, label)));
        }
        let shared = marked.intersection(&wanted).count();
        let parts = json!({ "true_positive": shared, "marked": marked.len(), "wanted": wanted.len() });
        Ok(Graded::of(f1_of_sets(&marked, &wanted), parts).finding(!wanted.is_empty()))
    }
}

fn outside(i: usize, length: usize) -> Violation {
    Violation::new(format!("/spans/{i}"), "range", format!("a span is 0 <= start < end <= {length}"))
}

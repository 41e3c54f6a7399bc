//! How much of an item a response answers, and what a page keeps beside a response.
//!
//! A page may hold more than can be an answer yet: two lines at one place, a quote that does not stand in the text, "nothing" beside a mark. It is
//! kept with the answer's revision under [`HELD`], so that nobody has to finish a thought before leaving a question; grading never reads it.

use serde_json::{Map, Value, json};
use touchstone_measure::text::tokens::counted_length;

use crate::domain::gold_set::item::cloze::gaps_of;
use crate::domain::gold_set::item::{Presented, PresentedBody};
use crate::domain::gold_set::shared::Shared;

/// The field of a stored response that holds the fields of a page as they were posted.
pub const HELD: &str = "held";

/// How much of an item is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Nothing.
    Nothing,
    /// Some of its parts.
    Part {
        /// Parts that are answered.
        done: usize,
        /// Parts in all.
        of: usize,
    },
    /// All of it.
    Whole,
}

impl Extent {
    fn of(done: usize, of: usize) -> Self {
        match done {
            0 => Self::Nothing,
            done if done < of => Self::Part { done, of },
            _ => Self::Whole,
        }
    }
}

/// What a stored response answers, without what a page held beside it; `null` where nothing is left.
#[must_use]
pub fn answer_of(stored: &Value) -> Value {
    match stored {
        Value::Object(fields) if fields.contains_key(HELD) => {
            let rest: Map<String, Value> = fields.iter().filter(|(name, _)| *name != HELD).map(|(n, v)| (n.clone(), v.clone())).collect();
            if rest.is_empty() { Value::Null } else { Value::Object(rest) }
        }
        other => other.clone(),
    }
}

/// The fields of a page that a stored response holds.
#[must_use]
pub fn held(stored: &Value) -> Vec<(String, String)> {
    let text = |v: &Value| v.as_str().map(str::to_owned);
    let pair = |v: &Value| Some((text(v.get(0)?)?, text(v.get(1)?)?));
    stored.get(HELD).and_then(Value::as_array).into_iter().flatten().filter_map(pair).collect()
}

/// An answer with the fields of a page beside it, where there are any.
#[must_use]
pub fn with_held(answer: Value, fields: &[(String, String)]) -> Value {
    if fields.is_empty() {
        return answer;
    }
    let mut stored = match answer {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    stored.insert(HELD.to_owned(), json!(fields));
    Value::Object(stored)
}

fn entries(response: &Value, field: &str) -> usize {
    response[field].as_object().map_or(0, Map::len)
}

/// 1 where a list has anything in it.
fn listed(response: &Value, field: &str) -> usize {
    usize::from(response[field].as_array().is_some_and(|list| !list.is_empty()))
}

/// Whether a finding is complete: a verdict, and where it rests on sources, one of them.
fn is_found(finding: &Value) -> bool {
    let sources = finding["sources"].as_array().is_some_and(|s| !s.is_empty());
    match finding["verdict"].as_str() {
        Some("not_enough_information") => true,
        verdict => verdict.is_some() && sources,
    }
}

/// How many claims have a verdict that rests on sources while none is named.
#[must_use]
pub fn without_source(response: &Value) -> usize {
    let lacks = |finding: &&Value| finding["verdict"].is_string() && !is_found(finding);
    response["claims"].as_object().map_or(0, |claims| claims.values().filter(lacks).count())
}

/// A text that is shorter than its item asks for, by the length that people were told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    /// How long it is: characters in Chinese, words in other languages.
    pub length: usize,
    /// How long it is to be at least.
    pub min: usize,
}

/// Whether a text that was written is shorter than its item asks for; nothing for kinds without such a bound.
#[must_use]
pub fn short(item: &Presented, response: &Value) -> Option<Short> {
    let (min, lang) = match &item.body {
        PresentedBody::Essay(p) => (p.length.min, &p.response_lang),
        PresentedBody::Rewrite(p) => (p.length.min, &item.lang),
        _ => return None,
    };
    let length = counted_length(response["text"].as_str()?, lang);
    (length > 0 && length < min).then_some(Short { length, min })
}

/// Categories and a severity that go together: none with the lowest or none said, some with a higher one.
fn flagged(shared: &Shared, severities: &str, response: &Value) -> (usize, usize) {
    let levels = shared.severity_ids(severities);
    let severe = response["severity"].as_str().is_some_and(|s| levels.first().is_none_or(|lowest| lowest != s));
    let some = response["categories"].as_array().is_some_and(|c| !c.is_empty());
    if some == severe { (1, 1) } else { (1, 2) }
}

/// How much of an item a response answers. Parts are gaps, pairs, scales, claims and words; a claim is answered with its verdict and, unless
/// there is not enough information, at least one source. How sure the person is moves no points and is no part.
#[must_use]
pub fn extent(item: &Presented, shared: &Shared, response: &Value) -> Extent {
    if response.is_null() {
        return Extent::Nothing;
    }
    let (done, of) = match &item.body {
        PresentedBody::Cloze(p) => {
            let filled = |v: &&Value| v.as_str().is_some_and(|t| !t.trim().is_empty());
            (response["gaps"].as_object().map_or(0, |g| g.values().filter(filled).count()), gaps_of(&p.text).len())
        }
        PresentedBody::Match(p) => (entries(response, "pairs"), p.left.len()),
        PresentedBody::Rating(p) => (entries(response, "scales"), shared.scale_bounds(&p.scales).len()),
        PresentedBody::FactCheck(p) => {
            let claims = response["claims"].as_object();
            let found = claims.map_or(0, |c| c.values().filter(|f| is_found(f)).count());
            // A verdict without its source is a beginning, though no claim is done.
            if found == 0 && claims.is_some_and(|c| !c.is_empty()) {
                return Extent::Part { done: 0, of: p.claims.len() };
            }
            (found, p.claims.len())
        }
        PresentedBody::WordDecision(p) => (entries(response, "words"), p.words.len()),
        PresentedBody::Flag(p) => flagged(shared, &p.severities, response),
        PresentedBody::ShortText(_) | PresentedBody::Rewrite(_) | PresentedBody::Repair(_) | PresentedBody::Essay(_) => {
            (usize::from(response["text"].as_str().is_some_and(|t| !t.trim().is_empty())), 1)
        }
        PresentedBody::MultiChoice(_) => (listed(response, "options"), 1),
        PresentedBody::Order(_) => (listed(response, "order"), 1),
        // An empty list is the answer "nothing" here.
        PresentedBody::Choice(_) | PresentedBody::Compare(_) | PresentedBody::Classify(_) | PresentedBody::Spans(_) => (1, 1),
    };
    Extent::of(done, of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_holds_is_no_answer() {
        let fields = vec![("place.a".to_owned(), "1".to_owned()), ("place.b".to_owned(), "1".to_owned())];
        let alone = with_held(Value::Null, &fields);
        assert_eq!((answer_of(&alone), held(&alone)), (Value::Null, fields.clone()));
        let marks = json!({ "spans": [] });
        let beside = with_held(marks.clone(), &fields);
        assert_eq!((answer_of(&beside), held(&beside)), (marks.clone(), fields));
        assert_eq!((with_held(marks.clone(), &[]), held(&marks)), (marks, Vec::new()));
    }

    #[test]
    fn a_part_is_a_part() {
        assert_eq!(Extent::of(0, 4), Extent::Nothing);
        assert_eq!(Extent::of(1, 4), Extent::Part { done: 1, of: 4 });
        assert_eq!(Extent::of(4, 4), Extent::Whole);
    }
}

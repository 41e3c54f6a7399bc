//! A key as its author gives it, kind by kind: by the controls by which the item is answered, where the key is the right answer; by lists of
//! what is accepted, where it may be several.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::super::form::Form;
use super::{filled, given, listing};
use crate::domain::gold_set::item::{Presented, PresentedBody};
use crate::domain::gold_set::shared::Shared;
use crate::domain::violation::Violation;
use touchstone_measure::text::normalise::{ScriptFold, normalise};

/// How an author gives a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// As the right answer, by the item's own controls.
    Answer,
    /// By lists, in controls of its own.
    Lists,
    /// There is none: people score it.
    Nobody,
}

/// The name of the controls in broken rules.
pub const CONTROLS: &str = "/controls";

/// How the key of a kind is given.
pub const fn by(item: &Presented) -> By {
    match &item.body {
        PresentedBody::Choice(_)
        | PresentedBody::MultiChoice(_)
        | PresentedBody::Order(_)
        | PresentedBody::Match(_)
        | PresentedBody::Compare(_)
        | PresentedBody::Classify(_)
        | PresentedBody::Spans(_)
        | PresentedBody::Flag(_)
        | PresentedBody::FactCheck(_)
        | PresentedBody::WordDecision(_) => By::Answer,
        PresentedBody::Cloze(_)
        | PresentedBody::ShortText(_)
        | PresentedBody::Rating(_)
        | PresentedBody::Rewrite(_)
        | PresentedBody::Repair(_) => By::Lists,
        PresentedBody::Essay(_) => By::Nobody,
    }
}

/// What is wrong with them.
pub fn wrong(code: &'static str) -> Violation {
    Violation::new(CONTROLS, code, "")
}

/// The texts of a list.
fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The ids of a set, in the order in which the item offers them: a page sends them so, whatever order the file has.
fn sorted<'o>(chosen: &Value, offered: impl IntoIterator<Item = &'o str>) -> Value {
    let chosen: BTreeSet<&str> = texts(chosen).into_iter().collect();
    json!(offered.into_iter().filter(|id| chosen.contains(id)).collect::<Vec<_>>())
}

fn ids(list: &[String]) -> impl Iterator<Item = &str> {
    list.iter().map(String::as_str)
}

/// A stretch of a text as a key names it: its words, and which time they stand there, counted without overlap; `None` where they are not
/// counted so.
fn named(content: &str, mark: &Value) -> Option<Value> {
    let quote = mark["quote"].as_str()?;
    let start = usize::try_from(mark["start"].as_u64()?).ok()?;
    let byte = content.char_indices().nth(start)?.0;
    let before = content.match_indices(quote).position(|(at, _)| at == byte)?;
    Some(json!({ "quote": quote, "occurrence": before + 1, "label": mark["label"] }))
}

/// The same as an answer has it.
fn placed(content: &str, named: &Value) -> Option<Value> {
    let quote = named["quote"].as_str().filter(|q| !q.is_empty())?;
    let nth = usize::try_from(named["occurrence"].as_u64().unwrap_or(1)).ok()?.checked_sub(1)?;
    let (at, _) = content.match_indices(quote).nth(nth)?;
    let start = content.get(..at)?.chars().count();
    Some(json!({ "start": start, "end": start + quote.chars().count(), "label": named["label"] }))
}

/// The answer that a key gives itself, of the kinds whose key is one.
fn answer_of(item: &Presented, key: &Value) -> Value {
    match &item.body {
        PresentedBody::Choice(_) => json!({ "option": key }),
        PresentedBody::MultiChoice(_) => json!({ "options": key }),
        PresentedBody::Order(_) => json!({ "order": key }),
        PresentedBody::Match(_) => json!({ "pairs": key }),
        PresentedBody::Compare(_) => json!({ "value": key }),
        PresentedBody::Classify(_) => json!({ "labels": key }),
        PresentedBody::Flag(_) => key.clone(),
        PresentedBody::FactCheck(_) => json!({ "claims": key }),
        PresentedBody::WordDecision(p) => {
            let real: BTreeSet<&str> = texts(key).into_iter().collect();
            json!({ "words": p.words.iter().map(|w| (w.clone(), json!(real.contains(w.as_str())))).collect::<Map<_, _>>() })
        }
        PresentedBody::Spans(p) => {
            let marks: Vec<Value> = key.as_array().into_iter().flatten().filter_map(|m| placed(&p.content, m)).collect();
            json!({ "spans": marks })
        }
        PresentedBody::Cloze(_)
        | PresentedBody::ShortText(_)
        | PresentedBody::Rating(_)
        | PresentedBody::Rewrite(_)
        | PresentedBody::Repair(_)
        | PresentedBody::Essay(_) => Value::Null,
    }
}

/// Whether an answer leaves out parts that a key has to name.
fn is_partial(item: &Presented, answer: &Value) -> bool {
    let lacks = |field: &str, of: usize| answer[field].as_object().map_or(0, Map::len) < of;
    match &item.body {
        PresentedBody::Match(p) => lacks("pairs", p.left.len()),
        PresentedBody::FactCheck(p) => lacks("claims", p.claims.len()),
        PresentedBody::WordDecision(p) => lacks("words", p.words.len()),
        _ => false,
    }
}

/// The key whose own answer this is.
fn key_of_answer(item: &Presented, shared: &Shared, answer: &Value) -> Result<Value, Violation> {
    if is_partial(item, answer) {
        return Err(wrong("incomplete"));
    }
    Ok(match &item.body {
        PresentedBody::Choice(_) => answer["option"].clone(),
        PresentedBody::MultiChoice(p) => sorted(&answer["options"], p.options.iter().map(|o| o.id.as_str())),
        PresentedBody::Order(_) => answer["order"].clone(),
        PresentedBody::Match(_) => answer["pairs"].clone(),
        PresentedBody::Compare(_) => answer["value"].clone(),
        PresentedBody::Classify(p) => sorted(&answer["labels"], ids(&shared.labels(&p.taxonomy))),
        PresentedBody::Flag(p) => {
            json!({ "categories": sorted(&answer["categories"], ids(&shared.labels(&p.taxonomy))), "severity": answer["severity"] })
        }
        PresentedBody::FactCheck(p) => {
            let offered = || p.sources.iter().map(|s| s.id.as_str());
            let one = |f: &Value| json!({ "verdict": f["verdict"], "sources": sorted(&f["sources"], offered()) });
            let claims = answer["claims"].as_object().into_iter().flatten();
            Value::Object(claims.map(|(id, finding)| (id.clone(), one(finding))).collect())
        }
        PresentedBody::WordDecision(p) => json!(p.words.iter().filter(|w| answer["words"][w.as_str()] == json!(true)).collect::<Vec<_>>()),
        PresentedBody::Spans(p) => {
            let marks = answer["spans"].as_array().into_iter().flatten();
            json!(marks.map(|m| named(&p.content, m).ok_or_else(|| wrong("overlaps_itself"))).collect::<Result<Vec<_>, _>>()?)
        }
        PresentedBody::Cloze(_)
        | PresentedBody::ShortText(_)
        | PresentedBody::Rating(_)
        | PresentedBody::Rewrite(_)
        | PresentedBody::Repair(_)
        | PresentedBody::Essay(_) => Value::Null,
    })
}

/// The fields that show a key; [`key_of`] reads them back.
pub fn fields_of(item: &Presented, shared: &Shared, key: &Value) -> Form {
    if by(item) == By::Answer {
        return filled(item, shared, &answer_of(item, key));
    }
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut put = |name: String, value: &str| fields.push((name, value.to_owned()));
    match &item.body {
        PresentedBody::ShortText(_) => put("accept".to_owned(), &texts(key).join("\n")),
        PresentedBody::Cloze(p) => {
            for (gap, accepted) in key.as_object().into_iter().flatten() {
                match p.options.get(gap) {
                    None => put(format!("accept.{gap}"), &texts(accepted).join("\n")),
                    Some(options) => options.iter().filter(|o| is_among(o, accepted)).for_each(|o| put(format!("accept.{gap}"), o)),
                }
            }
        }
        PresentedBody::Rating(_) => {
            for (scale, target) in key.as_object().into_iter().flatten() {
                let values = target.as_array().map_or_else(|| vec![target.to_string()], |l| l.iter().map(Value::to_string).collect());
                put(format!("right.{scale}"), &values.join(", "));
            }
        }
        PresentedBody::Rewrite(_) => texts(key).iter().enumerate().for_each(|(n, text)| put(format!("reference.{n}"), text)),
        PresentedBody::Repair(_) => {
            for (n, mistake) in key.as_array().into_iter().flatten().enumerate() {
                let accepted = texts(&mistake["accept"]);
                put(format!("wrong.{n}"), mistake["quote"].as_str().unwrap_or_default());
                put(format!("which.{n}"), &mistake["occurrence"].as_u64().unwrap_or(1).to_string());
                put(format!("instead.{n}"), &accepted.iter().filter(|t| !t.is_empty()).copied().collect::<Vec<_>>().join("\n"));
                if accepted.contains(&"") {
                    put(format!("out.{n}"), "1");
                }
            }
            if key.as_array().is_some_and(Vec::is_empty) {
                put("none".to_owned(), "1");
            }
        }
        _ => {}
    }
    fields.into()
}

/// Whether an option of a gap is one of the accepted texts, as the grader compares them.
fn is_among(option: &str, accepted: &Value) -> bool {
    let fold = |t: &str| normalise(t, ScriptFold::AsWritten);
    texts(accepted).iter().any(|t| fold(t) == fold(option))
}

/// Whether the controls can show a key whole: a list of texts cannot where one of them has several lines.
pub fn is_sayable(item: &Presented, key: &Value) -> bool {
    let in_lines = |list: &Value| texts(list).iter().all(|t| !t.contains('\n'));
    match &item.body {
        PresentedBody::ShortText(_) => in_lines(key),
        PresentedBody::Cloze(_) => key.as_object().is_none_or(|gaps| gaps.values().all(in_lines)),
        PresentedBody::Repair(_) => key.as_array().is_none_or(|list| list.iter().all(|m| in_lines(&m["accept"]))),
        _ => true,
    }
}

/// Whether a key holds NUL, which no database stores in a text.
pub fn holds_nul(key: &Value) -> bool {
    match key {
        Value::String(text) => text.contains('\0'),
        Value::Array(list) => list.iter().any(holds_nul),
        Value::Object(fields) => fields.iter().any(|(name, value)| name.contains('\0') || holds_nul(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The key that the controls say; `None` where they say nothing.
///
/// # Errors
/// What in them is no key yet, or none at all, at [`CONTROLS`].
pub fn key_of(item: &Presented, shared: &Shared, form: &Form) -> Result<Option<Value>, Violation> {
    let key = match by(item) {
        By::Nobody => None,
        By::Lists => listing::listed(item, shared, form)?,
        By::Answer => {
            let given = given(item, shared, form).map_err(|v| Violation { pointer: CONTROLS.to_owned(), ..v })?;
            if let Some(unfinished) = given.unfinished.into_iter().next() {
                return Err(Violation { pointer: CONTROLS.to_owned(), ..unfinished });
            }
            if given.answer.is_null() { None } else { Some(key_of_answer(item, shared, &given.answer)?) }
        }
    };
    if key.as_ref().is_some_and(holds_nul) {
        return Err(wrong("odd_characters"));
    }
    Ok(key)
}

/// The fields of a form that came back: as they were filled in, with the stretch that was quoted among the marks.
pub fn came_back(item: &Presented, shared: &Shared, form: &Form) -> (Form, Option<Violation>) {
    let fields = super::fields_in(form);
    if !matches!(item.body, PresentedBody::Spans(_)) || form.filled("quote").is_none() {
        return (fields, None);
    }
    match given(item, shared, &fields) {
        Ok(given) if given.unfinished.is_empty() => (filled(item, shared, &given.answer), None),
        Ok(given) => (fields, given.unfinished.into_iter().next().map(|v| Violation { pointer: CONTROLS.to_owned(), ..v })),
        Err(violation) => (fields, Some(Violation { pointer: CONTROLS.to_owned(), ..violation })),
    }
}

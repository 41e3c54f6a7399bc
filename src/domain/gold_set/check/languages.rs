//! Content that contradicts its declared language or script.

use serde_json::Value;

use super::Draft;
use crate::domain::gold_set::Placed;
use crate::domain::gold_set::problem::{Code, Faults, Problem};
use touchstone_measure::text::language::{Language, detect};
use touchstone_measure::text::script::{HanScript, han_counts, written_in};
use touchstone_measure::text::tokens::is_chinese;

/// Fewer characters of the other script may be a quotation.
const TELLING: usize = 4;

pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) {
    for (_, placed) in draft.placed() {
        let text = body(placed);
        report(&text, &placed.item.head.lang, &placed.file, placed.line, found);
    }
    for (stimulus, line) in draft.stimuli.values() {
        let conversation = stimulus.conversation.iter().flatten().map(|t| t.text.as_str());
        let text = stimulus.text.as_deref().into_iter().chain(conversation).collect::<Vec<_>>().join("\n");
        report(&text, &stimulus.lang, &line.file, line.line(""), found);
    }
}

/// The kind's own texts: what the item's language is said of.
fn body(placed: &Placed) -> String {
    fn collect(value: &Value, into: &mut String) {
        match value {
            Value::String(text) => {
                into.push_str(text);
                into.push('\n');
            }
            Value::Array(list) => list.iter().for_each(|v| collect(v, into)),
            Value::Object(fields) => {
                fields.iter().filter(|(n, _)| n.as_str() != "id" && n.as_str() != "en").for_each(|(_, v)| collect(v, into));
            }
            _ => {}
        }
    }
    let mut text = String::new();
    let mut fields = serde_json::to_value(&placed.item.presented.body).unwrap_or(Value::Null);
    if let Some(fields) = fields.as_object_mut() {
        for name in ["taxonomy", "scales", "severities", "response_lang", "hints", "length"] {
            fields.remove(name);
        }
    }
    collect(&fields, &mut text);
    text
}

fn report(text: &str, lang: &str, file: &str, line: usize, found: &mut Vec<Problem>) {
    let counts = han_counts(text);
    let mut faults = Faults::at(found, file, line);
    let (own, other, name) = match written_in(lang) {
        Some(HanScript::Simplified) => (counts.simplified, counts.traditional, "traditional"),
        Some(HanScript::Traditional) => (counts.traditional, counts.simplified, "simplified"),
        Some(HanScript::Undecided | HanScript::Mixed) | None => (0, 0, ""),
    };
    if other >= TELLING && other > own {
        faults.add(Code::W104, format!("declared {lang}, but {other} characters are only {name} and {own} are not"));
    }
    match detect(text) {
        Language::English if is_chinese(lang) => faults.add(Code::W105, format!("declared {lang}, but the content reads as English")),
        Language::Chinese(_) if lang.starts_with("en") => {
            faults.add(Code::W105, format!("declared {lang}, but the content reads as Chinese"));
        }
        _ => {}
    }
}

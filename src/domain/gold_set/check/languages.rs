//! Content that contradicts its declared language or script.

use serde_json::{Map, Value};

use super::draft::Draft;
use super::named;
use crate::domain::gold_set::Placed;
use crate::domain::gold_set::item::PresentedBody;
use crate::domain::gold_set::problem::{Code, Faults, Problem};
use crate::domain::gold_set::text::primary;
use crate::domain::locale::lang::Lang;
use crate::domain::locale::{language, spoken};
use touchstone_measure::text::language::reads_as;
use touchstone_measure::text::script::{HanScript, han_counts, written_in};

/// Fewer characters of the other script may be a quotation.
const TELLING: usize = 4;

pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) {
    let languages = named::languages(draft);
    for (_, placed) in draft.placed() {
        let text = body(placed, languages);
        script(&text, &placed.item.head.lang, &mut Faults::at(found, &placed.file, placed.line));
        // Words apart from each other, some of them invented, read as any language.
        if !matches!(placed.item.presented.body, PresentedBody::WordDecision(_)) {
            declared(&text, &placed.item.head.lang, &mut Faults::at(found, &placed.file, placed.line));
        }
    }
    for (stimulus, line) in draft.stimuli.values() {
        let conversation = stimulus.conversation.iter().flatten().map(|t| t.text.as_str());
        let text = stimulus.text.as_deref().into_iter().chain(conversation).collect::<Vec<_>>().join("\n");
        let mut faults = Faults::at(found, &line.file, line.line(""));
        script(&text, &stimulus.lang, &mut faults);
        declared(&text, &stimulus.lang, &mut faults);
    }
}

/// Whether an object holds one text in several of the project's languages.
fn is_by_language(fields: &Map<String, Value>, languages: &[String]) -> bool {
    !fields.is_empty() && fields.keys().all(|name| languages.contains(name))
}

/// The texts of a value; of a text in several languages the wording in the item's own, which alone is said to be in it.
fn collect(value: &Value, lang: &str, languages: &[String], into: &mut String) {
    match value {
        Value::String(text) => {
            into.push_str(text);
            into.push('\n');
        }
        Value::Array(list) => list.iter().for_each(|v| collect(v, lang, languages, into)),
        Value::Object(fields) => {
            let by_language = is_by_language(fields, languages);
            let read = |name: &str| name != "id" && (!by_language || primary(name).eq_ignore_ascii_case(primary(lang)));
            fields.iter().filter(|(name, _)| read(name)).for_each(|(_, v)| collect(v, lang, languages, into));
        }
        _ => {}
    }
}

/// The kind's own texts: what the item's language is said of.
fn body(placed: &Placed, languages: &[String]) -> String {
    let mut text = String::new();
    let mut fields = serde_json::to_value(&placed.item.presented.body).unwrap_or(Value::Null);
    if let Some(fields) = fields.as_object_mut() {
        for name in ["taxonomy", "scales", "severities", "response_lang", "hints", "length"] {
            fields.remove(name);
        }
    }
    collect(&fields, &placed.item.head.lang, languages, &mut text);
    text
}

fn script(text: &str, lang: &str, faults: &mut Faults<'_>) {
    let counts = han_counts(text);
    let (own, other, name) = match written_in(lang) {
        Some(HanScript::Simplified) => (counts.simplified, counts.traditional, "traditional"),
        Some(HanScript::Traditional) => (counts.traditional, counts.simplified, "simplified"),
        Some(HanScript::Undecided | HanScript::Mixed) | None => (0, 0, ""),
    };
    if other >= TELLING && other > own {
        faults.add(Code::W104, format!("declared {lang}, but {other} characters are only {name} and {own} are not"));
    }
}

/// What the text surely reads as, where that and what was declared can be compared and differ.
fn declared(text: &str, lang: &str, faults: &mut Faults<'_>) {
    let (Some(reads), Some(wanted)) = (reads_as(text), spoken::detected_as(lang)) else { return };
    if reads != wanted {
        let name = spoken::tag_of(reads).map_or_else(|| reads.to_owned(), |tag| language::name(Lang::EN, tag));
        faults.add(Code::W105, format!("declared {lang}, but the content reads as {name}"));
    }
}

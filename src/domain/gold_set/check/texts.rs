//! Rules for every text of a set, wherever it stands: length, languages, HTML, invisible characters.

use serde_json::{Map, Value};

use crate::domain::gold_set::item::LONG_TEXT;
use crate::domain::gold_set::problem::{Code, Faults, Problem};
use crate::domain::gold_set::source::Located;

/// Fields that hold a text for people: one string, or a table by interface language.
const TEXT_FIELDS: [&str; 12] =
    ["prompt", "rationale", "notice", "title", "text", "help", "summary", "why", "because", "evidence", "alt", "note"];

/// HTML tags that somebody might write into Markdown.
const TAGS: [&str; 30] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "center",
    "code",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "hr",
    "i",
    "iframe",
    "img",
    "li",
    "object",
    "ol",
    "p",
    "pre",
    "script",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "u",
];

pub(super) fn check(source: &Located, languages: &[String], found: &mut Vec<Problem>) {
    walk(&source.value, "", "", (source, languages), found);
}

fn walk(value: &Value, field: &str, at: &str, set: (&Located, &[String]), found: &mut Vec<Problem>) {
    match value {
        Value::String(text) => check_text(text, field, at, set.0, found),
        Value::Array(list) => list.iter().enumerate().for_each(|(i, v)| walk(v, field, &format!("{at}/{i}"), set, found)),
        Value::Object(fields) => {
            if TEXT_FIELDS.contains(&field) {
                check_languages(fields, field, at, set, found);
            }
            for (name, v) in fields {
                // Inside a table by language the field is still the field.
                let inner = if TEXT_FIELDS.contains(&field) { field } else { name.as_str() };
                walk(v, inner, &format!("{at}/{name}"), set, found);
            }
        }
        _ => {}
    }
}

/// The wordings of a text are in the project's languages, and in each of them. Where the project names none, that is said of the project.
fn check_languages(fields: &Map<String, Value>, field: &str, at: &str, set: (&Located, &[String]), found: &mut Vec<Problem>) {
    let (source, languages) = set;
    if languages.is_empty() {
        return;
    }
    let mut faults = Faults::at(found, &source.file, source.line(at));
    for lang in fields.keys().filter(|l| !languages.contains(l)) {
        faults.add(Code::E304, format!("\"{field}\" has a wording in \"{lang}\"; the project's languages are {}", languages.join(", ")));
    }
    for lang in languages.iter().filter(|lang| !fields.contains_key(*lang)) {
        faults.add(Code::W112, format!("\"{field}\" has no wording in {lang}; people who read {lang} get another one"));
    }
}

fn check_text(text: &str, field: &str, at: &str, source: &Located, found: &mut Vec<Problem>) {
    let mut faults = Faults::at(found, &source.file, source.line(at));
    let length = text.chars().count();
    if length > LONG_TEXT {
        faults.add(Code::E301, format!("\"{field}\" has {length} code points; at most {LONG_TEXT} are allowed"));
    }
    if let Some(odd) = text.chars().find(|c| is_odd(*c)) {
        faults.add(Code::W114, format!("\"{field}\" holds the invisible character U+{:04X}", u32::from(odd)));
    }
    if TEXT_FIELDS.contains(&field) {
        if text.trim().is_empty() {
            faults.add(Code::E302, format!("\"{field}\" is empty"));
        }
        if let Some(tag) = html_tag(text) {
            faults.add(Code::E303, format!("\"{field}\" holds HTML (<{tag}>); text is Markdown without HTML, code stands in backticks"));
        }
    }
}

/// Control characters but for tab and line feed, and characters that nobody sees.
fn is_odd(c: char) -> bool {
    matches!(u32::from(c), 0..=8 | 11..=31 | 127..=159 | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0xFEFF)
}

/// The first HTML tag outside code spans.
fn html_tag(text: &str) -> Option<String> {
    for outside_code in text.split('`').step_by(2) {
        for (at, _) in outside_code.match_indices('<') {
            let rest = outside_code.get(at + 1..)?.trim_start_matches('/');
            let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
            let closes = rest.get(name.len()..).is_some_and(|r| r.starts_with(['>', ' ', '/']) && r.contains('>'));
            if TAGS.contains(&name.as_str()) && closes {
                return Some(name);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_outside_code_only() {
        assert_eq!(html_tag("so <b>bold</b>").as_deref(), Some("b"));
        assert_eq!(html_tag("a < b and c > d, `<b>`, <who knows>"), None);
    }
}

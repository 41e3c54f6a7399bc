//! What a version changes beside another one, for whoever publishes it: changed keys first, each as it was and as it is.

use std::collections::BTreeSet;

use maud::{Markup, html};
use serde_json::{Map, Value};

use crate::app::gold_set::authoring::AsAuthor;
use crate::app::gold_set::compared::Compared;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::locale::lang::say;
use crate::web::Visit;
use crate::web::frame::{marks, names};

/// Fields of an item's line that are no part of its key, whatever its kind.
const HEAD: [&str; 16] = [
    "id",
    "kind",
    "skill",
    "lang",
    "level",
    "stimulus",
    "prompt",
    "rationale",
    "points",
    "critical",
    "seconds",
    "notice",
    "confidence",
    "tags",
    "irt",
    "shuffle",
];
/// Characters of an item's prompt by which it is known again in a list.
const TITLE: usize = 80;

/// What an item is called where its id alone says too little: the beginning of its last paragraph, which is the question.
pub fn title(v: &Visit, item: &Item) -> String {
    let text = v.lang.of(&item.presented.prompt).trim();
    let last = text.rsplit("\n\n").next().unwrap_or(text).replace('\n', " ");
    shortened(&last)
}

fn shortened(text: &str) -> String {
    let short: String = text.chars().take(TITLE).collect();
    if short.chars().count() < text.chars().count() { format!("{}…", short.trim_end()) } else { short }
}

/// The closed fields of an item, as the file has them.
fn closed(right: &AsAuthor, item: &Item) -> Vec<(String, Value)> {
    let line: Value = serde_json::from_str(&right.line(item)).unwrap_or_default();
    let shown = serde_json::to_value(&item.presented).unwrap_or_default();
    let is_closed = |name: &str| !HEAD.contains(&name) && shown.get(name).is_none();
    let fields = line.as_object().into_iter().flatten().filter(|(name, _)| is_closed(name));
    fields.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// What an id stands for, as candidates read it: the text of whatever has that id in the item, wherever in it; shortened.
fn meant(shown: &Value, id: &str) -> Option<String> {
    match shown {
        Value::Array(list) => list.iter().find_map(|one| meant(one, id)),
        Value::Object(fields) if fields.get("id").and_then(Value::as_str) == Some(id) => {
            let text = ["text", "content", "label", "title"].iter().find_map(|name| fields.get(*name)?.as_str())?;
            Some(shortened(text))
        }
        Value::Object(fields) => fields.values().find_map(|one| meant(one, id)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// The words between two places of the item's text, counted in characters.
fn quoted(shown: &Value, mark: &Map<String, Value>) -> Option<String> {
    let place = |name: &str| usize::try_from(mark.get(name)?.as_u64()?).ok();
    let (from, to) = (place("start")?, place("end")?);
    let text = ["content", "text"].iter().find_map(|name| shown.get(*name)?.as_str())?;
    Some(text.chars().skip(from).take(to.checked_sub(from)?).collect())
}

/// A value of a key or an answer as people read it: ids beside what they stand for, places as the words that stand there.
fn value(v: &Visit, shown: &Value, value: &Value) -> Markup {
    html! { @match value {
        Value::String(id) => { code { (id) } @if let Some(text) = meant(shown, id) { " " span translate="no" { (text) } } },
        Value::Array(list) if !list.is_empty() => {
            @let plain = list.iter().all(|one| !one.is_object());
            @for (i, one) in list.iter().enumerate() {
                @if i > 0 { @if plain { (marks::comma(v)) } @else { br; } }
                (self::value(v, shown, one))
            }
        }
        Value::Object(fields) if !fields.is_empty() => {
            @let words = quoted(shown, fields);
            @if let Some(words) = &words { q translate="no" { (words) } }
            @let rest = fields.iter().filter(|(name, _)| words.is_none() || !matches!(name.as_str(), "start" | "end"));
            @for (i, (name, what)) in counted(rest).into_iter().enumerate() {
                @if i > 0 || words.is_some() { (marks::comma(v)) }
                (self::value(v, shown, &Value::String(name.clone()))) (marks::colon(v)) (self::value(v, shown, what))
            }
        }
        Value::Number(number) => (number),
        Value::Bool(yes) => (if *yes { v.t("yes") } else { v.t("no") }),
        Value::Array(_) | Value::Object(_) | Value::Null => (v.t("nothing")),
    } }
}

/// Fields in the order in which people count: the second gap before the tenth.
fn counted<'f>(fields: impl Iterator<Item = (&'f String, &'f Value)>) -> Vec<(&'f String, &'f Value)> {
    let number = |name: &str| {
        let from = name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        (name[..from].to_owned(), name[from..].parse::<u64>().ok())
    };
    let mut fields: Vec<_> = fields.collect();
    fields.sort_by_key(|(name, _)| number(name));
    fields
}

/// An item's key in words where it has some; of one that people score, its weight and rubric.
pub fn key(v: &Visit, right: &AsAuthor, item: &Item) -> Markup {
    let shown = serde_json::to_value(&item.presented).unwrap_or_default();
    let fields = closed(right, item);
    html! {
        @for (i, (name, what)) in fields.iter().enumerate() {
            @if i > 0 { br; }
            @if name != "key" { (name) (marks::colon(v)) }
            (value(v, &shown, what))
        }
        @if fields.is_empty() { "–" }
    }
}

/// An answer that was given, as people read it: options by their texts, fields by their names. What is stored is told as it is where it is
/// nothing that is known.
pub fn given(v: &Visit, item: Option<&Item>, stored: &str) -> Markup {
    let shown = item.map_or(Value::Null, |item| serde_json::to_value(&item.presented).unwrap_or_default());
    let fields = match serde_json::from_str::<Value>(stored) {
        Ok(Value::Object(fields)) => fields,
        Ok(Value::Null) => return html! { (v.t("Not answered")) },
        _ => return html! { code { (stored) } },
    };
    let one = fields.len() == 1;
    html! { @for (i, (name, what)) in fields.iter().enumerate() {
        @if i > 0 { (marks::semicolon(v)) }
        @if !one { (name) (marks::colon(v)) }
        (value(v, &shown, what))
    } }
}

/// The key of one item in two versions, beside each other.
pub fn keys(v: &Visit, right: &AsAuthor, before: &Item, after: &Item) -> Markup {
    html! {
        dl.facts {
            dt { (v.t("Key before")) } dd { (key(v, right, before)) }
            dt { (v.t("Key now")) } dd { (key(v, right, after)) }
            @if (before.head.points - after.head.points).abs() > 1e-12 {
                dt { (v.t("Weight")) } dd { (before.head.points) " → " (after.head.points) }
            }
        }
    }
}

/// One list of items, closed where it is no list of keys.
fn list(v: &Visit, content: &Content, place: &str, words: (&str, &[String])) -> Markup {
    let (name, ids) = words;
    html! { @if !ids.is_empty() {
        details {
            summary { (name) (marks::aside(v, ids.len())) }
            ul { @for item in ids.iter().filter_map(|id| content.item(id)) {
                li { a href={ (place) (item.head.id) } { (item.head.id) } " · " (names::skill(v, content, &item.head.skill)) " · "
                    span lang=[crate::web::frame::words::written(v.lang, &title(v, item), Some(&item.head.lang))] { (title(v, item)) } }
            } }
        }
    } }
}

/// What a version changes.
pub fn section(v: &Visit, right: &AsAuthor, set: &str, number: i64, compared: Option<&Compared>) -> Markup {
    let Some(c) = compared else { return html! {} };
    let (old, new) = (format!("/gold-sets/{set}/{}/items/", c.with), format!("/gold-sets/{set}/{number}/items/"));
    let counted = say!(
        v,
        "Changed keys: {keys}. Items added: {added}, removed: {removed}, reworded: {reworded}, with other notes: {otherwise}. Places \
            outside the items: {elsewhere}.",
        keys = c.keys.len(),
        added = c.added.len(),
        removed = c.removed.len(),
        reworded = c.reworded.len(),
        otherwise = c.otherwise.len(),
        elsewhere = c.elsewhere.len()
    );
    html! {
        h2 { (v.t("What it changes beside version ")) (c.with) }
        @if c.is_nothing() { p { (v.t("Nothing: both say the same.")) } } @else { p { (counted) } }
        @if !c.keys.is_empty() {
            h3 { (v.t("Changed keys and weights")) (marks::aside(v, c.keys.len())) }
            @for (before, after) in c.keys.iter().filter_map(|id| c.before.item(id).zip(c.after.item(id))) {
                div.card {
                    p { a href={ (new) (after.head.id) } { (after.head.id) } " · " (names::skill(v, &c.after, &after.head.skill)) " · "
                        (title(v, after)) }
                    (keys(v, right, before, after))
                }
            }
        }
        (list(v, &c.after, &new, (v.t("Added items"), &c.added)))
        (list(v, &c.before, &old, (v.t("Removed items"), &c.removed)))
        (list(v, &c.after, &new, (v.t("Items that read otherwise"), &c.reworded)))
        (list(v, &c.after, &new, (v.t("Items with another rationale, tag or parameter"), &c.otherwise)))
        @if !c.elsewhere.is_empty() {
            details {
                summary { (v.t("Outside the items")) (marks::aside(v, c.elsewhere.len())) }
                ul { @for place in c.elsewhere.iter().collect::<BTreeSet<_>>() { li { code { (place) } } } }
            }
        }
    }
}

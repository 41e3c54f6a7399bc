//! Kinds that are answered by arranging: an order, and pairs.

use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::super::form::Form;
use super::{Given, Put, Show, rich};
use crate::domain::gold_set::item::rules::Labelled;

pub fn order(show: Show<'_>, elements: &[Labelled]) -> Markup {
    let place = |id: &str| show.fields.text(&format!("place.{id}")).parse::<usize>().ok();
    let mut rows: Vec<&Labelled> = elements.iter().collect();
    // Rows without a place stay where they are, behind those that have one.
    rows.sort_by_key(|e| place(&e.id).unwrap_or(usize::MAX));
    let moved = show.l.pick("Moved to {n} of {of}", "已移到第 {n} 位，共 {of} 位");
    html! {
        p.hint.only-script { (show.l.pick("Give each line its place, or move the lines.", "请为每一行选择位置，或移动各行。")) }
        p.hint.only-plain { (show.l.pick("Give each line the number of its place.", "请为每一行选择位置的序号。")) }
        ol.order data-moved=(moved) {
            @for element in rows {
                @let words = rich::plain(show.l.of(&element.text), 30);
                li {
                    select name={ "place." (element.id) } aria-label=(show.l.pick(format!("Place of “{words}”"), format!("“{words}”的位置"))) {
                        option value="" { "–" }
                        @for n in 1..=elements.len() { option value=(n) selected[place(&element.id) == Some(n)] { (n) } }
                    }
                    p.read { (show.words(&element.text)) }
                    span.moves.only-script {
                        button type="button" data-by="-1" aria-label=(show.l.pick(format!("Move up: “{words}”"), format!("上移“{words}”"))) { "↑" }
                        button type="button" data-by="1" aria-label=(show.l.pick(format!("Move down: “{words}”"), format!("下移“{words}”"))) { "↓" }
                    }
                }
            }
        }
    }
}

/// A letter for each right element: A, B, C …
fn letter(n: usize) -> char {
    u8::try_from(n).ok().and_then(|n| b'A'.checked_add(n)).map_or('?', char::from)
}

pub fn pairs(show: Show<'_>, left: &[Labelled], right: &[Labelled]) -> Markup {
    html! {
        // A select shows one line; what is longer is read here.
        ol.letters aria-label=(show.l.pick("To choose from", "可选内容")) { @for other in right { li { (show.words(&other.text)) } } }
        @for element in left {
            div.field.pair {
                label for={ "pair-" (element.id) } { (show.words(&element.text)) }
                select id={ "pair-" (element.id) } name={ "pair." (element.id) } {
                    option value="" { (show.l.pick("Choose", "请选择")) }
                    @for (n, other) in right.iter().enumerate() {
                        option value=(other.id) selected[show.has(&format!("pair.{}", element.id), &other.id)] {
                            (letter(n)) ". " (rich::plain(show.l.of(&other.text), 200))
                        }
                    }
                }
            }
        }
    }
}

pub fn places_of(response: &Value, put: Put<'_>) {
    for (i, id) in response["order"].as_array().into_iter().flatten().filter_map(Value::as_str).enumerate() {
        put(format!("place.{id}"), &(i + 1).to_string());
    }
}

/// The order that the places give; an answer once every line has a place of its own.
pub fn order_of(form: &Form, elements: &[Labelled]) -> Given {
    let mut places: Vec<(usize, &str)> = form
        .under("place.")
        .filter_map(|(id, place)| Some((place.parse().ok()?, id)))
        .filter(|(_, id)| elements.iter().any(|e| e.id == *id))
        .collect();
    places.sort_unstable();
    if places.is_empty() {
        return Given::answer(Value::Null);
    }
    let whole = places.len() == elements.len() && places.iter().enumerate().all(|(i, (place, _))| *place == i + 1);
    if !whole {
        return Given::unfinished(Value::Null, "/order", "order_unfinished");
    }
    Given::answer(json!({ "order": places.into_iter().map(|(_, id)| id).collect::<Vec<_>>() }))
}

pub fn pairs_of(form: &Form) -> Value {
    let pairs: Map<String, Value> = form.under("pair.").filter(|(_, v)| !v.is_empty()).map(|(k, v)| (k.to_owned(), json!(v))).collect();
    if pairs.is_empty() { Value::Null } else { json!({ "pairs": pairs }) }
}

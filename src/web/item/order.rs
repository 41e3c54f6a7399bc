//! `order` on pages: lines, each with its place.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::entries;
use super::page::{AnswerKey, Given, Keyed, Page, Put, Show};
use crate::domain::gold_set::item::order::Presented;
use crate::domain::gold_set::item::rules::Labelled;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::web::frame::form::Form;
use crate::web::frame::rich;

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        let elements = &self.elements;
        let place = |id: &str| show.fields.text(&format!("place.{id}")).parse::<usize>().ok();
        let mut rows: Vec<&Labelled> = elements.iter().collect();
        // Rows without a place stay where they are, behind those that have one.
        rows.sort_by_key(|e| place(&e.id).unwrap_or(usize::MAX));
        let moved = show.l.t("Moved to {n} of {of}");
        html! {
            p.hint.only-script { (show.l.t("Give each line its place, or move the lines.")) }
            p.hint.only-plain { (show.l.t("Give each line the number of its place.")) }
            ol.order data-moved=(moved) {
                @for element in rows {
                    @let words = rich::plain(show.l.of(&element.text), 30);
                    li {
                        select name={ "place." (element.id) }
                            aria-label=(say!(show.l, "Place of “{words}”", words)) {
                            option value="" { "–" }
                            @for n in 1..=elements.len() { option value=(n) selected[place(&element.id) == Some(n)] { (n) } }
                        }
                        p.read { (show.words(&element.text)) }
                        span.moves.only-script {
                            button type="button" data-by="-1"
                                aria-label=(say!(show.l, "Move up: “{words}”", words)) { "↑" }
                            button type="button" data-by="1"
                                aria-label=(say!(show.l, "Move down: “{words}”", words)) { "↓" }
                        }
                    }
                }
            }
        }
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        for (i, id) in entries::texts(&response["order"]).into_iter().enumerate() {
            put(format!("place.{id}"), &(i + 1).to_string());
        }
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        entries::names(name, "place.", self.elements.iter().map(|e| &e.id))
    }

    /// The order that the places give; an answer once every line has a place of its own.
    fn given(&self, _: &Shared, form: &Form) -> Given {
        let mut places: Vec<(usize, &str)> = form
            .under("place.")
            .filter_map(|(id, place)| Some((place.parse().ok()?, id)))
            .filter(|(_, id)| self.elements.iter().any(|e| e.id == *id))
            .collect();
        places.sort_unstable();
        if places.is_empty() {
            return Given::answer(Value::Null);
        }
        let whole = places.len() == self.elements.len() && places.iter().enumerate().all(|(i, (place, _))| *place == i + 1);
        if !whole {
            return Given::unfinished(Value::Null, "/order", "order_unfinished");
        }
        Given::answer(json!({ "order": places.into_iter().map(|(_, id)| id).collect::<Vec<_>>() }))
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Answer(self)
    }
}

impl AnswerKey for Presented {
    fn answer_of(&self, key: &Value) -> Value {
        json!({ "order": key })
    }

    fn key_of(&self, _: &Shared, answer: &Value) -> Result<Value, Violation> {
        Ok(answer["order"].clone())
    }
}

//! `match` on pages: a select for each element of the left side.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::entries::{self, letter};
use super::page::{AnswerKey, Given, Keyed, Page, Put, Show, wrong};
use crate::domain::gold_set::item::match_::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::web::frame::form::Form;
use crate::web::frame::rich;

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        html! {
            // A select shows one line; what is longer is read here.
            ol.letters aria-label=(show.l.t("To choose from")) { @for other in &self.right { li { (show.words(&other.text)) } } }
            @for element in &self.left {
                div.field.pair {
                    label for={ "pair-" (element.id) } { (show.words(&element.text)) }
                    select id={ "pair-" (element.id) } name={ "pair." (element.id) } {
                        option value="" { (show.l.t("Choose")) }
                        @for (n, other) in self.right.iter().enumerate() {
                            option value=(other.id) selected[show.has(&format!("pair.{}", element.id), &other.id)] {
                                (letter(n)) ". " (rich::plain(show.l.of(&other.text), 200))
                            }
                        }
                    }
                }
            }
        }
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        entries::put_table(response, "pairs", "pair.", put);
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        entries::names(name, "pair.", self.left.iter().map(|l| &l.id))
    }

    fn given(&self, _: &Shared, form: &Form) -> Given {
        Given::answer(entries::table_of(form, "pair.", "pairs", |v| (!v.is_empty()).then(|| json!(v))))
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Answer(self)
    }
}

impl AnswerKey for Presented {
    fn answer_of(&self, key: &Value) -> Value {
        json!({ "pairs": key })
    }

    fn key_of(&self, _: &Shared, answer: &Value) -> Result<Value, Violation> {
        let pairs = &answer["pairs"];
        if entries::lacks(pairs, self.left.len()) { Err(wrong("incomplete")) } else { Ok(pairs.clone()) }
    }
}

//! `short_text` on pages: a line to be filled in; as a key, the texts that are accepted.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::page::{Given, Keyed, ListKey, Page, Put, Show};
use super::{accepted, entries, text_box};
use crate::domain::gold_set::item::short_text::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::web::frame::form::Form;

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        html! {
            div.field {
                label for="text" { (show.l.t("Your answer")) }
                p.hint { (show.l.t("Capital letters, full stops and full-width characters do not matter.")) }
                input id="text" type="text" name="text" value=(show.fields.text("text")) lang=(show.item.lang) autocomplete="off"
                    autocapitalize="off"
                    autocorrect="off" spellcheck="false" translate="no";
            }
        }
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        text_box::fill(response, put);
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        text_box::is_field(name)
    }

    fn given(&self, _: &Shared, form: &Form) -> Given {
        Given::answer(text_box::text(form, None))
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Lists(self)
    }
}

impl ListKey for Presented {
    fn lists(&self, show: Show<'_>) -> Markup {
        accepted::accepting(show, "accept", show.l.t("Accepted answers"))
    }

    fn fill_key(&self, key: &Value, put: Put<'_>) {
        put("accept".to_owned(), &entries::texts(key).join("\n"));
    }

    fn listed(&self, _: &Shared, form: &Form) -> Result<Option<Value>, Violation> {
        Ok(Some(accepted::lines(form.text("accept"))).filter(|l| !l.is_empty()).map(|l| json!(l)))
    }

    fn is_sayable(&self, key: &Value) -> bool {
        accepted::in_lines(key)
    }
}

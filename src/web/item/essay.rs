//! `essay` on pages: a box for a text that people score; it has no key.

use maud::{Markup, html};
use serde_json::Value;

use super::page::{Given, Keyed, Page, Put, Show};
use super::text_box;
use crate::domain::gold_set::item::essay::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::web::frame::form::Form;

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        text_box::area(show, show.fields.text("text"), &self.response_lang, Some(&self.length), 12, None)
    }

    fn read_along(&self, show: Show<'_>) -> Markup {
        html! { p.note { (text_box::goal(show.l, &self.length, &self.response_lang)) } }
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
        Keyed::Nobody
    }
}

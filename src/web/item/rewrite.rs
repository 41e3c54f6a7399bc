//! `rewrite` on pages: a text above, and a box that it fills; as a key, texts that are right.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::page::{Given, Keyed, ListKey, Page, Put, Show};
use super::{accepted, entries, text_box};
use crate::domain::gold_set::item::REFERENCES;
use crate::domain::gold_set::item::rewrite::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::web::frame::form::Form;

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        let given = show.fields.value("text").unwrap_or(&self.content);
        html! {
            details.stimulus open {
                summary { (show.l.t("The text to rewrite")) }
                p.read lang=(show.item.lang) translate="no" { (self.content) }
            }
            (text_box::area(show, given, &show.item.lang, Some(&self.length), text_box::rows(&self.content), None))
        }
    }

    fn read_along(&self, show: Show<'_>) -> Markup {
        html! { div.stimulus { h2 { (show.l.t("The text to rewrite")) } p.read lang=(show.item.lang) { (self.content) } } }
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        text_box::fill(response, put);
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        text_box::is_field(name)
    }

    /// The box is filled with the text itself: as long as it is unchanged, nothing was answered.
    fn given(&self, _: &Shared, form: &Form) -> Given {
        Given::answer(text_box::text(form, Some(&self.content)))
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Lists(self)
    }
}

impl ListKey for Presented {
    fn lists(&self, show: Show<'_>) -> Markup {
        html! {
            p.hint { (show.l.t("Each text is one right way to write it; leave a box empty to take it away.")) }
            @for n in 0..accepted::rows(show, "reference.", REFERENCES) {
                @let (name, id) = (format!("reference.{n}"), format!("f-reference-{n}"));
                div.field {
                    label for=(id) { (say!(show.l, "Reference {n}", n = n + 1)) }
                    textarea id=(id) name=(name) rows="3" lang=(show.item.lang) translate="no" spellcheck="false" {
                        (maud::PreEscaped("\n")) (show.fields.text(&name))
                    }
                }
            }
        }
    }

    fn fill_key(&self, key: &Value, put: Put<'_>) {
        entries::texts(key).iter().enumerate().for_each(|(n, text)| put(format!("reference.{n}"), text));
    }

    fn listed(&self, _: &Shared, form: &Form) -> Result<Option<Value>, Violation> {
        let all: Vec<&str> = form.under("reference.").map(|(_, text)| text).filter(|t| !t.trim().is_empty()).collect();
        Ok(Some(all).filter(|a| !a.is_empty()).map(|a| json!(a)))
    }
}

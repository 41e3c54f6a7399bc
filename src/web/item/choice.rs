//! `choice` on pages: options of which one is chosen; as a key, those that are right.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::entries;
use super::page::{Given, Keyed, ListKey, Page, Put, Show, wrong};
use crate::domain::gold_set::item::choice::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::web::frame::form::Form;

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        html! {
            fieldset {
                legend.hide { (show.l.t("Choose one")) }
                @for option in &self.options {
                    label.choice {
                        input type="radio" name="option" value=(option.id) checked[show.has("option", &option.id)];
                        (show.words(&option.text))
                    }
                }
            }
        }
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        put("option".to_owned(), response["option"].as_str().unwrap_or_default());
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        name == "option"
    }

    fn given(&self, _: &Shared, form: &Form) -> Given {
        Given::answer(form.filled("option").map_or(Value::Null, |id| json!({ "option": id })))
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Marked(self)
    }
}

impl ListKey for Presented {
    fn lists(&self, show: Show<'_>) -> Markup {
        show.boxes("option", show.l.t("Right options: whoever chooses any one of them is right"), &self.options)
    }

    fn fill_key(&self, key: &Value, put: Put<'_>) {
        for id in key.as_str().into_iter().chain(entries::texts(key)) {
            put("option".to_owned(), id);
        }
    }

    // One that is right is said by its id, or by a list of that one.
    fn is_alike(&self, one: &Value, other: &Value) -> bool {
        let says = |key: &Value| key.is_string() || key.as_array().is_some_and(|list| list.iter().all(Value::is_string));
        says(one) && says(other)
    }

    fn listed(&self, _: &Shared, form: &Form) -> Result<Option<Value>, Violation> {
        let chosen: Vec<&str> = form.all("option").into_iter().filter(|id| !id.is_empty()).collect();
        let offered = || self.options.iter().map(|o| o.id.as_str());
        if chosen.iter().any(|id| offered().all(|o| o != *id)) {
            return Err(wrong("unknown_id"));
        }
        // One is said as it was before a key could be several.
        Ok(match offered().filter(|id| chosen.contains(id)).collect::<Vec<_>>().as_slice() {
            [] => None,
            [one] => Some(json!(one)),
            several => Some(json!(several)),
        })
    }
}

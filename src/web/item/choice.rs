//! `choice` on pages: options of which one is chosen.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::super::form::Form;
use super::page::{AnswerKey, Given, Keyed, Page, Put, Show};
use crate::domain::gold_set::item::choice::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::violation::Violation;

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
        Keyed::Answer(self)
    }
}

impl AnswerKey for Presented {
    fn answer_of(&self, key: &Value) -> Value {
        json!({ "option": key })
    }

    fn key_of(&self, _: &Shared, answer: &Value) -> Result<Value, Violation> {
        Ok(answer["option"].clone())
    }
}

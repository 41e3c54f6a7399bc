//! `multi_choice` on pages: options of which any number is chosen.

use maud::Markup;
use serde_json::{Value, json};

use super::entries;
use super::page::{AnswerKey, Given, Keyed, Page, Put, Show};
use crate::domain::gold_set::item::multi_choice::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::web::frame::form::Form;

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        show.boxes("options", show.l.t("Choose all that apply"), &self.options)
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        entries::put_list(response, "options", put);
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        name == "options"
    }

    fn given(&self, _: &Shared, form: &Form) -> Given {
        let ids = form.all("options");
        Given::answer(if ids.is_empty() { Value::Null } else { json!({ "options": ids }) })
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Answer(self)
    }
}

impl AnswerKey for Presented {
    fn answer_of(&self, key: &Value) -> Value {
        json!({ "options": key })
    }

    fn key_of(&self, _: &Shared, answer: &Value) -> Result<Value, Violation> {
        Ok(entries::sorted(&answer["options"], self.options.iter().map(|o| o.id.as_str())))
    }
}

//! `classify` on pages: one label of a taxonomy, or all that apply.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::labels::{labels, nothing};
use super::page::{AnswerKey, CONTRADICTION, Given, Keyed, Page, Put, Show};
use super::{content, entries};
use crate::domain::gold_set::item::classify::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::web::frame::form::Form;

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        html! { (content::about(show, self.content.as_ref())) (choices(show, self)) }
    }

    /// A list without any is the choice "nothing".
    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        entries::put_list(response, "labels", put);
        if response["labels"].as_array().is_some_and(Vec::is_empty) {
            put("none".to_owned(), "1");
        }
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        ["labels", "none"].contains(&name)
    }

    fn given(&self, _: &Shared, form: &Form) -> Given {
        let labels = form.all("labels");
        match (form.filled("none").is_some(), labels.is_empty()) {
            (true, false) => Given::unfinished(Value::Null, "/labels", CONTRADICTION),
            (false, true) => Given::answer(Value::Null),
            (true, true) | (false, false) => Given::answer(json!({ "labels": labels })),
        }
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Answer(self)
    }
}

fn choices(show: Show<'_>, p: &Presented) -> Markup {
    let Some(taxonomy) = show.shared.taxonomies.get(&p.taxonomy) else { return html! {} };
    let (legend, kind) =
        if p.multiple { (show.l.t("Choose all labels that apply"), "checkbox") } else { (show.l.t("Choose one label"), "radio") };
    html! {
        fieldset data-exclusive[p.multiple] {
            legend { (legend) }
            // A single classification always has one label.
            @if p.multiple { (nothing(show, show.l.tc("labels", "None of these"), None)) }
            (labels(show, taxonomy, "labels", kind))
        }
    }
}

impl AnswerKey for Presented {
    fn answer_of(&self, key: &Value) -> Value {
        json!({ "labels": key })
    }

    fn key_of(&self, shared: &Shared, answer: &Value) -> Result<Value, Violation> {
        Ok(entries::sorted(&answer["labels"], shared.labels(&self.taxonomy).iter().map(String::as_str)))
    }
}

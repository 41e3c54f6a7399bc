//! `compare` on pages: two responses side by side, and the steps between them.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::super::form::Form;
use super::content::content_of;
use super::page::{AnswerKey, Given, Keyed, Page, Put, Show};
use crate::domain::gold_set::item::compare::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::violation::Violation;

/// The steps of a comparison in words, from A to B.
fn step(show: Show<'_>, value: i64, strength: i64) -> String {
    let much = |side: &str, by: i64| match (by, strength) {
        (_, 1) => show.l.pick(format!("{side} is better"), format!("{side} 更好")),
        (1, _) => show.l.pick(format!("{side} slightly better"), format!("{side} 略好")),
        (2, 2) | (3, _) => show.l.pick(format!("{side} much better"), format!("{side} 好得多")),
        _ => show.l.pick(format!("{side} better"), format!("{side} 较好")),
    };
    match value {
        0 => show.l.pick("About the same", "差不多").to_owned(),
        a if a < 0 => much("A", -a),
        b => much("B", b),
    }
}

/// A step's number as prompts write it, with a real minus.
fn numeral(value: i64) -> String {
    value.to_string().replace('-', "−")
}

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        html! {
            div.tabs data-tabs="panes" role="group" aria-label=(show.l.pick("Which response is shown", "显示哪个回答")) {
                button type="button" value="a" aria-pressed="false" { "A" }
                button type="button" value="b" aria-pressed="false" { "B" }
                button type="button" value="both" aria-pressed="true" { (show.l.pick("Both", "两个都看")) }
            }
            div.panes id="panes" data-show="both" {
                article.pane aria-labelledby="pane-a" { h2 id="pane-a" { "A" } (content_of(&self.a, &show.item.lang, show.l)) }
                article.pane aria-labelledby="pane-b" { h2 id="pane-b" { "B" } (content_of(&self.b, &show.item.lang, show.l)) }
            }
            fieldset.field data-numbers="1" {
                legend { (show.l.pick("Which response is better?", "哪个回答更好？")) }
                div.scale {
                    @for value in -self.strength..=self.strength {
                        label.choice { input type="radio" name="value" value=(value) checked[show.has("value", &value.to_string())]; span {
                            strong { (numeral(value)) } " " (step(show, value, self.strength)) } }
                    }
                }
            }
        }
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        put("value".to_owned(), &response["value"].to_string());
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        name == "value"
    }

    fn given(&self, _: &Shared, form: &Form) -> Given {
        Given::answer(form.text("value").parse::<i64>().map_or(Value::Null, |value| json!({ "value": value })))
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Answer(self)
    }
}

impl AnswerKey for Presented {
    fn answer_of(&self, key: &Value) -> Value {
        json!({ "value": key })
    }

    fn key_of(&self, _: &Shared, answer: &Value) -> Result<Value, Violation> {
        Ok(answer["value"].clone())
    }
}

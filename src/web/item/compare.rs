//! `compare` on pages: two responses side by side, and the steps between them.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::content::content_of;
use super::page::{AnswerKey, Given, Keyed, Page, Put, Show};
use crate::domain::gold_set::item::compare::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::web::frame::form::Form;

/// The steps of a comparison in words, from A to B.
fn step(show: Show<'_>, value: i64, strength: i64) -> String {
    let much = |side: &str, by: i64| {
        if strength == 1 {
            say!(show.l, "{side} is better", side)
        } else if by == 1 {
            say!(show.l, "{side} slightly better", side)
        } else if by == strength {
            say!(show.l, "{side} much better", side)
        } else {
            say!(show.l, "{side} better", side)
        }
    };
    match value {
        0 => show.l.t("About the same").to_owned(),
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
            div.tabs data-tabs="panes" role="group" aria-label=(show.l.t("Which response is shown")) {
                button type="button" value="a" aria-pressed="false" { "A" }
                button type="button" value="b" aria-pressed="false" { "B" }
                button type="button" value="both" aria-pressed="true" { (show.l.t("Both")) }
            }
            div.panes id="panes" data-show="both" {
                article.pane aria-labelledby="pane-a" { h2 id="pane-a" { "A" } (content_of(&self.a, &show.item.lang, show.l)) }
                article.pane aria-labelledby="pane-b" { h2 id="pane-b" { "B" } (content_of(&self.b, &show.item.lang, show.l)) }
            }
            fieldset.field data-numbers="1" {
                legend { (show.l.t("Which response is better?")) }
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

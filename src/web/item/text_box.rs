//! A text box with its length, and the text that stands in it.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::page::{Put, Show};
use crate::domain::gold_set::item::Length;
use crate::domain::locale::lang::{Lang, say};
use crate::web::frame::form::Form;
use touchstone_measure::text::tokens::{counted_length, is_unspaced};

/// The goal of a text's length, in words.
pub fn goal(l: Lang, length: &Length, lang: &str) -> String {
    let (min, max) = (length.min, length.max);
    if is_unspaced(lang) { say!(l, "{min} to {max} characters", min, max) } else { say!(l, "{min} to {max} words", min, max) }
}

/// A text box with its length.
pub fn area(show: Show<'_>, text: &str, lang: &str, length: Option<&Length>, rows: usize, original: Option<&str>) -> Markup {
    let counted = counted_length(text, lang);
    let words = if is_unspaced(lang) { show.l.t("{n} characters") } else { show.l.t("{n} words") };
    let max = length.map(|l| l.max);
    html! {
        div.field {
            label for="text" { (show.l.t("Your text")) }
            @let named = crate::domain::locale::language::name(show.l, lang);
            p.hint {
                @match length {
                    Some(length) => { (say!(show.l, "In {named}, ", named)) (goal(show.l, length, lang)) },
                    None => (say!(show.l, "In {named}.", named)),
                }
            }
            textarea id="text" name="text" rows=(rows) lang=(lang) translate="no" spellcheck="false" autocapitalize="off"
                autocorrect="off" autocomplete="off"
                data-count="text-count" data-unspaced[is_unspaced(lang)]
                data-max=[max] data-original=[original] { (maud::PreEscaped("\n")) (text) }
            p.count id="text-count" data-words=(words) { (words.replace("{n}", &counted.to_string())) }
        }
    }
}

/// How many lines the box of a text is high.
pub fn rows(text: &str) -> usize {
    (text.chars().count() / 60 + text.lines().count()).clamp(5, 24)
}

/// The name of the field that the text is typed into.
const FIELD: &str = "text";

/// The field that shows a response.
pub fn fill(response: &Value, put: Put<'_>) {
    put(FIELD.to_owned(), text_in(response));
}

/// Whether a field is the box.
pub fn is_field(name: &str) -> bool {
    name == FIELD
}

/// The text of a response.
pub fn text_in(response: &Value) -> &str {
    response[FIELD].as_str().unwrap_or_default()
}

/// The text of a box; the text that it was filled with is no answer.
pub fn text(form: &Form, filled_with: Option<&str>) -> Value {
    let text = form.text(FIELD);
    let unanswered = text.trim().is_empty() || filled_with.is_some_and(|original| original.trim_end() == text.trim_end());
    if unanswered { Value::Null } else { json!({ FIELD: text }) }
}

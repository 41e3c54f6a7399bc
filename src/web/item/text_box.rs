//! A text box with its length, and the text that stands in it.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::super::form::Form;
use super::page::Show;
use crate::domain::gold_set::item::Length;
use crate::domain::lang::Lang;
use touchstone_measure::text::tokens::{counted_length, is_chinese};

/// The goal of a text's length, in words.
pub fn goal(l: Lang, length: &Length, lang: &str) -> String {
    let (min, max) = (length.min, length.max);
    if is_chinese(lang) {
        l.pick(format!("{min} to {max} characters"), format!("{min} 至 {max} 字"))
    } else {
        l.pick(format!("{min} to {max} words"), format!("{min} 至 {max} 个词"))
    }
}

/// A text box with its length.
pub fn area(show: Show<'_>, text: &str, lang: &str, length: Option<&Length>, rows: usize, original: Option<&str>) -> Markup {
    let counted = counted_length(text, lang);
    let words = if is_chinese(lang) { show.l.pick("{n} characters", "{n} 字") } else { show.l.pick("{n} words", "{n} 个词") };
    let max = length.map(|l| l.max);
    html! {
        div.field {
            label for="text" { (show.l.pick("Your text", "您的文本")) }
            @let named = crate::domain::locale::language::name(show.l, lang);
            @if let Some(length) = length {
                p.hint { (show.l.pick(format!("In {named}, "), format!("用{named}书写，"))) (goal(show.l, length, lang)) }
            }
            textarea id="text" name="text" rows=(rows) lang=(lang) translate="no" spellcheck="false" autocapitalize="off"
                autocorrect="off" autocomplete="off"
                data-count="text-count" data-lang=(lang) data-max=[max] data-original=[original] { (maud::PreEscaped("\n")) (text) }
            p.count id="text-count" data-words=(words) { (words.replace("{n}", &counted.to_string())) }
        }
    }
}

/// How many lines the box of a text is high.
pub fn rows(text: &str) -> usize {
    (text.chars().count() / 60 + text.lines().count()).clamp(5, 24)
}

/// The text of a response.
pub fn text_in(response: &Value) -> &str {
    response["text"].as_str().unwrap_or_default()
}

/// The text of a box; the text that it was filled with is no answer.
pub fn text(form: &Form, filled_with: Option<&str>) -> Value {
    let text = form.text("text");
    let unanswered = text.trim().is_empty() || filled_with.is_some_and(|original| original.trim_end() == text.trim_end());
    if unanswered { Value::Null } else { json!({ "text": text }) }
}

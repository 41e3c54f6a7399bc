//! Kinds that are answered by writing: gaps, a few words, a text rewritten, a text mended, an essay.

use std::collections::BTreeMap;

use maud::{Markup, html};
use serde_json::{Value, json};

use super::super::form::Form;
use super::Show;
use crate::domain::gold_set::item::rewrite::Length;
use crate::domain::gold_set::item::{cloze, essay, repair, rewrite};
use crate::domain::lang::Lang;
use crate::measure::text::tokens::{counted_length, is_chinese};

/// One part of a text with gaps.
enum Part<'a> {
    Text(&'a str),
    Gap(&'a str),
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    for (i, piece) in text.split("{{").enumerate() {
        match piece.split_once("}}").filter(|_| i > 0) {
            Some((gap, rest)) => found.extend([Part::Gap(gap), Part::Text(rest)]),
            None => found.push(Part::Text(piece)),
        }
    }
    found
}

pub fn cloze(show: Show<'_>, p: &cloze::Presented) -> Markup {
    let gaps = cloze::gaps_of(&p.text);
    let number = |gap: &str| gaps.iter().position(|g| *g == gap).map_or(0, |i| i + 1);
    let label = |gap: &str| {
        let (n, of) = (number(gap), gaps.len());
        show.l.pick(format!("Gap {n} of {of}"), format!("第 {n} 空，共 {of} 空"))
    };
    html! {
        div.cloze lang=(show.item.lang) translate="no" {
            @for part in parts(&p.text) {
                @match part {
                    Part::Text(text) => (text),
                    Part::Gap(gap) => span.gap {
                        @if let Some(hint) = p.hints.get(gap) { span.note { (hint) "… " } }
                        @let given = show.given("gaps")[gap].as_str().unwrap_or_default();
                        @if let Some(options) = p.options.get(gap) {
                            select name={ "gap." (gap) } aria-label=(label(gap)) {
                                option value="" { "…" }
                                @for option in options { option value=(option) selected[option == given] { (option) } }
                            }
                        } @else {
                            input type="text" name={ "gap." (gap) } value=(given) aria-label=(label(gap)) autocomplete="off" autocapitalize="off"
                                autocorrect="off" spellcheck="false";
                        }
                    }
                }
            }
        }
    }
}

pub fn gaps(form: &Form, p: &cloze::Presented) -> Value {
    let known = cloze::gaps_of(&p.text);
    let filled: BTreeMap<&str, &str> = form.under("gap.").filter(|(gap, text)| known.contains(gap) && !text.trim().is_empty()).collect();
    if filled.is_empty() { Value::Null } else { json!({ "gaps": filled }) }
}

pub fn short_text(show: Show<'_>) -> Markup {
    html! {
        div.field {
            label for="text" { (show.l.pick("Your answer", "您的答案")) }
            p.hint { (show.l.pick("Capital letters, full stops and full-width characters do not matter.", "大小写、句末标点和全角半角不影响判分。")) }
            input id="text" type="text" name="text" value=(show.given_text("text")) lang=(show.item.lang) autocomplete="off" autocapitalize="off"
                autocorrect="off" spellcheck="false" translate="no";
        }
    }
}

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
fn area(show: Show<'_>, text: &str, lang: &str, length: Option<&Length>, rows: usize, original: Option<&str>) -> Markup {
    let counted = counted_length(text, lang);
    let words = if is_chinese(lang) { show.l.pick("{n} characters", "{n} 字") } else { show.l.pick("{n} words", "{n} 个词") };
    let max = length.map(|l| l.max);
    html! {
        div.field {
            label for="text" { (show.l.pick("Your text", "您的文本")) }
            @if let Some(length) = length { p.hint { (goal(show.l, length, lang)) } }
            textarea id="text" name="text" rows=(rows) lang=(lang) translate="no" spellcheck="false" autocapitalize="off" autocomplete="off"
                data-count="text-count" data-lang=(lang) data-max=[max] data-original=[original] { (maud::PreEscaped("\n")) (text) }
            p.count id="text-count" data-words=(words) { (words.replace("{n}", &counted.to_string())) }
        }
    }
}

fn rows(text: &str) -> usize {
    (text.chars().count() / 60 + text.lines().count()).clamp(5, 24)
}

pub fn rewrite(show: Show<'_>, p: &rewrite::Presented) -> Markup {
    let given = if show.response.is_null() { p.content.as_str() } else { show.given_text("text") };
    html! {
        details.stimulus open { summary { (show.l.pick("The text to rewrite", "待改写的原文")) } p.read lang=(show.item.lang) translate="no" { (p.content) } }
        (area(show, given, &show.item.lang, Some(&p.length), rows(&p.content), None))
    }
}

pub fn repair(show: Show<'_>, p: &repair::Presented) -> Markup {
    let given = if show.response.is_null() { p.content.as_str() } else { show.given_text("text") };
    let nothing = !show.response.is_null() && given == p.content;
    html! {
        p.hint { (show.l.pick("Change only what is wrong; leave the rest as it is.", "只改有错的地方，其余保持原样。")) }
        (area(show, given, &show.item.lang, None, rows(&p.content), Some(&p.content)))
        label.choice { input type="checkbox" name="none" value="1" data-none checked[nothing]; span { (show.l.pick("Nothing is wrong", "没有错误")) } }
        details { summary { (show.l.pick("The text as it was", "原文")) } p.read lang=(show.item.lang) translate="no" { (p.content) } }
    }
}

pub fn essay(show: Show<'_>, p: &essay::Presented) -> Markup {
    html! { (area(show, show.given_text("text"), &p.response_lang, Some(&p.length), 12, None)) }
}

/// The text of a box; the text that it was filled with is no answer.
pub fn text(form: &Form, filled_with: Option<&str>) -> Value {
    let text = form.text("text");
    let unanswered = text.trim().is_empty() || filled_with.is_some_and(|original| original.trim_end() == text.trim_end());
    if unanswered { Value::Null } else { json!({ "text": text }) }
}

/// A mended text: unchanged it is an answer only where the person says that nothing is wrong.
pub fn mended(form: &Form, content: &str) -> Value {
    match text(form, Some(content)) {
        Value::Null if form.filled("none").is_some() => json!({ "text": content }),
        given => given,
    }
}

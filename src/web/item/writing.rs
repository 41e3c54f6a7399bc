//! Kinds that are answered by writing: gaps, a few words, a text rewritten, a text mended, an essay.

use std::collections::BTreeMap;

use maud::{Markup, html};
use serde_json::{Value, json};

use super::super::form::Form;
use super::{Given, Put, Show};
use crate::domain::gold_set::item::Length;
use crate::domain::gold_set::item::{cloze, essay, repair, rewrite};
use crate::domain::lang::Lang;
use touchstone_measure::text::tokens::{counted_length, is_chinese};

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

/// The words before and after each gap, other gaps as dashes: so a gap is known also where only its label is heard.
fn around(parts: &[Part<'_>], at: usize) -> (String, String) {
    let words = |part: &Part<'_>| match part {
        Part::Text(text) => (*text).to_owned(),
        Part::Gap(_) => " … ".to_owned(),
    };
    let before: String = parts[..at].iter().map(words).collect();
    let after: String = parts[at + 1..].iter().map(words).collect();
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let last: Vec<char> = line(&before).chars().rev().take(24).collect();
    (last.into_iter().rev().collect(), line(&after).chars().take(24).collect())
}

/// What a gap is called where only that is heard: which it is, the words around it, and the letters that are given.
fn gap_name(l: Lang, p: &cloze::Presented, parts: &[Part<'_>], at: usize, (n, of): (usize, usize)) -> String {
    let (before, after) = around(parts, at);
    let given = if let Part::Gap(gap) = parts[at] { p.hints.get(gap).map_or("", String::as_str) } else { "" };
    l.pick(format!("Gap {n} of {of}: {before} {given}___ {after}"), format!("第 {n} 空，共 {of} 空：{before} {given}___ {after}"))
}

pub fn cloze(show: Show<'_>, p: &cloze::Presented) -> Markup {
    let parts = parts(&p.text);
    let of = parts.iter().filter(|part| matches!(part, Part::Gap(_))).count();
    let mut n = 0;
    html! {
        @if !p.hints.is_empty() {
            p.hint { (show.l.pick("The letters before a box are given. Type the rest or the whole word: both are taken.",
                "框前的字母已经给出。填写其余部分或整个单词均可。")) }
        }
        div.cloze lang=(show.item.lang) translate="no" {
            @for (at, part) in parts.iter().enumerate() {
                @match part {
                    Part::Text(text) => (text),
                    Part::Gap(gap) => {
                        @let label = { n += 1; gap_name(show.l, p, &parts, at, (n, of)) };
                        (one_gap(show, p, gap, &label))
                    }
                }
            }
        }
    }
}

/// A gap: the letters that are shown stand before what is typed.
fn one_gap(show: Show<'_>, p: &cloze::Presented, gap: &str, label: &str) -> Markup {
    let given = show.fields.text(&format!("gap.{gap}"));
    html! {
        span.gap {
            @if let Some(hint) = p.hints.get(gap) { span.given { (hint) } }
            @if let Some(options) = p.options.get(gap) {
                select name={ "gap." (gap) } aria-label=(label) {
                    option value="" { "…" }
                    @for option in options { option value=(option) selected[option == given] { (option) } }
                }
            } @else {
                input type="text" name={ "gap." (gap) } value=(given) aria-label=(label) autocomplete="off" autocapitalize="off"
                    autocorrect="off" spellcheck="false";
            }
        }
    }
}

/// Whether a text begins with the letters that were shown, whatever its capitals.
fn has_hint(text: &str, hint: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    hint.chars().flat_map(char::to_lowercase).all(|c| letters.next() == Some(c))
}

/// The whole word of what was typed behind the letters that are shown; they are not doubled where they were typed too.
fn whole_word(typed: &str, hint: Option<&str>) -> String {
    let typed = typed.trim();
    match hint {
        Some(hint) if !has_hint(typed, hint) => format!("{hint}{typed}"),
        _ => typed.to_owned(),
    }
}

/// What stands in a gap's box for a whole word: without the letters before it, unless they would be lost with it.
fn behind_hint<'t>(word: &'t str, hint: Option<&str>) -> &'t str {
    let rest = hint.and_then(|hint| word.strip_prefix(hint)).filter(|rest| !rest.is_empty());
    match (rest, hint) {
        (Some(rest), Some(hint)) if !has_hint(rest, hint) => rest,
        _ => word,
    }
}

pub fn gap_fields(response: &Value, p: &cloze::Presented, put: Put<'_>) {
    for (gap, word) in response["gaps"].as_object().into_iter().flatten() {
        put(format!("gap.{gap}"), behind_hint(word.as_str().unwrap_or_default(), p.hints.get(gap).map(String::as_str)));
    }
}

pub fn gaps(form: &Form, p: &cloze::Presented) -> Value {
    let known = cloze::gaps_of(&p.text);
    let filled = form.under("gap.").filter(|(gap, text)| known.contains(gap) && !text.trim().is_empty());
    // A select offers whole texts.
    let hint = |gap: &str| p.hints.get(gap).filter(|_| !p.options.contains_key(gap)).map(String::as_str);
    let filled: BTreeMap<&str, String> = filled.map(|(gap, text)| (gap, whole_word(text, hint(gap)))).collect();
    if filled.is_empty() { Value::Null } else { json!({ "gaps": filled }) }
}

pub fn short_text(show: Show<'_>) -> Markup {
    html! {
        div.field {
            label for="text" { (show.l.pick("Your answer", "您的答案")) }
            p.hint { (show.l.pick("Capital letters, full stops and full-width characters do not matter.", "大小写、句末标点和全角半角不影响判分。")) }
            input id="text" type="text" name="text" value=(show.fields.text("text")) lang=(show.item.lang) autocomplete="off" autocapitalize="off"
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
            textarea id="text" name="text" rows=(rows) lang=(lang) translate="no" spellcheck="false" autocapitalize="off" autocorrect="off" autocomplete="off"
                data-count="text-count" data-lang=(lang) data-max=[max] data-original=[original] { (maud::PreEscaped("\n")) (text) }
            p.count id="text-count" data-words=(words) { (words.replace("{n}", &counted.to_string())) }
        }
    }
}

fn rows(text: &str) -> usize {
    (text.chars().count() / 60 + text.lines().count()).clamp(5, 24)
}

pub fn rewrite(show: Show<'_>, p: &rewrite::Presented) -> Markup {
    let given = show.fields.value("text").unwrap_or(&p.content);
    html! {
        details.stimulus open { summary { (show.l.pick("The text to rewrite", "待改写的原文")) } p.read lang=(show.item.lang) translate="no" { (p.content) } }
        (area(show, given, &show.item.lang, Some(&p.length), rows(&p.content), None))
    }
}

pub fn repair(show: Show<'_>, p: &repair::Presented) -> Markup {
    let given = show.fields.value("text").unwrap_or(&p.content);
    html! {
        p.hint { (show.l.pick("Change only what is wrong; leave the rest as it is.", "只改有错的地方，其余保持原样。")) }
        label.choice {
            input type="checkbox" name="none" value="1" data-none checked[show.has("none", "1")];
            span { strong { (show.l.pick("Nothing is wrong", "没有错误")) } small { (show.l.pick("The text stays as it is.", "原文保持不变。")) } }
        }
        (area(show, given, &show.item.lang, None, rows(&p.content), Some(&p.content)))
        details { summary { (show.l.pick("The text as it was", "原文")) } p.read lang=(show.item.lang) translate="no" { (p.content) } }
    }
}

pub fn essay(show: Show<'_>, p: &essay::Presented) -> Markup {
    html! { (area(show, show.fields.text("text"), &p.response_lang, Some(&p.length), 12, None)) }
}

/// The text of a box; the text that it was filled with is no answer.
pub fn text(form: &Form, filled_with: Option<&str>) -> Value {
    let text = form.text("text");
    let unanswered = text.trim().is_empty() || filled_with.is_some_and(|original| original.trim_end() == text.trim_end());
    if unanswered { Value::Null } else { json!({ "text": text }) }
}

/// A mended text: unchanged it is an answer only where the person says that nothing is wrong.
pub fn mended(form: &Form, content: &str) -> Given {
    match (text(form, Some(content)), form.filled("none").is_some()) {
        (Value::Null, true) => Given::answer(json!({ "text": content })),
        (Value::Null, false) => Given::answer(Value::Null),
        (_, true) => Given::unfinished(Value::Null, "/text", "nothing_and_more"),
        (changed, false) => Given::answer(changed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gaps_name_is_heard_with_the_letters_that_are_given() {
        let text = "a {{1}} b {{2}}";
        let parts = parts(text);
        let p =
            cloze::Presented { text: text.to_owned(), hints: [("1".to_owned(), "per".to_owned())].into(), options: BTreeMap::default() };
        assert_eq!(gap_name(Lang::En, &p, &parts, 1, (1, 2)), "Gap 1 of 2: a per___ b …");
        assert_eq!(gap_name(Lang::Zh, &p, &parts, 3, (2, 2)), "第 2 空，共 2 空：a … b ___ ");
    }

    #[test]
    fn the_letters_that_are_shown_stand_before_what_is_typed_and_are_not_doubled() {
        for (typed, hint, word) in [
            ("nana", Some("ba"), "banana"),
            ("banana", Some("ba"), "banana"),
            ("Banana", Some("ba"), "Banana"),
            (" nana ", Some("ba"), "banana"),
            ("banana", None, "banana"),
            ("reread", Some("re"), "reread"),
        ] {
            assert_eq!(whole_word(typed, hint), word);
            // What is shown again gives the same word again.
            assert_eq!(whole_word(behind_hint(word, hint), hint), word);
        }
    }
}

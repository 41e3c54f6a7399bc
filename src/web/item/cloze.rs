//! `cloze` on pages: boxes and selects inside a text; as a key, what each gap accepts.

use std::collections::BTreeMap;

use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::page::{Given, Keyed, ListKey, Page, Put, Show};
use super::{accepted, entries};
use crate::domain::gold_set::item::cloze::{Presented, gaps_of};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::{Lang, say};
use crate::web::frame::form::Form;
use touchstone_measure::text::normalise::{Fold, normalise};

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        let parts = parts(&self.text);
        let of = parts.iter().filter(|part| matches!(part, Part::Gap(_))).count();
        let mut n = 0;
        html! {
            @if !self.hints.is_empty() {
                p.hint { (show.l.t("The letters before a box are given. Type the rest or the whole word: both are taken.")) }
            }
            div.cloze lang=(show.item.lang) translate="no" {
                @for (at, part) in parts.iter().enumerate() {
                    @match part {
                        Part::Text(text) => (text),
                        Part::Gap(gap) => {
                            @let label = { n += 1; gap_name(show.l, self, &parts, at, (n, of)) };
                            (one_gap(show, self, gap, &label))
                        }
                    }
                }
            }
        }
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        for (gap, word) in response["gaps"].as_object().into_iter().flatten() {
            put(format!("gap.{gap}"), behind_hint(word.as_str().unwrap_or_default(), self.hints.get(gap).map(String::as_str)));
        }
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        entries::names(name, "gap.", gaps_of(&self.text))
    }

    fn given(&self, _: &Shared, form: &Form) -> Given {
        let known = gaps_of(&self.text);
        let filled = form.under("gap.").filter(|(gap, text)| known.contains(gap) && !text.trim().is_empty());
        // A select offers whole texts.
        let hint = |gap: &str| self.hints.get(gap).filter(|_| !self.options.contains_key(gap)).map(String::as_str);
        let filled: BTreeMap<&str, String> = filled.map(|(gap, text)| (gap, whole_word(text, hint(gap)))).collect();
        Given::answer(if filled.is_empty() { Value::Null } else { json!({ "gaps": filled }) })
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Lists(self)
    }
}

impl ListKey for Presented {
    fn lists(&self, show: Show<'_>) -> Markup {
        html! {
            @for (n, gap) in gaps_of(&self.text).into_iter().enumerate() {
                @let legend = say!(show.l, "Gap {n}", n = n + 1);
                @match self.options.get(gap) {
                    None => (accepted::accepting(show, &format!("accept.{gap}"), &legend)),
                    Some(options) => (ticked(show, &format!("accept.{gap}"), &legend, options)),
                }
            }
        }
    }

    fn fill_key(&self, key: &Value, put: Put<'_>) {
        for (gap, accepted) in key.as_object().into_iter().flatten() {
            match self.options.get(gap) {
                None => put(format!("accept.{gap}"), &entries::texts(accepted).join("\n")),
                Some(options) => options.iter().filter(|o| is_among(o, options, accepted)).for_each(|o| put(format!("accept.{gap}"), o)),
            }
        }
    }

    fn listed(&self, _: &Shared, form: &Form) -> Result<Option<Value>, Violation> {
        let gaps = gaps_of(&self.text).into_iter().map(|gap| (gap, accepts(self, gap, form))).filter(|(_, texts)| !texts.is_empty());
        let gaps: Map<String, Value> = gaps.map(|(gap, texts)| (gap.to_owned(), json!(texts))).collect();
        Ok(Some(gaps).filter(|g| !g.is_empty()).map(Value::Object))
    }

    fn is_sayable(&self, key: &Value) -> bool {
        key.as_object().is_none_or(|gaps| gaps.values().all(accepted::in_lines))
    }
}

/// What a gap accepts.
fn accepts<'f>(p: &Presented, gap: &str, form: &'f Form) -> Vec<&'f str> {
    let name = format!("accept.{gap}");
    if p.options.contains_key(gap) { form.all(&name) } else { accepted::lines(form.text(&name)) }
}

/// Whether an option of a gap is one of the accepted texts: to the letter, or where none is so, as the grader compares them.
fn is_among(option: &str, options: &[String], accepted: &Value) -> bool {
    let fold = |t: &str| normalise(t, Fold::default());
    let is_it = |t: &&str| if options.iter().any(|o| o == *t) { *t == option } else { fold(t) == fold(option) };
    entries::texts(accepted).iter().any(is_it)
}

/// The options of a gap of which any number is right.
fn ticked(show: Show<'_>, name: &str, legend: &str, options: &[String]) -> Markup {
    html! {
        fieldset.field {
            legend { (legend) }
            @for option in options {
                label.choice {
                    input type="checkbox" name=(name) value=(option) checked[show.has(name, option)];
                    span lang=(show.item.lang) translate="no" { (option) }
                }
            }
        }
    }
}

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
fn gap_name(l: Lang, p: &Presented, parts: &[Part<'_>], at: usize, (n, of): (usize, usize)) -> String {
    let (before, after) = around(parts, at);
    let given = if let Part::Gap(gap) = parts[at] { p.hints.get(gap).map_or("", String::as_str) } else { "" };
    say!(l, "Gap {n} of {of}: {before} {given}___ {after}", n, of, before, given, after)
}

/// A gap: the letters that are shown stand before what is typed.
fn one_gap(show: Show<'_>, p: &Presented, gap: &str, label: &str) -> Markup {
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
        Some(_) | None => typed.to_owned(),
    }
}

/// What stands in a gap's box for a whole word: without the letters before it, unless they would be lost with it.
fn behind_hint<'t>(word: &'t str, hint: Option<&str>) -> &'t str {
    let rest = hint.and_then(|hint| word.strip_prefix(hint)).filter(|rest| !rest.is_empty());
    match (rest, hint) {
        (Some(rest), Some(hint)) if !has_hint(rest, hint) => rest,
        (Some(_) | None, _) => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gaps_name_is_heard_with_the_letters_that_are_given() {
        let text = "a {{1}} b {{2}}";
        let parts = parts(text);
        let p = Presented { text: text.to_owned(), hints: [("1".to_owned(), "per".to_owned())].into(), options: BTreeMap::default() };
        assert_eq!(gap_name(Lang::EN, &p, &parts, 1, (1, 2)), "Gap 1 of 2: a per___ b …");
        assert_eq!(gap_name(Lang::offered("zh"), &p, &parts, 3, (2, 2)), "第 2 空，共 2 空：a … b ___ ");
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

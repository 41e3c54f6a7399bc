//! `spans` on pages: stretches of a text are marked, with script by pointer, touch or keys, to the character; without it by quoting.

use std::collections::BTreeSet;

use maud::{Markup, html};
use serde_json::{Value, json};

use super::page::{AnswerKey, CONTRADICTION, Given, Keyed, Page, Put, Show, wrong};
use crate::domain::gold_set::item::spans::Presented;
use crate::domain::gold_set::shared::{Shared, Taxonomy};
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::{say, word};
use crate::web::frame::form::Form;
use touchstone_measure::text::graphemes::boundaries;
use touchstone_measure::text::phrases::Borders;
use touchstone_measure::text::tokens::{UnknownWords, bounded, cut, is_chinese};

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        let Some(taxonomy) = show.shared.taxonomies.get(&self.taxonomy) else { return html! {} };
        let marks: Vec<Mark> = show.fields.all("span").into_iter().filter_map(Mark::read).collect();
        html! {
            p.hint.only-script { (show.l.t("Choose the first word, then the last one; or select the text, to the character. Then choose \
                a label.")) }
            p.hint.only-plain { (show.l.t("Mark by quoting the words below.")) }
            p.tokens id="tokens" lang=(show.item.lang) translate="no"
                data-first=(show.l.t("From “{w}”. Now choose the last word."))
                data-edges=(edges(&self.content, &show.item.lang).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")) {
                (text(self, &show.item.lang, &marks))
            }
            (bar(show, taxonomy))
            h2.note id="mark-count" data-words=(show.l.t("Marked: {n}")) {
                (say!(show.l, "Marked: {marks}", marks = marks.len()))
            }
            (list(show, self, taxonomy, &marks))
            label.choice {
                input type="checkbox" name="none" value="1" checked[show.has("none", "1")];
                span { strong { (show.l.t("Nothing to mark")) } }
            }
            (quoting(show, taxonomy))
        }
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        let spans = response["spans"].as_array();
        for mark in spans.into_iter().flatten().filter_map(Mark::of) {
            put("span".to_owned(), &mark.field());
        }
        if spans.is_some_and(Vec::is_empty) {
            put("none".to_owned(), "1");
        }
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        ["span", "none", "quote", "occurrence", "label"].contains(&name)
    }

    /// The marks of the form, and the one that is quoted. A quote that makes no mark is kept beside them.
    fn given(&self, _: &Shared, form: &Form) -> Given {
        let mut list: Vec<Mark> = form.all("span").into_iter().filter_map(Mark::read).collect();
        let mut unfinished = Vec::new();
        match quoted(form, &self.content) {
            Ok(mark) => list.extend(mark),
            Err(code) => unfinished.push(Violation::new("/spans", code, "")),
        }
        list.sort();
        list.dedup();
        let nothing = form.filled("none").is_some();
        if nothing && !list.is_empty() {
            unfinished.push(Violation::new("/spans", CONTRADICTION, ""));
        }
        let answer = match (list.is_empty(), nothing) {
            (true, false) | (false, true) => Value::Null,
            (true, true) | (false, false) => {
                let one = |m: &Mark| json!({ "start": m.start, "end": m.end, "label": m.label, "quote": m.quote(&self.content) });
                json!({ "spans": list.iter().map(one).collect::<Vec<_>>() })
            }
        };
        Given { answer, unfinished }
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Answer(self)
    }

    fn gathers(&self, form: &Form) -> bool {
        form.filled("quote").is_some()
    }

    fn script(&self) -> Option<&'static str> {
        Some("marking.js")
    }
}

impl AnswerKey for Presented {
    fn answer_of(&self, key: &Value) -> Value {
        let marks: Vec<Value> = key.as_array().into_iter().flatten().filter_map(|m| placed(&self.content, m)).collect();
        json!({ "spans": marks })
    }

    fn key_of(&self, _: &Shared, answer: &Value) -> Result<Value, Violation> {
        let marks = answer["spans"].as_array().into_iter().flatten();
        Ok(json!(marks.map(|m| named(&self.content, m).ok_or_else(|| wrong("overlaps_itself"))).collect::<Result<Vec<_>, _>>()?))
    }
}

/// A stretch of a text as a key names it: its words, and which time they stand there; `None` where they are not counted so.
fn named(content: &str, mark: &Value) -> Option<Value> {
    let quote = mark["quote"].as_str()?;
    let start = usize::try_from(mark["start"].as_u64()?).ok()?;
    let byte = content.char_indices().nth(start)?.0;
    let occurrence = Borders::new(content).number_of(quote, byte)?;
    Some(json!({ "quote": quote, "occurrence": occurrence, "label": mark["label"] }))
}

/// The same as an answer has it.
fn placed(content: &str, named: &Value) -> Option<Value> {
    let quote = named["quote"].as_str().filter(|q| !q.is_empty())?;
    let at = Borders::new(content).occurrence(quote, usize::try_from(named["occurrence"].as_u64().unwrap_or(1)).ok()?)?;
    let start = content.get(..at)?.chars().count();
    Some(json!({ "start": start, "end": start + quote.chars().count(), "label": named["label"] }))
}

/// A mark: from and to in code points, half open, and its label.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    start: usize,
    end: usize,
    label: String,
}

impl Mark {
    /// As a field of the form has it.
    fn read(field: &str) -> Option<Self> {
        let mut parts = field.splitn(3, ' ');
        Some(Self { start: parts.next()?.parse().ok()?, end: parts.next()?.parse().ok()?, label: parts.next()?.to_owned() })
    }

    fn of(response: &Value) -> Option<Self> {
        let number = |v: &Value| v.as_u64().and_then(|n| usize::try_from(n).ok());
        Some(Self { start: number(&response["start"])?, end: number(&response["end"])?, label: response["label"].as_str()?.to_owned() })
    }

    fn field(&self) -> String {
        format!("{} {} {}", self.start, self.end, self.label)
    }

    /// The words that it marks.
    fn quote(&self, text: &str) -> String {
        text.chars().skip(self.start).take(self.end.saturating_sub(self.start)).collect()
    }
}

/// The places at which the text can be chosen at one go: words, jieba's in Chinese and those of UAX 29 in other languages, and each mark
/// beside them by itself. In code points, never inside a character of several.
fn edges(text: &str, lang: &str) -> BTreeSet<usize> {
    let pieces: Vec<&str> = if is_chinese(lang) { cut(text, UnknownWords::Guess) } else { bounded(text) };
    let mut at = 0;
    let mut found = BTreeSet::from([0]);
    for piece in pieces {
        let word = piece.trim_end().chars().count();
        found.extend([at + word, at + piece.chars().count()]);
        at += piece.chars().count();
    }
    found.intersection(&boundaries(text)).copied().collect()
}

/// The text cut at every edge of a word and of a mark; each piece with its place.
fn pieces(text: &str, lang: &str, marks: &[Mark]) -> Vec<(usize, usize, String)> {
    let mut at = edges(text, lang);
    let length = text.chars().count();
    at.extend(marks.iter().flat_map(|m| [m.start, m.end]).filter(|edge| *edge < length));
    let at: Vec<usize> = at.into_iter().chain([length]).collect();
    let letters: Vec<char> = text.chars().collect();
    let piece = |edge: &[usize]| Some((edge[0], edge[1], letters.get(edge[0]..edge[1])?.iter().collect::<String>()));
    at.windows(2).filter(|edge| edge[0] < edge[1]).filter_map(piece).collect()
}

/// The text in pieces. Blanks stand between them as they are.
fn text(p: &Presented, lang: &str, marks: &[Mark]) -> Markup {
    html! {
        @for (i, (start, end, piece)) in pieces(&p.content, lang, marks).into_iter().enumerate() {
            @let on = marks.iter().any(|m| m.start < end && start < m.end);
            @let number = marks.iter().position(|m| m.start == start).map(|n| n + 1);
            @if piece.trim().is_empty() && !on { (piece) } @else {
                span.tok.on[on] data-s=(start) data-e=(end) data-n=[number] tabindex=[(i == 0).then_some("0")] { (piece) }
            }
        }
    }
}

/// What is about to be marked: its words, longer or shorter by a character, and its label. Script fills it; none of it is sent.
fn bar(show: Show<'_>, taxonomy: &Taxonomy) -> Markup {
    let steps = [
        ("start", -1, word("Begin one character earlier"), "⇤"),
        ("start", 1, word("Begin one character later"), "→"),
        ("end", -1, word("End one character earlier"), "←"),
        ("end", 1, word("End one character later"), "⇥"),
    ];
    html! {
        div.card id="mark-bar" hidden data-quiet data-edited=(show.l.t("Marked “{w}”, {l}")) data-removed=(show.l.t("Removed “{w}”"))
            data-open=(show.l.t("These words are not marked yet: mark them, or cancel.")) {
            p { strong { "“" span id="mark-quote" lang=(show.item.lang) {} "”" } }
            div.row.steps role="group" aria-label=(show.l.t("Longer or shorter by one character")) {
                @for (edge, by, en, sign) in steps {
                    button type="button" data-edge=(edge) data-step=(by) aria-label=(show.l.t(en)) title=(show.l.t(en)) { (sign) }
                }
            }
            p.error id="mark-missing" hidden data-label=(show.l.t("Choose a label.")) {}
            fieldset id="mark-labels" {
                legend { (show.l.t("Label")) }
                @for label in &taxonomy.label {
                    label.choice {
                        // Of no form: what is sent are the marks.
                        input type="radio" form="none" name="mark-label" value=(label.id);
                        span { span.title { (show.l.of(&label.title)) } @if let Some(help) = &label.help { small { (show.l.of(help)) } } }
                    }
                }
            }
            div.row {
                button type="button" id="mark-add" { (show.l.t("Mark")) }
                button type="button" id="mark-cancel" { (show.l.t("Cancel")) }
            }
        }
    }
}

fn list(show: Show<'_>, p: &Presented, taxonomy: &Taxonomy, marks: &[Mark]) -> Markup {
    let title = |id: &str| taxonomy.label.iter().find(|l| l.id == id).map(|l| show.l.of(&l.title)).unwrap_or_default();
    html! {
        ol.marks id="marks" data-edit=(show.l.t("Change")) data-remove=(show.l.t("Remove")) {
            @for (i, mark) in marks.iter().enumerate() {
                li {
                    input type="hidden" name="span" value=(mark.field());
                    span.number { (i + 1) }
                    span lang=(show.item.lang) translate="no" { "“" (mark.quote(&p.content)) "”" }
                    span.tag { (title(&mark.label)) }
                    button name="remove" value=(i) { (show.l.t("Remove")) }
                }
            }
        }
    }
}

/// Quoting: the third way with script, the only one without.
fn quoting(show: Show<'_>, taxonomy: &Taxonomy) -> Markup {
    let (quote, occurrence) = (show.fields.text("quote"), show.fields.filled("occurrence").unwrap_or("1"));
    html! {
        details.quoting open[!quote.is_empty()] {
            summary { (show.l.t("Quote the words")) }
            div.row data-quiet {
                div.field {
                    label for="quote" { (show.l.t("The words, exactly as they stand")) }
                    input id="quote" type="text" name="quote" value=(quote) lang=(show.item.lang) autocomplete="off" autocapitalize="off"
                        autocorrect="off" spellcheck="false" translate="no" aria-describedby="quote-wrong";
                }
                div.field { label for="occurrence" { (show.l.t("Which time")) }
                    input id="occurrence" type="number" name="occurrence" min="1" value=(occurrence); }
                div.field {
                    label for="label" { (show.l.t("Label")) }
                    select id="label" name="label" {
                        option value="" { (show.l.t("Choose")) }
                        @for label in &taxonomy.label {
                    option value=(label.id) selected[show.has("label", &label.id)] { (show.l.of(&label.title)) }
                }
                    }
                }
                button id="quote-add" name="go" value="stay" { (show.l.t("Add the mark")) }
            }
            p.error id="quote-wrong" role="alert" data-quote_mismatch=(crate::web::frame::words::unfinished(show.l,
                "quote_mismatch").unwrap_or_default())
                data-cuts_character=(crate::domain::locale::wording::sentence(show.l, "cuts_character").unwrap_or_default())
                data-label_missing=(crate::domain::locale::wording::sentence(show.l, "label_missing").unwrap_or_default()) {}
            dl.facts { @for label in taxonomy.label.iter() { @if let Some(help) = &label.help { dt { (show.l.of(&label.title)) }
                dd { (show.l.of(help)) } } } }
        }
    }
}

/// The mark that is quoted.
fn quoted(form: &Form, content: &str) -> Result<Option<Mark>, &'static str> {
    let typed = form.text("quote");
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let wanted = form.filled("occurrence").unwrap_or("1").parse::<usize>().map_err(|_| "quote_mismatch")?;
    let borders = Borders::new(content);
    let found = |quote: &str| borders.occurrence(quote, wanted).map(|at| (at, quote.chars().count()));
    let (at, length) = found(typed).or_else(|| found(typed.trim())).ok_or("quote_mismatch")?;
    let start = content.get(..at).map_or(0, |before| before.chars().count());
    let between = boundaries(content);
    if !between.contains(&start) || !between.contains(&(start + length)) {
        return Err("cuts_character");
    }
    let label = form.filled("label").ok_or("label_missing")?.to_owned();
    Ok(Some(Mark { start, end: start + length, label }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_chosen_without_the_marks_beside_it() {
        let words = |text: &str| pieces(text, "es-MX", &[]).into_iter().map(|(.., word)| word).collect::<Vec<_>>();
        assert_eq!(words("«Bahía Azul», sí."), ["«", "Bahía", " ", "Azul", "»", ",", " ", "sí", "."]);
    }

    #[test]
    fn whatever_a_key_of_a_set_with_blanks_marks_can_be_chosen_word_by_word() {
        let mut seen = 0;
        for bank in ["spanish", "judging", "audit"] {
            let path = format!("{}/gold_sets/spanish-mx/{bank}.jsonl", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(path).unwrap();
            for item in text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).filter(|item| item["kind"] == "spans") {
                let content = item["content"].as_str().unwrap();
                let all = edges(content, item["lang"].as_str().unwrap());
                for mark in item["key"].as_array().unwrap().iter().filter_map(|key| placed(content, key)) {
                    let at = ["start", "end"].map(|end| usize::try_from(mark[end].as_u64().unwrap()).unwrap());
                    assert!(at.iter().all(|edge| all.contains(edge)), "{}: {mark}", item["id"]);
                    seen += 1;
                }
            }
        }
        assert!(seen > 20, "{seen}");
    }

    #[test]
    fn a_stretch_is_named_as_it_is_found() {
        let content = "Nos vemos el jueves, ¿ves? No ves nada.";
        let key = |occurrence: usize| json!({ "quote": "ves", "occurrence": occurrence, "label": "x" });
        let at = |start: usize| json!({ "quote": "ves", "start": start, "end": start + 3, "label": "x" });
        for (occurrence, start) in [(1, 22), (2, 30)] {
            assert_eq!(placed(content, &key(occurrence)).unwrap()["start"], start);
            assert_eq!(named(content, &at(start)), Some(key(occurrence)));
        }
        assert_eq!(named(content, &at(16)), None, "inside a word that is not counted, the words that are come first");
    }

    #[test]
    fn pieces_put_together_are_the_text_and_places_are_code_points() {
        let mark = |start, end| Mark { start, end, label: "x".to_owned() };
        for (text, lang, marks) in [
            ("新加坡于1963年独立😀，国花是兰花。", "zh-Hans", vec![mark(1, 2), mark(2, 7)]),
            ("Ships  were\nbuilt here.", "en", vec![mark(3, 9)]),
            ("a👨‍👩‍👧‍👦 b", "en", Vec::new()),
            ("", "en", Vec::new()),
            (" a ", "en", Vec::new()),
        ] {
            let all = pieces(text, lang, &marks);
            assert_eq!(all.iter().map(|(.., word)| word.as_str()).collect::<String>(), text);
            for (start, end, word) in &all {
                assert_eq!(text.chars().skip(*start).take(end - start).collect::<String>(), *word);
            }
            // A mark on part of a word shows that part and no more.
            assert!(marks.iter().all(|m| all.iter().any(|p| p.0 == m.start) && all.iter().any(|p| p.1 == m.end)), "{text}");
        }
    }
}

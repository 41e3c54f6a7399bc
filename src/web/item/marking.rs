//! Marking stretches of a text: by its words with script, by quoting them without.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::super::form::Form;
use super::Show;
use crate::domain::gold_set::item::spans::Presented;
use crate::domain::violation::Violation;
use crate::measure::text::tokens::{UnknownWords, cut, is_chinese};

/// A mark: from and to in code points, half open, and its label.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    start: usize,
    end: usize,
    label: String,
}

fn marks(response: &Value) -> Vec<Mark> {
    let number = |v: &Value| v.as_u64().and_then(|n| usize::try_from(n).ok());
    let mark = |v: &Value| Some(Mark { start: number(&v["start"])?, end: number(&v["end"])?, label: v["label"].as_str()?.to_owned() });
    response["spans"].as_array().into_iter().flatten().filter_map(mark).collect()
}

/// The text in the pieces that can be chosen: words in Chinese, runs between blanks in other languages; each with its place in code points.
fn tokens<'t>(text: &'t str, lang: &str) -> Vec<(usize, usize, &'t str)> {
    let pieces: Vec<&str> =
        if is_chinese(lang) { cut(text, UnknownWords::Guess) } else { text.split_inclusive(char::is_whitespace).collect() };
    let mut at = 0;
    let mut found = Vec::new();
    for piece in pieces {
        let word = piece.trim_end();
        let (length, whole) = (word.chars().count(), piece.chars().count());
        if length > 0 {
            found.push((at, at + length, word));
        }
        if whole > length {
            found.push((at + length, at + whole, &piece[word.len()..]));
        }
        at += whole;
    }
    found
}

pub fn spans(show: Show<'_>, p: &Presented) -> Markup {
    let Some(taxonomy) = show.shared.taxonomies.get(&p.taxonomy) else { return html! {} };
    let given = marks(show.response);
    let nothing = show.given("spans").as_array().is_some_and(Vec::is_empty);
    let quote = |m: &Mark| p.content.chars().skip(m.start).take(m.end - m.start).collect::<String>();
    let title = |id: &str| taxonomy.label.iter().find(|l| l.id == id).map(|l| show.l.of(&l.title)).unwrap_or_default();
    let label_options = html! { @for label in &taxonomy.label { option value=(label.id) { (show.l.of(&label.title)) } } };
    let first = show.l.pick("From “{w}”. Now choose the last word.", "从“{w}”开始，请再选择最后一个词。");
    html! {
        p.hint.only-script { (show.l.pick("Choose the first word, then the last one; or select the text.", "先选第一个词，再选最后一个词；也可以直接选中文字。")) }
        p.tokens id="tokens" lang=(show.item.lang) translate="no" data-first=(first) {
            @for (i, (start, end, word)) in tokens(&p.content, &show.item.lang).into_iter().enumerate() {
                @let on = given.iter().any(|m| m.start < end && start < m.end);
                @if word.trim().is_empty() { (word) } @else {
                    span.tok.on[on] data-s=(start) data-e=(end) tabindex=(if i == 0 { "0" } else { "-1" }) { (word) }
                }
            }
        }
        div.card id="mark-bar" hidden data-quiet {
            p { (show.l.pick("Mark", "标注")) " “" span id="mark-quote" {} "”" }
            div.row {
                select aria-label=(show.l.pick("Label", "标签")) { (label_options) }
                button type="button" id="mark-add" { (show.l.pick("Mark", "标注")) }
            }
        }
        h2.note { (show.l.pick(format!("Marked: {}", given.len()), format!("已标注：{}", given.len()))) }
        ol.marks {
            @for (i, mark) in given.iter().enumerate() {
                li {
                    input type="hidden" name="span" value=(format!("{} {} {}", mark.start, mark.end, mark.label));
                    span lang=(show.item.lang) { "“" (quote(mark)) "”" }
                    span.tag { (title(&mark.label)) }
                    button.small name="remove" value=(i) { (show.l.pick("Remove", "删除")) }
                }
            }
        }
        label.choice { input type="checkbox" name="none" value="1" checked[nothing]; span { (show.l.pick("Nothing to mark", "没有需要标注的内容")) } }
        details open[!show.wrong.is_empty()] {
            summary { (show.l.pick("Quote the words instead", "改为填写原文字词")) }
            div.row {
                div.field { label for="quote" { (show.l.pick("The words, exactly as they stand", "原文字词，须完全一致")) } input id="quote" type="text" name="quote" lang=(show.item.lang) data-quiet; }
                div.field { label for="occurrence" { (show.l.pick("Which time", "第几次出现")) } input id="occurrence" type="number" name="occurrence" min="1" value="1" data-quiet; }
                div.field { label for="label" { (show.l.pick("Label", "标签")) } select id="label" name="label" data-quiet { (label_options) } }
                button name="go" value="stay" { (show.l.pick("Add the mark", "添加标注")) }
            }
        }
    }
}

/// The marks of the form: those that were there, without the one that is taken away, and the one that is quoted.
pub fn response(form: &Form, p: &Presented) -> Result<Value, Violation> {
    let removed = form.text("remove").parse::<usize>().ok();
    let one = |text: &str| {
        let mut parts = text.splitn(3, ' ');
        let (start, end, label) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.to_owned());
        Some(Mark { start, end, label })
    };
    let mut list: Vec<Mark> =
        form.all("span").into_iter().enumerate().filter(|(i, _)| Some(*i) != removed).filter_map(|(_, text)| one(text)).collect();
    if let Some(quote) = form.filled("quote") {
        let wanted = form.text("occurrence").parse::<usize>().unwrap_or(1).max(1);
        let found = p.content.match_indices(quote).nth(wanted - 1);
        let (at, _) = found.ok_or_else(|| Violation::new("/spans", "quote_mismatch", "these words do not stand in the text so often"))?;
        let start = p.content[..at].chars().count();
        list.push(Mark { start, end: start + quote.chars().count(), label: form.text("label").to_owned() });
    }
    list.sort();
    list.dedup();
    if list.is_empty() {
        return Ok(if form.filled("none").is_some() { json!({ "spans": [] }) } else { Value::Null });
    }
    let text = |m: &Mark| p.content.chars().skip(m.start).take(m.end.saturating_sub(m.start)).collect::<String>();
    Ok(
        json!({ "spans": list.iter().map(|m| json!({ "start": m.start, "end": m.end, "label": m.label, "quote": text(m) })).collect::<Vec<_>>() }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_put_together_are_the_text_and_places_are_code_points() {
        for (text, lang) in
            [("新加坡于1963年独立😀，国花是兰花。", "zh-Hans"), ("Ships  were\nbuilt here.", "en"), ("", "en"), (" a ", "en")]
        {
            let all = tokens(text, lang);
            assert_eq!(all.iter().map(|(.., word)| *word).collect::<String>(), text);
            for (start, end, word) in all {
                assert_eq!(text.chars().skip(start).take(end - start).collect::<String>(), word);
            }
        }
    }
}

//! Keys that accept several answers, as lists in controls of their own: texts one to a line, values of several experts, mistakes in rows.

use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::super::form::Form;
use super::Show;
use super::keying::wrong;
use crate::domain::gold_set::item::cloze::{self, gaps_of};
use crate::domain::gold_set::item::{Presented, PresentedBody, REFERENCES, SPANS};
use crate::domain::gold_set::shared::Shared;
use crate::domain::violation::Violation;
use touchstone_measure::text::normalise::nfkc;

/// Rows beside those of the key as it stands.
const MORE: usize = 2;

/// The lines of a box that hold anything.
fn lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.trim().is_empty()).collect()
}

/// The key that the lists say; `None` where they say nothing.
pub fn listed(item: &Presented, shared: &Shared, form: &Form) -> Result<Option<Value>, Violation> {
    Ok(match &item.body {
        PresentedBody::ShortText(_) => Some(lines(form.text("accept"))).filter(|l| !l.is_empty()).map(|l| json!(l)),
        PresentedBody::Cloze(p) => {
            let gaps = gaps_of(&p.text).into_iter().map(|gap| (gap, accepted(p, gap, form))).filter(|(_, texts)| !texts.is_empty());
            let gaps: Map<String, Value> = gaps.map(|(gap, texts)| (gap.to_owned(), json!(texts))).collect();
            Some(gaps).filter(|g| !g.is_empty()).map(Value::Object)
        }
        PresentedBody::Rating(p) => {
            let mut scales = Map::new();
            for scale in shared.scale_bounds(&p.scales) {
                if let Some(typed) = form.filled(&format!("right.{}", scale.id)) {
                    scales.insert(scale.id, values(typed)?);
                }
            }
            Some(scales).filter(|s| !s.is_empty()).map(Value::Object)
        }
        PresentedBody::Rewrite(_) => {
            let all: Vec<&str> = form.under("reference.").map(|(_, text)| text).filter(|t| !t.trim().is_empty()).collect();
            Some(all).filter(|a| !a.is_empty()).map(|a| json!(a))
        }
        PresentedBody::Repair(_) => mistakes(form)?,
        _ => None,
    })
}

/// What a gap accepts.
fn accepted<'f>(p: &cloze::Presented, gap: &str, form: &'f Form) -> Vec<&'f str> {
    let name = format!("accept.{gap}");
    if p.options.contains_key(gap) { form.all(&name) } else { lines(form.text(&name)) }
}

/// One value, or those of several experts.
fn values(typed: &str) -> Result<Value, Violation> {
    let folded = nfkc(typed).replace('\u{2212}', "-");
    let parts = folded.split([',', '、', ' ']).filter(|part| !part.trim().is_empty());
    let values = parts.map(|part| part.trim().parse::<i64>()).collect::<Result<Vec<_>, _>>().map_err(|_| wrong("not_a_number"))?;
    match values.as_slice() {
        [] => Err(wrong("not_a_number")),
        [one] => Ok(json!(one)),
        _ => Ok(json!(values)),
    }
}

fn mistakes(form: &Form) -> Result<Option<Value>, Violation> {
    let mut found = Vec::new();
    for (n, quote) in form.under("wrong.") {
        let instead = form.text(&format!("instead.{n}"));
        let out = form.value(&format!("out.{n}")).is_some();
        if quote.is_empty() {
            if !instead.trim().is_empty() || out {
                return Err(wrong("quote_mismatch"));
            }
            continue;
        }
        let typed = nfkc(form.filled(&format!("which.{n}")).unwrap_or("1"));
        let which = typed.parse::<u32>().map_err(|_| wrong("not_a_number"))?;
        let kept = instead.lines().filter(|line| !line.is_empty()).chain(out.then_some(""));
        found.push(json!({ "quote": quote, "occurrence": which, "accept": kept.collect::<Vec<_>>() }));
    }
    match (found.is_empty(), form.filled("none").is_some()) {
        (true, false) => Ok(None),
        (false, true) => Err(wrong("nothing_and_more")),
        (true, true) | (false, false) => Ok(Some(Value::Array(found))),
    }
}

/// The controls by which a key is given in lists; nothing for kinds that have the item's own.
pub fn lists(show: Show<'_>) -> Markup {
    match &show.item.body {
        PresentedBody::ShortText(_) => accepting(show, "accept", show.l.pick("Accepted answers", "可接受的答案")),
        PresentedBody::Cloze(p) => html! {
            @for (n, gap) in gaps_of(&p.text).into_iter().enumerate() {
                @let legend = show.l.pick(format!("Gap {}", n + 1), format!("第 {} 空", n + 1));
                @match p.options.get(gap) {
                    None => (accepting(show, &format!("accept.{gap}"), &legend)),
                    Some(options) => (ticked(show, &format!("accept.{gap}"), &legend, options)),
                }
            }
        },
        PresentedBody::Rating(p) => scales(show, &p.scales),
        PresentedBody::Rewrite(_) => references(show),
        PresentedBody::Repair(_) => repairs(show),
        _ => html! {},
    }
}

/// A box of accepted texts, one to a line.
fn accepting(show: Show<'_>, name: &str, legend: &str) -> Markup {
    let id = format!("f-{}", name.replace('.', "-"));
    html! {
        div.field {
            label for=(id) { (legend) }
            p.hint id={ (id) "-hint" } { (show.l.pick("One to a line; each of them is right.", "每行一个，填写其中任何一个均算正确。")) }
            textarea id=(id) name=(name) rows="3" lang=(show.item.lang) translate="no" spellcheck="false" aria-describedby={ (id) "-hint" } {
                (maud::PreEscaped("\n")) (show.fields.text(name))
            }
        }
    }
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

fn scales(show: Show<'_>, scales: &str) -> Markup {
    let Some(set) = show.shared.scales.get(scales) else { return html! {} };
    html! {
        @for scale in &set.scale {
            @let (name, id) = (format!("right.{}", scale.id), format!("f-right-{}", scale.id));
            @let (min, max) = (scale.min, scale.max);
            div.field {
                label for=(id) { (show.l.of(&scale.text)) }
                p.hint id={ (id) "-hint" } { (show.l.pick(
                    format!("From {min} to {max}. Where experts differed: all their values, such as 3, 4, 4."),
                    format!("{min} 至 {max}。专家意见不一时填写全部数值，例如 3, 4, 4。"),
                )) }
                input id=(id) type="text" name=(name) value=(show.fields.text(&name)) size="12" autocomplete="off"
                    aria-describedby={ (id) "-hint" };
            }
        }
    }
}

/// How many rows are shown: those that are filled in, and a few more.
fn rows(show: Show<'_>, prefix: &str, most: usize) -> usize {
    let last = show.fields.under(prefix).filter(|(_, text)| !text.is_empty()).filter_map(|(n, _)| n.parse::<usize>().ok()).max();
    (last.map_or(0, |n| n.saturating_add(1)).saturating_add(MORE)).min(most)
}

fn references(show: Show<'_>) -> Markup {
    html! {
        p.hint { (show.l.pick("Each text is one right way to write it; leave a box empty to take it away.", "每个文本框填写一种正确的写法；清空即删去。")) }
        @for n in 0..rows(show, "reference.", REFERENCES) {
            @let (name, id) = (format!("reference.{n}"), format!("f-reference-{n}"));
            div.field {
                label for=(id) { (show.l.pick(format!("Reference {}", n + 1), format!("参考文本 {}", n + 1))) }
                textarea id=(id) name=(name) rows="3" lang=(show.item.lang) translate="no" spellcheck="false" {
                    (maud::PreEscaped("\n")) (show.fields.text(&name))
                }
            }
        }
    }
}

fn repairs(show: Show<'_>) -> Markup {
    html! {
        label.choice {
            input type="checkbox" name="none" value="1" checked[show.has("none", "1")];
            span { strong { (show.l.pick("Nothing is wrong in the text", "原文没有错误")) } }
        }
        @for n in 0..rows(show, "wrong.", SPANS) {
            fieldset.card { legend { (show.l.pick(format!("Mistake {}", n + 1), format!("错误 {}", n + 1))) } (mistake(show, n)) }
        }
    }
}

fn mistake(show: Show<'_>, n: usize) -> Markup {
    let [wrong, which, instead, out] = ["wrong", "which", "instead", "out"].map(|name| format!("{name}.{n}"));
    let occurrence = show.fields.filled(&which).unwrap_or("1");
    html! {
        div.row {
            div.field {
                label for={ "f-wrong-" (n) } { (show.l.pick("The wrong words, exactly as they stand", "有错的字词，须与原文一致")) }
                textarea id={ "f-wrong-" (n) } name=(wrong) rows="1" lang=(show.item.lang) translate="no" spellcheck="false" {
                    (maud::PreEscaped("\n")) (show.fields.text(&wrong))
                }
            }
            div.field {
                label for={ "f-which-" (n) } { (show.l.pick("Which time", "第几次出现")) }
                input id={ "f-which-" (n) } type="number" name=(which) min="1" value=(occurrence);
            }
        }
        div.field {
            label for={ "f-instead-" (n) } { (show.l.pick("What may stand there instead, one to a line", "可改为的内容，每行一个")) }
            textarea id={ "f-instead-" (n) } name=(instead) rows="2" lang=(show.item.lang) translate="no" spellcheck="false" {
                (maud::PreEscaped("\n")) (show.fields.text(&instead))
            }
        }
        label.choice {
            input type="checkbox" name=(out) value="1" checked[show.has(&out, "1")];
            span { (show.l.pick("Leaving it out is right as well", "直接删去也算正确")) }
        }
    }
}

//! `repair` on pages: a text in a box to be mended; as a key, its mistakes in rows.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::page::{CONTRADICTION, Given, Keyed, ListKey, Page, Put, Show, wrong};
use super::{accepted, entries, text_box};
use crate::domain::gold_set::item::SPANS;
use crate::domain::gold_set::item::repair::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::web::frame::form::Form;
use touchstone_measure::text::normalise::nfkc;

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        let given = show.fields.value("text").unwrap_or(&self.content);
        html! {
            p.hint { (show.l.t("Change only what is wrong; leave the rest as it is.")) }
            label.choice {
                input type="checkbox" name="none" value="1" data-none checked[show.has("none", "1")];
                span { strong { (show.l.t("Nothing is wrong")) } small { (show.l.t("The text stays as it is.")) } }
            }
            (text_box::area(show, given, &show.item.lang, None, text_box::rows(&self.content), Some(&self.content)))
            details { summary { (show.l.t("The text as it was")) } p.read lang=(show.item.lang) translate="no" { (self.content) } }
        }
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        text_box::fill(response, put);
        if text_box::text_in(response) == self.content {
            put("none".to_owned(), "1");
        }
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        text_box::is_field(name) || name == "none"
    }

    /// A mended text: unchanged it is an answer only where the person says that nothing is wrong.
    fn given(&self, _: &Shared, form: &Form) -> Given {
        match (text_box::text(form, Some(&self.content)), form.filled("none").is_some()) {
            (Value::Null, true) => Given::answer(json!({ "text": self.content })),
            (Value::Null, false) => Given::answer(Value::Null),
            (_, true) => Given::unfinished(Value::Null, "/text", CONTRADICTION),
            (changed, false) => Given::answer(changed),
        }
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Lists(self)
    }
}

impl ListKey for Presented {
    fn lists(&self, show: Show<'_>) -> Markup {
        html! {
            label.choice {
                input type="checkbox" name="none" value="1" checked[show.has("none", "1")];
                span { strong { (show.l.t("Nothing is wrong in the text")) } }
            }
            @for n in 0..accepted::rows(show, "wrong.", SPANS) {
                fieldset.card { legend { (say!(show.l, "Mistake {n}", n = n + 1)) } (mistake(show, n)) }
            }
        }
    }

    fn fill_key(&self, key: &Value, put: Put<'_>) {
        for (n, mistake) in key.as_array().into_iter().flatten().enumerate() {
            let accepted = entries::texts(&mistake["accept"]);
            put(format!("wrong.{n}"), mistake["quote"].as_str().unwrap_or_default());
            put(format!("which.{n}"), &mistake["occurrence"].as_u64().unwrap_or(1).to_string());
            put(format!("instead.{n}"), &accepted.iter().filter(|t| !t.is_empty()).copied().collect::<Vec<_>>().join("\n"));
            if accepted.contains(&"") {
                put(format!("out.{n}"), "1");
            }
        }
        if key.as_array().is_some_and(Vec::is_empty) {
            put("none".to_owned(), "1");
        }
    }

    fn listed(&self, _: &Shared, form: &Form) -> Result<Option<Value>, Violation> {
        let found = mistakes(form)?;
        match (found.is_empty(), form.filled("none").is_some()) {
            (true, false) => Ok(None),
            (false, true) => Err(wrong(CONTRADICTION)),
            (true, true) | (false, false) => Ok(Some(Value::Array(found))),
        }
    }

    fn is_sayable(&self, key: &Value) -> bool {
        key.as_array().is_none_or(|list| list.iter().all(|m| accepted::in_lines(&m["accept"])))
    }
}

/// The mistakes of the rows.
fn mistakes(form: &Form) -> Result<Vec<Value>, Violation> {
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
    Ok(found)
}

fn mistake(show: Show<'_>, n: usize) -> Markup {
    let [wrong, which, instead, out] = ["wrong", "which", "instead", "out"].map(|name| format!("{name}.{n}"));
    let occurrence = show.fields.filled(&which).unwrap_or("1");
    html! {
        div.row {
            div.field {
                label for={ "f-wrong-" (n) } { (show.l.t("The wrong words, exactly as they stand")) }
                textarea id={ "f-wrong-" (n) } name=(wrong) rows="1" lang=(show.item.lang) translate="no" spellcheck="false" {
                    (maud::PreEscaped("\n")) (show.fields.text(&wrong))
                }
            }
            div.field {
                label for={ "f-which-" (n) } { (show.l.t("Which time")) }
                input id={ "f-which-" (n) } type="number" name=(which) min="1" value=(occurrence);
            }
        }
        div.field {
            label for={ "f-instead-" (n) } { (show.l.t("What may stand there instead, one to a line")) }
            textarea id={ "f-instead-" (n) } name=(instead) rows="2" lang=(show.item.lang) translate="no" spellcheck="false" {
                (maud::PreEscaped("\n")) (show.fields.text(&instead))
            }
        }
        label.choice {
            input type="checkbox" name=(out) value="1" checked[show.has(&out, "1")];
            span { (show.l.t("Leaving it out is right as well")) }
        }
    }
}

//! What was ruled and decided, in words and figures.

use maud::{Markup, html};
use serde_json::Value;
use touchstone_measure::interval::wilson;

use crate::app::applying::apply::Record;
use crate::domain::deciding::DecisionOutcome;
use crate::domain::deciding::letter::words_of;
use crate::domain::locale::lang::Lang;
use crate::web::Visit;
use crate::web::frame::{listed, words};

/// The figures of a machine's result, as they are shown.
pub struct Figures {
    /// The share of counted items that was right, in percent.
    pub share: String,
    /// Counted items.
    pub n: String,
    /// The share's 95 % interval by Wilson's score, which always holds it.
    pub interval: String,
}

/// The figures of a ruling. A share comes with its n and an interval; of few items, only with a wide one.
pub fn figures(lang: Lang, ruling: &Value) -> Figures {
    let percent = |x: f64| lang.percent(x, 0);
    if let (Some(sum), Some(n)) = (ruling["sum"].as_f64(), ruling["counted"].as_f64().filter(|n| *n > 0.0)) {
        let interval = wilson(sum, n, 0.95).map_or_else(|_| "–".to_owned(), |(a, b)| format!("{} – {}", percent(a), percent(b)));
        return Figures { share: percent(sum / n), n: n.to_string(), interval };
    }
    // Of a review stage: a mean of people's scores with its standard error.
    if let (Some(score), Some(se)) = (ruling["score"].as_f64(), ruling["se"].as_f64()) {
        let (a, b) = ((score - 1.96 * se).max(0.0), (score + 1.96 * se).min(1.0));
        let n = ruling["responses"].as_u64().map_or_else(|| "–".to_owned(), |n| n.to_string());
        return Figures { share: percent(score), n, interval: format!("{} – {}", percent(a), percent(b)) };
    }
    Figures { share: "–".to_owned(), n: "0".to_owned(), interval: "–".to_owned() }
}

/// A reason code in words, as the letter has it.
pub fn reason_words(v: &Visit, code: &str) -> String {
    words_of(code).map_or_else(|| code.to_owned(), |en| v.t(en).to_owned())
}

/// The same on pages of staff, to whom it does not speak: in quotes, as the letter has it.
pub fn quoted(v: &Visit, code: &str) -> String {
    format!("“{}”", reason_words(v, code))
}

/// After a decision, on top of the page that it leads to: what was decided, until when it is held, and the way back.
pub fn confirmed(v: &Visit, record: &Record) -> Markup {
    let last = record.decisions.iter().rfind(|d| d.undone_at.is_none());
    let zone = Visit::zone(&record.content);
    html! {
        @if let Some(d) = last.filter(|_| v.after("decided") == "1") {
            div.banner.ok role="status" {
                @let stage = crate::web::frame::names::stage(v, &record.content, d.stage.as_deref());
                p { strong { (v.t("Decided: ")) (words::decided(v.lang, d.outcome).0) } @if !stage.is_empty() { " · " (stage) } }
                @if d.letter_at > v.app.now() && d.by.is_some() && d.outcome != DecisionOutcome::Void {
                    p { (v.tc("hold", "The letter goes out ")) (v.time(d.letter_at, &zone))
                        (v.t("; until then you can take the decision back, here or under Decisions.")) }
                    form method="post" action={ "/candidates/" (record.application.id) "/decide/undo" } {
                        (v.hidden()) (listed::field(v))
                        input type="hidden" name="decision" value=(d.id);
                        button { (v.t("Take it back")) }
                    }
                }
            }
        }
    }
}

/// After a decision, on the page that it leads to: what the browser has kept of its form is needed no more. Before that nobody knows
/// whether it was taken.
pub fn forgotten(v: &Visit, record: &Record) -> Markup {
    html! {
        @if v.after("decided") == "1" {
            div hidden data-forgets={ (v.whose()) " /candidates/" (record.application.id) "/decide" } {}
            script type="module" src=(crate::web::frame::assets::url("keep.js")) {}
        }
    }
}

/// What a ruling rests on beside its figures, where it does.
pub fn because(v: &Visit, ruling: &serde_json::Value) -> &'static str {
    match ruling["because"].as_str() {
        Some("critical") => v.t("A critical item was missed."),
        Some("floor") => v.t("A floor under one skill is not reached."),
        Some("forced") => v.t("The items ended before the rule could say."),
        Some("nothing_counted") => v.t("Nothing counted."),
        Some(_) | None => "",
    }
}

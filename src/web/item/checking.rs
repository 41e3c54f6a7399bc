//! Claims held against sources.

use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::super::form::Form;
use super::Show;
use crate::domain::gold_set::item::fact_check::{Presented, VERDICTS};

pub fn fact_check(show: Show<'_>, p: &Presented) -> Markup {
    let words = |verdict: &str| match verdict {
        "supported" => show.l.pick("Supported", "有依据"),
        "refuted" => show.l.pick("Refuted", "与来源矛盾"),
        _ => show.l.pick("Not enough information", "信息不足"),
    };
    html! {
        div.stimulus {
            h2 { (show.l.pick("Sources", "来源")) }
            @for (i, source) in p.sources.iter().enumerate() {
                details open { summary { (i + 1) ". " (show.words(&source.title)) } p.read { (show.words(&source.text)) } }
            }
        }
        @for (i, claim) in p.claims.iter().enumerate() {
            @let given = &show.given("claims")[&claim.id];
            fieldset.card {
                legend { (show.l.pick("Claim ", "说法 ")) (i + 1) }
                p.read { (show.words(&claim.text)) }
                @for verdict in VERDICTS {
                    label.choice {
                        input type="radio" name={ "verdict." (claim.id) } value=(verdict) checked[given["verdict"].as_str() == Some(verdict)];
                        span { (words(verdict)) }
                    }
                }
                fieldset {
                    legend.note { (show.l.pick("Which sources say so?", "依据哪些来源？")) }
                    div.row {
                        @for (n, source) in p.sources.iter().enumerate() {
                            @let on = given["sources"].as_array().is_some_and(|s| s.iter().any(|v| v.as_str() == Some(source.id.as_str())));
                            label.choice { input type="checkbox" name={ "source." (claim.id) } value=(source.id) checked[on]; span { (n + 1) } }
                        }
                    }
                }
            }
        }
    }
}

pub fn response(form: &Form) -> Value {
    let mut claims = Map::new();
    for (claim, verdict) in form.under("verdict.") {
        let sources = form.all(&format!("source.{claim}"));
        claims.insert(claim.to_owned(), json!({ "verdict": verdict, "sources": sources }));
    }
    if claims.is_empty() { Value::Null } else { json!({ "claims": claims }) }
}

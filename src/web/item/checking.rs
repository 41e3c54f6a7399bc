//! Claims held against sources.

use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::super::form::Form;
use super::{Given, Put, Show};
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
            fieldset.card {
                legend { (show.l.pick("Claim ", "说法 ")) (i + 1) }
                p.read { (show.words(&claim.text)) }
                @for verdict in VERDICTS {
                    label.choice {
                        input type="radio" name={ "verdict." (claim.id) } value=(verdict) checked[show.has(&format!("verdict.{}", claim.id), verdict)];
                        span { (words(verdict)) }
                    }
                }
                fieldset {
                    legend.note { (show.l.pick("Which sources say so?", "依据哪些来源？")) }
                    div.row {
                        @for (n, source) in p.sources.iter().enumerate() {
                            label.choice { input type="checkbox" name={ "source." (claim.id) } value=(source.id) checked[show.has(&format!("source.{}", claim.id), &source.id)]; span { (n + 1) } }
                        }
                    }
                }
            }
        }
    }
}

pub fn fields_of(response: &Value, put: Put<'_>) {
    for (claim, finding) in response["claims"].as_object().into_iter().flatten() {
        put(format!("verdict.{claim}"), finding["verdict"].as_str().unwrap_or_default());
        for source in finding["sources"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            put(format!("source.{claim}"), source);
        }
    }
}

/// The verdicts with their sources. Sources without a verdict are a beginning that is kept.
pub fn given(form: &Form) -> Given {
    let mut claims = Map::new();
    for (claim, verdict) in form.under("verdict.") {
        let sources = form.all(&format!("source.{claim}"));
        claims.insert(claim.to_owned(), json!({ "verdict": verdict, "sources": sources }));
    }
    let alone = form.under("source.").any(|(claim, _)| !claims.contains_key(claim));
    let answer = if claims.is_empty() { Value::Null } else { json!({ "claims": claims }) };
    if alone { Given::unfinished(answer, "/claims", "source_alone") } else { Given::answer(answer) }
}

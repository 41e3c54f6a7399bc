//! `fact_check` on pages: claims held against sources.

use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::entries;
use super::page::{AnswerKey, Given, Keyed, Page, Put, Show, wrong};
use crate::domain::gold_set::item::fact_check::{Presented, VERDICTS};
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::web::frame::form::Form;

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        let words = [show.l.t("Supported"), show.l.t("Refuted"), show.l.t("Not enough information")];
        html! {
            div.stimulus {
                h2 { (show.l.t("Sources")) }
                @for (i, source) in self.sources.iter().enumerate() {
                    details open { summary { (i + 1) ". " (show.words(&source.title)) } p.read { (show.words(&source.text)) } }
                }
            }
            @for (i, claim) in self.claims.iter().enumerate() {
                fieldset.card {
                    legend { (show.l.t("Claim ")) (i + 1) }
                    p.read { (show.words(&claim.text)) }
                    @for (verdict, words) in VERDICTS.into_iter().zip(words) {
                        label.choice {
                            input type="radio" name={ "verdict." (claim.id) } value=(verdict)
                                checked[show.has(&format!("verdict.{}", claim.id), verdict)];
                            span { (words) }
                        }
                    }
                    fieldset {
                        legend.note { (show.l.t("Which sources say so?")) }
                        div.row {
                            @for (n, source) in self.sources.iter().enumerate() {
                                label.choice {
                                    input type="checkbox" name={ "source." (claim.id) } value=(source.id)
                                        checked[show.has(&format!("source.{}", claim.id), &source.id)];
                                    span { (n + 1) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        for (claim, finding) in response["claims"].as_object().into_iter().flatten() {
            put(format!("verdict.{claim}"), finding["verdict"].as_str().unwrap_or_default());
            for source in finding["sources"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                put(format!("source.{claim}"), source);
            }
        }
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        ["verdict.", "source."].iter().any(|prefix| entries::names(name, prefix, self.claims.iter().map(|c| &c.id)))
    }

    /// The verdicts with their sources. Sources without a verdict are a beginning that is kept.
    fn given(&self, _: &Shared, form: &Form) -> Given {
        let mut claims = Map::new();
        for (claim, verdict) in form.under("verdict.") {
            let sources = form.all(&format!("source.{claim}"));
            claims.insert(claim.to_owned(), json!({ "verdict": verdict, "sources": sources }));
        }
        let alone = form.under("source.").any(|(claim, _)| !claims.contains_key(claim));
        let answer = if claims.is_empty() { Value::Null } else { json!({ "claims": claims }) };
        if alone { Given::unfinished(answer, "/claims", "source_alone") } else { Given::answer(answer) }
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Answer(self)
    }
}

impl AnswerKey for Presented {
    fn answer_of(&self, key: &Value) -> Value {
        json!({ "claims": key })
    }

    fn key_of(&self, _: &Shared, answer: &Value) -> Result<Value, Violation> {
        if entries::lacks(&answer["claims"], self.claims.len()) {
            return Err(wrong("incomplete"));
        }
        let offered = || self.sources.iter().map(|s| s.id.as_str());
        let one = |f: &Value| json!({ "verdict": f["verdict"], "sources": entries::sorted(&f["sources"], offered()) });
        let claims = answer["claims"].as_object().into_iter().flatten();
        Ok(Value::Object(claims.map(|(id, finding)| (id.clone(), one(finding))).collect()))
    }
}

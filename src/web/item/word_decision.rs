//! `word_decision` on pages: words, each a real one or none.

use std::collections::BTreeSet;

use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::entries;
use super::page::{AnswerKey, Given, Keyed, Page, Put, Show, wrong};
use crate::domain::gold_set::item::word_decision::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::word;
use crate::web::frame::form::Form;

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        html! {
            p.hint { (show.l.t("Every word is to be decided: one that is left open earns nothing.")) }
            ul.words {
                @for (i, shown) in self.words.iter().enumerate() {
                    li {
                        fieldset.row {
                            legend.hide { (shown) }
                            span.w lang=(show.item.lang) translate="no" { (shown) }
                            @for (value, en) in [("true", word("a real word")), ("false", word("not a word"))] {
                                label.choice {
                                    input type="radio" name={ "word." (i) } value=(value) checked[show.has(&format!("word.{i}"), value)];
                                    span { (show.l.t(en)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn fill(&self, _: &Shared, response: &Value, put: Put<'_>) {
        for (i, shown) in self.words.iter().enumerate() {
            if let Some(said) = response["words"][shown].as_bool() {
                put(format!("word.{i}"), if said { "true" } else { "false" });
            }
        }
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        entries::names(name, "word.", (0..self.words.len()).map(|i| i.to_string()))
    }

    fn given(&self, _: &Shared, form: &Form) -> Given {
        let one = |(i, said): (&str, &str)| Some((self.words.get(i.parse::<usize>().ok()?)?.clone(), json!(said == "true")));
        let said: Map<String, Value> = form.under("word.").filter_map(one).collect();
        Given::answer(if said.is_empty() { Value::Null } else { json!({ "words": said }) })
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Answer(self)
    }
}

impl AnswerKey for Presented {
    fn answer_of(&self, key: &Value) -> Value {
        let real: BTreeSet<&str> = entries::texts(key).into_iter().collect();
        json!({ "words": self.words.iter().map(|w| (w.clone(), json!(real.contains(w.as_str())))).collect::<Map<_, _>>() })
    }

    fn key_of(&self, _: &Shared, answer: &Value) -> Result<Value, Violation> {
        if entries::lacks(&answer["words"], self.words.len()) {
            return Err(wrong("incomplete"));
        }
        Ok(json!(self.words.iter().filter(|w| answer["words"][w.as_str()] == json!(true)).collect::<Vec<_>>()))
    }
}

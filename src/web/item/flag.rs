//! `flag` on pages: safety categories and a severity, or nothing to flag.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::labels::{labels, nothing};
use super::page::{AnswerKey, CONTRADICTION, Given, Keyed, Page, Put, Show};
use super::{content, entries};
use crate::domain::gold_set::item::flag::Presented;
use crate::domain::gold_set::shared::Shared;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::say;
use crate::web::frame::form::Form;

/// The severity that stands with no category: the lowest of the set.
fn lowest<'s>(shared: &'s Shared, severities: &str) -> Option<&'s str> {
    shared.severities.get(severities).and_then(|s| s.level.first()).map(|l| l.id.as_str())
}

impl Page for Presented {
    fn controls(&self, show: Show<'_>) -> Markup {
        html! { (content::about(show, self.content.as_ref())) (choices(show, self)) }
    }

    /// No category is the choice "nothing", where the severity beside it is none or the lowest.
    fn fill(&self, shared: &Shared, response: &Value, put: Put<'_>) {
        entries::put_list(response, "categories", put);
        let severity = response["severity"].as_str().filter(|s| Some(*s) != lowest(shared, &self.severities));
        if let Some(severity) = severity {
            put("severity".to_owned(), severity);
        }
        if response["categories"].as_array().is_some_and(Vec::is_empty) && severity.is_none() {
            put("none".to_owned(), "1");
        }
    }

    fn has_field(&self, _: &Shared, name: &str) -> bool {
        ["categories", "severity", "none"].contains(&name)
    }

    /// What is flagged. No category with the lowest severity says "nothing to flag" as plainly as the choice that has these words.
    fn given(&self, shared: &Shared, form: &Form) -> Given {
        let lowest = lowest(shared, &self.severities);
        let categories = form.all("categories");
        let severity = form.filled("severity");
        let severe = severity.filter(|s| Some(*s) != lowest);
        let nothing = form.filled("none").is_some() || (categories.is_empty() && severity.is_some() && severe.is_none());
        match (nothing, categories.is_empty(), severe) {
            (true, true, None) => Given::answer(json!({ "categories": [], "severity": lowest })),
            (true, ..) => Given::unfinished(Value::Null, "/categories", CONTRADICTION),
            (false, true, None) => Given::answer(Value::Null),
            (false, true, Some(_)) => Given::unfinished(Value::Null, "/categories", "severity_alone"),
            (false, false, None) => Given {
                answer: json!({ "categories": categories, "severity": severity }),
                unfinished: vec![Violation::new("/severity", "severity_missing", "")],
            },
            (false, false, Some(_)) => Given::answer(json!({ "categories": categories, "severity": severity })),
        }
    }

    fn keyed(&self) -> Keyed<'_> {
        Keyed::Answer(self)
    }
}

fn choices(show: Show<'_>, p: &Presented) -> Markup {
    let (Some(taxonomy), Some(set)) = (show.shared.taxonomies.get(&p.taxonomy), show.shared.severities.get(&p.severities)) else {
        return html! {};
    };
    // The lowest severity is what "nothing" means: it is said once, in the words of the set.
    let least = set.level.first().map(|level| show.l.of(&level.text));
    let least = least.map(|words| say!(show.l, "No category, severity “{words}”", words));
    html! {
        fieldset data-exclusive {
            legend { (show.l.t("What is there to flag?")) }
            (nothing(show, show.l.t("Nothing to flag"), least.as_deref()))
            (labels(show, taxonomy, "categories", "checkbox"))
        }
        fieldset.field id="severity" data-asked-by="categories" {
            legend { (show.l.t("How severe is it?")) }
            p.hint { (show.l.t("Only where you flag something.")) }
            @for level in set.level.iter().skip(1) {
                label.choice {
                    input type="radio" name="severity" value=(level.id) checked[show.has("severity", &level.id)];
                    span { (show.l.of(&level.text)) }
                }
            }
        }
    }
}

impl AnswerKey for Presented {
    fn answer_of(&self, key: &Value) -> Value {
        key.clone()
    }

    fn key_of(&self, shared: &Shared, answer: &Value) -> Result<Value, Violation> {
        let labels = shared.labels(&self.taxonomy);
        let categories = entries::sorted(&answer["categories"], labels.iter().map(String::as_str));
        Ok(json!({ "categories": categories, "severity": answer["severity"] }))
    }
}

//! Kinds that are answered by labels of a taxonomy, or by saying that none applies.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::super::form::Form;
use super::{Given, Put, Show, listed};
use crate::domain::gold_set::shared::{Label, Shared, Taxonomy};
use crate::domain::violation::Violation;

/// The severity that stands with no category: the lowest of the set.
pub fn lowest<'s>(shared: &'s Shared, severities: &str) -> Option<&'s str> {
    shared.severities.get(severities).and_then(|s| s.level.first()).map(|l| l.id.as_str())
}

fn one_label(show: Show<'_>, label: &Label, name: &str, kind: &str) -> Markup {
    html! {
        label.choice {
            input type=(kind) name=(name) value=(label.id) checked[show.has(name, &label.id)];
            span { (show.l.of(&label.title)) @if let Some(help) = &label.help { small { (show.l.of(help)) } } }
        }
    }
}

/// The labels of a taxonomy: all in view where they are few; more are put under their parents.
fn labels(show: Show<'_>, taxonomy: &Taxonomy, name: &str, kind: &str) -> Markup {
    let roots: Vec<&Label> = taxonomy.label.iter().filter(|l| l.parent.is_none()).collect();
    let under = |parent: &Label| taxonomy.label.iter().filter(|l| l.parent.as_ref() == Some(&parent.id)).collect::<Vec<_>>();
    html! {
        @for root in roots {
            (one_label(show, root, name, kind))
            @if !under(root).is_empty() {
                details open[taxonomy.label.len() <= 12 || under(root).iter().any(|l| show.has(name, &l.id))] {
                    summary { (show.l.pick("More exactly: ", "细分：")) (show.l.of(&root.title)) }
                    @for label in under(root) { (one_label(show, label, name, kind)) }
                }
            }
        }
    }
}

/// The one visible choice that says "nothing"; it stands first, and script keeps it apart from the others.
fn nothing(show: Show<'_>, words: &str, more: Option<&str>) -> Markup {
    html! {
        label.choice {
            input type="checkbox" name="none" value="1" data-nothing checked[show.has("none", "1")];
            span { strong { (words) } @if let Some(more) = more { small { (more) } } }
        }
    }
}

pub fn classify(show: Show<'_>, taxonomy: &str, multiple: bool) -> Markup {
    let Some(taxonomy) = show.shared.taxonomies.get(taxonomy) else { return html! {} };
    let (legend, kind) = if multiple {
        (show.l.pick("Choose all labels that apply", "请选择所有适用的标签"), "checkbox")
    } else {
        (show.l.pick("Choose one label", "请选择一个标签"), "radio")
    };
    html! {
        fieldset data-exclusive[multiple] {
            legend { (legend) }
            // A single classification always has one label.
            @if multiple { (nothing(show, show.l.pick("None of these", "都不适用"), None)) }
            (labels(show, taxonomy, "labels", kind))
        }
    }
}

pub fn flag(show: Show<'_>, taxonomy: &str, severities: &str) -> Markup {
    let (Some(taxonomy), Some(set)) = (show.shared.taxonomies.get(taxonomy), show.shared.severities.get(severities)) else {
        return html! {};
    };
    // The lowest severity is what "nothing" means: it is said once, in the words of the set.
    let least = set.level.first().map(|level| show.l.of(&level.text));
    let least = least.map(|words| show.l.pick(format!("No category, severity “{words}”"), format!("不选类别，严重程度为“{words}”")));
    html! {
        fieldset data-exclusive {
            legend { (show.l.pick("What is there to flag?", "有什么需要标记？")) }
            (nothing(show, show.l.pick("Nothing to flag", "没有需要标记的内容"), least.as_deref()))
            (labels(show, taxonomy, "categories", "checkbox"))
        }
        fieldset.field id="severity" data-asked-by="categories" {
            legend { (show.l.pick("How severe is it?", "严重程度如何？")) }
            p.hint { (show.l.pick("Only where you flag something.", "仅在有标记时填写。")) }
            @for level in set.level.iter().skip(1) {
                label.choice {
                    input type="radio" name="severity" value=(level.id) checked[show.has("severity", &level.id)];
                    span { (show.l.of(&level.text)) }
                }
            }
        }
    }
}

/// The fields of labels; a list without any is the choice "nothing", where a severity beside it is none or the lowest.
pub fn fields_of(response: &Value, field: &str, lowest: Option<&str>, put: Put<'_>) {
    listed(response, field, put);
    let severity = response["severity"].as_str().filter(|s| Some(*s) != lowest);
    if let Some(severity) = severity {
        put("severity".to_owned(), severity);
    }
    if response[field].as_array().is_some_and(Vec::is_empty) && severity.is_none() {
        put("none".to_owned(), "1");
    }
}

const CONTRADICTION: &str = "nothing_and_more";

pub fn labels_of(form: &Form) -> Given {
    let labels = form.all("labels");
    match (form.filled("none").is_some(), labels.is_empty()) {
        (true, false) => Given::unfinished(Value::Null, "/labels", CONTRADICTION),
        (false, true) => Given::answer(Value::Null),
        (true, true) | (false, false) => Given::answer(json!({ "labels": labels })),
    }
}

/// What is flagged. No category with the lowest severity says "nothing to flag" as plainly as the choice that has these words.
pub fn flag_of(form: &Form, lowest: Option<&str>) -> Given {
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

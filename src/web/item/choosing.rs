//! Kinds that are answered by choosing: options, labels, scales, sides, orders, pairs, words.

use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::super::form::Form;
use super::{Show, content_of};
use crate::domain::gold_set::item::compare;
use crate::domain::gold_set::item::rules::Labelled;
use crate::domain::gold_set::shared::{Label, Taxonomy};

pub fn choice(show: Show<'_>, options: &[Labelled]) -> Markup {
    let given = show.given_text("option");
    html! {
        fieldset {
            legend.hide { (show.l.pick("Choose one", "请选择一项")) }
            @for option in options {
                label.choice { input type="radio" name="option" value=(option.id) checked[option.id == given]; (show.words(&option.text)) }
            }
        }
    }
}

pub fn multi_choice(show: Show<'_>, options: &[Labelled]) -> Markup {
    html! {
        fieldset {
            legend { (show.l.pick("Choose all that apply", "请选择所有符合的选项")) }
            @for option in options {
                label.choice { input type="checkbox" name="options" value=(option.id) checked[show.holds("options", &option.id)]; (show.words(&option.text)) }
            }
        }
    }
}

fn one_label(show: Show<'_>, label: &Label, name: &str, kind: &str) -> Markup {
    html! {
        label.choice {
            input type=(kind) name=(name) value=(label.id) checked[show.holds(name, &label.id)];
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
                details open[taxonomy.label.len() <= 12 || under(root).iter().any(|l| show.holds(name, &l.id))] {
                    summary { (show.l.pick("More exactly: ", "细分：")) (show.l.of(&root.title)) }
                    @for label in under(root) { (one_label(show, label, name, kind)) }
                }
            }
        }
    }
}

pub fn classify(show: Show<'_>, taxonomy: &str, multiple: bool) -> Markup {
    let Some(taxonomy) = show.shared.taxonomies.get(taxonomy) else { return html! {} };
    let nothing = show.given("labels").as_array().is_some_and(Vec::is_empty);
    html! {
        fieldset data-exclusive[multiple] {
            legend { (if multiple { show.l.pick("Choose all labels that apply", "请选择所有适用的标签") } else { show.l.pick("Choose one label", "请选择一个标签") }) }
            (labels(show, taxonomy, "labels", if multiple { "checkbox" } else { "radio" }))
            @if multiple {
                label.choice { input type="checkbox" name="none" value="1" data-nothing checked[nothing]; span { (show.l.pick("None of these", "都不适用")) } }
            }
        }
    }
}

pub fn flag(show: Show<'_>, taxonomy: &str, severities: &str) -> Markup {
    let (Some(taxonomy), Some(severities)) = (show.shared.taxonomies.get(taxonomy), show.shared.severities.get(severities)) else {
        return html! {};
    };
    let nothing = show.given("categories").as_array().is_some_and(Vec::is_empty);
    let severity = show.given_text("severity");
    html! {
        fieldset data-exclusive {
            legend { (show.l.pick("What is there to flag?", "有什么需要标记？")) }
            label.choice { input type="checkbox" name="none" value="1" data-nothing checked[nothing]; span { strong { (show.l.pick("Nothing to flag", "没有需要标记的内容")) } } }
            (labels(show, taxonomy, "categories", "checkbox"))
        }
        fieldset.field {
            legend { (show.l.pick("How severe is it?", "严重程度")) }
            p.hint { (show.l.pick("Only where you flag something.", "仅在有标记时填写。")) }
            @for level in &severities.level {
                label.choice { input type="radio" name="severity" value=(level.id) checked[level.id == severity]; span { (show.l.of(&level.text)) } }
            }
        }
    }
}

pub fn rating(show: Show<'_>, scales: &str) -> Markup {
    let Some(set) = show.shared.scales.get(scales) else { return html! {} };
    html! {
        @for scale in &set.scale {
            fieldset.field {
                legend { (show.l.of(&scale.text)) }
                div.scale {
                    @for value in scale.min..=scale.max {
                        label.choice {
                            input type="radio" name={ "scale." (scale.id) } value=(value) checked[show.given("scales")[&scale.id].as_i64() == Some(value)];
                            span { (value) @if let Some(words) = scale.labels.get(&value.to_string()) { small { (show.l.of(words)) } } }
                        }
                    }
                }
            }
        }
    }
}

/// The steps of a comparison in words, from A to B.
fn step(show: Show<'_>, value: i64, strength: i64) -> String {
    let much = |side: &str, by: i64| match (by, strength) {
        (_, 1) => show.l.pick(format!("{side} is better"), format!("{side} 更好")),
        (1, _) => show.l.pick(format!("{side} slightly better"), format!("{side} 略好")),
        (2, 2) | (3, _) => show.l.pick(format!("{side} much better"), format!("{side} 好得多")),
        _ => show.l.pick(format!("{side} better"), format!("{side} 较好")),
    };
    match value {
        0 => show.l.pick("About the same", "差不多").to_owned(),
        a if a < 0 => much("A", -a),
        b => much("B", b),
    }
}

pub fn compare(show: Show<'_>, p: &compare::Presented) -> Markup {
    let given = show.given("value").as_i64();
    html! {
        div.tabs data-tabs="panes" role="group" aria-label=(show.l.pick("Which response is shown", "显示哪个回答")) {
            button type="button" value="a" aria-pressed="false" { "A" }
            button type="button" value="b" aria-pressed="false" { "B" }
            button type="button" value="both" aria-pressed="true" { (show.l.pick("Both", "两个都看")) }
        }
        div.panes id="panes" data-show="both" {
            article.pane aria-labelledby="pane-a" { h2 id="pane-a" { "A" } (content_of(&p.a, &show.item.lang, show.l)) }
            article.pane aria-labelledby="pane-b" { h2 id="pane-b" { "B" } (content_of(&p.b, &show.item.lang, show.l)) }
        }
        fieldset.field {
            legend { (show.l.pick("Which response is better?", "哪个回答更好？")) }
            div.scale {
                @for value in -p.strength..=p.strength {
                    label.choice { input type="radio" name="value" value=(value) checked[given == Some(value)]; span { (step(show, value, p.strength)) } }
                }
            }
        }
    }
}

pub fn order(show: Show<'_>, elements: &[Labelled]) -> Markup {
    let given: Vec<&str> = show.given("order").as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let place = |id: &str| given.iter().position(|g| *g == id);
    let mut rows: Vec<&Labelled> = elements.iter().collect();
    rows.sort_by_key(|e| place(&e.id).unwrap_or(usize::MAX));
    let moved = show.l.pick("Moved to {n} of {of}", "已移到第 {n} 位，共 {of} 位");
    html! {
        p.hint { (show.l.pick("Give each line its place, or move the lines.", "请为每一行选择位置，或移动各行。")) }
        ol.order data-moved=(moved) {
            @for element in rows {
                li {
                    select name={ "place." (element.id) } aria-label=(show.l.pick("Place", "位置")) {
                        option value="" { "–" }
                        @for n in 1..=elements.len() { option value=(n) selected[place(&element.id) == Some(n - 1)] { (n) } }
                    }
                    p.read { (show.words(&element.text)) }
                    span.moves.only-script {
                        button type="button" data-by="-1" aria-label=(show.l.pick("Up", "上移")) { "↑" }
                        button type="button" data-by="1" aria-label=(show.l.pick("Down", "下移")) { "↓" }
                    }
                }
            }
        }
    }
}

pub fn pairs(show: Show<'_>, left: &[Labelled], right: &[Labelled]) -> Markup {
    html! {
        @for element in left {
            div.field {
                label for={ "pair-" (element.id) } { (show.words(&element.text)) }
                select id={ "pair-" (element.id) } name={ "pair." (element.id) } {
                    option value="" { (show.l.pick("Choose", "请选择")) }
                    @for other in right {
                        option value=(other.id) selected[show.given("pairs")[&element.id].as_str() == Some(other.id.as_str())] { (show.l.of(&other.text)) }
                    }
                }
            }
        }
    }
}

pub fn word_decision(show: Show<'_>, words: &[String]) -> Markup {
    html! {
        ul.words {
            @for (i, word) in words.iter().enumerate() {
                li {
                    fieldset.row {
                        legend.hide { (word) }
                        span.w lang=(show.item.lang) translate="no" { (word) }
                        @for (value, en, zh) in [(true, "a real word", "真词"), (false, "not a word", "非词")] {
                            label.choice {
                                input type="radio" name={ "word." (i) } value=(value) checked[show.given("words")[word].as_bool() == Some(value)];
                                span { (show.l.pick(en, zh)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The ids of a list; where "none of these" may be said, an empty list is an answer.
pub fn list_of(form: &Form, field: &str, may_be_none: bool) -> Value {
    let ids = form.all(field);
    let none = may_be_none && form.filled("none").is_some();
    if ids.is_empty() && !none { Value::Null } else { json!({ field: ids }) }
}

pub fn flag_of(form: &Form) -> Value {
    let categories = form.all("categories");
    if categories.is_empty() && form.filled("none").is_none() {
        return Value::Null;
    }
    let severity = form.filled("severity").filter(|_| !categories.is_empty());
    json!({ "categories": categories, "severity": severity })
}

pub fn map_of(form: &Form, prefix: &str, field: &str) -> Value {
    let pairs: Map<String, Value> = form.under(prefix).filter(|(_, v)| !v.is_empty()).map(|(k, v)| (k.to_owned(), json!(v))).collect();
    if pairs.is_empty() { Value::Null } else { json!({ field: pairs }) }
}

pub fn numbers_of(form: &Form, prefix: &str, field: &str) -> Value {
    let number = |(k, v): (&str, &str)| Some((k.to_owned(), json!(v.parse::<i64>().ok()?)));
    let numbers: Map<String, Value> = form.under(prefix).filter_map(number).collect();
    if numbers.is_empty() { Value::Null } else { json!({ field: numbers }) }
}

/// The order that the places give. Places that are missing or stand twice are told by the response's own rules.
pub fn order_of(form: &Form, elements: &[Labelled]) -> Value {
    let mut places: Vec<(usize, &str)> = form
        .under("place.")
        .filter_map(|(id, place)| Some((place.parse().ok()?, id)))
        .filter(|(_, id)| elements.iter().any(|e| e.id == *id))
        .collect();
    if places.is_empty() {
        return Value::Null;
    }
    places.sort_unstable();
    let mut order: Vec<&str> = Vec::new();
    let mut last = 0;
    for (place, id) in places {
        // Two rows with one place: the same id twice, which the response's rules refuse with its name.
        if place == last
            && let Some(before) = order.last().copied()
        {
            order.push(before);
        }
        last = place;
        order.push(id);
    }
    json!({ "order": order })
}

pub fn decisions(form: &Form, words: &[String]) -> Value {
    let one = |(i, said): (&str, &str)| Some((words.get(i.parse::<usize>().ok()?)?.clone(), json!(said == "true")));
    let said: Map<String, Value> = form.under("word.").filter_map(one).collect();
    if said.is_empty() { Value::Null } else { json!({ "words": said }) }
}

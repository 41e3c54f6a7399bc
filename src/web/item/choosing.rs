//! Kinds that are answered by choosing: options, scales, sides, words.

use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::super::form::Form;
use super::{Put, Show, content_of};
use crate::domain::gold_set::item::compare;
use crate::domain::gold_set::item::rules::Labelled;

pub fn choice(show: Show<'_>, options: &[Labelled]) -> Markup {
    html! {
        fieldset {
            legend.hide { (show.l.pick("Choose one", "请选择一项")) }
            @for option in options {
                label.choice { input type="radio" name="option" value=(option.id) checked[show.has("option", &option.id)]; (show.words(&option.text)) }
            }
        }
    }
}

pub fn multi_choice(show: Show<'_>, options: &[Labelled]) -> Markup {
    html! {
        fieldset {
            legend { (show.l.pick("Choose all that apply", "请选择所有符合的选项")) }
            @for option in options {
                label.choice { input type="checkbox" name="options" value=(option.id) checked[show.has("options", &option.id)]; (show.words(&option.text)) }
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
                            input type="radio" name={ "scale." (scale.id) } value=(value) checked[show.has(&format!("scale.{}", scale.id), &value.to_string())];
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

/// A step's number as prompts write it, with a real minus.
fn numeral(value: i64) -> String {
    value.to_string().replace('-', "−")
}

pub fn compare(show: Show<'_>, p: &compare::Presented) -> Markup {
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
                    label.choice { input type="radio" name="value" value=(value) checked[show.has("value", &value.to_string())]; span {
                        strong { (numeral(value)) } " " (step(show, value, p.strength)) } }
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
                        @for (value, en, zh) in [("true", "a real word", "真词"), ("false", "not a word", "非词")] {
                            label.choice {
                                input type="radio" name={ "word." (i) } value=(value) checked[show.has(&format!("word.{i}"), value)];
                                span { (show.l.pick(en, zh)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The ids of a list.
pub fn list_of(form: &Form, field: &str) -> Value {
    let ids = form.all(field);
    if ids.is_empty() { Value::Null } else { json!({ field: ids }) }
}

pub fn numbers_of(form: &Form, prefix: &str, field: &str) -> Value {
    let number = |(k, v): (&str, &str)| Some((k.to_owned(), json!(v.parse::<i64>().ok()?)));
    let numbers: Map<String, Value> = form.under(prefix).filter_map(number).collect();
    if numbers.is_empty() { Value::Null } else { json!({ field: numbers }) }
}

pub fn word_fields(response: &Value, words: &[String], put: Put<'_>) {
    for (i, word) in words.iter().enumerate() {
        if let Some(said) = response["words"][word].as_bool() {
            put(format!("word.{i}"), if said { "true" } else { "false" });
        }
    }
}

pub fn decisions(form: &Form, words: &[String]) -> Value {
    let one = |(i, said): (&str, &str)| Some((words.get(i.parse::<usize>().ok()?)?.clone(), json!(said == "true")));
    let said: Map<String, Value> = form.under("word.").filter_map(one).collect();
    if said.is_empty() { Value::Null } else { json!({ "words": said }) }
}

//! How sure a verdict is, in words and figures.

use maud::{Markup, html};
use serde_json::Value;

use super::marks::aside;
use super::page::Visit;
use crate::domain::locale::lang::say;

/// A number with so many digits, or a dash.
pub fn number(v: &Visit, value: &Value, digits: usize) -> String {
    value.as_f64().map_or_else(|| "–".to_owned(), |x| v.lang.number(x, digits))
}

/// How sure a verdict is, in words and figures.
pub fn doubt(v: &Visit, ruling: &Value) -> Markup {
    let d = &ruling["doubt"];
    let percent = |value: &Value| value.as_f64().map_or_else(|| "–".to_owned(), |x| v.lang.percent(x, 1));
    html! {
        @if !d.is_null() {
            dt { @if ruling["ability"].is_array() { (v.t("Estimate of the ability")) } @else { (v.t("Estimate of the true share")) } }
            dd { (number(v, &d["share"], 3)) " ± " (number(v, &d["standard_error"], 3)) (aside(v, html! {
                (v.t("95 % interval")) " " (number(v, &d["interval"][0], 3)) "–" (number(v, &d["interval"][1], 3)) })) }
            dt { (v.t("Chance that a pass is wrong")) } dd { (percent(&d["wrong_pass"])) }
            dt { (v.t("Chance that a not-pass is wrong")) } dd { (percent(&d["wrong_fail"])) }
            @if d["prior"].is_object() { dt { (v.t("Reckoned from")) } dd { (prior(v, &d["prior"])) } }
        }
    }
}

/// What a doubt supposes of people before they answer.
fn prior(v: &Visit, prior: &Value) -> String {
    let (a, b) = (number(v, &prior["a"], 2), number(v, &prior["b"], 2));
    match prior["people"].as_u64().unwrap_or(0) {
        0 => v.t("every share as likely as any other: fewer than 100 first attempts are known").to_owned(),
        n => say!(v, "the spread of {n} first attempts at this stage, Beta({a}, {b})", n, a, b),
    }
}

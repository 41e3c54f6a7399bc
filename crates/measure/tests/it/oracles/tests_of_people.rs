//! The family of classical test theory: alpha and its kin, items against totals.

use serde_json::Value;
use touchstone_measure::reliability::classical::Scores;

use super::tally::CLOSE;
use super::{Tally, text};

pub fn cronbach(case: &Value, tally: &mut Tally) {
    let (id, expected) = (text(case, "id"), &case["expected"]);
    let numbers = |v: &Value| v.as_array().expect("a row").iter().filter_map(Value::as_f64).collect::<Vec<f64>>();
    let rows = case["input"]["persons_by_items"].as_array().expect("rows").iter().map(numbers).collect();
    let Ok(scores) = Scores::new(rows) else {
        tally.same(id, "alpha", &expected["alpha"].is_number(), &false);
        return;
    };
    if expected["alpha"].get("error").is_some() {
        return;
    }
    tally.defined(id, "alpha", scores.alpha(), &expected["alpha"], CLOSE);
    if expected["psych"]["raw_alpha"].is_number() {
        tally.defined(id, "psych alpha", scores.alpha(), &expected["psych"]["raw_alpha"], CLOSE);
    }
    for (name, ours) in [("kr20", scores.kr20()), ("kr20_sample_variance", scores.kr20_of_population())] {
        if let Some(theirs) = expected.get(name) {
            tally.defined(id, name, ours, theirs, CLOSE);
        }
    }
    if let (Some(theirs), Ok((low, high))) = (expected["ci95"].as_array(), scores.alpha_interval(0.95)) {
        // Rounded to three decimals there.
        for (ours, theirs) in [low, high].into_iter().zip(theirs) {
            tally.same(id, "interval", &((ours - theirs.as_f64().unwrap_or(f64::NAN)).abs() < 5.01e-4), &true);
        }
    }
    for (i, figures) in scores.figures().into_iter().enumerate() {
        let at = |name: &str| expected.get(name).map(|list| &list[i]);
        if let Some(theirs) = at("item_mean") {
            tally.number(id, "mean", figures.mean, theirs);
        }
        for (name, ours) in [("item_total_r", figures.item_total), ("item_rest_r", figures.item_rest)] {
            if let Some(theirs) = at(name) {
                tally.defined(id, name, ours.map(|c| c.value).ok_or("constant"), theirs, CLOSE);
            }
        }
        let psych = |name: &str| expected["psych"].get(name).map(|list| &list[i]).filter(|v| v.is_number());
        for (name, ours) in [
            ("raw_r", figures.item_total.map(|c| c.value)),
            ("r_drop", figures.item_rest.map(|c| c.value)),
            ("alpha_drop", figures.alpha_without),
        ] {
            if let (Some(theirs), Some(ours)) = (psych(name), ours) {
                tally.number(id, name, ours, theirs);
            }
        }
        if let Some(theirs) = at("upper_lower_27_discrimination") {
            tally.defined(id, "upper-lower", scores.upper_lower(i, 0.27), theirs, CLOSE);
        }
    }
}

//! Evidence of answers that are not a person's own, or not two persons': tails, pairs of sheets, echo of a model, agreement without gold.

use std::collections::BTreeMap;

use serde_json::Value;
use touchstone_measure::agreement::correlated::{Signs, of_pair};
use touchstone_measure::agreement::table::Pair;
use touchstone_measure::integrity::echo::{Echoed, echo, honest_match};
use touchstone_measure::integrity::multiple::{Adjustment, adjusted};
use touchstone_measure::integrity::pairs::{Given, alike, room};
use touchstone_measure::integrity::poisson_binomial::{PoissonBinomial, at_least};

use super::tally::CLOSE;
use super::{Tally, text};

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("numbers").iter().map(|v| v.as_f64().expect("a number")).collect()
}

fn whole(value: &Value) -> usize {
    value.as_u64().expect("a count") as usize
}

pub fn collusion(case: &Value, tally: &mut Tally) {
    match text(&case["input"], "op") {
        "poisson_binomial" => tails(case, tally),
        "pair" => pair(case, tally),
        "adjust" => adjust(case, tally),
        "echo" => echoes(case, tally),
        "room" => rooms(case, tally),
        "correlated_agreement" => correlated(case, tally),
        other => tally.wrong.push(format!("op \"{other}\" is not known")),
    }
}

/// A tail, relatively right down to 1e-200.
fn tail(tally: &mut Tally, id: &str, what: &str, ours: f64, theirs: &Value) {
    tally.number(id, what, ours, theirs);
    let theirs = theirs.as_f64().expect("a tail");
    if theirs > 1e-200 && (ours / theirs - 1.0).abs() > CLOSE {
        tally.wrong.push(format!("{id} {what}: expected {theirs}, ours is {ours}"));
    }
}

fn tails(case: &Value, tally: &mut Tally) {
    let (id, expected) = (text(case, "id"), &case["expected"]);
    let chances = numbers(&case["input"]["p"]);
    let all = PoissonBinomial::new(&chances).expect("chances");
    tally.number(id, "mean", all.mean(), &expected["mean"]);
    tally.number(id, "variance", all.variance(), &expected["variance"]);
    for (i, k) in case["input"]["k"].as_array().expect("counts").iter().map(whole).enumerate() {
        tail(tally, id, "at_least", all.at_least(k), &expected["at_least"][i]);
        tail(tally, id, "at_least alone", at_least(k, &chances), &expected["at_least"][i]);
        tail(tally, id, "mid_p", all.mid_p(k), &expected["mid_p"][i]);
    }
    // Long ones are not printed.
    if let Some(pmf) = expected["pmf"].as_array() {
        tally.same(id, "pmf", &all.exactly().len(), &pmf.len());
        all.exactly().iter().zip(pmf).for_each(|(ours, theirs)| tail(tally, id, "pmf", *ours, theirs));
    }
}

fn pair(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let laws = |name: &str| -> Vec<BTreeMap<String, f64>> {
        let law = |l: &Value| l.as_object().expect("a law").iter().map(|(o, p)| (o.clone(), p.as_f64().expect("a chance"))).collect();
        input[name].as_array().expect("laws").iter().map(law).collect()
    };
    let place = |law: &BTreeMap<String, f64>, option: &Value| law.keys().position(|o| Some(o.as_str()) == option.as_str());
    let (laws_a, laws_b) = (laws("law_a"), laws("law_b"));
    let values = |laws: &[BTreeMap<String, f64>]| -> Vec<Vec<f64>> { laws.iter().map(|l| l.values().copied().collect()).collect() };
    let (values_a, values_b) = (values(&laws_a), values(&laws_b));
    let sheet = |name: &str, named: &[BTreeMap<String, f64>], laws| -> Vec<Given> {
        let laws: &[Vec<f64>] = laws;
        let given = |i: usize| {
            let (option, key) = (place(&named[i], &input[name][i])?, place(&named[i], &input["key"][i]));
            Some(Given { item: i as u32, option, key, law: &laws[i] })
        };
        (0..laws.len()).filter_map(given).collect()
    };
    let found = alike(&sheet("a", &laws_a, &values_a), &sheet("b", &laws_b, &values_b)).expect("sheets");
    tally.same(id, "compared", &found.compared, &whole(&expected["compared"]));
    tally.same(id, "matches", &found.matches, &whole(&expected["matches"]));
    tally.same(id, "wrong_matches", &found.wrong_matches, &whole(&expected["wrong_matches"]));
    tally.number(id, "expected_matches", found.expected, &expected["expected_matches"]);
    tally.number(id, "expected_wrong_matches", found.expected_wrong, &expected["expected_wrong_matches"]);
    tail(tally, id, "p", found.p, &expected["p"]);
    tail(tally, id, "p_wrong", found.p_wrong, &expected["p_wrong"]);
    tally.defined(id, "z", found.omega.ok_or("nothing is uncertain"), &expected["z"], CLOSE);
}

fn adjust(case: &Value, tally: &mut Tally) {
    let (id, expected) = (text(case, "id"), &case["expected"]);
    let p = numbers(&case["input"]["p"]);
    for (name, how) in [
        ("bonferroni", Adjustment::Bonferroni),
        ("holm", Adjustment::Holm),
        ("bh", Adjustment::BenjaminiHochberg),
        ("by", Adjustment::BenjaminiYekutieli),
    ] {
        let ours = adjusted(&p, p.len(), how).expect("p values");
        tally.same(id, name, &ours.len(), &expected[name].as_array().expect("adjusted").len());
        ours.iter().enumerate().for_each(|(i, ours)| tail(tally, id, name, *ours, &expected[name][i]));
    }
}

fn echoes(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let asked = input["items"].as_array().expect("items").iter().zip(input["answers"].as_array().expect("answers"));
    let items: Vec<Echoed> = asked
        .filter(|(_, answer)| !answer.is_null())
        .map(|(item, answer)| {
            let (model, model_right) = (text(item, "model"), item["model"] == item["key"]);
            let share = item["wrong"][model].as_f64().unwrap_or(0.0);
            let honest = honest_match(item["p_right"].as_f64().expect("a chance"), model_right, share);
            Echoed { honest, matches: answer.as_str() == Some(model), model_right }
        })
        .collect();
    let found = echo(&items, input["copy_rate"].as_f64().expect("a share"), 0.95).expect("items");
    for (name, ours) in [
        ("answered", found.answered),
        ("matches", found.matches),
        ("model_wrong_items", found.model_wrong),
        ("model_wrong_matches", found.wrong_matches),
    ] {
        tally.same(id, name, &ours, &whole(&expected[name]));
    }
    tally.number(id, "log_lr", found.log_ratio, &expected["log_lr"]);
    tally.within(id, "copy_rate_mle", found.copied, &expected["copy_rate_mle"], 1e-5);
    tally.number(id, "expected_matches", found.expected, &expected["expected_matches"]);
    tail(tally, id, "p_matches", found.p, &expected["p_matches"]);
    tail(tally, id, "p_model_wrong_matches", found.p_wrong, &expected["p_model_wrong_matches"]);
    // Theirs ends at 14 answers, ours later.
    if !expected["p_log_lr_exact"].is_null() {
        tail(tally, id, "p_log_lr_exact", found.p_ratio.expect("few items"), &expected["p_log_lr_exact"]);
    }
    assert!(found.copied_interval.0 <= found.copied && found.copied <= found.copied_interval.1, "{id}");
    assert!(found.p_ratio.is_none_or(|p| p <= found.p_ratio_bound + 1e-12), "{id}");
}

fn rooms(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let wrong = whole(&input["wrong_options"]);
    let rate = input["fdr"].as_f64().expect("a rate");
    let law = |p: f64| -> Vec<f64> { std::iter::once(p).chain((0..wrong).map(|_| (1.0 - p) / wrong as f64)).collect() };
    let laws: Vec<Vec<Vec<f64>>> =
        input["p_right"].as_array().expect("people").iter().map(|p| numbers(p).into_iter().map(law).collect()).collect();
    let sheets: Vec<Vec<Given>> = laws
        .iter()
        .enumerate()
        .map(|(person, laws)| {
            let given = |(i, law): (usize, &'_ Vec<f64>)| (i, law.as_ptr(), whole(&input["sheets"][person][i]));
            let options: Vec<_> = laws.iter().enumerate().map(given).collect();
            options.into_iter().map(|(i, _, option)| Given { item: i as u32, option, key: Some(0), law: &laws[i] }).collect()
        })
        .collect();
    let all = room(&sheets, 1, 1.0).expect("sheets");
    let theirs = expected["pairs"].as_array().expect("pairs");
    tally.same(id, "pairs", &all.pairs.len(), &theirs.len());
    for (ours, theirs) in all.pairs.iter().zip(theirs) {
        tally.same(id, "pair", &ours.sheets, &(whole(&theirs[0]), whole(&theirs[1])));
        tally.same(id, "matches", &ours.alike.matches, &whole(&theirs[2]));
        tail(tally, id, "p", ours.alike.p, &theirs[3]);
        tail(tally, id, "bh", ours.hochberg, &theirs[4]);
        tail(tally, id, "by", ours.yekutieli, &theirs[5]);
    }
    // Alarms are the same where only pairs up to the rate are listed.
    for room in [all, room(&sheets, 1, rate).expect("sheets")] {
        for (name, of) in [("flagged_bh", 0), ("flagged_by", 1)] {
            let flagged = room.pairs.iter().filter(|p| [p.hochberg, p.yekutieli][of] <= rate);
            let ours: Vec<(usize, usize)> = flagged.map(|p| p.sheets).collect();
            let theirs = expected[name].as_array().expect("pairs").iter().map(|p| (whole(&p[0]), whole(&p[1]))).collect();
            tally.same(id, name, &ours, &theirs);
        }
    }
}

fn correlated(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let labels = super::ids(&input["labels"]);
    let place = |label: &Value| labels.iter().position(|l| Some(l.as_str()) == label.as_str());
    let mut table = Pair::new(labels.len());
    for (a, b) in input["a"].as_array().expect("labels").iter().zip(input["b"].as_array().expect("labels")) {
        if let (Some(a), Some(b)) = (place(a), place(b)) {
            table.add(a, b);
        }
    }
    tally.same(id, "tasks", &(table.units() as usize), &whole(&expected["tasks"]));
    tally.defined(id, "same", table.percent_agreement(), &expected["same"], CLOSE);
    let same = of_pair(&table, &Signs::same(labels.len()));
    let together = of_pair(&table, &Signs::learned(&table));
    tally.defined(id, "across", same.map(|c| c.across), &expected["across"], CLOSE);
    tally.defined(id, "corrected", same.map(|c| c.value), &expected["corrected"], CLOSE);
    tally.defined(id, "correlated", together.map(|c| c.value), &expected["correlated"], CLOSE);
}

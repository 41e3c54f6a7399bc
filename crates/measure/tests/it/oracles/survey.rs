//! Audits as sample surveys against R's survey package, and sizes and allocations against their formulas.

use std::collections::BTreeMap;

use serde_json::Value;
use touchstone_measure::sampling::allocation::{self, Margin, Stratum};
use touchstone_measure::sampling::difference::{self, Share};
use touchstone_measure::sampling::effective::{ShareMethod, kish};
use touchstone_measure::sampling::sample::{Estimate, Post, Sample};
use touchstone_measure::sampling::{SamplingError, draw};

use super::tally::{CLOSE, Tally, text};

pub fn survey(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    match text(input, "op") {
        "mean" => mean(id, input, expected, tally),
        "allocate" => allocate(id, input, expected, tally),
        "size_for_margin" => size_for_margin(id, input, expected, tally),
        "kish" => {
            let ours = kish(&numbers(&input["weights"]).expect("weights"));
            tally.defined(id, "n_eff", ours.map(|k| k.effective_size), &expected["n_eff"], CLOSE);
            tally.defined(id, "deff_weights", ours.map(|k| k.design_effect), &expected["deff_weights"], CLOSE);
        }
        "difference" => {
            let get = |name: &str| input[name].as_f64().expect("a number");
            let before = Share { share: get("share_before"), effective_size: get("n_eff_before") };
            let now = Share { share: get("share_now"), effective_size: get("n_eff_now") };
            let ours = difference::of_shares(before, now, get("level"));
            tally.defined(id, "difference", ours.map(|d| d.difference), &expected["difference"], CLOSE);
            tally.defined(id, "se", ours.map(|d| d.standard_error), &expected["se"], CLOSE);
            interval(id, "wald", ours.map(|d| d.wald), &expected["wald"], CLOSE, tally);
            interval(id, "newcombe", ours.map(|d| d.newcombe), &expected["newcombe"], CLOSE, tally);
        }
        other => panic!("{other} is not known"),
    }
}

fn numbers(value: &Value) -> Option<Vec<f64>> {
    value.as_array().map(|list| list.iter().map(|v| v.as_f64().expect("a number")).collect())
}

/// A list of names, each by its number.
fn numbered(value: &Value, known: &mut BTreeMap<String, usize>) -> Option<Vec<usize>> {
    let number = |name: &Value, known: &mut BTreeMap<String, usize>| {
        let next = known.len();
        *known.entry(name.to_string()).or_insert(next)
    };
    value.as_array().map(|list| list.iter().map(|name| number(name, known)).collect())
}

pub fn interval<E: std::fmt::Debug + Copy>(
    id: &str,
    what: &str,
    ours: Result<(f64, f64), E>,
    theirs: &Value,
    tolerance: f64,
    tally: &mut Tally,
) {
    let at = |n: usize| theirs.get(n).unwrap_or(&Value::Null);
    tally.defined(id, &format!("{what} low"), ours.map(|i| i.0), at(0), tolerance);
    tally.defined(id, &format!("{what} high"), ours.map(|i| i.1), at(1), tolerance);
}

fn mean(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let values = numbers(&input["y"]).expect("values");
    let mut names = BTreeMap::new();
    let strata = numbered(&input["strata"], &mut names);
    let clusters = numbered(&input["cluster"], &mut BTreeMap::new());
    let weights = numbers(&input["weights"]);
    let population: Option<Vec<u64>> = input["fpc"].as_array().map(|list| {
        let mut sizes = vec![0; names.len().max(1)];
        for (i, size) in list.iter().enumerate() {
            sizes[strata.as_ref().map_or(0, |s| s[i])] = size.as_u64().expect("a size");
        }
        sizes
    });
    let domain: Option<Vec<bool>> = input["domain"].as_array().map(|list| list.iter().map(|v| v.as_u64() == Some(1)).collect());
    let mut groups = BTreeMap::new();
    let post = numbered(&input["post"], &mut groups);
    let mut totals = vec![0.0; groups.len()];
    for (name, number) in &groups {
        totals[*number] = input["post_totals"][name.trim_matches('"')].as_f64().expect("a total");
    }
    let sample = Sample {
        values: &values,
        strata: strata.as_deref(),
        clusters: clusters.as_deref(),
        weights: weights.as_deref(),
        population: population.as_deref(),
        domain: domain.as_deref(),
        post: post.as_deref().map(|groups| Post { groups, totals: &totals }),
    };
    let ours = sample.estimate();
    let theirs = &expected["r_survey"];
    // R stops where there are no answers or a stratum's spread is not known: what we say there stands in `own`.
    let followed = if theirs.get("mean").is_some() { theirs } else { &expected["own"] };
    let spread = ours.and_then(|e| e.spread);
    tally.defined(id, "mean", ours.map(|e| e.mean), &followed["mean"], CLOSE);
    tally.defined(id, "total", ours.map(|e| e.total), &followed["total"], CLOSE);
    tally.defined(id, "df", ours.map(|e| e.degrees_of_freedom as f64), &followed["df"], CLOSE);
    tally.defined(id, "se", spread.map(|s| s.standard_error), &followed["se"], CLOSE);
    tally.defined(id, "se_total", spread.map(|s| s.total_standard_error), &followed["se_total"], CLOSE);
    if followed != theirs {
        return;
    }
    let estimate = ours.expect("an estimate");
    let spread = spread.expect("a spread");
    tally.defined(id, "deff", spread.design_effect.ok_or(()), &theirs["deff"], CLOSE);
    tally.defined(id, "deff_replace", spread.design_effect_with_replacement.ok_or(()), &theirs["deff_replace"], CLOSE);
    interval(id, "ci95_t", estimate.interval(0.95), &theirs["ci95_t"], CLOSE, tally);
    shares(id, &estimate, expected, tally);
}

fn shares(id: &str, estimate: &Estimate, expected: &Value, tally: &mut Tally) {
    let of = |method| estimate.share_interval(0.95, method);
    if let Some(theirs) = expected.get("effective") {
        tally.defined(id, "n_eff", estimate.effective_size(), &theirs["n_eff"], CLOSE);
        tally.defined(id, "n_eff_korn_graubard", estimate.effective_size_for(0.95), &theirs["n_eff_korn_graubard"], CLOSE);
        interval(id, "wilson_eff", of(ShareMethod::Wilson), &theirs["wilson_eff"], CLOSE, tally);
        interval(id, "clopper_pearson_eff", of(ShareMethod::ClopperPearson), &theirs["clopper_pearson_eff"], CLOSE, tally);
        interval(id, "korn_graubard", of(ShareMethod::KornGraubard), &theirs["korn_graubard"], CLOSE, tally);
    }
    let theirs = &expected["r_survey"];
    // At a share of 0 or 1, and of a census, R has no answer or a wrong one: `effective` has ours.
    let census = estimate.effective_size() == Err(SamplingError::Census);
    if theirs.get("ciprop_mean").is_none() || census || estimate.mean == 1.0 || estimate.mean == 0.0 {
        return;
    }
    interval(id, "ciprop_beta", of(ShareMethod::KornGraubard), &theirs["ciprop_beta"], CLOSE, tally);
    interval(id, "ciprop_xlogit", of(ShareMethod::Logit), &theirs["ciprop_xlogit"], CLOSE, tally);
    // The same by a fitted model, which stops at 1e-8.
    interval(id, "ciprop_logit", of(ShareMethod::Logit), &theirs["ciprop_logit"], 1e-8, tally);
    // Beyond the end of the scale R's sine turns back: ours is cut there.
    if of(ShareMethod::Arcsine).is_ok_and(|(low, high)| low > 0.0 && high < 1.0) {
        interval(id, "ciprop_asin", of(ShareMethod::Arcsine), &theirs["ciprop_asin"], CLOSE, tally);
    }
    interval(id, "ciprop_mean", of(ShareMethod::Student), &theirs["ciprop_mean"], CLOSE, tally);
}

fn allocate(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let list = |name: &str| numbers(&input[name]).expect("a list");
    let sizes: Vec<u64> = list("stratum_sizes").into_iter().map(|s| s as u64).collect();
    let costs = numbers(&input["cost"]).unwrap_or_else(|| vec![1.0; sizes.len()]);
    let n = input["n"].as_u64().expect("a number");
    let at_least = input["at_least"].as_u64().expect("a number");
    let strata: Vec<Stratum> = sizes
        .iter()
        .zip(list("shares"))
        .zip(costs)
        .map(|((size, share), cost)| Stratum { cost, ..Stratum::of_share(*size, share) })
        .collect();
    for (name, parts) in [("proportional", allocation::proportional(&strata, n)), ("neyman", allocation::neyman(&strata, n))] {
        let parts = parts.expect("an allocation");
        let whole = allocation::whole(&parts, &sizes, at_least).expect("an allocation");
        tally.same(id, name, &parts.len(), &expected[name].as_array().map_or(0, Vec::len));
        for (i, part) in parts.iter().enumerate() {
            tally.number(id, name, *part, &expected[name][i]);
        }
        let theirs: Vec<u64> = numbers(&expected[format!("{name}_whole")]).expect("a list").into_iter().map(|n| n as u64).collect();
        tally.same(id, name, &whole, &theirs);
        if name == "neyman" {
            tally.defined(id, "variance", allocation::variance_of_mean(&strata, &whole), &expected["variance_of_mean"], CLOSE);
        }
        // What is allotted can be drawn.
        let takes: Vec<draw::Take> = sizes.iter().zip(&whole).map(|(size, draw)| draw::Take { size: *size, draw: *draw }).collect();
        let drawn = draw::stratified(&draw::key(1), &takes).expect("a sample");
        tally.same(id, "drawn", &drawn.iter().map(|d| d.len() as u64).collect(), &whole);
    }
}

fn size_for_margin(id: &str, input: &Value, expected: &Value, tally: &mut Tally) {
    let get = |name: &str| input[name].as_f64().expect("a number");
    let margin = Margin {
        share: get("share"),
        half_width: get("half_width"),
        level: get("level"),
        design_effect: get("deff"),
        population: input["lot_size"].as_u64(),
    };
    let ours = margin.size();
    tally.defined(id, "n0", ours.map(|s| s.without_end), &expected["n0"], CLOSE);
    tally.defined(id, "n", ours.map(|s| s.exact), &expected["n"], CLOSE);
    tally.defined(id, "n_whole", ours.map(|s| s.units as f64), &expected["n_whole"], CLOSE);
}

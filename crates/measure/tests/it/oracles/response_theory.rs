//! The families of item response theory: curves, abilities, calibration.

use serde_json::Value;
use touchstone_measure::irt::ability::{self, Ability, Prior};
use touchstone_measure::irt::calibrate::{Answers, Calibration, Model, Options, calibrate};
use touchstone_measure::irt::curve::{Item, test_information};
use touchstone_measure::irt::select;

use super::tally::CLOSE;
use super::{Tally, text};

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().map(|l| l.iter().filter_map(Value::as_f64).collect()).unwrap_or_default()
}

pub fn curves(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let theta = numbers(&input["theta"]);
    if let Some(rows) = input.get("items_abcd").and_then(Value::as_array) {
        let items: Vec<Item> = rows.iter().map(numbers).map(|p| Item { a: p[0], b: p[1], c: p[2], d: p[3] }).collect();
        let given: Vec<usize> = numbers(&input["administered"]).into_iter().map(|i| i as usize).collect();
        for (i, t) in theta.iter().enumerate() {
            let information = test_information(&items, *t);
            tally.number(id, "test_info", information, &expected["test_info"][i]);
            tally.number(id, "see", information.sqrt().recip(), &expected["see"][i]);
            tally.number(id, "reliability", 1.0 - 1.0 / information, &expected["reliability_1_minus_1_over_I"][i]);
            let next = select::by_information(&items, &given, *t).first().map(|(item, _)| *item as u64);
            tally.same(id, "next", &next, &expected["max_info_next_item"][i].as_u64());
        }
        return;
    }
    let of = |name: &str| input[name].as_f64().expect("a parameter");
    let item = Item { a: of("a"), b: of("b"), c: of("c"), d: of("d") };
    for (i, t) in theta.iter().enumerate() {
        tally.number(id, "p", item.p(*t), &expected["p"][i]);
        if expected["info"][i].is_null() {
            // 0/0 in the library's far tail; the value is 0.
            tally.same(id, "info", &(item.information(*t) < 1e-12), &true);
        } else {
            tally.number(id, "info", item.information(*t), &expected["info"][i]);
        }
    }
    tally.within(id, "theta_max_info", item.most_informative(), &expected["theta_max_info"], 1e-7);
}

pub fn abilities(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let (a, b) = (numbers(&input["a"]), numbers(&input["b"]));
    let c = input["c"].as_f64().unwrap_or(0.0);
    let items: Vec<Item> = a.iter().zip(&b).map(|(a, b)| Item::three(*a, *b, c)).collect();
    for (i, pattern) in input["responses"].as_array().expect("patterns").iter().enumerate() {
        let answers: Vec<bool> = pattern.as_str().expect("a pattern").chars().map(|c| c == '1').collect();
        let theta = |a: Ability| a.theta;
        let eap = ability::expected_a_posteriori(&items, &answers, Prior::STANDARD);
        tally.defined(id, "eap", eap.map(theta), &expected["grid_eap"][i], CLOSE);
        tally.defined(id, "sd", eap.map(|a| a.standard_error), &expected["grid_posterior_sd"][i], CLOSE);
        if expected.get("root_mle").is_some() {
            tally.defined(id, "mle", ability::maximum_likelihood(&items, &answers).map(theta), &expected["root_mle"][i], 1e-7);
            let map = ability::maximum_a_posteriori(&items, &answers, Prior::STANDARD);
            tally.defined(id, "map", map.map(theta), &expected["root_map"][i], 1e-7);
        }
    }
}

pub fn calibration(case: &Value, tally: &mut Tally) {
    let (id, input, expected) = (text(case, "id"), &case["input"], &case["expected"]);
    let row = |pattern: &str| pattern.chars().map(|c| Some(c == '1')).collect::<Vec<_>>();
    let answers = match input.get("pattern_frequencies").and_then(Value::as_object) {
        Some(counts) => Answers::counted(counts.iter().map(|(p, n)| (row(p), n.as_f64().expect("a count")))),
        None => Answers::counted(input["responses"].as_array().expect("patterns").iter().map(|p| (row(p.as_str().expect("text")), 1.0))),
    }
    .expect("answers");
    for (name, model) in [("direct_1pl", Model::One), ("direct_2pl", Model::Two)] {
        let Some(theirs) = expected.get(name) else { continue };
        let ours: Calibration = calibrate(&answers, &Options { nodes: 81, ..Options::new(model) }).expect("converged");
        tally.within(id, &format!("{name} logL"), ours.log_likelihood, &theirs["loglik"], 1e-9);
        for (j, item) in ours.items.iter().enumerate() {
            for (what, value) in
                [("a", item.item.a), ("b", item.item.b), ("d", item.intercept), ("se_d", item.intercept_error), ("se_a", item.slope_error)]
            {
                let list = theirs[what].as_array().expect("a list");
                let theirs = list.get(j).unwrap_or(&list[0]);
                tally.within(id, &format!("{name} {what} {j}"), value, theirs, 1e-6);
            }
        }
    }
    if let Some(truth) = input.get("true_c") {
        // 3PL is weakly identified and the library could not fit it: our curves against the true ones.
        recovered(id, input, truth.as_f64().expect("c"), &answers, tally);
    }
}

fn recovered(id: &str, input: &Value, c: f64, answers: &Answers, tally: &mut Tally) {
    use touchstone_measure::irt::calibrate::{Normal, Priors};
    let priors = Priors {
        ln_slope: Some(Normal { mean: 0.0, deviation: 0.5 }),
        difficulty: vec![Normal { mean: 0.0, deviation: 2.0 }],
        asymptote: Some((5.0, 17.0)),
    };
    let ours = calibrate(answers, &Options { priors, ..Options::new(Model::Three) }).expect("converged");
    let (a, b) = (numbers(&input["true_a"]), numbers(&input["true_b"]));
    for (j, estimate) in ours.items.iter().enumerate() {
        let truth = Item::three(a[j], b[j], c);
        for step in -4..=4 {
            let theta = f64::from(step) / 2.0;
            tally.within(id, &format!("curve {j} at {theta}"), estimate.item.p(theta), &Value::from(truth.p(theta)), 0.08);
        }
    }
}

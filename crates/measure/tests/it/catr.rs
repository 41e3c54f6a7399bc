//! Values of catR (Magis and Raîche 2012): items chosen and abilities estimated, step by step, over a bank of four-parameter items.

use serde_json::Value;
use touchstone_measure::draw::Stream;
use touchstone_measure::irt::ability::{self, Ability, AbilityError, Prior};
use touchstone_measure::irt::curve::Item;
use touchstone_measure::irt::select::{Rule, next};

/// catR looks for abilities in −4..=4 and stops within `uniroot`'s default tolerance, ⁴√ε = 1.2e-4.
const REACH: f64 = 4.0;
const ROOT: f64 = 1.3e-4;
/// What the tails of a posterior beyond ±4 may add to its mean.
const TAILS: f64 = 4e-3;

fn file() -> Value {
    let path = crate::root().join("tests/published/catr.json");
    serde_json::from_slice(&std::fs::read(path).expect("readable")).expect("JSON")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn place(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("a position")).expect("a position")
}

fn bank(file: &Value) -> Vec<Item> {
    let item = |row: &Value| Item { a: number(&row[0]), b: number(&row[1]), c: number(&row[2]), d: number(&row[3]) };
    file["bank"].as_array().expect("rows").iter().map(item).collect()
}

/// Calls with each step of each run: the step, the positions given up to it, and the answers.
fn each_step(mut see: impl FnMut(&[Item], &Value, &[usize], &[bool])) -> usize {
    let file = file();
    let bank = bank(&file);
    let mut steps = 0;
    for run in file["runs"].as_array().expect("runs") {
        let (mut given, mut answers) = (Vec::new(), Vec::new());
        for step in run.as_array().expect("steps") {
            given.push(place(&step["information"]));
            answers.push(step["right"].as_i64() == Some(1));
            see(&bank, step, &given, &answers);
            steps += 1;
        }
    }
    steps
}

#[test]
fn catr_3_17_next_items_by_information_and_by_difficulty() {
    let steps = each_step(|bank, step, given, _| {
        let (theta, before) = (number(&step["at"]), &given[..given.len() - 1]);
        let chosen = |out: &[usize], rule| next(bank, out, theta, rule, &mut Stream::new(1));
        assert_eq!(chosen(before, Rule::Information), given.last().copied(), "{step}");
        // The nearest difficulty was asked for after the item by information had been given.
        assert_eq!(chosen(given, Rule::Difficulty), Some(place(&step["difficulty"])), "{step}");
        let told = bank[*given.last().expect("one")].information(theta);
        assert!((told - number(&step["told"])).abs() < 1e-12, "{told} {step}");
    });
    assert_eq!(steps, 120);
}

#[test]
fn catr_3_17_abilities_eap_map_ml_and_wl_with_their_errors() {
    let mut seen = [0; 4];
    each_step(|bank, step, given, answers| {
        let items: Vec<Item> = given.iter().map(|i| bank[*i]).collect();
        let mut compare = |which: usize, name: &str, ours: Ability, within: f64| {
            let (theta, error) = (number(&step[name][0]), number(&step[name][1]));
            assert!((ours.theta - theta).abs() <= within, "{name} {ours:?} {step}");
            // The error is read at catR's own estimate, so it differs with it.
            assert!((ours.standard_error - error).abs() <= 3.0 * within * error.max(1.0), "{name} {ours:?} {step}");
            seen[which] += 1;
        };
        // catR sums 33 points of −4..=4, so that its posterior lacks what lies beyond.
        compare(0, "eap", ability::expected_a_posteriori(&items, answers, Prior::STANDARD).expect("defined"), TAILS);
        compare(1, "map", ability::maximum_a_posteriori(&items, answers, Prior::STANDARD).expect("defined"), ROOT);
        for (which, name, ours) in
            [(2, "ml", ability::maximum_likelihood(&items, answers)), (3, "wl", ability::weighted_likelihood(&items, answers))]
        {
            let theirs = number(&step[name][0]);
            match ours {
                Ok(ours) if ours.theta.abs() < REACH => compare(which, name, ours, ROOT),
                // catR stops at the end of its range where there is no highest point in it.
                Ok(ours) => assert!(theirs.signum() == ours.theta.signum() && theirs.abs() >= REACH - ROOT, "{name} {ours:?} {step}"),
                Err(why) => assert!(why == AbilityError::Unbounded && theirs.abs() >= REACH - ROOT, "{name} {why:?} {step}"),
            }
        }
    });
    println!("compared: EAP {}, MAP {}, ML {}, WL {}", seen[0], seen[1], seen[2], seen[3]);
    assert!(seen[0] == 120 && seen[1] == 120 && seen[2] > 60 && seen[3] > 90, "{seen:?}");
}

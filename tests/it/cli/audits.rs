//! `touchstone audit`: certificates against the given cases, sentences, and what is refused.

use serde_json::Value;

use super::{texts, touchstone};

const NOWHERE: &str = "sqlite:/nowhere/at/all.db";

fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    texts(&touchstone(NOWHERE, arguments, input))
}

/// The cases of the oracle whose test is the one that the command has: with an expectation that is worth so many draws.
#[test]
fn certify_finds_what_the_oracle_risk_limit_has_of_its_test() {
    let oracle = std::fs::read_to_string(crate::support::root().join("tests/oracles/risk_limit.json")).expect("readable");
    let oracle: Value = serde_json::from_str(&oracle).expect("JSON");
    let mut compared = 0;
    for case in oracle["cases"].as_array().expect("cases") {
        let input = &case["input"];
        let number = |of: &Value| of.as_f64().unwrap_or(f64::NAN);
        let (limit, eta, c) = (number(&input["limit"]), number(&input["par"]["eta"]), number(&input["par"]["c"]));
        let share = 1.0 - eta;
        let ours = input["op"] == "martingale" && input["test"] == "alpha_shrink_trunc" && input["lot_size"].is_u64();
        let right: Vec<f64> = input["right"].as_array().map(|all| all.iter().map(number).collect()).unwrap_or_default();
        if !ours || ((limit - share) / 2.0 - c).abs() > 1e-12 || right.is_empty() {
            continue;
        }
        let rows = right.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        let (lot, limit, share) = (input["lot_size"].to_string(), limit.to_string(), share.to_string());
        let weight = input["par"]["d"].to_string();
        let flags = ["--lot", &lot, "--limit", &limit, "--expected", &share, "--weight", &weight, "--right", "right", "--json"];
        let arguments: Vec<&str> = ["audit", "certify", "-"].into_iter().chain(flags).collect();
        let (code, out, told) = run(&arguments, &format!("right\n{rows}"));
        let found: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{}: {told}", case["id"]));
        let p = case["expected"]["p_running"].as_array().and_then(|all| all.last()).map_or(f64::NAN, number);
        let after = &case["expected"]["certified_after"]["0.05"];
        assert!((number(&found["p"]) - p).abs() <= 1e-9 * p.max(1e-9), "{}: {found}", case["id"]);
        assert_eq!((code == 0, found["verdict"] == "certified"), (after.is_u64(), after.is_u64()), "{}: {found}", case["id"]);
        if after.is_u64() {
            assert_eq!(&found["after"], after, "{}", case["id"]);
        }
        compared += 1;
    }
    assert!(compared >= 5, "only {compared} cases of the oracle are of this test");
}

#[test]
fn certify_says_what_it_found_and_what_it_rests_on() {
    let rows = |n: usize| "id,error\n".to_owned() + &"t,0\n".repeat(n);
    let flags = ["audit", "certify", "-", "--lot", "1200"];
    let (code, out, told) = run(&flags, &rows(200));
    assert_eq!(code, 0, "{out}{told}");
    assert!(out.starts_with("Certified after ") && out.contains("fewer than 5 % of the lot are errors, at a risk of 5 %"), "{out}");
    for assumption in ["about 2 % of the lot are errors", "the budget is the whole lot", "at random, each once"] {
        assert!(told.contains(assumption), "{assumption}: {told}");
    }
    // What is said to be needed at least is what is needed.
    let (code, out, _) = run(&flags, &rows(10));
    let further: usize =
        out.split("at least ").nth(1).and_then(|rest| rest.split(' ').next()).expect("a number").parse().expect("a number");
    assert_eq!((code, out.starts_with("Not yet: p is ")), (1, true), "{out}");
    assert_eq!((run(&flags, &rows(10 + further - 1)).0, run(&flags, &rows(10 + further)).0), (1, 0), "{further}");
    // As many errors as the limit allows in the whole lot: nothing can certify it.
    let wrong = "error\n".to_owned() + &"1\n".repeat(60);
    let (code, out, _) = run(&flags, &wrong);
    assert!(code == 1 && out.starts_with("Refused after 60 reviews: the errors seen alone are 5 % of the lot"), "{out}");
    let (code, out, _) = run(&["audit", "certify", "-", "--lot", "1200", "--budget", "20"], &rows(20));
    assert!(code == 1 && out.starts_with("Refused: the budget of 20 reviews is used up"), "{out}");
    // A certificate that was had stands, whatever comes later.
    let (code, out, _) = run(&flags, &(rows(200) + "late,1\n"));
    assert!(code == 0 && out.contains("201 of 1200 units were reviewed, with errors of 1 in all"), "{out}");
}

#[test]
fn certify_refuses_by_line_and_by_flag() {
    for (arguments, input, code, said) in [
        (&["--lot", "10"][..], "error\n0\nmaybe\n", 1, "-:3: \"maybe\" in column \"error\" is no share: 0 to 1, true or false"),
        (&["--lot", "10"], "error\n1.5\n", 1, "-:2: \"1.5\" in column \"error\" is no share"),
        (&["--lot", "10"], "error\n\n0\nNaN\n", 1, "\"NaN\" in column \"error\" is no share"),
        (&["--lot", "2"], "error\n0\n0\n0\n", 1, "-:4: there are more reviews than the 2 units of the lot"),
        (&["--lot", "9", "--budget", "2"], "error\n0\n0\n0\n", 1, "-:4: there are more reviews than the budget of 2"),
        (&["--lot", "10"], "wrong\n0\n", 1, "there is no column \"error\"; there are: wrong"),
        (&["--lot", "10", "--risk", "0"], "error\n0\n", 2, "--risk lies between 0 and 1"),
        (&["--lot", "10", "--limit", "1.5"], "error\n0\n", 2, "--limit lies in 0..1"),
        (&["--lot", "10", "--budget", "11"], "error\n0\n", 2, "--budget is 1 to the units of the lot"),
        (&["--lot", "10", "--expected", "2"], "error\n0\n", 2, "--expected lies in 0..1"),
        (&["--lot", "0"], "error\n0\n", 2, "--lot"),
    ] {
        let all: Vec<&str> = ["audit", "certify", "-"].into_iter().chain(arguments.iter().copied()).collect();
        let (found, _, told) = run(&all, input);
        assert!(found == code && told.contains(said), "{arguments:?}: {found} {told}");
    }
}

/// Table I and II-A of the standard have the plan; the chance of acceptance is the hypergeometric distribution in closed form.
#[test]
fn plan_has_the_plans_of_mil_std_105e_and_the_chances_of_the_hypergeometric_in_closed_form() {
    let (code, out, told) = run(&["audit", "plan", "--lot", "1200", "--aql", "1.0", "--limit", "0.05", "--json"], "");
    assert_eq!(code, 0, "{told}");
    let found: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&found["code_letter"], found["plan"].to_string()), (&Value::from("J"), r#"{"accept":2,"n":80,"refuse":3}"#.to_owned()));
    // At most two of 60 bad ones among 80 drawn of 1,200: the sum of C(60, k) C(1140, 80 − k) / C(1200, 80).
    let choose = |n: u32, k: u32| (0..k).map(|i| (f64::from(n - i) / f64::from(k - i)).ln()).sum::<f64>();
    let chance: f64 = (0..=2).map(|k| (choose(60, k) + choose(1140, 80 - k) - choose(1200, 80)).exp()).sum();
    assert!((found["risk"].as_f64().expect("a risk") - chance).abs() < 1e-9, "{chance} {found}");
    let curve = found["operating_characteristic"].as_array().expect("a curve");
    assert!(curve[0]["accepted"] == 1.0 && curve.windows(2).all(|w| w[0]["accepted"].as_f64() >= w[1]["accepted"].as_f64()), "{found}");
    let double = ["audit", "plan", "--lot", "1200", "--aql", "1.0", "--sampling", "double", "--json"];
    let found: Value = serde_json::from_str(&run(&double, "").1).expect("JSON");
    assert_eq!(found["plan"].to_string(), r#"{"accept":[0,3],"n":[50,50],"refuse":[3,4]}"#);
    let (_, table, _) = run(&["audit", "plan", "--lot", "1200", "--aql", "1.0"], "");
    assert!(
        table.starts_with("Code letter J, plan of letter J: 80 reviews; accepted with up to 2 errors, refused with 3 or more.\n"),
        "{table}"
    );
    assert!(table.contains("that is the risk of this plan"), "{table}");
    let (_, all, _) = run(&["audit", "plan", "--lot", "40", "--aql", "0.010"], "");
    assert!(all.contains("all of it is reviewed"), "{all}");
    for (arguments, said) in
        [(["--lot", "1200", "--aql", "1.1"], "--aql is none of the tables' columns"), (["--lot", "1", "--aql", "1.0"], "--lot")]
    {
        let all: Vec<&str> = ["audit", "plan"].into_iter().chain(arguments).collect();
        let (code, _, told) = run(&all, "");
        assert!(code == 2 && told.contains(said), "{told}");
    }
}

/// The mean time between false alarms is what was promised, in closed form; the least budget keeps the wish and one check less does not.
#[test]
fn budget_is_the_least_that_keeps_its_wish_and_false_alarms_are_as_rare_as_promised_in_closed_form() {
    let told = |more: &[&str]| {
        let flags = ["audit", "budget", "--kept", "0.92", "--fallen", "0.75", "--tasks", "400", "--json"];
        let (code, out, told) = run(&flags.into_iter().chain(more.iter().copied()).collect::<Vec<_>>(), "");
        assert_eq!(code, 0, "{told}");
        serde_json::from_str::<Value>(&out).expect("JSON")
    };
    let number = |of: &Value, name: &str| of[name].as_f64().expect("a number");
    let least = told(&["--within", "300", "--charts", "4"]);
    let checks = number(&least, "checks_a_week");
    // Checks of a year of 365.2425 days, over .2 alarms a year that four charts share.
    assert!((number(&least, "run_length") - checks * 52.1775 * 4.0 / 0.2).abs() < 1e-6, "{least}");
    assert!((number(&least, "delay_tasks") - number(&least, "delay_checks") * 400.0 / checks).abs() < 1e-6, "{least}");
    assert!((number(&least, "delay_days") - number(&least, "delay_tasks") * 7.0 / 400.0).abs() < 1e-9, "{least}");
    assert!(number(&least, "delay_tasks") <= 300.0, "{least}");
    let one_less = told(&["--checks", &(checks - 1.0).to_string(), "--charts", "4"]);
    assert!(number(&one_less, "delay_tasks") > 300.0 && one_less["within_tasks"].is_null(), "{one_less}");
    let (_, words, assumed) = run(&["audit", "budget", "--kept", "0.92", "--fallen", "0.75", "--tasks", "400"], "");
    assert!(words.contains("A fall from 0.92 to 0.75: signalled after ") && words.contains("5.0 years"), "{words}");
    assert!(assumed.contains("items are equally difficult"), "{assumed}");
    for (arguments, code, said) in [
        (["--kept", "0.7", "--fallen", "0.8", "--tasks", "400"], 2, "levels are 0 < --fallen < --kept < 1"),
        (["--kept", "0.9", "--fallen", "0.8", "--tasks", "0"], 2, "--tasks, --within, --false-alarms are above 0"),
        (["--kept", "0.9", "--fallen", "0.89", "--tasks", "9"], 1, "no number of checks is enough"),
    ] {
        let (found, _, told) = run(&["audit", "budget"].into_iter().chain(arguments).collect::<Vec<_>>(), "");
        assert!(found == code && told.contains(said), "{arguments:?} {found} {told}");
    }
}

//! Reports of audits: their figures against R's survey package and the oracle of risk-limiting tests, and their sentences, which are made
//! of the figures in every language.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde_json::Value;
use touchstone::domain::auditing::sampled::plan::{Lot, Part, Plan, Unit};
use touchstone::domain::auditing::sampled::report::{Report, Reviewed, certified, verdict};
use touchstone::domain::auditing::sampled::review::Outcome;
use touchstone::domain::auditing::sampled::said::{limits, methods, sentences};
use touchstone::domain::kernel::moment::Moment;
use touchstone::domain::locale::lang::Lang;
use touchstone::domain::project::sample::{AuditSample, SampleKind, Strata, Whose};
use touchstone_measure::lots::certificate::Verdict;
use uuid::Uuid;

use crate::support::root;

fn oracle(family: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(root().join(format!("tests/oracles/{family}.json"))).expect("readable");
    let whole: Value = serde_json::from_str(&text).expect("JSON");
    whole["cases"].as_array().expect("cases").clone()
}

fn plan(kind: SampleKind, strata: Vec<Part>) -> Plan {
    Plan {
        sample: "monthly".to_owned(),
        kind,
        from: 1_793_000_000_000_000,
        to: 1_795_000_000_000_000,
        annotators: Whose::Everybody,
        item_kind: None,
        stratified_by: if strata.len() > 1 { Strata::Label } else { Strata::None },
        n: strata.iter().map(|part| part.draw).sum(),
        strata,
        frame: "0".repeat(64),
        seed: "1".repeat(64),
        second: 0,
        limit: (kind == SampleKind::Certify).then_some(0.05),
        risk: (kind == SampleKind::Certify).then_some(0.05),
        expected: None,
        weight: None,
    }
}

fn reviewed(stratum: usize, judge: usize, error: Option<f64>) -> Reviewed {
    let outcome = match error {
        None => Outcome::CannotTell,
        Some(e) if e > 0.0 => Outcome::Wrong,
        Some(_) => Outcome::Right,
    };
    Reviewed { stratum, judge: format!("judge {judge}"), said: vec![verdict(outcome, error.filter(|e| *e > 0.0))], error }
}

fn near(ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap_or_else(|| panic!("{what}: a number"));
    assert!((ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0), "{what}: {ours} and {theirs}");
}

/// Stratified and finite samples, as the package `survey` of R has them: share, standard error, degrees of freedom, what they are worth.
#[test]
fn estimates_of_reports_are_those_of_the_oracle_survey() {
    let mut held = 0;
    for case in oracle("survey").iter().filter(|c| c["input"]["op"] == "mean") {
        let (input, theirs, id) = (&case["input"], &case["expected"]["r_survey"], case["id"].as_str().expect("an id"));
        let plain = ["cluster", "weights", "post", "domain"].iter().all(|part| !input[part].is_array());
        let (Some(values), Some(sizes), true) = (input["y"].as_array(), input["fpc"].as_array(), plain) else { continue };
        let values: Vec<f64> = values.iter().map(|y| y.as_f64().expect("a number")).collect();
        if values.iter().any(|y| !(0.0..=1.0).contains(y)) || !theirs["mean"].is_number() {
            continue;
        }
        let names: Vec<String> = (0..values.len()).map(|i| input["strata"][i].as_str().unwrap_or_default().to_owned()).collect();
        let mut parts: BTreeMap<&str, Part> = BTreeMap::new();
        for (name, size) in names.iter().zip(sizes) {
            let part = parts.entry(name).or_insert(Part { name: name.clone(), size: size.as_u64().expect("a size"), draw: 0 });
            part.draw += 1;
        }
        let order: Vec<&str> = parts.keys().copied().collect();
        let stratum = |name: &str| order.iter().position(|one| *one == name).expect("there");
        let rows: Vec<Reviewed> = values.iter().zip(&names).map(|(y, name)| reviewed(stratum(name), 0, Some(*y))).collect();
        let of = plan(SampleKind::Estimate, parts.values().cloned().collect());
        let estimate = Report::of(&of, &rows, None).expect("a report").estimate.expect("an estimate");
        near(estimate.share, &theirs["mean"], &format!("{id} share"));
        if let (Some(error), true) = (estimate.standard_error, theirs["se"].is_number()) {
            near(error, &theirs["se"], &format!("{id} standard error"));
        }
        if let (Some(worth), true) = (estimate.worth, case["expected"]["effective"]["n_eff"].is_number()) {
            near(worth, &case["expected"]["effective"]["n_eff"], &format!("{id} worth"));
        }
        assert_eq!(Some(estimate.degrees_of_freedom as f64), theirs["df"].as_f64(), "{id}");
        held += 1;
    }
    assert!(held >= 10, "{held}");
}

/// ALPHA with a guess that shrinks towards what was seen, draw by draw, and after how many draws the lot has its certificate.
#[test]
fn certificates_of_reports_come_when_the_oracle_risk_limit_says() {
    let mut held = 0;
    for case in oracle("risk_limit").iter().filter(|c| c["input"]["test"] == "alpha_shrink_trunc") {
        let (input, theirs, id) = (&case["input"], &case["expected"], case["id"].as_str().expect("an id"));
        let Some(lot) = input["lot_size"].as_u64() else { continue };
        let errors: Vec<Option<f64>> =
            input["right"].as_array().expect("draws").iter().map(|right| right.as_f64().map(|right| 1.0 - right)).collect();
        if errors.is_empty() {
            continue;
        }
        let number = |at: &Value| at.as_f64().expect("a number");
        for (risk, after) in theirs["certified_after"].as_object().expect("risks") {
            let of = Plan {
                limit: Some(number(&input["limit"])),
                risk: risk.parse().ok(),
                expected: Some(1.0 - number(&input["par"]["eta"])),
                weight: Some(number(&input["par"]["d"])),
                ..plan(SampleKind::Certify, vec![Part { name: String::new(), size: lot, draw: errors.len() as u64 }])
            };
            let (verdict, ps) = certified(&of, &errors).expect("terms");
            for (at, p) in ps.iter().enumerate() {
                near(*p, &theirs["p_running"][at], &format!("{id} {risk} draw {at}"));
            }
            match after.as_u64() {
                Some(after) => assert_eq!((verdict, ps.len() as u64), (Verdict::Certificate { after }, after), "{id} {risk}"),
                None => assert!(matches!(verdict, Verdict::BudgetEnded { .. }), "{id} {risk}: {verdict:?}"),
            }
            held += 1;
        }
    }
    assert!(held >= 30, "{held}");
}

fn estimate_report(wrong: usize) -> Report {
    let of = plan(SampleKind::Estimate, vec![Part { name: String::new(), size: 1_000, draw: 60 }]);
    let mut rows: Vec<Reviewed> = (0..60).map(|i| reviewed(0, i % 7, Some(if i < wrong { 1.0 } else { 0.0 }))).collect();
    rows[59].error = None;
    Report::of(&of, &rows, None).expect("a report")
}

#[test]
fn sentences_follow_the_figures_in_every_language() {
    let (few, many) = (estimate_report(3), estimate_report(12));
    for lang in Lang::all() {
        let (a, b) = (sentences(*lang, &few, &TimeZone::UTC), sentences(*lang, &many, &TimeZone::UTC));
        assert_eq!((a.len(), b.len()), (5, 5), "{}: {a:?}", lang.code());
        assert!(a[0] == b[0] && a[1] != b[1], "{}: the share changes its sentence alone: {a:?} {b:?}", lang.code());
        assert!(a[1].contains(&lang.percent(3.0 / 59.0, 1)) && b[1].contains(&lang.percent(12.0 / 59.0, 1)), "{a:?} {b:?}");
        assert!(!methods(*lang, &few).is_empty() && !limits(*lang, &few).is_empty());
    }
    let english = sentences(Lang::EN, &few, &TimeZone::UTC);
    assert_eq!(english[1], "5.1\u{a0}% of them are wrong (95\u{a0}% interval: 1.7\u{a0}% to 13.9\u{a0}%).");
    assert!(english[3].starts_with("Of 1 judgment nobody could tell; it is left out."), "{english:?}");
}

#[test]
fn a_difference_to_the_audit_before_is_told_by_its_interval() {
    let few = estimate_report(2);
    let rows: Vec<Reviewed> = (0..60).map(|i| reviewed(0, i % 7, Some(if i < 30 { 1.0 } else { 0.0 }))).collect();
    let more = Report::of(&few.plan, &rows, Some(&few)).expect("a report");
    let compared = more.before.as_ref().expect("compared");
    assert!(compared.report == few.digest() && compared.interval[0] > 0.0, "{compared:?}");
    let told = sentences(Lang::EN, &more, &TimeZone::UTC);
    assert!(told.iter().any(|s| s.ends_with("more than before.")), "{told:?}");
    let same = Report::of(&few.plan, &rows, Some(&more)).expect("a report");
    assert!(sentences(Lang::EN, &same, &TimeZone::UTC).iter().any(|s| s.ends_with("no difference is shown.")));
}

#[test]
fn a_report_comes_back_from_its_text_with_every_bit() {
    for report in [estimate_report(0), estimate_report(7)] {
        let again = Report::of_text(&report.text()).expect("readable");
        assert_eq!((again.digest(), &again), (report.digest(), &report));
        assert!(report.csv().lines().count() == 61 && report.csv().starts_with("error,stratum,size,judge\n"));
    }
}

#[test]
fn what_nobody_could_tell_counts_as_wrong_in_a_certificate_and_is_left_out_of_an_estimate() {
    let of = plan(SampleKind::Certify, vec![Part { name: String::new(), size: 100, draw: 100 }]);
    let (_, known) = certified(&of, &[Some(0.0), Some(1.0)]).expect("terms");
    let (_, unknown) = certified(&of, &[Some(0.0), None]).expect("terms");
    assert_eq!(known, unknown);
    let estimate = estimate_report(3).estimate.expect("an estimate");
    assert!((estimate.share - 3.0 / 59.0).abs() < 1e-12, "{estimate:?}");
    assert!((estimate.bounds[0] - 3.0 / 60.0).abs() < 1e-12 && (estimate.bounds[1] - 4.0 / 60.0).abs() < 1e-12, "{estimate:?}");
}

/// Neyman's allocation takes the spreads of the audit before: from a stratum that showed no error a fifth of the other's.
#[test]
fn a_plan_by_neyman_1934_draws_more_where_the_audit_before_found_more_spread() {
    let sample: AuditSample = serde_json::from_value(serde_json::json!({
        "name": "monthly", "kind": "estimate", "frame": { "period": "30 days" }, "strata": "label", "allocation": "neyman", "n": 100,
    }))
    .expect("a sample");
    let unit = |n: u128| Unit { id: Uuid::from_u128(n), content: Uuid::from_u128(n) };
    let lot = Lot::of((0..1_000).map(|n| ((if n < 500 { "a" } else { "b" }).to_owned(), unit(n))));
    let period = (Moment::from_microseconds(1), Moment::from_microseconds(2));
    let drawn = |before: Option<&Report>| {
        let expected = |name: &str| before.map_or(0.5, |report| report.share_expected_of(name));
        let plan = Plan::of(&sample, &lot, period, [3; 32], &expected).expect("a plan");
        plan.strata.iter().map(|part| part.draw).collect::<Vec<_>>()
    };
    assert_eq!(drawn(None), [50, 50], "proportional where there was none");
    let parts = ["a", "b"].map(|name| Part { name: name.to_owned(), size: 500, draw: 30 });
    let rows: Vec<Reviewed> = (0..60).map(|i| reviewed(i / 30, i % 7, Some(if i >= 45 { 1.0 } else { 0.0 }))).collect();
    let before = Report::of(&plan(SampleKind::Estimate, parts.to_vec()), &rows, None).expect("a report");
    // With (x + ½)/(n + 1): √(p(1 − p)) is .1260 and .5.
    let (a, b) = (0.5 / 31.0_f64, 15.5 / 31.0_f64);
    let spread = |p: f64| (p * (1.0 - p)).sqrt();
    let wanted = (100.0 * spread(a) / (spread(a) + spread(b))).round();
    let found: Vec<f64> = drawn(Some(&before)).into_iter().map(|n| n as f64).collect();
    assert_eq!(found, [wanted, 100.0 - wanted]);
}

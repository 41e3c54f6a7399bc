//! Charts over hidden checks: their paths against the oracle and closed forms, what they signal, and what they promise.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use touchstone::domain::auditing::chart::{Drawn, draw, draw_all, new_signal};
use touchstone::domain::auditing::footing::{Footing, Limited};
use touchstone::domain::auditing::path::Path;
use touchstone::domain::auditing::series::{Fact, Label, Series, planned};
use touchstone::domain::kernel::id::CheckId;
use touchstone::domain::kernel::moment::Moment;
use touchstone::domain::project::{Audit, Chart, Over, Reckoning};
use touchstone_measure::draw::Stream;

use crate::support::root;

const DAY: i64 = 86_400_000_000;

/// The `nth` check, on the item of the same number.
fn fact(nth: usize, score: f64) -> Fact {
    Fact {
        check: CheckId::from_uuid(uuid::Uuid::from_u128(nth as u128 + 1)),
        item: format!("item-{nth}"),
        at: Moment::from_microseconds(i64::try_from(nth).expect("few") * DAY),
        score: Some(score),
        counts: true,
        kind: "choice".to_owned(),
        skill: "words".to_owned(),
        labels: Vec::new(),
    }
}

fn facts(scores: impl IntoIterator<Item = f64>) -> Vec<Fact> {
    scores.into_iter().enumerate().map(|(nth, score)| fact(nth, score)).collect()
}

fn audit(charts: &[Chart], per_week: u32) -> Audit {
    let mut audit: Audit = serde_json::from_value(serde_json::json!({
        "bank": "hidden", "repeat": false, "exposure": 1.0, "first_week": 20, "per_week": per_week, "report_from": 20, "window": 80,
        "decision": {
            "kind": "sequential", "p_master": 0.90, "p_nonmaster": 0.75, "alpha": 0.02, "beta": 0.10, "min_items": 20, "max_items": 80,
            "forced": "refer",
        },
    }))
    .expect("an audit");
    audit.chart = charts.to_vec();
    audit
}

fn chart(over: Over, reckoning: Reckoning, false_alarms: f64, min_items: u32) -> Chart {
    Chart { over, reckoning, false_alarms, min_items }
}

/// What charts over a bank rest on where nobody has answered yet.
fn footing(charts: &[Chart], bank: &[Fact]) -> Footing {
    let audit = audit(charts, 6);
    Footing::made(&audit, &planned(&audit.charts(), bank, false), bank.len(), BTreeMap::new()).expect("limits")
}

fn over_everything() -> Footing {
    footing(&[chart(Over::All, Reckoning::Cusum, 0.2, 20)], &facts([1.0; 84]))
}

fn drawn(footing: &Footing, facts: &[Fact]) -> Drawn {
    draw_all(footing, facts).expect("charts").into_iter().next().expect("one")
}

#[test]
fn a_chart_goes_the_way_of_the_paths_of_the_oracle_change_detection() {
    let text = std::fs::read_to_string(root().join("tests/oracles/change_detection.json")).expect("there");
    let all: Value = serde_json::from_str(&text).expect("JSON");
    let mut seen = 0;
    for case in all["cases"].as_array().expect("cases").iter().filter(|c| c["input"]["op"] == "bernoulli_paths") {
        let (input, expected) = (&case["input"], &case["expected"]);
        let number = |name: &str| input[name].as_f64().expect("a number");
        if number("start") != 0.0 {
            continue;
        }
        let scores: Vec<f64> = input["errors"].as_array().expect("errors").iter().map(|e| 1.0 - e.as_f64().expect("0 or 1")).collect();
        // Before there are enough checks the chart runs against what is asked of everybody, as the oracle's does.
        let limited = Limited {
            series: "cusum all".to_owned(),
            min_items: scores.len() + 1,
            checks_a_year: 300.0,
            run_length: 1_000.0,
            weight: 20.0,
            levels: vec![1.0 - number("p0")],
            limits: vec![number("h")],
        };
        let footing = Footing {
            rules: "watch-1".to_owned(),
            p_master: 1.0 - number("p0"),
            p_nonmaster: 1.0 - number("p1"),
            facilities: BTreeMap::new(),
            charts: vec![limited],
        };
        let path = drawn(&footing, &facts(scores));
        let theirs: Vec<f64> = expected["cusum"].as_array().expect("sums").iter().map(|s| s.as_f64().expect("a sum")).collect();
        // The oracle begins anew after a signal.
        let until = expected["signals"]
            .as_array()
            .and_then(|s| s.first()?.as_u64())
            .map_or(theirs.len(), |first| usize::try_from(first).expect("few"));
        for (ours, theirs) in path.points.iter().zip(&theirs).take(until) {
            assert!((ours.value - theirs).abs() < 1e-9, "{} {}", ours.value, theirs);
        }
        seen += until;
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn a_fall_is_signalled_dated_and_told_with_what_was_before() {
    let footing = over_everything();
    // Nine of ten right for 40 checks, one of two from then on.
    let good = (0..40).map(|i| if i % 10 == 9 { 0.0 } else { 1.0 });
    let bad = (0..20).map(|i| if i % 2 == 0 { 0.0 } else { 1.0 });
    let path = drawn(&footing, &facts(good.chain(bad)));
    let at = path.signals().next().expect("a signal");
    assert!((44..60).contains(&at), "{at}");
    let alarm = path.alarm(at).expect("figures");
    // The last right answer before the fall stands at 38, the wrong one at 39 is the first that speaks for it.
    assert_eq!(alarm.onset.microseconds() / DAY, 39);
    assert!(alarm.from <= alarm.onset && alarm.onset <= alarm.to);
    let before = alarm.before.expect("there was something before it");
    assert_eq!(before.checks + alarm.after.checks, at + 1);
    assert!((before.level - 36.0 / 39.0).abs() < 1e-9, "{before:?}");
    assert!(alarm.after.level < 0.6 && alarm.after.high < before.level, "{alarm:?}");
    // Whoever goes on as before is left alone.
    let fine = drawn(&footing, &facts((0..60).map(|i| if i % 10 == 9 { 0.0 } else { 1.0 })));
    assert_eq!(fine.signals().count(), 0);
}

#[test]
fn a_run_of_hard_items_raises_no_alarm_and_the_same_answers_on_even_ones_do() {
    let even = over_everything();
    let mut hard = even.clone();
    // Everybody finds items 40 to 75 hard: 40 of 100 right, against 92 of 100 on the others.
    hard.facilities = (0..84).map(|i| (format!("item-{i}"), (100, if (40..76).contains(&i) { 40.0 } else { 92.0 }))).collect();
    // Two of three right there, nine of ten before.
    let answers = facts((0..76).map(|i| f64::from(u8::from(if i < 40 { i % 10 != 9 } else { i % 3 != 1 }))));
    assert!(drawn(&even, &answers).signals().count() > 0);
    assert_eq!(drawn(&hard, &answers).signals().count(), 0);
    // The shift is that of the facility, in log odds against the bank, shrunk by 100/(100 + 20).
    let odds = |k: f64, n: f64| ((k + 0.5) / (n - k + 0.5)).ln();
    let wished = 100.0 / 120.0 * (odds(40.0, 100.0) - odds(40.0 * 36.0 + 92.0 * 48.0, 8_400.0));
    assert!((hard.shifts()["item-40"] - wished).abs() < 1e-12);
}

#[test]
fn partial_scores_count_as_that_share_and_what_does_not_count_is_left_out() {
    let footing = over_everything();
    let (right, wrong) = (f64::ln(0.75 / 0.9), f64::ln(0.25 / 0.1));
    let mut all = facts([0.0, 0.25, 0.0, 1.0]);
    all[2].counts = false;
    all[3].score = None;
    let path = drawn(&footing, &all);
    let values: Vec<f64> = path.points.iter().map(|p| p.value).collect();
    assert_eq!(values.len(), 2);
    assert!((values[0] - wrong).abs() < 1e-12 && (values[1] - wrong - (0.25 * right + 0.75 * wrong)).abs() < 1e-12, "{values:?}");
    assert_eq!((path.baseline, path.points[1].limit), (None, None), "too few to say");
}

/// A bank of flags: of each ten items three have something to find.
fn flags(n: usize, answer: impl Fn(usize, bool) -> bool) -> Vec<Fact> {
    let flag = |nth: usize| {
        let there = nth % 10 < 3;
        let given = answer(nth, there);
        let label = |id: &str| Label { id: id.to_owned(), there, given };
        Fact {
            kind: "flag".to_owned(),
            labels: vec![label("safety"), label("safety/hate")],
            ..fact(nth, f64::from(u8::from(there == given)))
        }
    };
    (0..n).map(flag).collect()
}

#[test]
fn a_person_who_never_flags_is_found_by_what_they_miss() {
    let charts = [chart(Over::All, Reckoning::Cusum, 0.5, 10), chart(Over::Class, Reckoning::Cusum, 0.5, 10)];
    let footing = footing(&charts, &flags(80, |_, there| there));
    let names: Vec<&str> = footing.charts.iter().map(|c| c.series.as_str()).collect();
    let class = ["cusum class safety misses", "cusum class safety false_alarms"];
    let label = ["cusum class safety/hate misses", "cusum class safety/hate false_alarms"];
    assert_eq!(names, [&["cusum all"][..], &class, &label].concat());
    let signalled = |facts: &[Fact]| -> BTreeSet<String> {
        let drawn = draw_all(&footing, facts).expect("charts");
        drawn.into_iter().filter(|d| d.signals().next().is_some()).map(|d| d.series.name()).collect()
    };
    let never = signalled(&flags(60, |_, _| false));
    assert!(never.contains(class[0]) && never.contains(label[0]) && !never.contains(class[1]), "{never:?}");
    let always = signalled(&flags(60, |_, _| true));
    assert!(always.contains(class[1]) && !always.contains(class[0]), "{always:?}");
    assert_eq!(signalled(&flags(60, |_, there| there)), BTreeSet::new());
}

#[test]
fn labels_that_few_items_have_get_no_chart_and_take_no_share_of_the_promise() {
    let charts = [chart(Over::Class, Reckoning::Cusum, 0.5, 25), chart(Over::Kind, Reckoning::P, 0.5, 25)];
    let bank = flags(80, |_, there| there);
    let of = |repeat| planned(&charts, &bank, repeat).iter().map(|p| p.series.name()).collect::<Vec<_>>();
    assert_eq!(of(false), ["p kind flag"], "24 of 80 have the label");
    assert_eq!(of(true).len(), 5, "who may meet items twice has enough of them in time");
}

#[test]
fn the_promise_of_false_alarms_is_shared_by_all_charts() {
    let charts = [chart(Over::All, Reckoning::Cusum, 0.5, 10), chart(Over::Class, Reckoning::Cusum, 0.5, 10)];
    let footing = footing(&charts, &flags(80, |_, there| there));
    let promised: f64 = footing.charts.iter().map(|c| c.checks_a_year / c.run_length).sum();
    assert!((promised - 0.5).abs() < 1e-9, "{promised}");
    // Three in ten of six checks a week of a year of 365.2425 days.
    assert!((footing.charts[1].checks_a_year - 0.3 * 6.0 * 52.1775).abs() < 1e-9);
}

/// Alarms of people who stay at a level, a year.
fn alarms_a_year(footing: &Footing, level: f64, people: usize) -> (f64, f64) {
    let (mut stream, mut alarms, checks) = (Stream::new(7), 0, 3 * 313_u32);
    for _ in 0..people {
        let scores: Vec<f64> = (0..checks).map(|_| f64::from(u8::from(stream.uniform() < level))).collect();
        alarms += draw_all(footing, &facts(scores)).expect("charts").iter().map(|d| d.signals().count()).sum::<usize>();
    }
    (alarms as f64, people as f64 * f64::from(checks) / (6.0 * 52.1775))
}

#[test]
fn people_as_good_as_ever_meet_no_more_false_alarms_than_promised_on_each_type_of_chart() {
    for reckoning in Reckoning::ALL {
        let footing = footing(&[chart(Over::All, reckoning, 0.5, 20)], &facts([1.0; 84]));
        for level in [0.9, 0.94] {
            let (alarms, years) = alarms_a_year(&footing, level, 120);
            // The upper 99.9 % point of a Poisson count with the promised mean, by its normal approximation.
            let most = 0.5 * years + 3.1 * (0.5 * years).sqrt();
            assert!(alarms <= most, "{reckoning:?} at {level}: {alarms} in {years} years");
        }
        let fallen = alarms_a_year(&footing, 0.75, 10);
        assert!(fallen.0 / fallen.1 > 4.0, "{reckoning:?}: a fall is found within months: {fallen:?}");
    }
}

#[test]
fn the_limit_of_a_group_is_that_of_the_binomial_law() {
    let footing = footing(&[chart(Over::All, Reckoning::P, 0.5, 10)], &facts([1.0; 84]));
    let path = drawn(&footing, &facts([1.0; 30]));
    let limit = path.points[9].limit.expect("a whole group");
    assert_eq!(path.points[8].limit, None);
    let risk = footing.charts[0].limits[0];
    let choose = |k: i32| (0..k).fold(1.0, |c, i| c * f64::from(10 - i) / f64::from(i + 1));
    let at_least = |k: i32| (k..=10).map(|w| choose(w) * 0.1_f64.powi(w) * 0.9_f64.powi(10 - w)).sum::<f64>();
    let k = (1..=10).find(|k| f64::from(*k) >= limit).expect("a count");
    assert!(at_least(k) <= risk && at_least(k - 1) > risk, "{k} {risk}");
}

#[test]
fn only_what_a_chart_did_not_signal_before_is_new() {
    let footing = over_everything();
    let scores = |wrong: usize| (0..60).map(move |i| if i < 40 { 1.0 } else { f64::from(u8::from(i - 40 >= wrong)) });
    let (before, now) = (drawn(&footing, &facts(scores(2))), drawn(&footing, &facts(scores(9))));
    let at = new_signal(Some(&before), &now, &BTreeSet::new()).expect("new");
    assert_eq!(new_signal(Some(&now), &now, &BTreeSet::new()), None);
    assert_eq!(new_signal(Some(&before), &now, &now.signalled()), None, "it was raised already");
    assert_eq!(new_signal(None, &now, &BTreeSet::new()), Some(at));
}

#[test]
fn names_footings_and_paths_are_read_as_they_were_written() {
    let footing = footing(&[chart(Over::All, Reckoning::Ewma, 0.5, 10)], &facts([1.0; 84]));
    assert_eq!(Footing::from_text(&footing.text()), Some(footing.clone()));
    for name in ["cusum all", "ewma skill fact_checking", "p kind flag", "cusum class safety/hate misses"] {
        assert_eq!(Series::from_name(name).expect("a name").name(), name);
    }
    for wrong in ["cusum", "cusum all flag", "cusum kind", "mean all", "cusum class a b c", ""] {
        assert_eq!(Series::from_name(wrong), None, "{wrong}");
    }
    let path = Path::of(&drawn(&footing, &facts([0.0, 1.0, 0.5].into_iter().cycle().take(34))));
    assert_eq!(Path::of_document(path.series.clone(), &path.document()), Some(path.clone()));
    let told = path.whole_blocks();
    assert_eq!((told.places.len(), told.places[..] == path.places[..30]), (30, true));
    assert!((told.share().expect("checks") - 0.5).abs() < 1e-9);
    let few = Path { places: path.places[..9].to_vec(), ..path };
    assert_eq!((few.whole_blocks().places.len(), few.whole_blocks().baseline, few.nearness()), (0, None, None));
}

#[test]
fn a_chart_that_was_given_no_limit_is_refused() {
    let mut footing = over_everything();
    footing.charts[0].limits.clear();
    let series = Series::from_name("cusum all").expect("a name");
    assert!(draw(&footing, &footing.charts[0], &series, &facts([1.0; 30])).is_err());
}

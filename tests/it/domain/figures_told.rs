//! Figures that README, docs and the shipped set's comments tell are those that the program computes today.

use std::fmt::Write as _;

use touchstone::domain::planning::people::{Told, told_of};
use touchstone::domain::project::Decision;

use super::plans::shipped;
use super::promises::rows;
use crate::support::root;

fn file(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect("readable")
}

/// `.049`
fn share(x: f64, digits: usize) -> String {
    format!("{x:.digits$}").trim_start_matches('0').to_owned()
}

/// `4.9 %`, `24 %`
fn percent(x: f64) -> String {
    let digits = usize::from(100.0 * x < 9.95);
    format!("{:.digits$} %", 100.0 * x)
}

/// A comment over several lines as one line.
fn joined(comments: &str) -> String {
    comments.lines().map(|l| l.trim_start_matches('#').trim()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_tables_of_promises_are_what_the_check_computes() {
    let content = shipped();
    let (readme, decisions) = (file("README.md"), file("docs/decisions.md"));
    let comments = joined(&file("gold_sets/mandarin-sg/project.toml"));
    let mut wrong = String::new();
    let mut holds = |text: &str, place: &str, line: String| {
        if !text.contains(&line) {
            writeln!(wrong, "{place} lacks: {line}").expect("a text");
        }
    };
    for (id, title) in [("english", "English"), ("mandarin", "Mandarin"), ("skills", "Skills")] {
        let stage = content.stage(id).expect("there").1;
        let Told { pure, realistic: real, promised: (alpha, beta), .. } = told_of(&content, id).expect("a sequential stage");
        let Decision::Sequential { p_master, p_nonmaster, min_items, max_items, .. } = &stage.decision else { panic!("sequential") };
        let both = |of: fn(f64) -> String, pure: f64, real: f64| format!("{}, {}", of(pure), of(real));
        let (three, two) = (|x: f64| share(x, 3), |x: f64| share(x, 2));
        let passed = both(percent, pure.nonmaster_passed, real.nonmaster_passed);
        let referred = both(percent, pure.nonmaster_referred, real.nonmaster_referred);
        let (rate, most) = (share(*p_nonmaster, 2), 100.0 * alpha);
        holds(&readme, "README", format!("| {title} | non-master {rate} | {passed} | {referred} | | pass at most {most:.0} % | "));
        let (referred, below) =
            (both(percent, pure.master_referred, real.master_referred), both(percent, pure.master_below, real.master_below));
        let (rate, most) = (share(*p_master, 2), 100.0 * beta);
        holds(&readme, "README", format!("| | master {rate} | | {referred} | {below} | below at most {most:.0} % | "));
        let passed = both(three, pure.nonmaster_passed, real.nonmaster_passed);
        let below = both(three, pure.master_below, real.master_below);
        let to_person = both(two, pure.master_referred, real.master_referred);
        let line = format!(
            "| {title} | {min_items} to {max_items} | {passed} of {} | {below} of {} | {to_person} | ",
            share(alpha, 2),
            share(beta, 2)
        );
        holds(&decisions, "decisions.md", line);
        let line = format!("Non-masters passed over both attempts {passed}; masters below the line {below}");
        holds(&comments, "project.toml", line);
        holds(&comments, "project.toml", format!("masters to a person {referred}"));
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The rows made elsewhere are told as the test that holds the computation against them has them.
#[test]
fn the_table_of_departures_is_that_of_the_test() {
    let (decisions, rows) = (file("docs/decisions.md"), rows());
    let row = |name: &str| rows.iter().find(|r| r.0 == name).unwrap_or_else(|| panic!("no row {name}")).2;
    for (title, names) in [
        ("none", &["one p"][..]),
        ("items differ, sd 1", &["items differ, sd 1"]),
        ("skills of a person differ, sd .5, sd 1", &["person x skill, sd .5", "person x skill, sd 1"]),
        ("passages, sd .7, sd 1.2", &["person x passage, sd .7", "person x passage, sd 1.2"]),
        ("days, sd .2, .4", &["day, sd .2", "day, sd .4"]),
        ("learns .2, .4, .8", &["learns .2", "learns .4", "learns .8"]),
        ("5, 10, 20 % of items known outside", &["5 % known outside", "10 % known outside", "20 % known outside"]),
        ("the default of `[realism]`", &["realistic"]),
    ] {
        let cell = |stage: usize| names.iter().map(|name| share(row(name)[stage], 3)).collect::<Vec<_>>().join(", ");
        let line = format!("| {title} | {} | {} | {} |", cell(0), cell(1), cell(2));
        assert!(decisions.contains(&line), "decisions.md lacks: {line}");
    }
}

#[test]
fn what_the_readme_counts_is_there() {
    let readme = file("README.md").replace('\n', " ");
    let content = shipped();
    let items: Vec<_> = content.banks.values().flatten().collect();
    let noticed = items.iter().filter(|i| i.head.notice.is_some()).count();
    let anchors: Vec<serde_json::Value> =
        file("gold_sets/mandarin-sg/anchors.jsonl").lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    let used = |how: &str| anchors.iter().filter(|a| a["use"] == how).count();
    let mut cases = 0;
    for entry in std::fs::read_dir(root().join("tests/oracles")).expect("there").flatten() {
        if entry.path().extension().is_some_and(|e| e == "json") {
            let family: serde_json::Value = serde_json::from_slice(&std::fs::read(entry.path()).expect("read")).expect("JSON");
            cases += family["cases"].as_array().expect("cases").len();
        }
    }
    for text in [
        format!(
            "holds {} items in {} banks ({noticed} behind a content notice",
            items.len(),
            ["no", "one", "two", "three", "four", "five"][content.banks.len()]
        ),
        format!("{} anchors (responses with known rubric levels: {} as examples", anchors.len(), used("example")),
        format!("{} for training, {} to be mixed", used("training"), used("seeded")),
        format!("`tests/oracles` has {},{:03} cases", cases / 1_000, cases % 1_000),
    ] {
        assert!(readme.contains(&text), "README lacks: {text}");
    }
}

//! `touchstone audit rules`: a record put through the rules of a file or a project, what is told of it, and what is refused by line.

use serde_json::Value;

use super::{texts, touchstone};

const NOWHERE: &str = "sqlite:/nowhere/at/all.db";

fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    let all: Vec<&str> = ["audit", "rules"].into_iter().chain(arguments.iter().copied()).collect();
    texts(&touchstone(NOWHERE, &all, input))
}

fn written(text: &str) -> tempfile::NamedTempFile {
    let file = tempfile::Builder::new().suffix(".toml").tempfile().expect("a file");
    std::fs::write(file.path(), text).expect("written");
    file
}

/// Checks of an annotator, one a day.
fn daily(who: &str, marks: &str) -> String {
    let line = |(day, mark): (u32, char)| {
        let (month, score) = (1 + day / 28, u8::from(mark == '+'));
        format!(
            "{{\"annotator\":\"{who}\",\"at\":\"2026-{month:02}-{:02}T08:00:00Z\",\"event\":\"check\",\"score\":{score}}}\n",
            1 + day % 28
        )
    };
    (0..).zip(marks.chars()).map(line).collect()
}

const PAUSE: &str = "[audit]\npolicy = \"sg\"\n\n[[audit.rule]]\nid = \"weak\"\nwhen = { checks_at_least = 10, share_right_below = 0.6 }\n\
    over = { window = \"20 checks\" }\ndo = { measure = \"pause\", scope = \"project\", for = \"15 days\" }\n\
        because = \"Too few were right.\"\n\
    mode = \"act\"\n";

/// Four people: one is good, one falls and stays low, one falls and recovers, one falls at the end of the record.
fn record() -> String {
    let (good, bad) = ("+".repeat(10), "-".repeat(10));
    let people = [
        ("good", format!("{good}{good}")),
        ("low", format!("{bad}{bad}")),
        ("back", format!("{bad}{good}")),
        ("late", format!("{good}{bad}")),
    ];
    people.iter().map(|(who, marks)| daily(who, marks)).collect()
}

#[test]
fn a_record_tells_whom_a_rule_would_have_met_and_how_they_did_afterwards() {
    let rules = written(PAUSE);
    let path = rules.path().to_string_lossy().into_owned();
    let flags = ["--on", "-", "--rules", &path];
    let (code, out, told) = run(&flags, &record());
    assert_eq!(code, 0, "{told}");
    for line in [
        "4 annotators, 80 events.\n",
        "weak would have paused 3 of 4, of whom 1 did badly afterwards and 1 did not; 1 had too few checks to say.\n",
        "pause: a rule, where its mode is \"act\", or a person; in writing, with reasons the same day, objections answered within 14 days \
            by \
        somebody else.\n",
        "Policy \"sg\": Personal Data Protection Commission",
        "2026-01-10T08:00:00Z  low",
    ] {
        assert!(out.contains(line), "{line}: {out}");
    }
    assert!(out.contains("pause of project for 15 days") && out.contains("checks 10, share_right 0"), "{out}");
    for assumption in [
        "every proposal is carried out at once",
        "fewer than 0.75 of 10 later checks or more were right (--weak)",
        "a year has 300 checks where no plan says how many",
        "each is right or not, with one chance",
        "shares of 20000 simulated people (--people, --seed)",
    ] {
        assert!(told.contains(assumption), "{assumption}: {told}");
    }
    // The same as a document; the acts are those of the table.
    let (_, out, _) = run(&[&flags[..], &["--json", "--weak", "0"]].concat(), &record());
    let document: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(
        document["rules"][0]["would_have"],
        serde_json::json!([{
            "measure": "pause", "annotators": 3, "badly_afterwards": 0, "well_afterwards": 2, "too_few_checks": 1,
        }])
    );
    let acts = document["acts"].as_array().expect("a list");
    // Who falls is met when eight of the newest twenty are left right: on the day on which fewer than 60 % of all so far are.
    let who: Vec<(&str, &str)> =
        acts.iter().map(|act| (act["annotator"].as_str().unwrap_or(""), act["at"].as_str().unwrap_or(""))).collect();
    assert_eq!(who, [("back", "2026-01-10T08:00:00Z"), ("late", "2026-01-17T08:00:00Z"), ("low", "2026-01-10T08:00:00Z")]);
    assert_eq!((&acts[0]["by"], &acts[0]["for"], &acts[0]["scope"]), (&"rule".into(), &"15 days".into(), &"project".into()));
    assert_eq!(document["policy"]["in_force_from"], "2024-03-01");
    // Under another policy a person takes it, and the file is told so by name.
    let (_, out, _) = run(&[&flags[..], &["--json", "--policy", "eu-platform-work"]].concat(), &record());
    let document: Value = serde_json::from_str(&out).expect("JSON");
    assert!(document["acts"].as_array().is_some_and(|acts| acts.iter().all(|act| act["by"] == "person")), "{document}");
}

/// The chance is that of the binomial in closed form where a rule looks once, and of the published figures where it looks again and again.
#[test]
fn chances_are_told_with_how_they_were_found_and_are_those_of_the_closed_form() {
    let chance = |rule: &str, more: &[&str]| {
        let rules = written(&format!("[[audit.rule]]\n{rule}\ndo = {{ measure = \"message\" }}\nbecause = \"So it is.\"\n"));
        let path = rules.path().to_string_lossy().into_owned();
        let flags = [&["--on", "-", "--rules", &path, "--json"], more].concat();
        let (code, out, told) = run(&flags, &daily("a", "+"));
        assert_eq!(code, 0, "{told}");
        serde_json::from_str::<Value>(&out).expect("JSON")["rules"][0]["chance"].clone()
    };
    // Ten answers, looked at once: fewer than 95 % of ten are right unless all are.
    let once = chance("when = { checks_is = 10, share_right_below = 0.95 }", &["--level", "0.97", "--checks", "60"]);
    assert!((once["share"].as_f64().expect("a share") - (1.0 - 0.97_f64.powi(10))).abs() < 1e-12, "{once}");
    assert_eq!((&once["by"], &once["within"]), (&"exact".into(), &60.into()));
    // "95 % after 10": 52 % by the fiftieth.
    let often = chance("when = { checks_at_least = 10, share_right_below = 0.95 }", &["--level", "0.97", "--checks", "50"]);
    assert_eq!(often["share"].as_f64().map(|share| (100.0 * share).round()), Some(52.0), "{often}");
    let none = chance("when = { signals_open_at_least = 1 }", &[]);
    assert_eq!((&none["by"], &none["share"]), (&"none".into(), &Value::Null));
    let simulated = "when = { checks_at_least = 80, share_right_below = 0.9 }\nover = { window = \"80 checks\" }";
    let (first, again) = (chance(simulated, &["--people", "1000"]), chance(simulated, &["--people", "1000"]));
    assert!(first["by"] == "simulated" && first == again, "the same seed tells the same: {first} {again}");
}

#[test]
fn the_rules_of_a_shipped_project_are_tried_with_its_plan() {
    let (code, out, told) = run(&["--on", "-", "--project", "gold_sets/mandarin-sg"], &daily("a", &"+-".repeat(40)));
    assert_eq!(code, 0, "{told}");
    assert!(out.contains("\nbelow-the-standard would have written to 1 of 1"), "{out}");
    assert!(out.contains("\nfar-below-the-standard would have calibrated anew 1 of 1"), "{out}");
    // What the stricter rule asked for is not laid at the milder one's door.
    assert!(
        !out.contains("\nbelow-the-standard would have calibrated") && out.contains("no-better-than-guessing would have met none"),
        "{out}"
    );
    assert!(out.contains("It says (zh): "), "{out}");
    assert!(told.contains("a year has 327 checks by the project's plan") && told.contains("fewer than 0.75"), "{told}");
}

#[test]
fn what_is_no_rule_and_no_event_is_refused_by_line() {
    let rules = written(PAUSE);
    let path = rules.path().to_string_lossy().into_owned();
    let good = daily("a", "+-");
    for (input, said) in [
        (format!("{good}\n# a remark\n{{}}\n"), "-:5: missing field \"annotator\""),
        (format!("{good}{{\"annotator\":\"a\",\"at\":\"2026-01-09T08:00:00Z\",\"event\":\"check\"}}\n"), "-:3: missing field \"score\""),
        (String::new(), "-: there is no event in it"),
    ] {
        let (code, _, told) = run(&["--on", "-", "--rules", &path], &input);
        assert!(code == 1 && told.contains(said), "{said}: {code} {told}");
    }
    for (text, said) in [
        (PAUSE.replace("checks_at_least = 10, ", ""), ":6: error[E410]: share_right without checks_at_least of 2 or more"),
        (PAUSE.replace("\"sg\"", "\"eu-platform-work\""), ":10: error[E411]: the policy reserves \"pause\" for a named person"),
        (PAUSE.replace("\"sg\"", "\"gs\""), ":2: error[E203]: policy \"gs\" does not exist; did you mean \"sg\"?"),
        (PAUSE.replace("checks_at_least", "check_at_least"), "did you mean \"checks_at_least\"?"),
        (PAUSE.replace("[audit]\n", "[audit]\nwindow = 80\n"), ":2: error[E101]: \"window\" has no place in a file of rules"),
        ("[audit]\n".to_owned(), "there is no [[audit.rule]]"),
    ] {
        let rules = written(&text);
        let (code, _, told) = run(&["--on", "-", "--rules", &rules.path().to_string_lossy()], &good);
        assert!(code == 1 && told.contains(said), "{said}: {code} {told}");
    }
    for (flags, code, said) in [
        (&["--on", "-"][..], 2, "--project"),
        (&["--on", "-", "--rules", &path, "--level", "1.5"], 2, "--level and --weak lie in 0..1"),
        (
            &["--on", "-", "--rules", &path, "--policy", "nobody"],
            2,
            "policy \"nobody\" does not exist; known are: eu-platform-work, none, sg",
        ),
        (&["--on", "-", "--rules", "/nowhere/rules.toml"], 3, "/nowhere/rules.toml"),
    ] {
        let (found, _, told) = run(flags, &good);
        assert!(found == code && told.contains(said), "{flags:?}: {found} {told}");
    }
}

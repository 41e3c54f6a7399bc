//! The command line, as a person with a terminal uses it: what stands on which stream, and how it ends.

mod anchor;
mod assumed;
mod audited;
mod audits;
mod estimates;
mod examples;
mod fairnesses;
mod ingest;
mod measuring;
mod rules;
mod watching;
mod wrong_input;

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use crate::support::root;

fn touchstone(database: &str, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_touchstone"))
        .args(arguments)
        .current_dir(root())
        .env("TOUCHSTONE_DATABASE", database)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    // Whoever refuses the arguments reads nothing.
    let taken = child.stdin.take().expect("piped").write_all(input.as_bytes());
    assert!(taken.as_ref().err().is_none_or(|why| why.kind() == std::io::ErrorKind::BrokenPipe), "{taken:?}");
    child.wait_with_output().expect("ended")
}

fn texts(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    (output.status.code().expect("a code"), text(&output.stdout), text(&output.stderr))
}

/// Runs a command of `audit` over what stands on its input; there is no database.
fn audit(command: &str, arguments: &[&str], input: &str) -> (i32, String, String) {
    let all: Vec<&str> = ["audit", command, "-"].into_iter().chain(arguments.iter().copied()).collect();
    texts(&touchstone("sqlite:/nowhere/at/all.db", &all, input))
}

/// What it says as JSON.
fn audit_json(command: &str, arguments: &[&str], input: &str) -> serde_json::Value {
    let all: Vec<&str> = arguments.iter().copied().chain(["--json"]).collect();
    let (code, out, told) = audit(command, &all, input);
    assert_eq!(code, 0, "{told}");
    serde_json::from_str(&out).expect("JSON")
}

#[test]
fn from_an_empty_folder_to_a_stored_set() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = format!("sqlite:{}/t.db", folder.path().display());
    let run = |arguments: &[&str]| texts(&touchstone(&database, arguments, ""));
    let (code, _, told) = run(&["gold", "list"]);
    assert_eq!(code, 3);
    assert!(told.contains("touchstone migrate"), "{told}");
    assert_eq!(run(&["migrate"]).0, 0);
    assert_eq!(run(&["gold", "list"]).2, "no gold set is stored; import one: touchstone gold import FOLDER\n");
    assert_eq!(run(&["gold", "import", "--dry-run", "gold_sets/mandarin-sg"]).0, 0);
    assert_eq!(run(&["gold", "import", "gold_sets/mandarin-sg"]).1, "mandarin-sg 1\n");
    let (code, line, told) = run(&["gold", "import", "gold_sets/mandarin-sg"]);
    assert_eq!((code, line.as_str()), (0, "mandarin-sg 1\n"));
    assert!(told.starts_with("unchanged"), "{told}");
    let (_, document, _) = run(&["gold", "show", "mandarin-sg", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&document).expect("JSON");
    assert_eq!(document["project"]["id"], "mandarin-sg");
    assert_eq!(run(&["gold", "show", "nobody"]).0, 4);
    assert_eq!(run(&["doctor"]).0, 0);
    let (code, checked, _) = run(&["fsck", "--json"]);
    let checked: serde_json::Value = serde_json::from_str(&checked).expect("JSON");
    assert_eq!((code, &checked["breaches"]), (0, &serde_json::json!([])));
    assert_eq!(run(&["gold", "import", "tests/sets/broken"]).0, 1, "a broken set stores nothing");
    assert!(!run(&["gold", "list"]).1.contains("broken"));
}

/// By the words of `copy --help`: a database that `migrate` made is empty, however often that was said.
#[test]
fn a_database_that_was_only_migrated_is_copied_into() {
    let folder = tempfile::tempdir().expect("a folder");
    let [from, to] = ["from.db", "to.db"].map(|name| format!("sqlite:{}", folder.path().join(name).display()));
    let run = |database: &str, arguments: &[&str]| texts(&touchstone(database, arguments, ""));
    assert_eq!(run(&from, &["migrate"]).0, 0);
    assert_eq!(run(&from, &["gold", "import", "tests/sets/base"]).0, 0);
    assert_eq!((run(&to, &["migrate"]).0, run(&to, &["migrate"]).0), (0, 0));
    let (code, _, told) = run(&from, &["copy", &to]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(run(&to, &["ledger", "verify"]).0, 0);
    assert!(run(&to, &["gold", "list"]).1.contains("base"));
}

#[test]
fn a_demo_in_a_folder_without_the_shipped_set_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_touchstone"));
        let command = command.args(arguments).current_dir(folder.path()).env_remove("TOUCHSTONE_DATABASE");
        texts(&command.output().expect("run"))
    };
    for again in [false, true] {
        let (code, _, told) = run(&["demo", "--people", "2"]);
        assert!(code == 4 && told.contains("touchstone gold import FOLDER"), "{again}: {code} {told}");
    }
    let listed = texts(&touchstone(&format!("sqlite:{}/touchstone.db", folder.path().display()), &["fsck"], ""));
    assert_eq!(listed.0, 0, "what was made before is whole: {}", listed.2);
}

#[test]
fn a_version_is_published_by_an_author_where_the_project_has_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = format!("sqlite:{}/t.db", folder.path().display());
    let run = |arguments: &[&str], input: &str| texts(&touchstone(&database, arguments, input));
    assert_eq!(run(&["migrate"], "").0, 0);
    assert_eq!(run(&["gold", "import", "tests/sets/base"], "").1, "base 1\n");
    let publish = |by: &str| run(&["gold", "publish", "base", "1", "--by", by, "--acknowledge", "W103,W110"], "");
    let add = ["user", "add", "tan@example.sg", "--name", "Tan", "--role", "base:author", "--password-file", "-"];
    assert_eq!(run(&add, "correct horse battery\n").0, 0);
    let (code, _, told) = publish("somebody else");
    assert_eq!(code, 4, "{told}");
    assert!(told.contains("is no author of base"), "{told}");
    assert_eq!(run(&["user", "role", "tan@example.sg", "base:author", "--remove"], "").0, 0);
    let (code, _, told) = publish("somebody else");
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("has no author yet"), "{told}");
}

#[test]
fn checking_says_where_and_ends_with_one() {
    let (code, lines, told) = texts(&touchstone("", &["gold", "check", "tests/sets/broken/E303"], ""));
    assert_eq!(code, 1);
    assert!(lines.contains("tests/sets/broken/E303/core.jsonl:3: error[E303]: "), "{lines}");
    assert!(told.starts_with("checked "), "{told}");
    let (code, json, _) = texts(&touchstone("", &["gold", "check", "--json", "tests/sets/base"], ""));
    let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((code, &report["errors"], &report["items"]), (0, &serde_json::json!(0), &serde_json::json!(18)));
}

/// What is not computed is said, with where it is told: silence would read as a promise that is kept.
#[test]
fn checking_says_of_which_rules_nothing_is_computed() {
    use crate::support::adaptive;
    let ability =
        "kind = \"ability\"\ncut = 0.0\ndelta = 0.5\nalpha = 0.05\nbeta = 0.05\nmin_items = 20\nmax_items = 20\nforced = \"refer\"";
    let sequential = "kind = \"sequential\"\np_master = 0.9\np_nonmaster = 0.7\nalpha = 0.05\nbeta = 0.05\nmin_items = 8\nmax_items = 20\n\
        forced = \"refer\"";
    let chosen = "select = \"randomesque\"\nblock = 4\nexposure = 0.8";
    for (stage, decision, why, words) in [
        (
            "block = 20",
            ability,
            "ability",
            "first: what its promises give is not computed here, since its verdict is on the ability; `touchstone simulate` tells it",
        ),
        (chosen, sequential, "adaptive", "is not computed here, since its form follows the answers; `touchstone simulate` tells it"),
        ("block = 20", sequential, "", ""),
    ] {
        let mut set = adaptive::set(&[(1.0, 0.0, 0.25); 60], &adaptive::Plan { stage, decision, skills: 5 });
        if why.is_empty() {
            set.files = crate::app::checks::with_hidden_items().files;
        }
        let folder = tempfile::tempdir().expect("a folder");
        for (name, bytes) in &set.files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("inside")).expect("made");
            std::fs::write(path, bytes).expect("written");
        }
        let path = folder.path().display().to_string();
        let (_, _, told) = texts(&touchstone("", &["gold", "check", &path], ""));
        let (_, json, _) = texts(&touchstone("", &["gold", "check", "--json", &path], ""));
        let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        if why.is_empty() {
            assert!(told.contains("[audit.decision]: its promises are of one run of the rule"), "{told}");
            assert_eq!(report["not_computed"], serde_json::json!([{ "stage": null, "why": "audit", "simulated": false }]));
        } else {
            assert!(told.contains(words), "{told}");
            assert_eq!(report["not_computed"], serde_json::json!([{ "stage": "first", "why": why, "simulated": true }]), "{told}");
            assert_eq!(report["promises"], serde_json::json!([]));
        }
    }
    // Of a stage whose figures stand there nothing is said.
    let (_, json, told) = texts(&touchstone("", &["gold", "check", "--json", "gold_sets/mandarin-sg"], ""));
    let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(report["promises"].as_array().map(Vec::len), Some(3), "{told}");
    assert!(report["not_computed"].as_array().is_some_and(|all| all.iter().all(|l| l["stage"].is_null())), "{}", report["not_computed"]);
}

#[test]
fn grading_lines_from_standard_input() {
    let input = "{\"item\":\"word-1\",\"response\":{\"text\":\"fast\"}}\n\n{\"item\":\"word-1\",\"response\":null}\n";
    let grade = ["grade", "--set", "tests/sets/base", "--responses", "-"];
    let (code, lines, told) = texts(&touchstone("", &grade, input));
    assert_eq!(code, 0);
    assert_eq!(lines.lines().count(), 2);
    assert!(lines.contains("\"score\":1.0") && lines.contains("\"score\":0.0"), "{lines}");
    assert!(told.contains("mean score 0.5000"), "{told}");
    let (code, lines, _) = texts(&touchstone("", &grade, "{\"item\":\"word-1\",\"response\":{\"txt\":1}}\n"));
    assert_eq!(code, 1);
    assert!(lines.contains("\"code\":\"shape\""), "{lines}");
    let (code, _, told) = texts(&touchstone("", &grade, "{\"item\":\"wrd-1\",\"response\":null}\n"));
    assert_eq!(code, 1);
    assert!(told.contains("-:1: item \"wrd-1\" is not in the set; did you mean \"word-1\"?"), "{told}");
    assert_eq!(texts(&touchstone("", &grade, "not json\n")).0, 1);
}

#[test]
fn wrong_usage_ends_with_two_and_a_hint() {
    let (code, _, told) = texts(&touchstone("", &["gold", "chek"], ""));
    assert_eq!(code, 2);
    assert!(told.contains("check"), "{told}");
    assert_eq!(texts(&touchstone("mysql://x", &["gold", "list"], "")).0, 3);
    assert_eq!(texts(&touchstone("", &["gold", "check", "no-such-folder"], "")).0, 3);
}

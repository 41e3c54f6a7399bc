//! Inputs with right values from public reports and real files (`tests/cases`): a line of the file is a case, with a reason in words. Each
//! one goes through the binary, or is a conversation with a server of its own; whatever does not hold is named.
//!
//! A line is `{"id", "kind", "why", "command": argv, "files", "fixtures", "stdin", "expect"}`, where `{name}` in argv stands for a file of
//! the case; or has `"http": {"serve": flags, "steps"}` in place of the command;
//! or is `{"fixture": name, "files"}`, which several cases share.

mod expected;
mod served;
mod talk;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use base64::Engine as _;
use serde_json::{Map, Value};

use crate::support::root;
use expected::{Got, missed};

/// All files of cases.
const FILES: [&str; 1] = ["2026-11-26.jsonl"];

/// Whether cases that wait for a clock are left out.
fn in_a_hurry() -> bool {
    std::env::var_os("TOUCHSTONE_TEST_FULL").is_none()
}

/// Cases of one sort, and the files that they share.
fn cases(sort: &str) -> (Vec<Value>, BTreeMap<String, Value>) {
    let (mut cases, mut fixtures) = (Vec::new(), BTreeMap::new());
    for file in FILES {
        let text = std::fs::read_to_string(root().join("tests/cases").join(file)).expect("readable");
        for line in text.lines().filter(|l| !l.trim().is_empty()) {
            let row: Value = serde_json::from_str(line).expect("JSON");
            if let Some(name) = row["fixture"].as_str() {
                fixtures.insert(name.to_owned(), row["files"].clone());
            } else if row.get(sort).is_some() && !(in_a_hurry() && row["slow"] == true) {
                cases.push(row);
            }
        }
    }
    (cases, fixtures)
}

/// A text, or bytes in base64.
fn raw(content: &Value) -> Vec<u8> {
    match content.as_str() {
        Some(text) => text.as_bytes().to_vec(),
        None => base64::engine::general_purpose::STANDARD.decode(content["base64"].as_str().expect("bytes")).expect("base64"),
    }
}

fn lay(folder: &Path, files: &Map<String, Value>) {
    for (name, content) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, raw(content)).expect("written");
    }
}

/// Lays a case's files out.
fn lay_all(folder: &Path, case: &Value, fixtures: &BTreeMap<String, Value>) {
    for name in case["fixtures"].as_array().into_iter().flatten() {
        lay(folder, fixtures[name.as_str().expect("a name")].as_object().expect("files"));
    }
    if let Some(files) = case["files"].as_object() {
        lay(folder, files);
    }
}

/// Runs the binary in a folder. Everything of ours that the environment says is left out.
fn run(folder: &Path, argv: &Value, stdin: Option<&Value>, database: &str) -> Got {
    let mut command = Command::new(env!("CARGO_BIN_EXE_touchstone"));
    for word in argv.as_array().expect("words") {
        let word = word.as_str().expect("a word");
        // {name} is a file of the case, if there is one.
        let named = word.strip_prefix('{').and_then(|w| w.strip_suffix('}')).filter(|name| folder.join(name).exists());
        command.arg(named.unwrap_or(word));
    }
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TOUCHSTONE_")) {
        command.env_remove(name);
    }
    command.current_dir(folder).env("TOUCHSTONE_DATABASE", database).env("NO_COLOR", "1");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started");
    // A command that ends without reading is none of our trouble.
    drop(std::io::Write::write_all(&mut child.stdin.take().expect("piped"), &stdin.map(raw).unwrap_or_default()));
    let done = child.wait_with_output().expect("ended");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Got { rc: done.status.code(), stdout: text(&done.stdout), stderr: text(&done.stderr), ..Got::default() }
}

/// Fails with the name, the reason and the differences of each case that does not hold.
fn report(of: usize, failed: &[(String, Vec<String>)]) {
    assert!(of > 0, "there are no cases");
    let lines: Vec<String> = failed.iter().map(|(name, wrong)| format!("{name}\n    {}", wrong.join("\n    "))).collect();
    assert!(failed.is_empty(), "{} of {of} cases do not hold:\n{}", failed.len(), lines.join("\n"));
}

fn name(case: &Value) -> String {
    format!("{}: {}", case["id"].as_str().expect("an id"), case["why"].as_str().expect("a reason"))
}

#[test]
fn every_case_of_the_command_line_holds() {
    let (cases, fixtures) = cases("command");
    let mut failed = Vec::new();
    for case in &cases {
        let folder = tempfile::tempdir().expect("a folder");
        lay_all(folder.path(), case, &fixtures);
        let database = format!("sqlite:{}", folder.path().join("none.db").display());
        let got = run(folder.path(), &case["command"], case.get("stdin"), &database);
        let mut wrong = missed(&got, &case["expect"]);
        if got.rc.is_none_or(|rc| rc == 70) {
            wrong.push(format!("the program broke: {:?}", got.rc));
        }
        if !wrong.is_empty() {
            failed.push((name(case), wrong));
        }
    }
    report(cases.len(), &failed);
}

#[test]
fn every_case_of_a_conversation_holds() {
    let (cases, fixtures) = cases("http");
    let mut servers = BTreeMap::new();
    let mut failed = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let folder = tempfile::tempdir().expect("a folder");
        lay_all(folder.path(), case, &fixtures);
        let flags: Vec<String> =
            case["http"]["serve"].as_array().into_iter().flatten().map(|f| f.as_str().expect("a flag").to_owned()).collect();
        let server = servers.entry(flags.clone()).or_insert_with(|| served::Served::start(&flags));
        let wrong = talk::Talk::new(server, folder.path(), number).hold(&case["http"]["steps"]);
        if !wrong.is_empty() {
            failed.push((name(case), wrong));
        }
    }
    report(cases.len(), &failed);
}

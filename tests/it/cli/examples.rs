//! Every example of every help text is run as it stands there.
#![expect(clippy::format_push_string, reason = "inputs of a few lines are put together as they read")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use super::{texts, touchstone};
use crate::support::root;

/// Examples that are only looked at, and why.
const NOT_RUN: [(&str, &str); 4] = [
    ("postgres://", "a database elsewhere"),
    ("touchstone serve", "does not end by itself"),
    ("touchstone demo", "needs a running server's port and minutes"),
    ("zcat ", "needs programs that may not be there"),
];

/// The help text of a command, and its subcommands.
fn help(command: &[String]) -> (String, Vec<String>) {
    let mut words: Vec<&str> = command.iter().map(String::as_str).collect();
    words.push("--help");
    let (code, text, told) = texts(&touchstone("", &words, ""));
    assert_eq!(code, 0, "{words:?} {told}");
    // A long example goes on after a stroke.
    let text: String = text.split("\\\n").enumerate().map(|(i, part)| if i == 0 { part } else { part.trim_start() }).collect();
    let after = text.split("\nCommands:\n").nth(1).unwrap_or_default();
    let names = after.lines().take_while(|l| l.starts_with("  ")).filter_map(|l| {
        // A description may be set on lines of its own, farther in.
        let named = l.strip_prefix("  ").filter(|l| !l.starts_with(' '))?;
        named.split_whitespace().next()
    });
    let names = names.filter(|n| n.bytes().all(|b| b.is_ascii_lowercase()) && *n != "help").map(str::to_owned).collect();
    (text, names)
}

/// All examples, each once.
fn examples() -> BTreeSet<String> {
    let (mut found, mut open) = (BTreeSet::new(), vec![Vec::<String>::new()]);
    while let Some(command) = open.pop() {
        let (text, names) = help(&command);
        open.extend(names.into_iter().map(|name| [command.as_slice(), &[name]].concat()));
        // In a terminal of any width an example stays a line: it is the only text that is set in.
        let examples = text.split_once("Example").map_or("", |(_, after)| after);
        found.extend(examples.lines().filter_map(|l| l.strip_prefix("  ")).filter(|l| l.contains("touchstone ")).map(str::to_owned));
        let set_in = text.lines().filter_map(|l| l.strip_prefix("  touchstone ")).map(|l| format!("touchstone {l}"));
        found.extend(set_in.filter(|l| !l.contains('[')));
    }
    found
}

/// The files that examples name, for the command of the example.
fn lay(folder: &Path, example: &str) {
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("written");
    let (mut answers, mut labels, mut comparisons) =
        ("person,i1,i2,i3,i4,i5\n".to_owned(), "task,worker,label\n".to_owned(), "left,right,winner\n".to_owned());
    for p in 0..400_u32 {
        let cells: Vec<String> =
            (0..5).map(|i| u32::from(p.wrapping_mul(2_654_435_761) >> (i + 3) & 31 < 8 + p / 20).to_string()).collect();
        answers.push_str(&format!("p{p},{}\n", cells.join(",")));
        labels.push_str(&format!("t{},w{},{}\n", p / 5, p % 5, if p / 5 % 3 == 0 && p % 5 != 1 { "yes" } else { "no" }));
        comparisons.push_str(&format!("m{},m{},{}\n", p % 3, (p + 1) % 3, ["left", "right", "tie"][(p % 7 % 3) as usize]));
    }
    write("answers.csv", &answers);
    write("labels.csv", &labels);
    write("comparisons.csv", &comparisons);
    write("ratings.csv", "unit,A,B,C\n1,1,2,1\n2,3,3,3\n3,5,4,5\n4,2,2,\n");
    write("words.csv", "unit,A,B\n1,low,low\n2,medium,NA\n3,high,medium\n4,high,high\n");
    write("part1.csv", "unit,A,B\n1,1,2\n2,3,3\n");
    write("part2.csv", "unit,A,B\n3,5,4\n4,2,2\n");
    write(
        "judgments.jsonl",
        "{\"item\":1,\"annotator\":\"a\",\"label\":\"x\"}\n{\"item\":1,\"annotator\":\"b\",\"label\":\"x\"}\n\
            {\"item\":2,\"annotator\":\"a\",\"label\":\"y\"}\n{\"item\":2,\"annotator\":\"b\",\"label\":\"x\"}\n",
    );
    let event =
        |day: u32| format!("{{\"annotator\":\"a\",\"at\":\"2026-03-{day:02}T09:00:00Z\",\"event\":\"check\",\"score\":{}}}\n", day % 2);
    write("record.jsonl", &(1..=28).map(event).collect::<String>());
    write(
        "rules.toml",
        "[[audit.rule]]\nwhen = { checks_at_least = 5, share_right_below = 0.6 }\ndo = { measure = \"message\" }\n\
            because = \"So it is.\"\n",
    );
    write("references.jsonl", "{\"task\":1,\"reference\":\"the cat sat\"}\n");
    let responses = if example.contains("--set") {
        "{\"item\":\"aud-compare-001\",\"response\":{\"value\":1}}\n"
    } else {
        "{\"id\":1,\"task\":1,\"annotator\":\"a\",\"response\":\"the cat\",\"reference\":\"the cat sat\"}\n"
    };
    write("answers.jsonl", responses);
    // A help text knows no project: what it calls `my-project` is any set, here the first of those that are shipped.
    std::fs::create_dir(folder.join("gold_sets")).expect("made");
    std::os::unix::fs::symlink(root().join("gold_sets/mandarin-sg"), folder.join("gold_sets/my-project")).expect("linked");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_touchstone"), folder.join("touchstone")).expect("linked");
}

#[test]
fn every_example_of_every_help_text_runs_as_it_stands() {
    let examples = examples();
    assert!(examples.len() > 25, "{examples:?}");
    let mut failed = Vec::new();
    for example in &examples {
        if NOT_RUN.iter().any(|(part, _)| example.contains(part)) {
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder");
        lay(folder.path(), example);
        let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap_or_default());
        // Twenty thousand people take long: a hundred say as well whether the words are right.
        let few = if example.contains("--people") {
            example.replace("--people 20000", "--people 100")
        } else {
            format!("{example} --people 100")
        };
        let words = if example.contains("touchstone simulate") { few.as_str() } else { example };
        let mut shell = Command::new("sh");
        shell.args(["-c", words]).current_dir(folder.path()).env("PATH", path).env("TOUCHSTONE_DATABASE", "sqlite:touchstone.db");
        let (code, _, told) = texts(&shell.output().expect("run"));
        // What reads files only has all that it needs here; other commands need a database that holds something, but never other words.
        let alone = [
            "agree",
            "aggregate",
            "score",
            "grade",
            "items stats",
            "items calibrate answers",
            "plan",
            "simulate",
            "gold check",
            "audit rules",
        ];
        let may_say_no = ["touchstone plan", "touchstone simulate"].iter().any(|c| example.contains(c));
        let stored = example.contains("touchstone audit judgments");
        let good = if !stored && alone.iter().any(|c| example.contains(&format!("touchstone {c}"))) {
            code == 0 || may_say_no && code == 1
        } else {
            !matches!(code, 2 | 70 | 126 | 127)
        };
        if !good {
            failed.push(format!("{example}\n    ended with {code}: {told}"));
        }
    }
    assert!(failed.is_empty(), "{} of {} examples do not run:\n{}", failed.len(), examples.len(), failed.join("\n"));
}

/// The program knows no project: what is shipped is named in documents alone.
#[test]
fn no_help_text_names_a_set_that_is_shipped() {
    let shipped: Vec<String> = std::fs::read_dir(root().join("gold_sets"))
        .expect("there")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    assert!(shipped.len() > 1, "{shipped:?}");
    let mut open = vec![Vec::<String>::new()];
    while let Some(command) = open.pop() {
        let (text, names) = help(&command);
        open.extend(names.into_iter().map(|name| [command.as_slice(), &[name]].concat()));
        assert!(!shipped.iter().any(|id| text.contains(id.as_str())), "{command:?}: {text}");
    }
}

//! Every setting of `project.toml` is followed by something, or the check says that it is not.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use touchstone::domain::gold_set;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::gold_set::problem::Code;
use touchstone::domain::project::rule::{Comparison, Fact, Quantity};

use crate::support::{folder, root};

/// Settings of the audit that the check warns of (W120), with what stands below them.
const WARNED_OF: [&str; 8] = [
    "review_share",
    "recalibrate_days",
    "recalibrate_share",
    "critical",
    "chart",
    "appeal_days",
    // Of a chart.
    "lambda",
    "limits",
];

/// Settings of a review stage that have one value in force.
const OF_REVIEW: [&str; 2] = ["blind", "adjudicator"];

/// A setting that has one value, which the rules always hold to: what is not decided goes to a person.
const ONE_VALUE: [&str; 1] = ["forced"];

fn names(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(properties) = map.get("properties").and_then(Value::as_object) {
                found.extend(properties.keys().cloned());
            }
            map.values().for_each(|v| names(v, found));
        }
        Value::Array(list) => list.iter().for_each(|v| names(v, found)),
        _ => {}
    }
}

fn sources(at: &Path, found: &mut String) {
    for entry in std::fs::read_dir(at).expect("there") {
        let path = entry.expect("an entry").path();
        // What parses and checks a set reads every setting and follows none.
        if path.ends_with("domain/gold_set/check") || path.ends_with("domain/project.rs") || path.ends_with("domain/project/realism.rs") {
            continue;
        }
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(&path).expect("readable");
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            for line in code.lines() {
                found.push_str(line.split("//").next().unwrap_or_default());
                found.push('\n');
            }
        }
    }
}

/// Whether a field of this name is read: `x.name`, or taken apart in a pattern.
fn is_read(code: &str, name: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (code[..at].chars().next_back(), code[at + name.len()..].chars().next());
        edge(after) && (before == Some('.') || (matches!(before, Some(' ' | '{')) && matches!(after, Some(',' | ' '))))
    })
}

/// Whether a name is that of a condition of a rule, which is made of a quantity and a comparison.
fn is_condition(name: &str) -> bool {
    let number = |quantity: &Quantity| Comparison::ALL.iter().any(|c| name == format!("{}_{}", quantity.as_str(), c.as_str()));
    Quantity::ALL.iter().any(number) || Fact::from_name(name).is_some()
}

#[test]
fn every_setting_of_a_project_is_followed_or_warned_of() {
    let schemas = gold_set::schema::all();
    let project = &schemas.iter().find(|(name, _)| name == "project.schema.json").expect("there").1;
    let (mut settings, mut code) = (BTreeSet::new(), String::new());
    names(project, &mut settings);
    sources(&root().join("src"), &mut code);
    assert!(settings.len() > 60, "{settings:?}");
    let idle: Vec<&String> = settings
        .iter()
        .filter(|name| {
            !is_condition(name) && !is_read(&code, name) && !WARNED_OF.iter().chain(&OF_REVIEW).chain(&ONE_VALUE).any(|known| known == name)
        })
        .collect();
    assert_eq!(idle, Vec::<&String>::new(), "settings that nothing follows");
    assert!(!is_read(&code, "recalibrate_share") && is_read(&code, "cooldown_days"), "the search tells one from the other");
}

#[test]
fn the_check_warns_of_every_setting_of_the_audit_that_nothing_follows() {
    let mut files = folder("tests/sets/base").files;
    let mut project = String::from_utf8(files["project.toml"].clone()).expect("text");
    project.push_str(
        r#"
[audit]
bank = "core"
repeat = true
exposure = 1.0
first_week = 2
per_week = 2
report_from = 2
window = 20
review_share = 0.1
recalibrate_days = 180
recalibrate_share = 0.5
critical = "refer"
chart = { kind = "ewma", lambda = 0.2, limits = 3.0 }
appeal_days = 14
[audit.decision]
kind = "sequential"
p_master = 0.90
p_nonmaster = 0.60
alpha = 0.05
beta = 0.10
min_items = 10
max_items = 30
forced = "refer"
"#,
    );
    files.insert("project.toml".to_owned(), project.into_bytes());
    let report = gold_set::read(&Folder { files });
    let warned: BTreeSet<&str> =
        report.problems.iter().filter(|p| p.code == Code::W120).filter_map(|p| p.message.split('"').nth(1)).collect();
    assert_eq!(warned, WARNED_OF[..6].iter().copied().collect(), "{:#?}", report.problems);
}

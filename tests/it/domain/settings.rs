//! Every setting of `project.toml` is followed by something, or the check says that it is not.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use touchstone::domain::gold_set;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::gold_set::problem::Code;
use touchstone::domain::project::rule::{Comparison, Fact, Quantity};

use crate::support::{folder, root};

/// Settings of the audit that the check warns of (W120).
const WARNED_OF: [&str; 4] = ["review_share", "recalibrate_days", "recalibrate_share", "critical"];

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
    assert_eq!(warned, WARNED_OF.into(), "{:#?}", report.problems);
}

#[test]
fn charts_outside_their_bounds_or_at_odds_with_each_other_are_refused() {
    let base = folder("gold_sets/spanish-mx");
    let codes = |charts: &str| -> BTreeSet<&'static str> {
        let mut set = Folder { files: base.files.clone() };
        let text = String::from_utf8(set.files["project.toml"].clone()).expect("text");
        let (before, after) = text.split_once("[[audit.chart]]").expect("a chart");
        let rest = after.split_once("\n# --- ").map_or("", |(_, rest)| rest);
        let text = format!("{before}{charts}\n# --- {rest}");
        set.files.insert("project.toml".to_owned(), text.into_bytes());
        gold_set::read(&set)
            .problems
            .iter()
            .filter(|p| p.message.contains("chart") || p.message.contains("false_alarms"))
            .map(|p| p.code.as_str())
            .collect()
    };
    let one = |over: &str, reckoning: &str, false_alarms: f64, min_items: u32| {
        format!("[[audit.chart]]\nover = \"{over}\"\ntype = \"{reckoning}\"\nfalse_alarms = {false_alarms:?}\nmin_items = {min_items}\n")
    };
    assert_eq!(codes(&one("all", "cusum", 0.2, 10)), BTreeSet::new());
    assert_eq!(codes(&one("all", "cusum", 0.001, 10)), ["E305"].into());
    assert_eq!(codes(&one("all", "cusum", 0.2, 4)), ["E305"].into());
    assert_eq!(codes(&[one("all", "cusum", 0.2, 10), one("all", "p", 0.3, 10)].concat()), ["E404"].into(), "one promise");
    assert_eq!(codes(&[one("all", "p", 0.2, 10), one("all", "p", 0.2, 12)].concat()), ["E404"].into(), "twice");
    assert_eq!(codes(&one("class", "cusum", 0.2, 10)), ["W119"].into(), "the bank has four flags");
    let old = "[audit.chart]\nkind = \"ewma\"\nlambda = 0.2\nlimits = 3.0\n";
    assert_eq!(codes(old), ["E103"].into(), "the table of an earlier release");
    let nine: String = ["all", "kind", "skill", "class"].iter().flat_map(|o| ["cusum", "ewma", "p"].map(|t| one(o, t, 0.2, 5))).collect();
    assert!(codes(&nine).contains("E301"), "too many");
}

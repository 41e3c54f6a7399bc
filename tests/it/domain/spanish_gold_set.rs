//! What the second shipped set promises: nothing that the check warns of but what no service runs yet, notices, anchors enough, and every
//! kind to practise on.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use touchstone::domain::gold_set;

use crate::support::{folder, root};

const SET: &str = "gold_sets/spanish-mx";

fn lines(name: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(root().join(SET).join(name)).expect("readable");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn items() -> Vec<Value> {
    ["spanish", "english", "judging", "writing", "audit"].into_iter().flat_map(|bank| lines(&format!("{bank}.jsonl"))).collect()
}

#[test]
fn the_check_has_nothing_to_say_of_it_but_that_a_calibration_is_asked_for_by_letter() {
    let report = gold_set::read(&folder(SET));
    let told: Vec<&str> = report.problems.iter().map(|p| p.code.as_str()).collect();
    assert!(report.set.is_some() && told == ["W130"], "{:#?}", report.problems);
}

/// A notice on the harmful ones alone would give the key away.
#[test]
fn every_flag_has_a_notice_in_both_of_its_languages() {
    let mut seen = 0;
    for item in items().iter().chain(&lines("practice.jsonl")) {
        if item["kind"] == "flag" {
            seen += 1;
            assert!(item["notice"]["en"].is_string() && item["notice"]["es"].is_string(), "{}", item["id"]);
        }
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn every_kind_that_it_asks_can_be_practised() {
    let kinds = |items: Vec<Value>| items.into_iter().map(|i| i["kind"].as_str().expect("a kind").to_owned()).collect::<BTreeSet<_>>();
    let (asked, practised) = (kinds(items()), kinds(lines("practice.jsonl")));
    assert!(asked.is_subset(&practised) && asked.contains("rank"), "{asked:?} {practised:?}");
}

#[test]
fn reviewers_have_anchors_of_every_level() {
    let rubric_of: BTreeMap<String, String> =
        items().iter().filter_map(|i| Some((i["id"].as_str()?.to_owned(), i["rubric"].as_str()?.to_owned()))).collect();
    let anchors = lines("anchors.jsonl");
    let texts: BTreeSet<&str> = anchors.iter().filter_map(|a| a["response"].as_str()).collect();
    assert_eq!(texts.len(), anchors.len(), "no response stands twice");
    for rubric in ["writing-es", "writing-en"] {
        let own: Vec<&Value> = anchors.iter().filter(|a| rubric_of[a["item"].as_str().expect("an item")] == rubric).collect();
        let used = |how: &str| own.iter().filter(|a| a["use"] == how).copied().collect::<Vec<_>>();
        assert!(used("training").len() >= 8 && used("seeded").len() >= 12, "{rubric}");
        let shown: BTreeSet<(String, i64)> = used("example")
            .iter()
            .flat_map(|a| a["levels"].as_object().expect("levels"))
            .map(|(criterion, level)| (criterion.clone(), level.as_i64().expect("a level")))
            .collect();
        assert_eq!(shown.len(), 16, "{rubric}: four levels of four criteria: {shown:?}");
    }
}

/// An answer counts only by the choices of the page, so that a prompt names them as the page does, in each language that it is read in.
#[test]
fn prompts_name_choices_in_the_words_of_the_page() {
    let catalogue = std::fs::read_to_string(root().join("locales/es.po")).expect("text");
    let spanish = |en: &str| {
        let entry = format!("\nmsgid \"{en}\"\nmsgstr \"");
        let at = catalogue.find(&entry).unwrap_or_else(|| panic!("no {en}"));
        catalogue[at + entry.len()..].split('"').next().expect("a wording").to_owned()
    };
    let mut seen = 0;
    for item in items().iter().chain(&lines("practice.jsonl")) {
        let choices: &[&str] = match item["kind"].as_str() {
            Some("flag") => &["Nothing to flag"],
            Some("repair") => &["Nothing is wrong"],
            Some("spans") => &["Nothing to mark"],
            Some("fact_check") => &["Supported", "Refuted", "Not enough information"],
            _ => continue,
        };
        for en in choices {
            let es = spanish(en);
            // A prompt of one language is read beside pages of both.
            let named: Vec<(&str, Vec<&str>)> = match item["prompt"].as_str() {
                Some(alone) => vec![(alone, vec![*en, es.as_str()])],
                None => vec![
                    (item["prompt"]["en"].as_str().expect("English"), vec![*en]),
                    (item["prompt"]["es"].as_str().expect("Spanish"), vec![es.as_str()]),
                ],
            };
            for (prompt, names) in named {
                seen += 1;
                assert!(names.iter().all(|name| prompt.contains(&format!("“{name}”"))), "{}: {names:?}: {prompt}", item["id"]);
                assert!(names.contains(en) || !prompt.contains(en), "{}: {prompt}", item["id"]);
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

/// Half the score of a word decision is for what is said to be invented: no prompt may ask to mark the real ones alone.
#[test]
fn prompts_of_word_decisions_ask_to_decide_each_word() {
    let all: Vec<Value> = items().into_iter().chain(lines("practice.jsonl")).filter(|i| i["kind"] == "word_decision").collect();
    assert_eq!(all.len(), 5);
    for item in all {
        let prompt = item["prompt"].as_str().expect("a prompt");
        assert!(["Every word has to be decided", "Hay que decidir todas"].iter().any(|p| prompt.contains(p)), "{}: {prompt}", item["id"]);
        assert!(["Marque", "Select", "No adivine", "Do not guess"].iter().all(|p| !prompt.contains(p)), "{}: {prompt}", item["id"]);
    }
}

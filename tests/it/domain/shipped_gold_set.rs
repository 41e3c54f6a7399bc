//! What the shipped gold set promises to the people who meet it: notices, the page's own words, rules that do not contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::root;

const SET: &str = "gold_sets/mandarin-sg";
const BANKS: [&str; 5] = ["english", "mandarin", "skills", "calibration", "audit"];

fn text_of(name: &str) -> String {
    std::fs::read_to_string(root().join(SET).join(name)).expect("readable")
}

fn lines(name: &str) -> Vec<Value> {
    text_of(name).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn items() -> impl Iterator<Item = Value> {
    BANKS.into_iter().flat_map(|bank| lines(&format!("{bank}.jsonl")))
}

/// A text in every wording that it has.
fn wordings(text: &Value) -> Vec<&str> {
    text.as_object().map_or_else(|| text.as_str().into_iter().collect(), |by| by.values().filter_map(Value::as_str).collect())
}

/// Everything of an item that a person sees before answering.
fn shown(item: &Value, stimuli: &BTreeMap<String, Value>) -> String {
    let fields = ["prompt", "content", "a", "b", "options", "elements", "left", "right", "claims", "sources", "text", "responses"];
    let own = fields.iter().map(|f| item[*f].to_string());
    own.chain(item["stimulus"].as_str().map(|id| stimuli[id].to_string())).collect()
}

fn stimuli() -> BTreeMap<String, Value> {
    ["english", "mandarin", "skills", "judge", "label"]
        .into_iter()
        .flat_map(|part| lines(&format!("stimuli-{part}.jsonl")))
        .map(|stimulus| (stimulus["id"].as_str().expect("an id").to_owned(), stimulus))
        .collect()
}

/// Some of the words that nobody is to meet unprepared.
const DISTURBING: &str = "自杀|轻生|不想再醒|跳下去|炸药|炸弹|原子弹|砍死|打断你的腿|毒药|色情|安眠药|遇难|父亲去世|没了，人死|\
    害虫|低人一等|肥豬|尾随|堵她|ended it themselves|poison into|benefits are worthless|child sexual";

/// A notice on the harmful ones alone would give the key away, so that every flag and every choice among safety labels has one.
#[test]
fn whatever_may_disturb_stands_behind_a_notice() {
    let stimuli = stimuli();
    let mut noticed = 0;
    for item in items() {
        let id = item["id"].as_str().expect("an id");
        let safety = item["kind"] == "flag" || item["taxonomy"] == "safety";
        let seen = shown(&item, &stimuli);
        let stem = DISTURBING.split('|').find(|stem| seen.contains(stem));
        if safety || stem.is_some() {
            assert_eq!(wordings(&item["notice"]).len(), 2, "{id} has no notice in both languages ({stem:?})");
        }
        for notice in wordings(&item["notice"]) {
            noticed += 1;
            assert!(notice.ends_with(['.', '。']) && notice.matches(['.', '。']).count() == 1, "{id}: one sentence: {notice}");
        }
    }
    assert!(noticed > 150, "{noticed}");
}

/// An answer of "nothing" counts only where it is said, so that the prompt names the choice as the page does.
#[test]
fn prompts_name_the_choice_of_nothing_in_the_words_of_the_page() {
    let page: String = std::fs::read_dir(root().join("src/web/item"))
        .expect("there")
        .map(|entry| std::fs::read_to_string(entry.expect("an entry").path()).expect("text"))
        .collect();
    // What the page says in Chinese stands in the catalogue.
    let catalogue = std::fs::read_to_string(root().join("locales/zh.po")).expect("text");
    let reads = |words: &str| catalogue.lines().any(|line| line == format!("msgstr \"{words}\""));
    let words = |item: &Value| match item["kind"].as_str() {
        Some("flag") => Some(("Nothing to flag", "没有需要标记的内容")),
        Some("repair") => Some(("Nothing is wrong", "没有错误")),
        Some("classify") if item["multiple"] == true => Some(("None of these", "都不适用")),
        Some("spans") if item["key"].as_array().is_some_and(Vec::is_empty) => Some(("Nothing to mark", "没有需要标注的内容")),
        _ => None,
    };
    for item in items().chain(lines("practice.jsonl")) {
        let Some((en, zh)) = words(&item) else { continue };
        assert!(page.contains(&format!("\"{en}\"")) && reads(zh), "no page says {en:?} and {zh:?}");
        for (lang, said) in [("en", en), ("zh", zh)] {
            let prompt = item["prompt"][lang].as_str().expect("both languages");
            assert!(prompt.contains(&format!("“{said}”")), "{}: {prompt}", item["id"]);
        }
    }
    for item in items().chain(lines("practice.jsonl")).filter(|item| item["kind"] == "fact_check") {
        let zh = item["prompt"]["zh"].as_str().expect("both languages");
        for verdict in ["有依据", "与来源矛盾", "信息不足"] {
            assert!(zh.contains(verdict) && reads(verdict), "{}: {verdict}", item["id"]);
        }
    }
}

/// Rules by number, as a guidelines file has them.
fn rules(text: &str) -> BTreeMap<String, String> {
    let mut rules = BTreeMap::new();
    for part in text.split("**G").skip(1) {
        let Some((number, rest)) = part.split_once("** ").filter(|(number, _)| number.starts_with(|c: char| c.is_ascii_digit())) else {
            continue;
        };
        let rule = rest.split("\n\n").next().unwrap_or_default();
        rules.insert(number.to_owned(), rule.trim().to_owned());
    }
    rules
}

#[test]
fn an_excerpt_is_word_for_word_what_the_guidelines_say() {
    let (en, zh) = (rules(&text_of("guidelines.en.md")), rules(&text_of("guidelines.zh.md")));
    let mut compared = 0;
    for (id, stimulus) in stimuli() {
        let Some(text) = stimulus["text"].as_str() else { continue };
        let guidelines = if stimulus["lang"] == "en" { &en } else { &zh };
        for (number, rule) in rules(text) {
            assert_eq!(Some(&rule), guidelines.get(&number), "{id}, G{number}");
            compared += 1;
        }
    }
    assert!(compared > 40, "{compared}");
    assert!(en.keys().eq(zh.keys()), "both languages have the same rules");
}

/// A label's id is for files; people read its title.
#[test]
fn people_read_titles_of_labels_and_never_ids() {
    let shared: toml::Table = text_of("taxonomies.toml").parse().expect("TOML");
    let labels: Vec<&toml::Value> =
        shared["taxonomy"].as_array().expect("some").iter().flat_map(|t| t["label"].as_array().expect("some")).collect();
    let ids: BTreeSet<&str> = labels.iter().filter_map(|l| l["id"].as_str()).filter(|id| id.contains('_')).collect();
    let helps = labels.iter().flat_map(|l| ["en", "zh"].map(|lang| l["help"][lang].as_str().expect("help").to_owned()));
    let seen = helps.chain(["guidelines.en.md", "guidelines.zh.md"].map(text_of));
    let seen = seen.chain(items().flat_map(|i| ["prompt", "options", "left", "right", "rationale"].map(|f| i[f].to_string())));
    let seen = seen.chain(stimuli().into_values().map(|s| s["text"].to_string()));
    for text in seen {
        for id in &ids {
            let bare = text.replace(&format!("\"{id}\""), "");
            assert!(!bare.contains(id), "{id} in: {text}");
        }
        assert!(!text.contains("`closed") && !text.contains("`privacy`") && !text.contains("*Escalate*"), "{text}");
    }
}

/// What a rubric's level looks like is shown, and reviewers train and are watched on responses whose levels are known.
#[test]
fn every_rubric_has_its_anchors_and_every_level_an_example() {
    let rubrics: toml::Table = text_of("rubrics.toml").parse().expect("TOML");
    let by_item: BTreeMap<String, String> =
        items().filter_map(|item| Some((item["id"].as_str()?.to_owned(), item["rubric"].as_str()?.to_owned()))).collect();
    let anchors = lines("anchors.jsonl");
    let texts: BTreeSet<&str> = anchors.iter().filter_map(|a| a["response"].as_str()).collect();
    assert_eq!(texts.len(), anchors.len(), "no response stands twice");
    for rubric in rubrics["rubric"].as_array().expect("some") {
        let id = rubric["id"].as_str().expect("an id");
        let of = |purpose: &str| {
            let here = anchors.iter().filter(|a| a["use"] == purpose && by_item[a["item"].as_str().expect("an item")] == id);
            here.cloned().collect::<Vec<_>>()
        };
        assert!(of("training").len() >= 8, "{id} has {} for training", of("training").len());
        assert!(of("seeded").len() >= 12, "{id} has {} seeded", of("seeded").len());
        for criterion in rubric["criterion"].as_array().expect("some") {
            let name = criterion["id"].as_str().expect("an id");
            let shown: BTreeSet<i64> = of("example").iter().filter_map(|a| a["levels"][name].as_i64()).collect();
            let levels = criterion["levels"].as_array().expect("some").iter().filter_map(|l| l["value"].as_integer());
            assert_eq!(shown, levels.collect(), "{id}, {name}: an example for each level");
        }
    }
    assert!(anchors.iter().all(|a| a["note"].as_str().is_some_and(|note| note.chars().count() > 10)), "a note says why");
}

/// Whoever practises has seen the answers, so that nothing of practice counts anywhere.
#[test]
fn practice_has_every_kind_once_and_shares_nothing_with_the_banks() {
    let practice = lines("practice.jsonl");
    let kinds: BTreeSet<&str> = practice.iter().filter_map(|item| item["kind"].as_str()).collect();
    let in_banks: Vec<Value> = items().collect();
    let all: BTreeSet<&str> = in_banks.iter().filter_map(|item| item["kind"].as_str()).collect();
    assert_eq!((practice.len(), kinds.len()), (17, 17));
    assert_eq!(kinds, all, "the kinds of the banks");
    for item in &practice {
        assert_eq!(wordings(&item["rationale"]).len(), 2, "{} is explained in both languages", item["id"]);
        assert_eq!(wordings(&item["prompt"]).len(), 2, "{} is asked in both languages", item["id"]);
        let same = |other: &&Value| {
            ["id", "content", "text", "a", "options", "responses"].iter().any(|f| !item[*f].is_null() && item[*f] == other[*f])
        };
        assert!(!in_banks.iter().any(|other| same(&other)), "{} stands in a bank", item["id"]);
    }
}

/// What is handed out lasts until a verdict: W119 would say that it does not.
#[test]
fn hidden_checks_last_until_a_verdict() {
    let report = touchstone::domain::gold_set::read(&crate::support::folder(SET));
    let short: Vec<String> = report.problems.iter().filter(|p| format!("{:?}", p.code) == "W119").map(|p| format!("{p:?}")).collect();
    assert_eq!(short, Vec::<String>::new());
}

/// A mark on one wrong character, or on a mark of punctuation, covers that and nothing else: whoever marks as the rule says is right.
#[test]
fn a_wrong_character_is_marked_alone() {
    let mut alone = 0;
    for item in items().filter(|item| item["kind"] == "spans") {
        let id = item["id"].as_str().expect("an id");
        for mark in item["key"].as_array().into_iter().flatten() {
            let (label, quote) = (mark["label"].as_str().unwrap_or_default(), mark["quote"].as_str().unwrap_or_default());
            if ["wrong_character", "punctuation"].contains(&label) {
                assert_eq!(quote.chars().count(), 1, "{id} marks “{quote}” as {label}");
                alone += 1;
            }
        }
    }
    assert!(alone >= 16, "{alone}");
}

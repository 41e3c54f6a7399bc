//! A choice of which several options are right: any of them has full marks, no other any; and what the check of a set says of such keys.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use touchstone::domain::gold_set::item::{GradeContext, Item, reparse_item};
use touchstone::domain::gold_set::problem::Problem;
use touchstone::domain::gold_set::{self, Folder};
use touchstone::domain::kernel::sealed::Reveal;

use crate::support::folder;

fn id(n: usize) -> String {
    char::from(b'a' + u8::try_from(n).expect("few")).to_string()
}

fn choice(options: usize, key: &Value) -> Item {
    let options: Vec<Value> = (0..options).map(|n| json!({ "id": id(n), "text": format!("Option {n}") })).collect();
    let line = json!({
        "id": "one", "kind": "choice", "skill": "s", "lang": "en", "prompt": "-", "rationale": "-", "seconds": 30, "options": options,
        "key": key,
    });
    reparse_item(&line.to_string()).expect("an item")
}

fn score(item: &Item, option: &str) -> Option<f64> {
    let right = Reveal::for_grading();
    item.grade(&GradeContext::default(), &json!({ "option": option }), &right).expect("offered").score
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_option_has_full_marks_where_the_key_holds_it_and_none_elsewhere(
        (options, key) in (3_usize..=8).prop_flat_map(|n| (Just(n), prop::sample::subsequence((0..n).collect::<Vec<_>>(), 1..n)
            .prop_shuffle()))
    ) {
        let ids: Vec<String> = key.iter().map(|n| id(*n)).collect();
        let item = choice(options, &json!(ids));
        let right = Reveal::for_grading();
        for n in 0..options {
            let full = if key.contains(&n) { 1.0 } else { 0.0 };
            prop_assert_eq!(score(&item, &id(n)), Some(full), "{} of {:?}", id(n), ids);
            // Each of them is graded as if it were the only one.
            prop_assert_eq!(ids.iter().any(|one| score(&choice(options, &json!(one)), &id(n)) == Some(1.0)), full > 0.0);
        }
        let named: Vec<Value> = ids.iter().map(|id| json!({ "option": id })).collect();
        prop_assert_eq!(item.right_answers(&right), named.clone());
        prop_assert_eq!(item.own_answer(&right), named.first().cloned());
        // Nobody who is simulated to be wrong is right.
        let mistaken = item.presented.body.shown().mistaken(&named);
        prop_assert_eq!(score(&item, mistaken["option"].as_str().expect("an option")), Some(0.0));
        // In which order they are listed is no other key; one more or less is.
        let turned: Vec<&String> = ids.iter().rev().collect();
        prop_assert!(item.has_key_of(&choice(options, &json!(turned))));
        let more: BTreeSet<usize> = key.iter().copied().chain((0..options).find(|n| !key.contains(n))).collect();
        let more: Vec<String> = more.into_iter().map(id).collect();
        prop_assert!(!item.has_key_of(&choice(options, &json!(more))));
        // What is shown says nothing of how many are right.
        prop_assert!(item.is_shown_like(&choice(options, &json!(more))));
    }
}

#[test]
fn one_right_option_is_graded_alike_as_a_text_and_as_a_list() {
    let (text, list) = (choice(4, &json!("b")), choice(4, &json!(["b"])));
    assert!(text.has_key_of(&list));
    for n in 0..4 {
        let answer = json!({ "option": id(n) });
        let told = |item: &Item| {
            let grade = item.grade(&GradeContext::default(), &answer, &Reveal::for_grading()).expect("offered");
            (grade.score, grade.counts, grade.hit, grade.explanation.reveal(&Reveal::for_the_store()).to_owned())
        };
        assert_eq!(told(&text), told(&list));
    }
}

/// What the check says of the small set with another key of its first item, or with more items.
fn checked(key: &str, more: &[Value]) -> Vec<Problem> {
    let mut files = folder("tests/sets/base").files;
    let text = String::from_utf8(files["core.jsonl"].clone()).expect("text");
    let first = text.lines().find(|line| line.contains("\"read-1\"")).expect("there").to_owned();
    assert!(first.contains("\"key\": \"b\""), "{first}");
    let more = more.iter().map(ToString::to_string).chain([String::new()]).collect::<Vec<_>>().join("\n");
    let text = text.replace(&first, &first.replace("\"key\": \"b\"", &format!("\"key\": {key}")));
    files.insert("core.jsonl".to_owned(), format!("{}\n{more}", text.trim_end()).into_bytes());
    gold_set::read(&Folder { files }).problems
}

#[test]
fn a_list_is_checked_as_a_key() {
    for (key, code, says) in [
        ("[]", "E302", "is empty"),
        ("[\"b\", \"b\"]", "E306", "twice"),
        ("[\"b\", \"z\"]", "E203", "\"z\" is not in \"options\""),
        ("[\"c\", \"b\", \"a\"]", "E310", "every option"),
        ("7", "E103", "an option's id, or a list of ids"),
        ("[\"b\", 7]", "E103", "7"),
        ("null", "E103", "an option's id, or a list of ids"),
        ("{\"b\": true}", "E103", "an option's id, or a list of ids"),
    ] {
        let found = checked(key, &[]);
        let told = found.iter().any(|p| p.code.as_str() == code && p.message.contains(says) && p.file == "core.jsonl" && p.line == 1);
        assert!(told, "{key}: {found:#?}");
    }
    for key in ["\"b\"", "[\"b\"]", "[\"c\", \"b\"]"] {
        assert_eq!(checked(key, &[]), [], "{key}");
    }
}

/// Items of three options each, with the keys that are given by turns.
fn items(n: usize, keys: &[Value]) -> Vec<Value> {
    let words =
        ["harbour", "violin", "granite", "orchard", "thunder", "lantern", "meadow", "copper", "saddle", "window", "barley", "anchor"];
    let item = |i: usize| {
        let word = format!("{}{}", words[i % words.len()], words[(i / words.len() + 5 * i) % words.len()]);
        let option = |id: &str| json!({ "id": id, "text": format!("{id} {word}") });
        json!({
            "id": format!("more-{i}"), "kind": "choice", "skill": "words", "lang": "en", "prompt": { "en": word, "zh": word },
            "rationale": "-", "seconds": 30, "options": [option("a"), option("b"), option("c")], "key": keys[i % keys.len()],
        })
    };
    (0..n).map(item).collect()
}

fn codes(found: &[Problem]) -> BTreeSet<&'static str> {
    found.iter().map(|p| p.code.as_str()).collect()
}

#[test]
fn one_guess_that_passes_every_item_is_told_where_keys_are_lists_too() {
    let shared = items(12, &[json!(["a", "b"]), json!(["c", "a"]), json!("a")]);
    assert!(codes(&checked("\"b\"", &shared)).contains("W113"));
    let turned = items(12, &[json!(["a", "b"]), json!(["b", "c"]), json!(["c", "a"])]);
    assert!(!codes(&checked("\"b\"", &turned)).contains("W113"));
}

#[test]
fn places_out_of_balance_are_told_where_keys_are_lists_too() {
    // Of the first two places always both: at each of the other 24 items whoever strikes out the third gains.
    let lopsided = items(24, &[json!(["a", "b"])]);
    assert!(codes(&checked("\"b\"", &lopsided)).contains("W102"));
    let turned = items(24, &[json!(["a", "b"]), json!(["b", "c"]), json!(["c", "a"])]);
    assert!(!codes(&checked("\"b\"", &turned)).contains("W102"));
}

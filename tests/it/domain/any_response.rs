//! Whatever is sent as a response: a grade in 0..1 or a violation, never a panic; and the order of sets does not matter.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use touchstone::domain::gold_set::item::{Item, ItemKind};
use touchstone::domain::gold_set::{self, GoldSet};
use touchstone::domain::kernel::sealed::Reveal;

use crate::support::folder;

pub(super) static SET: LazyLock<GoldSet> = LazyLock::new(|| gold_set::read(&folder("gold_sets/mandarin-sg")).set.expect("no errors"));

pub(super) fn of_kind(kind: ItemKind, nth: usize) -> &'static Item {
    let items: Vec<&Item> = SET.items().map(|(_, p)| &p.item).filter(|i| i.head.kind == kind).collect();
    items[nth % items.len()]
}

/// Any JSON, leaning towards the words that responses use.
pub(super) fn any_json() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        Just("a".to_owned()),
        Just("b".to_owned()),
        Just("c1".to_owned()),
        Just("s1".to_owned()),
        Just("l1".to_owned()),
        Just("1".to_owned()),
        Just("accuracy".to_owned()),
        Just("supported".to_owned()),
        Just("none".to_owned()),
        Just("entity".to_owned()),
        Just("hate".to_owned()),
        ".{0,30}"
    ];
    let field = prop_oneof![
        Just("option"),
        Just("options"),
        Just("gaps"),
        Just("order"),
        Just("ranking"),
        Just("pairs"),
        Just("text"),
        Just("scales"),
        Just("value"),
        Just("labels"),
        Just("spans"),
        Just("start"),
        Just("end"),
        Just("label"),
        Just("quote"),
        Just("categories"),
        Just("severity"),
        Just("claims"),
        Just("verdict"),
        Just("sources"),
        Just("words"),
        Just("confidence"),
        Just("c1"),
        Just("1"),
        Just("accuracy")
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-4_i64..8).prop_map(Value::from),
        any::<f64>().prop_map(|x| json!(x)),
        word.prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((field.clone(), inner), 0..6)
                .prop_map(|f| Value::Object(f.into_iter().map(|(k, v)| (k.to_owned(), v)).collect::<Map<_, _>>())),
        ]
    })
}

fn holds(item: &Item, response: &Value) -> Result<(), TestCaseError> {
    let within = item.grade_context(&SET.shared);
    if let Ok(grade) = item.grade(&within, response, &Reveal::for_grading()) {
        prop_assert!(grade.score.is_none_or(|s| (0.0..=1.0).contains(&s)), "{:?}", grade.score);
        prop_assert!(grade.brier.is_none_or(|b| (0.0..=1.0).contains(&b)));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_gives_a_grade_or_a_violation(response in any_json(), nth in 0_usize..1000) {
        for kind in ItemKind::ALL {
            holds(of_kind(*kind, nth), &response)?;
        }
    }

    #[test]
    fn any_text_gives_a_grade_or_a_violation(text in "\\PC{0,400}", nth in 0_usize..1000) {
        for kind in [ItemKind::ShortText, ItemKind::Rewrite, ItemKind::Repair, ItemKind::Essay] {
            holds(of_kind(kind, nth), &json!({ "text": text }))?;
        }
        let cloze = of_kind(ItemKind::Cloze, nth);
        holds(cloze, &json!({ "gaps": { "1": text } }))?;
    }

    #[test]
    fn a_mended_text_that_is_changed_anywhere_stays_in_range(nth in 0_usize..1000, cut in 0_usize..60, insert in "[a-z一-龥 ,。']{0,12}") {
        let item = of_kind(ItemKind::Repair, nth);
        let own = item.own_answer(&Reveal::for_grading()).expect("a key");
        let mut text: Vec<char> = own["text"].as_str().expect("a text").chars().collect();
        let at = cut.min(text.len());
        text.splice(at..(at + 3).min(text.len()), insert.chars());
        holds(item, &json!({ "text": text.into_iter().collect::<String>() }))?;
    }

    #[test]
    fn the_order_of_sets_does_not_matter(nth in 0_usize..1000, seed in any::<u64>()) {
        let listed = [
            (ItemKind::MultiChoice, "options"), (ItemKind::Classify, "labels"), (ItemKind::Spans, "spans"), (ItemKind::Flag, "categories"),
        ];
        for (kind, field) in listed {
            let item = of_kind(kind, nth);
            let within = item.grade_context(&SET.shared);
            let own = item.own_answer(&Reveal::for_grading()).expect("a key");
            let mut list = own[field].as_array().expect("a list").clone();
            // One is left out and one repeated, so that the score says something.
            if list.len() > 1 {
                list.pop();
                list.push(list[0].clone());
            }
            let score = |list: &[Value]| {
                let mut response = own.clone();
                response[field] = json!(list);
                item.grade(&within, &response, &Reveal::for_grading()).map(|g| g.score)
            };
            let before = score(&list);
            let turn = usize::try_from(seed % 7).expect("small") % list.len().max(1);
            list.rotate_left(turn);
            list.reverse();
            prop_assert_eq!(before, score(&list));
        }
    }
}

#[test]
fn hostile_texts_of_the_longest_kind_are_graded_or_refused() {
    let longest =
        ["哈".repeat(2000), "a ".repeat(1000), "e\u{301}".repeat(1000), "\u{200d}👩".repeat(1000), "'".repeat(2000), ".".repeat(2000)];
    for text in longest {
        for kind in [ItemKind::ShortText, ItemKind::Rewrite, ItemKind::Repair, ItemKind::Essay] {
            for nth in 0..3 {
                let item = of_kind(kind, nth);
                let within = item.grade_context(&SET.shared);
                match item.grade(&within, &json!({ "text": text }), &Reveal::for_grading()) {
                    Ok(grade) => assert!(grade.score.is_none_or(|s| (0.0..=1.0).contains(&s))),
                    Err(violation) => assert_eq!(violation.code, "too_long"),
                }
            }
        }
    }
}

//! Forms of the shipped set, a thousand seeds each: every draw served, testlets and pairs whole, new items on a second attempt; and what is
//! shown of an item, mapped there and back.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use touchstone::domain::gold_set::item::PresentedBody;
use touchstone::domain::gold_set::item::drawn::{Given, ItemId, Stored};
use touchstone::domain::gold_set::item::{allowed, drawn};
use touchstone::domain::gold_set::stored::{self, Content};
use touchstone::domain::gold_set::{self, GoldSet};
use touchstone::domain::kernel::chance::Seed;
use touchstone::domain::kernel::sealed::Reveal;
use touchstone::domain::project::{Decision, Stage};
use touchstone::domain::sitting::form::{Place, assemble};

use crate::support;

fn shipped() -> (GoldSet, Content) {
    let set = gold_set::read(&support::folder("gold_sets/mandarin-sg")).set.expect("no errors");
    let content = stored::read(&set.document).expect("the document is read again");
    (set, content)
}

fn form(content: &Content, stage: &Stage, met: &BTreeSet<String>, seed: u64) -> Vec<Place> {
    assemble(stage, |bank| content.bank(bank), met, Seed(seed))
}

#[test]
fn a_stored_document_holds_all_that_was_read() {
    let (set, content) = shipped();
    assert_eq!(content.banks.keys().collect::<Vec<_>>(), set.banks.keys().collect::<Vec<_>>());
    for (_, placed) in set.items() {
        let item = content.item(&placed.item.head.id).expect("there");
        assert_eq!(item.line, placed.item.line);
        assert_eq!(serde_json::to_value(&item.presented).expect("JSON"), serde_json::to_value(&placed.item.presented).expect("JSON"));
    }
    assert_eq!(content.project.stages.len(), set.project.stages.len());
    assert_eq!(content.guidelines.len(), 2);
}

#[test]
fn every_draw_is_served_and_a_form_holds_no_more_than_the_format_says() {
    let (_, content) = shipped();
    for stage in &content.project.stages {
        let rounds = if cfg!(debug_assertions) { 200 } else { 1000 };
        for seed in 0..rounds {
            let form = form(&content, stage, &BTreeSet::new(), seed);
            let ids: BTreeSet<&String> = form.iter().map(|p| &p.item).collect();
            assert_eq!(ids.len(), form.len(), "an item stands twice");
            let items = || form.iter().map(|p| content.item(&p.item).expect("there"));
            for draw in &stage.draw {
                let fits = |kind| draw.item_kind.is_none_or(|k| k == kind);
                let count = items().filter(|i| i.head.skill == draw.skill && fits(i.head.kind)).count();
                assert!(count >= draw.items as usize, "{} {}: {count}", stage.id, draw.skill);
            }
            let wanted: usize = stage.draw.iter().map(|d| d.items as usize).sum();
            let mut testlets: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for (at, item) in items().enumerate() {
                if let Some(stimulus) = &item.head.stimulus {
                    testlets.entry(stimulus).or_default().push(at);
                }
            }
            let largest = testlets.values().map(Vec::len).max().unwrap_or(1);
            assert!(form.len() < wanted + largest, "{}: {} items for {wanted}", stage.id, form.len());
            for places in testlets.values() {
                assert_eq!(places.last().expect("one") - places[0] + 1, places.len(), "a testlet is torn");
            }
            assert_pairs(&content, &form);
            if let Decision::Sequential { min_items, .. } = stage.decision {
                let early: BTreeSet<&str> = items().take(min_items).map(|i| i.head.skill.as_str()).collect();
                let late: BTreeSet<&str> = items().map(|i| i.head.skill.as_str()).collect();
                assert_eq!(early, late, "{}: every skill is seen within the first {min_items}", stage.id);
                assert!(form.iter().enumerate().all(|(i, p)| p.block == i64::try_from(i / stage.block).expect("small")));
            }
        }
    }
}

fn assert_pairs(content: &Content, form: &[Place]) {
    let place = |id: &str| form.iter().position(|p| p.item == id);
    for (at, place_of) in form.iter().enumerate() {
        let item = content.item(&place_of.item).expect("there");
        let Some(twin) = item.head.twin().filter(|_| item.head.skill == "consistency") else { continue };
        let other = place(twin).expect("a pair is drawn together");
        assert!(at.max(other) >= form.len() - form.len() / 3 - 1, "the second of a pair stands in the last third");
    }
}

#[test]
fn a_second_attempt_meets_new_items_where_the_bank_has_them() {
    let (_, content) = shipped();
    let (_, english) = content.stage("english").expect("there");
    for seed in 0..100 {
        let first: BTreeSet<String> = form(&content, english, &BTreeSet::new(), seed).into_iter().map(|p| p.item).collect();
        let second = form(&content, english, &first, seed + 1000);
        let again: Vec<&Place> = second.iter().filter(|p| first.contains(&p.item)).collect();
        assert!(again.is_empty(), "{again:?}");
    }
    assert_eq!(form(&content, english, &BTreeSet::new(), 5), form(&content, english, &BTreeSet::new(), 5));
    assert_ne!(form(&content, english, &BTreeSet::new(), 5), form(&content, english, &BTreeSet::new(), 6));
}

#[test]
fn what_is_shown_maps_back_and_names_no_authors_id() {
    let (_, content) = shipped();
    for item in content.banks.values().flatten() {
        let drawn = drawn::draw(item, Seed(11), "3");
        let shown = drawn.presented(&item.presented);
        let Some(own) = item.own_answer(&Reveal::for_the_store()) else { continue };
        let own = Stored(own);
        let given = drawn.as_given(&item.presented.body, &own);
        assert_eq!(drawn.stored(&item.presented.body, &given), Ok(own), "{}", item.head.id);
        let text = serde_json::to_string(&shown).expect("JSON");
        assert!(!text.contains(&format!("\"{}\"", item.head.id)), "{}", item.head.id);
        let ids: Vec<&ItemId> = drawn.lists.values().flatten().map(|(own, _)| own).collect();
        assert!(ids.iter().all(|own| !text.contains(&format!("\"id\":\"{}\"", own.as_str()))), "{}", item.head.id);
        if matches!(item.presented.body, PresentedBody::Choice(_)) {
            let unknown = drawn.stored(&item.presented.body, &Given(json!({ "option": ids[0] })));
            assert_eq!(unknown.expect_err("an author's id is not offered").code, "unknown_id");
        }
    }
}

#[test]
fn what_a_save_takes_the_grader_can_grade() {
    // Each keyed answer with one of its parts replaced: whatever the check of a save lets through gets a grade, not a violation.
    let (_, content) = shipped();
    let odd = [json!(null), json!(7), json!(-9), json!("nonsense"), json!([]), json!({}), json!(["x", "x"]), json!(true)];
    for item in content.banks.values().flatten() {
        let own = item.own_answer(&Reveal::for_the_store()).unwrap_or_else(|| json!({ "text": "a text" }));
        let check = |response: &serde_json::Value| allowed::check(&item.presented, &content.shared, response);
        assert_eq!(check(&own), Ok(()), "{}", item.head.id);
        let within = item.grade_context(&content.shared);
        for (field, value) in own.as_object().expect("an object") {
            let deeper = value.as_object().into_iter().flatten().map(|(name, _)| Some(name.clone()));
            for place in deeper.chain([None]) {
                for replaced in &odd {
                    let mut response = own.clone();
                    match &place {
                        Some(name) => response[field][name] = replaced.clone(),
                        None => response[field] = replaced.clone(),
                    }
                    let graded = item.grade(&within, &response, &Reveal::for_the_store());
                    assert!(check(&response).is_err() || graded.is_ok(), "{}: {response}: {graded:?}", item.head.id);
                }
            }
        }
    }
}

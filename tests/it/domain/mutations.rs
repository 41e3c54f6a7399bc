//! Every keyed item of the shipped sets scores exactly 1 with its own key, and less with each kind's own mutations of it.

use serde_json::{Value, json};
use touchstone::domain::gold_set;
use touchstone::domain::gold_set::item::{GradeContext, Item, ItemKind};
use touchstone::domain::kernel::sealed::Reveal;

use touchstone_measure::text::accents::without;
use touchstone_measure::text::normalise::{AccentFold, CaseFold};

use crate::support::folder;

/// What a person who is wrong might have answered instead of the key's own answer.
fn mutations(item: &Item, right: &[Value], within: &GradeContext, shown: &Value) -> Vec<Value> {
    let own = &right[0];
    let ids = |field: &str| -> Vec<String> {
        shown[field].as_array().into_iter().flatten().map(|o| o["id"].as_str().expect("an id").to_owned()).collect()
    };
    let list = |field: &str| own[field].as_array().cloned().unwrap_or_default();
    match item.head.kind {
        ItemKind::Choice => {
            let wrong = |id: &String| right.iter().all(|answer| answer["option"] != **id);
            ids("options").into_iter().filter(wrong).map(|id| json!({ "option": id })).collect()
        }
        ItemKind::MultiChoice => {
            let key = list("options");
            let without = (0..key.len())
                .map(|i| json!({ "options": key.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, v)| v).collect::<Vec<_>>() }));
            let with = ids("options")
                .into_iter()
                .filter(|id| !key.contains(&json!(id)))
                .map(|id| json!({ "options": key.iter().cloned().chain([json!(id)]).collect::<Vec<_>>() }));
            without.chain(with).collect()
        }
        ItemKind::Cloze => own["gaps"]
            .as_object()
            .expect("gaps")
            .keys()
            .map(|gap| {
                let mut changed = own.clone();
                changed["gaps"].as_object_mut().expect("gaps").remove(gap);
                changed
            })
            .collect(),
        ItemKind::Order => {
            let key = list("order");
            (1..key.len())
                .map(|i| {
                    let mut order = key.clone();
                    order.swap(i - 1, i);
                    json!({ "order": order })
                })
                .collect()
        }
        ItemKind::Match => {
            let pairs = own["pairs"].as_object().expect("pairs");
            let other = |right: &Value| ids("right").into_iter().find(|id| right != id.as_str()).expect("another");
            pairs
                .iter()
                .map(|(left, right)| {
                    let mut changed = own.clone();
                    changed["pairs"][left] = json!(other(right));
                    changed
                })
                .collect()
        }
        ItemKind::ShortText => {
            let text = own["text"].as_str().expect("a text");
            vec![
                json!({ "text": format!("{text} 另外 otherwise") }),
                json!({ "text": text.chars().skip(1).collect::<String>() }),
                json!({ "text": "" }),
            ]
        }
        ItemKind::Rating => within
            .scales
            .iter()
            .map(|scale| {
                let mut changed = own.clone();
                let value = own["scales"][&scale.id].as_i64().expect("a value");
                changed["scales"][&scale.id] = json!(if value - scale.min >= scale.max - value { scale.min } else { scale.max });
                changed
            })
            .collect(),
        ItemKind::Compare => {
            let key = own["value"].as_i64().expect("a value");
            (-3..=3).filter(|v| *v != key).map(|v| json!({ "value": v })).collect()
        }
        ItemKind::Classify => {
            let key = list("labels");
            let mut wrong: Vec<Value> =
                within.labels.iter().filter(|l| !key.contains(&json!(l))).map(|l| json!({ "labels": [l] })).collect();
            wrong.push(json!({ "labels": [] }));
            wrong
        }
        ItemKind::Spans => {
            let spans = list("spans");
            let dropped = (0..spans.len())
                .map(|i| json!({ "spans": spans.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, s)| s).collect::<Vec<_>>() }));
            let whole = shown["content"].as_str().expect("content").chars().count();
            let everything = json!({ "spans": [{ "start": 0, "end": whole, "label": within.labels[0] }] });
            dropped.chain([everything]).collect()
        }
        ItemKind::Flag => {
            let key = list("categories");
            let mut wrong: Vec<Value> = within
                .labels
                .iter()
                .filter(|l| !key.contains(&json!(l)))
                .map(|l| json!({ "categories": [l], "severity": own["severity"] }))
                .collect();
            wrong.extend(within.severities.iter().filter(|s| own["severity"] != ***s).map(|s| json!({ "categories": key, "severity": s })));
            wrong
        }
        ItemKind::FactCheck => {
            let mut wrong = Vec::new();
            for (claim, finding) in own["claims"].as_object().expect("claims") {
                for verdict in ["supported", "refuted", "not_enough_information"].iter().filter(|v| finding["verdict"] != **v) {
                    let mut changed = own.clone();
                    changed["claims"][claim]["verdict"] = json!(verdict);
                    wrong.push(changed);
                }
                let mut changed = own.clone();
                let sources = if finding["sources"] == json!([]) { json!(ids("sources")) } else { json!([]) };
                changed["claims"][claim]["sources"] = sources;
                wrong.push(changed);
            }
            wrong
        }
        ItemKind::Rewrite => {
            vec![json!({ "text": shown["content"] }), json!({ "text": "" }), json!({ "text": "完全无关。 Nothing to do with it." })]
        }
        ItemKind::Repair => {
            let text = own["text"].as_str().expect("a text");
            let content = shown["content"].as_str().expect("content");
            let mut wrong = vec![json!({ "text": format!("多余 surplus {text}") }), json!({ "text": "" })];
            if text != content {
                wrong.push(json!({ "text": content }));
            }
            wrong
        }
        ItemKind::WordDecision => {
            let words = own["words"].as_object().expect("words");
            words
                .iter()
                .map(|(word, said)| {
                    let mut changed = own.clone();
                    changed["words"][word] = json!(!said.as_bool().expect("yes or no"));
                    changed
                })
                .collect()
        }
        ItemKind::Rank => {
            // The best one last, and the whole turned round: neighbours may be as good as each other.
            let key = list("ranking");
            let (mut best_last, mut turned) = (key.clone(), key);
            best_last.rotate_left(1);
            turned.reverse();
            [best_last, turned].into_iter().map(|ranking| json!({ "ranking": ranking })).collect()
        }
        ItemKind::Essay => Vec::new(),
    }
}

/// The key's own answer without the accents or the capitals that count.
fn misspelt(item: &Item, own: &Value) -> Vec<Value> {
    fn changed(value: &Value, change: &dyn Fn(&str) -> String) -> Value {
        match value {
            Value::String(text) => Value::from(change(text)),
            Value::Object(fields) => fields.iter().map(|(name, v)| (name.clone(), changed(v, change))).collect(),
            other => other.clone(),
        }
    }
    // A rewrite may differ from its references as much as they do from each other.
    if !matches!(item.head.kind, ItemKind::Cloze | ItemKind::ShortText | ItemKind::Repair) {
        return Vec::new();
    }
    let fold = item.head.fold();
    let bare = (fold.accents == AccentFold::Strict).then(|| changed(own, &|text| without(text, "")));
    let small = (fold.case == CaseFold::AsWritten).then(|| changed(own, &str::to_lowercase));
    bare.into_iter().chain(small).collect()
}

#[test]
fn own_keys_score_one_and_mutations_less() {
    let (keyed, mutated) = held("gold_sets/mandarin-sg");
    assert_eq!(keyed, 666 - 16);
    assert!(mutated > 3000, "{mutated} mutations");
    let (keyed, mutated) = held("gold_sets/spanish-mx");
    assert!(keyed > 200 && mutated > 900, "{mutated} mutations of {keyed}");
}

/// The keyed items of a set, and the mutations of them, each held against its grade.
fn held(set: &str) -> (usize, usize) {
    let set = gold_set::read(&folder(set)).set.expect("no errors");
    let right = Reveal::for_grading();
    let (mut keyed, mut mutated) = (0, 0);
    for (_, placed) in set.items() {
        let item = &placed.item;
        let within = item.grade_context(&set.shared);
        let named = item.right_answers(&right);
        assert_eq!(item.own_answer(&right).as_ref(), named.first(), "{}: its own answer is the first that is right", item.head.id);
        let Some(own) = named.first() else {
            assert_eq!(item.head.kind, ItemKind::Essay);
            continue;
        };
        keyed += 1;
        for answer in &named {
            let grade = item.grade(&within, answer, &right).expect("its own key is a valid response");
            assert!((grade.score.expect("scored") - 1.0).abs() < 1e-12, "{}: the key scores {:?}", item.head.id, grade.score);
            assert!(grade.hit || !grade.positive, "{}: its own key misses what was to find", item.head.id);
        }
        let shown = serde_json::to_value(&item.presented).expect("JSON");
        let experts = item.head.kind == ItemKind::Rating;
        let wrong = mutations(item, &named, &within, &shown).into_iter().chain(misspelt(item, own));
        for wrong in wrong.filter(|wrong| wrong != own) {
            mutated += 1;
            let score = item
                .grade(&within, &wrong, &right)
                .unwrap_or_else(|v| panic!("{}: {wrong} is refused: {v}", item.head.id))
                .score
                .expect("scored");
            // Where the experts differ widely, the far end of a scale may be one expert's own value.
            assert!(score < 1.0 || experts, "{}: {wrong} scores {score}", item.head.id);
        }
        let unanswered = item.grade(&within, &Value::Null, &right).expect("null is a response");
        assert_eq!(unanswered.score, Some(0.0), "{}", item.head.id);
    }
    (keyed, mutated)
}

//! Two worlds whose gold sets differ only in their keys: a candidate gets the same bytes, headers included, until a block has ended. And a
//! crawl as candidate: no key, rationale or canary anywhere.

use serde_json::{Value, json};

use super::{Answer, Client, World, apply};
use crate::support;
use crate::support::database::{TestApp, on_both};
use touchstone::domain::gold_set::Folder;

/// The shipped set with other keys, and a mark in everything that is closed.
fn other_keys() -> Folder {
    let mut folder = support::folder("gold_sets/mandarin-sg");
    for (name, bytes) in &mut folder.files {
        let bank = std::path::Path::new(name).extension().is_some_and(|e| e == "jsonl") && !name.starts_with("stimuli");
        if !bank {
            continue;
        }
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let all: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let line = |line: &str| {
            let Ok(mut item) = serde_json::from_str::<Value>(line) else { return line.to_owned() };
            if name == "anchors.jsonl" {
                item["note"] = json!("CANARY-7 other levels");
                return item.to_string();
            }
            item["rationale"] = json!({ "en": "CANARY-7 the reason is another one", "zh": "CANARY-7 另有原因" });
            if item["kind"] != "essay" {
                item["key"] = another_key(&item, &all);
            }
            item.to_string()
        };
        *bytes = text.lines().map(line).collect::<Vec<_>>().join("\n").into_bytes();
    }
    folder
}

/// A key that the item could have as well: of what is shown of it nothing tells which of the two it has.
fn another_key(item: &Value, all: &[Value]) -> Value {
    let mut key = item["key"].clone();
    let turned = |key: &Value| {
        let values: Vec<Value> = key.as_object().expect("an object").values().cloned().collect();
        let turned = values.iter().cycle().skip(1).cloned();
        Value::Object(key.as_object().expect("an object").keys().cloned().zip(turned).collect())
    };
    match item["kind"].as_str().expect("a kind") {
        "choice" => {
            let ids: Vec<Value> = item["options"].as_array().expect("options").iter().map(|o| o["id"].clone()).collect();
            let at = ids.iter().position(|id| *id == item["key"]).expect("there");
            // Where there are enough options every other key is a list: how many are right is as closed as which.
            let next = |n: usize| ids[(at + n) % ids.len()].clone();
            if ids.len() > 2 && at % 2 == 0 { json!([next(1), next(2)]) } else { next(1) }
        }
        "order" => {
            key.as_array_mut().expect("a list").reverse();
            key
        }
        "rank" => {
            for chain in key.as_array_mut().expect("chains") {
                chain.as_array_mut().expect("a chain").reverse();
            }
            key
        }
        "compare" => json!(-key.as_i64().expect("a number")),
        "short_text" => json!(["CANARY-7 an accepted text"]),
        "multi_choice" => json!([item["options"][0]["id"]]),
        "cloze" if item.get("options").is_none() => {
            for accepted in key.as_object_mut().expect("gaps").values_mut() {
                *accepted = json!(["CANARYx"]);
            }
            key
        }
        "cloze" => {
            for (gap, accepted) in key.as_object_mut().expect("gaps") {
                let offered = item["options"][gap].as_array().expect("options");
                *accepted = json!([offered.iter().find(|o| **o != accepted[0]).expect("another")]);
            }
            key
        }
        "match" => turned(&key),
        // Another one that items beside it have, of the same labels, degrees or scales.
        kind @ ("classify" | "flag" | "rating") => {
            let same = |other: &&Value| other["kind"] == kind && ["taxonomy", "severities", "scales"].iter().all(|f| other[*f] == item[*f]);
            let others = all.iter().filter(same).map(|other| other["key"].clone());
            others.skip_while(|other| *other != key).find(|other| *other != key).unwrap_or(key)
        }
        "fact_check" => {
            for finding in key.as_object_mut().expect("claims").values_mut() {
                *finding = json!({ "verdict": "not_enough_information", "sources": [] });
            }
            key
        }
        "word_decision" => {
            key.as_array_mut().expect("words").pop();
            key
        }
        "spans" => json!([]),
        "repair" => {
            for place in key.as_array_mut().expect("places") {
                place["accept"] = json!(["CANARY-7"]);
            }
            key
        }
        "rewrite" => {
            key.as_array_mut().expect("examples").push(json!("CANARY-7 as well as it can be put"));
            key
        }
        other => panic!("{other} has no other key here: its twin would tell nothing"),
    }
}

/// Chance that is the same in both worlds.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("small") % n.max(1)
    }

    fn one<'v>(&mut self, list: &'v [Value]) -> &'v Value {
        let at = self.below(list.len());
        &list[at]
    }
}

fn list<'v>(item: &'v Value, name: &str) -> &'v [Value] {
    item[name].as_array().map_or(&[], Vec::as_slice)
}

fn shuffled(dice: &mut Dice, ids: &[Value]) -> Vec<Value> {
    let mut all: Vec<Value> = ids.iter().map(|e| e["id"].clone()).collect();
    for i in (1..all.len()).rev() {
        all.swap(i, dice.below(i + 1));
    }
    all
}

/// A random response of an item's kind, of what is shown of it.
fn random(shown: &Value, dice: &mut Dice) -> Value {
    let (item, legend) = (&shown["item"], &shown["legend"]);
    let text = |dice: &mut Dice| json!({ "text": format!("an answer {}", dice.below(1_000)) });
    match item["kind"].as_str().expect("a kind") {
        "choice" => json!({ "option": dice.one(list(item, "options"))["id"] }),
        "multi_choice" => json!({ "options": [dice.one(list(item, "options"))["id"]] }),
        "order" => json!({ "order": shuffled(dice, list(item, "elements")) }),
        "rank" => {
            let tiers = shuffled(dice, list(item, "responses")).into_iter().map(|id| json!([id]));
            json!({ "ranking": tiers.collect::<Vec<_>>() })
        }
        "match" => {
            let pairs: serde_json::Map<String, Value> = list(item, "left")
                .iter()
                .map(|l| (l["id"].as_str().expect("an id").to_owned(), dice.one(list(item, "right"))["id"].clone()))
                .collect();
            json!({ "pairs": pairs })
        }
        "compare" => json!({ "value": i64::try_from(dice.below(3)).expect("small") - 1 }),
        "classify" => json!({ "labels": [dice.one(list(&legend["taxonomy"], "label"))["id"]] }),
        "flag" => {
            json!({
                "categories": [dice.one(list(&legend["taxonomy"], "label"))["id"]],
                "severity": dice.one(list(&legend["severities"], "level"))["id"],
            })
        }
        "rating" => {
            let scales: serde_json::Map<String, Value> =
                list(&legend["scales"], "scale").iter().map(|s| (s["id"].as_str().expect("an id").to_owned(), s["min"].clone())).collect();
            json!({ "scales": scales })
        }
        "spans" => {
            json!({ "spans": [{ "start": 0, "end": 1 + dice.below(3), "label": dice.one(list(&legend["taxonomy"], "label"))["id"] }] })
        }
        "fact_check" => {
            let verdict = ["supported", "refuted", "not_enough_information"][dice.below(3)];
            let claims: serde_json::Map<String, Value> = list(item, "claims")
                .iter()
                .map(|c| (c["id"].as_str().expect("an id").to_owned(), json!({ "verdict": verdict, "sources": [] })))
                .collect();
            json!({ "claims": claims })
        }
        "word_decision" => {
            let words: serde_json::Map<String, Value> =
                list(item, "words").iter().map(|w| (w.as_str().expect("a word").to_owned(), json!(dice.below(2) == 1))).collect();
            json!({ "words": words })
        }
        "cloze" if item.get("options").is_none() => json!({ "gaps": { "1": "word" } }),
        "cloze" => Value::Null,
        "short_text" | "repair" | "rewrite" | "essay" => text(dice),
        other => panic!("no answer is known to {other}"),
    }
}

/// One block: every answer that the candidate got, with saves that go wrong among them, up to the hand-in.
async fn block(candidate: &Client, attempt: &Value, dice: &mut Dice) -> Vec<Answer> {
    let id = attempt["id"].as_str().expect("an id");
    let mut got = Vec::new();
    for shown in list(attempt, "items") {
        let path = format!("/me/attempts/{id}/answers/{}", shown["id"].as_str().expect("an id"));
        let response = random(shown, dice);
        let saved = candidate.put(&path, json!({ "seat": attempt["seat"], "revision": 0, "response": response })).await;
        assert!(saved.status == 200, "{shown}: {}", saved.text);
        got.push(saved);
        if dice.below(4) == 0 {
            got.push(candidate.put(&path, json!({ "seat": attempt["seat"], "revision": 0, "response": response })).await);
            got.push(candidate.put(&path, json!({ "seat": attempt["seat"], "revision": 1, "response": { "option": "nonsense" } })).await);
        }
        if dice.below(6) == 0 {
            got.push(candidate.put(&path, json!({ "seat": attempt["seat"], "revision": 1, "response": random(shown, dice) })).await);
        }
    }
    got.push(candidate.get(&format!("/me/attempts/{id}")).await);
    got.push(candidate.post(&format!("/me/attempts/{id}/hand-in"), Value::Null).await);
    got.push(candidate.get(&format!("/me/attempts/{id}")).await);
    got.push(candidate.get("/me/application").await);
    got
}

/// Answers without their dates, and letters without their bodies: how the parts of a stage went is told by its letter, after somebody has
/// decided, and rests on the score.
fn without_dates(answers: Vec<Answer>) -> Vec<Answer> {
    let strip = |mut a: Answer| {
        a.headers.remove("date");
        let mut value: Value = serde_json::from_str(&a.text).unwrap_or_default();
        let letters = value.get_mut("letters").and_then(Value::as_array_mut);
        let bodies: Vec<&mut Value> = letters.into_iter().flatten().filter_map(|l| l.pointer_mut("/text/body")).collect();
        if !bodies.is_empty() {
            for body in bodies {
                *body = Value::Null;
            }
            a.text = value.to_string();
            a.headers.remove("content-length");
        }
        a
    };
    answers.into_iter().map(strip).collect()
}

/// One of the two worlds, with its candidate and its recruiter.
struct Side {
    world: World,
    candidate: Client,
    recruiter: Client,
}

impl Side {
    async fn new(world: World) -> Self {
        let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
        let recruiter = world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await;
        apply(&candidate).await;
        Self { world, candidate, recruiter }
    }

    async fn view(&self, id: &str) -> (Answer, Value) {
        self.world.settle().await;
        let shown = self.candidate.get(&format!("/me/attempts/{id}")).await;
        let value = shown.ok();
        (shown, value)
    }

    /// Hands in what is left without answers; then a person decides that the stage is passed, and the letter goes out.
    async fn pass(&self, id: &str, stage: usize) {
        loop {
            let (_, attempt) = self.view(id).await;
            if attempt["state"] != "open" {
                break;
            }
            self.candidate.post(&format!("/me/attempts/{id}/hand-in"), Value::Null).await.ok();
        }
        if stage == 4 {
            return;
        }
        let mine = self.candidate.get("/me/application").await.ok();
        let path = format!("/candidates/{}/decisions", mine["id"].as_str().expect("an id"));
        self.world.leave_open().await;
        self.recruiter.post(&path, json!({ "outcome": "passed", "reasons": ["score_in_band_reviewed"] })).await.ok();
        self.world.t.clock.advance_seconds(3_601);
        self.world.t.ids.jump_to((stage as u64 + 1) * 1_000_000);
    }
}

fn same(here: Vec<Answer>, there: Vec<Answer>) -> usize {
    let (here, there) = (without_dates(here), without_dates(there));
    assert_eq!(here.len(), there.len());
    for (a, b) in here.iter().zip(&there) {
        assert_eq!(a, b);
        for closed in ["CANARY", "rationale", "\"key\"", "accept_from", "must_not", "\"critical\":", "\"irt\""] {
            assert!(!a.text.contains(closed) && !b.text.contains(closed), "{closed}");
        }
    }
    here.len()
}

/// Whole random sittings over every stage. Where the two ways part, which is only after a block has ended, a person passes both on.
async fn twins(t: TestApp) {
    let engine = t.engine();
    let here = Side::new(World::new(t).await).await;
    let there = Side::new(World::with(TestApp::another(engine).await, other_keys()).await).await;
    let (mut compared, mut blocks) = (0, 0);
    for (n, stage) in ["english", "mandarin", "skills", "calibration", "writing"].into_iter().enumerate() {
        let path = format!("/me/stages/{stage}/attempts");
        let (a, b) = (here.candidate.post(&path, Value::Null).await, there.candidate.post(&path, Value::Null).await);
        let mut attempt = a.ok();
        compared += same(vec![a], vec![b]);
        let id = attempt["id"].as_str().expect("an id").to_owned();
        loop {
            let mut dice = Dice(n as u64 * 1_000 + blocks);
            let a = block(&here.candidate, &attempt, &mut dice).await;
            let mut dice = Dice(n as u64 * 1_000 + blocks);
            let b = block(&there.candidate, &attempt, &mut dice).await;
            compared += same(a, b);
            blocks += 1;
            let ((a, mine), (b, theirs)) = (here.view(&id).await, there.view(&id).await);
            if mine["state"] != theirs["state"] || mine["items"].as_array().is_none_or(Vec::is_empty) {
                break;
            }
            compared += same(vec![a], vec![b]);
            attempt = mine;
        }
        here.pass(&id, n).await;
        there.pass(&id, n).await;
    }
    assert!(compared > 200 && blocks >= 12, "{compared} answers of {blocks} blocks were compared");
}

on_both!(bytes, super::twins);

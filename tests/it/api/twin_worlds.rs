//! Two worlds whose gold sets differ only in their keys: a candidate gets the same bytes, headers included, until a block has ended. And a crawl as
//! candidate: no key, rationale or canary anywhere.

use serde_json::{Value, json};

use super::{Answer, World, apply};
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
        let line = |line: &str| {
            let Ok(mut item) = serde_json::from_str::<Value>(line) else { return line.to_owned() };
            item["rationale"] = json!({ "en": "CANARY-7 the reason is another one", "zh": "CANARY-7 另有原因" });
            match item["kind"].as_str() {
                Some("choice") => {
                    let ids: Vec<Value> = item["options"].as_array().expect("options").iter().map(|o| o["id"].clone()).collect();
                    let at = ids.iter().position(|id| *id == item["key"]).expect("there");
                    item["key"] = ids[(at + 1) % ids.len()].clone();
                }
                Some("order") => item["key"].as_array_mut().expect("a list").reverse(),
                Some("compare") => item["key"] = json!(-item["key"].as_i64().expect("a number")),
                Some("short_text") => item["key"] = json!(["CANARY-7 an accepted text"]),
                _ => {}
            }
            item.to_string()
        };
        *bytes = text.lines().map(line).collect::<Vec<_>>().join("\n").into_bytes();
    }
    folder
}

/// A random sitting up to the end of its first block: every answer that the candidate got.
async fn sitting(world: &World, stage: &str, dice: u64) -> Vec<Answer> {
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let mut got = Vec::new();
    apply(&candidate).await;
    got.push(candidate.get("/me/application").await);
    let start = candidate.post(&format!("/me/stages/{stage}/attempts"), Value::Null).await;
    let attempt = start.ok();
    got.push(start);
    let id = attempt["id"].as_str().expect("an id");
    for (n, item) in (0_u64..).zip(attempt["items"].as_array().expect("items")) {
        let path = format!("/me/attempts/{id}/answers/{}", item["id"].as_str().expect("an id"));
        let option =
            item["item"]["options"].as_array().map(|o| o[usize::try_from((dice + n) % o.len() as u64).expect("small")]["id"].clone());
        let response = match item["item"]["kind"].as_str() {
            Some("choice") => json!({ "option": option }),
            Some("short_text" | "rewrite" | "repair" | "essay") => json!({ "text": format!("an answer {dice}") }),
            _ => Value::Null,
        };
        got.push(candidate.put(&path, json!({ "seat": 1, "revision": 0, "response": response })).await);
        got.push(candidate.put(&path, json!({ "seat": 1, "revision": 0, "response": response })).await);
        got.push(candidate.put(&path, json!({ "seat": 1, "revision": 1, "response": { "option": "nonsense" } })).await);
    }
    got.push(candidate.get(&format!("/me/attempts/{id}")).await);
    got.push(candidate.post(&format!("/me/attempts/{id}/hand-in"), Value::Null).await);
    got.push(candidate.get(&format!("/me/attempts/{id}")).await);
    got.push(candidate.get("/me/application").await);
    got
}

fn without_dates(answers: Vec<Answer>) -> Vec<Answer> {
    let strip = |mut a: Answer| {
        a.headers.remove("date");
        a
    };
    answers.into_iter().map(strip).collect()
}

async fn twins(t: TestApp) {
    let engine = t.engine();
    let world = World::new(t).await;
    let twin = World::with(TestApp::another(engine).await, other_keys()).await;
    for dice in [3] {
        let (here, there) = (sitting(&world, "english", dice).await, sitting(&twin, "english", dice).await);
        let (here, there) = (without_dates(here), without_dates(there));
        assert_eq!(here.len(), there.len());
        for (a, b) in here.iter().zip(&there) {
            assert_eq!(a, b);
            for closed in ["CANARY", "rationale", "\"key\"", "accept_from", "must_not", "\"critical\"", "\"irt\""] {
                assert!(!a.text.contains(closed) && !b.text.contains(closed), "{closed}");
            }
        }
    }
}

on_both!(bytes, super::twins);

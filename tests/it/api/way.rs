//! A person's whole way by HTTP alone: applied, tested, reviewed, decided on, onboarded, and checked twice. And the same request sent
//! twice.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Client, PROJECT, World, apply};
use crate::support::database::{TestApp, on_both};
use crate::support::training::agreed;
use touchstone::store::admin;

async fn sit(world: &World, candidate: &Client, stage: &str) {
    let mut attempt = candidate.post(&format!("/me/stages/{stage}/attempts"), Value::Null).await.ok();
    let id = attempt["id"].as_str().expect("an id").to_owned();
    while attempt["state"] == "open" {
        for item in attempt["items"].as_array().expect("items") {
            let item_id = item["id"].as_str().expect("an id");
            let body = json!({ "seat": attempt["seat"], "revision": item["revision"], "response": world.right(&id, item_id).await });
            let saved = candidate.put(&format!("/me/attempts/{id}/answers/{item_id}"), body).await.ok();
            assert_eq!(saved["revision"], 1);
        }
        candidate.post(&format!("/me/attempts/{id}/hand-in"), Value::Null).await.ok();
        world.settle().await;
        attempt = candidate.get(&format!("/me/attempts/{id}")).await.ok();
    }
    assert_eq!(attempt["items"], json!([]));
}

/// Reads the examples and scores every response of every round, a level off the agreed one where there is one above it.
pub(super) async fn train(world: &World, reviewer: &Client) {
    let listed = reviewer.get("/reviews/training").await.ok();
    for stand in listed["data"].as_array().expect("rubrics") {
        assert_eq!((&stand["standing"], &stand["responses"]), (&json!("new"), &json!(6)));
        let path = format!("/reviews/training/{}", stand["rubric"].as_str().expect("an id"));
        assert_eq!(reviewer.get(&path).await.ok()["data"].as_array().expect("examples").len(), 5, "one a level");
        for place in 1..=6 {
            let next = reviewer.post(&format!("{path}/next"), Value::Null).await.ok();
            let exercise = &next["exercise"];
            assert_eq!((&exercise["place"], &exercise["feedback"], &exercise["round"]), (&json!(place), &Value::Null, &Value::Null));
            let agreed = agreed(&world.t.app, PROJECT, exercise["review"]["response"].as_str().expect("a text")).await;
            let off: BTreeMap<&String, i64> = agreed.iter().map(|(c, level)| (c, (level + 1).min(4))).collect();
            let comments: BTreeMap<&String, &str> = agreed.keys().map(|c| (c, "seen")).collect();
            let sheet = format!("{path}/sheets/{}", exercise["review"]["id"].as_str().expect("an id"));
            let saved = reviewer.post(&sheet, json!({ "levels": off, "comments": comments })).await.ok();
            let told = saved["exercise"]["feedback"]["criteria"].as_array().expect("told").clone();
            assert!(told.iter().all(|c| c["agreed"] == agreed[c["criterion"].as_str().expect("an id")]), "{told:?}");
            assert_eq!(saved["exercise"]["round"]["passed"], if place == 6 { json!(true) } else { Value::Null });
        }
        assert_eq!(reviewer.post(&format!("{path}/next"), Value::Null).await.code(), (409, "training_not_needed".to_owned()));
    }
}

async fn from_application_to_annotator(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read", "candidates:personal", "decisions:write"]).await;
    let applied = apply(&candidate).await;
    assert_eq!((&applied["status"], &applied["overall"]), (&json!("screening"), &json!("needs_evidence")));
    for stage in ["english", "mandarin", "skills", "calibration", "writing"] {
        sit(&world, &candidate, stage).await;
    }
    for name in ["r1@example.sg", "r2@example.sg"] {
        let reviewer = world.token(Some(name), &["reviews:write"]).await;
        assert_eq!(reviewer.post("/reviews/next", json!({})).await.code(), (409, "training_needed".to_owned()));
        train(&world, &reviewer).await;
        loop {
            let taken = reviewer.post("/reviews/next", json!({})).await.ok();
            let Some(review) = taken["review"].as_object() else { break };
            let levels: serde_json::Map<String, Value> = review["rubric"]["criterion"]
                .as_array()
                .expect("criteria")
                .iter()
                .map(|c| (c["id"].as_str().expect("an id").to_owned(), json!(3)))
                .collect();
            let id = review["id"].as_str().expect("an id");
            let unscored = reviewer.post(&format!("/reviews/{id}/sheet"), json!({})).await;
            assert_eq!(unscored.status, 422, "{}", unscored.text);
            reviewer.post(&format!("/reviews/{id}/sheet"), json!({ "levels": levels })).await.ok();
        }
    }
    let mine = candidate.get("/me/application").await.ok();
    assert_eq!(mine["stages"][4]["state"], "passed");
    let listed = recruiter.get("/candidates?state=needs_decision").await.ok();
    assert_eq!((listed["data"].as_array().expect("rows").len(), &listed["data"][0]["name"]), (1, &json!("Lin Hui Min")));
    let url = format!("/candidates/{}", listed["data"][0]["id"].as_str().expect("an id"));
    let headers = [("Content-Type", "application/pdf"), ("Idempotency-Key", "doc-1")];
    let document = candidate.send("POST", "/me/application/documents/degree", Some(b"%PDF-1.4 degree %%EOF".to_vec()), &headers).await.ok();
    let onboard = json!({ "outcome": "onboarded", "reasons": ["all_stages_passed"] });
    assert_eq!(recruiter.post(&format!("{url}/decisions"), onboard.clone()).await.code(), (409, "requirements_open".to_owned()));
    let verdict = format!("{url}/documents/{}/verdict", document["id"].as_str().expect("an id"));
    // The same verdict by two people, or twice by one, is one verdict and one letter; another reason is another one.
    let id = url.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
    let record = world.t.app.record(PROJECT, id, touchstone::app::accounts::reader::Reader::House).await.expect("read");
    let letters = async || world.t.app.messages(record.application.person).await.expect("letters").len();
    let before = letters().await;
    for (reason, further) in [("It cannot be read.", 1), ("It cannot be read.", 1), (" It cannot be read. ", 1), ("It is another's.", 2)] {
        recruiter.post(&verdict, json!({ "accepted": false, "reason": reason })).await.ok();
        assert_eq!(letters().await, before + further, "{reason}");
    }
    for _ in 0..2 {
        recruiter.post(&verdict, json!({ "accepted": true })).await.ok();
        assert_eq!(letters().await, before + 3);
    }
    recruiter.post(&format!("{url}/decisions"), onboard).await.ok();
    checks(&world, &candidate).await;
    world.settle().await;
    let checked = admin::fsck::check(world.t.app.db()).await.expect("checked");
    assert_eq!(checked.breaches, Vec::new());
}

async fn checks(world: &World, candidate: &Client) {
    assert_eq!(candidate.get("/me/application").await.ok()["status"], "needs_decision", "the letter is held for an hour");
    world.t.clock.advance_seconds(3_601);
    assert_eq!(candidate.get("/me/application").await.ok()["status"], "onboarded");
    let platform = world.token(None, &["checks:write", "events:read"]).await;
    let auditor = world.token(Some("au@example.sg"), &["audits:read"]).await;
    world.settle().await;
    let events = platform.get("/events?limit=200").await.ok();
    let onboarded = events["data"].as_array().expect("rows").iter().find(|e| e["type"] == "candidate.onboarded").expect("told").clone();
    let annotator = onboarded["data"]["object"].as_str().expect("an id").to_owned();
    for _ in 0..2 {
        let task = platform.post(&format!("/annotators/{annotator}/checks"), Value::Null).await.ok();
        let answer = format!("/checks/{}/answer", task["id"].as_str().expect("an id"));
        let refused = platform.post(&answer, json!({ "response": { "nonsense": true } })).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        // Whatever the kind, an answer of nothing is a response: what counts here is that it is graded into the record.
        platform.post(&answer, json!({ "response": null })).await.ok();
        world.settle().await;
    }
    let record = auditor.get(&format!("/annotators/{annotator}")).await.ok();
    assert_eq!(
        (&record["checks"]["asked"], &record["checks"]["graded"], &record["checks"]["too_few"]),
        (&json!(2), &json!(2), &json!(true))
    );
    assert_eq!(auditor.get("/annotators").await.ok()["data"].as_array().expect("rows").len(), 1);
}

async fn a_request_sent_twice_is_done_once(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    apply(&candidate).await;
    let headers = [("Content-Type", "application/json"), ("Idempotency-Key", "start-1")];
    let start = |path: &'static str, body: &'static str| {
        let candidate = candidate.clone();
        async move { candidate.send("POST", path, Some(body.as_bytes().to_vec()), &headers).await }
    };
    let (a, b) = tokio::join!(start("/me/stages/english/attempts", ""), start("/me/stages/english/attempts", ""));
    let good: Vec<_> = [&a, &b].into_iter().filter(|x| x.status == 201).collect();
    assert!(!good.is_empty(), "{a:?} {b:?}");
    let again = start("/me/stages/english/attempts", "").await;
    assert_eq!((again.status, again.headers.get("idempotent-replayed").map(String::as_str)), (201, Some("true")));
    assert_eq!(again.json()["id"], good[0].json()["id"]);
    let other = start("/me/stages/english/attempts", "{}").await;
    assert_eq!(other.code(), (422, "idempotency_key_reused".to_owned()));
    let mine = candidate.get("/me/application").await.ok();
    assert_eq!(mine["stages"][0]["attempts_used"], 1);
    // A refusal stores nothing: the same key may be tried again.
    let refused = start("/me/stages/mandarin/attempts", "").await;
    assert_eq!(refused.status, 422, "the key is bound to its first request");
}

on_both!(whole_way, super::from_application_to_annotator);
on_both!(twice, super::a_request_sent_twice_is_done_once);

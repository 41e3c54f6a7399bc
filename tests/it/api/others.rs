//! Those who do not go the straight way, by HTTP: kept out by the gate, below the line and seen by a person, withdrawn, out of time, back
//! after the cool-down.

use serde_json::{Value, json};

use super::{Client, World, apply, profile};
use crate::support::database::{TestApp, on_both};

const CONSENTS: [&str; 3] = ["selection", "automated_scoring", "sensitive_content"];

/// Applies with a profile; how it stands and which requirements are not met.
async fn applied(candidate: &Client, profile: Value) -> (String, Vec<String>) {
    let draft = candidate.post("/me/application", Value::Null).await.ok();
    candidate.put("/me/application/profile", json!({ "revision": draft["revision"], "profile": profile })).await.ok();
    let done = candidate.post("/me/application/submit", json!({ "consents": CONSENTS })).await.ok();
    let not_met = done["requirements"].as_array().expect("requirements").iter().filter(|r| r["verdict"] == "not_met");
    (done["status"].as_str().expect("a status").to_owned(), not_met.map(|r| r["id"].as_str().expect("an id").to_owned()).collect())
}

async fn gate(t: TestApp) {
    let world = World::new(t).await;
    let changed = |field: &str, value: Value| {
        let mut changed = profile();
        changed[field] = value;
        changed
    };
    for (n, (field, value, requirement)) in [
        ("residence", json!("MY"), "residence"),
        ("degrees", json!([{ "country": "SG", "isced": 6, "in_progress": true }]), "degree"),
        // Seven months and six that overlap by two are eleven, not thirteen.
        ("work", json!([{ "from": "2025-01", "to": "2025-07" }, { "from": "2025-06", "to": "2025-11" }]), "experience"),
    ]
    .into_iter()
    .enumerate()
    {
        let candidate = world.token(Some(&format!("gate{n}@example.sg")), &["candidate"]).await;
        let (status, not_met) = applied(&candidate, changed(field, value)).await;
        assert_eq!((status.as_str(), not_met), ("not_open", vec![requirement.to_owned()]));
        assert_eq!(candidate.post("/me/stages/english/attempts", Value::Null).await.status, 409, "the gate is shut");
        // Nobody was rejected: what was mistaken is corrected and handed in again.
        let (status, not_met) = applied(&candidate, profile()).await;
        assert_eq!((status.as_str(), not_met.len()), ("screening", 0), "{requirement}");
    }
    let candidate = world.token(Some("away@example.sg"), &["candidate"]).await;
    apply(&candidate).await;
    assert_eq!(candidate.post("/me/application/withdraw", Value::Null).await.ok()["status"], "withdrawn");
    assert_eq!(candidate.post("/me/stages/english/attempts", Value::Null).await.status, 409);
}

async fn calibration(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await;
    let applied = apply(&candidate).await;
    world.pass_until(&candidate, "calibration").await;
    let attempt = candidate.post("/me/stages/calibration/attempts", Value::Null).await.ok();
    candidate.post(&format!("/me/attempts/{}/hand-in", attempt["id"].as_str().expect("an id")), Value::Null).await.ok();
    world.settle().await;
    // Below the line by the rule, which decides nothing: a person has to.
    let path = format!("/candidates/{}", applied["id"].as_str().expect("an id"));
    let record = recruiter.get(&path).await.ok();
    let last = record["results"].as_array().and_then(|r| r.last()).expect("a result");
    assert_eq!(
        (&record["status"], &last["stage"], &last["outcome"]),
        (&json!("needs_decision"), &json!("calibration"), &json!("below_the_line"))
    );
    let mine = candidate.get("/me/application").await.ok();
    assert_eq!(mine["stages"][3]["state"], "being_scored", "nothing is told before a person has decided");
    recruiter.post(&format!("{path}/decisions"), json!({ "outcome": "not_passed", "reasons": ["below_the_line"] })).await.ok();
    assert_eq!(candidate.get("/me/application").await.ok()["stages"][3]["state"], "being_scored", "nor before the letter is out");
    world.t.clock.advance_seconds(3_601);
    let told = candidate.get("/me/application").await.ok();
    assert_eq!(
        (&told["stages"][3]["state"], &told["letters"].as_array().and_then(|l| l.last()).expect("a letter")["by"]),
        (&json!("not_passed"), &json!("person"))
    );
    // Not before the cool-down of seven days is over; then with other questions; the second attempt is the last.
    let again = || async { candidate.post("/me/stages/calibration/attempts", Value::Null).await };
    assert_eq!(again().await.code(), (409, "too_early".to_owned()));
    world.t.clock.advance_seconds(7 * 86_400);
    let second = again().await.ok();
    let texts =
        |a: &Value| a["items"].as_array().expect("items").iter().map(|i| i["item"].to_string()).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(texts(&attempt).intersection(&texts(&second)).count(), 0, "a second attempt has new items");
    // Time runs out: the worker hands in what was saved, half a minute after the end.
    let id = second["id"].as_str().expect("an id");
    let item = &second["items"][0];
    let path_of = format!("/me/attempts/{id}/answers/{}", item["id"].as_str().expect("an id"));
    let right = world.right(id, item["id"].as_str().expect("an id")).await;
    world.t.clock.advance_seconds(200 * 60 + 29);
    candidate.put(&path_of, json!({ "seat": second["seat"], "revision": 0, "response": right })).await.ok();
    world.t.clock.advance_seconds(2);
    let late = candidate.put(&path_of, json!({ "seat": second["seat"], "revision": 1, "response": right })).await;
    assert_eq!(late.code(), (409, "deadline_passed".to_owned()));
    assert_eq!(world.t.app.hand_in_run_out().await.expect("handed in"), 1);
    world.settle().await;
    assert_eq!(candidate.get(&format!("/me/attempts/{id}")).await.ok()["state"], "handed_in");
    // No attempt is left, so "not passed" would lead nowhere: a named person has to say what becomes of it.
    let nowhere = recruiter.post(&format!("{path}/decisions"), json!({ "outcome": "not_passed", "reasons": ["below_the_line"] })).await;
    assert_eq!(nowhere.code(), (409, "attempt_limit".to_owned()));
    recruiter.post(&format!("{path}/decisions"), json!({ "outcome": "rejected", "reasons": ["below_the_line"] })).await.ok();
    world.t.clock.advance_seconds(3_601);
    assert_eq!(candidate.get("/me/application").await.ok()["status"], "rejected");
    assert_eq!(again().await.status, 409);
}

on_both!(kept_out_by_the_gate, super::gate);
on_both!(below_the_line_and_back, super::calibration);

//! Measures over the wire: a platform hears of a proposal on the next day, an auditor carries it out by name, and a pause says until when.

use std::collections::BTreeSet;

use serde_json::json;
use touchstone::domain::accounts::Role;

use super::{PROJECT, World};
use crate::app::checks::annotator_called;
use crate::app::ruling::{rules, set, works};
use crate::support::database::{TestApp, on_both};
use crate::support::{crowd, member};

async fn over_the_wire(t: TestApp) {
    let alone = rules("propose").split("[[audit.rule]]").nth(1).map(|rule| format!("\n[[audit.rule]]{rule}")).expect("a rule");
    let world = World::with(t, set(&BTreeSet::new(), &alone)).await;
    let (app, clock) = (&world.t.app, &world.t.clock);
    let id = annotator_called(app, Some("weak@example.sg")).await;
    let (first, second) = (member(app, None, PROJECT, &[Role::Auditor]).await, member(app, None, PROJECT, &[Role::Auditor]).await);
    let book = app.put_rules_up(PROJECT, first).await.expect("put up");
    clock.advance_seconds(1);
    app.approve_rules(PROJECT, second, book).await.expect("approved");
    works(&world.t, id, 2, 5).await;
    let platform = world.token(None, &["audits:read"]).await;
    let auditor = world.token(Some("auditor@example.sg"), &["audits:read", "audits:write"]).await;
    // At once for whoever acts by name; for a platform on the next day, as it might have posted the answer.
    assert_eq!(platform.get("/measures").await.ok()["data"], json!([]));
    let waiting = auditor.get("/measures?state=waiting").await.ok();
    let path = format!("/measures/{}", waiting["data"][0]["id"].as_str().expect("an id"));
    assert_eq!(platform.get(&path).await.status, 404);
    assert_eq!(waiting["data"][0]["terms"], json!({ "measure": "pause", "scope": "project", "for": "7 days" }));
    let saw = json!([{ "rule": "weak", "figures": { "checks": 6.0, "share_right": 0.35 } }]);
    assert_eq!(waiting["data"][0]["rests_on"], saw, "when there were six: 2 of 6, to the nearest twentieth");
    let step = |step: &str| json!({ "step": step, "reason": "Seen." });
    assert_eq!(platform.post(&format!("{path}/steps"), step("carry_out")).await.status, 403);
    clock.advance_seconds(86_400);
    let told = platform.get(&path).await.ok();
    assert_eq!((&told["state"], &told["reason"]), (&json!("proposed"), &json!(null)));
    let done = auditor.post(&format!("{path}/steps"), step("carry_out")).await.ok();
    assert_eq!(done["state"], "standing");
    assert_eq!(auditor.post(&format!("{path}/steps"), step("refuse")).await.code(), (409, "illegal_transition".to_owned()));
    let annotator = platform.get(&format!("/annotators/{id}")).await.ok();
    assert_eq!((&annotator["state"], &annotator["paused_until"]), (&json!("paused"), &platform.get(&path).await.ok()["until"]));
    assert!(annotator["paused_until"].is_string());
    let asks = world.token(None, &["checks:write"]).await;
    let refused = asks.post(&format!("/annotators/{id}/checks"), json!(null)).await;
    assert_eq!(refused.code(), (409, "illegal_transition".to_owned()));
    assert!(refused.json()["detail"].as_str().is_some_and(|detail| detail.contains("paused until 2026-")), "{}", refused.json());
    // Undone, the annotator goes on, and says no more of a pause.
    assert_eq!(auditor.post(&format!("{path}/steps"), step("undo")).await.ok()["state"], "undone");
    let annotator = platform.get(&format!("/annotators/{id}")).await.ok();
    assert_eq!((&annotator["state"], &annotator["paused_until"]), (&json!("active"), &json!(null)));
    assert_eq!(platform.get("/measures?state=standing").await.ok()["data"], json!([]));
    assert_eq!(platform.get("/measures?state=past").await.ok()["data"][0]["state"], "undone");
    assert_eq!(platform.get("/measures?state=gone").await.status, 422);
    crowd::work(app).await;
}

on_both!(measures_over_the_wire, super::over_the_wire);

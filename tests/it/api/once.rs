//! Requests that come twice, of every way in which a POST can end; what is kept of them, and for how long.

use serde_json::{Value, json};
use sqlx::Connection as _;

use super::{Answer, Client, World, apply};
use crate::support::database::{TestApp, on_both};
use touchstone::app::kernel::once::MOST_OF_ONE;
use touchstone::store::Target;

/// The answers that are kept for requests that come twice, as they lie in the database.
async fn kept_answers(target: &Target) -> Vec<String> {
    let text = "SELECT response FROM idempotency";
    match target {
        Target::Sqlite(path) => {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
            let mut own = sqlx::SqliteConnection::connect_with(&options).await.expect("connected");
            sqlx::query_scalar(text).fetch_all(&mut own).await.expect("read")
        }
        Target::Postgres(url) => {
            let mut own = sqlx::PgConnection::connect(url).await.expect("connected");
            sqlx::query_scalar(text).fetch_all(&mut own).await.expect("read")
        }
    }
}

async fn post(client: &Client, path: &str, key: &str, body: Value) -> Answer {
    let headers = [("Content-Type", "application/json"), ("Idempotency-Key", key)];
    client.send("POST", path, Some(body.to_string().into_bytes()), &headers).await
}

/// Sends the same twice: the second answer is the first.
async fn twice(client: &Client, path: &str, key: &str, body: Value) -> Value {
    let first = post(client, path, key, body.clone()).await;
    let second = post(client, path, key, body).await;
    assert_eq!((second.status, second.headers.get("idempotent-replayed").map(String::as_str)), (first.status, Some("true")), "{path}");
    assert_eq!(second.json(), first.ok(), "{path}");
    second.json()
}

async fn every_act(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    apply(&candidate).await;
    let platform = world.token(None, &["webhooks:write"]).await;
    world.pass_until(&candidate, "calibration").await;
    let attempt = twice(&candidate, "/me/stages/calibration/attempts", "start", Value::Null).await;
    let path = format!("/me/attempts/{}", attempt["id"].as_str().expect("an id"));
    assert_eq!(twice(&candidate, &format!("{path}/seat"), "seat", Value::Null).await["seat"], 2);
    assert_eq!(candidate.get(&path).await.ok()["seat"], 2);
    assert_eq!(post(&candidate, &format!("{path}/skip"), "seat", Value::Null).await.status, 404);
    let handed_in = twice(&candidate, &format!("{path}/hand-in"), "hand in", Value::Null).await;
    assert_eq!(handed_in["state"], "handed_in", "a stage without blocks");

    // A secret is given again to who asked, and lies nowhere in the clear.
    let added = twice(&platform, "/webhooks", "add", json!({ "url": "http://127.0.0.1:9/hook" })).await;
    assert!(added["secret"].as_str().is_some_and(|s| s.starts_with("whsec_")));
    let secret = added["secret"].as_str().and_then(|s| s.strip_prefix("whsec_")).expect("a secret");
    let answers = kept_answers(&world.t.database.target).await;
    assert!(answers.iter().any(|a| a.starts_with("locked:")), "answers are kept, and locked: {}", answers.len());
    assert!(answers.iter().all(|a| !a.contains(secret)), "and none of them in the clear");
    let id = added["id"].as_str().expect("an id");
    twice(&platform, &format!("/webhooks/{id}/secret"), "rotate", Value::Null).await;
    twice(&platform, &format!("/webhooks/{id}/delete"), "delete", Value::Null).await;
    assert_eq!(platform.get("/webhooks").await.ok()["data"], json!([]));

    // Two keys are none.
    let headers = [("Content-Type", "application/json"), ("Idempotency-Key", "one"), ("Idempotency-Key", "two")];
    let both = platform.send("POST", "/webhooks", Some(b"{}".to_vec()), &headers).await;
    assert_eq!(both.code(), (400, "idempotency_key_invalid".to_owned()));
}

async fn at_one_moment(t: TestApp) {
    let world = World::new(t).await;
    let platform = world.token(None, &["webhooks:write"]).await;
    for n in 0..20 {
        let (key, body) = (format!("add {n}"), json!({ "url": format!("http://127.0.0.1:{}/hook", 1_000 + n) }));
        let send = || post(&platform, "/webhooks", &key, body.clone());
        let (one, two, three) = futures_util::future::join3(send(), send(), send()).await;
        let first = one.ok();
        assert!(first["id"].is_string());
        for other in [two, three] {
            assert_eq!(other.ok(), first, "{key}: each is told what the first one made");
        }
    }
    let there = platform.get("/webhooks").await.ok()["data"].as_array().map(Vec::len);
    assert_eq!(there, Some(20));
}

async fn for_two_days(t: TestApp) {
    let world = World::new(t).await;
    let platform = world.token(None, &["webhooks:write"]).await;
    let add = async |port: u16| post(&platform, "/webhooks", "add", json!({ "url": format!("http://127.0.0.1:{port}/hook") })).await;
    add(9).await.ok();
    assert_eq!(add(10).await.code(), (422, "idempotency_key_reused".to_owned()));
    world.t.clock.advance_seconds(48 * 3_600);
    add(10).await.ok();
    assert_eq!(platform.get("/webhooks").await.ok()["data"].as_array().map(Vec::len), Some(2), "after its time the key is new");
}

async fn leads_somewhere(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    apply(&candidate).await;
    world.pass_until(&candidate, "skills").await;
    world.settle().await;
    let scopes = ["events:read", "candidates:read", "audits:read"];
    let platform = world.token(None, &["events:read"]).await;
    let reader = world.token(Some("tan@example.sg"), &scopes[1..]).await;
    let events = platform.get("/events?limit=200").await.ok();
    let events = events["data"].as_array().expect("rows").clone();
    assert!(
        ["gold_set.published", "attempt.handed_in", "attempt.scored", "decision.made"]
            .iter()
            .all(|k| events.iter().any(|e| e["type"] == *k))
    );
    for event in events {
        let url = event["data"]["url"].as_str().expect("a URL");
        let path = url.strip_prefix(&platform.base).unwrap_or_else(|| panic!("{url} is not where we are reached"));
        let (one, other) = (platform.get(path).await, reader.get(path).await);
        let found = if one.status == 200 { one } else { other };
        assert_eq!(found.ok()["id"], event["data"]["id"], "{event}");
    }
    let stranger = touchstone::app::accounts::identity::TokenRequest {
        project: "another".to_owned(),
        email: None,
        scopes: vec!["events:read".to_owned()],
        days: 1,
    };
    let stranger = Client { base: platform.base.clone(), token: Some(world.t.app.create_token(stranger).await.expect("made")) };
    let set = platform.get("/events").await.ok()["data"][0]["data"]["url"].as_str().expect("a URL").replace(&platform.base, "");
    assert_eq!(stranger.get(&set).await.status, 404, "another project's is not there");
}

async fn when_to_come_again(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    apply(&candidate).await;
    world.t.clock.jump_seconds(-3_600);
    let refused = post(&candidate, "/me/stages/english/attempts", "start", Value::Null).await;
    assert_eq!(refused.code(), (503, "clock_in_doubt".to_owned()));
    assert_eq!(refused.headers.get("retry-after").map(String::as_str), Some("60"));
    // Pages say so as well.
    let pages = crate::web::Browser::new(&world);
    pages.sign_in(&world, "lin@example.sg").await;
    let page = pages.post("/me/stages/english", "/me/stages/english", &[("rules", "1")]).await;
    assert_eq!((page.status, page.headers.get("retry-after").map(String::as_str)), (503, Some("60")), "{}", page.text);
    // A refusal keeps no key: the same request is taken when the clock is believed.
    world.t.clock.jump_seconds(3_600);
    post(&candidate, "/me/stages/english/attempts", "start", Value::Null).await.ok();
}

on_both!(whoever_is_refused_for_the_clock_is_told_when_to_come_again, super::when_to_come_again);
on_both!(every_post_that_comes_twice_acts_once, super::every_act);
on_both!(a_request_that_comes_thrice_at_once_is_answered_alike, super::at_one_moment);
on_both!(a_key_is_new_after_its_time, super::for_two_days);
on_both!(every_message_leads_to_something, super::leads_somewhere);

async fn what_counts_nowhere_fills_no_table(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    candidate.post("/me/application", Value::Null).await;
    let kept = async || i64::try_from(kept_answers(&world.t.database.target).await.len()).expect("few");
    // Letting go of what was never typed changes nothing, is told to be nothing, and is counted at no door.
    let act = async |n: i64| post(&candidate, "/me/application/drafts/name/drop", &format!("drop-{n}"), Value::Null).await;
    for n in 0..MOST_OF_ONE + 40 {
        world.t.clock.advance_seconds(1);
        assert_eq!(act(n).await.status, 404, "{n}");
        // Others' answers stand beside it.
        if n % 100 == 0 || n > MOST_OF_ONE + 35 {
            assert!(kept().await <= MOST_OF_ONE + 1, "{n}");
        }
    }
    // The last of them is known still, and not done again.
    assert_eq!(act(MOST_OF_ONE + 39).await.code(), (409, "idempotency_in_progress".to_owned()));
    // A platform's keys go by their age alone.
    let platform = world.token(None, &["webhooks:write"]).await;
    let before = kept().await;
    post(&platform, "/webhooks", "add", json!({ "url": "http://127.0.0.1:9/hook" })).await;
    assert_eq!(kept().await, before + 1);
}
on_both!(what_counts_nowhere_fills_no_table, super::what_counts_nowhere_fills_no_table);

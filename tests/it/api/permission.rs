//! Route × scope × foreign id: every route of the document, called with every scope that is not its own, without a token, and with ids of
//! somebody else. Nobody sees or changes what is not theirs.

use serde_json::{Value, json};
use touchstone::domain::accounts::{Role, Scope};

use super::{Client, World, apply};
use crate::support::database::{TestApp, by_hand, on_both};

fn routes(document: &Value) -> Vec<(String, String, String)> {
    let mut routes = Vec::new();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for (method, operation) in operations.as_object().expect("operations") {
            let scope = operation["description"].as_str().expect("a text").trim_start_matches("Scope: `").trim_end_matches("`.").to_owned();
            routes.push((method.to_uppercase(), path.clone(), scope));
        }
    }
    routes
}

fn filled(path: &str, with: &str) -> String {
    path.split('/').map(|p| if p.starts_with('{') { with } else { p }).collect::<Vec<_>>().join("/")
}

async fn call(client: &Client, method: &str, path: &str) -> super::Answer {
    let headers = [("Content-Type", "application/json"), ("Idempotency-Key", "matrix")];
    client.send(method, path, Some(b"{}".to_vec()), if method == "POST" { &headers } else { &headers[..1] }).await
}

async fn only_the_routes_own_scope_opens_it(t: TestApp) {
    let world = World::new(t).await;
    let document = world.nobody().get("/openapi.json").await.ok();
    let routes = routes(&document);
    assert!(routes.len() >= 25, "{}", routes.len());
    let stranger = uuid::Uuid::from_u128(1).to_string();
    let mut clients = Vec::new();
    for scope in Scope::ALL.iter().map(|scope| scope.as_str()) {
        clients.push((scope, world.token(Some(&format!("{}@example.sg", scope.replace(':', "-"))), &[scope]).await));
    }
    for (method, path, scope) in &routes {
        let path = filled(path, &stranger);
        let without = call(&world.nobody(), method, &path).await;
        assert_eq!(without.code(), (401, "unauthenticated".to_owned()), "{method} {path}");
        let forged = Client { token: Some(format!("ts_{}", "0".repeat(64))), ..world.nobody() };
        assert_eq!(call(&forged, method, &path).await.text, without.text, "a forged token reads like none");
        for (own, client) in &clients {
            let answer = call(client, method, &path).await;
            if own == scope {
                assert!(answer.status != 401 && answer.status != 500, "{method} {path}: {}", answer.text);
                assert!(answer.status != 403, "{method} {path}: {}", answer.text);
            } else {
                assert_eq!(answer.code(), (403, "forbidden".to_owned()), "{method} {path} with {own}");
            }
        }
    }
}

async fn somebody_elses_ids_name_nothing(t: TestApp) {
    let world = World::new(t).await;
    let (mine, other) = (world.token(Some("a@example.sg"), &["candidate"]).await, world.token(Some("b@example.sg"), &["candidate"]).await);
    apply(&mine).await;
    apply(&other).await;
    let attempt = mine.post("/me/stages/english/attempts", Value::Null).await.ok();
    let (id, item) = (attempt["id"].as_str().expect("an id"), attempt["items"][0]["id"].as_str().expect("an id"));
    let body = json!({ "seat": 1, "revision": 0, "response": null });
    let absent = uuid::Uuid::from_u128(9);
    for (path, write) in [(format!("/me/attempts/{id}"), None), (format!("/me/attempts/{id}/answers/{item}"), Some(body.clone()))] {
        let foreign = match &write {
            None => other.get(&path).await,
            Some(body) => other.put(&path, body.clone()).await,
        };
        let nowhere = match &write {
            None => other.get(&format!("/me/attempts/{absent}")).await,
            Some(body) => other.put(&format!("/me/attempts/{absent}/answers/{item}"), body.clone()).await,
        };
        assert_eq!((foreign.status, &foreign.text), (404, &nowhere.text), "{path}");
    }
    for act in ["hand-in", "seat", &format!("items/{item}/skip")] {
        assert_eq!(
            other
                .post(&format!("/me/attempts/{id}/{act}"), if act.ends_with("skip") { json!({ "seat": 1 }) } else { Value::Null })
                .await
                .status,
            404,
            "{act}"
        );
    }
    assert_eq!(mine.get(&format!("/me/attempts/{id}")).await.ok()["items"][0]["revision"], 0, "nothing was changed");
    // Another project's staff: the same candidate is not there.
    crate::support::member(&world.t.app, Some("c@example.sg"), "another", &[Role::Recruiter, Role::Admin]).await;
    let new = touchstone::app::accounts::identity::TokenRequest {
        project: "another".to_owned(),
        email: Some("c@example.sg".to_owned()),
        scopes: ["candidates:read", "decisions:write", "events:read"].map(str::to_owned).to_vec(),
        days: 1,
    };
    let outsider = Client { token: Some(world.t.app.create_token(new).await.expect("made")), ..world.nobody() };
    let candidate = mine.get("/me/application").await.ok()["id"].as_str().expect("an id").to_owned();
    assert_eq!(outsider.get(&format!("/candidates/{candidate}")).await.status, 404);
    let reject = json!({ "outcome": "rejected", "reasons": ["conduct"] });
    assert_eq!(outsider.post(&format!("/candidates/{candidate}/decisions"), reject.clone()).await.status, 404);
    assert_eq!(outsider.get("/candidates").await.ok()["data"], json!([]));
    world.settle().await;
    assert_eq!(outsider.get("/events").await.ok()["data"], json!([]), "nor what happened there");
    // A token of the platform, which is no named person, cannot reject: it has no scope for it, and gets none.
    let platform = world.token(None, &["candidates:read", "checks:write", "events:read"]).await;
    assert_eq!(platform.post(&format!("/candidates/{candidate}/decisions"), reject).await.code(), (403, "forbidden".to_owned()));
    // Without the personal scope names are absent.
    let reader = world.token(Some("d@example.sg"), &["candidates:read"]).await;
    let shown = reader.get(&format!("/candidates/{candidate}")).await;
    assert!(shown.status == 200 && !shown.text.contains("Lin Hui") && shown.json()["redacted"] == true);
}

async fn media_need_a_token_and_come_as_what_they_are(t: TestApp) {
    let mut files = crate::support::folder("gold_sets/mandarin-sg");
    let exercise = "\"id\": \"pr-choice-001\", ";
    let shown = String::from_utf8(files.files["stimuli-label.jsonl"].clone()).expect("text");
    let pool = shown.lines().find(|line| line.contains("\"st-label-pool\"")).expect("shipped").replace("st-label-pool", "st-own");
    files.files.insert("stimuli-label.jsonl".to_owned(), format!("{}\n{pool}\n", shown.trim_end()).into_bytes());
    crate::support::crowd::replace(&mut files, "practice.jsonl", exercise, &format!("{exercise}\"stimulus\": \"st-own\", "));
    let world = World::with(t, files).await;
    let (_, content) = world.t.app.published(super::PROJECT).await.expect("there");
    let hash = content.media.get("label-map.png").expect("shipped");
    // Whoever was shown the picture has it, in a test or among the exercises; the platform and staff have all of a project's.
    let applicant = world.token(Some("c@example.sg"), &["candidate"]).await;
    applicant.post("/me/application", json!({})).await.ok();
    assert_eq!(applicant.get(&format!("/media/{hash}")).await.status, 404, "nobody has shown it to them");
    let stimulus = content.practice.iter().find_map(|item| content.stimulus(item)).expect("an exercise with a picture");
    let stimulus = serde_json::to_value(stimulus.presented()).expect("JSON");
    let practised = content.media.get(stimulus["image"].as_str().expect("a picture")).expect("shipped");
    let (token, url) = (applicant.token.clone().expect("one"), format!("{}/media/{practised}", applicant.base));
    let given = crate::support::aside(move || {
        let answer = ureq::get(url).header("Authorization", format!("Bearer {token}")).call().expect("an exercise of the project");
        answer.status().as_u16()
    });
    assert_eq!(given.await.expect("no panic"), 200);
    let candidate = world.token(None, &["checks:write"]).await;
    assert_eq!(world.nobody().get(&format!("/media/{hash}")).await.status, 401);
    assert_eq!(candidate.get("/media/label-map.png").await.status, 404, "an author's name is no name outside");
    let base = candidate.base.clone();
    let (token, url) = (candidate.token.expect("one"), format!("{base}/media/{hash}"));
    let sent = crate::support::aside(move || {
        let mut answer = ureq::get(url).header("Authorization", format!("Bearer {token}")).call().expect("an answer");
        let kind = answer.headers()["content-type"].to_str().expect("text").to_owned();
        let guard = answer.headers()["x-content-type-options"].to_str().expect("text").to_owned();
        (kind, guard, answer.body_mut().read_to_vec().expect("bytes"))
    });
    let (kind, guard, bytes) = sent.await.expect("no panic");
    assert_eq!((kind.as_str(), guard.as_str()), ("image/png", "nosniff"));
    assert_eq!(blake3::hash(&bytes).to_hex().as_str(), hash);
    // A token of another project reads none of this one's.
    let new = touchstone::app::accounts::identity::TokenRequest {
        project: "another".to_owned(),
        email: Some("b@example.sg".to_owned()),
        scopes: vec!["candidate".to_owned()],
        days: 1,
    };
    let foreign = Client { token: Some(world.t.app.create_token(new).await.expect("made")), ..world.nobody() };
    assert_eq!(foreign.get(&format!("/media/{hash}")).await.status, 404);
    // What was changed in the database is not served as what it was.
    by_hand(&world.t.database.target, "UPDATE gold_media SET mime = 'text/html'").await;
    let platform = world.token(None, &["checks:write"]).await;
    assert_eq!(platform.get(&format!("/media/{hash}")).await.status, 404);
}

on_both!(media, super::media_need_a_token_and_come_as_what_they_are);
on_both!(scopes, super::only_the_routes_own_scope_opens_it);
on_both!(foreign, super::somebody_elses_ids_name_nothing);

//! A third set, for another country and another pair of languages, made of files alone: ten items in Japanese with an interface in English
//! go the whole way, from application to the letter.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use touchstone::domain::accounts::Role;
use touchstone::store::admin;

use super::{Client, World};
use crate::support;
use crate::support::database::{TestApp, on_both};
use crate::web::{Browser, add_staff};

const SET: &str = "japanese-jp";

const FILES: [(&str, &str); 6] = [
    ("project.toml", include_str!("third_set/project.toml")),
    ("taxonomies.toml", include_str!("third_set/taxonomies.toml")),
    ("rubrics.toml", include_str!("third_set/rubrics.toml")),
    ("guidelines.en.md", include_str!("third_set/guidelines.en.md")),
    ("nihongo.jsonl", include_str!("third_set/nihongo.jsonl")),
    ("anchors.jsonl", include_str!("third_set/anchors.jsonl")),
];

/// The set in a folder of its own.
fn written() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in FILES {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

/// What the program's check says of it.
async fn checked(folder: &Path) -> (Option<i32>, String) {
    let folder = folder.to_owned();
    let ran = support::aside(move || {
        let output = Command::new(env!("CARGO_BIN_EXE_touchstone")).args(["gold", "check"]).arg(&folder).output().expect("ran");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr))
    });
    ran.await.expect("no panic")
}

fn profile(residence: &str) -> Value {
    json!({
        "name": "Sato Hanako", "name_native": "佐藤花子", "residence": residence,
        "languages": [{ "lang": "ja", "level": "native" }, { "lang": "en", "level": "B2" }],
        "confirmations": { "rules": true },
    })
}

async fn apply(candidate: &Client, residence: &str) -> Value {
    let draft = candidate.post("/me/application", Value::Null).await.ok();
    candidate.put("/me/application/profile", json!({ "revision": draft["revision"], "profile": profile(residence) })).await.ok();
    let consents = json!({ "consents": ["selection", "automated_scoring", "sensitive_content"] });
    candidate.post("/me/application/submit", consents).await.ok()
}

/// Answers every item of a stage by its key, block by block.
async fn sit(world: &World, candidate: &Client, stage: &str) -> String {
    let mut attempt = candidate.post(&format!("/me/stages/{stage}/attempts"), Value::Null).await.ok();
    let id = attempt["id"].as_str().expect("an id").to_owned();
    while attempt["state"] == "open" {
        for item in attempt["items"].as_array().expect("items") {
            let item_id = item["id"].as_str().expect("an id");
            let body = json!({ "seat": attempt["seat"], "revision": item["revision"], "response": world.right(&id, item_id).await });
            candidate.put(&format!("/me/attempts/{id}/answers/{item_id}"), body).await.ok();
        }
        candidate.post(&format!("/me/attempts/{id}/hand-in"), Value::Null).await.ok();
        world.settle().await;
        attempt = candidate.get(&format!("/me/attempts/{id}")).await.ok();
    }
    id
}

/// Two reviewers score the one response, each by themselves, the highest level of each criterion.
async fn review(world: &World) {
    for name in ["ichiro@example.jp", "jiro@example.jp"] {
        let reviewer = world.token_in(SET, Some(name), &["reviews:write"]).await;
        let taken = reviewer.post("/reviews/next", json!({})).await.ok();
        let review = &taken["review"];
        assert!(review["response"].as_str().is_some_and(|text| text.contains("文章")), "{taken}");
        let criteria = review["rubric"]["criterion"].as_array().expect("criteria").iter();
        let levels: serde_json::Map<String, Value> = criteria.map(|c| (c["id"].as_str().expect("an id").to_owned(), json!(2))).collect();
        let comments: serde_json::Map<String, Value> = levels.keys().map(|c| (c.clone(), json!("自然な文です。"))).collect();
        let path = format!("/reviews/{}/sheet", review["id"].as_str().expect("an id"));
        reviewer.post(&path, json!({ "levels": levels, "comments": comments })).await.ok();
    }
    world.settle().await;
}

async fn a_third_set_goes_the_whole_way(t: TestApp) {
    let folder = written();
    let (code, told) = checked(folder.path()).await;
    assert!(code == Some(0) && told.contains("0 errors"), "{code:?} {told}");
    let world = World::with(t, support::folder(folder.path())).await;
    let email = "hanako@example.jp";
    let candidate = world.token_in(SET, Some(email), &["candidate"]).await;
    // The gate goes by the set's own requirements.
    let elsewhere = world.token_in(SET, Some("ana@example.mx"), &["candidate"]).await;
    assert_eq!(apply(&elsewhere, "MX").await["overall"], "not_eligible");
    let applied = apply(&candidate, "JP").await;
    assert_eq!((&applied["status"], &applied["overall"]), (&json!("screening"), &json!("eligible")), "{applied}");
    pages(&world, email).await;
    for stage in ["nihongo", "writing"] {
        sit(&world, &candidate, stage).await;
    }
    review(&world).await;
    let mine = candidate.get("/me/application").await.ok();
    assert_eq!((&mine["stages"][0]["state"], &mine["stages"][1]["state"]), (&json!("passed"), &json!("passed")), "{mine}");
    let recruiter = world.token_in(SET, Some("tan@example.jp"), &["candidates:read", "decisions:write"]).await;
    let listed = recruiter.get("/candidates?state=needs_decision").await.ok();
    let path = format!("/candidates/{}/decisions", listed["data"][0]["id"].as_str().expect("an id"));
    recruiter.post(&path, json!({ "outcome": "onboarded", "reasons": ["all_stages_passed"] })).await.ok();
    world.t.clock.advance_seconds(3_601);
    world.settle().await;
    let mine = candidate.get("/me/application").await.ok();
    assert_eq!(mine["status"], "onboarded", "{mine}");
    let browser = Browser::new(&world);
    browser.sign_in(&world, email).await;
    let messages = browser.get("/me/messages").await.text;
    assert!(messages.contains("Welcome: you are accepted for Japanese text annotator"), "{messages}");
    assert_eq!(admin::fsck::check(world.t.app.db()).await.expect("checked").breaches, Vec::new());
}

/// Its pages are in English, the one language that it names, and say what is in Japanese.
async fn pages(world: &World, email: &str) {
    let browser = Browser::new(world);
    browser.set_cookie("ts_lang", "es");
    let page = browser.get(&format!("/p/{SET}")).await.text;
    assert!(page.contains("<html lang=\"en\"") && !page.contains("value=\"es\"") && !page.contains("value=\"zh\""), "{page}");
    browser.sign_in(world, email).await;
    let start = format!("/me/stages/nihongo?project={SET}");
    let page = browser.get(&start).await.text;
    assert!(page.contains("Japanese screen"), "{page}");
    add_staff(world, "author@example.jp", SET, &[Role::Author], false).await;
    let author = Browser::new(world);
    author.sign_in_staff("author@example.jp").await;
    let page = author.get(&format!("/gold-sets/{SET}/1/items/ja-essay-1")).await.text;
    assert!(page.contains("60 to 150 characters") && page.contains("lang=\"ja\""), "{page}");
}

on_both!(from_application_to_the_letter, super::a_third_set_goes_the_whole_way);

//! No GET changes anything: every page and every endpoint that only looks is walked, and the transactions that may write are counted.

use serde_json::json;
use touchstone::domain::accounts::Role;
use touchstone::server;

use super::{Browser, add_staff};
use crate::api::{PROJECT, World};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

async fn no_get_changes_anything(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some("lin@example.sg")).await;
    let scored = crowd::sit(app, person, "first", |_, _| true).await;
    world.settle().await;
    let writing = app.start_attempt(person, PROJECT, "writing").await.expect("started");
    let decision = app.record(PROJECT, application, touchstone::app::accounts::reader::Reader::House).await.expect("there").decisions[0].id;
    let email = "staff@example.sg";
    add_staff(&world, email, PROJECT, Role::ALL, false).await;
    let (staff, candidate, fresh) = (Browser::new(&world), Browser::new(&world), Browser::new(&world));
    staff.sign_in_staff(email).await;
    candidate.sign_in(&world, "lin@example.sg").await;
    fresh.sign_in(&world, "new@example.sg").await;
    // In Chinese: what a browser here gets in Chinese is also looked at for signs of half width.
    for browser in [&staff, &candidate, &fresh] {
        browser.set_cookie("ts_lang", "zh");
    }
    let scopes: Vec<&str> = touchstone::domain::accounts::Scope::ALL.iter().map(|s| s.as_str()).collect();
    let api = world.token(Some(email), &scopes).await;
    api.get("/candidates").await.ok();
    let filled = |path: &str| {
        path.replace("{project}", PROJECT)
            .replace("{candidate}", &application.to_string())
            .replace("{decision}", &decision.to_string())
            .replace("{attempt}", &writing.to_string())
            .replace("{n}", "1")
            .replace("{stage}", "writing")
            .replace("{step}", "name")
            .replace("{set}", PROJECT)
            .replace("{version}", "1")
            .replace("{item}", "read-1")
            .replace(['{', '}'], "")
    };
    // That somebody was denied is noted in the ledger, whatever they asked for; nothing else may be written.
    let mut before = app.db().writes();
    let mut shown = 0;
    for page in server::pages().into_iter().filter(|p| p.gets) {
        for browser in [&staff, &candidate, &fresh] {
            let path = filled(page.path);
            let got = browser.get(&path).await;
            let written = app.db().writes() - before;
            let noted = written == 1 && matches!(got.status, 403 | 404);
            assert!(got.status != 500 && (written == 0 || noted), "GET {path} writes ({})", got.status);
            before += written;
            shown += usize::from(got.status == 200);
        }
    }
    let document = world.nobody().get("/openapi.json").await.ok();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        if operations.get("get").is_some() {
            let path = filled(path.trim_start_matches("/api/v1"));
            let got = api.get(&path).await;
            let written = app.db().writes() - before;
            let noted = written == 1 && matches!(got.status, 403 | 404);
            assert!(got.status != 500 && (written == 0 || noted), "GET {path} writes ({})", got.status);
            before += written;
            shown += usize::from(got.status == 200);
        }
    }
    assert!(shown > 60, "only {shown} pages were there");
    // The counter counts: a POST is seen by it.
    assert_eq!(candidate.post(&format!("/test/{writing}"), &format!("/test/{writing}"), &[]).await.status, 303);
    assert!(app.db().writes() > before);
    assert_eq!(app.sitting(person, scored).await.expect("there").attempt.seat, 1);
    assert_eq!(api.post("/me/application", json!(null)).await.status, 201);
}

on_both!(gets, super::no_get_changes_anything);

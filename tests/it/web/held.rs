//! A decision shows nowhere before its letter is out: not to the person, not at the gate, not to the platform. Until then it is taken
//! back without
//! a trace for either; afterwards an annotator is paused or ended by a named person with a reason.

use serde_json::{Value, json};
use touchstone::domain::accounts::Role;
use touchstone::store::admin;

use super::{Browser, staff_of_project};
use crate::api::{Client, PROJECT, World};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

/// What the platform was told about, by kind.
async fn told(world: &World, platform: &Client) -> Vec<String> {
    world.settle().await;
    let events = platform.get("/events?limit=200").await.ok();
    events["data"].as_array().expect("rows").iter().map(|e| e["type"].as_str().expect("a type").to_owned()).collect()
}

/// All that a candidate can read of their own case.
async fn seen(candidate: &Client, pages: &Browser, attempt: &str) -> Vec<String> {
    let mut all = vec![candidate.get("/me/application").await.text, candidate.get(&format!("/me/attempts/{attempt}")).await.text];
    let done = format!("/apply/{PROJECT}/done");
    for page in
        ["/me", "/me/messages", done.as_str(), &format!("/me/results/{attempt}"), "/me/stages/first", &format!("/test/{attempt}/end")]
    {
        let text = pages.get(page).await.text;
        // Forms have names of their own each time.
        all.push(text.split("name=\"once\" value=\"").map(|part| part.get(32..).unwrap_or(part)).collect());
    }
    all
}

async fn a_held_decision_shows_nowhere(t: TestApp) {
    let mut set = crowd::base();
    crowd::replace(&mut set, "project.toml", "countries = [\"SG\"]", "countries = [\"SG\"]\nproved_by = \"first\"");
    let world = World::with(t, set).await;
    let app = &world.t.app;
    let platform = world.token(None, &["events:read", "candidates:read"]).await;
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await;
    for (n, (outcome, reason, after)) in
        [("passed", "score_in_band_reviewed", "passed"), ("rejected", "below_the_line", "rejected"), ("void", "technical_problem", "void")]
            .into_iter()
            .enumerate()
    {
        let email = format!("held{n}@example.sg");
        let (person, application) = crowd::applied(app, Some(&email)).await;
        let attempt = crowd::sit(app, person, "first", |at, _| at % 2 == 0).await.to_string();
        let candidate = world.token(Some(&email), &["candidate"]).await;
        let pages = Browser::new(&world);
        pages.sign_in(&world, &email).await;
        let before_events = told(&world, &platform).await;
        let before = seen(&candidate, &pages, &attempt).await;
        assert_eq!(candidate.get("/me/application").await.ok()["requirements"][0]["verdict"], "to_be_proved");
        let of_platform = async || {
            let one = platform.get(&format!("/candidates/{application}")).await.ok();
            let among = platform.get("/candidates?state=rejected").await.ok()["data"].to_string();
            let all = platform.get("/candidates").await.ok()["data"].as_array().expect("rows").clone();
            let row = all.into_iter().find(|r| r["id"] == application.to_string()).expect("listed");
            (one["status"].clone(), one["decisions"].clone(), one["stages"].clone(), among, row["status"].clone())
        };
        let platform_before = of_platform().await;
        let path = format!("/candidates/{application}/decisions");
        let body = json!({ "outcome": outcome, "reasons": [reason] });
        let taken_back = recruiter.post(&path, body.clone()).await.ok()["id"].as_str().expect("an id").to_owned();
        assert_eq!(seen(&candidate, &pages, &attempt).await, before, "{outcome}");
        assert_eq!(told(&world, &platform).await, before_events, "{outcome}");
        assert_eq!(of_platform().await, platform_before, "{outcome}");
        let dossier = format!("/candidates/{application}/decisions/{taken_back}/dossier");
        assert_eq!((platform.get(&dossier).await.status, recruiter.get(&dossier).await.status), (404, 200), "{outcome}");
        let start = candidate.post("/me/stages/writing/attempts", Value::Null).await;
        assert_eq!(start.status, 409, "what a held decision opens is not open: {}", start.text);
        if outcome != "void" {
            recruiter.post(&format!("{path}/{taken_back}/undo"), Value::Null).await.ok();
            world.t.clock.advance_seconds(3_601);
            pages.sign_in(&world, &email).await;
            let after = seen(&candidate, &pages, &attempt).await;
            assert_eq!(after[0], before[0], "{outcome} was never told");
            assert!(after.iter().all(|text| !text.contains("A person made this decision")), "{outcome} was never told: {after:?}");
            assert_eq!(told(&world, &platform).await, before_events, "{outcome} was never told");
            recruiter.post(&path, body).await.ok();
        }
        world.t.clock.advance_seconds(3_601);
        let mine = candidate.get("/me/application").await.ok();
        assert_eq!(mine["letters"][0]["outcome"], after);
        let verdict = if outcome == "passed" { "met" } else { "to_be_proved" };
        assert_eq!(mine["requirements"][0]["verdict"], verdict, "{outcome}");
        let now = told(&world, &platform).await;
        assert_eq!(
            now.iter().filter(|k| *k == "decision.made").count(),
            before_events.iter().filter(|k| *k == "decision.made").count() + 1
        );
        assert!(!now.iter().any(|k| k == "decision.undone"), "what was never told is not taken back");
    }
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
}

/// Somebody who has passed everything and waits for a decision.
async fn ready(world: &World) -> String {
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    crowd::work(app).await;
    crowd::sit(app, person, "writing", |_, _| true).await;
    crowd::work(app).await;
    crowd::review(app, |_| true).await;
    world.settle().await;
    format!("/candidates/{application}/decisions")
}

async fn an_onboarding_is_held_and_an_annotator_can_be_ended(t: TestApp) {
    let world = World::with(t, crate::app::checks::with_hidden_items()).await;
    let app = &world.t.app;
    let path = ready(&world).await;
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await;
    let platform = world.token(None, &["events:read", "checks:write", "audits:read"]).await;
    let onboard = json!({ "outcome": "onboarded", "reasons": ["all_stages_passed"] });
    let contradiction = json!({ "outcome": "onboarded", "reasons": ["below_the_line"] });
    assert_eq!(recruiter.post(&path, contradiction).await.json()["errors"][0]["code"], "contradicts");
    let first = recruiter.post(&path, onboard.clone()).await.ok()["id"].as_str().expect("an id").to_owned();
    let nobody = async || platform.get("/annotators").await.ok()["data"].as_array().expect("rows").len();
    assert_eq!(nobody().await, 0, "nobody has begun");
    recruiter.post(&format!("{path}/{first}/undo"), Value::Null).await.ok();
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
    world.t.clock.advance_seconds(7_200);
    assert!(!told(&world, &platform).await.iter().any(|k| k == "candidate.onboarded"), "it was taken back");
    let again = recruiter.post(&path, onboard).await.ok()["id"].as_str().expect("an id").to_owned();
    world.t.clock.advance_seconds(3_601);
    assert_eq!(told(&world, &platform).await.iter().filter(|k| *k == "candidate.onboarded").count(), 1);
    assert_eq!(recruiter.post(&format!("{path}/{again}/undo"), Value::Null).await.code(), (409, "too_late".to_owned()));
    let listed = platform.get("/annotators").await.ok();
    let annotator = listed["data"][0]["id"].as_str().expect("an id").to_owned();
    // By the API and by the page: a reason is needed, the state that was seen counts, and each step is told.
    let steps = format!("/annotators/{annotator}/steps");
    let bare = recruiter.post(&steps, json!({ "step": "pause", "reason": " " })).await;
    assert_eq!(bare.json()["errors"][0]["pointer"], "/reason");
    assert_eq!(platform.post(&steps, json!({ "step": "pause", "reason": "x" })).await.status, 403, "no named person");
    recruiter.post(&steps, json!({ "step": "pause", "reason": "on leave", "state": "active" })).await.ok();
    let stale = recruiter.post(&steps, json!({ "step": "end", "reason": "left", "state": "active" })).await;
    assert_eq!(stale.code(), (409, "stale".to_owned()));
    assert_eq!(platform.post(&format!("/annotators/{annotator}/checks"), Value::Null).await.status, 409, "no checks in a pause");
    let auditor = staff_of_project(&world, "auditor@example.sg", Role::Auditor).await;
    let page = format!("/annotators/{annotator}");
    assert!(auditor.get(&page).await.text.contains("paused"));
    assert_eq!(auditor.post(&page, &page, &[("step", "fire"), ("reason", "x")]).await.status, 422, "an unknown button");
    assert_eq!(auditor.post(&page, &page, &[("step", "end"), ("reason", "")]).await.status, 422);
    let old = auditor.post(&page, &page, &[("step", "end"), ("reason", "left for good"), ("sure", "1"), ("seen", "active")]).await;
    assert!(old.status == 409 && old.text.contains("left for good") && old.text.contains("paused"), "{}", old.text);
    // One press does not end somebody's work: without a tick that names them nothing is done, and the reason stays.
    let unsure = auditor.post(&page, &page, &[("step", "end"), ("of", "end"), ("reason", "left for good")]).await;
    assert!(unsure.status == 422 && unsure.text.contains("left for good") && unsure.text.contains("href=\"#f-sure\""), "{}", unsure.text);
    assert!(
        unsure.text.contains("I mean it: the work of") && unsure.text.contains("This cannot be taken back: no hidden checks come any more"),
        "{}",
        unsure.text
    );
    auditor.set_cookie("ts_lang", "zh");
    let unsure = auditor.post(&page, &page, &[("step", "end"), ("of", "end"), ("reason", "")]).await;
    assert!(unsure.status == 422 && unsure.text.contains("我确认永久结束") && unsure.text.contains("此操作无法撤销"), "{}", unsure.text);
    auditor.set_cookie("ts_lang", "en");
    assert!(platform.get(&format!("/annotators/{annotator}")).await.ok()["state"] == "paused", "nothing was done");
    let done = auditor.post(&page, &page, &[("step", "end"), ("of", "end"), ("reason", "left for good"), ("sure", "1")]).await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert!(auditor.get(&done.place).await.text.contains("Done. Now: <strong>ended</strong>"));
    let ended = recruiter.post(&steps, json!({ "step": "resume", "reason": "back" })).await;
    assert_eq!(ended.code(), (409, "illegal_transition".to_owned()), "for good");
    let kinds = told(&world, &platform).await;
    assert!(kinds.contains(&"annotator.paused".to_owned()) && kinds.contains(&"annotator.ended".to_owned()), "{kinds:?}");
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
}

async fn whoever_withdraws_in_a_test_finds_a_way_on(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some("back@example.sg")).await;
    let attempt = app.start_attempt(person, PROJECT, "first").await.expect("started");
    app.withdraw(person, PROJECT).await.expect("withdrawn");
    let sitting = app.sitting(person, attempt).await.expect("there");
    assert!(sitting.items.is_empty(), "a test ends with the application");
    world.settle().await;
    // Looking at the page brings nobody back; the button does, and what was handed in waits for a person.
    let browser = Browser::new(&world);
    browser.sign_in(&world, "back@example.sg").await;
    let here = format!("/apply/{PROJECT}");
    assert_eq!(browser.get(&here).await.status, 200);
    assert_eq!(
        app.record(PROJECT, application, touchstone::app::accounts::reader::Reader::House)
            .await
            .expect("there")
            .application
            .status
            .as_str(),
        "withdrawn"
    );
    assert_eq!(browser.post(&here, &here, &[]).await.status, 303);
    let consents = touchstone::app::applying::apply::REQUIRED_CONSENTS.map(str::to_owned).to_vec();
    let mut odd = consents.clone();
    odd.push("everything".to_owned());
    assert!(app.submit_application(person, PROJECT, odd).await.is_err(), "a consent that is not asked for");
    app.submit_application(person, PROJECT, consents).await.expect("handed in again");
    assert_eq!(
        app.record(PROJECT, application, touchstone::app::accounts::reader::Reader::House)
            .await
            .expect("there")
            .application
            .status
            .as_str(),
        "needs_decision"
    );
    let recruiter = world.token(Some("tan@example.sg"), &["decisions:write"]).await;
    let void = json!({ "outcome": "void", "reasons": ["technical_problem"] });
    recruiter.post(&format!("/candidates/{application}/decisions"), void).await.ok();
    world.t.clock.advance_seconds(3_601);
    app.start_attempt(person, PROJECT, "first").await.expect("a way on");
    world.settle().await;
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
}

/// What a person does while a decision on them is held goes first, is not stopped by it, and does not show it by being stopped.
async fn what_a_person_does_overtakes_what_is_held(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let recruiter = world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await;
    let platform = world.token(None, &["events:read"]).await;
    for (n, (outcome, reason)) in [("passed", "score_in_band_reviewed"), ("rejected", "below_the_line")].into_iter().enumerate() {
        let email = format!("gone{n}@example.sg");
        let (person, application) = crowd::applied(app, Some(&email)).await;
        crowd::sit(app, person, "first", |at, _| at % 2 == 0).await;
        world.settle().await;
        let path = format!("/candidates/{application}/decisions");
        let decision =
            recruiter.post(&path, json!({ "outcome": outcome, "reasons": [reason] })).await.ok()["id"].as_str().expect("an id").to_owned();
        app.withdraw(person, PROJECT).await.expect("withdrawn, whatever is held");
        let status = async || {
            app.record(PROJECT, application, touchstone::app::accounts::reader::Reader::House)
                .await
                .expect("there")
                .application
                .status
                .as_str()
        };
        assert_eq!(status().await, "withdrawn");
        let late = app.upload(person, PROJECT, "degree", "degree.pdf", b"%PDF-1.7 %%EOF".to_vec()).await;
        assert!(late.is_err(), "nothing is sent for an application that is withdrawn");
        assert_eq!(app.own_record(person, PROJECT).await.expect("own").application.status.as_str(), "withdrawn");
        let undo = recruiter.post(&format!("{path}/{decision}/undo"), Value::Null).await;
        assert_eq!((undo.status, status().await), (409, "withdrawn"), "{}", undo.text);
        world.t.clock.advance_seconds(7_200);
        assert!(!told(&world, &platform).await.iter().any(|k| k == "decision.made"), "{outcome} was overtaken");
        let candidate = world.token(Some(&email), &["candidate"]).await;
        assert_eq!(candidate.get("/me/application").await.ok()["letters"].as_array().map(Vec::len), Some(0), "no letter of it");
        app.begin_application(person, PROJECT).await.expect("again");
        app.submit_application(person, PROJECT, touchstone::app::applying::apply::REQUIRED_CONSENTS.map(str::to_owned).to_vec())
            .await
            .expect("handed in");
        assert_eq!(status().await, "needs_decision", "staff decide on what is there now");
    }
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
}

/// A form that was opened in one project does not act in the one that was chosen in another tab since.
async fn a_form_acts_in_the_project_that_it_was_opened_in(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let admin = staff_of_project(&world, "admin@example.sg", Role::Admin).await;
    let page = "/settings/webhooks";
    let text = "a text that is long enough to be given back to whoever wrote it";
    let sent =
        admin.post(page, page, &[("act", "add"), ("url", "https://example.com/hook"), ("note", text), ("in-project", "another")]).await;
    assert_eq!(sent.status, 409);
    assert!(sent.text.contains("another") && sent.text.contains(text), "{}", sent.text);
    assert!(!admin.get(page).await.text.contains("example.com/hook"), "nothing was done");
}

on_both!(held_and_overtaken, super::what_a_person_does_overtakes_what_is_held);
on_both!(form_of_another_project, super::a_form_acts_in_the_project_that_it_was_opened_in);
on_both!(held, super::a_held_decision_shows_nowhere);
on_both!(held_onboarding, super::an_onboarding_is_held_and_an_annotator_can_be_ended);
on_both!(withdrawn_in_a_test, super::whoever_withdraws_in_a_test_finds_a_way_on);

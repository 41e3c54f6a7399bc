//! Two tabs: what is decided on a page that shows an old state is not done, and both states are shown with what was typed.

use serde_json::json;
use touchstone::domain::accounts::Role;

use super::{Browser, staff_of_project};
use crate::api::{PROJECT, World};
use crate::support::crowd;
use crate::support::database::{TestApp, by_hand, on_both};

async fn a_second_tab_is_told_what_happened(t: TestApp) {
    let mut set = crowd::base();
    crowd::replace(
        &mut set,
        "project.toml",
        "kind = \"residence\"",
        "kind = \"residence\"\nevidence = { en = \"A letter.\", zh = \"信件。\" }",
    );
    let world = World::with(t, set).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some("two@example.sg")).await;
    assert!(app.upload(person, PROJECT, "degree", "x.pdf", b"%PDF-1.4 x %%EOF".to_vec()).await.is_err(), "wanted by nobody");
    let document = app.upload(person, PROJECT, "residence", "x.pdf", b"%PDF-1.4 x %%EOF".to_vec()).await.expect("stored");
    crowd::sit(app, person, "first", |at, _| at % 2 == 0).await;
    world.settle().await;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let (record, decide) = (format!("/candidates/{application}"), format!("/candidates/{application}/decide"));
    // A document: accepted in one tab, not accepted in the other.
    let path = format!("{record}/documents/{document}");
    assert_eq!(recruiter.post(&record, &path, &[("verdict", "accepted"), ("reason", "")]).await.status, 303);
    let second = recruiter.post(&record, &path, &[("verdict", "rejected"), ("reason", "blurred"), ("seen", "uploaded")]).await;
    assert!(second.status == 409 && second.text.contains("waiting to be looked at") && second.text.contains("accepted"), "{}", second.text);
    assert_eq!(
        app.record(PROJECT, application, touchstone::app::accounts::reader::Reader::House).await.expect("there").evidence[0].state.as_str(),
        "accepted"
    );
    assert_eq!(recruiter.post(&record, &path, &[("verdict", "maybe"), ("reason", "")]).await.status, 422, "an unknown button");
    // What was written comes back on the page that says why nothing was done, in words that stand nowhere else.
    let written = recruiter.post(&record, &path, &[("verdict", "maybe"), ("reason", "too dark to read")]).await;
    assert!(written.status == 422 && written.text.contains("too dark to read"), "{}", written.text);
    // Extra time.
    let time = format!("{record}/extra-time");
    assert_eq!(recruiter.post(&decide, &time, &[("factor", "2"), ("seen", "1")]).await.status, 303);
    assert_eq!(recruiter.post(&decide, &time, &[("factor", "1.5"), ("seen", "1")]).await.status, 409);
    // A decision: pass in one tab, reject in the other.
    let opened = recruiter.get(&decide).await.field("seen");
    let pass = [("choice", "passed"), ("reasons", "score_in_band_reviewed"), ("note", ""), ("seen", opened.as_str())];
    let passed = recruiter.post(&decide, &decide, &pass).await;
    assert_eq!(passed.status, 303, "{}", passed.text);
    // What was decided, and until when it can be taken back, is said on the page that follows.
    let confirmed = recruiter.get(&passed.place).await;
    assert!(
        confirmed.text.contains("Decided: Passed</strong>") && confirmed.text.contains("until then you can take the decision back"),
        "{}",
        confirmed.text
    );
    recruiter.set_cookie("ts_lang", "zh");
    let confirmed = recruiter.get(&passed.place).await;
    assert!(confirmed.text.contains("已决定：通过</strong>") && confirmed.text.contains("在此之前，您可以在此处"), "{}", confirmed.text);
    recruiter.set_cookie("ts_lang", "en");
    let reject = [("choice", "rejected"), ("reasons", "below_the_line"), ("note", "Seen by me."), ("seen", opened.as_str())];
    let second = recruiter.post(&decide, &decide, &reject).await;
    for part in ["Nothing was done", "needs a decision", "recruiter@example.sg", "Seen by me.", "You had chosen: <strong>Rejected"] {
        assert!(second.status == 409 && second.text.to_lowercase().contains(&part.to_lowercase()), "{part}: {}", second.text);
    }
    let decisions = app.record(PROJECT, application, touchstone::app::accounts::reader::Reader::House).await.expect("there").decisions;
    assert_eq!(decisions.iter().map(|d| d.outcome.as_str()).collect::<Vec<_>>(), ["passed"]);
    // A form that does not say what it was drawn from is as old as can be.
    let fields = [("choice", "rejected"), ("reasons", "below_the_line"), ("note", "")];
    assert_eq!(recruiter.post("/staff", &decide, &fields).await.status, 409);
    // Undo, twice; and by the API, with the tag that it gives.
    let undo = [("decision", decisions[0].id.to_string())];
    let undo: Vec<(&str, &str)> = undo.iter().map(|(n, v)| (*n, v.as_str())).collect();
    assert_eq!(recruiter.post(&record, &format!("{decide}/undo"), &undo).await.status, 303);
    assert_eq!(recruiter.post(&decide, &format!("{decide}/undo"), &undo).await.status, 409);
    let api = world.token(Some("api@example.sg"), &["candidates:read", "decisions:write"]).await;
    let tag = api.get(&record).await.ok()["tag"].as_str().expect("a tag").to_owned();
    let body = |outcome: &str, reason: &str| json!({ "outcome": outcome, "reasons": [reason], "tag": tag });
    api.post(&format!("{record}/decisions"), body("passed", "score_in_band_reviewed")).await.ok();
    let stale = api.post(&format!("{record}/decisions"), body("rejected", "below_the_line")).await;
    assert_eq!(stale.code(), (409, "stale".to_owned()));
}

async fn rejecting_from_behind_a_test(t: TestApp) {
    let mut set = crowd::base();
    crowd::replace(&mut set, "project.toml", "attempts = 1\ncooldown_days = 7", "attempts = 2\ncooldown_days = 7");
    let world = World::with(t, set).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some("sits@example.sg")).await;
    crowd::sit(app, person, "first", |_, _| false).await;
    crowd::work(app).await;
    // A person lets the stage be tried again, which the person does; meanwhile somebody would reject.
    let api = world.token(Some("api@example.sg"), &["candidates:read", "decisions:write"]).await;
    let decisions = format!("/candidates/{application}/decisions");
    api.post(&decisions, json!({ "outcome": "not_passed", "reasons": ["below_the_line"] })).await.ok();
    world.t.clock.advance_seconds(8 * 86_400);
    let api = world.token(Some("api@example.sg"), &["candidates:read", "decisions:write"]).await;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let attempt = app.start_attempt(person, PROJECT, "first").await.expect("started");
    let refused = api.post(&decisions, json!({ "outcome": "rejected", "reasons": ["conduct"] })).await;
    assert_eq!(refused.code(), (409, "attempt_open".to_owned()), "{}", refused.text);
    // Whoever is refused so is staff, and waits: the page that the code leads to says so.
    let meaning = recruiter.get("/docs/api/problems/attempt_open").await.text;
    assert!(meaning.contains("Decide when it was handed in") && !meaning.contains("go on with it"), "{meaning}");
    // Who is rejected all the same, beside the service, is named.
    let breaches = async || touchstone::store::admin::fsck::check(app.db()).await.expect("checked").breaches;
    by_hand(&world.t.database.target, "UPDATE application SET status = 'rejected'").await;
    assert!(breaches().await.iter().any(|b| b.invariant == "attempt-after-end"), "{:?}", breaches().await);
    by_hand(&world.t.database.target, "UPDATE application SET status = 'screening'").await;
    // Nothing happened to the test; once it is handed in, they may.
    app.finish(person, attempt).await.expect("handed in");
    crowd::work(app).await;
    api.post(&decisions, json!({ "outcome": "rejected", "reasons": ["conduct"] })).await.ok();
    assert_eq!(breaches().await, vec![]);
}

on_both!(nobody_is_rejected_from_behind_an_open_test, super::rejecting_from_behind_a_test);

async fn a_sheet_and_an_answer_keep_what_was_typed(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let reviewer = staff_of_project(&world, "reviewer@example.sg", Role::Reviewer).await;
    let mut sheet = String::new();
    // Not every draw has an essay for people.
    for _ in 0..9 {
        let (person, _) = crowd::applied(app, None).await;
        crowd::sit(app, person, "first", |_, _| true).await;
        crowd::work(app).await;
        crowd::sit(app, person, "writing", |_, _| true).await;
        world.settle().await;
        sheet = reviewer.post("/review", "/review", &[]).await.place;
        if sheet.starts_with("/review/") {
            break;
        }
    }
    let (_, content) = app.published(PROJECT).await.expect("open");
    let rubric = content.shared.rubrics.values().next().expect("one");
    let level = rubric.criterion[0].levels[1].value.to_string();
    let typed = "typed in the second tab".to_owned();
    let fields =
        rubric.criterion.iter().flat_map(|c| [(format!("level.{}", c.id), level.clone()), (format!("comment.{}", c.id), typed.clone())]);
    let fields: Vec<(String, String)> = fields.collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(reviewer.post(&sheet, &sheet, &fields).await.status, 303);
    let second = reviewer.post(&sheet, &sheet, &fields).await;
    assert!(
        second.status == 409 && second.text.contains("typed in the second tab") && second.text.contains("saved: "),
        "{sheet} {} {}",
        second.status,
        second.text
    );
    // An appeal, answered in one tab and in the other.
    let somebody = crowd::applied(app, Some("appeals@example.sg")).await;
    crowd::sit(app, somebody.0, "first", |_, _| false).await;
    world.settle().await;
    let api = world.token(Some("first@example.sg"), &["decisions:write"]).await;
    let reject = json!({ "outcome": "rejected", "reasons": ["below_the_line"] });
    let decision = api.post(&format!("/candidates/{}/decisions", somebody.1), reject).await.ok()["id"].as_str().expect("an id").to_owned();
    world.t.clock.advance_seconds(3_601);
    let candidate = world.token(Some("appeals@example.sg"), &["candidate"]).await;
    let sent = candidate.post(&format!("/me/decisions/{decision}/appeal"), json!({ "grounds": "other", "text": "No." })).await.ok();
    let appeal = format!("/appeals/{}", sent["id"].as_str().expect("an id"));
    let other: Browser = staff_of_project(&world, "other@example.sg", Role::Recruiter).await;
    assert_eq!(other.post(&appeal, &appeal, &[("outcome", "upheld"), ("answer", "It stands.")]).await.status, 303);
    let second = other.post("/staff", &appeal, &[("outcome", "overturned"), ("answer", "Typed in the second tab.")]).await;
    assert!(
        second.status == 409 && second.text.contains("Typed in the second tab.") && second.text.contains("It stands."),
        "{}",
        second.text
    );
    assert!(second.text.contains("You had chosen: <strong>The decision is changed</strong>"), "{}", second.text);
}

on_both!(two_tabs, super::a_second_tab_is_told_what_happened);
on_both!(two_tabs_of_a_sheet, super::a_sheet_and_an_answer_keep_what_was_typed);

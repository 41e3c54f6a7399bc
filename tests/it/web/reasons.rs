//! Reasons are held against the case: what the figures, the answers and the documents contradict is not offered, and not taken.

use serde_json::json;
use touchstone::domain::account::Role;

use super::staff_of_project;
use crate::api::World;
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

async fn only_what_is_so(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let api = world.token(Some("tan@example.sg"), &["candidates:read", "decisions:write"]).await;
    // Half of it right is near the line, nothing right is not: what was clear is called close by nobody.
    for (knows, near) in [(true, true), (false, false)] {
        let (person, application) = crowd::applied(app, None).await;
        crowd::sit(app, person, "first", |at, _| knows && at % 2 == 0).await;
        world.settle().await;
        let decide = format!("/candidates/{application}/decide");
        let page = recruiter.get(&decide).await.text;
        let offers = |code: &str| page.contains(&format!("name=\"reasons\" value=\"{code}\""));
        assert_eq!(offers("score_in_band_reviewed"), near, "{page}");
        assert!(offers("below_the_line") && offers("conduct"), "{page}");
        for code in ["above_the_line", "critical_item_missed", "requirement_not_met", "document_not_accepted", "withdrawn_by_candidate"] {
            assert!(!offers(code), "{code}: {page}");
        }
        let why = page.split("Reasons that the case contradicts").nth(1).expect("told");
        assert_eq!(why.contains("so close to the line"), !near, "{why}");
        assert!(why.contains("You told us that you do not want to go on."), "{why}");
        let path = format!("/candidates/{application}/decisions");
        for (outcome, reason) in [
            ("passed", "above_the_line"),
            ("rejected", "critical_item_missed"),
            ("rejected", "requirement_not_met"),
            ("rejected", "document_not_accepted"),
            ("rejected", "withdrawn_by_candidate"),
        ] {
            let refused = api.post(&path, json!({ "outcome": outcome, "reasons": [reason] })).await;
            assert!(refused.status == 422 && refused.text.contains("contradicts"), "{reason}: {}", refused.text);
            let form = [("choice", outcome), ("reasons", reason), ("note", "Seen by me.")];
            let back = recruiter.post(&decide, &decide, &form).await;
            let told =
                back.text.contains("A reason contradicts the outcome, the figures or the file.") && back.text.contains("Seen by me.");
            assert!(back.status == 422 && told, "{reason}: {}", back.text);
        }
        let passed = api.post(&path, json!({ "outcome": "passed", "reasons": ["score_in_band_reviewed"] })).await;
        assert_eq!(passed.status, if near { 201 } else { 422 }, "{}", passed.text);
    }
}

async fn a_document_that_was_refused(t: TestApp) {
    let mut set = crowd::base();
    let with = "kind = \"residence\"\nevidence = { en = \"A letter.\", zh = \"信件。\" }";
    crowd::replace(&mut set, "project.toml", "kind = \"residence\"", with);
    let world = World::with(t, set).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some("lin@example.sg")).await;
    let document = app.upload(person, crate::api::PROJECT, "residence", "x.pdf", b"%PDF-1.4 x %%EOF".to_vec()).await.expect("stored");
    crowd::sit(app, person, "first", |_, _| false).await;
    world.settle().await;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let (record, decide) = (format!("/candidates/{application}"), format!("/candidates/{application}/decide"));
    let path = format!("{record}/documents/{document}");
    let offered = "name=\"reasons\" value=\"document_not_accepted\"";
    assert!(!recruiter.get(&decide).await.text.contains(offered));
    // In another language, nothing is done, and the reason that was typed stands there.
    let read = recruiter.post(&record, &path, &[("reason", "too dark"), ("read-in", "zh")]).await;
    assert!(
        read.status == 200 && read.text.contains("<html lang=\"zh-Hans\"") && read.text.contains("value=\"too dark\""),
        "{}",
        read.text
    );
    assert!(read.text.contains(&format!("name=\"back\" value=\"{record}\"")), "a document is no page to come back to: {}", read.text);
    recruiter.set_cookie("ts_lang", "en");
    // Nor does a refusal lose it.
    let long = "x".repeat(4_001);
    let wrong = recruiter.post(&record, &path, &[("verdict", "rejected"), ("reason", &long), ("seen", "uploaded")]).await;
    assert!(wrong.status == 422 && wrong.text.contains(&format!("value=\"{long}\"")), "{} {}", wrong.status, wrong.text);
    let gone = super::Browser::new(&world);
    let back = gone.post("/help", &path, &[("verdict", "rejected"), ("reason", "far too dark"), ("seen", "uploaded")]).await;
    assert!(back.status == 401 && back.text.contains("far too dark"), "{} {}", back.status, back.text);
    let judged = recruiter.post(&record, &path, &[("verdict", "rejected"), ("reason", "too dark"), ("seen", "uploaded")]).await;
    assert_eq!(judged.status, 303, "{}", judged.text);
    // The browser is told that it needs to keep it no more.
    let after = recruiter.get(&judged.place).await.text;
    assert!(after.contains(&format!(" {path}\"")) && after.contains("data-forgets=") && after.contains("data-session"), "{after}");
    let stale = recruiter.post(&record, &path, &[("verdict", "rejected"), ("reason", "still dark"), ("seen", "uploaded")]).await;
    assert!(stale.status == 409 && stale.text.contains("value=\"still dark\""), "{} {}", stale.status, stale.text);
    assert!(recruiter.get(&decide).await.text.contains(offered), "now it is so");
}

on_both!(a_reason_that_the_case_contradicts_is_not_taken, super::only_what_is_so);
on_both!(why_a_document_is_refused_is_kept_and_is_a_reason_then, super::a_document_that_was_refused);

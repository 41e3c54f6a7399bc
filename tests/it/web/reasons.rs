//! Reasons are held against the case: what the figures, the answers and the documents contradict is not offered, and not taken.

use serde_json::json;
use touchstone::app::AppError;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::applying::apply::REQUIRED_CONSENTS;
use touchstone::app::deciding::decide::ToDecide;
use touchstone::domain::accounts::Role;
use touchstone::domain::applying::profile::Profile;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::deciding::letter::{REASONS, fits};

use super::staff_of_project;
use crate::api::{PROJECT, World};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::{crowd, member};

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
        for code in ["above_the_line", "critical_item_missed", "requirement_not_met", "document_not_accepted"] {
            assert!(!offers(code), "{code}: {page}");
        }
        let why = page.split("Reasons that the case contradicts").nth(1).expect("told");
        assert_eq!(why.contains("so close to the line"), !near, "{why}");
        // Whoever withdraws ends their application themselves: it is no reason of anybody's, and not told as one.
        assert!(!page.contains("withdrawn_by_candidate") && !page.contains("You told us that you do not want to go on."), "{page}");
        let path = format!("/candidates/{application}/decisions");
        for (outcome, reason) in [
            ("passed", "above_the_line"),
            ("rejected", "critical_item_missed"),
            ("rejected", "requirement_not_met"),
            ("rejected", "document_not_accepted"),
        ] {
            let refused = api.post(&path, json!({ "outcome": outcome, "reasons": [reason] })).await;
            assert!(refused.status == 422 && refused.text.contains("contradicts"), "{reason}: {}", refused.text);
            let form = [("choice", outcome), ("reasons", reason), ("note", "Seen by me.")];
            let back = recruiter.post(&decide, &decide, &form).await;
            let told =
                back.text.contains("A reason contradicts the outcome, the figures or the file.") && back.text.contains("Seen by me.");
            assert!(back.status == 422 && told, "{reason}: {}", back.text);
        }
        let former = api.post(&path, json!({ "outcome": "rejected", "reasons": ["withdrawn_by_candidate"] })).await;
        assert_eq!((former.status, former.json()["errors"][0]["code"].as_str()), (422, Some("unknown_id")), "{}", former.text);
        assert_eq!(former.text.matches("withdrawn_by_candidate").count(), 0, "it is not listed: {}", former.text);
        let form = [("choice", "rejected"), ("reasons", "withdrawn_by_candidate"), ("note", "Seen by me.")];
        let back = recruiter.post(&decide, &decide, &form).await;
        assert!(back.status == 422 && back.text.contains("Choose at least one reason."), "{} {}", back.status, back.text);
        let passed = api.post(&path, json!({ "outcome": "passed", "reasons": ["score_in_band_reviewed"] })).await;
        assert_eq!(passed.status, if near { 201 } else { 422 }, "{}", passed.text);
    }
}

/// Somebody withdraws with a scored attempt, and comes back by answers that keep the gate shut: nothing of the attempt is decided on.
async fn not_decided_on(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let by = member(app, None, PROJECT, &[Role::Recruiter]).await;
    let (person, application) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |at, _| at % 2 == 0).await;
    world.settle().await;
    let decide = format!("/candidates/{application}/decide");
    let offered = |page: &str, code: &str| page.contains(&format!("name=\"reasons\" value=\"{code}\""));
    let near = "score_in_band_reviewed";
    assert!(offered(&recruiter.get(&decide).await.text, near), "as long as it is decided on");
    let apply = async |residence: &str| {
        app.begin_application(person, PROJECT).await.expect("begun");
        let revision = app.own_record(person, PROJECT).await.expect("there").application.revision;
        let profile: Profile = serde_json::from_value(json!({ "name": "Ann", "residence": residence })).expect("a profile");
        app.save_profile(person, PROJECT, revision, profile).await.expect("saved");
        app.submit_application(person, PROJECT, REQUIRED_CONSENTS.map(str::to_owned).to_vec()).await.expect("handed in");
        app.record(PROJECT, application, Reader::House).await.expect("there")
    };
    app.withdraw(person, PROJECT).await.expect("withdrawn");
    let record = apply("MY").await;
    assert_eq!((record.application.status.as_str(), record.facts().outcome), ("not_open", None));
    // The page offers what the command takes, reason by reason.
    let page = recruiter.get(&decide).await.text;
    let mut taken = Vec::new();
    for (code, ..) in REASONS.into_iter().filter(|(code, ..)| fits(code, DecisionOutcome::Rejected)) {
        let what = ToDecide { choice: DecisionOutcome::Rejected, reasons: vec![code.to_owned()], note: String::new(), seen: None };
        let done = app.decide(PROJECT, by, application, what).await;
        assert_eq!(done.is_ok(), offered(&page, code), "{code}: {done:?} {page}");
        if let Ok(decision) = done {
            app.undo_decision(PROJECT, by, application, decision).await.expect("taken back");
            taken.push(code);
        }
    }
    assert_eq!(taken, ["below_the_line", "requirement_not_met", "conduct"]);
    // Nor does anything wait while the application goes through the stages.
    app.withdraw(person, PROJECT).await.expect("withdrawn");
    assert_eq!(apply("SG").await.application.status.as_str(), "needs_decision", "it waits again");
    by_hand(&world.t.database.target, "UPDATE application SET status = 'screening'").await;
    let record = app.record(PROJECT, application, Reader::House).await.expect("there");
    assert_eq!((record.application.status.as_str(), record.facts().outcome), ("screening", None));
    assert!(recruiter.get(&decide).await.text.contains("Nothing waits for a decision here."));
    let what = ToDecide { choice: DecisionOutcome::Rejected, reasons: vec![near.to_owned()], note: String::new(), seen: None };
    let refused = app.decide(PROJECT, by, application, what).await.expect_err("nothing waits");
    assert!(matches!(refused, AppError::Refused { code: "nothing_waits", .. }), "{refused:?}");
}

async fn a_document_that_was_refused(t: TestApp) {
    let mut set = crowd::base();
    let with = "kind = \"residence\"\nevidence = { en = \"A letter.\", zh = \"信件。\" }";
    crowd::replace(&mut set, "project.toml", "kind = \"residence\"", with);
    let world = World::with(t, set).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some("lin@example.sg")).await;
    let document = app.upload(person, PROJECT, "residence", "x.pdf", b"%PDF-1.4 x %%EOF".to_vec()).await.expect("stored");
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

on_both!(a_scored_attempt_that_is_not_decided_on_is_no_reason, super::not_decided_on);
on_both!(a_reason_that_the_case_contradicts_is_not_taken, super::only_what_is_so);
on_both!(why_a_document_is_refused_is_kept_and_is_a_reason_then, super::a_document_that_was_refused);

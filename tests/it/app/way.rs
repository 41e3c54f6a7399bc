//! Whole ways through the shipped project: from application to annotator and two hidden checks; and the ways that end earlier or turn back.

use serde_json::{Value, json};
use touchstone::app::App;
use touchstone::app::AppError;
use touchstone::app::applying::apply::REQUIRED_CONSENTS;
use touchstone::app::applying::documents::Verdict;
use touchstone::app::applying::progress::StageState;
use touchstone::app::deciding::decide::ToDecide;
use touchstone::app::gold_set::import::Imported;
use touchstone::app::reviewing::review::Seat;
use touchstone::app::sitting::attempt::Save;
use touchstone::domain::accounts::Role;
use touchstone::domain::applying::eligibility::Overall;
use touchstone::domain::applying::profile::Profile;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::deciding::Outcome;
use touchstone::domain::gold_set;
use touchstone::domain::gold_set::item::drawn::{Drawn, Given, Stored};
use touchstone::domain::kernel::id::{ApplicationId, AttemptId, FormItemId, PersonId};
use touchstone::domain::kernel::moment::Moment;
use touchstone::domain::kernel::sealed::Reveal;
use touchstone::domain::reviewing::Sheet;
use touchstone::store::admin;
use touchstone::store::auditing::annotators;
use touchstone::store::reviewing::reviews;
use touchstone::store::sitting::answers;

use crate::support;
use crate::support::database::{TestApp, by_hand, on_both};

const PROJECT: &str = "mandarin-sg";
const DAY: i64 = 86_400;

async fn open_project(app: &App) {
    let set = gold_set::read(&support::folder("gold_sets/mandarin-sg")).set.expect("no errors");
    let Imported::New(version) = app.import_gold_set(set, Vec::new(), "an author").await.expect("imported") else { panic!("new") };
    let own = app.publish(PROJECT, version.number, "an author", &[]).await;
    assert!(matches!(own, Err(AppError::Refused { code: "second_person", .. })));
    app.publish(PROJECT, version.number, "another author", &[]).await.expect("published");
}

fn profile() -> Profile {
    serde_json::from_value(json!({
        "name": "Lin Hui Min", "name_native": "林慧敏", "residence": "SG",
        "work_rights": [{ "country": "SG", "form": "contractor" }],
        "languages": [{ "lang": "zh-Hans", "level": "native" }, { "lang": "en", "level": "C1" }],
        "degrees": [{ "country": "SG", "isced": 6, "awarded": "2019-07" }],
        "work": [{ "from": "2020-01", "to": "2022-06" }], "hours_per_week": 25.0,
        "confirmations": {
            "engagement": true, "remote": true, "critical-thinking": true, "guidelines": true, "sensitive-content": true, "equipment": true
        },
    }))
    .expect("a profile")
}

async fn apply(app: &App, profile: Profile) -> (PersonId, ApplicationId, Overall) {
    let person = app.add_person(None).await.expect("added");
    let draft = app.begin_application(person, PROJECT).await.expect("begun");
    app.save_profile(person, PROJECT, draft.revision, profile).await.expect("saved");
    let consents: Vec<String> = REQUIRED_CONSENTS.map(str::to_owned).to_vec();
    let said = app.submit_application(person, PROJECT, consents).await.expect("handed in");
    (person, draft.id, said.overall)
}

async fn seal(app: &App) {
    app.seal_all("test").await.expect("sealed");
}

/// Answers every item of the open block, by the key or with nothing, and hands it in, until the attempt has ended.
async fn sit(app: &App, person: PersonId, stage: &str, knows: bool) -> AttemptId {
    let id = app.start_attempt(person, PROJECT, stage).await.expect("started");
    loop {
        let sitting = app.sitting(person, id).await.expect("there");
        if sitting.items.is_empty() {
            return id;
        }
        let form = app.db().read("form", move |tx| Box::pin(answers::form(tx, id))).await.expect("read");
        for shown in &sitting.items {
            let place = form.iter().find(|p| p.id.to_string() == shown.id).expect("there");
            let item = sitting.content.item(&place.item).expect("there");
            let drawn: Drawn = serde_json::from_value(place.shown.clone()).expect("drawn");
            let own = match item.own_answer(&Reveal::for_the_store()) {
                Some(answer) => answer,
                None => json!({ "text": "A considered text of the wanted kind. ".repeat(30) }),
            };
            let response = if knows { drawn.as_given(&item.presented.body, &Stored(own)) } else { Given(Value::Null) };
            let save = Save { attempt: id, seat: 1, item: place.id, revision: shown.revision, response };
            app.answer(person, save).await.unwrap_or_else(|e| panic!("{}: {e}", place.item));
        }
        app.finish(person, id).await.expect("handed in");
        while app.work("test").await.expect("worked") > 0 {}
    }
}

async fn state_of(app: &App, person: PersonId, stage: &str) -> StageState {
    let record = staff_record(app, person).await;
    record.stages.iter().find(|s| s.stage == stage).expect("there").state
}

async fn status_of(app: &App, person: PersonId) -> &'static str {
    staff_record(app, person).await.application.status.as_str()
}

/// The record as staff see it: with decisions that the person is not told of yet.
async fn staff_record(app: &App, person: PersonId) -> touchstone::app::applying::apply::Record {
    let own = app.own_record(person, PROJECT).await.expect("there").application.id;
    app.record(PROJECT, own, touchstone::app::accounts::reader::Reader::House).await.expect("there")
}

fn decision(choice: DecisionOutcome, reason: &str) -> ToDecide {
    ToDecide { choice, reasons: vec![reason.to_owned()], note: String::new(), seen: None }
}

async fn consistent(t: &TestApp) {
    seal(&t.app).await;
    let checked = admin::fsck::check(t.app.db()).await.expect("checked");
    assert_eq!(checked.breaches, Vec::new());
    assert_eq!(checked.unsealed, 0);
}

/// Scores everything that waits: each reviewer a sheet of level 3, the second one further off where they are to differ.
async fn review_all(app: &App, differ: bool) -> usize {
    let reviewers = [
        support::member(app, None, PROJECT, &[Role::Reviewer, Role::Adjudicator]).await,
        support::member(app, None, PROJECT, &[Role::Reviewer, Role::Adjudicator]).await,
        support::member(app, None, PROJECT, &[Role::Reviewer, Role::Adjudicator]).await,
    ];
    let mut saved = 0;
    for (n, reviewer) in reviewers.into_iter().enumerate() {
        support::training::trained(app, PROJECT, reviewer).await;
        for adjudication in [false, true] {
            while let Some(work) =
                app.next_review(PROJECT, reviewer, if adjudication { Seat::Adjudicator } else { Seat::Reviewer }).await.expect("asked")
            {
                let id = work.id.parse().expect("an id");
                assert!(!serde_json::to_string(&work).expect("JSON").contains("Lin Hui"), "blind");
                let level = if differ && n == 1 && !adjudication { 1 } else { 3 };
                let mut sheet = Sheet::default();
                for criterion in &work.rubric.criterion {
                    sheet.levels.insert(criterion.id.clone(), level);
                    sheet.comments.insert(criterion.id.clone(), "seen".to_owned());
                }
                if adjudication {
                    assert_eq!(work.sheets.len(), 2);
                    sheet.cause = Some("slip".to_owned());
                    sheet.reason = Some("the text covers the points".to_owned());
                }
                app.save_sheet(PROJECT, reviewer, id, sheet.clone()).await.expect("saved");
                let again = app.save_sheet(PROJECT, reviewer, id, sheet).await;
                assert!(matches!(again, Err(AppError::Refused { .. })));
                // What was mixed among live ones with agreed levels counts for nobody.
                let live = app.db().read("sheet", move |tx| Box::pin(reviews::sheet(tx, id))).await.expect("read");
                saved += usize::from(live.is_some());
            }
        }
    }
    saved
}

async fn from_application_to_two_hidden_checks(t: TestApp) {
    let app = &t.app;
    open_project(app).await;
    let (person, application, overall) = apply(app, profile()).await;
    assert_eq!(overall, Overall::NeedsEvidence);
    for stage in ["english", "mandarin", "skills", "calibration"] {
        sit(app, person, stage, true).await;
        assert_eq!(state_of(app, person, stage).await, StageState::Passed, "{stage}");
    }
    sit(app, person, "writing", true).await;
    assert_eq!(state_of(app, person, "writing").await, StageState::BeingScored);
    assert_eq!(review_all(app, false).await, 12, "six responses, two sheets each");
    assert_eq!(state_of(app, person, "writing").await, StageState::Passed);
    assert_eq!(status_of(app, person).await, "needs_decision");
    let recruiter = support::member(app, None, PROJECT, &[Role::Recruiter]).await;
    let early = app.decide(PROJECT, recruiter, application, decision(DecisionOutcome::Onboarded, "all_stages_passed")).await;
    assert!(matches!(early, Err(AppError::Refused { code: "requirements_open", .. })), "the degree is not proved: {early:?}");
    let refused = app.upload(person, PROJECT, "degree", "degree.pdf", b"<html>".to_vec()).await;
    assert!(matches!(refused, Err(AppError::Invalid(_))));
    let document = app.upload(person, PROJECT, "degree", "degree.pdf", b"%PDF-1.4 a degree %%EOF".to_vec()).await.expect("stored");
    app.judge_document(PROJECT, recruiter, (application, document), None, Verdict::Accepted).await.expect("judged");
    app.decide(PROJECT, recruiter, application, decision(DecisionOutcome::Onboarded, "all_stages_passed")).await.expect("onboarded");
    assert_eq!(status_of(app, person).await, "onboarded");
    t.clock.advance_seconds(3_601);
    hidden_checks(app, application).await;
    consistent(&t).await;
    for (damage, invariant) in [
        ("UPDATE review_task SET score = NULL", "review-done"),
        ("UPDATE hidden_check SET graded_at = 0", "check-times"),
        ("UPDATE hidden_check SET item_id = 'nowhere'", "check-version"),
        ("UPDATE decision SET undone_at = 1", "decision-person"),
        ("UPDATE stage_result SET stage = 'another'", "result-owner"),
        ("UPDATE application SET status = 'screening'", "annotator-onboarded"),
    ] {
        by_hand(&t.database.target, damage).await;
        let found = admin::fsck::check(t.app.db()).await.expect("checked");
        assert!(found.breaches.iter().any(|b| b.invariant == invariant), "{damage}: {:?}", found.breaches);
    }
}

async fn hidden_checks(app: &App, application: ApplicationId) {
    let annotator =
        app.db().read("annotator", move |tx| Box::pin(annotators::of_application(tx, application))).await.expect("read").expect("there").id;
    let mut seen = Vec::new();
    for _ in 0..2 {
        let task = app.ask_check(PROJECT, annotator, touchstone::app::accounts::reader::Reader::Platform).await.expect("a check");
        let id = task.id.parse().expect("an id");
        let check = app.db().read("check", move |tx| Box::pin(annotators::check(tx, id))).await.expect("read").expect("there");
        let content = app.content(check.version).await.expect("there");
        let item = content.item(&check.item).expect("there");
        let drawn: Drawn = serde_json::from_value(check.shown.clone()).expect("drawn");
        let response = drawn.as_given(&item.presented.body, &Stored(item.own_answer(&Reveal::for_the_store()).expect("keyed")));
        let wrong = app.answer_check("another", id, touchstone::app::accounts::reader::Reader::Platform, response.clone()).await;
        assert!(matches!(wrong, Err(AppError::NotFound(_))));
        app.answer_check(PROJECT, id, touchstone::app::accounts::reader::Reader::Platform, response.clone()).await.expect("taken");
        assert!(matches!(
            app.answer_check(PROJECT, id, touchstone::app::accounts::reader::Reader::Platform, response).await,
            Err(AppError::Refused { .. })
        ));
        app.work("test").await.expect("worked");
        seen.push(check.item);
    }
    assert_ne!(seen[0], seen[1]);
    let record = app.audit_record(PROJECT, annotator, touchstone::app::accounts::reader::Reader::House).await.expect("there");
    let counted = record.record.counted;
    assert_eq!((record.asked, record.graded), (2, 2));
    assert!((record.record.sum - counted as f64).abs() < 1e-9);
    // Wilson's score of n right of n, at 90 %: from n / (n + z²) to 1, with z = 1.644 853 626 951 472 7.
    let (low, high) = record.record.interval.expect("an interval");
    let z = 1.644_853_626_951_472_7_f64;
    assert!((low - counted as f64 / (counted as f64 + z * z)).abs() < 1e-9 && (high - 1.0).abs() < 1e-12, "{low} to {high}");
}

async fn the_gate_tells_and_rejects_nobody(t: TestApp) {
    let app = &t.app;
    open_project(app).await;
    let with = |change: Value| {
        let mut fields = serde_json::to_value(profile()).expect("JSON");
        fields.as_object_mut().expect("an object").extend(change.as_object().expect("an object").clone());
        serde_json::from_value::<Profile>(fields).expect("a profile")
    };
    let overlapping = json!({ "work": [{ "from": "2021-01-01", "to": "2021-06-30" }, { "from": "2021-03-01", "to": "2021-09-30" }] });
    for change in [json!({ "residence": "MY" }), json!({ "degrees": [{ "country": "SG", "isced": 5, "awarded": "2019" }] }), overlapping] {
        let (person, id, overall) = apply(app, with(change.clone())).await;
        assert_eq!((overall, status_of(app, person).await), (Overall::NotEligible, "not_open"), "{change}");
        let start = app.start_attempt(person, PROJECT, "english").await;
        assert!(matches!(start, Err(AppError::Refused { code: "illegal_transition", .. })));
        // The answer can be corrected: then the gate opens.
        let revision = app.own_record(person, PROJECT).await.expect("there").application.revision;
        app.save_profile(person, PROJECT, revision, profile()).await.expect("corrected");
        let stale = app.save_profile(person, PROJECT, revision, profile()).await;
        assert!(matches!(stale, Err(AppError::Refused { code: "stale", .. })));
        app.submit_application(person, PROJECT, REQUIRED_CONSENTS.map(str::to_owned).to_vec()).await.expect("handed in");
        assert_eq!(status_of(app, person).await, "screening");
        app.withdraw(person, PROJECT).await.expect("withdrawn");
        assert_eq!(status_of(app, person).await, "withdrawn");
        assert!(
            app.record("another", id, touchstone::app::accounts::reader::Reader::House).await.is_err(),
            "another project does not see it"
        );
    }
    let (person, id, _) = apply(app, with(json!({ "residence": "CN" }))).await;
    let recruiter = support::member(app, None, PROJECT, &[Role::Recruiter]).await;
    let without = app
        .decide(PROJECT, recruiter, id, ToDecide { choice: DecisionOutcome::Rejected, reasons: vec![], note: String::new(), seen: None })
        .await;
    assert!(matches!(without, Err(AppError::Invalid(_))), "a rejection needs a reason");
    let rejection = app.decide(PROJECT, recruiter, id, decision(DecisionOutcome::Rejected, "requirement_not_met")).await.expect("rejected");
    assert_eq!(status_of(app, person).await, "rejected");
    app.undo_decision(PROJECT, recruiter, id, rejection).await.expect("taken back within the hour");
    assert_eq!(status_of(app, person).await, "not_open");
    let again = app.decide(PROJECT, recruiter, id, decision(DecisionOutcome::Rejected, "requirement_not_met")).await.expect("rejected");
    t.clock.advance_seconds(3_601);
    assert!(matches!(app.undo_decision(PROJECT, recruiter, id, again).await, Err(AppError::Refused { code: "too_late", .. })));
    let missing = app.submit_application(person, PROJECT, vec!["selection".to_owned()]).await;
    assert!(matches!(missing, Err(AppError::Invalid(v)) if v.len() == 2 && v[0].code == "consent_required"));
    consistent(&t).await;
}

async fn below_the_line_is_seen_by_a_person_and_may_come_back(t: TestApp) {
    let app = &t.app;
    open_project(app).await;
    let (person, id, _) = apply(app, profile()).await;
    let attempt = sit(app, person, "english", false).await;
    let record = app.own_record(person, PROJECT).await.expect("there");
    let result = record.results.first().expect("a result");
    assert_eq!((result.attempt, result.outcome), (attempt, Outcome::BelowTheLine));
    assert!(result.ruling["presented"].as_u64().expect("a count") < 54, "a sequential stage ends as soon as it knows");
    assert!(record.decisions.is_empty(), "a machine decides nothing against a person");
    assert_eq!((status_of(app, person).await, state_of(app, person, "english").await), ("needs_decision", StageState::BeingScored));
    let recruiter = support::member(app, None, PROJECT, &[Role::Recruiter]).await;
    app.decide(PROJECT, recruiter, id, decision(DecisionOutcome::NotPassed, "below_the_line")).await.expect("decided");
    assert_eq!(state_of(app, person, "english").await, StageState::NotPassed);
    let held = app.start_attempt(person, PROJECT, "english").await;
    assert!(matches!(held, Err(AppError::Refused { code: "illegal_transition", .. })), "nothing is told before the letter is out");
    t.clock.advance_seconds(3_601);
    let early = app.start_attempt(person, PROJECT, "english").await;
    assert!(matches!(early, Err(AppError::Refused { code: "too_early", .. })));
    t.clock.advance_seconds(14 * DAY);
    // The second attempt runs out of time: what was saved is handed in by the worker, and a person decides.
    let second = app.start_attempt(person, PROJECT, "english").await.expect("started again");
    let sitting = app.sitting(person, second).await.expect("there");
    t.clock.advance_seconds(95 * 60 + 29);
    let first = &sitting.items[0];
    let item: FormItemId = first.id.parse().expect("an id");
    let save = Save { attempt: second, seat: 1, item, revision: 0, response: Given(Value::Null) };
    app.answer(person, save.clone()).await.expect("within the grace");
    assert_eq!(app.hand_in_run_out().await.expect("looked"), 0);
    t.clock.advance_seconds(2);
    let late = app.answer(person, Save { revision: 1, ..save }).await;
    assert!(matches!(late, Err(AppError::Refused { code: "deadline_passed", .. })));
    assert_eq!(app.hand_in_run_out().await.expect("looked"), 1);
    while app.work("test").await.expect("worked") > 0 {}
    let record = app.own_record(person, PROJECT).await.expect("there");
    assert_eq!(record.results.last().expect("a result").outcome, Outcome::Refer, "five items say too little");
    let none_left = app.decide(PROJECT, recruiter, id, decision(DecisionOutcome::NotPassed, "below_the_line")).await;
    assert!(matches!(none_left, Err(AppError::Refused { code: "attempt_limit", .. })));
    app.decide(PROJECT, recruiter, id, decision(DecisionOutcome::Void, "technical_problem")).await.expect("void");
    assert_eq!(state_of(app, person, "english").await, StageState::NotStarted, "a void attempt does not count");
    t.clock.advance_seconds(3_601);
    app.grant_time(PROJECT, recruiter, id, None, 1.5).await.expect("granted");
    let third = app.start_attempt(person, PROJECT, "english").await.expect("started");
    let attempt = app.sitting(person, third).await.expect("there").attempt;
    assert_eq!(attempt.ends_at.seconds_since(attempt.started_at), 95 * 60 * 3 / 2);
    let page = app
        .applications(
            PROJECT,
            (Some("screening"), ""),
            (Moment::from_microseconds(0), uuid::Uuid::nil()),
            10,
            touchstone::app::accounts::reader::Reader::House,
        )
        .await
        .expect("a page");
    assert_eq!(page.len(), 1);
    consistent(&t).await;
}

async fn refusals_inside_a_sitting(t: TestApp) {
    let app = &t.app;
    open_project(app).await;
    let (person, ..) = apply(app, profile()).await;
    let (other, ..) = apply(app, profile()).await;
    let id = app.start_attempt(person, PROJECT, "english").await.expect("started");
    assert!(matches!(app.start_attempt(person, PROJECT, "english").await, Err(AppError::Refused { .. })), "one at a time");
    assert!(matches!(app.start_attempt(person, PROJECT, "mandarin").await, Err(AppError::Refused { .. })), "in order");
    assert!(matches!(app.sitting(other, id).await, Err(AppError::NotFound(_))), "nobody sees another's attempt");
    let sitting = app.sitting(person, id).await.expect("there");
    let laid_out = app.db().read("form", move |tx| Box::pin(answers::form(tx, id))).await.expect("read").len();
    assert_eq!((sitting.items.len(), sitting.at_most), (5, laid_out), "the whole form, with passages that are drawn whole");
    let item: FormItemId = sitting.items[0].id.parse().expect("an id");
    let save = |item, seat, revision, response| Save { attempt: id, seat, item, revision, response: Given(response) };
    let foreign = app.answer(other, save(item, 1, 0, Value::Null)).await;
    assert!(matches!(foreign, Err(AppError::NotFound(_))));
    let shapeless = app.answer(person, save(item, 1, 0, json!({ "nonsense": 1 }))).await;
    assert!(matches!(shapeless, Err(AppError::Invalid(_))));
    app.answer(person, save(item, 1, 0, Value::Null)).await.expect("saved");
    let again = app.answer(person, save(item, 1, 0, Value::Null)).await.expect("a save that comes again is answered again");
    assert_eq!(again.revision, 1);
    let stale = app.answer(person, save(item, 1, 7, Value::Null)).await;
    assert!(matches!(stale, Err(AppError::Refused { code: "stale", .. })));
    let form = app.db().read("form", move |tx| Box::pin(answers::form(tx, id))).await.expect("read");
    let later = form.iter().find(|p| p.block == 1).expect("a second block").id;
    let ahead = app.answer(person, save(later, 1, 0, Value::Null)).await;
    assert!(matches!(ahead, Err(AppError::Refused { code: "block_closed", .. })));
    assert_eq!(app.take_own_seat(person, id).await.expect("taken"), 2);
    let unseated = app.answer(person, save(item, 1, 1, Value::Null)).await;
    assert!(matches!(unseated, Err(AppError::Refused { code: "seat_taken", .. })));
    for shown in sitting.items.iter().take(3) {
        app.skip(person, id, shown.id.parse().expect("an id"), 2).await.expect("skipped");
    }
    let fourth = app.skip(person, id, sitting.items[3].id.parse().expect("an id"), 2).await;
    assert!(matches!(fourth, Err(AppError::Refused { code: "skips_used", .. })));
    app.finish(person, id).await.expect("handed in");
    assert_eq!(app.take_own_seat(person, id).await.expect("taken"), 3, "another tab while the block is checked");
    assert!(app.sitting(person, id).await.expect("there").items.is_empty(), "while it is checked there is nothing to answer");
    let checking = app.answer(person, save(item, 3, 1, Value::Null)).await;
    assert!(matches!(checking, Err(AppError::Refused { code: "being_checked", .. })));
    t.clock.advance_seconds(600);
    let before = sitting.attempt.ends_at;
    app.work("test").await.expect("worked");
    let next = app.sitting(person, id).await.expect("there");
    assert_eq!(next.attempt.block, 1);
    assert_eq!(next.attempt.ends_at.seconds_since(before), 600, "the clock stood still while the block was checked");
    consistent(&t).await;
}

async fn sheets_that_differ_are_decided_by_a_third(t: TestApp) {
    let app = &t.app;
    open_project(app).await;
    let (person, ..) = apply(app, profile()).await;
    for stage in ["english", "mandarin", "skills", "calibration", "writing"] {
        sit(app, person, stage, true).await;
    }
    assert_eq!(review_all(app, true).await, 18, "six responses, two sheets each and one that decides");
    assert_eq!(state_of(app, person, "writing").await, StageState::Passed, "the adjudicated score stands");
    consistent(&t).await;
}

on_both!(whole_way, super::from_application_to_two_hidden_checks);
on_both!(gate, super::the_gate_tells_and_rejects_nobody);
on_both!(below, super::below_the_line_is_seen_by_a_person_and_may_come_back);
on_both!(sitting, super::refusals_inside_a_sitting);
on_both!(adjudicated, super::sheets_that_differ_are_decided_by_a_third);

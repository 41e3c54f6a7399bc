//! Who may act: nobody in a matter of their own, by whichever door; nobody without a name and the role that the act needs; and a token is
//! worth what its person may do now.

use serde_json::{Value, json};
use touchstone::app::AppError;
use touchstone::app::accounts::identity::TokenRequest;
use touchstone::app::deciding::decide::ToDecide;
use touchstone::domain::accounts::Role;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::kernel::id::{ApplicationId, AttemptId, EvidenceId, PersonId, RescoreId, ReviewTaskId, SheetId};
use touchstone::domain::reviewing::TaskState;
use touchstone::store::admin;
use touchstone::store::applying::applications;
use touchstone::store::applying::applications::NewEvidence;
use touchstone::store::gold_set::items;
use touchstone::store::reviewing::reviews;
use touchstone::store::reviewing::reviews::{StoredSheet, Task};

use super::{Browser, Page, add_staff};
use crate::api::{Answer, Client, PROJECT, World};
use crate::support::crowd;
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;

/// What there is to act on: one of each kind, all about the same person.
struct Case {
    attempt: AttemptId,
    document: EvidenceId,
    rescore: RescoreId,
    sheet: SheetId,
}

async fn case(world: &World, person: PersonId, application: ApplicationId) -> Case {
    let app = &world.t.app;
    let attempt = crowd::sit(app, person, "first", |at, _| at % 2 == 0).await;
    world.settle().await;
    let place =
        app.db().read("form", move |tx| Box::pin(touchstone::store::sitting::answers::form(tx, attempt))).await.expect("read")[0].id;
    let (version, content) = app.published(PROJECT).await.expect("open");
    let rubric = content.shared.rubrics.keys().next().expect("one").clone();
    let now = app.now();
    let id = |n: u128| uuid::Uuid::from_u128(n);
    let case =
        Case { attempt, document: EvidenceId::from_uuid(id(1)), rescore: RescoreId::from_uuid(id(2)), sheet: SheetId::from_uuid(id(3)) };
    let (document, rescore, sheet) = (case.document, case.rescore, case.sheet);
    let stored = app.db().write("case", move |tx| {
        let rubric = rubric.clone();
        Box::pin(async move {
            let (requirement, name, mime, bytes) = ("degree", "degree.pdf", "application/pdf", b"%PDF".as_slice());
            let new = NewEvidence { id: document, application, requirement, name, mime, bytes, at: now };
            applications::insert_evidence(tx, &new).await?;
            items::insert_rescore(tx, PROJECT, &crowd::better(rescore, version, attempt, now)).await?;
            let task = Task {
                id: ReviewTaskId::from_uuid(id(4)),
                form_item: place,
                attempt,
                project: PROJECT.to_owned(),
                rubric: rubric.clone(),
                state: TaskState::Waiting,
                why: None,
                score: None,
                difference: None,
                due_at: now,
            };
            reviews::insert_task(tx, &task, now).await?;
            let leased_until = now.plus_seconds(90_000);
            let held =
                StoredSheet { id: sheet, task: task.id, reviewer: person, adjudication: false, leased_until, sheet: None, total: None };
            reviews::insert_sheet(tx, &held).await.map(drop)
        })
    });
    stored.await.expect("stored");
    case
}

fn refused(answer: &Answer, what: &str) {
    assert_eq!(answer.code(), (409, "second_person".to_owned()), "{what}: {}", answer.text);
}

fn refused_page(page: &Page, what: &str) {
    assert!(page.status == 409 && page.text.contains("This takes another person"), "{what}: {} {}", page.status, page.text);
}

async fn nobody_acts_on_a_case_of_their_own(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (both, other) = ("both@example.sg", "other@example.sg");
    let (person, application) = crowd::applied(app, Some(both)).await;
    let case = case(&world, person, application).await;
    add_staff(&world, both, PROJECT, &[Role::Recruiter, Role::Reviewer, Role::Adjudicator, Role::Auditor], false).await;
    let scopes = ["candidates:read", "decisions:write", "reviews:write"];
    let (mine, theirs) = (world.token(Some(both), &scopes).await, world.token(Some(other), &scopes).await);
    let pages = Browser::new(&world);
    pages.sign_in_staff(both).await;
    let candidate = format!("/candidates/{application}");
    for (outcome, why) in [
        ("passed", "score_in_band_reviewed"),
        ("not_passed", "conduct"),
        ("rejected", "conduct"),
        ("onboarded", "all_stages_passed"),
        ("void", "conduct"),
    ] {
        let reason = json!({ "outcome": outcome, "reasons": [why] });
        refused(&mine.post(&format!("{candidate}/decisions"), reason).await, outcome);
        let form = [("choice", outcome), ("reasons", why), ("note", "")];
        refused_page(&pages.post("/staff", &format!("{candidate}/decide"), &form).await, outcome);
    }
    let document = format!("{candidate}/documents/{}", case.document);
    refused(&mine.post(&format!("{document}/verdict"), json!({ "accepted": true })).await, "document");
    refused_page(&pages.post("/staff", &document, &[("verdict", "accepted"), ("reason", ""), ("seen", "uploaded")]).await, "document");
    refused(&mine.post(&format!("{candidate}/extra-time"), json!({ "factor": 4.0 })).await, "extra time");
    refused_page(&pages.post("/staff", &format!("{candidate}/extra-time"), &[("factor", "4")]).await, "extra time");
    refused(&mine.post(&format!("/attempts/{}/void", case.attempt), json!({ "reason": "mine" })).await, "void");
    let rescore = [("what", "apply"), ("reason", "mine")];
    refused_page(&pages.post("/staff", &format!("/rescores/{}", case.rescore), &rescore).await, "rescore");
    let content = app.published(PROJECT).await.expect("open").1;
    let rubric = content.shared.rubrics.values().next().expect("there");
    let levels: serde_json::Map<String, Value> = rubric.criterion.iter().map(|c| (c.id.clone(), json!(c.levels[1].value))).collect();
    let comments: serde_json::Map<String, Value> = rubric.criterion.iter().map(|c| (c.id.clone(), json!("seen"))).collect();
    refused(&mine.post(&format!("/reviews/{}/sheet", case.sheet), json!({ "levels": levels, "comments": comments })).await, "sheet");
    let fields = rubric
        .criterion
        .iter()
        .flat_map(|c| [(format!("level.{}", c.id), c.levels[1].value.to_string()), (format!("comment.{}", c.id), "seen".to_owned())]);
    let fields: Vec<(String, String)> = fields.collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    refused_page(&pages.post("/staff", &format!("/review/{}", case.sheet), &fields).await, "sheet");
    // What another one decided is taken back, contested and answered by others as well.
    let rejected = json!({ "outcome": "rejected", "reasons": ["conduct"] });
    let decision = theirs.post(&format!("{candidate}/decisions"), rejected).await.ok()["id"].as_str().expect("an id").to_owned();
    refused(&mine.post(&format!("{candidate}/decisions/{decision}/undo"), Value::Null).await, "undo");
    refused_page(&pages.post("/staff", &format!("{candidate}/decide/undo"), &[("decision", &decision)]).await, "undo");
    world.t.clock.advance_seconds(3_700);
    pages.sign_in_staff(both).await;
    let appeal = world.token(Some(both), &["candidate"]).await;
    let sent = appeal.post(&format!("/me/decisions/{decision}/appeal"), json!({ "grounds": "other", "text": "No." })).await.ok();
    let appeal = format!("/appeals/{}", sent["id"].as_str().expect("an id"));
    refused(&mine.post(&format!("{appeal}/answer"), json!({ "outcome": "overturned", "answer": "Yes." })).await, "appeal");
    refused_page(&pages.post("/staff", &appeal, &[("outcome", "overturned"), ("answer", "Yes.")]).await, "appeal");
    refused_page(&pages.post("/staff", &format!("{appeal}/question"), &[("number", "1"), ("reason", "mine")]).await, "question");
    // Nothing of it was done; what is done by hand all the same is found.
    world.settle().await;
    let target = &world.t.database.target;
    let found = async || -> Vec<&'static str> {
        admin::fsck::check(app.db()).await.expect("checked").breaches.into_iter().map(|b| b.invariant).collect()
    };
    by_hand(target, "DELETE FROM review_sheet").await;
    assert_eq!(found().await, Vec::<&str>::new());
    let me = "(SELECT person_id FROM application WHERE id = (SELECT application_id FROM evidence))";
    for (damage, invariant) in [
        (format!("UPDATE decision SET decided_by = {me} WHERE decided_by IS NOT NULL"), "decide-own"),
        (format!("UPDATE evidence SET verdict = 'accepted', judged_by = {me}, judged_at = 1"), "judge-own"),
        (format!("UPDATE appeal SET state = 'upheld', answer = 'x', answered_by = {me}, answered_at = 1"), "appeal-own"),
        (format!("UPDATE rescore SET state = 'kept', decided_by = {me}, decided_at = 1"), "rescore-own"),
        (format!("UPDATE ledger_event SET kind = 'attempt.voided', actor = '{person}' WHERE kind = 'attempt.scored'"), "act-own"),
    ] {
        by_hand(target, Box::leak(damage.into_boxed_str())).await;
        assert!(found().await.contains(&invariant), "{invariant}");
    }
}

async fn ask_for(world: &World, email: &str, scopes: &[&str]) -> Result<String, AppError> {
    let scopes = scopes.iter().map(|s| (*s).to_owned()).collect();
    world.t.app.create_token(TokenRequest { project: PROJECT.to_owned(), email: Some(email.to_owned()), scopes, days: 30 }).await
}

async fn a_token_is_worth_what_its_person_may_do_now(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (_, application) = crowd::applied(app, Some("lin@example.sg")).await;
    let (person, waits) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| false).await;
    world.settle().await;
    // Nobody, a candidate, somebody with another role, and somebody of another project get no token for what they may not do.
    member(app, Some("reviewer@example.sg"), PROJECT, &[Role::Reviewer]).await;
    member(app, Some("elsewhere@example.sg"), "another", Role::ALL).await;
    for email in ["nobody@example.sg", "lin@example.sg", "reviewer@example.sg", "elsewhere@example.sg"] {
        for scope in ["candidates:read", "candidates:personal", "decisions:write", "audits:read", "webhooks:write", "checks:write"] {
            let made = ask_for(&world, email, &["candidate", scope]).await;
            if email == "nobody@example.sg" && (scope.starts_with("candidates:") || scope == "audits:read") {
                assert!(made.is_ok(), "who has no part in any project may be given a look by whoever runs the service: {made:?}");
                continue;
            }
            assert!(matches!(&made, Err(AppError::Invalid(v)) if v[0].code == "not_given"), "{email} {scope}: {made:?}");
        }
        assert!(ask_for(&world, email, &["candidate"]).await.is_ok(), "what is one's own");
    }
    let client = |token: String| Client { base: format!("http://{}", world.running.address), token: Some(token) };
    add_staff(&world, "tan@example.sg", PROJECT, &[Role::Recruiter, Role::Reviewer], false).await;
    let both = client(ask_for(&world, "tan@example.sg", &["candidates:read", "decisions:write", "reviews:write"]).await.expect("made"));
    let reads = client(ask_for(&world, "tan@example.sg", &["candidates:read"]).await.expect("made"));
    let own = client(ask_for(&world, "tan@example.sg", &["candidate"]).await.expect("made"));
    both.post("/reviews/next", json!({})).await.ok();
    assert_eq!(both.post("/reviews/next", json!({ "adjudication": true })).await.code(), (403, "forbidden".to_owned()), "another role");
    // A role that is taken takes the tokens that rest on it at once, and no other.
    app.take_role("tan@example.sg", PROJECT, Role::Reviewer).await.expect("taken");
    assert_eq!(both.post("/reviews/next", json!({})).await.status, 401);
    assert_eq!(reads.get("/candidates").await.status, 200);
    // Taken by hand, past the program: the token opens nothing all the same.
    let decides = client(ask_for(&world, "tan@example.sg", &["candidates:read", "decisions:write"]).await.expect("made"));
    let rejected = json!({ "outcome": "rejected", "reasons": ["below_the_line"] });
    by_hand(&world.t.database.target, "DELETE FROM staff_role WHERE role = 'recruiter'").await;
    assert_eq!(decides.post(&format!("/candidates/{waits}/decisions"), rejected.clone()).await.code(), (403, "forbidden".to_owned()));
    app.give_role("tan@example.sg", PROJECT, Role::Recruiter).await.expect("given");
    // Somebody without a name decides nothing, also where the door is open.
    let nameless = app.add_person(Some("nameless@example.sg")).await.expect("added");
    let what =
        || ToDecide { choice: DecisionOutcome::Rejected, reasons: vec!["below_the_line".to_owned()], note: String::new(), seen: None };
    assert!(matches!(app.decide(PROJECT, nameless, waits, what()).await, Err(AppError::Forbidden(_))));
    // Nothing waits for whoever has begun no test: there is nothing to reject.
    let early = decides.post(&format!("/candidates/{application}/decisions"), rejected.clone()).await;
    assert_eq!(early.code(), (409, "nothing_waits".to_owned()));
    app.disable_staff("tan@example.sg").await.expect("disabled");
    for client in [&reads, &decides] {
        assert_eq!(client.get("/candidates").await.status, 401);
        assert_eq!(client.post(&format!("/candidates/{waits}/decisions"), rejected.clone()).await.status, 401);
    }
    assert_eq!(own.post("/me/application", Value::Null).await.status, 201, "what they do as a candidate is their own");
    let events = app.db().read("revoked", |tx| Box::pin(touchstone::store::proving::ledger::sealed_after(tx, 0, 10_000)));
    world.settle().await;
    let revoked = events.await.expect("read").iter().filter(|e| e.event.kind == "token.revoked").count();
    assert!(revoked >= 3, "{revoked}");
}

async fn an_unknown_name_is_no_member_of_staff(t: TestApp) {
    let nameless = touchstone::app::accounts::staff::NewStaff {
        email: "x@example.sg".to_owned(),
        name: "  ".to_owned(),
        password: super::PASSWORD.to_owned(),
        roles: vec![(PROJECT.to_owned(), Role::Recruiter)],
        second_factor: false,
    };
    assert!(matches!(t.app.add_staff(nameless).await, Err(AppError::Invalid(v)) if v[0].pointer == "/name"));
}

on_both!(own_case, super::nobody_acts_on_a_case_of_their_own);
on_both!(worth_of_a_token, super::a_token_is_worth_what_its_person_may_do_now);
on_both!(nameless, super::an_unknown_name_is_no_member_of_staff);

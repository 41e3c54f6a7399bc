//! Whatever is concluded rests on what was saved: grades, answers and questions that somebody with the database changed lead to nothing,
//! and are named.

use touchstone::app::App;
use touchstone::app::AppError;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::deciding::decide::ToDecide;
use touchstone::domain::accounts::Role;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::kernel::id::ApplicationId;
use touchstone::store::admin::doctor;

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;

/// The tables that `ledger verify` names.
async fn named(app: &App) -> Vec<&'static str> {
    app.seal_all("test").await.expect("sealed");
    app.verify_ledger().await.expect("verified").broken.into_iter().map(|b| b.table).collect()
}

/// What `doctor` says of jobs that were given up.
async fn given_up(app: &App) -> Vec<String> {
    let all = doctor::examine(app.db()).await.expect("examined").into_iter();
    all.filter(|f| f.name == "a job that was given up").map(|f| f.value).collect()
}

/// What the case has come to: its state, results and decisions.
async fn stands(app: &App, application: ApplicationId) -> (&'static str, usize, usize) {
    let record = app.record(PROJECT, application, Reader::House).await.expect("read");
    (record.application.status.as_str(), record.results.len(), record.decisions.len())
}

/// What is written before a machine has looked: the first stage was answered wrongly all through.
const BEFORE: &[(&str, &str, &str)] = &[
    (
        "INSERT INTO grade (id, form_item_id, version_id, grader, score, counts, positive, hit, explanation, graded_at) SELECT f.id, f.id, \
            a.version_id, 'grader-3', 1.0, TRUE, TRUE, TRUE, '{}', a.handed_in_at FROM form_item f JOIN attempt a ON a.id = f.attempt_id \
            WHERE a.state = 'handed_in' AND NOT EXISTS (SELECT 1 FROM grade g WHERE g.form_item_id = f.id)",
        "is not that of its answer",
        "grade",
    ),
    ("UPDATE answer SET response = '{\"option\":\"x\"}'", "are not those that were handed in", "answer"),
    (
        "UPDATE form_item SET shown = (SELECT MIN(CAST(g.shown AS TEXT)) FROM form_item g) WHERE position = 1",
        "are not those that were laid out",
        "form_item",
    ),
    (
        "INSERT INTO form_item (id, attempt_id, position, block, item_id, shown, flagged) SELECT a.id, a.id, 99, 0, 'read-1', '{}', FALSE \
            FROM attempt a",
        "are not those that were laid out",
        "form_item",
    ),
    ("UPDATE attempt SET block = 3", "stands at another group of questions", "grade"),
];

const ON_POSTGRES: &str =
    "UPDATE form_item SET shown = CAST((SELECT MIN(CAST(g.shown AS TEXT)) FROM form_item g) AS JSONB) WHERE position = 1";

async fn machine(t: TestApp) {
    for (n, (damage, why, table)) in BEFORE.iter().enumerate() {
        let t = TestApp::another(t.engine()).await;
        let (app, target) = (&t.app, &t.database.target);
        crowd::publish(app, &crowd::base()).await;
        let (person, application) = crowd::applied(app, None).await;
        crowd::sit(app, person, "first", |_, _| false).await;
        assert_eq!(named(app).await, Vec::<&str>::new(), "nothing was done");
        let postgres = t.engine() == crate::support::database::Engine::Postgres && n == 2;
        by_hand(target, if postgres { ON_POSTGRES } else { damage }).await;
        crowd::work(app).await;
        assert_eq!(stands(app, application).await, ("screening", 0, 0), "{damage}: nobody is passed, and nobody put down");
        let jobs = given_up(app).await;
        assert!(jobs.len() == 1 && jobs[0].contains(why) && jobs[0].contains("nothing is concluded"), "{damage}: {jobs:?}");
        let tables = named(app).await;
        assert!(tables.contains(table), "{damage}: {tables:?}");
        // Nobody is worse off: whoever looks after it lets them sit the stage anew.
        let recruiter = member(app, None, PROJECT, &[Role::Recruiter]).await;
        let attempt = app.record(PROJECT, application, Reader::House).await.expect("read").attempts[0].id;
        app.void_attempt(PROJECT, recruiter, attempt, "The database was changed.").await.expect("void");
        crowd::sit(app, person, "first", |_, _| true).await;
        if n < 3 {
            crowd::work(app).await;
            assert_eq!(stands(app, application).await, ("screening", 1, 1), "{damage}: the second attempt is passed");
        }
    }
}

on_both!(what_was_not_saved_so_passes_nobody, super::machine);

async fn person(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    crowd::publish(app, &crowd::base()).await;
    let (person, application) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| false).await;
    crowd::work(app).await;
    let recruiter = member(app, None, PROJECT, &[Role::Recruiter]).await;
    by_hand(target, "UPDATE grade SET score = 1.0").await;
    let decide = async |choice, reason: &str| {
        let what = ToDecide { choice, reasons: vec![reason.to_owned()], note: "seen".to_owned(), seen: None };
        app.decide(PROJECT, recruiter, application, what).await.map(drop)
    };
    for (choice, reason) in [
        (DecisionOutcome::Passed, "above_the_line"),
        (DecisionOutcome::NotPassed, "below_the_line"),
        (DecisionOutcome::Rejected, "below_the_line"),
    ] {
        let refused = decide(choice, reason).await.expect_err("refused");
        assert!(matches!(refused, AppError::Refused { code: "not_what_was_saved", .. }), "{choice:?}: {refused}");
    }
    assert!(named(app).await.contains(&"grade"));
    decide(DecisionOutcome::Void, "technical_problem").await.expect("whoever looks after it makes the attempt void");
}

on_both!(a_person_decides_on_no_grade_that_was_changed, super::person);

/// An item of a version that is gone is named by both.
async fn item_gone(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &crowd::base()).await;
    by_hand(&t.database.target, "DELETE FROM gold_item WHERE item_id = 'word-3'").await;
    let broken = app.verify_ledger().await.expect("verified").broken;
    assert!(broken.iter().any(|b| b.table == "gold_item" && b.row == "word-3"), "{broken:?}");
}

on_both!(an_item_that_was_deleted_is_named_by_the_ledger, super::item_gone);

/// What is known of a project's people is put in where nothing was ever fitted.
async fn population(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &crowd::base()).await;
    by_hand(&t.database.target, "INSERT INTO population (project, stage, people, a, b, at) VALUES ('base', 'first', 400, 9.0, 1.0, 1)")
        .await;
    let broken = app.verify_ledger().await.expect("verified").broken;
    assert!(broken.iter().any(|b| b.table == "population"), "{broken:?}");
}

on_both!(a_population_that_was_put_in_by_hand_is_named, super::population);

/// What cannot be read is told, and the rest is computed.
async fn unreadable(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    crowd::publish(app, &crowd::base()).await;
    let (person, _) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    crowd::work(app).await;
    for damage in ["UPDATE gold_set_version SET document = '{}'", "UPDATE answer SET response = 'no JSON'"] {
        by_hand(target, damage).await;
        // Another process, which has nothing of it at hand.
        let other = touchstone::app::open(target).await.expect("opened");
        let differences = other.replay().await.expect("replayed to its end").differences;
        assert!(differences.iter().any(|d| d.what == "unreadable"), "{damage}: {differences:?}");
        let broken = other.verify_ledger().await.expect("verified to its end").broken;
        assert!(!broken.is_empty(), "{damage}");
    }
}

on_both!(a_replay_of_what_cannot_be_read_says_so_and_goes_on, super::unreadable);

/// Somebody passes by a key, and a version that corrects it, which is not brought in yet.
async fn corrected(app: &App) -> touchstone::domain::gold_set::Folder {
    crowd::publish(app, &crowd::base()).await;
    let (person, _) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    crowd::work(app).await;
    let mut next = crowd::base();
    let (was, is) = ("{\"id\": \"c\", \"text\": \"At dusk\"}], \"key\": \"b\"", "{\"id\": \"c\", \"text\": \"At dusk\"}], \"key\": \"c\"");
    crowd::replace(&mut next, "core.jsonl", was, is);
    next
}

/// Grades by a version that is not out yet are put in; when it comes out, they decide nothing.
async fn planted(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    let next = corrected(app).await;
    let number = crowd::import(app, &next).await;
    by_hand(
        target,
        "INSERT INTO grade (id, form_item_id, version_id, grader, score, counts, positive, hit, explanation, graded_at) SELECT f.id, f.id, \
            v.id, 'grader-3', 0.125, TRUE, TRUE, TRUE, '{}', v.imported_at FROM form_item f, gold_set_version v WHERE v.number = 2",
    )
    .await;
    let breaches = touchstone::store::admin::fsck::check(app.db()).await.expect("checked").breaches;
    assert!(breaches.iter().any(|b| b.invariant == "grade-version"), "{breaches:?}");
    app.publish(PROJECT, number, "another author", &[]).await.expect("published");
    crowd::work(app).await;
    let jobs = given_up(app).await;
    assert!(jobs.iter().any(|job| job.contains("is not that of its answer")), "{jobs:?}");
    assert!(app.rescores(PROJECT, Reader::House).await.expect("read").is_empty());
}

on_both!(a_grade_that_was_put_in_beforehand_decides_no_recomputing, super::planted);

/// What a corrected key gave is what stays.
async fn regraded(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    let next = corrected(app).await;
    crowd::publish(app, &next).await;
    crowd::work(app).await;
    assert_eq!(named(app).await, Vec::<&str>::new(), "nothing was done");
    by_hand(target, "DELETE FROM grade WHERE version_id = (SELECT id FROM gold_set_version WHERE number = 2)").await;
    assert!(named(app).await.contains(&"grade"));
}

on_both!(grades_by_a_corrected_key_that_are_gone_are_named, super::regraded);

//! Nothing waits for nothing: what is being checked has work that will look at it, or a case that staff see.

use touchstone::app::App;
use touchstone::app::accounts::reader::Reader;
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::gold_set::item::drawn::Given;
use touchstone::domain::kernel::id::{ApplicationId, PersonId};
use touchstone::store::admin::fsck;

use super::checks;
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;

/// The small set with its first stage in groups of two.
fn in_groups() -> Folder {
    let mut set = crowd::base();
    crowd::replace(&mut set, "project.toml", "bank = \"core\"\nminutes = 20", "bank = \"core\"\nblock = 2\nminutes = 20");
    let sequential = "kind = \"sequential\"\np_master = 0.9\np_nonmaster = 0.5\nalpha = 0.05\nbeta = 0.1\nmin_items = 4\nmax_items = 4\n\
        forced = \"refer\"";
    crowd::replace(&mut set, "project.toml", "kind = \"cut\"\ncut = 0.7\nconfidence = 0.8\nforced = \"refer\"", sequential);
    set
}

async fn named(app: &App) -> Vec<&'static str> {
    fsck::check(app.db()).await.expect("checked").breaches.into_iter().map(|b| b.invariant).collect()
}

/// What staff see of work that was given up.
async fn cases(app: &App) -> Vec<String> {
    app.jobs_given_up(PROJECT).await.expect("read").into_iter().map(|job| job.error).collect()
}

async fn begun(t: &TestApp) -> (PersonId, ApplicationId, touchstone::domain::kernel::id::AttemptId) {
    crowd::publish(&t.app, &in_groups()).await;
    let (person, application) = crowd::applied(&t.app, None).await;
    let attempt = t.app.start_attempt(person, PROJECT, "first").await.expect("started");
    (person, application, attempt)
}

/// Staff see one case, and whoever looks after it lets the person sit the stage anew.
async fn is_a_case(t: &TestApp, person: PersonId, application: ApplicationId, why: &str) {
    let app = &t.app;
    crowd::work(app).await;
    let told = cases(app).await;
    assert!(told.len() == 1 && told[0].contains(why) && told[0].contains("make the attempt void"), "{told:?}");
    assert_eq!(app.take_up_left().await.expect("looked"), 0, "it has its case");
    assert!(named(app).await.contains(&"attempt-block"), "{:?}", named(app).await);
    let recruiter = member(app, None, PROJECT, &[Role::Recruiter]).await;
    let attempt = app.record(PROJECT, application, Reader::House).await.expect("read").attempts[0].id;
    app.void_attempt(PROJECT, recruiter, attempt, "The database was changed.").await.expect("void");
    let again = app.start_attempt(person, PROJECT, "first").await.expect("started anew");
    for _ in 0..2 {
        crowd::answer_block(app, person, again, |_, _, own| own).await;
        crowd::work(app).await;
    }
    assert_eq!(app.record(PROJECT, application, Reader::House).await.expect("read").results.len(), 1);
}

const ELSEWHERE: &str = "stands at another group of questions";

async fn checked_by_hand(t: TestApp) {
    let (person, application, _) = begun(&t).await;
    by_hand(&t.database.target, "UPDATE attempt SET checking_since = started_at").await;
    assert_eq!(named(&t.app).await, ["attempt-block", "attempt-waits"]);
    assert_eq!(t.app.take_up_left().await.expect("looked"), 1);
    assert_eq!(t.app.take_up_left().await.expect("looked"), 0, "it is taken up");
    is_a_case(&t, person, application, ELSEWHERE).await;
}

async fn moved_back(t: TestApp) {
    let (person, application, attempt) = begun(&t).await;
    crowd::answer_block(&t.app, person, attempt, |_, _, own| own).await;
    crowd::work(&t.app).await;
    by_hand(&t.database.target, "UPDATE attempt SET block = 0").await;
    crowd::answer_block(&t.app, person, attempt, |_, _, own| own).await;
    is_a_case(&t, person, application, ELSEWHERE).await;
}

/// The clock hands it in where its person does not.
async fn moved_back_and_left(t: TestApp) {
    let (person, application, attempt) = begun(&t).await;
    crowd::answer_block(&t.app, person, attempt, |_, _, own| own).await;
    crowd::work(&t.app).await;
    by_hand(&t.database.target, "UPDATE attempt SET block = 0").await;
    t.clock.advance_seconds(2 * 3_600);
    assert_eq!(t.app.hand_in_run_out().await.expect("looked"), 1);
    crowd::work(&t.app).await;
    let told = cases(&t.app).await;
    assert!(told.len() == 1 && told[0].contains(ELSEWHERE), "{told:?}");
    assert!(t.app.record(PROJECT, application, Reader::House).await.expect("read").results.is_empty(), "nothing is concluded of {person}");
}

/// As it stood while the first group was checked: the events fit, and what was answered since does not.
async fn moved_back_to_a_check(t: TestApp) {
    let (person, application, attempt) = begun(&t).await;
    for _ in 0..2 {
        crowd::work(&t.app).await;
        let sitting = t.app.sitting(person, attempt).await.expect("there");
        let item = sitting.items[0].id.parse().expect("an id");
        let save =
            touchstone::app::sitting::attempt::Save { attempt, seat: 1, item, revision: 0, response: Given(serde_json::Value::Null) };
        t.app.answer(person, save).await.expect("saved");
        if sitting.attempt.block == 0 {
            t.app.finish(person, attempt).await.expect("handed in");
        }
    }
    by_hand(&t.database.target, "UPDATE attempt SET block = 0, checking_since = started_at").await;
    assert_eq!(named(&t.app).await, ["attempt-waits"]);
    assert_eq!(t.app.take_up_left().await.expect("looked"), 1);
    crowd::work(&t.app).await;
    let told = cases(&t.app).await;
    assert!(told.len() == 1 && told[0].contains(ELSEWHERE), "{told:?}");
    assert!(t.app.record(PROJECT, application, Reader::House).await.expect("read").results.is_empty());
}

async fn work_gone(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &checks::set("b")).await;
    let annotator = checks::annotator(app).await;
    let check = checks::asked(app, annotator).await;
    checks::answer(app, check, "b").await;
    let (person, application) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    app.seal_all("test").await.expect("sealed");
    assert_eq!(named(app).await.iter().filter(|name| name.ends_with("-waits")).count(), 0, "both have their work");
    assert_eq!(app.take_up_left().await.expect("looked"), 0);
    by_hand(&t.database.target, "UPDATE hidden_check SET graded_at = NULL; DELETE FROM job").await;
    let names = named(app).await;
    assert!(names.contains(&"attempt-waits") && names.contains(&"check-waits"), "{names:?}");
    assert_eq!(app.take_up_left().await.expect("looked"), 2);
    crowd::work(app).await;
    assert_eq!(named(app).await.iter().filter(|name| name.ends_with("-waits")).count(), 0);
    assert_eq!(app.record(PROJECT, application, Reader::House).await.expect("read").results.len(), 1, "the test is graded");
    let graded = app.db().read("check", move |tx| Box::pin(touchstone::store::auditing::annotators::check(tx, check))).await.expect("read");
    assert!(graded.expect("there").graded.is_some(), "and so is the check");
}

on_both!(a_group_that_is_checked_by_nobody_becomes_a_case, super::checked_by_hand);
on_both!(a_group_that_was_moved_back_and_handed_in_becomes_a_case, super::moved_back);
on_both!(a_group_that_was_moved_back_and_left_concludes_nothing, super::moved_back_and_left);
on_both!(a_group_that_was_moved_back_to_its_check_concludes_nothing, super::moved_back_to_a_check);
on_both!(what_waits_without_work_is_named_and_taken_up, super::work_gone);

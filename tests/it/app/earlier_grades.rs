//! Grades that an earlier release's grader gave count as they are where the ledger proves them to be older; those that somebody puts in
//! under any grader's name decide nothing.

use touchstone::app::App;
use touchstone::app::accounts::reader::Reader;
use touchstone::domain::kernel::id::{ApplicationId, AttemptId};
use touchstone::store::admin::fsck;
use touchstone::store::proving::ledger;

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};

/// Full marks by the earlier grader for every question of what was handed in; this release's comes to none.
const FULL_MARKS: &str = "INSERT INTO grade (id, form_item_id, answer_id, version_id, grader, score, counts, positive, hit, explanation, \
    graded_at) SELECT f.id, f.id, (SELECT n.id FROM answer n WHERE n.form_item_id = f.id), a.version_id, 'grader-1', 1.0, TRUE, TRUE, \
    TRUE, '{}', a.handed_in_at FROM form_item f JOIN attempt a ON a.id = f.attempt_id WHERE a.state = 'handed_in'";

async fn named(app: &App) -> Vec<String> {
    app.seal_all("test").await.expect("sealed");
    let breaches = fsck::check(app.db()).await.expect("checked").breaches.into_iter().map(|b| b.invariant.to_owned());
    let broken = app.verify_ledger().await.expect("verified").broken.into_iter().map(|b| format!("{}: {}", b.table, b.what));
    let replayed = app.replay().await.expect("replayed").differences.into_iter().map(|d| format!("{} {}", d.what, d.at));
    breaches.chain(broken).chain(replayed).collect()
}

async fn cases(app: &App) -> Vec<String> {
    app.jobs_given_up(PROJECT).await.expect("read").into_iter().map(|job| job.error).collect()
}

/// What the first stage came to; `None` where nothing is concluded.
async fn outcome(app: &App, application: ApplicationId) -> Option<&'static str> {
    app.record(PROJECT, application, Reader::House).await.expect("read").results.first().map(|r| r.outcome.as_str())
}

/// Somebody has handed in the first stage with every answer wrong, and nothing has looked at it.
async fn waiting(t: &TestApp) -> (ApplicationId, AttemptId) {
    crowd::publish(&t.app, &crowd::base()).await;
    another(t).await
}

async fn another(t: &TestApp) -> (ApplicationId, AttemptId) {
    let (person, application) = crowd::applied(&t.app, None).await;
    (application, crowd::sit(&t.app, person, "first", |_, _| false).await)
}

async fn concluded_by(app: &App, attempt: AttemptId) -> Vec<String> {
    let events = app.db().read("events", move |tx| Box::pin(ledger::all_of(tx, attempt.uuid(), "attempt.scored"))).await.expect("read");
    let graders = |body: &serde_json::Value| {
        body["graded_earlier"].as_array().expect("graders").iter().map(|g| g.as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    events.iter().flat_map(|e| graders(&e.body)).collect()
}

/// The database of the earlier release, with this one started on it.
async fn stands(t: TestApp) {
    let app = &t.app;
    let (application, attempt) = waiting(&t).await;
    by_hand(&t.database.target, FULL_MARKS).await;
    app.hold_letters().await.expect("told to the ledger");
    app.hold_letters().await.expect("once");
    assert_eq!(named(app).await, Vec::<String>::new());
    crowd::work(app).await;
    assert_eq!((outcome(app, application).await, cases(app).await), (Some("pass"), Vec::new()), "the first grade stands");
    assert_eq!(concluded_by(app, attempt).await, ["grader-1"]);
    assert_eq!(named(app).await, Vec::<String>::new(), "it is what it was, and nothing computes it again");
    // What is handed in later is this release's to grade.
    let (later, attempt) = another(&t).await;
    crowd::work(app).await;
    assert_eq!(outcome(app, later).await, Some("below_the_line"));
    assert_eq!(concluded_by(app, attempt).await, Vec::<String>::new());
    // A correction does not compute again what it does not touch.
    by_hand(&t.database.target, "UPDATE grade SET score = 0.5 WHERE grader = 'grader-1'").await;
    assert!(named(app).await.iter().any(|what| what.contains("grades of the attempt are not those that its outcome rests on")));
}

/// Grades of the release before the last one, which the last one has told of when it was started, and then this one.
async fn stands_through_another(t: TestApp) {
    let app = &t.app;
    let (application, attempt) = waiting(&t).await;
    by_hand(&t.database.target, FULL_MARKS).await;
    app.hold_letters().await.expect("told to the ledger");
    by_hand(&t.database.target, "UPDATE ledger_event SET body = REPLACE(body, 'grader-3', 'grader-2') WHERE kind = 'grades.held'").await;
    app.hold_letters().await.expect("told once more, by this release");
    assert_eq!(named(app).await, Vec::<String>::new());
    crowd::work(app).await;
    assert_eq!((outcome(app, application).await, cases(app).await), (Some("pass"), Vec::new()), "the first grade stands");
    assert_eq!(concluded_by(app, attempt).await, ["grader-1"]);
    assert_eq!(named(app).await, Vec::<String>::new());
}

/// Put in when this release has been started already, or changed since.
async fn a_door_for_nobody(t: TestApp) {
    let another_database = || TestApp::another(t.engine());
    let (planted_late, changed_since, told_twice, said) =
        (another_database().await, another_database().await, another_database().await, another_database().await);
    let after_grading = t;
    let (application, _) = waiting(&planted_late).await;
    planted_late.app.hold_letters().await.expect("told");
    by_hand(&planted_late.database.target, FULL_MARKS).await;
    planted_late.app.hold_letters().await.expect("once");
    held(&planted_late, application).await;

    let (application, _) = waiting(&changed_since).await;
    by_hand(&changed_since.database.target, FULL_MARKS).await;
    by_hand(&changed_since.database.target, "UPDATE grade SET score = 0.0, hit = FALSE").await;
    changed_since.app.hold_letters().await.expect("told");
    by_hand(&changed_since.database.target, "UPDATE grade SET score = 1.0, hit = TRUE").await;
    held(&changed_since, application).await;

    // A second event that says what was found is none of the service's, and then neither is believed.
    let (application, _) = waiting(&told_twice).await;
    by_hand(&told_twice.database.target, FULL_MARKS).await;
    told_twice.app.hold_letters().await.expect("told");
    by_hand(
        &told_twice.database.target,
        "INSERT INTO ledger_event (id, at, kind, actor, subject, body) SELECT a.id, e.at, e.kind, e.actor, e.subject, e.body \
            FROM ledger_event e, attempt a WHERE e.kind = 'grades.held'",
    )
    .await;
    held(&told_twice, application).await;
    assert!(named(&told_twice.app).await.iter().any(|what| what.contains("was not written by the service")));

    // An event that says an outcome by the earlier grader, and no outcome: nothing rests on it.
    let (application, _) = waiting(&said).await;
    said.app.hold_letters().await.expect("told");
    by_hand(&said.database.target, FULL_MARKS).await;
    by_hand(
        &said.database.target,
        "INSERT INTO ledger_event (id, at, kind, actor, subject, body) SELECT id, handed_in_at, 'attempt.scored', 'worker', id, \
            '{\"grader\":\"grader-1\"}' FROM attempt",
    )
    .await;
    held(&said, application).await;

    // A database on which this grader has graded is no earlier release's, whatever its ledger lacks.
    let (other, _) = waiting(&after_grading).await;
    crowd::work(&after_grading.app).await;
    assert_eq!(outcome(&after_grading.app, other).await, Some("below_the_line"));
    let (application, _) = another(&after_grading).await;
    by_hand(&after_grading.database.target, FULL_MARKS).await;
    after_grading.app.hold_letters().await.expect("told");
    held(&after_grading, application).await;
}

async fn held(t: &TestApp, application: ApplicationId) {
    crowd::work(&t.app).await;
    let told = cases(&t.app).await;
    assert!(told.len() == 1 && told[0].contains("is not that of its answer"), "{told:?}");
    assert_eq!(outcome(&t.app, application).await, None, "nothing is concluded");
}

/// What an earlier release concluded says who graded: its grades are not computed again, and come to what its event tells.
async fn concluded_earlier(t: TestApp) {
    let app = &t.app;
    let (application, _) = waiting(&t).await;
    crowd::work(app).await;
    assert_eq!(outcome(app, application).await, Some("below_the_line"));
    // As the earlier release would have left it: its explanation had another form.
    by_hand(
        &t.database.target,
        "UPDATE grade SET grader = 'grader-1', explanation = '{\"form\":1}'; \
            UPDATE ledger_event SET body = REPLACE(body, 'grader-3', 'grader-1') WHERE kind = 'attempt.scored'",
    )
    .await;
    assert_eq!(named(app).await, Vec::<String>::new());
    by_hand(&t.database.target, "UPDATE grade SET grader = 'grader-3'").await;
    assert!(named(app).await.iter().any(|what| what.contains("/explanation")), "this release's are computed again");
}

/// Grades under another name beside those that were given.
async fn extra(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    let (application, _) = waiting(&t).await;
    crowd::work(app).await;
    let beside = |grader: &str, when: &str| {
        format!(
            "INSERT INTO grade (id, form_item_id, answer_id, version_id, grader, score, counts, positive, hit, explanation, graded_at) \
                SELECT g.form_item_id, g.form_item_id, g.answer_id, g.version_id, '{grader}', 1.0, TRUE, TRUE, TRUE, '{{}}', {when} \
                FROM grade g"
        )
    };
    let clean = "DELETE FROM grade WHERE id = form_item_id";
    assert_eq!(named(app).await, Vec::<String>::new());
    // Later, under the name of a grader that there was: the first counts, and nothing is decided by the other.
    by_hand(target, Box::leak(beside("grader-1", "g.graded_at + 1").into_boxed_str())).await;
    assert_eq!((named(app).await, outcome(app, application).await), (Vec::new(), Some("below_the_line")));
    by_hand(target, clean).await;
    // Earlier: it would be the first, and is not what the outcome rests on.
    by_hand(target, Box::leak(beside("grader-1", "g.graded_at - 1").into_boxed_str())).await;
    let names = named(app).await;
    assert!(names.iter().any(|what| what.contains("grades of the attempt are not those that its outcome rests on")), "{names:?}");
    assert!(names.iter().any(|what| what.starts_with("grade /items")), "replay computes them, since no event proves them: {names:?}");
    by_hand(target, clean).await;
    // By a grader that nobody ever released.
    by_hand(target, Box::leak(beside("grader-9", "g.graded_at + 1").into_boxed_str())).await;
    assert_eq!(named(app).await, ["grade-grader"]);
    by_hand(target, clean).await;
    // By another version's key, without a recomputing.
    crowd::import(app, &{
        let mut next = crowd::base();
        crowd::replace(&mut next, "project.toml", "A small set for tests.", "A small set for other tests.");
        next
    })
    .await;
    app.publish(PROJECT, 2, "another author", &[]).await.expect("published");
    crowd::work(app).await;
    assert_eq!(named(app).await, Vec::<String>::new());
    by_hand(
        target,
        "UPDATE grade SET version_id = (SELECT id FROM gold_set_version WHERE number = 2), graded_at = graded_at + 1000 \
        WHERE id IN (SELECT id FROM grade ORDER BY id LIMIT 1)",
    )
    .await;
    assert!(named(app).await.contains(&"grade-told".to_owned()));
}

on_both!(grades_of_an_earlier_release_stand_as_they_were_given, super::stands);
on_both!(grades_stand_through_every_later_release, super::stands_through_another);
on_both!(grades_put_in_under_an_earlier_graders_name_decide_nothing, super::a_door_for_nobody);
on_both!(what_an_earlier_release_concluded_is_not_graded_again, super::concluded_earlier);
on_both!(a_grade_beside_the_one_that_was_given_decides_nothing, super::extra);

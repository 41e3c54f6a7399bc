//! What people scored counts as they saved it: whoever changes a sheet or a response in the database makes nobody pass.

use touchstone::app::App;
use touchstone::app::reviewing::review::Seat;
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::kernel::id::{AttemptId, PersonId};
use touchstone::domain::reviewing::Sheet;
use touchstone::store::Target;
use touchstone::store::admin::doctor;
use touchstone::store::deciding::results;
use touchstone::store::reviewing::reviews;

use crate::support::crowd::{self, PROJECT, replace};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;

/// The small set whose stage of writing has the essay, and as many items as are given.
fn set(items: usize) -> Folder {
    let mut set = crowd::base();
    let kind = if items == 1 { ", item_kind = \"essay\"" } else { "" };
    let drawn = format!("draw = [{{ skill = \"writing\", items = {items}{kind} }}]");
    replace(&mut set, "project.toml", "draw = [{ skill = \"writing\", items = 1 }]", &drawn);
    set
}

/// Somebody whose writing waits for two reviewers.
async fn waiting(t: &TestApp) -> (PersonId, AttemptId) {
    t.clock.advance_seconds(1);
    let (person, _) = crowd::applied(&t.app, None).await;
    crowd::sit(&t.app, person, "first", |_, _| true).await;
    crowd::work(&t.app).await;
    let attempt = crowd::sit(&t.app, person, "writing", |_, _| true).await;
    crowd::work(&t.app).await;
    (person, attempt)
}

async fn reviewers(app: &App) -> [PersonId; 2] {
    [member(app, None, PROJECT, &[Role::Reviewer]).await, member(app, None, PROJECT, &[Role::Reviewer]).await]
}

/// A reviewer saves a sheet of the response that waits longest: of the highest levels, or of the lowest.
async fn scores(t: &TestApp, reviewer: PersonId, high: bool) {
    t.clock.advance_seconds(1);
    let work = t.app.next_review(PROJECT, reviewer, Seat::Reviewer).await.expect("asked").expect("a response");
    let mut sheet = Sheet::default();
    for criterion in &work.rubric.criterion {
        let levels = criterion.levels.iter().map(|l| l.value);
        sheet.levels.insert(criterion.id.clone(), if high { levels.max() } else { levels.min() }.expect("levels"));
        sheet.comments.insert(criterion.id.clone(), "seen".to_owned());
    }
    t.app.save_sheet(PROJECT, reviewer, work.id.parse().expect("an id"), sheet).await.expect("saved");
}

async fn came_to(app: &App, attempt: AttemptId) -> Option<&'static str> {
    let result = app.db().read("result", move |tx| Box::pin(results::of_attempt(tx, attempt))).await.expect("read");
    result.map(|r| r.outcome.as_str())
}

/// The latest row of a table, in a condition of SQL.
fn latest(table: &str, by: &str) -> String {
    format!("WHERE id = (SELECT id FROM {table} ORDER BY {by} DESC LIMIT 1)")
}

async fn damaged(t: &TestApp, text: String) {
    by_hand(&t.database.target, Box::leak(text.into_boxed_str())).await;
}

/// What is broken by `ledger verify`, as table and row.
async fn broken(app: &App) -> Vec<(&'static str, String)> {
    app.seal_all("test").await.expect("sealed");
    app.verify_ledger().await.expect("verified").broken.into_iter().map(|b| (b.table, b.row)).collect()
}

async fn nobody_passes(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set(1)).await;
    let [one, two] = reviewers(app).await;
    // As they saved it, it counts.
    let (_, attempt) = waiting(&t).await;
    scores(&t, one, true).await;
    assert_eq!(app.replay().await.expect("replayed").differences, Vec::new());
    scores(&t, two, true).await;
    assert_eq!(came_to(app, attempt).await, Some("pass"));
    assert_eq!(broken(app).await, Vec::new());

    let sheet = latest("review_sheet", "saved_at");
    let full = "'{\"levels\":{\"task\":1,\"style\":1},\"comments\":{\"task\":\"seen\",\"style\":\"seen\"}}'";
    let damages = [
        (format!("UPDATE review_sheet SET sheet = {full}, total = 1.0 {sheet}"), "review_sheet", "sheet "),
        (format!("UPDATE review_sheet SET sheet = {full} {sheet}"), "review_sheet", "sheet "),
        (format!("UPDATE review_sheet SET total = 1.0 {sheet}"), "review_sheet", "sheet "),
        (
            format!("UPDATE review_sheet SET reviewer = (SELECT person_id FROM staff ORDER BY person_id LIMIT 1 OFFSET 2) {sheet}"),
            "review_sheet",
            "sheet ",
        ),
        (format!("UPDATE review_task SET score = 1.0 {}", latest("review_task", "created_at")), "review_task", "responses of attempt"),
        (
            format!("UPDATE review_task SET due_at = due_at + 1 {}", latest("review_task", "created_at")),
            "review_task",
            "responses of attempt",
        ),
    ];
    // Somebody who is on the staff, and scores nothing.
    member(app, None, PROJECT, &[Role::Recruiter]).await;
    let mut told = 0;
    for (damage, table, named) in damages {
        let (_, attempt) = waiting(&t).await;
        scores(&t, one, false).await;
        damaged(&t, damage.clone()).await;
        let after = broken(app).await;
        assert!(after.len() > told && after.iter().any(|(t, _)| *t == table), "{damage}: {after:?}");
        scores(&t, two, true).await;
        crowd::work(app).await;
        assert_eq!(came_to(app, attempt).await, None, "{damage}");
        let given_up = app.jobs_given_up(PROJECT).await.expect("read");
        let why = format!("{:?}", given_up.first().expect("a job"));
        assert!(why.contains(named) && why.contains("nothing is concluded"), "{damage}: {why}");
        told = broken(app).await.len();
    }
    let looked = doctor::examine(app.db()).await.expect("examined");
    assert!(looked.iter().any(|f| !f.good && f.name == "failed jobs" && f.value == "6"), "{looked:?}");
    assert!(
        looked.iter().any(|f| !f.good && f.name == "a job that was given up" && f.value.contains("what its reviewer saved")),
        "{looked:?}"
    );
    let differences = app.replay().await.expect("replayed").differences;
    assert!(differences.iter().any(|d| d.what == "review" && d.at.starts_with("/sheets/") && d.at.ends_with("/total")), "{differences:?}");
}

/// A response that waits and is deleted, a sheet that is deleted, and one that nobody saved.
async fn nothing_goes_or_comes(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set(1)).await;
    let [one, two] = reviewers(app).await;
    let id = match t.database.target {
        Target::Sqlite(_) => "x'0000000000000000000000000000000b'",
        Target::Postgres(_) => "'00000000-0000-0000-0000-00000000000b'",
    };
    let (_, attempt) = waiting(&t).await;
    scores(&t, one, false).await;
    damaged(
        &t,
        format!(
            "INSERT INTO review_sheet (id, task_id, reviewer, adjudication, leased_until, sheet, total, saved_at) SELECT {id}, task_id, \
             (SELECT person_id FROM attempt LIMIT 1), adjudication, leased_until, sheet, total, saved_at FROM review_sheet"
        ),
    )
    .await;
    let after = broken(app).await;
    assert!(after.iter().any(|(table, row)| *table == "review_sheet" && row.ends_with("00b")), "{after:?}");
    assert!(after.contains(&("review_task", attempt.to_string())), "{after:?}");
    damaged(&t, format!("DELETE FROM review_sheet WHERE id = {id}")).await;
    assert_eq!(broken(app).await, Vec::new(), "as it was");

    damaged(&t, "DELETE FROM review_sheet".to_owned()).await;
    assert_eq!(broken(app).await.len(), 2, "the sheet, and the response that it is of");
    scores(&t, two, true).await;
    scores(&t, one, true).await;
    crowd::work(app).await;
    assert_eq!(came_to(app, attempt).await, None, "the sheet was deleted and written anew");

    let (_, attempt) = waiting(&t).await;
    damaged(&t, format!("DELETE FROM review_task {}", latest("review_task", "created_at"))).await;
    assert!(broken(app).await.contains(&("review_task", attempt.to_string())));
    damaged(&t, "UPDATE job SET state = 'waiting', attempts = 0 WHERE state = 'done'".to_owned()).await;
    crowd::work(app).await;
    assert_eq!(came_to(app, attempt).await, None, "nothing is left to be scored, and nothing is concluded from that");
}

/// Sheets of an earlier release have events without hashes: they count, and it is said that nobody can tell what they were.
async fn of_an_earlier_release(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set(1)).await;
    let [one, two] = reviewers(app).await;
    let (_, attempt) = waiting(&t).await;
    scores(&t, one, true).await;
    let sheet = app.db().read("sheets", move |tx| {
        Box::pin(async move {
            let task = reviews::tasks(tx, attempt).await?.remove(0);
            Ok(reviews::sheets(tx, task.id).await?.remove(0).id)
        })
    });
    let sheet = sheet.await.expect("read");
    damaged(&t, "DELETE FROM ledger_event WHERE kind = 'review.put_up'".to_owned()).await;
    damaged(&t, format!("UPDATE ledger_event SET body = '{{\"adjudication\":false,\"sheet\":\"{sheet}\"}}' WHERE kind = 'review.saved'"))
        .await;
    assert_eq!(broken(app).await, Vec::new(), "no false alarm");
    assert_eq!(app.verify_ledger().await.expect("verified").unproven, 1);
    scores(&t, two, true).await;
    assert_eq!(came_to(app, attempt).await, Some("pass"));
    assert_eq!(broken(app).await, Vec::new());
    let (_, after) = waiting(&t).await;
    scores(&t, one, true).await;
    scores(&t, two, true).await;
    assert_eq!(came_to(app, after).await, Some("pass"));
    assert_eq!(broken(app).await, Vec::new());
    assert_eq!(app.verify_ledger().await.expect("verified").unproven, 1);
    // What such a sheet can tell is held still: whose it is, and that its total is that of its levels.
    damaged(&t, "UPDATE review_sheet SET total = 0.5 WHERE saved_at = (SELECT MIN(saved_at) FROM review_sheet)".to_owned()).await;
    let differences = app.replay().await.expect("replayed").differences;
    assert!(differences.iter().any(|d| d.at == format!("/sheets/{sheet}/total")), "{differences:?}");
}

on_both!(a_sheet_that_was_changed_by_hand_passes_nobody, super::nobody_passes);
on_both!(a_sheet_or_a_response_that_comes_or_goes_by_hand_is_noticed_and_concludes_nothing, super::nothing_goes_or_comes);
on_both!(sheets_of_an_earlier_release_count_and_are_said_to_be_unproven, super::of_an_earlier_release);

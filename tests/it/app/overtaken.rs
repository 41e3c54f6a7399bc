//! Acts that something else comes before, between their page and their commit: each looks at what it acts on in the transaction that
//! acts, and of two at once one is done. The acts wait for SQLite's only writer here; two at once are tried on both databases.

use futures_util::future::BoxFuture;
use serde_json::json;
use touchstone::app::accounts::sign_in::Visitor;
use touchstone::app::gold_set::authoring::AsAuthor;
use touchstone::app::gold_set::contests::Settlement;
use touchstone::app::platform::webhooks::{Switch, mark};
use touchstone::app::reviewing::review::Seat;
use touchstone::app::{App, AppError};
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::contest::ContestState;
use touchstone::domain::gold_set::version::VersionState;
use touchstone::domain::kernel::actor::Actor;
use touchstone::domain::kernel::id::{AttemptId, PersonId, SessionId, SheetId};
use touchstone::domain::kernel::job::JobKind;
use touchstone::domain::kernel::moment::Moment;
use touchstone::domain::reviewing::TaskState;
use touchstone::store::accounts::sessions;
use touchstone::store::gold_set::{items, versions};
use touchstone::store::platform::jobs;
use touchstone::store::reviewing::reviews;
use touchstone::store::sitting::answers;
use touchstone::store::{StoreError, Tx};

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Engine, TestApp, on_both};
use crate::support::member;
use crate::support::overtaken::overtaken;

/// What is done meanwhile.
type Done<'t> = BoxFuture<'t, Result<(), StoreError>>;

/// A closure that does something for whatever time its transaction lives.
fn meanwhile<F: for<'t> Fn(&'t mut Tx) -> Done<'t>>(done: F) -> F {
    done
}

/// Another version takes the place of the first one.
fn the_second_is_published() -> impl for<'t> Fn(&'t mut Tx) -> Done<'t> + Send + Sync + Clone + 'static {
    meanwhile(|tx| {
        Box::pin(async move {
            for (number, state) in [(1, VersionState::Retired), (2, VersionState::Published)] {
                let version = versions::by_number(tx, PROJECT, number).await?.expect("there");
                versions::set_state(tx, version.id, state).await?;
            }
            Ok(())
        })
    })
}

pub fn right(person: PersonId) -> AsAuthor {
    let visitor = Visitor {
        session: SessionId::from_uuid(uuid::Uuid::nil()),
        person,
        staff: true,
        email: "author@example.sg".to_owned(),
        name: None,
        lang: None,
        roles: vec![(PROJECT.to_owned(), Role::Author)],
    };
    AsAuthor::of(&visitor, PROJECT).expect("an author")
}

fn code<T: std::fmt::Debug>(done: Result<T, AppError>) -> &'static str {
    match done {
        Err(AppError::Refused { code, .. }) => code,
        Err(AppError::Forbidden(_)) => "forbidden",
        Err(AppError::Invalid(list)) => list[0].code,
        other => panic!("it was done, or failed otherwise: {other:?}"),
    }
}

async fn sqlite() -> TestApp {
    let t = TestApp::another(Engine::Sqlite).await;
    crowd::publish(&t.app, &crowd::base()).await;
    t
}

/// A draft with another key for an item, brought in by a name.
pub async fn draft(app: &App, item: &str, old: &str, new: &str) -> i64 {
    let mut set = crowd::base();
    let text = String::from_utf8(set.files["core.jsonl"].clone()).expect("text");
    let line = text.lines().find(|l| l.contains(&format!("\"id\": \"{item}\""))).expect("the item").to_owned();
    crowd::replace(&mut set, "core.jsonl", &line, &line.replace(old, new));
    let set = touchstone::domain::gold_set::read(&set).set.expect("no errors");
    let brought = app.import_gold_set(set, Vec::new(), "somebody").await.expect("imported");
    let touchstone::app::gold_set::import::Imported::New(version) = brought else { panic!("it is new") };
    version.number
}

/// The role is taken away between the page and the act.
async fn without_the_role<T: std::fmt::Debug>(app: &App, (by, role): (PersonId, Role), act: impl Future<Output = Result<T, AppError>>) {
    let done = overtaken(app, act, move |tx| Box::pin(async move { sessions::take_role(tx, by, PROJECT, role).await }));
    assert_eq!(code(done.await), "forbidden", "{role:?}");
    let given = app.db().write("given back", move |tx| Box::pin(async move { sessions::give_role(tx, by, PROJECT, role).await }));
    given.await.expect("given back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_act_needs_its_role_when_it_is_done() {
    let t = sqlite().await;
    let app = &t.app;
    let author = member(app, Some("author@example.sg"), PROJECT, &[Role::Author]).await;
    let admin = member(app, Some("admin@example.sg"), PROJECT, &[Role::Admin]).await;
    let (writes, keeps) = ((author, Role::Author), (admin, Role::Admin));
    without_the_role(app, writes, app.question_item(PROJECT, author, 1, "read-1", "wrong")).await;
    let asked = app.question_item(PROJECT, author, 1, "read-1", "wrong").await.expect("asked");
    let (may, by) = (right(author), author);
    without_the_role(app, writes, app.settle_contest(PROJECT, &may, by, asked, Settlement::Upheld, "it stands")).await;
    let new = draft(app, "read-1", "\"key\": \"b\"", "\"key\": \"a\"").await;
    member(app, Some("second@example.sg"), PROJECT, &[Role::Author]).await;
    without_the_role(app, writes, app.publish(PROJECT, new, "author@example.sg", &[])).await;
    let name = Actor::Person(admin);
    without_the_role(app, keeps, app.add_webhook(PROJECT, &name, "https://a.example.org/", false)).await;
    let (hook, _) = app.add_webhook(PROJECT, &name, "https://a.example.org/", false).await.expect("added");
    without_the_role(app, keeps, app.switch_webhook(PROJECT, &name, hook, (Switch::Off, false), None)).await;
    without_the_role(app, keeps, app.rotate_webhook(PROJECT, &name, hook, None)).await;
    without_the_role(app, keeps, app.delete_webhook(PROJECT, &name, hook, None)).await;
    without_the_role(app, keeps, app.send_again(PROJECT, &name, (uuid::Uuid::nil(), uuid::Uuid::nil()))).await;
    let (id, now) = (touchstone::domain::kernel::id::JobId::from_uuid(uuid::Uuid::from_u128(9)), app.now());
    let queued = app.db().write("job", move |tx| {
        Box::pin(async move { jobs::enqueue(tx, id, JobKind::Grade, json!({ "project": PROJECT }), now, None).await.map(drop) })
    });
    queued.await.expect("queued");
    without_the_role(app, keeps, app.try_job_again(PROJECT, admin, id)).await;
    assert_eq!(code(app.try_job_again(PROJECT, admin, id).await), "illegal_transition", "it is not given up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_contest_is_settled_as_it_stands() {
    let t = sqlite().await;
    let app = &t.app;
    let author = member(app, Some("author@example.sg"), PROJECT, &[Role::Author]).await;
    let (may, by) = (right(author), author);
    // Another version is published between the page and the act: the corrected key was checked in the one before.
    let new = draft(app, "read-2", "\"key\": \"a\"", "\"key\": \"b\"").await;
    let asked = app.question_item(PROJECT, author, 1, "read-1", "wrong").await.expect("asked");
    let corrected = app.settle_contest(PROJECT, &may, by, asked, Settlement::Corrected(json!("a")), "so it is");
    assert_eq!(new, 2);
    assert_eq!(code(overtaken(app, corrected, the_second_is_published()).await), "stale");
    assert_eq!(app.contest_of(PROJECT, asked).await.expect("there").state, ContestState::Open, "nothing was done");
    // Somebody else settles it first.
    let other = member(app, Some("other@example.sg"), PROJECT, &[Role::Author]).await;
    let mine = app.settle_contest(PROJECT, &may, by, asked, Settlement::Retired("unclear".to_owned()), "unclear");
    let first = meanwhile(move |tx| {
        Box::pin(async move {
            let settled = items::settle(tx, asked, ContestState::Upheld, other, "it stands", None, Moment::from_microseconds(i64::MAX / 4));
            assert!(settled.await?);
            Ok(())
        })
    });
    assert_eq!(code(overtaken(app, mine, first).await), "illegal_transition");
    assert_eq!(app.retired_items(PROJECT).await.expect("read"), Vec::new());
}

/// Somebody who has handed in the stage that people score, and a response of theirs that waits.
async fn written(app: &App) -> AttemptId {
    let (person, _) = crowd::applied(app, None).await;
    crowd::respond(app, person, "first", |_, _, own| own).await;
    crowd::work(app).await;
    let attempt = crowd::respond(app, person, "writing", |_, _, own| own).await;
    crowd::work(app).await;
    attempt
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_reviewer_questions_what_still_counts() {
    let t = sqlite().await;
    let app = &t.app;
    let attempt = written(app).await;
    let reviewer = member(app, None, PROJECT, &[Role::Reviewer]).await;
    let work = app.next_review(PROJECT, reviewer, Seat::Reviewer).await.expect("asked").expect("one waits");
    let sheet: SheetId = work.id.parse().expect("an id");
    without_the_role(app, (reviewer, Role::Reviewer), app.question_response(PROJECT, reviewer, sheet, "two tasks")).await;
    let question = app.question_response(PROJECT, reviewer, sheet, "two tasks in one");
    let made_void = meanwhile(move |tx| Box::pin(async move { answers::set_void(tx, attempt).await }));
    assert_eq!(code(overtaken(app, question, made_void).await), "attempt_void");
    assert_eq!(app.contests(PROJECT).await.expect("read").len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_waits_is_looked_for_where_it_is_handed_out() {
    let t = sqlite().await;
    let app = &t.app;
    let attempt = written(app).await;
    let task = app.db().read("task", move |tx| Box::pin(reviews::tasks(tx, attempt))).await.expect("read")[0].id;
    let set = move |state: TaskState| {
        app.db().write("state", move |tx| Box::pin(async move { reviews::set_state(tx, task, state, None, Some(0.5), None).await }))
    };
    set(TaskState::Done).await.expect("set aside");
    let reviewer = member(app, None, PROJECT, &[Role::Reviewer]).await;
    let begins_to_wait =
        meanwhile(move |tx| Box::pin(async move { reviews::set_state(tx, task, TaskState::Waiting, None, None, None).await }));
    let given = overtaken(app, app.next_review(PROJECT, reviewer, Seat::Reviewer), begins_to_wait).await.expect("asked");
    assert!(given.is_some(), "it waited when the next one was handed out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_attempt_is_of_the_version_that_is_published_when_it_starts() {
    let t = sqlite().await;
    let app = &t.app;
    draft(app, "read-2", "\"key\": \"a\"", "\"key\": \"b\"").await;
    let (person, _) = crowd::applied(app, None).await;
    let attempt = overtaken(app, app.start_attempt(person, PROJECT, "first"), the_second_is_published()).await.expect("started");
    let of = app.db().read("attempt", move |tx| Box::pin(answers::attempt(tx, attempt))).await.expect("read").expect("there").version;
    assert_eq!(of, app.published(PROJECT).await.expect("published").0);
}

/// Of two at once one is done, and the other one is told.
async fn two_at_once(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &crowd::base()).await;
    let author = member(app, Some("author@example.sg"), PROJECT, &[Role::Author]).await;
    let admin = member(app, Some("admin@example.sg"), PROJECT, &[Role::Admin]).await;
    let admin = Actor::Person(admin);
    let one_of = |a: Result<(), AppError>, b: Result<(), AppError>, wanted: &str| {
        assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
        assert_eq!(code(if a.is_ok() { b } else { a }), wanted);
    };
    let ask = || async { app.question_item(PROJECT, author, 1, "read-1", "wrong").await.map(drop) };
    let (a, b) = tokio::join!(ask(), ask());
    one_of(a, b, "illegal_transition");
    let asked = app.contests(PROJECT).await.expect("read");
    assert_eq!(asked.len(), 1);
    let (may, by) = (right(author), author);
    let settle = |what: Settlement| {
        let may = &may;
        let id = asked[0].id;
        async move { app.settle_contest(PROJECT, may, by, id, what, "so it is").await.map(drop) }
    };
    let (a, b) = tokio::join!(settle(Settlement::Upheld), settle(Settlement::Corrected(json!("a"))));
    one_of(a, b, "illegal_transition");
    // Once it is settled it may be asked anew.
    ask().await.expect("another question");
    let (hook, _) = app.add_webhook(PROJECT, &admin, "https://a.example.org/", false).await.expect("added");
    let seen = mark(&app.webhooks(PROJECT).await.expect("read")[0]);
    let (a, b) = tokio::join!(async { app.rotate_webhook(PROJECT, &admin, hook, Some(&seen)).await.map(drop) }, async {
        app.rotate_webhook(PROJECT, &admin, hook, Some(&seen)).await.map(drop)
    });
    one_of(a, b, "stale");
    assert_eq!(code(app.switch_webhook(PROJECT, &admin, hook, (Switch::Off, false), Some(&seen)).await), "stale");
    assert_eq!(code(app.delete_webhook(PROJECT, &admin, hook, Some(&seen)).await), "stale");
    app.switch_webhook(PROJECT, &admin, hook, (Switch::Off, false), None).await.expect("whatever stands");
}
on_both!(of_two_acts_at_once_one_is_done, super::two_at_once);

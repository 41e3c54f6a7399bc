//! A database that an earlier release left: it opens, nothing of it is damage, and what was under way goes on.
//!
//! `tests/earlier` has it as SQL, as each engine writes it: people who passed, were rejected, appeal, wait for reviewers, sit a test;
//! hidden checks; a corrected key; a questioned one. The release graded as `grader-1` and told the ledger less than today's.

use touchstone::store::admin;

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Database, Engine, TestApp};

/// A database as the earlier release left it, brought to this one as `touchstone migrate` does.
async fn brought_here(engine: Engine) -> Option<TestApp> {
    let database = Database::new(engine).await?;
    let text = match engine {
        Engine::Sqlite => include_str!("../../earlier/sqlite.sql"),
        Engine::Postgres => include_str!("../../earlier/postgres.sql"),
    };
    let database = database.made_of(text).await;
    assert!(admin::migrate::migrate(&database.target).await.expect("migrated") > 5);
    let t = database.app().await;
    // Its own ids were counted from 0 on.
    t.ids.jump_to(1_000_000);
    t.app.hold_letters().await.expect("told to the ledger");
    Some(t)
}

async fn sound(t: &TestApp) {
    t.app.seal_all("test").await.expect("sealed");
    assert_eq!(t.app.verify_ledger().await.expect("verified").broken, Vec::new());
    assert_eq!(admin::fsck::check(t.app.db()).await.expect("checked").breaches, Vec::new());
    let replayed = t.app.replay().await.expect("replayed");
    assert!(replayed.attempts >= 5 && replayed.grades >= 20 && replayed.decisions >= 2, "{replayed:?}");
    assert_eq!(replayed.differences, Vec::new());
}

async fn goes_on(engine: Engine) {
    let Some(t) = brought_here(engine).await else { return };
    let app = &t.app;
    sound(&t).await;
    // What waits for reviewers is scored, and concluded on grades that the earlier grader gave.
    t.clock.advance_seconds(8_000);
    let waiting = app.review_queue(PROJECT, app.add_person(None).await.expect("added")).await.expect("read").all.waiting;
    assert!(waiting > 0, "nothing waits");
    crowd::review(app, |_| true).await;
    crowd::work(app).await;
    sound(&t).await;
    // Letters that stood there go out, each once.
    let posted = app.claim_mails(touchstone::app::posting::Lane::Letters, "test", 50).await.expect("claimed").len();
    assert!(posted > 0, "no letter stood there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_an_earlier_release_is_sound_and_goes_on_sqlite() {
    goes_on(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_an_earlier_release_is_sound_and_goes_on_postgres() {
    goes_on(Engine::Postgres).await;
}

//! Clocks that jump, that are set back, and that differ between replicas: no time is given, none is taken.

use std::sync::Arc;

use touchstone::app::deciding::decide::ToDecide;
use touchstone::app::platform::posting::Lane;
use touchstone::app::{self, App, AppError};
use touchstone::domain::accounts::Role;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::kernel::actor::Actor;
use touchstone::domain::kernel::id::AttemptId;
use touchstone::domain::kernel::moment::Moment;
use touchstone::domain::sitting::State;
use touchstone::store::proving::ledger;
use touchstone::store::sitting::answers;
use touchstone::store::{Target, admin};
use uuid::Uuid;

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Database, Engine, TestApp, by_hand, on_both};
use crate::support::time::{BEGINNING, CountedIds, HandClock};
use crate::support::{import_base, open_attempt};

async fn end_of(app: &App, id: AttemptId) -> (State, Moment) {
    let found = app.db().read("attempt", move |tx| Box::pin(answers::attempt(tx, id))).await.expect("read").expect("there");
    (found.state, found.ends_at)
}

async fn whole(app: &App) {
    app.seal_all("the test").await.expect("sealed");
    let mut breaches = admin::fsck::check(app.db()).await.expect("checked").breaches;
    // The clock that the tests turn by hand is in the database, and no migration made it.
    breaches.retain(|b| b.invariant != "schema" || !["hand_clock", "clock_timestamp"].iter().any(|own| b.detail.contains(own)));
    assert_eq!(breaches, Vec::new());
}

async fn jumps(t: TestApp) {
    crowd::publish(&t.app, &crowd::base()).await;
    let version = import_base(&t.app).await;
    let (person, _) = crowd::applied(&t.app, None).await;
    let (attempt, _) = open_attempt(&t.app, version).await;
    let before = t.app.now();

    // Back by an hour: nothing that was begun gains anything, and nothing is begun.
    t.clock.jump_seconds(-3_600);
    t.clock.advance_seconds(10);
    assert_eq!(t.app.now(), before.plus_seconds(10));
    let refused = t.app.start_attempt(person, PROJECT, "first").await;
    assert!(matches!(refused, Err(AppError::ClockInDoubt)), "{refused:?}");
    t.clock.jump_seconds(3_600);
    t.app.start_attempt(person, PROJECT, "first").await.expect("the clock is right again");

    // Ahead by two hours for a second: nobody's time is up.
    t.clock.jump_seconds(7_200);
    t.clock.advance_seconds(1);
    t.app.keep_time().await.expect("kept");
    assert_eq!(t.app.hand_in_run_out().await.expect("looked"), 0);
    t.clock.jump_seconds(-7_200);
    assert_eq!(end_of(&t.app, attempt.id).await, (State::Open, attempt.ends_at));

    // Ahead for good: after a minute it is believed, and who sits a test has as much more.
    t.clock.jump_seconds(7_200);
    t.app.keep_time().await.expect("kept");
    t.clock.advance_seconds(61);
    assert_eq!(t.app.hand_in_run_out().await.expect("looked"), 0);
    t.app.keep_time().await.expect("kept");
    assert_eq!(t.app.now(), before.plus_seconds(10 + 1 + 7_200 + 61));
    assert_eq!(end_of(&t.app, attempt.id).await, (State::Open, attempt.ends_at.plus_seconds(7_200)));
    let told = t.app.db().read("told", |tx| Box::pin(async move { ledger::about(tx, &[Uuid::nil()]).await })).await.expect("read");
    assert_eq!(told.iter().map(|e| e.kind.as_str()).collect::<Vec<_>>(), ["clock.corrected"]);
    assert_eq!(told[0].body["open_attempts"], 2);

    // The time that is left is what was left: 3,600 s but for the 72 that passed.
    t.clock.advance_seconds(3_600 - 72);
    assert_eq!(t.app.hand_in_run_out().await.expect("looked"), 1, "the attempt of twenty minutes, whose grace is over");
    t.clock.advance_seconds(31);
    assert_eq!(t.app.hand_in_run_out().await.expect("looked"), 1);
    whole(&t.app).await;
}

async fn starts_behind(t: TestApp) {
    import_base(&t.app).await;
    t.app.keep_time().await.expect("kept");
    assert!(t.app.seal("the one that is killed").await.expect("sealed") > 0);

    let behind = Arc::new(HandClock::default());
    behind.jump_seconds(-3_600);
    let next = app::open_with(&t.database.target, behind.clone(), t.ids.clone()).await.expect("opened");
    assert!(next.now() >= t.app.now(), "time goes on from where it was");
    next.add_webhook(PROJECT, &Actor::CommandLine, "http://127.0.0.1:9/hook", true).await.expect("added");
    behind.advance_seconds(16);
    assert!(next.seal("the next one").await.expect("sealed") > 0, "the lease has ended");

    // A lease that somebody took with a clock a day ahead ends no later than any other.
    by_hand(&t.database.target, "UPDATE lease SET expires_at = expires_at + 86400000000, holder = 'somebody'").await;
    next.add_webhook(PROJECT, &Actor::CommandLine, "http://127.0.0.1:10/hook", true).await.expect("added");
    assert!(next.seal("the next one").await.expect("sealed") > 0);
    behind.advance_seconds(61);
    crowd::publish(&next, &crowd::base()).await;
    let (person, _) = crowd::applied(&next, None).await;
    next.start_attempt(person, PROJECT, "first").await.expect("the clock kept step for a minute");
    whole(&next).await;
}

/// Whoever writes a later moment into the database moves no time: no letter goes out, no test is over, and it is named.
async fn claimed(t: TestApp) {
    const DAYS: i64 = 20 * 86_400;
    let target = &t.database.target;
    crowd::publish(&t.app, &crowd::base()).await;
    let recruiter = crate::support::member(&t.app, None, PROJECT, &[Role::Recruiter]).await;
    let (turned_down, application) = crowd::applied(&t.app, Some("one@example.sg")).await;
    crowd::sit(&t.app, turned_down, "first", |_, _| false).await;
    crowd::work(&t.app).await;
    let what =
        ToDecide { choice: DecisionOutcome::Rejected, reasons: vec!["below_the_line".to_owned()], note: "seen".to_owned(), seen: None };
    t.app.decide(PROJECT, recruiter, application, what).await.expect("decided");
    let (person, _) = crowd::applied(&t.app, None).await;
    let open = t.app.start_attempt(person, PROJECT, "first").await.expect("started");
    let (another, _) = crowd::applied(&t.app, None).await;
    t.app.keep_time().await.expect("kept");
    let before = t.app.now();
    let set_ahead = |seconds: i64, names: &str| {
        format!("UPDATE time_mark SET at = {} WHERE name IN ({names})", before.plus_seconds(seconds).microseconds())
    };
    let named =
        async |app: &App| admin::doctor::examine(app.db()).await.expect("examined").iter().any(|f| f.name == "the stored time" && !f.good);

    // While it runs, also with a mark that says that time was corrected: the ledger knows nothing of it.
    by_hand(target, &set_ahead(DAYS, "'believed', 'corrected'")).await;
    by_hand(target, &format!("INSERT INTO time_mark (name, at) VALUES ('corrected', {})", before.plus_seconds(DAYS).microseconds())).await;
    t.clock.advance_seconds(6);
    t.app.keep_time().await.expect("kept");
    assert_eq!(t.app.now(), before.plus_seconds(6));
    by_hand(target, "DELETE FROM time_mark WHERE name = 'corrected'").await;

    for mark in [before.plus_seconds(3_700).microseconds(), before.plus_seconds(DAYS).microseconds(), i64::MAX] {
        by_hand(target, &format!("UPDATE time_mark SET at = {mark} WHERE name = 'believed'")).await;
        let next = app::open_with(target, t.clock.clone(), t.ids.clone()).await.expect("opened");
        t.clock.advance_seconds(61);
        next.keep_time().await.expect("kept");
        assert!(next.now() < before.plus_seconds(600), "{mark}: {}", next.now());
        let refused = next.start_attempt(another, PROJECT, "first").await;
        assert!(matches!(refused, Err(AppError::ClockInDoubt)), "{mark}: {refused:?}");
        assert!(next.claim_mails(Lane::Letters, "test", 8).await.expect("looked").is_empty(), "{mark}");
        assert_eq!(next.hand_in_run_out().await.expect("looked"), 0, "{mark}");
        assert_eq!(end_of(&next, open).await.0, State::Open);
        next.seal_all("test").await.expect("sealed");
        assert!(mark < i64::MAX || named(&next).await, "{mark}");
    }
    // Set right again, everything goes on.
    by_hand(target, "DELETE FROM time_mark WHERE name = 'believed'").await;
    let next = app::open_with(target, t.clock.clone(), t.ids.clone()).await.expect("opened");
    next.start_attempt(another, PROJECT, "first").await.expect("started");
    whole(&next).await;
}

on_both!(a_stored_time_that_nothing_explains_is_not_believed, super::claimed);
on_both!(a_jump_of_the_clock_gives_and_takes_no_time, super::jumps);
on_both!(a_start_with_a_clock_behind_goes_on, super::starts_behind);

/// Replaces the database's clock by one that is moved by hand, for connections from now on.
async fn hand_clock_of_database(target: &Target) {
    for text in [
        "CREATE TABLE hand_clock (at BIGINT NOT NULL)",
        "INSERT INTO hand_clock VALUES (1793610000)",
        "CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'SELECT to_timestamp(at) FROM hand_clock'",
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = public, pg_catalog', current_database()); END $$",
    ] {
        by_hand(target, text).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn replicas_whose_clocks_differ_agree_on_the_time_of_their_database() {
    let Some(database) = Database::new(Engine::Postgres).await else { return };
    hand_clock_of_database(&database.target).await;
    let clocks = [0, 300, -300].map(|off| Arc::new(HandClock::of_replica(off)));
    let ids = Arc::new(CountedIds::default());
    let mut apps = Vec::new();
    for clock in &clocks {
        apps.push(app::open_with(&database.target, clock.clone(), ids.clone()).await.expect("opened"));
    }
    let tick = async |seconds: i64, statement: &'static str| {
        by_hand(&database.target, statement).await;
        for (clock, app) in clocks.iter().zip(&apps) {
            clock.advance_seconds(seconds);
            app.keep_time().await.expect("kept");
        }
    };
    let all_at = |seconds: i64| {
        for app in &apps {
            assert_eq!(app.now(), Moment::from_microseconds(BEGINNING).plus_seconds(seconds));
        }
    };
    all_at(0);

    // Replica 5 minutes ahead: an attempt with four minutes left goes on.
    let version = import_base(&apps[0]).await;
    let (attempt, _) = open_attempt(&apps[2], version).await;
    assert_eq!(attempt.started_at, Moment::from_microseconds(BEGINNING));
    tick(3_360, "UPDATE hand_clock SET at = at + 3360").await;
    all_at(3_360);
    for app in &apps {
        assert_eq!(app.hand_in_run_out().await.expect("looked"), 0);
    }

    // A block that is handed in on one and checked on another moves the end by the time of the check, which is none.
    let (id, now) = (attempt.id, apps[1].now());
    let block = |app: &App, text: &'static str, now: Moment, closes: bool| {
        let app = app.clone();
        async move {
            let done = app.db().append(text, move |tx| {
                Box::pin(async move {
                    if closes {
                        answers::hand_in_block(tx, id, now).await.map(drop)
                    } else {
                        answers::open_next_block(tx, id, now).await.map(drop)
                    }
                })
            });
            done.await.expect("done");
        }
    };
    by_hand(
        &database.target,
        "INSERT INTO ledger_event (id, at, kind, actor, subject, body) \
            SELECT id, started_at, 'attempt.block_handed_in', 'the test', id, '{\"block\":0}' FROM attempt",
    )
    .await;
    block(&apps[1], "closes", now, true).await;
    block(&apps[2], "opens", apps[2].now(), false).await;
    assert_eq!(end_of(&apps[0], id).await, (State::Open, attempt.ends_at));

    // The database's own clock jumps, as after a switch to another server: nobody hands in; after a minute one of them corrects, once.
    tick(1, "UPDATE hand_clock SET at = at + 7201").await;
    all_at(3_361);
    for app in &apps {
        assert_eq!(app.hand_in_run_out().await.expect("looked"), 0);
    }
    // Nor does one that begins just now believe it, while others go on: it takes their time, and they do not take its.
    let fourth = Arc::new(HandClock::of_replica(0));
    let opening = app::open_with(&database.target, fourth.clone(), ids.clone());
    let going_on = async {
        tokio::time::sleep(std::time::Duration::from_millis(600)).await;
        by_hand(&database.target, "UPDATE hand_clock SET at = at + 5").await;
        clocks[1].advance_seconds(5);
        apps[1].keep_time().await.expect("kept");
    };
    let (late, ()) = tokio::join!(opening, going_on);
    let late = late.expect("opened");
    assert_eq!(late.now(), apps[1].now());
    assert_eq!(late.hand_in_run_out().await.expect("looked"), 0);
    late.keep_time().await.expect("kept");
    clocks[0].advance_seconds(5);
    clocks[2].advance_seconds(5);
    for app in &apps {
        app.keep_time().await.expect("kept");
        assert_eq!(app.now(), late.now());
    }
    drop(late);
    tick(61, "UPDATE hand_clock SET at = at + 61").await;
    tick(1, "UPDATE hand_clock SET at = at + 1").await;
    all_at(3_428 + 7_200);
    assert_eq!(end_of(&apps[0], id).await, (State::Open, attempt.ends_at.plus_seconds(7_200)));
    tick(203, "UPDATE hand_clock SET at = at + 203").await;
    let mut handed_in = 0;
    for app in &apps {
        handed_in += app.hand_in_run_out().await.expect("looked");
    }
    assert_eq!(handed_in, 1, "at zero and grace, by one of them");
    whole(&apps[0]).await;
}

//! A database that stands still for a while, as one whose disk or host hangs: its connections stay open, and nothing answers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;
use touchstone::app::kernel::patience::patiently;
use touchstone::app::sitting::attempt::Save;
use touchstone::app::{App, Kind};
use touchstone::domain::gold_set::item::drawn::Stored;
use touchstone::domain::sitting::{Attempt, FormItem, Refusal};
use touchstone::store::admin;
use touchstone::store::sitting::answers;

use super::{Served, program};
use crate::support::database::Stalling;
use crate::support::{import_base, open_attempt, rounds};

/// Attempts that are being answered.
const PEOPLE: usize = 6;

/// What people saw who saved while the database stood still.
#[derive(Debug, Default)]
struct Seen {
    acknowledged: AtomicUsize,
    away: AtomicUsize,
    enough: AtomicBool,
}

/// Saves one revision after another until it is enough, as a page does that tries again; the revisions that were acknowledged.
async fn answer(app: App, attempt: Attempt, place: FormItem, seen: Arc<Seen>) -> Vec<i64> {
    let (mut known, mut acknowledged) = (0, Vec::new());
    while !seen.enough.load(Ordering::SeqCst) {
        let response = json!({ "option": "a" });
        let save = Save { attempt: attempt.id, seat: 1, item: place.id, revision: known, response: Stored(response) };
        match patiently(app.save_answer(save)).await {
            Ok(Ok(saved)) => {
                known = saved.revision;
                acknowledged.push(known);
                seen.acknowledged.fetch_add(1, Ordering::SeqCst);
            }
            // A save whose answer was lost was stored after all.
            Ok(Err(Refusal::Stale(stored))) => known = stored,
            Ok(Err(other)) => panic!("{other:?}"),
            Err(error) => {
                assert_eq!(error.kind(), Kind::Unavailable, "{error}");
                seen.away.fetch_add(1, Ordering::SeqCst);
            }
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    acknowledged
}

async fn more_than(count: &AtomicUsize, n: usize) {
    while count.load(Ordering::SeqCst) <= n {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// It stands still for longer than a request waits; in the long form for 20 seconds.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_database_that_stands_still_holds_no_request_for_ever_and_loses_nothing_that_was_acknowledged() {
    let Some(cluster) = Stalling::start().await else { return };
    let t = cluster.database().app().await;
    let other = cluster.database();
    let mut command = program(&other.target);
    command.args(["serve", "--listen", "127.0.0.1:0"]).env("RUST_LOG", "off");
    let served = Served::start(command);
    assert_eq!((served.get("/healthz"), served.get("/readyz"), served.get("/sign-in")), (200, 200, 200));

    let version = import_base(&t.app).await;
    let seen = Arc::new(Seen::default());
    let mut people = Vec::new();
    for _ in 0..PEOPLE {
        let (attempt, form) = open_attempt(&t.app, version).await;
        people.push((attempt.id, tokio::spawn(answer(t.app.clone(), attempt, form[0].clone(), seen.clone()))));
    }
    more_than(&seen.acknowledged, 10 * PEOPLE).await;

    cluster.stand_still();
    let until = tokio::time::Instant::now() + Duration::from_secs(rounds("TOUCHSTONE_TEST_AWAY_SECONDS", 7, 20).into());
    // The process is there, says that it cannot work, and tells whoever asks for something that it cannot be had now.
    // What it found a moment ago holds for a second.
    while served.get("/readyz") == 200 {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!((served.get("/healthz"), served.get("/readyz")), (200, 503));
    let (status, text) = served.ask("POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded", b"email=lin%40example.sg");
    assert!(status == 503 && text.to_ascii_lowercase().contains("\r\nretry-after: "), "{status} {text}");
    tokio::time::sleep_until(until).await;
    assert!(seen.away.load(Ordering::SeqCst) >= PEOPLE, "each was told: {seen:?}");
    cluster.go_on();

    let before = seen.acknowledged.load(Ordering::SeqCst);
    more_than(&seen.acknowledged, before + 10 * PEOPLE).await;
    seen.enough.store(true, Ordering::SeqCst);
    for (id, person) in people {
        let acknowledged = person.await.expect("no panic");
        let stored = t.app.db().read("answers", move |tx| Box::pin(answers::answers(tx, id))).await.expect("read");
        let stored: Vec<i64> = stored.iter().map(|a| a.revision).collect();
        assert_eq!(stored, (1..).take(stored.len()).collect::<Vec<_>>(), "none twice, none left out");
        assert!(acknowledged.iter().all(|revision| stored.contains(revision)), "{acknowledged:?} {stored:?}");
    }
    while served.get("/readyz") != 200 {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(served.get("/sign-in"), 200);
    assert_eq!(t.app.db().open_transactions().await.expect("looked"), 0);
    assert_eq!(admin::fsck::check(t.app.db()).await.expect("checked").breaches, Vec::new());
}

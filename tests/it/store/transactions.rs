//! What transactions promise.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use touchstone::app::kernel::ids::Ids as _;
use touchstone::app::sitting::attempt::Save;
use touchstone::domain::gold_set::item::drawn::Stored;
use touchstone::domain::kernel::actor::Actor;
use touchstone::domain::kernel::id::{AnswerId, AttemptId, JobId};
use touchstone::domain::kernel::job::JobKind;
use touchstone::domain::kernel::moment::Moment;
use touchstone::domain::sitting::{Answer, MOST_REVISIONS, Refusal, digest};
use touchstone::store::platform::{idempotency, jobs};
use touchstone::store::sitting::answers;
use touchstone::store::{Durability, StoreError, Target};

use crate::support::database::{TestApp, on_both};
use crate::support::{import_base, open_attempt};

on_both!(fifty_conflicting_increments_end_right, super::fifty_conflicting_increments_end_right_on);
async fn fifty_conflicting_increments_end_right_on(t: TestApp) {
    let version = import_base(&t.app).await;
    let (attempt, _) = open_attempt(&t.app, version).await;
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let (app, id) = (t.app.clone(), attempt.id);
        // Reads the seat and writes the next one: two that read the same seat conflict.
        tasks.spawn(async move { app.take_seat(id).await.expect("answered").expect("open") });
    }
    let mut seats = tasks.join_all().await;
    seats.sort_unstable();
    assert_eq!(seats, (2..=51).collect::<Vec<i64>>(), "each got a seat of its own");
    println!("run again: {:?}", t.app.db().retries());
}

on_both!(a_broken_uniqueness_rule_is_a_conflict, super::a_broken_uniqueness_rule_is_a_conflict_on);
async fn a_broken_uniqueness_rule_is_a_conflict_on(t: TestApp) {
    let (at, until) = (Moment::from_microseconds(1), Moment::from_microseconds(i64::MAX));
    let remember = |status| {
        let answer = idempotency::Remembered { request_hash: "h".to_owned(), status, response: "{}".to_owned() };
        t.app.db().write("remember", move |tx| {
            let answer = answer.clone();
            Box::pin(async move { idempotency::remember(tx, "token", "key", &answer, at, until).await })
        })
    };
    remember(201).await.expect("stored");
    assert!(matches!(remember(500).await, Err(StoreError::Conflict { .. })));
    let recalled = t.app.db().read("recall", move |tx| Box::pin(idempotency::recall(tx, "token", "key", at)));
    assert_eq!(recalled.await.expect("read").map(|r| r.status), Some(201));
    let forgotten = t.app.db().write("forget", move |tx| Box::pin(idempotency::forget(tx, until)));
    assert_eq!(forgotten.await.expect("written"), 1);
}

on_both!(saves_and_hand_ins_interleaved, super::saves_and_hand_ins_interleaved_on);
async fn saves_and_hand_ins_interleaved_on(t: TestApp) {
    let version = import_base(&t.app).await;
    let app = Arc::new(t.app.clone());
    let mut rounds = tokio::task::JoinSet::new();
    let gate = Arc::new(tokio::sync::Semaphore::new(16));
    for round in 0..1000_u64 {
        let (app, gate) = (app.clone(), gate.clone());
        rounds.spawn(async move {
            let _one_of_sixteen = gate.acquire_owned().await.expect("open");
            let (attempt, form) = open_attempt(&app, version).await;
            let mut saves = tokio::task::JoinSet::new();
            for item in form {
                let (app, id) = (app.clone(), attempt.id);
                saves.spawn(async move {
                    let mut acknowledged = 0;
                    for revision in 0..3 {
                        let response = json!({ "text": format!("answer {revision}") });
                        match app
                            .save_answer(Save { attempt: id, seat: 1, item: item.id, revision, response: Stored(response) })
                            .await
                            .expect("answered")
                        {
                            Ok(_) => acknowledged += 1,
                            Err(refusal) => {
                                assert_eq!(refusal, Refusal::NotOpen);
                                break;
                            }
                        }
                    }
                    acknowledged
                });
            }
            for _ in 0..round % 5 {
                tokio::task::yield_now().await;
            }
            let handed_in = app.hand_in(attempt.id, &Actor::Worker).await.expect("answered").expect("open");
            let acknowledged: i64 = saves.join_all().await.into_iter().sum();
            assert_eq!(handed_in.answers, acknowledged, "an acknowledged answer is outside the hand-in, or another inside");
            let id = attempt.id;
            let stored = app.db().read("answers", move |tx| Box::pin(answers::answers(tx, id))).await.expect("read");
            assert_eq!(digest(&stored), handed_in.digest);
            assert_eq!(app.hand_in(attempt.id, &Actor::Worker).await.expect("answered"), Err(Refusal::NotOpen), "once");
        });
    }
    while let Some(round) = rounds.join_next().await {
        round.expect("the round held");
    }
    t.app.seal_all("test").await.expect("sealed");
    let checked = touchstone::store::admin::fsck::check(t.app.db()).await.expect("checked");
    assert_eq!((checked.breaches, checked.digests, checked.unsealed), (vec![], 1000, 0));
}

on_both!(a_dropped_request_leaves_no_open_transaction, super::a_dropped_request_leaves_no_open_transaction_on);
async fn a_dropped_request_leaves_no_open_transaction_on(t: TestApp) {
    let at = Moment::from_microseconds(1);
    for round in 0..60_u64 {
        let db = t.app.db().clone();
        let id = JobId::from_uuid(uuid::Uuid::from_u128(u128::from(round) + 1));
        let request = tokio::spawn(async move {
            db.write("slow write", move |tx| {
                Box::pin(async move {
                    jobs::enqueue(tx, id, JobKind::Rescore, json!({}), at, None).await?;
                    tokio::time::sleep(Duration::from_millis(3)).await;
                    Ok(())
                })
            })
            .await
        });
        tokio::time::sleep(Duration::from_micros(round * 100)).await;
        request.abort();
    }
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(t.app.db().open_transactions().await.expect("asked"), 0);
    // The pool still works, and what was begun was ended as a whole.
    t.app
        .db()
        .write("after", move |tx| Box::pin(async move { jobs::claim(tx, JobKind::Rescore, "w", at, at, 100).await }))
        .await
        .expect("written");
}

on_both!(a_failed_write_undoes_itself_alone, super::a_failed_write_undoes_itself_alone_on);
async fn a_failed_write_undoes_itself_alone_on(t: TestApp) {
    let version = import_base(&t.app).await;
    let (attempt, form) = open_attempt(&t.app, version).await;
    let save = |revision| Save { attempt: attempt.id, seat: 1, item: form[0].id, revision, response: Stored(json!({ "option": "a" })) };
    let (first, stale, second) = tokio::join!(
        t.app.save_answer(save(0)),
        t.app.save_answer(Save { seat: 9, ..save(0) }),
        t.app.save_answer(Save { item: form[1].id, ..save(0) }),
    );
    assert!(first.expect("answered").is_ok() && second.expect("answered").is_ok());
    assert_eq!(stale.expect("answered"), Err(Refusal::SeatTaken));
    // The same save again is answered as it was; another answer to the same revision is stale.
    assert_eq!(t.app.save_answer(save(0)).await.expect("answered").map(|saved| saved.revision), Ok(1));
    let other = Save { response: Stored(json!({ "option": "b" })), ..save(0) };
    assert_eq!(t.app.save_answer(other).await.expect("answered"), Err(Refusal::Stale(1)));
    let nobody = AttemptId::from_uuid(uuid::Uuid::from_u128(5));
    assert_eq!(t.app.save_answer(Save { attempt: nobody, ..save(1) }).await.expect("answered"), Err(Refusal::NotFound));
    t.clock.advance_seconds(3600 + 30);
    assert!(t.app.save_answer(save(1)).await.expect("answered").is_ok(), "grace");
    t.clock.advance_seconds(1);
    assert_eq!(t.app.save_answer(save(2)).await.expect("answered"), Err(Refusal::TimeIsUp));
}

on_both!(jobs_are_claimed_once_and_come_back_from_the_dead, super::jobs_are_claimed_once_on);
async fn jobs_are_claimed_once_on(t: TestApp) {
    let at = |seconds| Moment::from_microseconds(0).plus_seconds(seconds);
    for n in 1..=200_u128 {
        let id = JobId::from_uuid(uuid::Uuid::from_u128(n));
        let queued = t.app.db().write("enqueue", move |tx| {
            Box::pin(async move {
                jobs::enqueue(tx, id, JobKind::Grade, json!({ "n": n.to_string() }), at(0), Some(&format!("k{}", n.min(150)))).await
            })
        });
        assert_eq!(queued.await.expect("written"), n <= 150, "the same work is queued once");
    }
    let mut workers = tokio::task::JoinSet::new();
    for worker in 0..8 {
        let db = t.app.db().clone();
        workers.spawn(async move {
            let mut claimed = Vec::new();
            loop {
                let name = format!("w{worker}");
                let batch = db.write("claim", move |tx| {
                    let name = name.clone();
                    Box::pin(async move { jobs::claim(tx, JobKind::Grade, &name, at(1), at(60), 5).await })
                });
                let batch = batch.await.expect("claimed");
                if batch.is_empty() {
                    return claimed;
                }
                claimed.extend(batch.into_iter().map(|job| job.id));
            }
        });
    }
    let mut all: Vec<_> = workers.join_all().await.into_iter().flatten().collect();
    all.sort();
    let before = all.len();
    all.dedup();
    assert_eq!((before, all.len()), (150, 150));
    let later = t
        .app
        .db()
        .write("claim again", move |tx| Box::pin(async move { jobs::claim(tx, JobKind::Grade, "late", at(61), at(90), 500).await }));
    let later = later.await.expect("claimed");
    assert_eq!(later.len(), 150, "leases that ran out come back");
    assert!(later.iter().all(|job| job.attempts == 2));
    let id = later[0].id;
    let finished = t
        .app
        .db()
        .write("finish", move |tx| Box::pin(async move { Ok((jobs::finish(tx, id, "w0").await?, jobs::finish(tx, id, "late").await?)) }));
    assert_eq!(finished.await.expect("written"), (false, true), "only who holds the lease ends a job");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_holds_the_writer_too_long_is_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = Target::Sqlite(folder.path().join("slow.db"));
    touchstone::store::admin::migrate::migrate(&target).await.expect("migrated");
    let db = touchstone::store::Db::open(&target, Durability::Shared).await.expect("opened");
    let at = Moment::from_microseconds(1);
    let slow = db.write("too slow", move |tx| {
        Box::pin(async move {
            jobs::enqueue(tx, JobId::from_uuid(uuid::Uuid::from_u128(1)), JobKind::Look, json!({}), at, None).await?;
            tokio::time::sleep(Duration::from_secs(5)).await;
            Ok(())
        })
    });
    assert!(matches!(slow.await, Err(StoreError::TooSlow { name: "too slow", .. })));
    let left = db.write("claim", move |tx| Box::pin(async move { jobs::claim(tx, JobKind::Look, "w", at, at, 5).await }));
    assert_eq!(left.await.expect("claimed"), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_inside_a_write_is_an_error_and_the_writer_lives_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = Target::Sqlite(folder.path().join("panic.db"));
    touchstone::store::admin::migrate::migrate(&target).await.expect("migrated");
    let db = touchstone::store::Db::open(&target, Durability::Shared).await.expect("opened");
    let at = Moment::from_microseconds(1);
    let panicking = db.write::<()>("panics", |_| Box::pin(async { panic!("on purpose") }));
    assert!(matches!(panicking.await, Err(StoreError::Unsuitable(text)) if text.contains("on purpose")));
    let after = db.write("claim", move |tx| Box::pin(async move { jobs::claim(tx, JobKind::Rescore, "w", at, at, 5).await }));
    assert_eq!(after.await.expect("claimed"), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_sheds_load_and_loses_nothing_that_it_took() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = Target::Sqlite(folder.path().join("full.db"));
    touchstone::store::admin::migrate::migrate(&target).await.expect("migrated");
    let db = touchstone::store::Db::open(&target, Durability::Shared).await.expect("opened");
    let at = Moment::from_microseconds(1);
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..3000_u128 {
        let db = db.clone();
        tasks.spawn(async move {
            let id = JobId::from_uuid(uuid::Uuid::from_u128(n + 1));
            db.write("enqueue", move |tx| Box::pin(async move { jobs::enqueue(tx, id, JobKind::Look, json!({}), at, None).await })).await
        });
    }
    let (mut stored, mut shed) = (0, 0);
    for outcome in tasks.join_all().await {
        match outcome {
            Ok(_) => stored += 1,
            Err(StoreError::Overloaded { .. }) => shed += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(stored + shed, 3000);
    let there = db
        .write("claim", move |tx| Box::pin(async move { jobs::claim(tx, JobKind::Look, "w", at, at, 5000).await }))
        .await
        .expect("claimed");
    assert_eq!(there.len(), stored);
}

async fn no_end_of_revisions(t: TestApp) {
    let version = import_base(&t.app).await;
    let (attempt, form) = open_attempt(&t.app, version).await;
    let (id, item, now) = (attempt.id, form[0].id, t.app.now());
    let last = Answer {
        id: AnswerId::from_uuid(t.ids.uuid(now)),
        form_item: item,
        revision: MOST_REVISIONS - 1,
        response: json!({ "option": "a" }),
        saved_at: now,
    };
    let stored = t.app.db().write("many", move |tx| {
        let last = last.clone();
        Box::pin(async move { answers::insert_answer(tx, id, 1, &last).await })
    });
    stored.await.expect("stored");
    let save = async |revision: i64| {
        let save = Save { attempt: id, seat: 1, item, revision, response: Stored(json!({ "option": "b" })) };
        t.app.save_answer(save).await.expect("answered").map(|saved| saved.revision)
    };
    assert_eq!(save(MOST_REVISIONS - 1).await, Ok(MOST_REVISIONS));
    assert_eq!(save(MOST_REVISIONS).await, Err(Refusal::TooManyRevisions));
}

on_both!(an_answer_has_no_endless_revisions, super::no_end_of_revisions);

//! Computing that panics: no verdict comes of it, the work is tried again, and what was given up stands before a person.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use futures_util::StreamExt as _;
use touchstone::app::jobs::queue::Queue;
use touchstone::app::{AppError, Computer, Kind};
use touchstone::domain::accounts::Role;
use touchstone::domain::deciding::Outcome;
use touchstone::store::admin;
use touchstone::store::deciding::results;

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, on_both};
use crate::support::member;

/// Fails at what it is told to.
#[derive(Debug, Default)]
struct Broken(Mutex<BTreeSet<&'static str>>);

impl Broken {
    fn breaks(&self, name: &'static str) {
        self.0.lock().expect("whole").insert(name);
    }

    fn mended(&self) {
        self.0.lock().expect("whole").clear();
    }
}

impl Computer for Broken {
    fn begins(&self, name: &'static str) {
        let broken = self.0.lock().expect("whole").contains(name);
        assert!(!broken, "{name} fails because the test wants it to");
    }
}

on_both!(
    a_grader_that_panics_gives_no_verdict_and_stands_before_a_person,
    super::a_grader_that_panics_gives_no_verdict_and_stands_before_a_person_on
);
async fn a_grader_that_panics_gives_no_verdict_and_stands_before_a_person_on(t: TestApp) {
    let broken = Arc::new(Broken::default());
    let app = &t.app.clone().told(broken.clone());
    crowd::publish(app, &crowd::base()).await;
    let (person, application) = crowd::applied(app, None).await;
    let attempt = crowd::sit(app, person, "first", |_, _| true).await;
    let result = || async { app.db().read("result", move |tx| Box::pin(results::of_attempt(tx, attempt))).await.expect("read") };
    broken.breaks("grade");
    for tries in 1..=8 {
        assert_eq!(app.jobs_given_up(PROJECT).await.expect("read").len(), 0, "tried {} times only", tries - 1);
        assert_eq!(app.work_on(Queue::People, "test").await.expect("worked"), 0, "nothing was done");
        assert_eq!(app.work_on(Queue::People, "test").await.expect("worked"), 0, "it waits before it is tried again");
        t.clock.advance_seconds(6_000);
    }
    assert_eq!(result().await, None, "a failure is no answer, and no verdict");
    assert_eq!(
        app.record(PROJECT, application, touchstone::app::accounts::reader::Reader::House)
            .await
            .expect("there")
            .application
            .status
            .as_str(),
        "screening"
    );
    let given_up = app.jobs_given_up(PROJECT).await.expect("read");
    assert_eq!(given_up.iter().map(|j| (j.kind.as_str(), j.attempts)).collect::<Vec<_>>(), [("grade", 8)]);
    assert!(given_up[0].error.contains("grade"), "{}", given_up[0].error);
    assert_eq!(app.jobs_given_up("another").await.expect("read"), Vec::new(), "another project's administrators do not see it");
    let doctor = admin::doctor::examine(app.db()).await.expect("examined");
    let said = |name: &str| doctor.iter().find(|f| f.name == name).map(|f| (f.good, f.value.clone())).unwrap_or_default();
    assert_eq!(said("failed jobs"), (false, "1".to_owned()));
    assert!(said("a job that was given up").1.starts_with("grade (1): "), "{doctor:?}");
    assert!(said("computing that failed").1.starts_with("grade (8), last "), "{doctor:?}");
    // Its cause is gone, and a person tries again.
    broken.mended();
    let by = member(app, None, PROJECT, &[Role::Admin]).await;
    let other = app.try_job_again("another", by, given_up[0].id).await;
    assert!(matches!(other, Err(AppError::NotFound(_))), "{other:?}");
    app.try_job_again(PROJECT, by, given_up[0].id).await.expect("queued");
    crowd::work(app).await;
    assert_eq!(result().await.map(|r| r.outcome), Some(Outcome::Pass));
    assert_eq!(app.jobs_given_up(PROJECT).await.expect("read"), Vec::new());
    let again = app.try_job_again(PROJECT, by, given_up[0].id).await;
    assert!(matches!(again, Err(AppError::Refused { code: "illegal_transition", .. })), "{again:?}");
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
}

on_both!(whatever_panics_is_told_as_our_fault, super::whatever_panics_is_told_as_our_fault_on);
async fn whatever_panics_is_told_as_our_fault_on(t: TestApp) {
    let broken = Arc::new(Broken::default());
    let app = &t.app.clone().told(broken.clone());
    crowd::publish(app, &crowd::base()).await;
    let (person, _) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    crowd::work(app).await;
    for name in ["replay", "look at items", "analyse items"] {
        broken.breaks(name);
        let failed = match name {
            "replay" => app.replay().await.map(drop),
            "look at items" => app.look_at_items(PROJECT).await,
            _ => app.item_report(PROJECT).await.map(drop),
        };
        assert!(
            matches!(&failed, Err(error @ AppError::Fault { name: told }) if *told == name && error.kind() == Kind::Internal),
            "{failed:?}"
        );
        broken.mended();
    }
}

/// Holds whoever computes one thing until it is let go.
#[derive(Debug)]
struct Gate {
    at: &'static str,
    reached: tokio::sync::Notify,
    open: Mutex<bool>,
    opened: std::sync::Condvar,
}

impl Computer for Gate {
    fn begins(&self, name: &'static str) {
        if name == self.at {
            self.reached.notify_one();
            let open = self.open.lock().expect("whole");
            drop(self.opened.wait_while(open, |open| !*open).expect("whole"));
        }
    }
}

on_both!(a_candidate_does_not_wait_for_upkeep, super::a_candidate_does_not_wait_for_upkeep_on);
async fn a_candidate_does_not_wait_for_upkeep_on(t: TestApp) {
    let gate = Arc::new(Gate {
        at: "look at items",
        reached: tokio::sync::Notify::new(),
        open: Mutex::new(false),
        opened: std::sync::Condvar::new(),
    });
    let app = t.app.clone().told(gate.clone());
    crowd::publish(&app, &crowd::base()).await;
    let (person, _) = crowd::applied(&app, None).await;
    let attempt = crowd::sit(&app, person, "first", |_, _| true).await;
    t.clock.advance_seconds(2 * 86_400);
    // The daily look stands still in the middle of its work.
    let upkeep = tokio::spawn({
        let app = app.clone();
        async move { app.work_on(Queue::Upkeep, "upkeep").await }
    });
    gate.reached.notified().await;
    assert_eq!(app.work_on(Queue::People, "people").await.expect("worked"), 1);
    let result = app.db().read("result", move |tx| Box::pin(results::of_attempt(tx, attempt))).await.expect("read");
    assert_eq!(result.map(|r| r.outcome), Some(Outcome::Pass), "graded while the other queue stands still");
    *gate.open.lock().expect("whole") = true;
    gate.opened.notify_all();
    assert!(upkeep.await.expect("no panic").expect("worked") >= 1);
}

/// Lets time pass at each grading, and another worker look for work meanwhile.
#[derive(Debug)]
struct Slow {
    clock: Arc<crate::support::time::HandClock>,
    other: Mutex<Option<touchstone::app::App>>,
    taken: Mutex<Vec<usize>>,
    runtime: tokio::runtime::Handle,
}

impl Computer for Slow {
    fn begins(&self, name: &'static str) {
        if name == "grade" {
            self.clock.advance_seconds(45);
            let other = self.other.lock().expect("whole").clone();
            let done = other.map_or(0, |other| self.runtime.block_on(other.work_on(Queue::People, "another")).expect("worked"));
            self.taken.lock().expect("whole").push(done);
        }
    }
}

on_both!(a_lease_is_held_while_its_batch_is_worked_off, super::a_lease_is_held_while_its_batch_is_worked_off_on);
async fn a_lease_is_held_while_its_batch_is_worked_off_on(t: TestApp) {
    let slow = Arc::new(Slow {
        clock: t.clock.clone(),
        other: Mutex::new(Some(t.app.clone())),
        taken: Mutex::default(),
        runtime: tokio::runtime::Handle::current(),
    });
    let app = &t.app.clone().told(slow.clone());
    crowd::publish(app, &crowd::base()).await;
    for _ in 0..4 {
        let (person, _) = crowd::applied(app, None).await;
        crowd::sit(app, person, "first", |_, _| true).await;
    }
    // Four jobs of 45 seconds each under leases of 60: another worker finds none of them free.
    assert_eq!(app.work_on(Queue::People, "one").await.expect("worked"), 4);
    assert_eq!(*slow.taken.lock().expect("whole"), [0, 0, 0, 0]);
}

/// Counts the documents that are looked at, and holds each until it is let go.
#[derive(Debug, Default)]
struct Held {
    begun: std::sync::atomic::AtomicUsize,
    open: Mutex<bool>,
    opened: std::sync::Condvar,
}

impl Computer for Held {
    fn begins(&self, name: &'static str) {
        if name == "type of a document" {
            self.begun.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            let open = self.open.lock().expect("whole");
            drop(self.opened.wait_while(open, |open| !*open).expect("whole"));
        }
    }
}

on_both!(two_documents_are_looked_at_at_once_and_only_those_that_are_taken, super::two_documents_are_looked_at_at_once_on);
async fn two_documents_are_looked_at_at_once_on(t: TestApp) {
    let held = Arc::new(Held::default());
    let begun = || held.begun.load(std::sync::atomic::Ordering::SeqCst);
    let app = t.app.clone().told(held.clone());
    let mut set = crowd::base();
    let (kind, evidence) = ("kind = \"residence\"", "evidence = { en = \"A letter.\", zh = \"信件。\" }");
    crowd::replace(&mut set, "project.toml", kind, &format!("{kind}\n{evidence}"));
    crowd::publish(&app, &set).await;
    let (person, _) = crowd::applied(&app, None).await;
    let send = |requirement: &'static str| {
        let app = app.clone();
        async move { app.upload(person, crowd::PROJECT, requirement, "x.pdf", b"%PDF-1.4 x %%EOF".to_vec()).await }
    };
    assert!(matches!(send("nothing").await, Err(AppError::Invalid(_))));
    assert_eq!(begun(), 0, "what no requirement wants is not looked at");
    // Two are looked at and eight wait: of eleven one is told to come again, while all others stand still.
    let mut uploads: futures_util::stream::FuturesUnordered<_> = (0..11).map(|_| Box::pin(send("residence"))).collect();
    let first = tokio::time::timeout(std::time::Duration::from_mins(1), uploads.next()).await;
    let mut at_once = begun();
    for _ in 0..200 {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        at_once = begun();
        if at_once >= 2 {
            break;
        }
    }
    // Nothing may fail while they stand still: a runtime waits for what it computes.
    *held.open.lock().expect("whole") = true;
    held.opened.notify_all();
    let refused = first.expect("told at once").expect("one").expect_err("too many");
    assert!(matches!(refused, AppError::Busy { .. }), "{refused:?}");
    assert_eq!((refused.kind(), refused.worth_another_try()), (Kind::Unavailable, Some(5)), "503, with the time to come again");
    assert_eq!(at_once, 2, "two at once");
    let mut stored = 0;
    while let Some(one) = uploads.next().await {
        stored += usize::from(one.is_ok());
    }
    assert_eq!(stored, 5, "no more than are taken");
    let looked_at = begun();
    assert!(matches!(send("residence").await, Err(AppError::Invalid(_))), "a sixth");
    assert_eq!(begun(), looked_at, "it is not looked at");
}

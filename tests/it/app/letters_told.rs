//! A letter has its event in the ledger, written with it: one without, or another than that, goes to nobody, stands on no page and is
//! named; and nobody hears of a decision sooner than the ledger says.

use std::path::Path;

use touchstone::adapters::Mailer;
use touchstone::app::App;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::deciding::decide::ToDecide;
use touchstone::app::platform::posting::Lane;
use touchstone::domain::accounts::Role;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::kernel::id::{ApplicationId, PersonId};
use touchstone::store::admin::{doctor, fsck};

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;

pub(super) fn mailer(folder: &Path) -> Mailer {
    Mailer::folder(folder.to_owned(), "Touchstone <no-reply@touchstone.example>", "https://touchstone.example")
}

pub(super) async fn deliver(app: &App, folder: &Path) -> usize {
    mailer(folder).deliver(app, Lane::Letters).await.expect("delivered");
    std::fs::read_dir(folder).expect("readable").count()
}

/// What `ledger verify` says of letters.
pub(super) async fn named(app: &App) -> Vec<String> {
    let broken = app.verify_ledger().await.expect("verified").broken.into_iter();
    broken.filter(|b| matches!(b.table, "mail" | "mail_text")).map(|b| b.what).collect()
}

pub(super) async fn breaches(app: &App) -> Vec<&'static str> {
    fsck::check(app.db()).await.expect("checked").breaches.iter().map(|b| b.invariant).collect()
}

/// Whether `doctor` says so of a letter that is held back.
pub(super) async fn told(app: &App, why: &str) -> bool {
    doctor::examine(app.db()).await.expect("examined").iter().any(|f| f.name == "a letter that is held back" && f.value.contains(why))
}

pub(super) async fn rejected(t: &TestApp, recruiter: PersonId, email: &str) -> (PersonId, ApplicationId) {
    let (person, application) = crowd::applied(&t.app, Some(email)).await;
    crowd::sit(&t.app, person, "first", |_, _| false).await;
    crowd::work(&t.app).await;
    let what =
        ToDecide { choice: DecisionOutcome::Rejected, reasons: vec!["below_the_line".to_owned()], note: "seen".to_owned(), seen: None };
    t.app.decide(PROJECT, recruiter, application, what).await.expect("decided");
    (person, application)
}

async fn unknown(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    crowd::publish(app, &crowd::base()).await;
    let recruiter = member(app, None, PROJECT, &[Role::Recruiter]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();

    let (person, _) = rejected(&t, recruiter, "one@example.sg").await;
    assert_eq!(named(app).await, Vec::<String>::new());
    // The letter is let go of its decision, and says what it likes.
    by_hand(target, "UPDATE mail_text SET body = 'You passed.' WHERE language = 'en'; UPDATE mail SET decision_id = NULL").await;
    t.clock.advance_seconds(3_601);
    assert_eq!(deliver(app, folder).await, 0);
    assert!(app.messages(person).await.expect("read").is_empty());
    let altered = "the letter is not what was written: to whom, on which decision, or when";
    let says = "the letter says something else than was written, in en";
    assert_eq!(named(app).await, ["the letter is on its way no more, and no event tells of its end", altered, says]);
    assert!(breaches(app).await.contains(&"letter-words"));
    assert!(told(app, "than the ledger was told").await);

    // One that nobody wrote, on no decision.
    by_hand(
        target,
        "INSERT INTO mail (id, person_id, due_at, attempts) SELECT id, id, 1, 0 FROM person WHERE email = 'one@example.sg'; \
        INSERT INTO mail_text (mail_id, language, subject, body) SELECT id, 'en', 'Welcome', 'You passed.' FROM person \
        WHERE email = 'one@example.sg'; \
        INSERT INTO posting (id, mail_id, state, due_at, attempts) SELECT id, id, 'waiting', 1, 0 FROM person \
        WHERE email = 'one@example.sg'",
    )
    .await;
    assert_eq!(deliver(app, folder).await, 0);
    assert!(app.messages(person).await.expect("read").is_empty());
    assert!(named(app).await.contains(&"no event of the ledger tells of it".to_owned()));
    assert!(breaches(app).await.contains(&"letter-event"));
    assert!(told(app, "the ledger knows nothing of it").await);
    // One that is gone.
    by_hand(target, "DELETE FROM posting; DELETE FROM mail_text; DELETE FROM mail").await;
    assert!(named(app).await.contains(&"the letter is gone, and no event says that it was taken back".to_owned()));
    assert!(breaches(app).await.contains(&"event-letter"));

    // A notice is due when the ledger says.
    let (person, application) = crowd::applied(app, Some("two@example.sg")).await;
    app.grant_time(PROJECT, recruiter, application, None, 1.5).await.expect("granted");
    by_hand(target, "UPDATE mail_text SET body = '别的话。' WHERE language = 'zh'").await;
    assert_eq!(deliver(app, folder).await, 0);
    assert!(app.messages(person).await.expect("read").is_empty());
}

on_both!(a_letter_without_its_event_goes_nowhere_and_is_named, super::unknown);

/// What was taken back has no letter, and nothing of it is missed.
async fn taken_back(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &crowd::base()).await;
    let recruiter = member(app, None, PROJECT, &[Role::Recruiter]).await;
    let (person, application) = rejected(&t, recruiter, "one@example.sg").await;
    let decision = app.own_record(person, PROJECT).await.map(|_| ()).and(app.record(PROJECT, application, Reader::House).await);
    let decision = decision.expect("read").decisions[0].id;
    app.undo_decision(PROJECT, recruiter, application, decision).await.expect("undone");
    app.seal_all("test").await.expect("sealed");
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
    assert_eq!(breaches(app).await, Vec::<&str>::new());
}

on_both!(a_letter_that_was_taken_back_is_not_missed, super::taken_back);

/// The dossier of one decision says nothing of another, though both are on one application.
async fn of_another(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    crowd::publish(app, &crowd::base()).await;
    let recruiter = member(app, None, PROJECT, &[Role::Recruiter]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let (person, application) = crowd::applied(app, Some("one@example.sg")).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    crowd::work(app).await;
    assert_eq!(deliver(app, folder).await, 1, "passed by machine");
    crowd::sit(app, person, "writing", |_, _| false).await;
    crowd::work(app).await;
    crowd::review(app, |_| false).await;
    crowd::work(app).await;
    let what = ToDecide { choice: DecisionOutcome::Rejected, reasons: vec!["reviewed".to_owned()], note: "seen".to_owned(), seen: None };
    let what = ToDecide { reasons: vec!["below_the_line".to_owned()], ..what };
    app.decide(PROJECT, recruiter, application, what).await.expect("decided");
    by_hand(
        target,
        "UPDATE dossier SET document = (SELECT d.document FROM dossier d JOIN decision c ON c.id = d.decision_id \
            WHERE c.outcome = 'passed'), hash = (SELECT d.hash FROM dossier d JOIN decision c ON c.id = d.decision_id \
            WHERE c.outcome = 'passed') WHERE decision_id = (SELECT id FROM decision WHERE outcome = 'rejected'); \
        UPDATE mail_text SET subject = (SELECT t.subject FROM mail_text t JOIN mail m ON m.id = t.mail_id JOIN decision d \
            ON d.id = m.decision_id WHERE d.outcome = 'passed' AND t.language = mail_text.language), \
            body = (SELECT t.body FROM mail_text t JOIN mail m ON m.id = t.mail_id JOIN decision d \
            ON d.id = m.decision_id WHERE d.outcome = 'passed' AND t.language = mail_text.language) \
            WHERE mail_id = (SELECT m.id FROM mail m JOIN decision d ON d.id = m.decision_id WHERE d.outcome = 'rejected')",
    )
    .await;
    t.clock.advance_seconds(3_601);
    assert_eq!(deliver(app, folder).await, 1, "no letter more");
    assert_eq!(app.messages(person).await.expect("read").len(), 1);
    assert!(told(app, "than the dossier of its decision").await);
    let broken = app.verify_ledger().await.expect("verified").broken;
    assert!(broken.iter().any(|b| b.table == "dossier" && b.what == "the document is that of another decision"), "{broken:?}");
}

on_both!(the_dossier_of_another_decision_lets_no_letter_go, super::of_another);

/// Whoever writes into the database that a letter is due tells nobody sooner.
async fn no_sooner(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    crowd::publish(app, &crowd::base()).await;
    let recruiter = member(app, None, PROJECT, &[Role::Recruiter]).await;
    let (person, application) = rejected(&t, recruiter, "one@example.sg").await;
    by_hand(
        target,
        "UPDATE decision SET letter_at = at; UPDATE mail SET due_at = 1; UPDATE posting SET due_at = 1; \
        UPDATE outbox SET at = 1 WHERE topic = 'decision.made'",
    )
    .await;
    let streamed = async || {
        app.seal_all("test").await.expect("sealed");
        let (messages, _) = app.events(PROJECT, 0, 200, Reader::Platform).await.expect("read");
        messages.iter().filter(|m| m.topic.as_str() == "decision.made").count()
    };
    let seen = async || {
        let own = app.own_record(person, PROJECT).await.expect("read");
        let platform = app.record(PROJECT, application, Reader::Platform).await.expect("read");
        let listed = app
            .applications(
                PROJECT,
                (None, ""),
                (touchstone::domain::kernel::moment::Moment::from_microseconds(0), uuid::Uuid::nil()),
                10,
                Reader::Platform,
            )
            .await;
        let listed = listed.expect("read").iter().find(|a| a.id == application).map(|a| a.status.as_str());
        (own.application.status.as_str(), own.decisions.len(), platform.application.status.as_str(), listed)
    };
    assert_eq!(seen().await, ("needs_decision", 0, "needs_decision", Some("needs_decision")));
    assert!(app.messages(person).await.expect("read").is_empty());
    assert_eq!(streamed().await, 0);
    t.clock.advance_seconds(3_601);
    assert_eq!(streamed().await, 1);
    assert_eq!(seen().await, ("rejected", 1, "rejected", Some("rejected")));
    assert_eq!(app.messages(person).await.expect("read").len(), 1);
}

on_both!(nobody_is_told_of_a_decision_sooner_than_the_ledger_says, super::no_sooner);

/// A database of an earlier release, whose letters have no events: they are told to the ledger once, as they stand.
async fn upgraded(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    crowd::publish(app, &crowd::base()).await;
    let recruiter = member(app, None, PROJECT, &[Role::Recruiter]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let (person, _) = rejected(&t, recruiter, "one@example.sg").await;
    by_hand(target, "DELETE FROM ledger_event WHERE kind LIKE 'letter%'").await;
    t.clock.advance_seconds(3_601);
    assert!(app.messages(person).await.expect("read").is_empty(), "not before it was told to the ledger");
    app.hold_letters().await.expect("held");
    app.seal_all("test").await.expect("sealed");
    assert_eq!((app.verify_ledger().await.expect("verified").broken, breaches(app).await), (Vec::new(), Vec::new()));
    assert_eq!(deliver(app, folder).await, 1);
    assert_eq!(app.messages(person).await.expect("read").len(), 1);
    // Once: what comes later without an event is not taken as it is, whenever the service is started.
    by_hand(
        target,
        "INSERT INTO mail (id, person_id, due_at, attempts) SELECT id, id, 1, 0 FROM person WHERE email = 'one@example.sg'; \
        INSERT INTO mail_text (mail_id, language, subject, body) SELECT id, 'en', 'Welcome', 'You passed.' FROM person \
        WHERE email = 'one@example.sg'",
    )
    .await;
    app.hold_letters().await.expect("held");
    assert_eq!(app.messages(person).await.expect("read").len(), 1);
    assert_eq!(named(app).await, ["no event of the ledger tells of it"]);
}

on_both!(letters_of_an_earlier_release_are_told_to_the_ledger_once, super::upgraded);

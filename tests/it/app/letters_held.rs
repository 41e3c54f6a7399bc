//! A letter goes to whom its decision is about, says what was decided, and goes no sooner than was said, whatever somebody with the
//! database writes.

use std::path::Path;

use touchstone::adapters::Mailer;
use touchstone::app::App;
use touchstone::app::deciding::decide::ToDecide;
use touchstone::app::platform::posting::Lane;
use touchstone::domain::accounts::Role;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::kernel::id::PersonId;
use touchstone::store::admin::{doctor, fsck};

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;

/// Somebody who is rejected; the letter is due in an hour.
async fn rejected(t: &TestApp, recruiter: PersonId, email: &str) -> PersonId {
    let (person, application) = crowd::applied(&t.app, Some(email)).await;
    crowd::sit(&t.app, person, "first", |_, _| false).await;
    crowd::work(&t.app).await;
    let reasons = vec!["below_the_line".to_owned()];
    let what = ToDecide { choice: DecisionOutcome::Rejected, reasons, note: "seen".to_owned(), seen: None };
    t.app.decide(PROJECT, recruiter, application, what).await.expect("decided");
    person
}

/// To whom mails were written.
fn written(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("readable").map(|e| std::fs::read_to_string(e.expect("an entry").path()).expect("text"));
    let mut all: Vec<String> = files.map(|text| text.lines().next().unwrap_or_default().to_owned()).collect();
    all.sort();
    all
}

/// What `fsck` names.
async fn breaches(app: &App) -> Vec<&'static str> {
    fsck::check(app.db()).await.expect("checked").breaches.iter().map(|b| b.invariant).collect()
}

/// What `doctor` says of letters that are held back.
async fn told(app: &App) -> Vec<String> {
    let all = doctor::examine(app.db()).await.expect("examined").into_iter();
    all.filter(|f| !f.good && f.name == "a letter that is held back").map(|f| f.value).collect()
}

async fn held_back(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    crowd::publish(app, &crowd::base()).await;
    let recruiter = member(app, None, PROJECT, &[Role::Recruiter]).await;
    let other = app.add_person(Some("other@example.sg")).await.expect("added");
    let folder = tempfile::tempdir().expect("a folder");
    let mailer = Mailer::folder(folder.path().to_owned(), "Touchstone <no-reply@touchstone.example>", "https://touchstone.example");
    let deliver = async || mailer.deliver(app, Lane::Letters).await.expect("delivered");

    // Before its time: it waits until then, and goes out.
    let one = rejected(&t, recruiter, "one@example.sg").await;
    by_hand(target, "UPDATE mail SET due_at = 1; UPDATE posting SET due_at = 1").await;
    assert_eq!((deliver().await, written(folder.path())), (0, vec![]));
    assert!(app.messages(one).await.expect("read").is_empty(), "on no page either");
    assert_eq!(breaches(app).await, ["letter-due"]);
    assert!(told(app).await[0].contains("before its time"));
    t.clock.advance_seconds(3_601);
    assert_eq!((deliver().await, written(folder.path())), (1, vec!["To: one@example.sg".to_owned()]));
    assert_eq!(app.messages(one).await.expect("read").len(), 1);
    assert!(told(app).await.is_empty());

    // To somebody else, with the application or without it.
    for (n, damage) in [
        "UPDATE mail SET person_id = (SELECT id FROM person WHERE email = 'other@example.sg') WHERE sent_at IS NULL",
        "UPDATE mail SET person_id = (SELECT id FROM person WHERE email = 'other@example.sg') WHERE sent_at IS NULL; \
            UPDATE application SET person_id = (SELECT id FROM person WHERE email = 'other@example.sg') WHERE person_id = \
            (SELECT id FROM person WHERE email = 'two-1@example.sg')",
        "UPDATE mail_text SET body = 'You passed.' WHERE language = 'en' AND mail_id IN (SELECT m.id FROM mail m JOIN person p ON \
            p.id = m.person_id WHERE m.sent_at IS NULL AND p.email = 'two-2@example.sg')",
    ]
    .into_iter()
    .enumerate()
    {
        let person = rejected(&t, recruiter, &format!("two-{n}@example.sg")).await;
        by_hand(target, damage).await;
        t.clock.advance_seconds(3_601);
        assert_eq!((deliver().await, written(folder.path()).len()), (0, 1), "{damage}");
        if n == 0 {
            assert!(app.messages(other).await.expect("read").is_empty(), "on nobody's page");
            assert!(app.messages(person).await.expect("read").is_empty());
            assert!(breaches(app).await.contains(&"letter-person"));
        }
        assert!(app.messages(person).await.expect("read").is_empty(), "what is held back is on no page: {damage}");
        assert!(!told(app).await.is_empty(), "{damage}");
        app.seal_all("test").await.expect("sealed");
    }
    let told = told(app).await;
    assert!(told.iter().any(|v| v.contains("somebody else") && v.ends_with("(2)")), "{told:?}");
    assert!(told.iter().any(|v| v.contains("than the dossier")), "{told:?}");
    // As it was, it goes out once somebody lets it.
    by_hand(
        target,
        "UPDATE mail SET person_id = (SELECT id FROM person WHERE email = 'two-0@example.sg') WHERE sent_at IS NULL AND decision_id = \
            (SELECT d.id FROM decision d JOIN application a ON a.id = d.application_id JOIN person p ON p.id = a.person_id WHERE \
            p.email = 'two-0@example.sg'); UPDATE posting SET state = 'waiting', ended_at = NULL WHERE mail_id IN (SELECT m.id FROM mail m \
            JOIN person p ON p.id = m.person_id WHERE p.email = 'two-0@example.sg')",
    )
    .await;
    assert_eq!((deliver().await, written(folder.path()).len()), (1, 2));

    // Of a decision that was taken back before it was due.
    let back = rejected(&t, recruiter, "back@example.sg").await;
    by_hand(
        target,
        "UPDATE decision SET undone_at = at WHERE application_id = (SELECT a.id FROM application a JOIN person p ON p.id = a.person_id \
            WHERE p.email = 'back@example.sg')",
    )
    .await;
    t.clock.advance_seconds(3_601);
    assert_eq!((deliver().await, written(folder.path()).len()), (0, 2));
    assert!(app.messages(back).await.expect("read").is_empty(), "on no page either");
    assert!(breaches(app).await.contains(&"letter-taken-back"));
    assert!(self::told(app).await.iter().any(|v| v.contains("taken back before it was due")));
}

on_both!(a_letter_that_was_changed_by_hand_is_held_back, super::held_back);

//! Messages whose order was changed in the database are named: platforms are told in the order of the ledger's events.

use touchstone::app::accounts::reader::Reader;
use touchstone::store::admin::fsck;

use super::beside;
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};

/// Two messages about two things, one place of a candidate's messages with the next, and both.
const SWAPPED: &[(&str, &[&str])] = &[
    (
        "UPDATE outbox SET number = 900000 WHERE number = 1; UPDATE outbox SET number = 1 WHERE number = 2; \
            UPDATE outbox SET number = 2 WHERE number = 900000",
        &["message-order"],
    ),
    (
        "UPDATE message_place SET sequence = 900000 WHERE sequence = 1 AND subject IN (SELECT subject FROM message_place \
            WHERE sequence = 3); UPDATE message_place SET sequence = 1 WHERE sequence = 2 AND subject IN (SELECT subject \
            FROM message_place WHERE sequence = 3); UPDATE message_place SET sequence = 2 WHERE sequence = 900000",
        &["message-sequence"],
    ),
];

async fn named(t: &TestApp) -> Vec<&'static str> {
    fsck::check(t.app.db()).await.expect("checked").breaches.into_iter().map(|b| b.invariant).collect()
}

async fn swapped(t: TestApp) {
    beside::live(&t).await;
    assert_eq!(named(&t).await, Vec::<&str>::new());
    for (swap, invariants) in SWAPPED {
        by_hand(&t.database.target, swap).await;
        assert_eq!(&named(&t).await, invariants, "{swap}");
        by_hand(&t.database.target, swap).await;
        assert_eq!(named(&t).await, Vec::<&str>::new(), "swapped back");
    }
    // A place that is gone, the last one of its subject, leaves no gap.
    by_hand(
        &t.database.target,
        "DELETE FROM message_place WHERE message_id = (SELECT id FROM outbox WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1)",
    )
    .await;
    assert_eq!(named(&t).await, ["message-placed"]);
    // Nor does it help to take all of them.
    by_hand(&t.database.target, "DELETE FROM message_place").await;
    assert_eq!(named(&t).await, ["message-placed"]);
}

/// What waits for its letter is told after what happened later, and nothing is wrong with that.
async fn in_turn(t: TestApp) {
    let app = &t.app;
    beside::live(&t).await;
    let recruiter = crate::support::member(app, None, PROJECT, &[touchstone::domain::accounts::Role::Recruiter]).await;
    let (person, application) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| false).await;
    crowd::work(app).await;
    let what = touchstone::app::deciding::decide::ToDecide {
        choice: touchstone::domain::deciding::DecisionOutcome::Rejected,
        reasons: vec!["below_the_line".to_owned()],
        note: "seen".to_owned(),
        seen: None,
    };
    app.decide(PROJECT, recruiter, application, what).await.expect("decided");
    crowd::applied(app, None).await;
    app.seal_all("test").await.expect("sealed");
    t.clock.advance_seconds(3_601);
    crowd::applied(app, None).await;
    app.seal_all("test").await.expect("sealed");
    // The rest of what is due goes out with the next round.
    app.seal("test").await.expect("sealed");
    assert_eq!(named(&t).await, Vec::<&str>::new());
}

/// Whoever numbers the message of a decision before its time tells no platform of it; and a decision that was taken back is told to none.
async fn too_soon(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    beside::live(&t).await;
    let recruiter = crate::support::member(app, None, PROJECT, &[touchstone::domain::accounts::Role::Recruiter]).await;
    let (person, application) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| false).await;
    crowd::work(app).await;
    let what = touchstone::app::deciding::decide::ToDecide {
        choice: touchstone::domain::deciding::DecisionOutcome::Rejected,
        reasons: vec!["below_the_line".to_owned()],
        note: "seen".to_owned(),
        seen: None,
    };
    let decision = app.decide(PROJECT, recruiter, application, what).await.expect("decided");
    app.seal_all("test").await.expect("sealed");
    let streamed = async || {
        let (messages, last) = app.events(PROJECT, 0, 200, Reader::Platform).await.expect("read");
        (messages.iter().filter(|m| m.object == application.uuid() && m.topic.as_str() == "decision.made").count(), last)
    };
    let (told, last) = streamed().await;
    assert_eq!(told, 0);
    let waiting = "(SELECT o.id FROM outbox o JOIN ledger_event e ON e.id = o.event_id WHERE o.number IS NULL AND \
        o.topic = 'decision.made' ORDER BY e.at DESC, e.id DESC LIMIT 1)";
    by_hand(
        target,
        &format!(
            "INSERT INTO message_place (message_id, project, subject, sequence) SELECT o.id, o.project, e.subject, (SELECT \
            MAX(p.sequence) + 1 FROM message_place p WHERE p.subject = e.subject) FROM outbox o JOIN ledger_event e ON e.id = o.event_id \
            WHERE o.id = {waiting}; UPDATE outbox SET number = (SELECT MAX(number) + 1 FROM outbox) WHERE id = {waiting}"
        ),
    )
    .await;
    assert_eq!(streamed().await, (0, last), "its number lets nobody know of it sooner");
    app.undo_decision(PROJECT, recruiter, application, decision).await.expect("undone");
    t.clock.advance_seconds(3_601);
    app.seal_all("test").await.expect("sealed");
    assert_eq!(streamed().await.0, 0);
}

/// The message of one candidate as that of another, with the next place there: what is told is what the event says, and it is named.
async fn elsewhere(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    beside::live(&t).await;
    let streamed = async || app.events(PROJECT, 0, 200, Reader::Platform).await.expect("read").0.into_iter().map(|m| m.place.map(|p| p.0));
    let before: Vec<_> = streamed().await.collect();
    by_hand(
        target,
        "UPDATE message_place SET subject = (SELECT id FROM gold_set_version LIMIT 1), sequence = 900 WHERE message_id = (SELECT o.id FROM \
            outbox o JOIN message_place m ON m.message_id = o.id WHERE o.topic = 'decision.made' ORDER BY o.number DESC LIMIT 1)",
    )
    .await;
    assert_eq!(streamed().await.collect::<Vec<_>>(), before);
    assert!(named(&t).await.contains(&"message-subject"));
}

on_both!(a_decision_is_told_no_sooner_whatever_number_its_message_has, super::too_soon);
on_both!(a_message_is_about_whom_its_event_is_about, super::elsewhere);
on_both!(two_messages_that_were_swapped_are_named, super::swapped);
on_both!(a_decision_is_told_when_its_letter_is_due_and_breaks_no_order, super::in_turn);

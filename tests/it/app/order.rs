//! Messages whose order was changed in the database are named: platforms are told in the order of the ledger's events.

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
        "UPDATE message_place SET sequence = 900000 WHERE sequence = 1 AND subject IN (SELECT subject FROM message_place WHERE sequence = 3); \
            UPDATE message_place SET sequence = 1 WHERE sequence = 2 AND subject IN (SELECT subject FROM message_place WHERE sequence = 3); \
            UPDATE message_place SET sequence = 2 WHERE sequence = 900000",
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
}

/// What waits for its letter is told after what happened later, and nothing is wrong with that.
async fn in_turn(t: TestApp) {
    let app = &t.app;
    beside::live(&t).await;
    let recruiter = crate::support::member(app, None, PROJECT, &[touchstone::domain::account::Role::Recruiter]).await;
    let (person, application) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| false).await;
    crowd::work(app).await;
    let what = touchstone::app::decide::ToDecide {
        choice: touchstone::app::decide::Choice::Rejected,
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

on_both!(two_messages_that_were_swapped_are_named, super::swapped);
on_both!(a_decision_is_told_when_its_letter_is_due_and_breaks_no_order, super::in_turn);

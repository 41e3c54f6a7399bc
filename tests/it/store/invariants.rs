//! `fsck` finds what was broken by hand.

use serde_json::json;
use touchstone::app::sitting::attempt::Save;
use touchstone::domain::gold_set::item::drawn::Stored;
use touchstone::domain::kernel::actor::Actor;
use touchstone::store::admin::{doctor, fsck};

use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::{import_base, open_attempt};

on_both!(fsck_names_what_was_broken, super::fsck_names_what_was_broken_on);
async fn fsck_names_what_was_broken_on(t: TestApp) {
    let version = import_base(&t.app).await;
    for _ in 0..2 {
        let (attempt, form) = open_attempt(&t.app, version).await;
        for item in &form {
            let save = Save { attempt: attempt.id, seat: 1, item: item.id, revision: 0, response: Stored(json!({ "option": "a" })) };
            t.app.save_answer(save).await.expect("answered").expect("saved");
        }
        t.app.hand_in(attempt.id, &Actor::Worker).await.expect("answered").expect("handed in");
    }
    assert_eq!(t.app.seal_all("test").await.expect("sealed"), 3);
    let clean = fsck::check(t.app.db()).await.expect("checked");
    assert_eq!((clean.breaches, clean.events, clean.digests), (vec![], 3, 2));
    assert!(clean.invariants >= 20);
    for (damage, invariant) in [
        ("UPDATE gold_set_version SET items = items + 1", "version-items"),
        ("UPDATE gold_set_version SET number = 4", "version-numbers"),
        ("UPDATE attempt SET number = number + 1", "attempt-numbers"),
        ("UPDATE answer SET revision = 3", "answer-revisions"),
        ("UPDATE answer SET seat = 7", "answer-seats"),
        ("UPDATE answer SET saved_at = saved_at + 9999000000", "answer-times"),
        ("UPDATE answer SET response = '{\"option\":\"b\"}'", "hand-in-digest"),
        ("UPDATE attempt SET answers = 9", "hand-in-count"),
        ("UPDATE form_item SET item_id = 'nowhere' WHERE position = 0", "form-version"),
        ("UPDATE ledger_event SET actor = 'somebody else' WHERE number = 2", "ledger-chain"),
        ("UPDATE ledger_event SET kind = 'attempt.lost' WHERE number = 3", "hand-in-event"),
        ("UPDATE outbox SET number = number + 5", "outbox-numbers"),
        ("UPDATE job SET attempts = 0, state = 'running', locked_until = 1, locked_by = 'x'", "job-leases"),
    ] {
        by_hand(&t.database.target, damage).await;
        let found = fsck::check(t.app.db()).await.expect("checked");
        assert!(found.breaches.iter().any(|b| b.invariant == invariant), "{damage}: {invariant} is not among {:?}", found.breaches);
    }
}

on_both!(doctor_looks_at_a_healthy_database, super::doctor_looks_on);
async fn doctor_looks_on(t: TestApp) {
    let findings = doctor::examine(t.app.db()).await.expect("examined");
    assert!(findings.iter().all(|f| f.good), "{findings:?}");
}

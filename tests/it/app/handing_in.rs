//! Handing in where there is very much to hand in.

use serde_json::json;
use touchstone::app::sitting::attempt::Save;
use touchstone::domain::gold_set::item::drawn::Stored;
use touchstone::domain::kernel::actor::Actor;
use touchstone::store::admin::fsck;

use crate::support::database::{Engine, TestApp, by_hand, on_both};
use crate::support::{import_base, open_attempt};

on_both!(very_many_revisions_are_handed_in, super::very_many_revisions_are_handed_in_on);
async fn very_many_revisions_are_handed_in_on(t: TestApp) {
    const MANY: i64 = 12_000;
    let version = import_base(&t.app).await;
    let (attempt, form) = open_attempt(&t.app, version).await;
    let save = Save { attempt: attempt.id, seat: 1, item: form[0].id, revision: 0, response: Stored(json!({ "text": "字".repeat(700) })) };
    t.app.save_answer(save).await.expect("answered").expect("saved");
    let more = match t.engine() {
        Engine::Sqlite => {
            "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) INSERT INTO answer (id, attempt_id, \
             form_item_id, revision, seat, response, saved_at) SELECT randomblob(16), a.attempt_id, a.form_item_id, n.i, a.seat, \
             a.response, a.saved_at FROM n CROSS JOIN answer a WHERE a.revision = 1"
        }
        Engine::Postgres => {
            "INSERT INTO answer (id, attempt_id, form_item_id, revision, seat, response, saved_at) SELECT gen_random_uuid(), a.attempt_id, \
             a.form_item_id, n.i, a.seat, a.response, a.saved_at FROM generate_series(2, 12000) AS n (i) CROSS JOIN answer a \
             WHERE a.revision = 1"
        }
    };
    by_hand(&t.database.target, more).await;
    // The write itself reads none of them: whatever reading and hashing takes, nobody is kept from writing meanwhile.
    let handed_in = t.app.hand_in(attempt.id, &Actor::Worker).await.expect("answered").expect("handed in");
    assert_eq!(handed_in.answers, MANY);
    let checked = fsck::check(t.app.db()).await.expect("checked");
    assert!(!checked.breaches.iter().any(|b| b.invariant.starts_with("hand-in")), "{:?}", checked.breaches);
}

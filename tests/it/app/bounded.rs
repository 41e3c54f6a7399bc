//! What pages notice, what was answered and what was delivered is kept in bounds, and goes when it is old.

use std::collections::BTreeMap;

use sqlx::{Connection as _, Row as _, SqliteConnection};
use touchstone::store::Target;

use super::beside;
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Engine, TestApp, by_hand};

/// How many signals, remembered answers, deliveries that got through and deliveries that wait there are.
async fn rows(t: &TestApp) -> [i64; 4] {
    let Target::Sqlite(path) = &t.database.target else { unreachable!("it is SQLite") };
    let mut own = SqliteConnection::connect(&format!("sqlite://{}", path.display())).await.expect("connected");
    let mut found = [0; 4];
    for (n, table) in
        ["attempt_signal", "idempotency", "delivery WHERE state = 'done'", "delivery WHERE state <> 'done'"].into_iter().enumerate()
    {
        let count = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
        found[n] = sqlx::query(count).fetch_one(&mut own).await.expect("counted").get(0);
    }
    own.close().await.expect("closed");
    found
}

#[tokio::test]
async fn signals_remembered_answers_and_deliveries_are_bounded_and_removed_when_they_are_old() {
    const DAY: i64 = 86_400;
    let t = TestApp::another(Engine::Sqlite).await;
    let app = &t.app;
    beside::live(&t).await;
    let (person, _) = crowd::applied(app, None).await;
    let attempt = app.start_attempt(person, PROJECT, "first").await.expect("started");
    let item = app.sitting(person, attempt).await.expect("there").items[0].id.parse().expect("an id");
    for _ in 0..205 {
        app.notice(person, attempt, item, "paste", 10).await.expect("taken, and not kept beyond the bound");
    }
    crowd::applied(app, None).await;
    app.seal_all("test").await.expect("sealed");
    app.deliveries_due("test", &BTreeMap::new()).await.expect("queued");
    let [signals, none, got, wait] = rows(&t).await;
    assert_eq!((signals, none, got), (200, 0, 0));
    assert!(wait >= 2, "{wait}");
    by_hand(
        &t.database.target,
        "UPDATE delivery SET state = 'done', tried_at = (SELECT MAX(at) FROM ledger_event) WHERE id = (SELECT MIN(id) FROM delivery); \
         INSERT INTO idempotency (scope, idem_key, request_hash, status, response, created_at, expires_at) \
         SELECT 's', 'k', 'h', 200, '{}', MAX(at), MAX(at) + 172800000000 FROM ledger_event",
    )
    .await;
    for (days, left) in [(1, [200, 1, 1, wait - 1]), (2, [200, 0, 1, wait - 1]), (89, [200, 0, 0, wait - 1]), (280, [0, 0, 0, wait - 1])] {
        t.clock.advance_seconds(days * DAY);
        app.clean_up().await.expect("cleaned");
        assert_eq!(rows(&t).await, left, "after {days} more days");
    }
}

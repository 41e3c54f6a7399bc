//! Every column of every table: changed by hand it is named, or it stands here with the reason why nothing holds it.
//!
//! The columns come from the database, not from a list: a new one fails this test until something holds it, or a reason is written down.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sqlx::{Connection as _, Row as _, SqliteConnection};
use touchstone::app;
use touchstone::store::{Target, admin};

use super::beside;
use crate::support::database::{Database, Engine};

/// What nothing holds, and why: a table with `*` for all of its columns and its rows, a column, or `row` for a row that is taken out.
const FREE: &[(&str, &str, &str)] = &[
    ("application", "search", "made anew from the profile whenever it is saved; a list is searched by it"),
    ("application", "updated_at", "shown to people who look for what is new; nothing is decided by it"),
    ("attempt", "seat", "which tab may save at the moment"),
    ("attempt", "checking_since", "that a block is being graded at the moment; of an attempt that is open it is held"),
    ("dossier", "at", "the decision's own time stands in the document"),
    ("form_item", "flagged", "a candidate's own mark to come back to"),
    ("gold_set_version", "version_hash", "tells that the same content was brought in again; content and what is presented are held"),
    ("grade", "id", "names nothing"),
    ("grade", "graded_at", "the grade itself is held"),
    ("guard", "*", "counted tries, for a day"),
    ("job", "*", "work that waits; what it is to be done on is held"),
    ("lease", "*", "which process works at the moment"),
    ("mail", "attempts", "how often it was tried"),
    ("mail", "last_error", "why it did not go out"),
    ("outbox", "at", "nobody is told sooner than the decision says; the order in which messages are told is held"),
    ("outbox", "delivered_at", "whether endpoints have it"),
    ("person", "display_name", "what somebody wants to be called"),
    ("person", "created_at", "nothing is decided by it"),
    ("person", "language", "which language somebody reads; what a letter says is kept and held in every language of its project"),
    ("person", "language_asked", "the same, as the browser of the first sign-in asked for it"),
    ("posting", "id", "names nothing"),
    ("posting", "due_at", "no letter goes out sooner than the ledger says, and one that waits longer than any try does is named"),
    ("posting", "attempts", "how often it was tried"),
    ("posting", "last_error", "why it did not go out"),
    ("review_sheet", "leased_until", "who holds a response at the moment"),
    (
        "setting",
        "*",
        "what a process remembers; from which message on each has its place is there so that no places can be taken away unseen",
    ),
    ("staff", "totp_step", "which code of the authenticator was the last one"),
    ("task", "*", "what a platform says of its own tasks; nothing is graded or decided by it"),
    ("task_met", "*", "who did which ordinary task, as the platform says, and who is shown it again"),
    ("webhook", "position", "what the endpoint was told"),
    ("webhook", "failing_since", "since when it does not answer"),
];

/// Tables without a row in what is looked at: what is on the way or only remembered, and what has such tests of its own.
const UNFILLED: &[&str] = &[
    "anchor_sheet",
    "appeal",
    "attempt_signal",
    "audit",
    "audit_book",
    "audit_chart",
    "audit_footing",
    "audit_frame",
    "audit_measure",
    "audit_review",
    "audit_signature",
    "audit_signal",
    "audit_task",
    "decoy",
    "delivery",
    "draft",
    "fault",
    "gold_warning",
    "idempotency",
    "judgment",
    "knock",
    "measure_appeal",
    "pool_look",
    "population",
    "rater",
    "rescore",
    "review_draft",
    "review_training",
    "session",
    "sign_in",
    "time_mark",
];

/// What is done to a row.
#[derive(Clone, Debug)]
struct Damage {
    table: String,
    column: String,
    /// Tried in this order; one that the schema itself refuses is not the damage.
    texts: Vec<String>,
}

async fn opened(path: &Path) -> SqliteConnection {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).foreign_keys(false);
    SqliteConnection::connect_with(&options).await.expect("connected")
}

async fn texts(own: &mut SqliteConnection, query: String) -> Vec<String> {
    let rows = sqlx::raw_sql(sqlx::AssertSqlSafe(query)).fetch_all(own).await.expect("read");
    rows.iter().map(|row| row.get(0)).collect()
}

/// Values that a column might be changed to by somebody who wants to be believed: that of another row first, then one a little different.
fn changes(table: &str, column: &str, row: i64, declared: &str) -> Vec<String> {
    let at = format!("WHERE rowid = {row}");
    let other = format!(
        "UPDATE \"{table}\" SET \"{column}\" = (SELECT o.\"{column}\" FROM \"{table}\" o, \"{table}\" m \
         WHERE m.rowid = {row} AND o.\"{column}\" IS NOT NULL AND o.\"{column}\" <> m.\"{column}\" ORDER BY o.rowid LIMIT 1) {at} \
         AND EXISTS (SELECT 1 FROM \"{table}\" o WHERE o.\"{column}\" <> \"{table}\".\"{column}\")"
    );
    let set = |value: &str| format!("UPDATE \"{table}\" SET \"{column}\" = {value} {at}");
    let near = match declared {
        "BIGINT" | "INTEGER" | "DOUBLE PRECISION" | "REAL" => set(&format!("COALESCE(\"{column}\" + 1, 1)")),
        "BOOLEAN" => set(&format!("NOT COALESCE(\"{column}\", 0)")),
        "BLOB" | "BYTEA" | "UUID" => set("x'00000000000000000000000000000001'"),
        _ => set(&format!(
            "CASE WHEN \"{column}\" LIKE '{{%' THEN json_insert(\"{column}\", '$.added', 1) WHEN \"{column}\" LIKE '[%' THEN \
             json_insert(\"{column}\", '$[#]', 1) ELSE COALESCE(\"{column}\", '') || 'x' END"
        )),
    };
    // Where each row has its own, those of two rows are exchanged.
    let exchanged = format!(
        "CREATE TEMP TABLE exchanged AS SELECT m.\"{column}\" AS this, o.rowid AS there, o.\"{column}\" AS that FROM \"{table}\" o, \
         \"{table}\" m WHERE m.rowid = {row} AND o.\"{column}\" <> m.\"{column}\" ORDER BY {like} o.rowid LIMIT 1; \
         UPDATE \"{table}\" SET \"{column}\" = 900000 {at} AND EXISTS (SELECT 1 FROM exchanged); \
         UPDATE \"{table}\" SET \"{column}\" = (SELECT this FROM exchanged) WHERE rowid = (SELECT there FROM exchanged); \
         UPDATE \"{table}\" SET \"{column}\" = (SELECT that FROM exchanged) {at} AND EXISTS (SELECT 1 FROM exchanged)",
        // Of messages about one subject, if there are several.
        like = if table == "message_place" { "o.subject <> m.subject," } else { "" },
    );
    // What is counted or measured is moved a little; what names something names another.
    match declared {
        "BIGINT" | "INTEGER" => vec![near, other, exchanged],
        "DOUBLE PRECISION" | "REAL" | "BOOLEAN" => vec![near, other],
        _ => vec![other, near],
    }
}

async fn damages(own: &mut SqliteConnection) -> (Vec<Damage>, BTreeSet<String>) {
    let (mut all, mut unfilled) = (Vec::new(), BTreeSet::new());
    let tables =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '_sqlx_migrations' ORDER BY 1";
    for table in texts(own, tables.to_owned()).await {
        let middle = format!("SELECT rowid FROM \"{table}\" ORDER BY rowid LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM \"{table}\")");
        let Some(row) = sqlx::raw_sql(sqlx::AssertSqlSafe(middle)).fetch_optional(&mut *own).await.expect("read") else {
            unfilled.insert(table);
            continue;
        };
        let row: i64 = row.get(0);
        let columns = sqlx::raw_sql(sqlx::AssertSqlSafe(format!("PRAGMA table_xinfo(\"{table}\")"))).fetch_all(&mut *own).await;
        for column in columns.expect("read") {
            let (name, declared): (String, String) = (column.get("name"), column.get("type"));
            let texts = changes(&table, &name, row, &declared);
            all.push(Damage { table: table.clone(), column: name, texts });
        }
        let out = format!("DELETE FROM \"{table}\" WHERE rowid = {row}");
        all.push(Damage { table: table.clone(), column: "row".to_owned(), texts: vec![out] });
    }
    (all, unfilled)
}

/// What became of a damage.
#[derive(Debug, PartialEq, Eq)]
enum Became {
    /// The schema lets nobody write it.
    Refused,
    /// One of the commands names it, or cannot read what stands there and says so.
    Named,
    /// Nothing was seen.
    Unseen,
}

async fn became(original: &Path, folder: &Path, damage: &Damage) -> Became {
    let copy: PathBuf = folder.join("copy.db");
    std::fs::copy(original, &copy).expect("copied");
    let mut own = opened(&copy).await;
    let mut changed = false;
    for text in &damage.texts {
        let done = sqlx::raw_sql(sqlx::AssertSqlSafe(text.clone())).execute(&mut own).await;
        changed = done.is_ok_and(|d| d.rows_affected() > 0);
        if changed {
            break;
        }
    }
    own.close().await.expect("closed");
    if !changed {
        return Became::Refused;
    }
    let Ok(app) = app::open(&Target::Sqlite(copy)).await else { return Became::Named };
    let sound = admin::fsck::check(app.db()).await.is_ok_and(|c| c.breaches.is_empty())
        && app.verify_ledger().await.is_ok_and(|v| v.broken.is_empty())
        && app.replay().await.is_ok_and(|r| r.differences.is_empty());
    if sound { Became::Unseen } else { Became::Named }
}

/// On SQLite, whose schema tells its own columns; PostgreSQL has the same rows, and the same statements read them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_column_is_held_or_the_reason_why_not_is_written() {
    let t = Database::new(Engine::Sqlite).await.expect("SQLite is always there").app().await;
    beside::live(&t).await;
    let folder = tempfile::tempdir().expect("a folder");
    let original = folder.path().join("original.db");
    let Target::Sqlite(path) = &t.database.target else { unreachable!("it is SQLite") };
    let mut own = opened(path).await;
    let into = format!("VACUUM INTO '{}'", original.display());
    sqlx::raw_sql(sqlx::AssertSqlSafe(into)).execute(&mut own).await.expect("written");
    let (all, unfilled) = damages(&mut own).await;
    assert_eq!(unfilled, UNFILLED.iter().map(|t| (*t).to_owned()).collect(), "tables without a row here");
    let untouched = Damage { table: String::new(), column: String::new(), texts: vec!["UPDATE person SET id = id".to_owned()] };
    assert_eq!(became(&original, folder.path(), &untouched).await, Became::Unseen, "a change of nothing");

    let step = if std::env::var_os("TOUCHSTONE_TEST_FULL").is_some() { 1 } else { 9 };
    let mut wrong = Vec::new();
    for (number, damage) in all.iter().enumerate() {
        let (table, column) = (damage.table.as_str(), damage.column.as_str());
        let whole = FREE.iter().any(|(t, c, _)| *t == table && *c == "*");
        let listed = FREE.iter().any(|(t, c, _)| *t == table && *c == column);
        if whole || number % step != 0 {
            continue;
        }
        match (became(&original, folder.path(), damage).await, listed) {
            (Became::Unseen, false) => wrong.push(format!("{table}.{column}: nothing holds it, and no reason is written")),
            (Became::Named, true) => wrong.push(format!("{table}.{column}: it is held, though a reason says that it is not")),
            (Became::Named | Became::Refused, _) | (Became::Unseen, true) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let known: BTreeSet<(&str, &str)> = all.iter().map(|d| (d.table.as_str(), d.column.as_str())).collect();
    for (table, column, reason) in FREE {
        let there = known.contains(&(table, column)) || (*column == "*" && known.iter().any(|(t, _)| t == table));
        assert!(there && !reason.is_empty(), "{table}.{column} is not there");
    }
}

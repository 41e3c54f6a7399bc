//! Migrations and statements.

use touchstone::store::{self, admin};

use crate::support::database::{TestApp, by_hand, on_both};

on_both!(every_statement_prepares, super::every_statement_prepares_on);
async fn every_statement_prepares_on(t: TestApp) {
    let statements = store::statements();
    assert!(statements.len() > 70, "{} statements are registered", statements.len());
    for statement in statements {
        let prepared = t.app.db().write("prepare", move |tx| Box::pin(tx.prepare(statement))).await;
        assert!(prepared.is_ok(), "{}: {:?}", statement.name, prepared.err());
    }
}

on_both!(migrating_again_changes_nothing, super::migrating_again_changes_nothing_on);
async fn migrating_again_changes_nothing_on(t: TestApp) {
    assert_eq!(admin::migrate::migrate(&t.database.target).await.expect("migrated"), 0);
    admin::migrate::check(&t.database.target).await.expect("the newest");
}

on_both!(an_unknown_schema_is_refused, super::an_unknown_schema_is_refused_on);
async fn an_unknown_schema_is_refused_on(t: TestApp) {
    by_hand(
        &t.database.target,
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'from the future', true, '', \
            0)",
    )
    .await;
    let refused = touchstone::app::open(&t.database.target).await.expect_err("refused");
    assert!(refused.to_string().contains("migration 9999"), "{refused}");
}

#[tokio::test]
async fn every_file_of_migrations_is_run() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let number = |file: std::io::Result<std::fs::DirEntry>| {
        let name = file.expect("readable").file_name().into_string().expect("a name");
        name.split('_').next().and_then(|number| number.parse::<i64>().ok()).expect("a number")
    };
    let mut files: Vec<i64> = std::fs::read_dir(root).expect("readable").map(number).collect();
    files.sort_unstable();
    let folder = tempfile::tempdir().expect("a folder");
    let target = store::Target::Sqlite(folder.path().join("new.db"));
    admin::migrate::migrate(&target).await.expect("migrated");
    assert_eq!(admin::migrate::applied(&target).await.expect("read"), files);
}

#[tokio::test]
async fn an_empty_database_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = store::Target::Sqlite(folder.path().join("none.db"));
    let refused = touchstone::app::open(&target).await.expect_err("refused");
    assert!(refused.to_string().contains("touchstone migrate"), "{refused}");
}

/// On SQLite, whose planner tells before there are rows.
#[tokio::test]
async fn what_a_reviewer_holds_and_has_saved_is_found_by_an_index() {
    use sqlx::{Connection as _, Row as _};
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.db");
    admin::migrate::migrate(&store::Target::Sqlite(path.clone())).await.expect("migrated");
    let mut own = sqlx::SqliteConnection::connect(&format!("sqlite:{}", path.display())).await.expect("opened");
    for named in ["HELD", "LAST_ITEM", "SAVED", "LAST_LIVE", "LIVE_SAVED"] {
        let of = |s: &&store::Statement| s.name == named && s.sqlite.contains("FROM review_sheet s");
        let text = store::statements().into_iter().find(of).expect("registered").sqlite;
        let rows = sqlx::raw_sql(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {text}"))).fetch_all(&mut own).await.expect("planned");
        let plan: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
        let by_index = |line: &String| line.starts_with("SEARCH s USING INDEX review_sheet_by_reviewer");
        assert!(plan.iter().any(by_index), "{named}: {plan:?}");
    }
}

#[test]
fn every_column_of_every_migration_has_a_comment() {
    for (_, name, text) in admin::migrate::MIGRATIONS {
        let mut inside = false;
        for (number, line) in text.lines().enumerate() {
            let trimmed = line.trim();
            if trimmed.starts_with("CREATE TABLE") {
                inside = true;
            } else if trimmed.starts_with(");") {
                inside = false;
            } else if inside && trimmed.starts_with(|c: char| c.is_ascii_lowercase()) {
                assert!(trimmed.contains("-- "), "{name}, line {}: the column has no comment: {trimmed}", number + 1);
            }
        }
    }
}

#[test]
fn every_file_that_declares_statements_registers_them() {
    let root = crate::support::root().join("src/store");
    let listed = std::fs::read_to_string(root.join("mod.rs")).expect("readable");
    let folders = std::fs::read_dir(&root).expect("there").map(|e| e.expect("an entry").path()).filter(|p| p.is_dir());
    for folder in folders {
        let floor = folder.file_name().expect("a name").to_string_lossy().into_owned();
        for entry in std::fs::read_dir(&folder).expect("there") {
            let path = entry.expect("an entry").path();
            let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
            if path.is_file() && stem != "sql" && std::fs::read_to_string(&path).expect("readable").contains("\nsql! {") {
                assert!(listed.contains(&format!("{floor}::{stem}::STATEMENTS")), "{} is not in store::statements()", path.display());
            }
        }
    }
}

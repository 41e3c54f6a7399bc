//! Listing a million candidates: the last page beside the first, on SQLite and on PostgreSQL.
//!
//! `cargo bench --bench listing`. Pages are keyset pages of 50, each read 200 times; medians and their ratio are printed.
#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "a bench has no callers, measures time, and a broken one ends")]

#[path = "support/cluster.rs"]
#[expect(dead_code, reason = "only the writing benches stand beside pgbench")]
mod cluster;

use std::sync::Arc;
use std::time::{Duration, Instant};

use cluster::Cluster;
use sqlx::Connection as _;
use touchstone::app::gold_set::import::{Imported, read_folder};
use touchstone::app::kernel::clock::SystemClock;
use touchstone::app::kernel::ids::SystemIds;
use touchstone::app::{self, App};
use touchstone::domain::gold_set;
use touchstone::domain::kernel::moment::Moment;
use touchstone::store::{Db, Durability, Target, admin};

const PEOPLE: i64 = 1_000_000;
const PAGE: i64 = 50;
const READS: usize = 200;
const PROJECT: &str = "mandarin-sg";

const SQLITE: &str = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) \
    INSERT INTO person (id, created_at) SELECT unhex(printf('0199000000007000%016x', i)), i FROM n; \
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) \
    INSERT INTO application (id, person_id, project, version_id, status, profile, search, revision, time_factor, created_at, updated_at) \
    SELECT unhex(printf('0199000000007000%016x', i)), unhex(printf('0199000000007000%016x', i)), 'mandarin-sg', (SELECT id \
    FROM gold_set_version), CASE i % 5 WHEN 0 THEN 'needs_decision' ELSE 'screening' END, '{\"name\":\"Lin\"}', 'lin', 1, 1.0, i, i \
    FROM n; ANALYZE;";
const POSTGRES: &str = "INSERT INTO person (id, created_at) SELECT CAST('0199000000007000' || lpad(to_hex(i), 16, '0') AS UUID), i \
    FROM generate_series(1, 1000000) i; INSERT INTO application (id, person_id, project, version_id, status, profile, search, revision, \
    time_factor, created_at, updated_at) SELECT CAST('0199000000007000' || lpad(to_hex(i), 16, '0') AS UUID), \
    CAST('0199000000007000' || lpad(to_hex(i), 16, '0') AS UUID), 'mandarin-sg', (SELECT id FROM gold_set_version), \
    CASE i % 5 WHEN 0 THEN 'needs_decision' ELSE 'screening' END, '{\"name\":\"Lin\"}', 'lin', 1, 1.0, i, i \
    FROM generate_series(1, 1000000) i; ANALYZE;";

async fn filled(target: Target) -> App {
    admin::migrate::migrate(&target).await.expect("migrated");
    let app = app::on(Db::open(&target, Durability::Shared).await.expect("opened"), Arc::new(SystemClock), Arc::new(SystemIds));
    let folder = read_folder(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/gold_sets/mandarin-sg"))).expect("readable");
    let set = gold_set::read(&folder).set.expect("no errors");
    let Imported::New(_) = app.import_gold_set(set, Vec::new(), "first-run").await.expect("imported") else { panic!("new") };
    match &target {
        Target::Sqlite(path) => {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).foreign_keys(false);
            let mut connection = sqlx::SqliteConnection::connect_with(&options).await.expect("connected");
            sqlx::raw_sql(SQLITE).execute(&mut connection).await.expect("filled");
        }
        Target::Postgres(url) => {
            let mut connection = sqlx::PgConnection::connect(url).await.expect("connected");
            sqlx::raw_sql(POSTGRES).execute(&mut connection).await.expect("filled");
        }
    }
    app
}

async fn page(app: &App, state: Option<&str>, after: i64) -> Duration {
    let mut times = Vec::new();
    let key = uuid::Uuid::from_u128((0x0199_0000_0000_7000_u128 << 64) | u128::try_from(after).expect("positive"));
    for _ in 0..READS {
        let began = Instant::now();
        let rows = app
            .applications(
                PROJECT,
                (state, ""),
                (Moment::from_microseconds(after), key),
                PAGE,
                touchstone::app::accounts::reader::Reader::House,
            )
            .await
            .expect("a page");
        times.push(began.elapsed());
        assert!(!rows.is_empty());
    }
    times.sort_unstable();
    times[READS / 2]
}

#[tokio::main]
async fn main() {
    let folder = std::env::temp_dir().join(format!("touchstone-bench-listing-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let cluster = Cluster::start();
    let mut worlds = vec![("SQLite", filled(Target::Sqlite(folder.join("listing.db"))).await)];
    if let Some(cluster) = &cluster {
        worlds.push(("PostgreSQL", filled(Target::Postgres(cluster.url())).await));
    }
    for (name, app) in &worlds {
        for (words, state) in [("all", None), ("one state of five", Some("needs_decision"))] {
            let (first, last) = (page(app, state, 0).await, page(app, state, PEOPLE - 5 * PAGE - 1).await);
            let ratio = last.as_secs_f64() / first.as_secs_f64();
            println!(
                "{name:<11} {words:<18} first page {:>7.0} µs, last page {:>7.0} µs, ratio {ratio:.2}",
                first.as_secs_f64() * 1e6,
                last.as_secs_f64() * 1e6
            );
        }
    }
    drop(worlds);
    drop(std::fs::remove_dir_all(&folder));
}

//! Durable single-row writes a second from 32 writers, side by side in one run: SQLite with shared commits, SQLite with one commit each,
//! PostgreSQL through our store, and pgbench's own inserts at 32 clients.
//!
//! `cargo bench --bench durable_writes`. PostgreSQL runs with fsync and `synchronous_commit` on, on the same disk. Each is measured in
//! three interleaved rounds; the medians and their ratios are printed.
#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "a bench has no callers, measures time, and a broken one ends")]

#[path = "support/cluster.rs"]
mod cluster;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use cluster::Cluster;
use serde_json::json;
use touchstone::domain::kernel::id::JobId;
use touchstone::domain::kernel::job::JobKind;
use touchstone::domain::kernel::moment::Moment;
use touchstone::store::platform::jobs;
use touchstone::store::{Db, Durability, Target, admin};

const WRITERS: u32 = 32;
const ROUND: Duration = Duration::from_secs(4);
const ROUNDS: usize = 3;

async fn ours(db: &Db, counter: &Arc<AtomicU64>) -> f64 {
    let done = Arc::new(AtomicU64::new(0));
    let began = Instant::now();
    let mut writers = tokio::task::JoinSet::new();
    for _ in 0..WRITERS {
        let (db, done, counter) = (db.clone(), done.clone(), counter.clone());
        writers.spawn(async move {
            while began.elapsed() < ROUND {
                let id = JobId::from_uuid(uuid::Uuid::from_u128(u128::from(counter.fetch_add(1, Ordering::Relaxed)) << 64 | 1));
                let payload = json!({ "response": "一段三百字左右的回答。".repeat(27) });
                db.append("bench", move |tx| {
                    let payload = payload.clone();
                    Box::pin(async move { jobs::enqueue(tx, id, JobKind::Grade, payload, Moment::from_microseconds(1), None).await })
                })
                .await
                .expect("written");
                done.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    writers.join_all().await;
    done.load(Ordering::Relaxed) as f64 / began.elapsed().as_secs_f64()
}

fn median(rates: &[f64]) -> f64 {
    let mut sorted = rates.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

#[tokio::main]
async fn main() {
    let folder = std::env::temp_dir().join(format!("touchstone-bench-sqlite-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let counter = Arc::new(AtomicU64::new(1));
    let open = async |target: Target, durability| {
        admin::migrate::migrate(&target).await.expect("migrated");
        Db::open(&target, durability).await.expect("opened")
    };
    let shared = open(Target::Sqlite(folder.join("shared.db")), Durability::Shared).await;
    let each = open(Target::Sqlite(folder.join("each.db")), Durability::OneEach).await;
    let cluster = Cluster::start();
    let mut rates: [Vec<f64>; 4] = Default::default();
    let postgres = match &cluster {
        Some(cluster) => Some(open(Target::Postgres(cluster.url()), Durability::Shared).await),
        None => None,
    };
    let script = std::env::temp_dir().join(format!("touchstone-bench-{}.sql", std::process::id()));
    let row = "一段三百字左右的回答。".repeat(27);
    let insert =
        format!("\\set n random(1, 9000000000000)\nINSERT INTO pgbench_row (id, at, response) VALUES (gen_random_uuid(), :n, '{row}');\n");
    std::fs::write(&script, insert).expect("written");
    if let Some(cluster) = &cluster {
        let table = "CREATE TABLE pgbench_row (id UUID PRIMARY KEY, at BIGINT NOT NULL, response TEXT NOT NULL)";
        cluster.run("psql", &["-q", "-v", "ON_ERROR_STOP=1", "-d", &cluster.url(), "-c", table]);
    }
    for _ in 0..ROUNDS {
        rates[0].push(ours(&shared, &counter).await);
        rates[1].push(ours(&each, &counter).await);
        if let (Some(db), Some(cluster)) = (&postgres, &cluster) {
            rates[2].push(ours(db, &counter).await);
            rates[3].push(cluster.pgbench(&script, WRITERS, ROUND));
        }
    }
    let names = ["SQLite, shared commits", "SQLite, one commit each", "PostgreSQL, our store", "pgbench, 32 clients"];
    for (name, rates) in names.iter().zip(&rates).filter(|(_, rates)| !rates.is_empty()) {
        let list = rates.iter().map(|r| format!("{r:.0}")).collect::<Vec<_>>().join(", ");
        println!("{name:<26} {:>8.0} rows/s   ({list})", median(rates));
    }
    println!("shared commits / one commit each: {:.1}", median(&rates[0]) / median(&rates[1]));
    if cluster.is_some() {
        println!("shared commits / pgbench:         {:.1}", median(&rates[0]) / median(&rates[3]));
        println!("our store on PostgreSQL / pgbench: {:.2}", median(&rates[2]) / median(&rates[3]));
    }
    drop(std::fs::remove_dir_all(&folder));
    drop(std::fs::remove_file(&script));
}

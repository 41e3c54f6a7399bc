//! A million answers without gold taken in, on SQLite and on PostgreSQL: all of them new, all of them again, and the memory that it takes.
//!
//! `cargo bench --bench judgments`. Lines are read as the API and the command line read them; each transaction is durable.
#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "a bench has no callers, measures time, and a broken one ends")]

#[path = "support/cluster.rs"]
#[expect(dead_code, reason = "only the writing benches stand beside pgbench")]
mod cluster;

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Instant;

use cluster::Cluster;
use touchstone::app::auditing::judgments::Purpose;
use touchstone::app::kernel::clock::SystemClock;
use touchstone::app::kernel::ids::SystemIds;
use touchstone::app::{self, App};
use touchstone::store::{Db, Durability, Target, admin};

const ROWS: u64 = 1_000_000;
const PROJECT: &str = "mandarin-sg";

/// A row as a platform has it: about 150 bytes, three answers a task, two thousand annotators.
fn line(n: u64, text: &mut String) {
    text.clear();
    let (hour, minute, second) = (n / 3_600 % 24, n / 60 % 60, n % 60);
    let (task, who, said) = (n / 3, n * 7_919 % 2_000, if n.is_multiple_of(5) { "unsafe" } else { "safe" });
    write!(text, r#"{{"id":"judgment-{n}","task":"task-{task}","annotator":"worker-{who}","label":"{said}","#).expect("written");
    write!(text, r#""at":"2026-03-04T{hour:02}:{minute:02}:{second:02}Z","seconds":{}.5}}"#, n % 90).expect("written");
}

/// The most memory that this process held so far, in MiB.
fn held() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|l| l.starts_with("VmHWM:")).expect("told");
    line.split_whitespace().nth(1).and_then(|n| n.parse::<u64>().ok()).expect("a number") / 1_024
}

async fn taken(app: &App, what: &str) {
    let began = Instant::now();
    let (mut intake, mut text) = (app.intake(PROJECT, Purpose::Take), String::new());
    for n in 0..ROWS {
        line(n, &mut text);
        intake.line(n + 1, &text).await.expect("taken");
    }
    let report = intake.finish().await.expect("taken");
    let seconds = began.elapsed().as_secs_f64();
    println!(
        "{what}: {} new, {} known, {:.1} s, {:.0} rows/s; at most {} MiB",
        report.accepted,
        report.same,
        seconds,
        ROWS as f64 / seconds,
        held()
    );
}

async fn measured(target: Target, name: &str) {
    admin::migrate::migrate(&target).await.expect("migrated");
    let app = app::on(Db::open(&target, Durability::Shared).await.expect("opened"), Arc::new(SystemClock), Arc::new(SystemIds));
    taken(&app, &format!("{name}, new")).await;
    taken(&app, &format!("{name}, again")).await;
}

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    measured(Target::Sqlite(folder.path().join("judgments.db")), "SQLite").await;
    match Cluster::start() {
        Some(cluster) => measured(Target::Postgres(cluster.url()), "PostgreSQL").await,
        None => println!("PostgreSQL: not installed"),
    }
}

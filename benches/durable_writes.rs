//! Durable single-row writes a second from 32 writers, side by side in one run: SQLite with shared commits, SQLite with one commit each,
//! PostgreSQL through our store, and pgbench's own inserts at 32 clients.
//!
//! `cargo bench --bench durable_writes`. PostgreSQL runs with fsync and `synchronous_commit` on, on the same disk. Each is measured in three
//! interleaved rounds; the medians and their ratios are printed.
#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "a bench has no callers, measures time, and a broken one ends")]

use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use touchstone::domain::id::JobId;
use touchstone::domain::moment::Moment;
use touchstone::store::{Db, Durability, Target, admin, jobs};

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
                    Box::pin(async move { jobs::enqueue(tx, id, "bench", payload, Moment::from_microseconds(1), None).await })
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

struct Cluster {
    folder: PathBuf,
    bin: PathBuf,
    user: Option<(u32, u32)>,
    port: u16,
}

impl Cluster {
    fn start() -> Option<Self> {
        let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|e| e.path().join("bin"));
        let bin = debian
            .chain([PathBuf::from("/usr/local/bin"), PathBuf::from("/usr/bin")])
            .find(|d| d.join("initdb").exists() && d.join("pgbench").exists())?;
        let users = std::fs::read_to_string("/etc/passwd").expect("readable");
        let root = std::fs::metadata("/proc/self").expect("Linux").uid() == 0;
        let user = users.lines().find(|l| l.starts_with("postgres:")).filter(|_| root).map(|l| {
            let field = |n: usize| l.split(':').nth(n).and_then(|f| f.parse().ok()).expect("a number");
            (field(2), field(3))
        });
        let folder = std::env::temp_dir().join(format!("touchstone-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        if let Some((uid, gid)) = user {
            chown(&folder, Some(uid), Some(gid)).expect("given away");
        }
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
        let cluster = Self { folder, bin, user, port };
        let data = cluster.folder.join("data");
        let data = data.to_str().expect("a path");
        cluster.run("initdb", &["-A", "trust", "-U", "touchstone", "-E", "UTF8", "-D", data]);
        let sockets = format!(
            "-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c max_connections=100",
            cluster.folder.display()
        );
        cluster
            .run("pg_ctl", &["start", "-w", "-s", "-D", data, "-l", cluster.folder.join("log").to_str().expect("a path"), "-o", &sockets]);
        Some(cluster)
    }

    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let mut command = Command::new(self.bin.join(program));
        if let Some((uid, gid)) = self.user {
            command.uid(uid).gid(gid);
        }
        let out = self.folder.join("out");
        let file = std::fs::File::create(&out).expect("a file");
        let status = command
            .args(arguments)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(file)
            .stderr(Stdio::null())
            .status()
            .expect("runs");
        let text = std::fs::read_to_string(&out).expect("readable");
        assert!(status.success(), "{program} {arguments:?}: {text}");
        text
    }

    fn url(&self) -> String {
        format!("postgres://touchstone@127.0.0.1:{}/postgres", self.port)
    }

    fn pgbench(&self, script: &Path) -> f64 {
        let (port, clients, seconds) = (self.port.to_string(), WRITERS.to_string(), ROUND.as_secs().to_string());
        let script = script.to_str().expect("a path");
        let printed = self.run(
            "pgbench",
            &[
                "-h",
                "127.0.0.1",
                "-p",
                &port,
                "-U",
                "touchstone",
                "-n",
                "-c",
                &clients,
                "-j",
                "2",
                "-T",
                &seconds,
                "-M",
                "prepared",
                "-f",
                script,
                "postgres",
            ],
        );
        let line = printed.lines().find(|l| l.starts_with("tps = ")).expect("a rate");
        line["tps = ".len()..].split(' ').next().and_then(|n| n.parse().ok()).expect("a number")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        self.run("pg_ctl", &["stop", "-s", "-m", "immediate", "-D", data.to_str().expect("a path")]);
        drop(std::fs::remove_dir_all(&self.folder));
    }
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
            rates[3].push(cluster.pgbench(&script));
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

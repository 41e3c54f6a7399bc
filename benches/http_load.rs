//! Answers a second over HTTP from 32 connections, each stored durably before it is acknowledged and graded afterwards, side by side in one
//! run: SQLite with shared commits, SQLite with one commit an answer, PostgreSQL, and pgbench's single-row inserts at 32 clients.
//!
//! `cargo bench --bench http_load`. PostgreSQL runs with fsync and `synchronous_commit` on, on the same disk. The clients are threads of
//! this process and share its cores with the server. Each is measured in three interleaved rounds; the medians, their ratios, CPU an
//! answer, p50 and p99 are printed.
#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "a bench has no callers, measures time, and a broken one ends")]

#[path = "support/applicant.rs"]
mod applicant;
#[path = "support/cluster.rs"]
mod cluster;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cluster::Cluster;
use serde_json::{Value, json};
use touchstone::adapters::{Courier, Mailer};
use touchstone::app::accounts::identity::TokenRequest;
use touchstone::app::gold_set::import::{Imported, read_folder};
use touchstone::app::kernel::clock::SystemClock;
use touchstone::app::kernel::ids::SystemIds;
use touchstone::app::{self, App};
use touchstone::domain::gold_set;
use touchstone::server::{self, Proxies, Running, Settings};
use touchstone::store::{Db, Durability, Target, admin};

const CONNECTIONS: u32 = 32;
const ROUND: Duration = Duration::from_secs(4);
const ROUNDS: usize = 3;
const PROJECT: &str = "mandarin-sg";

/// A keep-alive connection that sends one request after the other, as thin as it can be: what is measured is the server.
struct Connection {
    stream: BufReader<TcpStream>,
    token: String,
}

impl Connection {
    fn open(address: std::net::SocketAddr, token: String) -> Self {
        let stream = TcpStream::connect(address).expect("connected");
        stream.set_nodelay(true).expect("no delay");
        Self { stream: BufReader::new(stream), token }
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> Value {
        let key: u128 = rand::random();
        let request = format!(
            "{method} /api/v1{path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {}\r\nIdempotency-Key: {key:x}\r\n\
                Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.token,
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes()).expect("sent");
        let (mut line, mut length, mut status) = (String::new(), 0, String::new());
        loop {
            line.clear();
            assert!(self.stream.read_line(&mut line).expect("a line") > 0, "the server closed the connection");
            if status.is_empty() {
                line.clone_into(&mut status);
            }
            if let Some(n) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = n.trim().parse().expect("a length");
            }
            if line == "\r\n" {
                break;
            }
        }
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes).expect("a body");
        assert!(status.contains(" 20"), "{method} {path}: {status} {}", String::from_utf8_lossy(&bytes));
        serde_json::from_slice(&bytes).expect("JSON")
    }
}

/// A server with 32 candidates in the middle of a stage.
struct World {
    app: App,
    running: Running,
    candidates: Vec<(String, String, Vec<String>)>,
}

impl World {
    async fn new(target: Target, durability: Durability) -> Self {
        admin::migrate::migrate(&target).await.expect("migrated");
        let db = Db::open(&target, durability).await.expect("opened");
        let app = app::on(db, Arc::new(SystemClock), Arc::new(SystemIds));
        let folder = read_folder(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/gold_sets/mandarin-sg"))).expect("readable");
        let set = gold_set::read(&folder).set.expect("no errors");
        let Imported::New(version) = app.import_gold_set(set, Vec::new(), "first-run").await.expect("imported") else { panic!("new") };
        app.publish(PROJECT, version.number, "first-run", &[]).await.expect("published");
        let listener = server::bind("127.0.0.1:0").expect("listens");
        let mailer = Mailer::folder(std::env::temp_dir(), "Touchstone <no-reply@touchstone.example>", "http://bench");
        let settings = Settings { mailer, courier: Courier::new(true).expect("a courier"), secure: false, proxies: Proxies::default() };
        let running = server::start(app.clone(), listener, settings, server::Workers::Inside).expect("started");
        let mut candidates = Vec::new();
        for n in 0..CONNECTIONS {
            let request = TokenRequest {
                project: PROJECT.to_owned(),
                email: Some(format!("bench{n}@example.sg")),
                scopes: vec!["candidate".to_owned()],
                days: 1,
            };
            let token = app.create_token(request).await.expect("a token");
            let address = running.address;
            let begun = tokio::task::spawn_blocking(move || {
                let mut c = Connection::open(address, token.clone());
                let mine = c.send("POST", "/me/application", "");
                let mine = json!({ "revision": mine["revision"], "profile": applicant::profile() });
                c.send("PUT", "/me/application/profile", &mine.to_string());
                c.send(
                    "POST",
                    "/me/application/submit",
                    &json!({ "consents": ["selection", "automated_scoring", "sensitive_content"] }).to_string(),
                );
                let attempt = c.send("POST", "/me/stages/english/attempts", "");
                let items = attempt["items"].as_array().expect("items").iter();
                let repairs: Vec<String> = items.map(ToString::to_string).collect();
                (token, attempt["id"].as_str().expect("an id").to_owned(), repairs)
            });
            candidates.push(begun.await.expect("begun"));
        }
        Self { app, running, candidates }
    }
}

/// A response of an item's kind that changes with every revision.
fn response(item: &Value, n: u64) -> Option<Value> {
    let pick = |list: &str| Some(item["item"][list].as_array()?.get(usize::try_from(n).ok()? % 3)?["id"].clone());
    match item["item"]["kind"].as_str()? {
        "choice" => Some(json!({ "option": pick("options")? })),
        "multi_choice" => Some(json!({ "options": [pick("options")?] })),
        "order" => {
            let mut ids: Vec<Value> = item["item"]["elements"].as_array()?.iter().map(|e| e["id"].clone()).collect();
            let by = usize::try_from(n).ok()? % ids.len().max(1);
            ids.rotate_left(by);
            Some(json!({ "order": ids }))
        }
        "match" => {
            let ids = |side: &str| item["item"][side].as_array().cloned().unwrap_or_default().into_iter().map(|e| e["id"].clone());
            let by = usize::try_from(n).ok()?;
            let right: Vec<Value> = ids("right").collect();
            let pairs = ids("left").enumerate().map(|(at, l)| Some((l.as_str()?.to_owned(), right[(at + by) % right.len()].clone())));
            Some(json!({ "pairs": pairs.collect::<Option<serde_json::Map<String, Value>>>()? }))
        }
        "short_text" | "repair" => Some(json!({ "text": format!("A considered answer, number {n}. ").repeat(8) })),
        _ => None,
    }
}

struct Measured {
    rate: f64,
    cpu_us: f64,
    p50_ms: f64,
    p99_ms: f64,
}

/// User and system time of this process so far.
fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux");
    let fields: Vec<&str> = stat.rsplit(')').next().expect("fields").split_whitespace().collect();
    let ticks: u64 = [11, 12].iter().map(|i| fields[*i].parse::<u64>().expect("ticks")).sum();
    Duration::from_millis(ticks * 10)
}

async fn round(world: &World) -> Measured {
    let (began, cpu_before) = (Instant::now(), cpu());
    let mut clients = tokio::task::JoinSet::new();
    for (token, attempt, items) in world.candidates.clone() {
        let address = world.running.address;
        clients.spawn_blocking(move || {
            let mut c = Connection::open(address, token);
            let shown = c.send("GET", &format!("/me/attempts/{attempt}"), "");
            let mut items: Vec<(Value, i64)> = items
                .iter()
                .map(|i| serde_json::from_str::<Value>(i).expect("an item"))
                .filter(|i| response(i, 0).is_some())
                .map(|i| {
                    let now = shown["items"].as_array().expect("items").iter().find(|s| s["id"] == i["id"]).expect("there");
                    (i.clone(), now["revision"].as_i64().expect("a revision"))
                })
                .collect();
            let mut times = Vec::new();
            let mut n = 0;
            while began.elapsed() < ROUND {
                for (item, revision) in &mut items {
                    n += 1;
                    let body = json!({ "seat": shown["seat"], "revision": *revision, "response": response(item, n) }).to_string();
                    let sent = Instant::now();
                    let path = format!("/me/attempts/{attempt}/answers/{}", item["id"].as_str().expect("an id"));
                    let saved = c.send("PUT", &path, &body);
                    times.push(sent.elapsed());
                    *revision = saved["revision"].as_i64().expect("a revision");
                }
            }
            times
        });
    }
    let mut times: Vec<Duration> = clients.join_all().await.into_iter().flatten().collect();
    let (elapsed, cpu) = (began.elapsed().as_secs_f64(), cpu().saturating_sub(cpu_before));
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1_000.0;
    let n = times.len() as f64;
    Measured { rate: n / elapsed, cpu_us: cpu.as_secs_f64() * 1e6 / n, p50_ms: at(50), p99_ms: at(99) }
}

/// Hands every block in at once and waits until all of it is graded: what was measured was real answers.
async fn graded(world: World) -> (usize, f64) {
    let began = Instant::now();
    let mut all = tokio::task::JoinSet::new();
    for (token, attempt, _) in world.candidates.clone() {
        let address = world.running.address;
        all.spawn_blocking(move || {
            let mut c = Connection::open(address, token);
            c.send("POST", &format!("/me/attempts/{attempt}/hand-in"), "");
            loop {
                let shown = c.send("GET", &format!("/me/attempts/{attempt}"), "");
                let open = shown["items"].as_array().is_some_and(|i| !i.is_empty());
                if open || shown["state"] == "handed_in" {
                    return;
                }
                std::thread::sleep(Duration::from_millis(20));
            }
        });
    }
    all.join_all().await;
    let took = began.elapsed().as_secs_f64();
    let n = world.candidates.len();
    drop(world.app);
    world.running.stop().await;
    (n, took)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

#[tokio::main]
async fn main() {
    let folder = std::env::temp_dir().join(format!("touchstone-bench-http-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    // For a profile: only the first of them.
    let alone = std::env::var_os("TOUCHSTONE_BENCH_ALONE").is_some();
    let cluster = if alone { None } else { Cluster::start() };
    let mut worlds =
        vec![("SQLite, shared commits", World::new(Target::Sqlite(folder.join("shared.db")), Durability::Shared).await, Vec::new())];
    if !alone {
        let each = World::new(Target::Sqlite(folder.join("each.db")), Durability::OneEach).await;
        worlds.push(("SQLite, one commit an answer", each, Vec::new()));
    }
    if let Some(cluster) = &cluster {
        worlds.push(("PostgreSQL", World::new(Target::Postgres(cluster.url()), Durability::Shared).await, Vec::new()));
    }
    let script = folder.join("insert.sql");
    let row = "A considered answer, number 1000. ".repeat(8);
    std::fs::write(
        &script,
        format!("\\set n random(1, 9000000000000)\nINSERT INTO pgbench_row (id, at, response) VALUES (gen_random_uuid(), :n, '{row}');\n"),
    )
    .expect("written");
    if let Some(cluster) = &cluster {
        let table = "CREATE TABLE pgbench_row (id UUID PRIMARY KEY, at BIGINT NOT NULL, response TEXT NOT NULL)";
        cluster.run("psql", &["-q", "-v", "ON_ERROR_STOP=1", "-d", &cluster.url(), "-c", table]);
    }
    let mut pgbench = Vec::new();
    for _ in 0..ROUNDS {
        for (_, world, measured) in &mut worlds {
            measured.push(round(world).await);
        }
        if let Some(cluster) = &cluster {
            pgbench.push(cluster.pgbench(&script, CONNECTIONS, ROUND));
        }
    }
    for (name, _, m) in &worlds {
        println!(
            "{name:<30} {:>7.0} answers/s  CPU {:>4.0} µs an answer  p50 {:>5.2} ms  p99 {:>6.2} ms",
            median(m.iter().map(|m| m.rate)),
            median(m.iter().map(|m| m.cpu_us)),
            median(m.iter().map(|m| m.p50_ms)),
            median(m.iter().map(|m| m.p99_ms))
        );
    }
    let rate = |i: usize| worlds.get(i).map_or(f64::NAN, |(_, _, m)| median(m.iter().map(|m| m.rate)));
    println!("shared commits / one commit an answer: {:.2}", rate(0) / rate(1));
    if !pgbench.is_empty() {
        let pgbench = median(pgbench.into_iter());
        println!("pgbench, 32 clients            {pgbench:>7.0} rows/s");
        println!("SQLite / pgbench:                      {:.2}", rate(0) / pgbench);
        println!("PostgreSQL / pgbench:                  {:.2}", rate(2) / pgbench);
    }
    for (name, world, _) in worlds {
        let (n, took) = graded(world).await;
        println!("{name}: {n} blocks handed in and graded in {took:.1} s");
    }
    drop(std::fs::remove_dir_all(&folder));
}

//! The worst texts at every door that takes a text: what one costs the server's processor, and how long `/healthz` takes meanwhile.
//!
//! `cargo bench --bench worst_texts`. The server is a process of its own, on SQLite; its CPU is the kernel's account of all its threads.
//! Doors are every page that does something and every JSON operation of the API's own document, as a candidate in the middle of a stage and
//! as a member of staff with every role. What stands at each door: a body of 1 MiB, and the longest text that a field may hold, in the
//! field that reads it and in another.
#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "a bench has no callers, measures time, and a broken one ends")]

#[path = "support/applicant.rs"]
mod applicant;

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use touchstone::app::accounts::identity::TokenRequest;
use touchstone::app::accounts::staff::NewStaff;
use touchstone::app::gold_set::import::{Imported, read_folder};
use touchstone::app::kernel::clock::SystemClock;
use touchstone::app::kernel::ids::SystemIds;
use touchstone::app::{self, App};
use touchstone::domain::accounts::Role;
use touchstone::domain::applying::refused::LONGEST_TEXT;
use touchstone::domain::gold_set;
use touchstone::server;
use touchstone::store::{Db, Durability, Target, admin};

const PROJECT: &str = "mandarin-sg";
const PASSWORD: &str = "correct horse battery";
const MEBIBYTE: usize = 1 << 20;

/// What is repeated: digits that may be somebody's number, marks that are put together, one character that stands for eighteen, emoji held
/// together, quotes, brackets and words without an end.
const WORST: [(&str, &str); 8] = [
    ("digits and letters", "S1 2-3.4/5"),
    ("combining marks", "e\u{301}\u{327}\u{323}"),
    ("one for eighteen", "\u{FDFA}"),
    ("joined emoji", "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{FE0F}"),
    ("ideographs", "\u{5CA9}\u{5200}\u{9F98}"),
    ("markup", "<&\"'[*_`"),
    ("full width", "\u{FF33}\u{FF11}\u{FF12}\u{3000}"),
    ("one word", "a"),
];

/// A server and what is needed to be let in.
struct World {
    child: Child,
    address: String,
    known: Vec<(&'static str, String)>,
    token_of: BTreeMap<String, String>,
    everybody: String,
}

impl Drop for World {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

async fn tokens(app: &App) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let names =
        ["checks:write", "events:read", "webhooks:write", "candidates:read", "candidates:personal", "decisions:write", "reviews:write"];
    for scope in names {
        let staff = !matches!(scope, "checks:write" | "events:read" | "webhooks:write");
        let email = staff.then(|| "all@example.sg".to_owned());
        let request = TokenRequest { project: PROJECT.to_owned(), email, scopes: vec![scope.to_owned()], days: 1 };
        if let Ok(token) = app.create_token(request).await {
            all.insert(scope.to_owned(), token);
        }
    }
    let email = Some("lin@example.sg".to_owned());
    let request = TokenRequest { project: PROJECT.to_owned(), email, scopes: vec!["candidate".to_owned()], days: 1 };
    all.insert("candidate".to_owned(), app.create_token(request).await.expect("a token"));
    all
}

impl World {
    async fn new(folder: &std::path::Path) -> Self {
        let target = Target::Sqlite(folder.join("touchstone.db"));
        admin::migrate::migrate(&target).await.expect("migrated");
        let app = app::on(Db::open(&target, Durability::Shared).await.expect("opened"), Arc::new(SystemClock), Arc::new(SystemIds));
        let set = read_folder(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/gold_sets/mandarin-sg"))).expect("readable");
        let set = gold_set::read(&set).set.expect("no errors");
        let Imported::New(version) = app.import_gold_set(set, Vec::new(), "first-run").await.expect("imported") else { panic!("new") };
        app.publish(PROJECT, version.number, "first-run", &[]).await.expect("published");
        let roles = Role::ALL.iter().map(|role| (PROJECT.to_owned(), *role)).collect();
        let (email, name) = ("all@example.sg".to_owned(), "All".to_owned());
        app.add_staff(NewStaff { email, name, password: PASSWORD.to_owned(), roles, second_factor: false }).await.expect("added");
        let token_of = tokens(&app).await;
        app.db().close().await;
        let mut command = Command::new(env!("CARGO_BIN_EXE_touchstone"));
        let database = format!("sqlite:{}", folder.join("touchstone.db").display());
        command.args(["serve", "--listen", "127.0.0.1:0"]).env("TOUCHSTONE_DATABASE", database).env("RUST_LOG", "off").current_dir(folder);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("started");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("an address");
        let address = line.trim().to_owned();
        let mut world = Self { child, address, known: Vec::new(), token_of, everybody: String::new() };
        world.apply();
        world.sign_in();
        world
    }

    /// Nanoseconds that all threads of the server have run.
    fn ran(&self) -> u64 {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.child.id())).expect("a process");
        let one = |task: std::fs::DirEntry| std::fs::read_to_string(task.path().join("schedstat")).ok();
        tasks.flatten().filter_map(one).filter_map(|text| text.split(' ').next()?.parse::<u64>().ok()).sum()
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> (u16, String, Vec<String>) {
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).max_redirects_will_error(false);
        let agent: ureq::Agent = config.allow_non_standard_methods(true).build().into();
        // A body that is refused at its beginning may be cut off while it is sent.
        let Ok(mut answer) = agent.run(request.body(body.to_vec()).expect("a request")) else { return (0, String::new(), Vec::new()) };
        let cookies = answer.headers().get_all("set-cookie").iter().filter_map(|v| v.to_str().ok()).map(str::to_owned).collect();
        (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap_or_default(), cookies)
    }

    fn call(&self, scope: &str, method: &str, path: &str, body: &[u8]) -> (u16, Value) {
        let token = self.token_of.get(scope).map_or("", String::as_str);
        let (bearer, key) = (format!("Bearer {token}"), format!("{:x}", rand::random::<u128>()));
        let headers = [("Authorization", bearer.as_str()), ("Content-Type", "application/json"), ("Idempotency-Key", &key)];
        let (status, text, _) = self.send(method, &format!("/api/v1{path}"), &headers, body);
        (status, serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    /// A candidate in the middle of the first stage.
    fn apply(&mut self) {
        let ok = |method: &str, path: &str, body: &Value| {
            let (status, value) = self.call("candidate", method, path, body.to_string().as_bytes());
            assert!((200..300).contains(&status), "{method} {path}: {status} {value}");
            value
        };
        let mine = ok("POST", "/me/application", &json!({}));
        ok("PUT", "/me/application/profile", &json!({ "revision": mine["revision"], "profile": applicant::profile() }));
        ok("POST", "/me/application/submit", &json!({ "consents": ["selection", "automated_scoring", "sensitive_content"] }));
        let attempt = ok("POST", "/me/stages/english/attempts", &json!({}));
        let id = |value: &Value| value["id"].as_str().expect("an id").to_owned();
        self.known = vec![("candidate", id(&mine)), ("attempt", id(&attempt)), ("item", id(&attempt["items"][0]))];
        let more = [("project", PROJECT), ("step", "name"), ("set", PROJECT), ("version", "1"), ("n", "1"), ("stage", "english")];
        self.known.extend(more.map(|(name, value)| (name, value.to_owned())));
    }

    /// Cookies of a member of staff with every role.
    fn sign_in(&mut self) {
        let (_, page, mut cookies) = self.send("GET", "/staff/sign-in", &[], b"");
        let held = |cookies: &[String]| cookies.iter().filter_map(|c| c.split(';').next()).collect::<Vec<_>>().join("; ");
        let form = format!(
            "csrf={}&once={}&email=all%40example.sg&password={}",
            field(&page, "csrf"),
            field(&page, "once"),
            PASSWORD.replace(' ', "+")
        );
        let headers = [("Cookie", held(&cookies)), ("Content-Type", "application/x-www-form-urlencoded".to_owned())];
        let headers: Vec<(&str, &str)> = headers.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let (status, text, given) = self.send("POST", "/staff/sign-in", &headers, form.as_bytes());
        assert_eq!(status, 303, "{text}");
        cookies.extend(given);
        self.everybody = held(&cookies);
    }

    fn filled(&self, path: &str) -> String {
        let part = |part: &str| match part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
            Some(name) => {
                self.known.iter().find(|(n, _)| *n == name).map_or("01990000-0000-7000-8000-000000000000", |(_, v)| v.as_str()).to_owned()
            }
            None => part.to_owned(),
        };
        path.split('/').map(part).collect::<Vec<_>>().join("/")
    }
}

fn field(page: &str, name: &str) -> String {
    let rest = page.split_once(&format!("name=\"{name}\" value=\"")).map_or("", |(_, rest)| rest);
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// A text of at most so many bytes.
fn of_bytes(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

/// A text of the most code points that a field may hold.
fn longest(piece: &str) -> String {
    piece.chars().cycle().take(LONGEST_TEXT).collect()
}

/// What one text cost at one door.
struct Cost {
    door: String,
    text: &'static str,
    status: u16,
    milliseconds: f64,
}

fn measured(world: &World, door: String, text: &'static str, ask: impl Fn() -> u16) -> Cost {
    // The cheaper of two: what else the server does at the same moment is no cost of this text.
    let mut best = (f64::INFINITY, 0);
    for _ in 0..2 {
        let before = world.ran();
        let status = ask();
        let spent = (world.ran() - before) as f64 / 1e6;
        if spent < best.0 {
            best = (spent, status);
        }
    }
    Cost { door, text, status: best.1, milliseconds: best.0 }
}

/// Every operation of the API that takes JSON.
fn at_the_api(world: &World, costs: &mut Vec<Cost>) {
    let (_, text, _) = world.send("GET", "/api/v1/openapi.json", &[], b"");
    let document: Value = serde_json::from_str(&text).expect("JSON");
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for (method, operation) in operations.as_object().expect("operations") {
            if !operation["requestBody"]["content"]["application/json"].is_object() {
                continue;
            }
            let scope = operation["description"].as_str().and_then(|d| d.split('`').nth(1)).unwrap_or("candidate");
            let (method, path) = (method.to_uppercase(), world.filled(path));
            for (name, piece) in WORST {
                let (whole, long) = (of_bytes(piece, MEBIBYTE), longest(piece));
                let bodies = [
                    ("1 MiB", json!({ "anything": whole })),
                    ("longest", json!({ "anything": long })),
                    ("longest", json!({ "seat": 1, "revision": 0, "response": { "text": long } })),
                    ("longest", json!({ "revision": 1, "profile": { "name": long } })),
                    ("longest", json!({ "text": long, "grounds": "facts", "note": long, "reason": long, "url": long })),
                ];
                for (size, body) in bodies {
                    let body = body.to_string().into_bytes();
                    let door = format!("{method} {path} ({size})");
                    costs.push(measured(world, door, name, || world.call(scope, &method, &path, &body).0));
                }
            }
        }
    }
}

/// Every page that does something.
fn at_the_pages(world: &World, costs: &mut Vec<Cost>) {
    let (_, help, _) = world.send("GET", "/help", &[("Cookie", &world.everybody)], b"");
    let fields = ["name", "text", "note", "reason", "email", "url", "key", "back"];
    for page in server::pages().iter().filter(|p| !p.gets && p.path != "/sign-out" && p.path != "/staff/sign-in") {
        let path = world.filled(page.path);
        for (name, piece) in WORST {
            for (size, text) in [("1 MiB", of_bytes(piece, MEBIBYTE - 4_096)), ("longest", longest(piece))] {
                let mut body = Vec::new();
                let mut part = |name: &str, value: &str| {
                    body.extend(format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
                };
                part("csrf", &field(&help, "csrf"));
                part("once", &format!("{:x}", rand::random::<u128>()));
                if size == "1 MiB" {
                    part("text", &text);
                } else {
                    for name in fields {
                        part(name, &text);
                    }
                }
                body.extend(b"--b--\r\n");
                let headers = [("Cookie", world.everybody.as_str()), ("Content-Type", "multipart/form-data; boundary=b")];
                costs.push(measured(world, format!("POST {path} ({size})"), name, || world.send("POST", &path, &headers, &body).0));
            }
        }
    }
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let world = runtime.block_on(World::new(folder.path()));
    let (ended, address) = (Arc::new(AtomicBool::new(false)), world.address.clone());
    let asked = std::thread::spawn({
        let ended = ended.clone();
        move || {
            let agent: ureq::Agent = ureq::Agent::config_builder().build().into();
            let mut waited = Vec::new();
            while !ended.load(Ordering::SeqCst) {
                let began = Instant::now();
                agent.get(format!("{address}/healthz")).call().expect("healthy");
                waited.push(began.elapsed().as_secs_f64() * 1e3);
                std::thread::sleep(Duration::from_millis(5));
            }
            waited
        }
    });
    let mut costs = Vec::new();
    at_the_api(&world, &mut costs);
    at_the_pages(&world, &mut costs);
    ended.store(true, Ordering::SeqCst);
    let mut waited = asked.join().expect("no panic");
    waited.sort_by(f64::total_cmp);
    costs.sort_by(|a, b| b.milliseconds.total_cmp(&a.milliseconds));
    let doors: std::collections::BTreeSet<&str> = costs.iter().map(|c| c.door.split(" (").next().unwrap_or_default()).collect();
    println!("{} texts at {} doors; the costliest:", costs.len(), doors.len());
    println!("| door | text | status | CPU ms |\n|---|---|---|---|");
    for cost in costs.iter().take(12) {
        println!("| {} | {} | {} | {:.1} |", cost.door, cost.text, cost.status, cost.milliseconds);
    }
    let mut statuses: BTreeMap<u16, usize> = BTreeMap::new();
    for cost in &costs {
        *statuses.entry(cost.status).or_default() += 1;
    }
    println!("answered with {statuses:?}; median {:.2} ms", costs[costs.len() / 2].milliseconds);
    println!(
        "/healthz meanwhile: {} times, median {:.1} ms, 99 % within {:.1} ms, longest {:.1} ms",
        waited.len(),
        waited[waited.len() / 2],
        waited[(waited.len() - 1) * 99 / 100],
        waited[waited.len() - 1]
    );
}

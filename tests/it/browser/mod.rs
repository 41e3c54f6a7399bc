//! The pages in a real Chromium: stories in `tests/browser`, each run by node against a server of its own. Beside the server stands a desk,
//! which the story asks for what a person would know or do outside the browser: a mail's code, an authenticator's digits, the right answer,
//! letting time pass.

mod nobodys;
mod stories;

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use serde_json::{Value, json};
use touchstone::app::accounts::reader::Reader;
use touchstone::app::accounts::staff::NewStaff;
use touchstone::app::deciding::decide::ToDecide;
use touchstone::app::kernel::clock::Clock as _;
use touchstone::domain::accounts::Role;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::gold_set::item::drawn::{Drawn, Stored};
use touchstone::domain::gold_set::{self, Folder};
use touchstone::domain::kernel::sealed::Reveal;
use touchstone::store::auditing::annotators;

use crate::api::{PROJECT, World};
use crate::support;
use crate::support::crowd;
use crate::support::database::TestApp;
use crate::web::laid_out;

const PASSWORD: &str = "correct horse battery";

/// The browser and node, where they are there; where they may not be missing, the run fails.
fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("TOUCHSTONE_CHROMIUM").map(PathBuf::from);
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].map(PathBuf::from);
    let found = named.into_iter().chain(usual).find(|p| p.exists());
    let modules = support::root().join("tests/browser/node_modules/playwright-core").exists();
    let found = found.filter(|_| modules && Command::new("node").arg("--version").output().is_ok_and(|o| o.status.success()));
    if found.is_none() {
        assert!(std::env::var_os("CI").is_none(), "no browser, and this run may not do without (scripts/test installs it)");
        println!("SKIPPED: no browser (scripts/test installs it)");
    }
    found
}

/// What the story cannot do in the browser.
struct Desk {
    world: World,
    /// The project of its set.
    project: String,
    second_factors: Vec<(String, String)>,
}

impl Desk {
    async fn open(world: World, project: String) -> Self {
        let roles: [(&str, &[Role]); 7] = [
            ("reviewer@example.sg", &[Role::Reviewer]),
            ("second@example.sg", &[Role::Reviewer]),
            ("adjudicator@example.sg", &[Role::Adjudicator]),
            ("recruiter@example.sg", &[Role::Recruiter]),
            ("deputy@example.sg", &[Role::Recruiter]),
            ("auditor@example.sg", &[Role::Auditor]),
            ("author@example.sg", &[Role::Author]),
        ];
        let mut second_factors = Vec::new();
        for (email, roles) in roles {
            let roles = roles.iter().map(|r| (project.clone(), *r)).collect();
            let name = email.split('@').next().expect("a name").to_owned();
            let new = NewStaff { email: email.to_owned(), name, password: PASSWORD.to_owned(), roles, second_factor: true };
            let secret = world.t.app.add_staff(new).await.expect("added").expect("a second factor");
            second_factors.push((email.to_owned(), secret));
        }
        Self { world, project, second_factors }
    }

    async fn answer(&self, asked: &str) -> Value {
        let (what, query) = asked.split_once('?').unwrap_or((asked, ""));
        let pairs = actix_web::web::Query::<Vec<(String, String)>>::from_query(query).expect("a query").into_inner();
        let value = pairs.first().map_or("", |(_, v)| v.as_str());
        match what {
            "mail" => json!({ "code": mailed(self.world.mails.path(), value) }),
            "totp" => {
                let (_, secret) = self.second_factors.iter().find(|(email, _)| email == value).expect("staff");
                let secret = totp_rs::Secret::try_from_base32(secret).expect("base32");
                let totp = totp_rs::Builder::new().with_secret(secret).build().expect("a second factor");
                let seconds = self.world.t.clock.now().microseconds() / 1_000_000;
                json!({ "totp": totp.generate(u64::try_from(seconds).expect("after 1970")).to_string() })
            }
            "right" => {
                let (attempt, item) = value.split_once(' ').expect("attempt and item");
                self.world.right(attempt, item).await
            }
            "check" => self.right_check(value).await,
            "laid-out" => self.laid_out(value).await,
            "graded" => {
                let graded = laid_out::graded(&self.world, value.parse().expect("an id")).await;
                json!(
                    graded
                        .into_iter()
                        .map(|(item, kind, stored, score)| json!({ "item": item, "kind": kind, "stored": stored, "score": score }))
                        .collect::<Vec<_>>()
                )
            }
            "trained" => {
                let staff = support::member(&self.world.t.app, Some(value), &self.project, &[Role::Reviewer]).await;
                support::training::trained(&self.world.t.app, &self.project, staff).await;
                json!({})
            }
            "agreed" => json!(support::training::agreed(&self.world.t.app, &self.project, value).await),
            "written" => {
                self.written(value.parse().expect("a number")).await;
                json!({})
            }
            "annotator" => json!({ "id": self.annotator().await }),
            "settle" => {
                self.world.settle().await;
                json!({})
            }
            "clock" => {
                self.world.t.clock.advance_seconds(value.parse().expect("seconds"));
                json!({})
            }
            "platform" => json!({ "token": self.world.token(None, &["checks:write", "audits:read"]).await.token }),
            other => panic!("the desk does not know {other}"),
        }
    }

    /// Attempts of a candidate that hold every keyed item of the set, or in the short form some of each kind.
    async fn laid_out(&self, email: &str) -> Value {
        let (_, content) = self.world.t.app.published(PROJECT).await.expect("published");
        let all = laid_out::chosen(&content, std::env::var_os("TOUCHSTONE_TEST_FULL").is_some());
        let opened = laid_out::open(&self.world, email, "calibration", 1, &all).await;
        json!({ "attempts": opened.iter().map(ToString::to_string).collect::<Vec<_>>() })
    }

    /// So many people who have handed in an essay, and one who failed before.
    async fn written(&self, people: usize) {
        let app = &self.world.t.app;
        for n in 0..=people {
            let (person, _) = crowd::applied(app, None).await;
            crowd::sit(app, person, "first", |_, _| n < people).await;
            self.world.settle().await;
            if n < people {
                crowd::sit(app, person, "writing", |_, _| true).await;
                self.world.settle().await;
            }
        }
    }

    /// Somebody who has passed everything, was taken on, and has begun.
    async fn annotator(&self) -> String {
        let app = &self.world.t.app;
        let (person, application) = crowd::applied(app, None).await;
        for stage in ["first", "writing"] {
            crowd::sit(app, person, stage, |_, _| true).await;
            crowd::work(app).await;
        }
        crowd::review(app, |_| true).await;
        self.world.settle().await;
        let by = support::member(app, None, PROJECT, &[Role::Recruiter]).await;
        let reasons = vec!["all_stages_passed".to_owned()];
        let take_on = ToDecide { choice: DecisionOutcome::Onboarded, reasons, note: String::new(), seen: None };
        app.decide(PROJECT, by, application, take_on).await.expect("decided");
        self.world.t.clock.advance_seconds(3_601);
        self.world.settle().await;
        let all = app.audit_records(PROJECT, uuid::Uuid::nil(), 50, Reader::House).await.expect("read");
        all.first().expect("an annotator").1.annotator.id.to_string()
    }

    async fn right_check(&self, id: &str) -> Value {
        let id = id.parse().expect("an id");
        let check = self.world.t.app.db().read("check", move |tx| Box::pin(annotators::check(tx, id))).await.expect("read").expect("there");
        let content = self.world.t.app.content(check.version).await.expect("there");
        let item = content.item(&check.item).expect("there");
        let drawn: Drawn = serde_json::from_value(check.shown).expect("drawn");
        drawn.as_given(&item.presented.body, &Stored(item.own_answer(&Reveal::for_the_store()).expect("a key"))).0
    }
}

/// The six digits of the newest mail with any to an address. Mails of one moment stand in no order, and a letter has none.
pub fn mailed(folder: &Path, to: &str) -> String {
    let mut mails: Vec<PathBuf> = std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("a mail").path()).collect();
    mails.sort();
    let theirs = |text: &String| text.starts_with(&format!("To: {to}\n"));
    let digits = |text: String| text.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6).map(str::to_owned);
    let mut all = mails.iter().rev().map(|p| std::fs::read_to_string(p).expect("readable")).filter(theirs);
    all.find_map(digits).unwrap_or_else(|| panic!("no mail with a code to {to}"))
}

/// One question and its answer over a plain socket.
fn serve(stream: TcpStream, desk: &Arc<Desk>, runtime: &tokio::runtime::Handle) {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first).expect("a request");
    let mut line = String::from("x");
    while !line.trim().is_empty() {
        line.clear();
        reader.read_line(&mut line).expect("a header");
    }
    let asked = first.split(' ').nth(1).unwrap_or("/").trim_start_matches('/').to_owned();
    let desk = desk.clone();
    let answered = runtime.block_on(runtime.spawn(async move { desk.answer(&asked).await }));
    let (status, text) = answered.map_or(("500 Failed", "{}".to_owned()), |value| ("200 OK", value.to_string()));
    let length = text.len();
    let mut stream = reader.into_inner();
    write!(stream, "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{text}")
        .expect("answered");
}

/// Runs a story; what it prints is shown, and its failure is the test's.
async fn told(story: &'static str, t: TestApp, settings: &'static [(&'static str, &'static str)]) {
    told_of(support::folder("gold_sets/mandarin-sg"), story, t, settings).await;
}

/// The same with a set of one's own.
async fn told_of(set: Folder, story: &'static str, t: TestApp, settings: &'static [(&'static str, &'static str)]) {
    let Some(chromium) = browser() else { return };
    let engine = format!("{:?}", t.engine()).to_lowercase();
    let project = gold_set::read(&set).set.expect("no errors").project.head.id;
    let desk = Arc::new(Desk::open(World::with(t, set).await, project).await);
    let base = format!("http://{}", desk.world.running.address);
    let listener = TcpListener::bind("127.0.0.1:0").expect("an address");
    let address = listener.local_addr().expect("an address");
    let runtime = tokio::runtime::Handle::current();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            serve(stream, &desk, &runtime);
        }
    });
    let mut node = Command::new("node");
    node.arg(support::root().join("tests/browser").join(story))
        .env("TOUCHSTONE_BASE", &base)
        .env("TOUCHSTONE_DESK", format!("http://{address}"));
    node.env("TOUCHSTONE_CHROMIUM", chromium).envs(settings.iter().copied());
    if let Some(shots) = std::env::var_os("TOUCHSTONE_SHOTS") {
        node.env("TOUCHSTONE_SHOTS", PathBuf::from(shots).join(&engine));
    }
    let done = crate::support::aside(move || node.output()).await.expect("no panic").expect("node runs");
    println!("{engine}: {}", String::from_utf8_lossy(&done.stdout));
    assert!(done.status.success(), "{story}: {}", String::from_utf8_lossy(&done.stderr));
}

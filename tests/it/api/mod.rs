//! The API as a client sees it, over a real socket.

mod bad_input;
pub mod described;
mod document;
mod judgments;
mod killed;
mod measures;
mod once;
mod others;
mod permission;
mod reviewers;
mod third_set;
mod twin_worlds;
mod way;

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use touchstone::adapters::{Courier, Mailer};
use touchstone::app::accounts::identity::TokenRequest;
use touchstone::app::gold_set::import::Imported;
use touchstone::domain::accounts::{Role, Scope};
use touchstone::domain::gold_set::item::PresentedBody;
use touchstone::domain::gold_set::item::drawn::{Drawn, Stored};
use touchstone::domain::gold_set::{self, Folder};
use touchstone::domain::kernel::actor::Actor;
use touchstone::domain::kernel::id::{AttemptId, FormItemId};
use touchstone::domain::kernel::sealed::Reveal;
use touchstone::server::{self, Proxies, Running, Settings};
use touchstone::store::sitting::answers;

use crate::support;
use crate::support::database::{TestApp, by_hand};

pub const PROJECT: &str = "mandarin-sg";

/// A server on a database of its own, with the shipped set published; workers are moved by hand.
pub struct World {
    pub t: TestApp,
    pub running: Running,
    /// Where its mails go.
    pub mails: tempfile::TempDir,
}

/// What came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{} {}", self.status, self.text))
    }

    pub fn ok(&self) -> Value {
        assert!((200..300).contains(&self.status), "{} {}", self.status, self.text);
        self.json()
    }

    pub fn code(&self) -> (u16, String) {
        (self.status, self.json()["code"].as_str().unwrap_or_default().to_owned())
    }
}

impl World {
    pub async fn new(t: TestApp) -> Self {
        Self::with(t, support::folder("gold_sets/mandarin-sg")).await
    }

    pub async fn with(t: TestApp, folder: Folder) -> Self {
        Self::set_up(t, folder, |_| {}).await
    }

    /// The same with other settings of the server.
    pub async fn set_up(t: TestApp, folder: Folder, change: impl FnOnce(&mut Settings)) -> Self {
        let report = gold_set::read(&folder);
        let errors: Vec<_> = report.problems.iter().filter(|p| p.code.as_str().starts_with('E')).collect();
        let set = report.set.unwrap_or_else(|| panic!("{errors:#?}"));
        let project = set.project.head.id.clone();
        let Imported::New(version) = t.app.import_gold_set(set, Vec::new(), Actor::FirstRun).await.expect("imported") else {
            panic!("new")
        };
        t.app.publish(&project, version.number, Actor::FirstRun, &[]).await.expect("published");
        let listener = server::bind("127.0.0.1:0").expect("listens");
        let mails = tempfile::tempdir().expect("a folder");
        let public = format!("http://{}", listener.local_addr().expect("an address"));
        let mailer = Mailer::folder(mails.path().to_owned(), "Touchstone <no-reply@touchstone.example>", &public);
        let courier = Courier::new(true).expect("a courier");
        let mut settings = Settings { mailer, courier, secure: false, proxies: Proxies::default() };
        change(&mut settings);
        let running = server::start(t.app.clone(), listener, settings, server::Workers::None).expect("listens");
        Self { t, running, mails }
    }

    /// A token; whoever it acts for has the roles that its scopes need.
    pub async fn token(&self, email: Option<&str>, scopes: &[&str]) -> Client {
        self.token_in(PROJECT, email, scopes).await
    }

    /// The same in a project.
    pub async fn token_in(&self, project: &str, email: Option<&str>, scopes: &[&str]) -> Client {
        let roles: Vec<Role> = scopes.iter().filter_map(|s| Scope::from_name(s)).flat_map(|s| s.given_by().to_vec()).collect();
        if email.is_some() && !roles.is_empty() {
            support::member(&self.t.app, email, project, &roles).await;
        }
        let new = TokenRequest {
            project: project.to_owned(),
            email: email.map(str::to_owned),
            scopes: scopes.iter().map(|s| (*s).to_owned()).collect(),
            days: 30,
        };
        Client { base: format!("http://{}", self.running.address), token: Some(self.t.app.create_token(new).await.expect("made")) }
    }

    pub fn nobody(&self) -> Client {
        Client { base: format!("http://{}", self.running.address), token: None }
    }

    /// Lets the workers do all that waits.
    pub async fn settle(&self) {
        while self.t.app.work("test").await.expect("worked") > 0 {}
        self.t.app.seal_all("test").await.expect("sealed");
    }

    /// Has the rule say of what was handed in unanswered that it cannot say: a result that is clearly below the line is passed by nobody.
    pub async fn leave_open(&self) {
        by_hand(&self.t.database.target, "UPDATE stage_result SET outcome = 'refer' WHERE outcome = 'below_the_line'").await;
    }

    /// Lets a candidate hand in every stage before one unanswered, and a recruiter pass each.
    pub async fn pass_until(&self, candidate: &Client, stage: &str) {
        let recruiter = self.token(Some("passer@example.sg"), &["candidates:read", "decisions:write"]).await;
        loop {
            let mine = candidate.get("/me/application").await.ok();
            let stages = mine["stages"].as_array().expect("stages");
            let next = stages.iter().find(|s| s["state"] != "passed").expect("an open stage");
            if next["stage"] == stage {
                return;
            }
            let open = if let Some(id) = next["attempt"].as_str().filter(|_| next["state"] == "in_progress") {
                id.to_owned()
            } else {
                let path = format!("/me/stages/{}/attempts", next["stage"].as_str().expect("an id"));
                candidate.post(&path, Value::Null).await.ok()["id"].as_str().expect("an id").to_owned()
            };
            while candidate.get(&format!("/me/attempts/{open}")).await.ok()["state"] == "open" {
                candidate.post(&format!("/me/attempts/{open}/hand-in"), Value::Null).await.ok();
                self.settle().await;
            }
            let path = format!("/candidates/{}/decisions", mine["id"].as_str().expect("an id"));
            self.leave_open().await;
            recruiter.post(&path, json!({ "outcome": "passed", "reasons": ["score_in_band_reviewed"] })).await.ok();
            self.t.clock.advance_seconds(3_601);
        }
    }

    /// Lets a candidate hand a stage in unanswered, and a recruiter say that it is not passed; the letter is out. The decision's id.
    pub async fn not_passed(&self, candidate: &Client, stage: &str) -> String {
        let recruiter = self.token(Some("passer@example.sg"), &["candidates:read", "decisions:write"]).await;
        let attempt = candidate.post(&format!("/me/stages/{stage}/attempts"), Value::Null).await.ok();
        let open = attempt["id"].as_str().expect("an id").to_owned();
        while candidate.get(&format!("/me/attempts/{open}")).await.ok()["state"] == "open" {
            candidate.post(&format!("/me/attempts/{open}/hand-in"), Value::Null).await.ok();
            self.settle().await;
        }
        let mine = candidate.get("/me/application").await.ok();
        let path = format!("/candidates/{}/decisions", mine["id"].as_str().expect("an id"));
        let decided = recruiter.post(&path, json!({ "outcome": "not_passed", "reasons": ["below_the_line"] })).await.ok();
        self.t.clock.advance_seconds(3_601);
        self.settle().await;
        decided["id"].as_str().expect("an id").to_owned()
    }

    /// The response in shown ids that the key gives to an item of an attempt; a text where people score it.
    pub async fn right(&self, attempt: &str, item: &str) -> Value {
        let (attempt, item): (AttemptId, FormItemId) = (attempt.parse().expect("an id"), item.parse().expect("an id"));
        let place = self.t.app.db().read("place", move |tx| Box::pin(answers::place(tx, attempt, item))).await.expect("read");
        let (_, version, place) = place.expect("there");
        let content = self.t.app.content(version).await.expect("there");
        let item = content.item(&place.item).expect("there");
        let drawn: Drawn = serde_json::from_value(place.shown).expect("drawn");
        let own = item.own_answer(&Reveal::for_the_store()).unwrap_or_else(|| json!({ "text": considered(&item.presented.body) }));
        drawn.as_given(&item.presented.body, &Stored(own)).0
    }
}

/// A text as long and in the language as is asked for.
fn considered(asked: &PresentedBody) -> String {
    let PresentedBody::Essay(asked) = asked else { return "A considered text. ".repeat(40) };
    let (sentence, length) = match asked.response_lang.split('-').next() {
        Some("zh") => ("这是一段深思熟虑的文字。", 11),
        Some("ja") => ("これはよく考えて書いた文章です。", 16),
        Some("es") => ("Este es un texto muy bien pensado. ", 7),
        _ => ("A considered text. ", 3),
    };
    sentence.repeat(asked.length.min.div_ceil(length))
}

/// Somebody with a token.
#[derive(Clone)]
pub struct Client {
    pub base: String,
    pub token: Option<String>,
}

static KEYS: AtomicU64 = AtomicU64::new(0);

impl Client {
    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None, &[]).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send("PUT", path, Some(body.to_string().into_bytes()), &[("Content-Type", "application/json")]).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        let key = format!("key-{}", KEYS.fetch_add(1, Ordering::SeqCst));
        self.send("POST", path, Some(body.to_string().into_bytes()), &[("Content-Type", "application/json"), ("Idempotency-Key", &key)])
            .await
    }

    pub async fn send(&self, method: &str, path: &str, body: Option<Vec<u8>>, headers: &[(&str, &str)]) -> Answer {
        self.try_send(method, path, body, headers).await.expect("an answer")
    }

    /// The same of a server that may be gone.
    pub async fn try_send(&self, method: &str, path: &str, body: Option<Vec<u8>>, headers: &[(&str, &str)]) -> Option<Answer> {
        let url = if ["/api", "/media", "//"].iter().any(|p| path.starts_with(p)) {
            format!("{}{path}", self.base)
        } else {
            format!("{}/api/v1{path}", self.base)
        };
        let mut request = ureq::http::Request::builder().method(method).uri(&url);
        if let Some(token) = &self.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (of, sent_body) = (url.trim_start_matches(&self.base).to_owned(), body.clone());
        let request = request.body(body.unwrap_or_default()).expect("a request");
        let sent = crate::support::aside(move || {
            let agent: ureq::Agent =
                ureq::Agent::config_builder().http_status_as_error(false).allow_non_standard_methods(true).build().into();
            let mut answer = agent.run(request).ok()?;
            let headers = answer.headers().iter().map(|(n, v)| (n.to_string(), v.to_str().unwrap_or_default().to_owned())).collect();
            Some(Answer { status: answer.status().as_u16(), headers, text: answer.body_mut().read_to_string().ok()? })
        });
        let answer: Option<Answer> = sent.await.expect("no panic");
        if let Some(answer) = &answer {
            described::hold(method, &of, sent_body.as_deref(), answer);
        }
        answer
    }
}

pub fn profile() -> Value {
    json!({
        "name": "Lin Hui Min", "name_native": "林慧敏", "residence": "SG",
        "work_rights": [{ "country": "SG", "form": "contractor" }],
        "languages": [{ "lang": "zh-Hans", "level": "native" }, { "lang": "en", "level": "C1" }],
        "degrees": [{ "country": "SG", "isced": 6, "awarded": "2019-07" }],
        "work": [{ "from": "2020-01", "to": "2022-06" }], "hours_per_week": 25,
        "confirmations": {
            "engagement": true, "remote": true, "critical-thinking": true, "guidelines": true, "sensitive-content": true, "equipment": true
        },
    })
}

/// Applies with the good profile.
pub async fn apply(candidate: &Client) -> Value {
    let draft = candidate.post("/me/application", Value::Null).await.ok();
    candidate.put("/me/application/profile", json!({ "revision": draft["revision"], "profile": profile() })).await.ok();
    candidate.post("/me/application/submit", json!({ "consents": ["selection", "automated_scoring", "sensitive_content"] })).await.ok()
}

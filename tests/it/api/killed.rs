//! kill -9 of the server at random moments while eight candidates answer and hand in: every acknowledged answer is there after the restart,
//! nothing twice, and every invariant holds.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use touchstone::domain::kernel::id::AttemptId;
use touchstone::store::sitting::answers;
use touchstone::store::{Db, Durability, Target, admin};

use super::{Client, World, apply};
use crate::support;
use crate::support::database::{TestApp, on_both};

const CANDIDATES: usize = 8;

/// By item and revision: the text that was acknowledged.
type Acknowledged = Arc<Mutex<BTreeMap<(String, i64), String>>>;

/// What a candidate remembers between two servers.
#[derive(Clone)]
struct Sitter {
    client: Client,
    attempt: String,
    acknowledged: Acknowledged,
    handed_in: Arc<Mutex<u64>>,
}

fn serve(target: &Target) -> (Child, String) {
    let database = match target {
        Target::Sqlite(path) => format!("sqlite:{}", path.display()),
        Target::Postgres(url) => url.clone(),
    };
    let mut child = Command::new(env!("CARGO_BIN_EXE_touchstone"))
        .args(["serve", "--listen", "127.0.0.1:0"])
        .env("TOUCHSTONE_DATABASE", database)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("an address");
    (child, line.trim().to_owned())
}

impl Sitter {
    async fn get(&self) -> Option<Value> {
        let answer = self.client.try_send("GET", &format!("/me/attempts/{}", self.attempt), None, &[]).await?;
        (answer.status == 200).then(|| answer.json())
    }

    /// Answers until the server is gone: every item again and again, the block handed in now and then.
    async fn answer(&self, gone: Arc<AtomicBool>, round: u32) {
        let json_body = [("Content-Type", "application/json")];
        let mut saves = 0_u32;
        while !gone.load(Ordering::SeqCst) {
            let Some(attempt) = self.get().await else { continue };
            let items = attempt["items"].as_array().cloned().unwrap_or_default();
            if attempt["state"] != "open" {
                tokio::time::sleep(Duration::from_millis(20)).await;
                if attempt["state"] == "handed_in" {
                    return;
                }
                continue;
            }
            for item in items {
                let kind = item["item"]["kind"].as_str().unwrap_or_default();
                let text = format!("round {round} save {saves}");
                // A text where the kind takes one; else nothing, which is stored like any answer.
                let response = if matches!(kind, "repair" | "rewrite" | "short_text") { json!({ "text": text }) } else { Value::Null };
                let id = item["id"].as_str().expect("an id").to_owned();
                let body = json!({ "seat": 1, "revision": item["revision"], "response": response }).to_string().into_bytes();
                let path = format!("/me/attempts/{}/answers/{id}", self.attempt);
                let Some(answer) = self.client.try_send("PUT", &path, Some(body), &json_body).await else { return };
                if answer.status == 200 {
                    let revision = answer.json()["revision"].as_i64().expect("a revision");
                    self.acknowledged.lock().expect("free").insert((id, revision), response.to_string());
                    saves += 1;
                }
            }
            let n = *self.handed_in.lock().expect("free");
            if self.acknowledged.lock().expect("free").len() as u64 >= 80 * (n + 1) {
                let key = format!("{}-{n}", self.attempt);
                let headers = [("Idempotency-Key", key.as_str())];
                let path = format!("/me/attempts/{}/hand-in", self.attempt);
                let Some(answer) = self.client.try_send("POST", &path, None, &headers).await else { return };
                assert_ne!(answer.status, 500, "{}", answer.text);
                *self.handed_in.lock().expect("free") += 1;
            }
        }
    }
}

async fn nothing_acknowledged_is_lost(t: TestApp) {
    let target = t.database.target.clone();
    let world = World::new(t).await;
    let mut sitters = Vec::new();
    for n in 0..CANDIDATES {
        let client = world.token(Some(&format!("c{n}@example.sg")), &["candidate"]).await;
        apply(&client).await;
        let attempt = client.post("/me/stages/english/attempts", Value::Null).await.ok();
        let attempt = attempt["id"].as_str().expect("an id").to_owned();
        sitters.push(Sitter { client, attempt, acknowledged: Acknowledged::default(), handed_in: Arc::default() });
    }
    // The hand-moved clock stands in the past of the machine's; the server under test goes by the machine's, so the limits are moved to it.
    crate::support::database::by_hand(&target, "UPDATE attempt SET ends_at = 9000000000000000").await;
    crate::support::database::by_hand(&target, "UPDATE token SET expires_at = 9000000000000000").await;
    world.running.stop().await;
    let rounds = support::rounds("TOUCHSTONE_TEST_KILLS", 25, 100);
    for round in 0..rounds {
        let (mut child, base) = serve(&target);
        let gone = Arc::new(AtomicBool::new(false));
        let mut tasks = Vec::new();
        for sitter in &sitters {
            let mut sitter = sitter.clone();
            sitter.client.base.clone_from(&base);
            let gone = gone.clone();
            tasks.push(tokio::spawn(async move { sitter.answer(gone, round).await }));
        }
        // The moment is random after the round's first acknowledgement: a server that is killed before it answers shows nothing.
        let all = || sitters.iter().map(|s| s.acknowledged.lock().expect("free").len()).sum::<usize>();
        let (before, begun) = (all(), Duration::from_secs(3));
        let waited = tokio::time::timeout(begun, async {
            while all() == before {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        });
        // Once every attempt has ended there is nothing more to acknowledge.
        drop(waited.await);
        tokio::time::sleep(Duration::from_millis(u64::from(rand::random::<u8>()))).await;
        child.kill().expect("killed");
        child.wait().expect("ended");
        gone.store(true, Ordering::SeqCst);
        for task in tasks {
            task.await.expect("no panic");
        }
    }
    let db = Db::open(&target, Durability::Shared).await.expect("opened");
    let mut acknowledged = 0;
    for sitter in &sitters {
        let id: AttemptId = sitter.attempt.parse().expect("an id");
        let list = db.read("answers", move |tx| Box::pin(answers::answers(tx, id))).await.expect("read");
        let stored: BTreeMap<(String, i64), String> =
            list.iter().map(|a| ((a.form_item.to_string(), a.revision), a.response.to_string())).collect();
        assert_eq!(stored.len(), list.len(), "a revision stands twice");
        for (place, text) in sitter.acknowledged.lock().expect("free").iter() {
            assert_eq!(stored.get(place), Some(text), "{place:?} was acknowledged");
            acknowledged += 1;
        }
    }
    assert!(acknowledged > u64::from(rounds), "only {acknowledged} answers in {rounds} rounds say too little");
    let checked = admin::fsck::check(&db).await.expect("checked");
    assert_eq!(checked.breaches, Vec::new());
    println!("{rounds} kills, {acknowledged} acknowledged answers, all there");
}

on_both!(server, super::nothing_acknowledged_is_lost);

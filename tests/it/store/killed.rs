//! kill -9 of a writing process at random moments: every acknowledged write is there after restart, none twice, `fsck` clean.
//!
//! The process that is killed is this test binary again, told by the environment to write instead of to test. It says on its standard
//! output what was acknowledged; a line that is there was written after the commit.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::json;
use touchstone::app::sitting::attempt::Save;
use touchstone::domain::gold_set::item::drawn::Stored;
use touchstone::domain::kernel::actor::Actor;
use touchstone::domain::kernel::id::{AttemptId, FormItemId};
use touchstone::domain::sitting::State;
use touchstone::store::Target;
use touchstone::store::admin::fsck;
use touchstone::store::sitting::answers;

use crate::support::database::{Database, Engine};
use crate::support::{import_base, open_attempt, rounds};

const WRITER: &str = "TOUCHSTONE_TEST_WRITER";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sqlite() {
    kill_again_and_again(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn postgres() {
    kill_again_and_again(Engine::Postgres).await;
}

/// Not a test of its own: what the killed process runs.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn writer() {
    let Ok(target) = std::env::var(WRITER) else { return };
    let target: Target = target.parse().expect("a database");
    let app = touchstone::app::open(&target).await.expect("opened");
    let version = import_base(&app).await;
    let mut candidates = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let app = app.clone();
        candidates.spawn(async move {
            'attempts: loop {
                let (attempt, form) = open_attempt(&app, version).await;
                for revision in 0..3 {
                    for item in &form {
                        let response = json!({ "text": format!("{} {revision}", item.position) });
                        let save = Save { attempt: attempt.id, seat: 1, item: item.id, revision, response: Stored(response) };
                        // On a machine that stands still a write may be refused: then nothing was acknowledged, and another attempt begins.
                        let Ok(saved) = app.save_answer(save).await else { continue 'attempts };
                        saved.expect("saved");
                        say(&format!("saved {} {} {}", attempt.id, item.id, revision + 1));
                    }
                }
                let Ok(handed_in) = app.hand_in(attempt.id, &Actor::Worker).await else { continue };
                handed_in.expect("handed in");
                say(&format!("handed-in {}", attempt.id));
            }
        });
    }
    let sealer = app.clone();
    candidates.spawn(async move {
        loop {
            sealer.seal("writer").await.expect("sealed");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    candidates.join_all().await;
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("ACK {line}\n").as_bytes()).and_then(|()| out.flush()).expect("told");
}

async fn kill_again_and_again(engine: Engine) {
    let Some(database) = Database::new(engine).await else { return };
    let t = database.app().await;
    let address = match &t.database.target {
        Target::Sqlite(path) => format!("sqlite:{}", path.display()),
        Target::Postgres(url) => url.clone(),
    };
    let mut saved: BTreeSet<(AttemptId, FormItemId, i64)> = BTreeSet::new();
    let mut handed_in: BTreeSet<AttemptId> = BTreeSet::new();
    let mut chance = 0x9E37_79B9_7F4A_7C15_u64;
    for round in 0..rounds("TOUCHSTONE_TEST_KILLS", 25, 100) {
        // xorshift: the moments are random, the run can be told again.
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        let life = Duration::from_micros(chance % 300_000);
        let address = address.clone();
        let lines = crate::support::aside(move || write_until_killed(&address, life)).await.expect("no panic");
        let before = saved.len();
        for line in lines {
            let words: Vec<&str> = line.split(' ').collect();
            match words[..] {
                ["saved", attempt, item, revision] => {
                    saved.insert((attempt.parse().expect("an id"), item.parse().expect("an id"), revision.parse().expect("a number")));
                }
                ["handed-in", attempt] => drop(handed_in.insert(attempt.parse().expect("an id"))),
                _ => panic!("{line}"),
            }
        }
        println!("round {round}: killed after {life:?}, {} acknowledged", saved.len() - before);
    }
    assert!(saved.len() > 100, "the writer hardly wrote: {} answers", saved.len());
    let attempts: BTreeSet<AttemptId> = saved.iter().map(|(attempt, ..)| *attempt).collect();
    for id in attempts {
        let (attempt, stored) = t
            .app
            .db()
            .read("after", move |tx| Box::pin(async move { Ok((answers::attempt(tx, id).await?, answers::answers(tx, id).await?)) }))
            .await
            .expect("read");
        let attempt = attempt.expect("the attempt is there");
        assert!(!handed_in.contains(&id) || attempt.state == State::HandedIn, "the hand-in of {id} was acknowledged");
        let mut there = BTreeSet::new();
        for answer in stored {
            assert!(there.insert((id, answer.form_item, answer.revision)), "an answer is there twice");
        }
        for acknowledged in saved.range((id, FormItemId::from_uuid(uuid::Uuid::nil()), 0)..).take_while(|(a, ..)| *a == id) {
            assert!(there.contains(acknowledged), "{acknowledged:?} was acknowledged and is gone");
        }
    }
    // The dead writer's right to seal has to run out first; its clock is the machine's, ours stands at the beginning of November 2026.
    t.clock.advance_seconds(100 * 365 * 86_400);
    t.app.seal_all("test").await.expect("sealed");
    let checked = fsck::check(t.app.db()).await.expect("checked");
    assert_eq!((&checked.breaches, checked.unsealed), (&vec![], 0));
    assert!(checked.events > handed_in.len(), "every hand-in that was acknowledged, and the import, stand in the ledger");
    println!("{} answers and {} hand-ins were acknowledged; {} events in the chain", saved.len(), handed_in.len(), checked.events);
}

fn write_until_killed(address: &str, life: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "store::killed::writer", "--nocapture"])
        .env(WRITER, address)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    let output = child.stdout.take().expect("piped");
    let mut errors = child.stderr.take().expect("piped");
    let said = std::thread::spawn(move || {
        let mut text = String::new();
        errors.read_to_string(&mut text).map(|_| text)
    });
    let (begun, first) = std::sync::mpsc::channel();
    let reader = std::thread::spawn(move || {
        let lines = BufReader::new(output).lines().map_while(Result::ok);
        // The last line may have been cut by the kill: then it says nothing.
        let acknowledged = lines.filter_map(|l| l.strip_prefix("ACK ").map(str::to_owned));
        acknowledged.inspect(|_| begun.send(()).unwrap_or_default()).collect::<Vec<_>>()
    });
    // Its life is counted from its first acknowledgement, so that it dies while it writes.
    if first.recv_timeout(Duration::from_mins(1)).is_err() {
        drop(child.kill());
        panic!("the writer does not write: {:?}", said.join().expect("read"));
    }
    std::thread::sleep(life);
    child.kill().expect("killed");
    child.wait().expect("ended");
    let mut lines = reader.join().expect("read");
    let whole = |line: &String| matches!((line.split(' ').next(), line.len()), (Some("saved"), 80..) | (Some("handed-in"), 46));
    if lines.last().is_some_and(|l| !whole(l)) {
        lines.pop();
    }
    lines
}

//! SQLite's write-ahead log while writes never pause.

use std::time::Duration;

use touchstone::domain::kernel::moment::Moment;
use touchstone::store::Target;
use touchstone::store::platform::idempotency;

use crate::support::database::{Engine, TestApp};

const WRITERS: usize = 16;
const ROWS: usize = 500;
const BYTES: usize = 20_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_log_begins_anew_though_writes_never_pause() {
    let t = TestApp::another(Engine::Sqlite).await;
    let Target::Sqlite(path) = t.database.target.clone() else { panic!("a file") };
    let log = path.with_file_name(format!("{}-wal", path.file_name().expect("a name").to_string_lossy()));
    let size = || std::fs::metadata(&log).map_or(0, |m| m.len());
    let (at, until) = (Moment::from_microseconds(1), Moment::from_microseconds(i64::MAX));
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..WRITERS {
        let app = t.app.clone();
        writers.spawn(async move {
            for row in 0..ROWS {
                let kept = idempotency::Remembered { request_hash: "h".to_owned(), status: 201, response: "x".repeat(BYTES) };
                let work = app.db().write("remember", move |tx| {
                    let kept = kept.clone();
                    Box::pin(async move { idempotency::remember(tx, "token", &format!("{writer} {row}"), &kept, at, until).await })
                });
                work.await.expect("written");
            }
        });
    }
    let mut longest = 0;
    while !writers.is_empty() {
        drop(tokio::time::timeout(Duration::from_millis(20), writers.join_next()).await);
        longest = longest.max(size());
    }
    println!("{} bytes were written; the log had at most {longest}", WRITERS * ROWS * BYTES);
    // What is left is at most what one look lets stand, and not all that was written in one go.
    let most = 8_192 * 4_200;
    for _ in 0..100 {
        if size() <= most {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{} bytes of log are left", size());
}

//! A disk that is full for a while.

use std::process::Command;

use sqlx::Connection as _;
use touchstone::store::Target;

use super::{Served, clean, program};
use crate::support::database::{Engine, TestApp};

#[tokio::test]
async fn a_disk_that_has_room_again_is_written_on_and_nothing_acknowledged_was_lost() {
    let t = TestApp::another(Engine::Sqlite).await;
    let Target::Sqlite(path) = t.database.target.clone() else { panic!("a file") };
    t.app.db().close().await;
    let folder = tempfile::tempdir().expect("a folder");
    // No file may grow beyond 64 KiB, until that is lifted.
    let mut command = Command::new("sh");
    clean(&mut command, &t.database.target);
    let line = format!("trap '' XFSZ; ulimit -S -f 128; exec {} serve --listen 127.0.0.1:0", env!("CARGO_BIN_EXE_touchstone"));
    command.args(["-c", &line]).current_dir(folder.path()).env("RUST_LOG", "off");
    let served = Served::start(command);
    let (mut n, mut acknowledged) = (0, 0);
    let mut ask = || {
        n += 1;
        let form = format!("email=a{n}%40example.sg");
        served.ask("POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded", form.as_bytes())
    };
    loop {
        let (status, text) = ask();
        match status {
            303 => acknowledged += 1,
            503 => break,
            _ => panic!("{text}"),
        }
    }
    assert_eq!((served.get("/readyz"), served.get("/healthz")), (503, 200));
    let process = served.child.id().to_string();
    let lifted = Command::new("prlimit").args(["--pid", &process, "--fsize=unlimited"]).status().expect("prlimit runs");
    assert!(lifted.success());
    while served.get("/readyz") != 200 {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    let (status, text) = ask();
    assert_eq!(status, 303, "{text}");
    acknowledged += 1;
    drop(served);
    let mut own = sqlx::SqliteConnection::connect(&format!("sqlite:{}", path.display())).await.expect("opened");
    let stored: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sign_in").fetch_one(&mut own).await.expect("read");
    own.close().await.expect("closed");
    assert!(stored >= acknowledged, "{stored} of {acknowledged}");
    let checked = program(&t.database.target).arg("fsck").output().expect("ran");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

//! A log that cannot be written.

use std::fs::OpenOptions;
use std::process::Stdio;

use super::{Served, program};
use crate::support::database::{Database, Engine};

/// What `doctor` finds of the log.
fn lost(database: &Database) -> String {
    let output = program(&database.target).args(["doctor", "--json"]).output().expect("ran");
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let line = findings.as_array().expect("a list").iter().find(|f| f["name"] == "lines of the log lost").expect("looked at").clone();
    assert_eq!(line["good"], line["value"] == "0");
    line["value"].as_str().expect("a text").to_owned()
}

#[tokio::test]
async fn a_log_that_cannot_be_written_ends_no_request_and_lost_lines_are_counted() {
    for way in ["a full disk", "a closed pipe"] {
        let database = Database::new(Engine::Sqlite).await.expect("there");
        assert_eq!(lost(&database), "0");
        let stderr: Stdio = if way == "a full disk" {
            OpenOptions::new().write(true).open("/dev/full").expect("there").into()
        } else {
            let (reader, writer) = std::io::pipe().expect("a pipe");
            drop(reader);
            writer.into()
        };
        let mut command = program(&database.target);
        command.args(["serve", "--listen", "127.0.0.1:0"]).stderr(stderr);
        let served = Served::start(command);
        for path in ["/healthz", "/", "/sign-in", "/nowhere", "/healthz"] {
            assert_eq!(served.get(path), if path == "/nowhere" { 404 } else { 200 }, "{way}: {path}");
        }
        // The count is kept within seconds.
        for n in 0.. {
            if lost(&database) != "0" {
                break;
            }
            assert!(n < 300, "{way}: lines were lost, and nobody counted them");
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        }
        assert_eq!(served.get("/readyz"), 200, "{way}");
    }
}

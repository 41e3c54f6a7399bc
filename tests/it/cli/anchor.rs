//! `ledger head` and `ledger verify --head`: what is kept at a second place tells what the database cannot.

use touchstone::store::Target;

use super::{texts, touchstone};
use crate::support::crowd;
use crate::support::database::{Database, Engine, by_hand};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_that_was_kept_finds_a_chain_whose_end_is_gone() {
    let t = Database::new(Engine::Sqlite).await.expect("SQLite").app().await;
    let Target::Sqlite(path) = &t.database.target else { panic!("a file") };
    let (database, folder) = (format!("sqlite:{}", path.display()), tempfile::tempdir().expect("a folder"));
    let (key, kept) = (folder.path().join("key"), folder.path().join("heads.jsonl"));
    let (key, kept) = (key.to_str().expect("text"), kept.to_str().expect("text"));
    let run = |arguments: &[&str]| texts(&touchstone(&database, arguments, ""));
    assert_eq!(run(&["ledger", "head", "--key", key]).0, 4, "nothing is sealed");
    crowd::publish(&t.app, &crowd::base()).await;
    crowd::applied(&t.app, None).await;
    t.app.seal_all("test").await.expect("sealed");
    let (code, line, _) = run(&["ledger", "head", "--key", key]);
    assert_eq!((code, line.lines().count()), (0, 1), "{line}");
    std::fs::write(kept, &line).expect("written");
    assert_eq!(run(&["ledger", "verify", "--head", kept, "--key", key]).0, 0);
    assert_eq!(run(&["ledger", "verify", "--head", kept]).0, 0);
    // Who only looks makes no key.
    let none = folder.path().join("no-key");
    assert_eq!(run(&["ledger", "verify", "--head", kept, "--key", none.to_str().expect("text")]).0, 3);
    assert!(!none.exists());
    by_hand(
        &t.database.target,
        "DELETE FROM ledger_event WHERE kind IN ('gold_set.published', 'application.submitted', 'candidate.eligible')",
    )
    .await;
    let (code, found, _) = run(&["ledger", "verify", "--head", kept]);
    assert!(code == 1 && found.contains("the end of the chain is gone"), "{found}");
    std::fs::write(kept, line.replace("\"number\":", "\"number\":1")).expect("written");
    let (code, _, told) = run(&["ledger", "verify", "--head", kept]);
    assert!(code == 4 && told.contains("line 1: the head is not signed by its key"), "{told}");
    assert_eq!(run(&["ledger", "verify", "--head", "no-such-file"]).0, 3);
}

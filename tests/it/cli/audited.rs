//! Audits from a terminal: planned, drawn again from the database and from two files alone, shown and reported.

use serde_json::Value;
use touchstone::domain::accounts::Role;
use touchstone::domain::auditing::sampled::review::Outcome;
use touchstone::store::Target;

use super::{texts, touchstone};
use crate::app::audited::{judged, review, said, sampled};
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Database, Engine, by_hand};
use crate::support::member;

const SAMPLE: &str =
    "\n[[audit.sample]]\nname = \"monthly\"\nkind = \"estimate\"\nframe = { period = \"30 days\" }\nstrata = \"label\"\nn = 10\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_audit_is_run_drawn_again_by_anybody_and_reported_from_a_terminal() {
    let t = Database::new(Engine::Sqlite).await.expect("SQLite is always there").app().await;
    let Target::Sqlite(path) = &t.database.target else { panic!("a file") };
    let database = format!("sqlite:{}", path.display());
    let run = |arguments: &[&str]| texts(&touchstone(&database, arguments, ""));
    let app = &t.app;
    crowd::publish(app, &sampled(SAMPLE)).await;

    judged(app, 0, 50).await;
    let auditor = member(app, Some("wei@example.sg"), PROJECT, &[Role::Auditor]).await;
    let reviewer = member(app, Some("one@example.sg"), PROJECT, &[Role::Reviewer]).await;
    assert_eq!(run(&["audit", "run", "--project", PROJECT, "--sample", "monthly", "--by", "one@example.sg"]).0, 4, "no auditor");
    assert_eq!(run(&["audit", "run", "--project", PROJECT, "--sample", "weekly", "--by", "wei@example.sg"]).0, 4, "no such sample");
    let id = app.plan_audit(PROJECT, auditor, "monthly").await.expect("planned").to_string();
    let (code, told, _) = run(&["audit", "run", "--project", PROJECT, "--sample", "monthly", "--by", "wei@example.sg"]);
    assert_eq!((code, told.as_str()), (4, ""), "one at a time");
    let sealed = tempfile::tempdir().expect("a folder");
    let folder = sealed.path().to_string_lossy().into_owned();
    let (code, told, _) = run(&["audit", "draw", "--project", PROJECT, "--audit", &id, "--into", &folder, "--json"]);
    let drawn: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!((code, drawn["drawn"].as_array().map(Vec::len), &drawn["frame_as_sealed"]), (0, Some(10), &Value::Bool(true)));
    // Whoever has the two files draws the same, and knows by their digests that they are the sealed ones.
    let (plan, frame) = (format!("{folder}/plan.json"), format!("{folder}/frame.tsv"));
    let files = texts(&touchstone("sqlite:/nowhere/at/all.db", &["audit", "draw", "--plan", &plan, "--frame", &frame, "--json"], ""));
    let again: Value = serde_json::from_str(&files.1).expect("JSON");
    assert_eq!((files.0, &again["drawn"]), (0, &drawn["drawn"]));
    let hash = |path: &str| blake3::hash(&std::fs::read(path).expect("readable")).to_hex().to_string();
    assert_eq!((drawn["plan_digest"].as_str(), drawn["frame"].as_str()), (Some(&*hash(&plan)), Some(&*hash(&frame))));
    std::fs::write(&frame, std::fs::read_to_string(&frame).expect("readable").replace("plain", "other")).expect("written");
    let files = texts(&touchstone("sqlite:/nowhere/at/all.db", &["audit", "draw", "--plan", &plan, "--frame", &frame], ""));
    assert!(files.0 == 1 && files.2.contains("another one than was sealed"), "{files:?}");
    assert_eq!(run(&["audit", "report", "--project", PROJECT, &id]).0, 1, "not done");
    assert_eq!(review(app, reviewer, |n, _| said(if n == 0 { Outcome::Wrong } else { Outcome::Right })).await, 10);
    app.sign_audit(PROJECT, auditor, id.parse().expect("an id")).await.expect("signed");
    let (code, told, _) = run(&["audit", "show", "--project", PROJECT, &id, "--json"]);
    let shown: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!((code, &shown["state"], shown["settled"].as_u64()), (0, &Value::from("done"), Some(10)));
    assert!(run(&["audit", "show", "--project", PROJECT]).1.contains("monthly"));
    let (code, told, _) = run(&["audit", "report", "--project", PROJECT, &id]);
    assert!(code == 0 && told.contains("of them are wrong") && told.contains("wei@example.sg"), "{told}");
    let (_, chinese, _) = run(&["audit", "report", "--project", PROJECT, &id, "--lang", "zh"]);
    assert!(chinese.contains("有误") && chinese.lines().count() == told.lines().count(), "{chinese}");
    assert_eq!(run(&["audit", "report", "--project", PROJECT, &id, "--lang", "xx"]).0, 2);
    let (_, json, _) = run(&["audit", "report", "--project", PROJECT, &id, "--json"]);
    assert_eq!(shown["report_digest"].as_str(), Some(&*blake3::hash(json.trim_end().as_bytes()).to_hex().to_string()));
    // The sample as rows comes to the same by the command that measures files.
    let (_, csv, _) = run(&["audit", "report", "--project", PROJECT, &id, "--csv"]);
    let (code, figures, told) = texts(&touchstone("sqlite:/nowhere/at/all.db", &["audit", "estimate", "-", "--json"], &csv));
    let figures: Value = serde_json::from_str(&figures).unwrap_or_else(|_| panic!("{told}"));
    assert_eq!((code, figures["share"].as_f64()), (0, shown["estimate"]["share"].as_f64()));
    assert_eq!(figures["interval"], shown["estimate"]["interval"]);
    by_hand(&t.database.target, "UPDATE audit_task SET second = NOT second WHERE place = 0").await;
    let (code, _, told) = run(&["audit", "draw", "--project", PROJECT, "--audit", &id]);
    assert!(code == 1 && told.contains("/drawn differs from what is stored"), "{told}");
}

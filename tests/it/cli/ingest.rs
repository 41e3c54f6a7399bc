//! Answers without gold from files: refused by their lines, all or none where that is asked, and read again for the commands that measure.

use super::{texts, touchstone};

const ROWS: &str = r#"{"id":"1","task":"a","annotator":"x","label":"yes","at":"2026-03-04T09:30:00Z","seconds":12.5}
{"id":"2","task":"a","annotator":"y","label":"yes","at":"2026-03-04T09:31:00Z"}
{"id":"3","task":"b","annotator":"x","label":"no","at":"2026-03-04T09:32:00Z"}
{"id":"4","task":"b","annotator":"y","label":"yes","at":"2026-03-04T09:33:00Z"}
"#;

#[test]
fn judgments_are_taken_from_files_by_line_and_measured() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = format!("sqlite:{}/t.db", folder.path().display());
    let with = |arguments: &[&str], input: &str| texts(&touchstone(&database, arguments, input));
    assert_eq!(with(&["migrate"], "").0, 0);
    assert_eq!(with(&["gold", "import", "gold_sets/mandarin-sg"], "").0, 0);
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.to_string_lossy().into_owned()
    };
    let ingest = |path: &str, more: &[&str]| with(&[&["audit", "ingest", path, "--project", "mandarin-sg"], more].concat(), "");
    let broken = file("broken.jsonl", &format!("{ROWS}\n{{\"id\":\"5\"}}\nnot JSON\n"));
    let (code, line, told) = ingest(&broken, &["--all-or-nothing"]);
    assert_eq!((code, line.as_str()), (1, "0 rows taken, 0 known already, 2 refused\n"));
    assert!(told.contains("broken.jsonl:6: shape: ") && told.contains("broken.jsonl:7: shape: "), "{told}");
    assert_eq!(with(&["audit", "judgments", "--project", "mandarin-sg"], "").1, "task,annotator,label,at,seconds,version\n");
    assert_eq!(ingest(&broken, &[]).1, "4 rows taken, 0 known already, 2 refused\n", "the others are kept");
    let whole = file(
        "whole.csv",
        "id,task,annotator,label,at,seconds\n1,a,x,yes,2026-03-04T09:30:00Z,12.5\n9,a,x\n3,b,x,maybe,2026-03-04T09:32:00Z,\n",
    );
    let (code, document, _) = ingest(&whole, &["--json"]);
    let document: serde_json::Value = serde_json::from_str(&document).expect("JSON");
    assert_eq!(code, 1);
    assert_eq!((&document["accepted"], &document["same"], &document["refused"]), (&0.into(), &1.into(), &2.into()));
    let lines: Vec<_> = document["refusals"].as_array().expect("rows").iter().map(|r| (r["line"].as_u64(), r["code"].as_str())).collect();
    assert_eq!(lines, [(Some(3), Some("shape")), (Some(4), Some("conflict"))]);
    let (_, rows, _) = with(&["audit", "judgments", "--project", "mandarin-sg"], "");
    assert_eq!(rows.lines().count(), 5, "{rows}");
    assert!(rows.contains("a,x,yes,2026-03-04T09:30:00Z,12.5,\n"), "{rows}");
    let (code, agreed, told) = with(&["agree", "-", "--scale", "nominal", "--json"], &rows);
    let agreed: serde_json::Value = serde_json::from_str(&agreed).unwrap_or_else(|_| panic!("{agreed} {told}"));
    assert_eq!((code, &agreed["units"]), (0, &2.into()), "{agreed}");
    assert_eq!(
        with(&["audit", "ingest", "-", "--format", "jsonl", "--project", "mandarin-sg"], ROWS).1,
        "0 rows taken, 4 known already, 0 refused\n"
    );
    // One list of the same rows; and JSON where CSV is read is told, and not taken for a header without rows.
    let list = file("list.json", &format!("[{}]", ROWS.trim().replace('\n', ",\n")));
    assert_eq!(ingest(&list, &["--format", "jsonl"]).1, "0 rows taken, 4 known already, 0 refused\n");
    let (code, _, told) = with(&["audit", "ingest", "-", "--project", "mandarin-sg"], ROWS);
    assert!(code == 1 && told.contains("the first line is JSON and no header: say --format jsonl"), "{code} {told}");
    assert_eq!(with(&["audit", "ingest", "-", "--all-or-nothing", "--project", "mandarin-sg"], ROWS).0, 2);
    assert_eq!(ingest(&folder.path().join("none.jsonl").to_string_lossy(), &[]).0, 3);
    assert_eq!(with(&["audit", "ingest", &whole, "--project", "nobody"], "").0, 4);
}

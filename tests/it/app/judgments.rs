//! Answers without gold: taken in line by line, once each, whatever is sent again and wherever it was stopped.

use touchstone::app::App;
use touchstone::app::auditing::judgments::{Purpose, Report};
use touchstone::domain::auditing::judgment::Said;
use touchstone::store::admin::fsck;

use super::checks;
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};

fn line(n: usize, label: &str) -> String {
    let at = format!("2026-11-01T{:02}:{:02}:00Z", n / 60 % 24, n % 60);
    format!(r#"{{"id":"row-{n}","task":"task-{}","annotator":"worker-{}","label":"{label}","at":"{at}"}}"#, n / 3, n % 3)
}

async fn taken(app: &App, project: &str, purpose: Purpose, lines: &[String]) -> Report {
    let mut intake = app.intake(project, purpose);
    for (n, text) in lines.iter().enumerate() {
        intake.line(n as u64 + 1, text).await.expect("taken");
    }
    intake.finish().await.expect("taken")
}

fn counts(report: &Report) -> (u64, u64, u64) {
    (report.accepted, report.same, report.refused)
}

async fn stored(app: &App, project: &str) -> Vec<(String, String, Said)> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = app.judgments(project, after).await.expect("read");
        let Some(last) = page.last().map(|row| (row.task.clone(), row.id)) else { return all };
        all.extend(page.into_iter().map(|row| (row.task, row.annotator, row.said)));
        after = Some(last);
    }
}

on_both!(rows_are_taken_once_and_one_that_contradicts_is_refused_by_its_line, super::once);
async fn once(t: TestApp) {
    let app = &t.app;
    // More than one transaction's worth.
    let mut lines: Vec<String> = (0..5_001).map(|n| line(n, if n % 2 == 0 { "safe" } else { "unsafe" })).collect();
    "{\"id\": 4}".clone_into(&mut lines[4_000]);
    lines.push(lines[17].clone());
    lines.push(line(18, "other"));
    lines.push(String::new());
    let tried = taken(app, PROJECT, Purpose::Try, &lines).await;
    assert!(stored(app, PROJECT).await.is_empty(), "only tried");
    let report = taken(app, PROJECT, Purpose::Take, &lines).await;
    assert_eq!((counts(&report), &report), ((5_000, 1, 2), &tried), "as it was tried");
    let refused: Vec<(u64, &str)> = report.refusals.iter().map(|(line, v)| (*line, v.code)).collect();
    assert_eq!(refused, [(4_001, "shape"), (5_003, "conflict")]);
    let all = stored(app, PROJECT).await;
    assert_eq!(all.len(), 5_000);
    assert!(all.is_sorted_by(|a, b| a.0 <= b.0), "task by task");
    // Stopped in the middle and sent again, with new ones behind: what is there stays.
    lines.extend((6_000..6_100).map(|n| line(n, "safe")));
    assert_eq!(counts(&taken(app, PROJECT, Purpose::Take, &lines).await), (100, 5_001, 2));
    assert_eq!(counts(&taken(app, PROJECT, Purpose::Try, &lines).await), (0, 5_101, 2));
    // Another project has rows of its own.
    assert_eq!(counts(&taken(app, "another", Purpose::Take, &lines[..10]).await), (10, 0, 0));
    assert_eq!((stored(app, "another").await.len(), stored(app, PROJECT).await.len()), (10, 5_100));
    assert_eq!(fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
}

on_both!(two_who_send_the_same_rows_at_once_store_each_once, super::at_once);
async fn at_once(t: TestApp) {
    let lines: Vec<String> = (0..4_000).map(|n| line(n, "safe")).collect();
    let both = [t.app.clone(), t.app.clone()].map(|app| {
        let lines = lines.clone();
        tokio::spawn(async move { taken(&app, PROJECT, Purpose::Take, &lines).await })
    });
    let (mut accepted, mut same) = (0, 0);
    for one in both {
        let report = one.await.expect("no panic");
        assert_eq!((report.refused, report.accepted + report.same), (0, 4_000));
        accepted += report.accepted;
        same += report.same;
    }
    assert_eq!((accepted, same), (4_000, 4_000), "each row was new to one of both");
    assert_eq!(stored(&t.app, PROJECT).await.len(), 4_000);
}

on_both!(a_rater_is_an_annotator_of_ours_where_the_row_names_one, super::raters);
async fn raters(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &checks::set("c")).await;
    let id = checks::annotator(app).await;
    let rows = [("ours", id.to_string()), ("theirs", "w-7".to_owned()), ("nobody", uuid::Uuid::from_u128(5).to_string())];
    let lines: Vec<String> = rows.iter().map(|(row, who)| line(0, "safe").replace("row-0", row).replace("worker-0", who)).collect();
    assert_eq!(counts(&taken(app, PROJECT, Purpose::Take, &lines).await), (3, 0, 0));
    by_hand(&t.database.target, "DELETE FROM judgment WHERE name = 'theirs'").await;
    assert_eq!(counts(&taken(app, PROJECT, Purpose::Take, &lines).await), (1, 2, 0), "what was lost comes again");
    let named: Vec<String> =
        app.judgments(PROJECT, None).await.expect("read").into_iter().filter(|r| r.ours.is_some()).map(|r| r.annotator).collect();
    assert_eq!(named, [id.to_string()], "one is ours");
}

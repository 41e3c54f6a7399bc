//! Charts over hidden checks: a fall is signalled once and settled by a person, good work is left alone, and what rested on a wrong key is
//! withdrawn.

use std::collections::BTreeSet;

use serde_json::json;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::auditing::signals::{Signal, Told, Wanted};
use touchstone::app::{App, AppError};
use touchstone::domain::accounts::Role;
use touchstone::domain::auditing::SignalState;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::kernel::id::AnnotatorId;
use touchstone::store::auditing::annotators;
use touchstone::store::proving::ledger;

use super::checks::{annotator, annotator_called, answer, asked};
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;

/// Items of the bank.
const ITEMS: usize = 60;

const AUDIT: &str = r#"
[audit]
bank = "hidden"
repeat = false
first_week = 5
per_week = 5
report_from = 1
exposure = 1.0
window = 20

[audit.decision]
kind = "sequential"
p_master = 0.90
p_nonmaster = 0.60
alpha = 0.02
beta = 0.10
min_items = 20
max_items = 80
forced = "refer"

[[audit.chart]]
over = "all"
type = "cusum"
false_alarms = 0.5
min_items = 8

[[audit.chart]]
over = "kind"
type = "p"
false_alarms = 0.5
min_items = 8
"#;

/// The small set with a bank of hidden items: "a" is the key, but for these, of which it is "b".
pub fn set(corrected: &BTreeSet<String>) -> Folder {
    let mut set = crowd::base();
    let mut project = set.files["project.toml"].clone();
    project.extend_from_slice(AUDIT.as_bytes());
    set.files.insert("project.toml".to_owned(), project);
    let line = |nth: usize| {
        let id = format!("hidden-{nth}");
        let key = if corrected.contains(&id) { "b" } else { "a" };
        let options =
            [("a", "pier"), ("b", "market"), ("c", "school")].map(|(id, place)| json!({ "id": id, "text": format!("At {place} {nth}") }));
        json!({
            "id": id, "kind": "choice", "skill": "words", "lang": "en", "rationale": "Because.", "seconds": 30, "options": options,
                "key": key,
            "prompt": { "en": format!("Where was lot {nth} sold?"), "zh": format!("第{nth}批在哪里卖的？") },
        })
    };
    let lines: String = (0..ITEMS).flat_map(|nth| [line(nth).to_string(), "\n".to_owned()]).collect();
    set.files.insert("hidden.jsonl".to_owned(), lines.into_bytes());
    set
}

/// Answers so many checks right, and then so many wrong ones; the items of the wrong ones.
pub async fn works(app: &App, id: AnnotatorId, right: usize, wrong: usize) -> BTreeSet<String> {
    let mut missed = BTreeSet::new();
    for nth in 0..right + wrong {
        let check = asked(app, id).await;
        answer(app, check, if nth < right { "a" } else { "b" }).await;
        if nth >= right {
            let found = app.db().read("check", move |tx| Box::pin(annotators::check(tx, check))).await.expect("read").expect("there");
            missed.insert(found.item);
        }
    }
    missed
}

pub async fn signals(app: &App, told: Told) -> Vec<Signal> {
    app.signals(PROJECT, Wanted { state: None, after: None, limit: 50, told }, Reader::House).await.expect("read")
}

async fn told_of(app: &App, kind: &str) -> usize {
    app.seal_all("test").await.expect("sealed");
    let now = app.now();
    let told = app.db().read("told", move |tx| Box::pin(ledger::messages_after(tx, PROJECT, 0, 100, now))).await.expect("read");
    told.iter().filter(|m| m.topic.as_str() == kind).count()
}

async fn sound(app: &App) {
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
    // Nobody was onboarded by a decision here; what there is of signals is whole.
    let mut breaches = touchstone::store::admin::fsck::check(app.db()).await.expect("checked").breaches;
    breaches.retain(|b| ["signal", "message", "foreign", "schema"].iter().any(|of| b.invariant.starts_with(of)));
    assert_eq!(breaches, Vec::new());
    assert_eq!(app.replay().await.expect("computed").differences, Vec::new());
}

on_both!(a_fall_is_signalled_once_a_chart_and_settled_by_a_person_who_is_not_concerned, super::a_fall_is_signalled_on);
async fn a_fall_is_signalled_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set(&BTreeSet::new())).await;
    let (good, fallen) = (annotator(app).await, annotator_called(app, Some("fallen@example.sg")).await);
    let auditor = member(app, None, PROJECT, &[Role::Auditor]).await;
    let recruiter = member(app, None, PROJECT, &[Role::Recruiter]).await;
    works(app, good, 24, 0).await;
    works(app, fallen, 16, 8).await;
    let found = signals(app, Told::AtOnce).await;
    let names: BTreeSet<String> = found.iter().map(|s| s.series.name()).collect();
    assert_eq!(names, ["cusum all", "p kind choice"].map(str::to_owned).into(), "each of its charts, and once");
    assert!(
        found.len() == 2 && found.iter().all(|s| s.annotator == fallen && s.state == SignalState::Open && !s.by_correction),
        "{found:?}"
    );
    let signal = found.iter().find(|s| s.series.name() == "cusum all").expect("there");
    let before = signal.alarm.before.expect("sixteen right ones");
    assert_eq!((before.checks, signal.alarm.after.level.to_bits()), (16, 0.0_f64.to_bits()));
    // Told a day later, to platforms and to whoever reads as they do.
    assert_eq!((signals(app, Told::Later).await.len(), told_of(app, "audit.signal").await), (0, 0));
    t.clock.advance_seconds(86_400);
    assert_eq!(signals(app, Told::Later).await.len(), 2);
    assert!(told_of(app, "audit.signal").await >= 2);
    let charts = app.charts(PROJECT, fallen, Told::AtOnce, Reader::House).await.expect("charts");
    assert_eq!((charts.paths.len(), charts.paths[0].places.len(), charts.signals.len()), (2, 24, 2));
    let told = app.charts(PROJECT, fallen, Told::Later, Reader::House).await.expect("charts");
    assert_eq!(told.paths[0].places.len(), 20, "whole blocks");
    // Words, by an auditor, once, and not by whoever it is about.
    let refused = |outcome: Result<(), AppError>| match outcome {
        Err(AppError::Refused { code, .. }) => code,
        Err(AppError::Forbidden(_)) => "forbidden",
        Err(AppError::Invalid(_)) => "invalid",
        other => panic!("{other:?}"),
    };
    let settle = async |by, answer: &str| app.settle_signal(PROJECT, by, signal.id, answer).await;
    assert_eq!(refused(settle(auditor, "  ").await), "invalid");
    assert_eq!(refused(settle(recruiter, "Looked.").await), "forbidden");
    let concerned = charts.annotator.person;
    assert_eq!(member(app, Some("fallen@example.sg"), PROJECT, &[Role::Auditor]).await, concerned);
    assert_eq!(refused(settle(concerned, "Nothing.").await), "second_person");
    settle(auditor, "A new guideline was misread; she has read it again.").await.expect("settled");
    assert_eq!(refused(settle(auditor, "Again.").await), "illegal_transition");
    let settled = app.signal(PROJECT, signal.id, Told::AtOnce, Reader::Person(auditor)).await.expect("there");
    assert_eq!((settled.state, settled.settled.as_ref().map(|s| s.0)), (SignalState::Settled, Some(auditor)));
    assert!(matches!(app.signal(PROJECT, signal.id, Told::AtOnce, Reader::Person(concerned)).await, Err(AppError::Refused { .. })));
    assert_eq!(app.audit_record(PROJECT, fallen, Reader::House).await.expect("there").annotator.state.as_str(), "active", "nothing else");
}

on_both!(a_signal_that_rested_on_a_wrong_key_is_withdrawn_and_nobody_is_worse_off, super::a_signal_is_withdrawn_on);
async fn a_signal_is_withdrawn_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set(&BTreeSet::new())).await;
    let (wronged, fallen) = (annotator(app).await, annotator(app).await);
    let missed = works(app, wronged, 16, 6).await;
    works(app, fallen, 16, 6).await;
    let open = signals(app, Told::AtOnce).await.into_iter().filter(|s| s.series.name() == "cusum all").count();
    assert_eq!(open, 2);
    sound(app).await;
    // What the first of them answered was right all along; the other one met other items.
    crowd::publish(app, &set(&missed)).await;
    crowd::work(app).await;
    let now = signals(app, Told::AtOnce).await;
    let of =
        |id: AnnotatorId| now.iter().filter(|s| s.annotator == id && s.series.name() == "cusum all").map(|s| s.state).collect::<Vec<_>>();
    assert_eq!(of(wronged), [SignalState::Withdrawn], "{now:?}");
    assert_eq!(of(fallen), [SignalState::Open]);
    t.clock.advance_seconds(86_400);
    assert!(told_of(app, "audit.withdrawn").await >= 1);
    sound(app).await;
    // Whatever is changed by hand is named, of a signal and of what it rests on.
    for (change, back) in [
        ("UPDATE audit_signal SET after_level = after_level + 0.25", "UPDATE audit_signal SET after_level = after_level - 0.25"),
        ("UPDATE audit_signal SET onset_from = onset_from - 1", "UPDATE audit_signal SET onset_from = onset_from + 1"),
        ("UPDATE audit_signal SET by_correction = NOT by_correction", "UPDATE audit_signal SET by_correction = NOT by_correction"),
        ("UPDATE audit_footing SET made_at = made_at - 1", "UPDATE audit_footing SET made_at = made_at + 1"),
        ("UPDATE audit_footing SET document = document || ' '", "UPDATE audit_footing SET document = RTRIM(document)"),
    ] {
        by_hand(&t.database.target, change).await;
        assert!(!app.verify_ledger().await.expect("verified").broken.is_empty(), "{change}");
        by_hand(&t.database.target, back).await;
        sound(app).await;
    }
}

on_both!(looking_at_everybody_raises_what_no_signal_stands_for_and_nothing_twice, super::looking_at_everybody_on);
async fn looking_at_everybody_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set(&BTreeSet::new())).await;
    let fallen = annotator(app).await;
    works(app, fallen, 12, 8).await;
    let raised = signals(app, Told::AtOnce).await;
    assert!(!raised.is_empty());
    assert_eq!(app.watch(PROJECT).await.expect("looked"), Some(1));
    assert_eq!(signals(app, Told::AtOnce).await, raised);
    // As if the checks had been graded before there were charts.
    by_hand(&t.database.target, "DELETE FROM audit_signal").await;
    by_hand(&t.database.target, "DELETE FROM audit_chart").await;
    assert_eq!(app.watch(PROJECT).await.expect("looked"), Some(1));
    let again = signals(app, Told::AtOnce).await;
    assert_eq!(again.iter().map(|s| &s.series).collect::<BTreeSet<_>>(), raised.iter().map(|s| &s.series).collect());
}

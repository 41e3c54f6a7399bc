//! Hidden checks when a key was wrong: a corrected key grades them again, and nobody's record is worse for it.

use serde_json::json;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::auditing::asking::Wanted;
use touchstone::app::{App, AppError};
use touchstone::domain::accounts::Role;
use touchstone::domain::auditing::AnnotatorState;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::gold_set::item::drawn::{Drawn, Stored};
use touchstone::domain::kernel::actor::Actor;
use touchstone::domain::kernel::id::{AnnotatorId, CheckId, EventId};
use touchstone::domain::kernel::ledger::{Event, Kept};
use touchstone::domain::kernel::moment::Moment;
use touchstone::store::auditing::annotators;
use touchstone::store::auditing::annotators::Annotator;
use touchstone::store::proving::{ledger, state};

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, on_both};
use crate::support::member;

const AUDIT: &str = r#"
[audit]
bank = "hidden"
repeat = false
first_week = 5
per_week = 5
review_share = 0.1
report_from = 1
exposure = 1.0
window = 20
recalibrate_days = 180
recalibrate_share = 0.5
critical = "refer"
appeal_days = 14

[audit.decision]
kind = "sequential"
p_master = 0.90
p_nonmaster = 0.75
alpha = 0.02
beta = 0.10
min_items = 20
max_items = 80
forced = "refer"

[[audit.step]]
action = "message"
text = { en = "We send you the rules.", zh = "我们把规则发给您。" }
"#;

/// The small set with a plan for hidden checks.
pub fn with_hidden_items() -> Folder {
    set("a")
}

/// The small set with a bank of one hidden item, of which this option is the key.
pub fn set(key: &str) -> Folder {
    let mut set = crowd::base();
    let mut project = set.files["project.toml"].clone();
    project.extend_from_slice(AUDIT.as_bytes());
    set.files.insert("project.toml".to_owned(), project);
    let options =
        [("a", "At the pier"), ("b", "At the market"), ("c", "At the school")].map(|(id, text)| json!({ "id": id, "text": text }));
    let line = json!({
        "id": "hidden-1", "kind": "choice", "skill": "words", "lang": "en", "prompt": { "en": "Where was it sold?", "zh": "在哪里卖的？" },
        "rationale": "Because.", "seconds": 30, "options": options, "key": key,
    });
    set.files.insert("hidden.jsonl".to_owned(), format!("{line}\n").into_bytes());
    set
}

pub async fn annotator(app: &App) -> AnnotatorId {
    annotator_called(app, None).await
}

/// The same with an address.
pub async fn annotator_called(app: &App, email: Option<&str>) -> AnnotatorId {
    let (person, application) = crowd::applied(app, email).await;
    let new = Annotator {
        id: AnnotatorId::from_uuid(application.uuid()),
        application,
        person,
        project: PROJECT.to_owned(),
        state: AnnotatorState::Active,
        onboarded_at: app.now(),
    };
    let (id, at) = (new.id, Moment::from_microseconds(app.now().microseconds() + 1));
    // As the decision would: the row, and the event that keeps the hash of what belongs to the application now.
    let added = app.db().write("annotator", move |tx| {
        let new = new.clone();
        Box::pin(async move {
            let kept = Kept::Application(new.application.uuid());
            let found = state::digest(tx, kept).await?;
            annotators::insert(tx, &new).await?;
            let body = json!({ "rows": { kept.name(): [found, state::digest(tx, kept).await?] } });
            let (event, subject) = (EventId::from_uuid(id.uuid()), Some(id.uuid()));
            let told = Event { id: event, at, kind: "candidate.onboarded".to_owned(), actor: Actor::CommandLine, subject, body };
            ledger::insert_event(tx, &told).await
        })
    });
    added.await.expect("added");
    id
}

pub async fn asked(app: &App, id: AnnotatorId) -> CheckId {
    app.ask_check(PROJECT, id, touchstone::app::accounts::reader::Reader::Platform).await.expect("a check").id.parse().expect("an id")
}

pub async fn answer(app: &App, id: CheckId, option: &str) {
    let check = app.db().read("check", move |tx| Box::pin(annotators::check(tx, id))).await.expect("read").expect("there");
    let content = app.content(check.version).await.expect("there");
    let drawn: Drawn = serde_json::from_value(check.shown).expect("drawn");
    let response = drawn.as_given(&content.item(&check.item).expect("there").presented.body, &Stored(json!({ "option": option })));
    app.answer_check(PROJECT, id, touchstone::app::accounts::reader::Reader::Platform, response).await.expect("taken");
    crowd::work(app).await;
}

async fn sum(app: &App, id: AnnotatorId) -> f64 {
    app.audit_record(PROJECT, id, touchstone::app::accounts::reader::Reader::House).await.expect("there").record.sum
}

on_both!(a_corrected_key_grades_hidden_checks_again_and_makes_no_record_worse, super::a_corrected_key_grades_hidden_checks_again_on);
async fn a_corrected_key_grades_hidden_checks_again_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set("c")).await;
    let (right, like_us, late) = (annotator(app).await, annotator(app).await, annotator(app).await);
    answer(app, asked(app, right).await, "b").await;
    answer(app, asked(app, like_us).await, "c").await;
    let open = asked(app, late).await;
    assert_eq!((sum(app, right).await.to_bits(), sum(app, like_us).await.to_bits()), (0_f64.to_bits(), 1_f64.to_bits()));
    crowd::publish(app, &set("b")).await;
    crowd::work(app).await;
    // Asked from the old version, answered when the new one is out.
    answer(app, open, "b").await;
    for who in [right, like_us, late] {
        assert_eq!(sum(app, who).await.to_bits(), 1_f64.to_bits());
    }
    app.seal_all("test").await.expect("sealed");
    let told = app.db().read("all", |tx| Box::pin(ledger::sealed_after(tx, 0, 1_000))).await.expect("read");
    let regraded: Vec<_> = told.into_iter().filter(|e| e.event.kind == "check.regraded").collect();
    assert_eq!(regraded.len(), 1, "one record was better for it");
    assert_eq!(regraded[0].event.subject, Some(right.uuid()));
    let (before, after) = (&regraded[0].event.body["before"], &regraded[0].event.body["after"]);
    assert_eq!((before.as_f64(), after.as_f64()), (Some(0.0), Some(1.0)));
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
}

/// A check of somebody who reads its key shows nothing of their work.
async fn whoever_reads_keys_is_given_none(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &with_hidden_items()).await;
    let id = annotator_called(app, Some("lin@example.sg")).await;
    let ask = async || app.ask_check(PROJECT, id, Reader::Platform).await;
    member(app, Some("lin@example.sg"), PROJECT, &[Role::Auditor]).await;
    assert!(matches!(ask().await, Err(AppError::Refused { code: "reads_keys", .. })), "their role opens the key");
    let many = app.ask_checks(PROJECT, id, Reader::Platform, 50, Wanted::default()).await;
    assert!(matches!(many, Err(AppError::Refused { code: "reads_keys", .. })));
    let other = annotator(app).await;
    assert!(app.ask_check(PROJECT, other, Reader::Platform).await.is_ok());
}
on_both!(whoever_reads_keys_is_given_no_check, super::whoever_reads_keys_is_given_none);

on_both!(a_missed_check_is_told_when_nobody_can_tell_which_answer_it_was, super::a_missed_check_is_told_late);
async fn a_missed_check_is_told_late(t: TestApp) {
    let app = &t.app;
    let mut critical = set("c");
    crowd::replace(&mut critical, "hidden.jsonl", "\"kind\":\"choice\"", "\"kind\":\"choice\",\"critical\":true");
    crowd::publish(app, &critical).await;
    let id = annotator(app).await;
    answer(app, asked(app, id).await, "b").await;
    let signals = async || {
        app.seal_all("test").await.expect("sealed");
        let now = app.now();
        let told = app.db().read("told", move |tx| Box::pin(ledger::messages_after(tx, PROJECT, 0, 100, now))).await.expect("read");
        told.iter().filter(|m| m.topic.as_str() == "audit.signal").count()
    };
    assert_eq!(signals().await, 0, "told at once, it would say how this answer was judged");
    t.clock.advance_seconds(86_400);
    assert_eq!(signals().await, 1, "people hear of it the same day");
    let breaches = touchstone::store::admin::fsck::check(app.db()).await.expect("checked").breaches;
    assert!(!breaches.iter().any(|b| b.invariant == "message-event"), "a day is no fault: {breaches:?}");
}

//! Guidelines that have to be acknowledged before a check rests on them.

use serde_json::json;
use touchstone::app::AppError;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::auditing::asking::Wanted;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::gold_set::item::drawn::Drawn;
use touchstone::domain::kernel::id::CheckId;
use touchstone::store::auditing::annotators;
use touchstone::store::auditing::annotators::Check;
use touchstone::store::proving::ledger;

use super::{checks, checks_placed};
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};

/// A plan that asks for the guidelines, which begin with these words.
pub fn set(words: &str) -> Folder {
    let mut set = checks_placed::set(8, 1.0, (20, 6));
    crowd::replace(&mut set, "project.toml", "report_from = 1\n", "report_from = 1\nguidelines = \"acknowledged\"\n");
    let text = String::from_utf8(set.files["guidelines.en.md"].clone()).expect("text");
    set.files.insert("guidelines.en.md".to_owned(), format!("{text}\n{words}\n").into_bytes());
    set
}

on_both!(no_check_is_given_out_before_its_guidelines_were_acknowledged, super::acknowledged_first);
async fn acknowledged_first(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set("Judge what is said.")).await;
    let id = checks::annotator(app).await;
    let unread = async || {
        let (one, many) = (
            app.ask_check(PROJECT, id, Reader::Platform).await.map(|c| c.id),
            app.ask_checks(PROJECT, id, Reader::Platform, 5, Wanted::default()).await.map(|c| c.checks.len().to_string()),
        );
        let is = |r: &Result<String, AppError>| matches!(r, Err(AppError::Refused { code: "guidelines_unread", .. }));
        assert_eq!(is(&one), is(&many), "{one:?} {many:?}");
        is(&one)
    };
    assert!(unread().await);
    let first = app.published(PROJECT).await.expect("there").1.guidelines_hash();
    let since = app.acknowledge_guidelines(PROJECT, id, Reader::Platform, &first).await.expect("noted");
    assert!(!unread().await);
    t.clock.advance_seconds(60);
    assert_eq!(app.acknowledge_guidelines(PROJECT, id, Reader::Platform, &first).await.expect("noted"), since, "once");
    crowd::publish(app, &set("Judge what is meant.")).await;
    assert!(unread().await, "newer guidelines were not acknowledged");
    let stale = app.acknowledge_guidelines(PROJECT, id, Reader::Platform, &first).await;
    assert!(matches!(stale, Err(AppError::Refused { code: "stale", .. })), "{stale:?}");
    let second = app.published(PROJECT).await.expect("there").1.guidelines_hash();
    app.acknowledge_guidelines(PROJECT, id, Reader::Platform, &second).await.expect("noted");
    assert!(!unread().await);
    let elsewhere = app.acknowledge_guidelines("another", id, Reader::Platform, &second).await;
    assert!(matches!(elsewhere, Err(AppError::NotFound(_))), "{elsewhere:?}");
    assert_eq!(checks_placed::breaches(app).await, Vec::new());
    for (damage, invariant) in
        [("UPDATE guidelines_read SET at = at + 1", "guidelines-told"), ("DELETE FROM guidelines_read", "event-guidelines")]
    {
        by_hand(&t.database.target, damage).await;
        let found = checks_placed::breaches(app).await;
        assert!(found.iter().any(|b| b.invariant == invariant), "{damage}: {found:?}");
    }
}

on_both!(a_check_that_rests_on_guidelines_never_shown_does_not_count_and_says_so, super::void);
async fn void(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set("Judge what is said.")).await;
    let (version, content) = app.published(PROJECT).await.expect("there");
    let (shown, unshown) = (checks::annotator(app).await, checks::annotator(app).await);
    app.acknowledge_guidelines(PROJECT, shown, Reader::Platform, &content.guidelines_hash()).await.expect("noted");
    let proper = checks::asked(app, shown).await;
    // As a release stored it that did not ask for guidelines yet.
    let given = app.db().read("check", move |tx| Box::pin(annotators::check(tx, proper))).await.expect("read").expect("there");
    let drawn: Drawn = serde_json::from_value(given.shown.clone()).expect("drawn");
    let other = Check { id: CheckId::from_uuid(uuid::Uuid::from_u128(77)), annotator: unshown, version, shown: json!(drawn), ..given };
    let id = other.id;
    let added = app.db().write("check", move |tx| {
        let other = other.clone();
        Box::pin(async move { annotators::insert_check(tx, &other).await })
    });
    added.await.expect("added");
    checks::answer(app, proper, "c").await;
    checks::answer(app, id, "c").await;
    // Acknowledged afterwards, it stays so.
    app.acknowledge_guidelines(PROJECT, unshown, Reader::Platform, &content.guidelines_hash()).await.expect("noted");
    for (annotator, counted) in [(shown, 1), (unshown, 0)] {
        let record = app.audit_record(PROJECT, annotator, Reader::House).await.expect("there");
        assert_eq!((record.graded, record.record.counted), (1, counted));
    }
    app.seal_all("test").await.expect("sealed");
    let told = app.db().read("all", |tx| Box::pin(ledger::sealed_after(tx, 0, 1_000))).await.expect("read");
    let void: Vec<_> = told.iter().filter(|e| e.event.kind == "check.graded").map(|e| e.event.body["void"].as_str()).collect();
    assert_eq!(void, [None, Some("guidelines_unread")]);
}

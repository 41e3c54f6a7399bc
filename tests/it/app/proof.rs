//! Everything can be computed again: replay finds no difference, a flipped byte is named, a copy in another database replays as well.

use touchstone::app::decide::{Choice, ToDecide};
use touchstone::app::replay::Difference;
use touchstone::app::{self, App};
use touchstone::domain::id::{ApplicationId, PersonId};
use touchstone::store::{Target, admin};

use crate::support;
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Database, Engine, TestApp, by_hand, on_both};

/// People, each with about four thirds of a decision.
const PEOPLE: usize = 820;

async fn everybody(app: &App, people: usize) -> Vec<(PersonId, ApplicationId)> {
    let mut all = Vec::new();
    for part in (0..people).collect::<Vec<_>>().chunks(40) {
        let sat = part.iter().map(|i| async move {
            let (person, application) = crowd::applied(app, None).await;
            crowd::sit(app, person, "first", |at, _| i % 3 == 0 || (i % 3 == 2 && at % 2 == 0)).await;
            (person, application)
        });
        all.extend(futures_util::future::join_all(sat).await);
        crowd::work(app).await;
    }
    all
}

/// Everybody is decided on: whoever passed writes (some of them) or is rejected, the others are passed, not passed or rejected by a person.
async fn decide_on(app: &App, all: &[(PersonId, ApplicationId)], high: impl Fn(usize) -> bool) {
    let recruiter = app.add_person(None).await.expect("added");
    let decide = |id, choice, reason: &str| {
        let what = ToDecide { choice, reasons: vec![reason.to_owned()], note: "looked at".to_owned() };
        async move { app.decide(PROJECT, recruiter, id, what).await.expect("decided") }
    };
    for (i, (person, application)) in all.iter().enumerate() {
        match i % 12 {
            0 | 3 | 6 => drop(crowd::sit(app, *person, "writing", |_, _| true).await),
            9 | 1 | 4 | 7 => drop(decide(*application, Choice::Rejected, "below_the_line").await),
            10 => drop(decide(*application, Choice::Void, "technical_problem").await),
            _ => drop(decide(*application, Choice::Passed, "score_in_band_reviewed").await),
        }
    }
    crowd::work(app).await;
    crowd::review(app, high).await;
    app.seal_all("test").await.expect("sealed");
}

on_both!(a_thousand_decided_dossiers_replay_without_a_difference, super::a_thousand_decided_dossiers_replay_without_a_difference_on);
async fn a_thousand_decided_dossiers_replay_without_a_difference_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &crowd::base()).await;
    let all = everybody(app, PEOPLE).await;
    decide_on(app, &all, |n| n % 7 != 6).await;
    let replayed = app.replay().await.expect("replayed");
    assert_eq!(replayed.differences.iter().take(3).collect::<Vec<_>>(), Vec::<&Difference>::new());
    assert!(replayed.decisions >= 1_000 && replayed.attempts >= PEOPLE, "{} {}", replayed.decisions, replayed.attempts);
    let verified = app.verify_ledger().await.expect("verified");
    assert_eq!((verified.broken, verified.dossiers, verified.unsealed), (Vec::new(), replayed.decisions, 0));
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
    println!("{} attempts, {} grades, {} decisions", replayed.attempts, replayed.grades, replayed.decisions);
    // The same in the other kind of database, byte for byte as far as dossiers and the chain go.
    let other = if t.engine() == Engine::Sqlite { Engine::Postgres } else { Engine::Sqlite };
    let Some(copy) = Database::new(other).await else { return };
    let copied = admin::copy::copy(&t.database.target, &copy.target).await.expect("copied");
    assert!(copied.iter().any(|(table, rows)| table == "dossier" && *rows == verified.dossiers as u64));
    let again = admin::copy::copy(&t.database.target, &copy.target).await;
    assert!(again.is_err_and(|e| e.to_string().contains("not empty")), "a database with rows is not copied into");
    let moved = app::open(&copy.target).await.expect("opened");
    assert_eq!(moved.replay().await.expect("replayed"), replayed);
    let there = moved.verify_ledger().await.expect("verified");
    assert_eq!((there.broken, there.events, there.dossiers), (Vec::new(), verified.events, verified.dossiers));
}

on_both!(a_flipped_byte_anywhere_is_named, super::a_flipped_byte_anywhere_is_named_on);
async fn a_flipped_byte_anywhere_is_named_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &crowd::base()).await;
    let all = everybody(app, 36).await;
    decide_on(app, &all, |_| true).await;
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
    // Each damage is done to one row, found, and taken back by the second text.
    for (table, damage, mend) in [
        (
            "ledger_event",
            "UPDATE ledger_event SET actor = 'x' || actor WHERE number = 5",
            "UPDATE ledger_event SET actor = SUBSTR(actor, 2) WHERE number = 5",
        ),
        ("ledger_event", "UPDATE ledger_event SET at = at + 1 WHERE number = 7", "UPDATE ledger_event SET at = at - 1 WHERE number = 7"),
        (
            "ledger_event",
            "UPDATE ledger_event SET body = REPLACE(body, '\"stage\"', '\"stagf\"') WHERE kind = 'attempt.scored' AND number = (SELECT MIN(number) FROM ledger_event WHERE kind = 'attempt.scored')",
            "UPDATE ledger_event SET body = REPLACE(body, '\"stagf\"', '\"stage\"')",
        ),
        (
            "dossier",
            "UPDATE dossier SET document = REPLACE(document, '\"dossier\":1', '\"dossier\":2') WHERE decision_id = (SELECT decision_id FROM dossier ORDER BY decision_id LIMIT 1)",
            "UPDATE dossier SET document = REPLACE(document, '\"dossier\":2', '\"dossier\":1')",
        ),
        (
            "decision",
            "UPDATE decision SET note = note || '.' WHERE id = (SELECT decision_id FROM dossier ORDER BY decision_id LIMIT 1)",
            "UPDATE decision SET note = SUBSTR(note, 1, LENGTH(note) - 1) WHERE note LIKE '%.'",
        ),
        (
            "mail",
            "UPDATE mail SET body_zh = 'x' || body_zh WHERE id = (SELECT id FROM mail WHERE decision_id IS NOT NULL ORDER BY id LIMIT 1)",
            "UPDATE mail SET body_zh = SUBSTR(body_zh, 2) WHERE body_zh LIKE 'x%'",
        ),
        (
            "answer",
            "UPDATE answer SET saved_at = saved_at + 1 WHERE id = (SELECT answer_id FROM grade WHERE answer_id IS NOT NULL ORDER BY id LIMIT 1)",
            "UPDATE answer SET saved_at = saved_at - 1 WHERE id = (SELECT answer_id FROM grade WHERE answer_id IS NOT NULL ORDER BY id LIMIT 1)",
        ),
        (
            "grade",
            "UPDATE grade SET explanation = REPLACE(explanation, '}', ' ,\"x\":1}') WHERE id = (SELECT id FROM grade WHERE explanation LIKE '{\"%' ORDER BY id LIMIT 1)",
            "UPDATE grade SET explanation = REPLACE(explanation, ' ,\"x\":1}', '}')",
        ),
        (
            "grade",
            "UPDATE grade SET hit = NOT hit WHERE id = (SELECT id FROM grade ORDER BY id LIMIT 1)",
            "UPDATE grade SET hit = NOT hit WHERE id = (SELECT id FROM grade ORDER BY id LIMIT 1)",
        ),
        (
            "form_item",
            "UPDATE form_item SET item_id = item_id || 'x' WHERE id = (SELECT form_item_id FROM grade ORDER BY id LIMIT 1)",
            "UPDATE form_item SET item_id = SUBSTR(item_id, 1, LENGTH(item_id) - 1) WHERE item_id LIKE '%x'",
        ),
        (
            "attempt",
            "UPDATE attempt SET seed = seed + 1 WHERE id = (SELECT attempt_id FROM stage_result ORDER BY attempt_id LIMIT 1)",
            "UPDATE attempt SET seed = seed - 1 WHERE id = (SELECT attempt_id FROM stage_result ORDER BY attempt_id LIMIT 1)",
        ),
        (
            "stage_result",
            "UPDATE stage_result SET at = at + 1 WHERE attempt_id IN (SELECT attempt_id FROM stage_result ORDER BY attempt_id LIMIT 1)",
            "UPDATE stage_result SET at = at - 1 WHERE attempt_id IN (SELECT attempt_id FROM stage_result ORDER BY attempt_id LIMIT 1)",
        ),
        (
            "review_sheet",
            "UPDATE review_sheet SET total = total / 2.0 WHERE id = (SELECT id FROM review_sheet ORDER BY id LIMIT 1)",
            "UPDATE review_sheet SET total = total * 2.0 WHERE id = (SELECT id FROM review_sheet ORDER BY id LIMIT 1)",
        ),
        (
            "gold_item",
            "UPDATE gold_item SET sealed = REPLACE(sealed, 'Because', 'Becausf') WHERE item_id = 'word-3'",
            "UPDATE gold_item SET sealed = REPLACE(sealed, 'Becausf', 'Because')",
        ),
        (
            "gold_item",
            "UPDATE gold_item SET presented = REPLACE(presented, 'Task', 'Tasl') WHERE item_id = 'word-3'",
            "UPDATE gold_item SET presented = REPLACE(presented, 'Tasl', 'Task')",
        ),
        (
            "gold_set_version",
            "UPDATE gold_set_version SET document = REPLACE(document, 'quickly', 'quickli')",
            "UPDATE gold_set_version SET document = REPLACE(document, 'quickli', 'quickly')",
        ),
    ] {
        by_hand(&t.database.target, damage).await;
        let broken = app.verify_ledger().await.expect("verified").broken;
        assert!(broken.iter().any(|b| b.table == table), "{damage}: {broken:?}");
        by_hand(&t.database.target, mend).await;
        assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new(), "{mend}");
    }
    // Replay tells a changed score too, and where it stands.
    by_hand(&t.database.target, "UPDATE grade SET score = 0.5 WHERE id = (SELECT id FROM grade WHERE score = 1.0 ORDER BY id LIMIT 1)")
        .await;
    let replayed = app.replay().await.expect("replayed");
    assert!(replayed.differences.iter().any(|d| d.what == "grade" && d.at.ends_with("/grade/score")), "{:?}", replayed.differences);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_is_not_copied_into_itself_or_into_an_old_schema() {
    let t = Database::new(Engine::Sqlite).await.expect("SQLite").app().await;
    let folder = tempfile::tempdir().expect("a folder");
    let bare = Target::Sqlite(folder.path().join("bare.db"));
    assert!(admin::copy::copy(&t.database.target, &bare).await.is_err(), "no schema");
    support::import_base(&t.app).await;
    admin::migrate::migrate(&bare).await.expect("migrated");
    let copied = admin::copy::copy(&t.database.target, &bare).await.expect("copied");
    let rows = |name: &str| copied.iter().find(|(table, _)| table == name).expect("copied").1;
    assert_eq!((rows("gold_set_version"), rows("gold_item"), rows("answer")), (1, 18, 0));
}

//! Everything can be computed again: replay finds no difference, a flipped byte is named, a copy in another database replays as well.

use serde_json::Value;
use touchstone::app::deciding::decide::ToDecide;
use touchstone::app::proving::difference::Difference;
use touchstone::app::{self, App, AppError};
use touchstone::domain::accounts::Role;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::gold_set::stored::Content;
use touchstone::domain::kernel::id::{ApplicationId, PersonId};
use touchstone::domain::kernel::sealed::{Reveal, Sealed};
use touchstone::store::deciding::results;
use touchstone::store::proving::ledger;
use touchstone::store::sitting::answers;
use touchstone::store::{Target, admin};
use touchstone_measure::draw::Stream;

use crate::support;
use crate::support::adaptive;
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Database, Engine, TestApp, by_hand, on_both};

/// People, each with about four thirds of a decision: over a thousand decisions in the long form.
fn people() -> usize {
    usize::try_from(support::rounds("TOUCHSTONE_TEST_DOSSIERS", 164, 820)).expect("a number of people")
}

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
    let recruiter = support::member(app, None, PROJECT, &[Role::Recruiter]).await;
    let decide = |id, choice, reason: &str| {
        let what = ToDecide { choice, reasons: vec![reason.to_owned()], note: "looked at".to_owned(), seen: None };
        async move { app.decide(PROJECT, recruiter, id, what).await.expect("decided") }
    };
    for (i, (person, application)) in all.iter().enumerate() {
        match i % 12 {
            0 | 3 | 6 | 9 => drop(crowd::sit(app, *person, "writing", |_, _| true).await),
            1 | 4 | 7 => drop(decide(*application, DecisionOutcome::Rejected, "below_the_line").await),
            10 => drop(decide(*application, DecisionOutcome::Void, "technical_problem").await),
            _ => drop(decide(*application, DecisionOutcome::Passed, "score_in_band_reviewed").await),
        }
    }
    crowd::work(app).await;
    crowd::review(app, high).await;
    app.seal_all("test").await.expect("sealed");
}

on_both!(decided_dossiers_replay_without_a_difference, super::decided_dossiers_replay_without_a_difference_on);
async fn decided_dossiers_replay_without_a_difference_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &crowd::base()).await;
    let all = everybody(app, people()).await;
    decide_on(app, &all, |n| n % 7 != 6).await;
    let replayed = app.replay().await.expect("replayed");
    assert_eq!(replayed.differences.iter().take(3).collect::<Vec<_>>(), Vec::<&Difference>::new());
    assert!(replayed.decisions * 4 >= people() * 5 && replayed.attempts >= people(), "{} {}", replayed.decisions, replayed.attempts);
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

on_both!(
    an_adaptive_form_follows_its_grades_and_is_chosen_again_by_replay,
    super::an_adaptive_form_follows_its_grades_and_is_chosen_again_by_replay_on
);
async fn an_adaptive_form_follows_its_grades_and_is_chosen_again_by_replay_on(t: TestApp) {
    const DECISION: &str = "kind = \"ability\"\ncut = 0.0\ndelta = 0.5\nalpha = 0.05\nbeta = 0.05\nmin_items = 8\nmax_items = 20\n\
        forced = \"refer\"\nstop = \"se\"\nse = 0.3";
    let app = &t.app;
    // Difficulties from −3 to 3, so that a form shows in its items what it thinks of the person.
    let bank: Vec<(f64, f64, f64)> = (0..80).map(|i| (1.5, f64::from(i % 61) / 10.0 - 3.0, 0.2)).collect();
    let stage = "select = \"randomesque\"\nblock = 4\nexposure = 0.8";
    crowd::publish(app, &adaptive::set(&bank, &adaptive::Plan { stage, decision: DECISION, skills: 5 })).await;
    let difficulty = |id: &str| bank[id[2..].parse::<usize>().expect("a number") - 1].1;
    let mut second_blocks = Vec::new();
    for knows in [true, false] {
        let (person, application) = crowd::applied(app, None).await;
        let attempt = app.start_attempt(person, PROJECT, "first").await.expect("started");
        let mut blocks = 0;
        loop {
            let sitting = app.sitting(person, attempt).await.expect("there");
            if sitting.items.is_empty() {
                break;
            }
            blocks += 1;
            // An item that was skipped for its content takes no scored item's place.
            let at_most = if !knows && blocks == 5 { 21 } else { 20 };
            assert_eq!((sitting.items.len(), sitting.at_most), (4, at_most), "a block at a time");
            if !knows && blocks == 2 {
                let first = sitting.items[0].id.parse().expect("an id");
                assert!(app.skip(person, attempt, first, 1).await.expect("skipped"), "another item comes for it");
            }
            crowd::answer_block(app, person, attempt, |_, item, own| if knows || difficulty(item) < -2.0 { own } else { Value::Null })
                .await;
            crowd::work(app).await;
        }
        let form = app.db().read("form", move |tx| Box::pin(answers::form(tx, attempt))).await.expect("read");
        assert_eq!(form.iter().map(|p| p.block).max(), Some(blocks - 1), "no block lies behind the end");
        let second: Vec<f64> = form.iter().filter(|p| p.block == 1).map(|p| difficulty(&p.item)).collect();
        second_blocks.push(second.iter().sum::<f64>() / second.len() as f64);
        let result = app.db().read("result", move |tx| Box::pin(results::of_attempt(tx, attempt))).await.expect("read").expect("scored");
        let (theta, error) = (&result.ruling["ability"][0], &result.ruling["ability"][1]);
        assert!((theta.as_f64() > Some(1.0)) == knows && error.as_f64().is_some_and(|e| e < 0.7), "{knows}: {}", result.ruling);
        if knows {
            continue;
        }
        let recruiter = support::member(app, None, PROJECT, &[Role::Recruiter]).await;
        let what =
            ToDecide { choice: DecisionOutcome::Rejected, reasons: vec!["below_the_line".to_owned()], note: "seen".to_owned(), seen: None };
        app.decide(PROJECT, recruiter, application, what).await.expect("decided");
    }
    assert!(second_blocks[0] > 0.3 && second_blocks[1] < -0.7, "hard items for who knows, easy ones for who does not: {second_blocks:?}");
    app.seal_all("test").await.expect("sealed");
    let replayed = app.replay().await.expect("replayed");
    assert_eq!((replayed.attempts, &replayed.differences), (2, &Vec::new()));
    by_hand(
        &t.database.target,
        "UPDATE form_item SET item_id = 'x-080' WHERE id = (SELECT id FROM form_item WHERE block = 1 \
        AND item_id <> 'x-080' ORDER BY id LIMIT 1)",
    )
    .await;
    let found = app.replay().await.expect("replayed").differences;
    assert!(found.iter().any(|d| format!("{d:?}").contains("/blocks/1")), "{found:?}");
}

on_both!(
    live_answers_calibrate_a_draft_that_somebody_else_publishes,
    super::live_answers_calibrate_a_draft_that_somebody_else_publishes_on
);
async fn live_answers_calibrate_a_draft_that_somebody_else_publishes_on(t: TestApp) {
    const DECISION: &str =
        "kind = \"ability\"\ncut = 0.0\ndelta = 0.5\nalpha = 0.05\nbeta = 0.05\nmin_items = 20\nmax_items = 20\nforced = \"refer\"";
    let app = &t.app;
    // The authors think all items alike; the people know better. Difficulties from −1.9 to 1.9, slope 1.5, one in four guesses right.
    let truth = |id: &str| (id[2..].parse::<f64>().expect("a number") - 1.0) / 5.0 - 1.9;
    let plan = adaptive::Plan { stage: "block = 20", decision: DECISION, skills: 5 };
    crowd::publish(app, &adaptive::set(&[(1.0, 0.0, 0.25); 20], &plan)).await;
    let open = |document: &Sealed| serde_json::from_str(document.reveal(&Reveal::for_the_store())).expect("JSON");
    let early = app.recalibrate(PROJECT, Some("statistics".into()), open).await.expect("calibrated");
    assert_eq!((early.version, early.items.len(), early.left > 0), (None, 0, true), "without answers nothing changes");
    let mut chance = Stream::new(3);
    for _ in 0..120 {
        let (person, _) = crowd::applied(app, None).await;
        let ability = chance.normal();
        let luck: Vec<f64> = (0..20).map(|_| chance.uniform()).collect();
        let knows = |at: usize, item: &str| luck[at] < 0.25 + 0.75 / (1.0 + (-1.5 * (ability - truth(item))).exp());
        crowd::sit(app, person, "first", knows).await;
    }
    crowd::work(app).await;
    let made = app.recalibrate(PROJECT, Some("statistics".into()), open).await.expect("calibrated");
    assert_eq!((made.version, made.items.len()), (Some(2), 20));
    for c in &made.items {
        let (a, b, guessing) = c.parameters;
        assert!((b - truth(&c.item)).abs() <= 4.0 * c.errors.1.expect("an error") && (guessing - 0.25).abs() < 1e-12, "{c:?}");
        assert!(c.answers == 120 && (a - 1.5).abs() < 1.0, "{c:?}");
    }
    // People who run on the first version stay on it, until somebody else has published the draft.
    let irt = |content: &Content| content.item("x-001").and_then(|i| i.head.irt).map(|i| (i.a, i.b));
    assert_eq!(irt(&app.published(PROJECT).await.expect("published").1), Some((1.0, 0.0)));
    let own = app.publish(PROJECT, 2, "statistics", &[]).await;
    assert!(matches!(own, Err(AppError::Refused { code: "second_person", .. })), "{own:?}");
    app.publish(PROJECT, 2, "another author", &["W109".to_owned()]).await.expect("published");
    // Parameters are no keys: nobody is scored again by them.
    crowd::work(app).await;
    app.seal_all("test").await.expect("sealed");
    let events = app.db().read("all", |tx| Box::pin(ledger::sealed_after(tx, 0, 100_000))).await.expect("read");
    assert_eq!(events.iter().filter(|e| e.event.kind == "attempt.rescored").count(), 0);
    let (_, b) = irt(&app.published(PROJECT).await.expect("published").1).expect("parameters");
    let first = made.items.iter().find(|c| c.item == "x-001").expect("there");
    assert!((b - first.parameters.1).abs() <= 5e-5, "{b}");
    let again = app.recalibrate(PROJECT, Some("statistics".into()), open).await.expect("calibrated");
    assert_eq!(again.version, None, "the same answers make the same content, which is there already");
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
            "UPDATE ledger_event SET body = REPLACE(body, '\"stage\"', '\"stagf\"') WHERE kind = 'attempt.scored' \
                AND number = (SELECT MIN(number) FROM ledger_event WHERE kind = 'attempt.scored')",
            "UPDATE ledger_event SET body = REPLACE(body, '\"stagf\"', '\"stage\"')",
        ),
        (
            "dossier",
            "UPDATE dossier SET document = REPLACE(document, '\"dossier\":1', '\"dossier\":2') WHERE decision_id = (SELECT decision_id \
                FROM dossier ORDER BY decision_id LIMIT 1)",
            "UPDATE dossier SET document = REPLACE(document, '\"dossier\":2', '\"dossier\":1')",
        ),
        (
            "decision",
            "UPDATE decision SET note = note || '.' WHERE id = (SELECT decision_id FROM dossier ORDER BY decision_id LIMIT 1)",
            "UPDATE decision SET note = SUBSTR(note, 1, LENGTH(note) - 1) WHERE note LIKE '%.'",
        ),
        (
            "mail_text",
            "UPDATE mail_text SET body = 'x' || body WHERE language = 'zh' AND mail_id = (SELECT id FROM mail WHERE decision_id IS NOT \
                NULL ORDER BY id LIMIT 1)",
            "UPDATE mail_text SET body = SUBSTR(body, 2) WHERE body LIKE 'x%'",
        ),
        (
            "answer",
            "UPDATE answer SET saved_at = saved_at + 1 WHERE id = (SELECT answer_id FROM grade WHERE answer_id IS NOT NULL ORDER BY id \
                LIMIT 1)",
            "UPDATE answer SET saved_at = saved_at - 1 WHERE id = (SELECT answer_id FROM grade WHERE answer_id IS NOT NULL ORDER BY id \
                LIMIT 1)",
        ),
        (
            "grade",
            "UPDATE grade SET explanation = REPLACE(explanation, '}', ' ,\"x\":1}') WHERE id = (SELECT id FROM grade \
                WHERE explanation LIKE '{\"%' ORDER BY id LIMIT 1)",
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

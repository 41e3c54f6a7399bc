//! A stored name that nobody knows is damage, and says where it stands: no default takes its place.

use touchstone::app;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::{App, AppError};
use touchstone::domain::kernel::moment::Moment;
use touchstone::store::accounts::sessions;
use touchstone::store::applying::applications;
use touchstone::store::auditing::annotators;
use touchstone::store::deciding::{appeals, letters, results};
use touchstone::store::gold_set::{corrected, item_answers, items, retired, versions};
use touchstone::store::platform::{jobs, webhooks};
use touchstone::store::reviewing::reviews;
use touchstone::store::sitting::answers;
use touchstone::store::{StoreError, Target, admin};

use super::beside;
use crate::support::crowd::PROJECT;
use crate::support::database::{Database, Engine, by_hand};

/// What the life of `beside` has none of: an appeal, a corrected result, a notice, a message to an endpoint, and work that was given up.
const MORE: &str = "INSERT INTO appeal (id, decision_id, application_id, project, grounds, text, state, sent_at, due_at) \
    SELECT x'00000000000000000000000000000021', id, application_id, 'mandarin-sg', 'facts', 'No.', 'open', at, at FROM decision \
    WHERE outcome = 'rejected'; \
    INSERT INTO rescore (id, project, version_id, attempt_id, items, outcome_before, outcome_after, ruling, state, at) \
    SELECT x'00000000000000000000000000000022', project, version_id, id, '[]', 'refer', 'pass', '{}', 'open', started_at FROM attempt \
    WHERE id = (SELECT MIN(attempt_id) FROM stage_result); \
    INSERT INTO attempt_signal (id, attempt_id, kind, amount, at) SELECT x'00000000000000000000000000000023', id, 'paste', 9, started_at \
    FROM attempt WHERE id = (SELECT MIN(attempt_id) FROM stage_result); \
    INSERT INTO delivery (id, webhook_id, message_id, state, attempts, due_at) SELECT x'00000000000000000000000000000024', w.id, o.id, \
    'waiting', 0, 1 FROM webhook w, outbox o WHERE o.id = (SELECT MIN(id) FROM outbox); \
    UPDATE job SET state = 'failed' WHERE id = (SELECT MIN(id) FROM job)";

/// Reads every row of the project that says a state, a kind or an outcome.
async fn read(app: &App) -> Result<(), StoreError> {
    let all = app.db().read("everything", |tx| {
        Box::pin(async move {
            for staff in sessions::staff_and_former(tx).await? {
                sessions::named_roles(tx, staff.person, PROJECT).await?;
                sessions::roles_or_former(tx, staff.person).await?;
            }
            versions::versions(tx).await?;
            items::contests(tx, PROJECT).await?;
            items::rescores(tx, PROJECT).await?;
            retired::retired(tx, PROJECT).await?;
            jobs::given_up(tx, PROJECT).await?;
            for webhook in webhooks::of_project(tx, PROJECT).await? {
                webhooks::log(tx, PROJECT, webhook.id).await?;
            }
            for version in versions::versions(tx).await? {
                corrected::otherwise(tx, PROJECT, version.id).await?;
            }
            Ok(())
        })
    });
    all.await?;
    let first = (Moment::from_microseconds(i64::MIN), uuid::Uuid::nil());
    let found = app.applications(PROJECT, (None, ""), first, 100, Reader::House).await.map_err(|error| match error {
        AppError::Store(error) => error,
        other => panic!("{other}"),
    })?;
    assert!(found.len() >= 2);
    for application in found {
        let of_one = app.db().read("of one", move |tx| {
            Box::pin(async move {
                let until = Moment::from_microseconds(i64::MAX);
                results::decisions(tx, application.id).await?;
                results::results(tx, application.id).await?;
                appeals::of_application(tx, application.id).await?;
                applications::evidence_of(tx, application.id).await?;
                annotators::of_application(tx, application.id).await?;
                letters::of_person(tx, application.person, until).await?;
                item_answers::signals_of_person(tx, PROJECT, application.person).await?;
                for attempt in answers::attempts_of(tx, application.person, PROJECT).await? {
                    reviews::tasks(tx, attempt.id).await?;
                    items::last_rescore(tx, attempt.id).await?;
                }
                Ok(())
            })
        });
        of_one.await?;
    }
    Ok(())
}

/// Columns that say what something is by a name, each with the tables' own words.
const NAMES: &[(&str, &str)] = &[
    ("appeal", "grounds"),
    ("appeal", "state"),
    ("application", "status"),
    ("attempt", "state"),
    ("attempt_signal", "kind"),
    ("annotator", "state"),
    ("contest", "source"),
    ("contest", "state"),
    ("decision", "outcome"),
    ("decision", "status_before"),
    ("delivery", "state"),
    ("evidence", "verdict"),
    ("gold_set_version", "state"),
    ("job", "kind"),
    ("rescore", "outcome_after"),
    ("rescore", "outcome_before"),
    ("rescore", "state"),
    ("retired_item", "reason"),
    ("review_task", "state"),
    ("staff_role", "role"),
    ("stage_result", "outcome"),
    ("webhook", "state"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_name_that_nobody_knows_is_damage_and_says_where() {
    // SQLite: its checks can be switched off, as they are where a file was damaged.
    let t = Database::new(Engine::Sqlite).await.expect("always there").app().await;
    beside::live(&t).await;
    by_hand(&t.database.target, MORE).await;
    read(&t.app).await.expect("all of it is known");
    for (table, column) in NAMES {
        let folder = tempfile::tempdir().expect("a folder");
        let copy = Target::Sqlite(folder.path().join("copy.db"));
        admin::migrate::migrate(&copy).await.expect("migrated");
        admin::copy::copy(&t.database.target, &copy).await.expect("copied");
        let damage =
            format!("PRAGMA ignore_check_constraints = ON; UPDATE OR IGNORE {table} SET {column} = 'nobody' WHERE {column} IS NOT NULL");
        by_hand(&copy, &damage).await;
        let app = app::open(&copy).await.expect("opened");
        let told = read(&app).await.expect_err("damage");
        let here = |at: &str, of: &str| at == *table && of == *column;
        assert!(
            matches!(&told, StoreError::Corrupt { table, column, row } if here(table, column) && !row.is_empty()),
            "{table}.{column}: {told}"
        );
    }
}

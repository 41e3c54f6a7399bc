//! A database that an earlier release left: it opens, nothing of it is damage, and what was under way goes on.
//!
//! `tests/earlier` has it as SQL, as each engine writes it: people who passed, were rejected, appeal, wait for reviewers, sit a test;
//! hidden checks; a corrected key; a questioned one. The release graded as `grader-1` and told the ledger less than today's.

use sqlx::{Connection, Row as _};
use touchstone::store::{Target, admin};

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Database, Engine, TestApp, by_hand};

/// A database as the earlier release left it, brought to this one as `touchstone migrate` does.
async fn brought_here(engine: Engine) -> Option<TestApp> {
    let database = Database::new(engine).await?;
    let text = match engine {
        Engine::Sqlite => include_str!("../../earlier/sqlite.sql"),
        Engine::Postgres => include_str!("../../earlier/postgres.sql"),
    };
    let database = database.made_of(text).await;
    assert!(admin::migrate::migrate(&database.target).await.expect("migrated") > 5);
    let t = database.app().await;
    // Its own ids were counted from 0 on.
    t.ids.jump_to(1_000_000);
    t.app.hold_letters().await.expect("told to the ledger");
    Some(t)
}

async fn sound(t: &TestApp) {
    t.app.seal_all("test").await.expect("sealed");
    assert_eq!(t.app.verify_ledger().await.expect("verified").broken, Vec::new());
    assert_eq!(admin::fsck::check(t.app.db()).await.expect("checked").breaches, Vec::new());
    let replayed = t.app.replay().await.expect("replayed");
    assert!(replayed.attempts >= 5 && replayed.grades >= 20 && replayed.decisions >= 2, "{replayed:?}");
    assert_eq!(replayed.differences, Vec::new());
}

async fn goes_on(engine: Engine) {
    let Some(t) = brought_here(engine).await else { return };
    let app = &t.app;
    sound(&t).await;
    // What waits for reviewers is scored, and concluded on grades that the earlier grader gave.
    t.clock.advance_seconds(8_000);
    let waiting = app.review_queue(PROJECT, app.add_person(None).await.expect("added")).await.expect("read").all.waiting;
    assert!(waiting > 0, "nothing waits");
    crowd::review(app, |_| true).await;
    crowd::work(app).await;
    sound(&t).await;
    // Letters that stood there go out, each once.
    let posted = app.claim_mails(touchstone::app::platform::posting::Lane::Letters, "test", 50).await.expect("claimed").len();
    assert!(posted > 0, "no letter stood there");
}

/// What every letter says, as it stands: its id, then subject and text in English and Chinese.
async fn words(target: &Target, of: &str) -> Vec<[String; 5]> {
    macro_rules! read {
        ($connection:ty, $given:expr) => {{
            let mut own = <$connection as Connection>::connect_with($given).await.expect("connected");
            let rows = sqlx::raw_sql(sqlx::AssertSqlSafe(of.to_owned())).fetch_all(&mut own).await.expect("read");
            rows.iter().map(|row| [row.get::<uuid::Uuid, _>(0).to_string(), row.get(1), row.get(2), row.get(3), row.get(4)]).collect()
        }};
    }
    match target {
        Target::Sqlite(path) => read!(sqlx::SqliteConnection, &sqlx::sqlite::SqliteConnectOptions::new().filename(path)),
        Target::Postgres(url) => read!(sqlx::PgConnection, &url.parse::<sqlx::postgres::PgConnectOptions>().expect("an address")),
    }
}

const IN_COLUMNS: &str = "SELECT id, subject_en, subject_zh, body_en, body_zh FROM mail ORDER BY id";
const BY_LANGUAGE: &str = "SELECT e.mail_id, e.subject, z.subject, e.body, z.body FROM mail_text e JOIN mail_text z \
    ON z.mail_id = e.mail_id WHERE e.language = 'en' AND z.language = 'zh' ORDER BY e.mail_id";

/// Letters of a release that kept two texts in columns, and of one that told the ledger so.
async fn letters_of_two_columns(engine: Engine) {
    let Some(database) = Database::new(engine).await else { return };
    let text = match engine {
        Engine::Sqlite => include_str!("../../earlier/sqlite.sql"),
        Engine::Postgres => include_str!("../../earlier/postgres.sql"),
    };
    let database = database.made_of(text).await;
    let before = words(&database.target, IN_COLUMNS).await;
    admin::migrate::migrate(&database.target).await.expect("migrated");
    assert!(before.len() > 10 && before == words(&database.target, BY_LANGUAGE).await, "not a word is another");

    // The release before this one: columns, and events that say the hash of the whole alone.
    let t = Database::new(engine).await.expect("the engine is there").app().await;
    let (app, target) = (&t.app, &t.database.target);
    crowd::publish(app, &crowd::base()).await;
    let (person, _) = crowd::applied(app, Some("lin@example.sg")).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    crowd::work(app).await;
    let told = app.messages(person).await.expect("read");
    let place = if engine == Engine::Sqlite { "INSTR" } else { "STRPOS" };
    by_hand(
        target,
        &format!(
            "UPDATE ledger_event SET body = SUBSTR(body, 1, {place}(body, ',\"texts\":') - 1) || '}}' WHERE kind = 'letter.written'; \
            ALTER TABLE mail ADD COLUMN subject_en TEXT; ALTER TABLE mail ADD COLUMN subject_zh TEXT; \
            ALTER TABLE mail ADD COLUMN body_en TEXT; ALTER TABLE mail ADD COLUMN body_zh TEXT; UPDATE mail SET \
            subject_en = (SELECT t.subject FROM mail_text t WHERE t.mail_id = mail.id AND t.language = 'en'), \
            subject_zh = (SELECT t.subject FROM mail_text t WHERE t.mail_id = mail.id AND t.language = 'zh'), \
            body_en = (SELECT t.body FROM mail_text t WHERE t.mail_id = mail.id AND t.language = 'en'), \
            body_zh = (SELECT t.body FROM mail_text t WHERE t.mail_id = mail.id AND t.language = 'zh'); \
            DROP TABLE mail_text; DELETE FROM _sqlx_migrations WHERE version = 22"
        ),
    )
    .await;
    assert_eq!(admin::migrate::migrate(target).await.expect("migrated"), 1);
    app.seal_all("test").await.expect("sealed");
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
    let read = app.messages(person).await.expect("read");
    assert!(!told.is_empty() && read == told, "{read:?}");
    let [chinese, english] = read[0].texts.for_reader("zh").try_into().expect("two");
    assert_eq!((chinese.subject, english.subject), ("您已通过：第一关", "You passed: First"));
    // Such an event names no language; that something is another is named all the same.
    by_hand(target, "UPDATE mail_text SET body = 'x' || body WHERE language = 'zh'").await;
    let broken = app.verify_ledger().await.expect("verified").broken;
    assert!(broken.iter().any(|b| b.what == "the letter says something else than was written"), "{broken:?}");
    assert!(broken.iter().any(|b| b.what == "the letter says something else than the dossier, in zh"), "{broken:?}");
    assert!(app.messages(person).await.expect("read").is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn letters_of_two_columns_stand_by_language_and_verify_sqlite() {
    letters_of_two_columns(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn letters_of_two_columns_stand_by_language_and_verify_postgres() {
    letters_of_two_columns(Engine::Postgres).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_an_earlier_release_is_sound_and_goes_on_sqlite() {
    goes_on(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_an_earlier_release_is_sound_and_goes_on_postgres() {
    goes_on(Engine::Postgres).await;
}

//! What an earlier release showed of its database, this one shows of it, too.
//!
//! `tests/earlier` holds the database as SQL of each engine and, in `shows.*.json`, what that release's own services said of it when it was
//! left (`README.md` there tells how both were made): people in every state with their attempts, results, decisions and letters, documents,
//! appeals, questioned and corrected keys, hidden checks, endpoints, tokens and staff.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use touchstone::app::App;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::accounts::sign_in::Coming;
use touchstone::domain::deciding::appeal::Which;
use touchstone::domain::kernel::moment::Moment;
use touchstone::store::admin;
use touchstone::store::applying::applications::Application;
use touchstone::store::deciding::letters::Mail;
use touchstone::store::gold_set::items::Rescore;

use crate::support::crowd::PROJECT;
use crate::support::database::{Database, Engine, TestApp};
use crate::support::time::BEGINNING;

/// What the earlier release's services said of it when they left it.
fn said(engine: Engine) -> Value {
    let text = match engine {
        Engine::Sqlite => include_str!("../../earlier/shows.sqlite.json"),
        Engine::Postgres => include_str!("../../earlier/shows.postgres.json"),
    };
    serde_json::from_str(text).expect("JSON")
}

/// The database as that release left it, brought to this one as `touchstone migrate` does, at a moment in microseconds since 1970.
async fn brought_here_at(engine: Engine, at: i64) -> Option<TestApp> {
    let database = Database::new(engine).await?;
    let text = match engine {
        Engine::Sqlite => include_str!("../../earlier/whole.sqlite.sql"),
        Engine::Postgres => include_str!("../../earlier/whole.postgres.sql"),
    };
    let database = database.made_of(text).await;
    assert!(admin::migrate::migrate(&database.target).await.expect("migrated") > 5);
    let t = database.app().await;
    t.clock.advance_seconds((at - BEGINNING) / 1_000_000);
    // Its own ids were counted from 0 on.
    t.ids.jump_to(1_000_000);
    t.app.hold_letters().await.expect("told to the ledger");
    Some(t)
}

/// Nothing of it is damage, and all of it is computed again.
async fn sound(t: &TestApp) {
    t.app.seal_all("test").await.expect("sealed");
    assert_eq!(t.app.verify_ledger().await.expect("verified").broken, Vec::new());
    assert_eq!(admin::fsck::check(t.app.db()).await.expect("checked").breaches, Vec::new());
    let replayed = t.app.replay().await.expect("replayed");
    assert!(replayed.attempts >= 20 && replayed.grades >= 80 && replayed.decisions >= 20, "{replayed:?}");
    assert_eq!(replayed.differences, Vec::new());
}

/// Of a text its hash's beginning: letters are long.
fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

fn letter(mail: &Mail) -> Value {
    let of = |code: &str| mail.texts.all().find(|text| text.code == code).expect("written in both");
    let (english, chinese) = (of("en"), of("zh"));
    json!([mail.id, [english.subject, chinese.subject], [digest(english.body), digest(chinese.body)]])
}

/// All that is told of one application.
async fn person(app: &App, application: &Application) -> Value {
    let record = app.record(PROJECT, application.id, Reader::House).await.expect("there");
    let letters = app.messages(application.person).await.expect("read");
    let mut told: Vec<Value> = letters.iter().map(letter).collect();
    told.sort_by_key(|one| one[0].to_string());
    json!({
        "person": application.person.to_string(), "status": record.application.status.as_str(), "letters": told,
        "attempts": record.attempts.iter().map(|a| json!([a.id.to_string(), a.stage, a.number, a.state.as_str()])).collect::<Vec<_>>(),
        "results": record.results.iter().map(|r| json!([r.attempt.to_string(), r.outcome.as_str()])).collect::<Vec<_>>(),
        "decisions": record.decisions.iter().map(|d| json!([d.id.to_string(), d.outcome, d.undone_at.is_some()])).collect::<Vec<_>>(),
        "documents": record.evidence.iter().map(|e| e.name.clone()).collect::<Vec<_>>(),
        "stages": record.stages.iter().map(|s| json!([s.stage, s.state])).collect::<Vec<_>>(),
    })
}

/// What stands beside the people: staff, tokens and endpoints, and what was questioned.
async fn beside(app: &App) -> Value {
    let mut appeals = app.appeals(PROJECT, Which::Open, Reader::House).await.expect("read");
    appeals.extend(app.appeals(PROJECT, Which::Answered, Reader::House).await.expect("read"));
    let appeals: BTreeMap<String, String> = appeals.into_iter().map(|a| (a.id.to_string(), a.state.as_str().to_owned())).collect();
    let contests = app.contests(PROJECT).await.expect("read");
    let rescores = app.rescores(PROJECT, Reader::House).await.expect("read");
    let rescores = rescores.iter().map(|listed| &listed.rescore);
    let mut hooks = BTreeMap::new();
    for hook in app.webhooks(PROJECT).await.expect("read") {
        hooks.insert(hook.url.clone(), app.webhook_log(PROJECT, hook.id).await.expect("read").len());
    }
    let staff = app.all_staff().await.expect("read").into_iter().filter(|s| !s.disabled);
    let told = |r: &Rescore| json!([r.attempt.to_string(), r.before.as_str(), r.after.as_str(), r.state.as_str()]);
    json!({
        "appeals": appeals, "webhooks": hooks, "rescores": rescores.map(told).collect::<Vec<_>>(),
        "contests": contests.iter().map(|c| json!([c.item, c.source.as_str(), c.state.as_str()])).collect::<Vec<_>>(),
        "retired": app.retired_items(PROJECT).await.expect("read").iter().map(|r| r.item.clone()).collect::<Vec<_>>(),
        "staff": staff.map(|s| json!([s.email, s.role.as_str()])).collect::<Vec<_>>(),
        "tokens": app.tokens().await.expect("read").iter().map(|t| t.token.scopes.join(" ")).collect::<Vec<_>>(),
    })
}

/// What this release shows, in the form of `shows.*.json`.
async fn shown(app: &App) -> Value {
    let mut all = beside(app).await;
    let from = (Moment::from_microseconds(0), uuid::Uuid::nil());
    let page = app.applications(PROJECT, (None, ""), from, 200, Reader::House).await.expect("listed");
    let mut people = BTreeMap::new();
    for application in page {
        people.insert(application.id.to_string(), person(app, &application).await);
    }
    let mut audits = BTreeMap::new();
    for annotator in app.annotators(PROJECT, uuid::Uuid::nil(), 50, Reader::House).await.expect("listed") {
        let record = app.audit_record(PROJECT, annotator.id, Reader::House).await.expect("there");
        audits.insert(annotator.id.to_string(), json!([record.asked, record.graded, record.record.counted, record.record.sum]));
    }
    (all["people"], all["audits"]) = (json!(people), json!(audits));
    all
}

/// A member of staff signs in with the second factor that the earlier release gave them, and nobody does without.
async fn staff_sign_in(t: &TestApp, second_factor: &str) {
    let coming = Coming { from: "192.0.2.1".to_owned(), former: None };
    let sign_in = |code: String| {
        let coming = coming.clone();
        async move { t.app.sign_in_staff("tan@example.sg", crate::web::PASSWORD, &code, &coming).await }
    };
    assert!(sign_in(String::new()).await.is_err(), "without a code");
    let secret = totp_rs::Secret::try_from_base32(second_factor).expect("base32");
    let totp = totp_rs::Builder::new().with_secret(secret).build().expect("a second factor");
    let now = u64::try_from(t.app.now().microseconds() / 1_000_000).expect("after 1970");
    let opened = sign_in(totp.generate(now).to_string()).await.expect("signed in");
    assert!(opened.staff);
}

async fn shows_what_was_shown(engine: Engine) {
    let mut said = said(engine);
    let Some(t) = brought_here_at(engine, said["at"].as_i64().expect("a moment")).await else { return };
    sound(&t).await;
    let is = shown(&t.app).await;
    for part in is.as_object().expect("an object").keys().filter(|part| *part != "people") {
        assert_eq!(is[part], said[part], "{part}");
    }
    let people = said["people"].as_object_mut().expect("an object");
    for letters in people.values_mut().filter_map(|one| one["letters"].as_array_mut()) {
        letters.sort_by_key(|one| one[0].to_string());
    }
    assert!(people.len() > 15 && is["people"].as_object().is_some_and(|own| own.len() == people.len()));
    for (id, before) in people.iter() {
        assert_eq!(is["people"][id], *before, "{id}");
    }
    staff_sign_in(&t, said["second_factor"].as_str().expect("a secret")).await;
    assert_eq!(admin::fsck::check(t.app.db()).await.expect("checked").breaches, Vec::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_an_earlier_release_shows_what_it_showed_sqlite() {
    shows_what_was_shown(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_an_earlier_release_shows_what_it_showed_postgres() {
    shows_what_was_shown(Engine::Postgres).await;
}

/// As the days of a demo of that release do, whose clock ran ahead.
async fn sound_though_its_days_lie_ahead(engine: Engine) {
    let Some(t) = brought_here_at(engine, BEGINNING).await else { return };
    sound(&t).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_an_earlier_release_is_sound_though_its_days_lie_ahead_sqlite() {
    sound_though_its_days_lie_ahead(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_an_earlier_release_is_sound_though_its_days_lie_ahead_postgres() {
    sound_though_its_days_lie_ahead(Engine::Postgres).await;
}

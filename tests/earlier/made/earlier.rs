//! Made the databases of this folder: people in every state of the way, told with the services and pages of commit cebb6e2.
//!
//! It stood in that commit as `tests/it/web/earlier.rs`, with `tale.rs` in `tests/it/web/earlier/`, and was run by
//! `EARLIER=FOLDER cargo test --test it earlier`, which leaves `sqlite.db`, what `pg_dump` writes, and in `shows.ENGINE.json` what that
//! commit's services show of it.

mod tale;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use touchstone::app::App;
use touchstone::app::gold_set::Imported;
use touchstone::domain::account::Role;
use touchstone::domain::gold_set::{self, Folder};
use touchstone::domain::id::PersonId;
use touchstone::post::{Courier, Mailer};
use touchstone::server::{self, Settings};
use touchstone::store::{Target, admin, people};

use self::tale::{appealed, checked, corrected, outside, reviewed, sat};
use super::add_staff;
use crate::api::{PROJECT, World};
use crate::support::crowd;
use crate::support::database::{Database, Engine, TestApp, by_hand};

const DEGREE: &str = r#"
[[requirement]]
id = "degree"
kind = "degree"
level = "bachelor"
evidence = { en = "A copy of the certificate.", zh = "证书副本。" }
text = { en = "I hold a Bachelor's degree.", zh = "我拥有学士学位。" }
why = { en = "The project asks for it.", zh = "本项目要求。" }

[[stage]]
id = "first""#;

const LADDER: &str = r#"
[[stage]]
id = "ladder"
kind = "test"
title = { en = "Ladder", zh = "阶梯" }
bank = "pool"
minutes = 20
attempts = 2
cooldown_days = 7
block = 2
draw = [{ skill = "ladder", items = 6 }]
[stage.decision]
kind = "sequential"
p_master = 0.9
p_nonmaster = 0.4
alpha = 0.1
beta = 0.1
min_items = 2
max_items = 6
forced = "refer"

[[stage]]
id = "writing""#;

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
chart = { kind = "ewma", lambda = 0.2, limits = 3.0 }
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

/// The small set with a degree to prove, a stage in blocks, hidden items, and a wrong key: "At noon" is right.
fn set() -> Folder {
    let mut set = crowd::base();
    let dusk = |key: &str| format!("{{\"id\": \"c\", \"text\": \"At dusk\"}}], \"key\": \"{key}\"");
    crowd::replace(&mut set, "core.jsonl", &dusk("b"), &dusk("c"));
    // What is written is an essay: people score it.
    let rewrite = |skill: &str| format!("\"write-2\", \"kind\": \"rewrite\", \"skill\": \"{skill}\"");
    crowd::replace(&mut set, "core.jsonl", &rewrite("writing"), &rewrite("words"));
    crowd::replace(&mut set, "project.toml", "[[stage]]\nid = \"first\"", DEGREE);
    crowd::replace(&mut set, "project.toml", "[[stage]]\nid = \"writing\"", LADDER);
    set.files.get_mut("project.toml").expect("there").extend_from_slice(AUDIT.as_bytes());
    for (bank, skill, items) in [("pool", "ladder", 14), ("hidden", "words", 5)] {
        let mut lines = String::new();
        for i in 0..items {
            let line = json!({
                "id": format!("{bank}-{i}"), "kind": "choice", "skill": skill, "lang": "en", "seconds": 30, "rationale": "Because.",
                "prompt": { "en": format!("Which is number {i} of {bank}?"), "zh": format!("哪一个是{bank}的第{i}号？") },
                "options": (["a", "b", "c"].map(|o| json!({ "id": o, "text": format!("{o} of {i}") }))), "key": (["a", "b", "c"][i % 3]),
            });
            lines = format!("{lines}{line}\n");
        }
        set.files.insert(format!("{bank}.jsonl"), lines.into_bytes());
    }
    set
}

/// A service on the set, published in spite of its warnings.
async fn opened(t: TestApp) -> World {
    let report = gold_set::read(&set());
    let warnings: Vec<String> = report.problems.iter().map(|p| p.code.as_str().to_owned()).collect();
    let set = report.set.unwrap_or_else(|| panic!("{:?}", report.problems));
    let Imported::New(version) = t.app.import_gold_set(set, report.problems, "first-run").await.expect("imported") else { panic!("new") };
    t.clock.advance_seconds(60);
    t.app.publish(PROJECT, version.number, "first-run", &warnings).await.expect("published");
    let listener = server::bind("127.0.0.1:0").expect("listens");
    let mails = tempfile::tempdir().expect("a folder");
    let public = format!("http://{}", listener.local_addr().expect("an address"));
    let mailer = Mailer::folder(mails.path().to_owned(), "Touchstone <no-reply@touchstone.example>", &public);
    let settings = Settings { mailer, courier: Courier::new(true).expect("a courier"), secure: false };
    let running = server::start(t.app.clone(), listener, settings, false).expect("listens");
    World { t, running, mails }
}

async fn person(app: &App, email: &str) -> PersonId {
    let email = email.to_owned();
    let found = app.db().read("person", move |tx| {
        let email = email.clone();
        Box::pin(async move { people::by_email(tx, &email).await })
    });
    found.await.expect("read").expect("there")
}

/// Staff of every role; the first recruiter has a second factor, and one member is disabled.
async fn staff(world: &World) -> String {
    use Role::{Adjudicator, Admin, Auditor, Author, Recruiter, Reviewer};
    for (email, roles) in [
        ("recruiter@example.sg", &[Recruiter][..]),
        ("author@example.sg", &[Author]),
        ("author2@example.sg", &[Author]),
        ("reviewer@example.sg", &[Reviewer]),
        ("reviewer2@example.sg", &[Reviewer]),
        ("adjudicator@example.sg", &[Reviewer, Adjudicator]),
        ("auditor@example.sg", &[Auditor]),
        ("admin@example.sg", &[Admin]),
        ("gone@example.sg", &[Recruiter]),
    ] {
        add_staff(world, email, PROJECT, roles, false).await;
    }
    world.t.app.disable_staff("gone@example.sg").await.expect("disabled");
    add_staff(world, "tan@example.sg", PROJECT, &[Recruiter], true).await.expect("a second factor")
}

/// What the services of that commit show of the database.
async fn shown(app: &App) -> Value {
    let mut people = BTreeMap::new();
    let nobody = touchstone::domain::moment::Moment::from_microseconds(0);
    for row in app.applications(PROJECT, None, "", (nobody, uuid::Uuid::nil()), 200).await.expect("listed") {
        let record = app.record(PROJECT, row.id).await.expect("there");
        let letters = app.messages(record.application.person).await.expect("read");
        let told: Vec<Value> = letters
            .iter()
            .map(|m| json!([m.id, m.subject, m.body.each_ref().map(|b| blake3::hash(b.as_bytes()).to_hex()[..16].to_owned())]))
            .collect();
        people.insert(
            row.id.to_string(),
            json!({
                "person": record.application.person.to_string(), "status": record.application.status.as_str(), "letters": told,
                "attempts": record.attempts.iter()
                    .map(|a| json!([a.id.to_string(), a.stage, a.number, a.state.as_str()])).collect::<Vec<_>>(),
                "results": record.results.iter().map(|r| json!([r.attempt.to_string(), r.outcome.as_str()])).collect::<Vec<_>>(),
                "decisions": record.decisions.iter()
                    .map(|d| json!([d.id.to_string(), d.outcome, d.undone_at.is_some()])).collect::<Vec<_>>(),
                "documents": record.evidence.iter().map(|e| e.name.clone()).collect::<Vec<_>>(),
                "stages": record.stages.iter().map(|s| json!([s.stage, s.state])).collect::<Vec<_>>(),
            }),
        );
    }
    let mut audits = BTreeMap::new();
    for annotator in app.annotators(PROJECT, uuid::Uuid::nil(), 50).await.expect("listed") {
        let record = app.audit_record(PROJECT, annotator.id).await.expect("there");
        audits.insert(annotator.id.to_string(), json!([record.asked, record.graded, record.record.counted, record.record.sum]));
    }
    let appeals = [app.appeals(PROJECT, true).await.expect("read"), app.appeals(PROJECT, false).await.expect("read")].concat();
    let appeals: BTreeMap<String, String> = appeals.into_iter().map(|a| (a.id.to_string(), a.state)).collect();
    let contests = app.contests(PROJECT).await.expect("read");
    let rescores = app.rescores(PROJECT).await.expect("read");
    let rescores: Vec<Value> = rescores.iter().map(|(r, _)| json!([r.attempt.to_string(), r.before, r.after, r.state])).collect();
    let mut hooks = BTreeMap::new();
    for hook in app.webhooks(PROJECT).await.expect("read") {
        hooks.insert(hook.url.clone(), app.webhook_log(PROJECT, hook.id).await.expect("read").len());
    }
    json!({
        "people": people, "audits": audits, "appeals": appeals, "rescores": rescores, "webhooks": hooks,
        "contests": contests.iter().map(|c| json!([c.item, c.source, c.state])).collect::<Vec<_>>(),
        "retired": app.retired_items(PROJECT).await.expect("read").iter().map(|r| r.item.clone()).collect::<Vec<_>>(),
        "staff": app.all_staff().await.expect("read").iter().map(|s| json!([s.email, s.role])).collect::<Vec<_>>(),
        "tokens": app.tokens().await.expect("read").iter().map(|t| t.scopes.join(" ")).collect::<Vec<_>>(),
        "events": app.events(PROJECT, 0, 1_000).await.expect("read").len(),
    })
}

async fn made(engine: Engine) {
    let Some(folder) = std::env::var_os("EARLIER").map(std::path::PathBuf::from) else { return };
    let world = opened(Database::new(engine).await.expect("the engine is there").app().await).await;
    let app = &world.t.app;
    let second_factor = staff(&world).await;
    reviewed(app).await;
    world.t.clock.advance_seconds(3_700);
    let lin = app.applications_of(person(app, "lin@example.sg").await).await.expect("read")[0].id;
    checked(app, lin).await;
    appealed(&world).await;
    corrected(&world).await;
    outside(&world, &second_factor).await;
    sat(&world).await;
    app.seal_all("test").await.expect("sealed");
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
    assert_eq!(app.replay().await.expect("replayed").differences, Vec::new());
    let mut shows = shown(app).await;
    shows["second_factor"] = json!(second_factor);
    shows["at"] = json!(app.now().microseconds());
    let name = if engine == Engine::Sqlite { "sqlite" } else { "postgres" };
    std::fs::write(folder.join(format!("shows.{name}.json")), serde_json::to_string_pretty(&shows).expect("JSON")).expect("written");
    match &world.t.database.target {
        Target::Sqlite(_) => {
            let text = format!("VACUUM INTO '{}'", folder.join("sqlite.db").display());
            by_hand(&world.t.database.target, Box::leak(text.into_boxed_str())).await;
        }
        Target::Postgres(url) => {
            let bin = std::env::var_os("TOUCHSTONE_PG_BIN").map(std::path::PathBuf::from).expect("the server's programs");
            let mut dump = std::process::Command::new(bin.join("pg_dump"));
            dump.args(["--inserts", "--rows-per-insert=1", "--no-owner", "--no-privileges", "-d", url])
                .arg("-f")
                .arg(folder.join("postgres.sql"));
            assert!(dump.status().expect("pg_dump runs").success());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sqlite() {
    made(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn postgres() {
    made(Engine::Postgres).await;
}

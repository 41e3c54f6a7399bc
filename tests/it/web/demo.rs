//! What `touchstone demo` leaves: days that lie behind us, a database in which nothing is broken, and pages that have something to show.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::Arc;

use touchstone::adapters::{Courier, Mailer};
use touchstone::app;
use touchstone::app::platform::webhooks::DeliveryState;
use touchstone::server::{self, Proxies, Settings};
use touchstone::store::Target;
use touchstone::store::admin;

use super::Browser;
use crate::api::World;
use crate::support;
use crate::support::database::{Database, Engine, TestApp, by_hand};
use crate::support::time::{CountedIds, HandClock};

fn address(target: &Target) -> String {
    match target {
        Target::Sqlite(path) => format!("sqlite:{}", path.display()),
        Target::Postgres(url) => url.clone(),
    }
}

/// Runs the program on a database; what it printed.
async fn run(target: &Target, arguments: &'static [&'static str]) -> (Option<i32>, String) {
    run_with(target, arguments, "").await
}

/// The same beside one of the shipped sets, or where none is named beside all of them.
pub(super) async fn run_with(target: &Target, arguments: &'static [&'static str], set: &'static str) -> (Option<i32>, String) {
    let database = address(target);
    let ran = crate::support::aside(move || {
        let mails = tempfile::tempdir().expect("a folder");
        let mut command = Command::new(env!("CARGO_BIN_EXE_touchstone"));
        command.args(arguments).current_dir(mails.path()).env("TOUCHSTONE_DATABASE", database);
        // The shipped set is found beside where the program runs.
        let (sets, found) = (support::root().join("gold_sets"), mails.path().join("gold_sets"));
        if set.is_empty() {
            std::os::unix::fs::symlink(sets, found).expect("linked");
        } else {
            std::fs::create_dir(&found).expect("made");
            std::os::unix::fs::symlink(sets.join(set), found.join(set)).expect("linked");
        }
        command.output().expect("ran")
    });
    let output = ran.await.expect("no panic");
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr))
}

/// A database without a schema: the program makes a demo of it.
pub(super) async fn empty(engine: Engine) -> Option<Database> {
    let database = Database::new(engine).await?;
    match &database.target {
        Target::Sqlite(path) => {
            for end in ["", "-wal", "-shm"] {
                let mut name = path.clone().into_os_string();
                name.push(end);
                let _ = std::fs::remove_file(name);
            }
        }
        Target::Postgres(_) => by_hand(&database.target, "DROP SCHEMA public CASCADE; CREATE SCHEMA public;").await,
    }
    Some(database)
}

pub(super) async fn served(database: Database) -> World {
    let app = app::open(&database.target).await.expect("opened");
    let listener = server::bind("127.0.0.1:0").expect("listens");
    let mails = tempfile::tempdir().expect("a folder");
    let public = format!("http://{}", listener.local_addr().expect("an address"));
    let mailer = Mailer::folder(mails.path().to_owned(), "Touchstone <no-reply@touchstone.example>", &public);
    let courier = Courier::new(true).expect("a courier");
    let settings = Settings { mailer, courier, secure: false, proxies: Proxies::default() };
    let running = server::start(app.clone(), listener, settings, server::Workers::None).expect("listens");
    let (clock, ids) = (Arc::new(HandClock::default()), Arc::new(CountedIds::default()));
    World { t: TestApp { app, clock, ids, database }, running, mails }
}

/// Where the links of a page lead, inside the service.
pub(super) fn links(text: &str) -> Vec<String> {
    let all = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    all.filter(|to| to.starts_with('/') && !to.starts_with("/assets/")).map(|to| to.replace("&amp;", "&")).collect()
}

/// A negative length of time, as a page would tell it.
fn negative(text: &str) -> Option<String> {
    let bytes: Vec<char> = text.chars().collect();
    let starts = (1..bytes.len()).filter(|i| matches!(bytes[*i], '-' | '−') && bytes[i - 1] == '>');
    starts.map(|i| bytes[i + 1..].iter().take(12).collect::<String>()).find(|rest| {
        let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        unit.len() < rest.len() && [" h", " d", " s", " min", " 小时", " 天"].iter().any(|u| unit.starts_with(u))
    })
}

/// Every page that a member of staff comes to, up to so many: none tells of a negative time or ends in a failure. What was seen.
async fn crawl(browser: &Browser, most: usize) -> BTreeSet<String> {
    let (mut seen, mut next) = (BTreeSet::new(), vec!["/staff".to_owned()]);
    while let Some(path) = next.pop().filter(|_| seen.len() < most) {
        // Of many of a kind a few are enough.
        let kind = path.split(['/', '?']).nth(1).unwrap_or_default().to_owned();
        if seen.contains(&path) || seen.iter().filter(|s: &&String| s.split(['/', '?']).nth(1) == Some(&kind)).count() > 12 {
            continue;
        }
        if path.contains("simulation") || path.starts_with("/docs/") || path.starts_with("/api/") {
            continue;
        }
        let page = browser.get(&path).await;
        assert!(page.status < 500, "{path}: {}", page.text);
        assert_eq!(negative(&page.text), None, "{path}");
        next.extend(links(&page.text));
        seen.insert(path);
    }
    seen
}

async fn a_demo_lives_in_the_present(engine: Engine) {
    let Some(database) = empty(engine).await else { return };
    let many = std::env::var_os("TOUCHSTONE_TEST_FULL").is_some();
    let people: &'static [&'static str] = if many { &["demo", "--people", "60"] } else { &["demo", "--people", "12"] };
    let (code, told) = run(&database.target, people).await;
    assert_eq!(code, Some(0), "{told}");
    for check in [["fsck"], ["replay"]] {
        let check: &'static [&'static str] = Box::leak(Box::new(check));
        let (code, told) = run(&database.target, check).await;
        assert_eq!(code, Some(0), "{check:?}: {told}");
    }
    let (code, told) = run(&database.target, &["ledger", "verify"]).await;
    assert_eq!(code, Some(0), "{told}");
    let (code, told) = run(&database.target, &["demo", "--people", "2"]).await;
    assert!(code == Some(4) && told.contains("begin with a new database"), "{code:?} {told}");

    let world = served(database).await;
    let app = &world.t.app;
    let findings = admin::doctor::examine(app.db()).await.expect("examined");
    let count = |name: &str| findings.iter().find(|f| f.name == name).map(|f| f.value.clone());
    assert_eq!((count("events not sealed").as_deref(), count("messages not delivered").as_deref()), (Some("0"), Some("0")));

    let now = app.now().to_string();
    let platform = world.token(None, &["events:read"]).await;
    let events = platform.get("/events?limit=200").await.ok();
    let told: Vec<&serde_json::Value> = events["data"].as_array().expect("rows").iter().collect();
    assert!(told.iter().all(|e| e["timestamp"].as_str().expect("a time") <= now.as_str()), "{events}");
    for kind in ["attempt.scored", "decision.made", "gold_set.published"] {
        assert!(told.iter().any(|e| e["type"] == kind), "{kind}: {events}");
    }
    let candidates = app
        .applications(
            crate::api::PROJECT,
            (None, ""),
            (touchstone::domain::kernel::moment::Moment::from_microseconds(0), uuid::Uuid::nil()),
            200,
            touchstone::app::accounts::reader::Reader::House,
        )
        .await;
    let candidates = candidates.expect("listed");
    // Somebody is turned down, and somebody thinks better of it.
    for state in ["rejected", "withdrawn", "screening", "needs_decision", "not_open", "draft"] {
        assert!(candidates.iter().any(|c| c.status.as_str() == state), "nobody is {state}");
    }
    for one in candidates {
        let record = app.record(crate::api::PROJECT, one.id, touchstone::app::accounts::reader::Reader::House).await.expect("there");
        assert!(record.decisions.iter().all(|d| d.at <= app.now() && d.letter_at <= app.now()), "{:?}", record.decisions);
    }
    let password = app.demo_password().await.expect("a demo");
    let mut all = BTreeSet::new();
    for who in ["recruiter", "recruiter2", "reviewer", "adjudicator", "auditor", "author", "author2", "admin"] {
        let (browser, email) = (Browser::new(&world), format!("{who}@demo.example"));
        let signed_in = browser.post("/staff/sign-in", "/staff/sign-in", &[("email", &email), ("password", &password)]).await;
        assert_eq!(signed_in.place, "/staff", "{who}: {}", signed_in.text);
        all.extend(crawl(&browser, 80).await);
    }
    // A key that is questioned, one that stands, and a draft that the other author may publish; an endpoint and what it was told.
    let contests = app.contests(crate::api::PROJECT).await.expect("read");
    let states: BTreeSet<&str> = contests.iter().map(|c| c.state.as_str()).collect();
    assert_eq!(states, BTreeSet::from(["open", "upheld", "corrected"]));
    // Responses wait for whoever has not scored them, and where two sheets differ, somebody else has to say.
    let members = app.all_staff().await.expect("read");
    let person = |who: &str| members.iter().find(|s| s.email == format!("{who}@demo.example")).expect("of the staff").person;
    for who in ["reviewer", "reviewer2"] {
        let queue = app.review_queue(crate::api::PROJECT, person(who)).await.expect("read");
        // Of twelve people none may come as far as their writing.
        assert!(!many || queue.waiting > 0 && queue.saved > 0, "{who}: {queue:?}");
    }
    let differ = app.review_queue(crate::api::PROJECT, person("adjudicator")).await.expect("read").differ;
    assert!(!many || differ > 0, "cases wait: {differ}");
    assert!(app.waits(crate::api::PROJECT, touchstone::app::accounts::reader::Reader::House).await.expect("counted").drafts == 1);
    let webhooks = app.webhooks(crate::api::PROJECT).await.expect("read");
    assert_eq!(webhooks.iter().map(|w| w.state.as_str()).collect::<Vec<_>>(), ["off"]);
    let told = app.webhook_log(crate::api::PROJECT, webhooks[0].id).await.expect("read");
    // What a busy machine took too long over is tried again, and waits until then.
    let missed: Vec<_> = told.iter().filter(|d| d.state != DeliveryState::Done).collect();
    let failed = missed.iter().any(|d| d.state == DeliveryState::Failed);
    assert!(told.len() > 10 && 10 * missed.len() < told.len() && !failed, "{} told; {missed:?}", told.len());
    assert!(all.len() > 60, "{all:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demo_lives_in_the_present_sqlite() {
    a_demo_lives_in_the_present(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demo_lives_in_the_present_postgres() {
    a_demo_lives_in_the_present(Engine::Postgres).await;
}

#[test]
fn a_negative_time_is_seen() {
    assert!(negative("<td>-368 h</td>").is_some() && negative("<td>−2 天</td>").is_some());
    assert_eq!(negative("<td>368 h</td><td>2-3 h</td><td>-0.5</td>"), None);
}

/// Every set that is found is published at the first start, the demo's staff work in each, and people come to the one that is named.
#[tokio::test(flavor = "multi_thread")]
async fn a_first_run_publishes_every_set_that_is_found_and_a_demo_fills_the_one_that_is_named() {
    let Some(database) = empty(Engine::Sqlite).await else { return };
    let (code, told) = run(&database.target, &["demo", "--people", "1", "--project", "nowhere"]).await;
    assert_eq!(code, Some(4), "{told}");
    assert!(told.contains("published mandarin-sg version 1, spanish-mx version 1"), "{told}");
    assert!(told.contains("\"nowhere\"") && told.contains("published: mandarin-sg, spanish-mx"), "{told}");
    let (code, told) = run(&database.target, &["demo", "--people", "4", "--project", "spanish-mx"]).await;
    assert_eq!(code, Some(0), "{told}");
    let world = served(database).await;
    let app = &world.t.app;
    let staff = app.all_staff().await.expect("listed");
    let roles = |project: &str| staff.iter().filter(|s| s.project == project).map(|s| (s.email.clone(), s.role)).collect::<BTreeSet<_>>();
    assert!(roles("mandarin-sg").len() > 8, "{staff:?}");
    assert_eq!(roles("mandarin-sg"), roles("spanish-mx"));
    let since = (touchstone::domain::kernel::moment::Moment::from_microseconds(0), uuid::Uuid::nil());
    let mut came = Vec::new();
    for project in ["mandarin-sg", "spanish-mx"] {
        let listed =
            app.applications(project, (None, ""), since, 200, touchstone::app::accounts::reader::Reader::House).await.expect("listed");
        came.push(listed.len());
        for one in listed {
            let record = app.record(project, one.id, touchstone::app::accounts::reader::Reader::House).await.expect("there");
            assert!(!record.decisions.iter().any(|d| d.at > app.now()), "{:?}", record.decisions);
        }
    }
    assert_eq!(came, [0, 5], "four people, and the one whom the demo signs in as");
}

/// A demo begun where no set was found has no project that staff could work in: they are made once one is published.
#[tokio::test(flavor = "multi_thread")]
async fn a_project_that_is_published_later_has_the_demos_staff_too() {
    let Some(database) = empty(Engine::Sqlite).await else { return };
    let address = address(&database.target);
    let ran = support::aside(move || {
        let bare = tempfile::tempdir().expect("a folder");
        let set = support::root().join("gold_sets/spanish-mx");
        let set = set.to_str().expect("a path").to_owned();
        let words: [&[&str]; 5] = [
            &["demo", "--people", "1"],
            &["gold", "import", &set],
            &["gold", "publish", "spanish-mx", "1", "--by", "somebody"],
            &["demo", "--people", "1"],
            &["user", "list"],
        ];
        let mut told = Vec::new();
        for words in words {
            let mut command = Command::new(env!("CARGO_BIN_EXE_touchstone"));
            command.args(words).current_dir(bare.path()).env("TOUCHSTONE_DATABASE", &address);
            let output = command.output().expect("ran");
            told.push((
                output.status.code(),
                String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr),
            ));
        }
        told
    });
    let told = ran.await.expect("no panic");
    assert!(told[0].0 == Some(4) && told[0].1.contains("nothing is published here"), "{told:?}");
    assert!([1, 2, 4].into_iter().all(|at| told[at].0 == Some(0)), "{told:?}");
    // What was published today is no demo's past; but there is somebody to sign in as.
    assert!(told[3].0 == Some(4) && told[3].1.contains("begin with a new database"), "{told:?}");
    let listed = &told[4].1;
    assert!(
        listed.contains("recruiter@demo.example") && listed.contains("admin@demo.example") && listed.contains("spanish-mx"),
        "{told:?}"
    );
}

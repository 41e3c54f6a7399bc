//! What staff pages cost where ten times as much is stored: as many statements, and no more rows than a page shows.

use std::collections::BTreeMap;

use serde_json::json;
use touchstone::app::deciding::appeals::ToSend;
use touchstone::app::deciding::decide::ToDecide;
use touchstone::domain::accounts::Role;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::kernel::id::{AnnotatorId, AppealId, ApplicationId, ContestId, RescoreId};
use touchstone::server;
use touchstone::store::gold_set::items;

use super::{Browser, add_staff};
use crate::api::{Client, PROJECT, World};
use crate::app::checks;
use crate::support::database::{TestApp, on_both};
use crate::support::{crowd, member};

/// More rows than a page of fifty with what belongs to each are a table.
const PAGE: u64 = 120;
/// Lists of the API: as many lines as were asked for, however many there are.
const LISTS: [&str; 4] = ["/candidates?limit=50", "/annotators?limit=50", "/appeals?state=open", "/events?limit=50"];

/// The last of each kind.
struct Last {
    candidate: ApplicationId,
    annotator: AnnotatorId,
    contest: ContestId,
    appeal: AppealId,
}

/// The small set whose one requirement wants a document, with hidden checks.
fn set() -> Folder {
    let mut set = checks::set("b");
    let with = "kind = \"residence\"\nevidence = { en = \"A letter.\", zh = \"信件。\" }";
    crowd::replace(&mut set, "project.toml", "kind = \"residence\"", with);
    set
}

/// Everybody of a range sends a document, sits the first stage, is turned down and appeals, and waits for what a corrected key made of it;
/// as many annotators answer a hidden check, and as many authors question a key.
async fn grown(world: &World, people: usize) -> Last {
    let app = &world.t.app;
    let recruiter = member(app, None, PROJECT, &[Role::Recruiter]).await;
    let (version, _) = app.published(PROJECT).await.expect("open");
    let (mut turned_down, mut last) = (Vec::new(), None);
    for i in 0..people {
        let (person, candidate) = crowd::applied(app, None).await;
        app.upload(person, PROJECT, "residence", "x.pdf", b"%PDF-1.4 x %%EOF".to_vec()).await.expect("stored");
        let attempt = crowd::sit(app, person, "first", |at, _| (at + i) % 2 == 0 || i % 3 == 0).await;
        crowd::work(app).await;
        let rescore = crowd::better(RescoreId::from_uuid(attempt.uuid()), version, attempt, app.now());
        let added = app.db().write("rescore", move |tx| {
            let rescore = rescore.clone();
            Box::pin(async move { items::insert_rescore(tx, PROJECT, &rescore).await })
        });
        added.await.expect("added");
        if i % 3 != 0 {
            let what =
                ToDecide { choice: DecisionOutcome::Rejected, reasons: vec!["below_the_line".to_owned()], note: String::new(), seen: None };
            turned_down.push((person, app.decide(PROJECT, recruiter, candidate, what).await.expect("decided")));
        }
        let annotator = checks::annotator(app).await;
        let check = checks::asked(app, annotator).await;
        checks::answer(app, check, "a").await;
        let author = member(app, None, PROJECT, &[Role::Author]).await;
        let contest = app.question_item(PROJECT, author, 1, "read-1", "is it so?").await.expect("questioned");
        last = Some((candidate, annotator, contest));
    }
    world.t.clock.advance_seconds(3_601);
    world.settle().await;
    let mut appeal = None;
    for (person, decision) in turned_down {
        let what = ToSend { grounds: "technical".to_owned(), text: "The page did not load.".to_owned() };
        appeal = Some(app.appeal(person, decision, what).await.expect("sent"));
    }
    world.settle().await;
    let (candidate, annotator, contest) = last.expect("people");
    Last { candidate, annotator, contest, appeal: appeal.expect("appeals") }
}

/// Everything that a member of staff can open of what is there, by path.
fn paths(last: &Last) -> Vec<String> {
    let filled = |path: &str| {
        path.replace("{set}", PROJECT)
            .replace("{version}", "1")
            .replace("{item}", "read-1")
            .replace("{candidate}", &last.candidate.to_string())
            .replace("{annotator}", &last.annotator.to_string())
            .replace("{contest}", &last.contest.to_string())
            .replace("{appeal}", &last.appeal.to_string())
    };
    let pages = server::pages().into_iter().filter(|p| p.gets && p.roles.is_some() && !p.path.ends_with("/simulation"));
    pages.map(|p| filled(p.path)).filter(|path| !path.contains('{')).collect()
}

/// What each page and each list of the API takes: statements, and rows that they read.
async fn costs(world: &World, (staff, api): (&Browser, &Client), paths: &[String]) -> BTreeMap<String, (u64, u64)> {
    let mut all = BTreeMap::new();
    for path in paths {
        // What stays in memory once it was read is there.
        let read = async || match path.strip_prefix("/api/v1") {
            Some(list) => api.get(list).await.status,
            None => staff.get(path).await.status,
        };
        assert_eq!(read().await, 200, "{path}");
        let before = world.t.app.db().counted();
        read().await;
        let after = world.t.app.db().counted();
        all.insert(path.clone(), (after.0 - before.0, after.1 - before.1));
    }
    all
}

async fn a_page_costs_the_same_with_ten_times_the_rows(t: TestApp) {
    let world = World::with(t, set()).await;
    let app = &world.t.app;
    add_staff(&world, "all@example.org", PROJECT, Role::ALL, false).await;
    let staff = Browser::new(&world);
    // The pages with the most on them are read in Chinese, and so looked at for signs of half width.
    staff.set_cookie("ts_lang", "zh");
    let api = world
        .token(Some("lists@example.org"), &["candidates:read", "candidates:personal", "decisions:write", "audits:read", "events:read"])
        .await;
    let last = grown(&world, 6).await;
    app.look_at_items(PROJECT).await.expect("looked at");
    // The letters were waited for longer than a session lasts.
    staff.sign_in_staff("all@example.org").await;
    let mut paths = paths(&last);
    paths.extend(LISTS.map(|list| format!("/api/v1{list}")));
    paths.push(format!("/api/v1/candidates/{}", last.candidate));
    assert!(paths.len() > 15, "{paths:?}");
    let few = costs(&world, (&staff, &api), &paths).await;
    grown(&world, 54).await;
    app.look_at_items(PROJECT).await.expect("looked at");
    // The letters were waited for longer than a session lasts.
    staff.sign_in_staff("all@example.org").await;
    let many = costs(&world, (&staff, &api), &paths).await;
    for (path, (statements, rows)) in &many {
        let (before, had) = few[path];
        assert_eq!(*statements, before, "{path}: statements with ten times the rows");
        assert!(*rows <= had + PAGE, "{path}: {rows} rows where there were {had}");
    }
    println!("{}", json!(many));
}

on_both!(pages_do_not_read_tables, super::a_page_costs_the_same_with_ten_times_the_rows);

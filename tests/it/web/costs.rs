//! What staff pages cost where ten times as much is stored: as many statements, and no more rows than a page shows.

use std::collections::BTreeMap;

use serde_json::json;
use touchstone::domain::account::Role;
use touchstone::domain::id::{AnnotatorId, ApplicationId};
use touchstone::server;

use super::{Browser, add_staff};
use crate::api::{PROJECT, World};
use crate::app::checks;
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

/// More rows than a page of fifty with what belongs to each are a table.
const PAGE: u64 = 120;

/// Everybody of a range sits the first stage, and as many annotators answer a hidden check.
async fn grown(world: &World, people: usize) -> (ApplicationId, AnnotatorId) {
    let app = &world.t.app;
    let mut last = None;
    for i in 0..people {
        let (person, application) = crowd::applied(app, None).await;
        crowd::sit(app, person, "first", |at, _| (at + i) % 2 == 0 || i % 3 == 0).await;
        let annotator = checks::annotator(app).await;
        let check = checks::asked(app, annotator).await;
        checks::answer(app, check, "a").await;
        last = Some((application, annotator));
    }
    world.settle().await;
    last.expect("people")
}

/// Everything that a member of staff can open of what is there, by path.
fn paths(candidate: ApplicationId, annotator: AnnotatorId, contest: &str) -> Vec<String> {
    let filled = |path: &str| {
        path.replace("{set}", PROJECT)
            .replace("{version}", "1")
            .replace("{item}", "read-1")
            .replace("{candidate}", &candidate.to_string())
            .replace("{annotator}", &annotator.to_string())
            .replace("{contest}", contest)
    };
    let pages = server::pages().into_iter().filter(|p| p.gets && p.roles.is_some() && !p.path.ends_with("/simulation"));
    pages.map(|p| filled(p.path)).filter(|path| !path.contains('{')).collect()
}

async fn costs(world: &World, staff: &Browser, paths: &[String]) -> BTreeMap<String, (u64, u64)> {
    let mut all = BTreeMap::new();
    for path in paths {
        // What stays in memory once it was read is there.
        assert_eq!(staff.get(path).await.status, 200, "{path}");
        let before = world.t.app.db().counted();
        staff.get(path).await;
        let after = world.t.app.db().counted();
        all.insert(path.clone(), (after.0 - before.0, after.1 - before.1));
    }
    all
}

async fn a_page_costs_the_same_with_ten_times_the_rows(t: TestApp) {
    let world = World::with(t, checks::set("b")).await;
    let app = &world.t.app;
    add_staff(&world, "all@example.org", PROJECT, Role::ALL, false).await;
    let staff = Browser::new(&world);
    staff.sign_in_staff("all@example.org").await;
    // The pages with the most on them are read in Chinese, and so looked at for signs of half width.
    staff.set_cookie("ts_lang", "zh");
    let (candidate, annotator) = grown(&world, 6).await;
    let question = format!("/gold-sets/{PROJECT}/1/items/read-1");
    let asked = staff.post(&question, &format!("{question}/question"), &[("reason", "is it so?")]).await;
    let contest = asked.place.rsplit('/').next().expect("an id").to_owned();
    app.look_at_items(PROJECT).await.expect("looked at");
    let paths = paths(candidate, annotator, &contest);
    assert!(paths.len() > 15, "{paths:?}");
    let few = costs(&world, &staff, &paths).await;
    grown(&world, 54).await;
    app.look_at_items(PROJECT).await.expect("looked at");
    let many = costs(&world, &staff, &paths).await;
    for (path, (statements, rows)) in &many {
        let (before, had) = few[path];
        assert_eq!(*statements, before, "{path}: statements with ten times the rows");
        assert!(*rows <= had + PAGE, "{path}: {rows} rows where there were {had}");
    }
    println!("{}", json!(many));
}

on_both!(pages_do_not_read_tables, super::a_page_costs_the_same_with_ten_times_the_rows);

//! Hidden checks are not told apart by how often they come: a crowd that pools all that its members met calls "gold" whatever came often,
//! and is right about it no more often than it would be anyway.

use std::collections::{BTreeMap, BTreeSet};

use touchstone::app::App;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::auditing::asking::Wanted;
use touchstone::app::auditing::tasks::{NewTask, Registered};
use touchstone::domain::gold_set::Folder;
use touchstone::domain::gold_set::item::ItemKind;
use touchstone::domain::kernel::chance::{Draws, Seed};
use touchstone::domain::kernel::id::AnnotatorId;
use touchstone::store::auditing::annotators;

use super::{checks, checks_placed};
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Engine, TestApp, on_both};

/// Members of the crowd, tasks of one sitting, and sittings.
const CROWD: usize = 50;
const TASKS: u32 = 16;
const SITTINGS: usize = 6;

fn set(decoys: bool) -> Folder {
    let mut set = checks_placed::set(24, 0.5, (6, 6));
    if decoys {
        crowd::replace(&mut set, "project.toml", "report_from = 1\n", "report_from = 1\ndecoys = true\n");
    }
    set
}

/// What the crowd knows of one content: who met it, at which places of their sittings, and whether it was gold.
#[derive(Debug, Default)]
struct Met {
    by: BTreeSet<usize>,
    places: Vec<u32>,
    gold: bool,
}

/// Lets the platform deal tasks: checks at their places, tasks to be repeated at others, new ones at what is left. What the crowd met, by
/// content.
async fn dealt(t: &TestApp) -> BTreeMap<String, Met> {
    let app = &t.app;
    let mut crowd = Vec::new();
    for _ in 0..CROWD {
        crowd.push(checks::annotator(app).await);
    }
    let (mut met, mut deals) = (BTreeMap::<String, Met>::new(), Draws::new(Seed(5), "a platform"));
    for sitting in 0..SITTINGS {
        t.clock.advance_seconds(86_400 + 43_200);
        for (member, id) in crowd.iter().enumerate() {
            sit(app, (member, *id), sitting, &mut deals, &mut met).await;
        }
    }
    met
}

async fn sit(app: &App, (member, id): (usize, AnnotatorId), sitting: usize, deals: &mut Draws, met: &mut BTreeMap<String, Met>) {
    let planned = app.ask_checks(PROJECT, id, Reader::Platform, TASKS, Wanted::default()).await.expect("asked");
    assert!(planned.checks.len() + planned.repeat.len() <= TASKS as usize);
    let gold: BTreeSet<u32> = planned.checks.iter().map(|c| c.at).collect();
    let mut free: Vec<u32> = (1..=TASKS).filter(|p| !gold.contains(p)).collect();
    deals.shuffle(&mut free);
    let mut note = |content: String, place: u32, is_gold: bool| {
        let one = met.entry(content).or_default();
        assert!(one.by.insert(member), "nobody is shown the same twice");
        one.places.push(place);
        one.gold = is_gold;
    };
    for check in &planned.checks {
        let check_id = check.task.id.parse().expect("an id");
        let item = app.db().read("check", move |tx| Box::pin(annotators::check(tx, check_id))).await.expect("read").expect("there").item;
        note(item, check.at, true);
    }
    for name in &planned.repeat {
        note(name.clone(), free.pop().expect("room"), false);
    }
    let mut new = Vec::new();
    for place in free {
        let name = format!("task-{sitting}-{member}-{place}");
        note(name.clone(), place, false);
        new.push(NewTask { name, kind: ItemKind::Choice, done_by: vec![id] });
    }
    for outcome in app.register_tasks(PROJECT, Reader::Platform, new).await.expect("registered") {
        assert!(matches!(outcome, Registered::Accepted), "{outcome:?}");
    }
}

/// How often the best guess by a sign is right: whatever shows the sign is called what most of those that show it are. It is fitted to the
/// very contents that it is judged on, so no classifier by that sign does better.
fn best<K: Ord>(of: impl Iterator<Item = (K, bool)>) -> f64 {
    let mut by: BTreeMap<K, [usize; 2]> = BTreeMap::new();
    for (sign, gold) in of {
        by.entry(sign).or_default()[usize::from(gold)] += 1;
    }
    let right: usize = by.values().map(|[ordinary, gold]| ordinary.max(gold)).sum();
    right as f64 / by.values().flatten().sum::<usize>() as f64
}

/// The largest distance between the shares of two samples up to a number (Kolmogorov and Smirnov).
fn distance(a: &[usize], b: &[usize]) -> f64 {
    let most = a.iter().chain(b).copied().max().unwrap_or(0);
    let share = |of: &[usize], up_to: usize| of.iter().filter(|n| **n <= up_to).count() as f64 / of.len() as f64;
    (0..=most).map(|n| (share(a, n) - share(b, n)).abs()).fold(0.0, f64::max)
}

/// How many met each of the contents that several met: gold ones, and ordinary ones.
fn counts(met: &BTreeMap<String, Met>) -> (Vec<usize>, Vec<usize>) {
    let of = |gold: bool| met.values().filter(|m| m.gold == gold && m.by.len() > 1).map(|m| m.by.len()).collect();
    (of(true), of(false))
}

on_both!(fifty_who_pool_what_they_met_tell_gold_no_better_than_by_its_share, super::pooled);
async fn pooled(t: TestApp) {
    crowd::publish(&t.app, &set(true)).await;
    let met = dealt(&t).await;
    let (gold, repeated) = counts(&met);
    let all: Vec<&Met> = met.values().collect();
    let several: Vec<&Met> = met.values().filter(|m| m.by.len() > 1).collect();
    let base = |of: &[&Met]| best(of.iter().map(|m| ((), m.gold)));
    let (all_base, several_base) = (base(&all), base(&several));
    let apart = distance(&gold, &repeated);
    let count = |of: &[&Met]| best(of.iter().map(|m| (m.by.len(), m.gold)));
    let by_count = (count(&all), count(&several));
    // The quarter of a sitting in which each was shown.
    let by_place = best(several.iter().flat_map(|m| m.places.iter().map(|place| ((place - 1) * 4 / TASKS, m.gold))));
    println!(
        "{} gold and {} repeated among {}: distance {apart:.3}; by count {:.3} of {all_base:.3}, among those that several met {:.3} of \
            {several_base:.3}; by place {by_place:.3}",
        gold.len(),
        repeated.len(),
        all.len(),
        by_count.0,
        by_count.1
    );
    assert!(gold.len() == 24 && repeated.len() == 24, "each gold item has its decoy");
    assert!(apart <= 0.1, "{apart}: {gold:?} {repeated:?}");
    assert!(by_count.0 <= all_base + 0.1 && by_count.1 <= several_base + 0.1 && by_place <= several_base + 0.1, "{by_count:?} {by_place}");
    assert_eq!(checks_placed::breaches(&t.app).await, Vec::new());
}

/// What the same crowd finds where nothing is repeated: the measure sees what it has to.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_decoys_the_same_crowd_finds_every_hidden_check() {
    let t = TestApp::another(Engine::Sqlite).await;
    crowd::publish(&t.app, &set(false)).await;
    let met = dealt(&t).await;
    let all: Vec<&Met> = met.values().collect();
    let by_count = best(all.iter().map(|m| (m.by.len() > 1, m.gold)));
    assert!((by_count - 1.0).abs() < 1e-12 && counts(&met).1.is_empty(), "whatever several met is gold");
}

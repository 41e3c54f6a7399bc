//! Who is given which response, and what their sheets come to, by the API: any number of reviewers, several review stages, several
//! versions.

use serde_json::{Value, json};
use touchstone::app::AppError;
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::{Folder, read};
use touchstone::domain::kernel::id::{AttemptId, PersonId};
use touchstone::domain::reviewing::Sheet;
use touchstone::store::admin::fsck;
use touchstone::store::reviewing::reviews;
use touchstone::store::reviewing::reviews::Task;

use super::{Answer, Client, PROJECT, World};
use crate::support::crowd::{self, replace};
use crate::support::database::{TestApp, on_both};

/// The small set with two review stages of one essay each, which ask for so many sheets.
fn two_stages(writing: u32, letter: u32) -> Folder {
    let mut set = crowd::base();
    let rows = "draw = [{ skill = \"writing\", items = 1 }]";
    replace(&mut set, "project.toml", rows, "draw = [{ skill = \"writing\", items = 1, item_kind = \"essay\" }]");
    let text = String::from_utf8(set.files["project.toml"].clone()).expect("text");
    let (_, stage) = text.split_once("[[stage]]\nid = \"writing\"").expect("the stage");
    let end = stage.find("\n[audit]").unwrap_or(stage.len());
    let asks = |id: &str, n: u32| format!("[[stage]]\nid = \"{id}\"{}", stage[..end].replace("reviewers = 2", &format!("reviewers = {n}")));
    let both = format!("{}\n{}", asks("writing", writing), asks("letter", letter));
    let text = text.replace(&format!("[[stage]]\nid = \"writing\"{}", &stage[..end]), &both);
    set.files.insert("project.toml".to_owned(), text.into_bytes());
    set
}

async fn reviewer(world: &World, name: &str) -> Client {
    world.token(Some(&format!("{name}@example.sg")), &["reviews:write"]).await
}

/// Takes a response; its assignment, or nothing.
async fn take(by: &Client, adjudication: bool) -> Value {
    by.post("/reviews/next", json!({ "adjudication": adjudication })).await.ok()["review"].take()
}

/// Saves a sheet whose criterion "task" (weight .6) has one level and "style" (.4) the highest.
async fn save(by: &Client, review: &Value, task: i64) -> Answer {
    let mut sheet = json!({ "levels": { "task": task, "style": 1 }, "comments": { "task": "seen", "style": "seen" } });
    if review["adjudication"] == true {
        (sheet["cause"], sheet["reason"]) = (json!("slip"), json!("It does what the task asks for."));
    }
    by.post(&format!("/reviews/{}/sheet", review["id"].as_str().expect("an id")), sheet).await
}

/// Takes and saves.
async fn score(by: &Client, task: i64) {
    let review = take(by, false).await;
    save(by, &review, task).await.ok();
}

/// Somebody who has handed in their writing, and what waits of it.
async fn written(world: &World, stage: &str, who: Option<PersonId>) -> (PersonId, AttemptId) {
    let app = &world.t.app;
    let person = if let Some(person) = who {
        person
    } else {
        let (person, _) = crowd::applied(app, None).await;
        crowd::sit(app, person, "first", |_, _| true).await;
        crowd::work(app).await;
        person
    };
    let attempt = crowd::sit(app, person, stage, |_, _| true).await;
    world.settle().await;
    (person, attempt)
}

async fn task(world: &World, attempt: AttemptId) -> Task {
    let found = world.t.app.db().read("task", move |tx| Box::pin(reviews::tasks(tx, attempt))).await.expect("read");
    found.into_iter().next().expect("one response")
}

/// One review stage asks for one sheet and the other for three; then a new version asks for two and for one.
async fn sheets_follow_the_attempts_own_stage_and_version(t: TestApp) {
    let world = World::with(t, two_stages(1, 3)).await;
    let (a, b, c) = (reviewer(&world, "a").await, reviewer(&world, "b").await, reviewer(&world, "c").await);
    let fourth = reviewer(&world, "d").await;
    let (person, attempt) = written(&world, "writing", None).await;
    let first = take(&a, false).await;
    assert_eq!(take(&b, false).await, Value::Null, "one sheet, which somebody fills in");
    save(&a, &first, 1).await.ok();
    assert_eq!((task(&world, attempt).await.state.as_str(), task(&world, attempt).await.score), ("done", Some(1.0)));
    let (_, second) = written(&world, "letter", Some(person)).await;
    let held = [take(&a, false).await, take(&b, false).await, take(&c, false).await];
    assert!(held.iter().all(|h| h["response"].is_string()), "three sheets at once");
    assert_eq!(take(&fourth, false).await, Value::Null, "and no fourth");
    for (by, review) in [&a, &b, &c].into_iter().zip(&held) {
        assert_eq!(task(&world, second).await.state.as_str(), "waiting");
        save(by, review, 1).await.ok();
    }
    let done = task(&world, second).await;
    assert_eq!((done.state.as_str(), done.score, done.difference), ("done", Some(1.0), Some(0.0)));
    // What was handed in before a version keeps its plan.
    let (_, before) = written(&world, "writing", None).await;
    crowd::publish(&world.t.app, &two_stages(2, 1)).await;
    let old = take(&a, false).await;
    assert_eq!(take(&b, false).await, Value::Null, "one sheet, as when it was handed in");
    save(&a, &old, 1).await.ok();
    assert_eq!(task(&world, before).await.state.as_str(), "done");
    let (_, after) = written(&world, "writing", None).await;
    score(&a, 1).await;
    assert_eq!(task(&world, after).await.state.as_str(), "waiting", "two sheets, as now");
    score(&b, 1).await;
    assert_eq!(task(&world, after).await.state.as_str(), "done");
}

/// Two agree and the third, whichever it is, does not: somebody who scored none of it decides, and sees all three.
async fn a_third_reviewer_is_looked_at(t: TestApp) {
    let world = World::with(t, two_stages(3, 2)).await;
    let reviewers = [reviewer(&world, "a").await, reviewer(&world, "b").await, reviewer(&world, "c").await];
    let fourth = reviewer(&world, "d").await;
    for odd in 0..3 {
        let (_, attempt) = written(&world, "writing", None).await;
        for (n, by) in reviewers.iter().enumerate() {
            score(by, i64::from(n != odd)).await;
        }
        let differ = task(&world, attempt).await;
        assert_eq!((differ.state.as_str(), differ.score), ("differ", None), "the {odd}th is the odd one");
        assert!(differ.why.expect("why").contains("totals "));
        // Totals 1, 1 and .4: twice the standard error of their mean, 2 × .3464 / √3.
        assert!((differ.difference.expect("known") - 0.4).abs() < 1e-9, "{:?}", differ.difference);
        for by in &reviewers {
            assert_eq!(take(by, true).await, Value::Null, "nobody decides on what they have scored");
        }
        let case = take(&fourth, true).await;
        assert_eq!(case["sheets"].as_array().expect("sheets").len(), 3);
        assert_eq!(take(&fourth, true).await["id"], case["id"], "and holds it");
        save(&fourth, &case, 0).await.ok();
        let done = task(&world, attempt).await;
        assert_eq!((done.state.as_str(), done.score), ("done", Some(0.4)), "the adjudicated score, not the mean");
        assert_eq!(take(&fourth, false).await, Value::Null);
    }
}

/// A level that no reviewer gave is explained where it stands.
async fn a_decision_outside_all_reviewers_is_explained(t: TestApp) {
    let world = World::with(t, two_stages(2, 1)).await;
    let (a, b, third) = (reviewer(&world, "a").await, reviewer(&world, "b").await, reviewer(&world, "c").await);
    written(&world, "writing", None).await;
    score(&a, 1).await;
    score(&b, 0).await;
    let case = take(&third, true).await;
    let path = format!("/reviews/{}/sheet", case["id"].as_str().expect("an id"));
    let mut sheet = json!({ "levels": { "task": 1, "style": 0 }, "cause": "taste", "reason": "Style is another matter." });
    let refused = third.post(&path, sheet.clone()).await;
    assert_eq!((refused.status, &refused.json()["errors"][0]["pointer"]), (422, &json!("/comments/style")), "{}", refused.text);
    assert_eq!(refused.json()["errors"][0]["code"], "outside_all");
    sheet["comments"] = json!({ "style": "Both overlooked the slang." });
    third.post(&path, sheet).await.ok();
}

/// Nobody is given their own response, nor one that they have scored, by whichever role.
async fn nobody_is_given_their_own_or_the_same_twice(t: TestApp) {
    let world = World::with(t, two_stages(2, 1)).await;
    let (a, b) = (reviewer(&world, "a").await, reviewer(&world, "b").await);
    let (person, _) = crowd::applied(&world.t.app, Some("both@example.sg")).await;
    crowd::sit(&world.t.app, person, "first", |_, _| true).await;
    crowd::work(&world.t.app).await;
    written(&world, "writing", Some(person)).await;
    let own = reviewer(&world, "both").await;
    assert_eq!((take(&own, false).await, take(&own, true).await), (Value::Null, Value::Null));
    score(&a, 1).await;
    assert_eq!(take(&a, false).await, Value::Null, "scored before");
    score(&b, 0).await;
    for by in [&a, &b, &own] {
        assert_eq!(take(by, true).await, Value::Null, "scored before, or their own");
    }
    let third = reviewer(&world, "c").await;
    let case = take(&third, true).await;
    for secret in ["both@example.sg", "Ann", person.to_string().as_str()] {
        assert!(!case.to_string().contains(secret), "blind: {secret}");
    }
}

/// A lease that ends gives the response to others; until somebody takes it, it is still theirs.
async fn a_lapsed_lease_is_lost_when_somebody_else_has_it(t: TestApp) {
    let world = World::with(t, two_stages(1, 1)).await;
    let (a, b) = (reviewer(&world, "a").await, reviewer(&world, "b").await);
    written(&world, "writing", None).await;
    let held = take(&a, false).await;
    world.t.clock.advance_seconds(1_801);
    let now_b = take(&b, false).await;
    assert_eq!(now_b["response"], held["response"]);
    assert_eq!(save(&a, &held, 1).await.code(), (409, "lease_lapsed".to_owned()));
    world.t.clock.advance_seconds(1_801);
    assert_eq!(take(&a, false).await["id"], held["id"], "and comes back to the same sheet");
    world.t.clock.advance_seconds(1_801);
    save(&a, &held, 1).await.ok();
    assert_eq!(save(&b, &now_b, 1).await.code(), (409, "lease_lapsed".to_owned()), "one sheet, which is filled in");
}

/// The code of what refuses a sheet of an attempt that was made void.
const VOID: (u16, &str) = (409, "attempt_void");

/// Made void while nobody has it, while one sheet is in, and while the sheets differ: nobody is given it, nobody's sheet is taken, and it
/// comes to nothing.
async fn a_void_attempt_is_scored_no_further(t: TestApp) {
    let world = World::with(t, two_stages(2, 1)).await;
    let app = &world.t.app;
    let recruiter = crate::support::member(app, None, PROJECT, &[Role::Recruiter]).await;
    let (a, b, third) = (reviewer(&world, "a").await, reviewer(&world, "b").await, reviewer(&world, "c").await);
    let reader = crate::support::member(app, Some("c@example.sg"), PROJECT, &[Role::Reviewer, Role::Adjudicator]).await;
    for sheets_in in 0..=2 {
        let (person, attempt) = written(&world, "writing", None).await;
        for (n, by) in [&a, &b].into_iter().take(sheets_in).enumerate() {
            score(by, i64::from(n == 0)).await;
        }
        let adjudication = sheets_in == 2;
        let held = take(&third, adjudication).await;
        assert_eq!(task(&world, attempt).await.state.as_str(), if adjudication { "differ" } else { "waiting" });
        let queue = app.review_queue(PROJECT, reader).await.expect("read");
        assert_eq!((queue.all.waiting + queue.all.differ, queue.waiting + queue.differ), (1, 1), "{sheets_in}");
        app.void_attempt(PROJECT, recruiter, attempt, "The line broke down.").await.expect("void");
        let before = task(&world, attempt).await;
        assert_eq!(take(&third, adjudication).await, Value::Null, "{sheets_in}: not given again");
        assert_eq!(take(&a, sheets_in == 2).await, Value::Null, "{sheets_in}: nor to others");
        let queue = app.review_queue(PROJECT, reader).await.expect("read");
        assert_eq!((queue.all.waiting + queue.all.differ, queue.waiting + queue.differ), (0, 0), "{sheets_in}");
        let path = format!("/reviews/{}", held["id"].as_str().expect("an id"));
        assert_eq!(third.get(&path).await.code(), (VOID.0, VOID.1.to_owned()));
        assert_eq!(save(&third, &held, 1).await.code(), (VOID.0, VOID.1.to_owned()), "{sheets_in}");
        let id = held["id"].as_str().expect("an id").parse().expect("an id");
        let draft = app.keep_draft(PROJECT, reader, id, (0, Sheet::default())).await;
        assert!(matches!(draft, Err(AppError::Refused { code: "attempt_void", .. })), "{draft:?}");
        assert_eq!(task(&world, attempt).await, before, "nothing moved");
        let record = app.own_record(person, PROJECT).await.expect("there");
        assert!(record.results.iter().all(|r| r.attempt != attempt), "it comes to nothing");
        // It may be taken again, which is scored as any other.
        let (_, again) = written(&world, "writing", Some(person)).await;
        score(&a, 1).await;
        score(&b, 1).await;
        assert_eq!(task(&world, again).await.state.as_str(), "done");
    }
    world.settle().await;
    assert_eq!(fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
}

/// What a project may say of its reviewers is what happens, and everything else is refused by its code.
#[test]
fn what_cannot_be_done_is_refused() {
    let told = |old: &str, new: &str| {
        let mut set = crowd::base();
        replace(&mut set, "project.toml", old, new);
        read(&set).problems.into_iter().map(|p| format!("{:?}", p.code)).collect::<Vec<_>>()
    };
    for (old, new, code) in [
        ("blind = true", "blind = false", "E305"),
        ("reviewers = 2", "reviewers = 0", "E305"),
        ("reviewers = 2", "reviewers = 21", "E305"),
        ("differ_levels = 2", "differ_levels = 0", "E305"),
        ("adjudicator = \"third\"", "adjudicator = \"senior\"", "E103"),
    ] {
        let found = told(old, new);
        assert!(found.iter().any(|c| c == code), "{new}: {found:?}");
    }
    assert!(!told("reviewers = 2", "reviewers = 20").iter().any(|c| c.starts_with('E')));
}

on_both!(own_stage_and_version, super::sheets_follow_the_attempts_own_stage_and_version);
on_both!(three_reviewers, super::a_third_reviewer_is_looked_at);
on_both!(outside_all, super::a_decision_outside_all_reviewers_is_explained);
on_both!(own_or_twice, super::nobody_is_given_their_own_or_the_same_twice);
on_both!(void_attempt, super::a_void_attempt_is_scored_no_further);
on_both!(lapsed_lease, super::a_lapsed_lease_is_lost_when_somebody_else_has_it);

//! Training before the first live response, and responses with agreed levels among live ones, by page and by API.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use touchstone::app::AppError;
use touchstone::app::reviewing::review::Seat;
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::kernel::id::{PersonId, SheetId};
use touchstone::domain::reviewing::training::{Standing, is_seeded};
use touchstone::store::admin;
use touchstone::store::reviewing::training as rows;
use touchstone::store::reviewing::training::AnchorSheet;

use super::staff_of_project;
use crate::api::{PROJECT, World};
use crate::support::crowd::{self, replace};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;
use crate::support::training::{sheet, take, trained};

const RUBRIC: &str = "plain";
pub(super) const TOLD_AFTERWARDS: &str = "why-these-levels-were-agreed-on";

/// The small set with one essay to be scored on five levels, examples of all of them, three responses to train on and so many seeded ones.
pub fn set(seeded: i64, share: &str) -> Folder {
    let mut set = crowd::base();
    let rows = "draw = [{ skill = \"writing\", items = 1 }]";
    replace(&mut set, "project.toml", rows, "draw = [{ skill = \"writing\", items = 1, item_kind = \"essay\" }]");
    replace(&mut set, "project.toml", "training_responses = 0", "training_responses = 2");
    replace(&mut set, "project.toml", "seeded = 0.0", &format!("seeded = {share}"));
    let last = "{ value = 1, text = { en = \"Yes\", zh = \"是\" } }";
    let more: Vec<String> = (1..=4).map(|v| format!("{{ value = {v}, text = {{ en = \"Yes {v}\", zh = \"是 {v}\" }} }}")).collect();
    for _ in 0..2 {
        replace(&mut set, "rubrics.toml", &format!("{last}]"), &format!("{}]", more.join(", ")));
    }
    let text = String::from_utf8(set.files["anchors.jsonl"].clone()).expect("text");
    let first: Value = serde_json::from_str(text.trim()).expect("JSON");
    let response = first["response"].as_str().expect("a text").trim_end_matches(" that morning.");
    let anchor = |purpose: &str, n: i64, levels: (i64, i64), note: &str| {
        let levels = json!({ "task": levels.0, "style": levels.1 });
        json!({ "item": "write-1", "response": format!("{response} on day {n}."), "levels": levels, "use": purpose, "note": note })
            .to_string()
    };
    let examples = (0..5).map(|n| anchor("example", n, (n, n), "an example"));
    let training = (10..13).map(|n| anchor("training", n, (4, 3), TOLD_AFTERWARDS));
    let seeds = (20..20 + seeded).map(|n| anchor("seeded", n, (3, 1), "seeded"));
    let lines: Vec<String> = examples.chain(training).chain(seeds).collect();
    set.files.insert("anchors.jsonl".to_owned(), lines.join("\n").into_bytes());
    set
}

pub(super) async fn written(world: &World) {
    let (person, _) = crowd::applied(&world.t.app, None).await;
    crowd::sit(&world.t.app, person, "first", |_, _| true).await;
    world.settle().await;
    crowd::sit(&world.t.app, person, "writing", |_, _| true).await;
    world.settle().await;
}

pub(super) async fn standing(world: &World, person: PersonId) -> Standing {
    world.t.app.trainings(PROJECT, person).await.expect("read").remove(0).standing
}

pub(super) async fn needs_training(world: &World, person: PersonId, seat: Seat) -> bool {
    let asked = world.t.app.next_review(PROJECT, person, seat).await;
    matches!(asked, Err(AppError::Refused { code: "training_needed", .. }))
}

/// The responses of a reviewer's rounds, by round.
async fn rounds(world: &World, person: PersonId) -> Vec<BTreeSet<String>> {
    let read = world.t.app.db().read("rounds", move |tx| {
        Box::pin(async move {
            let mut found: Vec<BTreeSet<String>> = Vec::new();
            for round in rows::rounds(tx, PROJECT, person).await? {
                found.push(rows::of_round(tx, round.id).await?.into_iter().map(|s| s.anchor).collect());
            }
            Ok(found)
        })
    });
    read.await.expect("read")
}

async fn nobody_scores_before_their_training_is_passed(t: TestApp) {
    let world = World::with(t, set(0, "0.0")).await;
    let (app, clock) = (&world.t.app, world.t.clock.clone());
    let email = "reviewer@example.sg";
    let page = staff_of_project(&world, email, Role::Reviewer).await;
    let person = member(app, Some(email), PROJECT, &[Role::Reviewer]).await;
    let api = world.token(Some(email), &["reviews:write"]).await;
    assert!(app.next_review(PROJECT, person, Seat::Reviewer).await.expect("asked").is_none(), "nothing waits");
    written(&world).await;
    // By no door is a live response to be had.
    assert!(needs_training(&world, person, Seat::Reviewer).await);
    let refused = api.post("/reviews/next", json!({})).await;
    assert_eq!(refused.code(), (409, "training_needed".to_owned()));
    assert!(refused.text.contains("/reviews/training"), "says where to take it: {}", refused.text);
    assert_eq!(page.post("/review", "/review", &[]).await.place, "/training?first=1");
    // What was agreed is told when the sheet is in, and in no answer before.
    assert!(page.get("/training").await.text.contains("Not begun"));
    let examples = page.get("/training/plain").await.text;
    assert!(examples.contains("an example") && !examples.contains(TOLD_AFTERWARDS));
    let place = page.post("/training/plain", "/training/plain", &[]).await.place;
    let before = page.get(&place).await;
    let by_api = api.post("/reviews/training/plain/next", Value::Null).await;
    assert!(before.status == 200 && !before.text.contains(TOLD_AFTERWARDS), "{place}");
    assert!(!by_api.text.contains(TOLD_AFTERWARDS) && by_api.ok()["exercise"]["feedback"].is_null());
    assert_eq!(by_api.ok()["exercise"]["review"]["id"], place.rsplit('/').next().expect("an id"));
    let other = staff_of_project(&world, "other@example.sg", Role::Reviewer).await;
    assert_eq!(other.get(&place).await.status, 404, "another's");
    let wrong = page.post(&place, &place, &[("level.task", "2")]).await;
    assert!(wrong.status == 422 && !wrong.text.contains(TOLD_AFTERWARDS));
    // What was filled in stays over another language and over a session that ended; nothing is saved by either.
    let half = [("level.task", "2"), ("comment.task", "half of it")];
    let read = page.post(&place, &place, &[half[0], half[1], ("read-in", "zh")]).await;
    assert!(read.status == 200 && read.text.contains("half of it") && read.text.contains("value=\"2\" checked"), "{}", read.text);
    assert!(read.text.contains("<html lang=\"zh-Hans\"") && !read.text.contains(TOLD_AFTERWARDS), "{}", read.text);
    assert_eq!(page.post(&place, "/lang", &[("lang", "en"), ("back", &place)]).await.status, 303);
    let gone = super::Browser::new(&world).post("/help", &place, &half).await;
    assert!(gone.status == 401 && gone.text.contains("half of it"), "{}", gone.text);
    let kept = page.get(&place).await.text;
    assert!(kept.contains("data-session") && kept.contains("keep.js") && !kept.contains("half of it"), "{kept}");
    let low = [("level.task", "1"), ("level.style", "1"), ("comment.task", "low")];
    assert_eq!(page.post(&place, &place, &low).await.place, place);
    let after = page.get(&place).await.text;
    assert!(after.contains(TOLD_AFTERWARDS) && after.contains("3 levels off") && after.contains("2 levels off"), "{after}");
    let failed = take(app, PROJECT, person, RUBRIC, |level| level - 3).await.ended.expect("ended");
    assert_eq!((failed.criteria, failed.near, failed.far, failed.passed), (4, 0, 3, false));
    // Again after a night, beginning with what was not met; and as often as need be.
    assert!(needs_training(&world, person, Seat::Reviewer).await);
    let later = app.next_exercise(PROJECT, person, RUBRIC).await;
    assert!(matches!(later, Err(AppError::Refused { code: "training_later", .. })), "{later:?}");
    for n in 2..=3 {
        clock.advance_seconds(86_400);
        let again = take(app, PROJECT, person, RUBRIC, |level| level - 3).await;
        assert!(!again.ended.expect("ended").passed, "round {n}");
    }
    let taken = rounds(&world, person).await;
    assert!(taken.len() == 3 && !taken[1].is_subset(&taken[0]), "the third response came in the second round: {taken:?}");
    let failing = app.readers(PROJECT, looking(&world).await).await.expect("read").into_iter().filter(|r| !r.failing().is_empty());
    assert_eq!(failing.map(|r| r.person).collect::<Vec<_>>(), [person], "told to those who look after reviewers");
    clock.advance_seconds(86_400);
    let passed = take(app, PROJECT, person, RUBRIC, |level| level - 1).await.ended.expect("ended");
    assert_eq!((passed.exact, passed.near, passed.far, passed.passed), (0, 4, 0, true));
    let review = app.next_review(PROJECT, person, Seat::Reviewer).await.expect("asked").expect("a live response");
    let levels = BTreeMap::from([("task".to_owned(), 3), ("style".to_owned(), 3)]);
    app.save_sheet(PROJECT, person, review.id.parse().expect("an id"), sheet(levels)).await.expect("saved");
    // Sixty days from the last sheet; then it is taken again.
    clock.advance_seconds(60 * 86_400);
    assert!(matches!(standing(&world, person).await, Standing::Trained(_)));
    clock.advance_seconds(1);
    written(&world).await;
    assert_eq!(standing(&world, person).await, Standing::Away);
    assert!(needs_training(&world, person, Seat::Reviewer).await);
    trained(app, PROJECT, person).await;
    assert!(app.next_review(PROJECT, person, Seat::Reviewer).await.expect("asked").is_some());
    // Another wording of a level is another rubric; what a round came to is told, and can be computed again.
    let mut changed = set(0, "0.0");
    replace(&mut changed, "rubrics.toml", "Yes 3", "Quite");
    crowd::publish(app, &changed).await;
    assert_eq!(standing(&world, person).await, Standing::Changed);
    world.settle().await;
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
    assert_eq!(app.replay().await.expect("replayed").differences, Vec::new());
    by_hand(&world.t.database.target, "UPDATE review_training SET near = near - 1, passed = FALSE WHERE passed").await;
    let found = app.replay().await.expect("replayed").differences;
    assert_eq!(found.iter().filter(|d| d.what == "training").count(), 2, "{found:?}");
    let breaches = admin::fsck::check(app.db()).await.expect("checked").breaches;
    assert_eq!(breaches.iter().map(|b| b.invariant).collect::<Vec<_>>(), ["training-event"]);
}

/// A page without what differs from one response to the next: its code, its text, and the tokens of its form.
fn plain(html: &str, id: &str, response: &str) -> String {
    let code = id[id.len() - 4..].to_uppercase();
    let mut text = html.replace(id, "ID").replace(&code, "CODE").replace(response, "RESPONSE");
    for token in ["name=\"once\" value=\"", "name=\"csrf\" value=\"", "Response <span class=\"note\">", "data-until=\""] {
        let parts: Vec<String> = text.split(token).map(str::to_owned).collect();
        let cut = |part: &String| part.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).to_owned();
        text = parts.iter().enumerate().map(|(i, p)| if i == 0 { p.clone() } else { cut(p) }).collect::<Vec<_>>().join(token);
    }
    text
}

/// Every name in a JSON value with the kind of what stands there.
fn shape(value: &Value) -> Value {
    match value {
        Value::Object(map) => map.iter().map(|(name, v)| (name.clone(), shape(v))).collect(),
        Value::Array(list) => list.iter().map(shape).collect(),
        Value::String(_) => json!("text"),
        Value::Number(_) => json!(0),
        other => other.clone(),
    }
}

fn waiting(html: &str) -> i64 {
    let at = html.find(" waits for you").or_else(|| html.find(" wait for you")).unwrap_or(0);
    let words = &html[..at];
    let number: String = words.chars().rev().take_while(char::is_ascii_digit).collect();
    number.chars().rev().collect::<String>().parse().unwrap_or(0)
}

pub(super) async fn seeded_of(world: &World, person: PersonId) -> Vec<AnchorSheet> {
    world.t.app.db().read("seeded", move |tx| Box::pin(rows::seeded(tx, PROJECT, person))).await.expect("read")
}

async fn a_seeded_response_is_told_apart_by_nothing(t: TestApp) {
    let world = World::with(t, set(4, "0.4")).await;
    let app = &world.t.app;
    let email = "reviewer@example.sg";
    let page = staff_of_project(&world, email, Role::Reviewer).await;
    let person = member(app, Some(email), PROJECT, &[Role::Reviewer]).await;
    let api = world.token(Some(email), &["reviews:write"]).await;
    trained(app, PROJECT, person).await;
    for _ in 0..10 {
        written(&world).await;
    }
    let (mut pages, mut shapes, mut places) = ([BTreeSet::new(), BTreeSet::new()], BTreeSet::new(), Vec::new());
    let mut behind = [BTreeSet::new(), BTreeSet::new()];
    let mut counts = vec![waiting(&page.get("/review").await.text)];
    loop {
        let place = page.post("/review", "/review", &[]).await.place;
        let Some(id) = place.strip_prefix("/review/") else { break };
        let held = page.get("/review").await.text;
        assert_eq!(waiting(&held), *counts.last().expect("a count"), "what is held is counted until it is saved");
        let sheet: SheetId = id.parse().expect("an id");
        let json = api.get(&format!("/reviews/{id}")).await.ok();
        let again = api.post("/reviews/next", json!({})).await.ok();
        assert_eq!(json, again, "the one that is held");
        let html = page.get(&place).await;
        let seeded = seeded_of(&world, person).await.iter().any(|s| s.id == sheet);
        let response = json["review"]["response"].as_str().expect("a text");
        pages[usize::from(seeded)].insert(plain(&html.text, id, response));
        shapes.insert(shape(&json).to_string());
        let question = page.post(&place, &format!("{place}/question"), &[("reason", "Is this a fair task?")]).await;
        // A task that one has questioned is not questioned again before it is answered, whichever response one has before oneself.
        let told = if places.is_empty() { (303, format!("{place}?questioned=1")) } else { (409, String::new()) };
        assert_eq!((question.status, question.place.clone()), told, "{seeded}: {}", question.text);
        // Two tabs of a sheet, the older of which saves.
        let draft = page.post(&place, &format!("{place}/draft"), &[("level.task", "4"), ("revision", "0")]).await;
        assert_eq!((draft.status, draft.text.contains("\"revision\":1")), (200, true), "{}", draft.text);
        let levels = [("level.task", "2"), ("level.style", "2"), ("revision", "0"), ("go", "stop")];
        let older = page.post(&place, &place, &levels).await;
        assert_eq!(older.status, 409, "{seeded}: {}", older.text);
        behind[usize::from(seeded)].insert(plain(&older.text, id, response));
        let wrong = api.post(&format!("/reviews/{id}/sheet"), json!({})).await;
        let saved = api.post(&format!("/reviews/{id}/sheet"), json!({ "levels": { "task": 2, "style": 2 } })).await;
        let twice = api.post(&format!("/reviews/{id}/sheet"), json!({ "levels": { "task": 2, "style": 2 } })).await;
        places.push((wrong.status, saved.ok(), twice.code(), id.len()));
        counts.push(waiting(&page.get("/review").await.text));
    }
    let seeded = seeded_of(&world, person).await;
    assert_eq!((seeded.len(), places.len()), (4, 14), "as many as there are, among ten");
    assert_eq!(pages[0], pages[1], "one page");
    assert_eq!((behind[0].len(), &behind[0]), (1, &behind[1]), "and one for the tab that is behind");
    assert_eq!((pages[0].len(), shapes.len()), (1, 1));
    assert!(places.iter().all(|p| *p == places[0]), "{places:?}");
    assert_eq!(counts, (0..=14).rev().collect::<Vec<_>>(), "the number that waits falls by one with each");
    assert!(page.get("/review").await.text.contains("Saved by you so far: 14"));
    // A draw of the count of saved sheets, which says the same whenever it is asked.
    let drawn = (0..14).filter(|n| is_seeded(PROJECT, &person.to_string(), *n, 0.4)).take(4);
    let mut were: Vec<i64> = seeded.iter().map(|s| s.place).collect();
    were.sort_unstable();
    assert_eq!(were, drawn.collect::<Vec<_>>());
    // It counts for nobody; those who look after reviewers see what it says, the reviewer nothing before there are ten.
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
    assert!(app.own_agreement(PROJECT, person).await.expect("read").is_none());
    world.t.clock.advance_seconds(86_400);
    assert!(app.own_agreement(PROJECT, person).await.expect("read").is_none(), "four are too few");
    let reader = app.readers(PROJECT, looking(&world).await).await.expect("read").into_iter().find(|r| r.person == person).expect("listed");
    let found = reader.agreement.expect("figures");
    assert_eq!((found.sheets, found.criteria, found.exact.value, found.near.value), (4, 8, 0.0, 1.0), "2 and 2 beside 3 and 1");
    assert_eq!(reader.left[RUBRIC], 0, "the reviewer has met them all");
    let auditor = staff_of_project(&world, "auditor@example.sg", Role::Auditor).await;
    let told = auditor.get("/readers").await.text;
    assert!(told.contains("8 levels of 4 sheets") && told.contains("Has met all responses"), "{told}");
    // Their totals and places can be computed again.
    assert_eq!(app.replay().await.expect("replayed").differences, Vec::new());
    by_hand(&world.t.database.target, "UPDATE anchor_sheet SET total = total / 2 WHERE training_id IS NULL").await;
    let found = app.replay().await.expect("replayed").differences;
    assert_eq!(found.iter().map(|d| (d.what, d.at.as_str())).collect::<BTreeSet<_>>(), [("training", "/seeded/plain/total")].into());
    assert_eq!((found.len(), &found[0].stored, &found[0].computed), (4, &json!(0.25), &json!(0.5)));
    by_hand(&world.t.database.target, "UPDATE anchor_sheet SET total = total * 2, place = place + 1 WHERE training_id IS NULL").await;
    let moved = were.iter().filter(|n| !is_seeded(PROJECT, &person.to_string(), **n + 1, 0.4)).count();
    let found = app.replay().await.expect("replayed").differences;
    assert_eq!(found.iter().map(|d| d.at.as_str()).collect::<Vec<_>>(), vec!["/seeded/plain/place"; moved]);
}

/// Somebody who looks after reviewers and scores nothing.
pub(super) async fn looking(world: &World) -> PersonId {
    member(&world.t.app, Some("looks@example.sg"), PROJECT, &[Role::Auditor]).await
}

on_both!(nobody_scores_before_their_training_is_passed, super::nobody_scores_before_their_training_is_passed);
on_both!(a_seeded_response_is_told_apart_by_nothing, super::a_seeded_response_is_told_apart_by_nothing);

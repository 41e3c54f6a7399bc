//! What charts over hidden checks signal, as auditors see it and settle it, and what the annotator may be told of it.

use std::collections::BTreeSet;

use serde_json::Value;
use touchstone::app::auditing::signals::Told;
use touchstone::domain::accounts::Role;
use touchstone::domain::kernel::id::AnnotatorId;

use super::{Browser, staff_of_project};
use crate::api::{Answer, World};
use crate::app::checks::annotator_called;
use crate::app::watching::{set, signals, works};
use crate::support::database::{TestApp, on_both};

async fn a_signal_is_read_in_words_and_settled(t: TestApp) {
    let world = World::with(t, set(&BTreeSet::new())).await;
    let app = &world.t.app;
    let id = annotator_called(app, Some("fallen@example.sg")).await;
    let auditor = staff_of_project(&world, "auditor@example.sg", Role::Auditor).await;
    assert!(auditor.get("/signals").await.text.contains("No such signal."));
    works(app, id, 16, 8).await;
    let open = signals(app, Told::AtOnce).await;
    let signal = open.iter().find(|s| s.series.name() == "cusum all").expect("a fall");
    let list = auditor.get("/signals").await.text;
    let n = signal.alarm.after.checks;
    let sentence = "All checks: the share right fell from about 100\u{a0}% (81–100\u{a0}%) to about 0\u{a0}% (0–";
    assert!(list.contains(sentence) && list.contains(&format!(", {n} checks.")), "{list}");
    let path = format!("/signals/{}", signal.id);
    let page = auditor.get(&path).await;
    assert!(page.status == 200 && page.text.contains("It may have begun ") && page.text.contains("name=\"found\""), "{}", page.text);
    let empty = auditor.post(&path, &path, &[("found", " ")]).await;
    assert!(empty.status == 422 && empty.text.contains("id=\"f-found-error\""), "{} {}", empty.status, empty.text);
    assert_eq!(auditor.post(&path, &path, &[("found", "A new rule; she has read it again.")]).await.status, 303);
    let settled = auditor.get(&path).await.text;
    assert!(settled.contains("A new rule; she has read it again.") && !settled.contains("name=\"found\""), "{settled}");
    assert!(!auditor.get("/signals").await.text.contains(&path) && auditor.get("/signals?state=settled").await.text.contains(&path));
    // The annotator's page: a drawing with its words, and the table behind it.
    let record = auditor.get(&format!("/annotators/{id}")).await.text;
    for part in
        ["<svg class=\"chart\"", "role=\"img\"", "class=\"limit\"", "class=\"signal\"", "at its limit", "<th class=\"n\">Limit</th>"]
    {
        assert!(record.contains(part), "{part}: {record}");
    }
    // What stays in memory is there by now; signals are read from their table, and nothing is computed.
    let before = app.db().counted().0;
    assert_eq!(auditor.get("/signals?state=all").await.status, 200);
    let statements = app.db().counted().0 - before;
    assert!(statements <= 12, "{statements} statements");
    // A recruiter may not open keys: no drawing, and no score of one check.
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let told = recruiter.get(&format!("/annotators/{id}")).await.text;
    assert!(told.contains("What the charts say") && !told.contains("<svg class=\"chart\""), "{told}");
    assert_eq!(recruiter.get("/signals").await.status, 403);
}

/// What the annotator and the platform are told at the moment.
async fn outside(world: &World, person: &Browser, id: AnnotatorId) -> (String, Answer) {
    let page = person.get("/me/record").await;
    assert_eq!(page.status, 200, "{}", page.text);
    let platform = world.token(None, &["audits:read"]).await;
    let charts = platform.get(&format!("/annotators/{id}/charts")).await;
    // Ids and moments are chance of the world; what is told of checks is not.
    (page.text.split("<h1").nth(1).unwrap_or_default().split("</main>").next().unwrap_or_default().to_owned(), charts)
}

async fn my_record_tells_whole_blocks_and_nothing_of_an_item(t: TestApp) {
    let world = World::with(t, set(&BTreeSet::new())).await;
    let app = &world.t.app;
    let id = annotator_called(app, Some("lee@example.sg")).await;
    let person = Browser::new(&world);
    person.sign_in(&world, "lee@example.sg").await;
    let (before, charts) = outside(&world, &person, id).await;
    assert!(before.contains("Nothing yet: it takes 10 checked tasks."), "{before}");
    assert_eq!(charts.ok()["charts"], serde_json::json!([]));
    // Right or wrong, the ninth check leaves each byte as it was.
    works(app, id, 4, 5).await;
    let (nine, charts) = outside(&world, &person, id).await;
    assert_eq!((&nine, &charts.ok()["charts"]), (&before, &serde_json::json!([])));
    works(app, id, 1, 0).await;
    // What moved as soon as an answer was posted would say that it was one to a check: the record is that of the end of the day before.
    let (same, charts) = outside(&world, &person, id).await;
    assert_eq!((same, charts.ok()["charts"].clone()), (nine, serde_json::json!([])));
    world.t.clock.advance_seconds(86_400);
    // A day is longer than a session.
    person.sign_in(&world, "lee@example.sg").await;
    let (ten, charts) = outside(&world, &person, id).await;
    assert!(ten.contains("All checks") && ten.contains("50\u{a0}%"), "{ten}");
    assert!(!ten.contains("hidden-") && !ten.contains("sold"), "{ten}");
    let charts = charts.ok();
    assert_eq!((&charts["charts"][0]["checks"], &charts["charts"][0]["share"]), (&Value::from(10), &Value::from(0.5)));
    let signals = charts["signals"].as_array().expect("a list").len();
    assert!(signals > 0 && ten.contains("something may have changed since"), "{ten}");
}

/// Two services whose hidden items differ in nothing but their keys: what was right in one is wrong in the other, and until a block is
/// whole
/// neither the annotator nor the platform is told a byte of it.
async fn twins(t: TestApp) {
    let other = TestApp::another(t.engine()).await;
    let all = (0..60).map(|nth| format!("hidden-{nth}")).collect();
    let (here, there) = (World::with(t, set(&BTreeSet::new())).await, World::with(other, set(&all)).await);
    let mut sides = Vec::new();
    for world in [&here, &there] {
        let id = annotator_called(&world.t.app, Some("lee@example.sg")).await;
        let person = Browser::new(world);
        person.sign_in(world, "lee@example.sg").await;
        sides.push((world, person, id));
    }
    let mut told = Vec::new();
    for (checks, days) in [(0, 0), (9, 0), (1, 0), (0, 1)] {
        let mut both = Vec::new();
        for (world, person, id) in &sides {
            works(&world.t.app, *id, checks, 0).await;
            if days > 0 {
                world.t.clock.advance_seconds(86_400);
                person.sign_in(world, "lee@example.sg").await;
            }
            let (page, charts) = outside(world, person, *id).await;
            both.push((page, charts.ok()["charts"].clone()));
        }
        told.push(both[0] == both[1]);
    }
    assert_eq!(told, [true, true, true, false], "the tenth check makes a block, which is told on the day after");
}

on_both!(what_a_key_says_is_told_by_no_byte_before_a_block_is_whole, super::twins);
on_both!(a_signal_is_read_in_words_and_settled, super::a_signal_is_read_in_words_and_settled);
on_both!(my_record_tells_whole_blocks_and_nothing_of_an_item, super::my_record_tells_whole_blocks_and_nothing_of_an_item);

//! Rules and measures on pages: tried and approved, carried out by an auditor, read and appealed by the annotator, answered by somebody
//! else.

use std::collections::BTreeSet;

use touchstone::app::auditing::measures::Which;
use touchstone::domain::accounts::Role;

use super::{Browser, staff_of_project};
use crate::api::World;
use crate::app::checks::annotator_called;
use crate::app::ruling::{measures, rules, set, works};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

async fn rules_and_measures_go_their_way_on_pages(t: TestApp) {
    let world = World::with(t, set(&BTreeSet::new(), &rules("propose"))).await;
    let t = &world.t;
    let id = annotator_called(&t.app, Some("weak@example.sg")).await;
    let first = staff_of_project(&world, "first@example.sg", Role::Auditor).await;
    let second = staff_of_project(&world, "second@example.sg", Role::Auditor).await;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    works(t, id, 2, 6).await;
    // Tried by one, approved by another.
    let page = first.get("/rules").await.text;
    assert!(page.contains("Fewer than seven in ten were right.") && page.contains("value=\"try\""), "{page}");
    assert_eq!(first.post("/rules", "/rules", &[("act", "try")]).await.status, 303);
    let own = first.get("/rules").await.text;
    assert!(
        own.contains("1 of 1") && own.contains("Somebody else approves what you put up.") && !own.contains("value=\"approve\""),
        "{own}"
    );
    let book = t.app.rulebooks(crowd::PROJECT).await.expect("read")[0].id.to_string();
    t.clock.advance_seconds(1);
    assert_eq!(first.post("/rules", "/rules", &[("act", "approve"), ("book", &book)]).await.status, 409);
    assert_eq!(second.post("/rules", "/rules", &[("act", "approve"), ("book", &book)]).await.status, 303);
    assert!(second.get("/rules").await.text.contains("they speak"));
    t.clock.advance_seconds(1);
    crowd::work(&t.app).await;
    // Carried out, with a reason.
    let m = measures(&t.app, Which::Waiting).await.remove(0);
    let path = format!("/measures/{}", m.id);
    let list = first.get("/measures").await.text;
    assert!(list.contains(&path) && list.contains("A message about your work"), "{list}");
    assert_eq!(recruiter.get("/measures").await.status, 403);
    let shown = first.get(&path).await.text;
    assert!(shown.contains("Share right: 25\u{a0}%"), "{shown}");
    let empty = first.post(&path, &path, &[("act", "carry_out"), ("reason", " ")]).await;
    assert!(empty.status == 422 && empty.text.contains("id=\"f-reason-error\""), "{} {}", empty.status, empty.text);
    assert_eq!(first.post(&path, &path, &[("act", "carry_out"), ("reason", "Please read rule three.")]).await.status, 303);
    assert!(first.get(&format!("/annotators/{id}")).await.text.contains(&path));
    let told = recruiter.get(&format!("/annotators/{id}")).await.text;
    assert!(told.contains("Rules and measures") && !told.contains(&path), "{told}");
    // The annotator reads it, and appeals.
    let person = Browser::new(&world);
    person.sign_in(&world, "weak@example.sg").await;
    let record = person.get("/me/record").await.text;
    let own = format!("/me/measures/{}", m.id);
    assert!(record.contains(&own) && record.contains("Rules that look at your work") && record.contains("below 70"), "{record}");
    let page = person.get(&own).await.text;
    assert!(page.contains("Please read rule three.") && page.contains("name=\"text\""), "{page}");
    assert_eq!(person.post(&own, &own, &[("text", "")]).await.status, 422);
    assert_eq!(person.post(&own, &own, &[("text", "My screen was dark.")]).await.status, 303);
    assert!(person.get(&own).await.text.contains("answered by "));
    let stranger = Browser::new(&world);
    stranger.sign_in(&world, "stranger@example.sg").await;
    assert_eq!(stranger.get(&own).await.status, 404);
    // Answered by somebody else.
    assert!(second.get("/measures").await.text.contains("appealed"));
    assert_eq!(first.post(&path, &path, &[("act", "undone"), ("answer", "Right.")]).await.status, 409);
    assert_eq!(second.post(&path, &path, &[("act", "undone"), ("answer", "We saw that, too.")]).await.status, 303);
    let read = person.get(&own).await.text;
    assert!(read.contains("We saw that, too.") && !read.contains("name=\"text\""), "{read}");
    assert!(second.get("/measures?state=past").await.text.contains(&path));
    assert!(!second.get("/measures").await.text.contains(&path));
}

on_both!(rules_and_measures_on_pages, super::rules_and_measures_go_their_way_on_pages);

//! What staff and programs are told: where a code is explained, what waits for whom, and why a small form was not done, on its own page.

use serde_json::json;
use touchstone::domain::accounts::Role;

use super::{Browser, staff_of_project};
use crate::api::{World, apply};
use crate::support::database::{TestApp, on_both};

async fn a_problem_leads_to_a_page_that_explains_it(t: TestApp) {
    let world = World::new(t).await;
    let nobody = world.nobody();
    let answer = nobody.get("/me/application").await;
    assert_eq!(answer.headers.get("www-authenticate").map(String::as_str), Some("Bearer realm=\"touchstone\""));
    let at = answer.json()["type"].as_str().expect("a place").to_owned();
    let browser = Browser::new(&world);
    let page = browser.get(&at).await;
    assert!(page.status == 200 && page.text.contains("Send a token that holds"), "{}", page.text);
    assert_eq!(browser.get("/docs/api/problems/nothing_of_the_kind").await.status, 404);
    assert!(browser.get("/docs/api/problems").await.text.contains("/docs/api/problems/stale"));
}

async fn a_small_form_that_is_wrong_comes_back_on_its_page(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let id = apply(&candidate).await["id"].as_str().expect("an id").to_owned();
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let (page, form) = (format!("/candidates/{id}"), format!("/candidates/{id}/extra-time"));
    let odd = recruiter.post(&page, &form, &[("factor", "9"), ("seen", "1")]).await;
    assert_eq!(odd.status, 422, "{}", odd.text);
    assert!(odd.text.contains("data-focus") && odd.text.contains("value=\"9\"") && odd.text.contains("Lin Hui Min"), "{}", odd.text);
    let decided = world.not_passed(&candidate, "english").await;
    recruiter.sign_in_staff("recruiter@example.sg").await;
    let late = recruiter.post(&page, &format!("/candidates/{id}/decide/undo"), &[("decision", &decided)]).await;
    assert_eq!(late.status, 409, "{}", late.text);
    assert!(late.text.contains("data-focus") && late.text.contains("Lin Hui Min"), "{}", late.text);
}

async fn staff_see_what_waits_and_who_appeals(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    apply(&candidate).await;
    let headers = [("Content-Type", "application/pdf"), ("Idempotency-Key", "doc-1")];
    candidate.send("POST", "/me/application/documents/degree", Some(b"%PDF-1.4 degree %%EOF".to_vec()), &headers).await.ok();
    let letter = world.not_passed(&candidate, "english").await;
    let appeal = json!({ "grounds": "technical", "text": "The line was well." });
    candidate.post(&format!("/me/decisions/{letter}/appeal"), appeal).await.ok();
    let waits = world.t.app.waits(crate::api::PROJECT, touchstone::app::accounts::reader::Reader::House).await.expect("counted");
    assert_eq!((waits.appeals, waits.documents, waits.contests), (1, 1, 0));
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let overview = recruiter.get("/staff").await;
    assert!(overview.text.contains("<p>appeal to answer</p>") && overview.text.contains("<p>document to look at</p>"), "{}", overview.text);
    assert!(recruiter.get("/appeals").await.text.contains("Lin Hui Min"));
    let author = staff_of_project(&world, "author@example.sg", Role::Author).await;
    let overview = author.get("/staff").await;
    assert!(overview.text.contains("questioned keys") && !overview.text.contains("to answer"), "{}", overview.text);
}

on_both!(problem_pages, super::a_problem_leads_to_a_page_that_explains_it);
on_both!(small_forms, super::a_small_form_that_is_wrong_comes_back_on_its_page);
on_both!(waits, super::staff_see_what_waits_and_who_appeals);

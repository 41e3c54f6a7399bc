//! How long hidden checks last is told, and what happens when there are none left; what a stage promises stands in the dossier;
//! what the help says.

use serde_json::Value;
use touchstone::domain::accounts::Role;

use super::{Browser, staff_of_project};
use crate::api::{World, apply};
use crate::app::checks;
use crate::support::database::{TestApp, on_both};

async fn hidden_checks_run_out_and_it_is_told(t: TestApp) {
    let world = World::with(t, checks::with_hidden_items()).await;
    let app = &world.t.app;
    let annotator = checks::annotator(app).await;
    let platform = world.token(None, &["checks:write", "audits:read"]).await;
    let path = format!("/annotators/{annotator}/checks");
    platform.post(&path, Value::Null).await.ok();
    let none = platform.post(&path, Value::Null).await;
    assert_eq!(none.code(), (409, "bank_exhausted".to_owned()), "{}", none.text);
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    assert_eq!(recruiter.post("/integrity", "/integrity/look", &[]).await.status, 303);
    world.settle().await;
    // One item of a bank that everybody may meet once: one check a head, where the first week asks for five.
    let page = recruiter.get("/integrity").await.text;
    let supply = page.split("Supply of hidden checks").nth(1).expect("told");
    for part in
        ["Live items</dt><dd>1</dd>", "has none left</dt><dd>1</dd>", "pace</dt><dd>0.2</dd>", ", 5</dd>", "The plan does not fit its bank"]
    {
        assert!(supply.contains(part), "{part}: {supply}");
    }
    // No letter weighs what a page noticed, and none is promised.
    assert!(!page.contains("a letter says so"));
}

async fn a_dossier_tells_what_its_stage_promises(t: TestApp) {
    let world = World::new(t).await;
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let id = apply(&candidate).await["id"].as_str().expect("an id").to_owned();
    let decision = world.not_passed(&candidate, "english").await;
    let recruiter = staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let dossier = format!("/candidates/{id}/decisions/{decision}");
    let page = recruiter.get(&dossier).await.text;
    let promise = page
        .split("Promise: non-masters passed by machine, over all attempts</dt><dd>at most 5.0\u{a0}%; ")
        .nth(1)
        .unwrap_or_else(|| panic!("{page}"));
    let told = promise.split("</dd>").next().expect("its end");
    let (pure, rest) = told.split_once("\u{a0}% where every answer has one chance, ").unwrap_or_else(|| panic!("{told}"));
    let real = rest.split_once("\u{a0}% where people differ").unwrap_or_else(|| panic!("{told}")).0;
    let share = |text: &str| text.parse::<f64>().unwrap_or_else(|_| panic!("{text}"));
    // Who differs is passed wrongly more often: the two are not the same figure twice.
    assert!(0.0 < share(pure) && share(pure) < share(real) && share(real) < 10.0, "{told}");
    assert!(promise.contains("Promise: masters put below the line in one attempt</dt><dd>at most "), "{promise}");
    recruiter.set_cookie("ts_lang", "zh");
    let page = recruiter.get(&dossier).await.text;
    assert!(page.contains("承诺：不合格者被机器判为通过（全部尝试合计）</dt><dd>不超过 5.0%；"), "{page}");
}

async fn nobody_is_told_to_answer_a_mail(t: TestApp) {
    let world = World::new(t).await;
    let browser = Browser::new(&world);
    for (lang, words, own) in [("en", "our mails", "Help and contact"), ("zh", "回复我们的", "帮助与联系")] {
        browser.set_cookie("ts_lang", lang);
        let page = browser.get("/help").await;
        assert!(page.status == 200 && page.text.contains(own), "{}", page.text);
        assert!(!page.text.contains(words), "mails of the service have no reader: {}", page.text);
    }
}

on_both!(hidden_checks_run_out_and_it_is_told, super::hidden_checks_run_out_and_it_is_told);
on_both!(a_dossier_tells_what_its_stage_promises, super::a_dossier_tells_what_its_stage_promises);
on_both!(nobody_is_told_to_answer_a_mail, super::nobody_is_told_to_answer_a_mail);

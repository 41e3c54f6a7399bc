//! What was typed into the application and not sent: it is never called an answer, keeps the application from being handed in until it is
//! finished or let go, holds no number of somebody's identity, and does not come back after its answer.

use serde_json::{Value, json};
use touchstone::domain::accounts::Role;

use super::reviewing::written;
use super::{Browser, staff_of_project};
use crate::api::{Client, PROJECT, World, profile};
use crate::support::crowd;
use crate::support::database::{TestApp, on_both};

const EMAIL: &str = "lin@example.sg";
const CONSENTS: [&str; 3] = ["selection", "automated_scoring", "sensitive_content"];
const NUMBER: &str = "S1234567D";
const SCRIPT: [(&str, &str); 1] = [("X-Touchstone", "1")];

fn step(id: &str) -> String {
    format!("/apply/{PROJECT}/{id}")
}

/// Somebody who has answered everything and handed nothing in.
async fn answered(world: &World, lang: &str) -> (Browser, Client) {
    let candidate = world.token(Some(EMAIL), &["candidate"]).await;
    let draft = candidate.post("/me/application", Value::Null).await.ok();
    candidate.put("/me/application/profile", json!({ "revision": draft["revision"], "profile": profile() })).await.ok();
    let browser = Browser::new(world);
    browser.set_cookie("ts_lang", lang);
    browser.sign_in(world, EMAIL).await;
    (browser, candidate)
}

/// As the page's script does it.
async fn keep(browser: &Browser, id: &str, revision: &str, fields: &[(&str, &str)]) -> super::Page {
    let csrf = browser.get(&step(id)).await.field("csrf");
    let mut all = vec![("csrf", csrf.as_str()), ("revision", revision)];
    all.extend_from_slice(fields);
    browser.post_raw(&step(&format!("{id}/draft")), &all, &SCRIPT).await
}

async fn dropped(t: TestApp) {
    let world = World::new(t).await;
    let (browser, candidate) = answered(&world, "en").await;
    let page = browser.get(&format!("{}?from=check", step("availability"))).await;
    assert!(page.text.contains("not part of your answers until you press") && !page.text.contains("data-kept=\"Saved\""), "{}", page.text);
    assert_eq!(keep(&browser, "availability", &page.field("revision"), &[("hours", "20")]).await.status, 200);
    // The check page shows the answer, and says that something else was typed.
    let check = browser.get(&step("check")).await.text;
    assert!(check.contains("25 hours") && check.contains("It is not part of the answers below"), "{check}");
    let consents = CONSENTS.map(|c| ("consents", c));
    let refused = browser.post(&step("check"), &step("check"), &consents).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(
        refused.text.contains("Typed, but not part of your answers: “How many hours a week can you work?”")
            && refused.text.contains(&format!("href=\"{}?from=check\"", step("availability"))),
        "{}",
        refused.text
    );
    let told = candidate.post("/me/application/submit", json!({ "consents": CONSENTS })).await;
    assert_eq!(told.status, 422);
    let told = told.json();
    assert_eq!(told["errors"][0]["code"], "unfinished_draft");
    assert!(told["errors"][0]["detail"].as_str().is_some_and(|d| d.contains("\"availability\"")), "{told}");
    // The page shows what was typed and offers to let it go; so does the check page.
    let page = browser.get(&step("availability")).await.text;
    assert!(page.contains("value=\"20\"") && page.contains("name=\"go\" value=\"drop\""), "{page}");
    let let_go = browser.post(&step("check"), &step("availability"), &[("from_check", "1"), ("go", "drop")]).await;
    assert_eq!((let_go.status, let_go.place), (303, step("check")));
    let page = browser.get(&step("availability")).await;
    assert!(page.text.contains("value=\"25\"") && !page.text.contains("name=\"go\" value=\"drop\""), "{}", page.text);
    // What says the same as the answer keeps nobody; what was pressed becomes the answer.
    assert_eq!(keep(&browser, "availability", &page.field("revision"), &[("hours", " 25 ")]).await.status, 200);
    assert_eq!(keep(&browser, "help", &page.field("revision"), &[("accommodation", "More time")]).await.status, 200);
    assert_eq!(browser.post(&step("check"), &step("check"), &consents).await.status, 422, "help is asked for as well");
    assert_eq!(browser.post(&step("help"), &step("help"), &[("accommodation", "More time"), ("go", "next")]).await.status, 303);
    assert_eq!(browser.post(&step("help"), &step("help"), &[("go", "forget")]).await.status, 422, "an unknown button does nothing");
    let done = browser.post(&step("check"), &step("check"), &consents).await;
    assert_eq!(done.place, step("done"), "{}", done.text);
    assert_eq!(candidate.get("/me/application").await.ok()["profile"]["accommodation"], "More time");
}
on_both!(what_was_typed_and_not_sent_is_not_dropped_by_handing_in, super::dropped);

/// A draft that was on its way while its answer was given comes too late, in every order.
async fn late(t: TestApp) {
    let world = World::new(t).await;
    let (browser, _) = answered(&world, "en").await;
    let old = browser.get(&step("availability")).await.field("revision");
    assert_eq!(keep(&browser, "availability", &old, &[("hours", "20")]).await.status, 200);
    assert_eq!(browser.post(&step("availability"), &step("availability"), &[("hours", "30"), ("go", "next")]).await.status, 303);
    assert!(browser.get(&step("availability")).await.text.contains("value=\"30\""), "the draft went with its answer");
    let late = keep(&browser, "availability", &old, &[("hours", "20")]).await;
    assert!(late.status == 409 && late.text.contains("\"stale\""), "{} {}", late.status, late.text);
    assert_eq!(keep(&browser, "availability", "x", &[("hours", "20")]).await.status, 422);
    let page = browser.get(&step("availability")).await;
    assert!(page.text.contains("value=\"30\""), "{}", page.text);
    // Coming back later is a button that somebody presses: a page that was gone back to is as good as a new one.
    let later = [("revision", old.as_str()), ("hours", "35"), ("go", "later")];
    assert_eq!(browser.post(&step("availability"), &step("availability"), &later).await.place, "/me");
    assert!(browser.get(&step("availability")).await.text.contains("value=\"35\""));
}
on_both!(a_draft_that_comes_after_its_answer_is_not_kept, super::late);

async fn identity(t: TestApp) {
    let world = World::new(t).await;
    let (browser, _) = answered(&world, "zh").await;
    let fields = [("name", NUMBER), ("name_native", "林"), ("go", "later")];
    let refused = browser.post(&step("name"), &step("name"), &fields).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("请删去身份证、FIN 或护照号码") && refused.text.contains(&format!("value=\"{NUMBER}\"")),
        "{}",
        refused.text
    );
    let revision = refused.field("revision");
    let script = keep(&browser, "name", &revision, &fields[..2]).await;
    let told: Value = serde_json::from_str(&script.text).unwrap_or_else(|_| panic!("{}", script.text));
    assert!(script.status == 422 && told["detail"].as_str().is_some_and(|d| d.contains("请删去身份证")), "{told}");
    // A number that is spread over many fields is none; too long a text is told as well.
    let long = "x".repeat(20_001);
    let refused = browser.post(&step("help"), &step("help"), &[("accommodation", &long), ("go", "later")]).await;
    assert_eq!(refused.status, 422);
    assert!(browser.get(&step("name")).await.text.contains("value=\"Lin Hui Min\""), "nothing of it was kept");
}
on_both!(no_button_of_the_application_keeps_an_identity_number, super::identity);

async fn drafts_of_sheets(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    written(&world).await;
    let reviewer = staff_of_project(&world, "reviewer@example.sg", Role::Reviewer).await;
    let place = reviewer.post("/review", "/review", &[]).await.place;
    let long = "x".repeat(4_001);
    for text in [NUMBER, &long] {
        let fields = [("level.task", "1"), ("comment.task", text), ("go", "draft"), ("revision", "0")];
        let refused = reviewer.post(&place, &place, &fields).await;
        assert!(refused.status == 422 && refused.text.contains(text), "{} {}", refused.status, refused.text);
        let csrf = refused.field("csrf");
        let script = [("csrf", csrf.as_str()), ("comment.task", text), ("revision", "0")];
        let refused = reviewer.post_raw(&format!("{place}/draft"), &script, &SCRIPT).await;
        assert!(refused.status == 422 && refused.text.contains("\"detail\""), "{} {}", refused.status, refused.text);
    }
    // What no button of the page sends is not kept either.
    let odd = [("level.task", "1"), ("cannot", NUMBER), ("cause", NUMBER), ("go", "draft"), ("revision", "0")];
    drop(reviewer.post(&place, &place, &odd).await);
    assert!(!reviewer.get(&place).await.text.contains(NUMBER));
}
on_both!(no_button_of_a_reviewer_keeps_an_identity_number, super::drafts_of_sheets);

/// Enter presses a form's first button.
async fn periods(t: TestApp) {
    let world = World::new(t).await;
    let (browser, candidate) = answered(&world, "en").await;
    let here = step("experience");
    let page = browser.get(&here).await;
    let form = page.text.split("data-draft").nth(1).expect("the form");
    let buttons: Vec<&str> = form.split("<button").skip(1).filter_map(|b| b.split('>').next()).collect();
    assert!(buttons[0].contains("value=\"add\"") && buttons[1].contains("name=\"remove\""), "{buttons:?}");
    // The other period that is being typed stays when one is taken away.
    let revision = page.field("revision");
    let typed = [("from", "2023"), ("from_month", "2"), ("what", "half typed"), ("internship", "1")];
    let mut fields = vec![("revision", revision.as_str()), ("remove", "0")];
    fields.extend_from_slice(&typed);
    assert_eq!(browser.post(&here, &here, &fields).await.place, here);
    assert_eq!(candidate.get("/me/application").await.ok()["profile"]["work"], json!([]));
    let page = browser.get(&here).await;
    for part in ["value=\"2023\"", "value=\"half typed\"", "name=\"internship\" value=\"1\" checked"] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    // With nothing typed nothing stays.
    let revision = page.field("revision");
    let mut fields = vec![("revision", revision.as_str()), ("go", "add")];
    fields.extend_from_slice(&typed);
    assert_eq!(browser.post(&here, &here, &fields).await.status, 303);
    let revision = browser.get(&here).await.field("revision");
    assert_eq!(browser.post(&here, &here, &[("revision", &revision), ("remove", "0"), ("what", " ")]).await.status, 303);
    assert!(!browser.get(&here).await.text.contains("name=\"go\" value=\"drop\""));
}
on_both!(taking_a_period_away_keeps_the_one_that_is_typed, super::periods);

//! What one person, and one network, may do without end: keep things, and guess.

use serde_json::{Value, json};
use touchstone::app::AppError;
use touchstone::app::accounts::sign_in::Coming;
use touchstone::app::sitting::attempt::Save;
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::item::drawn::Given;

use super::{Browser, PASSWORD, add_staff};
use crate::api::{PROJECT, World};
use crate::support::crowd;
use crate::support::database::{Engine, TestApp, on_both};

fn from(address: impl Into<String>) -> Coming {
    Coming { from: address.into(), former: None }
}

const LIN: &str = "lin@example.sg";

async fn nobody_keeps_without_end(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (person, application) = crowd::applied(app, Some(LIN)).await;
    let (other, _) = crowd::applied(app, None).await;
    let ask = async |who, n: usize| app.ask_for_help(who, PROJECT, format!("help {n}")).await;
    let mut kept = 0;
    let seconds = loop {
        match ask(person, kept).await {
            Ok(()) => kept += 1,
            Err(AppError::TooMany { seconds }) => break seconds,
            Err(error) => panic!("{error}"),
        }
        assert!(kept < 1_000, "nobody is held");
    };
    // Beginning, saving and handing in were counted as well; an honest person comes nowhere near.
    assert!((290..=300).contains(&kept) && seconds > 0, "{kept} {seconds}");
    // Both doors say when it is worth another try, and nothing of it is kept.
    let browser = Browser::new(&world);
    browser.sign_in(&world, LIN).await;
    let here = format!("/me/help?project={PROJECT}");
    let words = "A text that was written with care, and is not lost.";
    let page = browser.post(&here, "/me/help", &[("project", PROJECT), ("accommodation", words)]).await;
    assert_eq!(page.status, 429, "{}", page.text);
    assert!(page.headers["retry-after"].parse::<i64>().is_ok_and(|s| s > 0) && page.text.contains(words), "{}", page.text);
    let client = world.token(Some(LIN), &["candidate"]).await;
    let saved = json!({ "revision": 1, "profile": { "name": "Ann" } });
    for answer in [
        client.put("/me/application/accommodation", json!({ "text": "one more" })).await,
        client.post("/me/application", Value::Null).await,
        client.post("/me/application/submit", json!({ "consents": ["selection", "automated_scoring", "sensitive_content"] })).await,
        client.post("/me/application/withdraw", Value::Null).await,
        client.put("/me/application/profile", saved).await,
    ] {
        assert_eq!(answer.code(), (429, "too_many_tries".to_owned()), "{}", answer.text);
        assert!(answer.headers["retry-after"].parse::<i64>().is_ok_and(|s| s > 0));
    }
    let stored = app.own_record(person, PROJECT).await.expect("there").application;
    assert_eq!((stored.id, stored.profile.accommodation), (application, Some(format!("help {}", kept - 1))));
    ask(other, 0).await.expect("somebody else is not held");
    // A test is begun, answered as often as somebody likes, and handed in.
    let attempt = app.start_attempt(person, PROJECT, "first").await.expect("started");
    let sitting = app.sitting(person, attempt).await.expect("there");
    let choice = sitting.items.iter().find(|i| i.item.kind == "choice").expect("one");
    let options = [0, 1].map(|at: usize| json!(choice.item)["options"][at]["id"].as_str().expect("an id").to_owned());
    for revision in 0..320 {
        let response = json!({ "option": options[usize::from(revision % 2 == 0)] });
        let save = Save { attempt, seat: 1, item: choice.id.parse().expect("an id"), revision, response: Given(response) };
        app.answer(person, save).await.unwrap_or_else(|e| panic!("{revision}: {e}"));
    }
    app.finish(person, attempt).await.expect("handed in");
    world.settle().await;
    // One more after the wait, and as many as before after a pause.
    world.t.clock.advance_seconds(seconds);
    ask(person, 1_000).await.expect("after the wait");
    assert!(matches!(ask(person, 1_001).await, Err(AppError::TooMany { .. })));
    world.t.clock.advance_seconds(901);
    for n in 0..20 {
        ask(person, n).await.expect("after a pause");
    }
}
on_both!(nobody_keeps_without_end, super::nobody_keeps_without_end);

async fn a_network_guesses_a_bounded_number_of_codes(t: TestApp) {
    let app = &t.app;
    // Five codes of each of many accounts, each from an address of its own: by the customer's whole network they are counted all the same.
    for (near, elsewhere) in [
        ((|n| format!("2001:db8:77:{n:x}::/64")) as fn(usize) -> String, "2001:db8:78::/64"),
        ((|n| format!("192.0.2.{}", n % 250)) as fn(usize) -> String, "192.0.3.1"),
    ] {
        let (mut compared, mut held) = (0, 0);
        for n in 0..60 {
            let email = format!("somebody{n}@{elsewhere}.example.sg").replace([':', '/'], "");
            let mail = app.ask_sign_in(&email, &from(near(n))).await.expect("asked");
            let wrong = if mail.code == "000000" { "000001" } else { "000000" };
            for _ in 0..5 {
                match app.sign_in_by_code(mail.id, wrong, &from(near(n))).await {
                    Err(AppError::Invalid(_)) => compared += 1,
                    Err(AppError::TooMany { .. }) => held += 1,
                    other => panic!("{other:?}"),
                }
            }
        }
        assert_eq!((compared, held), (240, 60), "{elsewhere}");
        // From another network everybody gets in, and from this one by the mail's link.
        let mail = app.ask_sign_in(LIN, &from(near(1))).await.expect("asked");
        assert!(matches!(app.sign_in_by_code(mail.id, &mail.code, &from(near(1))).await, Err(AppError::TooMany { .. })));
        assert!(app.sign_in_by_code(mail.id, &mail.code, &from(elsewhere)).await.expect("compared").is_some(), "{elsewhere}");
        let mail = app.ask_sign_in(LIN, &from(near(2))).await.expect("asked");
        assert!(app.sign_in_by_link(&mail.link, &from(near(2))).await.expect("looked at").is_some());
    }
    // A school whose codes are right is not held, however many they are.
    for n in 0..300 {
        let place = from(format!("198.51.100.{}", n % 250));
        let mail = app.ask_sign_in(&format!("pupil{n}@example.sg"), &place).await.expect("asked");
        assert!(app.sign_in_by_code(mail.id, &mail.code, &place).await.unwrap_or_else(|e| panic!("{n}: {e}")).is_some());
    }
}
on_both!(a_network_guesses_a_bounded_number_of_codes, super::a_network_guesses_a_bounded_number_of_codes);

/// Each is hashed, which takes a while: on one database.
#[tokio::test(flavor = "multi_thread")]
async fn a_network_tries_a_bounded_number_of_passwords() {
    let world = World::with(TestApp::another(Engine::Sqlite).await, crowd::base()).await;
    let app = &world.t.app;
    add_staff(&world, "tan@example.sg", PROJECT, &[Role::Recruiter], false).await;
    let try_from = async |password: &str, place: String| app.sign_in_staff("tan@example.sg", password, "", &from(place)).await;
    for n in 0..240 {
        let tried = try_from("wrong horse battery", format!("2001:db8:77:{n:x}::/64")).await;
        assert!(matches!(tried, Err(AppError::Invalid(_))), "{n}: {tried:?}");
    }
    let held = try_from(PASSWORD, "2001:db8:77:ffff::/64".to_owned()).await;
    assert!(matches!(held, Err(AppError::TooMany { .. })), "{held:?}");
    try_from(PASSWORD, "2001:db8:78::/64".to_owned()).await.expect("from another network");
}

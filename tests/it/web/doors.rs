//! Doors that strangers try: bursts of guesses, places to go back to, planted cookies, sessions that end, odd characters,
//! and what is noted of it.

use futures_util::{StreamExt as _, stream};
use sqlx::Connection as _;
use touchstone::app::AppError;
use touchstone::app::accounts::sign_in::Coming;
use touchstone::domain::accounts::Role;
use touchstone::domain::kernel::ledger::Event;
use touchstone::store::Target;
use touchstone::store::proving::ledger;
use uuid::Uuid;

use super::{Browser, PASSWORD, add_staff, staff_of_project};
use crate::api::{PROJECT, World};
use crate::support;
use crate::support::database::{Engine, TestApp, on_both};

fn from(address: impl Into<String>) -> Coming {
    Coming { from: address.into(), former: None }
}

/// What became of many tries at once: how many were compared and found wrong, and how many were held.
async fn at_once<T>(
    tries: impl Iterator<Item = impl Future<Output = Result<T, AppError>>>,
    wrong: impl Fn(&Result<T, AppError>) -> bool,
) -> (usize, usize) {
    let outcomes: Vec<Result<T, AppError>> = stream::iter(tries).buffer_unordered(300).collect().await;
    let held = outcomes.iter().filter(|o| matches!(o, Err(AppError::TooMany { .. }))).count();
    (outcomes.iter().filter(|o| wrong(o)).count(), held)
}

async fn bursts(t: TestApp) {
    let app = &t.app;
    // 1,500 wrong codes at once, each from another network: five are compared, and the right one comes too late.
    let mail = app.ask_sign_in("lin@example.sg", &from("asker")).await.expect("asked");
    let wrong = if mail.code == "000000" { "000001" } else { "000000" };
    let tries = (0..1_500).map(|n| async move { app.sign_in_by_code(mail.id, wrong, &from(n.to_string())).await });
    let (compared, _) = at_once(tries, |o| matches!(o, Err(AppError::Invalid(_)))).await;
    assert_eq!(compared, 5, "codes of one mail");
    assert!(app.sign_in_by_code(mail.id, &mail.code, &from("owner")).await.expect("looked at").is_none());
    assert!(app.sign_in_by_link(&mail.link, &from("owner")).await.expect("looked at").is_some(), "the link goes on");

    // Codes of one person, mail after mail and from anywhere: three hundred in a day.
    let mut compared = 0;
    for n in 0..62 {
        t.clock.advance_seconds(121);
        let mail = app.ask_sign_in("lin@example.sg", &from(n.to_string())).await.expect("asked");
        let wrong = if mail.code == "000000" { "000001" } else { "000000" };
        let tries = (0..6).map(|m| async move { app.sign_in_by_code(mail.id, wrong, &from(format!("{n} {m}"))).await });
        compared += at_once(tries, |o| matches!(o, Err(AppError::Invalid(_)))).await.0;
    }
    assert!((295..=301).contains(&compared), "{compared} codes of one person");

    // Links from one network.
    let tries = (0..400).map(|n| async move { app.sign_in_by_link(&format!("{n:064x}"), &from("stranger")).await });
    assert_eq!(at_once(tries, |o| matches!(o, Ok(None))).await, (120, 280), "links");
}

async fn burned(t: TestApp) {
    let app = &t.app;
    let (owner, mut held) = (from("owner"), 0);
    // A stranger asks for mails in a candidate's name and types wrong codes in, from one place and from many.
    for n in 0..20 {
        t.clock.advance_seconds(121);
        let stranger = from(if n < 10 { "stranger".to_owned() } else { n.to_string() });
        let mail = app.ask_sign_in("lin@example.sg", &from(format!("asker {n}"))).await.expect("asked");
        let wrong = if mail.code == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            held += usize::from(matches!(app.sign_in_by_code(mail.id, wrong, &stranger).await, Err(AppError::TooMany { .. })));
        }
    }
    assert!(held > 20, "{held}: from one place they wait after twenty");
    // The owner's own code is compared, and lets them in.
    t.clock.advance_seconds(121);
    let mail = app.ask_sign_in("lin@example.sg", &owner).await.expect("asked");
    let wrong = if mail.code == "000000" { "000001" } else { "000000" };
    assert!(matches!(app.sign_in_by_code(mail.id, wrong, &owner).await, Err(AppError::Invalid(_))));
    assert!(app.sign_in_by_code(mail.id, &mail.code, &owner).await.expect("compared").is_some());
}

async fn rows_of_guards(t: &TestApp) -> i64 {
    let Target::Sqlite(path) = &t.database.target else { panic!("a file") };
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    let mut own = sqlx::SqliteConnection::connect_with(&options).await.expect("connected");
    let rows = sqlx::query_scalar("SELECT COUNT(*) FROM guard").fetch_one(&mut own).await.expect("counted");
    own.close().await.expect("closed");
    rows
}

#[tokio::test]
async fn what_is_held_at_one_door_is_counted_at_none() {
    let t = TestApp::another(Engine::Sqlite).await;
    let app = &t.app;
    let stranger = from("stranger");
    let ask = async |n: usize| app.ask_sign_in(&format!("somebody{n}@example.sg"), &stranger).await;
    let mut n = 0;
    while ask(n).await.is_ok() {
        n += 1;
        assert!(n < 1_000, "nobody is held");
    }
    let before = rows_of_guards(&t).await;
    for more in 0..50 {
        assert!(matches!(ask(n + more).await, Err(AppError::TooMany { .. })));
        assert!(matches!(app.ask_sign_in("lin@example.sg", &stranger).await, Err(AppError::TooMany { .. })));
    }
    assert_eq!(rows_of_guards(&t).await, before, "who is held where they come from leaves nothing behind");
    // No mail went to that person, so none is counted for them.
    for n in 0..19 {
        assert!(app.ask_sign_in("lin@example.sg", &from(n.to_string())).await.is_ok(), "{n}");
    }
}

async fn passwords(t: TestApp) {
    let world = World::new(t).await;
    let app = &world.t.app;
    let secret = add_staff(&world, "tan@example.sg", PROJECT, &[Role::Recruiter], true).await.expect("a second factor");
    let tries = (0..300).map(|_| app_try(app, "wrong horse battery", from("stranger")));
    assert_eq!(at_once(tries, |o| matches!(o, Err(AppError::Invalid(_)))).await, (5, 295), "passwords of one account from one network");
    // Behind the right password: codes of the second factor, from many networks. They wait after five, and nothing tells that they do.
    let mut told = std::collections::BTreeSet::new();
    for n in 0..20 {
        told.insert(format!("{:?}", app_try(app, if n % 4 == 3 { "wrong horse battery" } else { PASSWORD }, from(n.to_string())).await));
    }
    assert!(told.len() == 1 && told.iter().all(|t| t.contains("wrong_credentials")), "one answer for all: {told:?}");
    let right = || {
        let secret = totp_rs::Secret::try_from_base32(&secret).expect("base32");
        let totp = totp_rs::Builder::new().with_secret(secret).build().expect("a second factor");
        totp.generate(u64::try_from(app.now().microseconds() / 1_000_000).expect("after 1970")).to_string()
    };
    let enter = async |code: String| app.sign_in_staff("tan@example.sg", PASSWORD, &code, &from("owner")).await;
    let waits = enter(right()).await;
    assert!(told.contains(&format!("{waits:?}")), "the right one waits as well: {waits:?}");
    world.t.clock.advance_seconds(901);
    enter(right()).await.expect("after the wait");
}

async fn app_try(
    app: &touchstone::app::App,
    password: &str,
    coming: Coming,
) -> Result<touchstone::app::accounts::sign_in::Opened, AppError> {
    app.sign_in_staff("tan@example.sg", password, "000000", &coming).await
}

async fn places(t: TestApp) {
    let world = World::new(t).await;
    for back in
        ["/%09/evil.example", "/%0a/x", "/%0d/x", "/%0b/x", "/%5cevil.example", "//evil.example", "https://evil.example/", "/%E6%9E%97"]
    {
        let browser = Browser::new(&world);
        let page = browser.get(&format!("/sign-in?back={back}")).await;
        assert_eq!(page.status, 200, "{back}");
        assert!(page.text.contains("name=\"back\" value=\"/me\""), "{back}: checked when it comes in: {}", page.text);
        // Whoever sends it past the page is led home as well, and stays signed in.
        world.t.clock.advance_seconds(901);
        let decoded = percent_decoded(back);
        let asked = browser.post("/sign-in", "/sign-in", &[("email", "lin@example.sg"), ("back", &decoded)]).await;
        let mail = asked.place.split("mail=").nth(1).and_then(|r| r.split('&').next()).expect("an id").to_owned();
        let code = crate::browser::mailed(world.mails.path(), "lin@example.sg");
        let signed_in = browser.post("/sign-in", "/sign-in/code", &[("mail", &mail), ("code", &code), ("back", &decoded)]).await;
        assert_eq!((signed_in.status, signed_in.place.as_str()), (303, "/me"), "{back}: {}", signed_in.text);
        assert_eq!(browser.get("/me").await.status, 200, "{back}");
        for path in ["/lang", "/theme"] {
            let sent = browser.post("/me", path, &[("lang", "en"), ("theme", "auto"), ("back", &decoded)]).await;
            assert_eq!((sent.status, sent.place.as_str()), (303, "/"), "{path} {back}");
        }
    }
    let staff = Browser::new(&world);
    let page = staff.get("/staff/sign-in?back=/%09/evil.example").await;
    assert!(page.text.contains("name=\"back\" value=\"/staff\""), "{}", page.text);
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).expect("text"), 16).expect("a byte"));
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).expect("text")
}

async fn https(t: TestApp) {
    let world = World::set_up(t, support::folder("gold_sets/mandarin-sg"), |settings| settings.secure = true).await;
    add_staff(&world, "tan@example.sg", PROJECT, &[Role::Recruiter], false).await;
    let candidate = Browser::new(&world);
    candidate.sign_in(&world, "lin@example.sg").await;
    let secret = candidate.cookie("__Host-ts_session").expect("signed in");
    let staff = Browser::new(&world);
    let signed_in = staff.post("/staff/sign-in", "/staff/sign-in", &[("email", "tan@example.sg"), ("password", PASSWORD)]).await;
    let cookie = &signed_in.headers["set-cookie"];
    assert!(cookie.starts_with("__Host-ts_session=") && cookie.contains("SameSite=Strict") && cookie.contains("Secure"), "{cookie}");
    // A cookie that a host beside this one may have set is none of ours.
    let planted = Browser::new(&world);
    planted.set_cookie("ts_session", &secret);
    assert_eq!(planted.get("/me").await.status, 303);
    // Nor is one whose name has to be decoded to be ours, which no browser keeps to this host; and of two of one name, neither.
    let stranger = Browser::new(&world);
    stranger.sign_in(&world, "evil@example.sg").await;
    let evil = stranger.cookie("__Host-ts_session").expect("signed in");
    for name in ["%5F_Host-ts_session", "%5F%5FHost-ts_session"] {
        let planted = Browser::new(&world);
        planted.set_cookie(name, &evil);
        assert_eq!(planted.get("/me").await.status, 303, "{name}");
        planted.set_cookie("__Host-ts_session", &secret);
        assert!(planted.get("/me").await.text.contains("lin@example.sg"), "{name}");
    }
    let page = candidate.get("/me").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.headers["referrer-policy"], "same-origin", "without it forms of ours come with \"Origin: null\"");
    assert_eq!(page.headers["strict-transport-security"], "max-age=63072000");
    assert_eq!(page.headers["cross-origin-opener-policy"], "same-origin");
    assert!(page.headers["content-security-policy"].contains("form-action 'self'"));
    let left = candidate.post("/me", "/sign-out", &[]).await;
    assert_eq!(left.headers["clear-site-data"], "\"cache\", \"storage\"");
    assert_eq!(candidate.cookie("__Host-ts_session"), None);
}

async fn ends(t: TestApp) {
    let world = World::new(t).await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    assert!(!browser.get("/").await.headers.contains_key("strict-transport-security"), "http stays http");
    // A new sign-in ends the session that the browser had, and every other mail that went to the address.
    let former = browser.cookie("ts_session").expect("signed in");
    let older = world.t.app.ask_sign_in("lin@example.sg", &from("elsewhere")).await.expect("asked");
    browser.sign_in(&world, "lin@example.sg").await;
    assert_ne!(browser.cookie("ts_session"), Some(former.clone()));
    let kept = Browser::new(&world);
    kept.set_cookie("ts_session", &former);
    assert_eq!(kept.get("/me").await.status, 303, "the former session is over");
    assert_eq!(kept.post("/sign-in", "/sign-in/link", &[("link", &older.link)]).await.status, 410, "and so is the older link");
    assert_eq!(browser.get("/me").await.status, 200);
    // Used every few hours, a candidate's session holds for a week and no longer.
    let mut hours = 0;
    while browser.get("/me").await.status == 200 {
        world.t.clock.advance_seconds(6 * 3_600);
        hours += 6;
        assert!(hours <= 24 * 7, "{hours} hours");
    }
    assert_eq!(hours, 24 * 7);
}

async fn odd(t: TestApp) {
    let world = World::new(t).await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    for (path, status) in
        [("/p/%00", 404), ("/apply/%00", 404), ("/p/%E0%80", 404), ("/me/stages/%00", 404), ("/me?x=%00", 400), ("/me?x=%ff", 200)]
    {
        assert_eq!(browser.get(path).await.status, status, "GET {path}");
    }
    let csrf = browser.get("/me").await.field("csrf");
    for path in ["/me/stages/%00", "/apply/%00", "/me/stages/%0a", "/apply/%E6%9E%97"] {
        let sent = browser.post_raw(path, &[("csrf", &csrf)], &[]).await;
        assert!((300..500).contains(&sent.status), "POST {path}: {} {}", sent.status, sent.text);
    }
    let recruiter = world.token(None, &["candidates:read"]).await;
    assert_eq!(recruiter.get("/candidates?search=%00").await.status, 400);
    let candidate = world.token(Some("lin@example.sg"), &["candidate"]).await;
    let body = "{\"revision\":0,\"profile\":{\"name\":\"Lin\",\"confirmations\":{\"a\\u0000b\":true}}}";
    candidate.post("/me/application", serde_json::Value::Null).await.ok();
    let sent =
        candidate.send("PUT", "/me/application/profile", Some(body.as_bytes().to_vec()), &[("Content-Type", "application/json")]).await;
    assert_eq!(sent.status, 422, "{}", sent.text);
    assert!(sent.text.contains("odd_characters"), "{}", sent.text);
}

/// What the ledger has about somebody.
async fn about(world: &World, subject: Uuid) -> Vec<Event> {
    world.t.app.db().read("about", move |tx| Box::pin(async move { ledger::about(tx, &[subject]).await })).await.expect("read")
}

async fn noted(t: TestApp) {
    let world = World::new(t).await;
    let reviewer = staff_of_project(&world, "wei@example.sg", Role::Reviewer).await;
    let person = world.t.app.add_person(Some("wei@example.sg")).await;
    assert!(person.is_err(), "they are there");
    let staff = world.t.app.all_staff().await.expect("read");
    let person = staff.iter().find(|s| s.email == "wei@example.sg").expect("staff").person;
    // A page of another role, again and again: one event.
    for _ in 0..3 {
        assert_eq!(reviewer.get("/candidates").await.status, 403);
    }
    let nobody = Browser::new(&world);
    // So is a wrong password: the ledger keeps it for good, and whoever guesses from many addresses would fill it. A minute later it is
    // another one.
    for (password, seconds) in [("wrong horse battery", 0), ("another wrong one", 30), ("one more that is wrong", 31)] {
        world.t.clock.advance_seconds(seconds);
        let sent = nobody.post("/staff/sign-in", "/staff/sign-in", &[("email", "wei@example.sg"), ("password", password)]).await;
        assert_eq!(sent.status, 422);
    }
    let events = about(&world, person.uuid()).await;
    let of = |kind: &str| events.iter().filter(|e| e.kind == kind).collect::<Vec<_>>();
    assert_eq!((of("access.denied").len(), of("session.refused").len()), (1, 2), "{events:?}");
    assert_eq!(of("access.denied")[0].body["what"], "/candidates");
    assert_eq!(of("session.refused")[0].body["tried"], "password");
    assert!(!format!("{events:?}").contains("wei@example.sg"), "no address stands in the ledger");
    // A token that is not made for it, and an address that nobody has.
    let token = world.token(None, &["events:read"]).await;
    assert_eq!(token.get("/candidates").await.status, 403);
    nobody.post("/staff/sign-in", "/staff/sign-in", &[("email", "nobody@example.sg"), ("password", PASSWORD)]).await;
    let unknown = about(&world, Uuid::nil()).await;
    assert_eq!(unknown.iter().filter(|e| e.kind == "session.refused").count(), 1);
    world.settle().await;
}

on_both!(a_burst_of_codes_and_links_compares_what_may_be_compared, super::bursts);
on_both!(a_stranger_burns_no_codes_of_a_candidate, super::burned);
on_both!(a_burst_of_passwords_and_second_factors_compares_five, super::passwords);
on_both!(a_place_to_go_back_to_is_a_path_of_ours, super::places);
on_both!(under_https_only_our_own_cookie_opens, super::https);
on_both!(sessions_end, super::ends);
on_both!(odd_characters_are_refused_everywhere, super::odd);
on_both!(what_was_refused_is_noted, super::noted);

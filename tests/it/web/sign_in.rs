//! Signing in: codes, links, second factors, counted tries, forged forms.

use touchstone::domain::accounts::Role;

use super::{Browser, PASSWORD, add_staff};
use crate::api::{PROJECT, World};
use crate::support::database::{TestApp, on_both};

/// What the newest mail to an address says after a mark.
fn mailed_link(world: &World, to: &str) -> String {
    let mut mails: Vec<_> = std::fs::read_dir(world.mails.path()).expect("a folder").map(|e| e.expect("a mail").path()).collect();
    mails.sort();
    let texts = mails.iter().rev().map(|p| std::fs::read_to_string(p).expect("readable"));
    let text = texts.into_iter().find(|t| t.starts_with(&format!("To: {to}\n"))).expect("a mail");
    text.split("/sign-in/link?link=").nth(1).expect("a link").split_whitespace().next().expect("a secret").to_owned()
}

async fn candidates(t: TestApp) {
    let world = World::new(t).await;
    let browser = Browser::new(&world);
    for wrong in ["", "lin", "lin@b", "a@b.c\r\nBcc: x@y.z", "a@b.c,d@e.f"] {
        let page = browser.post("/sign-in", "/sign-in", &[("email", wrong)]).await;
        assert_eq!(page.status, 422, "{wrong}");
        assert!(page.text.contains("There is a problem"), "{}", page.text);
    }
    assert_eq!(std::fs::read_dir(world.mails.path()).expect("a folder").count(), 0, "I53: no mail was attempted");

    // A wrong code is told with the tries that are left; after five the mail is used up, the right code or not.
    let asked = browser.post("/sign-in", "/sign-in", &[("email", "Lin@Example.sg")]).await;
    let mail = asked.place.split("mail=").nth(1).and_then(|r| r.split('&').next()).expect("an id").to_owned();
    let right = crate::browser::mailed(world.mails.path(), "lin@example.sg");
    let wrong = if right == "000000" { "000001" } else { "000000" };
    // What cannot be a code is no try.
    for short in ["", "12345", "1234567", "abcdef"] {
        let page = browser.post("/sign-in", "/sign-in/code", &[("mail", &mail), ("code", short)]).await;
        assert!(page.status == 422 && page.text.contains("The code has six digits"), "{short}: {}", page.text);
    }
    for left in (0..5).rev() {
        let page = browser.post("/sign-in", "/sign-in/code", &[("mail", &mail), ("code", wrong)]).await;
        assert_eq!(page.status, 422);
        assert!(
            page.text.contains(&if left == 1 {
                "You have one try left.".to_owned()
            } else if left == 0 {
                "Ask for a new mail.".to_owned()
            } else {
                format!("You have {left} tries left.")
            }),
            "{left}: {}",
            page.text
        );
    }
    assert_eq!(browser.post("/sign-in", "/sign-in/code", &[("mail", &mail), ("code", &right)]).await.status, 410);
    assert_eq!(browser.cookie("ts_session"), None);

    // A link serves once, and GET never uses it up; its page does not hold the secret. It leads on to where its browser was going.
    browser.post("/sign-in", "/sign-in", &[("email", "lin@example.sg"), ("back", "/apply/mandarin-sg")]).await;
    let link = mailed_link(&world, "lin@example.sg");
    for _ in 0..20 {
        let page = browser.get("/sign-in/link").await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains(&link));
    }
    // The link of the mail is a page with a button, without script; looking at it, however often, uses nothing up.
    // What is no secret is not repeated.
    let mailed = format!("/sign-in/link?link={link}");
    let page = (browser.get(&mailed).await, browser.get(&mailed).await).1;
    assert!(page.text.contains("Press the button to sign in.") && page.field("link") == link, "{}", page.text);
    assert_eq!(browser.get("/me").await.status, 303, "the page alone signs nobody in");
    assert!(!browser.get("/sign-in/link?link=evil.example").await.text.contains("name=\"link\""));
    assert!(page.text.contains("name=\"back\" value=\"/apply/mandarin-sg\""), "{}", page.text);
    assert!(Browser::new(&world).get(&mailed).await.text.contains("name=\"back\" value=\"/me\""), "another browser knows nothing of it");
    let signed_in = browser.post(&mailed, "/sign-in/link", &[("link", &page.field("link")), ("back", "/apply/mandarin-sg")]).await;
    assert_eq!((signed_in.status, signed_in.place.as_str()), (303, "/apply/mandarin-sg"));
    let cookie = &signed_in.headers["set-cookie"];
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    let other = Browser::new(&world);
    assert_eq!(other.post("/sign-in", "/sign-in/link", &[("link", &link)]).await.status, 410, "a link serves once");
    assert_eq!(other.post("/sign-in", "/sign-in/link", &[("link", "nonsense")]).await.status, 410);

    // A link older than ten minutes is none; full-width digits are digits.
    other.post("/sign-in", "/sign-in", &[("email", "tan@example.sg")]).await;
    let old = mailed_link(&world, "tan@example.sg");
    world.t.clock.advance_seconds(601);
    assert_eq!(other.post("/sign-in", "/sign-in/link", &[("link", &old)]).await.status, 410);
    let asked = other.post("/sign-in", "/sign-in", &[("email", "tan@example.sg")]).await;
    let mail = asked.place.split("mail=").nth(1).and_then(|r| r.split('&').next()).expect("an id").to_owned();
    let code = crate::browser::mailed(world.mails.path(), "tan@example.sg");
    let wide: String = code.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).expect("a digit")).collect();
    assert_eq!(other.post("/sign-in", "/sign-in/code", &[("mail", &mail), ("code", &wide)]).await.status, 303);

    // Signed out, the cookie opens nothing any more, also where somebody kept it.
    let kept = browser.cookie("ts_session").expect("signed in");
    assert_eq!(browser.get("/me").await.status, 200);
    assert_eq!(browser.post("/me", "/sign-out", &[]).await.status, 303);
    browser.set_cookie("ts_session", &kept);
    assert_eq!(browser.get("/me").await.place, "/sign-in?back=/me");
}

async fn limits(t: TestApp) {
    let world = World::new(t).await;
    let browser = Browser::new(&world);
    for n in 0..6 {
        let page = browser.post("/sign-in", "/sign-in", &[("email", "lin@example.sg")]).await;
        assert_eq!(page.status, if n < 5 { 303 } else { 429 }, "I50: {n}");
    }
    // How long it takes is told as it is, to people and to programs; asking again makes it no longer.
    for _ in 0..3 {
        let held = browser.post("/sign-in", "/sign-in", &[("email", "lin@example.sg")]).await;
        assert_eq!(held.headers.get("retry-after").map(String::as_str), Some("60"));
        assert!(held.text.contains("Please try again in 60 seconds."), "{}", held.text);
        assert!(held.text.contains("The link in a mail that we sent you in the last 10 minutes lets you in at once."), "{}", held.text);
    }
    world.t.clock.advance_seconds(60);
    assert_eq!(browser.post("/sign-in", "/sign-in", &[("email", "lin@example.sg")]).await.status, 303);
    assert_eq!(browser.post("/sign-in", "/sign-in", &[("email", "lin@example.sg")]).await.headers["retry-after"], "120", "waits grow");
    // Somebody else is not kept out by it, and it ends.
    assert_eq!(browser.post("/sign-in", "/sign-in", &[("email", "tan@example.sg")]).await.status, 303);
    world.t.clock.advance_seconds(901);
    assert_eq!(browser.post("/sign-in", "/sign-in", &[("email", "lin@example.sg")]).await.status, 303);
}

async fn staff(t: TestApp) {
    let world = World::new(t).await;
    let secret = add_staff(&world, "tan@example.sg", PROJECT, &[Role::Recruiter], true).await.expect("a second factor");
    let code = |at: i64| {
        let secret = totp_rs::Secret::try_from_base32(&secret).expect("base32");
        let totp = totp_rs::Builder::new().with_secret(secret).build().expect("a second factor");
        totp.generate(u64::try_from(at).expect("after 1970")).to_string()
    };
    let now = || world.t.app.now().microseconds() / 1_000_000;
    let browser = Browser::new(&world);
    let try_with = async |email: &str, password: &str, totp: &str| {
        browser.post("/staff/sign-in", "/staff/sign-in", &[("email", email), ("password", password), ("totp", totp)]).await
    };
    let right = code(now());
    for (email, password, totp) in [
        ("tan@example.sg", PASSWORD, ""),
        ("tan@example.sg", PASSWORD, "000000"),
        ("tan@example.sg", "wrong horse battery", right.as_str()),
        ("nobody@example.sg", PASSWORD, right.as_str()),
    ] {
        let page = try_with(email, password, totp).await;
        assert_eq!(page.status, 422);
        assert!(page.text.contains("E-mail, password or code is not right."), "{}", page.text);
    }
    assert_eq!(try_with("tan@example.sg", PASSWORD, &right).await.place, "/staff");
    // A code serves once, in its own step and in none before.
    let other = Browser::new(&world);
    let again =
        other.post("/staff/sign-in", "/staff/sign-in", &[("email", "tan@example.sg"), ("password", PASSWORD), ("totp", &right)]).await;
    assert_eq!(again.status, 422, "a code serves once");
    // Away for half an hour, or disabled: sign in again.
    assert_eq!(browser.get("/candidates").await.status, 200);
    world.t.clock.advance_seconds(1_801);
    assert_eq!(browser.get("/candidates").await.place, "/staff/sign-in?back=/candidates");
    let page = try_with("tan@example.sg", PASSWORD, &code(now())).await;
    assert_eq!(page.place, "/staff", "{}", page.text);
    world.t.app.disable_staff("tan@example.sg").await.expect("disabled");
    assert_eq!(browser.get("/candidates").await.status, 303);
    world.t.clock.advance_seconds(60);
    assert_eq!(try_with("tan@example.sg", PASSWORD, &code(now())).await.status, 422);
}

async fn forged(t: TestApp) {
    let world = World::new(t).await;
    let browser = Browser::new(&world);
    browser.sign_in(&world, "lin@example.sg").await;
    assert_eq!(browser.post("/apply/mandarin-sg/name", "/apply/mandarin-sg", &[]).await.place, "/apply/mandarin-sg/name");
    let page = browser.get("/apply/mandarin-sg/name").await;
    let (csrf, once, revision) = (page.field("csrf"), page.field("once"), page.field("revision"));
    let name = [("name", "Lin"), ("revision", revision.as_str()), ("go", "next"), ("once", once.as_str())];
    // I69: without the token, with a wrong one, with another session's.
    let stranger = Browser::new(&world);
    stranger.sign_in(&world, "eve@example.sg").await;
    let foreign = stranger.get("/me").await.field("csrf");
    for token in ["", "0123456789abcdef0123456789abcdef", foreign.as_str()] {
        let mut fields = name.to_vec();
        fields.push(("csrf", token));
        assert_eq!(browser.post_raw("/apply/mandarin-sg/name", &fields, &[]).await.status, 403, "token {token:?}");
    }
    // I70: from another site, whatever it holds.
    let mut fields = name.to_vec();
    fields.push(("csrf", csrf.as_str()));
    for header in
        [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null")]
    {
        assert_eq!(browser.post_raw("/apply/mandarin-sg/name", &fields, &[header]).await.status, 403, "{header:?}");
    }
    // I71, I72: a double click does it once and leads to the same place; the form sent again later, too.
    let first = browser.post_raw("/apply/mandarin-sg/name", &fields, &[]).await;
    let second = browser.post_raw("/apply/mandarin-sg/name", &fields, &[]).await;
    assert_eq!((first.status, &first.place), (303, &second.place));
    let after = browser.get("/apply/mandarin-sg/name").await;
    assert_eq!(after.field("revision").parse::<i64>().expect("a number"), revision.parse::<i64>().expect("a number") + 1, "saved once");
    // I74, I75: too large, too many fields, no boundary, not a form.
    let long = "x".repeat(1_100_000);
    assert_eq!(browser.post_raw("/apply/mandarin-sg/name", &[("csrf", &csrf), ("name", &long)], &[]).await.status, 413);
    let many: Vec<(&str, &str)> = std::iter::once(("csrf", csrf.as_str())).chain((0..700).map(|_| ("name", "x"))).collect();
    assert_eq!(browser.post_raw("/apply/mandarin-sg/name", &many, &[]).await.status, 400);
    for kind in ["multipart/form-data", "text/plain", "application/json"] {
        let sent = browser.send("POST", "/apply/mandarin-sg/name", Some("x".to_owned()), &[("Content-Type", kind)]).await;
        assert!(matches!(sent.status, 400 | 415), "{kind}: {}", sent.status);
    }
    // I47 of redirects: a place to go back to is one of ours.
    for back in ["https://evil.example/", "//evil.example", "/\\evil.example"] {
        let sent = browser.post("/me", "/lang", &[("lang", "zh"), ("back", back)]).await;
        assert!(sent.place.starts_with('/') && !sent.place.contains("evil"), "{back}: {}", sent.place);
    }
}

on_both!(candidates_by_mail, super::candidates);
on_both!(tries_are_counted, super::limits);
on_both!(staff_by_password, super::staff);
on_both!(forms_that_are_not_ours, super::forged);

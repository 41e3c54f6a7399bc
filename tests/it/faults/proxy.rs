//! Behind a proxy, and strangers who would close other people's accounts.

use touchstone::domain::accounts::Role;
use touchstone::server::{Chain, Proxies};

use crate::api::{PROJECT, World};
use crate::support;
use crate::support::database::{TestApp, on_both};
use crate::web::{Browser, PASSWORD, Page, add_staff};

async fn world(t: TestApp, trusted: &[&str]) -> World {
    let trusted: Vec<String> = trusted.iter().map(|t| (*t).to_owned()).collect();
    World::set_up(t, support::folder("gold_sets/mandarin-sg"), |settings| {
        settings.proxies = Proxies::new(&trusted, Chain::XForwardedFor).expect("networks");
    })
    .await
}

async fn staff(browser: &Browser, from: &str, email: &str, password: &str) -> Page {
    browser.post_raw("/staff/sign-in", &[("email", email), ("password", password)], &[("X-Forwarded-For", from)]).await
}

async fn mail(browser: &Browser, from: &str, email: &str) -> Page {
    browser.post_raw("/sign-in", &[("email", email)], &[("X-Forwarded-For", from)]).await
}

fn retry_after(page: &Page) -> i64 {
    page.headers.get("retry-after").unwrap_or_else(|| panic!("{}", page.text)).parse().expect("seconds")
}

async fn strangers(t: TestApp) {
    let world = world(t, &["127.0.0.1"]).await;
    add_staff(&world, "tan@example.sg", PROJECT, &[Role::Recruiter], false).await;
    let nobody = Browser::new(&world);
    let (stranger, owner) = ("203.0.113.9", "198.51.100.7");
    // Waits of the one who guesses: none for five tries, then ever longer ones, and told truly.
    for n in 0..5 {
        assert_eq!(staff(&nobody, stranger, "tan@example.sg", "wrong horse battery").await.status, 422, "{n}");
    }
    let mut before = 0;
    for _ in 0..4 {
        let held = staff(&nobody, stranger, "tan@example.sg", PASSWORD).await;
        assert_eq!(held.status, 429, "nothing is compared, not even the right one");
        let wait = retry_after(&held);
        assert!(wait > before, "{wait} after {before}");
        assert!(held.text.contains(&format!("{wait} second")), "{}", held.text);
        before = wait;
        world.t.clock.advance_seconds(wait - 1);
        assert_eq!(retry_after(&staff(&nobody, stranger, "tan@example.sg", PASSWORD).await), 1, "it ends when it was told to end");
        world.t.clock.advance_seconds(1);
        assert_eq!(staff(&nobody, stranger, "tan@example.sg", "wrong horse battery").await.status, 422);
    }
    // The owner is kept out by none of it, as often as they come: right passwords are no tries.
    for _ in 0..10 {
        assert_eq!(staff(&Browser::new(&world), owner, "tan@example.sg", PASSWORD).await.status, 303);
    }
    // Nor is a candidate, whoever asks for mails in their name.
    for n in 0..8 {
        assert_eq!(mail(&nobody, stranger, "lin@example.sg").await.status, if n < 5 { 303 } else { 429 }, "{n}");
    }
    assert_eq!(mail(&nobody, owner, "lin@example.sg").await.status, 303);
    // A school behind one address is many people: the thirty-first signs in as the first did.
    for n in 0..40 {
        assert_eq!(mail(&nobody, "192.0.2.1", &format!("pupil{n}@example.sg")).await.status, 303, "{n}");
    }
}

async fn forged(t: TestApp) {
    // No proxy is trusted: what a client writes into the header changes nothing.
    let world = world(t, &[]).await;
    let nobody = Browser::new(&world);
    for n in 0..6 {
        let page = mail(&nobody, &format!("203.0.113.{n}"), "lin@example.sg").await;
        assert_eq!(page.status, if n < 5 { 303 } else { 429 }, "{n}");
    }
    assert_eq!(mail(&nobody, "203.0.113.99", "tan@example.sg").await.status, 303, "somebody else is not kept out by it");
}

on_both!(a_staff_account_and_a_way_back_are_not_closed_by_a_stranger, super::strangers);
on_both!(a_forwarded_address_of_an_unlisted_peer_is_ignored, super::forged);

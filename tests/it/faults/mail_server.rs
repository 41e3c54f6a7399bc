//! A mail server that takes connections and never says a word.

use std::net::TcpListener;

use touchstone::adapters::Mailer;

use crate::api::World;
use crate::support;
use crate::support::database::{TestApp, on_both};
use crate::web::Browser;

async fn silent(t: TestApp) {
    let silence = TcpListener::bind("127.0.0.1:0").expect("an address");
    let url = format!("smtp://{}", silence.local_addr().expect("an address"));
    let world = World::set_up(t, support::folder("gold_sets/mandarin-sg"), |settings| {
        settings.mailer = Mailer::smtp(&url, "Touchstone <no-reply@touchstone.example>", "http://localhost").expect("a mailer");
    })
    .await;
    let browser = Browser::new(&world);
    // The server never answers, so an answer to the person shows that nobody waited for it.
    let asked = browser.post("/sign-in", "/sign-in", &[("email", "lin@example.sg")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    assert!(asked.place.starts_with("/sign-in/code?mail="), "{}", asked.place);
    drop(silence);
}

on_both!(a_silent_mail_server_holds_no_request, super::silent);

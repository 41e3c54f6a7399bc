//! Webhooks: signed, tried again, switched off by 410, sent again by hand.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use touchstone::adapters::{Courier, hook};
use touchstone::domain::accounts::Role;

use super::staff_of_project;
use crate::api::{World, apply};
use crate::support::database::{TestApp, on_both};

/// What came: headers and body.
type Got = (Vec<(String, String)>, String);

/// A receiver that answers as it is told and keeps what it got.
#[derive(Clone)]
struct Receiver {
    url: String,
    status: Arc<Mutex<u16>>,
    got: Arc<Mutex<Vec<Got>>>,
}

impl Receiver {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("an address");
        let receiver = Self {
            url: format!("http://{}/hook", listener.local_addr().expect("an address")),
            status: Arc::new(Mutex::new(200)),
            got: Arc::default(),
        };
        let own = receiver.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let mut reader = BufReader::new(stream);
                let (mut headers, mut line) = (Vec::new(), String::new());
                while reader.read_line(&mut line).is_ok_and(|n| n > 2) {
                    if let Some((name, value)) = line.trim().split_once(": ") {
                        headers.push((name.to_ascii_lowercase(), value.to_owned()));
                    }
                    line.clear();
                }
                let length = headers.iter().find(|(n, _)| n == "content-length").map_or(0, |(_, v)| v.parse().expect("a length"));
                let mut body = vec![0; length];
                reader.read_exact(&mut body).expect("a body");
                own.got.lock().expect("no panic").push((headers, String::from_utf8(body).expect("UTF-8")));
                let status = *own.status.lock().expect("no panic");
                write!(
                    reader.into_inner(),
                    "HTTP/1.1 {status} X\r\nLocation: http://169.254.169.254/\r\nContent-Length: 4\r\nConnection: close\r\n\r\nword"
                )
                .expect("answered");
            }
        });
        receiver
    }

    fn answers(&self, status: u16) {
        *self.status.lock().expect("no panic") = status;
    }

    fn taken(&self) -> Vec<Got> {
        std::mem::take(&mut self.got.lock().expect("no panic"))
    }
}

fn header<'h>(headers: &'h [(String, String)], name: &str) -> &'h str {
    headers.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
}

async fn told(t: TestApp) {
    let world = World::new(t).await;
    // What happened so far is numbered before anybody listens.
    world.settle().await;
    let receiver = Receiver::start();
    let platform = world.token(None, &["webhooks:write"]).await;
    for refused in ["ftp://platform.example", "https://a:b@platform.example/", ""] {
        let answer = platform.post("/webhooks", json!({ "url": refused })).await;
        assert_eq!(answer.code(), (422, "webhook_url_refused".to_owned()), "{refused}");
    }
    let added = platform.post("/webhooks", json!({ "url": receiver.url })).await.ok();
    let (id, secret) = (added["id"].as_str().expect("an id").to_owned(), added["secret"].as_str().expect("a secret").to_owned());
    assert!(secret.starts_with("whsec_"));
    let courier = Courier::new(true).expect("a courier");
    let deliver = async || {
        world.settle().await;
        courier.deliver(&world.t.app, "test").await.expect("delivered")
    };

    // What happened before it was added is not told; what happens after it is, thin and signed.
    apply(&world.token(Some("lin@example.sg"), &["candidate"]).await).await;
    assert_eq!(deliver().await, 1);
    let got = receiver.taken();
    let (headers, body) = &got[0];
    let told: Value = serde_json::from_str(body).expect("JSON");
    assert_eq!(told["type"], "candidate.eligible");
    assert!(!body.contains("lin@example.sg") && !body.contains("Lin"), "nothing personal: {body}");
    let key = secret.trim_start_matches("whsec_");
    let timestamp: i64 = header(headers, "webhook-timestamp").parse().expect("seconds");
    let signed = hook::signature(key, header(headers, "webhook-id"), timestamp, body).expect("a signature");
    assert_eq!(header(headers, "webhook-signature"), signed);
    assert_eq!(deliver().await, 0, "told once");

    // After a change of the secret both sign.
    let rotated = platform.post(&format!("/webhooks/{id}/secret"), json!({})).await.ok();
    assert_ne!(rotated["secret"], added["secret"]);
    apply(&world.token(Some("tan@example.sg"), &["candidate"]).await).await;
    deliver().await;
    let got = receiver.taken();
    assert_eq!(header(&got[0].0, "webhook-signature").split(' ').count(), 2);

    // I114, I117: a redirect is not followed, a failure is tried again after 5 s, then after a minute, eight times in all.
    receiver.answers(302);
    apply(&world.token(Some("ng@example.sg"), &["candidate"]).await).await;
    assert_eq!(deliver().await, 1);
    assert_eq!(deliver().await, 0, "not before its time");
    for wait in [5, 60, 300, 1_800, 7_200, 28_800, 86_400, 172_800] {
        world.t.clock.advance_seconds(wait);
        assert_eq!(deliver().await, 1, "after {wait} s");
    }
    world.t.clock.advance_seconds(1_000_000);
    assert_eq!(deliver().await, 0, "given up");
    let messages = receiver.taken();
    assert_eq!(messages.len(), 9);
    let ids: std::collections::BTreeSet<&str> = messages.iter().map(|(h, _)| header(h, "webhook-id")).collect();
    assert_eq!(ids.len(), 1, "a repeat has the same id");
    let log = platform.get(&format!("/webhooks/{id}/deliveries")).await.ok();
    assert_eq!(
        (&log["data"][0]["state"], &log["data"][0]["status"], &log["data"][0]["note"]),
        (&json!("failed"), &json!(302), &json!("word"))
    );

    // Sent again by hand, from the page; 410 switches the endpoint off.
    let admin = staff_of_project(&world, "admin@example.sg", Role::Admin).await;
    receiver.answers(410);
    let delivery = log["data"][0]["id"].as_str().expect("an id").to_owned();
    let page = format!("/settings/webhooks/{id}");
    assert_eq!(admin.post(&page, &page, &[("do", "again"), ("delivery", &delivery)]).await.status, 303);
    assert_eq!(deliver().await, 1);
    assert_eq!(platform.get("/webhooks").await.ok()["data"][0]["state"], "off");
    // What is not taken back wants a tick; its form says, as the other does, which state it was drawn from.
    assert_eq!(admin.get(&page).await.text.matches("name=\"seen\" value=\"").count(), 2);
    for what in ["secret", "delete"] {
        let unsure = admin.post(&page, &page, &[("do", what)]).await;
        assert!(unsure.status == 422 && unsure.text.contains("Tick that you mean it"), "{what}: {} {}", unsure.status, unsure.text);
    }
    let changed = admin.post(&page, &page, &[("do", "secret"), ("sure", "1")]).await;
    assert!(changed.status == 200 && changed.text.contains("whsec_"), "{} {}", changed.status, changed.text);
    apply(&world.token(Some("ong@example.sg"), &["candidate"]).await).await;
    assert_eq!(deliver().await, 0, "an endpoint that is off is told nothing");

    // Another project's endpoints are not there.
    let other = touchstone::app::accounts::identity::TokenRequest {
        project: "another".to_owned(),
        email: None,
        scopes: vec!["webhooks:write".to_owned()],
        days: 1,
    };
    let stranger = crate::api::Client { base: platform.base.clone(), token: Some(world.t.app.create_token(other).await.expect("made")) };
    assert_eq!(stranger.get("/webhooks").await.ok()["data"], json!([]));
    assert_eq!(stranger.post(&format!("/webhooks/{id}/switch"), json!({ "on": true })).await.status, 404);
    assert_eq!(stranger.post(&format!("/webhooks/{id}/deliveries/{delivery}/again"), json!({})).await.status, 404);
    assert_eq!(stranger.get(&format!("/webhooks/{id}/deliveries")).await.status, 404);
}

async fn blocked(t: TestApp) {
    let world = World::new(t).await;
    // What happened so far is numbered before anybody listens.
    world.settle().await;
    let receiver = Receiver::start();
    let platform = world.token(None, &["webhooks:write"]).await;
    platform.post("/webhooks", json!({ "url": receiver.url.replace("127.0.0.1", "localhost").replace("http:", "https:") })).await.ok();
    apply(&world.token(Some("lin@example.sg"), &["candidate"]).await).await;
    world.settle().await;
    // I66: the courier of a real service finds out where a name leads, and does not go there.
    let courier = Courier::new(false).expect("a courier");
    assert_eq!(courier.deliver(&world.t.app, "test").await.expect("delivered"), 1);
    let id = platform.get("/webhooks").await.ok()["data"][0]["id"].as_str().expect("an id").to_owned();
    let log = platform.get(&format!("/webhooks/{id}/deliveries")).await.ok();
    assert_eq!((&log["data"][0]["state"], &log["data"][0]["note"]), (&json!("waiting"), &json!("blocked_address")));
    assert!(receiver.taken().is_empty());
}

on_both!(events_are_told, super::told);
on_both!(inner_addresses_are_not, super::blocked);

//! Receivers of webhooks that fail, and one that hangs.

use std::io::{BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use touchstone::adapters::Courier;
use touchstone::adapters::stop::Stop;
use touchstone::app::accounts::reader::Reader;
use touchstone::app::platform::webhooks::Switch;
use touchstone::domain::kernel::actor::Actor;
use touchstone::store::admin;

use super::body_of;
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, on_both};

/// A receiver that refuses what is about one subject, or never answers; it keeps what it took and counts who waits.
#[derive(Clone, Default)]
struct Receiver {
    url: String,
    refuses: Arc<Mutex<Option<String>>>,
    hangs: bool,
    took: Arc<Mutex<Vec<Value>>>,
    waiting: Arc<Mutex<Vec<TcpStream>>>,
}

impl Receiver {
    fn start(hangs: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("an address");
        let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
        let receiver = Self { url, hangs, ..Self::default() };
        let own = receiver.clone();
        std::thread::spawn(move || listener.incoming().map_while(Result::ok).for_each(|stream| own.answer(stream)));
        receiver
    }

    fn answer(&self, stream: TcpStream) {
        if self.hangs {
            self.waiting.lock().expect("no panic").push(stream);
            return;
        }
        let mut reader = BufReader::new(stream);
        let body: Value = serde_json::from_slice(&body_of(&mut reader).expect("a body")).expect("JSON");
        let refused = self.refuses.lock().expect("no panic").as_deref() == body["data"]["subject"].as_str();
        if !refused {
            self.took.lock().expect("no panic").push(body);
        }
        let status = if refused { 500 } else { 204 };
        drop(write!(reader.into_inner(), "HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    }

    fn taken(&self) -> Vec<(String, String, i64)> {
        let text = |v: &Value| v.as_str().expect("a text").to_owned();
        let one = |b: &Value| (text(&b["type"]), text(&b["data"]["subject"]), b["data"]["sequence"].as_i64().expect("a number"));
        self.took.lock().expect("no panic").iter().map(one).collect()
    }
}

async fn settle(t: &TestApp) {
    crowd::work(&t.app).await;
    t.app.seal_all("test").await.expect("sealed");
}

async fn undelivered(t: &TestApp) -> String {
    let found = admin::doctor::examine(t.app.db()).await.expect("examined");
    found.into_iter().find(|f| f.name == "messages not delivered").expect("told").value
}

async fn in_order(t: TestApp) {
    crowd::publish(&t.app, &crowd::base()).await;
    settle(&t).await;
    let receiver = Receiver::start(false);
    let (endpoint, first) = t.app.add_webhook(PROJECT, &Actor::CommandLine, &receiver.url, true).await.expect("added");
    t.app.switch_webhook(PROJECT, &Actor::CommandLine, endpoint, (Switch::Off, false), None).await.expect("switched off");
    let (again, second) = t.app.add_webhook(PROJECT, &Actor::CommandLine, &receiver.url, true).await.expect("added again");
    let all = t.app.webhooks(PROJECT).await.expect("read");
    assert_eq!((again, all.len(), all[0].state.as_str()), (endpoint, 1, "on"), "one address is one endpoint, and told again");
    assert_ne!(first, second, "with a secret that whoever asked knows");
    let courier = Courier::new(true).expect("a courier").reached_at("https://touchstone.example");
    let (ann, annes) = crowd::applied(&t.app, None).await;
    let (_, bens) = crowd::applied(&t.app, None).await;
    settle(&t).await;
    let (annes, bens) = (annes.to_string(), bens.to_string());
    *receiver.refuses.lock().expect("no panic") = Some(annes.clone());
    assert_eq!(undelivered(&t).await, "2");
    assert_eq!(courier.deliver(&t.app, "test").await.expect("delivered"), 2);
    assert_eq!(receiver.taken(), [("candidate.eligible".to_owned(), bens, 1)], "another one's goes on");
    assert_eq!(undelivered(&t).await, "1");

    // What happens next to the one whose message failed does not overtake it, an attempt's events included.
    crowd::sit(&t.app, ann, "first", |_, _| false).await;
    settle(&t).await;
    assert_eq!(courier.deliver(&t.app, "test").await.expect("delivered"), 0);
    *receiver.refuses.lock().expect("no panic") = None;
    t.clock.advance_seconds(5);
    assert_eq!(courier.deliver(&t.app, "test").await.expect("delivered"), 3);
    let annes_own: Vec<(String, i64)> = receiver.taken().into_iter().filter(|m| m.1 == annes).map(|m| (m.0, m.2)).collect();
    let told = ["candidate.eligible", "attempt.handed_in", "attempt.scored"];
    assert_eq!(annes_own, told.iter().map(|k| (*k).to_owned()).zip(1..).collect::<Vec<_>>());
    assert_eq!(undelivered(&t).await, "0");

    // The stream of events gives the same shape.
    let events = t.app.events(PROJECT, 0, 200, Reader::Platform).await.expect("read").0;
    for body in receiver.took.lock().expect("no panic").iter() {
        let told = events.iter().map(|e| json!(e.told("https://touchstone.example"))).find(|told| told == body).expect("the same");
        let data = &told["data"];
        assert!(data["url"].as_str().is_some_and(|u| u.starts_with("https://touchstone.example/api/v1/")), "{data}");
        assert_eq!(data["id"], data["object"]);
    }
}

async fn one_hangs(t: TestApp) {
    crowd::publish(&t.app, &crowd::base()).await;
    settle(&t).await;
    let (hanging, well) = (Receiver::start(true), Receiver::start(false));
    for url in [&hanging.url, &well.url] {
        t.app.add_webhook(PROJECT, &Actor::CommandLine, url, true).await.expect("added");
    }
    for _ in 0..12 {
        crowd::applied(&t.app, None).await;
    }
    settle(&t).await;
    let (app, courier) = (t.app.clone(), Courier::new(true).expect("a courier"));
    let serving = tokio::spawn(async move { courier.serve(&app, "test", &Stop::never()).await });
    for n in 0.. {
        let (taken, undelivered) = (well.taken().len(), undelivered(&t).await);
        if taken >= 12 && undelivered == "12" {
            break;
        }
        assert!(n < 6_000, "{taken} came, {undelivered} did not");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // All twelve came while the first messages to the other one had no answer yet; it holds a few places of its own and no more.
    let waiting = hanging.waiting.lock().expect("no panic").len();
    assert!((1..=4).contains(&waiting), "{waiting}");
    serving.abort();
}

on_both!(a_failed_message_is_not_overtaken_by_the_next_of_its_subject, super::in_order);
on_both!(a_receiver_that_hangs_holds_no_other, super::one_hangs);

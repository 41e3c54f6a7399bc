//! A clean stop: what is under way is brought to its end, nothing goes out twice, and what the process held is free for the next one at
//! once.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use touchstone::adapters::{Courier, Mailer};
use touchstone::app::kernel::ids::Ids as _;
use touchstone::app::platform::posting::Lane;
use touchstone::app::{Computer, Plain};
use touchstone::domain::kernel::actor::Actor;
use touchstone::server::{self, Proxies, Running, Settings, Workers};
use touchstone::store::deciding::letters::NewMail;
use touchstone::store::deciding::results;

use super::body_of;
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, on_both};
use crate::support::letter;

/// Somebody who is waited for: says that they have begun, and goes on when they are let.
#[derive(Debug, Default)]
struct Gate {
    begun: Mutex<usize>,
    open: Mutex<bool>,
    opened: Condvar,
}

impl Gate {
    /// Says that it has come so far, and waits.
    fn pass(&self) {
        *self.begun.lock().expect("no panic") += 1;
        let open = self.open.lock().expect("no panic");
        drop(self.opened.wait_while(open, |open| !*open).expect("no panic"));
    }

    fn begun(&self) -> usize {
        *self.begun.lock().expect("no panic")
    }

    fn open(&self) {
        *self.open.lock().expect("no panic") = true;
        self.opened.notify_all();
    }

    async fn until_begun(&self) {
        while self.begun() == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

/// Listens, and lets each connection be answered by `talk`, which passes the gate before it says the last word.
fn listen(talk: fn(TcpStream, &Gate) -> Option<()>) -> (String, Arc<Gate>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("an address");
    let (address, gate) = (listener.local_addr().expect("an address").to_string(), Arc::new(Gate::default()));
    let own = gate.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let gate = own.clone();
            std::thread::spawn(move || talk(stream, &gate));
        }
    });
    (address, gate)
}

/// A mail server that has the whole mail before it says whether it takes it.
fn take_mail(mut stream: TcpStream, gate: &Gate) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    stream.write_all(b"220 ready\r\n").ok()?;
    loop {
        let line = lines.next()?.ok()?;
        match line.split(' ').next().unwrap_or_default() {
            "DATA" => {
                stream.write_all(b"354 go on\r\n").ok()?;
                lines.by_ref().map_while(Result::ok).take_while(|l| l != ".").for_each(drop);
                gate.pass();
                stream.write_all(b"250 taken\r\n").ok()?;
            }
            "QUIT" => return stream.write_all(b"221 bye\r\n").ok(),
            _ => stream.write_all(b"250 ok\r\n").ok()?,
        }
    }
}

/// A receiver that has the whole message before it answers.
fn take_message(stream: TcpStream, gate: &Gate) -> Option<()> {
    let mut reader = BufReader::new(stream);
    body_of(&mut reader).ok()?;
    gate.pass();
    reader.into_inner().write_all(b"HTTP/1.1 204 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").ok()
}

fn serve(t: &TestApp, mailer: Mailer) -> Running {
    let courier = Courier::new(true).expect("a courier");
    let settings = Settings { mailer, courier, secure: false, proxies: Proxies::default() };
    server::start(t.app.clone(), server::bind("127.0.0.1:0").expect("listens"), settings, Workers::Inside).expect("serves")
}

/// Stops a service, and lets what it waits for go on once it takes no connection any more.
async fn stopped(running: Running, gate: &Gate) {
    let address = running.address;
    let stopping = tokio::spawn(running.stop());
    while TcpStream::connect(address).is_ok() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // The workers are told after the last request: a stop that waits for nobody has ended by now.
    for _ in 0..50 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    gate.open();
    stopping.await.expect("no panic");
}

const FROM: &str = "Touchstone <no-reply@touchstone.example>";

async fn mails(t: TestApp) {
    let (address, gate) = listen(take_mail);
    let mailer = Mailer::smtp(&format!("smtp://{address}"), FROM, "https://touchstone.example").expect("a mailer");
    let person = t.app.add_person(Some("lin@example.sg")).await.expect("added");
    let (due, ids) = (t.app.now(), t.ids.clone());
    let written = t.app.db().write("letter", move |tx| {
        let ids = ids.clone();
        Box::pin(async move {
            let texts = crate::support::texts(&[("en", "A letter", "Text."), ("zh", "信件", "正文。")]);
            letter(tx, ids.uuid(due), &NewMail { id: ids.uuid(due), person, decision: None, texts: &texts, due }).await
        })
    });
    written.await.expect("written");
    let running = serve(&t, mailer);
    gate.until_begun().await;
    stopped(running, &gate).await;
    assert_eq!(gate.begun(), 1);
    // It was taken, and that is noted: nobody finds it, now or when a lease has run out.
    for _ in 0..2 {
        assert_eq!(t.app.claim_mails(Lane::Letters, "the next", 8).await.expect("asked"), Vec::new());
        t.clock.advance_seconds(1_000);
    }
}
on_both!(a_mail_that_is_under_way_at_a_stop_goes_out_once_and_is_noted, super::mails);

async fn messages(t: TestApp) {
    crowd::publish(&t.app, &crowd::base()).await;
    t.app.seal_all("before").await.expect("sealed");
    t.app.give_back("before").await.expect("given back");
    let (address, gate) = listen(take_message);
    t.app.add_webhook(PROJECT, &Actor::CommandLine, &format!("http://{address}/hook"), true).await.expect("added");
    crowd::applied(&t.app, None).await;
    let running = serve(&t, Mailer::nowhere(FROM, "https://touchstone.example"));
    gate.until_begun().await;
    stopped(running, &gate).await;
    // The next process seals and sends at once, by the same clock: no lease of one that is gone is in its way.
    let due = async || t.app.deliveries_due("the next", &BTreeMap::new()).await.expect("asked").len();
    assert_eq!((due().await, gate.begun()), (0, 1), "it came once, and that is noted");
    crowd::applied(&t.app, None).await;
    assert!(t.app.seal_all("the next").await.expect("sealed") > 0);
    assert_eq!(due().await, 1);
}
on_both!(a_message_that_is_under_way_at_a_stop_is_told_once_and_the_next_process_goes_on_at_once, super::messages);

/// Grading stands still until it is let go on.
#[derive(Debug)]
struct Still(Arc<Gate>);

impl Computer for Still {
    fn begins(&self, name: &'static str) {
        if name == "grade" {
            self.0.pass();
        }
    }
}

async fn jobs(t: TestApp) {
    crowd::publish(&t.app, &crowd::base()).await;
    let (person, _) = crowd::applied(&t.app, None).await;
    let attempt = crowd::sit(&t.app, person, "first", |_, _| true).await;
    let gate = Arc::new(Gate::default());
    let still = TestApp { app: t.app.clone().told(Arc::new(Still(gate.clone()))), ..t };
    let running = serve(&still, Mailer::nowhere(FROM, "https://touchstone.example"));
    gate.until_begun().await;
    running.stop().await;
    let app = still.app.clone().told(Arc::new(Plain));
    assert!(app.work("the next").await.expect("worked") > 0, "the job is free at once");
    let result = app.db().read("result", move |tx| Box::pin(results::of_attempt(tx, attempt))).await.expect("read");
    assert!(result.is_some(), "and was done");
    gate.open();
}
on_both!(a_job_that_is_being_done_at_a_stop_is_given_back, super::jobs);

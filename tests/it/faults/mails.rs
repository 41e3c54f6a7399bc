//! A mail server that is dead, hangs or is slow; two replicas that send.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use touchstone::adapters::Mailer;
use touchstone::app;
use touchstone::app::accounts::sign_in::Coming;
use touchstone::app::deciding::decide::ToDecide;
use touchstone::app::kernel::ids::Ids as _;
use touchstone::app::platform::posting::Lane;
use touchstone::domain::deciding::DecisionOutcome;
use touchstone::domain::kernel::id::{DecisionId, PersonId};
use touchstone::domain::locale::lang::Lang;
use touchstone::store::deciding::letters::NewMail;

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Database, Engine, TestApp, on_both};
use crate::support::{letter, rounds, texts};

/// How a mail server behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Well,
    /// Breaks every connection off.
    Dead,
    /// Says nothing to whoever writes to this receiver, and is well to others.
    HangsFor(&'static str),
    /// Says each letter of what it says to whoever writes to this receiver after so many milliseconds, and is well to others.
    SlowFor(&'static str, u64),
}

/// A mail server that keeps what it took: Message-IDs with how often each came.
#[derive(Clone)]
struct MailServer {
    url: String,
    mode: Arc<Mutex<Mode>>,
    /// It dies by itself after so many mails.
    dies_after: Arc<AtomicUsize>,
    got: Arc<Mutex<BTreeMap<String, usize>>>,
}

impl MailServer {
    fn start(mode: Mode) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("an address");
        let server = Self {
            url: format!("smtp://{}", listener.local_addr().expect("an address")),
            mode: Arc::new(Mutex::new(mode)),
            dies_after: Arc::new(AtomicUsize::new(usize::MAX)),
            got: Arc::default(),
        };
        let own = server.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let own = own.clone();
                std::thread::spawn(move || own.talk(stream));
            }
        });
        server
    }

    fn is(&self, mode: Mode) {
        *self.mode.lock().expect("no panic") = mode;
    }

    fn taken(&self) -> BTreeMap<String, usize> {
        self.got.lock().expect("no panic").clone()
    }

    /// One conversation; it ends where the server dies.
    fn talk(&self, mut stream: TcpStream) -> Option<()> {
        let mode = || *self.mode.lock().expect("no panic");
        let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
        if mode() == Mode::Dead {
            return None;
        }
        let mut pause = 0;
        let mut say = |pause: u64, text: &str| {
            if pause == 0 {
                return stream.write_all(text.as_bytes()).ok();
            }
            text.bytes().try_for_each(|byte| {
                std::thread::sleep(Duration::from_millis(pause));
                stream.write_all(&[byte]).ok()
            })
        };
        say(pause, "220 ready\r\n")?;
        loop {
            let line = lines.next()?.ok()?;
            if mode() == Mode::Dead {
                return None;
            }
            if let Mode::SlowFor(who, each) = mode() {
                let begins = line.starts_with("MAIL");
                pause = if line.starts_with("RCPT") && line.contains(who) {
                    each
                } else if begins {
                    0
                } else {
                    pause
                };
            }
            match line.split(' ').next().unwrap_or_default() {
                "RCPT" if matches!(mode(), Mode::HangsFor(who) if line.contains(who)) => {
                    // Nothing is said until whoever waits has gone.
                    lines.next();
                    return None;
                }
                "DATA" => {
                    say(pause, "354 go on\r\n")?;
                    let mut name = String::new();
                    for line in lines.by_ref().map_while(Result::ok).take_while(|l| l != ".") {
                        if let Some(id) = line.strip_prefix("Message-ID: ") {
                            id.clone_into(&mut name);
                        }
                    }
                    *self.got.lock().expect("no panic").entry(name).or_default() += 1;
                    say(pause, "250 taken\r\n")?;
                    // Two conversations may both count before either looks: at this number or beyond it.
                    if self.taken().len() >= self.dies_after.load(Ordering::SeqCst) {
                        self.is(Mode::Dead);
                    }
                }
                "QUIT" => return say(0, "221 bye\r\n"),
                _ => say(pause, "250 ok\r\n")?,
            }
        }
    }

    fn mailer(&self) -> Mailer {
        Mailer::smtp(&self.url, "Touchstone <no-reply@touchstone.example>", "https://touchstone.example").expect("a mailer")
    }
}

async fn letters(t: &TestApp, person: PersonId, n: u32) {
    let (due, ids) = (t.app.now(), t.ids.clone());
    let written = t.app.db().write("letters", move |tx| {
        let ids = ids.clone();
        Box::pin(async move {
            for _ in 0..n {
                let texts = texts(&[("en", "A letter", "Text."), ("zh", "信件", "正文。")]);
                letter(tx, ids.uuid(due), &NewMail { id: ids.uuid(due), person, decision: None, texts: &texts, due }).await?;
            }
            Ok(())
        })
    });
    written.await.expect("written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_letters_of_two_replicas_go_out_once_each_though_the_server_dies_for_a_minute() {
    let Some(database) = Database::new(Engine::Postgres).await else { return };
    let t = database.app().await;
    let other = app::open_with(&t.database.target, t.clock.clone(), t.ids.clone()).await.expect("opened");
    let server = MailServer::start(Mode::Well);
    let person = t.app.add_person(Some("lin@example.sg")).await.expect("added");
    letters(&t, person, 1_000).await;
    server.dies_after.store(300, Ordering::SeqCst);
    let (one, two) = (server.mailer(), server.mailer());
    let both = async || {
        let (a, b) = tokio::join!(one.deliver(&t.app, Lane::Letters), two.deliver(&other, Lane::Letters));
        a.expect("delivered") + b.expect("delivered")
    };
    let mut sent = both().await;
    assert!((300..1_000).contains(&sent), "{sent}: it died on the way");
    for _ in 0..12 {
        t.clock.advance_seconds(5);
        sent += both().await;
    }
    server.dies_after.store(usize::MAX, Ordering::SeqCst);
    server.is(Mode::Well);
    t.clock.advance_seconds(600);
    sent += both().await;
    let taken = server.taken();
    assert_eq!((sent, taken.len()), (1_000, 1_000));
    assert_eq!(taken.values().copied().collect::<std::collections::BTreeSet<_>>(), [1].into(), "none came twice");
    t.clock.advance_seconds(1_000_000);
    assert_eq!(both().await, 0);
}

async fn nobody_waits(t: TestApp) {
    let server = MailServer::start(Mode::HangsFor("slow@example.sg"));
    let mailer = server.mailer();
    let slow = t.app.add_person(Some("slow@example.sg")).await.expect("added");
    let others = t.app.add_person(Some("other@example.sg")).await.expect("added");
    letters(&t, slow, 3).await;
    letters(&t, others, 20).await;
    let (app, sender) = (t.app.clone(), mailer.clone());
    let under_way = tokio::spawn(async move { sender.deliver(&app, Lane::Letters).await });
    // The letters behind the three that hang go out, and so does the mail that somebody waits for.
    while server.taken().len() < 20 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let invitation = t.app.ask_sign_in("lin@example.sg", &Coming { from: "192.0.2.1".to_owned(), former: None }).await.expect("asked");
    mailer.invite(&t.app, &invitation, Lang::EN).await.expect("the request does not wait");
    assert_eq!(mailer.deliver(&t.app, Lane::Invitations).await.expect("delivered"), 1);
    assert!(!under_way.is_finished(), "three are still held by the server");
    under_way.abort();

    // A server that is dead takes no invitation; after ten minutes it is of no use and goes out no more.
    server.is(Mode::Dead);
    let late = t.app.ask_sign_in("tan@example.sg", &Coming { from: "192.0.2.1".to_owned(), former: None }).await.expect("asked");
    mailer.invite(&t.app, &late, Lang::EN).await.expect("the request does not wait");
    assert_eq!(mailer.deliver(&t.app, Lane::Invitations).await.expect("tried"), 0);
    server.is(Mode::Well);
    t.clock.advance_seconds(601);
    assert_eq!(mailer.deliver(&t.app, Lane::Invitations).await.expect("nothing to do"), 0);
    assert_eq!(server.taken().len(), 21);
    // Whoever held the three is gone; after their lease another one has them.
    assert_eq!(server.mailer().deliver(&t.app, Lane::Letters).await.expect("delivered"), 3);
    assert_eq!(server.taken().len(), 24);
}

/// A server that speaks slowly holds nobody else, and what it took at last went out once; one that never comes to an end is left.
async fn slow(t: TestApp) {
    let server = MailServer::start(Mode::SlowFor("slow@example.sg", 20));
    let mailer = server.mailer();
    let slow = t.app.add_person(Some("slow@example.sg")).await.expect("added");
    let others = t.app.add_person(Some("other@example.sg")).await.expect("added");
    letters(&t, slow, 2).await;
    letters(&t, others, 20).await;
    assert_eq!(mailer.deliver(&t.app, Lane::Letters).await.expect("delivered"), 22);
    assert_eq!(server.taken().values().copied().collect::<Vec<_>>(), [1; 22]);
    if rounds("TOUCHSTONE_TEST_TRICKLE", 0, 1) == 0 {
        return;
    }
    // Each letter of the answer comes before any step is over, and the answer would take minutes.
    server.is(Mode::SlowFor("slow@example.sg", 9_000));
    letters(&t, slow, 1).await;
    assert_eq!(mailer.deliver(&t.app, Lane::Letters).await.expect("tried"), 0, "it is left after half a minute");
    server.is(Mode::Well);
    t.clock.advance_seconds(5);
    assert_eq!(mailer.deliver(&t.app, Lane::Letters).await.expect("delivered"), 1);
    assert_eq!(server.taken().values().copied().collect::<Vec<_>>(), [1; 23]);
}

async fn for_three_days(t: TestApp) {
    let server = MailServer::start(Mode::Dead);
    let mailer = server.mailer();
    let person = t.app.add_person(Some("lin@example.sg")).await.expect("added");
    letters(&t, person, 1).await;
    let mut passed = 0;
    for wait in [0, 5, 30, 120, 600, 3_600, 14_400, 43_200, 86_400, 151_200] {
        if wait > 0 {
            t.clock.advance_seconds(wait - 1);
            assert!(t.app.claim_mails(Lane::Letters, "nobody", 1).await.expect("looked").is_empty(), "not before {wait} s");
            t.clock.advance_seconds(1);
        }
        passed += wait;
        assert_eq!(mailer.deliver(&t.app, Lane::Letters).await.expect("tried"), 0);
    }
    assert!(passed > 3 * 86_400);
    t.clock.advance_seconds(1_000_000);
    assert!(t.app.claim_mails(Lane::Letters, "nobody", 1).await.expect("looked").is_empty(), "given up");
    let found = touchstone::store::admin::doctor::examine(t.app.db()).await.expect("examined");
    let given_up = found.iter().find(|f| f.name == "mails given up").expect("told");
    assert_eq!((given_up.value.as_str(), given_up.good), ("1", false));
    assert_eq!(t.app.messages(person).await.expect("read").len(), 1, "it stays where the person reads it");
}

async fn appeal_clock(t: TestApp) {
    const DAY: i64 = 86_400;
    crowd::publish(&t.app, &crowd::base()).await;
    let (person, application) = crowd::applied(&t.app, Some("lin@example.sg")).await;
    crowd::sit(&t.app, person, "first", |_, _| false).await;
    crowd::work(&t.app).await;
    let recruiter = crate::support::member(&t.app, None, PROJECT, &[touchstone::domain::accounts::Role::Recruiter]).await;
    let verdict =
        ToDecide { choice: DecisionOutcome::Rejected, reasons: vec!["below_the_line".to_owned()], note: String::new(), seen: None };
    let decision: DecisionId = t.app.decide(PROJECT, recruiter, application, verdict).await.expect("decided");
    // The mail server is dead for eighteen days: the fourteen days have not begun.
    t.clock.advance_seconds(18 * DAY);
    let until = |told: &BTreeMap<DecisionId, touchstone::domain::kernel::moment::Moment>| told[&decision];
    assert_eq!(until(&t.app.told_at(person).await.expect("read")), t.app.now());
    let server = MailServer::start(Mode::Well);
    assert_eq!(server.mailer().deliver(&t.app, Lane::Letters).await.expect("delivered"), 1);
    let sent = t.app.now();
    t.clock.advance_seconds(13 * DAY);
    assert_eq!(until(&t.app.told_at(person).await.expect("read")), sent);
    let appeal =
        || touchstone::app::deciding::appeals::ToSend { grounds: "technical".to_owned(), text: "The page did not load.".to_owned() };
    t.clock.advance_seconds(DAY + 1);
    let late = t.app.appeal(person, decision, appeal()).await;
    assert!(matches!(late, Err(touchstone::app::AppError::Refused { code: "appeal_over", .. })), "{late:?}");
}

on_both!(a_mail_server_that_hangs_holds_nobody, super::nobody_waits);
on_both!(a_mail_server_that_is_slow_holds_nobody_and_gets_each_letter_once, super::slow);
on_both!(a_letter_is_tried_for_three_days_and_not_lost, super::for_three_days);
on_both!(the_time_for_an_appeal_runs_from_the_true_sending, super::appeal_clock);

//! A database that goes away and comes back.

use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::json;
use touchstone::app::sitting::attempt::Save;
use touchstone::app::{self, Kind};
use touchstone::domain::gold_set::item::drawn::Stored;
use touchstone::domain::sitting::Refusal;
use touchstone::store::sitting::answers;
use touchstone::store::{Target, admin};

use crate::support::database::{Database, Engine};
use crate::support::{import_base, open_attempt};

/// What stands between the program and its database, and can be pulled out.
#[derive(Clone, Default)]
struct Cable {
    port: u16,
    out: Arc<AtomicBool>,
    open: Arc<Mutex<Vec<TcpStream>>>,
}

impl Cable {
    fn to(database: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("an address");
        let cable = Self { port: listener.local_addr().expect("an address").port(), ..Self::default() };
        let own = cable.clone();
        std::thread::spawn(move || {
            for near in listener.incoming().map_while(Result::ok) {
                if own.out.load(Ordering::SeqCst) {
                    continue;
                }
                let Ok(far) = TcpStream::connect(("127.0.0.1", database)) else { continue };
                let mut open = own.open.lock().expect("no panic");
                for (from, to) in [(&near, &far), (&far, &near)] {
                    let (mut from, mut to) = (from.try_clone().expect("a handle"), to.try_clone().expect("a handle"));
                    open.push(to.try_clone().expect("a handle"));
                    std::thread::spawn(move || {
                        drop(std::io::copy(&mut from, &mut to));
                        drop(to.shutdown(Shutdown::Both));
                    });
                }
            }
        });
        cable
    }

    fn pull(&self) {
        self.out.store(true, Ordering::SeqCst);
        for stream in self.open.lock().expect("no panic").drain(..) {
            drop(stream.shutdown(Shutdown::Both));
        }
    }

    fn plug(&self) {
        self.out.store(false, Ordering::SeqCst);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_database_that_is_away_is_told_once_and_loses_nothing_that_was_acknowledged() {
    let Some(database) = Database::new(Engine::Postgres).await else { return };
    let t = database.app().await;
    let Target::Postgres(url) = &t.database.target else { panic!("PostgreSQL") };
    let port: u16 = url.rsplit_once(':').and_then(|(_, rest)| rest.split('/').next()).and_then(|p| p.parse().ok()).expect("a port");
    let cable = Cable::to(port);
    let through = Target::Postgres(url.replace(&format!(":{port}/"), &format!(":{}/", cable.port)));
    let app = app::open_with(&through, t.clock.clone(), t.ids.clone()).await.expect("opened");
    let version = import_base(&app).await;
    let (attempt, form) = open_attempt(&app, version).await;
    let save = async |revision: i64| {
        let response = json!({ "option": "a" });
        app.save_answer(Save { attempt: attempt.id, seat: 1, item: form[0].id, revision, response: Stored(response) }).await
    };
    assert_eq!(save(0).await.expect("saved").expect("taken").revision, 1);
    cable.pull();
    for _ in 0..3 {
        let failed = save(1).await.expect_err("away");
        assert_eq!(failed.kind(), Kind::Unavailable, "{failed}");
    }
    cable.plug();
    // Whether the save whose connection broke was stored may be asked by sending it again.
    let again = save(1).await.expect("the database is back");
    assert!(matches!(again, Ok(saved) if saved.revision == 2) || again == Err(Refusal::Stale(2)), "{again:?}");
    let id = attempt.id;
    let stored = t.app.db().read("answers", move |tx| Box::pin(answers::answers(tx, id))).await.expect("read");
    assert_eq!(stored.len(), 2);
    assert_eq!(app.db().open_transactions().await.expect("looked"), 0);
    assert_eq!(admin::fsck::check(&t.app.db().clone()).await.expect("checked").breaches, Vec::new());
}

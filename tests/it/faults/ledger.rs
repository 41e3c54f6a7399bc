//! A ledger that cannot be written for a while: a refusal that could not be noted is noted when it comes again.

use touchstone::app::accounts::sign_in::Coming;
use touchstone::domain::kernel::actor::Actor;
use touchstone::domain::kernel::ledger::Event;
use touchstone::store::proving::ledger;
use uuid::Uuid;

use crate::support::database::{TestApp, by_hand, on_both};

async fn noted_once_it_can_be(t: TestApp) {
    let (app, target) = (&t.app, &t.database.target);
    let somebody = app.add_person(None).await.expect("added").uuid();
    let coming = Coming { from: "192.0.2.1".to_owned(), former: None };
    // A page that is not theirs, and a link that is none.
    let tried = async || {
        (app.denied(&Actor::CommandLine, somebody, "/candidates").await.is_ok(), app.sign_in_by_link("none", &coming).await.is_ok())
    };
    let noted = async |subject: Uuid, kind: &str| {
        let events = app.db().read("about", move |tx| Box::pin(async move { ledger::about(tx, &[subject]).await }));
        let events: Vec<Event> = events.await.expect("read");
        events.iter().filter(|e| e.kind == kind).count()
    };
    by_hand(target, "ALTER TABLE ledger_event RENAME TO away").await;
    assert_eq!(tried().await, (false, false), "nothing can be noted");
    by_hand(target, "ALTER TABLE away RENAME TO ledger_event").await;
    // The same refusals in the same minute: they were not noted, so they are new; then they are not.
    for _ in 0..2 {
        assert_eq!(tried().await, (true, true));
        assert_eq!((noted(somebody, "access.denied").await, noted(Uuid::nil(), "session.refused").await), (1, 1));
    }
}
on_both!(a_refusal_that_could_not_be_noted_is_noted_when_it_comes_again, super::noted_once_it_can_be);

//! Who acted, in the ledger: people by their ids, and no address, which a chain of hashes could never forget.

use touchstone::app::AppError;
use touchstone::app::gold_set::import::Imported;
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set;
use touchstone::domain::kernel::actor::Actor;
use touchstone::domain::kernel::id::EventId;
use touchstone::domain::kernel::ledger::Event;
use touchstone::store::proving::ledger;

use super::beside;
use super::checks;
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;

/// A set with another text than before, brought in by somebody; the number of its version.
async fn brought_in(t: &TestApp, n: usize, by: impl Into<Actor>) -> i64 {
    let mut files = checks::set("c");
    crowd::replace(&mut files, "project.toml", "A small set for tests.", &format!("Small set {n} for tests."));
    let set = gold_set::read(&files).set.expect("no errors");
    let Imported::New(version) = t.app.import_gold_set(set, Vec::new(), by).await.expect("imported") else { panic!("it is new") };
    version.number
}

/// Every event, sealed.
async fn events(t: &TestApp) -> Vec<Event> {
    t.app.seal_all("test").await.expect("sealed");
    let all = t.app.db().read("events", |tx| Box::pin(async move { ledger::sealed_after(tx, 0, 100_000).await }));
    all.await.expect("read").into_iter().map(|sealed| sealed.event).collect()
}

on_both!(no_event_holds_an_address, super::no_event_holds_an_address_on);
async fn no_event_holds_an_address_on(t: TestApp) {
    beside::live(&t).await;
    let number = brought_in(&t, 1, "Somebody@Example.org").await;
    t.app.publish(PROJECT, number, " AUTHOR@example.sg", &[]).await.expect("published");
    let other = gold_set::read(&checks::set("b")).set.expect("no errors");
    let neither = t.app.import_gold_set(other, Vec::new(), "lin @ home").await;
    assert!(matches!(neither, Err(AppError::Invalid(_))), "neither an address nor a name");
    let (all, versions) = (events(&t).await, t.app.gold_set_versions().await.expect("read"));
    assert!(all.len() > 40 && all.iter().any(|e| e.kind == "staff.added"));
    for event in &all {
        assert!(!event.actor.to_string().contains('@'), "{event:?}");
        assert!(!event.body.to_string().contains("@example"), "{event:?}");
        assert!(!matches!(event.actor, Actor::Former(_)), "{event:?}");
    }
    let by = |kind: &str| all.iter().rfind(|e| e.kind == kind).expect("told").actor.clone();
    let (brought, published) = (by("gold_set.imported"), by("gold_set.published"));
    assert!(brought.person().is_some() && published.person().is_some() && brought != published);
    let version = versions.iter().find(|v| v.number == number).expect("there");
    assert_eq!(version.imported_by, brought);
    let names = t.app.names_of([brought.clone(), published.clone()].into()).await.expect("read");
    assert_eq!((names[&brought].as_str(), names[&published].as_str()), ("somebody@example.org", "author@example.sg"));
}

on_both!(the_second_person_is_another_one, super::the_second_person_is_another_one_on);
async fn the_second_person_is_another_one_on(t: TestApp) {
    crowd::publish(&t.app, &checks::set("c")).await;
    let one = member(&t.app, Some("one@example.org"), PROJECT, &[Role::Author]).await;
    let two = member(&t.app, Some("two@example.org"), PROJECT, &[Role::Author]).await;
    let refused =
        |outcome: Result<(), AppError>| assert!(matches!(&outcome, Err(AppError::Refused { code: "second_person", .. })), "{outcome:?}");
    // By whichever name they come, they are one.
    let number = brought_in(&t, 1, one).await;
    refused(t.app.publish(PROJECT, number, "ONE@example.org ", &[]).await);
    refused(t.app.publish(PROJECT, number, one, &[]).await);
    t.app.publish(PROJECT, number, two, &[]).await.expect("somebody else");
    // What an earlier release wrote is an address.
    let number = brought_in(&t, 2, one).await;
    by_hand(&t.database.target, &format!("UPDATE gold_set_version SET imported_by = 'One@example.org' WHERE number = {number}")).await;
    refused(t.app.publish(PROJECT, number, one, &[]).await);
    assert!(t.app.acted_before(one, &Actor::stored("One@example.org")).await.expect("read"));
    assert!(!t.app.acted_before(two, &Actor::stored("One@example.org")).await.expect("read"));
    t.app.publish(PROJECT, number, "two@example.org", &[]).await.expect("somebody else");
}

on_both!(events_of_earlier_releases_are_verified_and_told, super::events_of_earlier_releases_on);
async fn events_of_earlier_releases_on(t: TestApp) {
    beside::live(&t).await;
    for (n, actor) in ["author@example.sg", "Somebody Else", "token of old"].into_iter().enumerate() {
        let id = EventId::from_uuid(uuid::Uuid::from_u128(0xe0 + n as u128));
        let event = Event {
            id,
            at: t.app.now(),
            kind: "access.denied".to_owned(),
            actor: Actor::stored(actor),
            subject: Some(uuid::Uuid::nil()),
            body: serde_json::json!({ "what": "/of-old" }),
        };
        t.app
            .db()
            .write("of old", move |tx| {
                let event = event.clone();
                Box::pin(async move { ledger::insert_event(tx, &event).await })
            })
            .await
            .expect("written");
    }
    let of_old: Vec<String> = events(&t).await.iter().filter(|e| e.body["what"] == "/of-old").map(|e| e.actor.to_string()).collect();
    assert_eq!(of_old, ["author@example.sg", "Somebody Else", "token of old"], "their bytes stay");
    let verified = t.app.verify_ledger().await.expect("verified");
    assert!(verified.broken.is_empty(), "{:?}", verified.broken);
    assert_eq!(touchstone::store::admin::fsck::check(t.app.db()).await.expect("checked").breaches, vec![]);
}

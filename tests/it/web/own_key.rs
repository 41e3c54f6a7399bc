//! A key by which somebody's own answers are graded is a case of their own: they settle it not, publish it not, and put no other in its
//! place.

use serde_json::json;
use touchstone::domain::accounts::Role;
use touchstone::domain::auditing::AnnotatorState;
use touchstone::domain::gold_set::contest::ContestState;
use touchstone::domain::gold_set::version::VersionState;
use touchstone::domain::kernel::id::{AnnotatorId, CheckId};
use touchstone::store::admin;
use touchstone::store::auditing::annotators;
use touchstone::store::auditing::annotators::{Annotator, Check};
use touchstone::store::sitting::answers;

use super::{Browser, Page, add_staff};
use crate::api::{PROJECT, World};
use crate::app::overtaken::draft;
use crate::support::crowd;
use crate::support::database::{TestApp, by_hand, on_both};

/// The items with one right option that a form of two draws from, with another key than each has.
const READING: [(&str, &str, &str); 3] = [("read-1", "b", "a"), ("read-2", "a", "b"), ("read-3", "a", "b")];

fn refused(page: &Page, what: &str) {
    assert!(page.status == 409 && page.text.contains("This takes another person"), "{what}: {} {}", page.status, page.text);
}

async fn own_keys(t: TestApp) {
    let world = World::with(t, crowd::base()).await;
    let app = &world.t.app;
    let (both, other) = ("both@example.sg", "other@example.sg");
    let (person, application) = crowd::applied(app, Some(both)).await;
    let attempt = crowd::sit(app, person, "first", |_, _| true).await;
    world.settle().await;
    world.t.clock.advance_seconds(60);
    let form = app.db().read("form", move |tx| Box::pin(answers::form(tx, attempt))).await.expect("read");
    let met = |item: &str| form.iter().any(|place| place.item == item);
    let (own, strange): (Vec<_>, Vec<_>) = READING.into_iter().partition(|(item, ..)| met(item));
    let ((own, _, own_key), (strange, _, strange_key)) = (own[0], strange[0]);
    add_staff(&world, both, PROJECT, &[Role::Author], false).await;
    add_staff(&world, other, PROJECT, &[Role::Author], false).await;
    let (mine, theirs) = (Browser::new(&world), Browser::new(&world));
    mine.sign_in_staff(both).await;
    theirs.sign_in_staff(other).await;
    let asked = async |item: &str| {
        let done = theirs.post("/contests", &format!("/gold-sets/{PROJECT}/1/items/{item}/question"), &[("reason", "wrong")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        done.place
    };
    let settled = |key: &'static str| {
        [
            ("upheld", vec![("what", "upheld"), ("answer", "so it is")]),
            ("retired", vec![("what", "retired"), ("retired_for", "unclear"), ("answer", "so it is")]),
            ("corrected", vec![("what", "corrected"), ("key", key), ("answer", "so it is")]),
        ]
    };
    let contest = asked(own).await;
    let quoted = |key: &str| -> &'static str { format!("\"{key}\"").leak() };
    for (what, fields) in settled(quoted(own_key)) {
        refused(&mine.post(&contest, &contest, &fields).await, what);
    }
    assert!(app.contests(PROJECT).await.expect("read").iter().all(|c| c.state == ContestState::Open), "nothing was done");
    // Of an item that they have not met they settle it, and somebody else settles this one.
    let another = asked(strange).await;
    let of_another = settled(quoted(strange_key));
    assert_eq!(mine.post(&another, &another, &of_another[0].1).await.status, 303);
    let corrected = settled(quoted(own_key));
    assert_eq!(theirs.post(&contest, &contest, &corrected[2].1).await.status, 303);
    // Nor do they publish what changes it.
    let version =
        app.gold_set_versions().await.expect("read").into_iter().find(|v| v.state == VersionState::Draft).expect("a draft").number;
    let place = format!("/gold-sets/{PROJECT}/{version}");
    refused(&mine.post(&place, &format!("{place}/publish"), &[]).await, "publish");
    let (item, old, new) = READING.into_iter().find(|(item, ..)| *item == strange).expect("there");
    let strange_draft = draft(app, item, &format!("\"key\": \"{old}\""), &format!("\"key\": \"{new}\"")).await;
    app.publish(PROJECT, strange_draft, both, &[]).await.expect("a key by which nobody of theirs is graded");
    // What came as a hidden check is graded by a key as well.
    let (published, _) = app.published(PROJECT).await.expect("published");
    let now = app.now();
    let given = app.db().write("check", move |tx| {
        Box::pin(async move {
            let annotator = Annotator {
                id: AnnotatorId::from_uuid(uuid::Uuid::from_u128(5)),
                application,
                person,
                project: PROJECT.to_owned(),
                state: AnnotatorState::Active,
                onboarded_at: now,
            };
            annotators::insert(tx, &annotator).await?;
            let check = Check {
                id: CheckId::from_uuid(uuid::Uuid::from_u128(6)),
                annotator: annotator.id,
                version: published,
                item: strange.to_owned(),
                shown: json!({}),
                asked_at: now,
                answered: None,
                graded: None,
            };
            annotators::insert_check(tx, &check).await
        })
    });
    given.await.expect("given out");
    let place = format!("/gold-sets/{PROJECT}/{strange_draft}/items/{strange}/question");
    let again = theirs.post("/contests", &place, &[("reason", "wrong")]).await.place;
    refused(&mine.post(&again, &again, &of_another[0].1).await, "a hidden check");
    // What is done by hand all the same is found.
    let found = async || {
        let all = admin::fsck::check(app.db()).await.expect("checked").breaches;
        all.into_iter().any(|breach| breach.invariant == "settle-own")
    };
    assert!(!found().await, "what was settled before it was met is none");
    let damage = format!("UPDATE contest SET settled_by = (SELECT person_id FROM attempt) WHERE item_id = '{own}'");
    by_hand(&world.t.database.target, damage.leak()).await;
    assert!(found().await);
}
on_both!(nobody_acts_on_a_key_by_which_their_own_answers_are_graded, super::own_keys);

//! The statement that saves many answers at once takes those that the domain's rule takes, in whatever state their attempts are.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use touchstone::app::kernel::ids::Ids as _;
use touchstone::app::sitting::attempt::{NewAttempt, Save};
use touchstone::domain::gold_set::item::drawn::Stored;
use touchstone::domain::kernel::id::{AnswerId, FormItemId, VersionId};
use touchstone::domain::kernel::moment::Moment;
use touchstone::domain::sitting::{Answer, Attempt, FormItem, GRACE_SECONDS, MOST_REVISIONS, Refusal};
use touchstone::store::sitting::answers;
use touchstone::store::sitting::saves::{Asked, save_all};
use touchstone_measure::draw::Stream;

use crate::support::database::{TestApp, on_both};
use crate::support::{import_base, open_attempt, rounds};

/// An attempt in a state that was drawn: two blocks of two items, some of them answered.
async fn drawn(t: &TestApp, version: VersionId, chance: &mut Stream) -> (Attempt, Vec<FormItem>, BTreeMap<FormItemId, i64>) {
    let person = t.app.add_person(None).await.expect("added");
    let items = [("read-1", 0), ("read-2", 0), ("word-1", 1), ("word-2", 1)].map(|(id, block)| (id.to_owned(), block, json!({})));
    let new = NewAttempt {
        person,
        project: "base".to_owned(),
        version,
        stage: "first".to_owned(),
        number: 1,
        seed: 7,
        seconds: 3600,
        items: items.to_vec(),
    };
    let (attempt, form) = t.app.open_attempt(new).await.expect("opened");
    let mut latest = BTreeMap::new();
    let mut stored = Vec::new();
    for place in &form {
        let revision = [0, 0, 1, 2, 7, MOST_REVISIONS - 1, MOST_REVISIONS][usize::try_from(chance.below(7)).expect("small")];
        latest.insert(place.id, revision);
        if revision > 0 {
            let id = AnswerId::from_uuid(t.ids.uuid(attempt.started_at));
            stored.push(Answer { id, form_item: place.id, revision, response: json!({ "option": "a" }), saved_at: attempt.started_at });
        }
    }
    let (id, now, way, seat) = (attempt.id, attempt.started_at.plus_seconds(60), chance.below(10), 1 + i64::from(chance.below(3) == 0));
    let made = t.app.db().write("a state", move |tx| {
        let stored = stored.clone();
        Box::pin(async move {
            for answer in &stored {
                answers::insert_answer(tx, id, 1, answer).await?;
            }
            answers::set_seat(tx, id, seat).await?;
            match way {
                0 => drop(answers::hand_in(tx, id, now, 0, "digest").await?),
                1 => answers::set_void(tx, id).await?,
                2 => drop(answers::hand_in_block(tx, id, now).await?),
                3 => {
                    answers::hand_in_block(tx, id, now).await?;
                    answers::open_next_block(tx, id, now).await?;
                }
                _ => {}
            }
            answers::attempt(tx, id).await
        })
    });
    (made.await.expect("written").expect("there"), form, latest)
}

/// What becomes of a save, by the rule of one.
fn judged(attempt: &Attempt, place: Option<&FormItem>, latest: i64, asked: &Asked, now: Moment) -> Result<(), Refusal> {
    attempt.takes_answers(asked.seat, now)?;
    match place {
        None => Err(Refusal::NotFound),
        Some(place) if place.block != attempt.block => Err(Refusal::OtherBlock),
        Some(_) if latest != asked.revision => Err(Refusal::Stale(latest)),
        Some(_) if latest >= MOST_REVISIONS => Err(Refusal::TooManyRevisions),
        Some(_) => Ok(()),
    }
}

async fn as_each(t: TestApp) {
    let version = import_base(&t.app).await;
    let mut chance = Stream::new(20_261_127);
    let (mut seen, mut taken) = (BTreeSet::new(), 0);
    for _ in 0..rounds("TOUCHSTONE_TEST_SAVES", 25, 400) {
        let mut all = Vec::new();
        for _ in 0..5 {
            all.push(drawn(&t, version, &mut chance).await);
        }
        // The clock's end of all of them, with and without grace, to the microsecond, and long before.
        let end = all[0].0.ends_at.plus_seconds(GRACE_SECONDS);
        let now = match chance.below(8) {
            0 => end,
            1 => Moment::from_microseconds(end.microseconds() + 1),
            _ => all[0].0.started_at.plus_seconds(120),
        };
        let (mut asked, mut expected) = (Vec::new(), BTreeSet::new());
        for (n, (attempt, form, latest)) in all.iter().enumerate() {
            for place in form {
                // Now and then the place of another attempt, or one that is nobody's.
                let elsewhere = chance.below(10) == 0;
                let item = if elsewhere { all[(n + 1) % all.len()].1[0].id } else { place.id };
                let known = latest.get(&item).copied().unwrap_or(0);
                let revision = (known + [-1, 0, 0, 0, 1][usize::try_from(chance.below(5)).expect("small")]).max(0);
                let seat = attempt.seat + i64::from(chance.below(10) == 0);
                let id = AnswerId::from_uuid(t.ids.uuid(now));
                let one = Asked { id, attempt: attempt.id, item, seat, revision, response: json!({ "option": "b" }) };
                match judged(attempt, (!elsewhere).then_some(place), known, &one, now) {
                    Ok(()) => drop(expected.insert(id)),
                    Err(refusal) => drop(seen.insert(format!("{refusal:?}").split('(').next().unwrap_or_default().to_owned())),
                }
                asked.push(one);
            }
        }
        let list = asked.clone();
        let saved = t.app.db().write("save all", move |tx| {
            let list = list.clone();
            Box::pin(async move { save_all(tx, &list, now).await })
        });
        let saved: BTreeSet<AnswerId> = saved.await.expect("saved").into_iter().collect();
        assert_eq!(saved, expected, "{all:?} {asked:?} at {now:?}");
        taken += saved.len();
        // What was taken is the next revision, with the seat that holds it.
        for one in asked.iter().filter(|a| expected.contains(&a.id)) {
            let (attempt, item, seat, next) = (one.attempt, one.item, one.seat, one.revision + 1);
            let stored = t.app.db().read("saved", move |tx| Box::pin(answers::saved(tx, attempt, item, seat, next))).await.expect("read");
            assert_eq!(stored, Some((one.response.clone(), now)));
        }
    }
    assert!(taken > 50, "{taken}");
    assert_eq!(seen.len(), 8, "each refusal was seen: {seen:?}");
}

on_both!(many_saves_at_once_are_judged_as_each_alone, super::as_each);

/// A save that names a revision which no answer has takes nothing of those that come with it.
async fn odd_revisions(t: TestApp) {
    let version = import_base(&t.app).await;
    let (attempt, form) = open_attempt(&t.app, version).await;
    let save = |item: usize, revision: i64| {
        let (item, response) = (form[item].id, json!({ "option": "a" }));
        t.app.save_answer(Save { attempt: attempt.id, seat: attempt.seat, item, revision, response: Stored(response) })
    };
    for (revision, odd) in (0_i64..).zip([i64::MAX, i64::MIN, -1, MOST_REVISIONS, MOST_REVISIONS + 1]) {
        let (refused, saved) = tokio::join!(save(0, odd), save(1, revision));
        assert_eq!(refused.expect("an answer"), Err(Refusal::Stale(0)), "{odd}");
        assert_eq!(saved.expect("an answer").expect("saved").revision, revision + 1);
    }
}

on_both!(a_revision_that_no_answer_has_is_refused_alone, super::odd_revisions);

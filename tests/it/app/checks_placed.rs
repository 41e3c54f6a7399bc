//! Hidden checks among the next tasks: as many as the plan owes, at places that can be drawn again, and no item too often or twice,
//! however many ask at once.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use touchstone::app::accounts::reader::Reader;
use touchstone::app::auditing::answering::Taken;
use touchstone::app::auditing::asking::{PlacedTask, Wanted};
use touchstone::app::gold_set::contests::Settlement;
use touchstone::app::{App, AppError, Kind};
use touchstone::domain::accounts::Role;
use touchstone::domain::auditing;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::gold_set::item::drawn::{Drawn, Given, Stored};
use touchstone::domain::kernel::chance::Seed;
use touchstone::domain::kernel::id::{AnnotatorId, CheckId, CheckRequestId};
use touchstone::store::admin::fsck;
use touchstone::store::auditing::{annotators, requests};
use touchstone::store::sitting::answers;

use super::{checks, overtaken};
use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};

/// The small set with a bank of so many hidden items, "c" the key of each, and a plan by these numbers.
pub(super) fn set(items: usize, exposure: f64, (first_week, per_week): (u32, u32)) -> Folder {
    let mut set = checks::set("c");
    crowd::replace(&mut set, "project.toml", "exposure = 1.0", &format!("exposure = {exposure:?}"));
    crowd::replace(&mut set, "project.toml", "first_week = 5\nper_week = 5", &format!("first_week = {first_week}\nper_week = {per_week}"));
    let line = String::from_utf8(set.files["hidden.jsonl"].clone()).expect("text");
    let lines: String = (1..=items)
        .map(|n| line.replace("hidden-1", &format!("hidden-{n}")).replace("Where was it sold?", &format!("Where was lot {n} sold?")))
        .collect();
    set.files.insert("hidden.jsonl".to_owned(), lines.into_bytes());
    set
}

/// What `fsck` finds, but for what comes of annotators who were put there by hand.
pub(super) async fn breaches(app: &App) -> Vec<fsck::Breach> {
    let all = fsck::check(app.db()).await.expect("checked").breaches;
    all.into_iter().filter(|b| !["annotator-onboarded", "event-message"].contains(&b.invariant)).collect()
}

pub(super) async fn ask(app: &App, id: AnnotatorId, tasks: u32) -> Vec<PlacedTask> {
    app.ask_checks(PROJECT, id, Reader::Platform, tasks, Wanted::default()).await.expect("asked").checks
}

fn id_of(task: &PlacedTask) -> CheckId {
    task.task.id.parse().expect("an id")
}

/// An option of a check as a platform posts it.
pub(super) async fn given(app: &App, id: CheckId, option: &str) -> Given {
    let check = app.db().read("check", move |tx| Box::pin(annotators::check(tx, id))).await.expect("read").expect("there");
    let content = app.content(check.version).await.expect("there");
    let drawn: Drawn = serde_json::from_value(check.shown).expect("drawn");
    drawn.as_given(&content.item(&check.item).expect("there").presented.body, &Stored(json!({ "option": option })))
}

async fn item_of(app: &App, id: CheckId) -> String {
    app.db().read("check", move |tx| Box::pin(annotators::check(tx, id))).await.expect("read").expect("there").item
}

on_both!(as_many_checks_as_the_plan_owes_stand_at_places_that_can_be_drawn_again, super::as_owed);
async fn as_owed(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set(40, 1.0, (20, 6))).await;
    let id = checks::annotator(app).await;
    let first = ask(app, id, 10).await;
    assert_eq!(first.len(), 1, "the first is owed at once");
    assert_eq!(ask(app, id, 10).await.len(), 0, "and no other one yet");
    t.clock.advance_seconds(3 * 86_400 + 43_200);
    assert_eq!(ask(app, id, 4).await.iter().map(|c| c.at).collect::<Vec<_>>(), [1, 2, 3, 4], "never more than there are tasks");
    let half = ask(app, id, 30).await;
    assert_eq!(half.len(), 6, "eleven are owed after half a week, five were given");
    assert!(half.is_sorted_by(|a, b| a.at < b.at) && half.iter().all(|c| (1..=30).contains(&c.at)), "{half:?}");
    t.clock.advance_seconds(17 * 86_400 + 43_200);
    let rest = ask(app, id, 1_000).await;
    assert_eq!(rest.len(), 20 + 6 + 6 + 1 - 11, "three weeks");
    assert_eq!(ask(app, id, 1_000).await.len(), 0);
    let met: BTreeSet<String> = {
        let all = app.db().read("checks", move |tx| Box::pin(annotators::checks(tx, id))).await.expect("read");
        assert_eq!(all.len(), 33);
        all.into_iter().map(|c| c.item).collect()
    };
    assert_eq!(met.len(), 33, "no item twice");
    let found = app.db().read("requests", |tx| {
        Box::pin(async move {
            let mut all = Vec::new();
            for id in requests::after(tx, CheckRequestId::from_uuid(uuid::Uuid::nil())).await? {
                all.extend(requests::request(tx, id).await?);
            }
            Ok(all)
        })
    });
    let found = found.await.expect("read");
    assert_eq!(
        found.iter().map(|(r, c)| (r.tasks, r.owed, r.asked, c.len())).collect::<Vec<_>>(),
        [(10, 1, 0, 1), (10, 1, 1, 0), (4, 11, 1, 4), (30, 11, 5, 6), (1_000, 33, 11, 22), (1_000, 33, 33, 0)]
    );
    for (request, placed) in &found {
        let again = auditing::places(Seed(request.id.uuid().as_u64_pair().1), request.tasks, placed.len());
        assert_eq!(again, placed.iter().map(|(_, place)| *place).collect::<Vec<_>>(), "kept with what they were drawn by");
    }
    assert_eq!((app.replay().await.expect("replayed").differences, breaches(app).await), (Vec::new(), Vec::new()));
    app.seal_all("test").await.expect("sealed");
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
    by_hand(&t.database.target, "UPDATE check_place SET place = place + 2000 WHERE place = (SELECT MIN(p.place) FROM check_place p)").await;
    assert!(app.replay().await.expect("replayed").differences.iter().any(|d| d.what == "places"), "drawn again, they differ");
    assert!(!app.verify_ledger().await.expect("verified").broken.is_empty(), "and the ledger names them");
}

on_both!(fifty_who_ask_at_once_meet_no_item_twice_and_none_above_its_cap, super::fifty_at_once);
async fn fifty_at_once(t: TestApp) {
    let app = &t.app;
    // Of 50 annotators a fifth may meet an item: 10. Thirty items give 300 meetings, six a head; ten a head are owed.
    crowd::publish(app, &set(30, 0.2, (10, 0))).await;
    let mut all = Vec::new();
    for _ in 0..50 {
        all.push(checks::annotator(app).await);
    }
    t.clock.advance_seconds(8 * 86_400);
    let rounds = (0..2).flat_map(|_| all.iter().copied()).map(|id| {
        let app = app.clone();
        // Each asks for six tasks twice at once; one of them asks for single checks besides.
        tokio::spawn(async move { app.ask_checks(PROJECT, id, Reader::Platform, 6, Wanted::default()).await })
    });
    let singles = all.iter().take(10).map(|id| {
        let (app, id) = (app.clone(), *id);
        tokio::spawn(async move { app.ask_check(PROJECT, id, Reader::Platform).await })
    });
    let (rounds, singles) = (rounds.collect::<Vec<_>>(), singles.collect::<Vec<_>>());
    for asked in rounds {
        asked.await.expect("no panic").expect("asked");
    }
    for asked in singles {
        let outcome = asked.await.expect("no panic");
        assert!(matches!(outcome, Ok(_) | Err(AppError::Refused { code: "bank_exhausted", .. })), "{outcome:?}");
    }
    let mut met: BTreeMap<String, BTreeSet<AnnotatorId>> = BTreeMap::new();
    let mut given = 0;
    for id in all {
        for check in app.db().read("checks", move |tx| Box::pin(annotators::checks(tx, id))).await.expect("read") {
            given += 1;
            assert!(met.entry(check.item).or_default().insert(id), "{id} met an item twice");
        }
    }
    let most = met.values().map(BTreeSet::len).max();
    assert_eq!((most, met.len()), (Some(10), 30), "no item above its cap");
    assert!((270..=300).contains(&given), "{given} of 300 that the bank has");
    assert_eq!(breaches(app).await, Vec::new());
}

on_both!(a_questioned_item_and_a_retired_one_and_one_of_screening_are_not_given, super::not_given);
async fn not_given(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set(3, 1.0, (20, 20))).await;
    let author = crate::support::member(app, Some("author@example.sg"), PROJECT, &[Role::Author]).await;
    let contest = app.question_item(PROJECT, author, 1, "hidden-2", "Two answers are right.").await.expect("questioned");
    let id = checks::annotator(app).await;
    t.clock.advance_seconds(6 * 86_400);
    let one = app.ask_checks(PROJECT, id, Reader::Platform, 20, Wanted { kind: None, skill: Some("no such".to_owned()) }).await;
    assert!(matches!(one, Err(AppError::Invalid(ref wrong)) if wrong[0].pointer == "/skill"), "{one:?}");
    let all = ask(app, id, 20).await;
    let mut items = Vec::new();
    for check in &all {
        items.push(item_of(app, id_of(check)).await);
    }
    items.sort();
    assert_eq!(items, ["hidden-1", "hidden-3"]);
    let none = app.ask_check(PROJECT, id, Reader::Platform).await;
    assert!(matches!(none, Err(AppError::Refused { code: "bank_exhausted", .. })), "{none:?}");
    let (right, goes) = (overtaken::right(author), Settlement::Retired("dated".to_owned()));
    app.settle_contest(PROJECT, &right, author, contest, goes, "The figure is an old one.").await.expect("settled");
    let second = checks::annotator(app).await;
    t.clock.advance_seconds(6 * 86_400);
    assert_eq!(ask(app, second, 20).await.len(), 2, "nor is a retired one");
    for (tasks, skill) in [(0, None), (1_001, None), (5, Some(String::new()))] {
        let refused = app.ask_checks(PROJECT, id, Reader::Platform, tasks, Wanted { kind: None, skill }).await;
        assert!(matches!(refused, Err(AppError::Invalid(_))), "{refused:?}");
    }
    // The bank of a stage that the annotator sat: what they met there does not come again.
    let mut shared = set(3, 1.0, (20, 20));
    crowd::replace(&mut shared, "project.toml", "bank = \"hidden\"", "bank = \"core\"");
    crowd::publish(app, &shared).await;
    let other = checks::annotator(app).await;
    let who = app.db().read("annotator", move |tx| Box::pin(annotators::by_id(tx, other))).await.expect("read").expect("there").person;
    crowd::sit(app, who, "first", |_, _| true).await;
    let met = app.db().read("met", move |tx| Box::pin(answers::items_met(tx, who, PROJECT))).await.expect("read");
    t.clock.advance_seconds(7 * 86_400);
    let mut fresh = BTreeSet::new();
    for check in ask(app, other, 100).await {
        assert!(fresh.insert(item_of(app, id_of(&check)).await), "once each");
    }
    assert!(!met.is_empty() && !fresh.is_empty() && met.iter().all(|item| !fresh.contains(item)), "{met:?} {fresh:?}");
}

on_both!(many_answers_at_once_have_each_their_own_outcome_and_may_be_sent_again, super::many_answers);
async fn many_answers(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set(100, 1.0, (100, 6))).await;
    let id = checks::annotator(app).await;
    t.clock.advance_seconds(8 * 86_400);
    let all = ask(app, id, 100).await;
    assert_eq!(all.len(), 100);
    let mut answers = Vec::new();
    for check in &all {
        answers.push((id_of(check), given(app, id_of(check), "b").await));
    }
    answers[50].1 = Given(json!({ "option": "no such" }));
    answers.push((CheckId::from_uuid(uuid::Uuid::from_u128(9)), Given(Value::Null)));
    answers.push(answers[0].clone());
    let told = |taken: &[Taken]| {
        let (mut accepted, mut same, mut refused) = (0, 0, Vec::new());
        for (n, one) in taken.iter().enumerate() {
            match one {
                Taken::Accepted => accepted += 1,
                Taken::Same => same += 1,
                Taken::Refused(error) => refused.push((n, error.kind())),
            }
        }
        (accepted, same, refused)
    };
    let taken = app.answer_checks(PROJECT, Reader::Platform, answers.clone()).await.expect("taken");
    assert_eq!(told(&taken), (99, 1, vec![(50, Kind::Invalid), (100, Kind::NotFound)]));
    // All of it again, the broken row mended and one changed: what stands stays, and what is new is taken.
    answers[50].1 = given(app, answers[50].0, "c").await;
    answers[7].1 = given(app, answers[7].0, "c").await;
    let again = app.answer_checks(PROJECT, Reader::Platform, answers.clone()).await.expect("taken");
    assert_eq!(told(&again), (1, 99, vec![(7, Kind::Conflict), (100, Kind::NotFound)]));
    let elsewhere = app.answer_checks("another", Reader::Platform, answers[..2].to_vec()).await.expect("told");
    assert_eq!(told(&elsewhere).2, [(0, Kind::NotFound), (1, Kind::NotFound)]);
    crowd::work(app).await;
    let graded = app.db().read("checks", move |tx| Box::pin(annotators::checks(tx, id))).await.expect("read");
    assert_eq!(graded.iter().filter(|c| c.graded.is_some()).count(), 100, "each is graded once it was taken");
    assert_eq!(graded.iter().filter_map(|c| c.graded?.score).sum::<f64>().to_bits(), 1_f64.to_bits(), "one was right");
    app.seal_all("test").await.expect("sealed");
    assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
}

/// Everything that a platform is told of an annotator who was given checks and answered most of a block of them.
async fn told(t: &TestApp, key: &str) -> Vec<String> {
    let (app, mut set) = (&t.app, set(40, 1.0, (20, 6)));
    let text = String::from_utf8(set.files["hidden.jsonl"].clone()).expect("text");
    set.files.insert("hidden.jsonl".to_owned(), text.replace("\"key\":\"c\"", &format!("\"key\":\"{key}\"")).into_bytes());
    crowd::publish(app, &set).await;
    let id = checks::annotator(app).await;
    t.clock.advance_seconds(4 * 86_400);
    let mut told = Vec::new();
    let planned = app.ask_checks(PROJECT, id, Reader::Platform, 9, Wanted::default()).await.expect("asked");
    told.push(serde_json::to_string(&planned.checks).expect("JSON"));
    let mut answers = Vec::new();
    for (n, check) in planned.checks.iter().enumerate() {
        answers.push((id_of(check), given(app, id_of(check), ["a", "b", "c"][n % 3]).await));
    }
    assert_eq!(answers.len(), 9, "not a whole block");
    for _ in 0..2 {
        told.push(format!("{:?}", app.answer_checks(PROJECT, Reader::Platform, answers.clone()).await.expect("taken")));
        crowd::work(app).await;
        let record = app.audit_record(PROJECT, id, Reader::Platform).await.expect("there").as_told();
        told.push(format!("{} {} {:?}", record.asked, record.graded, record.record));
    }
    let next = app.ask_checks(PROJECT, id, Reader::Platform, 9, Wanted::default()).await.expect("asked");
    told.push(serde_json::to_string(&next.checks).expect("JSON"));
    told
}

on_both!(worlds_that_differ_in_keys_alone_tell_a_platform_the_same, super::twins);
async fn twins(t: TestApp) {
    let other = TestApp::another(t.engine()).await;
    let (one, twin) = (told(&t, "c").await, told(&other, "a").await);
    assert_eq!(one, twin);
    assert!(one.iter().all(|text| !text.is_empty()) && one[0].contains("Where was lot"), "{one:?}");
}

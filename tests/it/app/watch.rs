//! Live items are looked at once a day: what speaks against a key becomes a contest, once, and nothing else happens.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde_json::{Value, json};
use touchstone::app::App;
use touchstone::app::gold_set::contests::Contested;
use touchstone::domain::evidence::integrity::BASELINE;
use touchstone::domain::gold_set::Folder;

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, by_hand, on_both};

const DAY: i64 = 86_400;
/// People of each kind; two thirds of them meet the item.
const PEOPLE: usize = 36;

/// The small set whose first item has this key; "b" is right.
fn set(key: &str) -> Folder {
    let mut set = crowd::base();
    let with = |key: &str| format!("{{\"id\": \"c\", \"text\": \"At dusk\"}}], \"key\": \"{key}\"");
    crowd::replace(&mut set, "core.jsonl", &with("b"), &with(key));
    set
}

async fn contests(app: &App) -> Vec<Contested> {
    crowd::work(app).await;
    app.contests(PROJECT).await.expect("listed")
}

on_both!(a_key_that_strong_people_contradict_is_questioned_by_night_and_only_once, super::a_wrong_key_is_questioned_by_night);
async fn a_wrong_key_is_questioned_by_night(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &set("c")).await;
    for i in 0..PEOPLE {
        let strong = crowd::applied(app, None).await.0;
        crowd::respond(app, strong, "first", |_, item, own| if item == "read-1" { json!({ "option": "b" }) } else { own }).await;
        let weak = crowd::applied(app, None).await.0;
        let knows = |at: usize| (at + i).is_multiple_of(4);
        crowd::respond(app, weak, "first", |at, item, own| if item == "read-1" || knows(at) { own } else { Value::Null }).await;
    }
    assert_eq!(contests(app).await, [], "not before the day is over");
    t.clock.advance_seconds(DAY);
    let raised = contests(app).await;
    assert_eq!(
        raised.iter().map(|c| (c.item.as_str(), c.source.as_str(), c.state.as_str())).collect::<Vec<_>>(),
        [("read-1", "statistic", "open")]
    );
    let said = &raised[0].reason;
    assert!(said.starts_with("key_in_doubt: ") && said.contains("of right keys at most 1 % are ever questioned"), "{said}");
    t.clock.advance_seconds(DAY);
    assert_eq!(contests(app).await.len(), 1, "it is open");
    // An author, who never sat a test, lets the key stand: it is not asked again of this version, nor of the one that corrects it.
    app.add_person(Some("author@example.sg")).await.expect("added");
    by_hand(
        &t.database.target,
        "UPDATE contest SET state = 'upheld', settled_by = (SELECT id FROM person WHERE id NOT IN (SELECT person_id FROM application)), \
         settled_at = at, answer = 'it stands'",
    )
    .await;
    t.clock.advance_seconds(DAY);
    assert_eq!(contests(app).await.len(), 1, "it was answered");
    crowd::publish(app, &set("b")).await;
    t.clock.advance_seconds(DAY);
    assert_eq!(contests(app).await.len(), 1, "it was corrected");
    assert_eq!(touchstone::store::admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
}

/// People of the stories about leaks: each of them meets both items of one text, which are watched for fifty exposures after their
/// baseline.
const READERS: usize = BASELINE + 50;

/// What is said of items that may be known outside.
async fn leaks(app: &App) -> Vec<(String, String)> {
    let raised = contests(app).await.into_iter().filter(|c| c.reason.starts_with("leaked: "));
    raised.map(|c| (c.item, c.reason)).collect()
}

/// Half of those who meet an item of reading know it; of one of them, everybody who meets it after its baseline. Answers come one after
/// another in the seconds that are given for each, or all at once.
async fn one_leaks(t: &TestApp, seconds: impl Fn(usize, bool) -> i64) -> Vec<(String, String)> {
    let app = &t.app;
    crowd::publish(app, &crowd::base()).await;
    let met = Mutex::new(BTreeMap::<String, usize>::new());
    for n in 0..READERS {
        let person = crowd::applied(app, None).await.0;
        let answer = |at: usize, item: &str, own: Value| {
            let mut met = met.lock().expect("no panic");
            let times = met.entry(item.to_owned()).or_default();
            *times += 1;
            let known = item == "read-1" && *times > BASELINE;
            t.clock.advance_seconds(seconds(n + at, known));
            if known || !item.starts_with("read") || times.is_multiple_of(2) { own } else { Value::Null }
        };
        crowd::respond(app, person, "first", answer).await;
        t.clock.advance_seconds(DAY / 6);
        if n % 24 == 0 && n < BASELINE {
            assert_eq!(leaks(app).await, [], "nothing has leaked");
        }
    }
    crowd::work(app).await;
    t.clock.advance_seconds(DAY);
    let found = leaks(app).await;
    let watched = met.into_inner().expect("no panic");
    assert_eq!((watched["read-1"], watched["read-2"]), (READERS, READERS), "the clean one is watched as long");
    found
}

on_both!(an_item_that_leaks_is_found_by_its_scores_and_times, super::by_scores_and_times);
async fn by_scores_and_times(t: TestApp) {
    let found = one_leaks(&t, |n, known| if known { 20 } else { 40 + i64::try_from(n * 13 % 21).expect("small") }).await;
    assert_eq!(found.iter().map(|(item, _)| item.as_str()).collect::<Vec<_>>(), ["read-1"], "{found:?}");
    assert!(found[0].1.contains(" s and ") && !found[0].1.contains("median time none"), "{found:?}");
}

on_both!(an_item_that_leaks_is_found_by_its_scores_alone, super::by_scores_alone);
async fn by_scores_alone(t: TestApp) {
    let found = one_leaks(&t, |_, _| 0).await;
    assert_eq!(found.iter().map(|(item, _)| item.as_str()).collect::<Vec<_>>(), ["read-1"], "{found:?}");
    assert!(found[0].1.ends_with("median time none and none"), "{found:?}");
}

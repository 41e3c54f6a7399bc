//! Live items are looked at once a day: what speaks against a key becomes a contest, once, and nothing else happens.

use serde_json::{Value, json};
use touchstone::app::App;
use touchstone::app::contests::Contested;
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

//! Many people through the small set of `tests/sets/base`: some know the keys, some half of them, some nothing.

use serde_json::{Value, json};
use touchstone::app::App;
use touchstone::app::applying::apply::REQUIRED_CONSENTS;
use touchstone::app::gold_set::import::Imported;
use touchstone::app::reviewing::review::Seat;
use touchstone::app::sitting::attempt::Save;
use touchstone::domain::accounts::Role;
use touchstone::domain::applying::profile::Profile;
use touchstone::domain::deciding::Outcome;
use touchstone::domain::gold_set::contest::RescoreState;
use touchstone::domain::gold_set::item::drawn::{Drawn, Given, Stored};
use touchstone::domain::gold_set::{self, Folder};
use touchstone::domain::kernel::actor::Actor;
use touchstone::domain::kernel::id::{ApplicationId, AttemptId, PersonId, RescoreId, VersionId};
use touchstone::domain::kernel::moment::Moment;
use touchstone::domain::kernel::sealed::Reveal;
use touchstone::domain::reviewing::Sheet;
use touchstone::store::gold_set::items::Rescore;
use touchstone::store::sitting::answers;

use super::{folder, member};

/// The small set goes under the shipped one's name, so that the pages' tests can use it.
pub const PROJECT: &str = "mandarin-sg";

/// Brings a set in as a draft and gives the number of its version.
pub async fn import(app: &App, files: &Folder) -> i64 {
    let set = gold_set::read(files).set.expect("no errors");
    let Imported::New(version) = app.import_gold_set(set, Vec::new(), "an author").await.expect("imported") else { panic!("new") };
    version.number
}

/// Publishes a set and gives the number of its version.
pub async fn publish(app: &App, files: &Folder) -> i64 {
    let number = import(app, files).await;
    // Where the project has authors, one of them does.
    let staff = app.all_staff().await.expect("read").into_iter().find(|s| s.project == PROJECT && s.role == Role::Author);
    let by = staff.map_or_else(|| Actor::from("another author"), |s| Actor::Person(s.person));
    app.publish(PROJECT, number, by, &[]).await.expect("published");
    number
}

/// The small set, under the project's name.
pub fn base() -> Folder {
    let mut set = folder("tests/sets/base");
    replace(&mut set, "project.toml", "id = \"base\"", &format!("id = \"{PROJECT}\""));
    set
}

/// Replaces a text of a file, which has to be there.
pub fn replace(set: &mut Folder, file: &str, old: &str, new: &str) {
    let bytes = set.files.get_mut(file).expect("the file is there");
    let text = String::from_utf8(bytes.clone()).expect("text");
    assert!(text.contains(old), "{file} has no {old}");
    *bytes = text.replacen(old, new, 1).into_bytes();
}

/// Somebody who has applied and may start.
pub async fn applied(app: &App, email: Option<&str>) -> (PersonId, ApplicationId) {
    let profile: Profile = serde_json::from_value(json!({ "name": "Ann", "residence": "SG" })).expect("a profile");
    let person = app.add_person(email).await.expect("added");
    let draft = app.begin_application(person, PROJECT).await.expect("begun");
    app.save_profile(person, PROJECT, draft.revision, profile).await.expect("saved");
    app.submit_application(person, PROJECT, REQUIRED_CONSENTS.map(str::to_owned).to_vec()).await.expect("handed in");
    (person, draft.id)
}

/// Starts a stage, answers the items for which `knows` says so by their keys, hands in. Grading is left to the worker.
pub async fn sit(app: &App, person: PersonId, stage: &str, knows: impl Fn(usize, &str) -> bool) -> AttemptId {
    respond(app, person, stage, |i, item, own| if knows(i, item) { own } else { Value::Null }).await
}

/// The same with any response in the stored form, given the item's place, its id and the response that its key gives.
pub async fn respond(app: &App, person: PersonId, stage: &str, response: impl Fn(usize, &str, Value) -> Value) -> AttemptId {
    let id = app.start_attempt(person, PROJECT, stage).await.expect("started");
    answer_block(app, person, id, response).await;
    id
}

/// Answers the items that are shown and not skipped, and hands them in.
pub async fn answer_block(app: &App, person: PersonId, id: AttemptId, response: impl Fn(usize, &str, Value) -> Value) {
    let sitting = app.sitting(person, id).await.expect("there");
    let form = app.db().read("form", move |tx| Box::pin(answers::form(tx, id))).await.expect("read");
    for (i, shown) in sitting.items.iter().enumerate().filter(|(_, shown)| !shown.skipped) {
        let place = form.iter().find(|p| p.id.to_string() == shown.id).expect("there");
        let item = sitting.content.item(&place.item).expect("there");
        let drawn: Drawn = serde_json::from_value(place.shown.clone()).expect("drawn");
        let own = item.own_answer(&Reveal::for_the_store()).unwrap_or_else(|| json!({ "text": "A considered text. ".repeat(20) }));
        let stored = response(i, &place.item, own);
        let response = if stored.is_null() { Given(Value::Null) } else { drawn.as_given(&item.presented.body, &Stored(stored)) };
        let save = Save { attempt: id, seat: 1, item: place.id, revision: shown.revision, response };
        app.answer(person, save).await.unwrap_or_else(|e| panic!("{}: {e}", place.item));
    }
    app.finish(person, id).await.expect("handed in");
}

/// Does all jobs.
pub async fn work(app: &App) {
    while app.work("test").await.expect("worked") > 0 {}
}

/// Two reviewers, and a third where they differ, score everything that waits: the highest level, or the lowest.
pub async fn review(app: &App, high: impl Fn(usize) -> bool) {
    let mut n = 0;
    for _ in 0..3 {
        let reviewer = member(app, None, PROJECT, &[Role::Reviewer, Role::Adjudicator]).await;
        for adjudication in [false, true] {
            while let Some(work) =
                app.next_review(PROJECT, reviewer, if adjudication { Seat::Adjudicator } else { Seat::Reviewer }).await.expect("asked")
            {
                let mut sheet = Sheet::default();
                for criterion in &work.rubric.criterion {
                    let levels = criterion.levels.iter().map(|l| l.value);
                    let level = if high(n) { levels.max() } else { levels.min() };
                    sheet.levels.insert(criterion.id.clone(), level.expect("levels"));
                    sheet.comments.insert(criterion.id.clone(), "seen".to_owned());
                }
                if adjudication {
                    sheet.cause = Some("slip".to_owned());
                    sheet.reason = Some("between the two".to_owned());
                }
                app.save_sheet(PROJECT, reviewer, work.id.parse().expect("an id"), sheet).await.expect("saved");
                n += 1;
            }
        }
    }
}

/// An attempt that a corrected key would pass: somebody has to decide on it.
pub fn better(id: RescoreId, version: VersionId, attempt: AttemptId, at: Moment) -> Rescore {
    Rescore {
        id,
        version,
        attempt,
        items: json!([]),
        before: Outcome::Refer,
        after: Outcome::Pass,
        ruling: json!({}),
        state: RescoreState::Open,
        at,
        decided: None,
    }
}

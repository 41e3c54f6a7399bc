//! Corrected keys, calibrations and what becomes of them when several are under way: none is lost, whatever is published first; a
//! correction can be taken back; only a key is a key.

use serde_json::{Value, json};
use touchstone::app::accounts::sign_in::Visitor;
use touchstone::app::gold_set::authoring::AsAuthor;
use touchstone::app::gold_set::contests::Settlement;
use touchstone::app::gold_set::import::Imported;
use touchstone::app::grading::rescoring::RescoreChoice;
use touchstone::app::{App, AppError};
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::version::VersionState;
use touchstone::domain::gold_set::{self, Folder};
use touchstone::domain::kernel::id::{ContestId, PersonId, SessionId};
use touchstone::domain::kernel::sealed::Reveal;
use touchstone::store::admin;
use touchstone::store::proving::ledger;

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{Database, Engine, TestApp, on_both};
use crate::support::member;

/// An author with a name, who may see keys.
struct Author {
    person: PersonId,
    right: AsAuthor,
}

async fn author(app: &App, email: &str) -> Author {
    let person = member(app, Some(email), PROJECT, &[Role::Author]).await;
    let visitor = Visitor {
        session: SessionId::from_uuid(uuid::Uuid::nil()),
        person,
        staff: true,
        email: email.to_owned(),
        name: None,
        lang: None,
        roles: vec![(PROJECT.to_owned(), Role::Author)],
    };
    Author { person, right: AsAuthor::of(&visitor, PROJECT).expect("an author") }
}

async fn question(app: &App, author: &Author, item: &str) -> ContestId {
    let (version, _) = app.published(PROJECT).await.expect("published");
    let number = app.gold_set_versions().await.expect("read").into_iter().find(|v| v.id == version).expect("there").number;
    app.question_item(PROJECT, author.person, number, item, "it is wrong").await.expect("questioned")
}

async fn correct(app: &App, author: &Author, contest: ContestId, key: Value) -> Result<Option<i64>, AppError> {
    app.settle_contest(PROJECT, &author.right, author.person, contest, Settlement::Corrected(key), "so it is").await
}

/// Questions a key and corrects it; the draft's number.
async fn corrected(app: &App, author: &Author, item: &str, key: Value) -> i64 {
    let contest = question(app, author, item).await;
    correct(app, author, contest, key).await.expect("settled").expect("a draft")
}

/// The key that the published version has.
async fn key(app: &App, item: &str) -> Value {
    let (_, content) = app.published(PROJECT).await.expect("published");
    let line: Value = serde_json::from_str(content.item(item).expect("there").line.reveal(&Reveal::for_an_author())).expect("JSON");
    line["key"].clone()
}

async fn irt(app: &App, item: &str) -> Option<f64> {
    app.published(PROJECT).await.expect("published").1.item(item).and_then(|i| i.head.irt).map(|i| i.b)
}

/// The small set with an item parameter, a new reason and a tag: everything of an item but its key.
fn calibrated() -> Folder {
    let mut set = crowd::base();
    let text = String::from_utf8(set.files["core.jsonl"].clone()).expect("text");
    let line = |line: &str| {
        let mut item: Value = serde_json::from_str(line).expect("JSON");
        if ["read-1", "read-2", "word-1"].iter().any(|id| item["id"] == *id) {
            item["irt"] = json!({ "a": 1.25, "b": 0.5, "c": 0.0 });
            item["rationale"] = json!("Because it is so.");
            item["tags"] = json!(["seen"]);
        }
        item.to_string()
    };
    let lines: Vec<String> = text.lines().filter(|l| !l.trim().is_empty()).map(line).collect();
    set.files.insert("core.jsonl".to_owned(), lines.join("\n").into_bytes());
    set
}

async fn brought_in(app: &App, files: &Folder, by: &str) -> i64 {
    let set = gold_set::read(files).set.expect("no errors");
    let Imported::New(version) = app.import_gold_set(set, Vec::new(), by).await.expect("imported") else { panic!("it is new") };
    version.number
}

/// An author who publishes what others correct.
const SECOND: &str = "second@example.org";

/// Publishes a draft as somebody else; one that was laid on another version is refused with what it would take back, and laid anew first.
async fn publish(app: &App, number: i64) -> i64 {
    member(app, Some(SECOND), PROJECT, &[Role::Author]).await;
    match app.publish(PROJECT, number, SECOND, &[]).await {
        Ok(()) => number,
        Err(AppError::Refused { code: "stale_base", detail }) => {
            let stale = app.would_take_back(PROJECT, number).await.expect("read").expect("stale");
            assert!(!stale.lost.is_empty() && stale.lost.iter().all(|place| detail.contains(place)), "{detail}: {stale:?}");
            let new = app.rebase(PROJECT, number, SECOND).await.expect("they change different places");
            assert_eq!(app.rebase(PROJECT, number, SECOND).await.expect("again"), new, "the same draft is not made twice");
            app.publish(PROJECT, new, SECOND, &[]).await.expect("published");
            new
        }
        Err(other) => panic!("{other}"),
    }
}

async fn events(app: &App, kind: &str) -> usize {
    app.seal_all("test").await.expect("sealed");
    let all = app.db().read("all", |tx| Box::pin(ledger::sealed_after(tx, 0, 100_000))).await.expect("read");
    all.iter().filter(|e| e.event.kind == kind).count()
}

on_both!(two_corrections_and_a_calibration_lose_none_in_any_order, super::two_corrections_and_a_calibration_lose_none_in_any_order_on);
async fn two_corrections_and_a_calibration_lose_none_in_any_order_on(t: TestApp) {
    let engine = t.engine();
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let t = TestApp::another(engine).await;
        let app = &t.app;
        crowd::publish(app, &crowd::base()).await;
        let (first, second) = (author(app, "a@example.org").await, author(app, "b@example.org").await);
        let contests = [question(app, &first, "read-1").await, question(app, &second, "word-1").await];
        let drafts = [
            correct(app, &first, contests[0], json!("c")).await.expect("settled").expect("a draft"),
            correct(app, &second, contests[1], json!(["slowly"])).await.expect("settled").expect("a draft"),
            brought_in(app, &calibrated(), "statistics").await,
        ];
        for which in order {
            publish(app, drafts[which]).await;
        }
        assert_eq!((key(app, "read-1").await, key(app, "word-1").await), (json!("c"), json!(["slowly"])), "{order:?}");
        assert_eq!((irt(app, "read-1").await, irt(app, "word-1").await), (Some(0.5), Some(0.5)), "{order:?}");
        // Each contest is settled by the draft that was published for it.
        let versions = app.gold_set_versions().await.expect("read");
        for contest in contests {
            let by = app.contest_of(PROJECT, contest).await.expect("there").new_version;
            assert!(versions.iter().any(|v| Some(v.id) == by && v.state != VersionState::Draft), "{order:?}");
        }
        assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
        assert_eq!(app.verify_ledger().await.expect("verified").broken, Vec::new());
    }
}

on_both!(a_rebased_draft_is_still_its_authors, super::a_rebased_draft_is_still_its_authors_on);
async fn a_rebased_draft_is_still_its_authors_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &crowd::base()).await;
    let first = author(app, "a@example.org").await;
    let own = corrected(app, &first, "read-1", json!("c")).await;
    let other = brought_in(app, &calibrated(), "statistics").await;
    publish(app, other).await;
    member(app, Some("b@example.org"), PROJECT, &[Role::Author]).await;
    let new = app.rebase(PROJECT, own, "b@example.org").await.expect("laid anew");
    let tried = app.publish(PROJECT, new, "a@example.org", &[]).await;
    assert!(matches!(tried, Err(AppError::Refused { code: "second_person", .. })), "{tried:?}");
    app.publish(PROJECT, new, "b@example.org", &[]).await.expect("whoever laid it anew may approve of it");
    // What both change is named, and not guessed.
    let (one, two) = (corrected(app, &first, "read-2", json!("b")).await, corrected(app, &first, "read-2", json!("c")).await);
    publish(app, one).await;
    let both = app.rebase(PROJECT, two, "b@example.org").await;
    assert!(
        matches!(&both, Err(AppError::Refused { code: "both_changed", detail }) if detail.contains("banks/core/read-2/key")),
        "{both:?}"
    );
    let published = app.rebase(PROJECT, one, "b@example.org").await;
    assert!(matches!(published, Err(AppError::Refused { code: "illegal_transition", .. })), "{published:?}");
    assert!(matches!(app.rebase(PROJECT, 99, "b@example.org").await, Err(AppError::NotFound(_))));
}

on_both!(a_correction_can_be_taken_back, super::a_correction_can_be_taken_back_on);
async fn a_correction_can_be_taken_back_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &crowd::base()).await;
    let (person, application) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    crowd::work(app).await;
    let first = author(app, "a@example.org").await;
    let asked = question(app, &first, "read-1").await;
    let unchanged = correct(app, &first, asked, json!("b")).await;
    assert!(matches!(&unchanged, Err(AppError::Invalid(v)) if v[0].code == "unchanged"), "{unchanged:?}");
    // The key is "corrected" from right to wrong …
    let wrong = correct(app, &first, asked, json!("c")).await.expect("settled").expect("a draft");
    publish(app, wrong).await;
    crowd::work(app).await;
    let met = app.rescores(PROJECT, touchstone::app::accounts::reader::Reader::House).await.expect("read").len();
    assert_eq!(met, 1, "whoever was right is listed: the outcome would be another one");
    // … and put back: the content of version 1 again, as version 3.
    let back = corrected(app, &first, "read-1", json!("b")).await;
    assert_eq!(publish(app, back).await, 3);
    crowd::work(app).await;
    let versions = app.gold_set_versions().await.expect("read");
    assert_eq!(versions[0].content_hash, versions[2].content_hash);
    assert_eq!(versions[2].based_on, Some(versions[1].id));
    assert_eq!(key(app, "read-1").await, json!("b"));
    assert_eq!(
        app.rescores(PROJECT, touchstone::app::accounts::reader::Reader::House).await.expect("read").len(),
        0,
        "nobody is offered an outcome by a key that was taken back"
    );
    assert_eq!(
        app.record(PROJECT, application, touchstone::app::accounts::reader::Reader::House)
            .await
            .expect("there")
            .application
            .status
            .as_str(),
        "screening"
    );
    // And the other way round again.
    let again = corrected(app, &first, "read-1", json!("c")).await;
    assert_eq!(publish(app, again).await, 4);
    crowd::work(app).await;
    let listed = app.rescores(PROJECT, touchstone::app::accounts::reader::Reader::House).await.expect("read");
    assert_eq!(listed.iter().map(|l| l.rescore.version).collect::<Vec<_>>(), [app.published(PROJECT).await.expect("published").0]);
    let recruiter = crate::support::member(app, None, PROJECT, &[Role::Recruiter]).await;
    app.decide_rescore(PROJECT, recruiter, listed[0].rescore.id, RescoreChoice::Keep, "seen").await.expect("decided");
    assert_eq!(app.replay().await.expect("replayed").differences, Vec::new());
    assert_eq!(admin::fsck::check(app.db()).await.expect("checked").breaches, Vec::new());
}

on_both!(
    a_contest_is_settled_whole_or_not_at_all_and_two_may_share_a_draft,
    super::a_contest_is_settled_whole_or_not_at_all_and_two_may_share_a_draft_on
);
async fn a_contest_is_settled_whole_or_not_at_all_and_two_may_share_a_draft_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &crowd::base()).await;
    let first = author(app, "a@example.org").await;
    let second = author(app, SECOND).await;
    let contests = [question(app, &first, "read-1").await, question(app, &second, "read-1").await];
    let draft = correct(app, &first, contests[0], json!("c")).await.expect("settled");
    assert_eq!(draft, Some(2));
    assert_eq!(correct(app, &first, contests[1], json!("c")).await.expect("settled"), Some(2), "the same correction is one draft");
    let again = correct(app, &first, contests[0], json!("a")).await;
    assert!(matches!(again, Err(AppError::Refused { code: "illegal_transition", .. })), "{again:?}");
    assert_eq!(app.gold_set_versions().await.expect("read").len(), 2, "a settling that is refused leaves no draft behind");
    // Two at once on one contest: one settles it, and the other leaves nothing behind either.
    let contest = question(app, &first, "word-1").await;
    let both = tokio::join!(correct(app, &first, contest, json!(["slowly"])), correct(app, &first, contest, json!(["briskly"])));
    assert_eq!(usize::from(both.0.is_ok()) + usize::from(both.1.is_ok()), 1, "{both:?}");
    assert_eq!(app.gold_set_versions().await.expect("read").len(), 3);
    assert_eq!(events(app, "contest.settled").await, 3);
    assert_eq!(events(app, "gold_set.imported").await, 3);
}

on_both!(only_a_key_is_a_key, super::only_a_key_is_a_key_on);
async fn only_a_key_is_a_key_on(t: TestApp) {
    let app = &t.app;
    crowd::publish(app, &crowd::base()).await;
    let (person, _) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    crowd::work(app).await;
    // Parameters, reasons and tags change nothing of what anybody got.
    let draft = brought_in(app, &calibrated(), "statistics").await;
    publish(app, draft).await;
    crowd::work(app).await;
    assert_eq!(events(app, "attempt.rescored").await, 0, "nothing was scored again");
    // A key does.
    let first = author(app, "a@example.org").await;
    let draft = corrected(app, &first, "read-1", json!("c")).await;
    publish(app, draft).await;
    crowd::work(app).await;
    assert_eq!(events(app, "attempt.rescored").await, 1);
    assert_eq!(app.replay().await.expect("replayed").differences, Vec::new());
}

on_both!(points_count_where_they_weigh, super::points_count_where_they_weigh_on);
async fn points_count_where_they_weigh_on(t: TestApp) {
    let app = &t.app;
    let mut set = crowd::base();
    crowd::publish(app, &set).await;
    let (person, _) = crowd::applied(app, None).await;
    crowd::sit(app, person, "first", |_, _| true).await;
    crowd::work(app).await;
    crowd::sit(app, person, "writing", |_, _| true).await;
    crowd::work(app).await;
    crowd::review(app, |_| true).await;
    crowd::work(app).await;
    // Of every item: at the test they do not weigh, at the stage that people score they do.
    let text = String::from_utf8(set.files["core.jsonl"].clone()).expect("text");
    set.files.insert("core.jsonl".to_owned(), text.replace("\"seconds\":", "\"points\": 2.0, \"seconds\":").into_bytes());
    let draft = brought_in(app, &set, "an author").await;
    publish(app, draft).await;
    crowd::work(app).await;
    assert_eq!(events(app, "attempt.rescored").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn versions_keep_their_bases_when_the_database_is_copied() {
    let t = TestApp::another(Engine::Sqlite).await;
    crowd::publish(&t.app, &crowd::base()).await;
    brought_in(&t.app, &calibrated(), "statistics").await;
    let copy = Database::new(Engine::Sqlite).await.expect("SQLite");
    admin::copy::copy(&t.database.target, &copy.target).await.expect("copied");
    let there = touchstone::app::open(&copy.target).await.expect("opened").gold_set_versions().await.expect("read");
    assert_eq!(there, t.app.gold_set_versions().await.expect("read"));
    assert_eq!(there[1].based_on, Some(there[0].id));
}

//! Responses with agreed levels among live ones, where something is out of the ordinary: whoever scores and looks after reviewers, leases
//! that end, other versions, several rubrics; and what is asked before a response of an earlier version.

use std::collections::BTreeMap;

use touchstone::app::AppError;
use touchstone::app::reviewing::review::{Assignment, Seat};
use touchstone::domain::accounts::Role;
use touchstone::domain::gold_set::Folder;
use touchstone::domain::kernel::id::{PersonId, SheetId};
use touchstone::domain::reviewing::training::Standing;
use touchstone::store::admin::fsck;

use super::training::{TOLD_AFTERWARDS, looking, needs_training, seeded_of, set, standing, written};
use super::{Browser, add_staff, staff_of_project};
use crate::api::{PROJECT, World};
use crate::support::crowd::{self, replace};
use crate::support::database::{TestApp, on_both};
use crate::support::member;
use crate::support::training::{sheet, take, trained};

const RUBRIC: &str = "plain";

async fn reviewer(world: &World, name: &str) -> PersonId {
    let person = member(&world.t.app, Some(&format!("{name}@example.sg")), PROJECT, &[Role::Reviewer]).await;
    trained(&world.t.app, PROJECT, person).await;
    person
}

async fn next(world: &World, person: PersonId) -> Option<Assignment> {
    world.t.app.next_review(PROJECT, person, Seat::Reviewer).await.expect("asked")
}

/// Gives every criterion of a response one level.
async fn save(world: &World, person: PersonId, of: &Assignment, level: i64) {
    let levels: BTreeMap<String, i64> = of.rubric.criterion.iter().map(|c| (c.id.clone(), level)).collect();
    world.t.app.save_sheet(PROJECT, person, of.id.parse().expect("an id"), sheet(levels)).await.expect("saved");
}

async fn waiting(world: &World, person: PersonId) -> i64 {
    world.t.app.review_queue(PROJECT, person).await.expect("read").waiting
}

/// Whether a response of somebody's is a seeded one.
async fn is_seed(world: &World, person: PersonId, of: &Assignment) -> bool {
    seeded_of(world, person).await.iter().any(|s| s.id.to_string() == of.id)
}

/// A page without what is drawn anew for each answer.
fn still(html: &str) -> String {
    let mut parts = html.split("name=\"once\" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.trim_start_matches(|c: char| c.is_ascii_alphanumeric()))
}

/// Whoever scores may look after reviewers as well: of themselves they are told there what they are told anyway, others' figures at once.
async fn who_looks_after_reviewers_learns_nothing_of_their_own(t: TestApp) {
    let world = World::with(t, set(11, "1.0")).await;
    let app = &world.t.app;
    let email = "both@example.sg";
    add_staff(&world, email, PROJECT, &[Role::Reviewer, Role::Adjudicator, Role::Auditor], false).await;
    let page = Browser::new(&world);
    page.sign_in_staff(email).await;
    let person = reviewer(&world, "both").await;
    written(&world).await;
    let of = async |viewer| app.readers(PROJECT, viewer).await.expect("read").into_iter().find(|r| r.person == person).expect("listed");
    let before = still(&page.get("/readers").await.text);
    for saved in 1..=11 {
        let seeded = next(&world, person).await.expect("a seeded response");
        assert!(is_seed(&world, person, &seeded).await);
        save(&world, person, &seeded, 2).await;
        assert_eq!(still(&page.get("/readers").await.text), before, "after {saved}");
        let own = of(person).await;
        assert!(own.agreement.is_none() && own.left.is_empty(), "after {saved}");
        let told = of(looking(&world).await).await;
        assert_eq!((told.agreement.expect("figures").sheets, told.left[RUBRIC]), (saved, 11 - usize::try_from(saved).expect("small")));
    }
    world.t.clock.advance_seconds(86_400);
    let own = of(person).await;
    assert_eq!(own.agreement, app.own_agreement(PROJECT, person).await.expect("read"));
    assert_eq!((own.agreement.expect("figures").sheets, own.left.len()), (10, 0), "whole tens, once a day");
}

/// What is held is counted until it is saved, also when others have scored all live responses meanwhile.
async fn a_held_seeded_response_is_counted_when_no_live_one_is_left(t: TestApp) {
    let world = World::with(t, set(1, "1.0")).await;
    let email = "holds@example.sg";
    let page = staff_of_project(&world, email, Role::Reviewer).await;
    let holder = reviewer(&world, "holds").await;
    written(&world).await;
    let held = next(&world, holder).await.expect("a response");
    assert!(is_seed(&world, holder, &held).await);
    for name in ["second", "third"] {
        let other = reviewer(&world, name).await;
        while let Some(work) = next(&world, other).await {
            save(&world, other, &work, 2).await;
        }
    }
    assert_eq!(waiting(&world, holder).await, 1);
    let queue = page.get("/review").await.text;
    assert!(queue.contains("1 waits for you") && queue.contains("Review next"), "{queue}");
    assert_eq!(next(&world, holder).await.expect("the held one").id, held.id);
    save(&world, holder, &held, 2).await;
    assert_eq!((waiting(&world, holder).await, next(&world, holder).await.is_none()), (0, true));
}

/// Two rubrics with shares of their own: one share holds for whoever scores, so the number that waits falls by one with each sheet.
async fn the_number_that_waits_falls_by_one_whatever_the_rubrics_shares(t: TestApp) {
    let mut files = crowd::base();
    let draw = "draw = [{ skill = \"writing\", items = 1 }]";
    replace(&mut files, "project.toml", draw, "draw = [{ skill = \"writing\", items = 1, item_kind = \"essay\" }]");
    let project = String::from_utf8(files.files["project.toml"].clone()).expect("text");
    let (before, stage) = project.split_once("[[stage]]\nid = \"writing\"").expect("the stage");
    let letter = stage.replace("skill = \"writing\"", "skill = \"letters\"").replace("seeded = 0.0", "seeded = 0.4");
    let both = format!("{before}[[stage]]\nid = \"writing\"{stage}\n[[stage]]\nid = \"letter\"{letter}");
    files.files.insert("project.toml".to_owned(), both.into_bytes());
    let rubrics = String::from_utf8(files.files["rubrics.toml"].clone()).expect("text");
    files.files.insert("rubrics.toml".to_owned(), format!("{rubrics}\n{}", rubrics.replace("\"plain\"", "\"letter\"")).into_bytes());
    let items = String::from_utf8(files.files["core.jsonl"].clone()).expect("text");
    let essay = items.lines().find(|l| l.contains("\"write-1\"")).expect("the essay");
    let other = essay.replace("write-1", "write-3").replace("\"skill\": \"writing\"", "\"skill\": \"letters\"").replace("plain", "letter");
    files.files.insert("core.jsonl".to_owned(), format!("{}\n{other}\n", items.trim_end()).into_bytes());
    let anchor = String::from_utf8(files.files["anchors.jsonl"].clone()).expect("text");
    let seed =
        |n: i64| anchor.trim().replace("write-1", "write-3").replace("Monday", &format!("day {n}")).replace("\"training\"", "\"seeded\"");
    let lines: Vec<String> = (0..6).map(seed).chain([anchor.trim().to_owned()]).collect();
    files.files.insert("anchors.jsonl".to_owned(), lines.join("\n").into_bytes());
    let world = World::with(t, files).await;
    for _ in 0..8 {
        written(&world).await;
    }
    let person = reviewer(&world, "reviewer").await;
    let (mut left, mut seeds) = (waiting(&world, person).await, 0);
    assert!(left >= 8, "{left}");
    while let Some(work) = next(&world, person).await {
        assert_eq!(waiting(&world, person).await, left, "what is held is counted");
        seeds += i64::from(is_seed(&world, person, &work).await);
        save(&world, person, &work, 1).await;
        left -= 1;
        assert_eq!(waiting(&world, person).await, left);
    }
    assert_eq!((left, waiting(&world, person).await), (0, 0), "{seeds} of them were seeded");
}

/// A lease that ended long ago: the sheet is gone, seeded or not, and the response comes back under another id, at the place where it
/// comes.
async fn a_seeded_sheet_is_forgotten_as_a_live_one_is(t: TestApp) {
    let world = World::with(t, set(1, "1.0")).await;
    let (holder, other) = (reviewer(&world, "holds").await, reviewer(&world, "other").await);
    written(&world).await;
    let held = next(&world, holder).await.expect("a response");
    assert!(is_seed(&world, holder, &held).await);
    // The other one has met the seeded response and holds the live one.
    let seeded = next(&world, other).await.expect("a response");
    save(&world, other, &seeded, 2).await;
    let live = next(&world, other).await.expect("a response");
    assert!(!is_seed(&world, other, &live).await);
    let gone = async |person, of: &Assignment| {
        let id: SheetId = of.id.parse().expect("an id");
        matches!(world.t.app.assignment(PROJECT, person, id).await, Err(AppError::NotFound(_)))
    };
    world.t.clock.advance_seconds(1_800 + 86_399);
    let third = reviewer(&world, "third").await;
    assert!(next(&world, third).await.is_some());
    assert!(!gone(holder, &held).await && !gone(other, &live).await, "remembered for a day");
    world.t.clock.advance_seconds(1);
    let fourth = reviewer(&world, "fourth").await;
    assert!(next(&world, fourth).await.is_some());
    assert!(gone(other, &live).await && gone(holder, &held).await, "and no longer");
    let again = next(&world, holder).await.expect("a response");
    assert!(is_seed(&world, holder, &again).await && again.response == held.response);
    assert_ne!(again.id, held.id);
    assert_eq!(seeded_of(&world, holder).await.len(), 1);
    assert_eq!(fsck::check(world.t.app.db()).await.expect("checked").breaches, Vec::new());
}

/// A later version seeds what was trained on and what were examples: whoever has seen them with their levels is not given them.
async fn what_was_shown_with_its_levels_is_not_seeded_later(t: TestApp) {
    let world = World::with(t, set(0, "0.0")).await;
    let person = reviewer(&world, "reviewer").await;
    written(&world).await;
    let before = set(0, "0.0");
    let mut files = set(0, "1.0");
    let lines = |of: &Folder| String::from_utf8(of.files["anchors.jsonl"].clone()).expect("text");
    let old: Vec<String> =
        lines(&before).lines().map(|l| l.replace("\"example\"", "\"seeded\"").replace("\"training\"", "\"seeded\"")).collect();
    let new: Vec<String> = lines(&before).lines().map(|l| l.replace(" on day ", " on another day ")).collect();
    files.files.insert("anchors.jsonl".to_owned(), [old, new].concat().join("\n").into_bytes());
    crowd::publish(&world.t.app, &files).await;
    assert!(matches!(standing(&world, person).await, Standing::Trained(_)), "the rubric is the same");
    let told = world.t.app.readers(PROJECT, looking(&world).await).await.expect("read");
    let left = told.into_iter().find(|r| r.person == person).expect("listed").left[RUBRIC];
    // Five examples, and two of the three responses that are trained on.
    assert_eq!(left, 1, "of eight");
    assert_eq!(waiting(&world, person).await, 2, "that one and a live one");
    let mut seeds = 0;
    while let Some(work) = next(&world, person).await {
        seeds += i64::from(is_seed(&world, person, &work).await);
        save(&world, person, &work, 2).await;
    }
    assert_eq!(seeds, 1);
    // Whoever was not there before is given all of them.
    let newcomer = reviewer(&world, "newcomer").await;
    written(&world).await;
    assert_eq!(waiting(&world, newcomer).await, 8 + 2);
}

/// The wording changes while a round is taken, and changes back after another round.
async fn a_round_goes_on_when_the_rubric_goes_back_to_its_wording(t: TestApp) {
    let world = World::with(t, set(0, "0.0")).await;
    let app = &world.t.app;
    let person = member(app, Some("reviewer@example.sg"), PROJECT, &[Role::Reviewer]).await;
    let begun = app.next_exercise(PROJECT, person, RUBRIC).await.expect("begun");
    let mut changed = set(0, "0.0");
    replace(&mut changed, "rubrics.toml", "Yes 3", "Quite");
    crowd::publish(app, &changed).await;
    trained(app, PROJECT, person).await;
    let mut back = set(0, "0.0");
    replace(&mut back, "anchors.jsonl", TOLD_AFTERWARDS, "another reason");
    crowd::publish(app, &back).await;
    assert_eq!(standing(&world, person).await, Standing::Taking);
    let goes_on = app.next_exercise(PROJECT, person, RUBRIC).await.expect("goes on");
    assert_eq!(goes_on.assignment.id, begun.assignment.id);
    let ended = take(app, PROJECT, person, RUBRIC, |level| level).await.ended.expect("ended");
    assert!(ended.passed && matches!(standing(&world, person).await, Standing::Trained(_)));
}

/// A response was handed in, and then a version came whose rubric has another name: the old one is trained on first, as long as something
/// of it waits.
async fn a_rubric_of_an_earlier_version_is_trained_on_first(t: TestApp) {
    let world = World::with(t, set(0, "0.0")).await;
    let app = &world.t.app;
    written(&world).await;
    let mut renamed = set(0, "0.0");
    replace(&mut renamed, "rubrics.toml", "id = \"plain\"", "id = \"fresh\"");
    replace(&mut renamed, "core.jsonl", "\"rubric\": \"plain\"", "\"rubric\": \"fresh\"");
    crowd::publish(app, &renamed).await;
    let email = "reviewer@example.sg";
    let page = staff_of_project(&world, email, Role::Reviewer).await;
    let person = member(app, Some(email), PROJECT, &[Role::Reviewer]).await;
    assert!(needs_training(&world, person, Seat::Reviewer).await);
    take(app, PROJECT, person, "fresh", |level| level).await;
    assert!(needs_training(&world, person, Seat::Reviewer).await, "that is another rubric");
    let examples = page.get("/training/plain").await;
    assert!(examples.status == 200 && examples.text.contains("an example"), "{}", examples.text);
    take(app, PROJECT, person, RUBRIC, |level| level).await;
    for n in 0..2 {
        let by = if n == 0 { person } else { reviewer(&world, "second").await };
        let live = next(&world, by).await.expect("a live response");
        assert_eq!(live.rubric.id, RUBRIC);
        save(&world, by, &live, 2).await;
    }
    // Nothing waits by it any more, so nobody is asked to train for it.
    let asked = app.trainings(PROJECT, person).await.expect("read");
    assert_eq!(asked.iter().map(|s| s.rubric.id.as_str()).collect::<Vec<_>>(), ["fresh"]);
    assert_eq!(app.replay().await.expect("replayed").differences, Vec::new());
}

/// `/staff` reads the queue for those only who score or decide between reviewers, and says what it counts.
async fn the_overview_reads_no_queue_for_others(t: TestApp) {
    let world = World::with(t, set(0, "0.0")).await;
    let mut costs = BTreeMap::new();
    for role in [Role::Author, Role::Adjudicator] {
        let staff = staff_of_project(&world, &format!("{}@example.sg", role.as_str()), role).await;
        assert_eq!(staff.get("/staff").await.text.contains("cases where reviewers differ"), role == Role::Adjudicator);
        let before = world.t.app.db().counted().0;
        staff.get("/staff").await;
        costs.insert(role.as_str(), world.t.app.db().counted().0 - before);
    }
    assert!(costs["author"] + 5 < costs["adjudicator"], "statements: {costs:?}");
}

on_both!(looks_after_themselves, super::who_looks_after_reviewers_learns_nothing_of_their_own);
on_both!(held_and_no_live_one, super::a_held_seeded_response_is_counted_when_no_live_one_is_left);
on_both!(shares_of_rubrics, super::the_number_that_waits_falls_by_one_whatever_the_rubrics_shares);
on_both!(forgotten, super::a_seeded_sheet_is_forgotten_as_a_live_one_is);
on_both!(shown_before, super::what_was_shown_with_its_levels_is_not_seeded_later);
on_both!(wording_goes_back, super::a_round_goes_on_when_the_rubric_goes_back_to_its_wording);
on_both!(earlier_rubric, super::a_rubric_of_an_earlier_version_is_trained_on_first);
on_both!(overview, super::the_overview_reads_no_queue_for_others);

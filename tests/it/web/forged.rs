//! A round of training that no event ended lets nobody score, and nothing is concluded from the sheets of whoever has no other.

use touchstone::app::App;
use touchstone::app::reviewing::review::Seat;
use touchstone::domain::accounts::Role;
use touchstone::domain::kernel::id::PersonId;
use touchstone::domain::reviewing::training::Standing;
use touchstone::store::admin::doctor;

use super::training::{needs_training, set, standing, written};
use crate::api::{PROJECT, World};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;
use crate::support::training::{sheet, trained};

/// A round of somebody's copied for whoever has an address.
const COPIED: &str = "INSERT INTO review_training (id, project, reviewer, rubric, rubric_hash, version_id, number, agreement, started_at, \
    ended_at, criteria, exact, near, far, passed) SELECT p.id, t.project, p.id, t.rubric, t.rubric_hash, t.version_id, t.number, \
    t.agreement, t.started_at, t.ended_at, t.criteria, t.exact, t.near, t.far, t.passed FROM review_training t JOIN person p ON p.email = \
    'new@example.sg'";

async fn scores(app: &App, reviewer: PersonId) {
    let work = app.next_review(PROJECT, reviewer, Seat::Reviewer).await.expect("asked").expect("a response");
    let levels = work.rubric.criterion.iter().map(|c| (c.id.clone(), c.levels.iter().map(|l| l.value).max().expect("levels"))).collect();
    app.save_sheet(PROJECT, reviewer, work.id.parse().expect("an id"), sheet(levels)).await.expect("saved");
}

async fn by_nobody(t: TestApp) {
    let world = World::with(t, set(0, "0.0")).await;
    let (app, target) = (&world.t.app, &world.t.database.target);
    let [one, two] = [member(app, None, PROJECT, &[Role::Reviewer]).await, member(app, None, PROJECT, &[Role::Reviewer]).await];
    let new = member(app, Some("new@example.sg"), PROJECT, &[Role::Reviewer]).await;
    trained(app, PROJECT, one).await;
    written(&world).await;
    assert!(needs_training(&world, new, Seat::Reviewer).await, "never trained");
    by_hand(target, COPIED).await;
    assert!(needs_training(&world, new, Seat::Reviewer).await, "a round that nobody took");
    assert!(!matches!(standing(&world, new).await, Standing::Trained(..)), "{:?}", standing(&world, new).await);
    let named = app.verify_ledger().await.expect("verified").broken;
    assert!(named.iter().any(|b| b.table == "review_training" && b.row == new.to_string()), "{named:?}");
    // They may take it as anybody does, and score then.
    trained(app, PROJECT, new).await;
    assert!(!needs_training(&world, new, Seat::Reviewer).await);

    // A round that was bettered after its sheets were handed out: what its reviewer scored leads to nothing.
    trained(app, PROJECT, two).await;
    scores(app, one).await;
    by_hand(
        target,
        "UPDATE review_training SET exact = exact + 1 WHERE reviewer <> (SELECT id FROM person WHERE email = 'new@example.sg')",
    )
    .await;
    scores(app, new).await;
    world.settle().await;
    let told = doctor::examine(app.db()).await.expect("examined").into_iter().filter(|f| f.name == "a job that was given up");
    let told: Vec<String> = told.map(|f| f.value).collect();
    assert!(told.iter().any(|why| why.contains("no training of its reviewer")), "{told:?}");
}

on_both!(a_round_that_no_event_ended_lets_nobody_score, super::by_nobody);

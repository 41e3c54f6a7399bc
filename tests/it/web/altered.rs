//! Rounds of training and seeded sheets are held once they have ended: what somebody with the database changes of them is noticed.

use touchstone::app::App;
use touchstone::app::reviewing::review::Seat;
use touchstone::domain::accounts::Role;
use touchstone::store::Target;

use super::training::{seeded_of, set, written};
use crate::api::{PROJECT, World};
use crate::support::database::{TestApp, by_hand, on_both};
use crate::support::member;
use crate::support::training::{sheet, trained};

/// The tables of what `ledger verify` names.
async fn broken(app: &App) -> Vec<&'static str> {
    app.verify_ledger().await.expect("verified").broken.into_iter().map(|b| b.table).collect()
}

async fn noticed(t: TestApp) {
    let world = World::with(t, set(4, "0.4")).await;
    let (app, target) = (&world.t.app, &world.t.database.target);
    let person = member(app, None, PROJECT, &[Role::Reviewer]).await;
    trained(app, PROJECT, person).await;
    for _ in 0..6 {
        written(&world).await;
    }
    while let Some(work) = app.next_review(PROJECT, person, Seat::Reviewer).await.expect("asked") {
        let levels = work.rubric.criterion.iter().map(|c| (c.id.clone(), 2)).collect();
        app.save_sheet(PROJECT, person, work.id.parse().expect("an id"), sheet(levels)).await.expect("saved");
    }
    assert!(!seeded_of(&world, person).await.is_empty(), "some of them were seeded");
    app.seal_all("test").await.expect("sealed");
    assert_eq!(broken(app).await, Vec::<&str>::new());
    assert_eq!(app.replay().await.expect("replayed").differences, Vec::new());

    for (damage, mended, table) in [
        ("UPDATE review_training SET passed = NOT passed", "UPDATE review_training SET passed = NOT passed", "review_training"),
        ("UPDATE review_training SET number = number + 1", "UPDATE review_training SET number = number - 1", "review_training"),
        (
            "UPDATE review_training SET agreement = agreement * 0.5",
            "UPDATE review_training SET agreement = agreement * 2.0",
            "review_training",
        ),
        (
            "UPDATE anchor_sheet SET total = total * 0.5 WHERE training_id IS NULL",
            "UPDATE anchor_sheet SET total = total * 2.0 WHERE training_id IS NULL",
            "anchor_sheet",
        ),
        (
            "UPDATE anchor_sheet SET place = place + 1 WHERE training_id IS NULL",
            "UPDATE anchor_sheet SET place = place - 1 WHERE training_id IS NULL",
            "anchor_sheet",
        ),
        (
            "UPDATE anchor_sheet SET total = total * 0.5 WHERE training_id IS NOT NULL",
            "UPDATE anchor_sheet SET total = total * 2.0 WHERE training_id IS NOT NULL",
            "review_training",
        ),
    ] {
        by_hand(target, damage).await;
        assert!(broken(app).await.contains(&table), "{damage}");
        by_hand(target, mended).await;
        assert_eq!(broken(app).await, Vec::<&str>::new(), "{mended}");
    }

    // A version that is not there ends in what replay tells, and not in its being at a loss.
    let version = match target {
        Target::Sqlite(_) => "UPDATE review_training SET version_id = x'00000000000000000000000000000001'",
        Target::Postgres(_) => {
            "SET session_replication_role = replica; UPDATE review_training SET version_id = '00000000-0000-0000-0000-000000000001'"
        }
    };
    by_hand(target, version).await;
    assert!(broken(app).await.contains(&"review_training"));
    let differences = app.replay().await.expect("replayed to its end").differences;
    assert!(differences.iter().any(|d| d.what == "version"), "{differences:?}");

    by_hand(target, "DELETE FROM anchor_sheet WHERE training_id IS NULL").await;
    assert!(broken(app).await.contains(&"anchor_sheet"));
}

on_both!(training_that_was_changed_by_hand_is_noticed, super::noticed);

//! Rows that point at nothing: an engine that was told to let them in says nothing of them by itself.

use touchstone::domain::accounts::Role;
use touchstone::store::admin::fsck;
use touchstone::store::{Db, Durability};

use crate::api::World;
use crate::support::database::{TestApp, by_hand, on_both};
use crate::web::staff_of_project;

async fn named(t: TestApp) {
    let world = World::new(t).await;
    staff_of_project(&world, "recruiter@example.sg", Role::Recruiter).await;
    let target = &world.t.database.target;
    let db = Db::open(target, Durability::OneEach).await.expect("opened");
    let broken = || async { fsck::check(&db).await.expect("checked").breaches };
    assert_eq!(broken().await, Vec::new());
    // As a superuser of PostgreSQL; SQLite is spoken to with its keys switched off.
    let freely = if db.is_postgres() { "SET session_replication_role = replica; " } else { "" };
    by_hand(target, &format!("{freely}DELETE FROM staff")).await;
    let roles = broken().await;
    let named: Vec<(&str, &str)> = roles.iter().map(|b| (b.invariant, b.detail.as_str())).collect();
    assert_eq!(named, [("foreign-key", "1 row of staff_role points at no staff")]);
    by_hand(target, &format!("{freely}DELETE FROM gold_set_version")).await;
    let details: Vec<String> = broken().await.into_iter().filter(|b| b.invariant == "foreign-key").map(|b| b.detail).collect();
    assert!(details.iter().any(|d| d.ends_with("rows of gold_item point at no gold_set_version")), "{details:?}");
}
on_both!(rows_that_point_at_nothing_are_named, super::named);

//! The OpenAPI document: its snapshot, and that it names every route.

use super::World;
use crate::support;
use crate::support::database::{TestApp, on_both};

async fn the_snapshot_is_what_is_served(t: TestApp) {
    let world = World::new(t).await;
    let served = world.nobody().get("/openapi.json").await.ok();
    let path = support::root().join("docs/openapi.json");
    let pretty = serde_json::to_string_pretty(&served).expect("JSON") + "\n";
    if std::env::var_os("TOUCHSTONE_WRITE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &pretty).expect("written");
    }
    let kept = std::fs::read_to_string(&path).expect("docs/openapi.json is there");
    assert_eq!(kept, pretty, "the API changed: TOUCHSTONE_WRITE_SNAPSHOTS=1 cargo test --test it snapshot writes docs/openapi.json anew");
    assert_eq!(served["openapi"], "3.1.0");
}

on_both!(snapshot, super::the_snapshot_is_what_is_served);

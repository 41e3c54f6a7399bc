//! An annotator acknowledges the guidelines where they read them, and is asked for nothing where the plan asks for nothing.

use serde_json::Value;

use super::Browser;
use crate::api::{PROJECT, World};
use crate::app::{checks, guidelines};
use crate::support::database::{TestApp, on_both};

async fn where_they_are_read(t: TestApp) {
    let world = World::with(t, guidelines::set("Judge what is said.")).await;
    let annotator = checks::annotator_called(&world.t.app, Some("lin@example.sg")).await;
    let platform = world.token(None, &["checks:write"]).await;
    let path = format!("/annotators/{annotator}/checks");
    let unread = platform.post(&path, Value::Null).await;
    assert_eq!(unread.code(), (409, "guidelines_unread".to_owned()), "{}", unread.text);
    let (own, page) = (Browser::new(&world), format!("/p/{PROJECT}/guidelines"));
    own.sign_in(&world, "lin@example.sg").await;
    let shown = own.get(&page).await;
    assert!(shown.text.contains("I have read these guidelines"), "{}", shown.text);
    let hash = shown.field("guidelines");
    assert_eq!(own.post(&page, &page, &[("guidelines", "another")]).await.status, 409, "others than the published ones");
    assert_eq!(own.post(&page, &page, &[("guidelines", &hash)]).await.status, 303);
    let text = own.get(&page).await.text;
    assert!(text.contains("You acknowledged these guidelines") && !text.contains("I have read these guidelines"), "{text}");
    assert_eq!(platform.post(&path, Value::Null).await.status, 201);
    // Whoever is no annotator reads them and is asked for nothing.
    let other = Browser::new(&world);
    other.sign_in(&world, "goh@example.sg").await;
    assert!(!other.get(&page).await.text.contains("I have read these guidelines"));
    assert_eq!(other.post(&page, &page, &[("guidelines", &hash)]).await.status, 404);
}

on_both!(guidelines_are_acknowledged_where_they_are_read, super::where_they_are_read);

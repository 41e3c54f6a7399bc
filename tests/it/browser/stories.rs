//! The stories that are told in the browser.

use super::told;
use crate::support::database::{Engine, TestApp, on_both};

/// With script on one database, without on the other: the same way must lead to the same end.
async fn in_chinese(t: TestApp) {
    match t.engine() {
        Engine::Sqlite => told("way.mjs", t, &[]).await,
        Engine::Postgres => told("way.mjs", t, &[("TOUCHSTONE_SCRIPT", "off")]).await,
    }
}
on_both!(the_whole_way_in_chinese, super::in_chinese);

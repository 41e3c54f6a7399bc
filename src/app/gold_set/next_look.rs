//! When a set's live items are looked at next.

use serde_json::json;

use crate::app::kernel::command::At;
use crate::domain::kernel::job::JobKind;
use crate::store::{StoreError, Tx};

/// The time between two looks, in seconds.
const DAY: i64 = 86_400;

/// Queues the next look at a set's items: one a day, whoever asks for it.
pub(in crate::app) async fn queue_look(tx: &mut Tx, at: &At, set: &str) -> Result<(), StoreError> {
    let due = at.now.plus_seconds(DAY);
    let day = due.microseconds() / (DAY * 1_000_000);
    at.queue_at(tx, JobKind::Look, json!({ "set": set, "project": set }), &format!("look {set} {day}"), due).await
}

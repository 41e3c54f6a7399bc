//! Places that come to a form while it is sat: the next block of an adaptive one, and an item in the place of one that was skipped. The
//! ledger is told of each, so that a place which came otherwise is noticed.

use serde_json::json;

use crate::app::kernel::command::{At, Happened};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::AttemptId;
use crate::domain::kernel::ledger::Kept;
use crate::domain::sitting::FormItem;
use crate::store::sitting::answers;
use crate::store::{StoreError, Tx};

/// Adds places to an attempt's form, by whoever it was that they come for.
pub(in crate::app) async fn add(tx: &mut Tx, at: &At, (attempt, who): (AttemptId, Actor), places: &[FormItem]) -> Result<(), StoreError> {
    let Some(first) = places.first() else { return Ok(()) };
    let subject = attempt.uuid();
    at.hold(tx, Kept::Form(subject)).await?;
    for place in places {
        answers::add_place(tx, attempt, place).await?;
    }
    let body = json!({ "block": first.block, "places": places.len() });
    at.tell(tx, Happened { kind: EventKind::AttemptPlaced, actor: who, subject, body, project: None }).await
}

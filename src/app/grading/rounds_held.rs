//! A round of training counts as the ledger's event ended it, and no other.

use std::collections::BTreeMap;

use super::closed::Closed;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::PersonId;
use crate::store::proving::ledger;
use crate::store::reviewing::sheets_left;
use crate::store::reviewing::sheets_left::Closes;
use crate::store::reviewing::training as rows;
use crate::store::reviewing::training::StoredRound;
use crate::store::{StoreError, Tx};

/// Whether a round that has ended is the one that an event ended, with what it came to. Those of an earlier release have no hash: whose it
/// is and what it came to is held.
pub(in crate::app) async fn is_as_it_ended(tx: &mut Tx, round: &StoredRound) -> Result<bool, StoreError> {
    let Some(ended) = round.ended else { return Ok(false) };
    let kind = if ended.passed { EventKind::ReviewerTrained } else { EventKind::ReviewerNotTrained };
    let events = ledger::all_of(tx, round.id.uuid(), "reviewer.").await?;
    let mut closed = Closed::default();
    let heard = events.iter().all(|event| event.is(kind) && closed.hear(event));
    let is: BTreeMap<_, _> =
        sheets_left::round(tx, round.id).await?.map(|left| ((Closes::Round, round.id.uuid()), left)).into_iter().collect();
    Ok(heard && !is.is_empty() && closed.held(&is).is_empty())
}

/// Whether somebody has passed the training on a rubric by rounds alone that no event ended so.
pub(in crate::app) async fn passed_by_hand(tx: &mut Tx, project: &str, reviewer: PersonId, rubric: &str) -> Result<bool, StoreError> {
    let mut by_hand = false;
    for round in rows::rounds(tx, project, reviewer).await? {
        if round.rubric == rubric && round.ended.is_some_and(|ended| ended.passed) {
            if is_as_it_ended(tx, &round).await? {
                return Ok(false);
            }
            by_hand = true;
        }
    }
    Ok(by_hand)
}

//! Attempts that were handed in and came to nothing yet.

use uuid::Uuid;

use super::error::Result;
use super::sql::{row, sql, vals};
use super::tx::Tx;
use crate::domain::id::AttemptId;

sql! {
    WAITING = "SELECT a.id AS id FROM attempt a WHERE a.state = 'handed_in' AND NOT EXISTS (SELECT 1 FROM stage_result r WHERE \
        r.attempt_id = a.id) ORDER BY a.id";
}

/// All of them: those whose grading is under way, those that people score, and those that something is wrong with.
///
/// # Errors
/// [`super::StoreError`].
pub async fn waiting(tx: &mut Tx) -> Result<Vec<AttemptId>> {
    row! { struct IdRow { id: Uuid } }
    Ok(tx.all::<IdRow>(&WAITING, vals![]).await?.into_iter().map(|r| AttemptId::from_uuid(r.id)).collect())
}

//! Places of forms that their person wants to come back to.

use uuid::Uuid;

use crate::domain::kernel::id::{AttemptId, FormItemId};
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    FLAG = "UPDATE form_item SET flagged = $3 WHERE id = $1 AND attempt_id = $2";
    FLAGGED = "SELECT id FROM form_item WHERE attempt_id = $1 AND flagged ORDER BY block, position";
}

/// Marks a place to come back to.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn flag(tx: &mut Tx, attempt: AttemptId, item: FormItemId) -> Result<()> {
    tx.run(&FLAG, vals![item.uuid(), attempt.uuid(), true]).await.map(drop)
}

/// Takes such a mark away.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn unflag(tx: &mut Tx, attempt: AttemptId, item: FormItemId) -> Result<()> {
    tx.run(&FLAG, vals![item.uuid(), attempt.uuid(), false]).await.map(drop)
}

/// The places that are marked to come back to.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn flagged(tx: &mut Tx, attempt: AttemptId) -> Result<Vec<FormItemId>> {
    row! { struct FlaggedRow { id: Uuid } }
    Ok(tx.all::<FlaggedRow>(&FLAGGED, vals![attempt.uuid()]).await?.into_iter().map(|r| FormItemId::from_uuid(r.id)).collect())
}

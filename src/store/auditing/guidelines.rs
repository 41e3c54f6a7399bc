//! Which guidelines an annotator acknowledged, by the hash of their texts.

use crate::domain::kernel::id::AnnotatorId;
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    ACKNOWLEDGE = "INSERT INTO guidelines_read (annotator_id, guidelines, at) VALUES ($1, $2, $3) \
        ON CONFLICT (annotator_id, guidelines) DO NOTHING";
    READ_AT = "SELECT at FROM guidelines_read WHERE annotator_id = $1 AND guidelines = $2";
}

/// Stores that an annotator acknowledged guidelines; whether it was for the first time.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn acknowledge(tx: &mut Tx, annotator: AnnotatorId, guidelines: &str, now: Moment) -> Result<bool> {
    Ok(tx.run(&ACKNOWLEDGE, vals![annotator.uuid(), guidelines, now]).await? == 1)
}

/// When an annotator acknowledged guidelines.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn read_at(tx: &mut Tx, annotator: AnnotatorId, guidelines: &str) -> Result<Option<Moment>> {
    row! { struct AtRow { at: i64 } }
    let found = tx.one::<AtRow>(&READ_AT, vals![annotator.uuid(), guidelines]).await?;
    Ok(found.map(|r| Moment::from_microseconds(r.at)))
}

//! Documents that people sent, held against their hashes.

use uuid::Uuid;

use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    DOCUMENTS = "SELECT id, bytes, hash FROM evidence WHERE id > $1 ORDER BY id LIMIT 4";
}

/// Documents after one, a few at a time: each with whether its bytes are those of its hash.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn page(tx: &mut Tx, after: Uuid) -> Result<Vec<(Uuid, bool)>> {
    row! { struct DocumentRow { id: Uuid, bytes: Vec<u8>, hash: String } }
    let rows = tx.all::<DocumentRow>(&DOCUMENTS, vals![after]).await?;
    Ok(rows.into_iter().map(|r| (r.id, blake3::hash(&r.bytes).to_hex().to_string() == r.hash)).collect())
}

//! Items that are drawn no more.

use crate::domain::gold_set::contest::RetiredFor;
use crate::domain::kernel::id::PersonId;
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    RETIRE = "INSERT INTO retired_item (set_id, item_id, reason, note, retired_by, at) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (set_id, item_id) DO NOTHING";
    RETIRED = "SELECT item_id, reason, note, at FROM retired_item WHERE set_id = $1 ORDER BY item_id";
}

/// An item that is drawn no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retired {
    /// The author's id.
    pub item: String,
    /// Why.
    pub reason: RetiredFor,
    /// For the file.
    pub note: String,
    /// When.
    pub at: Moment,
}

/// Retires an item; nothing happens where it is retired already.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn retire(tx: &mut Tx, set: &str, item: &str, reason: RetiredFor, note: &str, by: PersonId, now: Moment) -> Result<bool> {
    Ok(tx.run(&RETIRE, vals![set, item, reason.as_str(), note, by.uuid(), now]).await? == 1)
}

/// A set's retired items.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn retired(tx: &mut Tx, set: &str) -> Result<Vec<Retired>> {
    row! { struct RetiredRow { item_id: String, reason: String, note: String, at: i64 } }
    let rows = tx.all::<RetiredRow>(&RETIRED, vals![set]).await?;
    let retired = |r: RetiredRow| {
        let reason = known(RetiredFor::from_name(&r.reason), ("retired_item", "reason"), &r.item_id)?;
        Ok(Retired { item: r.item_id, reason, note: r.note, at: Moment::from_microseconds(r.at) })
    };
    rows.into_iter().map(retired).collect()
}

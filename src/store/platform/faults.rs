//! Faults of computing: how often each kind of work failed, for whoever looks after the installation.

use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    NOTE = "INSERT INTO fault (name, times, last_at) VALUES ($1, 1, $2) \
        ON CONFLICT (name) DO UPDATE SET times = fault.times + 1, last_at = excluded.last_at";
    ALL = "SELECT name, times, last_at FROM fault ORDER BY name";
}

/// A kind of work that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The work.
    pub name: String,
    /// How often.
    pub times: i64,
    /// When last.
    pub last_at: Moment,
}

/// Counts a failure.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn note(tx: &mut Tx, name: &str, now: Moment) -> Result<()> {
    tx.run(&NOTE, vals![name, now]).await.map(drop)
}

/// Every kind of work that ever failed.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn all(tx: &mut Tx) -> Result<Vec<Fault>> {
    row! { struct FaultRow { name: String, times: i64, last_at: i64 } }
    let rows = tx.all::<FaultRow>(&ALL, vals![]).await?;
    Ok(rows.into_iter().map(|r| Fault { name: r.name, times: r.times, last_at: Moment::from_microseconds(r.last_at) }).collect())
}

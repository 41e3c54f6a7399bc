//! Guarded doors: tries are counted by one conditional statement before anything is compared, so that no two of them pass on one count.

use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    // Not let through: no row comes back, and nothing is changed.
    TRY = "INSERT INTO guard (door, tries, wait_us, tried_at) VALUES ($1, 1, 0, $2) ON CONFLICT (door) DO UPDATE SET \
        tries = CASE WHEN guard.tried_at < $3 THEN 1 ELSE guard.tries + 1 END, \
        wait_us = CASE WHEN guard.tried_at < $3 OR guard.tries + 1 < $4 THEN 0 WHEN guard.wait_us = 0 THEN $5 \
            WHEN guard.wait_us * 2 > $6 THEN $6 ELSE guard.wait_us * 2 END, tried_at = $2 \
        WHERE guard.tried_at < $3 OR guard.tried_at + guard.wait_us <= $2 OR guard.tried_at > $2 + $6 RETURNING tries";
    FREE_AT = "SELECT tried_at + wait_us AS free_at FROM guard WHERE door = $1";
    GIVE_BACK = "UPDATE guard SET tries = tries - 1, wait_us = CASE WHEN tries - 1 < $2 THEN 0 ELSE wait_us / 2 END WHERE door = $1 \
        AND tries > 0";
    CLEAR = "DELETE FROM guard WHERE door = $1";
}

/// How a door is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Tries before the first wait; at least 2.
    pub free: i64,
    /// The first wait in seconds; each further one is twice as long.
    pub first: i64,
    /// The longest wait in seconds.
    pub longest: i64,
    /// Seconds without a try after which everything is forgotten; not less than the longest wait.
    pub forgotten: i64,
}

const SECOND: i64 = 1_000_000;

/// Counts a try. `None` where it is let through, else the moment from which one is.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn attempt(tx: &mut Tx, door: &str, rule: Rule, now: Moment) -> Result<Option<Moment>> {
    row! { struct TriesRow { tries: i64 } }
    row! { struct FreeRow { free_at: i64 } }
    let forgotten = now.plus_seconds(-rule.forgotten);
    let values = vals![door, now, forgotten, rule.free, rule.first * SECOND, rule.longest * SECOND];
    if tx.one::<TriesRow>(&TRY, values).await?.is_some_and(|r| r.tries > 0) {
        return Ok(None);
    }
    let free = tx.one::<FreeRow>(&FREE_AT, vals![door]).await?.map_or(now, |r| Moment::from_microseconds(r.free_at));
    Ok(Some(free))
}

/// Takes a try that was right out of the count again; a wait that grew gets shorter.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn give_back(tx: &mut Tx, door: &str, rule: Rule) -> Result<()> {
    tx.run(&GIVE_BACK, vals![door, rule.free]).await.map(drop)
}

/// Forgets a door's tries.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn clear(tx: &mut Tx, door: &str) -> Result<()> {
    tx.run(&CLEAR, vals![door]).await.map(drop)
}

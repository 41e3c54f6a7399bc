//! Moments that are kept so that time never goes back, and the database's own clock.

use super::error::{Result, StoreError};
use super::sql::{row, sql, vals};
use super::tx::Tx;
use crate::domain::kernel::moment::Moment;

/// The mark of the latest moment that any process believed.
pub const BELIEVED: &str = "believed";
/// The mark of the moment to which time was last moved ahead for all processes.
pub const CORRECTED: &str = "corrected";
/// The mark of when a head of the ledger was last mailed.
pub const HEAD_MAILED: &str = "head mailed";
/// The mark of when what is no longer needed was last removed.
pub const CLEANED_UP: &str = "cleaned up";

sql! {
    // The only statement that asks a database for the time: processes that share one agree on it. On SQLite, which nobody shares, it is not
    // asked.
    NOW = "SELECT CAST(unixepoch('subsec') * 1000000 AS INTEGER) AS at",
        postgres "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT) AS at";
    // A file of SQLite has one process.
    OTHERS = "SELECT 0 AS at",
        postgres "SELECT COUNT(*) AS at FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'touchstone%' \
        AND application_name <> current_setting('application_name')";
    MARK = "SELECT at FROM time_mark WHERE name = $1";
    RAISE = "INSERT INTO time_mark (name, at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET at = CASE WHEN excluded.at > time_mark.at \
        THEN excluded.at ELSE time_mark.at END RETURNING at";
    TAKE_TURN = "INSERT INTO time_mark (name, at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET at = excluded.at WHERE time_mark.at \
        <= $3";
    NEWEST = "SELECT COALESCE(MAX(at), 0) AS at FROM ledger_event";
    LATEST = "SELECT CASE WHEN e.at > a.at THEN e.at ELSE a.at END AS at FROM (SELECT COALESCE(MAX(at), 0) AS at FROM ledger_event) AS e, \
        (SELECT COALESCE(MAX(saved_at), 0) AS at FROM answer) AS a";
    SET_BACK = "UPDATE time_mark SET at = $2 WHERE name = $1 AND at > $2";
    GIVE_TIME = "UPDATE attempt SET ends_at = ends_at + $1, checking_since = checking_since + $1 WHERE state = 'open'";
}

row! { struct AtRow { at: i64 } }

/// The database's time.
///
/// # Errors
/// [`StoreError`].
pub async fn now(tx: &mut Tx) -> Result<Moment> {
    let row = tx.one::<AtRow>(&NOW, vals![]).await?;
    row.map(|r| Moment::from_microseconds(r.at)).ok_or_else(|| StoreError::Unsuitable("the database does not tell the time".to_owned()))
}

/// Whether other processes of this program are connected to the same database.
///
/// # Errors
/// [`StoreError`].
pub async fn others_are_connected(tx: &mut Tx) -> Result<bool> {
    Ok(tx.one::<AtRow>(&OTHERS, vals![]).await?.is_some_and(|r| r.at > 0))
}

/// The moment under a name, if there is one.
///
/// # Errors
/// [`StoreError`].
pub async fn mark(tx: &mut Tx, name: &'static str) -> Result<Option<Moment>> {
    Ok(tx.one::<AtRow>(&MARK, vals![name]).await?.map(|r| Moment::from_microseconds(r.at)))
}

/// Moves a mark ahead, never back; where it is now.
///
/// # Errors
/// [`StoreError`].
pub async fn raise(tx: &mut Tx, name: &'static str, at: Moment) -> Result<Moment> {
    Ok(tx.one::<AtRow>(&RAISE, vals![name, at]).await?.map_or(at, |r| Moment::from_microseconds(r.at)))
}

/// Takes the turn at a periodic work that was last done at or before a moment; whether it was had.
///
/// # Errors
/// [`StoreError`].
pub async fn take_turn(tx: &mut Tx, name: &'static str, now: Moment, last_before: Moment) -> Result<bool> {
    Ok(tx.run(&TAKE_TURN, vals![name, now, last_before]).await? == 1)
}

/// The moment of the newest event.
///
/// # Errors
/// [`StoreError`].
pub async fn newest_event(tx: &mut Tx) -> Result<Moment> {
    Ok(Moment::from_microseconds(tx.one::<AtRow>(&NEWEST, vals![]).await?.map_or(0, |r| r.at)))
}

/// The latest moment at which something happened: an event, or an answer that was saved. It reads every answer.
///
/// # Errors
/// [`StoreError`].
pub async fn latest_trace(tx: &mut Tx) -> Result<Moment> {
    Ok(Moment::from_microseconds(tx.one::<AtRow>(&LATEST, vals![]).await?.map_or(0, |r| r.at)))
}

/// Lets time begin at a moment again, which no event is after: for a demo that is laid out.
///
/// # Errors
/// [`StoreError`].
pub async fn set_back(tx: &mut Tx, to: Moment) -> Result<()> {
    tx.run(&SET_BACK, vals![BELIEVED, to]).await.map(drop)
}

/// Gives every open attempt so many microseconds more, those whose clock stands still too; how many there are.
///
/// # Errors
/// [`StoreError`].
pub async fn give_time(tx: &mut Tx, microseconds: i64) -> Result<u64> {
    tx.run(&GIVE_TIME, vals![microseconds]).await
}

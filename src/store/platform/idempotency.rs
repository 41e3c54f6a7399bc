//! Answers to requests that may come twice.

use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, StoreError};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    // A key whose time is over is new, also where its row is still there.
    REMEMBER = "INSERT INTO idempotency (scope, idem_key, request_hash, status, response, created_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (scope, idem_key) DO UPDATE SET request_hash = excluded.request_hash, status = \
        excluded.status, \
        response = excluded.response, created_at = excluded.created_at, expires_at = excluded.expires_at \
        WHERE idempotency.expires_at <= excluded.created_at";
    RECALL = "SELECT request_hash, status, response FROM idempotency WHERE scope = $1 AND idem_key = $2 AND expires_at > $3";
    // Where no command took the key along, it is kept with the answer.
    ANSWERED = "INSERT INTO idempotency (scope, idem_key, request_hash, status, response, created_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (scope, idem_key) DO UPDATE SET status = excluded.status, response = \
        excluded.response \
        WHERE idempotency.request_hash = excluded.request_hash";
    // The key that was answered just now stays, whatever the clock says of the others.
    FEWER = "DELETE FROM idempotency WHERE scope = $1 AND idem_key <> $2 AND (created_at, idem_key) <= (SELECT created_at, idem_key FROM \
        idempotency WHERE scope = $1 ORDER BY created_at DESC, idem_key DESC LIMIT 1 OFFSET $3)";
    FORGET = "DELETE FROM idempotency WHERE (scope, idem_key) IN (SELECT scope, idem_key FROM idempotency WHERE expires_at <= $1 LIMIT \
        1000)";
}

/// What was answered to a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// BLAKE3 of what was asked, hexadecimal.
    pub request_hash: String,
    /// The answer's status.
    pub status: i64,
    /// The answer's body.
    pub response: String,
}

/// Remembers an answer.
///
/// # Errors
/// [`crate::store::StoreError::Conflict`] where the key has an answer already.
pub async fn remember(tx: &mut Tx, scope: &str, key: &str, answer: &Remembered, now: Moment, until: Moment) -> Result<()> {
    let a = answer;
    let stored = tx.run(&REMEMBER, vals![scope, key, a.request_hash.as_str(), a.status, a.response.as_str(), now, until]).await?;
    if stored == 1 { Ok(()) } else { Err(StoreError::Conflict { constraint: "idempotency_pkey".to_owned() }) }
}

/// What was answered to a key, if it is kept still.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn recall(tx: &mut Tx, scope: &str, key: &str, now: Moment) -> Result<Option<Remembered>> {
    row! { struct RecallRow { request_hash: String, status: i64, response: String } }
    let row = tx.one::<RecallRow>(&RECALL, vals![scope, key, now]).await?;
    Ok(row.map(|r| Remembered { request_hash: r.request_hash, status: r.status, response: r.response }))
}

/// Forgets the oldest keys of a sender beyond a number, all but one that was answered just now; how many.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn fewer(tx: &mut Tx, scope: &str, but: &str, most: i64) -> Result<u64> {
    tx.run(&FEWER, vals![scope, but, most]).await
}

/// Forgets what is no longer kept, at most a thousand; how many.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn forget(tx: &mut Tx, now: Moment) -> Result<u64> {
    tx.run(&FORGET, vals![now]).await
}

/// Adds the answer to a key that was remembered with its change, or keeps both where the work was no command.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn answered(tx: &mut Tx, scope: &str, key: &str, answer: &Remembered, now: Moment, until: Moment) -> Result<()> {
    let a = answer;
    tx.run(&ANSWERED, vals![scope, key, a.request_hash.as_str(), a.status, a.response.as_str(), now, until]).await.map(drop)
}

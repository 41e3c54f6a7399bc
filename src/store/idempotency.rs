//! Answers to requests that may come twice.

use super::error::Result;
use super::sql::{row, sql, vals};
use super::tx::Tx;
use crate::domain::moment::Moment;

sql! {
    REMEMBER = "INSERT INTO idempotency (scope, idem_key, request_hash, status, response, created_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    RECALL = "SELECT request_hash, status, response FROM idempotency WHERE scope = $1 AND idem_key = $2 AND expires_at > $3";
    ANSWERED = "UPDATE idempotency SET status = $3, response = $4 WHERE scope = $1 AND idem_key = $2";
    FORGET = "DELETE FROM idempotency WHERE expires_at <= $1";
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
/// [`super::StoreError::Conflict`] where the key has an answer already.
pub async fn remember(tx: &mut Tx, scope: &str, key: &str, answer: &Remembered, now: Moment, until: Moment) -> Result<()> {
    let a = answer;
    tx.run(&REMEMBER, vals![scope, key, a.request_hash.as_str(), a.status, a.response.as_str(), now, until]).await.map(drop)
}

/// What was answered to a key, if it is kept still.
///
/// # Errors
/// [`super::StoreError`].
pub async fn recall(tx: &mut Tx, scope: &str, key: &str, now: Moment) -> Result<Option<Remembered>> {
    row! { struct RecallRow { request_hash: String, status: i64, response: String } }
    let row = tx.one::<RecallRow>(&RECALL, vals![scope, key, now]).await?;
    Ok(row.map(|r| Remembered { request_hash: r.request_hash, status: r.status, response: r.response }))
}

/// Forgets what is no longer kept; how many.
///
/// # Errors
/// [`super::StoreError`].
pub async fn forget(tx: &mut Tx, now: Moment) -> Result<u64> {
    tx.run(&FORGET, vals![now]).await
}

/// Adds the answer to a key that was remembered with its change.
///
/// # Errors
/// [`super::StoreError`].
pub async fn answered(tx: &mut Tx, scope: &str, key: &str, status: i64, response: &str) -> Result<()> {
    tx.run(&ANSWERED, vals![scope, key, status, response]).await.map(drop)
}

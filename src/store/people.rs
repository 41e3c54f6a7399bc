//! People, their sessions and tokens.

use super::error::Result;
use super::sql::{sql, vals};
use super::tx::Tx;
use crate::domain::id::{PersonId, SessionId, TokenId};
use crate::domain::moment::Moment;
use serde_json::Value;

sql! {
    INSERT_PERSON = "INSERT INTO person (id, email, display_name, created_at) VALUES ($1, $2, $3, $4)";
    INSERT_SESSION = "INSERT INTO session (id, person_id, secret_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    INSERT_TOKEN = "INSERT INTO token (id, person_id, kind, secret_hash, scopes, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
}

/// Adds a person.
///
/// # Errors
/// [`super::StoreError::Conflict`] where the address is taken.
pub async fn insert_person(tx: &mut Tx, id: PersonId, email: Option<&str>, display_name: Option<&str>, at: Moment) -> Result<()> {
    tx.run(&INSERT_PERSON, vals![id.uuid(), email, display_name, at]).await.map(drop)
}

/// Adds a session; only the hash of its secret is stored.
///
/// # Errors
/// [`super::StoreError`].
pub async fn insert_session(tx: &mut Tx, id: SessionId, person: PersonId, secret: &[u8], at: Moment, expires: Moment) -> Result<()> {
    let hash = blake3::hash(secret).to_hex().to_string();
    tx.run(&INSERT_SESSION, vals![id.uuid(), person.uuid(), hash, at, expires]).await.map(drop)
}

/// A token to be stored.
#[derive(Debug)]
pub struct NewToken<'a> {
    /// The token.
    pub id: TokenId,
    /// Whom it acts for; none for the platform.
    pub person: Option<PersonId>,
    /// `api` or `sign_in`.
    pub kind: &'a str,
    /// Its secret, of which only the hash is stored.
    pub secret: &'a [u8],
    /// What it may do.
    pub scopes: &'a [&'a str],
    /// Made.
    pub at: Moment,
    /// Ends by itself.
    pub expires: Moment,
}

/// Adds a token.
///
/// # Errors
/// [`super::StoreError`].
pub async fn insert_token(tx: &mut Tx, token: &NewToken<'_>) -> Result<()> {
    let hash = blake3::hash(token.secret).to_hex().to_string();
    let person = token.person.map(PersonId::uuid);
    let values = vals![token.id.uuid(), person, token.kind, hash, Value::from(token.scopes.to_vec()), token.at, token.expires];
    tx.run(&INSERT_TOKEN, values).await.map(drop)
}

//! People and API tokens.

use std::collections::BTreeMap;

use crate::domain::accounts::TokenKind;
use crate::domain::kernel::id::{PersonId, TokenId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::{Tx, id_list};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

sql! {
    INSERT_PERSON = "INSERT INTO person (id, email, display_name, created_at) VALUES ($1, $2, $3, $4)";
    PERSON = "SELECT email, display_name, COALESCE(language, language_asked) AS lang FROM person WHERE id = $1";
    NAMES = "SELECT id, email, display_name FROM person WHERE id IN (SELECT unhex(value) FROM json_each($1))",
        postgres "SELECT id, email, display_name FROM person WHERE id IN (SELECT CAST(value AS UUID) FROM jsonb_array_elements_text($1))";
    SET_NAME = "UPDATE person SET display_name = $2 WHERE id = $1";
    SET_LANG = "UPDATE person SET language = $2 WHERE id = $1";
    SET_ASKED = "UPDATE person SET language_asked = $2 WHERE id = $1 AND language_asked IS NULL";
    INSERT_TOKEN = "INSERT INTO token (id, person_id, project, kind, secret_hash, scopes, created_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    TOKEN = "SELECT id, person_id, project, scopes FROM token WHERE secret_hash = $1 AND kind = 'api' AND revoked_at IS NULL \
        AND expires_at > $2";
    TOKENS = "SELECT t.id AS id, t.person_id AS person_id, t.project AS project, t.scopes AS scopes, p.email AS email, \
        t.created_at AS created_at, t.expires_at AS expires_at FROM token t LEFT JOIN person p ON p.id = t.person_id \
        WHERE t.kind = 'api' AND t.revoked_at IS NULL AND t.expires_at > $1 ORDER BY t.created_at, t.id";
    TOKENS_OF = "SELECT id, person_id, project, scopes FROM token \
        WHERE kind = 'api' AND person_id = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY created_at, id";
    REVOKE = "UPDATE token SET revoked_at = CASE WHEN created_at > $2 THEN created_at ELSE $2 END WHERE id = $1 AND revoked_at IS NULL";
    BY_EMAIL = "SELECT id FROM person WHERE email = $1";
    READERS = "SELECT p.id AS id, p.display_name AS name, p.email AS email FROM person p WHERE EXISTS \
        (SELECT 1 FROM staff_role r WHERE r.person_id = p.id AND r.project = $1 AND r.role IN ('reviewer', 'adjudicator')) OR EXISTS \
        (SELECT 1 FROM review_training t WHERE t.reviewer = p.id AND t.project = $1) ORDER BY p.id";
}

/// Adds a person.
///
/// # Errors
/// [`crate::store::StoreError::Conflict`] where the address is taken.
pub async fn insert_person(tx: &mut Tx, id: PersonId, email: Option<&str>, display_name: Option<&str>, at: Moment) -> Result<()> {
    tx.run(&INSERT_PERSON, vals![id.uuid(), email, display_name, at]).await.map(drop)
}

/// What is known of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Address in lower case.
    pub email: Option<String>,
    /// As they write their name.
    pub display_name: Option<String>,
    /// Language of mails: the one that they chose, else the one that their browser asked for first.
    pub lang: Option<String>,
}

/// What is known of a person.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn person(tx: &mut Tx, id: PersonId) -> Result<Option<Person>> {
    row! { struct PersonRow { email: Option<String>, display_name: Option<String>, lang: Option<String> } }
    let row = tx.one::<PersonRow>(&PERSON, vals![id.uuid()]).await?;
    Ok(row.map(|r| Person { email: r.email, display_name: r.display_name, lang: r.lang }))
}

/// The names of people, or their addresses where they have given none.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn names(tx: &mut Tx, of: &[PersonId]) -> Result<BTreeMap<PersonId, String>> {
    row! { struct NameRow { id: Uuid, email: Option<String>, display_name: Option<String> } }
    let ids = id_list(tx, of.iter().map(|id| id.uuid()));
    let rows = tx.all::<NameRow>(&NAMES, vals![ids]).await?;
    Ok(rows.into_iter().map(|r| (PersonId::from_uuid(r.id), r.display_name.or(r.email).unwrap_or_default())).collect())
}

/// Keeps a person's name as they write it.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn set_name(tx: &mut Tx, id: PersonId, name: &str) -> Result<()> {
    tx.run(&SET_NAME, vals![id.uuid(), name]).await.map(drop)
}

/// Keeps the language that a person's browser asked for first: mails are in it as long as they have chosen none.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn set_asked(tx: &mut Tx, id: PersonId, lang: &str) -> Result<()> {
    tx.run(&SET_ASKED, vals![id.uuid(), lang]).await.map(drop)
}

/// Keeps the language that a person chose.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn set_lang(tx: &mut Tx, id: PersonId, lang: &str) -> Result<()> {
    tx.run(&SET_LANG, vals![id.uuid(), lang]).await.map(drop)
}

/// A token to be stored.
#[derive(Debug)]
pub struct NewToken<'a> {
    /// The token.
    pub id: TokenId,
    /// Whom it acts for; none for the platform.
    pub person: Option<PersonId>,
    /// The project that it opens.
    pub project: &'a str,
    /// What it opens.
    pub kind: TokenKind,
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
/// [`crate::store::StoreError`].
pub async fn insert_token(tx: &mut Tx, token: &NewToken<'_>) -> Result<()> {
    let hash = blake3::hash(token.secret).to_hex().to_string();
    let person = token.person.map(PersonId::uuid);
    let values = vals![
        token.id.uuid(),
        person,
        token.project,
        token.kind.as_str(),
        hash,
        Value::from(token.scopes.to_vec()),
        token.at,
        token.expires
    ];
    tx.run(&INSERT_TOKEN, values).await.map(drop)
}

/// What an API token opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The token.
    pub id: TokenId,
    /// Whom it acts for; none for the platform.
    pub person: Option<PersonId>,
    /// The project that it opens.
    pub project: String,
    /// What it may do, by name.
    pub scopes: Vec<String>,
}

row! { struct TokenRow { id: Uuid, person_id: Option<Uuid>, project: String, scopes: Json<Vec<String>> } }

impl TokenRow {
    fn into_domain(self) -> Token {
        let person = self.person_id.map(PersonId::from_uuid);
        Token { id: TokenId::from_uuid(self.id), person, project: self.project, scopes: self.scopes.0 }
    }
}

/// The API token of a secret, while it holds.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn token(tx: &mut Tx, secret: &[u8], now: Moment) -> Result<Option<Token>> {
    let hash = blake3::hash(secret).to_hex().to_string();
    Ok(tx.one::<TokenRow>(&TOKEN, vals![hash, now]).await?.map(TokenRow::into_domain))
}

/// An API token in a list.
#[derive(Clone, Debug)]
pub struct ListedToken {
    /// The token.
    pub token: Token,
    /// The address of the person whom it acts for.
    pub email: Option<String>,
    /// When it was made.
    pub created_at: Moment,
    /// When it ends by itself.
    pub expires_at: Moment,
}

/// Every API token that holds.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn tokens(tx: &mut Tx, now: Moment) -> Result<Vec<ListedToken>> {
    row! {
        struct ListedRow {
            id: Uuid, person_id: Option<Uuid>, project: String, scopes: Json<Vec<String>>, email: Option<String>, created_at: i64,
            expires_at: i64,
        }
    }
    let listed = |r: ListedRow| ListedToken {
        token: Token { id: TokenId::from_uuid(r.id), person: r.person_id.map(PersonId::from_uuid), project: r.project, scopes: r.scopes.0 },
        email: r.email,
        created_at: Moment::from_microseconds(r.created_at),
        expires_at: Moment::from_microseconds(r.expires_at),
    };
    Ok(tx.all::<ListedRow>(&TOKENS, vals![now]).await?.into_iter().map(listed).collect())
}

/// The tokens of a person that hold.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn tokens_of(tx: &mut Tx, person: PersonId, now: Moment) -> Result<Vec<Token>> {
    Ok(tx.all::<TokenRow>(&TOKENS_OF, vals![person.uuid(), now]).await?.into_iter().map(TokenRow::into_domain).collect())
}

/// Takes a token away; whether it held.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn revoke(tx: &mut Tx, id: TokenId, now: Moment) -> Result<bool> {
    Ok(tx.run(&REVOKE, vals![id.uuid(), now]).await? == 1)
}

/// The person of an address, in lower case.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn by_email(tx: &mut Tx, email: &str) -> Result<Option<PersonId>> {
    row! { struct IdRow { id: Uuid } }
    Ok(tx.one::<IdRow>(&BY_EMAIL, vals![email]).await?.map(|r| PersonId::from_uuid(r.id)))
}

/// Everybody who may score in a project or was trained to, with the name or address by which staff know them.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn readers(tx: &mut Tx, project: &str) -> Result<Vec<(PersonId, String)>> {
    row! { struct ReaderRow { id: Uuid, name: Option<String>, email: Option<String> } }
    let rows = tx.all::<ReaderRow>(&READERS, vals![project]).await?;
    Ok(rows.into_iter().map(|r| (PersonId::from_uuid(r.id), r.name.or(r.email).unwrap_or_default())).collect())
}

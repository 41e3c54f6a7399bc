//! Mails to sign in by: who asked for one, hashes of its code and of its link's secret, codes that are counted.

use uuid::Uuid;

use super::sessions::hash;
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    INSERT = "INSERT INTO sign_in (id, email, code_hash, link_hash, created_at, expires_at, tries) VALUES ($1, $2, $3, $4, $5, $6, 0)";
    ASKED = "SELECT email, code_hash, used_at, expires_at FROM sign_in WHERE id = $1 AND link_hash = $2";
    BY_LINK = "SELECT id, email, code_hash, tries FROM sign_in WHERE link_hash = $1 AND used_at IS NULL AND expires_at > $2";
    COUNT_CODE = "UPDATE sign_in SET tries = tries + 1 WHERE id = $1 AND used_at IS NULL AND expires_at > $2 AND tries < $3 \
        RETURNING id, email, code_hash, tries";
    USED = "UPDATE sign_in SET used_at = $2 WHERE id = $1 AND used_at IS NULL";
    USED_ALL = "UPDATE sign_in SET used_at = $2 WHERE email = $1 AND used_at IS NULL";
}

/// A mail that was asked for and may still be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// Which.
    pub id: Uuid,
    /// To whom it went.
    pub email: String,
    /// BLAKE3 of the id and the code, hexadecimal.
    pub code_hash: String,
    /// Codes that were tried so far.
    pub tries: i64,
}

/// Stores that a mail was asked for: hashes of its code and of its link's secret.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert(tx: &mut Tx, id: Uuid, email: &str, code_hash: &str, link: &[u8], at: Moment, expires: Moment) -> Result<()> {
    tx.run(&INSERT, vals![id, email, code_hash, hash(link), at, expires]).await.map(drop)
}

row! { struct SignInRow { id: Uuid, email: String, code_hash: String, tries: i64 } }

impl SignInRow {
    fn into_domain(self) -> SignIn {
        SignIn { id: self.id, email: self.email, code_hash: self.code_hash, tries: self.tries }
    }
}

/// A mail that was asked for, used or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The address that asked for it.
    pub email: String,
    /// BLAKE3 of the id and the code, hexadecimal.
    pub code_hash: String,
    /// Whether it was used.
    pub used: bool,
    /// Until when it may be used.
    pub expires_at: Moment,
}

/// The mail that was asked for under an id and with a link's secret.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn asked(tx: &mut Tx, id: Uuid, link: &[u8]) -> Result<Option<Asked>> {
    row! { struct AskedRow { email: String, code_hash: String, used_at: Option<i64>, expires_at: i64 } }
    let asked = |r: AskedRow| Asked {
        email: r.email,
        code_hash: r.code_hash,
        used: r.used_at.is_some(),
        expires_at: Moment::from_microseconds(r.expires_at),
    };
    Ok(tx.one::<AskedRow>(&ASKED, vals![id, hash(link)]).await?.map(asked))
}

/// The mail of a link's secret, while it may be used.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn by_link(tx: &mut Tx, secret: &[u8], now: Moment) -> Result<Option<SignIn>> {
    Ok(tx.one::<SignInRow>(&BY_LINK, vals![hash(secret), now]).await?.map(SignInRow::into_domain))
}

/// Counts a code that is about to be compared, and gives the mail with this try among its tries: `None` where the mail may not be used or
/// has borne as many codes as it may.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn count_code(tx: &mut Tx, id: Uuid, now: Moment, most: i64) -> Result<Option<SignIn>> {
    Ok(tx.one::<SignInRow>(&COUNT_CODE, vals![id, now, most]).await?.map(SignInRow::into_domain))
}

/// Uses a mail up; whether it had not been used.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn use_up(tx: &mut Tx, id: Uuid, now: Moment) -> Result<bool> {
    Ok(tx.run(&USED, vals![id, now]).await? == 1)
}

/// Uses up every mail that went to an address.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn use_up_all(tx: &mut Tx, email: &str, now: Moment) -> Result<()> {
    tx.run(&USED_ALL, vals![email, now]).await.map(drop)
}

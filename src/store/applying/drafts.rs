//! What was typed into a step of an application and not sent yet.

use serde_json::{Value, json};
use sqlx::types::Json;

use crate::domain::kernel::id::ApplicationId;
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, StoreError};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    KEEP = "INSERT INTO draft (application_id, step, typed, at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (application_id, step) DO UPDATE SET typed = excluded.typed, at = excluded.at";
    ONE = "SELECT typed, at FROM draft WHERE application_id = $1 AND step = $2";
    ALL = "SELECT step, typed FROM draft WHERE application_id = $1 ORDER BY step";
    FORGET = "DELETE FROM draft WHERE application_id = $1 AND step = $2";
    FORGET_ALL = "DELETE FROM draft WHERE application_id = $1";
}

/// What was typed, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The form's fields, in order.
    pub fields: Vec<(String, String)>,
    /// When it was typed last.
    pub at: Moment,
}

/// Keeps what was typed into a step, in the place of what was kept before.
///
/// # Errors
/// [`StoreError`].
pub async fn keep(tx: &mut Tx, of: ApplicationId, step: &str, fields: &[(String, String)], now: Moment) -> Result<()> {
    tx.run(&KEEP, vals![of.uuid(), step, json!(fields), now]).await.map(drop)
}

/// What was typed into a step.
///
/// # Errors
/// [`StoreError`].
pub async fn one(tx: &mut Tx, of: ApplicationId, step: &str) -> Result<Option<Typed>> {
    row! { struct TypedRow { typed: Json<Value>, at: i64 } }
    let Some(found) = tx.one::<TypedRow>(&ONE, vals![of.uuid(), step]).await? else { return Ok(None) };
    let corrupt = |_| StoreError::Corrupt { table: "draft", column: "typed", row: format!("{of} {step}") };
    Ok(Some(Typed { fields: serde_json::from_value(found.typed.0).map_err(corrupt)?, at: Moment::from_microseconds(found.at) }))
}

/// All that was typed into an application: by step, the form's fields.
///
/// # Errors
/// [`StoreError`].
pub async fn all(tx: &mut Tx, of: ApplicationId) -> Result<Vec<(String, Vec<(String, String)>)>> {
    row! { struct StepRow { step: String, typed: Json<Value> } }
    let rows = tx.all::<StepRow>(&ALL, vals![of.uuid()]).await?;
    let one = |row: StepRow| match serde_json::from_value(row.typed.0) {
        Ok(fields) => Ok((row.step, fields)),
        Err(_) => Err(StoreError::Corrupt { table: "draft", column: "typed", row: format!("{of} {}", row.step) }),
    };
    rows.into_iter().map(one).collect()
}

/// Forgets what was typed into a step, which was sent or let go; whether anything was kept there.
///
/// # Errors
/// [`StoreError`].
pub async fn forget(tx: &mut Tx, of: ApplicationId, step: &str) -> Result<bool> {
    Ok(tx.run(&FORGET, vals![of.uuid(), step]).await? == 1)
}

/// Forgets all that was typed into an application.
///
/// # Errors
/// [`StoreError`].
pub async fn forget_all(tx: &mut Tx, of: ApplicationId) -> Result<()> {
    tx.run(&FORGET_ALL, vals![of.uuid()]).await.map(drop)
}

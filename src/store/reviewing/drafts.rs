//! What reviewers have filled in and not saved yet.

use serde_json::Value;
use sqlx::types::Json;

use super::reviews::StoredSheet;
use crate::domain::kernel::moment::Moment;
use crate::domain::reviewing::Sheet;
use crate::store::engine::error::{Result, StoreError};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    DRAFT = "SELECT sheet, revision FROM review_draft WHERE task_id = $1 AND reviewer = $2 AND adjudication = $3";
    KEEP = "INSERT INTO review_draft (task_id, reviewer, adjudication, sheet, revision, kept_at) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (task_id, reviewer) DO UPDATE SET adjudication = excluded.adjudication, sheet = excluded.sheet, \
        revision = excluded.revision, kept_at = excluded.kept_at";
    FORGET = "DELETE FROM review_draft WHERE task_id = $1 AND reviewer = $2";
}

/// A draft of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// What is filled in.
    pub sheet: Sheet,
    /// Raised by every change; 0 where nothing is kept.
    pub revision: i64,
}

impl Draft {
    /// Whether a sheet that was written upon a revision of it would put an older word over a newer one: another page has kept something
    /// else since. Nothing is overtaken where nothing is kept, nor by what does not say what it was written upon.
    #[must_use]
    pub fn is_overtaken_by(&self, sheet: &Sheet, seen: Option<i64>) -> bool {
        self.revision != 0 && seen.is_some_and(|seen| seen != self.revision) && self.sheet != *sheet
    }
}

/// The draft of whoever has a sheet; an empty one where nothing is kept.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub async fn draft(tx: &mut Tx, of: &StoredSheet) -> Result<Draft> {
    row! { struct DraftRow { sheet: Json<Value>, revision: i64 } }
    let values = vals![of.task.uuid(), of.reviewer.uuid(), of.adjudication];
    let Some(row) = tx.one::<DraftRow>(&DRAFT, values).await? else { return Ok(Draft::default()) };
    let corrupt = |_| StoreError::Corrupt { table: "review_draft", column: "sheet", row: of.task.to_string() };
    Ok(Draft { sheet: serde_json::from_value(row.sheet.0).map_err(corrupt)?, revision: row.revision })
}

/// Keeps a draft in place of the one before.
///
/// # Errors
/// [`StoreError`].
pub async fn keep(tx: &mut Tx, of: &StoredSheet, draft: &Draft, now: Moment) -> Result<()> {
    let sheet = serde_json::to_value(&draft.sheet).unwrap_or_default();
    tx.run(&KEEP, vals![of.task.uuid(), of.reviewer.uuid(), of.adjudication, sheet, draft.revision, now]).await.map(drop)
}

/// Forgets a draft whose sheet was saved.
///
/// # Errors
/// [`StoreError`].
pub async fn forget(tx: &mut Tx, of: &StoredSheet) -> Result<()> {
    tx.run(&FORGET, vals![of.task.uuid(), of.reviewer.uuid()]).await.map(drop)
}

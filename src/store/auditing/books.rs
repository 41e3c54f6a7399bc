//! Rules as people put them up, approve and stop them.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::kernel::canonical;
use crate::domain::kernel::id::{BookId, PersonId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    OF_PROJECT = "SELECT id, project, version_id, book, dry_run, put_up_by, put_up_at, approved_by, approved_at, stopped_by, stopped_at \
        FROM audit_book WHERE project = $1 ORDER BY put_up_at DESC, id DESC LIMIT 50";
    BY_ID = "SELECT id, project, version_id, book, dry_run, put_up_by, put_up_at, approved_by, approved_at, stopped_by, stopped_at \
        FROM audit_book WHERE id = $1";
    INSERT = "INSERT INTO audit_book (id, project, version_id, book, state, dry_run, put_up_by, put_up_at) \
        VALUES ($1, $2, $3, $4, 'put_up', $5, $6, $7)";
    APPROVE = "UPDATE audit_book SET state = 'live', approved_by = $2, approved_at = $3 WHERE id = $1 AND state = 'put_up'";
    STOP = "UPDATE audit_book SET state = 'stopped', stopped_by = $2, stopped_at = $3 WHERE id = $1 AND state <> 'stopped'";
    KEPT = "SELECT project, version_id, book, state, dry_run, put_up_by, put_up_at, approved_by, approved_at, stopped_by, stopped_at \
        FROM audit_book WHERE id = $1";
}

/// Rules as somebody put them up.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// The rules.
    pub id: BookId,
    /// Where.
    pub project: String,
    /// The version that holds them.
    pub version: VersionId,
    /// What they are known by: a version with the same ones goes on with them.
    pub book: String,
    /// What they would have done on the project's own record.
    pub dry_run: Value,
    /// Who put them up, and when.
    pub put_up: (PersonId, Moment),
    /// Who approved them, and when.
    pub approved: Option<(PersonId, Moment)>,
    /// Who stopped them, and when.
    pub stopped: Option<(PersonId, Moment)>,
}

impl Book {
    /// Whether they speak.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        self.approved.is_some() && self.stopped.is_none()
    }

    /// Whether they wait for a second person.
    #[must_use]
    pub const fn waits(&self) -> bool {
        self.approved.is_none() && self.stopped.is_none()
    }
}

row! {
    struct BookRow {
        id: Uuid, project: String, version_id: Uuid, book: String, dry_run: String, put_up_by: Uuid, put_up_at: i64,
        approved_by: Option<Uuid>, approved_at: Option<i64>, stopped_by: Option<Uuid>, stopped_at: Option<i64>,
    }
}

impl BookRow {
    fn into_domain(self) -> Result<Book> {
        let (who, at) = (PersonId::from_uuid, Moment::from_microseconds);
        Ok(Book {
            id: BookId::from_uuid(self.id),
            project: self.project,
            version: VersionId::from_uuid(self.version_id),
            book: self.book,
            dry_run: known(serde_json::from_str(&self.dry_run).ok(), ("audit_book", "dry_run"), &self.id)?,
            put_up: (who(self.put_up_by), at(self.put_up_at)),
            approved: self.approved_by.map(who).zip(self.approved_at.map(at)),
            stopped: self.stopped_by.map(who).zip(self.stopped_at.map(at)),
        })
    }
}

/// The rules that were put up in a project, newest first, fifty at most.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn of_project(tx: &mut Tx, project: &str) -> Result<Vec<Book>> {
    tx.all::<BookRow>(&OF_PROJECT, vals![project]).await?.into_iter().map(BookRow::into_domain).collect()
}

/// Rules that were put up.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn by_id(tx: &mut Tx, id: BookId) -> Result<Option<Book>> {
    tx.one::<BookRow>(&BY_ID, vals![id.uuid()]).await?.map(BookRow::into_domain).transpose()
}

/// The rules of a project that speak, where they are these.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn live(tx: &mut Tx, project: &str, book: &str) -> Result<Option<Book>> {
    Ok(of_project(tx, project).await?.into_iter().find(|b| b.is_live() && b.book == book))
}

/// Stores rules as they are put up.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert(tx: &mut Tx, b: &Book) -> Result<()> {
    let (by, at) = b.put_up;
    let dry_run = canonical::text(&b.dry_run);
    let values = vals![b.id.uuid(), b.project.as_str(), b.version.uuid(), b.book.as_str(), dry_run, by.uuid(), at];
    tx.run(&INSERT, values).await.map(drop)
}

/// Lets rules speak; whether they waited for it.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn approve(tx: &mut Tx, id: BookId, by: PersonId, now: Moment) -> Result<bool> {
    Ok(tx.run(&APPROVE, vals![id.uuid(), by.uuid(), now]).await? == 1)
}

/// Silences rules; whether they were not.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn stop(tx: &mut Tx, id: BookId, by: PersonId, now: Moment) -> Result<bool> {
    Ok(tx.run(&STOP, vals![id.uuid(), by.uuid(), now]).await? == 1)
}

/// What the ledger keeps the hash of.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn kept(tx: &mut Tx, id: Uuid) -> Result<Value> {
    row! {
        struct KeptRow {
            project: String, version_id: Uuid, book: String, state: String, dry_run: String, put_up_by: Uuid, put_up_at: i64,
            approved_by: Option<Uuid>, approved_at: Option<i64>, stopped_by: Option<Uuid>, stopped_at: Option<i64>,
        }
    }
    Ok(json!(tx.one::<KeptRow>(&KEPT, vals![id]).await?.map(|r| {
        let what = json!([r.project, r.version_id, r.book, r.dry_run, r.put_up_by, r.put_up_at]);
        json!([what, r.state, r.approved_by, r.approved_at, r.stopped_by, r.stopped_at])
    })))
}

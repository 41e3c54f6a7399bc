//! Rows that are needed no longer, removed a thousand at a time.

use uuid::Uuid;

use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{Statement, row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    SESSIONS = "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE expires_at < $1 OR revoked_at < $1 LIMIT 1000)";
    SIGN_INS = "DELETE FROM sign_in WHERE id IN (SELECT id FROM sign_in WHERE expires_at < $1 LIMIT 1000)";
    TRIES = "DELETE FROM guard WHERE door IN (SELECT door FROM guard WHERE tried_at < $1 LIMIT 1000)";
    MAILS = "DELETE FROM posting WHERE id IN (SELECT id FROM posting WHERE mail_id IS NULL AND ended_at < $1 LIMIT 1000)";
    JOBS = "DELETE FROM job WHERE id IN (SELECT id FROM job WHERE state = 'done' AND run_at < $1 LIMIT 1000)";
    SIGNALS = "DELETE FROM attempt_signal WHERE id IN (SELECT id FROM attempt_signal WHERE at < $1 LIMIT 1000)";
    DELIVERIES = "DELETE FROM delivery WHERE id IN (SELECT id FROM delivery WHERE state = 'done' AND tried_at < $1 LIMIT 1000)";
    DRAFTS = "DELETE FROM draft WHERE (application_id, step) IN (SELECT application_id, step FROM draft WHERE at < $1 LIMIT 1000)";
    REVIEW_DRAFTS = "DELETE FROM review_draft WHERE (task_id, reviewer, adjudication) IN (SELECT task_id, reviewer, adjudication \
        FROM review_draft WHERE kept_at < $1 LIMIT 1000)";
    SEEDED_DRAFTS = "UPDATE anchor_sheet SET sheet = NULL, revision = 0, kept_at = NULL WHERE id IN (SELECT id FROM anchor_sheet \
        WHERE saved_at IS NULL AND kept_at < $1 LIMIT 1000)";
    FAULTS = "DELETE FROM fault WHERE name IN (SELECT name FROM fault WHERE last_at < $1 LIMIT 1000)";
    UNCLAIMED = "SELECT e.id AS id, e.application_id AS application FROM evidence e JOIN application a ON a.id = e.application_id \
        WHERE e.uploaded_at < $1 AND e.verdict IS NULL AND a.submitted_at IS NULL ORDER BY e.id LIMIT $2";
    DELETE_DOCUMENT = "DELETE FROM evidence WHERE id = $1";
}

/// What is removed when it has become old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// Sessions that ended.
    Sessions,
    /// What is known of sign-in mails that expired.
    SignIns,
    /// Counted tries at doors.
    Tries,
    /// Sign-in mails that went out or expired; letters stay.
    Mails,
    /// Jobs that are done.
    Jobs,
    /// What pages noticed during tests.
    Signals,
    /// Deliveries of webhooks that got through.
    Deliveries,
    /// What was typed into an application and never sent.
    Drafts,
    /// What reviewers have filled in and not saved.
    ReviewDrafts,
    /// The same of responses with agreed levels.
    SeededDrafts,
    /// Kinds of computing that failed and have not failed since.
    Faults,
}

impl Stale {
    const fn statement(self) -> &'static Statement {
        match self {
            Self::Sessions => &SESSIONS,
            Self::SignIns => &SIGN_INS,
            Self::Tries => &TRIES,
            Self::Mails => &MAILS,
            Self::Jobs => &JOBS,
            Self::Signals => &SIGNALS,
            Self::Deliveries => &DELIVERIES,
            Self::Drafts => &DRAFTS,
            Self::ReviewDrafts => &REVIEW_DRAFTS,
            Self::SeededDrafts => &SEEDED_DRAFTS,
            Self::Faults => &FAULTS,
        }
    }
}

/// Removes what ended before a moment, at most a thousand rows; how many.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn remove(tx: &mut Tx, what: Stale, before: Moment) -> Result<u64> {
    tx.run(what.statement(), vals![before]).await
}

/// Most documents that are removed in one piece: each is told to the ledger.
pub const DOCUMENTS: i64 = 100;

/// Documents uploaded before a moment to applications that were never handed in, and that nobody judged: each with its application, at most
/// [`DOCUMENTS`].
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn unclaimed(tx: &mut Tx, before: Moment) -> Result<Vec<(Uuid, Uuid)>> {
    row! { struct DocumentRow { id: Uuid, application: Uuid } }
    Ok(tx.all::<DocumentRow>(&UNCLAIMED, vals![before, DOCUMENTS]).await?.into_iter().map(|r| (r.id, r.application)).collect())
}

/// Removes a document.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn delete_document(tx: &mut Tx, id: Uuid) -> Result<()> {
    tx.run(&DELETE_DOCUMENT, vals![id]).await.map(drop)
}

//! The job queue: leases, retries, nothing lost when a worker dies.

use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::kernel::id::JobId;
use crate::domain::kernel::job::JobKind;
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    ENQUEUE = "INSERT INTO job (id, kind, payload, state, run_at, attempts, dedup_key) VALUES ($1, $2, $3, 'waiting', $4, 0, $5) \
        ON CONFLICT (dedup_key) DO NOTHING";
    CLAIM = "UPDATE job SET state = 'running', attempts = attempts + 1, locked_until = $2, locked_by = $3 WHERE id IN (\
        SELECT id FROM job WHERE kind = $5 AND ((state = 'waiting' AND run_at <= $1) OR (state = 'running' AND (locked_until < $1 OR \
        locked_until > $2 + ($2 - $1)))) \
        ORDER BY run_at, id LIMIT $4) RETURNING id, payload, attempts",
        postgres "UPDATE job SET state = 'running', attempts = attempts + 1, locked_until = $2, locked_by = $3 WHERE id IN (\
        SELECT id FROM job WHERE kind = $5 AND ((state = 'waiting' AND run_at <= $1) OR (state = 'running' AND (locked_until < $1 OR \
        locked_until > $2 + ($2 - $1)))) \
        ORDER BY run_at, id LIMIT $4 FOR UPDATE SKIP LOCKED) RETURNING id, payload, attempts";
    RENEW = "UPDATE job SET locked_until = $3 WHERE id = $1 AND locked_by = $2 AND state = 'running'";
    FAILED = "SELECT id, kind, attempts, run_at, last_error FROM job WHERE state = 'failed' AND COALESCE(payload ->> 'project', $1) = $1 \
        ORDER BY run_at DESC, id DESC LIMIT 100";
    THERE = "SELECT COUNT(*) AS found FROM job WHERE id = $1 AND COALESCE(payload ->> 'project', $2) = $2";
    TRY_AGAIN = "UPDATE job SET state = 'waiting', attempts = 0, run_at = $3 WHERE id = $1 AND state = 'failed' \
        AND COALESCE(payload ->> 'project', $2) = $2";
    GIVE_BACK = "UPDATE job SET state = 'waiting', attempts = attempts - 1, locked_until = NULL, locked_by = NULL WHERE state = 'running' \
        AND locked_by = $1";
    FINISH = "UPDATE job SET state = 'done', locked_until = NULL, locked_by = NULL, last_error = NULL WHERE id = $1 AND locked_by = $2";
    RETRY = "UPDATE job SET state = 'waiting', run_at = $3, locked_until = NULL, locked_by = NULL, last_error = $4 WHERE id = $1 \
        AND locked_by = $2";
    GIVE_UP = "UPDATE job SET state = 'failed', locked_until = NULL, locked_by = NULL, last_error = $3 WHERE id = $1 AND locked_by = $2";
}

/// A claimed job.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The job.
    pub id: JobId,
    /// What it needs.
    pub payload: Value,
    /// Times it was begun, this one included.
    pub attempts: i64,
}

/// Queues a job; with a key that is queued already, nothing happens. Whether it was queued.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn enqueue(tx: &mut Tx, id: JobId, kind: JobKind, payload: Value, run_at: Moment, dedup_key: Option<&str>) -> Result<bool> {
    Ok(tx.run(&ENQUEUE, vals![id.uuid(), kind.as_str(), payload, run_at, dedup_key]).await? == 1)
}

/// Claims up to `limit` jobs of a kind that are due, or whose worker let its lease run out; a lease that ends further off than twice this
/// one is not believed.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn claim(tx: &mut Tx, kind: JobKind, worker: &str, now: Moment, until: Moment, limit: i64) -> Result<Vec<Job>> {
    row! { struct JobRow { id: Uuid, payload: Json<Value>, attempts: i64 } }
    let rows = tx.all::<JobRow>(&CLAIM, vals![now, until, worker, limit, kind.as_str()]).await?;
    Ok(rows.into_iter().map(|r| Job { id: JobId::from_uuid(r.id), payload: r.payload.0, attempts: r.attempts }).collect())
}

/// Holds a lease longer; `false` where the worker no longer holds it.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn renew(tx: &mut Tx, job: JobId, worker: &str, until: Moment) -> Result<bool> {
    Ok(tx.run(&RENEW, vals![job.uuid(), worker, until]).await? == 1)
}

/// A job that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenUp {
    /// The job.
    pub id: JobId,
    /// Which worker does it.
    pub kind: JobKind,
    /// Times it was begun.
    pub attempts: i64,
    /// When it was due last.
    pub due: Moment,
    /// Why it failed last.
    pub error: String,
}

/// A project's jobs that were given up, the latest first, a hundred at most.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn given_up(tx: &mut Tx, project: &str) -> Result<Vec<GivenUp>> {
    row! { struct GivenUpRow { id: Uuid, kind: String, attempts: i64, run_at: i64, last_error: Option<String> } }
    let rows = tx.all::<GivenUpRow>(&FAILED, vals![project]).await?;
    let job = |r: GivenUpRow| {
        Ok(GivenUp {
            id: JobId::from_uuid(r.id),
            kind: known(JobKind::from_name(&r.kind), ("job", "kind"), &r.id)?,
            attempts: r.attempts,
            due: Moment::from_microseconds(r.run_at),
            error: r.last_error.unwrap_or_default(),
        })
    };
    rows.into_iter().map(job).collect()
}

/// Whether a project has a job, in whatever state.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn is_there(tx: &mut Tx, job: JobId, project: &str) -> Result<bool> {
    row! { struct FoundRow { found: i64 } }
    Ok(tx.one::<FoundRow>(&THERE, vals![job.uuid(), project]).await?.is_some_and(|row| row.found > 0))
}

/// Queues a job of a project again that was given up; whether it was.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn try_again(tx: &mut Tx, job: JobId, project: &str, now: Moment) -> Result<bool> {
    Ok(tx.run(&TRY_AGAIN, vals![job.uuid(), project, now]).await? == 1)
}

/// Lets go of the jobs that a worker holds and did not bring to their end: the try does not count.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn give_back(tx: &mut Tx, worker: &str) -> Result<()> {
    tx.run(&GIVE_BACK, vals![worker]).await.map(drop)
}

/// Marks a job as done; `false` where the worker no longer holds it.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn finish(tx: &mut Tx, job: JobId, worker: &str) -> Result<bool> {
    Ok(tx.run(&FINISH, vals![job.uuid(), worker]).await? == 1)
}

/// Puts a job back for later; `false` where the worker no longer holds it.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn retry(tx: &mut Tx, job: JobId, worker: &str, run_at: Moment, error: &str) -> Result<bool> {
    Ok(tx.run(&RETRY, vals![job.uuid(), worker, run_at, error]).await? == 1)
}

/// Gives a job up; `false` where the worker no longer holds it.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn give_up(tx: &mut Tx, job: JobId, worker: &str, error: &str) -> Result<bool> {
    Ok(tx.run(&GIVE_UP, vals![job.uuid(), worker, error]).await? == 1)
}

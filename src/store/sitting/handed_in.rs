//! What was handed in and came to nothing yet, and what of it waits for nothing.

use uuid::Uuid;

use crate::domain::kernel::id::AttemptId;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    WAITING = "SELECT a.id AS id FROM attempt a WHERE a.state = 'handed_in' AND NOT EXISTS (SELECT 1 FROM stage_result r WHERE \
        r.attempt_id = a.id) ORDER BY a.id";
    ATTEMPTS_LEFT = "SELECT a.id AS id, a.project AS project FROM attempt a WHERE ((a.state = 'open' AND a.checking_since IS NOT NULL) OR \
        (a.state = 'handed_in' AND NOT EXISTS (SELECT 1 FROM stage_result r WHERE r.attempt_id = a.id) AND NOT EXISTS (SELECT 1 FROM \
        review_task t WHERE t.attempt_id = a.id AND t.state <> 'done'))) AND LOWER(HEX(a.id)) NOT IN (SELECT \
        COALESCE(REPLACE(j.payload ->> 'attempt', '-', ''), '') FROM job j WHERE j.kind = 'grade' AND j.state IN ('waiting', 'running', \
        'failed')) ORDER BY a.id LIMIT 200",
        postgres "SELECT a.id AS id, a.project AS project FROM attempt a WHERE ((a.state = 'open' AND a.checking_since IS NOT NULL) OR \
        (a.state = 'handed_in' AND NOT EXISTS (SELECT 1 FROM stage_result r WHERE r.attempt_id = a.id) AND NOT EXISTS (SELECT 1 FROM \
        review_task t WHERE t.attempt_id = a.id AND t.state <> 'done'))) AND CAST(a.id AS TEXT) NOT IN (SELECT \
        COALESCE(j.payload ->> 'attempt', '') FROM job j WHERE j.kind = 'grade' AND j.state IN ('waiting', 'running', 'failed')) \
        ORDER BY a.id LIMIT 200";
    CHECKS_LEFT = "SELECT c.id AS id, n.project AS project FROM hidden_check c JOIN annotator n ON n.id = c.annotator_id WHERE \
        c.answered_at IS NOT NULL AND c.graded_at IS NULL AND LOWER(HEX(c.id)) NOT IN (SELECT \
        COALESCE(REPLACE(j.payload ->> 'check', '-', ''), '') FROM job j WHERE j.kind = 'grade_check' AND \
        j.state IN ('waiting', 'running', \
        'failed')) ORDER BY c.id LIMIT 200",
        postgres "SELECT c.id AS id, n.project AS project FROM hidden_check c JOIN annotator n ON n.id = c.annotator_id WHERE \
        c.answered_at IS NOT NULL AND c.graded_at IS NULL AND CAST(c.id AS TEXT) NOT IN (SELECT COALESCE(j.payload ->> 'check', '') FROM \
        job j WHERE j.kind = 'grade_check' AND j.state IN ('waiting', 'running', 'failed')) ORDER BY c.id LIMIT 200";
}

/// What waits for work in the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// An attempt, or its open group, that was handed in.
    Attempt,
    /// A hidden check that was answered.
    Check,
}

/// What waits though no work is queued, under way or given up that would look at it, and nobody is to score it: each with its project, two
/// hundred at most.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn left(tx: &mut Tx, what: Waits) -> Result<Vec<(Uuid, String)>> {
    row! { struct LeftRow { id: Uuid, project: String } }
    let statement = match what {
        Waits::Attempt => &ATTEMPTS_LEFT,
        Waits::Check => &CHECKS_LEFT,
    };
    Ok(tx.all::<LeftRow>(statement, vals![]).await?.into_iter().map(|r| (r.id, r.project)).collect())
}

/// All of them: those whose grading is under way, those that people score, and those that something is wrong with.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn waiting(tx: &mut Tx) -> Result<Vec<AttemptId>> {
    row! { struct IdRow { id: Uuid } }
    Ok(tx.all::<IdRow>(&WAITING, vals![]).await?.into_iter().map(|r| AttemptId::from_uuid(r.id)).collect())
}

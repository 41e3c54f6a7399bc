//! What attempts came to: results by machine, decisions by people.

use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::applying::status::Status;
use crate::domain::deciding::{DecisionOutcome, Outcome};
use crate::domain::kernel::id::{ApplicationId, AttemptId, DecisionId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::{Tx, id_list};

sql! {
    INSERT_RESULT = "INSERT INTO stage_result (attempt_id, application_id, stage, outcome, ruling, at) VALUES ($1, $2, $3, $4, $5, $6)";
    RESULTS = "SELECT attempt_id, stage, outcome, ruling, at FROM stage_result WHERE application_id = $1 ORDER BY at, attempt_id";
    RESULT_OF_ATTEMPT = "SELECT attempt_id, stage, outcome, ruling, at FROM stage_result WHERE attempt_id = $1";
    APPLICATION_OF = "SELECT application_id FROM stage_result WHERE attempt_id = $1";
    INSERT_DECISION = "INSERT INTO decision (id, application_id, attempt_id, stage, outcome, reasons, note, decided_by, at, letter_at, \
        status_before) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    DECISIONS = "SELECT id, attempt_id, stage, outcome, reasons, note, decided_by, at, letter_at, status_before, undone_at FROM decision \
        WHERE application_id = $1 ORDER BY at, id";
    DECIDED_ON = "SELECT COUNT(*) AS found FROM decision WHERE attempt_id = $1 AND undone_at IS NULL AND application_id IN \
        (SELECT p.id FROM application p JOIN attempt a ON a.person_id = p.person_id AND a.project = p.project WHERE a.id = $1)";
    HELD = "SELECT d.id AS id, d.application_id AS application_id, d.status_before AS status_before FROM decision d JOIN application p \
        ON p.id = d.application_id WHERE d.letter_at > $2 AND d.undone_at IS NULL AND p.project = $1 ORDER BY d.at, d.id";
    BEFORE = "SELECT id, application_id, status_before FROM decision WHERE undone_at IS NULL AND id IN (SELECT unhex(value) FROM \
        json_each($1)) \
        ORDER BY at, id",
        postgres "SELECT id, application_id, status_before FROM decision WHERE undone_at IS NULL AND id IN (SELECT CAST(value AS UUID) \
        FROM jsonb_array_elements_text($1)) ORDER BY at, id";
    SUPERSEDE = "UPDATE decision SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL";
    UNDO = "UPDATE decision SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL AND letter_at > $2";
}

/// What a machine said of an attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct StageResult {
    /// The attempt.
    pub attempt: AttemptId,
    /// The stage's id.
    pub stage: String,
    /// The outcome.
    pub outcome: Outcome,
    /// Statistic, bounds, counts, floors.
    pub ruling: Value,
    /// When.
    pub at: Moment,
}

/// Stores a result.
///
/// # Errors
/// [`crate::store::StoreError::Conflict`] where the attempt has one.
pub async fn insert_result(tx: &mut Tx, application: ApplicationId, r: &StageResult) -> Result<()> {
    let values = vals![r.attempt.uuid(), application.uuid(), r.stage.as_str(), r.outcome.as_str(), r.ruling.clone(), r.at];
    tx.run(&INSERT_RESULT, values).await.map(drop)
}

row! { struct ResultRow { attempt_id: Uuid, stage: String, outcome: String, ruling: Json<Value>, at: i64 } }

impl ResultRow {
    fn into_domain(self) -> Result<StageResult> {
        Ok(StageResult {
            attempt: AttemptId::from_uuid(self.attempt_id),
            stage: self.stage,
            outcome: known(Outcome::from_name(&self.outcome), ("stage_result", "outcome"), &self.attempt_id)?,
            ruling: self.ruling.0,
            at: Moment::from_microseconds(self.at),
        })
    }
}

/// The results of an application, oldest first.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn results(tx: &mut Tx, application: ApplicationId) -> Result<Vec<StageResult>> {
    tx.all::<ResultRow>(&RESULTS, vals![application.uuid()]).await?.into_iter().map(ResultRow::into_domain).collect()
}

/// The result of an attempt.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn of_attempt(tx: &mut Tx, attempt: AttemptId) -> Result<Option<StageResult>> {
    tx.one::<ResultRow>(&RESULT_OF_ATTEMPT, vals![attempt.uuid()]).await?.map(ResultRow::into_domain).transpose()
}

/// A decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// The decision.
    pub id: DecisionId,
    /// About which attempt, if any.
    pub attempt: Option<AttemptId>,
    /// About which stage, if any.
    pub stage: Option<String>,
    /// What was decided.
    pub outcome: DecisionOutcome,
    /// Reason codes.
    pub reasons: Vec<String>,
    /// For the file.
    pub note: String,
    /// The person; none where a machine passed somebody.
    pub by: Option<PersonId>,
    /// When.
    pub at: Moment,
    /// Its letter goes out.
    pub letter_at: Moment,
    /// What an undo restores.
    pub status_before: Status,
    /// Taken back.
    pub undone_at: Option<Moment>,
}

/// Stores a decision.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert_decision(tx: &mut Tx, application: ApplicationId, d: &Decided) -> Result<()> {
    let values = vals![
        d.id.uuid(),
        application.uuid(),
        d.attempt.map(AttemptId::uuid),
        d.stage.as_deref(),
        d.outcome.as_str(),
        Value::from(d.reasons.clone()),
        d.note.as_str(),
        d.by.map(PersonId::uuid),
        d.at,
        d.letter_at,
        d.status_before.as_str()
    ];
    tx.run(&INSERT_DECISION, values).await.map(drop)
}

/// Where an application stood before a decision.
fn stood(name: &str, decision: Uuid) -> Result<Status> {
    known(Status::from_name(name), ("decision", "status_before"), &decision)
}

/// The decisions on an application, oldest first, those that were taken back included.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn decisions(tx: &mut Tx, application: ApplicationId) -> Result<Vec<Decided>> {
    row! {
        struct DecisionRow {
            id: Uuid, attempt_id: Option<Uuid>, stage: Option<String>, outcome: String, reasons: Json<Vec<String>>, note: String,
            decided_by: Option<Uuid>, at: i64, letter_at: i64, status_before: String, undone_at: Option<i64>,
        }
    }
    let rows = tx.all::<DecisionRow>(&DECISIONS, vals![application.uuid()]).await?;
    let decision = |r: DecisionRow| {
        Ok(Decided {
            id: DecisionId::from_uuid(r.id),
            attempt: r.attempt_id.map(AttemptId::from_uuid),
            stage: r.stage,
            outcome: known(DecisionOutcome::from_name(&r.outcome), ("decision", "outcome"), &r.id)?,
            reasons: r.reasons.0,
            note: r.note,
            by: r.decided_by.map(PersonId::from_uuid),
            at: Moment::from_microseconds(r.at),
            letter_at: Moment::from_microseconds(r.letter_at),
            status_before: stood(&r.status_before, r.id)?,
            undone_at: r.undone_at.map(Moment::from_microseconds),
        })
    };
    rows.into_iter().map(decision).collect()
}

/// Whether a decision that counts stands on an attempt.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn decided_on(tx: &mut Tx, attempt: AttemptId) -> Result<bool> {
    row! { struct FoundRow { found: i64 } }
    Ok(tx.one::<FoundRow>(&DECIDED_ON, vals![attempt.uuid()]).await?.is_some_and(|r| r.found > 0))
}

/// Decisions of a project that count and whose letter is not out yet, the earliest first: about which application, and what it was before.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn held(tx: &mut Tx, project: &str, now: Moment) -> Result<Vec<(ApplicationId, Status)>> {
    let rows = tx.all::<HeldRow>(&HELD, vals![project, now]).await?;
    rows.into_iter().map(HeldRow::into_domain).collect()
}

row! { struct HeldRow { id: Uuid, application_id: Uuid, status_before: String } }

impl HeldRow {
    fn into_domain(self) -> Result<(ApplicationId, Status)> {
        Ok((ApplicationId::from_uuid(self.application_id), stood(&self.status_before, self.id)?))
    }
}

/// The same of decisions that are named.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn before(tx: &mut Tx, decisions: &[DecisionId]) -> Result<Vec<(ApplicationId, Status)>> {
    let ids = id_list(tx, decisions.iter().map(|d| d.uuid()));
    let rows = tx.all::<HeldRow>(&BEFORE, vals![ids]).await?;
    rows.into_iter().map(HeldRow::into_domain).collect()
}

/// Takes a decision back before its letter goes out; whether that was still possible.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn undo(tx: &mut Tx, id: DecisionId, now: Moment) -> Result<bool> {
    Ok(tx.run(&UNDO, vals![id.uuid(), now]).await? == 1)
}

/// Lets a decision count no more, also after its letter went out: another one takes its place.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn supersede(tx: &mut Tx, id: DecisionId, now: Moment) -> Result<()> {
    tx.run(&SUPERSEDE, vals![id.uuid(), now]).await.map(drop)
}

/// The application that an attempt with a result belongs to.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn application_of(tx: &mut Tx, attempt: AttemptId) -> Result<Option<ApplicationId>> {
    row! { struct ApplicationRow { application_id: Uuid } }
    Ok(tx.one::<ApplicationRow>(&APPLICATION_OF, vals![attempt.uuid()]).await?.map(|r| ApplicationId::from_uuid(r.application_id)))
}

//! What is held of human review: the responses of an attempt with their saved sheets as one hash, and each sheet and each round of training
//! as one of its own. The event that closed a row carries its hash; a closed row never changes.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::kernel::canonical;
use crate::domain::kernel::id::{AttemptId, SheetId, TrainingId};
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    TASKS = "SELECT id, form_item_id, project, rubric, state, why, score, difference, created_at, due_at FROM review_task WHERE \
        attempt_id = $1 ORDER BY id";
    SHEETS_OF = "SELECT s.id AS id, s.task_id AS task_id, s.reviewer AS reviewer, s.adjudication AS adjudication, s.sheet AS sheet, \
        s.total AS total, s.saved_at AS saved_at FROM review_sheet s JOIN review_task t ON t.id = s.task_id WHERE t.attempt_id = $1 AND \
        s.saved_at IS NOT NULL ORDER BY s.id";
    SHEET = "SELECT id, task_id, reviewer, adjudication, sheet, total, saved_at FROM review_sheet WHERE id = $1 AND saved_at IS NOT NULL";
    SHEETS = "SELECT id, task_id, reviewer, adjudication, sheet, total, saved_at FROM review_sheet WHERE saved_at IS NOT NULL ORDER BY id";
    SEEDED_ONE = "SELECT id, training_id, project, reviewer, rubric, version_id, anchor, place, sheet, total, saved_at FROM anchor_sheet \
        WHERE id = $1 AND training_id IS NULL AND saved_at IS NOT NULL";
    SEEDED = "SELECT id, training_id, project, reviewer, rubric, version_id, anchor, place, sheet, total, saved_at FROM anchor_sheet \
        WHERE training_id IS NULL AND saved_at IS NOT NULL ORDER BY id";
    SHEETS_OF_ROUND = "SELECT id, training_id, project, reviewer, rubric, version_id, anchor, place, sheet, total, saved_at FROM \
        anchor_sheet WHERE training_id = $1 ORDER BY id";
    ROUND = "SELECT id, project, reviewer, rubric, rubric_hash, version_id, number, agreement, started_at, ended_at, criteria, exact, \
        near, far, passed FROM review_training WHERE id = $1 AND ended_at IS NOT NULL";
    ROUNDS = "SELECT id, project, reviewer, rubric, rubric_hash, version_id, number, agreement, started_at, ended_at, criteria, exact, \
        near, far, passed FROM review_training WHERE ended_at IS NOT NULL ORDER BY id";
    SINCE = "SELECT DISTINCT t.attempt_id AS id FROM review_task t JOIN attempt a ON a.id = t.attempt_id WHERE \
        COALESCE(a.handed_in_at, t.created_at) >= $1";
}

row! {
    struct SheetRow {
        id: Uuid, task_id: Uuid, reviewer: Uuid, adjudication: bool, sheet: Option<Json<Value>>, total: Option<f64>, saved_at: Option<i64>,
    }
}

row! {
    struct AnchorRow {
        id: Uuid, training_id: Option<Uuid>, project: String, reviewer: Uuid, rubric: String, version_id: Uuid, anchor: String, place: i64,
        sheet: Option<Json<Value>>, total: Option<f64>, saved_at: Option<i64>,
    }
}

row! {
    struct RoundRow {
        id: Uuid, project: String, reviewer: Uuid, rubric: String, rubric_hash: String, version_id: Uuid, number: i64, agreement: f64,
        started_at: i64, ended_at: Option<i64>, criteria: Option<i64>, exact: Option<i64>, near: Option<i64>, far: Option<i64>,
        passed: Option<bool>,
    }
}

/// What an event closes: the table of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closes {
    /// A sheet of a response.
    Sheet,
    /// A sheet of a response with agreed levels among live ones.
    Seeded,
    /// A round of training, with its sheets.
    Round,
}

impl Closes {
    /// The table.
    #[must_use]
    pub const fn table(self) -> &'static str {
        match self {
            Self::Sheet => "review_sheet",
            Self::Seeded => "anchor_sheet",
            Self::Round => "review_training",
        }
    }
}

/// A closed row, as far as an event tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The response, where it is a sheet of one.
    pub task: Option<Uuid>,
    /// Whose.
    pub reviewer: Uuid,
    /// BLAKE3 over the canonical form of the row, in hexadecimal.
    pub hash: String,
}

fn hash(rows: &Value) -> String {
    blake3::hash(canonical::text(rows).as_bytes()).to_hex().to_string()
}

impl SheetRow {
    fn value(&self) -> Value {
        json!([self.id, self.task_id, self.reviewer, self.adjudication, self.sheet.as_ref().map(|s| &s.0), self.total, self.saved_at])
    }

    fn left(&self) -> Left {
        Left { task: Some(self.task_id), reviewer: self.reviewer, hash: hash(&self.value()) }
    }
}

impl AnchorRow {
    fn value(&self) -> Value {
        let whose = json!([self.id, self.training_id, self.project, self.reviewer, self.rubric, self.version_id, self.anchor, self.place]);
        json!([whose, self.sheet.as_ref().map(|s| &s.0), self.total, self.saved_at])
    }

    fn left(&self) -> Left {
        Left { task: None, reviewer: self.reviewer, hash: hash(&self.value()) }
    }
}

impl RoundRow {
    fn left(&self, sheets: &[AnchorRow]) -> Left {
        let whose = json!([self.id, self.project, self.reviewer, self.rubric, self.rubric_hash, self.version_id, self.number]);
        let came_to = json!([self.criteria, self.exact, self.near, self.far, self.passed]);
        let sheets: Vec<Value> = sheets.iter().map(AnchorRow::value).collect();
        let rows = json!([whose, self.agreement, self.started_at, self.ended_at, came_to, sheets]);
        Left { task: None, reviewer: self.reviewer, hash: hash(&rows) }
    }
}

/// The responses of an attempt with their saved sheets, for the hash that events carry; an empty list where there are none. Who holds a
/// response at the moment stays outside.
///
/// # Errors
/// [`crate::store::StoreError`].
pub(in crate::store) async fn responses(tx: &mut Tx, attempt: Uuid) -> Result<Value> {
    row! {
        struct TaskRow {
            id: Uuid, form_item_id: Uuid, project: String, rubric: String, state: String, why: Option<String>, score: Option<f64>,
            difference: Option<f64>, created_at: i64, due_at: i64,
        }
    }
    let sheets = tx.all::<SheetRow>(&SHEETS_OF, vals![attempt]).await?;
    let one = |t: TaskRow| {
        let own: Vec<Value> = sheets.iter().filter(|s| s.task_id == t.id).map(SheetRow::value).collect();
        let what = json!([t.id, t.form_item_id, t.project, t.rubric, t.created_at, t.due_at]);
        json!([what, t.state, t.why, t.score, t.difference, own])
    };
    Ok(tx.all::<TaskRow>(&TASKS, vals![attempt]).await?.into_iter().map(one).collect())
}

/// The saved sheets of an attempt's responses.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn of_attempt(tx: &mut Tx, attempt: AttemptId) -> Result<BTreeMap<Uuid, Left>> {
    let rows = tx.all::<SheetRow>(&SHEETS_OF, vals![attempt.uuid()]).await?;
    Ok(rows.into_iter().map(|r| (r.id, r.left())).collect())
}

/// The hash of a sheet that was saved; `None` where there is none.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn sheet(tx: &mut Tx, id: SheetId) -> Result<Option<String>> {
    Ok(tx.one::<SheetRow>(&SHEET, vals![id.uuid()]).await?.map(|r| r.left().hash))
}

/// The hash of a seeded sheet that was saved; `None` where there is none.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn seeded(tx: &mut Tx, id: SheetId) -> Result<Option<String>> {
    Ok(tx.one::<AnchorRow>(&SEEDED_ONE, vals![id.uuid()]).await?.map(|r| r.left().hash))
}

/// A round of training that has ended, with the hash of it and its sheets; `None` where there is none.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn round(tx: &mut Tx, id: TrainingId) -> Result<Option<Left>> {
    let Some(round) = tx.one::<RoundRow>(&ROUND, vals![id.uuid()]).await? else { return Ok(None) };
    let sheets = tx.all::<AnchorRow>(&SHEETS_OF_ROUND, vals![id.uuid()]).await?;
    Ok(Some(round.left(&sheets)))
}

/// Every closed row.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn all(tx: &mut Tx) -> Result<BTreeMap<(Closes, Uuid), Left>> {
    let mut all = BTreeMap::new();
    all.extend(tx.all::<SheetRow>(&SHEETS, vals![]).await?.iter().map(|r| ((Closes::Sheet, r.id), r.left())));
    all.extend(tx.all::<AnchorRow>(&SEEDED, vals![]).await?.iter().map(|r| ((Closes::Seeded, r.id), r.left())));
    for round in tx.all::<RoundRow>(&ROUNDS, vals![]).await? {
        let sheets = tx.all::<AnchorRow>(&SHEETS_OF_ROUND, vals![round.id]).await?;
        all.insert((Closes::Round, round.id), round.left(&sheets));
    }
    Ok(all)
}

/// The attempts with responses to be scored that were handed in at or after a moment.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn put_up_since(tx: &mut Tx, at: i64) -> Result<Vec<Uuid>> {
    row! { struct IdRow { id: Uuid } }
    Ok(tx.all::<IdRow>(&SINCE, vals![at]).await?.into_iter().map(|r| r.id).collect())
}

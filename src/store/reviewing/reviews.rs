//! Responses that people score, and their sheets.

use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::kernel::id::{AttemptId, FormItemId, PersonId, ReviewTaskId, SheetId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::domain::reviewing::{Sheet, TaskState};
use crate::store::engine::error::{Result, StoreError, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    PILES = "SELECT DISTINCT a.version_id AS version_id, a.stage AS stage FROM review_task t JOIN attempt a ON a.id = t.attempt_id \
        WHERE t.project = $1 AND t.state <> 'done' AND a.state = 'handed_in' ORDER BY a.version_id, a.stage";
    RUBRICS = "SELECT DISTINCT t.rubric AS rubric, a.version_id AS version_id FROM review_task t JOIN attempt a ON a.id = t.attempt_id \
        WHERE t.project = $1 AND t.state <> 'done' AND a.state = 'handed_in' ORDER BY a.version_id DESC, t.rubric";
    QUEUE = "SELECT t.state AS state, COUNT(*) AS found FROM review_task t JOIN attempt a ON a.id = t.attempt_id \
        WHERE t.project = $1 AND t.state <> 'done' AND a.state = 'handed_in' AND a.person_id <> $2 GROUP BY t.state";
    LAST_ITEM = "SELECT f.item_id AS item_id FROM review_sheet s JOIN review_task t ON t.id = s.task_id JOIN form_item f \
        ON f.id = t.form_item_id WHERE t.project = $1 AND s.reviewer = $2 AND s.adjudication = $3 AND s.saved_at IS NOT NULL \
        ORDER BY s.saved_at DESC, s.id LIMIT 1";
    SAVED = "SELECT COUNT(*) AS found FROM review_sheet s JOIN review_task t ON t.id = s.task_id WHERE t.project = $1 AND s.reviewer = $2 \
        AND s.saved_at IS NOT NULL";
    INSERT_TASK = "INSERT INTO review_task (id, form_item_id, attempt_id, project, rubric, state, created_at, due_at) \
        VALUES ($1, $2, $3, $4, $5, 'waiting', $6, $7) ON CONFLICT (form_item_id) DO NOTHING";
    TASK = "SELECT id, form_item_id, attempt_id, project, rubric, state, why, score, difference, due_at FROM review_task WHERE id = $1";
    TASKS = "SELECT id, form_item_id, attempt_id, project, rubric, state, why, score, difference, due_at FROM review_task \
        WHERE attempt_id = $1 ORDER BY created_at, id";
    NEXT = "SELECT t.id AS id, t.created_at AS created_at, CAST(CASE WHEN f.item_id = $9 THEN 0 ELSE 1 END AS BIGINT) AS other_item, \
        COUNT(*) OVER () AS found FROM review_task t JOIN attempt a ON a.id = t.attempt_id JOIN form_item f ON f.id = t.form_item_id \
        WHERE t.project = $1 AND t.state = $2 AND a.state = 'handed_in' AND a.person_id <> $3 AND a.version_id = $7 AND a.stage = $8 \
        AND NOT EXISTS (SELECT 1 FROM review_sheet s WHERE s.task_id = t.id AND s.reviewer = $3 AND (s.saved_at IS NOT NULL \
        OR s.leased_until > $5)) AND (SELECT COUNT(*) FROM review_sheet s WHERE s.task_id = t.id AND s.adjudication = $4 \
        AND (s.saved_at IS NOT NULL OR s.leased_until > $5)) < $6 AND $10 NOT LIKE '%|' || t.rubric || '|%' ORDER BY CASE WHEN f.item_id = \
        $9 THEN 0 ELSE 1 END, t.created_at, t.id LIMIT 1";
    TAKEN = "SELECT COUNT(*) AS found FROM review_sheet s WHERE s.task_id = $1 AND s.adjudication = $2 AND s.reviewer <> $3 \
        AND (s.saved_at IS NOT NULL OR s.leased_until > $4)";
    HELD = "SELECT s.id AS id, s.task_id AS task_id, s.reviewer AS reviewer, s.adjudication AS adjudication, \
        s.leased_until AS leased_until, s.sheet AS sheet, s.total AS total, s.saved_at AS saved_at FROM review_sheet s JOIN review_task t \
        ON t.id = s.task_id JOIN attempt a ON a.id = t.attempt_id WHERE t.project = $1 AND s.reviewer = $2 AND s.adjudication = $3 \
        AND s.saved_at IS NULL AND s.leased_until > $4 AND a.state = 'handed_in' LIMIT 1";
    DROP_LAPSED = "DELETE FROM review_sheet WHERE saved_at IS NULL AND leased_until <= $1 AND task_id IN (SELECT id FROM review_task \
        WHERE project = $2)";
    INSERT_SHEET = "INSERT INTO review_sheet (id, task_id, reviewer, adjudication, leased_until) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (task_id, reviewer) DO UPDATE SET adjudication = excluded.adjudication, leased_until = excluded.leased_until \
        WHERE review_sheet.saved_at IS NULL";
    SHEET_OF = "SELECT id, task_id, reviewer, adjudication, leased_until, sheet, total, saved_at FROM review_sheet WHERE task_id = $1 \
        AND reviewer = $2";
    LEASE = "UPDATE review_sheet SET leased_until = $2 WHERE id = $1 AND saved_at IS NULL";
    SHEET = "SELECT id, task_id, reviewer, adjudication, leased_until, sheet, total, saved_at FROM review_sheet WHERE id = $1";
    SHEETS = "SELECT id, task_id, reviewer, adjudication, leased_until, sheet, total, saved_at FROM review_sheet WHERE task_id = $1 \
        ORDER BY saved_at NULLS LAST, id";
    SAVE_SHEET = "UPDATE review_sheet SET sheet = $2, total = $3, saved_at = $4 WHERE id = $1";
    UNSCORED = "SELECT DISTINCT t.attempt_id AS id FROM review_task t WHERE t.attempt_id > $1 AND NOT EXISTS \
        (SELECT 1 FROM stage_result r WHERE r.attempt_id = t.attempt_id) ORDER BY t.attempt_id LIMIT $2";
    SET_STATE = "UPDATE review_task SET state = $2, why = $3, score = $4, difference = $5 WHERE id = $1";
}

/// A response to be scored.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The response.
    pub id: ReviewTaskId,
    /// The item as it was shown.
    pub form_item: FormItemId,
    /// The attempt.
    pub attempt: AttemptId,
    /// The project.
    pub project: String,
    /// The rubric's id.
    pub rubric: String,
    /// Where it stands.
    pub state: TaskState,
    /// Why its sheets differ.
    pub why: Option<String>,
    /// 0..=1, once it is done.
    pub score: Option<f64>,
    /// How far its sheets' totals lie apart.
    pub difference: Option<f64>,
    /// Wanted by.
    pub due_at: Moment,
}

row! {
    struct TaskRow {
        id: Uuid, form_item_id: Uuid, attempt_id: Uuid, project: String, rubric: String, state: String, why: Option<String>,
        score: Option<f64>, difference: Option<f64>, due_at: i64,
    }
}

impl TaskRow {
    fn into_domain(self) -> Result<Task> {
        Ok(Task {
            id: ReviewTaskId::from_uuid(self.id),
            form_item: FormItemId::from_uuid(self.form_item_id),
            attempt: AttemptId::from_uuid(self.attempt_id),
            project: self.project,
            rubric: self.rubric,
            state: known(TaskState::from_name(&self.state), ("review_task", "state"), &self.id)?,
            why: self.why,
            score: self.score,
            difference: self.difference,
            due_at: Moment::from_microseconds(self.due_at),
        })
    }
}

/// A reviewer's sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredSheet {
    /// The sheet; also the response's code for this reviewer.
    pub id: SheetId,
    /// What is scored.
    pub task: ReviewTaskId,
    /// By whom.
    pub reviewer: PersonId,
    /// Whether it decides between two others.
    pub adjudication: bool,
    /// Until when it is theirs.
    pub leased_until: Moment,
    /// Once saved.
    pub sheet: Option<Sheet>,
    /// 0..=1, once saved.
    pub total: Option<f64>,
}

row! {
    struct SheetRow {
        id: Uuid, task_id: Uuid, reviewer: Uuid, adjudication: bool, leased_until: i64, sheet: Option<Json<Value>>, total: Option<f64>,
        saved_at: Option<i64>,
    }
}

impl SheetRow {
    fn into_domain(self) -> Result<StoredSheet> {
        let corrupt = |_| StoreError::Corrupt { table: "review_sheet", column: "sheet", row: self.id.to_string() };
        let saved = self.sheet.filter(|_| self.saved_at.is_some());
        Ok(StoredSheet {
            id: SheetId::from_uuid(self.id),
            task: ReviewTaskId::from_uuid(self.task_id),
            reviewer: PersonId::from_uuid(self.reviewer),
            adjudication: self.adjudication,
            leased_until: Moment::from_microseconds(self.leased_until),
            sheet: saved.map(|s| serde_json::from_value(s.0).map_err(corrupt)).transpose()?,
            total: self.total,
        })
    }
}

/// Puts a response up for scoring; nothing happens where it is already. Whether it was put up.
///
/// # Errors
/// [`StoreError`].
pub async fn insert_task(tx: &mut Tx, t: &Task, now: Moment) -> Result<bool> {
    let values = vals![t.id.uuid(), t.form_item.uuid(), t.attempt.uuid(), t.project.as_str(), t.rubric.as_str(), now, t.due_at];
    Ok(tx.run(&INSERT_TASK, values).await? == 1)
}

/// A response.
///
/// # Errors
/// [`StoreError`].
pub async fn task(tx: &mut Tx, id: ReviewTaskId) -> Result<Option<Task>> {
    tx.one::<TaskRow>(&TASK, vals![id.uuid()]).await?.map(TaskRow::into_domain).transpose()
}

/// The responses of an attempt.
///
/// # Errors
/// [`StoreError`].
pub async fn tasks(tx: &mut Tx, attempt: AttemptId) -> Result<Vec<Task>> {
    tx.all::<TaskRow>(&TASKS, vals![attempt.uuid()]).await?.into_iter().map(TaskRow::into_domain).collect()
}

/// Attempts after one whose responses are put up and that came to nothing yet.
///
/// # Errors
/// [`StoreError`].
pub async fn unscored_after(tx: &mut Tx, after: AttemptId, limit: i64) -> Result<Vec<AttemptId>> {
    row! { struct IdRow { id: Uuid } }
    let rows = tx.all::<IdRow>(&UNSCORED, vals![after.uuid(), limit]).await?;
    Ok(rows.into_iter().map(|r| AttemptId::from_uuid(r.id)).collect())
}

/// Responses that are handed out by one plan: those of one stage, as one version has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pile {
    /// The version that was shown.
    pub version: VersionId,
    /// The stage's id.
    pub stage: String,
}

/// Where something waits in a project.
///
/// # Errors
/// [`StoreError`].
pub async fn piles(tx: &mut Tx, project: &str) -> Result<Vec<Pile>> {
    row! { struct PileRow { version_id: Uuid, stage: String } }
    let rows = tx.all::<PileRow>(&PILES, vals![project]).await?;
    Ok(rows.into_iter().map(|r| Pile { version: VersionId::from_uuid(r.version_id), stage: r.stage }).collect())
}

/// The rubrics by which something waits in a project, with the versions that have it, newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn rubrics(tx: &mut Tx, project: &str) -> Result<Vec<(String, VersionId)>> {
    row! { struct RubricRow { rubric: String, version_id: Uuid } }
    let rows = tx.all::<RubricRow>(&RUBRICS, vals![project]).await?;
    Ok(rows.into_iter().map(|r| (r.rubric, VersionId::from_uuid(r.version_id))).collect())
}

/// Whose next response is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The project.
    pub project: &'a str,
    /// The reviewer; never given their own responses, nor one that they have scored.
    pub reviewer: PersonId,
    /// Whether to decide between sheets that differ.
    pub adjudication: bool,
    /// Rubrics whose responses are not given, each between two bars: `|a|b|`.
    pub barred: &'a str,
}

/// What a reviewer may take from a pile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Takeable {
    /// The response to be taken first.
    pub task: ReviewTaskId,
    /// Whether its item is another one than the reviewer's last.
    pub other_item: bool,
    /// When it was handed in.
    pub created_at: Moment,
    /// How many there are.
    pub found: i64,
}

/// What a reviewer may take from a pile each of whose responses gets a number of sheets: first those to the item that they scored last,
/// then the oldest. `None` where there is nothing for them.
///
/// # Errors
/// [`StoreError`].
pub async fn takeable(tx: &mut Tx, w: Wanted<'_>, (pile, sheets): (&Pile, i64), last: &str, now: Moment) -> Result<Option<Takeable>> {
    row! { struct NextRow { id: Uuid, created_at: i64, other_item: i64, found: i64 } }
    let state = if w.adjudication { TaskState::Differ } else { TaskState::Waiting };
    let shown = pile.version.uuid();
    let values =
        vals![w.project, state.as_str(), w.reviewer.uuid(), w.adjudication, now, sheets, shown, pile.stage.as_str(), last, w.barred];
    let found = tx.one::<NextRow>(&NEXT, values).await?;
    Ok(found.map(|r| Takeable {
        task: ReviewTaskId::from_uuid(r.id),
        other_item: r.other_item != 0,
        created_at: Moment::from_microseconds(r.created_at),
        found: r.found,
    }))
}

/// The item of the sheet that a person saved last; empty where there is none.
///
/// # Errors
/// [`StoreError`].
pub async fn last_item(tx: &mut Tx, w: Wanted<'_>) -> Result<String> {
    row! { struct ItemRow { item_id: String } }
    let found = tx.one::<ItemRow>(&LAST_ITEM, vals![w.project, w.reviewer.uuid(), w.adjudication]).await?;
    Ok(found.map(|r| r.item_id).unwrap_or_default())
}

/// How many sheets of a response others have saved or hold.
///
/// # Errors
/// [`StoreError`].
pub async fn taken_by_others(tx: &mut Tx, sheet: &StoredSheet, now: Moment) -> Result<i64> {
    row! { struct TakenRow { found: i64 } }
    let values = vals![sheet.task.uuid(), sheet.adjudication, sheet.reviewer.uuid(), now];
    Ok(tx.one::<TakenRow>(&TAKEN, values).await?.map_or(0, |r| r.found))
}

/// The sheet that a reviewer holds and has not saved.
///
/// # Errors
/// [`StoreError`].
pub async fn held(tx: &mut Tx, w: Wanted<'_>, now: Moment) -> Result<Option<StoredSheet>> {
    let values = vals![w.project, w.reviewer.uuid(), w.adjudication, now];
    tx.one::<SheetRow>(&HELD, values).await?.map(SheetRow::into_domain).transpose()
}

/// Removes sheets that were never saved and whose lease ended before a moment.
///
/// # Errors
/// [`StoreError`].
pub async fn drop_lapsed(tx: &mut Tx, project: &str, before: Moment) -> Result<u64> {
    tx.run(&DROP_LAPSED, vals![before, project]).await
}

/// Leases a response to a reviewer. Whoever had it before and did not save gets the sheet that they had.
///
/// # Errors
/// [`StoreError::Conflict`] where they have saved a sheet of it.
pub async fn insert_sheet(tx: &mut Tx, s: &StoredSheet) -> Result<SheetId> {
    tx.run(&INSERT_SHEET, vals![s.id.uuid(), s.task.uuid(), s.reviewer.uuid(), s.adjudication, s.leased_until]).await?;
    let held = tx.one::<SheetRow>(&SHEET_OF, vals![s.task.uuid(), s.reviewer.uuid()]).await?.map(SheetRow::into_domain).transpose()?;
    held.filter(|h| h.sheet.is_none()).map(|h| h.id).ok_or_else(|| StoreError::Conflict { constraint: "a sheet is saved once".to_owned() })
}

/// Holds a response for longer.
///
/// # Errors
/// [`StoreError`].
pub async fn lease(tx: &mut Tx, id: SheetId, until: Moment) -> Result<()> {
    tx.run(&LEASE, vals![id.uuid(), until]).await.map(drop)
}

/// A sheet.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub async fn sheet(tx: &mut Tx, id: SheetId) -> Result<Option<StoredSheet>> {
    tx.one::<SheetRow>(&SHEET, vals![id.uuid()]).await?.map(SheetRow::into_domain).transpose()
}

/// The sheets of a response, saved ones first.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub async fn sheets(tx: &mut Tx, task: ReviewTaskId) -> Result<Vec<StoredSheet>> {
    tx.all::<SheetRow>(&SHEETS, vals![task.uuid()]).await?.into_iter().map(SheetRow::into_domain).collect()
}

/// Saves a sheet.
///
/// # Errors
/// [`StoreError`].
pub async fn save_sheet(tx: &mut Tx, id: SheetId, sheet: &Sheet, total: f64, now: Moment) -> Result<()> {
    let value = serde_json::to_value(sheet).unwrap_or_default();
    tx.run(&SAVE_SHEET, vals![id.uuid(), value, total, now]).await.map(drop)
}

/// Moves a response on.
///
/// # Errors
/// [`StoreError`].
pub async fn set_state(
    tx: &mut Tx,
    id: ReviewTaskId,
    state: TaskState,
    why: Option<&str>,
    score: Option<f64>,
    difference: Option<f64>,
) -> Result<()> {
    tx.run(&SET_STATE, vals![id.uuid(), state.as_str(), why, score, difference]).await.map(drop)
}

/// What is unfinished in a project, whoever may take it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unfinished {
    /// Responses that wait for a sheet.
    pub waiting: i64,
    /// Responses whose sheets differ.
    pub differ: i64,
}

/// What is unfinished in a project; of a reviewer's own responses nothing is counted.
///
/// # Errors
/// [`StoreError`].
pub async fn unfinished(tx: &mut Tx, project: &str, reviewer: PersonId) -> Result<Unfinished> {
    row! { struct StateRow { state: String, found: i64 } }
    let states = tx.all::<StateRow>(&QUEUE, vals![project, reviewer.uuid()]).await?;
    let mut all = Unfinished::default();
    for row in states {
        match known(TaskState::from_name(&row.state), ("review_task", "state"), &project)? {
            TaskState::Waiting => all.waiting = row.found,
            TaskState::Differ => all.differ = row.found,
            // The statement asks for what is unfinished.
            TaskState::Done => {}
        }
    }
    Ok(all)
}

/// How many sheets a person has saved in a project.
///
/// # Errors
/// [`StoreError`].
pub async fn saved(tx: &mut Tx, project: &str, reviewer: PersonId) -> Result<i64> {
    row! { struct SavedRow { found: i64 } }
    Ok(tx.one::<SavedRow>(&SAVED, vals![project, reviewer.uuid()]).await?.map_or(0, |r| r.found))
}

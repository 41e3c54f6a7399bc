//! Ordinary tasks that a platform registers, who met each, and which ones are shown as often as a gold item is.

use uuid::Uuid;

use crate::domain::gold_set::item::ItemKind;
use crate::domain::kernel::id::{AnnotatorId, CheckRequestId, TaskId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    INSERT_TASK = "INSERT INTO task (id, project, name, kind, at) VALUES ($1, $2, $3, $4, $5)";
    TASK = "SELECT id, kind FROM task WHERE project = $1 AND name = $2";
    MET = "INSERT INTO task_met (task_id, annotator_id, request_id, at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (task_id, annotator_id) DO NOTHING";
    DECOYS = "SELECT d.item_id AS item_id, d.task_id AS task_id, t.name AS name, \
        (SELECT COUNT(*) FROM task_met m WHERE m.task_id = d.task_id) AS met, \
        (SELECT COUNT(*) FROM task_met m WHERE m.task_id = d.task_id AND m.annotator_id = $2) AS own \
        FROM decoy d JOIN task t ON t.id = d.task_id WHERE d.project = $1 ORDER BY d.item_id";
    FREE = "SELECT t.id AS id, t.name AS name, COUNT(*) AS met FROM (SELECT id, name FROM task WHERE project = $1 AND kind = $2 \
        ORDER BY id DESC LIMIT 500) AS t JOIN task_met m ON m.task_id = t.id WHERE NOT EXISTS (SELECT 1 FROM decoy d \
        WHERE d.task_id = t.id) AND NOT EXISTS (SELECT 1 FROM task_met o WHERE o.task_id = t.id AND o.annotator_id = $3) \
        GROUP BY t.id, t.name ORDER BY met, t.id LIMIT 100";
    INSERT_DECOY = "INSERT INTO decoy (project, item_id, task_id, at) VALUES ($1, $2, $3, $4)";
}

/// A task that is shown as often as a gold item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoy {
    /// The gold item, by its author's id.
    pub item: String,
    /// The task.
    pub task: TaskId,
    /// The platform's own id of the task.
    pub name: String,
    /// How many annotators met it.
    pub met: i64,
    /// Whether the annotator who was asked for did.
    pub own: bool,
}

/// A task that could be one: it was done by others, and not by the annotator who was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Free {
    /// The task.
    pub task: TaskId,
    /// The platform's own id of the task.
    pub name: String,
    /// How many annotators met it.
    pub met: i64,
}

/// Registers a task.
///
/// # Errors
/// [`crate::store::StoreError::Conflict`] where the project has one of that name.
pub async fn insert(tx: &mut Tx, id: TaskId, (project, name): (&str, &str), kind: ItemKind, now: Moment) -> Result<()> {
    tx.run(&INSERT_TASK, vals![id.uuid(), project, name, kind.name(), now]).await.map(drop)
}

/// A task of a project by the platform's own id, with its kind.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`] where the kind is none.
pub async fn by_name(tx: &mut Tx, project: &str, name: &str) -> Result<Option<(TaskId, ItemKind)>> {
    row! { struct TaskRow { id: Uuid, kind: String } }
    let Some(r) = tx.one::<TaskRow>(&TASK, vals![project, name]).await? else { return Ok(None) };
    Ok(Some((TaskId::from_uuid(r.id), known(ItemKind::from_name(&r.kind), ("task", "kind"), &r.id)?)))
}

/// Notes that an annotator met a task, as a platform told or as a request named it; whether that is new.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn met(tx: &mut Tx, task: TaskId, who: AnnotatorId, request: Option<CheckRequestId>, now: Moment) -> Result<bool> {
    Ok(tx.run(&MET, vals![task.uuid(), who.uuid(), request.map(CheckRequestId::uuid), now]).await? == 1)
}

/// The decoys of a project, by their items, as an annotator may meet them.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn decoys(tx: &mut Tx, project: &str, who: AnnotatorId) -> Result<Vec<Decoy>> {
    row! { struct DecoyRow { item_id: String, task_id: Uuid, name: String, met: i64, own: i64 } }
    let one = |r: DecoyRow| Decoy { item: r.item_id, task: TaskId::from_uuid(r.task_id), name: r.name, met: r.met, own: r.own > 0 };
    Ok(tx.all::<DecoyRow>(&DECOYS, vals![project, who.uuid()]).await?.into_iter().map(one).collect())
}

/// Tasks of a kind among the latest ones that others did, that an annotator did not, and that are no decoys: those that the fewest met
/// first.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn free(tx: &mut Tx, project: &str, kind: ItemKind, who: AnnotatorId) -> Result<Vec<Free>> {
    row! { struct FreeRow { id: Uuid, name: String, met: i64 } }
    let rows = tx.all::<FreeRow>(&FREE, vals![project, kind.name(), who.uuid()]).await?;
    Ok(rows.into_iter().map(|r| Free { task: TaskId::from_uuid(r.id), name: r.name, met: r.met }).collect())
}

/// Lets a task be shown as often as a gold item is.
///
/// # Errors
/// [`crate::store::StoreError::Conflict`] where it is a decoy, or the item has one.
pub async fn insert_decoy(tx: &mut Tx, project: &str, item: &str, task: TaskId, now: Moment) -> Result<()> {
    tx.run(&INSERT_DECOY, vals![project, item, task.uuid(), now]).await.map(drop)
}

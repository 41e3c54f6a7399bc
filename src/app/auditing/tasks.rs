//! Ordinary tasks that a platform registers: what they are called, of which kind they are, and who did them.

use super::checks::begun;
use crate::app::accounts::reader::Reader;
use crate::app::kernel::command::{At, Stop};
use crate::app::{App, AppError};
use crate::domain::applying::refused as refused_text;
use crate::domain::gold_set::item::ItemKind;
use crate::domain::kernel::id::{AnnotatorId, TaskId};
use crate::domain::kernel::violation::Violation;
use crate::store::Tx;
use crate::store::auditing::tasks;

/// The most tasks that are registered at once.
pub const MOST_TASKS: usize = 1_000;

/// The most annotators that one row names.
pub const MOST_WHO_DID: usize = 20;

/// The longest id of a platform's, in code points.
const LONGEST_NAME: usize = 200;

/// Tasks of one transaction.
const TOGETHER: usize = 40;

/// A task as a platform registers it.
#[derive(Clone, Debug)]
pub struct NewTask {
    /// The platform's own id.
    pub name: String,
    /// The kind of item that it is like.
    pub kind: ItemKind,
    /// Annotators who did it.
    pub done_by: Vec<AnnotatorId>,
}

/// What became of a row.
#[derive(Debug)]
pub enum Registered {
    /// The task, or somebody who did it, is new.
    Accepted,
    /// All of it was known.
    Same,
    /// It was not taken, and why.
    Refused(AppError),
}

fn check(task: &NewTask) -> Result<(), AppError> {
    let mut wrong: Vec<Violation> = refused_text::check(&task.name, LONGEST_NAME, "/id").into_iter().collect();
    if task.name.is_empty() {
        wrong.push(Violation::new("/id", "required", "name the task"));
    }
    if task.done_by.len() > MOST_WHO_DID {
        wrong.push(Violation::new("/done_by", "too_many_items", format!("at most {MOST_WHO_DID} at once; send the others in another row")));
    }
    if wrong.is_empty() { Ok(()) } else { Err(AppError::Invalid(wrong)) }
}

/// Registers a task, inside a command; a refused row changes nothing.
async fn register(tx: &mut Tx, at: &At, (project, tells): (&str, Reader), task: &NewTask) -> Result<Registered, Stop> {
    if let Err(error) = check(task) {
        return Ok(Registered::Refused(error));
    }
    for id in &task.done_by {
        match begun(tx, project, *id, at.now).await?.map(|a| tells.may_see(a.person)) {
            Some(Ok(())) => {}
            Some(Err(error)) => return Ok(Registered::Refused(error)),
            None => return Ok(Registered::Refused(AppError::NotFound("there is no such annotator".to_owned()))),
        }
    }
    let (id, mut is_new) = match tasks::by_name(tx, project, &task.name).await? {
        Some((_, kind)) if kind != task.kind => {
            let detail = format!("a task of this id is there, of kind {}", kind.name());
            return Ok(Registered::Refused(AppError::Refused { code: "conflict", detail }));
        }
        Some((id, _)) => (id, false),
        None => {
            let id = TaskId::from_uuid(at.uuid());
            tasks::insert(tx, id, (project, &task.name), task.kind, at.now).await?;
            (id, true)
        }
    };
    for who in &task.done_by {
        is_new |= tasks::met(tx, id, *who, None, at.now).await?;
    }
    Ok(if is_new { Registered::Accepted } else { Registered::Same })
}

impl App {
    /// Registers tasks, in parts that are each stored whole or not at all; what became of each, in their order. The same row again changes
    /// nothing, so that all of them may be sent again.
    ///
    /// # Errors
    /// [`AppError`] where nothing was stored; once something was, what could not be stored is refused by its own row.
    pub async fn register_tasks(&self, project: &str, tells: Reader, all: Vec<NewTask>) -> Result<Vec<Registered>, AppError> {
        let mut told = Vec::with_capacity(all.len());
        for part in all.chunks(TOGETHER) {
            let input = (project.to_owned(), tells, part.to_vec());
            let registered = self.command("register tasks", input, |tx, at, (project, tells, part)| {
                Box::pin(async move {
                    let mut registered = Vec::with_capacity(part.len());
                    for task in &part {
                        registered.push(register(tx, &at, (&project, tells), task).await?);
                    }
                    Ok(registered)
                })
            });
            match registered.await {
                Ok(registered) => told.extend(registered),
                Err(error) if told.is_empty() => return Err(error),
                Err(error) => {
                    tracing::warn!(%error, "a part of the tasks was not stored");
                    told.extend((told.len()..all.len()).map(|_| Registered::Refused(AppError::Busy { seconds: 2 })));
                    break;
                }
            }
        }
        Ok(told)
    }
}

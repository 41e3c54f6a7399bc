//! Ordinary tasks that a platform registers, so that some of them may be shown again beside hidden checks.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::endpoint::{Call, Endpoint, Reads, gives, rows, schema};
use super::shapes::checks::{TaskOutcome, TaskOutcomes};
use super::shapes::told;
use crate::app::auditing::tasks::{MOST_TASKS, NewTask, Registered};
use crate::domain::accounts::Scope;
use crate::domain::gold_set::item::ItemKind;
use crate::domain::kernel::id::AnnotatorId;
use crate::domain::kernel::violation::Violation;
use crate::http::problem::Problem;

/// Ordinary tasks.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewTasks {
    /// The tasks.
    #[schemars(length(min = 1, max = 1_000))]
    tasks: Vec<TaskRow>,
}

/// An ordinary task of the platform.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TaskRow {
    /// The platform's own id of it.
    #[schemars(length(min = 1, max = 200))]
    id: String,
    /// The kind of item that it is like.
    kind: ItemKind,
    /// Annotators who did it; the row may be sent again with others, who are added.
    #[serde(default)]
    #[schemars(length(max = 20))]
    done_by: Vec<AnnotatorRef>,
}

/// An annotator's id.
#[derive(Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline, extend("format" = "uuid"))]
struct AnnotatorRef(String);

pub fn endpoints() -> Vec<Endpoint> {
    vec![rows(Scope::ChecksWrite)(
        "POST",
        "/tasks",
        "Register ordinary tasks and who did them: with decoys, the answer to a request for checks names some of them to be shown again",
        Reads::Json(schema::<NewTasks>),
        gives::<TaskOutcomes>("registerTasks", 200),
        |c| Box::pin(register(c)),
    )]
}

async fn register(mut call: Call) -> Result<Value, Problem> {
    let NewTasks { tasks } = call.read()?;
    if tasks.is_empty() || tasks.len() > MOST_TASKS {
        let detail = format!("1 to {MOST_TASKS} tasks are registered at once");
        return Err(Problem::invalid(vec![Violation::new("/tasks", "out_of_range", detail)]));
    }
    // An id that is none names nobody.
    let id_of = |of: AnnotatorRef| AnnotatorId::from_uuid(uuid::Uuid::parse_str(&of.0).unwrap_or_default());
    let one = |t: TaskRow| NewTask { name: t.id, kind: t.kind, done_by: t.done_by.into_iter().map(id_of).collect() };
    let all: Vec<NewTask> = tasks.into_iter().map(one).collect();
    let names: Vec<String> = all.iter().map(|t| t.name.clone()).collect();
    let registered = call.app.register_tasks(call.caller.project(), call.caller.reader(), all).await?;
    let outcomes = names.into_iter().zip(registered).map(|(id, registered)| match registered {
        Registered::Accepted => TaskOutcome::of(id, "accepted", None),
        Registered::Same => TaskOutcome::of(id, "same", None),
        Registered::Refused(error) => TaskOutcome::of(id, "refused", Some(Problem::from(error))),
    });
    told(TaskOutcomes { outcomes: outcomes.collect() })
}

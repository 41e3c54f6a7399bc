//! What the platform gets of hidden checks, and what became of their answers.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::{Id, Time, words};
use crate::app::auditing::asking::{HiddenTask, PlacedTask, Planned};
use crate::domain::gold_set::item::{Legend, Presented};
use crate::domain::gold_set::stimulus::PresentedStimulus;
use crate::domain::kernel::violation::Violation;
use crate::http::problem::{Document, Problem};

words! {
    /// What became of an answer; `same` where the very answer was taken before.
    AnswerOutcome = ["accepted", "same", "refused"];
}

/// Hidden checks: those among the next tasks, as `checks` and `repeat`; without a body one check, as an ordinary task.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[schemars(extend("oneOf" = [{ "required": ["checks", "repeat"] }, { "required": ["id", "item", "stimulus", "legend"] }]))]
pub struct Asked {
    /// The checks among the next tasks, in the order of their places; there may be none.
    #[serde(skip_serializing_if = "Option::is_none")]
    checks: Option<Vec<PlacedTask>>,
    /// The platform's own tasks that this annotator is to be shown as well, though others did them.
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<Vec<String>>,
    /// The one check: the id that the answer names.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// Its item.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Presented>")]
    item: Option<Value>,
    /// Its item's stimulus.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<PresentedStimulus<'static>>")]
    stimulus: Option<Value>,
    /// What its labels, scales and severities mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Legend>")]
    legend: Option<Value>,
}

impl Asked {
    /// One check: all of its members stand, the empty ones as null.
    pub fn one(task: HiddenTask) -> Self {
        let HiddenTask { id, item, stimulus, legend } = task;
        Self { id: Some(id), item: Some(item), stimulus: Some(stimulus.unwrap_or_default()), legend: Some(legend), ..Self::default() }
    }

    /// Those among the next tasks.
    pub fn among(planned: Planned) -> Self {
        let Planned { checks, repeat } = planned;
        Self { checks: Some(checks), repeat: Some(repeat), ..Self::default() }
    }
}

/// That an annotator acknowledged guidelines.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GuidelinesRead {
    /// Who.
    pub annotator: Id,
    /// The hash of the guidelines.
    pub guidelines: String,
    /// Since when they have.
    pub acknowledged_at: Time,
}

/// What became of answers, in the order in which they were sent.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Outcomes {
    /// One for each answer.
    pub outcomes: Vec<Outcome>,
}

/// What became of one answer.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "CheckOutcome")]
pub struct Outcome {
    /// The check as it was named.
    check: String,
    /// What became of the answer.
    outcome: AnswerOutcome,
    /// Why it was refused, as a request with this answer alone would have been.
    problem: Option<Document>,
}

impl Outcome {
    /// What became of an answer.
    pub fn of(check: String, outcome: &str, problem: Option<Problem>) -> Self {
        Self { check, outcome: outcome.into(), problem: problem.map(|p| p.document()) }
    }
}

/// What became of tasks, in the order in which they were sent.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TaskOutcomes {
    /// One for each task.
    pub outcomes: Vec<TaskOutcome>,
}

/// What became of one task.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TaskOutcome {
    /// The platform's own id.
    id: String,
    /// What became of it; `same` where the task and all who did it were known.
    outcome: AnswerOutcome,
    /// Why it was refused.
    problem: Option<Document>,
}

impl TaskOutcome {
    /// What became of a task.
    pub fn of(id: String, outcome: &str, problem: Option<Problem>) -> Self {
        Self { id, outcome: outcome.into(), problem: problem.map(|p| p.document()) }
    }
}

/// What became of lines.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "JudgmentsTaken")]
pub struct Taken {
    /// Rows that are new; they are stored.
    pub accepted: u64,
    /// Rows that were there, or stood before with the same content.
    pub same: u64,
    /// Lines that were refused.
    pub refused: u64,
    /// The first 10,000 of these.
    pub refusals: Vec<Refusal>,
}

/// A line that was refused.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RefusedLine")]
pub struct Refusal {
    /// Its number, from 1.
    line: u64,
    /// Where in it, as a JSON pointer; empty for the whole.
    pointer: String,
    /// Which rule it breaks, for programs.
    code: String,
    /// What is wrong, for people.
    detail: String,
}

impl Refusal {
    /// A line, and why it was refused.
    pub fn of(line: u64, why: &Violation) -> Self {
        Self { line, pointer: why.pointer.clone(), code: why.code.to_owned(), detail: why.detail.clone() }
    }
}

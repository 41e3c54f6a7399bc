//! Where somebody stands at every stage of a project, from their attempts and the decisions on them.

use serde::Serialize;

use crate::domain::deciding::DecisionOutcome;
use crate::domain::kernel::id::AttemptId;
use crate::domain::kernel::moment::Moment;
use crate::domain::project::Project;
use crate::domain::sitting::{Attempt, State};
use crate::store::deciding::results::Decided;

const DAY: i64 = 86_400;

/// Where a stage stands for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StageState {
    /// An earlier stage comes first.
    CannotStartYet,
    /// May be started.
    NotStarted,
    /// An attempt is open.
    InProgress,
    /// Handed in: being scored, or a person decides.
    BeingScored,
    /// Passed.
    Passed,
    /// Not passed; another attempt is possible from a date on, where one is told.
    NotPassed,
    /// Not passed, and no attempt is left.
    NoAttemptsLeft,
}

/// A stage of a person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StageProgress {
    /// The stage's id.
    pub stage: String,
    /// Where it stands.
    pub state: StageState,
    /// The attempt that is open or was the last, if any.
    #[serde(skip)]
    pub attempt: Option<AttemptId>,
    /// Attempts that count.
    pub attempts_used: usize,
    /// Attempts in all.
    pub attempts_allowed: u32,
    /// From when another attempt is possible.
    #[serde(skip)]
    pub retry_at: Option<Moment>,
}

/// Every stage in order. Decisions that were taken back count for nothing.
#[must_use]
pub fn stages(project: &Project, attempts: &[Attempt], decisions: &[Decided], now: Moment) -> Vec<StageProgress> {
    let mut before_passed = true;
    let mut all = Vec::new();
    for stage in &project.stages {
        let counted: Vec<&Attempt> = attempts.iter().filter(|a| a.stage == stage.id && a.state != State::Void).collect();
        let standing = |a: &Attempt| decisions.iter().rfind(|d| d.undone_at.is_none() && d.attempt == Some(a.id));
        let last = counted.last();
        let (state, retry_at) = match last.map(|a| (a, standing(a))) {
            _ if counted.iter().any(|a| standing(a).is_some_and(|d| d.outcome == DecisionOutcome::Passed)) => (StageState::Passed, None),
            None if before_passed => (StageState::NotStarted, None),
            None => (StageState::CannotStartYet, None),
            Some((a, None)) if a.state == State::Open => (StageState::InProgress, None),
            Some((_, None)) => (StageState::BeingScored, None),
            Some(_) if counted.len() >= stage.attempts as usize => (StageState::NoAttemptsLeft, None),
            // Whoever was turned down does not come again.
            Some((_, Some(decision))) if decision.outcome == DecisionOutcome::Rejected => (StageState::NotPassed, None),
            Some((_, Some(decision))) => {
                let from = decision.at.plus_seconds(i64::from(stage.cooldown_days) * DAY);
                if now >= from { (StageState::NotStarted, Some(from)) } else { (StageState::NotPassed, Some(from)) }
            }
        };
        before_passed = before_passed && state == StageState::Passed;
        all.push(StageProgress {
            stage: stage.id.clone(),
            state,
            attempt: last.map(|a| a.id),
            attempts_used: counted.len(),
            attempts_allowed: stage.attempts,
            retry_at,
        });
    }
    all
}

/// The ids of passed stages.
#[must_use]
pub fn passed(stages: &[StageProgress]) -> Vec<String> {
    stages.iter().filter(|s| s.state == StageState::Passed).map(|s| s.stage.clone()).collect()
}

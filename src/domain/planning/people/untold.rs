//! Promises whose figures no check computes, and why: it is said in words, since silence would read as if they were kept.

use serde::Serialize;

use super::told::plan_of;
use crate::domain::project::stage::Decision;
use crate::domain::project::{Project, Stage};
use crate::domain::sitting::adaptive;

/// Why what a rule gives as people differ is not computed beside its promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Untold {
    /// A stage's verdict is one on the ability.
    Ability,
    /// A stage's form follows the answers.
    Adaptive,
    /// The rule over hidden checks, which begins again after each outcome.
    Audit,
}

impl Untold {
    /// Of a stage; `None` where its promise is told, and where it promises nothing or makes no test.
    #[must_use]
    pub fn of(stage: &Stage) -> Option<Self> {
        stage.decision.promised()?;
        match stage.decision {
            Decision::Ability { .. } => Some(Self::Ability),
            Decision::Sequential { .. } if plan_of(stage).is_none() && adaptive::is_adaptive(stage) => Some(Self::Adaptive),
            Decision::Sequential { .. } | Decision::Cut { .. } => None,
        }
    }

    /// Whether `simulate` tells what the rule gives, for people of one rate and as people differ.
    #[must_use]
    pub const fn is_simulated(self) -> bool {
        matches!(self, Self::Ability | Self::Adaptive)
    }
}

/// A rule whose figures are not computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Left {
    /// The stage; `None` for hidden checks.
    pub stage: Option<String>,
    /// Why.
    pub why: Untold,
    /// Whether `simulate` tells them.
    pub simulated: bool,
}

/// Every rule of a project that promises something which no check computes as people differ.
#[must_use]
pub fn left(project: &Project) -> Vec<Left> {
    let one = |stage: Option<&Stage>, why: Untold| Left { stage: stage.map(|s| s.id.clone()), why, simulated: why.is_simulated() };
    let stages = project.stages.iter().filter_map(|stage| Some(one(Some(stage), Untold::of(stage)?)));
    let audit = project.audit.iter().filter(|audit| audit.decision.promised().is_some());
    stages.chain(audit.map(|_| one(None, Untold::Audit))).collect()
}

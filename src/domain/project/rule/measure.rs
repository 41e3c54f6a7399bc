//! `do`: what is done, or proposed.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::json;

use super::over::Span;
use crate::domain::kernel::names::names;

names! {
    /// The kinds of measures, the mildest first.
    MeasureKind {
        /// The work that was handed in is taken as it is.
        Accept = "accept";
        /// A message with what was found.
        Message = "message";
        /// Practice with feedback.
        Training = "training";
        /// A new calibration.
        Recalibrate = "recalibrate";
        /// Another share of the work is reviewed.
        ReviewShare = "review_share";
        /// The annotator's answers weigh more or less where several are put together.
        Weight = "weight";
        /// Others do the same tasks as well.
        Reassign = "reassign";
        /// A skill is set or taken away, and with it the tasks that ask for it.
        Skill = "skill";
        /// The work that was handed in is not taken, and not paid.
        Refuse = "refuse";
        /// No work for a time.
        Pause = "pause";
        /// The end of the contract.
        End = "end";
    }
}

impl<'de> Deserialize<'de> for MeasureKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::from_name(&name).ok_or_else(|| D::Error::custom(format!("\"{name}\" is no measure")))
    }
}

impl JsonSchema for MeasureKind {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MeasureKind".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = Self::ALL.iter().map(|kind| kind.as_str()).collect();
        schemars::json_schema!({ "type": "string", "enum": json!(names) })
    }
}

/// From what a pause keeps somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The batch of tasks in which it was found, as the platform cuts them.
    Pool,
    /// This project.
    Project,
    /// Every project of this service.
    AllProjects,
}

impl Scope {
    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pool => "pool",
            Self::Project => "project",
            Self::AllProjects => "all_projects",
        }
    }
}

/// The value that a skill gets.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SkillValue {
    /// A number, in 0..=100.
    Number(f64),
    /// The value of a quantity at that moment, a share as percent: `share_right`.
    Figure(String),
}

/// One `do`.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(tag = "measure", rename_all = "snake_case", deny_unknown_fields)]
pub enum Measure {
    /// A message with what was found: the text of `because`.
    Message {},
    /// Practice with feedback.
    Training {},
    /// A new calibration.
    Recalibrate {
        /// The stage that the annotator takes.
        stage: String,
    },
    /// Another share of the work is reviewed.
    ReviewShare {
        /// The share, in 0..=1.
        share: f64,
        /// For how long; without it until another rule sets it.
        #[serde(default, rename = "for")]
        lasts: Option<Span>,
    },
    /// The annotator's answers weigh more or less where several are put together.
    Weight {
        /// The weight, in 0..=1; 1 is that of everybody.
        weight: f64,
        /// For how long; without it until another rule sets it.
        #[serde(default, rename = "for")]
        lasts: Option<Span>,
    },
    /// A skill is set or taken away.
    Skill {
        /// Its name, as the platform or the project has it.
        skill: String,
        /// What it is set to; without it the skill is taken away.
        #[serde(default)]
        set: Option<SkillValue>,
        /// For how long; without it for good.
        #[serde(default, rename = "for")]
        lasts: Option<Span>,
    },
    /// No work for a time; it ends by itself.
    Pause {
        /// From what.
        scope: Scope,
        /// For how long.
        #[serde(rename = "for")]
        lasts: Span,
    },
    /// Advice to the platform: others do the same tasks as well.
    Reassign {
        /// How many others.
        #[serde(default = "one")]
        others: u32,
    },
    /// Advice to the platform: the work that was handed in is taken as it is.
    Accept {},
    /// Advice to the platform: the work that was handed in is not taken.
    Refuse {},
    /// The end of the contract: never by a rule.
    End {},
}

const fn one() -> u32 {
    1
}

impl Measure {
    /// What kind it is of.
    #[must_use]
    pub const fn kind(&self) -> MeasureKind {
        match self {
            Self::Message {} => MeasureKind::Message,
            Self::Training {} => MeasureKind::Training,
            Self::Recalibrate { .. } => MeasureKind::Recalibrate,
            Self::ReviewShare { .. } => MeasureKind::ReviewShare,
            Self::Weight { .. } => MeasureKind::Weight,
            Self::Skill { .. } => MeasureKind::Skill,
            Self::Pause { .. } => MeasureKind::Pause,
            Self::Reassign { .. } => MeasureKind::Reassign,
            Self::Accept {} => MeasureKind::Accept,
            Self::Refuse {} => MeasureKind::Refuse,
            Self::End {} => MeasureKind::End,
        }
    }

    /// Whether it sets a share, a weight or a skill, one after another, and is done to nobody.
    #[must_use]
    pub const fn is_setting(&self) -> bool {
        matches!(self, Self::ReviewShare { .. } | Self::Weight { .. } | Self::Skill { .. })
    }

    /// How long it lasts, where it ends by itself.
    #[must_use]
    pub const fn lasts(&self) -> Option<Span> {
        match self {
            Self::ReviewShare { lasts, .. } | Self::Weight { lasts, .. } | Self::Skill { lasts, .. } => *lasts,
            Self::Pause { lasts, .. } => Some(*lasts),
            _ => None,
        }
    }

    /// The skill that it is about.
    #[must_use]
    pub fn skill(&self) -> Option<&str> {
        match self {
            Self::Skill { skill, .. } => Some(skill),
            _ => None,
        }
    }
}

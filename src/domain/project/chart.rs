//! `[[audit.chart]]`: which hidden checks of an annotator are watched together, by which reckoning, and how seldom a false alarm may be.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::domain::project::stage::Decision;

/// Which checks one chart is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Over {
    /// All of them.
    All,
    /// A chart for each kind of item.
    Kind,
    /// A chart for each skill.
    Skill,
    /// Two charts for each label of a taxonomy: one for those that were missed, one for those that were marked where they are not.
    Class,
}

/// How a chart is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Reckoning {
    /// The sum of log-likelihood ratios against the annotator's own level.
    Cusum,
    /// The weighted mean of score less expectation.
    Ewma,
    /// Shares of successive groups of checks.
    P,
}

impl Over {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::All, Self::Kind, Self::Skill, Self::Class];

    /// As it stands in the file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Kind => "kind",
            Self::Skill => "skill",
            Self::Class => "class",
        }
    }
}

impl Reckoning {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Cusum, Self::Ewma, Self::P];

    /// As it stands in the file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cusum => "cusum",
            Self::Ewma => "ewma",
            Self::P => "p",
        }
    }
}

/// One `[[audit.chart]]`.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// Which checks each of its charts is of.
    pub over: Over,
    /// How it is reckoned.
    #[serde(rename = "type")]
    pub reckoning: Reckoning,
    /// Mean number of false alarms for an annotator in a year, over all charts of the project together, which share it: the same in each.
    #[serde(default = "fifth")]
    pub false_alarms: f64,
    /// Checks of a chart before which it says nothing; of a p chart the size of its groups. 5 to 200.
    #[serde(default = "twenty")]
    pub min_items: u32,
}

const fn fifth() -> f64 {
    0.2
}

const fn twenty() -> u32 {
    20
}

impl Chart {
    /// The least and the most false alarms a year that may be promised.
    pub const FALSE_ALARMS: (f64, f64) = (0.01, 12.0);
    /// The least and the most checks before which a chart says nothing.
    pub const MIN_ITEMS: (u32, u32) = (5, 200);
    /// The most `[[audit.chart]]` of a project.
    pub const MOST: usize = 8;

    /// The chart of a plan that names none.
    #[must_use]
    pub fn over_everything(decision: &Decision) -> Self {
        let (least, most) = Self::MIN_ITEMS;
        let min_items = decision.plan(1).map_or(least, |plan| u32::try_from(plan.min_items).unwrap_or(most).clamp(least, most));
        Self { over: Over::All, reckoning: Reckoning::Cusum, false_alarms: fifth(), min_items }
    }
}

/// Reads `[[audit.chart]]`. A version that an earlier release stored may have one table here that nothing followed; it is none, and the
/// check
/// of a set refuses it.
pub(super) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Chart>, D::Error> {
    let given = Value::deserialize(from)?;
    if given.is_object() {
        return Ok(Vec::new());
    }
    serde_json::from_value(given).map_err(serde::de::Error::custom)
}

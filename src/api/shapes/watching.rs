//! Charts and signals, as they are told outside.

use schemars::JsonSchema;
use serde::Serialize;

use super::work::Interval;
use super::{Id, Time, words};

words! {
    /// How a chart is reckoned.
    ChartType = ["cusum", "ewma", "p"];
    /// What a chart is over.
    ChartOver = ["all", "kind", "skill", "class"];
    /// Which mistakes with a label a chart counts.
    ChartSide = ["misses", "false_alarms"];
    /// Where a signal stands.
    SignalState = ["open", "settled", "withdrawn"];
}

/// Which chart.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Chart {
    /// How it is reckoned.
    #[serde(rename = "type")]
    pub reckoning: ChartType,
    /// What it is over.
    pub over: ChartOver,
    /// The kind, the skill, the taxonomy or `taxonomy/label`; null over everything.
    pub of: Option<String>,
    /// Which mistakes, over a class.
    pub side: Option<ChartSide>,
}

/// A share right with its interval, in twentieths, one answer away from none and from all: figures of few checks would say of each answer
/// whether it was right.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Level {
    /// The share right on items as difficult as the bank; null for less than a block of checks.
    pub level: Option<f64>,
    /// Its 95 % interval by Wilson's score; null with it.
    pub interval_95: Option<Interval>,
    /// The checks that it is of.
    pub checks: usize,
}

/// A signal of a chart: a case for a person. Nothing else follows from it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Signal {
    /// The signal.
    pub id: Id,
    /// Whose work it is about.
    pub annotator: Id,
    /// Which chart.
    pub chart: Chart,
    /// Where it stands.
    pub state: SignalState,
    /// The beginning of the day, by UTC, on which it was raised.
    pub raised_at: Time,
    /// The beginning of the day on which the first check at the new level was answered, by maximum likelihood.
    pub onset: Time,
    /// That of the earliest plausible one.
    pub onset_from: Time,
    /// That of the latest plausible one.
    pub onset_to: Time,
    /// The level before it; null where it was so from the first check on, or since the signal before.
    pub before: Option<Level>,
    /// The level from it on.
    pub after: Level,
    /// Whether nothing but a corrected key raised it.
    pub by_correction: bool,
    /// Who settled it.
    pub settled_by: Option<Id>,
    /// When.
    pub settled_at: Option<Time>,
    /// What they said; null without `audits:write` or `candidates:personal`.
    pub answer: Option<String>,
    /// When a corrected key took it back.
    pub withdrawn_at: Option<Time>,
}

/// A signal after it was settled.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SignalSettled {
    /// The signal.
    pub id: Id,
    /// Where it stands.
    pub state: SignalState,
}

/// A chart of an annotator, by whole blocks of its own checks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChartOf {
    /// Which chart.
    pub chart: Chart,
    /// Its checks in whole blocks.
    pub checks: usize,
    /// Checks of a block.
    pub block: usize,
    /// The level that it is held against, in twentieths, from .1 to .9; null before there is one.
    pub baseline: Option<f64>,
    /// The share right in those checks, in twentieths, one answer away from none and from all; null without any.
    pub share: Option<f64>,
    /// How near to its limit it stood at the end of the last whole block, in quarters: 1 is a signal; null where there are too few.
    pub nearness: Option<f64>,
}

/// The charts of an annotator.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Charts {
    /// Whose.
    pub annotator: Id,
    /// Each chart.
    pub charts: Vec<ChartOf>,
    /// What they signalled, newest first.
    pub signals: Vec<Signal>,
}

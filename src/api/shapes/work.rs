//! What reviewers and auditors are told, and what the platform gets as a hidden check.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Id, Time, words};
use crate::app::reviewing::review::Assignment;

words! {
    /// Where an annotator stands.
    AnnotatorState = ["active", "paused", "ended"];
    /// What the rule says of a stretch of checks; `continue` while it cannot say yet.
    AuditOutcome = ["pass", "refer", "below_the_line", "continue"];
}

/// An assignment, or that nothing waits.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Review {
    /// The assignment; null where nothing waits.
    pub review: Option<Assignment>,
}

/// A sheet that was stored.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SheetSaved {
    /// It is stored.
    pub saved: bool,
}

/// An annotator in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AnnotatorRow {
    /// The annotator.
    pub id: Id,
    /// Where they stand.
    pub state: AnnotatorState,
    /// When they were accepted.
    pub onboarded_at: Time,
    /// The application that they came by.
    pub candidate: Id,
    /// Where the record is read.
    pub url: String,
}

/// An annotator's record, by whole blocks of checks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Annotator {
    /// The annotator.
    pub id: Id,
    /// Where they stand.
    pub state: AnnotatorState,
    /// When a pause ends by itself; null where they are not paused, or until a person lets them go on.
    pub paused_until: Option<Time>,
    /// When they were accepted.
    pub onboarded_at: Time,
    /// Counts of checks.
    pub checks: Checks,
    /// The mean of the last checks, in twentieths; null where there are too few.
    pub mean: Option<f64>,
    /// At most so many checks are in the mean.
    pub mean_of_last: u32,
    /// The interval of that mean, which tells nothing of a change within them.
    pub interval_90: Option<Interval>,
    /// What the rule says, from the beginning; after each decision it begins anew.
    pub decisions: Vec<Stretch>,
}

/// Counts of an annotator's checks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Checks {
    /// Checks that were given out.
    pub asked: usize,
    /// Those that were answered and graded.
    pub graded: usize,
    /// Those in whole blocks that count.
    pub counted: usize,
    /// Whether they are too few to say anything.
    pub too_few: bool,
    /// From how many on something is said.
    pub report_from: u32,
    /// Checks of a block.
    pub block: usize,
}

/// An interval.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Interval {
    /// Its lower end, in 0..1.
    pub low: f64,
    /// Its upper end, in 0..1.
    pub high: f64,
}

/// What the rule says of a stretch of checks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Stretch {
    /// Its first block, from 1.
    pub from_block: usize,
    /// Its last block.
    pub to_block: usize,
    /// What the rule says.
    pub outcome: AuditOutcome,
}

/// Where an annotator stands after a step.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Moved {
    /// The annotator.
    pub id: Id,
    /// Where they stand.
    pub state: AnnotatorState,
}

/// An answer to a check that was taken; it is graded later, and its score is told to nobody.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Received {
    /// It is stored.
    pub received: bool,
}

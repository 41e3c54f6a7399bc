//! `[[audit.sample]]`: which judgments are reviewed by people, how they are drawn, and what is to be shown by them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::gold_set::item::ItemKind;
use crate::domain::project::rule::Span;

/// What an audit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SampleKind {
    /// How large the share of errors is, with its interval.
    Estimate,
    /// Whether it is below a limit, at a stated risk.
    Certify,
}

/// Whose judgments are in the frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Whose {
    /// Whoever judged.
    #[default]
    Everybody,
    /// Annotators who were accepted here.
    Ours,
}

/// What the frame is parted by, so that a sample is drawn from each part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Strata {
    /// Nothing: one part.
    #[default]
    None,
    /// Who judged.
    Annotator,
    /// The label; all responses are one part.
    Label,
    /// The kind of the task, as the platform registered it.
    Kind,
    /// What people were shown, as the platform names it.
    Version,
}

/// How many are drawn from each stratum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Allocation {
    /// In proportion to what each has.
    #[default]
    Proportional,
    /// More from those that differed more in the audit before this one (Neyman 1934); proportional where there was none.
    Neyman,
}

/// Which judgments an audit is about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Those of so long before the draw.
    pub period: Span,
    /// Whose.
    #[serde(default)]
    pub annotators: Whose,
    /// Only of tasks that the platform registered as of this kind.
    #[serde(default)]
    pub kind: Option<ItemKind>,
}

/// One `[[audit.sample]]`.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditSample {
    /// A stable name, by which it is drawn.
    pub name: String,
    /// What it is for.
    pub kind: SampleKind,
    /// Which judgments.
    pub frame: Frame,
    /// Of an estimate: what the frame is parted by.
    #[serde(default)]
    pub strata: Strata,
    /// Of an estimate with strata: how many from each.
    #[serde(default)]
    pub allocation: Allocation,
    /// Of an estimate with strata: the fewest from each, 2 to 100; 2 without it.
    #[serde(default)]
    pub least: Option<u32>,
    /// How many are reviewed, 2 to 5,000: of an estimate all of them, of a certificate at most; without it a certificate may take the whole
    /// lot.
    #[serde(default)]
    pub n: Option<u32>,
    /// Of an estimate, instead of `n`: half of the width that the 95 % interval is to have, .005 to .5.
    #[serde(default)]
    pub half_width: Option<f64>,
    /// The share of errors that is expected, 0 to 1: with `half_width`, where .5 needs the most reviews and is taken without it, and for a
    /// certificate, which comes soonest where it is about right; there a quarter of the limit without it.
    #[serde(default)]
    pub expected: Option<f64>,
    /// Of a certificate: how many reviews that expectation is worth against what is seen, 1 to 10,000; 200 without it.
    #[serde(default)]
    pub weight: Option<f64>,
    /// Of a certificate: the share of errors that the lot is to stay below, above 0 and at most .5.
    #[serde(default)]
    pub limit: Option<f64>,
    /// Of a certificate: the chance, at most, of one for a lot that does not; above 0 and at most .5.
    #[serde(default)]
    pub risk: Option<f64>,
    /// The share of reviewed judgments that somebody else reviews as well, 0 to 1.
    #[serde(default)]
    pub second_review: f64,
}

impl AuditSample {
    /// The most that one audit reviews.
    pub const MOST: u32 = 5_000;
    /// The most `[[audit.sample]]` of a project.
    pub const SAMPLES: usize = 20;
    /// The fewest from a stratum where nothing is said: one tells no spread.
    pub const LEAST: u32 = 2;

    /// The fewest that are drawn from each stratum.
    #[must_use]
    pub fn fewest(&self) -> u64 {
        u64::from(self.least.unwrap_or(Self::LEAST))
    }
}

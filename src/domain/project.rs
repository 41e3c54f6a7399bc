//! `project.toml`: who may apply, the stages, how a score becomes a decision, how quality is watched.

pub mod chart;
pub mod countries;
pub mod head;
pub mod helpline;
pub mod realism;
pub mod rule;
pub mod sample;
pub mod stage;

use schemars::JsonSchema;
use serde::Deserialize;

use super::gold_set::item::ItemKind;
use super::gold_set::text::Text;
pub use crate::domain::project::chart::{Chart, Over, Reckoning};
pub use crate::domain::project::head::{Engagement, OwnLine, Pay, ProjectHead};
pub use crate::domain::project::realism::Realism;
use crate::domain::project::rule::{AuditRule, MeasureKind, Span};
use crate::domain::project::sample::AuditSample;
pub use crate::domain::project::stage::{Decision, Floor, Forced, Select, Stop};

/// What a requirement asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RequirementKind {
    /// Living in one of `countries`.
    Residence,
    /// Being allowed to work in one of `countries` in the project's form of engagement.
    WorkAuthorisation,
    /// `lang` at `level`.
    Language,
    /// A completed degree of `level`.
    Degree,
    /// `months` of professional experience.
    Experience,
    /// `hours_per_week`.
    Availability,
    /// At least `years` old.
    Age,
    /// A statement that is confirmed.
    Confirm,
    /// One of the requirements in `of`.
    AnyOf,
}

/// One `[[requirement]]`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Stable id.
    pub id: String,
    /// What it asks for.
    pub kind: RequirementKind,
    /// The statement that the person confirms or answers.
    pub text: Text,
    /// Told to whoever does not meet it.
    pub why: Text,
    /// A document that a person checks.
    #[serde(default)]
    pub evidence: Option<Text>,
    /// The stage that proves it.
    #[serde(default)]
    pub proved_by: Option<String>,
    /// ISO 3166-1 codes.
    #[serde(default)]
    pub countries: Option<Vec<String>>,
    /// A BCP 47 tag.
    #[serde(default)]
    pub lang: Option<String>,
    /// `native` or CEFR for a language, `bachelor`, `master` or `doctor` for a degree.
    #[serde(default)]
    pub level: Option<String>,
    /// Months of experience.
    #[serde(default)]
    pub months: Option<u32>,
    /// Hours a week.
    #[serde(default)]
    pub hours_per_week: Option<f64>,
    /// Full years of age.
    #[serde(default)]
    pub years: Option<u32>,
    /// Ids of requirements of which one is enough.
    #[serde(default)]
    pub of: Option<Vec<String>>,
}

/// What a stage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum StageKind {
    /// Timed, because speed is part of what is measured.
    Test,
    /// On gold items, with a closing time only.
    Calibration,
    /// Scored by people.
    Review,
}

/// One row of a stage's draw.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// The skill to draw from.
    pub skill: String,
    /// The least number of items: testlets are drawn whole.
    pub items: u32,
    /// Only items of this kind.
    #[serde(default)]
    pub item_kind: Option<ItemKind>,
    /// Another bank than the stage's.
    #[serde(default)]
    pub bank: Option<String>,
}

/// How people score.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Sheets for each response, 1 to 20.
    pub reviewers: u32,
    /// Reviewers see nothing but the task, the response and the rubric: always `true`.
    pub blind: bool,
    /// Responses scored in training before the first live one.
    pub training_responses: u32,
    /// Share of criteria that must be exact or next to the agreed level.
    pub training_agreement: f64,
    /// Share of live responses that have a known score.
    pub seeded: f64,
    /// Adjudicated where any two sheets are so many levels apart on one criterion, 1 or more.
    pub differ_levels: u32,
    /// Or so far apart on the weighted total.
    pub differ_total: f64,
    /// Or one on each side of the cut.
    pub differ_side: bool,
    /// Who adjudicates: `third`.
    pub adjudicator: Adjudicator,
    /// The least standard error of a stage score.
    pub se_floor: f64,
    /// Days until a sheet is due.
    pub due_days: u32,
}

/// Who adjudicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Adjudicator {
    /// Someone who reviewed none of it.
    Third,
}

/// One `[[stage]]`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Stable id.
    pub id: String,
    /// What it is.
    pub kind: StageKind,
    /// What people read.
    pub title: Text,
    /// The bank that draws name unless they name their own.
    #[serde(default)]
    pub bank: Option<String>,
    /// Time limit of a test; closing time of the others.
    pub minutes: u32,
    /// Attempts in all.
    pub attempts: u32,
    /// Days before a new attempt.
    pub cooldown_days: u32,
    /// Items handed in at once, for a sequential decision.
    #[serde(default = "five")]
    pub block: usize,
    /// Items that may be skipped for their content.
    #[serde(default = "three")]
    pub skips: u32,
    /// What is drawn.
    pub draw: Vec<Draw>,
    /// How an adaptive form chooses each next block; without it the form is drawn at the start.
    #[serde(default)]
    pub select: Option<Select>,
    /// Of an adaptive form: the largest share of attempts in which an item may stand.
    #[serde(default)]
    pub exposure: Option<f64>,
    /// Of an adaptive form: groups of items of which one form holds at most one.
    #[serde(default)]
    pub enemies: Vec<Vec<String>>,
    /// How a score becomes an outcome.
    pub decision: Decision,
    /// How people score; for a review stage.
    #[serde(default)]
    pub review: Option<Review>,
}

impl Stage {
    /// The most items that a form can have, testlets that are drawn whole aside:
    /// what is drawn, or the rule's last item where blocks are chosen.
    #[must_use]
    pub fn longest_form(&self) -> usize {
        let drawn = self.draw.iter().map(|d| d.items as usize).sum();
        self.select.and(self.decision.last_item()).unwrap_or(drawn)
    }
}

const fn five() -> usize {
    5
}

const fn three() -> u32 {
    3
}

/// What a missed critical check does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CriticalMiss {
    /// A person sees it the same day.
    Refer,
    /// Nothing beyond its score.
    None,
}

/// One `[[audit.step]]`: a rung of the ladder of what happens when work is found weak.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditStep {
    /// What is done.
    pub action: AuditAction,
    /// What the annotator is told.
    pub text: Text,
    /// Whether a second person has to agree.
    #[serde(default)]
    pub second_person: bool,
    /// So long after it was taken the step is open again; without it never.
    #[serde(default)]
    pub again_after: Option<Span>,
}

/// What may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AuditAction {
    /// A message with examples.
    Message,
    /// A new calibration.
    Recalibrate,
    /// No tasks until both sides have talked.
    Pause,
    /// The end of the contract.
    End,
}

impl AuditAction {
    /// The kind of measure that it is.
    #[must_use]
    pub const fn measure(self) -> MeasureKind {
        match self {
            Self::Message => MeasureKind::Message,
            Self::Recalibrate => MeasureKind::Recalibrate,
            Self::Pause => MeasureKind::Pause,
            Self::End => MeasureKind::End,
        }
    }
}

/// What has to be done with the guidelines before a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GuidelinesAsked {
    /// They were acknowledged.
    Acknowledged,
}

/// `[audit]`: quality after onboarding.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Audit {
    /// The bank of hidden items.
    pub bank: String,
    /// Whether an annotator may meet the same item twice.
    pub repeat: bool,
    /// Largest share of annotators who may meet an item.
    pub exposure: f64,
    /// Checks in the first seven days: so many are owed among a new annotator's tasks, and the bank's supply is reckoned with them.
    pub first_week: u32,
    /// Checks a week after that.
    pub per_week: u32,
    /// Fewer checks are shown as too few.
    pub report_from: u32,
    /// Checks that reports cover.
    pub window: u32,
    /// Looked at after every check; starts again after each decision.
    pub decision: Decision,
    /// Whether ordinary tasks of the platform are shown again as often as hidden items are, so that nobody knows these by how many
    /// annotators met them.
    #[serde(default)]
    pub decoys: bool,
    /// `acknowledged`: nobody is given a check before they acknowledged its version's guidelines. Without it nothing is asked.
    #[serde(default)]
    pub guidelines: Option<GuidelinesAsked>,
    /// Not in force yet: share of ordinary tasks that a person checks as well.
    #[serde(default)]
    pub review_share: Option<f64>,
    /// Not in force yet: days to the next calibration.
    #[serde(default)]
    pub recalibrate_days: Option<u32>,
    /// Not in force yet: its length, as a share of a calibration form.
    #[serde(default)]
    pub recalibrate_share: Option<f64>,
    /// Not in force yet: what a missed critical check does.
    #[serde(default)]
    pub critical: Option<CriticalMiss>,
    /// What is watched of an annotator's checks; without any, one cusum over everything.
    #[serde(default, deserialize_with = "chart::read")]
    #[schemars(with = "Vec<Chart>")]
    pub chart: Vec<Chart>,
    /// Days in which a measure may be appealed; without it those of the project's decisions.
    #[serde(default)]
    pub appeal_days: Option<u32>,
    /// The steps, mildest first: no rule goes past one that is open.
    #[serde(default)]
    pub step: Vec<AuditStep>,
    /// The policy that says which measures a person takes: the name of a file of `policies`, `none` where it is left out.
    #[serde(default)]
    pub policy: Option<String>,
    /// What is proposed or done when, once two people have let the rules speak.
    #[serde(default)]
    pub rule: Vec<AuditRule>,
    /// Which judgments people review, and what is to be shown by them.
    #[serde(default)]
    pub sample: Vec<AuditSample>,
}

impl Audit {
    /// The settings given that nothing follows yet.
    #[must_use]
    pub fn not_in_force(&self) -> Vec<&'static str> {
        let given = [
            ("review_share", self.review_share.is_some()),
            ("recalibrate_days", self.recalibrate_days.is_some()),
            ("recalibrate_share", self.recalibrate_share.is_some()),
            ("critical", self.critical.is_some()),
        ];
        given.into_iter().filter(|(_, there)| *there).map(|(name, _)| name).collect()
    }

    /// The charts that are kept of each annotator: those of the plan, or one over everything that begins when the decision may.
    #[must_use]
    pub fn charts(&self) -> Vec<Chart> {
        if self.chart.is_empty() { vec![Chart::over_everything(&self.decision)] } else { self.chart.clone() }
    }
}

/// A hiring project.
#[derive(Clone, Debug)]
pub struct Project {
    /// The top of the file.
    pub head: ProjectHead,
    /// Who may apply.
    pub requirements: Vec<Requirement>,
    /// The stages, in order.
    pub stages: Vec<Stage>,
    /// Quality after onboarding.
    pub audit: Option<Audit>,
    /// How real people differ from answers of one success rate: what promises are held against beside the pure figures.
    pub realism: Realism,
}

//! What a decision rests on, as staff without the right to keys read it. Dossiers are stored as they were made; these types say how they
//! look. Moments within a dossier are microseconds since 1970, as they were sealed.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::candidate::Ruling;
use super::{AttemptState, DecisionOutcome, Id, StageOutcome, Status};
use crate::domain::applying::eligibility::Evaluation;
use crate::domain::reviewing::Sheet;

/// A decision's dossier.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Proof {
    /// BLAKE3 of the whole document, as it stands in the ledger, in hexadecimal.
    pub hash: String,
    /// What may be seen of it.
    #[schemars(with = "Dossier")]
    pub dossier: Value,
}

/// What may be seen of a dossier: sums of each skill, rulings, sheets, the letter; no item with its score.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Dossier {
    /// The version of the document's form.
    pub dossier: u64,
    /// The decision.
    pub decision: InDossier,
    /// The application.
    pub application: AboutApplication,
    /// The versions of the rules that were applied.
    pub programs: BTreeMap<String, String>,
    /// What the gate said.
    pub requirements: Evaluation,
    /// Decisions before this one.
    pub earlier_decisions: Vec<Earlier>,
    /// Events about the application until then.
    pub acts: Vec<Act>,
    /// What the person is told, by language.
    pub letter: Option<BTreeMap<String, Value>>,
    /// What corrected keys changed, where the decision rests on them.
    pub corrected: Option<BTreeMap<String, Value>>,
    /// The attempts that it rests on.
    pub attempts: Vec<AttemptInDossier>,
}

/// A decision as its dossier has it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InDossier {
    /// The decision.
    pub id: Id,
    /// What was decided.
    pub outcome: DecisionOutcome,
    /// The stage, where it is about one.
    pub stage: Option<String>,
    /// The attempt, where it is about one.
    pub attempt: Option<Id>,
    /// Codes of the reasons.
    pub reasons: Vec<String>,
    /// For the file; null for a token without `candidates:personal`.
    pub note: Option<String>,
    /// The person who decided; null where a rule passed somebody on.
    pub decided_by: Option<Id>,
    /// When.
    pub at: i64,
    /// When its letter goes out.
    pub letter_at: i64,
    /// What an undo restores.
    pub status_before: Status,
}

/// The application of a dossier.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AboutApplication {
    /// The application.
    pub id: Id,
    /// The project's id.
    pub project: String,
    /// The version of the gold set whose requirements hold.
    pub version: Id,
}

/// A decision before this one.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Earlier {
    /// The decision.
    pub decision: Id,
    /// What was decided.
    pub outcome: DecisionOutcome,
    /// The stage, where it is about one.
    pub stage: Option<String>,
    /// When.
    pub at: i64,
    /// Whether it was taken back.
    pub undone: bool,
}

/// An event about an application.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Act {
    /// The event.
    pub event: Id,
    /// When.
    pub at: i64,
    /// What happened, such as `application.submitted`.
    pub kind: String,
    /// Who acted: a person's id, `worker`, `first-run` or `command-line`.
    pub actor: String,
}

/// An attempt as it entered a decision.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AttemptInDossier {
    /// The attempt.
    pub attempt: Id,
    /// The stage's id.
    pub stage: String,
    /// First, second …
    pub number: i64,
    /// Where it stood.
    pub state: AttemptState,
    /// The version that was shown.
    pub version: VersionInDossier,
    /// The clock's start.
    pub started_at: i64,
    /// The clock's end.
    pub ends_at: i64,
    /// The last block, from 0.
    pub block: i64,
    /// When it was handed in, and the digest of its answers.
    pub handed_in: Option<HandedIn>,
    /// How many items it had.
    pub items: usize,
    /// Reviewers' sheets.
    pub sheets: Vec<SheetInDossier>,
    /// What the machine said.
    pub result: Option<ResultInDossier>,
    /// Sums by skill.
    pub skills: Vec<SkillSum>,
    /// Texts that people scored.
    pub texts: Vec<TextInDossier>,
}

/// A version of a gold set.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VersionInDossier {
    /// The version.
    pub id: Id,
    /// Its number.
    pub number: i64,
    /// BLAKE3 of its content, in hexadecimal.
    pub content_hash: String,
}

/// A hand-in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HandedIn {
    /// When.
    pub at: i64,
    /// The digest of the answers.
    pub digest: String,
}

/// A reviewer's sheet.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SheetInDossier {
    /// The text's name within this document.
    pub place: String,
    /// Who scored.
    pub reviewer: Id,
    /// Whether it decided between two others.
    pub adjudication: bool,
    /// Levels and comments.
    pub sheet: Sheet,
    /// The sheet's share of the best possible, 0..1.
    pub total: f64,
}

/// What the machine said.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ResultInDossier {
    /// What it says.
    pub outcome: StageOutcome,
    /// The figures that it rests on.
    #[schemars(with = "Ruling")]
    pub ruling: Value,
    /// When.
    pub at: i64,
}

/// The sum of a skill.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SkillSum {
    /// The skill.
    pub skill: String,
    /// Items of it.
    pub items: u64,
    /// Those that count.
    pub counted: u64,
    /// The sum of their scores.
    pub sum: f64,
    /// The sum's share of the count; null where nothing counts.
    pub share: Option<f64>,
}

/// A text that people scored.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TextInDossier {
    /// Its name within this document.
    pub place: String,
    /// The text.
    pub text: Option<String>,
}

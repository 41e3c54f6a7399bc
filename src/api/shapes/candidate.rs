//! What recruiters and the platform are told of candidates.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::{DecisionOutcome, Id, StageOutcome, Status, Time, words};
use crate::app::applying::progress::StageState;
use crate::domain::applying::eligibility::Evaluation;
use crate::domain::applying::profile::{DocumentState, Profile};
use crate::domain::deciding::rule;

words! {
    /// Where an appeal stands: open, or how it was answered.
    AppealState = ["open", "upheld", "overturned", "corrected"];
    /// What an appeal says went wrong.
    Grounds = ["question", "technical", "facts", "procedure", "other"];
}

/// A candidate in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CandidateRow {
    /// The application.
    pub id: Id,
    /// Where it stands.
    pub status: Status,
    /// When anything of it changed last.
    pub updated_at: Time,
    /// Where it is read.
    pub url: String,
    /// The name, for a token with `candidates:personal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// There, and true, where the token may not know names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redacted: Option<bool>,
}

/// A candidate.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Candidate {
    /// The application.
    pub id: Id,
    /// Where it stands.
    pub status: Status,
    /// What it stands at now: a decision may name it, and is refused where it is another one by then.
    pub tag: String,
    /// When anything of it changed last.
    pub updated_at: Time,
    /// What limits are multiplied by, 1 to 4.
    pub time_factor: f64,
    /// What the gate says.
    pub evaluation: Evaluation,
    /// Every stage, in order.
    pub stages: Vec<CandidateStage>,
    /// What the machine said of each attempt, oldest first.
    pub results: Vec<StageResult>,
    /// Decisions, oldest first, those that were taken back included.
    pub decisions: Vec<Decision>,
    /// Documents.
    pub documents: Vec<Document>,
    /// What the person says of themselves, for a token with `candidates:personal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// There, and true, where the token may not know personal facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redacted: Option<bool>,
}

/// A stage of a candidate.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CandidateStage {
    /// Its id.
    pub stage: String,
    /// Where it stands.
    pub state: StageState,
    /// Attempts that count.
    pub attempts_used: usize,
    /// Attempts in all.
    pub attempts_allowed: u32,
    /// The attempt that is open or was the last.
    pub attempt: Option<Id>,
}

/// What the machine said of an attempt.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StageResult {
    /// The attempt.
    pub attempt: Id,
    /// The stage's id.
    pub stage: String,
    /// What it says.
    pub outcome: StageOutcome,
    /// The figures that it rests on.
    #[schemars(with = "Ruling")]
    pub ruling: Value,
    /// When.
    pub at: Time,
}

/// The figures of an outcome: of items that the machine scored, or of responses that people scored.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "rulings are stored as they were made; these types say how they look")]
pub enum Ruling {
    /// By items.
    Items(RulingOfItems),
    /// By responses.
    Responses(RulingOfResponses),
}

/// What a rule said of scored items.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RulingOfItems {
    /// The figures.
    #[serde(flatten)]
    pub ruling: rule::Ruling,
    /// The version of the rules.
    pub rules: String,
    /// How sure the verdict is.
    pub doubt: Option<rule::Doubt>,
}

/// What a rule said of responses that people scored.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RulingOfResponses {
    /// The mean of the responses' scores, in 0..1.
    pub score: f64,
    /// Its standard error.
    pub se: f64,
    /// The line.
    pub cut: f64,
    /// Responses.
    pub responses: usize,
    /// The version of the rules.
    pub rules: String,
    /// How sure the verdict is.
    pub doubt: Option<rule::Doubt>,
}

/// A decision.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Decision {
    /// The decision.
    pub id: Id,
    /// The stage, where it is about one.
    pub stage: Option<String>,
    /// What was decided.
    pub outcome: DecisionOutcome,
    /// Codes of the reasons.
    pub reasons: Vec<String>,
    /// For the file; null for a token without `candidates:personal`.
    pub note: Option<String>,
    /// The person who decided; null where a rule passed somebody on.
    pub by: Option<Id>,
    /// When.
    pub at: Time,
    /// When its letter goes out; until then it shows nowhere and can be taken back.
    pub letter_at: Time,
    /// When it was taken back.
    pub undone_at: Option<Time>,
}

/// A document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// The document.
    pub id: Id,
    /// The requirement that it is to prove.
    pub requirement: String,
    /// What it is, told by its content.
    #[schemars(extend("enum" = ["application/pdf", "image/png", "image/jpeg"]))]
    pub mime: String,
    /// Its size in bytes.
    pub size: i64,
    /// What became of it.
    pub state: DocumentState,
    /// Why, where a person said; null for a token without `candidates:personal`.
    pub reason: Option<String>,
    /// When it came.
    pub uploaded_at: Time,
}

/// A decision that was made, and what it makes of the application: nothing yet, until its letter is out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Decided {
    /// The decision.
    pub id: Id,
    /// Where the application stands.
    pub status: Status,
}

/// A decision that was taken back.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Undone {
    /// It counts for nothing.
    pub undone: bool,
}

/// A verdict on a document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentJudged {
    /// Whether it shows what it should.
    pub accepted: bool,
}

/// Extra time that was granted.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TimeGranted {
    /// What limits are multiplied by.
    pub factor: f64,
}

/// An attempt that does not count.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Voided {
    /// Where it stands.
    pub state: super::AttemptState,
}

/// An appeal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Appeal {
    /// The appeal.
    pub id: Id,
    /// The decision that it is against.
    pub decision: Id,
    /// The application.
    pub candidate: Id,
    /// What went wrong.
    pub grounds: Grounds,
    /// Where it stands.
    pub state: AppealState,
    /// When it was sent.
    pub sent_at: Time,
    /// By when it is answered.
    pub due_at: Time,
    /// When it was answered.
    pub answered_at: Option<Time>,
    /// Who answered.
    pub answered_by: Option<Id>,
    /// What the person wrote, for a token with `candidates:personal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What the person was told, for a token with `candidates:personal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// There, and true, where the token may not know personal facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redacted: Option<bool>,
}

/// An appeal that was answered.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AppealAnswered {
    /// How.
    pub state: AppealState,
}

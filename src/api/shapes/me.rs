//! What a candidate is told of themselves.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::{AttemptState, DecisionOutcome, Id, Status, Time, words};
use crate::app::applying::progress::StageState;
use crate::app::sitting::taking::ShownItem;
use crate::domain::applying::eligibility::{Overall, Verdict};
use crate::domain::applying::profile::{DocumentState, Profile};
use crate::domain::gold_set::text::Text;

words! {
    /// A purpose that is consented to.
    Consent = crate::app::applying::apply::REQUIRED_CONSENTS;
    /// Who decided: a named person, or a rule that may only pass somebody on.
    DecidedBy = ["person", "automatic"];
}

/// The own application.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Application {
    /// The application.
    pub id: Id,
    /// Where it is read.
    pub url: String,
    /// The project's id.
    pub project: String,
    /// Where it stands.
    pub status: Status,
    /// Raised by every change of the profile; the next change names it.
    pub revision: i64,
    /// What was answered.
    pub profile: Profile,
    /// By how much limits are multiplied where extra time was granted: 1 to 4.
    pub time_factor: f64,
    /// What the gate says of everything together.
    pub overall: Overall,
    /// What it says of each requirement.
    pub requirements: Vec<OwnRequirement>,
    /// Purposes that were consented to.
    pub consents: Vec<String>,
    /// Documents that were sent.
    pub documents: Vec<OwnDocument>,
    /// Every stage, in order.
    pub stages: Vec<OwnStage>,
    /// Decisions whose letter is out.
    pub letters: Vec<OwnLetter>,
}

/// A requirement of the project.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnRequirement {
    /// Its id.
    pub id: String,
    /// How it stands.
    pub verdict: Verdict,
    /// What was counted, where something was: months of experience, years of age.
    pub counted: Value,
    /// What is asked.
    pub text: Option<Text>,
    /// Why it is asked.
    pub why: Option<Text>,
}

/// A document that was sent.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnDocument {
    /// The document.
    pub id: Id,
    /// The requirement that it is to prove.
    pub requirement: String,
    /// What the file was called.
    pub name: String,
    /// What became of it.
    pub state: DocumentState,
    /// Why, where a person said.
    pub reason: Option<String>,
}

/// A stage.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnStage {
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
    /// From when another attempt is possible.
    pub retry_at: Option<Time>,
}

/// A decision as it was told.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnLetter {
    /// The decision: an appeal names it.
    pub decision: Id,
    /// The stage, where it is about one.
    pub stage: Option<String>,
    /// What was decided.
    pub outcome: DecisionOutcome,
    /// Codes of the reasons.
    pub reasons: Vec<String>,
    /// When it was decided.
    pub at: Time,
    /// Who decided.
    pub by: DecidedBy,
    /// Until when it may be appealed; null where it cannot be.
    pub appeal_until: Option<Time>,
    /// What its letter says; null where the letter is held back.
    pub text: Option<LetterText>,
}

/// What a letter says in the language that its person reads, or in English where it is not written in that one.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LetterText {
    /// The language that it is in, a BCP 47 tag.
    pub lang: String,
    /// Its subject.
    pub subject: String,
    /// Its text: paragraphs, an empty line between two; one whose lines begin with `- ` is a list.
    pub body: String,
}

/// A document that was taken.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Uploaded {
    /// The document.
    pub id: Id,
    /// The requirement that it is to prove.
    pub requirement: String,
    /// What became of it.
    pub state: DocumentState,
}

/// The own attempt at a stage.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnAttempt {
    /// The attempt.
    pub id: Id,
    /// Where it is read.
    pub url: String,
    /// The stage's id.
    pub stage: String,
    /// First, second …
    pub number: i64,
    /// Where it stands.
    pub state: AttemptState,
    /// Raised whenever another tab or device takes over; each save names it.
    pub seat: i64,
    /// The block that is open, from 1.
    pub block: i64,
    /// At most so many items in all.
    pub at_most: usize,
    /// The clock's start.
    pub started_at: Time,
    /// The clock's end.
    pub ends_at: Time,
    /// What the server's clock says.
    pub server_now: Time,
    /// The items that may be answered now; none while a block is being checked, and at the end.
    pub items: Vec<ShownItem>,
}

/// An answer that was stored.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SavedAnswer {
    /// Its revision; the next save of the same item names it.
    pub revision: i64,
    /// When it was acknowledged.
    pub saved_at: Time,
    /// What the server's clock says.
    pub server_now: Time,
}

/// An item that was skipped for its content.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Skipped {
    /// It counts for nothing.
    pub skipped: bool,
    /// Whether another item of its kind and skill came at the end of the block.
    pub replaced: bool,
}

/// The seat that this client holds now; every other one is refused with `seat_taken`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Seated {
    /// The seat.
    pub seat: i64,
}

/// An appeal that was taken.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AppealSent {
    /// The appeal.
    pub id: Id,
    /// Where it stands.
    pub state: super::candidate::AppealState,
}

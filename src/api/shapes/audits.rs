//! Audits of judgments, as they are told outside.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::work::Interval;
use super::{Id, Time, words};

words! {
    /// What an audit is for.
    AuditKind = ["estimate", "certify"];
    /// Where an audit stands.
    AuditState = ["planned", "under_review", "done", "signed"];
    /// What somebody says of a judgment.
    ReviewOutcome = ["right", "wrong", "cannot_tell"];
}

/// A stratum of a sealed plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Stratum {
    /// The label, kind or version, or what stands for an annotator; empty where there is one stratum.
    pub name: String,
    /// Judgments in it.
    pub size: u64,
    /// How many of them are drawn.
    pub draw: u64,
}

/// What was sealed before the first review. The sample follows from it and the frame.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SealedPlan {
    /// BLAKE3 of the plan, hexadecimal: it stands in the ledger.
    pub digest: String,
    /// BLAKE3 of the frame, hexadecimal.
    pub frame: String,
    /// What the sample is drawn by, hexadecimal.
    pub seed: String,
    /// Judgments after this moment.
    pub from: Time,
    /// And up to this one.
    pub to: Time,
    /// Judgments in the frame.
    pub units: u64,
    /// How many are reviewed; for a certificate at most.
    pub n: u64,
    /// How many of them twice.
    pub second: u64,
    /// The strata, in the order of their names.
    pub strata: Vec<Stratum>,
    /// Of a certificate: the share of errors that the lot is to stay below.
    pub limit: Option<f64>,
    /// The chance, at most, of a certificate for a lot that does not.
    pub risk: Option<f64>,
}

/// The share of errors that an audit found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuditEstimate {
    /// The share.
    pub share: f64,
    /// Its 95 % interval; null where there are too few reviews for one.
    pub interval_95: Option<Interval>,
    /// How many independent reviews the sample is worth; null where everything was reviewed.
    pub worth: Option<f64>,
    /// The 95 % interval for work of annotators like these; null for fewer than two.
    pub beyond_95: Option<Interval>,
}

/// What became of a lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Certificate {
    /// Whether it has a certificate.
    pub issued: bool,
    /// After so many reviews.
    pub after: u64,
    /// The risk-limiting p.
    pub p: f64,
    /// Sum of the errors that were seen.
    pub errors: f64,
}

/// How far an audit is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuditProgress {
    /// Judgments that were drawn.
    pub drawn: usize,
    /// Of these settled.
    pub settled: usize,
    /// Reviews that were given.
    pub reviews: usize,
    /// Of a certificate: the risk-limiting p after the reviews so far; null in lists.
    pub p: Option<f64>,
}

/// A signature under a report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuditSignature {
    /// Who.
    pub person: Id,
    /// When.
    pub at: Time,
}

/// An audit of judgments.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Audit {
    /// The audit.
    pub id: Id,
    /// Where it is read.
    pub url: String,
    /// The `[[audit.sample]]` that it was planned by.
    pub sample: String,
    /// What it is for.
    pub kind: AuditKind,
    /// Where it stands.
    pub state: AuditState,
    /// When it was planned.
    pub planned_at: Time,
    /// What was sealed.
    pub plan: SealedPlan,
    /// How far it is.
    pub progress: AuditProgress,
    /// Whether the judgments of its period are others by now; null in lists, and for a large frame.
    pub changed: Option<bool>,
    /// When its report was sealed.
    pub closed_at: Option<Time>,
    /// Of an estimate that is done.
    pub estimate: Option<AuditEstimate>,
    /// Of a certificate that is done.
    pub certificate: Option<Certificate>,
    /// BLAKE3 of the report, hexadecimal: it stands in the ledger.
    pub report_digest: Option<String>,
    /// Who signed the report.
    pub signatures: Vec<AuditSignature>,
}

/// The sealed report of an audit. Its digest is BLAKE3 of the report's canonical JSON (keys sorted, no white space).
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuditReport {
    /// The audit.
    pub audit: Id,
    /// BLAKE3 of the report, hexadecimal: it stands in the ledger.
    pub digest: String,
    /// The report: the plan, figures, and the sample without anybody's name.
    #[schemars(with = "serde_json::Map<String, Value>")]
    pub report: Value,
    /// What it says, in sentences, in English.
    pub sentences: Vec<String>,
}

/// A judgment to be reviewed, blind.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JudgmentReview {
    /// The review.
    pub id: Id,
    /// The audit that it is for.
    pub audit: Id,
    /// What was judged, by the platform's own id.
    pub task: String,
    /// The kind of the task, where the platform registered it.
    pub kind: Option<String>,
    /// What was said of it, a word.
    pub label: Option<String>,
    /// Or a response.
    #[schemars(with = "Option<Value>")]
    pub response: Option<Value>,
    /// Until when it waits for whoever it was handed to.
    pub until: Time,
}

/// The next judgment to be reviewed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NextJudgment {
    /// Null where nothing waits.
    pub review: Option<JudgmentReview>,
}

/// A review that was saved.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JudgmentReviewed {
    /// The review.
    pub id: Id,
    /// What was said.
    pub outcome: ReviewOutcome,
}

//! Candidates as recruiters and the platform see them, and what a named person decides.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::endpoint::{Call, Endpoint, Reads, gives, rows, schema};
use super::shapes::candidate::{
    Candidate, CandidateRow, CandidateStage, Decided, Decision, Document, DocumentJudged, StageResult, TimeGranted, Undone, Voided,
};
use super::shapes::dossier::Proof;
use super::shapes::{List, id, time, told};
use crate::app::applying::apply::Record;
use crate::app::applying::documents::Verdict;
use crate::app::deciding::decide::ToDecide;
use crate::domain::accounts::Scope;
use crate::domain::applying::profile::DocumentState;
use crate::domain::applying::status::Status;
use crate::domain::deciding::DecisionOutcome;
use crate::domain::kernel::id::{ApplicationId, AttemptId, DecisionId, EvidenceId};
use crate::domain::kernel::moment::Moment;
use crate::http::problem::Problem;

/// A decision.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Decide {
    /// What is decided.
    outcome: DecisionOutcome,
    /// Reason codes, at least one, each once.
    #[schemars(extend("uniqueItems" = true))]
    reasons: Vec<String>,
    /// For the file.
    #[serde(default)]
    note: String,
    /// The candidate's `tag` that the client knows; a decision on another one is refused.
    #[serde(default)]
    tag: Option<String>,
}

/// What a document shows.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Judge {
    /// Whether it shows what it should.
    accepted: bool,
    /// Why not.
    #[serde(default)]
    reason: String,
    /// The document's state that the client knows; a verdict on another one is refused.
    #[serde(default)]
    state: Option<DocumentState>,
}

/// Extra time.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ExtraTime {
    /// What limits are multiplied by, 1 to 4.
    #[schemars(range(min = 1, max = 4))]
    factor: f64,
}

/// Why an attempt does not count.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Void {
    /// For the file.
    reason: String,
}

pub fn endpoints() -> Vec<Endpoint> {
    let mut all = readings();
    all.extend(decisions());
    all
}

/// What is read of candidates.
fn readings() -> Vec<Endpoint> {
    let get = rows(Scope::CandidatesRead);
    let read = |path, purpose, gives, handler| get("GET", path, purpose, Reads::Nothing, gives, handler);
    vec![
        read("/candidates", "Candidates by last change", gives::<List<CandidateRow>>("listCandidates", 200), |c| Box::pin(list(c)))
            .asked(&["state", "search", "limit", "cursor"]),
        read(
            "/candidates/{candidate}",
            "One candidate: gate, stages, results with their figures, decisions",
            gives::<Candidate>("getCandidate", 200),
            |c| Box::pin(show(c)),
        ),
        read(
            "/candidates/{candidate}/decisions/{decision}/dossier",
            "What a decision rests on: sums of each skill, rulings, sheets, letter; no item with its score",
            gives::<Proof>("getDossier", 200),
            |c| Box::pin(dossier(c)),
        ),
    ]
}

/// What a named person decides.
fn decisions() -> Vec<Endpoint> {
    let post = rows(Scope::DecisionsWrite);
    let decide = |path, purpose, reads, gives, handler| post("POST", path, purpose, reads, gives, handler);
    vec![
        decide(
            "/candidates/{candidate}/decisions",
            "Decide, as the person whom the token belongs to; held for an hour and undone until then, except that void, which ends an \
             attempt, is never taken back",
            Reads::Json(schema::<Decide>),
            gives::<Decided>("decide", 201),
            |c| Box::pin(decision(c)),
        ),
        decide(
            "/candidates/{candidate}/decisions/{decision}/undo",
            "Take a decision back before its letter goes out; one that made an attempt void is never taken back",
            Reads::Nothing,
            gives::<Undone>("undoDecision", 200),
            |c| Box::pin(undo(c)),
        ),
        decide(
            "/candidates/{candidate}/documents/{document}/verdict",
            "Say what a document shows",
            Reads::Json(schema::<Judge>),
            gives::<DocumentJudged>("judgeDocument", 200),
            |c| Box::pin(judge(c)),
        ),
        decide(
            "/candidates/{candidate}/extra-time",
            "Grant extra time",
            Reads::Json(schema::<ExtraTime>),
            gives::<TimeGranted>("grantExtraTime", 200),
            |c| Box::pin(extra_time(c)),
        ),
        decide("/attempts/{attempt}/void", "Make an attempt void", Reads::Json(schema::<Void>), gives::<Voided>("voidAttempt", 200), |c| {
            Box::pin(void(c))
        }),
    ]
}

async fn list(call: Call) -> Result<Value, Problem> {
    let state = call.query("state");
    if state.is_some_and(|s| Status::from_name(s).is_none()) {
        return Err(Problem::new(422, "validation", format!("state is one of {}", Status::NAMES.join(", "))));
    }
    let search = call.query("search").unwrap_or_default();
    if !search.is_empty() && !call.caller.may(Scope::CandidatesPersonal) {
        return Err(Problem::new(403, "forbidden", "searching names and addresses needs the scope \"candidates:personal\""));
    }
    let question = format!("candidates {} {} {search}", call.caller.project(), state.unwrap_or("all"));
    let (limit, after) = (call.limit()?, call.after(&question)?);
    let from = (Moment::from_microseconds(after.0), after.1);
    let project = call.caller.project();
    let mut page = call.app.applications(project, (state, search), from, limit, call.caller.reader()).await?;
    let last = page.last().map(|a| (a.updated_at.microseconds(), a.id.uuid()));
    page.retain(|a| state.is_none_or(|state| state == a.status.as_str()));
    let personal = call.caller.may(Scope::CandidatesPersonal);
    let row = |a: &crate::app::applying::apply::Listed| CandidateRow {
        id: id(a.id),
        status: a.status.as_str().into(),
        updated_at: time(a.updated_at),
        url: format!("/api/v1/candidates/{}", a.id),
        name: a.profile.name.clone().filter(|_| personal),
        redacted: (!personal).then_some(true),
    };
    let rows = page.iter().map(row).collect();
    call.page(&question, limit, rows, last)
}

async fn show(call: Call) -> Result<Value, Problem> {
    let candidate = call.id("candidate", ApplicationId::from_uuid)?;
    let record = call.app.record(call.caller.project(), candidate, call.caller.reader()).await?;
    told(view(record, call.caller.may(Scope::CandidatesPersonal)))
}

/// A candidate as staff and platforms see them.
fn view(record: Record, personal: bool) -> Candidate {
    // A letter names nobody, but what somebody wrote for the file may.
    let free = |text: &str| personal.then(|| text.to_owned());
    let stage = |s: &crate::app::applying::progress::StageProgress| CandidateStage {
        stage: s.stage.clone(),
        state: s.state,
        attempts_used: s.attempts_used,
        attempts_allowed: s.attempts_allowed,
        attempt: s.attempt.map(id),
    };
    let result = |r: &crate::app::applying::apply::MachineResult| StageResult {
        attempt: id(r.attempt),
        stage: r.stage.clone(),
        outcome: r.outcome.as_str().into(),
        ruling: r.ruling.clone(),
        at: time(r.at),
    };
    let decision = |d: &crate::app::applying::apply::Decision| Decision {
        id: id(d.id),
        stage: d.stage.clone(),
        outcome: d.outcome.as_str().into(),
        reasons: d.reasons.clone(),
        note: free(&d.note),
        by: d.by.map(id),
        at: time(d.at),
        letter_at: time(d.letter_at),
        undone_at: d.undone_at.map(time),
    };
    let document = |e: &crate::app::applying::apply::Document| Document {
        id: id(e.id),
        requirement: e.requirement.clone(),
        mime: e.mime.clone(),
        size: e.size,
        state: e.state,
        reason: e.reason.as_deref().and_then(free),
        uploaded_at: time(e.uploaded_at),
    };
    Candidate {
        id: id(record.application.id),
        status: record.application.status.as_str().into(),
        tag: record.tag(),
        updated_at: time(record.application.updated_at),
        time_factor: record.application.time_factor,
        stages: record.stages.iter().map(stage).collect(),
        results: record.results.iter().map(result).collect(),
        decisions: record.decisions.iter().map(decision).collect(),
        documents: record.evidence.iter().map(document).collect(),
        evaluation: record.evaluation,
        profile: personal.then_some(record.application.profile),
        redacted: (!personal).then_some(true),
    }
}

async fn decision(mut call: Call) -> Result<Value, Problem> {
    let Decide { outcome, reasons, note, tag } = call.read()?;
    let candidate = call.id("candidate", ApplicationId::from_uuid)?;
    let what = ToDecide { choice: outcome, reasons, note, seen: tag };
    let made = call.app.decide(call.caller.project(), call.caller.person()?, candidate, what).await?;
    let record = call.app.record(call.caller.project(), candidate, call.caller.reader()).await?;
    told(Decided { id: id(made), status: record.application.status.as_str().into() })
}

async fn dossier(call: Call) -> Result<Value, Problem> {
    let (candidate, decision) = (call.id("candidate", ApplicationId::from_uuid)?, call.id("decision", DecisionId::from_uuid)?);
    let found = call.app.dossier(call.caller.project(), candidate, decision, call.caller.reader()).await?;
    let mut open = found.shown;
    if !call.caller.may(Scope::CandidatesPersonal) {
        // A letter names nobody, but a note may.
        open["decision"]["note"] = json!(null);
    }
    told(Proof { hash: found.hash, dossier: open })
}

async fn undo(call: Call) -> Result<Value, Problem> {
    let (candidate, decision) = (call.id("candidate", ApplicationId::from_uuid)?, call.id("decision", DecisionId::from_uuid)?);
    call.app.undo_decision(call.caller.project(), call.caller.person()?, candidate, decision).await?;
    told(Undone { undone: true })
}

async fn judge(mut call: Call) -> Result<Value, Problem> {
    let Judge { accepted, reason, state } = call.read()?;
    let of = (call.id("candidate", ApplicationId::from_uuid)?, call.id("document", EvidenceId::from_uuid)?);
    let verdict = if accepted { Verdict::Accepted } else { Verdict::Rejected(reason) };
    call.app.judge_document(call.caller.project(), call.caller.person()?, of, state, verdict).await?;
    told(DocumentJudged { accepted })
}

async fn extra_time(mut call: Call) -> Result<Value, Problem> {
    let ExtraTime { factor } = call.read()?;
    let candidate = call.id("candidate", ApplicationId::from_uuid)?;
    call.app.grant_time(call.caller.project(), call.caller.person()?, candidate, None, factor).await?;
    told(TimeGranted { factor })
}

async fn void(mut call: Call) -> Result<Value, Problem> {
    let Void { reason } = call.read()?;
    let attempt = call.id("attempt", AttemptId::from_uuid)?;
    call.app.void_attempt(call.caller.project(), call.caller.person()?, attempt, &reason).await?;
    told(Voided { state: "void".into() })
}

//! Candidates as recruiters and the platform see them, and what a named person decides.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Call, Endpoint, Reads, schema};
use crate::app::apply::Record;
use crate::app::decide::{Choice, ToDecide};
use crate::app::documents::Verdict;
use crate::domain::account::Scope;
use crate::domain::applicant::profile::DocumentState;
use crate::domain::applicant::status::Status;
use crate::domain::id::{ApplicationId, AttemptId, DecisionId, EvidenceId};
use crate::domain::moment::Moment;
use crate::http::problem::Problem;

/// A decision.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Decide {
    /// What is decided.
    outcome: Choice,
    /// Reason codes, at least one.
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
    let read = |path, purpose, query, handler| Endpoint {
        method: "GET",
        path,
        scope: Scope::CandidatesRead,
        purpose,
        query,
        reads: Reads::Nothing,
        status: 200,
        handler,
    };
    let decide = |path, purpose, reads, status, handler| Endpoint {
        method: "POST",
        path,
        scope: Scope::DecisionsWrite,
        purpose,
        query: &[],
        reads,
        status,
        handler,
    };
    vec![
        read("/candidates", "Candidates by last change", &["state", "search", "limit", "cursor"], |c| Box::pin(list(c))),
        read("/candidates/{candidate}", "One candidate: gate, stages, results with their figures, decisions", &[], |c| Box::pin(show(c))),
        read(
            "/candidates/{candidate}/decisions/{decision}/dossier",
            "What a decision rests on: sums of each skill, rulings, sheets, letter; no item with its score",
            &[],
            |c| Box::pin(dossier(c)),
        ),
        decide(
            "/candidates/{candidate}/decisions",
            "Decide, as the person whom the token belongs to",
            Reads::Json(schema::<Decide>),
            201,
            |c| Box::pin(decision(c)),
        ),
        decide(
            "/candidates/{candidate}/decisions/{decision}/undo",
            "Take a decision back before its letter goes out",
            Reads::Nothing,
            200,
            |c| Box::pin(undo(c)),
        ),
        decide(
            "/candidates/{candidate}/documents/{document}/verdict",
            "Say what a document shows",
            Reads::Json(schema::<Judge>),
            200,
            |c| Box::pin(judge(c)),
        ),
        decide("/candidates/{candidate}/extra-time", "Grant extra time", Reads::Json(schema::<ExtraTime>), 200, |c| {
            Box::pin(extra_time(c))
        }),
        decide("/attempts/{attempt}/void", "Make an attempt void", Reads::Json(schema::<Void>), 200, |c| Box::pin(void(c))),
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
    let mut page = match call.caller.person() {
        Ok(_) => call.app.applications(project, state, search, from, limit).await?,
        Err(_) => call.app.applications_as_told(project, state, search, from, limit).await?,
    };
    let last = page.last().map(|a| (a.updated_at.microseconds(), a.id.uuid()));
    page.retain(|a| state.is_none_or(|state| state == a.status.as_str()));
    let personal = call.caller.may(Scope::CandidatesPersonal);
    let row = |a: &crate::app::apply::Listed| {
        let mut row = json!({ "id": a.id.to_string(), "status": a.status.as_str(), "updated_at": a.updated_at.to_string(), "url": format!("/api/v1/candidates/{}", a.id) });
        if personal {
            row["name"] = json!(a.profile.name);
        } else {
            row["redacted"] = json!(true);
        }
        row
    };
    let rows: Vec<Value> = page.iter().map(row).collect();
    Ok(call.page(&question, limit, &rows, last))
}

/// A record for the caller: a token of nobody is the platform's, which is told of a decision no sooner than its person is.
async fn read(call: &Call, candidate: ApplicationId) -> Result<Record, Problem> {
    let project = call.caller.project();
    Ok(match call.caller.person() {
        Ok(person) => call.app.record(project, candidate).await?.for_reader(Some(person))?,
        Err(_) => call.app.record_as_told(project, candidate).await?,
    })
}

async fn show(call: Call) -> Result<Value, Problem> {
    let record = read(&call, call.id("candidate", ApplicationId::from_uuid)?).await?;
    let personal = call.caller.may(Scope::CandidatesPersonal);
    // A letter names nobody, but what somebody wrote for the file may.
    let free = |text: &str| personal.then(|| text.to_owned());
    let stage = |s: &crate::app::progress::StageProgress| json!({ "stage": s.stage, "state": s.state, "attempts_used": s.attempts_used, "attempts_allowed": s.attempts_allowed, "attempt": s.attempt.map(|a| a.to_string()) });
    let result = |r: &crate::app::apply::MachineResult| json!({ "attempt": r.attempt.to_string(), "stage": r.stage, "outcome": r.outcome.as_str(), "ruling": r.ruling, "at": r.at.to_string() });
    let decision = |d: &crate::app::apply::Decision| {
        json!({
            "id": d.id.to_string(), "stage": d.stage, "outcome": d.outcome, "reasons": d.reasons, "note": free(&d.note), "by": d.by.map(|p| p.to_string()),
            "at": d.at.to_string(), "letter_at": d.letter_at.to_string(), "undone_at": d.undone_at.map(|m| m.to_string()),
        })
    };
    let document = |e: &crate::app::apply::Document| json!({ "id": e.id.to_string(), "requirement": e.requirement, "mime": e.mime, "size": e.size, "state": e.state, "reason": e.reason.as_deref().and_then(free), "uploaded_at": e.uploaded_at.to_string() });
    let mut shown = json!({
        "id": record.application.id.to_string(),
        "status": record.application.status.as_str(),
        "tag": record.tag(),
        "updated_at": record.application.updated_at.to_string(),
        "time_factor": record.application.time_factor,
        "evaluation": record.evaluation,
        "stages": record.stages.iter().map(stage).collect::<Vec<_>>(),
        "results": record.results.iter().map(result).collect::<Vec<_>>(),
        "decisions": record.decisions.iter().map(decision).collect::<Vec<_>>(),
        "documents": record.evidence.iter().map(document).collect::<Vec<_>>(),
    });
    if personal {
        shown["profile"] = json!(record.application.profile);
    } else {
        shown["redacted"] = json!(true);
    }
    Ok(shown)
}

async fn decision(mut call: Call) -> Result<Value, Problem> {
    let Decide { outcome, reasons, note, tag } = call.read()?;
    let candidate = call.id("candidate", ApplicationId::from_uuid)?;
    let what = ToDecide { choice: outcome, reasons, note, seen: tag };
    let id = call.app.decide(call.caller.project(), call.caller.person()?, candidate, what).await?;
    let record = call.app.record(call.caller.project(), candidate).await?;
    Ok(json!({ "id": id.to_string(), "status": record.application.status.as_str() }))
}

async fn dossier(call: Call) -> Result<Value, Problem> {
    let (candidate, decision) = (call.id("candidate", ApplicationId::from_uuid)?, call.id("decision", DecisionId::from_uuid)?);
    if !read(&call, candidate).await?.decisions.iter().any(|d| d.id == decision) {
        return Err(Problem::new(404, "not_found", "there is no such dossier"));
    }
    let found = call.app.dossier(call.caller.project(), candidate, decision).await?;
    let mut open = found.shown;
    if !call.caller.may(Scope::CandidatesPersonal) {
        // A letter names nobody, but a note may.
        open["decision"]["note"] = json!(null);
    }
    Ok(json!({ "hash": found.hash, "dossier": open }))
}

async fn undo(call: Call) -> Result<Value, Problem> {
    let (candidate, decision) = (call.id("candidate", ApplicationId::from_uuid)?, call.id("decision", DecisionId::from_uuid)?);
    call.app.undo_decision(call.caller.project(), call.caller.person()?, candidate, decision).await?;
    Ok(json!({ "undone": true }))
}

async fn judge(mut call: Call) -> Result<Value, Problem> {
    let Judge { accepted, reason, state } = call.read()?;
    let of = (call.id("candidate", ApplicationId::from_uuid)?, call.id("document", EvidenceId::from_uuid)?);
    let verdict = if accepted { Verdict::Accepted } else { Verdict::Rejected(reason) };
    call.app.judge_document(call.caller.project(), call.caller.person()?, of, state, verdict).await?;
    Ok(json!({ "accepted": accepted }))
}

async fn extra_time(mut call: Call) -> Result<Value, Problem> {
    let ExtraTime { factor } = call.read()?;
    let candidate = call.id("candidate", ApplicationId::from_uuid)?;
    call.app.grant_time(call.caller.project(), call.caller.person()?, candidate, None, factor).await?;
    Ok(json!({ "factor": factor }))
}

async fn void(mut call: Call) -> Result<Value, Problem> {
    let Void { reason } = call.read()?;
    let attempt = call.id("attempt", AttemptId::from_uuid)?;
    call.app.void_attempt(call.caller.project(), call.caller.person()?, attempt, &reason).await?;
    Ok(json!({ "state": "void" }))
}

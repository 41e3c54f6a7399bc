//! What messages are about and no other endpoint gives: attempts and versions of gold sets. No answers, no keys, no scores of items.

use serde_json::{Value, json};

use super::{Call, Endpoint, Reads, rows};
use crate::domain::account::Scope;
use crate::domain::decision::Outcome;
use crate::domain::id::{AttemptId, VersionId};
use crate::http::problem::Problem;

pub fn endpoints() -> Vec<Endpoint> {
    vec![
        rows(Scope::CandidatesRead)(
            "GET",
            "/attempts/{attempt}",
            "An attempt: whose, at which stage, where it stands and what the machine said of it",
            Reads::Nothing,
            200,
            |c| Box::pin(attempt(c)),
        ),
        rows(Scope::EventsRead)(
            "GET",
            "/gold_sets/{version}",
            "A version of the project's gold set: its number, state and the hash of what it presents",
            Reads::Nothing,
            200,
            |c| Box::pin(gold_set(c)),
        ),
    ]
}

async fn attempt(call: Call) -> Result<Value, Problem> {
    let found = call.app.attempt_of(call.caller.project(), call.id("attempt", AttemptId::from_uuid)?).await?;
    let (attempt, candidate) = (&found.attempt, found.application.map(|a| a.to_string()));
    Ok(json!({
        "id": attempt.id.to_string(), "url": format!("/api/v1/attempts/{}", attempt.id), "candidate": candidate, "stage": attempt.stage,
        "number": attempt.number, "state": attempt.state.as_str(), "started_at": attempt.started_at.to_string(),
        "ends_at": attempt.ends_at.to_string(), "gold_set": attempt.version.to_string(), "outcome": found.outcome.map(Outcome::as_str),
    }))
}

async fn gold_set(call: Call) -> Result<Value, Problem> {
    let version = call.app.version_of(call.caller.project(), call.id("version", VersionId::from_uuid)?).await?;
    Ok(json!({
        "id": version.id.to_string(), "url": format!("/api/v1/gold_sets/{}", version.id), "set": version.set_id, "number": version.number,
        "state": version.state, "presented_hash": version.presented_hash,
    }))
}

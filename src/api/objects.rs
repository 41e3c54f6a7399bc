//! What messages are about and no other endpoint gives: attempts and versions of gold sets. No answers, no keys, no scores of items.

use serde_json::Value;

use super::endpoint::{Call, Endpoint, Reads, gives, rows};
use super::shapes::outside::{Attempt, GoldSet};
use super::shapes::{id, time, told};
use crate::domain::accounts::Scope;
use crate::domain::kernel::id::{AttemptId, VersionId};
use crate::http::problem::Problem;

pub fn endpoints() -> Vec<Endpoint> {
    vec![
        rows(Scope::CandidatesRead)(
            "GET",
            "/attempts/{attempt}",
            "An attempt: whose, at which stage, where it stands and what the machine said of it",
            Reads::Nothing,
            gives::<Attempt>("getAttempt", 200),
            |c| Box::pin(attempt(c)),
        ),
        rows(Scope::EventsRead)(
            "GET",
            "/gold_sets/{version}",
            "A version of the project's gold set: its number, state and the hash of what it presents",
            Reads::Nothing,
            gives::<GoldSet>("getGoldSet", 200),
            |c| Box::pin(gold_set(c)),
        ),
    ]
}

async fn attempt(call: Call) -> Result<Value, Problem> {
    let found = call.app.attempt_of(call.caller.project(), call.id("attempt", AttemptId::from_uuid)?, call.caller.reader()).await?;
    let attempt = &found.attempt;
    told(Attempt {
        id: id(attempt.id),
        url: format!("/api/v1/attempts/{}", attempt.id),
        candidate: found.application.map(id),
        stage: attempt.stage.clone(),
        number: attempt.number,
        state: attempt.state.as_str().into(),
        started_at: time(attempt.started_at),
        ends_at: time(attempt.ends_at),
        gold_set: id(attempt.version),
        outcome: found.outcome.map(|o| o.as_str().into()),
    })
}

async fn gold_set(call: Call) -> Result<Value, Problem> {
    let version = call.app.version_of(call.caller.project(), call.id("version", VersionId::from_uuid)?).await?;
    let guidelines = call.app.content(version.id).await?.guidelines_hash();
    told(GoldSet {
        guidelines,
        id: id(version.id),
        url: format!("/api/v1/gold_sets/{}", version.id),
        set: version.set_id,
        number: version.number,
        state: version.state.as_str().into(),
        presented_hash: version.presented_hash,
    })
}

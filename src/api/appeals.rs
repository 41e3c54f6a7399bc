//! Appeals: sent as the person whom a token belongs to, read and answered by somebody who did not decide.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Call, Endpoint, Reads, schema};
use crate::app::appeals::{Sent, ToSend};
use crate::domain::account::Scope;
use crate::domain::id::{AppealId, DecisionId};
use crate::http::problem::Problem;

/// An appeal.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Send {
    /// What went wrong: `question`, `technical`, `facts`, `procedure` or `other`.
    grounds: String,
    /// In the person's words.
    text: String,
}

/// An answer.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Answer {
    /// `upheld` (the decision stands), `overturned` (the stage is passed) or `corrected` (the attempt is void).
    outcome: String,
    /// What the person is told.
    answer: String,
}

pub fn endpoints() -> Vec<Endpoint> {
    let row = |method, path, scope, purpose, query, reads, status, handler| Endpoint {
        method,
        path,
        scope,
        purpose,
        query,
        reads,
        status,
        handler,
    };
    vec![
        row(
            "POST",
            "/me/decisions/{decision}/appeal",
            Scope::Candidate,
            "Appeal against a decision on oneself",
            &[],
            Reads::Json(schema::<Send>),
            201,
            |c| Box::pin(send(c)),
        ),
        row("GET", "/appeals", Scope::CandidatesRead, "Appeals, those due first in front", &["state"], Reads::Nothing, 200, |c| {
            Box::pin(list(c))
        }),
        row("GET", "/appeals/{appeal}", Scope::CandidatesRead, "One appeal", &[], Reads::Nothing, 200, |c| Box::pin(show(c))),
        row(
            "POST",
            "/appeals/{appeal}/answer",
            Scope::DecisionsWrite,
            "Answer an appeal, as the person whom the token belongs to, who did not decide",
            &[],
            Reads::Json(schema::<Answer>),
            200,
            |c| Box::pin(answer(c)),
        ),
    ]
}

fn shown(a: &Sent, personal: bool) -> Value {
    let mut shown = json!({
        "id": a.id.to_string(), "decision": a.decision.to_string(), "candidate": a.application.to_string(), "grounds": a.grounds, "state": a.state,
        "sent_at": a.sent_at.to_string(), "due_at": a.due_at.to_string(), "answered_at": a.answer.as_ref().map(|(_, _, at)| at.to_string()),
        "answered_by": a.answer.as_ref().map(|(_, by, _)| by.to_string()),
    });
    if personal {
        shown["text"] = json!(a.text);
        shown["answer"] = json!(a.answer.as_ref().map(|(text, ..)| text));
    } else {
        shown["redacted"] = json!(true);
    }
    shown
}

async fn send(mut call: Call) -> Result<Value, Problem> {
    let Send { grounds, text } = call.read()?;
    let decision = call.id("decision", DecisionId::from_uuid)?;
    let id = call.app.appeal(call.caller.person()?, decision, ToSend { grounds, text }).await?;
    Ok(json!({ "id": id.to_string(), "state": "open" }))
}

async fn list(call: Call) -> Result<Value, Problem> {
    let open = match call.query("state") {
        None | Some("open") => true,
        Some("answered") => false,
        Some(_) => return Err(Problem::new(422, "validation", "state is open or answered")),
    };
    let appeals = call.app.appeals(call.caller.project(), open).await?;
    let personal = call.caller.may(Scope::CandidatesPersonal);
    Ok(json!({ "data": appeals.iter().map(|a| shown(a, personal)).collect::<Vec<_>>(), "next_cursor": null }))
}

async fn show(call: Call) -> Result<Value, Problem> {
    let appeal = call.app.appeal_of(call.caller.project(), call.id("appeal", AppealId::from_uuid)?).await?;
    Ok(shown(&appeal, call.caller.may(Scope::CandidatesPersonal)))
}

async fn answer(mut call: Call) -> Result<Value, Problem> {
    let Answer { outcome, answer } = call.read()?;
    let id = call.id("appeal", AppealId::from_uuid)?;
    call.app.answer_appeal(call.caller.project(), call.caller.person()?, id, &outcome, &answer).await?;
    Ok(json!({ "state": outcome }))
}

//! What a candidate does with their own application.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Call, Endpoint, Reads, rows, schema};
use crate::app::apply::Record;
use crate::domain::account::Scope;
use crate::domain::applicant::profile::Profile;
use crate::http::problem::Problem;

/// A profile, and the revision that it replaces.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SaveProfile {
    /// The revision that the client knows.
    revision: i64,
    /// The whole profile.
    profile: Profile,
}

/// Handing in.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Submit {
    /// Purposes consented to: `selection`, `automated_scoring`, `sensitive_content`.
    consents: Vec<String>,
}

pub fn endpoints() -> Vec<Endpoint> {
    let row = rows(Scope::Candidate);
    vec![
        row("POST", "/me/application", "Begin an application, or get the one that is there", Reads::Nothing, 201, |c| Box::pin(begin(c))),
        row(
            "GET",
            "/me/application",
            "The own application: what was answered, how the gate and every stage stand",
            Reads::Nothing,
            200,
            |c| Box::pin(show(c)),
        ),
        row("PUT", "/me/application/profile", "Replace the profile", Reads::Json(schema::<SaveProfile>), 200, |c| Box::pin(save(c))),
        row(
            "POST",
            "/me/application/submit",
            "Hand the application in; the gate answers at once",
            Reads::Json(schema::<Submit>),
            200,
            |c| Box::pin(submit(c)),
        ),
        row("POST", "/me/application/withdraw", "Withdraw the application", Reads::Nothing, 200, |c| Box::pin(withdraw(c))),
        row("POST", "/me/application/documents/{requirement}", "Upload a PDF, PNG or JPEG for a requirement", Reads::File, 201, |c| {
            Box::pin(upload(c))
        }),
    ]
}

/// An application as its person sees it.
fn view(record: &Record) -> Value {
    let requirement = |j: &crate::domain::eligibility::Judged| {
        let of = record.content.project.requirements.iter().find(|r| r.id == j.requirement);
        json!({ "id": j.requirement, "verdict": j.verdict, "counted": j.counted, "text": of.map(|r| &r.text), "why": of.map(|r| &r.why) })
    };
    let stage = |s: &crate::app::progress::StageProgress| {
        json!({
            "stage": s.stage, "state": s.state, "attempts_used": s.attempts_used, "attempts_allowed": s.attempts_allowed,
            "attempt": s.attempt.map(|a| a.to_string()), "retry_at": s.retry_at.map(|m| m.to_string()),
        })
    };
    let document = |e: &crate::app::apply::Document| json!({ "id": e.id.to_string(), "requirement": e.requirement, "name": e.name, "state": e.state, "reason": e.reason });
    let letter = |d: &crate::app::apply::Decision| json!({ "stage": d.stage, "outcome": d.outcome, "reasons": d.reasons, "at": d.at.to_string(), "by": if d.by.is_some() { "person" } else { "automatic" } });
    json!({
        "id": record.application.id.to_string(),
        "project": record.application.project,
        "status": record.application.status.as_str(),
        "revision": record.application.revision,
        "profile": record.application.profile,
        "overall": record.evaluation.overall,
        "requirements": record.evaluation.requirements.iter().map(requirement).collect::<Vec<_>>(),
        "consents": record.consents,
        "documents": record.evidence.iter().map(document).collect::<Vec<_>>(),
        "stages": record.stages.iter().map(stage).collect::<Vec<_>>(),
        "letters": record.decisions.iter().map(letter).collect::<Vec<_>>(),
    })
}

async fn current(call: &Call) -> Result<Value, Problem> {
    let record = call.app.own_record(call.caller.person()?, call.caller.project()).await?;
    Ok(view(&record))
}

async fn begin(call: Call) -> Result<Value, Problem> {
    call.app.begin_application(call.caller.person()?, call.caller.project()).await?;
    let mut shown = current(&call).await?;
    shown["url"] = json!("/api/v1/me/application");
    Ok(shown)
}

async fn show(call: Call) -> Result<Value, Problem> {
    current(&call).await
}

async fn save(mut call: Call) -> Result<Value, Problem> {
    let SaveProfile { revision, profile } = call.read()?;
    call.app.save_profile(call.caller.person()?, call.caller.project(), revision, profile).await?;
    current(&call).await
}

async fn submit(mut call: Call) -> Result<Value, Problem> {
    let Submit { consents } = call.read()?;
    call.app.submit_application(call.caller.person()?, call.caller.project(), consents).await?;
    current(&call).await
}

async fn withdraw(call: Call) -> Result<Value, Problem> {
    call.app.withdraw(call.caller.person()?, call.caller.project()).await?;
    current(&call).await
}

async fn upload(mut call: Call) -> Result<Value, Problem> {
    let (person, file) = (call.caller.person()?, std::mem::take(&mut call.file));
    let id = call.app.upload(person, call.caller.project(), call.part("requirement"), "document", file).await?;
    Ok(json!({ "id": id.to_string(), "requirement": call.part("requirement"), "state": "uploaded" }))
}

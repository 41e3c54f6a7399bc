//! Annotators: hidden checks for the platform, records for auditors.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Call, Endpoint, Reads, schema};
use crate::domain::account::Scope;
use crate::domain::decision::Outcome;
use crate::domain::id::{AnnotatorId, CheckId};
use crate::http::problem::Problem;

/// The answer to a check.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AnswerCheck {
    /// The response in shown ids, by the item's kind.
    #[schemars(with = "serde_json::Map<String, Value>")]
    response: Value,
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
            "GET",
            "/annotators",
            Scope::AuditsRead,
            "Annotators, in the order in which they came",
            &["limit", "cursor"],
            Reads::Nothing,
            200,
            |c| Box::pin(list(c)),
        ),
        row(
            "GET",
            "/annotators/{annotator}",
            Scope::AuditsRead,
            "An annotator's record of checks: the mean of the last ones (mean_of_last says how many at most) with the interval of that mean, which tells nothing of a change within them",
            &[],
            Reads::Nothing,
            200,
            |c| Box::pin(show(c)),
        ),
        row(
            "POST",
            "/annotators/{annotator}/checks",
            Scope::ChecksWrite,
            "Ask for a hidden check: a gold item as an ordinary task",
            &[],
            Reads::Nothing,
            201,
            |c| Box::pin(ask(c)),
        ),
        row(
            "POST",
            "/checks/{check}/answer",
            Scope::ChecksWrite,
            "Post the answer to a check",
            &[],
            Reads::Json(schema::<AnswerCheck>),
            202,
            |c| Box::pin(answer(c)),
        ),
    ]
}

async fn list(call: Call) -> Result<Value, Problem> {
    let question = format!("annotators {}", call.caller.project());
    let (limit, after) = (call.limit()?, call.after(&question)?);
    let page = call.app.annotators(call.caller.project(), after.1, limit).await?;
    let last = page.last().map(|a| (0, a.id.uuid()));
    let row = |a: &crate::app::audit::Listed| json!({ "id": a.id.to_string(), "state": a.state, "onboarded_at": a.onboarded_at.to_string(), "candidate": a.application.to_string(), "url": format!("/api/v1/annotators/{}", a.id) });
    let rows: Vec<Value> = page.iter().map(row).collect();
    Ok(call.page(&question, limit, &rows, last))
}

async fn show(call: Call) -> Result<Value, Problem> {
    let found = call.app.audit_record(call.caller.project(), call.id("annotator", AnnotatorId::from_uuid)?).await?;
    let record = &found.record;
    let too_few = found.graded < found.report_from as usize;
    let decision = |s: &crate::domain::decision::rule::Stretch| {
        json!({
            "from": s.from + 1, "to": s.to, "outcome": s.ruling.outcome.map_or("continue", Outcome::as_str), "counted": s.ruling.counted,
            "statistic": s.ruling.statistic, "lower": s.ruling.bounds.0, "upper": s.ruling.bounds.1,
        })
    };
    Ok(json!({
        "id": found.annotator.id.to_string(),
        "state": found.annotator.state,
        "onboarded_at": found.annotator.onboarded_at.to_string(),
        "checks": { "asked": found.asked, "graded": found.graded, "counted": record.counted, "too_few": too_few, "report_from": found.report_from },
        "mean": (record.counted > 0).then(|| record.sum / record.counted as f64),
        "mean_of_last": found.window,
        "interval_90": record.interval.map(|(low, high)| json!({ "low": low, "high": high })),
        "decisions": record.stretches.iter().map(decision).collect::<Vec<_>>(),
    }))
}

async fn ask(call: Call) -> Result<Value, Problem> {
    let task = call.app.ask_check(call.caller.project(), call.id("annotator", AnnotatorId::from_uuid)?).await?;
    Ok(json!(task))
}

async fn answer(mut call: Call) -> Result<Value, Problem> {
    let AnswerCheck { response } = call.read()?;
    call.app.answer_check(call.caller.project(), call.id("check", CheckId::from_uuid)?, response).await?;
    Ok(json!({ "received": true }))
}

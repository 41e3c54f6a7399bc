//! Endpoints that are told of events.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Call, Endpoint, Reads, rows, schema};
use crate::app::webhooks::Switch as To;
use crate::domain::account::Scope;
use crate::http::problem::Problem;

/// An endpoint.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Add {
    /// An https address of a public host.
    url: String,
}

/// Whether it is told anything.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Switch {
    /// `true` switches it on, `false` off.
    on: bool,
}

pub fn endpoints() -> Vec<Endpoint> {
    let row = rows(Scope::WebhooksWrite);
    vec![
        row("GET", "/webhooks", "The endpoints that are told of this project's events", Reads::Nothing, 200, |c| Box::pin(list(c))),
        row("POST", "/webhooks", "Add an endpoint; its signing secret is given once", Reads::Json(schema::<Add>), 201, |c| {
            Box::pin(add(c))
        }),
        row("POST", "/webhooks/{webhook}/switch", "Switch an endpoint on or off", Reads::Json(schema::<Switch>), 200, |c| {
            Box::pin(switch(c))
        }),
        row(
            "POST",
            "/webhooks/{webhook}/secret",
            "Give an endpoint a new secret; the one before signs as well",
            Reads::Nothing,
            200,
            |c| Box::pin(rotate(c)),
        ),
        row("POST", "/webhooks/{webhook}/delete", "Delete an endpoint, with the record of what it was told", Reads::Nothing, 200, |c| {
            Box::pin(delete(c))
        }),
        row("GET", "/webhooks/{webhook}/deliveries", "The last hundred messages and what became of them", Reads::Nothing, 200, |c| {
            Box::pin(log(c))
        }),
        row("POST", "/webhooks/{webhook}/deliveries/{delivery}/again", "Send a message again", Reads::Nothing, 200, |c| Box::pin(again(c))),
    ]
}

async fn list(call: Call) -> Result<Value, Problem> {
    let row = |w: &crate::app::webhooks::Webhook| json!({ "id": w.id, "url": w.url, "state": w.state, "failing_since": w.failing_since.map(|m| m.to_string()) });
    let all = call.app.webhooks(call.caller.project()).await?;
    Ok(json!({ "data": all.iter().map(row).collect::<Vec<_>>() }))
}

async fn add(mut call: Call) -> Result<Value, Problem> {
    let new: Add = call.read()?;
    let (id, secret) = call.app.add_webhook(call.caller.project(), &call.caller.name(), &new.url, call.local_webhooks).await?;
    Ok(json!({ "id": id, "secret": secret, "url": format!("/api/v1/webhooks/{id}/deliveries") }))
}

async fn switch(mut call: Call) -> Result<Value, Problem> {
    let wanted: Switch = call.read()?;
    let to = if wanted.on { To::On } else { To::Off };
    call.app.switch_webhook(call.caller.project(), &call.caller.name(), call.id("webhook", |id| id)?, to).await?;
    Ok(json!({}))
}

async fn delete(call: Call) -> Result<Value, Problem> {
    call.app.delete_webhook(call.caller.project(), &call.caller.name(), call.id("webhook", |id| id)?).await?;
    Ok(json!({}))
}

async fn rotate(call: Call) -> Result<Value, Problem> {
    let secret = call.app.rotate_webhook(call.caller.project(), &call.caller.name(), call.id("webhook", |id| id)?).await?;
    Ok(json!({ "secret": secret }))
}

async fn log(call: Call) -> Result<Value, Problem> {
    let row = |d: &crate::app::webhooks::Logged| {
        json!({
            "id": d.id, "type": d.topic, "at": d.at.to_string(), "state": d.state, "attempts": d.attempts, "status": d.status, "note": d.note,
            "tried_at": d.tried_at.map(|m| m.to_string()), "due_at": (d.state == "waiting").then(|| d.due.to_string()),
        })
    };
    let log = call.app.webhook_log(call.caller.project(), call.id("webhook", |id| id)?).await?;
    Ok(json!({ "data": log.iter().map(row).collect::<Vec<_>>() }))
}

async fn again(call: Call) -> Result<Value, Problem> {
    call.app.send_again(call.caller.project(), call.id("delivery", |id| id)?).await?;
    Ok(json!({}))
}

//! Endpoints that are told of events.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::endpoint::{Call, Endpoint, Reads, gives, rows, schema};
use super::shapes::outside::{Deliveries, Delivery, Done, Webhook, WebhookAdded, WebhookSecret, Webhooks};
use super::shapes::{id, time, told};
use crate::app::platform::webhooks::{DeliveryState, Switch as To};
use crate::domain::accounts::Scope;
use crate::http::problem::Problem;

/// An endpoint.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewWebhook")]
struct Add {
    /// An https address of a public host.
    #[schemars(length(max = 2_000))]
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
        row(
            "GET",
            "/webhooks",
            "The endpoints that are told of this project's events",
            Reads::Nothing,
            gives::<Webhooks>("listWebhooks", 200),
            |c| Box::pin(list(c)),
        ),
        row(
            "POST",
            "/webhooks",
            "Add an endpoint; its signing secret is given once",
            Reads::Json(schema::<Add>),
            gives::<WebhookAdded>("addWebhook", 201),
            |c| Box::pin(add(c)),
        ),
        row(
            "POST",
            "/webhooks/{webhook}/switch",
            "Switch an endpoint on or off",
            Reads::Json(schema::<Switch>),
            gives::<Done>("switchWebhook", 200),
            |c| Box::pin(switch(c)),
        ),
        row(
            "POST",
            "/webhooks/{webhook}/secret",
            "Give an endpoint a new secret; the one before signs as well",
            Reads::Nothing,
            gives::<WebhookSecret>("renewWebhookSecret", 200),
            |c| Box::pin(rotate(c)),
        ),
        row(
            "POST",
            "/webhooks/{webhook}/delete",
            "Delete an endpoint, with the record of what it was told",
            Reads::Nothing,
            gives::<Done>("deleteWebhook", 200),
            |c| Box::pin(delete(c)),
        ),
        row(
            "GET",
            "/webhooks/{webhook}/deliveries",
            "The last hundred messages and what became of them",
            Reads::Nothing,
            gives::<Deliveries>("listDeliveries", 200),
            |c| Box::pin(log(c)),
        ),
        row(
            "POST",
            "/webhooks/{webhook}/deliveries/{delivery}/again",
            "Send a message again",
            Reads::Nothing,
            gives::<Done>("sendAgain", 200),
            |c| Box::pin(again(c)),
        ),
    ]
}

async fn list(call: Call) -> Result<Value, Problem> {
    let row = |w: &crate::app::platform::webhooks::Webhook| Webhook {
        id: id(w.id),
        url: w.url.clone(),
        state: w.state.as_str().into(),
        failing_since: w.failing_since.map(time),
    };
    let all = call.app.webhooks(call.caller.project()).await?;
    told(Webhooks { data: all.iter().map(row).collect() })
}

async fn add(mut call: Call) -> Result<Value, Problem> {
    let new: Add = call.read()?;
    let (new, secret) = call.app.add_webhook(call.caller.project(), &call.caller.actor(), &new.url, call.local_webhooks).await?;
    told(WebhookAdded { id: id(new), secret, url: format!("/api/v1/webhooks/{new}/deliveries") })
}

async fn switch(mut call: Call) -> Result<Value, Problem> {
    let wanted: Switch = call.read()?;
    let to = if wanted.on { To::On } else { To::Off };
    call.app
        .switch_webhook(
            call.caller.project(),
            &call.caller.actor(),
            call.id("webhook", std::convert::identity)?,
            (to, call.local_webhooks),
            None,
        )
        .await?;
    told(Done {})
}

async fn delete(call: Call) -> Result<Value, Problem> {
    call.app.delete_webhook(call.caller.project(), &call.caller.actor(), call.id("webhook", std::convert::identity)?, None).await?;
    told(Done {})
}

async fn rotate(call: Call) -> Result<Value, Problem> {
    let id = call.id("webhook", std::convert::identity)?;
    let secret = call.app.rotate_webhook(call.caller.project(), &call.caller.actor(), id, None).await?;
    told(WebhookSecret { secret })
}

async fn log(call: Call) -> Result<Value, Problem> {
    let row = |d: &crate::app::platform::webhooks::Logged| Delivery {
        id: id(d.id),
        topic: d.topic.as_str().to_owned(),
        at: time(d.at),
        state: d.state.as_str().into(),
        attempts: d.attempts,
        status: d.status,
        note: d.note.clone(),
        tried_at: d.tried_at.map(time),
        due_at: (d.state == DeliveryState::Waiting).then(|| time(d.due)),
    };
    let log = call.app.webhook_log(call.caller.project(), call.id("webhook", std::convert::identity)?).await?;
    told(Deliveries { data: log.iter().map(row).collect() })
}

async fn again(call: Call) -> Result<Value, Problem> {
    let (webhook, delivery) = (call.id("webhook", std::convert::identity)?, call.id("delivery", std::convert::identity)?);
    call.app.send_again(call.caller.project(), &call.caller.actor(), (webhook, delivery)).await?;
    told(Done {})
}

//! The stream of events: what webhooks tell as well, for whoever missed some.

use serde_json::{Value, json};

use super::{Call, Endpoint, Reads};
use crate::domain::account::Scope;
use crate::http::problem::Problem;

pub fn endpoints() -> Vec<Endpoint> {
    vec![Endpoint {
        method: "GET",
        path: "/events",
        scope: Scope::EventsRead,
        purpose: "Events after a number, in order: type, time and object, nothing personal",
        query: &["after", "limit"],
        reads: Reads::Nothing,
        status: 200,
        handler: |c| Box::pin(list(c)),
    }]
}

async fn list(call: Call) -> Result<Value, Problem> {
    let after = call.query("after").unwrap_or("0").parse::<i64>().ok().filter(|n| *n >= 0);
    let after = after.ok_or_else(|| Problem::new(422, "validation", "after is the number of the last event that was read"))?;
    let events = call.app.events(call.caller.project(), after, call.limit()?).await?;
    let last = events.last().map_or(after, |e| e.number);
    let row = |e: &crate::app::seal::Told| {
        let data = e.data(&call.public_url);
        json!({ "number": e.number, "id": e.id.to_string(), "type": e.topic, "at": e.at.to_string(), "data": data })
    };
    Ok(json!({ "data": events.iter().map(row).collect::<Vec<_>>(), "last": last }))
}

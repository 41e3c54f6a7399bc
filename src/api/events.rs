//! The stream of events: what webhooks tell as well, for whoever missed some.

use serde_json::Value;

use super::endpoint::{Call, Endpoint, Reads, gives};
use super::shapes::outside::Events;
use super::shapes::told;
use crate::domain::accounts::Scope;
use crate::http::problem::Problem;

pub fn endpoints() -> Vec<Endpoint> {
    vec![Endpoint {
        method: "GET",
        path: "/events",
        scope: Scope::EventsRead,
        purpose: "Events after a number, in order: type, time and object, nothing personal",
        query: &["after", "limit"],
        reads: Reads::Nothing,
        gives: gives::<Events>("listEvents", 200),
        handler: |c| Box::pin(list(c)),
    }]
}

async fn list(call: Call) -> Result<Value, Problem> {
    let after = call.query("after").unwrap_or("0").parse::<i64>().ok().filter(|n| *n >= 0);
    let after = after.ok_or_else(|| Problem::new(422, "validation", "after is the number of the last event that was read"))?;
    let (events, last) = call.app.events(call.caller.project(), after, call.limit()?, call.caller.reader()).await?;
    told(Events { data: events.iter().map(|e| e.told(&call.public_url)).collect(), last })
}

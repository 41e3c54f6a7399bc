//! What platforms are told: events, what they are about, and the endpoints that hear of them.

use schemars::JsonSchema;
use serde::Serialize;

use super::{AttemptState, Id, StageOutcome, Time, words};
use crate::domain::kernel::ledger::Told;

words! {
    /// Whether an endpoint is told anything.
    WebhookState = ["on", "off"];
    /// What became of a message; `waiting` for its first or its next try.
    DeliveryState = ["waiting", "done", "failed"];
    /// What a version of a gold set is: not for anybody yet, given to new attempts, or followed by another one.
    VersionState = ["draft", "published", "retired"];
}

/// Events after a number, in order.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Events {
    /// The events.
    pub data: Vec<Told>,
    /// The number of the last one, which the next request asks for what comes `after`.
    pub last: i64,
}

/// An attempt, as the platform may know it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Attempt {
    /// The attempt.
    pub id: Id,
    /// Where it is read.
    pub url: String,
    /// The application.
    pub candidate: Option<Id>,
    /// The stage's id.
    pub stage: String,
    /// First, second …
    pub number: i64,
    /// Where it stands.
    pub state: AttemptState,
    /// The clock's start.
    pub started_at: Time,
    /// The clock's end.
    pub ends_at: Time,
    /// The version of the gold set that is shown.
    pub gold_set: Id,
    /// What the machine said, once it was scored.
    pub outcome: Option<StageOutcome>,
}

/// A version of the project's gold set.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GoldSet {
    /// The version.
    pub id: Id,
    /// Where it is read.
    pub url: String,
    /// The set's id.
    pub set: String,
    /// Its number.
    pub number: i64,
    /// What it is.
    pub state: VersionState,
    /// BLAKE3 of what it presents, in hexadecimal: two versions that differ in keys alone have the same.
    pub presented_hash: String,
    /// BLAKE3 of its guidelines' texts in every language, in hexadecimal: what an annotator acknowledges.
    pub guidelines: String,
}

/// An endpoint.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Webhook {
    /// The endpoint.
    pub id: Id,
    /// Its address.
    pub url: String,
    /// Whether it is told anything.
    pub state: WebhookState,
    /// Since when nothing gets through.
    pub failing_since: Option<Time>,
}

/// The endpoints of a project.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Webhooks {
    /// The endpoints.
    pub data: Vec<Webhook>,
}

/// An endpoint that was added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WebhookAdded {
    /// The endpoint.
    pub id: Id,
    /// What its messages are signed with; it is given this once.
    pub secret: String,
    /// Where its messages are read.
    pub url: String,
}

/// A new secret.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WebhookSecret {
    /// What messages are signed with from now on, beside the one before; it is given this once.
    pub secret: String,
}

/// It is done, and there is nothing to tell.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Done {}

/// A message to an endpoint.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Delivery {
    /// The delivery.
    pub id: Id,
    /// What happened, the event's type.
    #[serde(rename = "type")]
    pub topic: String,
    /// When it happened.
    pub at: Time,
    /// What became of the message.
    pub state: DeliveryState,
    /// How often it was tried.
    pub attempts: i64,
    /// The status of the last answer.
    pub status: Option<i64>,
    /// The beginning of the last answer, or why there was none.
    pub note: Option<String>,
    /// When it was tried last.
    pub tried_at: Option<Time>,
    /// When it is tried next, where it is.
    pub due_at: Option<Time>,
}

/// The last messages of an endpoint, newest first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Deliveries {
    /// The messages.
    pub data: Vec<Delivery>,
}

//! The ledger: events that are never changed, numbered and linked by hash once they are sealed.
//!
//! Writers leave number and hash empty; one sealer numbers what is committed and links it,
//! so that writers never contend for the chain's head.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::actor::Actor;
use super::canonical;
use super::event_kind::EventKind;
use super::id::{EventId, MessageId};
use super::moment::Moment;
use super::topic::Topic;

/// What the first event links to.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An event of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The event.
    pub id: EventId,
    /// When it happened.
    pub at: Moment,
    /// What happened, such as `attempt.handed_in`.
    pub kind: String,
    /// Who acted.
    pub actor: Actor,
    /// Whom or what it is about.
    pub subject: Option<Uuid>,
    /// The facts.
    pub body: Value,
}

impl Event {
    /// What happened, where the service writes such events; what a ledger holds beside them is named by who verifies it.
    #[must_use]
    pub fn known(&self) -> Option<EventKind> {
        EventKind::from_name(&self.kind)
    }

    /// Whether this is what happened.
    #[must_use]
    pub fn is(&self, kind: EventKind) -> bool {
        self.known() == Some(kind)
    }
}

/// What a project's platform is told of an event, by a webhook or in the stream of events: thin, nothing personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The message; receivers tell repeats by it.
    pub id: MessageId,
    /// 1, 2, 3 … of all messages.
    pub number: i64,
    /// The project.
    pub project: String,
    /// When it happened.
    pub at: Moment,
    /// What happened, the event's kind.
    pub topic: Topic,
    /// What the event is about.
    pub object: Uuid,
    /// The candidate, annotator or gold-set version that it concerns, and which of the messages about it this is: 1, 2, 3 … without gaps.
    /// None for messages that were numbered before there were such numbers.
    pub place: Option<(Uuid, i64)>,
}

/// A message as it is told: the same in the stream of events and as the body of a webhook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Event")]
pub struct Told {
    /// The event; a webhook's header `webhook-id` is the same, at every repeat.
    #[schemars(extend("format" = "uuid"))]
    pub id: String,
    /// 1, 2, 3 … of all messages of the service; a project's numbers have gaps where other projects' messages are.
    pub number: i64,
    /// What happened.
    #[serde(rename = "type")]
    #[schemars(extend("enum" = Topic::names()))]
    pub topic: String,
    /// When it happened.
    #[schemars(extend("format" = "date-time"))]
    pub timestamp: String,
    /// What it is about.
    pub data: About,
}

/// What an event is about: nothing personal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "EventData")]
pub struct About {
    /// The object: an application, an attempt, an annotator, an audit or a version of a gold set.
    #[schemars(extend("format" = "uuid"))]
    pub id: String,
    /// The same as `id`.
    #[schemars(extend("format" = "uuid"))]
    pub object: String,
    /// Where the object is read: absolute.
    #[schemars(extend("format" = "uri"))]
    pub url: String,
    /// The project's id.
    pub project: String,
    /// The candidate, annotator or version that it concerns.
    #[schemars(extend("format" = "uuid"))]
    pub subject: Option<String>,
    /// Which of the messages about that subject it is: 1, 2, 3 … without gaps.
    pub sequence: Option<i64>,
}

impl Message {
    /// What is told of it; `public_url` is where the service is reached.
    #[must_use]
    pub fn told(&self, public_url: &str) -> Told {
        let url = format!("{public_url}/api/v1/{}/{}", self.topic.object().collection(), self.object);
        let data = About {
            id: self.object.to_string(),
            object: self.object.to_string(),
            url,
            project: self.project.clone(),
            subject: self.place.map(|(subject, _)| subject.to_string()),
            sequence: self.place.map(|(_, sequence)| sequence),
        };
        Told { id: self.id.to_string(), number: self.number, topic: self.topic.as_str().to_owned(), timestamp: self.at.to_string(), data }
    }
}

/// What the ledger keeps the hash of: rows that only change with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// An application with its consents, documents, decisions, their dossiers, appeals, and the annotator that it made.
    Application(Uuid),
    /// A hidden check.
    Check(Uuid),
    /// A request for the hidden checks among an annotator's next tasks, with their places.
    CheckRequest(Uuid),
    /// A member of staff, by their person, with their roles.
    Staff(Uuid),
    /// A token of the API.
    Token(Uuid),
    /// An attempt with its result and its rescores; its clock from the hand-in on.
    Attempt(Uuid),
    /// A contest of a key, but for the version that corrects it.
    Contest(Uuid),
    /// A version of a gold set, with its warnings; what it holds has hashes of its own.
    Version(Uuid),
    /// An endpoint of a platform: its address and secrets.
    Webhook(Uuid),
    /// The responses of an attempt that people score, with every sheet that was saved; by the attempt.
    Responses(Uuid),
    /// The places of an attempt's form, with what was drawn for each; by the attempt.
    Form(Uuid),
    /// A signal of a chart, with what it rests on.
    Signal(Uuid),
    /// An audit with its frame, what was drawn, and who signed its report.
    Audit(Uuid),
    /// What people said of a judgment that was drawn for an audit.
    AuditTask(Uuid),
    /// A measure, with the appeal against it.
    Measure(Uuid),
    /// Rules that were put up.
    Book(Uuid),
}

impl Kept {
    /// The table of its first row.
    #[must_use]
    pub const fn table(self) -> &'static str {
        match self {
            Self::Application(_) => "application",
            Self::Check(_) => "hidden_check",
            Self::CheckRequest(_) => "check_request",
            Self::Staff(_) => "staff",
            Self::Token(_) => "token",
            Self::Attempt(_) => "attempt",
            Self::Contest(_) => "contest",
            Self::Version(_) => "gold_set_version",
            Self::Webhook(_) => "webhook",
            Self::Responses(_) => "review_task",
            Self::Form(_) => "form_item",
            Self::Signal(_) => "audit_signal",
            Self::Audit(_) => "audit",
            Self::AuditTask(_) => "audit_task",
            Self::Measure(_) => "audit_measure",
            Self::Book(_) => "audit_book",
        }
    }

    /// The id of its first row; of an attempt's responses and form that of the attempt.
    #[must_use]
    pub const fn id(self) -> Uuid {
        match self {
            Self::Application(id)
            | Self::Check(id)
            | Self::CheckRequest(id)
            | Self::Staff(id)
            | Self::Token(id)
            | Self::Attempt(id)
            | Self::Contest(id)
            | Self::Version(id)
            | Self::Webhook(id)
            | Self::Responses(id)
            | Self::Form(id)
            | Self::Signal(id)
            | Self::Measure(id)
            | Self::Book(id)
            | Self::Audit(id)
            | Self::AuditTask(id) => id,
        }
    }

    /// As it stands in an event.
    #[must_use]
    pub fn name(self) -> String {
        format!("{} {}", self.table(), self.id())
    }

    /// From how it stands in an event.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let (table, id) = name.split_once(' ')?;
        let id = Uuid::parse_str(id).ok()?;
        let people = [Self::Application(id), Self::Check(id), Self::CheckRequest(id), Self::Staff(id), Self::Token(id)];
        let things = [Self::Attempt(id), Self::Contest(id), Self::Version(id), Self::Webhook(id), Self::Responses(id), Self::Form(id)];
        let watched = [Self::Signal(id), Self::Measure(id), Self::Book(id), Self::Audit(id), Self::AuditTask(id)];
        people.into_iter().chain(things).chain(watched).find(|k| k.table() == table)
    }

    /// What an event changes.
    #[must_use]
    pub fn by(event: &Event) -> Vec<Touched> {
        let Some(subject) = event.subject else { return Vec::new() };
        let as_id = |value: &Value| value.as_str().and_then(|t| Uuid::parse_str(t).ok());
        let id = |field: &str| event.body.get(field).and_then(as_id);
        let application = Touched::Kept(Self::Application(subject));
        let attempt = Touched::Kept(Self::Attempt(subject));
        match event.known() {
            Some(EventKind::DecisionCorrected) => {
                let voided = event.body.get("voided").and_then(Value::as_array).into_iter().flatten().filter_map(as_id);
                voided.map(|id| Touched::Kept(Self::Attempt(id))).chain([application]).collect()
            }
            Some(EventKind::CandidateOnboarded) => vec![Touched::ThatMade(subject)],
            Some(EventKind::RescoreDecided) => id("rescore").map(Touched::RescoredIn).into_iter().chain([application]).collect(),
            // Those of an earlier release do not say how many places were laid out, and have no hash of them.
            Some(EventKind::AttemptStarted) if event.body.get("places").is_some() => vec![attempt, Touched::Kept(Self::Form(subject))],
            Some(EventKind::AttemptStarted | EventKind::AttemptHandedIn | EventKind::AttemptRescored) => vec![attempt],
            Some(EventKind::ChecksPlaced) => vec![Touched::Kept(Self::CheckRequest(subject))],
            Some(EventKind::AttemptPlaced) => vec![Touched::Kept(Self::Form(subject))],
            Some(EventKind::AttemptScored | EventKind::AttemptVoided) => vec![attempt, Touched::CandidateOf(subject)],
            Some(EventKind::AuditPlanned | EventKind::AuditClosed | EventKind::AuditSigned | EventKind::CertificateIssued) => {
                vec![Touched::Kept(Self::Audit(subject))]
            }
            Some(EventKind::AuditReviewed) => vec![Touched::Kept(Self::AuditTask(subject))],
            Some(EventKind::ReviewPutUp) => vec![Touched::Kept(Self::Responses(subject))],
            // Those of an earlier release name no attempt, and have no hashes.
            Some(EventKind::ReviewSaved) => id("attempt").map(|attempt| Touched::Kept(Self::Responses(attempt))).into_iter().collect(),
            Some(EventKind::GoldSetPublished) => {
                let retired = id("retired").map(|before| Touched::Kept(Self::Version(before)));
                retired.into_iter().chain([Touched::Kept(Self::Version(subject))]).collect()
            }
            Some(_) | None => match event.kind.split_once('.').map_or(event.kind.as_str(), |(first, _)| first) {
                "application" | "candidate" | "decision" | "appeal" | "accommodation" => vec![application],
                // Steps of an earlier release are no measures.
                "annotator" => {
                    let measure = id("measure").map(|measure| Touched::Kept(Self::Measure(measure)));
                    measure.into_iter().chain([Touched::ThatMade(subject)]).collect()
                }
                "measure" => id("measure").map(|measure| Touched::Kept(Self::Measure(measure))).into_iter().collect(),
                "rules" => vec![Touched::Kept(Self::Book(subject))],
                // Those of an earlier release are of no chart.
                "audit" => id("signal").map(|signal| Touched::Kept(Self::Signal(signal))).into_iter().collect(),
                "check" => id("check").map(|check| Touched::Kept(Self::Check(check))).into_iter().collect(),
                "staff" => vec![Touched::Kept(Self::Staff(subject))],
                "token" => vec![Touched::Kept(Self::Token(subject))],
                "contest" => vec![Touched::Kept(Self::Contest(subject))],
                "gold_set" => vec![Touched::Kept(Self::Version(subject))],
                "webhook" => vec![Touched::Kept(Self::Webhook(subject))],
                _ => Vec::new(),
            },
        }
    }
}

/// What an event changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touched {
    /// This.
    Kept(Kept),
    /// The application of an attempt's candidate.
    CandidateOf(Uuid),
    /// The application that made an annotator.
    ThatMade(Uuid),
    /// The attempt of a rescore.
    RescoredIn(Uuid),
}

/// The member of an event's body that holds, for each thing that it changed, the hash of what it found and of what it left.
pub const ROWS: &str = "rows";

/// A sealed event's hash: BLAKE3 over the canonical form of its number, the hash before it, and all that it says. In hexadecimal.
#[must_use]
pub fn link(number: i64, previous: &str, event: &Event) -> String {
    let whole = json!({
        "number": number,
        "previous": previous,
        "id": event.id.to_string(),
        "at": event.at.microseconds(),
        "kind": event.kind,
        "actor": event.actor.to_string(),
        "subject": event.subject.map(|s| s.to_string()),
        "body": event.body,
    });
    blake3::hash(canonical::text(&whole).as_bytes()).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_change_changes_the_link() {
        let event = Event {
            id: EventId::from_uuid(Uuid::nil()),
            at: Moment::from_microseconds(1),
            kind: "k".to_owned(),
            actor: Actor::Worker,
            subject: None,
            body: json!({ "x": 1 }),
        };
        let hash = link(1, GENESIS, &event);
        assert_eq!(hash.len(), 64);
        assert_eq!(hash, link(1, GENESIS, &Event { body: json!({ "x": 1.0 }), ..event.clone() }), "canonical forms are equal");
        for other in [
            link(2, GENESIS, &event),
            link(1, &hash, &event),
            link(1, GENESIS, &Event { actor: Actor::Platform, ..event.clone() }),
            link(1, GENESIS, &Event { body: json!({ "x": 2 }), ..event }),
        ] {
            assert_ne!(hash, other);
        }
    }
}

//! The ledger: events that are never changed, numbered and linked by hash once they are sealed.
//!
//! Writers leave number and hash empty; one sealer numbers what is committed and links it, so that writers never contend for the chain's head.

use serde_json::{Value, json};
use uuid::Uuid;

use super::canonical;
use super::id::EventId;
use super::moment::Moment;

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
    /// Who acted: a person's id, `worker`, `first-run` or `command-line`.
    pub actor: String,
    /// Whom or what it is about.
    pub subject: Option<Uuid>,
    /// The facts.
    pub body: Value,
}

/// A sealed event's hash: BLAKE3 over the canonical form of its number, the hash before it, and all that it says. In hexadecimal.
#[must_use]
pub fn link(number: i64, previous: &str, event: &Event) -> String {
    let whole = json!({
        "number": number,
        "previous": previous,
        "id": event.id.to_string(),
        "at": event.at.microseconds(),
        "kind": event.kind,
        "actor": event.actor,
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
            actor: "a".to_owned(),
            subject: None,
            body: json!({ "x": 1 }),
        };
        let hash = link(1, GENESIS, &event);
        assert_eq!(hash.len(), 64);
        assert_eq!(hash, link(1, GENESIS, &Event { body: json!({ "x": 1.0 }), ..event.clone() }), "canonical forms are equal");
        for other in [
            link(2, GENESIS, &event),
            link(1, &hash, &event),
            link(1, GENESIS, &Event { actor: "b".to_owned(), ..event.clone() }),
            link(1, GENESIS, &Event { body: json!({ "x": 2 }), ..event }),
        ] {
            assert_ne!(hash, other);
        }
    }
}

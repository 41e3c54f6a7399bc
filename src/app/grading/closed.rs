//! Reviewers' sheets and rounds of training held against the events that closed them: each carries the hash of its row, which never changes
//! again. Events of an earlier release carry none, and only say whose the row is.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use crate::app::kernel::broken::Broken;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::PersonId;
use crate::domain::kernel::ledger::Event;
use crate::store::reviewing::sheets_left::{Closes, Left};

/// What the event that closed a row says of it.
#[derive(Clone, Debug)]
struct Said {
    task: Option<Uuid>,
    actor: Actor,
    hash: Option<String>,
}

impl Said {
    /// Whether a row is the one that the event closed, as far as it says.
    fn fits(&self, is: &Left) -> bool {
        is.task == self.task
            && Actor::Person(PersonId::from_uuid(is.reviewer)) == self.actor
            && self.hash.as_ref().is_none_or(|hash| *hash == is.hash)
    }
}

/// What events say of closed rows.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Closed {
    said: BTreeMap<(Closes, Uuid), Said>,
    /// What has been closed with a hash once is not closed without one later.
    hashed: BTreeSet<Closes>,
}

impl Closed {
    /// Takes an event in, in the order in which they are sealed; whether the service writes such a one.
    pub fn hear(&mut self, event: &Event) -> bool {
        let text = |field: &str| event.body.get(field).and_then(Value::as_str);
        let (closes, row, task) = match event.known() {
            Some(EventKind::ReviewSaved) => (Closes::Sheet, text("sheet").and_then(|id| Uuid::parse_str(id).ok()), event.subject),
            Some(EventKind::ReviewSeeded) => (Closes::Seeded, event.subject, None),
            Some(EventKind::ReviewerTrained | EventKind::ReviewerNotTrained) => (Closes::Round, event.subject, None),
            _ => return true,
        };
        let Some(row) = row else { return false };
        let hash = text("left").map(str::to_owned);
        if hash.is_some() {
            self.hashed.insert(closes);
        } else if self.hashed.contains(&closes) {
            return false;
        }
        // A row is closed once.
        self.said.insert((closes, row), Said { task, actor: event.actor.clone(), hash }).is_none()
    }

    /// Rows that are closed by no hash, so that nobody can tell whether they are what they were.
    pub fn unproven(&self) -> usize {
        self.said.values().filter(|said| said.hash.is_none()).count()
    }

    /// What is broken: rows that are gone or are others than those that were closed, and rows that no event closed.
    pub fn held(&self, is: &BTreeMap<(Closes, Uuid), Left>) -> Vec<Broken> {
        let broken =
            |(closes, row): &(Closes, Uuid), what: &str| Broken { table: closes.table(), row: row.to_string(), what: what.to_owned() };
        let said = self.said.iter().filter(|(row, said)| !is.get(*row).is_some_and(|left| said.fits(left)));
        let mut found: Vec<Broken> = said.map(|(row, _)| broken(row, other_than(row.0))).collect();
        found.extend(is.keys().filter(|row| !self.said.contains_key(row)).map(|row| broken(row, "no event of the ledger tells of it")));
        found
    }
}

/// What is said of a row that is not the one that was closed.
const fn other_than(closes: Closes) -> &'static str {
    match closes {
        Closes::Sheet | Closes::Seeded => "the sheet is not there, or is not what its reviewer saved: levels, comments, total, response",
        Closes::Round => "the round of training, or a sheet of it, is not what it was when it ended",
    }
}

//! Hand-ins and outcomes held against the events that told them: answers against the digest of the hand-in, grades against the hash of
//! those that the outcome rests on.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::app::grading::worker::kept;
use crate::app::kernel::broken::Broken;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AttemptId, VersionId};
use crate::domain::kernel::ledger::Event;
use crate::domain::sitting;
use crate::domain::sitting::State;
use crate::store::grading::grades;
use crate::store::sitting::answers;
use crate::store::{StoreError, Tx};

/// By attempt, what events say.
#[derive(Debug, Default)]
pub(super) struct HandIns {
    digests: BTreeMap<Uuid, String>,
    /// The hash of the grades that an outcome rests on. Events of an earlier release say none.
    grades: BTreeMap<Uuid, String>,
    /// The same by attempt and corrected version.
    rescored: BTreeMap<(Uuid, VersionId), String>,
}

impl HandIns {
    /// Takes an event in.
    pub fn hear(&mut self, event: &Event) {
        let text = |field: &str| event.body[field].as_str().map(str::to_owned);
        let Some(attempt) = event.subject else { return };
        match event.known() {
            Some(EventKind::AttemptHandedIn) => drop(self.digests.insert(attempt, text("digest").unwrap_or_default())),
            Some(EventKind::AttemptScored) => self.grades.extend(text("grades").map(|said| (attempt, said))),
            Some(EventKind::AttemptRescored) => {
                let version = text("version").and_then(|id| id.parse().ok());
                self.rescored.extend(version.zip(text("grades")).map(|(version, hash)| ((attempt, version), hash)));
            }
            _ => {}
        }
    }

    /// What is broken of attempts that count.
    pub async fn broken(&self, tx: &mut Tx) -> Result<Vec<Broken>, StoreError> {
        let mut found = Vec::new();
        for (id, digest) in &self.digests {
            let attempt = answers::attempt(tx, AttemptId::from_uuid(*id)).await?;
            let Some(attempt) = attempt.filter(|a| a.state == State::HandedIn) else { continue };
            let mut add = |table, what: &str| found.push(Broken { table, row: id.to_string(), what: what.to_owned() });
            match answers::answers(tx, attempt.id).await {
                Ok(all) if sitting::digest(&all) == *digest => {}
                Ok(_) => add("answer", "the answers of the attempt are not those that were handed in"),
                Err(StoreError::Corrupt { .. }) => add("answer", "an answer of the attempt cannot be read any more"),
                Err(other) => return Err(other),
            }
            if let Some(hash) = self.grades.get(id) {
                let stored = grades::of_attempt(tx, attempt.id, attempt.version).await?;
                if kept::hash(&stored) != *hash {
                    add("grade", "the grades of the attempt are not those that its outcome rests on");
                }
            }
        }
        for ((id, version), hash) in &self.rescored {
            if kept::hash(&grades::of_attempt(tx, AttemptId::from_uuid(*id), *version).await?) != *hash {
                let what = "the grades of the attempt by a corrected version are not those that were given";
                found.push(Broken { table: "grade", row: id.to_string(), what: what.to_owned() });
            }
        }
        Ok(found)
    }
}

//! What happened to a candidate, newest first, each with who acted.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::apply::Record;
use super::{App, AppError};
use crate::domain::id::PersonId;
use crate::domain::ledger::Event;
use crate::store::{ledger, people};

/// What happened, with the name of whoever acted.
#[derive(Clone, Debug)]
pub struct Line {
    /// The event.
    pub event: Event,
    /// A name or an address; `None` where a machine acted.
    pub who: Option<String>,
}

impl App {
    /// Everything that happened to an application and its attempts, newest first.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn timeline(&self, record: &Record) -> Result<Vec<Line>, AppError> {
        let mut subjects: Vec<Uuid> = vec![record.application.id.uuid()];
        subjects.extend(record.attempts.iter().map(|a| a.id.uuid()));
        let found = self.db.read("timeline", move |tx| {
            let subjects = subjects.clone();
            Box::pin(async move {
                let mut events = Vec::new();
                for subject in subjects {
                    events.extend(ledger::about(tx, subject).await?);
                }
                let mut names: BTreeMap<String, String> = BTreeMap::new();
                for event in &events {
                    let Ok(id) = event.actor.parse::<PersonId>() else { continue };
                    if !names.contains_key(&event.actor) {
                        let person = people::person(tx, id).await?.unwrap_or_default();
                        names.insert(event.actor.clone(), person.display_name.or(person.email).unwrap_or_default());
                    }
                }
                Ok((events, names))
            })
        });
        let (mut events, names) = found.await?;
        events.sort_by_key(|e| std::cmp::Reverse((e.at, e.id)));
        Ok(events.into_iter().map(|event| Line { who: names.get(&event.actor).cloned(), event }).collect())
    }

    /// What is known of a person: their address, name and language.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn person(&self, id: PersonId) -> Result<people::Person, AppError> {
        let found = self.db.read("person", move |tx| Box::pin(people::person(tx, id))).await?;
        found.ok_or_else(|| AppError::NotFound("there is no such person".to_owned()))
    }
}

//! What happened to a candidate, newest first, each with who acted.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::record::Record;
use crate::app::{App, AppError};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnnotatorId, PersonId};
use crate::domain::kernel::ledger::Event;
use crate::store::accounts::people;
use crate::store::auditing::annotators;
use crate::store::proving::ledger;
use crate::store::{StoreError, Tx};

/// Steps that people take with an annotator.
const STEPS: [EventKind; 3] = [EventKind::AnnotatorPaused, EventKind::AnnotatorResumed, EventKind::AnnotatorEnded];

/// Whether an event is such a step.
#[must_use]
pub fn is_step(event: &Event) -> bool {
    event.known().is_some_and(|kind| STEPS.contains(&kind))
}

/// What those are called who acted and are no machine.
pub type Names = BTreeMap<Actor, String>;

/// What somebody who acted is called; a machine by what it is.
#[must_use]
pub fn called(names: &Names, actor: &Actor) -> String {
    names.get(actor).cloned().unwrap_or_else(|| actor.to_string())
}

/// What happened, with the name of whoever acted.
#[derive(Clone, Debug)]
pub struct Line {
    /// The event.
    pub event: Event,
    /// A name or an address; `None` where a machine acted.
    pub who: Option<String>,
}

/// What those are called who are no machine: people by their names, or addresses; others as the ledger has it.
async fn names(tx: &mut Tx, actors: BTreeSet<Actor>) -> Result<Names, StoreError> {
    let ids: Vec<PersonId> = actors.iter().filter_map(Actor::person).collect();
    let names = people::names(tx, &ids).await?;
    let called = |actor: Actor| {
        let name = match &actor {
            // Whoever is not there any more is still a person, with a name that is not known.
            Actor::Person(id) => names.get(id).cloned().unwrap_or_default(),
            Actor::Named(name) | Actor::Former(name) => name.clone(),
            Actor::Token(_) | Actor::Worker | Actor::Platform | Actor::Visitor | Actor::CommandLine | Actor::FirstRun => return None,
        };
        Some((actor, name))
    };
    Ok(actors.into_iter().filter_map(called).collect())
}

impl App {
    /// The names, or addresses, of those who acted and are no machine.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn names_of(&self, actors: BTreeSet<Actor>) -> Result<Names, AppError> {
        let found = self.db.read("names", move |tx| {
            let actors = actors.clone();
            Box::pin(async move { names(tx, actors).await })
        });
        Ok(found.await?)
    }

    /// A person's name, or address; empty where they are not there any more.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn name_of(&self, person: PersonId) -> Result<String, AppError> {
        Ok(self.names_of([Actor::Person(person)].into()).await?.into_values().next().unwrap_or_default())
    }

    /// Everything that happened to an application, its attempts and the annotator that it became, newest first.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn timeline(&self, record: &Record) -> Result<Vec<Line>, AppError> {
        let mut subjects: Vec<Uuid> = vec![record.application.id.uuid()];
        subjects.extend(record.attempts.iter().map(|a| a.id.uuid()));
        let application = record.application.id;
        let found = self.db.read("timeline", move |tx| {
            let mut subjects = subjects.clone();
            Box::pin(async move {
                let annotator = annotators::of_application(tx, application).await?.map(|a| a.id.uuid());
                let of_annotator = |e: &Event| e.subject.is_some() && e.subject == annotator;
                subjects.extend(annotator);
                let mut events = ledger::about(tx, &subjects).await?;
                // Of an annotator what people did with them; hidden checks are nobody's here.
                events.retain(|e| !of_annotator(e) || is_step(e));
                let actors = events.iter().map(|e: &Event| e.actor.clone()).collect();
                let names = names(tx, actors).await?;
                Ok((events, names))
            })
        });
        let (mut events, names) = found.await?;
        events.sort_by_key(|e| std::cmp::Reverse((e.at, e.id)));
        Ok(events.into_iter().map(|event| Line { who: names.get(&event.actor).cloned(), event }).collect())
    }

    /// The last step that a person took with an annotator, with their name; none where nobody took one.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn last_step(&self, annotator: AnnotatorId) -> Result<Option<Line>, AppError> {
        let found = self.db.read("last step", move |tx| {
            Box::pin(async move {
                let events = ledger::last_of(tx, annotator.uuid(), "annotator.").await?;
                let Some(event) = events.filter(is_step) else { return Ok(None) };
                let names = names(tx, BTreeSet::from([event.actor.clone()])).await?;
                Ok(Some(Line { who: names.get(&event.actor).cloned(), event }))
            })
        });
        Ok(found.await?)
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

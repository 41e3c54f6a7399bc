//! What one command tells the ledger: its events, each with the hashes of what it changed as the command found it and as it leaves it.
//!
//! What a thing was before can only be hashed before it is changed. A command says of what it is about to change with
//! [`super::command::At::hold`]; one that did not say so is undone and run again from the start,
//! with what it turned out to change hashed first.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use uuid::Uuid;

use crate::domain::kernel::id::MessageId;
use crate::domain::kernel::ledger::{Event, Kept, ROWS, Touched};
use crate::domain::kernel::moment::Moment;
use crate::store::proving::{ledger, state};
use crate::store::{StoreError, Tx};

/// An event, and the message that tells it where one does.
#[derive(Clone, Debug)]
pub(in crate::app) struct Told {
    /// The event.
    pub event: Event,
    /// The message, its project, and when it is due.
    pub message: Option<(MessageId, String, Moment)>,
}

/// What a command told, held and made so far.
#[derive(Debug, Default)]
pub(in crate::app) struct Book {
    /// What it told.
    pub told: Vec<Told>,
    /// The hash of each thing before the command changed it.
    pub found: BTreeMap<Kept, String>,
    /// The hash of each thing as the command leaves it, where that is known without reading it back: what is read in a command is in the
    /// way of others that write beside it.
    pub leaves: BTreeMap<Kept, String>,
    /// The ids that it made: nothing stood under them.
    pub made: BTreeSet<Uuid>,
}

/// What an event changes, as the rows stand now.
///
/// # Errors
/// [`StoreError`].
pub(in crate::app) async fn kept_by(tx: &mut Tx, touched: Touched) -> Result<Option<Kept>, StoreError> {
    Ok(match touched {
        Touched::CandidateOf(attempt) => state::candidate_of(tx, attempt).await?.map(Kept::Application),
        Touched::ThatMade(annotator) => state::that_made(tx, annotator).await?.map(Kept::Application),
        Touched::RescoredIn(rescore) => state::rescored_in(tx, rescore).await?.map(Kept::Attempt),
        Touched::Kept(kept) => Some(kept),
    })
}

impl Book {
    /// Writes the events; or says what has to be held before the command is run again, and writes nothing.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn write(mut self, tx: &mut Tx) -> Result<BTreeSet<Kept>, StoreError> {
        let mut touched = Vec::with_capacity(self.told.len());
        for told in &self.told {
            let mut of_event = Vec::new();
            for one in Kept::by(&told.event) {
                of_event.extend(kept_by(tx, one).await?);
            }
            touched.push(of_event);
        }
        let all: BTreeSet<Kept> = touched.iter().flatten().copied().collect();
        for kept in all.iter().filter(|k| self.made.contains(&k.id())) {
            self.found.insert(*kept, state::nothing(*kept));
        }
        let missing: BTreeSet<Kept> = all.iter().filter(|k| !self.found.contains_key(k)).copied().collect();
        if !missing.is_empty() {
            return Ok(missing);
        }
        let mut left = BTreeMap::new();
        for kept in all {
            let hash = match self.leaves.remove(&kept) {
                Some(known) => known,
                None => state::digest(tx, kept).await?,
            };
            left.insert(kept, hash);
        }
        for (Told { mut event, message }, of_event) in self.told.into_iter().zip(touched) {
            let mut rows = serde_json::Map::new();
            for kept in of_event {
                // The first event on a thing tells of the whole change; those that follow found what the command leaves.
                let after = left.get(&kept).cloned().unwrap_or_default();
                let before = self.found.insert(kept, after.clone()).unwrap_or_default();
                rows.insert(kept.name(), json!([before, after]));
            }
            if let (false, Some(body)) = (rows.is_empty(), event.body.as_object_mut()) {
                body.insert(ROWS.to_owned(), rows.into());
            }
            ledger::insert_event(tx, &event).await?;
            if let Some((id, project, due)) = message {
                let body = json!({ "object": event.subject.map(|s| s.to_string()) });
                ledger::insert_message(tx, id, event.id, &project, due, &event.kind, &body).await?;
            }
        }
        Ok(BTreeSet::new())
    }
}

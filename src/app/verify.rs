//! What stands in the rows held against what the ledger says of them: rows that were changed, added or deleted beside it.

use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use super::dossier::Broken;
use super::{App, AppError};
use crate::domain::ledger::{Event, Kept, ROWS, Touched};
use crate::store::{StoreError, Tx, ledger, state};

/// Events of one thing whose moments lie so near may have been committed in the other order, in microseconds.
const NEAR: i64 = 1_000_000;

/// The latest hashes of each kept thing, and the moment of the first event that carried one.
#[derive(Default)]
struct Latest {
    hashes: BTreeMap<Kept, Vec<(i64, String)>>,
    began: Option<i64>,
    /// Events that changed something and do not say what they left.
    silent: Vec<Uuid>,
}

impl Latest {
    fn take(&mut self, event: &Event) {
        let Some(rows) = event.body.get(ROWS).and_then(Value::as_object) else {
            if self.began.is_some() && matches!(Kept::by(event), Some(Touched::Kept(_))) {
                self.silent.push(event.id.uuid());
            }
            return;
        };
        self.began.get_or_insert(event.at.microseconds());
        for (name, hash) in rows {
            if let (Some(kept), Some(hash)) = (Kept::from_name(name), hash.as_str()) {
                let (at, all) = (event.at.microseconds(), self.hashes.entry(kept).or_default());
                all.retain(|(before, _)| at - before <= NEAR);
                all.push((at, hash.to_owned()));
            }
        }
    }
}

impl App {
    /// Holds applications with all that belongs to them, annotators, hidden checks, staff and tokens against the latest event on each, and
    /// the bytes of documents against their hashes; how many things were looked at, and what is broken. Everything is read in one snapshot.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub(super) async fn verify_rows(&self) -> Result<(usize, Vec<Broken>), AppError> {
        Ok(self.db.read("verify rows", |tx| Box::pin(rows(tx))).await?)
    }
}

async fn rows(tx: &mut Tx) -> Result<(usize, Vec<Broken>), StoreError> {
    let mut latest = Latest::default();
    let mut number = 0;
    loop {
        let batch = ledger::sealed_after(tx, number, 1000).await?;
        let Some(last) = batch.last() else { break };
        number = last.number;
        for sealed in &batch {
            latest.take(&sealed.event);
        }
    }
    for event in ledger::tail(tx).await? {
        latest.take(&event);
    }
    let mut broken = Vec::new();
    for (kept, hashes) in &latest.hashes {
        let is = state::digest(tx, *kept).await?;
        if !hashes.iter().any(|(_, hash)| *hash == is) {
            let what = "its rows, or rows that belong to it, are not those that the ledger's latest event on it left";
            broken.push(Broken { table: kept.table(), row: kept.id().to_string(), what: what.to_owned() });
        }
    }
    for id in &latest.silent {
        broken.push(Broken { table: "ledger_event", row: id.to_string(), what: "the event was not written by the service".to_owned() });
    }
    if let Some(began) = latest.began {
        for kept in state::since(tx, began).await?.into_iter().filter(|k| !latest.hashes.contains_key(k)) {
            broken.push(Broken { table: kept.table(), row: kept.id().to_string(), what: "no event of the ledger tells of it".to_owned() });
        }
    }
    let mut after = Uuid::nil();
    loop {
        let page = state::documents(tx, after).await?;
        let Some((last, _)) = page.last() else { return Ok((latest.hashes.len(), broken)) };
        after = *last;
        for (id, _) in page.iter().filter(|(_, whole)| !whole) {
            broken.push(Broken {
                table: "evidence",
                row: id.to_string(),
                what: "the document's bytes are not those that were uploaded".to_owned(),
            });
        }
    }
}

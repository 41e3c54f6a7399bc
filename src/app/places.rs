//! Places of forms in memory: what a save has to know of one never changes, so it is read once.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use super::{App, AppError};
use crate::domain::gold_set::item::drawn::Drawn;
use crate::domain::id::{AttemptId, FormItemId, PersonId, VersionId};
use crate::store::answers;

/// What never changes about a place of a form: whose, of which version, which item, and what was drawn.
#[derive(Debug)]
pub(super) struct Place {
    pub owner: PersonId,
    pub version: VersionId,
    pub item: String,
    pub drawn: Drawn,
}

/// Places that were read: they never change, so they stay until there are many.
#[derive(Clone, Debug, Default)]
pub(super) struct Places(Arc<RwLock<Known>>);

type Known = HashMap<(AttemptId, FormItemId), Arc<Place>>;

/// Most places that stay in memory, some hundred bytes each.
const PLACES: usize = 50_000;

impl App {
    pub(super) async fn place(&self, attempt: AttemptId, item: FormItemId) -> Result<Option<Arc<Place>>, AppError> {
        if let Some(there) = self.places.0.read().ok().and_then(|p| p.get(&(attempt, item)).cloned()) {
            return Ok(Some(there));
        }
        let found = self.db.look("answer place", move |tx| Box::pin(answers::place(tx, attempt, item))).await?;
        let Some((owner, version, place)) = found else { return Ok(None) };
        let drawn = serde_json::from_value(place.shown).unwrap_or_default();
        let place = Arc::new(Place { owner, version, item: place.item, drawn });
        if let Ok(mut places) = self.places.0.write() {
            if places.len() >= PLACES {
                places.clear();
            }
            places.insert((attempt, item), place.clone());
        }
        Ok(Some(place))
    }
}

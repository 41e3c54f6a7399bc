//! Places of forms in memory: what a save has to know of one never changes, so it is read once.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use crate::domain::gold_set::item::drawn::Drawn;
use crate::domain::kernel::id::{AttemptId, FormItemId, PersonId, VersionId};

/// What never changes about a place of a form: whose, of which version, which item, and what was drawn.
#[derive(Debug)]
pub(in crate::app) struct Place {
    pub owner: PersonId,
    pub version: VersionId,
    pub item: String,
    pub drawn: Drawn,
}

/// Places that were read: they never change, so they stay until there are many.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Places(Arc<RwLock<Known>>);

type Known = HashMap<(AttemptId, FormItemId), Arc<Place>>;

/// Most places that stay in memory, some hundred bytes each.
const PLACES: usize = 50_000;

impl Places {
    /// A place that was read.
    pub fn get(&self, of: (AttemptId, FormItemId)) -> Option<Arc<Place>> {
        self.0.read().ok().and_then(|places| places.get(&of).cloned())
    }

    /// Keeps a place.
    pub fn keep(&self, of: (AttemptId, FormItemId), place: Arc<Place>) {
        if let Ok(mut places) = self.0.write() {
            if places.len() >= PLACES {
                places.clear();
            }
            places.insert(of, place);
        }
    }
}

//! Gold-set versions in memory.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::id::VersionId;

/// Most versions that stay in memory, some megabytes each.
const VERSIONS: usize = 32;

/// Versions that were read: they never change, so they stay until there are many.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Cache(Arc<RwLock<HashMap<VersionId, Arc<Content>>>>);

impl Cache {
    /// A version's content, where it was read already.
    pub fn get(&self, version: VersionId) -> Option<Arc<Content>> {
        self.0.read().ok().and_then(|c| c.get(&version).cloned())
    }

    /// Keeps a version's content.
    pub fn keep(&self, version: VersionId, content: Arc<Content>) {
        if let Ok(mut contents) = self.0.write() {
            if contents.len() >= VERSIONS {
                contents.clear();
            }
            contents.insert(version, content);
        }
    }
}

//! Accepted texts in their normalised form, worked out once for an item and kept beside its key.

use std::sync::OnceLock;

use touchstone_measure::text::normalise::{ScriptFold, normalise};

/// Lists of texts, normalised at their first use; one for each way of folding scripts.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    as_written: OnceLock<Vec<Vec<String>>>,
    either: OnceLock<Vec<Vec<String>>>,
}

/// It is worked out from what stands beside it, and says nothing of its own.
impl PartialEq for Folded {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Folded {
    /// The lists in normalised form. They have to be the same lists at every call: they are the key's.
    pub(super) fn get<'t>(&self, fold: ScriptFold, lists: impl Iterator<Item = &'t [String]>) -> &[Vec<String>] {
        let cell = match fold {
            ScriptFold::AsWritten => &self.as_written,
            ScriptFold::Either => &self.either,
        };
        cell.get_or_init(|| lists.map(|list| list.iter().map(|text| normalise(text, fold)).collect()).collect())
    }
}

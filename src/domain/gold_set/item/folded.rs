//! Accepted texts in their normalised form, worked out once for an item and kept beside its key.

use std::borrow::Cow;
use std::sync::OnceLock;

use touchstone_measure::text::normalise::{Fold, normalise};

/// Lists of texts, normalised at their first use.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded(OnceLock<(Fold, Vec<Vec<String>>)>);

/// It is worked out from what stands beside it, and says nothing of its own.
impl PartialEq for Folded {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Folded {
    /// The lists in normalised form. They have to be the same lists at every call: they are the key's. An item has one fold, whose lists
    /// are kept; those of another one are worked out each time.
    pub(super) fn get<'t>(&self, fold: Fold, lists: impl Iterator<Item = &'t [String]>) -> Cow<'_, [Vec<String>]> {
        if let Some((_, kept)) = self.0.get().filter(|(of, _)| *of == fold) {
            return Cow::Borrowed(kept);
        }
        let normalised: Vec<Vec<String>> = lists.map(|list| list.iter().map(|text| normalise(text, fold)).collect()).collect();
        drop(self.0.set((fold, normalised.clone())));
        Cow::Owned(normalised)
    }
}

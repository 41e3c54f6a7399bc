//! A set as far as it was read.

use std::collections::BTreeMap;

use crate::domain::gold_set::anchor::Anchor;
use crate::domain::gold_set::shared::Shared;
use crate::domain::gold_set::source::Located;
use crate::domain::gold_set::stimulus::Stimulus;
use crate::domain::gold_set::{Media, Placed};
use crate::domain::project::Project;

/// Everything that was read of a folder, broken lines left out.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub project: Option<(Project, Located)>,
    pub shared: Shared,
    pub shared_source: Vec<Located>,
    pub stimuli: BTreeMap<String, (Stimulus, Located)>,
    pub banks: BTreeMap<String, Vec<Placed>>,
    pub practice: Vec<Placed>,
    pub anchors: Vec<(Anchor, Located)>,
    pub media: BTreeMap<String, Media>,
    pub guidelines: BTreeMap<String, String>,
}

impl Draft {
    pub fn placed(&self) -> impl Iterator<Item = (&str, &Placed)> {
        let banks = self.banks.iter().flat_map(|(name, items)| items.iter().map(move |p| (name.as_str(), p)));
        banks.chain(self.practice.iter().map(|p| ("practice", p)))
    }
}

//! A gold set without errors, and what a check found.

use std::collections::BTreeMap;

use crate::domain::gold_set::anchor::Anchor;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::problem::{Problem, Severity};
use crate::domain::gold_set::shared::Shared;
use crate::domain::gold_set::stimulus::Stimulus;
use crate::domain::gold_set::{Media, Placed};
use crate::domain::kernel::sealed::Sealed;
use crate::domain::planning::people::{Left, Told};
use crate::domain::project::Project;

/// A gold set without errors.
#[derive(Clone, Debug)]
pub struct GoldSet {
    /// The project.
    pub project: Project,
    /// What items share.
    pub shared: Shared,
    /// Stimuli by id.
    pub stimuli: BTreeMap<String, Stimulus>,
    /// Item banks by name.
    pub banks: BTreeMap<String, Vec<Placed>>,
    /// Items for trying out; no draw reaches them.
    pub practice: Vec<Placed>,
    /// Responses with known rubric levels.
    pub anchors: Vec<Anchor>,
    /// Media by file name.
    pub media: BTreeMap<String, Media>,
    /// The whole set in canonical form, sealed.
    pub document: Sealed,
    /// BLAKE3 of the whole canonical form, in hexadecimal: what makes a version.
    pub content_hash: String,
    /// BLAKE3 of what is presented, in hexadecimal: what may leave the house.
    pub presented_hash: String,
}

impl GoldSet {
    /// Every item of every bank, with its bank's name.
    pub fn items(&self) -> impl Iterator<Item = (&str, &Placed)> {
        self.banks.iter().flat_map(|(bank, items)| items.iter().map(move |placed| (bank.as_str(), placed)))
    }

    /// An item of a bank or of practice, by id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        let practice = self.practice.iter();
        self.banks.values().flatten().chain(practice).map(|placed| &placed.item).find(|item| item.head.id == id)
    }
}

/// What a check found, in the order of files and lines.
#[derive(Clone, Debug)]
pub struct Report {
    /// The set, where no error was found.
    pub set: Option<GoldSet>,
    /// Errors and warnings.
    pub problems: Vec<Problem>,
    /// What sequential stages promise, and what they give.
    pub promises: Vec<Told>,
    /// Rules that promise something which is not computed as people differ.
    pub not_computed: Vec<Left>,
    /// Items that were read.
    pub items: usize,
    /// Files that were read.
    pub files: usize,
}

impl Report {
    /// How many problems refuse the set, and how many do not.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.problems.iter().filter(|p| p.code.severity() == Severity::Error).count();
        (errors, self.problems.len() - errors)
    }
}

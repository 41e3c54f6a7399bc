//! Gold sets: whole hiring projects as folders of plain text, read strictly, checked, versioned by content.
//!
//! A folder comes in as [`Folder`], a value: reading files is somebody else's work. [`read`] reports every problem of every file in one
//! pass and gives the set only where no error is among them.

pub mod anchor;
pub mod check;
pub mod contest;
pub mod countries;
pub mod export;
pub mod item;
pub mod names;
pub mod plan;
pub mod problem;
pub mod project;
pub mod realism;
pub mod rebase;
pub mod schema;
pub mod shared;
pub mod source;
pub mod stimulus;
pub mod stored;
pub mod text;
pub mod top;
pub mod version;

use std::collections::BTreeMap;

use anchor::Anchor;
use item::Item;
use problem::Problem;
use project::Project;
use shared::Shared;
use stimulus::Stimulus;

use super::realism::{Left, Told};
use super::sealed::Sealed;

pub use check::read;

/// A gold set's files, by path relative to its folder.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// The files.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// An item and where it stands.
#[derive(Clone, Debug)]
pub struct Placed {
    /// File, relative to the set's folder.
    pub file: String,
    /// Line from 1.
    pub line: usize,
    /// The item.
    pub item: Item,
}

/// One media file.
#[derive(Clone, Debug)]
pub struct Media {
    /// MIME type, told by its content.
    pub mime: &'static str,
    /// BLAKE3 of the bytes, in hexadecimal.
    pub hash: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

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
        let errors = self.problems.iter().filter(|p| p.code.severity() == problem::Severity::Error).count();
        (errors, self.problems.len() - errors)
    }
}

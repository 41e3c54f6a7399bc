//! Gold sets: whole hiring projects as folders of plain text, read strictly, checked, versioned by content.
//!
//! A folder comes in as [`Folder`], a value: reading files is somebody else's work. [`read`] reports every problem of every file in one
//! pass and gives the set only where no error is among them.

pub mod anchor;
pub mod check;
pub mod contest;
pub mod corrected;
pub mod export;
pub mod item;
pub mod names;
pub mod problem;
pub mod rebase;
pub mod schema;
pub mod shared;
pub mod source;
pub mod stimulus;
pub mod stored;
pub mod text;
pub mod version;

use std::collections::BTreeMap;

use item::Item;

pub use check::read;
pub use check::report::{GoldSet, Report};

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

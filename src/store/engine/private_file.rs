//! The file of a SQLite database: one name, and nobody's but its owner's.

use std::fs::OpenOptions;
use std::path::Path;

use super::error::{Result, StoreError};

/// A file that cannot be used, and why.
pub(in crate::store) fn unsuitable(path: &Path, error: &std::io::Error) -> StoreError {
    StoreError::Unsuitable(format!("{}: {error}", path.display()))
}

/// Makes the file where there is none, for its owner alone; SQLite's log beside it is made with the same rights.
///
/// # Errors
/// [`StoreError::Unsuitable`] where it cannot be made, or has several names.
pub(in crate::store) fn make_private(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(unsuitable(path, &error)),
        Ok(_) | Err(_) => has_one_name(path),
    }
}

/// That a database's file has one name. SQLite keeps its log and its locks beside the name by which a file was opened: by two names of one
/// file two programs would write over each other.
///
/// # Errors
/// [`StoreError::Unsuitable`] where it has more.
fn has_one_name(path: &Path) -> Result<()> {
    let names = names(path);
    if names <= 1 {
        return Ok(());
    }
    Err(StoreError::Unsuitable(format!(
        "{}: the file has {names} names (hard links); by two of them two programs would destroy it: leave one",
        path.display()
    )))
}

#[cfg(unix)]
fn names(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |m| std::os::unix::fs::MetadataExt::nlink(&m))
}

#[cfg(not(unix))]
fn names(_: &Path) -> u64 {
    1
}

//! The file of a SQLite database as the operating system sees it: who may read it, and that one service writes it.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::store::engine::error::{Result, StoreError};
use crate::store::engine::private_file::{make_private, unsuitable};
use crate::store::engine::target::Target;

/// What is held while a service runs; given back when it is dropped, and by the operating system when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock(Option<File>);

impl Lock {
    /// Whether there is a file to lock: PostgreSQL serves many.
    #[must_use]
    pub const fn is_held(&self) -> bool {
        self.0.is_some()
    }
}

/// The file that a running service locks. It is one of its own: closing any other handle of the database's file would
/// give SQLite's locks away.
fn lock_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

/// Takes a database for one service.
///
/// # Errors
/// [`StoreError::Unsuitable`] where another one has it, or the file beside the database cannot be made.
pub fn lock(target: &Target) -> Result<Lock> {
    let Target::Sqlite(path) = target else { return Ok(Lock(None)) };
    // By the file, whatever name leads to it.
    make_private(path)?;
    let beside = lock_path(&path.canonicalize().map_err(|error| unsuitable(path, &error))?);
    make_private(&beside)?;
    let file = OpenOptions::new().write(true).open(&beside).map_err(|error| unsuitable(&beside, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock(Some(file))),
        Err(TryLockError::WouldBlock) => Err(StoreError::Unsuitable(format!(
            "another service runs on {}; several servers share PostgreSQL, never one SQLite file",
            path.display()
        ))),
        Err(TryLockError::Error(error)) => Err(unsuitable(&beside, &error)),
    }
}

/// The files of a database that others than their owner may read or write.
#[must_use]
pub fn open_to_others(target: &Target) -> Vec<PathBuf> {
    let Target::Sqlite(path) = target else { return Vec::new() };
    let beside = |end: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    };
    [path.clone(), beside("-wal"), beside("-shm")].into_iter().filter(|p| is_open(p)).collect()
}

#[cfg(unix)]
fn is_open(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|m| std::os::unix::fs::PermissionsExt::mode(&m.permissions()) & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open(_: &Path) -> bool {
    false
}

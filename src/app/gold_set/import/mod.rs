//! Gold sets: reading a folder, importing a version, listing and showing what is stored.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::app::accounts::named::known;
use crate::app::kernel::command::{At, Happened, Stop};
use crate::app::{App, AppError};
use crate::domain::gold_set::problem::Problem;
use crate::domain::gold_set::source::MAX_FILE;
use crate::domain::gold_set::version::VersionState;
use crate::domain::gold_set::{Folder, GoldSet};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::VersionId;
use crate::domain::kernel::sealed::Sealed;
use crate::store::Tx;
use crate::store::gold_set::versions;
pub use crate::store::gold_set::versions::Version;

pub use crate::store::gold_set::versions::Warning;

/// An import holds SQLite's writer for the time of some thousand rows.
pub(in crate::app) const IMPORT_LIMIT: Duration = Duration::from_mins(1);

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// A new version.
    New(Version),
    /// The same content is published, or waits on the same version, already.
    Unchanged(Version),
}

/// Files that a folder may hold.
const MOST_FILES: usize = 10_000;
/// Folders inside one another.
const DEEPEST: usize = 4;
/// Bytes of all files together.
const MOST_BYTES: usize = 1 << 30;

/// Reads a gold set's folder into memory; hidden files are left out. What is no file of the folder's own (a link, a device, a pipe) is
/// refused and not opened, and of a file no more is read than one byte over [`MAX_FILE`], by which its check tells that it is too long.
///
/// # Errors
/// [`AppError::Unreadable`], also for more than 10,000 files, four folders inside one another, or 1 GiB.
pub fn read_folder(path: &Path) -> Result<Folder, AppError> {
    if path.is_file() {
        return Err(odd(path, "this is a file; a gold set is a folder, with project.toml in it".to_owned()));
    }
    if !path.exists() {
        return Err(odd(path, "there is no such folder".to_owned()));
    }
    let mut reading = Reading { base: path, files: BTreeMap::new(), bytes: 0 };
    reading.folder(path, DEEPEST)?;
    Ok(Folder { files: reading.files })
}

struct Reading<'a> {
    base: &'a Path,
    files: BTreeMap<String, Vec<u8>>,
    bytes: usize,
}

fn unreadable(path: &Path) -> impl FnOnce(std::io::Error) -> AppError {
    let path = path.display().to_string();
    move |source| AppError::Unreadable { path, source }
}

fn odd(path: &Path, why: String) -> AppError {
    unreadable(path)(std::io::Error::new(std::io::ErrorKind::InvalidInput, why))
}

impl Reading<'_> {
    fn folder(&mut self, at: &Path, deeper: usize) -> Result<(), AppError> {
        for entry in std::fs::read_dir(at).map_err(unreadable(at))? {
            let entry = entry.map_err(unreadable(at))?;
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            // Of the entry itself: a link is one, whatever it leads to.
            let kind = entry.file_type().map_err(unreadable(&path))?;
            if kind.is_dir() {
                let deeper = deeper.checked_sub(1).ok_or_else(|| odd(&path, format!("more than {DEEPEST} folders inside one another")))?;
                self.folder(&path, deeper)?;
            } else if kind.is_symlink() {
                return Err(odd(&path, "a link is not followed; put the file itself there".to_owned()));
            } else if kind.is_file() {
                self.file(&path)?;
            } else {
                return Err(odd(&path, "this is neither a file nor a folder".to_owned()));
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path) -> Result<(), AppError> {
        let mut bytes = Vec::new();
        let file = std::fs::File::open(path).map_err(unreadable(path))?;
        file.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes).map_err(unreadable(path))?;
        self.bytes += bytes.len();
        if self.bytes > MOST_BYTES {
            return Err(odd(self.base, format!("more than {MOST_BYTES} bytes in all")));
        }
        let name = path
            .strip_prefix(self.base)
            .unwrap_or(path)
            .components()
            .map(|c| c.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/");
        self.files.insert(name, bytes);
        if self.files.len() > MOST_FILES {
            return Err(odd(self.base, format!("more than {MOST_FILES} files")));
        }
        Ok(())
    }
}

/// On which version another one is laid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Base {
    /// The one that is published when it comes in.
    Published,
    /// The one that was read to make it.
    On(VersionId),
}

/// Where a version comes from.
#[derive(Clone, Debug)]
pub(in crate::app) struct Origin {
    /// On which version it is laid.
    pub base: Base,
    /// Whose content it is, who therefore cannot publish it.
    pub brought_in_by: Actor,
    /// Who acted, for the ledger.
    pub acted: Actor,
}

impl Origin {
    /// What one brings in who acts themselves.
    pub fn of(base: Base, by: Actor) -> Self {
        Self { base, acted: by.clone(), brought_in_by: by }
    }
}

/// Stores a checked set as a draft, inside a command.
pub(in crate::app) async fn bring_in(tx: &mut Tx, at: &At, set: &GoldSet, problems: &[Problem], origin: &Origin) -> Result<Imported, Stop> {
    let set_id = set.project.head.id.clone();
    let published = versions::published(tx, &set_id).await?;
    if let Some(there) = published.as_ref().filter(|v| v.content_hash == set.content_hash) {
        return Ok(Imported::Unchanged(there.clone()));
    }
    let based_on = match origin.base {
        Base::Published => published.map(|v| v.id),
        Base::On(version) => Some(version),
    };
    if let Some(there) = versions::by_content(tx, &set_id, &set.content_hash, based_on).await? {
        return Ok(Imported::Unchanged(there));
    }
    let items = set.items().count() + set.practice.len();
    let version = Version {
        id: VersionId::from_uuid(at.uuid()),
        number: versions::latest(tx, &set_id).await? + 1,
        set_id,
        content_hash: set.content_hash.clone(),
        presented_hash: set.presented_hash.clone(),
        items: i64::try_from(items).unwrap_or(i64::MAX),
        warnings: i64::try_from(problems.len()).unwrap_or(i64::MAX),
        state: VersionState::Draft,
        imported_at: at.now,
        imported_by: known(tx, at, origin.brought_in_by.clone()).await?,
        based_on,
    };
    versions::insert(tx, set, &version).await?;
    versions::insert_warnings(tx, version.id, problems).await?;
    let body = json!({
        "set": version.set_id, "number": version.number, "content_hash": version.content_hash, "items": version.items,
        "based_on": based_on.map(|id| id.to_string()),
    });
    let acted = known(tx, at, origin.acted.clone()).await?;
    let what = Happened { kind: EventKind::GoldSetImported, actor: acted, subject: version.id.uuid(), body, project: None };
    at.tell(tx, what).await?;
    Ok(Imported::New(version))
}

impl App {
    /// Imports a checked set as a new version, on the published one: the version, its items and media, and the ledger's event together.
    /// Content that is published, or waits on the published version, is left as it is; content of an earlier version may come back. What
    /// the check warned of is kept with the version.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where whoever brings it in gives what is neither an address nor a name.
    pub async fn import_gold_set(&self, set: GoldSet, problems: Vec<Problem>, by: impl Into<Actor>) -> Result<Imported, AppError> {
        self.import_on(set, problems, Origin::of(Base::Published, by.into())).await
    }

    /// The same on a base of one's own.
    pub(in crate::app) async fn import_on(&self, set: GoldSet, problems: Vec<Problem>, origin: Origin) -> Result<Imported, AppError> {
        let input = (Arc::new(set), Arc::new(problems), origin);
        self.command_within("import gold set", IMPORT_LIMIT, input, |tx, at, (set, problems, origin)| {
            Box::pin(async move { bring_in(tx, &at, &set, &problems, &origin).await })
        })
        .await
    }

    /// What the check of a version warned of, and who published it in spite of it.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn warnings(&self, version: VersionId) -> Result<Vec<Warning>, AppError> {
        Ok(self.db.read("warnings", move |tx| Box::pin(versions::warnings(tx, version))).await?)
    }

    /// Every version of every gold set.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn gold_set_versions(&self) -> Result<Vec<Version>, AppError> {
        Ok(self.db.read("list gold sets", |tx| Box::pin(versions::versions(tx))).await?)
    }

    /// A version (the latest where no number is given) and its whole document, sealed.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn gold_set_version(&self, set_id: &str, number: Option<i64>) -> Result<(Version, Sealed), AppError> {
        let wanted = set_id.to_owned();
        let found = self.db.read("show gold set", move |tx| {
            let set_id = wanted.clone();
            Box::pin(async move {
                let number = match number {
                    Some(number) => number,
                    None => versions::latest(tx, &set_id).await?,
                };
                let Some(version) = versions::by_number(tx, &set_id, number).await? else { return Ok(None) };
                Ok(versions::document(tx, version.id).await?.map(|document| (version, document)))
            })
        });
        found.await?.ok_or_else(|| match number {
            Some(number) => AppError::NotFound(format!("gold set \"{set_id}\" has no version {number}; see: touchstone gold list")),
            None => AppError::NotFound(format!("there is no gold set \"{set_id}\"; see: touchstone gold list")),
        })
    }
}

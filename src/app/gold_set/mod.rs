//! Gold sets: reading a folder, importing a version, listing and showing what is stored.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::{App, AppError};
use crate::domain::gold_set::problem::Problem;
use crate::domain::gold_set::{Folder, GoldSet};
use crate::domain::id::{EventId, VersionId};
use crate::domain::ledger::Event;
use crate::domain::sealed::Sealed;
use crate::store::gold::{self, Version};
use crate::store::ledger;

pub use crate::store::gold::Warning;

/// An import holds SQLite's writer for the time of some thousand rows.
const IMPORT_LIMIT: Duration = Duration::from_mins(1);

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// A new version.
    New(Version),
    /// The same content is there already.
    Unchanged(Version),
}

/// Reads a gold set's folder into memory; hidden files are left out.
///
/// # Errors
/// [`AppError::Unreadable`].
pub fn read_folder(path: &Path) -> Result<Folder, AppError> {
    let mut files = BTreeMap::new();
    read_into(path, path, &mut files)?;
    Ok(Folder { files })
}

fn read_into(base: &Path, at: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), AppError> {
    let unreadable = |path: &Path| {
        let path = path.display().to_string();
        move |source| AppError::Unreadable { path, source }
    };
    for entry in std::fs::read_dir(at).map_err(unreadable(at))? {
        let entry = entry.map_err(unreadable(at))?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type().map_err(unreadable(&path))?.is_dir() {
            read_into(base, &path, files)?;
        } else {
            let name = path
                .strip_prefix(base)
                .unwrap_or(&path)
                .components()
                .map(|c| c.as_os_str().to_string_lossy())
                .collect::<Vec<_>>()
                .join("/");
            files.insert(name, std::fs::read(&path).map_err(unreadable(&path))?);
        }
    }
    Ok(())
}

impl App {
    /// Imports a checked set as a new version: the version, its items and media, and the ledger's event together. Content that is there
    /// already is left as it is. What the check warned of is kept with the version.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn import_gold_set(&self, set: GoldSet, problems: Vec<Problem>, actor: &str) -> Result<Imported, AppError> {
        let now = self.clock.now();
        let id = VersionId::from_uuid(self.ids.uuid(now));
        let event = EventId::from_uuid(self.ids.uuid(now));
        let set = std::sync::Arc::new(set);
        let (actor, problems) = (actor.to_owned(), std::sync::Arc::new(problems));
        let import = self.db.write_within("import gold set", IMPORT_LIMIT, move |tx| {
            let (set, actor, problems) = (set.clone(), actor.clone(), problems.clone());
            Box::pin(async move {
                let set_id = set.project.head.id.clone();
                if let Some(there) = gold::by_content(tx, &set_id, &set.content_hash).await? {
                    return Ok(Imported::Unchanged(there));
                }
                let items = set.items().count() + set.practice.len();
                let version = Version {
                    id,
                    number: gold::latest(tx, &set_id).await? + 1,
                    set_id,
                    content_hash: set.content_hash.clone(),
                    presented_hash: set.presented_hash.clone(),
                    items: i64::try_from(items).unwrap_or(i64::MAX),
                    warnings: i64::try_from(problems.len()).unwrap_or(i64::MAX),
                    state: "draft".to_owned(),
                    imported_at: now,
                    imported_by: actor.clone(),
                };
                gold::insert(tx, &set, &version).await?;
                gold::insert_warnings(tx, id, &problems).await?;
                let body = json!({ "set": version.set_id, "number": version.number, "content_hash": version.content_hash, "items": version.items });
                let written = Event { id: event, at: now, kind: "gold_set.imported".to_owned(), actor, subject: Some(id.uuid()), body };
                ledger::insert_event(tx, &written).await?;
                Ok(Imported::New(version))
            })
        });
        Ok(import.await?)
    }

    /// What the check of a version warned of, and who published it in spite of it.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn warnings(&self, version: VersionId) -> Result<Vec<Warning>, AppError> {
        Ok(self.db.read("warnings", move |tx| Box::pin(gold::warnings(tx, version))).await?)
    }

    /// Every version of every gold set.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn gold_set_versions(&self) -> Result<Vec<Version>, AppError> {
        Ok(self.db.read("list gold sets", |tx| Box::pin(gold::versions(tx))).await?)
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
                    None => gold::latest(tx, &set_id).await?,
                };
                let Some(version) = gold::by_number(tx, &set_id, number).await? else { return Ok(None) };
                Ok(gold::document(tx, version.id).await?.map(|document| (version, document)))
            })
        });
        found.await?.ok_or_else(|| match number {
            Some(number) => AppError::NotFound(format!("gold set \"{set_id}\" has no version {number}; see: touchstone gold list")),
            None => AppError::NotFound(format!("there is no gold set \"{set_id}\"; see: touchstone gold list")),
        })
    }
}

//! Gold-set versions at hand inside a transaction: a command reads there which version is published and which ones wait, and finds their
//! contents here. What is not at hand ends the command; it is fetched, and the command is run again. So nothing is done by a version that
//! was published when somebody asked and is not any more when it is done.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::cache::Cache;
use crate::app::kernel::command::{Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::id::VersionId;
use crate::store;
use crate::store::Tx;
use crate::store::gold_set::versions;

/// The code of a refusal that is answered by reading or finding something first and trying again.
pub(in crate::app) const NOT_PREPARED: &str = "not_prepared";

/// Refuses what was looked at by a version that is not the published one any more, in the transaction that acts; whoever asked looks again.
pub(in crate::app) async fn still_published(tx: &mut Tx, project: &str, version: VersionId) -> Result<(), Stop> {
    match versions::published(tx, project).await? {
        Some(published) if published.id == version => Ok(()),
        Some(_) | None => Err(refused(NOT_PREPARED, "another version was published meanwhile; please try again")),
    }
}

/// The versions that one command has at hand.
#[derive(Clone, Debug)]
pub(in crate::app) struct Shelf {
    cache: Cache,
    own: Arc<Mutex<Own>>,
}

/// What was fetched for it, and what it has asked for since.
#[derive(Debug, Default)]
struct Own {
    there: BTreeMap<VersionId, Arc<Content>>,
    wanted: BTreeSet<VersionId>,
}

impl Shelf {
    fn own(&self) -> MutexGuard<'_, Own> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A version's content; where it is not at hand, a refusal that [`App::fetch`] mends.
    pub fn content(&self, version: VersionId) -> Result<Arc<Content>, Stop> {
        let mut own = self.own();
        if let Some(there) = own.there.get(&version).cloned().or_else(|| self.cache.get(version)) {
            return Ok(there);
        }
        own.wanted.insert(version);
        Err(refused(NOT_PREPARED, "a version is being read; please try again"))
    }

    /// The published version of a project, as the transaction sees it, with its content.
    pub async fn published(&self, tx: &mut Tx, project: &str) -> Result<(VersionId, Arc<Content>), Stop> {
        let version = versions::published(tx, project).await?;
        let version = version.ok_or_else(|| not_found("project, or it is not open"))?.id;
        Ok((version, self.content(version)?))
    }
}

/// What a look into the store gives that may refuse: the store's own failures are its, so that it may look again.
pub(in crate::app) fn looked<T>(found: Result<T, Stop>) -> store::Result<Result<T, AppError>> {
    match found {
        Ok(value) => Ok(Ok(value)),
        Err(Stop::Store(error)) => Err(error),
        Err(Stop::Refused(error)) => Ok(Err(error)),
    }
}

impl App {
    /// Versions at hand for one command.
    pub(in crate::app) fn books(&self) -> Shelf {
        Shelf { cache: self.contents.clone(), own: Arc::default() }
    }

    /// Runs a command that takes its versions from a shelf, and again for as long as one that it asked for was not at hand.
    ///
    /// # Errors
    /// Those of the command.
    pub(in crate::app) async fn with_books<T, F>(&self, run: impl Fn(Shelf) -> F) -> Result<T, AppError>
    where
        F: Future<Output = Result<T, AppError>>,
    {
        let books = self.books();
        loop {
            match run(books.clone()).await {
                Err(_) if self.fetch(&books).await? => {}
                outcome => return outcome,
            }
        }
    }

    /// Fetches what was asked for and was not at hand; whether anything was, so that another run finds it.
    pub(in crate::app) async fn fetch(&self, books: &Shelf) -> Result<bool, AppError> {
        let wanted = std::mem::take(&mut books.own().wanted);
        for version in &wanted {
            let content = self.content(*version).await?;
            books.own().there.insert(*version, content);
        }
        Ok(!wanted.is_empty())
    }
}

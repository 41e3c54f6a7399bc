//! What waits for the staff of a project.

use crate::app::accounts::reader::Reader;
use crate::app::{App, AppError};
use crate::store::reviewing::waits;

pub use crate::store::reviewing::waits::{DocumentWaits, HelpAsked, Waits};

/// Most rows that are listed at once.
const MOST: i64 = 100;

impl App {
    /// How much of each kind waits in a project; of appeals, those that the reader may answer. What is of the reader's own case is not
    /// counted.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn waits(&self, project: &str, reader: Reader) -> Result<Waits, AppError> {
        let (project, person) = (project.to_owned(), reader.left_out());
        let found = self.db.read("waits", move |tx| {
            let project = project.clone();
            Box::pin(async move { waits::of_project(tx, &project, person).await })
        });
        Ok(found.await?)
    }

    /// Requests for help in tests that nobody has answered, the oldest first, at most a hundred; the reader's own is left out.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn help_asked(&self, project: &str, reader: Reader) -> Result<Vec<HelpAsked>, AppError> {
        let (project, except) = (project.to_owned(), reader.left_out());
        let found = self.db.read("help asked", move |tx| {
            let project = project.clone();
            Box::pin(async move { waits::help(tx, &project, MOST, except).await })
        });
        Ok(found.await?)
    }

    /// Documents of people on the way that nobody has looked at, the oldest first, at most a hundred; the reader's own are left out.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn documents_waiting(&self, project: &str, reader: Reader) -> Result<Vec<DocumentWaits>, AppError> {
        let (project, except) = (project.to_owned(), reader.left_out());
        let found = self.db.read("documents waiting", move |tx| {
            let project = project.clone();
            Box::pin(async move { waits::documents(tx, &project, MOST, except).await })
        });
        Ok(found.await?)
    }
}

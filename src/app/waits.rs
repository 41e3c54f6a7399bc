//! What waits for the staff of a project.

use super::{App, AppError};
use crate::store::waits;

pub use crate::store::waits::{HelpAsked, Waits};

/// Most requests that are listed at once.
const MOST: i64 = 100;

impl App {
    /// How much of each kind waits in a project.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn waits(&self, project: &str) -> Result<Waits, AppError> {
        let project = project.to_owned();
        let found = self.db.read("waits", move |tx| {
            let project = project.clone();
            Box::pin(async move { waits::of_project(tx, &project).await })
        });
        Ok(found.await?)
    }

    /// Requests for help in tests that nobody has answered, the oldest first, at most a hundred.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn help_asked(&self, project: &str) -> Result<Vec<HelpAsked>, AppError> {
        let project = project.to_owned();
        let found = self.db.read("help asked", move |tx| {
            let project = project.clone();
            Box::pin(async move { waits::help(tx, &project, MOST).await })
        });
        Ok(found.await?)
    }
}

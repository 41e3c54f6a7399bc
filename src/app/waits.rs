//! What waits for the staff of a project.

use super::{App, AppError};
use crate::store::waits;

pub use crate::store::waits::Waits;

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
}

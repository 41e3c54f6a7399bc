//! An application before its reader's eyes.

use super::reader::Reader;
use crate::app::{App, AppError};
use crate::domain::kernel::id::ApplicationId;
use crate::store::applying::applications;
use crate::store::applying::applications::Application;

impl App {
    /// An application of a project that the reader may see.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another project's; [`AppError::Refused`] where it is the reader's own.
    pub(in crate::app) async fn seen_by(&self, project: &str, id: ApplicationId, reader: Reader) -> Result<Application, AppError> {
        let found = self.db.read("seen by", move |tx| Box::pin(applications::by_id(tx, id))).await?;
        let found = found.filter(|a| a.project == project);
        let found = found.ok_or_else(|| AppError::NotFound("there is no such application".to_owned()))?;
        reader.may_see(found.person)?;
        Ok(found)
    }
}

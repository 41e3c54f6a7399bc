//! A reviewer questions the key or the task of what they score.

use super::assignment::still_to_score;
use crate::app::accounts::acts::Acting;
use crate::app::gold_set::contests::{Raised, raise, reason_violations};
use crate::app::kernel::command::not_found;
use crate::app::{App, AppError};
use crate::domain::gold_set::contest::ContestSource;
use crate::domain::kernel::id::{ContestId, PersonId, SheetId};
use crate::store::reviewing::training;

impl App {
    /// A reviewer questions the task of a response that they hold or have scored.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without a reason, [`AppError::NotFound`] where the sheet is another's, [`AppError::Refused`] where the
    /// response went back to the queue or does not count any more, and where their question waits already.
    pub async fn question_response(&self, project: &str, by: PersonId, sheet: SheetId, reason: &str) -> Result<ContestId, AppError> {
        let content = self.assignment(project, by, sheet).await?.content;
        let wrong = reason_violations(reason, "/reason");
        if !wrong.is_empty() {
            return Err(AppError::Invalid(wrong));
        }
        let seeded = self.seeded_item(project, by, sheet).await?;
        let input = (project.to_owned(), by, sheet, content, seeded, reason.to_owned());
        self.command("question response", input, |tx, at, (project, by, sheet, content, seeded, reason)| {
            Box::pin(async move {
                let (version, item) = match seeded {
                    // Of a response with agreed levels; which one a sheet is about never changes.
                    Some(found) => {
                        Acting::reviewer(&project, by).admitted(tx).await?;
                        training::sheet(tx, sheet).await?.ok_or_else(|| not_found("assignment"))?;
                        found
                    }
                    None => still_to_score(tx, &project, (by, sheet), &content, at.now).await?,
                };
                let raised = Raised { project, item, version, source: ContestSource::Reviewer, by: Some(by), appeal: None, reason };
                raise(tx, &at, raised).await
            })
        })
        .await
    }
}

//! What a reviewer fills in is kept while they do it, and the response stays theirs as long as their page is open.

use crate::app::accounts::acts::Acting;
use crate::app::kernel::command::{not_found, refused};
use crate::app::reviewing::assignment::{Kept, LEASE, Lease, attempt_of, plan_of, still_counts, still_theirs};
use crate::app::{App, AppError};
use crate::domain::kernel::id::{PersonId, SheetId};
use crate::domain::reviewing::Sheet;
use crate::store::reviewing::drafts;
use crate::store::reviewing::drafts::Draft;
use crate::store::reviewing::reviews;

impl App {
    /// Keeps what a reviewer has filled in so far, whole or not, where the page has seen the draft that stands; and holds the response for
    /// them for another half hour, where nobody else has taken it.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where it is another's, [`AppError::Refused`] where the sheet was saved already or its attempt is void,
    /// [`AppError::Invalid`] for a text that is not kept.
    pub async fn keep_draft(
        &self,
        project: &str,
        reviewer: PersonId,
        id: SheetId,
        (seen, mut sheet): (i64, Sheet),
    ) -> Result<Kept, AppError> {
        let found = self.assignment(project, reviewer, id).await?;
        sheet.keep_to(&found.rubric);
        // Before anything tells responses with agreed levels from live ones: both are refused alike.
        let wrong = sheet.refused();
        if !wrong.is_empty() {
            return Err(AppError::Invalid(wrong));
        }
        if self.seeded_item(project, reviewer, id).await?.is_some() {
            return self.keep_seeded(project, reviewer, id, (seen, sheet)).await;
        }
        let input = (project.to_owned(), reviewer, id, found.content, Draft { sheet, revision: seen });
        self.command("keep draft", input, |tx, at, (project, reviewer, id, content, new)| {
            Box::pin(async move {
                let held = reviews::sheet(tx, id).await?.filter(|s| s.reviewer == reviewer).ok_or_else(|| not_found("assignment"))?;
                let attempt = attempt_of(tx, &held).await?.ok_or_else(|| not_found("assignment"))?;
                Acting::reader(&project, reviewer, held.adjudication).on(tx, attempt.person).await?;
                if held.sheet.is_some() {
                    return Err(refused("illegal_transition", "the sheet was saved already"));
                }
                still_counts(&attempt)?;
                let stands = drafts::draft(tx, &held).await?;
                let same = stands.sheet == new.sheet;
                if !same && stands.revision != new.revision {
                    return Ok(Kept::Elsewhere { revision: stands.revision });
                }
                let revision = if same { stands.revision } else { stands.revision + 1 };
                if !same {
                    drafts::keep(tx, &held, &Draft { revision, ..new }, at.now).await?;
                }
                let lease = if still_theirs(tx, &held, plan_of(&content, &attempt)?.0.reviewers, at.now).await? {
                    reviews::lease(tx, id, at.now.plus_seconds(LEASE)).await?;
                    Lease::Held
                } else {
                    Lease::Lapsed
                };
                Ok(Kept::Here { revision, lease })
            })
        })
        .await
    }
}

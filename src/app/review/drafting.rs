//! What a reviewer fills in is kept while they do it, and the response stays theirs as long as their page is open.

use super::{LEASE, handing_out, plan_of};
use crate::app::acts::Acting;
use crate::app::command::{not_found, refused};
use crate::app::{App, AppError};
use crate::domain::id::{PersonId, SheetId};
use crate::domain::review::Sheet;
use crate::store::review_drafts::{self, Draft};
use crate::store::reviews;

/// Whose a response is, as somebody's page about it has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lease {
    /// Theirs.
    Held,
    /// Given to others: it went back to the queue, and somebody has it.
    Lapsed,
    /// Scored by them.
    Saved,
}

/// What became of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is kept.
    Here {
        /// Its revision.
        revision: i64,
        /// Whether the response is still theirs.
        lease: Lease,
    },
    /// Another page has changed it since; nothing was kept.
    Elsewhere {
        /// The revision that stands.
        revision: i64,
    },
}

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
                let attempt = super::attempt_of(tx, &held).await?.ok_or_else(|| not_found("assignment"))?;
                Acting::reader(&project, reviewer, held.adjudication).on(tx, attempt.person).await?;
                if held.sheet.is_some() {
                    return Err(refused("illegal_transition", "the sheet was saved already"));
                }
                super::still_counts(&attempt)?;
                let stands = review_drafts::draft(tx, &held).await?;
                let same = stands.sheet == new.sheet;
                if !same && stands.revision != new.revision {
                    return Ok(Kept::Elsewhere { revision: stands.revision });
                }
                let revision = if same { stands.revision } else { stands.revision + 1 };
                if !same {
                    review_drafts::keep(tx, &held, &Draft { revision, ..new }, at.now).await?;
                }
                let lease = if handing_out::still_theirs(tx, &held, plan_of(&content, &attempt)?.0.reviewers, at.now).await? {
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

//! Cleaning up: what is needed no longer is removed when it is old enough, by one process at a time, every hour.

use crate::app::applying::documents::{OfDocument, told_of_document};
use crate::app::{App, AppError};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::id::{ApplicationId, EvidenceId};
use crate::domain::kernel::ledger::Kept;
use crate::store::engine::time;
use crate::store::platform::clean_up;
use crate::store::platform::clean_up::Stale;
use crate::store::platform::idempotency;

const DAY: i64 = 86_400;
/// How often it is done, in seconds.
const EVERY: i64 = 3_600;

/// How old what is removed has to be, in seconds, since it ended; `docs/keeping.md` has the same table. Answers to requests that may come
/// twice have a time of their own (48 hours), and are removed when it is over.
pub const AGES: [(Stale, &str, i64); 11] = [
    (Stale::Sessions, "sessions that ended", 30 * DAY),
    (Stale::SignIns, "sign-in mails' hashes", DAY),
    (Stale::Tries, "counted tries", DAY),
    (Stale::Mails, "sign-in mails", DAY),
    (Stale::Jobs, "jobs that are done", 7 * DAY),
    (Stale::Signals, "what pages noticed", 365 * DAY),
    (Stale::Deliveries, "webhook deliveries that got through", 90 * DAY),
    (Stale::Drafts, "what was typed into an application and never sent", UNCLAIMED),
    (Stale::ReviewDrafts, "reviewers' drafts", DAY),
    (Stale::SeededDrafts, "reviewers' drafts of responses with agreed levels", DAY),
    (Stale::Faults, "computing that failed", 30 * DAY),
];
/// How old a document may become in an application that was never handed in, in seconds.
pub const UNCLAIMED: i64 = 180 * DAY;

impl App {
    /// Removes what is needed no longer, if it is this process's turn and the clock is not in doubt; how many rows.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn clean_up(&self) -> Result<u64, AppError> {
        let now = self.clock.now();
        if self.clock.sure().is_err() {
            return Ok(0);
        }
        let turn =
            self.db.insert("turn to clean up", move |tx| Box::pin(time::take_turn(tx, time::CLEANED_UP, now, now.plus_seconds(-EVERY))));
        if !turn.await? {
            return Ok(0);
        }
        let mut removed = 0;
        for (what, _, age) in AGES {
            let before = now.plus_seconds(-age);
            loop {
                let some = self.db.insert("clean up", move |tx| Box::pin(clean_up::remove(tx, what, before))).await?;
                removed += some;
                if some == 0 {
                    break;
                }
            }
        }
        loop {
            let some = self.db.insert("forget answers", move |tx| Box::pin(idempotency::forget(tx, now))).await?;
            removed += some;
            if some == 0 {
                break;
            }
        }
        loop {
            let some = self.remove_unclaimed().await?;
            removed += some;
            if some < clean_up::DOCUMENTS.unsigned_abs() {
                return Ok(removed);
            }
        }
    }

    /// Removes documents that nobody was asked to look at, and tells the ledger: one piece of them.
    async fn remove_unclaimed(&self) -> Result<u64, AppError> {
        self.command("remove documents", (), |tx, at, ()| {
            Box::pin(async move {
                let found = clean_up::unclaimed(tx, at.now.plus_seconds(-UNCLAIMED)).await?;
                for (document, application) in &found {
                    at.hold(tx, Kept::Application(*application)).await?;
                    clean_up::delete_document(tx, *document).await?;
                    let (application, document) = (ApplicationId::from_uuid(*application), EvidenceId::from_uuid(*document));
                    told_of_document(tx, &at, Actor::Worker, application, document, OfDocument::Removed).await?;
                }
                Ok(found.len() as u64)
            })
        })
        .await
    }
}

//! The sealer: numbers what is committed and links the ledger's chain, in batches, one process at a time.

use std::time::Duration;

use crate::app::accounts::reader::{Reader, own_of};
use crate::app::{App, AppError};
use crate::domain::kernel::ledger::Message;
use crate::store::auditing::annotators;
use crate::store::proving::{ledger, seal};

pub use crate::domain::kernel::ledger::Message as Told;

/// How long a sealer keeps its right without renewing it, in seconds.
const LEASE_SECONDS: i64 = 15;
/// Events sealed in one transaction.
const BATCH: i64 = 100;
/// A batch is some hundred short statements; it may hold SQLite's writer longer than an ordinary write.
const LIMIT: Duration = Duration::from_secs(2);

impl App {
    /// Seals one batch, if nobody else has the right; how many events were sealed.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn seal(&self, holder: &str) -> Result<usize, AppError> {
        let now = self.clock.now();
        let holder = holder.to_owned();
        let sealed = self.db.write_within("seal", LIMIT, move |tx| {
            let holder = holder.clone();
            Box::pin(async move {
                if !seal::take_lease(tx, "sealer", &holder, now, now.plus_seconds(LEASE_SECONDS)).await? {
                    return Ok(0);
                }
                seal::seal(tx, BATCH, now).await
            })
        });
        Ok(sealed.await?)
    }

    /// Seals until nothing is left.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn seal_all(&self, holder: &str) -> Result<usize, AppError> {
        let mut all = 0;
        loop {
            match self.seal(holder).await? {
                0 => return Ok(all),
                sealed => all += sealed,
            }
        }
    }

    /// What a project's platform is told, after a number; at most 200, without those on the reader's own case; and the number of the last
    /// one that was looked at.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn events(&self, project: &str, after: i64, limit: i64, reader: Reader) -> Result<(Vec<Message>, i64), AppError> {
        let (project, now) = (project.to_owned(), self.clock.now());
        let events = self.db.read("events", move |tx| {
            let project = project.clone();
            Box::pin(async move {
                let mut all = ledger::messages_after(tx, &project, after, limit.clamp(1, 200), now).await?;
                let last = all.last().map_or(after, |m| m.number);
                if let Some(application) = own_of(tx, reader, &project).await? {
                    let annotator = annotators::of_application(tx, application).await?.map(|a| a.id.uuid());
                    let own = |id| id == application.uuid() || Some(id) == annotator;
                    all.retain(|m| !own(m.object) && !m.place.is_some_and(|(subject, _)| own(subject)));
                }
                Ok((all, last))
            })
        });
        Ok(events.await?)
    }
}

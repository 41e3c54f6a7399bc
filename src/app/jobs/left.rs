//! Nothing waits for nothing: what was handed in and has no work that would look at it gets some. A process never leaves it so, since the
//! work is queued in the commit that hands in; a database that somebody changed may. What the work finds amiss becomes a case for staff.

use serde_json::json;

use crate::app::{App, AppError};
use crate::domain::kernel::job::JobKind;
use crate::store::sitting::handed_in;
use crate::store::sitting::handed_in::Waits;

impl App {
    /// Queues work for what waits without any; how much there was.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn take_up_left(&self) -> Result<usize, AppError> {
        let mut taken = 0;
        for (what, kind, field) in [(Waits::Attempt, JobKind::Grade, "attempt"), (Waits::Check, JobKind::GradeCheck, "check")] {
            if self.db.look("what is left", move |tx| Box::pin(handed_in::left(tx, what))).await?.is_empty() {
                continue;
            }
            taken += self
                .command("take up what is left", (what, kind, field), |tx, at, (what, kind, field)| {
                    Box::pin(async move {
                        let left = handed_in::left(tx, what).await?;
                        for (id, project) in &left {
                            let key = format!("{} {id} left {}", kind.as_str(), at.uuid());
                            at.queue(tx, kind, json!({ field: id.to_string(), "project": project }), &key).await?;
                        }
                        Ok(left.len())
                    })
                })
                .await?;
        }
        Ok(taken)
    }
}

//! Items that somebody wants to come back to before they hand in.

use crate::app::{App, AppError};
use crate::domain::kernel::id::{AttemptId, FormItemId, PersonId};
use crate::store::sitting::flags;

/// Whether an item is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// To come back to.
    ToComeBack,
    /// No more.
    None,
}

impl App {
    /// Marks an item to come back to, or takes the mark away.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the attempt is somebody else's.
    pub async fn flag(&self, person: PersonId, id: AttemptId, item: FormItemId, mark: Mark) -> Result<(), AppError> {
        self.own_attempt(person, id).await?;
        let marked = self.db.write("flag", move |tx| {
            Box::pin(async move {
                match mark {
                    Mark::ToComeBack => flags::flag(tx, id, item).await,
                    Mark::None => flags::unflag(tx, id, item).await,
                }
            })
        });
        Ok(marked.await?)
    }
}

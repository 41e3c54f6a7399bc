//! Computing off the threads that answer requests: whatever takes over a millisecond of CPU.
//! A failure of it is a failure, never an empty answer.

use crate::app::{App, AppError};
use crate::store;
use crate::store::platform::faults;

impl App {
    /// Computes off the threads that answer requests. A panic in it is counted by name, for `doctor`.
    ///
    /// # Errors
    /// [`AppError::Fault`] where it panics.
    #[expect(clippy::disallowed_methods, reason = "this is the one place from which work goes to other threads")]
    pub(in crate::app) async fn compute<T: Send + 'static>(
        &self,
        name: &'static str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        debug_assert!(!store::is_writing(), "\"{name}\" is computed inside a write, which everybody else's writes wait for");
        let told = self.computer.clone();
        let done = tokio::task::spawn_blocking(move || {
            told.begins(name);
            work()
        });
        if let Ok(value) = done.await {
            return Ok(value);
        }
        tracing::error!(name, "computing failed");
        let now = self.clock.now();
        if let Err(error) = self.db.write("note fault", move |tx| Box::pin(faults::note(tx, name, now))).await {
            tracing::error!(name, %error, "that computing failed could not be noted");
        }
        Err(AppError::Fault { name })
    }
}

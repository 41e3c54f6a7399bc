//! Whether the service can do its work: a write is committed, since a database that can only be read acknowledges nothing.

use crate::app::{App, AppError};
use crate::store::accounts::sessions;
use crate::store::admin::doctor::LOST_LINES;

/// How long a commit answers for the next ones who ask, in seconds.
const FRESH: i64 = 1;
/// The setting that is written.
const READY: &str = "ready_at";

impl App {
    /// Commits a row, on the disk where the database is. Who asks within a second of an answer is told the same.
    ///
    /// # Errors
    /// [`AppError::Store`] where nothing can be written.
    pub async fn ready(&self) -> Result<(), AppError> {
        let now = self.clock.now();
        let known = self.ready.0.lock().ok().and_then(|at| *at);
        if known.is_some_and(|at| at <= now && now.seconds_since(at) < FRESH) {
            return Ok(());
        }
        self.keep_setting("ready", READY, now.to_string()).await?;
        if let Ok(mut at) = self.ready.0.lock() {
            *at = Some(now);
        }
        Ok(())
    }

    /// Keeps how many lines of the log could not be written since this service was started, where `doctor` finds it.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn keep_lost_lines(&self, lines: u64) -> Result<(), AppError> {
        self.keep_setting("lost lines", LOST_LINES, lines.to_string()).await
    }

    async fn keep_setting(&self, name: &'static str, key: &'static str, value: String) -> Result<(), AppError> {
        let kept = self.db.insert(name, move |tx| {
            let value = value.clone();
            Box::pin(async move { sessions::set(tx, key, &value).await })
        });
        Ok(kept.await?)
    }
}

//! Sessions that end, and whose they were.

use crate::app::{App, AppError};
use crate::domain::kernel::id::PersonId;
use crate::store::accounts::sessions;

impl App {
    /// Whose session a secret opened that opens none any more; `None` where it never opened one.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn whose_session_ended(&self, secret: &str) -> Result<Option<PersonId>, AppError> {
        let secret = secret.to_owned();
        let found = self.db.read("former session", move |tx| {
            let secret = secret.clone();
            Box::pin(async move { sessions::whose(tx, secret.as_bytes()).await })
        });
        Ok(found.await?)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn sign_out(&self, secret: &str) -> Result<(), AppError> {
        let (secret, now) = (secret.to_owned(), self.clock.now());
        let ended = self.db.write("sign out", move |tx| {
            let secret = secret.clone();
            Box::pin(async move { sessions::end(tx, secret.as_bytes(), now).await })
        });
        Ok(ended.await?)
    }
}

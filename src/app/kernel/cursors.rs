//! Where a list goes on is told to clients under a key of the installation's own: a cursor that it did not give out is none.

use super::signer::Signer;
use crate::app::{App, AppError};
use crate::store::accounts::sessions;

/// The setting that holds the key, in hexadecimal.
const SETTING: &str = "cursor_key";

impl App {
    /// What signs cursors: made once for a database, the same for all its servers.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn cursor_signer(&self) -> Result<Signer, AppError> {
        if let Some(known) = self.cursors.0.get() {
            return Ok(known.clone());
        }
        let fresh = blake3::Hash::from_bytes(self.ids.secret()).to_hex().to_string();
        let kept = self.db.write("cursor key", move |tx| {
            let fresh = fresh.clone();
            Box::pin(async move { sessions::set_once(tx, SETTING, &fresh).await })
        });
        let key = *blake3::hash(kept.await?.as_bytes()).as_bytes();
        Ok(self.cursors.0.get_or_init(|| Signer(key)).clone())
    }
}

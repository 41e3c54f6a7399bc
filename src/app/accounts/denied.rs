//! What was refused to somebody who is known: an event each, so that whoever tries doors is seen; the same one once a minute.

use serde_json::json;
use uuid::Uuid;

use crate::app::kernel::command::Happened;
use crate::app::{App, AppError};

impl App {
    /// Notes that somebody was refused something: who, by the name under which they act, and what, by its route.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn denied(&self, who: &str, about: Uuid, what: &str) -> Result<(), AppError> {
        if !self.denials.is_new(who, what, self.clock.now()) {
            return Ok(());
        }
        let input = (who.to_owned(), about, what.to_owned());
        let noted = self.command("denied", input, |tx, at, (who, about, what)| {
            Box::pin(async move {
                let body = json!({ "what": what });
                Ok(at.tell(tx, Happened { kind: "access.denied", actor: &who, subject: about, body, project: None }).await?)
            })
        });
        let noted = noted.await;
        if noted.is_err() {
            self.denials.forget(who, what);
        }
        noted
    }
}

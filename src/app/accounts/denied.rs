//! What was refused to somebody who is known: an event each, so that whoever tries doors is seen; the same one once a minute.

use serde_json::json;
use uuid::Uuid;

use crate::app::kernel::command::Happened;
use crate::app::{App, AppError};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;

impl App {
    /// Notes that somebody was refused something: who, by the name under which they act, and what, by its route.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn denied(&self, who: &Actor, about: Uuid, what: &str) -> Result<(), AppError> {
        let name = who.to_string();
        if !self.denials.is_new(&name, what, self.clock.now()) {
            return Ok(());
        }
        let input = (who.clone(), about, what.to_owned());
        let noted = self.command("denied", input, |tx, at, (who, about, what)| {
            Box::pin(async move {
                let body = json!({ "what": what });
                Ok(at.tell(tx, Happened { kind: EventKind::AccessDenied, actor: who, subject: about, body, project: None }).await?)
            })
        });
        let noted = noted.await;
        if noted.is_err() {
            self.denials.forget(&name, what);
        }
        noted
    }
}

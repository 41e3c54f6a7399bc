//! Webhooks: endpoints of a project's platform, which message is due where, and what became of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use uuid::Uuid;

use super::command::{Happened, not_found};
use super::{App, AppError};
use crate::domain::violation::Violation;
use crate::store::seal::take_lease;
use crate::store::webhooks::{self, Tried};

pub use crate::store::webhooks::{Due, Logged, Webhook};

/// After how many seconds a message that did not get through is tried again: by the number of tries.
const AGAIN: [i64; 8] = [5, 60, 300, 1_800, 7_200, 28_800, 86_400, 172_800];
/// How long one process keeps the right to send, in seconds.
const LEASE_SECONDS: i64 = 60;

/// What a receiver answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its status, where there was an answer.
    pub status: Option<u16>,
    /// Its beginning, or why there was none.
    pub note: String,
    /// After how many seconds it asks to be tried again.
    pub retry_after: Option<i64>,
}

/// What is wrong with an endpoint's address, told from its text alone; whom a name leads to is looked at when a message is sent.
fn refused_url(url: &str, local_allowed: bool) -> Option<&'static str> {
    let rest = match url.split_once("://") {
        Some(("https", rest)) => rest,
        Some(("http", rest)) if local_allowed => rest,
        _ => return Some("an endpoint has an https address"),
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') || url.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') || url.len() > 2_000 {
        return Some("the address has no user, password, white space or backslash, and at most 2000 characters");
    }
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !authority.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    if local_allowed {
        return host.is_empty().then_some("the address has no host");
    }
    if port.is_some_and(|p| !matches!(p, "443" | "8443")) {
        return Some("the port is 443 or 8443");
    }
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let named = host.contains('.')
        && host.rsplit('.').next().is_some_and(|top| top.chars().any(|c| c.is_ascii_alphabetic()) && !top.starts_with("0x"));
    let inside = ["localhost", "local", "internal", "lan", "home", "corp", "test", "invalid", "onion", "arpa"];
    if !named || host.starts_with('[') || inside.iter().any(|i| host.rsplit('.').next() == Some(i)) {
        return Some("the host is a public name, not an address or a name of an inner network");
    }
    None
}

/// Whether an endpoint is told of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// It is.
    On,
    /// It is not.
    Off,
}

impl App {
    fn webhook_secret(&self) -> String {
        STANDARD.encode(self.ids.secret())
    }

    /// Adds an endpoint of a project's platform; it is told what happens from now on. Its signing secret is given once, in the form `whsec_…`.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with `webhook_url_refused` where the address may not be told anything.
    pub async fn add_webhook(&self, project: &str, by: &str, url: &str, local_allowed: bool) -> Result<(Uuid, String), AppError> {
        if let Some(why) = refused_url(url, local_allowed) {
            return Err(AppError::Invalid(vec![Violation::new("/url", "webhook_url_refused", why)]));
        }
        let secret = self.webhook_secret();
        let input = (project.to_owned(), by.to_owned(), url.to_owned(), secret.clone());
        let id = self.command("add webhook", input, |tx, at, (project, by, url, secret)| {
            Box::pin(async move {
                let id = at.uuid();
                webhooks::insert(tx, id, &project, &url, &secret, at.now).await?;
                let body = json!({ "project": project });
                at.tell(tx, Happened { kind: "webhook.added", actor: &by, subject: id, body, project: None }).await?;
                Ok(id)
            })
        });
        Ok((id.await?, format!("whsec_{secret}")))
    }

    /// Gives an endpoint a new secret; messages are signed with the one before as well until the next change.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another project's.
    pub async fn rotate_webhook(&self, project: &str, by: &str, id: Uuid) -> Result<String, AppError> {
        let secret = self.webhook_secret();
        let rotated =
            self.command("rotate webhook", (project.to_owned(), by.to_owned(), id, secret.clone()), |tx, at, (project, by, id, secret)| {
                Box::pin(async move {
                    if !webhooks::rotate(tx, id, &project, &secret).await? {
                        return Err(not_found("webhook"));
                    }
                    Ok(at.tell(tx, Happened { kind: "webhook.rotated", actor: &by, subject: id, body: json!({}), project: None }).await?)
                })
            });
        rotated.await?;
        Ok(format!("whsec_{secret}"))
    }

    /// Switches an endpoint on or off.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another project's.
    pub async fn switch_webhook(&self, project: &str, by: &str, id: Uuid, to: Switch) -> Result<(), AppError> {
        self.command("switch webhook", (project.to_owned(), by.to_owned(), id, to), |tx, at, (project, by, id, to)| {
            Box::pin(async move {
                let state = match to {
                    Switch::On => "on",
                    Switch::Off => "off",
                };
                if !webhooks::set_state(tx, id, &project, state).await? {
                    return Err(not_found("webhook"));
                }
                let body = json!({ "state": state });
                Ok(at.tell(tx, Happened { kind: "webhook.switched", actor: &by, subject: id, body, project: None }).await?)
            })
        })
        .await
    }

    /// The endpoints of a project.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn webhooks(&self, project: &str) -> Result<Vec<Webhook>, AppError> {
        let project = project.to_owned();
        let all = self.db.read("webhooks", move |tx| {
            let project = project.clone();
            Box::pin(async move { webhooks::of_project(tx, &project).await })
        });
        Ok(all.await?)
    }

    /// The last messages of an endpoint, newest first.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn webhook_log(&self, project: &str, id: Uuid) -> Result<Vec<Logged>, AppError> {
        let project = project.to_owned();
        let log = self.db.read("webhook log", move |tx| {
            let project = project.clone();
            Box::pin(async move { webhooks::log(tx, &project, id).await })
        });
        Ok(log.await?)
    }

    /// Sends a message again.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another project's.
    pub async fn send_again(&self, project: &str, delivery: Uuid) -> Result<(), AppError> {
        let (project, now) = (project.to_owned(), self.clock.now());
        let found = self.db.write("send again", move |tx| {
            let project = project.clone();
            Box::pin(async move { webhooks::again(tx, delivery, &project, now).await })
        });
        if found.await? { Ok(()) } else { Err(AppError::NotFound("there is no such delivery".to_owned())) }
    }

    /// Queues what endpoints have not been queued yet, and gives what is due; nothing where another process has the right to send.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn deliveries_due(&self, holder: &str) -> Result<Vec<Due>, AppError> {
        let (now, holder, ids) = (self.clock.now(), holder.to_owned(), self.ids.clone());
        let due = self.db.write("deliveries due", move |tx| {
            let (holder, ids) = (holder.clone(), ids.clone());
            Box::pin(async move {
                if !take_lease(tx, "webhooks", &holder, now, now.plus_seconds(LEASE_SECONDS)).await? {
                    return Ok(Vec::new());
                }
                webhooks::queue(tx, now, &|| ids.uuid(now)).await?;
                webhooks::due(tx, now).await
            })
        });
        Ok(due.await?)
    }

    /// Notes what a receiver answered: 2xx is success, 410 switches the endpoint off, everything else is tried again, eight times over three days.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn delivery_answered(&self, due: &Due, answer: Answer) -> Result<(), AppError> {
        let now = self.clock.now();
        let tries = usize::try_from(due.attempts).unwrap_or(0);
        let (state, wait) = match (answer.status, AGAIN.get(tries)) {
            (Some(200..300), _) => ("done", 0),
            (Some(410), _) | (_, None) => ("failed", 0),
            // A receiver may ask for more patience, within a day.
            (_, Some(wait)) => ("waiting", answer.retry_after.map_or(*wait, |asked| asked.clamp(1, 86_400).max(*wait))),
        };
        let what = Tried {
            state,
            due: now.plus_seconds(wait),
            status: answer.status.map(i64::from),
            note: answer.note,
            gone: answer.status == Some(410),
        };
        let (id, webhook) = (due.id, due.webhook);
        let noted = self.db.write("delivery answered", move |tx| {
            let what = what.clone();
            Box::pin(async move { webhooks::tried(tx, id, webhook, &what, now).await })
        });
        Ok(noted.await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn i65_addresses_that_may_be_told_nothing() {
        for url in [
            "http://platform.example/hook",
            "ftp://platform.example",
            "https://user:password@platform.example/",
            "https://platform.example:22/",
            "https://10.0.0.1/",
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://localhost/",
            "https://db.internal/",
            "https://printer.local./",
            "https://",
            "https://platform.example\\@evil.example/",
            "https://platform",
            "platform.example",
            "",
        ] {
            assert!(refused_url(url, false).is_some(), "{url}");
        }
        for url in ["https://platform.example/hook?x=1", "https://hooks.platform.example:8443/a", "https://xn--fiqs8s.example/"] {
            assert_eq!(refused_url(url, false), None, "{url}");
        }
        assert_eq!(refused_url("http://127.0.0.1:9000/", true), None);
    }
}

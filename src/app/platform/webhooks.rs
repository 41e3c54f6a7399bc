//! Webhooks: endpoints of a project's platform, which message is due where, and what became of it.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use url::{Host, Url};
use uuid::Uuid;

use crate::app::accounts::acts::Acting;
use crate::app::kernel::command::{Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::EventId;
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::violation::Violation;
use crate::store::Tx;
use crate::store::platform::webhooks;
use crate::store::platform::webhooks::Tried;
use crate::store::proving::seal::take_lease;

pub use crate::domain::kernel::endpoint::{DeliveryState, Switch};
pub use crate::store::platform::webhooks::{Due, Logged, Telling, Webhook};

/// After how many seconds a message that did not get through is tried again: by the number of tries.
const AGAIN: [i64; 8] = [5, 60, 300, 1_800, 7_200, 28_800, 86_400, 172_800];
/// Messages that are under way to one endpoint at once.
const AT_ONCE: usize = 4;
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

/// Names that end so lead nowhere on the public internet.
const INSIDE: [&str; 16] = [
    "localhost",
    "local",
    "internal",
    "lan",
    "home",
    "corp",
    "test",
    "invalid",
    "onion",
    "arpa",
    "localdomain",
    "intranet",
    "private",
    "svc",
    "cluster",
    "consul",
];

/// An endpoint's address, read once, by the rules by which it is connected to; whom a name leads to is looked at when a message is sent.
///
/// # Errors
/// What is wrong with it.
pub fn endpoint_address(text: &str, local_allowed: bool) -> Result<Url, &'static str> {
    if text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') || text.len() > 2_000 {
        return Err("the address has no white space or backslash, and at most 2000 characters");
    }
    let url = Url::parse(text).map_err(|_| "an endpoint has an https address")?;
    if !(url.scheme() == "https" || (local_allowed && url.scheme() == "http")) {
        return Err("an endpoint has an https address");
    }
    if !url.username().is_empty() || url.password().is_some() || text.contains('@') && url.authority() != typed_authority(text) {
        return Err("the address has no user and no password");
    }
    if local_allowed {
        return Ok(url);
    }
    if !matches!(url.port(), None | Some(443 | 8443)) {
        return Err("the port is 443 or 8443");
    }
    // Numbers in any writing are addresses to the parser; a name that it reads otherwise than it stands hides what it is.
    let Some(Host::Domain(name)) = url.host() else { return Err("the host is a public name, not an address") };
    let typed = typed_authority(text);
    let host = typed.rsplit_once(':').map_or(typed, |(host, _)| host);
    if !host.eq_ignore_ascii_case(name) || name.ends_with('.') {
        return Err("the host stands as it is looked up: plain letters, digits and hyphens (xn-- for others), without a dot behind");
    }
    let mut parts = name.rsplit('.');
    let last = parts.next().unwrap_or_default();
    if parts.next().is_none() || INSIDE.contains(&last) {
        return Err("the host is a public name, not a name of an inner network");
    }
    Ok(url)
}

/// Host and port as they were typed.
fn typed_authority(text: &str) -> &str {
    let rest = text.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Refuses a person who is no administrator of the project any more, in the transaction that acts. Who acts under another name came with a
/// token, which was looked up with the request.
async fn admit(tx: &mut Tx, project: &str, by: &Actor) -> Result<(), Stop> {
    match by.person() {
        Some(person) => Acting::admin(project, person).admitted(tx).await,
        None => Ok(()),
    }
}

/// How an endpoint stands, for a page that is drawn from it: its state and its secret, of which this tells nothing.
#[must_use]
pub fn mark(webhook: &Webhook) -> String {
    let whole = format!("{}\n{}\n{}", webhook.state.as_str(), webhook.secret, webhook.previous_secret.as_deref().unwrap_or_default());
    blake3::hash(whole.as_bytes()).to_hex()[..16].to_owned()
}

/// The endpoint that an act is about, as it stands in the transaction; refused where it stands otherwise than on the page that was sent.
async fn stands(tx: &mut Tx, project: &str, id: Uuid, seen: Option<&str>) -> Result<Webhook, Stop> {
    let all = webhooks::of_project(tx, project).await?;
    let there = all.into_iter().find(|w| w.id == id).ok_or_else(|| not_found("webhook"))?;
    if seen.is_some_and(|seen| seen != mark(&there)) {
        return Err(refused("stale", format!("the endpoint was changed meanwhile: it is {}", there.state.as_str())));
    }
    Ok(there)
}

impl App {
    fn webhook_secret(&self) -> String {
        STANDARD.encode(self.ids.secret())
    }

    /// Adds an endpoint of a project's platform; it is told what happens from now on. Its signing secret is given once, in the form
    /// `whsec_…`.
    ///
    /// An address that is told already stays one endpoint, so that nothing reaches it twice: it is switched on and gets a new secret, as
    /// [`Self::rotate_webhook`] gives one. Whoever sends a registration again, or has lost the secret, goes on with what is answered.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with `webhook_url_refused` where the address may not be told anything.
    pub async fn add_webhook(&self, project: &str, by: &Actor, url: &str, local_allowed: bool) -> Result<(Uuid, String), AppError> {
        let url = endpoint_address(url, local_allowed)
            .map_err(|why| AppError::Invalid(vec![Violation::new("/url", "webhook_url_refused", why)]))?;
        let secret = self.webhook_secret();
        let input = (project.to_owned(), by.clone(), url.to_string(), secret.clone());
        let id = self.command("add webhook", input, |tx, at, (project, by, url, secret)| {
            Box::pin(async move {
                admit(tx, &project, &by).await?;
                if let Some(there) = webhooks::of_project(tx, &project).await?.into_iter().find(|w| w.url == url) {
                    at.hold(tx, Kept::Webhook(there.id)).await?;
                    webhooks::rotate(tx, there.id, &project, &secret).await?;
                    webhooks::set_state(tx, there.id, &project, Switch::On).await?;
                    let body = json!({ "state": Switch::On.as_str() });
                    at.tell(tx, Happened { kind: EventKind::WebhookRotated, actor: by, subject: there.id, body, project: None }).await?;
                    return Ok(there.id);
                }
                let id = at.uuid();
                webhooks::insert(tx, id, &project, &url, &secret, at.now).await?;
                let body = json!({ "project": project });
                at.tell(tx, Happened { kind: EventKind::WebhookAdded, actor: by, subject: id, body, project: None }).await?;
                Ok(id)
            })
        });
        Ok((id.await?, format!("whsec_{secret}")))
    }

    /// Gives an endpoint a new secret; messages are signed with the one before as well until the next change. `seen` is the [`mark`] of
    /// what a page showed, here and below; without it the act is about whatever stands.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another project's; [`AppError::Refused`] with `stale` where it was changed since.
    pub async fn rotate_webhook(&self, project: &str, by: &Actor, id: Uuid, seen: Option<&str>) -> Result<String, AppError> {
        let secret = self.webhook_secret();
        let input = (project.to_owned(), by.clone(), id, seen.map(str::to_owned), secret.clone());
        let rotated = self.command("rotate webhook", input, |tx, at, (project, by, id, seen, secret)| {
            Box::pin(async move {
                admit(tx, &project, &by).await?;
                at.hold(tx, Kept::Webhook(id)).await?;
                stands(tx, &project, id, seen.as_deref()).await?;
                webhooks::rotate(tx, id, &project, &secret).await?;
                Ok(at
                    .tell(tx, Happened { kind: EventKind::WebhookRotated, actor: by, subject: id, body: json!({}), project: None })
                    .await?)
            })
        });
        rotated.await?;
        Ok(format!("whsec_{secret}"))
    }

    /// Switches an endpoint on or off. One is switched on under the rules by which it would be added now.
    ///
    /// # Errors
    /// As [`Self::rotate_webhook`]; [`AppError::Invalid`] with `webhook_url_refused` where its address may not be told anything any more.
    pub async fn switch_webhook(
        &self,
        project: &str,
        by: &Actor,
        id: Uuid,
        (to, local_allowed): (Switch, bool),
        seen: Option<&str>,
    ) -> Result<(), AppError> {
        if to == Switch::On
            && let Some(webhook) = self.webhooks(project).await?.iter().find(|w| w.id == id)
        {
            endpoint_address(&webhook.url, local_allowed)
                .map_err(|why| AppError::Invalid(vec![Violation::new("/url", "webhook_url_refused", why)]))?;
        }
        let input = (project.to_owned(), by.clone(), id, to, seen.map(str::to_owned));
        self.command("switch webhook", input, |tx, at, (project, by, id, to, seen)| {
            Box::pin(async move {
                admit(tx, &project, &by).await?;
                at.hold(tx, Kept::Webhook(id)).await?;
                stands(tx, &project, id, seen.as_deref()).await?;
                webhooks::set_state(tx, id, &project, to).await?;
                let body = json!({ "state": to.as_str() });
                Ok(at.tell(tx, Happened { kind: EventKind::WebhookSwitched, actor: by, subject: id, body, project: None }).await?)
            })
        })
        .await
    }

    /// Deletes an endpoint, with the record of what it was told.
    ///
    /// # Errors
    /// As [`Self::rotate_webhook`].
    pub async fn delete_webhook(&self, project: &str, by: &Actor, id: Uuid, seen: Option<&str>) -> Result<(), AppError> {
        let input = (project.to_owned(), by.clone(), id, seen.map(str::to_owned));
        self.command("delete webhook", input, |tx, at, (project, by, id, seen)| {
            Box::pin(async move {
                admit(tx, &project, &by).await?;
                at.hold(tx, Kept::Webhook(id)).await?;
                stands(tx, &project, id, seen.as_deref()).await?;
                webhooks::delete(tx, id, &project).await?;
                let body = json!({ "project": project });
                Ok(at.tell(tx, Happened { kind: EventKind::WebhookDeleted, actor: by, subject: id, body, project: None }).await?)
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
            Box::pin(async move {
                let theirs = webhooks::of_project(tx, &project).await?.iter().any(|w| w.id == id);
                if theirs { webhooks::log(tx, &project, id).await.map(Some) } else { Ok(None) }
            })
        });
        log.await?.ok_or_else(|| AppError::NotFound("there is no such endpoint".to_owned()))
    }

    /// Sends a message to an endpoint again.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another project's or another endpoint's.
    pub async fn send_again(&self, project: &str, by: &Actor, (webhook, delivery): (Uuid, Uuid)) -> Result<(), AppError> {
        let input = (project.to_owned(), by.clone(), webhook, delivery);
        self.command("send again", input, |tx, at, (project, by, webhook, delivery)| {
            Box::pin(async move {
                admit(tx, &project, &by).await?;
                let found = webhooks::again(tx, (webhook, delivery), &project, at.now).await?;
                if found { Ok(()) } else { Err(not_found("delivery")) }
            })
        })
        .await
    }

    /// What became of the message of an event at the endpoints of its project.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn telling(&self, event: EventId) -> Result<Telling, AppError> {
        Ok(self.db.read("telling", move |tx| Box::pin(webhooks::telling(tx, event.uuid()))).await?)
    }

    /// Queues what endpoints have not been queued yet, and gives what is due; nothing where another process has the right to send. `busy`
    /// holds the deliveries that are under way, by endpoint: each endpoint has places of its own, so that one that hangs takes none of
    /// another's.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn deliveries_due(&self, holder: &str, busy: &BTreeMap<Uuid, Uuid>) -> Result<Vec<Due>, AppError> {
        let (now, holder, ids, busy) = (self.clock.now(), holder.to_owned(), self.ids.clone(), busy.clone());
        let due = self.db.write("deliveries due", move |tx| {
            let (holder, ids, busy) = (holder.clone(), ids.clone(), busy.clone());
            Box::pin(async move {
                if !take_lease(tx, "webhooks", &holder, now, now.plus_seconds(LEASE_SECONDS)).await? {
                    return Ok(Vec::new());
                }
                webhooks::queue(tx, now, &|| ids.uuid(now)).await?;
                let mut all = Vec::new();
                for endpoint in webhooks::switched_on(tx).await? {
                    let under_way = busy.values().filter(|w| **w == endpoint.id).count();
                    if under_way < AT_ONCE {
                        // Those that are under way are due as well; they are read over.
                        let limit = i64::try_from(AT_ONCE + under_way).unwrap_or(0);
                        let due = webhooks::due(tx, endpoint.id, now, limit).await?;
                        all.extend(due.into_iter().filter(|d| !busy.contains_key(&d.id)).take(AT_ONCE - under_way));
                    }
                }
                Ok(all)
            })
        });
        Ok(due.await?)
    }

    /// Notes what a receiver answered: 2xx is success, 410 switches the endpoint off, everything else is tried again, eight times over
    /// three days.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn delivery_answered(&self, due: &Due, answer: Answer) -> Result<(), AppError> {
        let now = self.clock.now();
        let tries = usize::try_from(due.attempts).unwrap_or(0);
        let (state, wait) = match (answer.status, AGAIN.get(tries)) {
            (Some(200..300), _) => (DeliveryState::Done, 0),
            (Some(410), _) | (_, None) => (DeliveryState::Failed, 0),
            // A receiver may ask for more patience, within a day.
            (_, Some(wait)) => (DeliveryState::Waiting, answer.retry_after.map_or(*wait, |asked| asked.clamp(1, 86_400).max(*wait))),
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
            "https://user@platform.example/",
            "https://@platform.example/",
            "https://platform.example:22/",
            "https://10.0.0.1/",
            "https://127.0.0.1/",
            "https://127.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0x7f000001/",
            "https://0177.0.0.1/",
            "https://127.0.0.1%2e:8443/",
            "https://169.254.169.254%2e/",
            "https://0x7f.1%2e/",
            "https://2130706433%2e/",
            "https://metadata.google.intern%61l/",
            "https://127\u{3002}0\u{3002}0\u{3002}1/",
            "https://\u{ff11}27.0.0.1/",
            "https://platform\u{ad}.example/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://localhost/",
            "https://localhost./",
            "https://db.internal/",
            "https://printer.local./",
            "https://touchstone.platform.svc/",
            "https://db.service.consul/",
            "https://wiki.intranet/",
            "https://platform.example./",
            "https:platform.example",
            "https:///platform.example/",
            "https://",
            "https://platform.example\\@evil.example/",
            "https://platform.exa\tmple/",
            "https://platform",
            "platform.example",
            "",
        ] {
            assert!(endpoint_address(url, false).is_err(), "{url}");
        }
        for url in [
            "https://platform.example/hook?x=1",
            "https://Platform.Example/hook",
            "https://platform.example/a@b",
            "https://hooks.platform.example:8443/a",
            "https://xn--fiqs8s.example/",
        ] {
            assert!(endpoint_address(url, false).is_ok(), "{url}");
        }
        assert!(endpoint_address("http://127.0.0.1:9000/", true).is_ok());
        assert!(endpoint_address("ftp://127.0.0.1:9000/", true).is_err());
    }
}

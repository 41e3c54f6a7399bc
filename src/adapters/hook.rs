//! Webhooks on the wire: signed messages, to public addresses only, no redirects, ten seconds.
//!
//! A message's name is looked up here, and only addresses of the public internet are given to the connection: a name that leads inside, now
//! or later, is not told anything. Signatures are those of the Standard Webhooks scheme:
//! `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use hmac::{Hmac, KeyInit as _, Mac as _};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use serde_json::json;
use sha2::Sha256;

use super::stop::Stop;
use crate::app::platform::webhooks::{Answer, Due, endpoint_address};
use crate::app::{App, AppError};

/// How long a receiver may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often new messages are looked for.
const LOOK: Duration = Duration::from_millis(200);
/// What is noted where an address may not be told anything: it is not of the public internet.
pub const BLOCKED: &str = "blocked_address";
/// How much of an answer is kept, in bytes.
const KEPT: usize = 1_024;

/// Sends webhooks.
#[derive(Clone, Debug)]
pub struct Courier {
    client: reqwest::Client,
    local_allowed: bool,
    /// Where the service is reached.
    public_url: String,
}

/// Whether an address belongs to the public internet.
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special =
        ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_broadcast() || ip.is_documentation() || ip.is_multicast();
    // This network, shared space, protocol assignments, benchmarks, reserved.
    let kept =
        a == 0 || (a == 100 && (64..128).contains(&b)) || (a == 192 && b == 0 && c == 0) || (a == 198 && (b == 18 || b == 19)) || a >= 240;
    !special && !kept
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(inner) = ip.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    let segments = ip.segments();
    // Translated and tunnelled forms lead to the address that they hold.
    if let [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] = segments {
        let bits = (u32::from(high) << 16) | u32::from(low);
        return is_public_v4(Ipv4Addr::from_bits(bits));
    }
    // Only 2000::/3 is given out as global unicast, but for protocol assignments and documentation.
    !matches!(segments, [0x2001, 0..=0x1ff | 0xdb8, ..]) && segments[0] & 0xe000 == 0x2000
}

/// Looks names up and keeps the public addresses.
#[derive(Debug)]
struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.filter(|a| is_public(a.ip())).collect();
            if found.is_empty() {
                return Err("blocked address: the name leads to no public address".into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// The signature of a message with a secret in base64.
#[must_use]
pub fn signature(secret: &str, id: &str, timestamp: i64, body: &str) -> Option<String> {
    let key = STANDARD.decode(secret).ok()?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
    Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

impl Courier {
    /// A courier. `local_allowed` lets it go to this machine and inner networks by plain http: for development and tests.
    ///
    /// # Errors
    /// Where no secure connections can be made on this machine.
    pub fn new(local_allowed: bool) -> Result<Self, String> {
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .no_proxy()
            .user_agent(concat!("touchstone/", env!("CARGO_PKG_VERSION")));
        if !local_allowed {
            builder = builder.https_only(true).dns_resolver(Arc::new(PublicOnly));
        }
        Ok(Self { client: builder.build().map_err(|error| error.to_string())?, local_allowed, public_url: String::new() })
    }

    /// Whether inner addresses may be told.
    #[must_use]
    pub const fn local_allowed(&self) -> bool {
        self.local_allowed
    }

    /// The same courier, telling receivers to read objects where the service is reached.
    #[must_use]
    pub fn reached_at(self, public_url: &str) -> Self {
        Self { public_url: public_url.to_owned(), ..self }
    }

    /// Sends what is due, until nothing is left; how many messages were tried.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn deliver(&self, app: &App, holder: &str) -> Result<usize, AppError> {
        let mut tried = 0;
        loop {
            let due = app.deliveries_due(holder, &BTreeMap::new()).await?;
            if due.is_empty() {
                return Ok(tried);
            }
            tried += due.len();
            for noted in futures_util::future::join_all(due.iter().map(|one| self.carry(app, one))).await {
                noted?;
            }
        }
    }

    /// Sends what is due until somebody asks to stop; then what is under way is brought to its end. Nobody waits for an endpoint that
    /// hangs but its own messages.
    pub async fn serve(&self, app: &App, holder: &str, stop: &Stop) {
        let (mut under_way, mut busy) = (FuturesUnordered::new(), BTreeMap::new());
        while !(stop.is_asked() && under_way.is_empty()) {
            let mut pause = LOOK;
            match if stop.is_asked() { Ok(Vec::new()) } else { app.deliveries_due(holder, &busy).await } {
                Ok(due) => {
                    for one in due {
                        busy.insert(one.id, one.webhook);
                        under_way.push(async move { (one.id, self.carry(app, &one).await) });
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "webhooks that are due cannot be had");
                    pause = LOOK * 5;
                }
            }
            if under_way.is_empty() {
                stop.rest(pause).await;
            } else if let Ok(Some((id, noted))) = tokio::time::timeout(pause, under_way.next()).await {
                busy.remove(&id);
                if let Err(error) = noted {
                    tracing::warn!(%error, "what became of a message cannot be noted; it will be sent again");
                }
            }
        }
    }

    /// Sends one message and notes what became of it.
    async fn carry(&self, app: &App, due: &Due) -> Result<(), AppError> {
        let answer = match endpoint_address(&due.url, self.local_allowed) {
            Ok(url) => self.send(app, due, url).await,
            // It was taken before the rules for addresses were what they are.
            Err(_) => Answer { status: None, note: BLOCKED.to_owned(), retry_after: None },
        };
        app.delivery_answered(due, answer).await
    }

    async fn send(&self, app: &App, due: &Due, url: url::Url) -> Answer {
        let (message, id) = (&due.message, due.message.id.to_string());
        let timestamp = app.now().microseconds() / 1_000_000;
        let body = json!(message.told(&self.public_url)).to_string();
        let signed: Vec<String> = due.secrets.iter().filter_map(|secret| signature(secret, &id, timestamp, &body)).collect();
        let request = self
            .client
            .post(url)
            .header("content-type", "application/json")
            .header("webhook-id", &id)
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", signed.join(" "))
            .body(body);
        match request.send().await {
            // The name was looked up to public addresses only; what was connected to is one of them, or nothing that it says is kept.
            Ok(answer) if !self.local_allowed && !answer.remote_addr().is_some_and(|a| is_public(a.ip())) => {
                Answer { status: None, note: BLOCKED.to_owned(), retry_after: None }
            }
            Ok(mut answer) => {
                let status = answer.status().as_u16();
                let retry_after = answer.headers().get("retry-after").and_then(|v| v.to_str().ok()).and_then(|v| v.trim().parse().ok());
                let mut kept = Vec::new();
                while let Ok(Some(chunk)) = answer.chunk().await {
                    kept.extend_from_slice(&chunk[..chunk.len().min(KEPT - kept.len())]);
                    if kept.len() >= KEPT {
                        break;
                    }
                }
                let note = String::from_utf8_lossy(&kept).chars().filter(|c| !c.is_control()).collect();
                Answer { status: Some(status), note, retry_after }
            }
            // The kind of failure, not where the name led.
            Err(error) => Answer { status: None, note: failure(&error), retry_after: None },
        }
    }
}

fn failure(error: &reqwest::Error) -> String {
    let mut whole = String::new();
    let mut source: Option<&dyn std::error::Error> = Some(error);
    while let Some(this) = source {
        whole.push_str(&this.to_string());
        source = this.source();
    }
    let kind = if whole.contains("blocked address") {
        BLOCKED
    } else if error.is_timeout() {
        "no answer within 10 seconds"
    } else if error.is_connect() {
        "no connection"
    } else {
        "the exchange broke off"
    };
    kind.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_webhooks_vector_of_the_specifications_reference_library() {
        // The published example: secret, id, timestamp and payload, and the signature that they give.
        let signed =
            signature("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signed.as_deref(), Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assert_eq!(signature("not base64!", "a", 1, ""), None);
    }

    #[test]
    fn only_addresses_of_the_public_internet_are_told() {
        for ip in [
            "10.1.2.3",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.168.1.1",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.0.8",
            "198.18.0.1",
            "240.0.0.1",
            "192.0.2.1",
            "::1",
            "::",
            "fc00::1",
            "fe80::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "64:ff9b::10.0.0.1",
            "2002:a00:1::",
            "2001:db8::1",
            "2001::1",
            "64:ff9b:1::1",
        ] {
            assert!(!is_public(ip.parse().expect("an address")), "{ip}");
        }
        for ip in ["8.8.8.8", "203.117.1.1", "2606:4700::1111", "64:ff9b::8.8.8.8", "2002:808:808::"] {
            assert!(is_public(ip.parse().expect("an address")), "{ip}");
        }
    }
}

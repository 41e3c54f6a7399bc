//! Signed heads of the ledger: what is kept at a second place, so that whoever writes the whole chain anew, or deletes its end, is found
//! out.
//!
//! A chain of hashes tells a changed event, but nothing in the database tells a chain that was written anew from the first event on. A head
//! says: so many events, the last with this hash, at this time; signed with Ed25519 by a key that is in no database.

use std::io::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::rand::SystemRandom;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use serde_json::json;

use crate::app::kernel::broken::Broken;
use crate::app::kernel::head::Head;
use crate::app::{App, AppError};
use crate::domain::deciding::errand::Errand;
use crate::domain::kernel::canonical;
use crate::store::engine::time;
use crate::store::platform::posting;
use crate::store::proving::ledger;

/// How often a head is mailed, in seconds.
const MAILED: i64 = 86_400;
/// How long a mail with a head is tried, in seconds.
const MAIL_HOLDS: i64 = 3 * 86_400;

/// The key that signs heads.
pub struct HeadKey(Ed25519KeyPair);

impl std::fmt::Debug for HeadKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HeadKey")
    }
}

fn signed_text(number: i64, hash: &str, at: &str) -> String {
    canonical::text(&json!({ "purpose": "touchstone ledger head", "number": number, "hash": hash, "at": at }))
}

impl HeadKey {
    /// Reads a key that is there: what only looks makes none.
    ///
    /// # Errors
    /// Why it cannot be had, for people.
    pub fn of_existing_file(path: &Path) -> Result<Self, String> {
        if path.exists() { Self::of_file(path) } else { Err(format!("{}: there is no such key", path.display())) }
    }

    /// Reads a key, which nobody but its owner may read; where there is none, a new one is made.
    ///
    /// # Errors
    /// Why it cannot be had, for people.
    pub fn of_file(path: &Path) -> Result<Self, String> {
        let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        if !path.exists() {
            let made = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(|_| "no key can be made on this machine".to_owned())?;
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(path).map_err(|e| told(&e))?;
            file.write_all(STANDARD.encode(made.as_ref()).as_bytes()).and_then(|()| file.sync_all()).map_err(|e| told(&e))?;
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(path).map_err(|e| told(&e))?.permissions().mode();
            if mode & 0o077 != 0 {
                return Err(told(&format!("others may read the key (mode {:o}); chmod 600", mode & 0o777)));
            }
        }
        let text = std::fs::read_to_string(path).map_err(|e| told(&e))?;
        let bytes = STANDARD.decode(text.trim()).map_err(|_| told(&"this is no key of ours"))?;
        Ed25519KeyPair::from_pkcs8(&bytes).map(Self).map_err(|_| told(&"this is no key of ours"))
    }

    /// The public key, base64.
    #[must_use]
    pub fn public(&self) -> String {
        STANDARD.encode(self.0.public_key())
    }

    fn sign(&self, number: i64, hash: String, at: String) -> Head {
        let signature = STANDARD.encode(self.0.sign(signed_text(number, &hash, &at).as_bytes()));
        Head { number, hash, at, key: self.public(), signature }
    }
}

impl Head {
    /// Whether its signature is that of its key.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        let (Ok(key), Ok(signature)) = (STANDARD.decode(&self.key), STANDARD.decode(&self.signature)) else { return false };
        UnparsedPublicKey::new(&ED25519, key).verify(signed_text(self.number, &self.hash, &self.at).as_bytes(), &signature).is_ok()
    }

    /// The line that is kept.
    #[must_use]
    pub fn line(&self) -> String {
        json!(self).to_string()
    }

    /// Heads that were kept, one a line.
    ///
    /// # Errors
    /// The line that is none, or whose signature is not that of `key` (where one is given: its public key in base64) or of its own.
    pub fn of_lines(text: &str, key: Option<&str>) -> Result<Vec<Self>, String> {
        let mut heads = Vec::new();
        for (i, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let head: Self = serde_json::from_str(line).map_err(|error| format!("line {}: this is no head: {error}", i + 1))?;
            if !head.is_signed() || key.is_some_and(|key| key != head.key) {
                return Err(format!("line {}: the head is not signed by its key", i + 1));
            }
            heads.push(head);
        }
        if heads.is_empty() { Err("there is no head in it".to_owned()) } else { Ok(heads) }
    }
}

impl App {
    /// The ledger's head, signed; none where nothing is sealed.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn head(&self, key: &HeadKey) -> Result<Option<Head>, AppError> {
        let head = self.db.look("head", |tx| Box::pin(ledger::head(tx))).await?;
        Ok(head.map(|(number, hash)| key.sign(number, hash, self.clock.now().to_string())))
    }

    /// What of the ledger is not what it was when heads were kept of it.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn held_against(&self, heads: &[Head]) -> Result<Vec<Broken>, AppError> {
        let mut broken = Vec::new();
        for head in heads {
            let number = head.number;
            let hash = self.db.look("event of a head", move |tx| Box::pin(ledger::hash_of(tx, number))).await?;
            let what = match hash {
                Some(hash) if hash == head.hash => continue,
                Some(_) => format!("the chain was written anew: at {} the event had another hash", head.at),
                None => format!("the end of the chain is gone: at {} the event was there", head.at),
            };
            broken.push(Broken { table: "ledger_event", row: format!("number {number}"), what });
        }
        Ok(broken)
    }

    /// Puts a mail with a head on its way, once a day whatever the number of processes: to whom is known to those that send.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn mail_head(&self, head: &Head) -> Result<(), AppError> {
        let errand = Errand::Head { line: head.line() }.text();
        self.command("mail head", errand, |tx, at, errand| {
            Box::pin(async move {
                if time::take_turn(tx, time::HEAD_MAILED, at.now, at.now.plus_seconds(-MAILED)).await? {
                    posting::insert_errand(tx, at.uuid(), &errand, at.now, at.now.plus_seconds(MAIL_HOLDS)).await?;
                }
                Ok(())
            })
        })
        .await
    }
}

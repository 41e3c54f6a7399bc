//! Who asks: API tokens, made for a project, for one person or for the platform, with what they may do.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use serde_json::json;

use super::command::{At, Happened, Stop, invalid, not_found};
use super::{App, AppError};
use crate::domain::account::{Scope, address};
use crate::domain::id::{PersonId, TokenId};
use crate::domain::moment::Moment;
use crate::domain::violation::Violation;
use crate::store::Tx;
use crate::store::people::{self, NewToken, Token};

/// Who asks, and what they may do: made from a token that holds, and nowhere else.
#[derive(Clone, Debug)]
pub struct Caller {
    token: TokenId,
    person: Option<PersonId>,
    project: String,
    scopes: Vec<Scope>,
}

impl Caller {
    /// The name under which requests of this token are counted and remembered.
    #[must_use]
    pub fn name(&self) -> String {
        format!("token {}", self.token)
    }

    /// The project that the token opens.
    #[must_use]
    pub fn project(&self) -> &str {
        &self.project
    }

    /// Whether the token may do this.
    #[must_use]
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }

    /// The person whom the token acts for.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] where it acts for the platform: what only a named person may do is refused.
    pub fn person(&self) -> Result<PersonId, AppError> {
        self.person.ok_or_else(|| AppError::Forbidden("only a token that belongs to a named person may do this".to_owned()))
    }
}

/// Callers that were looked up a moment ago. Most requests come in runs, and each would read the same row; a token that is taken away is refused at once by
/// the process that took it away, and within [`FRESH`] by every other one.
#[derive(Clone, Debug, Default)]
pub(super) struct Callers(Arc<RwLock<Known>>);

type Known = HashMap<[u8; 32], (Caller, Moment)>;

/// How long a caller is known without another look, in seconds.
const FRESH: i64 = 1;
/// Most callers that are known.
const KNOWN: usize = 10_000;

impl Callers {
    fn known(&self, hash: &[u8; 32], now: Moment) -> Option<Caller> {
        let all = self.0.read().ok()?;
        all.get(hash).filter(|(_, at)| *at <= now && now.seconds_since(*at) < FRESH).map(|(caller, _)| caller.clone())
    }

    fn keep(&self, hash: [u8; 32], caller: Caller, now: Moment) {
        if let Ok(mut all) = self.0.write() {
            if all.len() >= KNOWN {
                all.clear();
            }
            all.insert(hash, (caller, now));
        }
    }

    fn forget(&self, token: TokenId) {
        if let Ok(mut all) = self.0.write() {
            all.retain(|_, (caller, _)| caller.token != token);
        }
    }
}

/// A token to be made.
#[derive(Clone, Debug)]
pub struct TokenRequest {
    /// The project that it opens.
    pub project: String,
    /// The address of the person whom it acts for; none for the platform.
    pub email: Option<String>,
    /// What it may do, by name.
    pub scopes: Vec<String>,
    /// Days that it holds.
    pub days: u32,
}

/// The address of a token to be made, where everything about it is as it should be.
fn checked(new: &TokenRequest) -> Result<Option<String>, AppError> {
    let mut wrong = Vec::new();
    for scope in new.scopes.iter().filter(|s| Scope::from_name(s).is_none()) {
        let known: Vec<&str> = Scope::ALL.iter().map(|s| s.as_str()).collect();
        wrong.push(Violation::new("/scopes", "unknown_id", format!("\"{scope}\" is none of {}", known.join(", "))));
    }
    if new.scopes.is_empty() {
        wrong.push(Violation::new("/scopes", "required", "a token needs something that it may do"));
    }
    if !(1..=366).contains(&new.days) {
        wrong.push(Violation::new("/days", "out_of_range", "a token holds for 1 to 366 days"));
    }
    let email = new.email.as_deref().map(|text| address(text).ok_or(text));
    if let Some(Err(_)) = email {
        wrong.push(Violation::new("/email", "not_an_address", "this is no e-mail address"));
    }
    if wrong.is_empty() { Ok(email.and_then(Result::ok)) } else { Err(AppError::Invalid(wrong)) }
}

/// The person of an address; added where it is new.
pub(super) async fn person_of(tx: &mut Tx, at: &At, email: &str) -> Result<PersonId, Stop> {
    if let Some(there) = people::by_email(tx, email).await? {
        return Ok(there);
    }
    let id = PersonId::from_uuid(at.uuid());
    people::insert_person(tx, id, Some(email), None, at.now).await?;
    Ok(id)
}

impl App {
    /// Makes a token; its secret is given once and only its hash is stored. A person whose address is new is added.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for unknown scopes, an address that is none, or no days.
    pub async fn create_token(&self, new: TokenRequest) -> Result<String, AppError> {
        let email = checked(&new)?;
        let secret = format!("ts_{}", blake3::Hash::from_bytes(self.ids.secret()).to_hex());
        let made = self.command("create token", (new, email, secret.clone()), |tx, at, (new, email, secret)| {
            Box::pin(async move {
                let person = match email {
                    None => None,
                    Some(email) => Some(person_of(tx, &at, &email).await?),
                };
                let scopes: Vec<&str> = new.scopes.iter().map(String::as_str).collect();
                if person.is_none() && scopes.contains(&Scope::Candidate.as_str()) {
                    return Err(invalid(vec![Violation::new("/email", "required", "a candidate's token belongs to a person")]));
                }
                let id = TokenId::from_uuid(at.uuid());
                let expires = at.now.plus_seconds(i64::from(new.days) * 86_400);
                let token = NewToken {
                    id,
                    person,
                    project: &new.project,
                    kind: "api",
                    secret: secret.as_bytes(),
                    scopes: &scopes,
                    at: at.now,
                    expires,
                };
                people::insert_token(tx, &token).await?;
                let body = json!({ "scopes": scopes, "project": new.project });
                Ok(at.tell(tx, Happened { kind: "token.created", actor: "command-line", subject: id.uuid(), body, project: None }).await?)
            })
        });
        made.await?;
        Ok(secret)
    }

    /// Who asks with a secret. `None` for every reason alike: unknown, ended, taken away.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn caller(&self, secret: &str) -> Result<Option<Caller>, AppError> {
        let now = self.clock.now();
        let hash = *blake3::hash(secret.as_bytes()).as_bytes();
        if let Some(known) = self.callers.known(&hash, now) {
            return Ok(Some(known));
        }
        let secret = secret.as_bytes().to_vec();
        let found = self.db.look("caller", move |tx| {
            let secret = secret.clone();
            Box::pin(async move { people::token(tx, &secret, now).await })
        });
        let caller = found.await?.map(|t| Caller {
            token: t.id,
            person: t.person,
            project: t.project,
            scopes: t.scopes.iter().filter_map(|s| Scope::from_name(s)).collect(),
        });
        if let Some(caller) = &caller {
            self.callers.keep(hash, caller.clone(), now);
        }
        Ok(caller)
    }

    /// Every token that holds, without secrets.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn tokens(&self) -> Result<Vec<Token>, AppError> {
        let now = self.clock.now();
        Ok(self.db.read("tokens", move |tx| Box::pin(people::tokens(tx, now))).await?)
    }

    /// Takes a token away.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none that holds.
    pub async fn revoke_token(&self, id: TokenId) -> Result<(), AppError> {
        let revoked = self.command("revoke token", id, |tx, at, id| {
            Box::pin(async move {
                if !people::revoke(tx, id, at.now).await? {
                    return Err(not_found("token that holds"));
                }
                let body = json!({});
                Ok(at.tell(tx, Happened { kind: "token.revoked", actor: "command-line", subject: id.uuid(), body, project: None }).await?)
            })
        });
        revoked.await?;
        self.callers.forget(id);
        Ok(())
    }
}

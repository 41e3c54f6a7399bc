//! Who asks: API tokens, made for a project, for one person or for the platform, with what they may do.

use serde_json::json;

use super::caller::Caller;
use super::resting;
use crate::app::kernel::command::{At, Happened, Stop, invalid, not_found};
use crate::app::{App, AppError};
use crate::domain::accounts::{Role, Scope, TokenKind, address};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{PersonId, TokenId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::violation::Violation;
use crate::store::accounts::people;
use crate::store::accounts::people::{NewToken, Token};
use crate::store::accounts::sessions;
use crate::store::{StoreError, Tx};

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

fn known(scopes: &[String]) -> impl Iterator<Item = Scope> {
    scopes.iter().filter_map(|s| Scope::from_name(s))
}

/// Whether a token opens something that only a role gives a person.
fn is_of_staff(token: &Token) -> bool {
    token.person.is_some() && known(&token.scopes).any(|s| !s.given_by().is_empty())
}

/// What a person may do at most: as a member of staff what the roles give, which are looked up at each request. Whoever has no part in any
/// project may have been given a look at candidates or annotators by whoever runs the service, and no act.
struct Standing {
    roles: Vec<Role>,
    has_a_part: bool,
}

impl Standing {
    async fn of(tx: &mut Tx, person: PersonId, project: &str) -> Result<Self, StoreError> {
        Ok(Self { roles: sessions::named_roles(tx, person, project).await?, has_a_part: sessions::has_a_part(tx, person).await? })
    }

    /// The same without roles that rest.
    async fn awake(self, tx: &mut Tx, person: PersonId, project: &str) -> Result<Self, StoreError> {
        Ok(Self { roles: resting::awake_in(tx, person, project, self.roles).await?, ..self })
    }

    fn allows(&self, scope: Scope) -> bool {
        scope.is_given_by(&self.roles) || (scope.only_reads() && !self.has_a_part)
    }
}

/// The scopes that a person may not have.
fn lacking(scopes: &[String], standing: &Standing) -> Vec<Violation> {
    let without = known(scopes).filter(|s| !standing.allows(*s));
    let one = |scope: Scope| {
        let wanted: Vec<&str> = scope.given_by().iter().map(|r| r.as_str()).collect();
        let detail = format!("\"{}\" needs a named member of the project's staff with the role {}", scope.as_str(), wanted.join(" or "));
        Violation::new("/scopes", "not_given", detail)
    };
    without.map(one).collect()
}

/// Takes away the tokens of a person that open more than the person's roles give now; which ones.
pub(in crate::app) async fn revoke_beyond_roles(tx: &mut Tx, at: &At, person: PersonId) -> Result<Vec<TokenId>, Stop> {
    let mut taken = Vec::new();
    for token in people::tokens_of(tx, person, at.now).await?.into_iter().filter(is_of_staff) {
        let roles = sessions::named_roles(tx, person, &token.project).await?;
        if known(&token.scopes).all(|s| s.is_given_by(&roles)) {
            continue;
        }
        at.hold(tx, Kept::Token(token.id.uuid())).await?;
        people::revoke(tx, token.id, at.now).await?;
        let body = json!({ "because": "roles" });
        at.tell(tx, Happened { kind: EventKind::TokenRevoked, actor: Actor::CommandLine, subject: token.id.uuid(), body, project: None })
            .await?;
        taken.push(token.id);
    }
    Ok(taken)
}

/// The person of an address; added where it is new.
pub(in crate::app) async fn person_of(tx: &mut Tx, at: &At, email: &str) -> Result<PersonId, Stop> {
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
                let acts = known(&new.scopes).find(|s| person.is_none() && s.acts_for_a_person());
                if let Some(scope) = acts {
                    let detail = format!("\"{}\" is for what a named person does: such a token belongs to one", scope.as_str());
                    return Err(invalid(vec![Violation::new("/email", "required", detail)]));
                }
                let lacking = match person {
                    Some(person) => lacking(&new.scopes, &Standing::of(tx, person, &new.project).await?),
                    None => Vec::new(),
                };
                if !lacking.is_empty() {
                    return Err(invalid(lacking));
                }
                let id = TokenId::from_uuid(at.uuid());
                let expires = at.now.plus_seconds(i64::from(new.days) * 86_400);
                let token = NewToken {
                    id,
                    person,
                    project: &new.project,
                    kind: TokenKind::Api,
                    secret: secret.as_bytes(),
                    scopes: &scopes,
                    at: at.now,
                    expires,
                };
                people::insert_token(tx, &token).await?;
                let body = json!({ "scopes": scopes, "project": new.project });
                Ok(at
                    .tell(
                        tx,
                        Happened { kind: EventKind::TokenCreated, actor: Actor::CommandLine, subject: id.uuid(), body, project: None },
                    )
                    .await?)
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
            Box::pin(async move {
                let Some(token) = people::token(tx, &secret, now).await? else { return Ok(None) };
                let standing = match token.person.filter(|_| is_of_staff(&token)) {
                    Some(person) => Standing::of(tx, person, &token.project).await?.awake(tx, person, &token.project).await?,
                    None => Standing { roles: Vec::new(), has_a_part: false },
                };
                Ok(Some((token, standing)))
            })
        });
        let found = found.await?;
        let lasts = found.as_ref().is_some_and(|(token, _)| !is_of_staff(token));
        let caller = found.map(|(token, standing)| Caller {
            token: token.id,
            person: token.person,
            scopes: known(&token.scopes).filter(|s| token.person.is_none() || standing.allows(*s)).collect(),
            project: token.project,
        });
        if let Some(caller) = caller.as_ref().filter(|_| lasts) {
            self.callers.keep(hash, caller.clone(), now);
        }
        Ok(caller)
    }

    /// Every token that holds, without secrets.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn tokens(&self) -> Result<Vec<people::ListedToken>, AppError> {
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
                at.hold(tx, Kept::Token(id.uuid())).await?;
                if !people::revoke(tx, id, at.now).await? {
                    return Err(not_found("token that holds"));
                }
                let body = json!({});
                Ok(at
                    .tell(
                        tx,
                        Happened { kind: EventKind::TokenRevoked, actor: Actor::CommandLine, subject: id.uuid(), body, project: None },
                    )
                    .await?)
            })
        });
        revoked.await?;
        self.callers.forget(id);
        Ok(())
    }
}

//! Signing in: candidates by a mailed link or code, staff by password and second factor; sessions; tries that are counted.

use serde_json::json;
use uuid::Uuid;

use super::command::{At, Happened, Stop, actor};
use super::identity::person_of;
use super::{App, AppError};
use crate::domain::account::{Role, address};
use crate::domain::id::{PersonId, SessionId};
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::violation::Violation;
use crate::store::sessions::{self, SignIn};
use crate::store::{Tx, people};

/// How long a mailed link or code holds, in seconds.
pub(super) const MAIL_HOLDS: i64 = 600;
/// Wrong codes that a mail bears.
const WRONG_CODES: i64 = 5;
/// The window in which tries are counted, in seconds.
const WINDOW: i64 = 900;
/// How long a session holds, in seconds: a candidate's from its last use, a member of staff's from its start.
const SESSION: i64 = 12 * 3_600;
/// How long a member of staff may be away, in seconds.
const STAFF_AWAY: i64 = 1_800;

/// A mail that lets somebody in; its secrets are nowhere else.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Names the mail when its code is typed in.
    pub id: Uuid,
    /// To whom.
    pub email: String,
    /// Six digits.
    pub code: String,
    /// The link's secret.
    pub link: String,
    /// The language that the person reads, where it is known.
    pub lang: Option<Lang>,
}

/// A new session.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The cookie's secret.
    pub secret: String,
    /// Who.
    pub person: PersonId,
    /// Whether staff pages open.
    pub staff: bool,
}

/// Who is signed in, and what they may do.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The session.
    pub session: SessionId,
    /// Who.
    pub person: PersonId,
    /// Whether they signed in as staff.
    pub staff: bool,
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: Option<String>,
    /// The language that they read, where it is known.
    pub lang: Option<Lang>,
    /// Roles by project.
    pub roles: Vec<(String, Role)>,
}

impl Visitor {
    /// Whether the person has a role in a project.
    #[must_use]
    pub fn may(&self, project: &str, role: Role) -> bool {
        self.staff && self.roles.iter().any(|(p, r)| p == project && *r == role)
    }

    /// The projects in which the person has a role.
    #[must_use]
    pub fn projects(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.roles.iter().map(|(p, _)| p.as_str()).collect();
        all.dedup();
        all
    }
}

fn code_hash(id: Uuid, code: &str) -> String {
    blake3::hash(format!("{id} {code}").as_bytes()).to_hex().to_string()
}

/// A digit, also of the full width that Chinese input methods write.
pub(super) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0),
        _ => None,
    }
}

fn wrong(pointer: &str, code: &'static str, detail: impl Into<String>) -> AppError {
    AppError::Invalid(vec![Violation::new(pointer, code, detail)])
}

async fn open(tx: &mut Tx, at: &At, person: PersonId, secret: &str, staff: bool) -> Result<(), Stop> {
    let id = SessionId::from_uuid(at.uuid());
    sessions::insert(tx, id, person, secret.as_bytes(), staff, at.now, at.now.plus_seconds(SESSION)).await?;
    let body = json!({ "staff": staff });
    Ok(at.tell(tx, Happened { kind: "session.opened", actor: &actor(person), subject: person.uuid(), body, project: None }).await?)
}

impl App {
    /// The projects that a visitor has to do with: as staff, or by an application.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn projects_of(&self, visitor: &Visitor) -> Result<Vec<String>, AppError> {
        let mut all: Vec<String> = if visitor.staff { visitor.projects().into_iter().map(str::to_owned).collect() } else { Vec::new() };
        all.extend(self.applications_of(visitor.person).await?.into_iter().map(|a| a.project));
        Ok(all)
    }

    /// A secret of 64 hexadecimal digits.
    fn secret(&self) -> String {
        blake3::Hash::from_bytes(self.ids.secret()).to_hex().to_string()
    }

    /// Counts a try at a door; refuses where there were more than `most` in a quarter of an hour. Which address it was is stored only as a hash.
    async fn knock(&self, door: &str, who: &str, most: i64) -> Result<(), AppError> {
        let door = format!("{door} {}", blake3::hash(who.as_bytes()).to_hex());
        let found = self.command("knock", door, |tx, at, door| {
            Box::pin(async move {
                let since = at.now.plus_seconds(-WINDOW);
                sessions::forget_knocks(tx, since).await?;
                Ok(sessions::knock(tx, at.uuid(), &door, at.now, since).await?)
            })
        });
        if found.await? > most { Err(AppError::TooMany { seconds: WINDOW }) } else { Ok(()) }
    }

    /// Makes a mail that lets the owner of an address in. The answer is the same whether or not the address is known.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where it is no address, [`AppError::TooMany`].
    pub async fn ask_sign_in(&self, email: &str, from: &str) -> Result<Invitation, AppError> {
        let email = address(email).ok_or_else(|| wrong("/email", "not_an_address", "enter an e-mail address such as name@example.com"))?;
        self.knock("mail from", from, 30).await?;
        self.knock("mail to", &email, 5).await?;
        let link = self.secret();
        let [a, b, c, d, ..] = self.ids.secret();
        let code = format!("{:06}", u32::from_le_bytes([a, b, c, d]) % 1_000_000);
        let (id, lang) = self
            .command("ask to sign in", (email.clone(), link.clone(), code.clone()), |tx, at, (email, link, code)| {
                Box::pin(async move {
                    let id = at.uuid();
                    let expires = at.now.plus_seconds(MAIL_HOLDS);
                    sessions::insert_sign_in(tx, id, &email, &code_hash(id, &code), link.as_bytes(), at.now, expires).await?;
                    let lang = match people::by_email(tx, &email).await? {
                        Some(person) => people::person(tx, person).await?.and_then(|p| p.lang),
                        None => None,
                    };
                    Ok((id, lang))
                })
            })
            .await?;
        Ok(Invitation { id, email, code, link, lang: lang.and_then(|l| Lang::from_code(&l)) })
    }

    /// Signs in with a link's secret. `None` where it was used, is too old or is none.
    ///
    /// # Errors
    /// [`AppError::TooMany`].
    pub async fn sign_in_by_link(&self, link: &str, from: &str) -> Result<Option<Opened>, AppError> {
        self.knock("link", from, 60).await?;
        let now = self.clock.now();
        let wanted = link.to_owned();
        let found = self.db.read("link", move |tx| {
            let wanted = wanted.clone();
            Box::pin(async move { sessions::by_link(tx, wanted.as_bytes(), now).await })
        });
        match found.await? {
            Some(mail) => self.admit(mail).await,
            None => Ok(None),
        }
    }

    /// Signs in with the six digits of a mail. `None` where the mail was used, is too old or bore too many wrong codes.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where the code is wrong, with the tries that are left; [`AppError::TooMany`].
    pub async fn sign_in_by_code(&self, id: Uuid, code: &str, from: &str) -> Result<Option<Opened>, AppError> {
        self.knock("code", from, 60).await?;
        let now = self.clock.now();
        let found = self.db.read("code", move |tx| Box::pin(sessions::by_code(tx, id, now))).await?;
        let Some(mail) = found.filter(|m| m.tries < WRONG_CODES) else { return Ok(None) };
        let digits: String = code.chars().filter_map(digit).collect();
        if code_hash(id, &digits) == mail.code_hash {
            return self.admit(mail).await;
        }
        self.command("wrong code", id, |tx, _, id| Box::pin(async move { Ok(sessions::wrong_code(tx, id).await?) })).await?;
        let left = WRONG_CODES - mail.tries - 1;
        Err(wrong("/code", "wrong_code", format!("this is not the code; {left} tries are left")))
    }

    async fn admit(&self, mail: SignIn) -> Result<Option<Opened>, AppError> {
        let secret = self.secret();
        let opened = self.command("sign in", (mail, secret), |tx, at, (mail, secret)| {
            Box::pin(async move {
                if !sessions::use_up(tx, mail.id, at.now).await? {
                    return Ok(None);
                }
                let person = person_of(tx, &at, &mail.email).await?;
                open(tx, &at, person, &secret, false).await?;
                Ok(Some(Opened { secret, person, staff: false }))
            })
        });
        opened.await
    }

    /// Signs a member of staff in: password, and the second factor's code where there is one. Every refusal reads alike.
    ///
    /// # Errors
    /// [`AppError::Invalid`], [`AppError::TooMany`].
    pub async fn sign_in_staff(&self, email: &str, password: &str, totp: &str, from: &str) -> Result<Opened, AppError> {
        let no = || wrong("/password", "wrong_credentials", "address, password or code is not right");
        let email = address(email).ok_or_else(no)?;
        self.knock("password from", from, 40).await?;
        self.knock("password of", &email, 8).await?;
        let wanted = email.clone();
        let found = self.db.read("staff", move |tx| {
            let email = wanted.clone();
            Box::pin(async move {
                match people::by_email(tx, &email).await? {
                    Some(person) => sessions::staff(tx, person).await,
                    None => Ok(None),
                }
            })
        });
        let found = found.await?;
        // An unknown address costs the same time as a known one.
        let hash = found.as_ref().map(|s| s.password_hash.clone());
        let right = super::staff::matches(self, password.to_owned(), hash).await?;
        let staff = found.filter(|_| right).ok_or_else(no)?;
        let step = match &staff.totp_secret {
            None => None,
            Some(secret) => Some(super::staff::totp_step(secret, totp, self.clock.wall()).ok_or_else(no)?),
        };
        let secret = self.secret();
        let opened = self.command("sign in staff", (staff.person, step, secret.clone()), |tx, at, (person, step, secret)| {
            Box::pin(async move {
                if let Some(step) = step
                    && !sessions::take_totp_step(tx, person, step).await?
                {
                    return Ok(false);
                }
                open(tx, &at, person, &secret, true).await?;
                Ok(true)
            })
        });
        if opened.await? { Ok(Opened { secret, person: staff.person, staff: true }) } else { Err(no()) }
    }

    /// Who is signed in with a cookie's secret. A session that is used holds on; staff who were away for half an hour sign in again.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn visitor(&self, secret: &str) -> Result<Option<Visitor>, AppError> {
        let (secret, now) = (secret.to_owned(), self.clock.now());
        let found = self.db.read("visitor", move |tx| {
            let secret = secret.clone();
            Box::pin(async move {
                let Some(session) = sessions::session(tx, secret.as_bytes(), now).await? else { return Ok(None) };
                let roles = if session.staff { sessions::roles(tx, session.person).await? } else { Vec::new() };
                Ok(Some((session, roles)))
            })
        });
        let Some((session, roles)) = found.await? else { return Ok(None) };
        let away = now.seconds_since(session.seen_at);
        if session.staff && (away > STAFF_AWAY || roles.is_empty()) {
            return Ok(None);
        }
        if away >= 60 {
            let expires: Moment = if session.staff { session.expires_at } else { now.plus_seconds(SESSION) };
            let id = session.id;
            self.db.write("session seen", move |tx| Box::pin(sessions::seen(tx, id, now, expires))).await?;
        }
        Ok(Some(Visitor {
            session: session.id,
            person: session.person,
            staff: session.staff,
            email: session.email.unwrap_or_default(),
            name: session.name,
            lang: session.lang.and_then(|l| Lang::from_code(&l)),
            roles: roles.into_iter().filter_map(|(p, r)| Some((p, Role::from_name(&r)?))).collect(),
        }))
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

    /// Keeps the language that a person reads.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn set_lang(&self, person: PersonId, lang: Lang) -> Result<(), AppError> {
        Ok(self.db.write("language", move |tx| Box::pin(people::set_lang(tx, person, lang.code()))).await?)
    }
}

//! Signing in: candidates by a mailed link or code, staff by password and second factor; sessions; tries that are counted.

mod as_staff;

use serde_json::json;
use uuid::Uuid;

use super::guard::{self, Door, Knock};
use super::identity::person_of;
use super::passwords::neighbourhood;
use crate::app::kernel::command::{At, Happened, Stop};
use crate::app::{App, AppError};
use crate::domain::accounts::{Role, address};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{PersonId, SessionId};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::Lang;
use crate::store::Tx;
use crate::store::accounts::people;
use crate::store::accounts::sessions;
use crate::store::accounts::sign_in;
use crate::store::accounts::sign_in::SignIn;

/// How long a mailed link or code holds, in seconds.
pub(in crate::app) const MAIL_HOLDS: i64 = 600;
/// Codes that are compared with a mail's.
const CODES: i64 = 5;
/// How long a session holds, in seconds: a candidate's from its last use, a member of staff's from its start.
const SESSION: i64 = 12 * 3_600;
/// How long a candidate's session holds at most, however much it is used, in seconds.
const LONGEST_SESSION: i64 = 7 * 86_400;
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

/// Who comes to a door.
#[derive(Clone, Debug, Default)]
pub struct Coming {
    /// The address of the network that they come from, as it is counted: one for a whole IPv6 network of 64 bits.
    pub from: String,
    /// The secret of the session that their browser has already: a new one ends it.
    pub former: Option<String>,
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

pub(in crate::app) fn code_hash(id: Uuid, code: &str) -> String {
    blake3::hash(format!("{id} {code}").as_bytes()).to_hex().to_string()
}

/// A digit, also of the full width that Chinese input methods write.
pub(in crate::app) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0),
        _ => None,
    }
}

fn wrong(pointer: &str, code: &'static str, detail: impl Into<String>) -> AppError {
    AppError::Invalid(vec![Violation::new(pointer, code, detail)])
}

/// What a try that was wrong tried.
#[derive(Clone, Copy, Debug)]
enum Tried {
    Code,
    Link,
    Password,
    SecondFactor,
    Disabled,
}

impl Tried {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Link => "link",
            Self::Password => "password",
            Self::SecondFactor => "second_factor",
            Self::Disabled => "disabled",
        }
    }
}

/// Opens a session; the one that the browser had ends.
async fn open(tx: &mut Tx, at: &At, person: PersonId, secret: &str, former: Option<&str>, staff: bool) -> Result<(), Stop> {
    if let Some(former) = former {
        sessions::end(tx, former.as_bytes(), at.now).await?;
    }
    let id = SessionId::from_uuid(at.uuid());
    sessions::insert(tx, id, person, secret.as_bytes(), staff, at.now, at.now.plus_seconds(SESSION)).await?;
    let body = json!({ "staff": staff });
    Ok(at
        .tell(tx, Happened { kind: EventKind::SessionOpened, actor: Actor::Person(person), subject: person.uuid(), body, project: None })
        .await?)
}

impl App {
    /// A secret of 64 hexadecimal digits.
    fn secret(&self) -> String {
        blake3::Hash::from_bytes(self.ids.secret()).to_hex().to_string()
    }

    /// Notes that somebody was not let in: what they tried, and at whose door, where it is somebody's; the same once a minute, since the
    /// ledger keeps it for good, and whoever comes from many addresses would fill it. No address stands in the ledger.
    async fn not_let_in(&self, tried: Tried, about: Option<Uuid>) -> Result<(), AppError> {
        let door = about.map_or_else(|| "a door".to_owned(), |about| format!("the door of {about}"));
        if !self.denials.is_new(&door, tried.as_str(), self.clock.now()) {
            return Ok(());
        }
        let noted = self.command("not let in", (tried, about), |tx, at, (tried, about)| {
            Box::pin(async move {
                let body = json!({ "tried": tried.as_str() });
                let subject = about.unwrap_or_else(Uuid::nil);
                Ok(at.tell(tx, Happened { kind: EventKind::SessionRefused, actor: Actor::Visitor, subject, body, project: None }).await?)
            })
        });
        let noted = noted.await;
        if noted.is_err() {
            self.denials.forget(&door, tried.as_str());
        }
        noted
    }

    /// Makes a mail that lets the owner of an address in. The answer is the same whether or not the address is known.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where it is no address, [`AppError::TooMany`].
    pub async fn ask_sign_in(&self, email: &str, coming: &Coming) -> Result<Invitation, AppError> {
        let email = address(email).ok_or_else(|| wrong("/email", "not_an_address", "enter an e-mail address such as name@example.com"))?;
        let from = coming.from.as_str();
        let doors = [Knock::at(Door::MailFrom, &[from]), Knock::at(Door::MailOfFrom, &[&email, from]), Knock::at(Door::MailOf, &[&email])];
        self.knock(&doors).await?;
        let link = self.secret();
        let [a, b, c, d, ..] = self.ids.secret();
        let code = format!("{:06}", u32::from_le_bytes([a, b, c, d]) % 1_000_000);
        let (id, lang) = self
            .command("ask to sign in", (email.clone(), link.clone(), code.clone()), |tx, at, (email, link, code)| {
                Box::pin(async move {
                    let id = at.uuid();
                    let expires = at.now.plus_seconds(MAIL_HOLDS);
                    sign_in::insert(tx, id, &email, &code_hash(id, &code), link.as_bytes(), at.now, expires).await?;
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
    pub async fn sign_in_by_link(&self, link: &str, coming: &Coming) -> Result<Option<Opened>, AppError> {
        let door = Knock::at(Door::LinkFrom, &[&coming.from]);
        self.knock(std::slice::from_ref(&door)).await?;
        let now = self.clock.now();
        let wanted = link.to_owned();
        let found = self.db.read("link", move |tx| {
            let wanted = wanted.clone();
            Box::pin(async move { sign_in::by_link(tx, wanted.as_bytes(), now).await })
        });
        let Some(mail) = found.await? else {
            self.not_let_in(Tried::Link, None).await?;
            return Ok(None);
        };
        self.right(&[], &[door]).await?;
        self.admit(mail, coming).await
    }

    /// Counts a code of a mail at its doors and with the mail itself, in one commit: the mail, where the code may be compared.
    async fn count_code(&self, id: Uuid, from: &str) -> Result<Option<(SignIn, [Knock; 4])>, AppError> {
        let counted = self.locking_command("count code", (id, from.to_owned()), |tx, at, (id, from)| {
            Box::pin(async move {
                // Who names no mail is counted only where they come from; who has used a mail's codes up, not for the mail's owner.
                let shared = [Knock::at(Door::CodeFrom, &[&from]), Knock::at(Door::CodeNear, &[&neighbourhood(&from)])];
                guard::count(tx, &shared, at.now).await?;
                let Some(mail) = sign_in::count_code(tx, id, at.now, CODES).await? else { return Ok(None) };
                let of = [Knock::at(Door::CodeOfFrom, &[&mail.email, &from]), Knock::at(Door::CodeOf, &[&mail.email])];
                guard::count(tx, &of, at.now).await?;
                let ([here, near], [own, everybody]) = (shared, of);
                Ok(Some((mail, [here, near, own, everybody])))
            })
        });
        counted.await
    }

    /// Signs in with the six digits of a mail. `None` where the mail was used, is too old or bore as many codes as it may.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where the code is wrong, with the tries that are left; [`AppError::TooMany`].
    pub async fn sign_in_by_code(&self, id: Uuid, code: &str, coming: &Coming) -> Result<Option<Opened>, AppError> {
        let digits: String = code.chars().filter_map(digit).take(7).collect();
        // What cannot be one is no try: a digit that was left out costs nobody one.
        if digits.len() != 6 {
            return Err(wrong("/code", "not_a_code", "a code has six digits"));
        }
        let Some((mail, doors)) = self.count_code(id, &coming.from).await? else { return Ok(None) };
        if code_hash(id, &digits) == mail.code_hash {
            self.right(&[], &doors).await?;
            return self.admit(mail, coming).await;
        }
        self.not_let_in(Tried::Code, Some(id)).await?;
        Err(wrong("/code", "wrong_code", format!("this is not the code; {} tries are left", CODES - mail.tries)))
    }

    /// Opens a candidate's session with a mail; every mail that went to the same address is used up with it.
    async fn admit(&self, mail: SignIn, coming: &Coming) -> Result<Option<Opened>, AppError> {
        let secret = self.secret();
        let opened = self.command("sign in", (mail, secret, coming.former.clone()), |tx, at, (mail, secret, former)| {
            Box::pin(async move {
                if !sign_in::use_up(tx, mail.id, at.now).await? {
                    return Ok(None);
                }
                sign_in::use_up_all(tx, &mail.email, at.now).await?;
                let person = person_of(tx, &at, &mail.email).await?;
                open(tx, &at, person, &secret, former.as_deref(), false).await?;
                Ok(Some(Opened { secret, person, staff: false }))
            })
        });
        opened.await
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
                let held = if session.staff { sessions::roles(tx, session.person).await? } else { Vec::new() };
                let none = held.is_empty();
                Ok(Some((none, super::resting::awake(tx, session.person, held).await?, session)))
            })
        });
        let Some((none, roles, session)) = found.await? else { return Ok(None) };
        let away = now.seconds_since(session.seen_at);
        if session.staff && (away > STAFF_AWAY || none) {
            return Ok(None);
        }
        if away >= 60 {
            let longest = session.created_at.plus_seconds(LONGEST_SESSION);
            let expires: Moment = if session.staff { session.expires_at } else { now.plus_seconds(SESSION).min(longest) };
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
            roles,
        }))
    }

    /// Keeps the language that a person's browser asked for first: letters are in it as long as they have chosen none.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn set_asked_lang(&self, person: PersonId, lang: Lang) -> Result<(), AppError> {
        Ok(self.db.write("language asked for", move |tx| Box::pin(people::set_asked(tx, person, lang.code()))).await?)
    }

    /// Keeps the language that a person chose.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn set_lang(&self, person: PersonId, lang: Lang) -> Result<(), AppError> {
        Ok(self.db.write("language", move |tx| Box::pin(people::set_lang(tx, person, lang.code()))).await?)
    }
}

//! Staff: adding them with a password and a second factor, their roles by project, and what the database knows of itself.

use serde_json::json;
use totp_rs::{Builder, Secret};

use super::acts::Acting;
use super::identity::{person_of, revoke_beyond_roles};
use crate::app::kernel::command::{At, Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::accounts::{Role, address, password};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::PersonId;
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::store::Tx;
use crate::store::accounts::people;
use crate::store::accounts::sessions;
use crate::store::accounts::sessions::StaffRole;
use crate::store::engine::time;

/// Most characters of a name.
const LONGEST_NAME: usize = 200;
/// The setting that says that a database holds invented people only.
const DEMO: &str = "demo";
/// The setting that holds the password of a demo's staff.
const DEMO_PASSWORD: &str = "demo_password";

/// A member of staff to be added.
#[derive(Clone, Debug)]
pub struct NewStaff {
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// Their password.
    pub password: String,
    /// Roles by project.
    pub roles: Vec<(String, Role)>,
    /// Whether they need a second factor; without one only in a demo database.
    pub second_factor: bool,
}

/// What becomes of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// Somebody has it from now on.
    Given,
    /// Somebody has it no more.
    Taken,
}

/// A role of a member of staff, under the name that rooms above use.
pub use crate::store::accounts::sessions::StaffRole as Listed;

/// The time step of a second factor's code, where it is right now or was half a minute ago.
pub(in crate::app) fn totp_step(secret: &str, code: &str, now: Moment) -> Option<i64> {
    let secret = Secret::try_from_base32(secret).ok()?;
    let totp = Builder::new().with_secret(secret).with_skew(1).build().ok()?;
    let seconds = u64::try_from(now.microseconds() / 1_000_000).ok()?;
    let digits: String = code.chars().filter_map(super::sign_in::digit).collect();
    totp.check(&digits, seconds).and_then(|step| i64::try_from(step).ok())
}

/// Lets somebody sign in as staff again, inside a command.
async fn enable(tx: &mut Tx, at: &At, person: PersonId, by: Actor) -> Result<(), Stop> {
    sessions::staff_or_former(tx, person).await?.ok_or_else(|| not_found("member of staff"))?;
    at.hold(tx, Kept::Staff(person.uuid())).await?;
    if !sessions::enable(tx, person).await? {
        return Err(refused("illegal_transition", "they may sign in as staff already"));
    }
    let what = Happened { kind: EventKind::StaffEnabled, actor: by, subject: person.uuid(), body: json!({}), project: None };
    Ok(at.tell(tx, what).await?)
}

impl App {
    /// Adds a member of staff; the second factor's secret, in base32, is given once.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for an address that is none or a short password; [`AppError::Refused`] where they are staff already.
    pub async fn add_staff(&self, new: NewStaff) -> Result<Option<String>, AppError> {
        self.add_staff_at(None, new).await
    }

    /// The same where it is known under which host people reach the service: it makes no password.
    ///
    /// # Errors
    /// As [`App::add_staff`].
    pub async fn add_staff_at(&self, host: Option<&str>, new: NewStaff) -> Result<Option<String>, AppError> {
        let mut violations = Vec::new();
        let email = address(&new.email);
        if email.is_none() {
            violations.push(Violation::new("/email", "not_an_address", "this is no e-mail address"));
        }
        let called = self.called(host).await?;
        let called: Vec<&str> = called.iter().map(String::as_str).collect();
        violations.extend(password::refused(&new.password, &new.email, &new.name, &called));
        if new.name.trim().is_empty() {
            violations.push(Violation::new("/name", "required", "a member of staff has a name: it stands beside what they decide"));
        }
        let odd = crate::domain::applying::refused::check(&new.name, LONGEST_NAME, "/name");
        violations.extend(odd.or_else(|| crate::domain::applying::refused::in_a_name(&new.name, "/name")));
        if new.roles.is_empty() {
            violations.push(Violation::new("/roles", "required", "a member of staff has a role in a project"));
        }
        let Some(email) = email.filter(|_| violations.is_empty()) else { return Err(AppError::Invalid(violations)) };
        let bytes = self.ids.secret();
        let totp = new.second_factor.then(|| Secret::from(bytes[..20].to_vec()).to_base32());
        let salt = self.ids.secret().first_chunk::<16>().copied().unwrap_or_default();
        let hash = self.passwords.hash(new.password.clone(), salt).await?;
        let added = self.command("add staff", (email, new, hash, totp.clone()), |tx, at, (email, new, hash, totp)| {
            Box::pin(async move {
                let person = person_of(tx, &at, &email).await?;
                if let Some(there) = sessions::staff_or_former(tx, person).await? {
                    let (is, see) = if there.disabled { ("was disabled", "enable") } else { ("is a member of staff already", "role") };
                    return Err(refused("staff_already", format!("{email} {is}; see: touchstone user {see}")));
                }
                people::set_name(tx, person, &new.name).await?;
                at.hold(tx, Kept::Staff(person.uuid())).await?;
                sessions::insert_staff(tx, person, &hash, totp.as_deref(), at.now).await?;
                for (project, role) in &new.roles {
                    sessions::give_role(tx, person, project, *role).await?;
                }
                let roles: Vec<_> = new.roles.iter().map(|(p, r)| format!("{p} {}", r.as_str())).collect();
                let what = Happened {
                    kind: EventKind::StaffAdded,
                    actor: Actor::CommandLine,
                    subject: person.uuid(),
                    body: json!({ "roles": roles }),
                    project: None,
                };
                Ok(at.tell(tx, what).await?)
            })
        });
        added.await?;
        Ok(totp)
    }

    /// Gives a member of staff a role in a project.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the address is nobody's of the staff.
    pub async fn give_role(&self, email: &str, project: &str, role: Role) -> Result<(), AppError> {
        self.change_role(email, project, role, Change::Given).await
    }

    /// Takes a role in a project from a member of staff, with the tokens that rest on it.
    ///
    /// # Errors
    /// As [`App::give_role`].
    pub async fn take_role(&self, email: &str, project: &str, role: Role) -> Result<(), AppError> {
        self.change_role(email, project, role, Change::Taken).await
    }

    async fn change_role(&self, email: &str, project: &str, role: Role, change: Change) -> Result<(), AppError> {
        let email = address(email).unwrap_or_default();
        let taken = self.command("set role", (email, project.to_owned(), role, change), |tx, at, (email, project, role, change)| {
            Box::pin(async move {
                let person = people::by_email(tx, &email).await?.ok_or_else(|| not_found("member of staff"))?;
                sessions::staff(tx, person).await?.ok_or_else(|| not_found("member of staff"))?;
                at.hold(tx, Kept::Staff(person.uuid())).await?;
                match change {
                    Change::Given => sessions::give_role(tx, person, &project, role).await?,
                    Change::Taken => sessions::take_role(tx, person, &project, role).await?,
                }
                let body = json!({ "project": project, "role": role.as_str(), "has": change == Change::Given });
                let what = Happened { kind: EventKind::StaffRole, actor: Actor::CommandLine, subject: person.uuid(), body, project: None };
                at.tell(tx, what).await?;
                revoke_beyond_roles(tx, &at, person).await
            })
        });
        taken.await?.into_iter().for_each(|token| self.callers.forget(token));
        Ok(())
    }

    /// Takes away that somebody may sign in as staff, and ends their sessions and the tokens that act for them as staff.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn disable_staff(&self, email: &str) -> Result<(), AppError> {
        let taken = self.command("disable staff", address(email).unwrap_or_default(), |tx, at, email| {
            Box::pin(async move {
                let person = people::by_email(tx, &email).await?.ok_or_else(|| not_found("member of staff"))?;
                at.hold(tx, Kept::Staff(person.uuid())).await?;
                if !sessions::disable(tx, person, at.now).await? {
                    return Err(not_found("member of staff"));
                }
                sessions::end_all(tx, person, at.now).await?;
                let what = Happened {
                    kind: EventKind::StaffDisabled,
                    actor: Actor::CommandLine,
                    subject: person.uuid(),
                    body: json!({}),
                    project: None,
                };
                at.tell(tx, what).await?;
                revoke_beyond_roles(tx, &at, person).await
            })
        });
        taken.await?.into_iter().for_each(|token| self.callers.forget(token));
        Ok(())
    }

    /// Lets somebody sign in as staff again, with the password, second factor and roles that they had. Sessions and tokens that were
    /// ended stay so.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the address is nobody's who was of the staff, [`AppError::Refused`] where they may sign in already.
    pub async fn enable_staff(&self, email: &str) -> Result<(), AppError> {
        self.command("enable staff", address(email).unwrap_or_default(), |tx, at, email| {
            Box::pin(async move {
                let person = people::by_email(tx, &email).await?.ok_or_else(|| not_found("member of staff"))?;
                enable(tx, &at, person, Actor::CommandLine).await
            })
        })
        .await
    }

    /// The same by an administrator, of somebody whose roles are all of projects that they administrate.
    ///
    /// # Errors
    /// As [`App::enable_staff`]; [`AppError::Forbidden`] where the administrator is none any more, or the person has roles elsewhere.
    pub async fn enable_staff_of(&self, project: &str, by: PersonId, person: PersonId) -> Result<(), AppError> {
        self.command("enable staff", (project.to_owned(), by, person), |tx, at, (project, by, person)| {
            Box::pin(async move {
                Acting::admin(&project, by).on(tx, person).await?;
                let roles = sessions::roles_or_former(tx, person).await?;
                if !roles.iter().any(|(of, _)| *of == project) {
                    return Err(not_found("member of staff"));
                }
                for (of, _) in roles.iter().filter(|(of, _)| *of != project) {
                    Acting::admin(of, by).admitted(tx).await?;
                }
                enable(tx, &at, person, Actor::Person(by)).await
            })
        })
        .await
    }

    /// Everyone who has a role, also those who may not sign in any more.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn staff_and_former(&self) -> Result<Vec<StaffRole>, AppError> {
        Ok(self.db.read("staff and former", |tx| Box::pin(sessions::staff_and_former(tx))).await?)
    }

    /// Everyone who may sign in as staff, with their roles.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn all_staff(&self) -> Result<Vec<StaffRole>, AppError> {
        Ok(self.db.read("all staff", |tx| Box::pin(sessions::all_staff(tx))).await?)
    }

    /// How many members of staff may sign in with a password alone.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn staff_without_second_factor(&self) -> Result<i64, AppError> {
        Ok(self.db.read("second factors", |tx| Box::pin(sessions::without_second_factor(tx))).await?)
    }

    /// Whether the database is a demo's: it holds invented people only, its staff need no second factor, and its days may be laid back.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn is_demo(&self) -> Result<bool, AppError> {
        Ok(self.db.read("demo", |tx| Box::pin(sessions::setting(tx, DEMO))).await?.is_some())
    }

    /// Says that the database is a demo's.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn make_demo(&self) -> Result<(), AppError> {
        Ok(self.db.write("make demo", |tx| Box::pin(sessions::set(tx, DEMO, "yes"))).await?)
    }

    /// The password of a demo's staff accounts: made once, and kept in the database, which holds nobody real.
    ///
    /// # Errors
    /// [`AppError::Refused`] in any other database.
    pub async fn demo_password(&self) -> Result<String, AppError> {
        if !self.is_demo().await? {
            return Err(AppError::Refused { code: "no_demo", detail: "only a demo database has a password that is told".to_owned() });
        }
        if let Some(there) = self.db.read("demo password", |tx| Box::pin(sessions::setting(tx, DEMO_PASSWORD))).await? {
            return Ok(there);
        }
        let hex = blake3::Hash::from_bytes(self.ids.secret()).to_hex();
        let password = [&hex[..4], &hex[4..8], &hex[8..12], &hex[12..16]].join("-");
        let kept = password.clone();
        self.db
            .write("keep demo password", move |tx| {
                let kept = kept.clone();
                Box::pin(async move { sessions::set(tx, DEMO_PASSWORD, &kept).await })
            })
            .await?;
        Ok(password)
    }

    /// Lets a demo's days begin so many seconds ago.
    ///
    /// # Errors
    /// [`AppError::Refused`] in any other database, and where something happened since.
    pub async fn lay_back(&self, seconds: i64) -> Result<(), AppError> {
        if !self.is_demo().await? {
            return Err(AppError::Refused { code: "no_demo", detail: "only a demo database has days that are laid back".to_owned() });
        }
        let begin = self.clock.wall().plus_seconds(-seconds);
        let laid = self.db.write("lay back", move |tx| {
            Box::pin(async move {
                if time::newest_event(tx).await? > begin {
                    return Ok(false);
                }
                time::set_back(tx, begin).await?;
                Ok(true)
            })
        });
        if laid.await? {
            return Ok(());
        }
        let detail = "something happened in this demo already, and its people would come before it; begin with a new database";
        Err(AppError::Refused { code: "illegal_transition", detail: detail.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc_6238_a_code_is_right_in_its_step_and_the_one_after() {
        // Appendix B of RFC 6238: secret "12345678901234567890", at 59 s the eight digits 94287082, of which the last six count.
        let secret = Secret::from(b"12345678901234567890".to_vec()).to_base32();
        let at = |seconds: i64| Moment::from_microseconds(seconds * 1_000_000);
        assert_eq!(totp_step(&secret, "287082", at(59)), Some(1));
        assert_eq!(totp_step(&secret, "287 082", at(89)), Some(1));
        assert_eq!(totp_step(&secret, "287082", at(125)), None);
        assert_eq!(totp_step(&secret, "", at(59)), None);
    }
}

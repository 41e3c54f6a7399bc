//! Signing in: sessions, staff and their roles. Mails to sign in by are in [`super::sign_in`].

use uuid::Uuid;

use crate::domain::accounts::Role;
use crate::domain::kernel::id::{PersonId, SessionId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{Statement, row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    INSERT_SESSION = "INSERT INTO session (id, person_id, secret_hash, staff, seen_at, created_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $5, $6)";
    SESSION = "SELECT s.id AS id, s.person_id AS person_id, s.staff AS staff, s.created_at AS created_at, s.seen_at AS seen_at, \
        s.expires_at AS expires_at, p.email AS email, p.display_name AS display_name, p.language AS lang FROM session s JOIN person p \
        ON p.id = s.person_id WHERE s.secret_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2";
    WHOSE = "SELECT person_id AS id FROM session WHERE secret_hash = $1";
    SEEN = "UPDATE session SET seen_at = $2, expires_at = $3 WHERE id = $1";
    // Whoever ends it may have a clock that is behind that of whoever began it.
    END_SESSION = "UPDATE session SET revoked_at = CASE WHEN created_at > $2 THEN created_at ELSE $2 END WHERE secret_hash = $1 \
        AND revoked_at IS NULL";
    END_ALL_SESSIONS = "UPDATE session SET revoked_at = CASE WHEN created_at > $2 THEN created_at ELSE $2 END WHERE person_id = $1 \
        AND revoked_at IS NULL";
    INSERT_STAFF = "INSERT INTO staff (person_id, password_hash, totp_secret, totp_step, created_at) VALUES ($1, $2, $3, 0, $4)";
    STAFF = "SELECT person_id, password_hash, totp_secret, totp_step, disabled_at FROM staff s WHERE person_id = $1";
    TOTP_STEP = "UPDATE staff SET totp_step = $2 WHERE person_id = $1 AND totp_step < $2";
    DISABLE = "UPDATE staff SET disabled_at = CASE WHEN created_at > $2 THEN created_at ELSE $2 END WHERE person_id = $1 \
        AND disabled_at IS NULL";
    ENABLE = "UPDATE staff SET disabled_at = NULL WHERE person_id = $1 AND disabled_at IS NOT NULL";
    ALL_ROLES = "SELECT project, role FROM staff_role WHERE person_id = $1 ORDER BY project, role";
    INSERT_ROLE = "INSERT INTO staff_role (person_id, project, role) VALUES ($1, $2, $3) ON CONFLICT (person_id, project, role) DO NOTHING";
    DELETE_ROLE = "DELETE FROM staff_role WHERE person_id = $1 AND project = $2 AND role = $3";
    ROLES = "SELECT r.project AS project, r.role AS role FROM staff_role r JOIN staff s ON s.person_id = r.person_id \
        WHERE r.person_id = $1 AND s.disabled_at IS NULL ORDER BY r.project, r.role";
    NAMED_ROLES = "SELECT r.role AS role FROM staff_role r JOIN staff s ON s.person_id = r.person_id JOIN person p ON p.id = r.person_id \
        WHERE r.person_id = $1 AND r.project = $2 AND s.disabled_at IS NULL AND p.erased_at IS NULL AND p.display_name <> '' ORDER BY 1";
    HAS_A_PART = "SELECT (SELECT COUNT(*) FROM staff WHERE person_id = $1) + (SELECT COUNT(*) FROM application \
        WHERE person_id = $1) AS found";
    ALL_STAFF = "SELECT p.id AS id, p.email AS email, p.display_name AS display_name, r.project AS project, r.role AS role, \
        s.disabled_at AS disabled_at FROM staff s JOIN person p ON p.id = s.person_id JOIN staff_role r ON r.person_id = s.person_id \
        ORDER BY p.email, r.project, r.role";
    WITHOUT_SECOND_FACTOR = "SELECT COUNT(*) AS found FROM staff WHERE disabled_at IS NULL AND totp_secret IS NULL";
    SETTING = "SELECT value FROM setting WHERE key = $1";
    SET_ONCE = "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING";
    SET = "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
}

pub(in crate::store) fn hash(secret: &[u8]) -> String {
    blake3::hash(secret).to_hex().to_string()
}

/// A session that holds, and who is signed in with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The session.
    pub id: SessionId,
    /// Who.
    pub person: PersonId,
    /// Whether it opens staff pages.
    pub staff: bool,
    /// Signed in.
    pub created_at: Moment,
    /// Last used, to the minute.
    pub seen_at: Moment,
    /// Ends by itself.
    pub expires_at: Moment,
    /// Their address.
    pub email: Option<String>,
    /// Their name.
    pub name: Option<String>,
    /// The language that they read.
    pub lang: Option<String>,
}

/// Adds a session; only the hash of its secret is stored.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert(tx: &mut Tx, id: SessionId, person: PersonId, secret: &[u8], staff: bool, at: Moment, expires: Moment) -> Result<()> {
    tx.run(&INSERT_SESSION, vals![id.uuid(), person.uuid(), hash(secret), staff, at, expires]).await.map(drop)
}

/// The session of a secret, while it holds.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn session(tx: &mut Tx, secret: &[u8], now: Moment) -> Result<Option<Session>> {
    row! {
        struct SessionRow {
            id: Uuid, person_id: Uuid, staff: bool, created_at: i64, seen_at: i64, expires_at: i64, email: Option<String>,
            display_name: Option<String>, lang: Option<String>,
        }
    }
    let row = tx.one::<SessionRow>(&SESSION, vals![hash(secret), now]).await?;
    Ok(row.map(|r| Session {
        id: SessionId::from_uuid(r.id),
        person: PersonId::from_uuid(r.person_id),
        staff: r.staff,
        created_at: Moment::from_microseconds(r.created_at),
        seen_at: Moment::from_microseconds(r.seen_at),
        expires_at: Moment::from_microseconds(r.expires_at),
        email: r.email,
        name: r.display_name,
        lang: r.lang,
    }))
}

/// Whose session a secret opened, whether or not it still does.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn whose(tx: &mut Tx, secret: &[u8]) -> Result<Option<PersonId>> {
    row! { struct WhoseRow { id: Uuid } }
    Ok(tx.one::<WhoseRow>(&WHOSE, vals![hash(secret)]).await?.map(|r| PersonId::from_uuid(r.id)))
}

/// Notes that a session was used, and until when it holds now.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn seen(tx: &mut Tx, id: SessionId, now: Moment, expires: Moment) -> Result<()> {
    tx.run(&SEEN, vals![id.uuid(), now, expires]).await.map(drop)
}

/// Ends the session of a secret.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn end(tx: &mut Tx, secret: &[u8], now: Moment) -> Result<()> {
    tx.run(&END_SESSION, vals![hash(secret), now]).await.map(drop)
}

/// Ends every session of a person.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn end_all(tx: &mut Tx, person: PersonId, now: Moment) -> Result<()> {
    tx.run(&END_ALL_SESSIONS, vals![person.uuid(), now]).await.map(drop)
}

/// How many members of staff may sign in without a second factor.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn without_second_factor(tx: &mut Tx) -> Result<i64> {
    row! { struct CountRow { found: i64 } }
    Ok(tx.one::<CountRow>(&WITHOUT_SECOND_FACTOR, vals![]).await?.map_or(0, |r| r.found))
}

/// A member of staff, as signing in needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Who.
    pub person: PersonId,
    /// Argon2id, in PHC form.
    pub password_hash: String,
    /// Base32; none only in a demo database.
    pub totp_secret: Option<String>,
    /// The last time step whose code was taken.
    pub totp_step: i64,
    /// Whether it was taken away that they may sign in.
    pub disabled: bool,
}

/// Adds a member of staff.
///
/// # Errors
/// [`crate::store::StoreError::Conflict`] where the person is one already.
pub async fn insert_staff(tx: &mut Tx, person: PersonId, password_hash: &str, totp_secret: Option<&str>, at: Moment) -> Result<()> {
    tx.run(&INSERT_STAFF, vals![person.uuid(), password_hash, totp_secret, at]).await.map(drop)
}

/// A member of staff who may sign in.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn staff(tx: &mut Tx, person: PersonId) -> Result<Option<Staff>> {
    Ok(staff_or_former(tx, person).await?.filter(|s| !s.disabled))
}

/// A member of staff, also one who may not sign in any more.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn staff_or_former(tx: &mut Tx, person: PersonId) -> Result<Option<Staff>> {
    row! { struct Found { person_id: Uuid, password_hash: String, totp_secret: Option<String>, totp_step: i64, disabled_at: Option<i64> } }
    let row = tx.one::<Found>(&STAFF, vals![person.uuid()]).await?;
    Ok(row.map(|r| Staff {
        person: PersonId::from_uuid(r.person_id),
        password_hash: r.password_hash,
        totp_secret: r.totp_secret,
        totp_step: r.totp_step,
        disabled: r.disabled_at.is_some(),
    }))
}

/// Takes a time step's code; whether no code of that step or a later one was taken before.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn take_totp_step(tx: &mut Tx, person: PersonId, step: i64) -> Result<bool> {
    Ok(tx.run(&TOTP_STEP, vals![person.uuid(), step]).await? == 1)
}

/// Takes away that a person may sign in as staff; whether they could.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn disable(tx: &mut Tx, person: PersonId, now: Moment) -> Result<bool> {
    Ok(tx.run(&DISABLE, vals![person.uuid(), now]).await? == 1)
}

/// Lets a person sign in as staff again; whether they could not.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn enable(tx: &mut Tx, person: PersonId) -> Result<bool> {
    Ok(tx.run(&ENABLE, vals![person.uuid()]).await? == 1)
}

row! { struct RoleRow { project: String, role: String } }

/// A person's role; one that nobody knows opens nothing, and says that the row is damaged.
fn role(name: &str, person: Uuid) -> Result<Role> {
    known(Role::from_name(name), ("staff_role", "role"), &person)
}

/// A person's roles by project.
async fn roles_by(tx: &mut Tx, statement: &'static Statement, person: PersonId) -> Result<Vec<(String, Role)>> {
    let rows = tx.all::<RoleRow>(statement, vals![person.uuid()]).await?;
    rows.into_iter().map(|r| Ok((r.project, role(&r.role, person.uuid())?))).collect()
}

/// The roles of a member of staff by project, also of one who may not sign in any more.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn roles_or_former(tx: &mut Tx, person: PersonId) -> Result<Vec<(String, Role)>> {
    roles_by(tx, &ALL_ROLES, person).await
}

/// Gives a role in a project.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn give_role(tx: &mut Tx, person: PersonId, project: &str, role: Role) -> Result<()> {
    tx.run(&INSERT_ROLE, vals![person.uuid(), project, role.as_str()]).await.map(drop)
}

/// Takes a role in a project.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn take_role(tx: &mut Tx, person: PersonId, project: &str, role: Role) -> Result<()> {
    tx.run(&DELETE_ROLE, vals![person.uuid(), project, role.as_str()]).await.map(drop)
}

/// The roles in a project of a person who has a name and is of the staff now.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn named_roles(tx: &mut Tx, person: PersonId, project: &str) -> Result<Vec<Role>> {
    row! { struct NamedRow { role: String } }
    let rows = tx.all::<NamedRow>(&NAMED_ROLES, vals![person.uuid(), project]).await?;
    rows.iter().map(|r| role(&r.role, person.uuid())).collect()
}

/// Whether a person has a part in any project: is or was a member of the staff, or has applied.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn has_a_part(tx: &mut Tx, person: PersonId) -> Result<bool> {
    row! { struct FoundRow { found: i64 } }
    Ok(tx.one::<FoundRow>(&HAS_A_PART, vals![person.uuid()]).await?.is_some_and(|row| row.found > 0))
}

/// The roles of a person: project and role, by name.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn roles(tx: &mut Tx, person: PersonId) -> Result<Vec<(String, Role)>> {
    roles_by(tx, &ROLES, person).await
}

/// One role of one member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRole {
    /// Who.
    pub person: PersonId,
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// In which project.
    pub project: String,
    /// Which role.
    pub role: Role,
    /// Whether it was taken away that they may sign in.
    pub disabled: bool,
}

/// Everyone who may sign in as staff, with their roles.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn all_staff(tx: &mut Tx) -> Result<Vec<StaffRole>> {
    Ok(staff_and_former(tx).await?.into_iter().filter(|s| !s.disabled).collect())
}

/// The same, with those who may not sign in any more.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn staff_and_former(tx: &mut Tx) -> Result<Vec<StaffRole>> {
    row! {
        struct AllRow {
            id: Uuid, email: Option<String>, display_name: Option<String>, project: String, role: String, disabled_at: Option<i64>,
        }
    }
    let one = |r: AllRow| {
        Ok(StaffRole {
            person: PersonId::from_uuid(r.id),
            email: r.email.unwrap_or_default(),
            name: r.display_name.unwrap_or_default(),
            project: r.project,
            role: role(&r.role, r.id)?,
            disabled: r.disabled_at.is_some(),
        })
    };
    tx.all::<AllRow>(&ALL_STAFF, vals![]).await?.into_iter().map(one).collect()
}

/// What the database knows of itself under a name.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn setting(tx: &mut Tx, key: &str) -> Result<Option<String>> {
    row! { struct SettingRow { value: String } }
    Ok(tx.one::<SettingRow>(&SETTING, vals![key]).await?.map(|r| r.value))
}

/// Keeps a setting.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn set(tx: &mut Tx, key: &str, value: &str) -> Result<()> {
    tx.run(&SET, vals![key, value]).await.map(drop)
}

/// Keeps a setting where it has no value yet; the value that holds.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn set_once(tx: &mut Tx, key: &str, value: &str) -> Result<String> {
    tx.run(&SET_ONCE, vals![key, value]).await?;
    Ok(setting(tx, key).await?.unwrap_or_else(|| value.to_owned()))
}

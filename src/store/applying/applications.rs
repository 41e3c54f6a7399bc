//! Applications, consents and uploaded documents.

use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::applying::profile::{DocumentState, DocumentVerdict, Profile};
use crate::domain::applying::searched::searched;
use crate::domain::applying::status::Status;
use crate::domain::kernel::id::{ApplicationId, ConsentId, EvidenceId, PersonId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, StoreError, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    INSERT = "INSERT INTO application (id, person_id, project, version_id, status, profile, search, revision, time_factor, created_at, \
        updated_at) VALUES ($1, $2, $3, $4, $5, $6, $8, 1, 1.0, $7, $7)";
    OF_PERSON = "SELECT id, person_id, project, version_id, status, profile, revision, time_factor, created_at, updated_at, submitted_at \
        FROM application WHERE person_id = $1 AND project = $2";
    ALL_OF_PERSON = "SELECT id, person_id, project, version_id, status, profile, revision, time_factor, created_at, updated_at, \
        submitted_at FROM application WHERE person_id = $1 ORDER BY created_at, id";
    COUNTS = "SELECT status, COUNT(*) AS found FROM application WHERE project = $1 AND person_id <> $2 GROUP BY status ORDER BY status";
    BY_ID = "SELECT id, person_id, project, version_id, status, profile, revision, time_factor, created_at, updated_at, submitted_at \
        FROM application WHERE id = $1";
    PAGE = "SELECT id, person_id, project, version_id, status, profile, revision, time_factor, created_at, updated_at, submitted_at \
        FROM application WHERE project = $1 AND ($2 IS NULL OR status = $2) AND (updated_at, id) > ($3, $4) \
        AND ($6 = '' OR search LIKE '%' || $6 || '%' ESCAPE '!') AND person_id <> $7 ORDER BY updated_at, id LIMIT $5",
        postgres "SELECT id, person_id, project, version_id, status, profile, revision, time_factor, created_at, updated_at, submitted_at \
        FROM application WHERE project = $1 AND (CAST($2 AS TEXT) IS NULL OR status = $2) AND (updated_at, id) > ($3, $4) \
        AND (CAST($6 AS TEXT) = '' OR search LIKE '%' || $6 || '%' ESCAPE '!') AND person_id <> $7 ORDER BY updated_at, id LIMIT $5";
    SAVE = "UPDATE application SET profile = $3, search = $7, version_id = $4, status = $5, revision = revision + 1, updated_at = $6 \
        WHERE id = $1 AND revision = $2";
    MOVE = "UPDATE application SET status = $2, updated_at = $3 WHERE id = $1";
    SUBMITTED = "UPDATE application SET status = $2, version_id = $3, updated_at = $4, submitted_at = $4 WHERE id = $1";
    TIME_FACTOR = "UPDATE application SET time_factor = $2, updated_at = $3 WHERE id = $1";
    INSERT_CONSENT = "INSERT INTO consent (id, application_id, purpose, wording, given_at) VALUES ($1, $2, $3, $4, $5)";
    CONSENTS = "SELECT purpose FROM consent WHERE application_id = $1 AND withdrawn_at IS NULL ORDER BY purpose";
    INSERT_EVIDENCE = "INSERT INTO evidence (id, application_id, requirement, name, mime, bytes, hash, uploaded_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    EVIDENCE_OF = "SELECT id, requirement, name, mime, CAST(LENGTH(bytes) AS BIGINT) AS size, uploaded_at, verdict, reason FROM evidence \
        WHERE application_id = $1 ORDER BY uploaded_at, id";
    EVIDENCE_FILE = "SELECT application_id, mime, bytes FROM evidence WHERE id = $1";
    JUDGE = "UPDATE evidence SET verdict = $2, reason = $3, judged_by = $4, judged_at = $5 WHERE id = $1";
}

/// An application.
#[derive(Clone, Debug, PartialEq)]
pub struct Application {
    /// The application.
    pub id: ApplicationId,
    /// Whose.
    pub person: PersonId,
    /// The project's id.
    pub project: String,
    /// The version whose requirements were last answered.
    pub version: VersionId,
    /// Where it stands.
    pub status: Status,
    /// What the person says.
    pub profile: Profile,
    /// Raised by every change of the profile.
    pub revision: i64,
    /// Multiplies limits.
    pub time_factor: f64,
    /// Begun.
    pub created_at: Moment,
    /// Last changed.
    pub updated_at: Moment,
    /// Handed in, the last time.
    pub submitted_at: Option<Moment>,
}

row! {
    struct ApplicationRow {
        id: Uuid, person_id: Uuid, project: String, version_id: Uuid, status: String, profile: Json<Value>, revision: i64, time_factor: f64,
        created_at: i64, updated_at: i64, submitted_at: Option<i64>,
    }
}

impl ApplicationRow {
    fn into_domain(self) -> Result<Application> {
        let corrupt = |column| StoreError::Corrupt { table: "application", column, row: self.id.to_string() };
        Ok(Application {
            id: ApplicationId::from_uuid(self.id),
            person: PersonId::from_uuid(self.person_id),
            status: Status::from_name(&self.status).ok_or_else(|| corrupt("status"))?,
            profile: serde_json::from_value(self.profile.0).map_err(|_| corrupt("profile"))?,
            project: self.project,
            version: VersionId::from_uuid(self.version_id),
            revision: self.revision,
            time_factor: self.time_factor,
            created_at: Moment::from_microseconds(self.created_at),
            updated_at: Moment::from_microseconds(self.updated_at),
            submitted_at: self.submitted_at.map(Moment::from_microseconds),
        })
    }
}

fn profile(profile: &Profile) -> Value {
    serde_json::to_value(profile).unwrap_or_default()
}

/// Adds an application.
///
/// # Errors
/// [`StoreError::Conflict`] where the person has one in the project.
pub async fn insert(tx: &mut Tx, a: &Application) -> Result<()> {
    let values =
        vals![a.id.uuid(), a.person.uuid(), a.project.as_str(), a.version.uuid(), a.status.as_str(), profile(&a.profile), a.created_at, ""];
    tx.run(&INSERT, values).await.map(drop)
}

/// A person's application to a project.
///
/// # Errors
/// [`StoreError`].
pub async fn of_person(tx: &mut Tx, person: PersonId, project: &str) -> Result<Option<Application>> {
    tx.one::<ApplicationRow>(&OF_PERSON, vals![person.uuid(), project]).await?.map(ApplicationRow::into_domain).transpose()
}

/// Every application of a person, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn all_of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Application>> {
    let rows = tx.all::<ApplicationRow>(&ALL_OF_PERSON, vals![person.uuid()]).await?;
    rows.into_iter().map(ApplicationRow::into_domain).collect()
}

/// How many applications of a project are in which state, one person's left out.
///
/// # Errors
/// [`StoreError`].
pub async fn counts(tx: &mut Tx, project: &str, except: PersonId) -> Result<Vec<(Status, i64)>> {
    row! { struct CountRow { status: String, found: i64 } }
    let count = |r: CountRow| Ok((known(Status::from_name(&r.status), ("application", "status"), &project)?, r.found));
    tx.all::<CountRow>(&COUNTS, vals![project, except.uuid()]).await?.into_iter().map(count).collect()
}

/// An application.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(tx: &mut Tx, id: ApplicationId) -> Result<Option<Application>> {
    tx.one::<ApplicationRow>(&BY_ID, vals![id.uuid()]).await?.map(ApplicationRow::into_domain).transpose()
}

/// Applications of a project after a place, by last change; of one state and with a text in names or address, where they are given;
/// one person's left out.
///
/// # Errors
/// [`StoreError`].
pub async fn page(
    tx: &mut Tx,
    project: &str,
    (status, search): (Option<&str>, &str),
    after: (Moment, Uuid),
    limit: i64,
    except: PersonId,
) -> Result<Vec<Application>> {
    let search = searched(search).replace('!', "!!").replace('%', "!%").replace('_', "!_");
    let rows = tx.all::<ApplicationRow>(&PAGE, vals![project, status, after.0, after.1, limit, search, except.uuid()]).await?;
    rows.into_iter().map(ApplicationRow::into_domain).collect()
}

/// Saves a profile if nobody changed it since its revision; whether it was saved. The names and the address are what recruiters search.
///
/// # Errors
/// [`StoreError`].
pub async fn save(tx: &mut Tx, a: &Application, email: &str, now: Moment) -> Result<bool> {
    let names = [a.profile.name.as_deref(), a.profile.name_native.as_deref(), Some(email)];
    let search = names.into_iter().flatten().map(searched).collect::<Vec<_>>().join("\n");
    let values = vals![a.id.uuid(), a.revision, profile(&a.profile), a.version.uuid(), a.status.as_str(), now, search];
    Ok(tx.run(&SAVE, values).await? == 1)
}

/// Moves an application to another state.
///
/// # Errors
/// [`StoreError`].
pub async fn set_status(tx: &mut Tx, id: ApplicationId, status: Status, now: Moment) -> Result<()> {
    tx.run(&MOVE, vals![id.uuid(), status.as_str(), now]).await.map(drop)
}

/// Marks an application as handed in.
///
/// # Errors
/// [`StoreError`].
pub async fn set_submitted(tx: &mut Tx, id: ApplicationId, status: Status, version: VersionId, now: Moment) -> Result<()> {
    tx.run(&SUBMITTED, vals![id.uuid(), status.as_str(), version.uuid(), now]).await.map(drop)
}

/// Grants extra time: the factor by which limits are multiplied.
///
/// # Errors
/// [`StoreError`].
pub async fn set_time_factor(tx: &mut Tx, id: ApplicationId, factor: f64, now: Moment) -> Result<()> {
    tx.run(&TIME_FACTOR, vals![id.uuid(), factor, now]).await.map(drop)
}

/// Records a consent.
///
/// # Errors
/// [`StoreError`].
pub async fn insert_consent(tx: &mut Tx, id: ConsentId, of: ApplicationId, purpose: &str, wording: &str, now: Moment) -> Result<()> {
    tx.run(&INSERT_CONSENT, vals![id.uuid(), of.uuid(), purpose, wording, now]).await.map(drop)
}

/// The purposes that a person consents to.
///
/// # Errors
/// [`StoreError`].
pub async fn consents(tx: &mut Tx, of: ApplicationId) -> Result<Vec<String>> {
    row! { struct PurposeRow { purpose: String } }
    Ok(tx.all::<PurposeRow>(&CONSENTS, vals![of.uuid()]).await?.into_iter().map(|r| r.purpose).collect())
}

/// A document, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The document.
    pub id: EvidenceId,
    /// What it is to show.
    pub requirement: String,
    /// How the person called the file.
    pub name: String,
    /// What it is, told by its content.
    pub mime: String,
    /// Its size in bytes.
    pub size: i64,
    /// When it came.
    pub uploaded_at: Moment,
    /// What became of it.
    pub state: DocumentState,
    /// Why, where a person said.
    pub reason: Option<String>,
}

/// A document to be stored.
#[derive(Debug)]
pub struct NewEvidence<'a> {
    /// The document.
    pub id: EvidenceId,
    /// Whose.
    pub application: ApplicationId,
    /// What it is to show.
    pub requirement: &'a str,
    /// How the person called the file.
    pub name: &'a str,
    /// What it is, told by its content.
    pub mime: &'a str,
    /// The file.
    pub bytes: &'a [u8],
    /// When it came.
    pub at: Moment,
}

/// Stores a document.
///
/// # Errors
/// [`StoreError`].
pub async fn insert_evidence(tx: &mut Tx, new: &NewEvidence<'_>) -> Result<()> {
    let hash = blake3::hash(new.bytes).to_hex().to_string();
    let values = vals![new.id.uuid(), new.application.uuid(), new.requirement, new.name, new.mime, new.bytes.to_vec(), hash, new.at];
    tx.run(&INSERT_EVIDENCE, values).await.map(drop)
}

/// The documents of an application, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn evidence_of(tx: &mut Tx, application: ApplicationId) -> Result<Vec<Evidence>> {
    row! {
        struct EvidenceRow {
            id: Uuid, requirement: String, name: String, mime: String, size: i64, uploaded_at: i64, verdict: Option<String>,
            reason: Option<String>,
        }
    }
    let rows = tx.all::<EvidenceRow>(&EVIDENCE_OF, vals![application.uuid()]).await?;
    let verdict = |name: &str, id: Uuid| known(DocumentVerdict::from_name(name), ("evidence", "verdict"), &id);
    let evidence = |r: EvidenceRow| {
        Ok(Evidence {
            id: EvidenceId::from_uuid(r.id),
            requirement: r.requirement,
            name: r.name,
            mime: r.mime,
            size: r.size,
            uploaded_at: Moment::from_microseconds(r.uploaded_at),
            state: r.verdict.map_or(Ok(DocumentState::Uploaded), |said| verdict(&said, r.id).map(DocumentState::from))?,
            reason: r.reason,
        })
    };
    rows.into_iter().map(evidence).collect()
}

/// A document's application, type and bytes.
///
/// # Errors
/// [`StoreError`].
pub async fn evidence_file(tx: &mut Tx, id: EvidenceId) -> Result<Option<(ApplicationId, String, Vec<u8>)>> {
    row! { struct FileRow { application_id: Uuid, mime: String, bytes: Vec<u8> } }
    let row = tx.one::<FileRow>(&EVIDENCE_FILE, vals![id.uuid()]).await?;
    Ok(row.map(|r| (ApplicationId::from_uuid(r.application_id), r.mime, r.bytes)))
}

/// Records a person's verdict on a document.
///
/// # Errors
/// [`StoreError`].
pub async fn judge(tx: &mut Tx, id: EvidenceId, verdict: DocumentVerdict, reason: &str, by: PersonId, now: Moment) -> Result<()> {
    tx.run(&JUDGE, vals![id.uuid(), verdict.as_str(), reason, by.uuid(), now]).await.map(drop)
}

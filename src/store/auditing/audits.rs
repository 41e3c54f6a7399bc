//! Audits of judgments: their plans, frames and reports, and who signed those.

use uuid::Uuid;

use crate::domain::auditing::sampled::plan::{Lot, Plan, Unit};
use crate::domain::auditing::sampled::report::Report;
use crate::domain::gold_set::item::ItemKind;
use crate::domain::kernel::id::{AuditId, PersonId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::domain::project::sample::{Strata, Whose};
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    FRAME = "SELECT j.id AS id, j.content AS content, j.rater_id AS rater_id, j.label AS label, j.version AS version, t.kind AS kind \
        FROM judgment j JOIN rater r ON r.id = j.rater_id LEFT JOIN task t ON t.project = j.project AND t.name = j.task \
        WHERE j.project = $1 AND j.at > $2 AND j.at <= $3 AND j.id > $4 AND ($5 = '' OR t.kind = $5) \
        AND (NOT $6 OR r.annotator_id IS NOT NULL) ORDER BY j.id LIMIT 5000";
    INSERT = "INSERT INTO audit (id, project, sample, version_id, state, plan, plan_digest, planned_by, planned_at) \
        VALUES ($1, $2, $3, $4, 'planned', $5, $6, $7, $8)";
    INSERT_PART = "INSERT INTO audit_frame (audit_id, number, units) VALUES ($1, $2, $3)";
    PARTS = "SELECT units FROM audit_frame WHERE audit_id = $1 ORDER BY number";
    BY_ID = "SELECT id, project, sample, version_id, plan, plan_digest, planned_by, planned_at, closed_at, report, report_digest \
        FROM audit WHERE id = $1";
    PAGE = "SELECT id, project, sample, version_id, plan, plan_digest, planned_by, planned_at, closed_at, report, report_digest \
        FROM audit WHERE project = $1 AND (planned_at < $2 OR (planned_at = $2 AND id < $3)) ORDER BY planned_at DESC, id DESC LIMIT $4";
    BEFORE = "SELECT id, project, sample, version_id, plan, plan_digest, planned_by, planned_at, closed_at, report, report_digest \
        FROM audit WHERE project = $1 AND sample = $2 AND closed_at IS NOT NULL AND closed_at < $3 \
        ORDER BY closed_at DESC, id DESC LIMIT 1";
    OPEN = "SELECT COUNT(*) AS found FROM audit WHERE project = $1 AND sample = $2 AND state = 'planned'";
    AFTER = "SELECT id FROM audit WHERE id > $1 ORDER BY id LIMIT 100";
    CLOSE = "UPDATE audit SET state = 'done', closed_at = $2, report = $3, report_digest = $4 WHERE id = $1 AND state = 'planned'";
    SIGN = "INSERT INTO audit_signature (audit_id, person_id, at) VALUES ($1, $2, $3)";
    SIGNATURES = "SELECT s.person_id AS person_id, s.at AS at, p.display_name AS name FROM audit_signature s JOIN person p \
        ON p.id = s.person_id WHERE s.audit_id = $1 ORDER BY s.at, s.person_id";
    OWN = "SELECT COUNT(*) AS found FROM audit_task t JOIN judgment j ON j.id = t.judgment_id JOIN rater r ON r.id = j.rater_id \
        JOIN annotator n ON n.id = r.annotator_id WHERE t.audit_id = $1 AND n.person_id = $2";
}

row! { struct IdRow { id: Uuid } }
row! { struct CountRow { found: i64 } }

/// Which judgments a frame is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Which {
    /// The project.
    pub project: String,
    /// After this moment.
    pub from: Moment,
    /// And up to this one.
    pub to: Moment,
    /// Of tasks of this kind alone.
    pub kind: Option<&'static str>,
    /// Whose.
    pub annotators: Whose,
    /// By what it is parted.
    pub strata: Strata,
}

impl Which {
    /// What a plan's frame was made of.
    #[must_use]
    pub fn of(project: &str, plan: &Plan) -> Self {
        Self {
            project: project.to_owned(),
            from: Moment::from_microseconds(plan.from),
            to: Moment::from_microseconds(plan.to),
            kind: plan.item_kind.map(ItemKind::name),
            annotators: plan.annotators,
            strata: plan.stratified_by,
        }
    }
}

/// The frame as judgments stand now. O(judgments of the project).
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn frame(tx: &mut Tx, which: &Which) -> Result<Lot> {
    row! {
        struct MemberRow {
            id: Uuid, content: Uuid, rater_id: Uuid, label: Option<String>, version: Option<String>, kind: Option<String>,
        }
    }
    let (mut members, mut after) = (Vec::new(), Uuid::nil());
    loop {
        let ours = which.annotators == Whose::Ours;
        let values = vals![which.project.as_str(), which.from, which.to, after, which.kind.unwrap_or_default(), ours];
        let page = tx.all::<MemberRow>(&FRAME, values).await?;
        let Some(last) = page.last() else { return Ok(Lot::of(members.into_iter())) };
        after = last.id;
        members.extend(page.into_iter().map(|r| {
            let stratum = match which.strata {
                Strata::None => String::new(),
                Strata::Annotator => r.rater_id.to_string(),
                Strata::Label => r.label.unwrap_or_default(),
                Strata::Kind => r.kind.unwrap_or_default(),
                Strata::Version => r.version.unwrap_or_default(),
            };
            (stratum, Unit { id: r.id, content: r.content })
        }));
    }
}

/// An audit.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    /// The audit.
    pub id: AuditId,
    /// Whose work.
    pub project: String,
    /// The version whose `project.toml` says how it is drawn.
    pub version: VersionId,
    /// The sealed plan.
    pub plan: Plan,
    /// Its digest, as it was sealed.
    pub plan_digest: String,
    /// Who planned it, as the ledger names actors.
    pub planned_by: String,
    /// When.
    pub planned_at: Moment,
    /// When it was done, its report, and the digest of that as it was sealed.
    pub done: Option<(Moment, Report, String)>,
}

row! {
    struct AuditRow {
        id: Uuid, project: String, sample: String, version_id: Uuid, plan: String, plan_digest: String, planned_by: String,
        planned_at: i64, closed_at: Option<i64>, report: Option<String>, report_digest: Option<String>,
    }
}

impl AuditRow {
    fn into_domain(self) -> Result<Audit> {
        let plan = known(Plan::of_text(&self.plan).filter(|plan| plan.sample == self.sample), ("audit", "plan"), &self.id)?;
        let report = match &self.report {
            Some(text) => Some(known(Report::of_text(text), ("audit", "report"), &self.id)?),
            None => None,
        };
        Ok(Audit {
            id: AuditId::from_uuid(self.id),
            project: self.project,
            version: VersionId::from_uuid(self.version_id),
            plan,
            plan_digest: self.plan_digest,
            planned_by: self.planned_by,
            planned_at: Moment::from_microseconds(self.planned_at),
            done: self
                .closed_at
                .zip(report)
                .zip(self.report_digest)
                .map(|((at, report), digest)| (Moment::from_microseconds(at), report, digest)),
        })
    }
}

/// Stores an audit as it is planned, with its frame.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert(tx: &mut Tx, a: &Audit, parts: &[Vec<u8>]) -> Result<()> {
    let values = vals![
        a.id.uuid(),
        a.project.as_str(),
        a.plan.sample.as_str(),
        a.version.uuid(),
        a.plan.text(),
        a.plan_digest.as_str(),
        a.planned_by.as_str(),
        a.planned_at
    ];
    tx.run(&INSERT, values).await?;
    for (number, units) in (0_i64..).zip(parts) {
        tx.run(&INSERT_PART, vals![a.id.uuid(), number, units.clone()]).await?;
    }
    Ok(())
}

/// The parts of an audit's frame, in their order.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn parts(tx: &mut Tx, id: AuditId) -> Result<Vec<Vec<u8>>> {
    row! { struct PartRow { units: Vec<u8> } }
    Ok(tx.all::<PartRow>(&PARTS, vals![id.uuid()]).await?.into_iter().map(|r| r.units).collect())
}

/// An audit.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`] where its plan or report cannot be read.
pub async fn by_id(tx: &mut Tx, id: AuditId) -> Result<Option<Audit>> {
    tx.one::<AuditRow>(&BY_ID, vals![id.uuid()]).await?.map(AuditRow::into_domain).transpose()
}

/// Audits of a project before one, by when they were planned and their ids; newest first.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn page(tx: &mut Tx, project: &str, (planned, id): (i64, Uuid), limit: i64) -> Result<Vec<Audit>> {
    let rows = tx.all::<AuditRow>(&PAGE, vals![project, planned, id, limit]).await?;
    rows.into_iter().map(AuditRow::into_domain).collect()
}

/// The last audit of a sample that was done before a moment.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn before(tx: &mut Tx, (project, sample): (&str, &str), moment: Moment) -> Result<Option<Audit>> {
    tx.one::<AuditRow>(&BEFORE, vals![project, sample, moment]).await?.map(AuditRow::into_domain).transpose()
}

/// Whether an audit of a sample is not done yet.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn is_open(tx: &mut Tx, (project, sample): (&str, &str)) -> Result<bool> {
    Ok(tx.one::<CountRow>(&OPEN, vals![project, sample]).await?.is_some_and(|r| r.found > 0))
}

/// Audits of every project after one, in the order of their ids.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn after(tx: &mut Tx, after: AuditId) -> Result<Vec<AuditId>> {
    Ok(tx.all::<IdRow>(&AFTER, vals![after.uuid()]).await?.into_iter().map(|r| AuditId::from_uuid(r.id)).collect())
}

/// Seals the report of an audit; whether it was open.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn close(tx: &mut Tx, id: AuditId, report: &Report, now: Moment) -> Result<bool> {
    Ok(tx.run(&CLOSE, vals![id.uuid(), now, report.text(), report.digest()]).await? == 1)
}

/// Signs the report of an audit.
///
/// # Errors
/// [`crate::store::StoreError::Conflict`] where the person has.
pub async fn sign(tx: &mut Tx, id: AuditId, by: PersonId, now: Moment) -> Result<()> {
    tx.run(&SIGN, vals![id.uuid(), by.uuid(), now]).await.map(drop)
}

/// Who signed an audit's report, when, and what they are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// When.
    pub at: Moment,
}

/// Who signed an audit's report, first to last.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn signatures(tx: &mut Tx, id: AuditId) -> Result<Vec<Signature>> {
    row! { struct SignatureRow { person_id: Uuid, at: i64, name: String } }
    let one = |r: SignatureRow| Signature { person: PersonId::from_uuid(r.person_id), name: r.name, at: Moment::from_microseconds(r.at) };
    Ok(tx.all::<SignatureRow>(&SIGNATURES, vals![id.uuid()]).await?.into_iter().map(one).collect())
}

/// Whether judgments of a person's own were drawn for an audit.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn is_of(tx: &mut Tx, id: AuditId, person: PersonId) -> Result<bool> {
    Ok(tx.one::<CountRow>(&OWN, vals![id.uuid(), person.uuid()]).await?.is_some_and(|r| r.found > 0))
}

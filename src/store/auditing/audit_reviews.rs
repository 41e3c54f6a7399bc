//! Judgments that were drawn for audits, and what people said of each.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::domain::auditing::judgment::Said;
use crate::domain::auditing::sampled::plan::{Drawn, Lot};
use crate::domain::auditing::sampled::report::{Reviewed, verdict};
use crate::domain::auditing::sampled::review::{Outcome, Standing, Verdict, standing};
use crate::domain::kernel::id::{AuditId, AuditReviewId, AuditTaskId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    INSERT = "INSERT INTO audit_task (id, audit_id, place, stratum, judgment_id, second, wanted) VALUES ($1, $2, $3, $4, $5, $6, 1)";
    INSERT_EIGHT = "INSERT INTO audit_task (id, audit_id, place, stratum, judgment_id, second, wanted) VALUES \
        ($1, $2, $3, $4, $5, $6, 1), ($7, $8, $9, $10, $11, $12, 1), ($13, $14, $15, $16, $17, $18, 1), \
        ($19, $20, $21, $22, $23, $24, 1), ($25, $26, $27, $28, $29, $30, 1), ($31, $32, $33, $34, $35, $36, 1), \
        ($37, $38, $39, $40, $41, $42, 1), ($43, $44, $45, $46, $47, $48, 1)";
    TASKS = "SELECT t.id AS id, t.place AS place, t.stratum AS stratum, t.judgment_id AS judgment_id, t.second AS second, \
        t.wanted AS wanted, j.rater_id AS rater_id FROM audit_task t JOIN judgment j ON j.id = t.judgment_id WHERE t.audit_id = $1 \
        ORDER BY t.place";
    SAID = "SELECT v.task_id AS task_id, v.outcome AS outcome, v.share AS share FROM audit_review v JOIN audit_task t ON t.id = v.task_id \
        WHERE t.audit_id = $1 AND v.outcome IS NOT NULL ORDER BY v.task_id, v.seat";
    VERDICTS = "SELECT task_id, outcome, share FROM audit_review WHERE task_id = $1 AND outcome IS NOT NULL ORDER BY seat";
    HELD = "SELECT v.id AS id FROM audit_review v JOIN audit_task t ON t.id = v.task_id JOIN audit a ON a.id = t.audit_id \
        WHERE v.reviewer = $1 AND v.leased_until >= $3 AND v.outcome IS NULL AND a.project = $2 AND a.state = 'planned' \
        ORDER BY v.leased_until, v.id LIMIT 1";
    NEXT = "SELECT t.id AS id FROM audit_task t JOIN audit a ON a.id = t.audit_id JOIN judgment j ON j.id = t.judgment_id \
        JOIN rater r ON r.id = j.rater_id LEFT JOIN annotator n ON n.id = r.annotator_id WHERE a.project = $2 AND a.state = 'planned' \
        AND t.wanted > 0 AND (n.person_id IS NULL OR n.person_id <> $1) AND NOT EXISTS (SELECT 1 FROM audit_review v \
        WHERE v.task_id = t.id AND ((v.reviewer = $1 AND v.outcome IS NOT NULL) OR (v.outcome IS NULL AND v.leased_until >= $3))) \
        ORDER BY a.planned_at, t.audit_id, t.place LIMIT 1";
    WAITING = "SELECT COUNT(*) AS found FROM audit_task t JOIN audit a ON a.id = t.audit_id JOIN judgment j ON j.id = t.judgment_id \
        JOIN rater r ON r.id = j.rater_id LEFT JOIN annotator n ON n.id = r.annotator_id WHERE a.project = $2 AND a.state = 'planned' \
        AND t.wanted > 0 AND (n.person_id IS NULL OR n.person_id <> $1) AND NOT EXISTS (SELECT 1 FROM audit_review v \
        WHERE v.task_id = t.id AND ((v.reviewer = $1 AND v.outcome IS NOT NULL) OR (v.reviewer <> $1 AND v.outcome IS NULL \
        AND v.leased_until >= $3)))";
    FREE = "DELETE FROM audit_review WHERE task_id = $1 AND outcome IS NULL";
    TAKE = "INSERT INTO audit_review (id, task_id, seat, reviewer, leased_until) VALUES ($1, $2, (SELECT wanted FROM audit_task \
        WHERE id = $2), $3, $4)";
    HANDED = "SELECT v.id AS id, v.task_id AS task_id, t.audit_id AS audit_id, v.seat AS seat, v.leased_until AS leased_until, \
        v.outcome AS outcome, a.state AS state, t.second AS second, j.task AS task, j.label AS label, j.response AS response, \
        k.kind AS kind, n.person_id AS whose FROM audit_review v JOIN audit_task t ON t.id = v.task_id \
        JOIN audit a ON a.id = t.audit_id JOIN judgment j ON j.id = t.judgment_id JOIN rater r ON r.id = j.rater_id \
        LEFT JOIN annotator n ON n.id = r.annotator_id LEFT JOIN task k ON k.project = a.project AND k.name = j.task \
        WHERE v.id = $1 AND v.reviewer = $2 AND a.project = $3";
    SAVE = "UPDATE audit_review SET outcome = $2, share = $3, note = $4, at = $5 WHERE id = $1 AND outcome IS NULL";
    WANT = "UPDATE audit_task SET wanted = $2 WHERE id = $1";
    FAR = "SELECT COUNT(*) AS drawn, CAST(COALESCE(SUM(CASE WHEN t.wanted = 0 THEN 1 ELSE 0 END), 0) AS BIGINT) AS settled, \
        CAST(COALESCE(SUM((SELECT COUNT(*) FROM audit_review v WHERE v.task_id = t.id AND v.outcome IS NOT NULL)), 0) AS BIGINT) AS \
        reviews FROM audit_task t WHERE t.audit_id = $1";
    OPEN = "SELECT COUNT(*) AS found FROM audit_task WHERE audit_id = $1 AND wanted > 0";
}

row! { struct IdRow { id: Uuid } }
row! { struct CountRow { found: i64 } }
row! { struct SaidRow { task_id: Uuid, outcome: String, share: Option<f64> } }

impl SaidRow {
    fn verdict(&self) -> Result<Verdict> {
        let outcome = known(Outcome::from_name(&self.outcome), ("audit_review", "outcome"), &self.task_id)?;
        Ok(verdict(outcome, self.share))
    }
}

/// Stores what was drawn from a frame.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert(tx: &mut Tx, audit: AuditId, lot: &Lot, drawn: &[(AuditTaskId, Drawn)]) -> Result<()> {
    let signed = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let one = |(id, d): &(AuditTaskId, Drawn)| {
        let unit = lot.unit(d.stratum, d.at)?;
        Some(vals![id.uuid(), audit.uuid(), signed(d.place), signed(d.stratum as u64), unit.id, d.second])
    };
    let rows = known(drawn.iter().map(one).collect::<Option<Vec<_>>>(), ("audit", "plan"), &audit)?;
    tx.run_each(&INSERT, &INSERT_EIGHT, rows).await
}

/// A drawn judgment as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The drawn judgment.
    pub id: AuditTaskId,
    /// Its place in the order of review.
    pub place: u64,
    /// Its stratum.
    pub stratum: usize,
    /// The judgment.
    pub judgment: Uuid,
    /// Whether it was drawn for a second review.
    pub second: bool,
    /// Which review is wanted next, as it is stored.
    pub wanted: i64,
    /// Who judged.
    pub rater: Uuid,
    /// What was said of it, in the order of seats.
    pub said: Vec<Verdict>,
}

impl Task {
    /// Where it stands by what was said of it.
    #[must_use]
    pub fn standing(&self) -> Standing {
        standing(&self.said, self.second)
    }

    /// The judgment once it is settled.
    #[must_use]
    pub fn reviewed(&self) -> Option<Reviewed> {
        let Standing::Settled(error) = self.standing() else { return None };
        Some(Reviewed { stratum: self.stratum, judge: self.rater.to_string(), said: self.said.clone(), error })
    }
}

/// What was drawn for an audit with what was said of it, in the order of review: two statements.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn tasks(tx: &mut Tx, audit: AuditId) -> Result<Vec<Task>> {
    row! {
        struct TaskRow { id: Uuid, place: i64, stratum: i64, judgment_id: Uuid, second: bool, wanted: i64, rater_id: Uuid }
    }
    let mut said: BTreeMap<Uuid, Vec<Verdict>> = BTreeMap::new();
    for row in tx.all::<SaidRow>(&SAID, vals![audit.uuid()]).await? {
        said.entry(row.task_id).or_default().push(row.verdict()?);
    }
    let rows = tx.all::<TaskRow>(&TASKS, vals![audit.uuid()]).await?;
    let one = |r: TaskRow| Task {
        id: AuditTaskId::from_uuid(r.id),
        place: r.place.unsigned_abs(),
        stratum: usize::try_from(r.stratum).unwrap_or_default(),
        judgment: r.judgment_id,
        second: r.second,
        wanted: r.wanted,
        rater: r.rater_id,
        said: said.remove(&r.id).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(one).collect())
}

/// The review that somebody holds in a project and has not given, if any.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn held(tx: &mut Tx, reviewer: PersonId, project: &str, now: Moment) -> Result<Option<AuditReviewId>> {
    let held = tx.one::<IdRow>(&HELD, vals![reviewer.uuid(), project, now]).await?;
    Ok(held.map(|r| AuditReviewId::from_uuid(r.id)))
}

/// The next drawn judgment of a project that somebody may review: not their own, not one that they have reviewed, held by nobody.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn next(tx: &mut Tx, reviewer: PersonId, project: &str, now: Moment) -> Result<Option<AuditTaskId>> {
    let next = tx.one::<IdRow>(&NEXT, vals![reviewer.uuid(), project, now]).await?;
    Ok(next.map(|r| AuditTaskId::from_uuid(r.id)))
}

/// How many drawn judgments wait for somebody.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn waiting(tx: &mut Tx, reviewer: PersonId, project: &str, now: Moment) -> Result<i64> {
    Ok(tx.one::<CountRow>(&WAITING, vals![reviewer.uuid(), project, now]).await?.map_or(0, |r| r.found))
}

/// Gives a drawn judgment to somebody, in the place of whoever held it for too long.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn take(tx: &mut Tx, id: AuditReviewId, task: AuditTaskId, reviewer: PersonId, until: Moment) -> Result<()> {
    tx.run(&FREE, vals![task.uuid()]).await?;
    tx.run(&TAKE, vals![id.uuid(), task.uuid(), reviewer.uuid(), until]).await.map(drop)
}

/// A drawn judgment in somebody's hands: what they may see, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Handed {
    /// The review.
    pub id: AuditReviewId,
    /// The drawn judgment.
    pub task: AuditTaskId,
    /// The audit.
    pub audit: AuditId,
    /// Whether they are the first, the second or the third.
    pub seat: i64,
    /// Until when it waits for them.
    pub leased_until: Moment,
    /// What they have said.
    pub outcome: Option<Outcome>,
    /// Whether the audit still takes reviews.
    pub open: bool,
    /// Whether it was drawn for a second review.
    pub second: bool,
    /// What was judged, by the platform's own id.
    pub name: String,
    /// Its kind, where the platform registered it.
    pub kind: Option<String>,
    /// What was said of it.
    pub said: Said,
    /// Who judged, where they are one of ours.
    pub whose: Option<PersonId>,
}

/// A review of somebody's in a project.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`].
pub async fn handed(tx: &mut Tx, id: AuditReviewId, reviewer: PersonId, project: &str) -> Result<Option<Handed>> {
    row! {
        struct HandedRow {
            id: Uuid, task_id: Uuid, audit_id: Uuid, seat: i64, leased_until: i64, outcome: Option<String>, state: String, second: bool,
            task: String, label: Option<String>, response: Option<String>, kind: Option<String>, whose: Option<Uuid>,
        }
    }
    let Some(r) = tx.one::<HandedRow>(&HANDED, vals![id.uuid(), reviewer.uuid(), project]).await? else { return Ok(None) };
    let outcome = match &r.outcome {
        Some(name) => Some(known(Outcome::from_name(name), ("audit_review", "outcome"), &r.id)?),
        None => None,
    };
    let said = r.label.map(Said::Label).or(r.response.map(Said::Response));
    Ok(Some(Handed {
        id: AuditReviewId::from_uuid(r.id),
        task: AuditTaskId::from_uuid(r.task_id),
        audit: AuditId::from_uuid(r.audit_id),
        seat: r.seat,
        leased_until: Moment::from_microseconds(r.leased_until),
        outcome,
        open: r.state == "planned",
        second: r.second,
        name: r.task,
        kind: r.kind,
        said: known(said, ("judgment", "label"), &r.task_id)?,
        whose: r.whose.map(PersonId::from_uuid),
    }))
}

/// Stores what somebody says; whether they had said nothing. Then the drawn judgment wants the review that its standing does.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn save(tx: &mut Tx, of: &Handed, verdict: Verdict, note: Option<&str>, now: Moment) -> Result<bool> {
    let share = (verdict.outcome != Outcome::CannotTell).then_some(verdict.error);
    if tx.run(&SAVE, vals![of.id.uuid(), verdict.outcome.as_str(), share, note, now]).await? != 1 {
        return Ok(false);
    }
    let rows = tx.all::<SaidRow>(&VERDICTS, vals![of.task.uuid()]).await?;
    let said: Vec<Verdict> = rows.iter().map(SaidRow::verdict).collect::<Result<_>>()?;
    let wanted = i64::from(standing(&said, of.second).wanted());
    tx.run(&WANT, vals![of.task.uuid(), wanted]).await?;
    Ok(true)
}

/// How many drawn judgments of an audit are not settled.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn open(tx: &mut Tx, audit: AuditId) -> Result<i64> {
    Ok(tx.one::<CountRow>(&OPEN, vals![audit.uuid()]).await?.map_or(0, |r| r.found))
}

/// How many judgments were drawn for an audit, how many of them are settled, and how many reviews were given.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn far(tx: &mut Tx, audit: AuditId) -> Result<(usize, usize, usize)> {
    row! { struct FarRow { drawn: i64, settled: i64, reviews: i64 } }
    let count = |n: i64| usize::try_from(n).unwrap_or_default();
    let far = tx.one::<FarRow>(&FAR, vals![audit.uuid()]).await?;
    Ok(far.map_or((0, 0, 0), |r| (count(r.drawn), count(r.settled), count(r.reviews))))
}

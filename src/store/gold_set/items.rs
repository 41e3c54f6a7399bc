//! The life of gold items: contested keys, and attempts that a corrected key changes.

use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::deciding::Outcome;
use crate::domain::gold_set::contest::{ContestSource, ContestState, RescoreState};
use crate::domain::kernel::id::{AppealId, ApplicationId, AttemptId, ContestId, PersonId, RescoreId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    INSERT_CONTEST = "INSERT INTO contest (id, project, item_id, version_id, source, raised_by, appeal_id, reason, state, at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9)";
    CONTESTS = "SELECT id, item_id, version_id, source, raised_by, appeal_id, reason, state, at, settled_by, settled_at, answer, \
        new_version FROM contest WHERE project = $1 ORDER BY at DESC, id DESC LIMIT 500";
    CONTEST = "SELECT id, item_id, version_id, source, raised_by, appeal_id, reason, state, at, settled_by, settled_at, answer, \
        new_version FROM contest WHERE project = $1 AND id = $2";
    BY_STATISTICS = "SELECT id, version_id, state, reason FROM contest WHERE project = $1 AND item_id = $2 AND source = 'statistic' \
        ORDER BY at, id";
    WAITS = "SELECT COUNT(*) AS found FROM contest WHERE project = $1 AND item_id = $2 AND version_id = $3 AND raised_by = $4 \
        AND appeal_id IS NOT DISTINCT FROM $5 AND reason = $6 AND state = 'open'";
    SETTLE = "UPDATE contest SET state = $2, settled_by = $3, settled_at = CASE WHEN at > $4 THEN at ELSE $4 END, answer = $5, \
        new_version = $6 WHERE id = $1 AND state = 'open'";
    INSERT_RESCORE = "INSERT INTO rescore (id, project, version_id, attempt_id, items, outcome_before, outcome_after, ruling, state, at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9) ON CONFLICT (version_id, attempt_id) DO NOTHING";
    RESCORES = "SELECT r.id AS id, r.version_id AS version_id, r.attempt_id AS attempt_id, r.items AS items, \
        r.outcome_before AS outcome_before, r.outcome_after AS outcome_after, r.ruling AS ruling, r.state AS state, r.at AS at, \
        r.decided_by AS decided_by, r.decided_at AS decided_at, r.reason AS reason, s.stage AS stage, p.id AS application_id, \
        p.profile AS profile FROM rescore r JOIN stage_result s ON s.attempt_id = r.attempt_id JOIN application p \
        ON p.id = s.application_id WHERE r.project = $1 ORDER BY r.at DESC, r.id DESC LIMIT 500";
    RESCORE = "SELECT id, version_id, attempt_id, items, outcome_before, outcome_after, ruling, state, at, decided_by, decided_at, reason \
        FROM rescore WHERE project = $1 AND id = $2";
    DECIDE_RESCORE = "UPDATE rescore SET state = $2, decided_by = $3, decided_at = CASE WHEN at > $4 THEN at ELSE $4 END, reason = $5 \
        WHERE id = $1 AND state = 'open'";
    MOVE_CORRECTIONS = "UPDATE contest SET new_version = $2 WHERE new_version = $1";
    WITHDRAW_RESCORE = "DELETE FROM rescore WHERE attempt_id = $1 AND state = 'open'";
    OPEN_RESCORES = "SELECT COUNT(*) AS found FROM rescore WHERE attempt_id = $1 AND state = 'open'";
    OPEN_OF_VERSION = "SELECT COUNT(*) AS found FROM rescore r JOIN attempt a ON a.id = r.attempt_id WHERE a.version_id = $1 \
        AND r.state = 'open'";
    APPLIED = "SELECT version_id FROM rescore WHERE attempt_id = $1 AND state = 'applied' ORDER BY decided_at DESC LIMIT 1";
    LAST_RESCORE = "SELECT id, outcome_after FROM rescore WHERE attempt_id = $1 ORDER BY at DESC, id DESC LIMIT 1";
}

/// A contested key.
#[derive(Clone, Debug, PartialEq)]
pub struct Contest {
    /// The contest.
    pub id: ContestId,
    /// The author's id of the item.
    pub item: String,
    /// The version in which it was met.
    pub version: VersionId,
    /// Who questions it.
    pub source: ContestSource,
    /// The member of staff, if one did.
    pub raised_by: Option<PersonId>,
    /// The appeal that it came with, if any.
    pub appeal: Option<AppealId>,
    /// Why.
    pub reason: String,
    /// What became of it.
    pub state: ContestState,
    /// When.
    pub at: Moment,
    /// Who settled it, when, and why so.
    pub settled: Option<(PersonId, Moment, String)>,
    /// The version with the corrected key.
    pub new_version: Option<VersionId>,
}

row! {
    struct ContestRow {
        id: Uuid, item_id: String, version_id: Uuid, source: String, raised_by: Option<Uuid>, appeal_id: Option<Uuid>, reason: String,
        state: String, at: i64, settled_by: Option<Uuid>, settled_at: Option<i64>, answer: Option<String>, new_version: Option<Uuid>,
    }
}

impl ContestRow {
    fn into_domain(self) -> Result<Contest> {
        let answer = self.answer.unwrap_or_default();
        let settled = self.settled_by.zip(self.settled_at);
        Ok(Contest {
            id: ContestId::from_uuid(self.id),
            item: self.item_id,
            version: VersionId::from_uuid(self.version_id),
            source: known(ContestSource::from_name(&self.source), ("contest", "source"), &self.id)?,
            raised_by: self.raised_by.map(PersonId::from_uuid),
            appeal: self.appeal_id.map(AppealId::from_uuid),
            reason: self.reason,
            state: known(ContestState::from_name(&self.state), ("contest", "state"), &self.id)?,
            at: Moment::from_microseconds(self.at),
            settled: settled.map(|(by, at)| (PersonId::from_uuid(by), Moment::from_microseconds(at), answer)),
            new_version: self.new_version.map(VersionId::from_uuid),
        })
    }
}

/// Adds a contest.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert_contest(tx: &mut Tx, project: &str, c: &Contest) -> Result<()> {
    let (by, appeal) = (c.raised_by.map(PersonId::uuid), c.appeal.map(AppealId::uuid));
    let (item, source, reason) = (c.item.as_str(), c.source.as_str(), c.reason.as_str());
    let values = vals![c.id.uuid(), project, item, c.version.uuid(), source, by, appeal, reason, c.at];
    tx.run(&INSERT_CONTEST, values).await.map(drop)
}

/// A project's contests, newest first.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn contests(tx: &mut Tx, project: &str) -> Result<Vec<Contest>> {
    tx.all::<ContestRow>(&CONTESTS, vals![project]).await?.into_iter().map(ContestRow::into_domain).collect()
}

/// A project's contest.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn contest(tx: &mut Tx, project: &str, id: ContestId) -> Result<Option<Contest>> {
    tx.one::<ContestRow>(&CONTEST, vals![project, id.uuid()]).await?.map(ContestRow::into_domain).transpose()
}

/// Whether the same question of the same person, about an item of a version and by the same way, is open.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn waits(tx: &mut Tx, project: &str, asked: &Contest) -> Result<bool> {
    row! { struct FoundRow { found: i64 } }
    let of = (asked.raised_by.map(PersonId::uuid), asked.appeal.map(AppealId::uuid));
    let values = vals![project, asked.item.as_str(), asked.version.uuid(), of.0, of.1, asked.reason.as_str()];
    Ok(tx.one::<FoundRow>(&WAITS, values).await?.is_some_and(|row| row.found > 0))
}

/// A contest that statistics raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The version that it is about.
    pub version: VersionId,
    /// Whether nobody has settled it yet.
    pub open: bool,
    /// Why.
    pub reason: String,
}

/// The contests of an item that statistics raised, oldest first.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn contests_by_statistics(tx: &mut Tx, project: &str, item: &str) -> Result<Vec<Asked>> {
    row! { struct AskedRow { id: Uuid, version_id: Uuid, state: String, reason: String } }
    let rows = tx.all::<AskedRow>(&BY_STATISTICS, vals![project, item]).await?;
    let asked = |r: AskedRow| {
        let state = known(ContestState::from_name(&r.state), ("contest", "state"), &r.id)?;
        Ok(Asked { version: VersionId::from_uuid(r.version_id), open: state == ContestState::Open, reason: r.reason })
    };
    rows.into_iter().map(asked).collect()
}

/// Settles an open contest; whether it was open.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn settle(
    tx: &mut Tx,
    id: ContestId,
    state: ContestState,
    by: PersonId,
    answer: &str,
    new: Option<VersionId>,
    now: Moment,
) -> Result<bool> {
    Ok(tx.run(&SETTLE, vals![id.uuid(), state.as_str(), by.uuid(), now, answer, new.map(VersionId::uuid)]).await? == 1)
}

/// Lets contests be settled by another version than before: their draft was laid anew.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn move_corrections(tx: &mut Tx, from: VersionId, to: VersionId) -> Result<()> {
    tx.run(&MOVE_CORRECTIONS, vals![from.uuid(), to.uuid()]).await.map(drop)
}

/// An attempt whose grades a corrected key changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Rescore {
    /// The row.
    pub id: RescoreId,
    /// The version with the corrected keys.
    pub version: VersionId,
    /// The attempt.
    pub attempt: AttemptId,
    /// The items whose keys changed, with both scores.
    pub items: Value,
    /// What the machine said.
    pub before: Outcome,
    /// What it says with the corrected keys.
    pub after: Outcome,
    /// The ruling with the corrected keys.
    pub ruling: Value,
    /// What became of it.
    pub state: RescoreState,
    /// When.
    pub at: Moment,
    /// Who looked, when, and why so.
    pub decided: Option<(PersonId, Moment, String)>,
}

/// A rescored attempt with whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedRescore {
    /// The row.
    pub rescore: Rescore,
    /// The application.
    pub application: ApplicationId,
    /// The name that the person gave.
    pub name: String,
    /// The stage's id.
    pub stage: String,
}

row! {
    struct RescoreRow {
        id: Uuid, version_id: Uuid, attempt_id: Uuid, items: Json<Value>, outcome_before: String, outcome_after: String,
        ruling: Json<Value>, state: String, at: i64, decided_by: Option<Uuid>, decided_at: Option<i64>, reason: Option<String>,
    }
}

impl RescoreRow {
    fn into_domain(self) -> Result<Rescore> {
        let reason = self.reason.unwrap_or_default();
        let decided = self.decided_by.zip(self.decided_at);
        Ok(Rescore {
            id: RescoreId::from_uuid(self.id),
            version: VersionId::from_uuid(self.version_id),
            attempt: AttemptId::from_uuid(self.attempt_id),
            items: self.items.0,
            before: known(Outcome::from_name(&self.outcome_before), ("rescore", "outcome_before"), &self.id)?,
            after: known(Outcome::from_name(&self.outcome_after), ("rescore", "outcome_after"), &self.id)?,
            ruling: self.ruling.0,
            state: known(RescoreState::from_name(&self.state), ("rescore", "state"), &self.id)?,
            at: Moment::from_microseconds(self.at),
            decided: decided.map(|(by, at)| (PersonId::from_uuid(by), Moment::from_microseconds(at), reason)),
        })
    }
}

/// Lists an attempt for a person to look at; nothing happens where it is listed for that version.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert_rescore(tx: &mut Tx, project: &str, r: &Rescore) -> Result<()> {
    let values = vals![
        r.id.uuid(),
        project,
        r.version.uuid(),
        r.attempt.uuid(),
        r.items.clone(),
        r.before.as_str(),
        r.after.as_str(),
        r.ruling.clone(),
        r.at
    ];
    tx.run(&INSERT_RESCORE, values).await.map(drop)
}

/// Takes an attempt off the list where nobody has acted on it: later keys say something else. Whether it was listed.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn withdraw_rescore(tx: &mut Tx, attempt: AttemptId) -> Result<bool> {
    Ok(tx.run(&WITHDRAW_RESCORE, vals![attempt.uuid()]).await? > 0)
}

/// Whether an attempt is listed and nobody has acted on it.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn has_open_rescore(tx: &mut Tx, attempt: AttemptId) -> Result<bool> {
    Ok(tx.one::<FoundRow>(&OPEN_RESCORES, vals![attempt.uuid()]).await?.is_some_and(|r| r.found > 0))
}

/// How many attempts of a version are listed and wait for a person.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn open_rescores_of(tx: &mut Tx, version: VersionId) -> Result<i64> {
    Ok(tx.one::<FoundRow>(&OPEN_OF_VERSION, vals![version.uuid()]).await?.map_or(0, |r| r.found))
}

row! { struct FoundRow { found: i64 } }

/// A project's rescored attempts, newest first.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn rescores(tx: &mut Tx, project: &str) -> Result<Vec<ListedRescore>> {
    row! {
        struct ListedRow {
            id: Uuid, version_id: Uuid, attempt_id: Uuid, items: Json<Value>, outcome_before: String, outcome_after: String,
            ruling: Json<Value>, state: String, at: i64, decided_by: Option<Uuid>, decided_at: Option<i64>, reason: Option<String>,
            stage: String, application_id: Uuid, profile: Json<Value>,
        }
    }
    let listed = |r: ListedRow| {
        let name = r.profile.0.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        let row = RescoreRow {
            id: r.id,
            version_id: r.version_id,
            attempt_id: r.attempt_id,
            items: r.items,
            outcome_before: r.outcome_before,
            outcome_after: r.outcome_after,
            ruling: r.ruling,
            state: r.state,
            at: r.at,
            decided_by: r.decided_by,
            decided_at: r.decided_at,
            reason: r.reason,
        };
        let application = ApplicationId::from_uuid(r.application_id);
        Ok(ListedRescore { rescore: row.into_domain()?, application, name, stage: r.stage })
    };
    tx.all::<ListedRow>(&RESCORES, vals![project]).await?.into_iter().map(listed).collect()
}

/// A rescored attempt of a project.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn rescore(tx: &mut Tx, project: &str, id: RescoreId) -> Result<Option<Rescore>> {
    tx.one::<RescoreRow>(&RESCORE, vals![project, id.uuid()]).await?.map(RescoreRow::into_domain).transpose()
}

/// Notes what a person did with a rescored attempt; whether it was open.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn decide_rescore(tx: &mut Tx, id: RescoreId, state: RescoreState, by: PersonId, reason: &str, now: Moment) -> Result<bool> {
    Ok(tx.run(&DECIDE_RESCORE, vals![id.uuid(), state.as_str(), by.uuid(), now, reason]).await? == 1)
}

/// The version whose corrected keys an attempt's outcome stands on, where a person applied one.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn applied_rescore(tx: &mut Tx, attempt: AttemptId) -> Result<Option<VersionId>> {
    row! { struct VersionRow { version_id: Uuid } }
    Ok(tx.one::<VersionRow>(&APPLIED, vals![attempt.uuid()]).await?.map(|r| VersionId::from_uuid(r.version_id)))
}

/// What an attempt came to when it was last listed as rescored.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn last_rescore(tx: &mut Tx, attempt: AttemptId) -> Result<Option<Outcome>> {
    row! { struct OutcomeRow { id: Uuid, outcome_after: String } }
    let last = tx.one::<OutcomeRow>(&LAST_RESCORE, vals![attempt.uuid()]).await?;
    last.map(|r| known(Outcome::from_name(&r.outcome_after), ("rescore", "outcome_after"), &r.id)).transpose()
}

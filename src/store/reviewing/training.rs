//! Rounds of reviewers' training, and sheets of responses with agreed levels.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::drafts::Draft;
use crate::domain::kernel::id::{PersonId, SheetId, TrainingId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::domain::reviewing::Sheet;
use crate::domain::reviewing::training::{Round, Tally};
use crate::store::engine::error::{Result, StoreError};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    ROUNDS = "SELECT id, reviewer, rubric, rubric_hash, version_id, number, agreement, started_at, ended_at, criteria, exact, near, far, \
        passed FROM review_training WHERE project = $1 AND reviewer = $2 ORDER BY rubric, number";
    ROUNDS_AFTER = "SELECT id, reviewer, rubric, rubric_hash, version_id, number, agreement, started_at, ended_at, criteria, exact, near, \
        far, passed FROM review_training WHERE id > $1 AND ended_at IS NOT NULL ORDER BY id LIMIT $2";
    INSERT_ROUND = "INSERT INTO review_training (id, project, reviewer, rubric, rubric_hash, version_id, number, agreement, started_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    END_ROUND = "UPDATE review_training SET ended_at = $2, criteria = $3, exact = $4, near = $5, far = $6, passed = $7 WHERE id = $1 \
        AND ended_at IS NULL";
    INSERT_SHEET = "INSERT INTO anchor_sheet (id, training_id, project, reviewer, rubric, version_id, anchor, place, leased_until) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    SHEET = "SELECT id, training_id, project, reviewer, rubric, version_id, anchor, place, leased_until, sheet, revision, total, saved_at \
        FROM anchor_sheet WHERE id = $1";
    OF_ROUND = "SELECT id, training_id, project, reviewer, rubric, version_id, anchor, place, leased_until, sheet, revision, total, \
        saved_at FROM anchor_sheet WHERE training_id = $1 ORDER BY place";
    SEEDED = "SELECT id, training_id, project, reviewer, rubric, version_id, anchor, place, leased_until, sheet, revision, total, saved_at \
        FROM anchor_sheet WHERE project = $1 AND reviewer = $2 AND training_id IS NULL ORDER BY saved_at NULLS LAST, id";
    SEEDED_AFTER = "SELECT id, training_id, project, reviewer, rubric, version_id, anchor, place, leased_until, sheet, revision, total, \
        saved_at FROM anchor_sheet WHERE id > $1 AND training_id IS NULL AND saved_at IS NOT NULL ORDER BY id LIMIT $2";
    SEEN = "SELECT DISTINCT anchor FROM anchor_sheet WHERE project = $1 AND reviewer = $2 AND training_id IS NOT NULL";
    VERSIONS = "SELECT DISTINCT version_id FROM review_training WHERE project = $1 AND reviewer = $2";
    HAND_AGAIN = "UPDATE anchor_sheet SET leased_until = $2, place = $3 WHERE id = $1 AND saved_at IS NULL";
    DROP_LAPSED = "DELETE FROM anchor_sheet WHERE training_id IS NULL AND saved_at IS NULL AND leased_until <= $1 AND project = $2";
    LEASE = "UPDATE anchor_sheet SET leased_until = $2 WHERE id = $1 AND saved_at IS NULL";
    KEEP = "UPDATE anchor_sheet SET sheet = $2, revision = $3, kept_at = $4 WHERE id = $1 AND saved_at IS NULL";
    SAVE = "UPDATE anchor_sheet SET sheet = $2, total = $3, saved_at = $4 WHERE id = $1 AND saved_at IS NULL";
    MET = "SELECT anchor, COUNT(*) AS found FROM anchor_sheet WHERE project = $1 AND reviewer = $2 AND training_id IS NOT NULL \
        AND saved_at IS NOT NULL GROUP BY anchor";
    LAST_LIVE = "SELECT t.rubric AS rubric, MAX(s.saved_at) AS at FROM review_sheet s JOIN review_task t ON t.id = s.task_id \
        WHERE t.project = $1 AND s.reviewer = $2 AND s.saved_at IS NOT NULL GROUP BY t.rubric";
    LAST_SEEDED = "SELECT rubric, MAX(saved_at) AS at FROM anchor_sheet \
        WHERE project = $1 AND reviewer = $2 AND training_id IS NULL AND saved_at IS NOT NULL GROUP BY rubric";
    LIVE_SAVED = "SELECT COUNT(*) AS found FROM review_sheet s JOIN review_task t ON t.id = s.task_id \
        WHERE t.project = $1 AND s.reviewer = $2 AND s.adjudication = $3 AND s.saved_at IS NOT NULL";
    SEEDED_SAVED = "SELECT COUNT(*) AS found FROM anchor_sheet WHERE project = $1 AND reviewer = $2 AND training_id IS NULL \
        AND saved_at IS NOT NULL";
}

/// A round of training.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRound {
    /// The round.
    pub id: TrainingId,
    /// Who takes it.
    pub reviewer: PersonId,
    /// The rubric's id.
    pub rubric: String,
    /// The rubric's hash.
    pub rubric_hash: String,
    /// Where its responses stand.
    pub version: VersionId,
    /// 1, 2, 3 … of this reviewer and rubric.
    pub number: i64,
    /// 0..=1, the share that it is passed at.
    pub agreement: f64,
    /// When it began.
    pub started_at: Moment,
    /// When its last sheet was saved.
    pub ended: Option<Ended>,
}

/// What a round came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: Moment,
    /// Levels that were given.
    pub criteria: u64,
    /// Of them the agreed ones.
    pub exact: u64,
    /// The agreed ones and those next to them.
    pub near: u64,
    /// Those three or more levels off.
    pub far: u64,
    /// Whether it was passed.
    pub passed: bool,
}

impl Ended {
    /// What sheets come to at a moment.
    #[must_use]
    pub fn of(tally: &Tally, agreement: f64, at: Moment) -> Self {
        let passed = tally.passed(agreement);
        Self { at, criteria: tally.criteria, exact: tally.exact, near: tally.near, far: tally.far, passed }
    }
}

impl StoredRound {
    /// What a standing follows from.
    #[must_use]
    pub fn round(&self) -> Round {
        Round { rubric_hash: self.rubric_hash.clone(), ended: self.ended.map(|e| (e.at, e.passed)) }
    }
}

row! {
    struct RoundRow {
        id: Uuid, reviewer: Uuid, rubric: String, rubric_hash: String, version_id: Uuid, number: i64, agreement: f64, started_at: i64,
        ended_at: Option<i64>, criteria: Option<i64>, exact: Option<i64>, near: Option<i64>, far: Option<i64>, passed: Option<bool>,
    }
}

impl RoundRow {
    fn into_domain(self) -> StoredRound {
        let count = |n: Option<i64>| n.and_then(|n| u64::try_from(n).ok()).unwrap_or(0);
        StoredRound {
            id: TrainingId::from_uuid(self.id),
            reviewer: PersonId::from_uuid(self.reviewer),
            rubric: self.rubric,
            rubric_hash: self.rubric_hash,
            version: VersionId::from_uuid(self.version_id),
            number: self.number,
            agreement: self.agreement,
            started_at: Moment::from_microseconds(self.started_at),
            ended: self.ended_at.map(|at| Ended {
                at: Moment::from_microseconds(at),
                criteria: count(self.criteria),
                exact: count(self.exact),
                near: count(self.near),
                far: count(self.far),
                passed: self.passed.unwrap_or(false),
            }),
        }
    }
}

/// A sheet of a response with agreed levels.
#[derive(Clone, Debug, PartialEq)]
pub struct AnchorSheet {
    /// The sheet; also the response's code for this reviewer.
    pub id: SheetId,
    /// The round; none among live ones.
    pub training: Option<TrainingId>,
    /// The project.
    pub project: String,
    /// By whom.
    pub reviewer: PersonId,
    /// The rubric's id.
    pub rubric: String,
    /// Where the response stands.
    pub version: VersionId,
    /// The hash by which it is known there.
    pub anchor: String,
    /// In the round; among live ones: how many sheets the reviewer had saved before.
    pub place: i64,
    /// Until when it may be saved.
    pub leased_until: Moment,
    /// What is filled in and not saved yet.
    pub draft: Draft,
    /// Once saved: the sheet, and when.
    pub saved: Option<(Sheet, Moment)>,
    /// Once saved: 0..=1.
    pub total: Option<f64>,
}

row! {
    struct SheetRow {
        id: Uuid, training_id: Option<Uuid>, project: String, reviewer: Uuid, rubric: String, version_id: Uuid, anchor: String, place: i64,
        leased_until: i64, sheet: Option<Json<Value>>, revision: i64, total: Option<f64>,
        saved_at: Option<i64>,
    }
}

impl SheetRow {
    fn into_domain(self) -> Result<AnchorSheet> {
        let corrupt = |_| StoreError::Corrupt { table: "anchor_sheet", column: "sheet", row: self.id.to_string() };
        let filled = self.sheet.map(|s| serde_json::from_value::<Sheet>(s.0).map_err(corrupt)).transpose()?;
        Ok(AnchorSheet {
            id: SheetId::from_uuid(self.id),
            training: self.training_id.map(TrainingId::from_uuid),
            project: self.project,
            reviewer: PersonId::from_uuid(self.reviewer),
            rubric: self.rubric,
            version: VersionId::from_uuid(self.version_id),
            anchor: self.anchor,
            place: self.place,
            leased_until: Moment::from_microseconds(self.leased_until),
            draft: Draft {
                sheet: filled.clone().filter(|_| self.saved_at.is_none()).unwrap_or_default(),
                revision: if self.saved_at.is_none() { self.revision } else { 0 },
            },
            saved: filled.zip(self.saved_at.map(Moment::from_microseconds)),
            total: self.total,
        })
    }
}

/// A reviewer's rounds in a project: by rubric, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn rounds(tx: &mut Tx, project: &str, reviewer: PersonId) -> Result<Vec<StoredRound>> {
    Ok(tx.all::<RoundRow>(&ROUNDS, vals![project, reviewer.uuid()]).await?.into_iter().map(RoundRow::into_domain).collect())
}

/// Rounds that have ended, of any project, after a row.
///
/// # Errors
/// [`StoreError`].
pub async fn ended_after(tx: &mut Tx, after: TrainingId, limit: i64) -> Result<Vec<StoredRound>> {
    Ok(tx.all::<RoundRow>(&ROUNDS_AFTER, vals![after.uuid(), limit]).await?.into_iter().map(RoundRow::into_domain).collect())
}

/// Begins a round.
///
/// # Errors
/// [`StoreError::Conflict`] where another began at the same moment.
pub async fn insert_round(tx: &mut Tx, project: &str, r: &StoredRound) -> Result<()> {
    let (rubric, hash) = (r.rubric.as_str(), r.rubric_hash.as_str());
    let values = vals![r.id.uuid(), project, r.reviewer.uuid(), rubric, hash, r.version.uuid(), r.number, r.agreement, r.started_at];
    tx.run(&INSERT_ROUND, values).await.map(drop)
}

/// Ends a round.
///
/// # Errors
/// [`StoreError`].
pub async fn end_round(tx: &mut Tx, id: TrainingId, ended: Ended) -> Result<()> {
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let (criteria, exact, near, far) = (count(ended.criteria), count(ended.exact), count(ended.near), count(ended.far));
    tx.run(&END_ROUND, vals![id.uuid(), ended.at, criteria, exact, near, far, ended.passed]).await.map(drop)
}

/// Gives a response to a reviewer.
///
/// # Errors
/// [`StoreError`].
pub async fn insert_sheet(tx: &mut Tx, s: &AnchorSheet) -> Result<()> {
    let (project, rubric, anchor) = (s.project.as_str(), s.rubric.as_str(), s.anchor.as_str());
    let training = s.training.map(TrainingId::uuid);
    let values = vals![s.id.uuid(), training, project, s.reviewer.uuid(), rubric, s.version.uuid(), anchor, s.place, s.leased_until];
    tx.run(&INSERT_SHEET, values).await.map(drop)
}

/// A sheet.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub async fn sheet(tx: &mut Tx, id: SheetId) -> Result<Option<AnchorSheet>> {
    tx.one::<SheetRow>(&SHEET, vals![id.uuid()]).await?.map(SheetRow::into_domain).transpose()
}

/// The sheets of a round, in its order.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub async fn of_round(tx: &mut Tx, id: TrainingId) -> Result<Vec<AnchorSheet>> {
    tx.all::<SheetRow>(&OF_ROUND, vals![id.uuid()]).await?.into_iter().map(SheetRow::into_domain).collect()
}

/// The seeded responses that a reviewer was handed, saved ones first.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub async fn seeded(tx: &mut Tx, project: &str, reviewer: PersonId) -> Result<Vec<AnchorSheet>> {
    tx.all::<SheetRow>(&SEEDED, vals![project, reviewer.uuid()]).await?.into_iter().map(SheetRow::into_domain).collect()
}

/// Seeded sheets that were saved, of any project, after a row.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub async fn seeded_after(tx: &mut Tx, after: SheetId, limit: i64) -> Result<Vec<AnchorSheet>> {
    tx.all::<SheetRow>(&SEEDED_AFTER, vals![after.uuid(), limit]).await?.into_iter().map(SheetRow::into_domain).collect()
}

/// The responses that stood in a reviewer's rounds, scored or not, by their hashes.
///
/// # Errors
/// [`StoreError`].
pub async fn seen(tx: &mut Tx, project: &str, reviewer: PersonId) -> Result<BTreeSet<String>> {
    row! { struct SeenRow { anchor: String } }
    Ok(tx.all::<SeenRow>(&SEEN, vals![project, reviewer.uuid()]).await?.into_iter().map(|r| r.anchor).collect())
}

/// The versions that a reviewer was trained on.
///
/// # Errors
/// [`StoreError`].
pub async fn versions(tx: &mut Tx, project: &str, reviewer: PersonId) -> Result<Vec<VersionId>> {
    row! { struct VersionRow { version_id: Uuid } }
    let rows = tx.all::<VersionRow>(&VERSIONS, vals![project, reviewer.uuid()]).await?;
    Ok(rows.into_iter().map(|r| VersionId::from_uuid(r.version_id)).collect())
}

/// Hands a seeded response out again that was not saved in time, at another place.
///
/// # Errors
/// [`StoreError`].
pub async fn hand_again(tx: &mut Tx, id: SheetId, until: Moment, place: i64) -> Result<()> {
    tx.run(&HAND_AGAIN, vals![id.uuid(), until, place]).await.map(drop)
}

/// Removes seeded sheets that were never saved and whose lease ended before a moment, as live ones are.
///
/// # Errors
/// [`StoreError`].
pub async fn drop_lapsed(tx: &mut Tx, project: &str, before: Moment) -> Result<u64> {
    tx.run(&DROP_LAPSED, vals![before, project]).await
}

/// Holds a response for longer.
///
/// # Errors
/// [`StoreError`].
pub async fn lease(tx: &mut Tx, id: SheetId, until: Moment) -> Result<()> {
    tx.run(&LEASE, vals![id.uuid(), until]).await.map(drop)
}

/// Saves a sheet.
///
/// # Errors
/// [`StoreError`].
pub async fn save(tx: &mut Tx, id: SheetId, sheet: &Sheet, total: f64, now: Moment) -> Result<()> {
    let value = serde_json::to_value(sheet).unwrap_or_default();
    tx.run(&SAVE, vals![id.uuid(), value, total, now]).await.map(drop)
}

/// How often a reviewer has scored each response in training, by its hash.
///
/// # Errors
/// [`StoreError`].
pub async fn met(tx: &mut Tx, project: &str, reviewer: PersonId) -> Result<BTreeMap<String, usize>> {
    row! { struct MetRow { anchor: String, found: i64 } }
    let rows = tx.all::<MetRow>(&MET, vals![project, reviewer.uuid()]).await?;
    Ok(rows.into_iter().map(|r| (r.anchor, usize::try_from(r.found).unwrap_or(0))).collect())
}

/// By rubric: when a reviewer last saved a sheet on it, seeded ones among them.
///
/// # Errors
/// [`StoreError`].
pub async fn last_sheets(tx: &mut Tx, project: &str, reviewer: PersonId) -> Result<BTreeMap<String, Moment>> {
    row! { struct LastRow { rubric: String, at: i64 } }
    let mut last = BTreeMap::new();
    for statement in [&LAST_LIVE, &LAST_SEEDED] {
        for row in tx.all::<LastRow>(statement, vals![project, reviewer.uuid()]).await? {
            let at = Moment::from_microseconds(row.at);
            let known: &mut Moment = last.entry(row.rubric).or_insert(at);
            *known = (*known).max(at);
        }
    }
    Ok(last)
}

row! { struct CountRow { found: i64 } }

/// How many seeded responses a reviewer has scored.
///
/// # Errors
/// [`StoreError`].
pub async fn seeded_saved(tx: &mut Tx, project: &str, reviewer: PersonId) -> Result<i64> {
    Ok(tx.one::<CountRow>(&SEEDED_SAVED, vals![project, reviewer.uuid()]).await?.map_or(0, |r| r.found))
}

/// How many sheets a reviewer has saved as one of those who score, seeded ones among them.
///
/// # Errors
/// [`StoreError`].
pub async fn handed_in(tx: &mut Tx, project: &str, reviewer: PersonId) -> Result<i64> {
    let live = tx.one::<CountRow>(&LIVE_SAVED, vals![project, reviewer.uuid(), false]).await?.map_or(0, |r| r.found);
    Ok(live + seeded_saved(tx, project, reviewer).await?)
}

/// Keeps what is filled in of a sheet, in place of what was kept before.
///
/// # Errors
/// [`StoreError`].
pub async fn keep(tx: &mut Tx, id: SheetId, draft: &Draft, now: Moment) -> Result<()> {
    let sheet = serde_json::to_value(&draft.sheet).unwrap_or_default();
    tx.run(&KEEP, vals![id.uuid(), sheet, draft.revision, now]).await.map(drop)
}

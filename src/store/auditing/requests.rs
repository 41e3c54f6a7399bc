//! Requests for the hidden checks among an annotator's next tasks, and the places that were drawn for them.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::gold_set::item::ItemKind;
use crate::domain::kernel::chance::Seed;
use crate::domain::kernel::id::{AnnotatorId, CheckId, CheckRequestId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    ONE_AT_A_TIME = "SELECT id FROM gold_set_version WHERE set_id = $1 AND number = 1",
        postgres "SELECT id FROM gold_set_version WHERE set_id = $1 AND number = 1 FOR NO KEY UPDATE";
    INSERT = "INSERT INTO check_request (id, annotator_id, version_id, tasks, kind, skill, owed, asked, at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    PLACE = "INSERT INTO check_place (check_id, request_id, place) VALUES ($1, $2, $3)";
    REQUEST = "SELECT annotator_id, version_id, tasks, kind, skill, owed, asked, at FROM check_request WHERE id = $1";
    PLACES = "SELECT check_id, place FROM check_place WHERE request_id = $1 ORDER BY place";
    IN_DOUBT = "SELECT DISTINCT item_id FROM contest WHERE project = $1 AND state = 'open'";
    AFTER = "SELECT id FROM check_request WHERE id > $1 ORDER BY id LIMIT 500";
}

row! { struct IdRow { id: Uuid } }

row! {
    struct RequestRow {
        annotator_id: Uuid, version_id: Uuid, tasks: i64, kind: Option<String>, skill: Option<String>, owed: i64, asked: i64, at: i64,
    }
}

row! { struct PlaceRow { check_id: Uuid, place: i64 } }

/// A request for the checks among the next tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRequest {
    /// The request; the places of its checks are drawn by it.
    pub id: CheckRequestId,
    /// Whose next tasks.
    pub annotator: AnnotatorId,
    /// The version that was published then.
    pub version: VersionId,
    /// How many tasks.
    pub tasks: u32,
    /// Only items of this kind.
    pub kind: Option<ItemKind>,
    /// Only items of this skill.
    pub skill: Option<String>,
    /// How many checks the plan owed since the annotator began.
    pub owed: i64,
    /// How many of these were given out before.
    pub asked: i64,
    /// When.
    pub at: Moment,
}

impl CheckRequest {
    /// What the places of its checks are drawn by.
    #[must_use]
    pub const fn seed(&self) -> Seed {
        Seed(self.id.uuid().as_u64_pair().1)
    }
}

/// Lets nobody else choose hidden checks of a project until this transaction ends, so that whoever comes next sees what it gave out:
/// exposure is counted over all annotators. What everybody locks is the first version, whichever is published.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn one_at_a_time(tx: &mut Tx, project: &str) -> Result<()> {
    tx.one::<IdRow>(&ONE_AT_A_TIME, vals![project]).await.map(drop)
}

/// Stores a request.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn insert(tx: &mut Tx, r: &CheckRequest) -> Result<()> {
    let (kind, skill) = (r.kind.map(ItemKind::name), r.skill.as_deref());
    let what = vals![r.id.uuid(), r.annotator.uuid(), r.version.uuid(), i64::from(r.tasks), kind, skill, r.owed, r.asked, r.at];
    tx.run(&INSERT, what).await.map(drop)
}

/// Stores which of a request's tasks a check is, from 1.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn place(tx: &mut Tx, request: CheckRequestId, check: CheckId, place: u32) -> Result<()> {
    tx.run(&PLACE, vals![check.uuid(), request.uuid(), i64::from(place)]).await.map(drop)
}

/// A request, and its checks with their places.
///
/// # Errors
/// [`crate::store::StoreError::Corrupt`] where the kind is none.
pub async fn request(tx: &mut Tx, id: CheckRequestId) -> Result<Option<(CheckRequest, Vec<(CheckId, u32)>)>> {
    let Some(r) = tx.one::<RequestRow>(&REQUEST, vals![id.uuid()]).await? else { return Ok(None) };
    let kind = match r.kind.as_deref() {
        Some(name) => Some(known(ItemKind::from_name(name), ("check_request", "kind"), &id)?),
        None => None,
    };
    let whole = |n: i64| u32::try_from(n).unwrap_or(0);
    let places = tx.all::<PlaceRow>(&PLACES, vals![id.uuid()]).await?;
    let places = places.into_iter().map(|p| (CheckId::from_uuid(p.check_id), whole(p.place))).collect();
    let request = CheckRequest {
        id,
        annotator: AnnotatorId::from_uuid(r.annotator_id),
        version: VersionId::from_uuid(r.version_id),
        tasks: whole(r.tasks),
        kind,
        skill: r.skill,
        owed: r.owed,
        asked: r.asked,
        at: Moment::from_microseconds(r.at),
    };
    Ok(Some((request, places)))
}

/// Requests after one, in the order in which they came, at most 500.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn after(tx: &mut Tx, id: CheckRequestId) -> Result<Vec<CheckRequestId>> {
    Ok(tx.all::<IdRow>(&AFTER, vals![id.uuid()]).await?.into_iter().map(|r| CheckRequestId::from_uuid(r.id)).collect())
}

/// What the ledger keeps the hash of: a request with its places.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn kept(tx: &mut Tx, id: Uuid) -> Result<Value> {
    let of = tx.one::<RequestRow>(&REQUEST, vals![id]).await?;
    let of = of.map(|r| json!([r.annotator_id, r.version_id, r.tasks, r.kind, r.skill, r.owed, r.asked, r.at]));
    let places = tx.all::<PlaceRow>(&PLACES, vals![id]).await?.into_iter().map(|r| json!([r.check_id, r.place]));
    Ok(json!({ "request": of, "places": places.collect::<Vec<_>>() }))
}

/// Items of a project whose key somebody questions.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn in_doubt(tx: &mut Tx, project: &str) -> Result<Vec<String>> {
    row! { struct ItemRow { item_id: String } }
    Ok(tx.all::<ItemRow>(&IN_DOUBT, vals![project]).await?.into_iter().map(|r| r.item_id).collect())
}

//! What is known of a project's people before they answer.

use serde_json::Value;
use sqlx::types::Json;

use crate::domain::deciding::prior::Prior;
use crate::domain::kernel::moment::Moment;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    FIRST_RULINGS = "SELECT r.ruling AS ruling FROM stage_result r JOIN attempt a ON a.id = r.attempt_id \
        WHERE a.project = $1 AND a.stage = $2 AND a.number = 1 AND a.state = 'handed_in' ORDER BY r.at DESC, r.attempt_id LIMIT $3";
    KEEP = "INSERT INTO population (project, stage, people, a, b, at) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (project, stage) DO UPDATE SET people = excluded.people, a = excluded.a, b = excluded.b, at = excluded.at";
    ALL = "SELECT project, stage, people, a, b, at FROM population ORDER BY project, stage";
    PRIOR = "SELECT people, a, b FROM population WHERE project = $1 AND stage = $2";
}

/// What first attempts at a stage came to, the latest `most` of them.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn first_rulings(tx: &mut Tx, project: &str, stage: &str, most: i64) -> Result<Vec<Value>> {
    row! { struct RulingRow { ruling: Json<Value> } }
    Ok(tx.all::<RulingRow>(&FIRST_RULINGS, vals![project, stage, most]).await?.into_iter().map(|r| r.ruling.0).collect())
}

/// Keeps a stage's prior in place of the one before.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn keep(tx: &mut Tx, project: &str, stage: &str, prior: &Prior, at: Moment) -> Result<()> {
    let people = i64::try_from(prior.people).unwrap_or(i64::MAX);
    tx.run(&KEEP, vals![project, stage, people, prior.a, prior.b, at]).await.map(drop)
}

/// A stage's prior; none where it has none of its own yet.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn prior(tx: &mut Tx, project: &str, stage: &str) -> Result<Option<Prior>> {
    row! { struct PriorRow { people: i64, a: f64, b: f64 } }
    let row = tx.one::<PriorRow>(&PRIOR, vals![project, stage]).await?;
    Ok(row.map(|r| Prior { a: r.a, b: r.b, people: u64::try_from(r.people).unwrap_or(0) }))
}

/// A stage's prior as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptPrior {
    /// The project.
    pub project: String,
    /// The stage's id.
    pub stage: String,
    /// What is known of its people.
    pub prior: Prior,
    /// When it was fitted.
    pub at: Moment,
}

/// Every stage's prior.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn all(tx: &mut Tx) -> Result<Vec<KeptPrior>> {
    row! { struct KeptRow { project: String, stage: String, people: i64, a: f64, b: f64, at: i64 } }
    let kept = |r: KeptRow| KeptPrior {
        project: r.project,
        stage: r.stage,
        prior: Prior { a: r.a, b: r.b, people: u64::try_from(r.people).unwrap_or(0) },
        at: Moment::from_microseconds(r.at),
    };
    Ok(tx.all::<KeptRow>(&ALL, vals![]).await?.into_iter().map(kept).collect())
}

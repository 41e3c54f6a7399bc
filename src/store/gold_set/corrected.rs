//! What a version with corrected keys came to for those who had answered before it.

use crate::domain::gold_set::contest::RescoreState;
use crate::domain::kernel::id::VersionId;
use crate::store::engine::error::{Result, known};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    LISTED = "SELECT state, COUNT(*) AS n FROM rescore WHERE project = $1 AND version_id = $2 GROUP BY state";
}

/// Results that come out otherwise by a version, in numbers of attempts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Otherwise {
    /// A person is to look at them.
    pub open: i64,
    /// They hold.
    pub applied: i64,
    /// The old ones were kept.
    pub kept: i64,
}

/// How many results come out otherwise by a version of a project, and what became of them.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn otherwise(tx: &mut Tx, project: &str, version: VersionId) -> Result<Otherwise> {
    row! { struct StateRow { state: String, n: i64 } }
    let mut all = Otherwise::default();
    for row in tx.all::<StateRow>(&LISTED, vals![project, version.uuid()]).await? {
        match known(RescoreState::from_name(&row.state), ("rescore", "state"), &version)? {
            RescoreState::Open => all.open = row.n,
            RescoreState::Applied => all.applied = row.n,
            RescoreState::Kept => all.kept = row.n,
        }
    }
    Ok(all)
}

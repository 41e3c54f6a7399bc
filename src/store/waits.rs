//! How much of each kind waits for somebody in a project.

use super::error::Result;
use super::sql::{row, sql, vals};
use super::tx::Tx;

sql! {
    WAITS = "SELECT (SELECT COUNT(*) FROM appeal WHERE project = $1 AND state = 'open') AS appeals, \
        (SELECT COUNT(*) FROM evidence e JOIN application a ON a.id = e.application_id WHERE a.project = $1 AND e.verdict IS NULL \
        AND a.status IN ('screening', 'needs_decision')) AS documents, \
        (SELECT COUNT(*) FROM rescore WHERE project = $1 AND state = 'open') AS corrections, \
        (SELECT COUNT(*) FROM contest WHERE project = $1 AND state = 'open') AS contests, \
        (SELECT COUNT(*) FROM gold_set_version WHERE set_id = $1 AND state = 'draft') AS drafts";
}

/// What waits in a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// Appeals without an answer.
    pub appeals: i64,
    /// Documents of people who are still in the way that nobody has looked at.
    pub documents: i64,
    /// People whom a corrected key concerns and nobody has decided on.
    pub corrections: i64,
    /// Questioned keys.
    pub contests: i64,
    /// Versions that somebody may publish.
    pub drafts: i64,
}

/// What waits in a project.
///
/// # Errors
/// [`super::StoreError`].
pub async fn of_project(tx: &mut Tx, project: &str) -> Result<Waits> {
    row! { struct WaitsRow { appeals: i64, documents: i64, corrections: i64, contests: i64, drafts: i64 } }
    let found = tx.one::<WaitsRow>(&WAITS, vals![project]).await?;
    let waits = |r: WaitsRow| Waits {
        appeals: r.appeals,
        documents: r.documents,
        corrections: r.corrections,
        contests: r.contests,
        drafts: r.drafts,
    };
    Ok(found.map(waits).unwrap_or_default())
}

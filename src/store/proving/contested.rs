//! What stands for a questioned key in the ledger.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    CONTEST = "SELECT project, item_id, version_id, source, raised_by, appeal_id, reason, state, at, settled_by, settled_at, answer \
        FROM contest WHERE id = $1";
}

/// A contest with its answer.
pub(super) async fn rows(tx: &mut Tx, id: Uuid) -> Result<Value> {
    row! {
        struct ContestRow {
            project: String, item_id: String, version_id: Uuid, source: String, raised_by: Option<Uuid>, appeal_id: Option<Uuid>,
            reason: String, state: String, at: i64, settled_by: Option<Uuid>, settled_at: Option<i64>, answer: Option<String>,
        }
    }
    // The version with the corrected key is laid anew by others; the events of versions tell of it.
    Ok(json!(tx.one::<ContestRow>(&CONTEST, vals![id]).await?.map(|r| {
        let what = json!([r.project, r.item_id, r.version_id, r.source, r.raised_by, r.appeal_id, r.reason]);
        json!([what, r.state, r.at, r.settled_by, r.settled_at, r.answer])
    })))
}

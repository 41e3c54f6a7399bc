//! What stands for an audit in the ledger: its plan and frame, what was drawn, its report and who signed that; and for a drawn judgment,
//! what people said of it.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::kernel::ledger::Kept;
use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    AUDIT = "SELECT project, sample, version_id, state, plan, plan_digest, planned_by, planned_at, closed_at, report, report_digest \
        FROM audit WHERE id = $1";
    FRAME = "SELECT number, units FROM audit_frame WHERE audit_id = $1 ORDER BY number";
    DRAWN = "SELECT id, place, stratum, judgment_id, second FROM audit_task WHERE audit_id = $1 ORDER BY place, id";
    SIGNED = "SELECT person_id, at FROM audit_signature WHERE audit_id = $1 ORDER BY person_id";
    SAID = "SELECT id, seat, reviewer, outcome, share, note, at FROM audit_review WHERE task_id = $1 AND outcome IS NOT NULL \
        ORDER BY seat, id";
    SINCE = "SELECT id FROM audit WHERE planned_at >= $1";
    SINCE_REVIEW = "SELECT DISTINCT task_id AS id FROM audit_review WHERE at >= $1";
}

/// An audit; texts and the frame by their hashes.
pub(super) async fn audit(tx: &mut Tx, id: Uuid) -> Result<Value> {
    row! {
        struct AuditRow {
            project: String, sample: String, version_id: Uuid, state: String, plan: String, plan_digest: String, planned_by: String,
            planned_at: i64, closed_at: Option<i64>, report: Option<String>, report_digest: Option<String>,
        }
    }
    row! { struct FrameRow { number: i64, units: Vec<u8> } }
    row! { struct DrawnRow { id: Uuid, place: i64, stratum: i64, judgment_id: Uuid, second: bool } }
    row! { struct SignedRow { person_id: Uuid, at: i64 } }
    let hash = |bytes: &[u8]| blake3::hash(bytes).to_hex().to_string();
    let of = tx.one::<AuditRow>(&AUDIT, vals![id]).await?.map(|r| {
        let report = r.report.as_deref().map(|report| hash(report.as_bytes()));
        let done = json!([r.closed_at, report, r.report_digest]);
        json!([r.project, r.sample, r.version_id, r.state, hash(r.plan.as_bytes()), r.plan_digest, r.planned_by, r.planned_at, done])
    });
    let frame: Vec<Value> = tx.all::<FrameRow>(&FRAME, vals![id]).await?.into_iter().map(|r| json!([r.number, hash(&r.units)])).collect();
    let drawn = tx.all::<DrawnRow>(&DRAWN, vals![id]).await?.into_iter();
    let drawn: Vec<Value> = drawn.map(|r| json!([r.id, r.place, r.stratum, r.judgment_id, r.second])).collect();
    let signed: Vec<Value> = tx.all::<SignedRow>(&SIGNED, vals![id]).await?.into_iter().map(|r| json!([r.person_id, r.at])).collect();
    Ok(json!({ "audit": of, "frame": frame, "drawn": drawn, "signed": signed }))
}

/// What was said of a drawn judgment.
pub(super) async fn said(tx: &mut Tx, task: Uuid) -> Result<Value> {
    row! {
        struct SaidRow {
            id: Uuid, seat: i64, reviewer: Uuid, outcome: Option<String>, share: Option<f64>, note: Option<String>, at: Option<i64>,
        }
    }
    let rows = tx.all::<SaidRow>(&SAID, vals![task]).await?.into_iter();
    Ok(rows.map(|r| json!([r.id, r.seat, r.reviewer, r.outcome, r.share, r.note, r.at])).collect())
}

/// Audits that were planned at or after a moment, and drawn judgments of which something was said since.
pub(super) async fn since(tx: &mut Tx, at: i64) -> Result<Vec<Kept>> {
    row! { struct IdRow { id: Uuid } }
    let mut found: Vec<Kept> = tx.all::<IdRow>(&SINCE, vals![at]).await?.into_iter().map(|r| Kept::Audit(r.id)).collect();
    found.extend(tx.all::<IdRow>(&SINCE_REVIEW, vals![at]).await?.into_iter().map(|r| Kept::AuditTask(r.id)));
    Ok(found)
}

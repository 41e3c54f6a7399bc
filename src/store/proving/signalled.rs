//! What stands for a signal of a chart in the ledger: every figure of it, and what it rests on.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::store::engine::error::Result;
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::tx::Tx;

sql! {
    SIGNAL = "SELECT s.annotator_id AS annotator_id, s.project AS project, s.chart AS chart, s.check_id AS check_id, f.document AS \
        document, f.project AS of_project, f.version_id AS version_id, \
        f.made_at AS made_at, \
        s.onset_at AS onset_at, s.onset_from AS onset_from, s.onset_to AS onset_to, s.before_checks AS before_checks, \
        s.before_level AS before_level, s.before_low AS before_low, s.before_high AS before_high, s.after_checks AS after_checks, \
        s.after_level AS after_level, s.after_low AS after_low, s.after_high AS after_high, s.by_correction AS by_correction, \
        s.state AS state, s.raised_at AS raised_at, s.told_at AS told_at, s.settled_by AS settled_by, s.settled_at AS settled_at, \
        s.answer AS answer, s.withdrawn_at AS withdrawn_at FROM audit_signal s JOIN audit_footing f ON f.id = s.footing_id WHERE s.id = $1";
}

/// A signal with every figure of it; what it rests on by its hash.
pub(super) async fn rows(tx: &mut Tx, id: Uuid) -> Result<Value> {
    row! {
        struct SignalRow {
            annotator_id: Uuid, project: String, chart: String, check_id: Uuid, document: String, of_project: String, version_id: Uuid,
                made_at: i64, onset_at: i64, onset_from: i64,
            onset_to: i64, before_checks: i64, before_level: Option<f64>, before_low: Option<f64>, before_high: Option<f64>,
            after_checks: i64, after_level: f64, after_low: f64, after_high: f64, by_correction: bool, state: String, raised_at: i64,
            told_at: i64, settled_by: Option<Uuid>, settled_at: Option<i64>, answer: Option<String>, withdrawn_at: Option<i64>,
        }
    }
    Ok(json!(tx.one::<SignalRow>(&SIGNAL, vals![id]).await?.map(|r| {
        let footing = json!([r.of_project, r.version_id, r.made_at, blake3::hash(r.document.as_bytes()).to_hex().to_string()]);
        let what = json!([r.annotator_id, r.project, r.chart, r.check_id, footing, r.by_correction, r.raised_at, r.told_at]);
        let onset = json!([r.onset_at, r.onset_from, r.onset_to]);
        let before = json!([r.before_checks, r.before_level, r.before_low, r.before_high]);
        let after = json!([r.after_checks, r.after_level, r.after_low, r.after_high]);
        json!([what, onset, before, after, r.state, r.settled_by, r.settled_at, r.answer, r.withdrawn_at])
    })))
}

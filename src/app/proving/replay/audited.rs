//! Audits: the sample drawn again from the sealed plan and frame, and the report computed again from the reviews.

use serde_json::{Value, json};

use crate::app::auditing::audit_reviews::report_of;
use crate::app::auditing::audits::Sealed;
use crate::app::proving::difference::Difference;
use crate::app::{App, AppError};
use crate::domain::auditing::sampled::plan::Lot;
use crate::domain::kernel::id::AuditId;
use crate::store::auditing::audits;

/// What of an audit comes out otherwise than it was stored.
fn differing(sealed: &Sealed) -> Vec<Difference> {
    let (audit, mut found) = (&sealed.audit, Vec::new());
    let mut differs = |at: &str, stored: Value, computed: Value| {
        if stored != computed {
            found.push(Difference { of: audit.id.to_string(), what: "audit", at: at.to_owned(), stored, computed });
        }
    };
    differs("/plan", json!(audit.plan_digest), json!(audit.plan.digest()));
    let lot = Lot::of_parts(&audit.plan, &sealed.parts);
    differs("/frame", json!(audit.plan.frame), json!(lot.as_ref().map(Lot::digest)));
    let again: Option<Vec<Value>> = audit.plan.drawn().and_then(|drawn| {
        let unit = |d: &crate::domain::auditing::sampled::plan::Drawn| {
            Some(json!([d.place, d.stratum, lot.as_ref()?.unit(d.stratum, d.at)?.id.to_string(), d.second]))
        };
        drawn.iter().map(unit).collect()
    });
    let stored: Vec<Value> = sealed.tasks.iter().map(|t| json!([t.place, t.stratum, t.judgment.to_string(), t.second])).collect();
    differs("/drawn", json!(stored), json!(again));
    let wanted: Vec<i64> = sealed.tasks.iter().map(|t| i64::from(t.standing().wanted())).collect();
    differs("/wanted", sealed.tasks.iter().map(|t| t.wanted).collect(), json!(wanted));
    let report = report_of(audit, &sealed.tasks, sealed.before.as_ref()).ok().flatten();
    let stored = audit.done.as_ref().map(|(_, _, digest)| digest.clone());
    differs("/report", json!(stored), json!(report.map(|report| report.digest())));
    let text = audit.done.as_ref().map(|(_, report, _)| report.digest());
    differs("/report_digest", json!(stored), json!(text));
    found
}

impl App {
    /// What of an audit comes out otherwise than it was stored: its plan, its frame, what was drawn, and its report.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn draw_audit_again(&self, id: AuditId) -> Result<Vec<Difference>, AppError> {
        let sealed = self.sealed_audit(id).await?.ok_or_else(|| AppError::NotFound("there is no such audit".to_owned()))?;
        self.compute("draw audit", move || differing(&sealed)).await
    }

    /// The same of every audit.
    pub(in crate::app) async fn replay_audits(&self, differences: &mut Vec<Difference>) -> Result<(), AppError> {
        let mut after = AuditId::from_uuid(uuid::Uuid::nil());
        loop {
            let page = self.db.read("replay audits", move |tx| Box::pin(audits::after(tx, after))).await?;
            let Some(last) = page.last().copied() else { return Ok(()) };
            for id in page {
                differences.extend(self.draw_audit_again(id).await?);
            }
            after = last;
        }
    }
}

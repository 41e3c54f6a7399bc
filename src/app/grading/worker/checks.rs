//! Hidden checks graded: into the annotator's record when the answer comes, and again where a later version corrects the key.

use std::sync::Arc;

use serde_json::{Value, json};

use super::handed_in::grade;
use crate::app::auditing::guidelines;
use crate::app::kernel::command::Happened;
use crate::app::{App, AppError};
use crate::domain::auditing;
use crate::domain::deciding::{Outcome, rule};
use crate::domain::gold_set::corrected::is_corrected;
use crate::domain::gold_set::item::Grade;
use crate::domain::gold_set::stored::Content;
use crate::domain::grading::GRADER;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{CheckId, VersionId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::sealed::{Reveal, Sealed};
use crate::store::auditing::annotators;
use crate::store::auditing::annotators::Check;

/// Whether a grade is better for the annotator than a score that stands: a record is never made worse by a mistake of ours.
fn is_better(new: &Grade, counted: bool, score: Option<f64>) -> bool {
    match (new.score.filter(|_| new.counts), score.filter(|_| counted)) {
        (Some(new), Some(old)) => new > old,
        _ => false,
    }
}

/// The grade of a check's answer by the keys of a version; `None` where it has no answer, or the version not the item.
fn graded(check: &Check, content: &Content) -> Option<Grade> {
    let (response, _) = check.answered.as_ref()?;
    Some(grade(content, content.item(&check.item)?, Some(response), &Reveal::for_grading()))
}

/// The same grade, which does not count and says why: it rests on guidelines that the annotator was never shown.
fn voided(grade: &Grade) -> Grade {
    let parts: Value = serde_json::from_str(grade.explanation.reveal(&Reveal::for_grading())).unwrap_or_default();
    let explanation = Sealed::new(json!({ "void": "guidelines_unread", "graded": parts }).to_string());
    Grade { counts: false, explanation, ..grade.clone() }
}

impl App {
    /// Grades the answer to a hidden check into the annotator's record, by corrected keys where there are some; a weak record or a missed
    /// critical check is told to people.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn grade_check(&self, id: CheckId) -> Result<(), AppError> {
        let read = self.db.read("check to grade", move |tx| Box::pin(annotators::check(tx, id)));
        let Some(check) = read.await?.filter(|c| c.answered.is_some() && c.graded.is_none()) else { return Ok(()) };
        let content = self.content(check.version).await?;
        let Some(mut best) = graded(&check, &content) else { return Err(AppError::NotFound("the item is gone".to_owned())) };
        let mut by = check.version;
        if let Some((version, later)) = self.latest_after(check.version).await? {
            let corrected = content.item(&check.item).is_some_and(|item| is_corrected(item, &later));
            if let Some(again) = graded(&check, &later).filter(|g| corrected && is_better(g, best.counts, best.score)) {
                (best, by) = (again, version);
            }
        }
        let critical = content.item(&check.item).is_some_and(|i| i.head.critical);
        let input = (check, content, Arc::new(best), by, critical);
        self.command("grade check", input, |tx, at, (check, content, grade, by, critical)| {
            Box::pin(async move {
                at.hold(tx, Kept::Check(check.id.uuid())).await?;
                let void = guidelines::unread(tx, &content, check.annotator, check.asked_at).await?;
                let grade = if void { Arc::new(voided(&grade)) } else { grade };
                annotators::grade_check(tx, check.id, &grade, GRADER, at.now).await?;
                let mut body = json!({ "check": check.id.to_string(), "score": grade.score, "version": by.to_string(), "grader": GRADER });
                if void {
                    body["void"] = json!("guidelines_unread");
                }
                let subject = check.annotator.uuid();
                at.tell(tx, Happened { kind: EventKind::CheckGraded, actor: Actor::Worker, subject, body, project: None }).await?;
                let Some(audit) = &content.project.audit else { return Ok(()) };
                let all = annotators::checks(tx, check.annotator).await?;
                let record = auditing::record(audit, &crate::app::auditing::checks::scored(&content, &all));
                let weak = record.stretches.last().filter(|s| s.ruling.outcome == Some(Outcome::BelowTheLine));
                let missed = critical && !void && grade.score.is_some_and(|s| s < 0.5);
                if weak.is_some() || missed {
                    let body = json!({ "weak": weak.is_some(), "critical_missed": missed, "rules": rule::RULES });
                    // Told once a day: at once, it would tell whoever sent the answer that it was checked, and how it was judged.
                    let what = Happened {
                        kind: EventKind::AuditSignal,
                        actor: Actor::Worker,
                        subject,
                        body,
                        project: Some(&content.project.head.id),
                    };
                    at.tell_later(tx, what, at.now.next_day()).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Grades the checks of a version again by the corrected keys of another; a better grade takes the place of the one that stands.
    ///
    /// # Errors
    /// [`AppError`].
    pub(in crate::app) async fn rescore_checks(&self, of: VersionId, by: VersionId) -> Result<(), AppError> {
        let (old, new) = (self.content(of).await?, self.content(by).await?);
        let checks = self.db.read("checks of version", move |tx| Box::pin(annotators::graded_of_version(tx, of))).await?;
        for check in checks.into_iter().filter(|c| old.item(&c.item).is_some_and(|item| is_corrected(item, &new))) {
            let Some(grade) = graded(&check, &new) else { continue };
            self.command("regrade check", (check.id, by, Arc::new(grade)), |tx, at, (id, by, grade)| {
                Box::pin(async move {
                    let Some(check) = annotators::check(tx, id).await? else { return Ok(()) };
                    let Some(stands) = check.graded.filter(|g| is_better(&grade, g.counts, g.score)) else { return Ok(()) };
                    at.hold(tx, Kept::Check(id.uuid())).await?;
                    annotators::grade_check(tx, id, &grade, GRADER, at.now).await?;
                    let body = json!({
                        "check": id.to_string(), "before": stands.score, "after": grade.score, "version": by.to_string(), "grader": GRADER,
                    });
                    let subject = check.annotator.uuid();
                    Ok(at.tell(tx, Happened { kind: EventKind::CheckRegraded, actor: Actor::Worker, subject, body, project: None }).await?)
                })
            })
            .await?;
        }
        Ok(())
    }
}

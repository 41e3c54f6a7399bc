//! Hidden checks graded: into the annotator's record when the answer comes, and again where a later version corrects the key.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::handed_in::grade;
use super::watched::{Ground, Why};
use crate::app::auditing::guidelines;
use crate::app::auditing::ordering::wake;
use crate::app::kernel::command::{At, Happened, Stop};
use crate::app::{App, AppError};
use crate::domain::auditing;
use crate::domain::deciding::{Outcome, rule};
use crate::domain::gold_set::corrected::is_corrected;
use crate::domain::gold_set::item::Grade;
use crate::domain::gold_set::stored::Content;
use crate::domain::grading::GRADER;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnnotatorId, CheckId, VersionId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::sealed::{Reveal, Sealed};
use crate::store::Tx;
use crate::store::auditing::annotators;
use crate::store::auditing::annotators::{Check, GradedCheck};

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

/// Looks at the charts of an annotator once their grades stand; their checks as they stood, and as they stand.
async fn look(tx: &mut Tx, at: &At, of: AnnotatorId, ground: &Ground, (before, now): (&[Check], &[Check]), why: Why) -> Result<(), Stop> {
    let (before, now) = (ground.facts(before), ground.facts(now));
    ground.look(tx, at, of, (&before, &now), why).await
}

/// Puts better grades into the place of those that an annotator's checks have.
async fn regrade(
    tx: &mut Tx,
    at: &At,
    (of, by): (AnnotatorId, VersionId),
    grades: &[(CheckId, Arc<Grade>)],
    ground: Option<&Ground>,
) -> Result<(), Stop> {
    let before = annotators::checks(tx, of).await?;
    let (mut now, mut better) = (before.clone(), false);
    for (id, grade) in grades {
        let Some(check) = now.iter_mut().find(|c| c.id == *id) else { continue };
        let Some(stands) = check.graded.filter(|g| is_better(grade, g.counts, g.score)) else { continue };
        check.graded = Some(GradedCheck::of(grade, at.now));
        at.hold(tx, Kept::Check(id.uuid())).await?;
        annotators::grade_check(tx, *id, grade, GRADER, at.now).await?;
        let body = json!({
            "check": id.to_string(), "before": stands.score, "after": grade.score, "version": by.to_string(), "grader": GRADER,
        });
        at.tell(tx, Happened { kind: EventKind::CheckRegraded, actor: Actor::Worker, subject: of.uuid(), body, project: None }).await?;
        better = true;
    }
    if better {
        wake(tx, at, of, at.now).await?;
    }
    match ground {
        Some(ground) if better => look(tx, at, of, ground, (&before, &now), Why::Corrected).await,
        Some(_) | None => Ok(()),
    }
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
        let ground = self.ground(&content.project.head.id).await?;
        let critical = content.item(&check.item).is_some_and(|i| i.head.critical);
        let ruled = self.has_rules(&content.project.head.id).await?;
        let input = (check, content, Arc::new(best), by, (critical, ground, ruled));
        self.command("grade check", input, |tx, at, (check, content, grade, by, (critical, ground, ruled))| {
            Box::pin(async move {
                let before = annotators::checks(tx, check.annotator).await?;
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
                let mut now = before.clone();
                now.iter_mut().filter(|c| c.id == check.id).for_each(|c| c.graded = Some(GradedCheck::of(&grade, at.now)));
                if let Some(ground) = &ground {
                    look(tx, &at, check.annotator, ground, (&before, &now), Why::Graded).await?;
                }
                if ruled {
                    wake(tx, &at, check.annotator, at.now).await?;
                }
                let Some(audit) = &content.project.audit else { return Ok(()) };
                let record = auditing::record(audit, &crate::app::auditing::checks::scored(&content, &now));
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
        let ground = self.ground(&new.project.head.id).await?;
        let checks = self.db.read("checks of version", move |tx| Box::pin(annotators::graded_of_version(tx, of))).await?;
        let mut all: BTreeMap<AnnotatorId, Vec<(CheckId, Arc<Grade>)>> = BTreeMap::new();
        for check in checks.into_iter().filter(|c| old.item(&c.item).is_some_and(|item| is_corrected(item, &new))) {
            if let Some(grade) = graded(&check, &new) {
                all.entry(check.annotator).or_default().push((check.id, Arc::new(grade)));
            }
        }
        for (of, grades) in all {
            // All of one annotator in one commit: their charts are looked at once, as they stand after the whole correction.
            self.command("regrade checks", (of, by, grades, ground.clone()), |tx, at, (of, by, grades, ground)| {
                Box::pin(async move { regrade(tx, &at, (of, by), &grades, ground.as_ref()).await })
            })
            .await?;
        }
        Ok(())
    }
}

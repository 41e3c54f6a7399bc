//! Corrected keys: when a version that changes keys is published, every affected attempt of earlier versions is graded and ruled on again.
//! Those whose outcome would change are listed; a person decides on each, and only in the person's favour. An attempt that was still running
//! then is computed again when it has been concluded, and annotators' hidden checks are graded again with the attempts.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use super::command::{At, Happened, Stop, actor, invalid, not_found, refused};
use super::grading::{GRADER, Graded, HandedIn};
use super::progress::{StageState, stages};
use super::redress::{Redress, Right};
use super::{App, AppError};
use crate::domain::decision::Outcome;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::id::{ApplicationId, AttemptId, GradeId, PersonId, RescoreId, VersionId};
use crate::domain::violation::Violation;
use crate::store::answers::NewGrade;
use crate::store::gold::Version;
use crate::store::items::{self, Rescore};
use crate::store::results::StageResult;
use crate::store::{Tx, answers, applications, gold, results, reviews};

pub use crate::store::items::Rescore as Listed;

/// Whether another version shows an item alike but has a different key.
pub(super) fn is_corrected(item: &Item, new: &Content) -> bool {
    new.item(&item.head.id).is_some_and(|n| n.key != item.key && json!(n.presented) == json!(item.presented))
}

/// Items that are shown alike in both versions but have different keys.
fn changed_keys(old: &Content, new: &Content) -> BTreeSet<String> {
    old.banks.values().flatten().filter(|item| is_corrected(item, new)).map(|item| item.head.id.clone()).collect()
}

/// How good an outcome is for the person.
fn rank(outcome: &str) -> Option<u8> {
    match Outcome::from_name(outcome)? {
        Outcome::BelowTheLine => Some(0),
        Outcome::Refer => Some(1),
        Outcome::Pass => Some(2),
    }
}

/// Whether an outcome is better for the person than another.
#[must_use]
pub fn is_better(after: &str, before: &str) -> bool {
    rank(after) > rank(before)
}

/// An attempt graded again.
#[derive(Clone)]
struct Again {
    of: HandedIn,
    grades: Arc<Vec<Graded>>,
    result: StageResult,
    after: (Outcome, Value),
    items: Value,
    version: VersionId,
}

impl Again {
    /// Stores the grades, and lists the attempt where its outcome would change.
    async fn keep(&self, tx: &mut Tx, at: &At) -> Result<(), Stop> {
        let (attempt, version) = (self.of.attempt.id, self.version);
        if !answers::grades(tx, attempt, version, GRADER).await?.is_empty() {
            // It was concluded while the version was being published, and has been computed already.
            return Ok(());
        }
        for g in self.grades.iter() {
            let (id, answer) = (GradeId::from_uuid(at.uuid()), g.answer.as_ref().map(|a| a.id));
            let new = NewGrade { id, form_item: g.place.id, answer, version, grader: GRADER, grade: &g.grade, at: at.now };
            answers::insert_grade(tx, &new).await?;
        }
        let (before, after) = (self.result.outcome.as_str(), self.after.0.as_str());
        let listed_so = items::last_rescore(tx, attempt).await?.is_some_and(|last| last == after);
        if before != after && !listed_so {
            let listed = Rescore {
                id: RescoreId::from_uuid(at.uuid()),
                version,
                attempt,
                items: self.items.clone(),
                before: before.to_owned(),
                after: after.to_owned(),
                ruling: self.after.1.clone(),
                state: "open".to_owned(),
                at: at.now,
                decided: None,
            };
            items::insert_rescore(tx, &self.of.attempt.project, &listed).await?;
        }
        let body = json!({ "version": version.to_string(), "before": before, "after": after, "grader": GRADER });
        Ok(at.tell(tx, Happened { kind: "attempt.rescored", actor: "worker", subject: attempt.uuid(), body, project: None }).await?)
    }
}

impl App {
    /// Computes again what a newly published version's keys change: the worker's part of a correction.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn rescore(&self, version: VersionId) -> Result<(), AppError> {
        let new = self.content(version).await?;
        for older in self.beside(version, |v, own| v.number < own.number).await? {
            let old = self.content(older).await?;
            let changed = changed_keys(&old, &new);
            if changed.is_empty() {
                continue;
            }
            let attempts = self.db.read("attempts of version", move |tx| Box::pin(answers::of_version(tx, older))).await?;
            for attempt in attempts {
                self.rescore_attempt(attempt, version, &old, &new, &changed).await?;
            }
            self.regrade_checks(older, version, &changed.into_iter().collect::<Vec<_>>()).await?;
        }
        Ok(())
    }

    /// Computes an attempt again that was concluded after later versions had been published: by the keys that they correct.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn rescore_late(&self, id: AttemptId) -> Result<(), AppError> {
        let found = self.db.read("to rescore late", move |tx| Box::pin(answers::attempt(tx, id))).await?;
        let Some(attempt) = found else { return Ok(()) };
        let old = self.content(attempt.version).await?;
        for (version, new) in self.published_after(attempt.version).await? {
            let changed = changed_keys(&old, &new);
            if !changed.is_empty() {
                self.rescore_attempt(id, version, &old, &new, &changed).await?;
            }
        }
        Ok(())
    }

    /// Versions of a set beside one of its own that were published at some time, in their order.
    async fn beside(&self, version: VersionId, wanted: fn(&Version, &Version) -> bool) -> Result<Vec<VersionId>, AppError> {
        let mut all = self.db.read("versions", |tx| Box::pin(gold::versions(tx))).await?;
        let Some(own) = all.iter().find(|v| v.id == version).cloned() else { return Ok(Vec::new()) };
        all.retain(|v| v.set_id == own.set_id && v.state != "draft" && wanted(v, &own));
        all.sort_by_key(|v| v.number);
        Ok(all.into_iter().map(|v| v.id).collect())
    }

    /// The versions that were published after one, with their contents.
    pub(super) async fn published_after(&self, version: VersionId) -> Result<Vec<(VersionId, Arc<Content>)>, AppError> {
        let mut contents = Vec::new();
        for later in self.beside(version, |v, own| v.number > own.number).await? {
            contents.push((later, self.content(later).await?));
        }
        Ok(contents)
    }

    async fn rescore_attempt(
        &self,
        id: AttemptId,
        version: VersionId,
        old: &Arc<Content>,
        new: &Arc<Content>,
        changed: &BTreeSet<String>,
    ) -> Result<(), AppError> {
        let read = self.db.read("to rescore", move |tx| {
            Box::pin(async move {
                let form = answers::form(tx, id).await?;
                let Some(attempt) = answers::attempt(tx, id).await? else { return Ok(None) };
                let Some(result) = results::of_attempt(tx, id).await? else { return Ok(None) };
                Ok(Some((attempt, form, answers::answers(tx, id).await?, result, reviews::tasks(tx, id).await?)))
            })
        });
        let Some((attempt, form, list, result, tasks)) = read.await? else { return Ok(()) };
        if !form.iter().any(|p| changed.contains(&p.item)) {
            return Ok(());
        }
        let of = HandedIn { attempt, form, answers: list, content: old.clone() };
        let (reading, other, names) = (of.clone(), new.clone(), changed.clone());
        let both = tokio::task::spawn_blocking(move || (reading.grades(), reading.grades_by(&other, &names))).await;
        let Ok((before, after)) = both else { return Ok(()) };
        let stored: Vec<_> = after.iter().map(Graded::stored).collect();
        let Some(outcome) = of.comes_to(&stored, &tasks) else { return Ok(()) };
        let pairs = before.iter().zip(&after).filter(|(b, _)| changed.contains(&b.place.item));
        let items: Vec<Value> = pairs
            .map(|(b, a)| json!({ "item": b.place.item, "position": b.place.position, "before": b.grade.score, "after": a.grade.score }))
            .collect();
        let again = Again { of, grades: Arc::new(after), result, after: outcome, items: Value::from(items), version };
        self.command("rescore", again, |tx, at, again| Box::pin(async move { again.keep(tx, &at).await })).await
    }

    /// A project's rescored attempts whose outcome would change, newest first, each with its application.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn rescores(&self, project: &str) -> Result<Vec<(Rescore, Option<ApplicationId>)>, AppError> {
        let project = project.to_owned();
        let found = self.db.read("rescores", move |tx| {
            let project = project.clone();
            Box::pin(async move {
                let mut all = Vec::new();
                for rescore in items::rescores(tx, &project).await? {
                    let application = results::application_of(tx, rescore.attempt).await?;
                    all.push((rescore, application));
                }
                Ok(all)
            })
        });
        Ok(found.await?)
    }

    /// Decides on a rescored attempt, as a named person: the better outcome is applied, or what was decided stays. A worse one is never applied.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without a reason; [`AppError::Refused`] where it was decided already, would make somebody worse off, or has nothing
    /// left to change.
    pub async fn decide_rescore(&self, project: &str, by: PersonId, id: RescoreId, apply: bool, reason: &str) -> Result<(), AppError> {
        let wanted = project.to_owned();
        let read = self.db.read("rescore", move |tx| {
            let project = wanted.clone();
            Box::pin(async move {
                let Some(rescore) = items::rescore(tx, &project, id).await? else { return Ok(None) };
                let Some(application) = results::application_of(tx, rescore.attempt).await? else { return Ok(None) };
                Ok(applications::by_id(tx, application).await?.map(|a| (rescore, a)))
            })
        });
        let (rescore, application) = read.await?.ok_or_else(|| AppError::NotFound("there is no such rescore".to_owned()))?;
        if reason.trim().is_empty() {
            return Err(AppError::Invalid(vec![Violation::new("/reason", "required", "say why")]));
        }
        let content = self.content(application.version).await?;
        let input = (by, rescore, application.id, content, apply, reason.trim().to_owned());
        self.command("decide rescore", input, |tx, at, (by, rescore, application, content, apply, reason)| {
            Box::pin(async move {
                if apply && !is_better(&rescore.after, &rescore.before) {
                    return Err(refused("never_worse", "nobody is worse off through our mistake: what was decided stays"));
                }
                if !items::decide_rescore(tx, rescore.id, if apply { "applied" } else { "kept" }, by, &reason, at.now).await? {
                    return Err(refused("illegal_transition", "it was decided on already"));
                }
                if apply {
                    let stored = applications::by_id(tx, application).await?.ok_or_else(|| not_found("application"))?;
                    let rows = super::apply::Rows::of(tx, stored).await?;
                    let stage = rows.attempts.iter().find(|a| a.id == rescore.attempt).map(|a| a.stage.clone());
                    let standing = stages(&content.project, &rows.attempts, &rows.decisions, at.now);
                    if standing.iter().any(|s| Some(&s.stage) == stage.as_ref() && s.state == StageState::Passed) {
                        return Err(refused("nothing_to_change", "the stage is passed already"));
                    }
                    let Some(after) = Outcome::from_name(&rescore.after) else {
                        return Err(invalid(vec![Violation::new("/outcome", "unknown_id", "is no outcome")]));
                    };
                    let right = if after == Outcome::Pass { Right::Passed } else { Right::Reopened };
                    let what = json!({
                        "version": rescore.version.to_string(), "items": rescore.items, "outcome_before": rescore.before,
                        "outcome_after": rescore.after, "ruling": rescore.ruling,
                    });
                    let corrected = Some((rescore.version, what));
                    let attempt = Some(rescore.attempt);
                    let redress =
                        Redress { application, content: &content, attempt, by, reason: "key_corrected", note: &reason, corrected };
                    redress.apply(tx, &at, right).await?;
                }
                let body =
                    json!({ "rescore": rescore.id.to_string(), "state": if apply { "applied" } else { "kept" }, "after": rescore.after });
                let who = actor(by);
                let what = Happened { kind: "rescore.decided", actor: &who, subject: application.uuid(), body, project: None };
                Ok(at.tell(tx, what).await?)
            })
        })
        .await
    }
}

//! Corrected keys: when a version that changes keys is published, every affected attempt of earlier versions is graded and ruled on again.
//! Those whose outcome would change are listed; a person decides on each, and only in the person's favour. An attempt that was still
//! running then is computed again when it has been concluded, and annotators' hidden checks are graded again with the attempts.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::app::accounts::acts::Acting;
use crate::app::accounts::reader::{Reader, own_of};
use crate::app::applying::progress::{StageState, stages};
use crate::app::applying::record::Rows;
use crate::app::deciding::redress::{Redress, Right};
use crate::app::grading::doubted::DOUBTED;
use crate::app::grading::worker::handed_in::{Graded, HandedIn};
use crate::app::grading::worker::{earlier, kept, new_grades};
use crate::app::kernel::command::{At, Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::deciding::Outcome;
use crate::domain::deciding::prior::Prior;
use crate::domain::gold_set::contest::RescoreState;
use crate::domain::gold_set::corrected::{is_corrected, weighs_otherwise};
use crate::domain::gold_set::stored::Content;
use crate::domain::gold_set::version::VersionState;
use crate::domain::grading::GRADER;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AttemptId, FormItemId, PersonId, RescoreId, VersionId};
use crate::domain::kernel::job::JobKind;
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::violation::Violation;
use crate::domain::project::StageKind;
use crate::store::applying::applications;
use crate::store::deciding::results::{self, StageResult};
use crate::store::gold_set::items;
use crate::store::gold_set::versions::{self as gold, Version};
use crate::store::grading::grades;
use crate::store::proving::ledger;
use crate::store::reviewing::reviews;
use crate::store::sitting::answers;
use crate::store::{StoreError, Tx};

pub use crate::store::gold_set::items::{ListedRescore, Rescore};

/// Attempts of a page of them.
const PAGE: i64 = 50;

/// Whether a version changes what any attempt of another one came to.
fn corrects(new: &Content, old: &Content) -> bool {
    let weighed = old.project.stages.iter().any(|s| s.kind == StageKind::Review);
    let stage = if weighed { StageKind::Review } else { StageKind::Test };
    old.banks.values().flatten().any(|item| is_corrected(item, new) || weighs_otherwise(item, stage, new))
}

/// The items of a form whose keys another version corrects, or their weights where those count.
fn corrected(of: &HandedIn, new: &Content) -> BTreeSet<String> {
    let Some((_, stage)) = of.stage() else { return BTreeSet::new() };
    let met = of.form.iter().filter_map(|place| of.content.item(&place.item));
    met.filter(|item| is_corrected(item, new) || weighs_otherwise(item, stage.kind, new)).map(|item| item.head.id.clone()).collect()
}

/// How good an outcome is for the person.
const fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::BelowTheLine => 0,
        Outcome::Refer => 1,
        Outcome::Pass => 2,
    }
}

/// Whether an outcome is better for the person than another.
#[must_use]
pub const fn is_better(after: Outcome, before: Outcome) -> bool {
    rank(after) > rank(before)
}

/// What a person does with a rescored attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RescoreChoice {
    /// The better outcome is applied, with a letter.
    Apply,
    /// What was decided stays.
    Keep,
}

impl RescoreChoice {
    /// The state that the row has afterwards.
    #[must_use]
    pub const fn state(self) -> RescoreState {
        match self {
            Self::Apply => RescoreState::Applied,
            Self::Keep => RescoreState::Kept,
        }
    }
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
        let told = ledger::all_of(tx, attempt.uuid(), EventKind::AttemptRescored.as_str()).await?;
        if told.iter().any(|e| e.body["version"] == version.to_string()) {
            // It was concluded while the version was being published, and has been computed already.
            return Ok(());
        }
        // Grades that stand there and that nobody gave decide nothing.
        if let Some(detail) = kept::of_grades(&grades::of_attempt(tx, attempt, version).await?, &self.grades, &earlier::Standing::new()) {
            return Err(refused(DOUBTED, detail));
        }
        at.hold(tx, Kept::Attempt(attempt.uuid())).await?;
        grades::insert(tx, &new_grades(at, version, &self.grades.iter().collect::<Vec<_>>())).await?;
        let (before, after) = (self.result.outcome, self.after.0);
        // What an earlier version's keys said, and nobody has acted on, is superseded by these.
        let superseded = items::withdraw_rescore(tx, attempt).await?;
        let listed_so = items::last_rescore(tx, attempt).await?.is_some_and(|last| last == after);
        if before != after && !listed_so {
            let listed = Rescore {
                id: RescoreId::from_uuid(at.uuid()),
                version,
                attempt,
                items: self.items.clone(),
                before,
                after,
                ruling: self.after.1.clone(),
                state: RescoreState::Open,
                at: at.now,
                decided: None,
            };
            items::insert_rescore(tx, &self.of.attempt.project, &listed).await?;
        }
        let body = json!({
            "version": version.to_string(), "before": before.as_str(), "after": after.as_str(), "grader": GRADER, "superseded": superseded,
            "grades": kept::hash(&self.grades.iter().map(Graded::stored).collect::<Vec<_>>()),
        });
        Ok(at
            .tell(tx, Happened { kind: EventKind::AttemptRescored, actor: Actor::Worker, subject: attempt.uuid(), body, project: None })
            .await?)
    }
}

async fn queue_page(tx: &mut Tx, at: &At, project: &str, of: VersionId, by: VersionId, after: AttemptId) -> Result<(), StoreError> {
    let payload = json!({ "of": of.to_string(), "version": by.to_string(), "after": after.to_string(), "project": project });
    at.queue(tx, JobKind::Rescore, payload, &format!("rescore page {by} {of} {after}")).await
}

impl App {
    /// Queues what a newly published version's keys change, page by page: the worker's part of a correction.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn rescore(&self, version: VersionId) -> Result<(), AppError> {
        let new = self.content(version).await?;
        for older in self.beside(version, |v, own| v.number < own.number).await? {
            let (old, other) = (self.content(older).await?, new.clone());
            let corrects = self.compute("compare versions", move || corrects(&other, &old)).await?;
            let listed = self.db.read("listed of version", move |tx| Box::pin(items::open_rescores_of(tx, older))).await?;
            if corrects || listed > 0 {
                self.command("queue rescoring", (new.project.head.id.clone(), older, version), |tx, at, (project, of, by)| {
                    Box::pin(async move {
                        queue_page(tx, &at, &project, of, by, AttemptId::from_uuid(uuid::Uuid::nil())).await?;
                        let payload = json!({ "of": of.to_string(), "version": by.to_string(), "project": project });
                        Ok(at.queue(tx, JobKind::Rescore, payload, &format!("rescore checks {by} {of}")).await?)
                    })
                })
                .await?;
            }
        }
        Ok(())
    }

    /// Queues the next attempts of a version to be computed again by the keys of another, a job for each.
    ///
    /// # Errors
    /// [`AppError`].
    pub(in crate::app) async fn rescore_page(&self, of: VersionId, by: VersionId, after: AttemptId) -> Result<(), AppError> {
        let project = self.content(by).await?.project.head.id.clone();
        let page = self.db.read("attempts of version", move |tx| Box::pin(answers::of_version(tx, of, after, PAGE))).await?;
        self.command("queue rescoring", (project, of, by, Arc::new(page)), |tx, at, (project, of, by, page)| {
            Box::pin(async move {
                for attempt in page.iter() {
                    let payload = json!({ "attempt": attempt.to_string(), "version": by.to_string(), "project": project });
                    at.queue(tx, JobKind::Rescore, payload, &format!("rescore {by} {attempt}")).await?;
                }
                match page.last() {
                    Some(last) if page.len() >= usize::try_from(PAGE).unwrap_or(usize::MAX) => {
                        Ok(queue_page(tx, &at, &project, of, by, *last).await?)
                    }
                    Some(_) | None => Ok(()),
                }
            })
        })
        .await
    }

    /// Computes an attempt again by the keys of a later version.
    ///
    /// # Errors
    /// [`AppError`].
    pub(in crate::app) async fn rescore_one(&self, id: AttemptId, by: VersionId) -> Result<(), AppError> {
        let found = self.db.read("to rescore", move |tx| Box::pin(answers::attempt(tx, id))).await?;
        let Some(attempt) = found else { return Ok(()) };
        match self.latest_after(attempt.version).await? {
            Some((latest, new)) if latest == by => self.rescore_attempt(id, by, new).await,
            // A later version was published meanwhile, which has jobs of its own.
            Some(_) | None => Ok(()),
        }
    }

    /// Computes an attempt again that was concluded after a later version had been published: by the keys of the latest.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn rescore_late(&self, id: AttemptId) -> Result<(), AppError> {
        let found = self.db.read("to rescore late", move |tx| Box::pin(answers::attempt(tx, id))).await?;
        let Some(attempt) = found else { return Ok(()) };
        match self.latest_after(attempt.version).await? {
            Some((version, new)) => self.rescore_attempt(id, version, new).await,
            None => Ok(()),
        }
    }

    /// Versions of a set beside one of its own that were published at some time, in their order.
    async fn beside(&self, version: VersionId, wanted: fn(&Version, &Version) -> bool) -> Result<Vec<VersionId>, AppError> {
        let mut all = self.db.read("versions", |tx| Box::pin(gold::versions(tx))).await?;
        let Some(own) = all.iter().find(|v| v.id == version).cloned() else { return Ok(Vec::new()) };
        all.retain(|v| v.set_id == own.set_id && v.state != VersionState::Draft && wanted(v, &own));
        all.sort_by_key(|v| v.number);
        Ok(all.into_iter().map(|v| v.id).collect())
    }

    /// The latest version that was published after one, with its content. What came between does not count:
    /// a key that was put back was wrong.
    pub(in crate::app) async fn latest_after(&self, version: VersionId) -> Result<Option<(VersionId, Arc<Content>)>, AppError> {
        match self.beside(version, |v, own| v.number > own.number).await?.pop() {
            Some(later) => Ok(Some((later, self.content(later).await?))),
            None => Ok(None),
        }
    }

    async fn rescore_attempt(&self, id: AttemptId, version: VersionId, new: Arc<Content>) -> Result<(), AppError> {
        let read = self.db.read("to rescore", move |tx| {
            Box::pin(async move {
                let Some(attempt) = answers::attempt(tx, id).await? else { return Ok(None) };
                let Some(result) = results::of_attempt(tx, id).await? else { return Ok(None) };
                let listed = items::has_open_rescore(tx, id).await?;
                let given = grades::given(tx, id, attempt.version).await?;
                let stands = earlier::standing(tx, id, &given).await?;
                Ok(Some((
                    (attempt, stands),
                    answers::form(tx, id).await?,
                    answers::latest(tx, id).await?,
                    result,
                    reviews::tasks(tx, id).await?,
                    listed,
                )))
            })
        });
        let Some(((attempt, mut stands), form, list, result, tasks, listed)) = read.await? else { return Ok(()) };
        let of = HandedIn { content: self.content(attempt.version).await?, attempt, form, answers: list };
        self.as_handed_in(id).await?;
        if !tasks.is_empty() {
            self.without_doubt(id, of.content.clone()).await?;
        }
        let again = self.compute("rescore", move || {
            let changed = corrected(&of, &new);
            if changed.is_empty() && !listed {
                return None;
            }
            let (mut before, mut after) = (of.grades(), of.grades_by(&new, &changed));
            earlier::put_in(&mut before, &stands);
            // What the correction does not touch stays as it was given.
            let touched = |id: &FormItemId| of.form.iter().any(|place| place.id == *id && changed.contains(&place.item));
            stands.retain(|id, _| !touched(id));
            earlier::put_in(&mut after, &stands);
            let stored: Vec<_> = after.iter().map(Graded::stored).collect();
            // The same people as before: only keys differ.
            let outcome = of.comes_to_weighed(&stored, &tasks, Prior::of_ruling(&result.ruling), &new, &changed)?;
            let pairs = before.iter().zip(&after).filter(|(b, _)| changed.contains(&b.place.item));
            let items: Vec<Value> = pairs
                .map(
                    |(b, a)| json!({ "item": b.place.item, "position": b.place.position, "before": b.grade.score, "after": a.grade.score }),
                )
                .collect();
            Some(Again { of, grades: Arc::new(after), result, after: outcome, items: Value::from(items), version })
        });
        let Some(again) = again.await? else { return Ok(()) };
        self.command("rescore", again, |tx, at, again| Box::pin(async move { again.keep(tx, &at).await })).await
    }

    /// A project's rescored attempts whose outcome would change, newest first, each with whose it is; the reader's own are left out.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn rescores(&self, project: &str, reader: Reader) -> Result<Vec<ListedRescore>, AppError> {
        let project = project.to_owned();
        let found = self.db.read("rescores", move |tx| {
            let project = project.clone();
            Box::pin(async move {
                let own = own_of(tx, reader, &project).await?;
                Ok(items::rescores(tx, &project).await?.into_iter().filter(|r| Some(r.application) != own).collect())
            })
        });
        Ok(found.await?)
    }

    /// Decides on a rescored attempt, as a named person. A worse outcome is never applied.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without a reason; [`AppError::Refused`] where it was decided already, would make somebody worse off, or has
    /// nothing left to change.
    pub async fn decide_rescore(
        &self,
        project: &str,
        by: PersonId,
        id: RescoreId,
        choice: RescoreChoice,
        reason: &str,
    ) -> Result<(), AppError> {
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
        said_why(reason)?;
        let content = self.content(application.version).await?;
        let acting = Acting::recruiter(project, by);
        let input = (acting, rescore, application.id, content, choice, reason.trim().to_owned());
        self.command("decide rescore", input, |tx, at, (acting, rescore, application, content, choice, reason)| {
            Box::pin(async move {
                acting.application(tx, application).await?;
                let (by, apply) = (acting.by, choice == RescoreChoice::Apply);
                if apply && !is_better(rescore.after, rescore.before) {
                    return Err(refused("never_worse", "nobody is worse off through our mistake: what was decided stays"));
                }
                at.hold(tx, Kept::Attempt(rescore.attempt.uuid())).await?;
                at.hold(tx, Kept::Application(application.uuid())).await?;
                if !items::decide_rescore(tx, rescore.id, choice.state(), by, &reason, at.now).await? {
                    return Err(refused("illegal_transition", "it was decided on already"));
                }
                if apply {
                    let stored = applications::by_id(tx, application).await?.ok_or_else(|| not_found("application"))?;
                    let rows = Rows::of(tx, stored).await?;
                    let stage = rows.attempts.iter().find(|a| a.id == rescore.attempt).map(|a| a.stage.clone());
                    let standing = stages(&content.project, &rows.attempts, &rows.decisions, at.now);
                    if standing.iter().any(|s| Some(&s.stage) == stage.as_ref() && s.state == StageState::Passed) {
                        return Err(refused("nothing_to_change", "the stage is passed already"));
                    }
                    let right = if rescore.after == Outcome::Pass { Right::Passed } else { Right::Reopened };
                    let what = json!({
                        "version": rescore.version.to_string(), "items": rescore.items, "outcome_before": rescore.before.as_str(),
                        "outcome_after": rescore.after.as_str(), "ruling": rescore.ruling,
                    });
                    let (corrected, attempt) = (Some((rescore.version, what)), Some(rescore.attempt));
                    let redress =
                        Redress { application, content: &content, attempt, by, reason: "key_corrected", note: &reason, corrected };
                    redress.apply(tx, &at, right).await?;
                }
                let body = json!({ "rescore": rescore.id.to_string(), "state": choice.state().as_str(), "after": rescore.after.as_str() });
                let what = Happened {
                    kind: EventKind::RescoreDecided,
                    actor: Actor::Person(by),
                    subject: application.uuid(),
                    body,
                    project: None,
                };
                Ok(at.tell(tx, what).await?)
            })
        })
        .await
    }
}

/// Whether a decision has a reason, in words that may be kept.
fn said_why(reason: &str) -> Result<(), AppError> {
    let empty = || reason.trim().is_empty().then(|| Violation::new("/reason", "required", "say why"));
    let odd = || crate::domain::applying::refused::check(reason, crate::app::kernel::note::NOTE, "/reason");
    empty().or_else(odd).map_or(Ok(()), |wrong| Err(AppError::Invalid(vec![wrong])))
}

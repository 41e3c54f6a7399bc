//! Annotators and the running record of their hidden checks, as auditors see it.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde_json::json;

use super::{ordering, steps};
use crate::app::accounts::acts::Acting;
use crate::app::accounts::reader::Reader;
use crate::app::kernel::command::{At, Happened, not_found, refused};
use crate::app::platform::letters;
use crate::app::{App, AppError};
use crate::domain::accounts::Role;
use crate::domain::applying::refused as refused_text;
use crate::domain::auditing;
use crate::domain::auditing::{AnnotatorState, Record};
use crate::domain::deciding::notice::{Notice, Work};
use crate::domain::deciding::rule::Scored;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnnotatorId, ApplicationId, PersonId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::store::auditing::annotators;
use crate::store::auditing::annotators::{Annotator, Check};
use crate::store::{StoreError, Tx};

pub use super::steps::Step;
pub use crate::store::auditing::annotators::Annotator as Listed;

/// The longest reason for a step, in code points.
const LONGEST_REASON: usize = 1_000;

/// An annotator's record, for auditors.
#[derive(Clone, Debug)]
pub struct AuditRecord {
    /// The annotator.
    pub annotator: Annotator,
    /// Checks that were given out.
    pub asked: usize,
    /// Checks that were answered and graded.
    pub graded: usize,
    /// What they come to.
    pub record: Record,
    /// The same of whole blocks of [`auditing::BLOCK`] checks, one answer away from none and from all: what those may know who could post
    /// an answer and look.
    pub told: Record,
    /// Fewer graded checks are too few to say anything.
    pub report_from: u32,
    /// The latest checks that the mean and its interval are of.
    pub window: u32,
    /// When a pause ends by itself; none where they are not paused, or until a person lets them go on.
    pub paused_until: Option<Moment>,
}

impl AuditRecord {
    /// The same for those who may not open keys: whole blocks, as a platform is told.
    #[must_use]
    pub fn as_told(self) -> Self {
        Self { record: self.told.clone(), ..self }
    }
}

/// Checks as the rule sees them, in the order in which they were answered.
pub(in crate::app) fn scored(content: &Content, checks: &[Check]) -> Vec<Scored> {
    let one = |check: &Check| {
        let grade = check.graded?;
        let head = content.item(&check.item).map(|i| &i.head);
        Some(Scored {
            score: grade.score,
            counts: grade.counts,
            critical: false,
            skill: head.map_or_else(String::new, |h| h.skill.clone()),
            positive: grade.positive,
            hit: grade.hit,
            curve: None,
        })
    };
    checks.iter().filter_map(one).collect()
}

/// An annotator of a project who has begun: whose letter is out.
pub(super) async fn begun(tx: &mut Tx, project: &str, id: AnnotatorId, now: Moment) -> Result<Option<Annotator>, StoreError> {
    Ok(annotators::by_id(tx, id).await?.filter(|a| a.project == project && a.onboarded_at <= now))
}

/// Tells an annotator of a step by a letter.
async fn tell(tx: &mut Tx, at: &At, annotator: &Annotator, content: &Content, (step, reason): (Work, &str)) -> Result<(), StoreError> {
    let head = &content.project.head;
    let zone = TimeZone::get(&head.time_zone).unwrap_or(TimeZone::UTC);
    let appeal = Some(ordering::may_appeal(content, at.now, &zone));
    let notice = Notice::Annotator { step, project: &head.title, reason, contact: head.contact.as_deref(), appeal };
    letters::tell(tx, at, (annotator.person, &letters::languages_of(content)), &notice).await
}

impl App {
    /// An annotator's record.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where they are another project's; [`AppError::Refused`] where it is the reader's own.
    pub async fn audit_record(&self, project: &str, id: AnnotatorId, reader: Reader) -> Result<AuditRecord, AppError> {
        let (wanted, now) = (project.to_owned(), self.clock.now());
        let found = self.db.read("audit record", move |tx| {
            let project = wanted.clone();
            Box::pin(async move {
                let Some(annotator) = begun(tx, &project, id, now).await? else { return Ok(None) };
                let until = ordering::paused_until(tx, id).await?;
                Ok(Some((annotator, annotators::checks(tx, id).await?, until)))
            })
        });
        let (annotator, checks, paused_until) = found.await?.ok_or_else(|| AppError::NotFound("there is no such annotator".to_owned()))?;
        reader.may_see(annotator.person)?;
        let (_, content) = self.published(project).await?;
        let none = || AppError::Refused { code: "no_audit_plan", detail: "the project has no audit plan".to_owned() };
        let audit = content.project.audit.as_ref().ok_or_else(none)?;
        let graded = scored(&content, &checks);
        let told = auditing::record(audit, auditing::whole_blocks(&graded)).told();
        Ok(AuditRecord {
            told,
            annotator,
            asked: checks.len(),
            graded: graded.len(),
            record: auditing::record(audit, &graded),
            report_from: audit.report_from,
            window: audit.window,
            paused_until,
        })
    }

    /// The records of a page of annotators, as [`App::annotators`] pages them, each with the name that the person gave.
    ///
    /// # Errors
    /// [`AppError::Refused`] where there are annotators and the project has no audit plan.
    pub async fn audit_records(
        &self,
        project: &str,
        after: uuid::Uuid,
        limit: i64,
        reader: Reader,
    ) -> Result<Vec<(String, AuditRecord)>, AppError> {
        let (wanted, now, except) = (project.to_owned(), self.clock.now(), reader.left_out());
        let page = self.db.read("audit records", move |tx| {
            let project = wanted.clone();
            Box::pin(async move { annotators::page_with_checks(tx, &project, (after, limit.clamp(1, 200)), except, now).await })
        });
        let page = page.await?;
        if page.is_empty() {
            return Ok(Vec::new());
        }
        let (_, content) = self.published(project).await?;
        let none = || AppError::Refused { code: "no_audit_plan", detail: "the project has no audit plan".to_owned() };
        let audit = content.project.audit.as_ref().ok_or_else(none)?;
        let record = |(annotator, name, checks): (Annotator, String, Vec<Check>)| {
            let graded = scored(&content, &checks);
            let record = auditing::record(audit, &graded);
            let told = auditing::record(audit, auditing::whole_blocks(&graded)).told();
            (
                name,
                AuditRecord {
                    annotator,
                    asked: checks.len(),
                    graded: graded.len(),
                    record,
                    told,
                    report_from: audit.report_from,
                    window: audit.window,
                    paused_until: None,
                },
            )
        };
        Ok(page.into_iter().map(record).collect())
    }

    /// The annotator that an application became, once they have begun.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn annotator_of(&self, application: ApplicationId) -> Result<Option<Annotator>, AppError> {
        let now = self.clock.now();
        let found = self.db.read("annotator of", move |tx| Box::pin(annotators::of_application(tx, application))).await?;
        Ok(found.filter(|a| a.onboarded_at <= now))
    }

    /// Where the work of those stands that applications became: of those that have begun.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn work_of(&self, applications: Vec<ApplicationId>) -> Result<BTreeMap<ApplicationId, AnnotatorState>, AppError> {
        let now = self.clock.now();
        let found = self.db.read("work of", move |tx| {
            let applications = applications.clone();
            Box::pin(async move { annotators::work_of(tx, &applications, now).await })
        });
        Ok(found.await?)
    }

    /// Moves an annotator on, as a named recruiter or auditor with a reason: pauses, lets them go on, or ends their work for good.
    /// They are told so by a letter with the reason as it was typed. `seen` is the state
    /// that the page showed; `None` does not ask.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without a reason; [`AppError::Refused`] where the state does not allow it or was changed meanwhile.
    pub async fn move_annotator(
        &self,
        project: &str,
        by: PersonId,
        id: AnnotatorId,
        seen: Option<&str>,
        (step, reason): (Step, &str),
    ) -> Result<(), AppError> {
        let reason = reason.trim().to_owned();
        let mut wrong: Vec<Violation> = refused_text::check(&reason, LONGEST_REASON, "/reason").into_iter().collect();
        if reason.is_empty() {
            wrong.push(Violation::new("/reason", "required", "say why"));
        }
        if !wrong.is_empty() {
            return Err(AppError::Invalid(wrong));
        }
        let acting = Acting { project: project.to_owned(), by, roles: &[Role::Recruiter, Role::Auditor] };
        let (_, content) = self.published(project).await?;
        let input = (acting, id, seen.map(str::to_owned), step, reason, content);
        self.command("move annotator", input, |tx, at, (acting, id, seen, step, reason, content)| {
            Box::pin(async move {
                let annotator = begun(tx, &acting.project, id, at.now).await?.ok_or_else(|| not_found("annotator"))?;
                acting.on(tx, annotator.person).await?;
                let from = annotator.state;
                let state = from.as_str();
                if seen.is_some_and(|seen| seen != state) {
                    return Err(refused("stale", format!("the annotator was moved meanwhile: they are {state}")));
                }
                let (kind, to, work) = match (step, from) {
                    (Step::Pause, AnnotatorState::Active) => (EventKind::AnnotatorPaused, AnnotatorState::Paused, Work::Paused),
                    (Step::Resume, AnnotatorState::Paused) => (EventKind::AnnotatorResumed, AnnotatorState::Active, Work::Resumed),
                    (Step::End, AnnotatorState::Active | AnnotatorState::Paused) => {
                        (EventKind::AnnotatorEnded, AnnotatorState::Ended, Work::Ended)
                    }
                    (Step::Pause, AnnotatorState::Paused | AnnotatorState::Ended)
                    | (Step::Resume, AnnotatorState::Active | AnnotatorState::Ended)
                    | (Step::End, AnnotatorState::Ended) => {
                        return Err(refused("illegal_transition", format!("the annotator is {state}")));
                    }
                };
                at.hold(tx, Kept::Application(annotator.application.uuid())).await?;
                annotators::set_state(tx, id, from, to).await?;
                tell(tx, &at, &annotator, &content, (work, &reason)).await?;
                let mut body = json!({ "from": state, "reason": reason });
                if let Some(measure) = steps::stepped(tx, &at, &annotator, step, (acting.by, &reason)).await? {
                    body["measure"] = json!(measure.to_string());
                }
                let (who, project) = (Actor::Person(acting.by), Some(acting.project.as_str()));
                Ok(at.tell(tx, Happened { kind, actor: who, subject: id.uuid(), body, project }).await?)
            })
        })
        .await
    }

    /// Annotators of a project after one, in the order in which they came; at most 200. The reader is left out.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn annotators(&self, project: &str, after: uuid::Uuid, limit: i64, reader: Reader) -> Result<Vec<Annotator>, AppError> {
        let (project, now, except) = (project.to_owned(), self.clock.now(), reader.left_out());
        let page = self.db.read("annotators", move |tx| {
            let project = project.clone();
            Box::pin(async move { annotators::page(tx, &project, (after, limit.clamp(1, 200)), except, now).await })
        });
        Ok(page.await?)
    }
}

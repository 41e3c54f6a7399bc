//! Reviews of judgments that were drawn for audits: handed out blind, saved, and the audit's end once the last one is there.

use serde_json::json;

use crate::app::accounts::acts::Acting;
use crate::app::kernel::command::{At, Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::applying::refused as refused_text;
use crate::domain::auditing::sampled::report::{Report, Reviewed, certified, verdict};
use crate::domain::auditing::sampled::review::{Outcome, Verdict};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AuditId, AuditReviewId, PersonId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::violation::Violation;
use crate::domain::project::sample::SampleKind;
use crate::store::Tx;
use crate::store::auditing::audit_reviews::{self, Task};
use crate::store::auditing::audits::{self, Audit};
use touchstone_measure::lots::LotError;
use touchstone_measure::lots::certificate;

pub use crate::store::auditing::audit_reviews::Handed;

/// How long a judgment waits for whoever it was handed to, in seconds.
const LEASE: i64 = 1_800;

/// The longest note, in code points.
const LONGEST: usize = 2_000;

/// What somebody says of a judgment.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// Right, wrong, or cannot be told.
    pub outcome: Outcome,
    /// Of a wrong one how wrong it is, above 0 and at most 1; wholly without it.
    pub share: Option<f64>,
    /// In their words.
    pub note: Option<String>,
}

impl Given {
    fn check(mut self) -> Result<(Verdict, Option<String>), AppError> {
        self.note = self.note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
        let mut wrong: Vec<Violation> = self.note.iter().filter_map(|note| refused_text::check(note, LONGEST, "/note")).collect();
        match self.share {
            Some(_) if self.outcome != Outcome::Wrong => {
                wrong.push(Violation::new("/share", "unknown_field", "goes with \"wrong\" alone"));
            }
            Some(share) if !(share > 0.0 && share <= 1.0) => {
                wrong.push(Violation::new("/share", "out_of_range", "is above 0 and at most 1"));
            }
            _ => {}
        }
        if wrong.is_empty() { Ok((verdict(self.outcome, self.share), self.note)) } else { Err(AppError::Invalid(wrong)) }
    }
}

/// The judgments that an audit's report is made of, in the order of review; `None` where it has not ended.
fn ended(audit: &Audit, tasks: &[Task]) -> Result<Option<Vec<Reviewed>>, LotError> {
    let mut settled: Vec<Reviewed> = tasks.iter().map_while(Task::reviewed).collect();
    match audit.plan.kind {
        SampleKind::Estimate => Ok((settled.len() == tasks.len()).then_some(settled)),
        SampleKind::Certify => {
            let errors: Vec<Option<f64>> = settled.iter().map(|r| r.error).collect();
            let (verdict, ps) = certified(&audit.plan, &errors)?;
            settled.truncate(ps.len());
            Ok((!matches!(verdict, certificate::Verdict::NotYet { .. })).then_some(settled))
        }
    }
}

/// The report of an audit, where it has ended; `before` is the same sample's audit before.
///
/// # Errors
/// [`LotError`] where the plan of a certificate promises nothing.
pub(in crate::app) fn report_of(audit: &Audit, tasks: &[Task], before: Option<&Audit>) -> Result<Option<Report>, LotError> {
    let before = before.and_then(|audit| audit.done.as_ref()).map(|(_, report, _)| report);
    ended(audit, tasks)?.map(|settled| Report::of(&audit.plan, &settled, before)).transpose()
}

/// Seals the report of an audit whose last review has come.
async fn close(tx: &mut Tx, at: &At, audit: AuditId) -> Result<(), Stop> {
    let audit = audits::by_id(tx, audit).await?.ok_or_else(|| not_found("audit"))?;
    // Most reviews leave others to be made: of an estimate that is known without reading them all.
    if audit.plan.kind == SampleKind::Estimate && audit_reviews::open(tx, audit.id).await? > 0 {
        return Ok(());
    }
    let tasks = audit_reviews::tasks(tx, audit.id).await?;
    let before = audits::before(tx, (&audit.project, &audit.plan.sample), at.now).await?;
    let report = report_of(&audit, &tasks, before.as_ref());
    let report = report.map_err(|error| refused("illegal_transition", format!("the plan promises nothing: {error:?}")))?;
    let Some(report) = report else { return Ok(()) };
    at.hold(tx, Kept::Audit(audit.id.uuid())).await?;
    audits::close(tx, audit.id, &report, at.now).await?;
    let project = Some(audit.project.as_str());
    let tell = |kind, body| Happened { kind, actor: Actor::Worker, subject: audit.id.uuid(), body, project };
    let body = json!({ "report": report.digest(), "plan": audit.plan_digest, "reviewed": report.counts.reviewed });
    at.tell(tx, tell(EventKind::AuditClosed, body)).await?;
    if let Some(certificate) = report.certificate.filter(|certificate| certificate.issued) {
        let body = json!({
            "report": report.digest(), "frame": audit.plan.frame, "limit": audit.plan.limit, "risk": audit.plan.risk,
            "after": certificate.after, "p": certificate.p,
        });
        at.tell(tx, tell(EventKind::CertificateIssued, body)).await?;
    }
    Ok(())
}

impl App {
    /// How many drawn judgments wait for somebody in a project.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn audit_reviews_waiting(&self, project: &str, person: PersonId) -> Result<i64, AppError> {
        let (project, now) = (project.to_owned(), self.clock.now());
        let waiting = self.db.read("audit reviews waiting", move |tx| {
            let project = project.clone();
            Box::pin(async move { audit_reviews::waiting(tx, person, &project, now).await })
        });
        Ok(waiting.await?)
    }

    /// Hands the next drawn judgment of a project to a reviewer, for half an hour: the one that they hold, or the first that is not their
    /// own, that they have not reviewed, and that nobody holds.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for whoever is no reviewer of the project.
    pub async fn next_audit_review(&self, project: &str, person: PersonId) -> Result<Option<Handed>, AppError> {
        let acting = Acting::reviewer(project, person);
        self.command("next audit review", acting, |tx, at, acting| {
            Box::pin(async move {
                acting.admitted(tx).await?;
                let held = audit_reviews::held(tx, acting.by, &acting.project, at.now).await?;
                let id = if let Some(id) = held {
                    id
                } else {
                    let Some(task) = audit_reviews::next(tx, acting.by, &acting.project, at.now).await? else { return Ok(None) };
                    let id = AuditReviewId::from_uuid(at.uuid());
                    audit_reviews::take(tx, id, task, acting.by, at.now.plus_seconds(LEASE)).await?;
                    id
                };
                Ok(audit_reviews::handed(tx, id, acting.by, &acting.project).await?)
            })
        })
        .await
    }

    /// A drawn judgment in a reviewer's hands.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it went to somebody else.
    pub async fn audit_review(&self, project: &str, person: PersonId, id: AuditReviewId) -> Result<Handed, AppError> {
        let project = project.to_owned();
        let found = self.db.read("audit review", move |tx| {
            let project = project.clone();
            Box::pin(async move { audit_reviews::handed(tx, id, person, &project).await })
        });
        found.await?.ok_or_else(|| AppError::NotFound("there is no such review, or it went to somebody else".to_owned()))
    }

    /// Saves what a reviewer says of a judgment; with the last review that is needed the audit ends, and its report is sealed.
    ///
    /// # Errors
    /// [`AppError::Invalid`]; [`AppError::NotFound`] where it went to somebody else; [`AppError::Refused`] where they have said it already,
    /// where the audit has ended, or where the judgment is their own.
    pub async fn save_audit_review(&self, project: &str, person: PersonId, id: AuditReviewId, given: Given) -> Result<(), AppError> {
        let (verdict, note) = given.check()?;
        let acting = Acting::reviewer(project, person);
        self.command("audit review", (acting, id, verdict, note), |tx, at, (acting, id, verdict, note)| {
            Box::pin(async move {
                acting.admitted(tx).await?;
                let of = audit_reviews::handed(tx, id, acting.by, &acting.project).await?.ok_or_else(|| not_found("review"))?;
                if of.whose == Some(acting.by) {
                    return Err(refused("second_person", "this is a judgment of your own: somebody else reviews it"));
                }
                if of.outcome.is_some() || !of.open {
                    return Err(refused("illegal_transition", "it was reviewed, or takes no more reviews"));
                }
                at.hold(tx, Kept::AuditTask(of.task.uuid())).await?;
                audit_reviews::save(tx, &of, verdict, note.as_deref(), at.now).await?;
                let body = json!({
                    "audit": of.audit.to_string(), "review": id.to_string(), "seat": of.seat, "outcome": verdict.outcome.as_str(),
                    "error": verdict.error,
                });
                let (kind, actor) = (EventKind::AuditReviewed, Actor::Person(acting.by));
                at.tell(tx, Happened { kind, actor, subject: of.task.uuid(), body, project: None }).await?;
                close(tx, &at, of.audit).await
            })
        })
        .await
    }
}

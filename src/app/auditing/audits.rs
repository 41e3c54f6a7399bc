//! Audits of judgments: planned by an auditor, sealed before anybody reviews, read with how far they are, and signed by two.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::app::accounts::acts::Acting;
use crate::app::kernel::command::{Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::accounts::Role;
use crate::domain::auditing::sampled::plan::{Drawn, Lot, Plan, Unfit};
use crate::domain::auditing::sampled::report::certified;
use crate::domain::gold_set::item::ItemKind;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AuditId, AuditTaskId, PersonId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::moment::Moment;
use crate::domain::project::sample::{AuditSample, SampleKind};
use crate::store::auditing::audit_reviews::{self, Task};
use crate::store::auditing::audits::{self, Which};
use crate::store::{StoreError, Tx};

pub use crate::store::auditing::audits::{Audit, Signature};

/// Who plans audits and signs their reports.
const AUDITORS: &[Role] = &[Role::Auditor];

/// Those who sign a report.
pub const SIGNATURES: usize = 2;

/// Frames up to so many judgments are held against what stands now whenever somebody looks.
const HELD_AT_ONCE: u64 = 100_000;

/// How long the plan of an audit may hold the writer: a frame may have a million judgments.
const PLANNING: Duration = Duration::from_secs(30);

/// How far an audit is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    /// Judgments that were drawn.
    pub drawn: usize,
    /// Of these settled.
    pub settled: usize,
    /// Reviews that were given.
    pub reviews: usize,
    /// Of a certificate: reviews in the order of the draw, without a gap, and the p after the last of them; none in lists.
    pub certified: Option<(u64, f64)>,
}

/// An audit, with how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditInFull {
    /// The audit.
    pub audit: Audit,
    /// Who signed its report.
    pub signatures: Vec<Signature>,
    /// How far it is.
    pub progress: Progress,
    /// Whether the judgments of its period are others by now; none where there are too many to look each time.
    pub changed: Option<bool>,
}

impl AuditInFull {
    /// Where it stands: `planned`, `under_review`, `done` or `signed`.
    #[must_use]
    pub fn state(&self) -> AuditState {
        match (&self.audit.done, self.signatures.len()) {
            (Some(_), SIGNATURES..) => AuditState::Signed,
            (Some(_), _) => AuditState::Done,
            (None, _) if self.progress.reviews > 0 => AuditState::UnderReview,
            (None, _) => AuditState::Planned,
        }
    }
}

/// Where an audit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditState {
    /// Nobody has reviewed yet.
    Planned,
    /// Somebody has.
    UnderReview,
    /// It has a report.
    Done,
    /// Two have signed that.
    Signed,
}

impl AuditState {
    /// As it is told to programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::UnderReview => "under_review",
            Self::Done => "done",
            Self::Signed => "signed",
        }
    }
}

fn unfit(why: Unfit) -> AppError {
    let detail = match why {
        Unfit::Few => "the period has fewer than two such judgments",
        Unfit::Many => "the period has more than a million such judgments: take a shorter one",
        Unfit::Wide => "more than 5,000 would have to be reviewed: ask for a wider interval, or for fewer strata or less of each",
    };
    AppError::Refused { code: "frame_unfit", detail: detail.to_owned() }
}

/// How far an audit is, by what was said of each of its judgments.
fn progress_of(plan: &Plan, tasks: &[Task]) -> Progress {
    let settled: Vec<_> = tasks.iter().map(Task::reviewed).collect();
    let certified = (plan.kind == SampleKind::Certify).then(|| {
        let errors: Vec<Option<f64>> = settled.iter().map_while(|one| one.as_ref().map(|r| r.error)).collect();
        let ps = certified(plan, &errors).map(|(_, ps)| ps).unwrap_or_default();
        (ps.len() as u64, ps.last().copied().unwrap_or(1.0))
    });
    Progress {
        drawn: tasks.len(),
        settled: settled.iter().flatten().count(),
        reviews: tasks.iter().map(|task| task.said.len()).sum(),
        certified,
    }
}

/// An audit with how far it is and whether its judgments are others by now.
async fn in_full(tx: &mut Tx, audit: Audit, looks: bool) -> Result<AuditInFull, StoreError> {
    let tasks = audit_reviews::tasks(tx, audit.id).await?;
    let changed =
        if looks { Some(audits::frame(tx, &Which::of(&audit.project, &audit.plan)).await?.digest() != audit.plan.frame) } else { None };
    let signatures = audits::signatures(tx, audit.id).await?;
    Ok(AuditInFull { progress: progress_of(&audit.plan, &tasks), audit, signatures, changed })
}

/// An audit as lists show it: how far it is in numbers alone.
async fn in_list(tx: &mut Tx, audit: Audit) -> Result<AuditInFull, StoreError> {
    let (drawn, settled, reviews) = audit_reviews::far(tx, audit.id).await?;
    let signatures = audits::signatures(tx, audit.id).await?;
    Ok(AuditInFull { progress: Progress { drawn, settled, reviews, certified: None }, audit, signatures, changed: None })
}

/// What is stored of a new audit.
#[derive(Clone, Debug)]
struct New {
    acting: Acting,
    version: crate::domain::kernel::id::VersionId,
    plan: Plan,
    drawn: Vec<Drawn>,
    lot: Arc<Lot>,
    parts: Arc<Vec<Vec<u8>>>,
}

impl App {
    /// The samples that a project's published version names.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the project is not there.
    pub async fn audit_samples(&self, project: &str) -> Result<Vec<AuditSample>, AppError> {
        let (_, content) = self.published(project).await?;
        Ok(content.project.audit.as_ref().map(|audit| audit.sample.clone()).unwrap_or_default())
    }

    /// Plans an audit by a sample of the published version, as a named auditor: takes the frame as judgments stand now, draws from it, and
    /// seals plan and frame in the ledger, all in one commit.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a sample that there is not; [`AppError::Refused`] where nothing can be drawn, or an audit of the sample
    /// is not done yet.
    pub async fn plan_audit(&self, project: &str, by: PersonId, sample: &str) -> Result<AuditId, AppError> {
        let (version, content) = self.published(project).await?;
        let mut samples = content.project.audit.iter().flat_map(|audit| &audit.sample);
        let wanted = samples.find(|s| s.name == sample).cloned();
        let wanted = wanted.ok_or_else(|| AppError::NotFound("there is no such sample".to_owned()))?;
        let acting = Acting { project: project.to_owned(), by, roles: AUDITORS };
        let to = self.clock.now();
        let from = to.plus_seconds(-wanted.frame.period.seconds());
        let which = Which {
            project: project.to_owned(),
            from,
            to,
            kind: wanted.frame.kind.map(ItemKind::name),
            annotators: wanted.frame.annotators,
            strata: wanted.strata,
        };
        let name = sample.to_owned();
        let (lot, before) = {
            let read = self.db.read("frame", move |tx| {
                let (which, name) = (which.clone(), name.clone());
                Box::pin(async move {
                    let before = audits::before(tx, (&which.project, &name), to).await?;
                    Ok((Arc::new(audits::frame(tx, &which).await?), before))
                })
            });
            read.await?
        };
        let (seed, of) = (self.ids.secret(), lot.clone());
        let planned = self.compute("plan audit", move || {
            let report = before.as_ref().and_then(|audit| audit.done.as_ref()).map(|(_, report, _)| report);
            let expected = |name: &str| report.map_or(0.5, |report| report.share_expected_of(name));
            let plan = Plan::of(&wanted, &of, (from, to), seed, &expected)?;
            let drawn = plan.drawn().ok_or(Unfit::Wide)?;
            Ok((plan, drawn, of.parts()))
        });
        let (plan, drawn, parts) = planned.await?.map_err(unfit)?;
        self.store_audit(New { acting, version, plan, drawn, lot, parts: Arc::new(parts) }).await
    }

    async fn store_audit(&self, new: New) -> Result<AuditId, AppError> {
        self.command_within("plan audit", PLANNING, new, |tx, at, new| {
            Box::pin(async move {
                new.acting.admitted(tx).await?;
                if audits::is_open(tx, (&new.acting.project, &new.plan.sample)).await? {
                    return Err(refused("illegal_transition", "an audit of this sample is not done yet"));
                }
                let actor = Actor::Person(new.acting.by);
                let audit = Audit {
                    id: AuditId::from_uuid(at.uuid()),
                    project: new.acting.project.clone(),
                    version: new.version,
                    plan_digest: new.plan.digest(),
                    plan: new.plan,
                    planned_by: actor.to_string(),
                    planned_at: at.now,
                    done: None,
                };
                audits::insert(tx, &audit, &new.parts).await?;
                let drawn: Vec<(AuditTaskId, Drawn)> = new.drawn.iter().map(|drawn| (AuditTaskId::from_uuid(at.uuid()), *drawn)).collect();
                audit_reviews::insert(tx, audit.id, &new.lot, &drawn).await?;
                let body = json!({
                    "sample": audit.plan.sample, "plan": audit.plan_digest, "frame": audit.plan.frame, "seed": audit.plan.seed,
                    "n": audit.plan.n, "units": audit.plan.units(),
                });
                at.tell(tx, Happened { kind: EventKind::AuditPlanned, actor, subject: audit.id.uuid(), body, project: None }).await?;
                Ok(audit.id)
            })
        })
        .await
    }

    /// Audits of a project, newest first, after one by when it was planned and its id; at most 200.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn audits(&self, project: &str, after: Option<(i64, uuid::Uuid)>, limit: i64) -> Result<Vec<AuditInFull>, AppError> {
        let (project, after) = (project.to_owned(), after.unwrap_or((i64::MAX, uuid::Uuid::max())));
        let page = self.db.read("audits", move |tx| {
            let project = project.clone();
            Box::pin(async move {
                let mut page = Vec::new();
                for audit in audits::page(tx, &project, after, limit.clamp(1, 200)).await? {
                    page.push(in_list(tx, audit).await?);
                }
                Ok(page)
            })
        });
        Ok(page.await?)
    }

    /// An audit of a project. Where its frame has at most 100,000 judgments, or `looks` says so, they are held against what stands now.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn audit(&self, project: &str, id: AuditId, looks: bool) -> Result<AuditInFull, AppError> {
        let project = project.to_owned();
        let found = self.db.read("audit", move |tx| {
            let project = project.clone();
            Box::pin(async move {
                match audits::by_id(tx, id).await?.filter(|audit| audit.project == project) {
                    Some(audit) => {
                        let looks = looks || audit.plan.units() <= HELD_AT_ONCE;
                        Ok(Some(in_full(tx, audit, looks).await?))
                    }
                    None => Ok(None),
                }
            })
        });
        found.await?.ok_or_else(|| AppError::NotFound("there is no such audit".to_owned()))
    }

    /// The frame of an audit of a project, as it was sealed.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Store`] where what is kept is not of the plan's sizes.
    pub async fn audit_frame(&self, project: &str, id: AuditId) -> Result<(Audit, Lot), AppError> {
        let project = project.to_owned();
        let found = self.db.read("audit frame", move |tx| {
            let project = project.clone();
            Box::pin(async move {
                let Some(audit) = audits::by_id(tx, id).await?.filter(|audit| audit.project == project) else { return Ok(None) };
                let parts = audits::parts(tx, id).await?;
                Ok(Some((audit, parts)))
            })
        });
        let (audit, parts) = found.await?.ok_or_else(|| AppError::NotFound("there is no such audit".to_owned()))?;
        let corrupt = || StoreError::Corrupt { table: "audit_frame", column: "units", row: id.to_string() };
        let lot = Lot::of_parts(&audit.plan, &parts).ok_or_else(corrupt)?;
        Ok((audit, lot))
    }

    /// Signs the report of an audit as a named auditor, of whose own judgments none were drawn; two different ones do.
    ///
    /// # Errors
    /// [`AppError::Refused`] where there is no report yet, where the person has signed or two have, or where it is about their own work.
    pub async fn sign_audit(&self, project: &str, by: PersonId, id: AuditId) -> Result<(), AppError> {
        let acting = Acting { project: project.to_owned(), by, roles: AUDITORS };
        self.command("sign audit", (acting, id), |tx, at, (acting, id)| {
            Box::pin(async move {
                acting.admitted(tx).await?;
                let audit = audits::by_id(tx, id).await?.filter(|a| a.project == acting.project).ok_or_else(|| not_found("audit"))?;
                let Some((_, _, digest)) = &audit.done else {
                    return Err(refused("illegal_transition", "the audit has no report yet"));
                };
                if audits::is_of(tx, id, acting.by).await? {
                    return Err(refused("second_person", "judgments of your own were drawn: somebody else signs"));
                }
                may_sign(&audits::signatures(tx, id).await?, acting.by)?;
                at.hold(tx, Kept::Audit(id.uuid())).await?;
                audits::sign(tx, id, acting.by, at.now).await?;
                let (body, actor) = (json!({ "report": digest }), Actor::Person(acting.by));
                Ok(at.tell(tx, Happened { kind: EventKind::AuditSigned, actor, subject: id.uuid(), body, project: None }).await?)
            })
        })
        .await
    }

    /// What was sealed of an audit, to be drawn and computed again.
    pub(in crate::app) async fn sealed_audit(&self, id: AuditId) -> Result<Option<Sealed>, AppError> {
        let read = self.db.read("sealed audit", move |tx| {
            Box::pin(async move {
                let Some(audit) = audits::by_id(tx, id).await? else { return Ok(None) };
                let (parts, tasks) = (audits::parts(tx, id).await?, audit_reviews::tasks(tx, id).await?);
                let until = audit.done.as_ref().map_or(Moment::from_microseconds(i64::MIN), |(at, ..)| *at);
                let before = audits::before(tx, (&audit.project, &audit.plan.sample), until).await?;
                Ok(Some(Sealed { audit, parts, tasks, before }))
            })
        });
        Ok(read.await?)
    }
}

/// An audit with all that its report rests on.
#[derive(Clone, Debug)]
pub(in crate::app) struct Sealed {
    /// The audit.
    pub audit: Audit,
    /// Its frame as it is kept.
    pub parts: Vec<Vec<u8>>,
    /// What was drawn, with what was said of it.
    pub tasks: Vec<Task>,
    /// The same sample's audit before.
    pub before: Option<Audit>,
}

fn may_sign(signatures: &[Signature], by: PersonId) -> Result<(), Stop> {
    if signatures.iter().any(|s| s.person == by) {
        return Err(refused("second_person", "you have signed: somebody else signs as well"));
    }
    if signatures.len() >= SIGNATURES {
        return Err(refused("illegal_transition", "two have signed already"));
    }
    Ok(())
}

//! Jobs in the background: two queues by urgency, leases that are renewed, tries again with ever longer pauses, and what was given up,
//! which a person looks at.
//!
//! A job is claimed under a lease and finished in a transaction of its own; everything that it writes is the same when it is done twice, so
//! a worker that dies in between loses nothing.

use std::future::Future;
use std::time::Duration;

use serde_json::Value;

use crate::app::accounts::acts::Acting;
use crate::app::grading::doubted::DOUBTED;
use crate::app::kernel::command::{Happened, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnnotatorId, AttemptId, CheckId, JobId, PersonId, VersionId};
use crate::domain::kernel::job::JobKind;
use crate::store::platform::jobs;
use crate::store::platform::jobs::Job;
use crate::store::proving::seal;

pub use crate::store::platform::jobs::GivenUp;

/// How long a worker may take over a job before another may have it, in seconds.
const LEASE: i64 = 60;
/// How often a job is tried.
const TRIES: i64 = 8;

/// Who waits for a job. Each queue has workers of its own, so that no candidate ever waits behind upkeep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Queue {
    /// A candidate, or the platform of an annotator.
    People,
    /// Nobody in particular: corrected keys, the pool of answers, rules.
    Upkeep,
}

impl Queue {
    /// Both.
    pub const ALL: [Self; 2] = [Self::People, Self::Upkeep];

    const fn kinds(self) -> &'static [JobKind] {
        match self {
            Self::People => &[JobKind::Grade, JobKind::GradeCheck],
            Self::Upkeep => &[JobKind::Rescore, JobKind::Look, JobKind::Rules],
        }
    }

    /// Jobs that are claimed at once.
    const fn at_once(self) -> i64 {
        match self {
            Self::People => 20,
            Self::Upkeep => 4,
        }
    }
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Task {
    /// An attempt, or its open block, was handed in.
    Grade(AttemptId),
    /// A hidden check was answered.
    GradeCheck(CheckId),
    /// A version was published: which earlier ones does it correct?
    Rescore(VersionId),
    /// The next attempts of an earlier version that a later one corrects, by their ids.
    RescorePage { of: VersionId, by: VersionId, after: AttemptId },
    /// One of them.
    RescoreOne { attempt: AttemptId, by: VersionId },
    /// The annotators' checks of such a version.
    RescoreChecks { of: VersionId, by: VersionId },
    /// An attempt was concluded after a later version had been published.
    RescoreLate(AttemptId),
    /// A set's live items.
    Look(String),
    /// Rules look at an annotator.
    Rules(AnnotatorId),
    /// They look at everybody of a project.
    RulesOfAll(String),
}

impl Task {
    /// What a job's kind and payload say; `None` where they say nothing.
    fn read(kind: JobKind, payload: &Value) -> Option<Self> {
        let id = |field: &str| payload.get(field).and_then(Value::as_str).and_then(|t| uuid::Uuid::parse_str(t).ok());
        let (attempt, version) = (id("attempt").map(AttemptId::from_uuid), id("version").map(VersionId::from_uuid));
        let of = id("of").map(VersionId::from_uuid);
        Some(match kind {
            JobKind::Grade => Self::Grade(attempt?),
            JobKind::GradeCheck => Self::GradeCheck(id("check").map(CheckId::from_uuid)?),
            JobKind::Look => Self::Look(payload.get("set")?.as_str()?.to_owned()),
            JobKind::Rules => match id("annotator").map(AnnotatorId::from_uuid) {
                Some(annotator) => Self::Rules(annotator),
                None => Self::RulesOfAll(payload.get("project")?.as_str()?.to_owned()),
            },
            JobKind::Rescore => match (attempt, version, of, id("after").map(AttemptId::from_uuid)) {
                (Some(attempt), Some(by), ..) => Self::RescoreOne { attempt, by },
                (Some(attempt), None, ..) => Self::RescoreLate(attempt),
                (None, Some(by), Some(of), Some(after)) => Self::RescorePage { of, by, after },
                (None, Some(by), Some(of), None) => Self::RescoreChecks { of, by },
                (None, Some(version), None, _) => Self::Rescore(version),
                (None, None, ..) => return None,
            },
        })
    }
}

impl App {
    /// Does the jobs of both queues that are due, those that people wait for first. How many were done.
    ///
    /// # Errors
    /// [`AppError::Store`] where jobs cannot be claimed; a job that fails is put back for later.
    pub async fn work(&self, worker: &str) -> Result<usize, AppError> {
        let mut done = 0;
        for queue in Queue::ALL {
            done += self.work_on(queue, worker).await?;
        }
        Ok(done)
    }

    /// Does the jobs of a queue that are due. How many were done.
    ///
    /// # Errors
    /// As [`App::work`].
    pub async fn work_on(&self, queue: Queue, worker: &str) -> Result<usize, AppError> {
        let mut done = 0;
        for kind in queue.kinds().iter().copied() {
            let claimed = self.claim(kind, worker, queue.at_once()).await?;
            for (at, job) in claimed.iter().enumerate() {
                // The claim is fresh at the first; the others waited for it.
                if at > 0 && !self.renew(claimed.get(at..).unwrap_or_default(), worker).await?.contains(&job.id) {
                    continue;
                }
                let outcome = self.held(claimed.get(at..).unwrap_or_default(), worker, self.perform(kind, job)).await?;
                done += usize::from(outcome.is_ok());
                self.end_job(job.id, job.attempts, worker, outcome).await?;
            }
        }
        Ok(done)
    }

    async fn claim(&self, kind: JobKind, worker: &str, most: i64) -> Result<Vec<Job>, AppError> {
        let (now, name) = (self.clock.now(), worker.to_owned());
        let claimed = self.db.write("claim", move |tx| {
            let name = name.clone();
            Box::pin(async move { jobs::claim(tx, kind, &name, now, now.plus_seconds(LEASE), most).await })
        });
        Ok(claimed.await?)
    }

    async fn perform(&self, kind: JobKind, job: &Job) -> Result<(), AppError> {
        let task = Task::read(kind, &job.payload).ok_or_else(|| AppError::NotFound("the job names nothing".to_owned()))?;
        match task {
            Task::Grade(attempt) => self.grade_attempt(attempt).await,
            Task::GradeCheck(check) => self.grade_check(check).await,
            Task::Rescore(version) => self.rescore(version).await,
            Task::RescorePage { of, by, after } => self.rescore_page(of, by, after).await,
            Task::RescoreOne { attempt, by } => self.rescore_one(attempt, by).await,
            Task::RescoreChecks { of, by } => self.rescore_checks(of, by).await,
            Task::RescoreLate(attempt) => self.rescore_late(attempt).await,
            Task::Look(set) => self.look_at_items(&set).await,
            Task::Rules(annotator) => self.look_at_rules(annotator).await,
            Task::RulesOfAll(project) => self.look_at_rules_of_all(&project).await,
        }
    }

    /// Does a job, while the leases of all that are claimed are renewed.
    async fn held<T>(&self, claimed: &[Job], worker: &str, work: impl Future<Output = T>) -> Result<T, AppError> {
        let mut work = std::pin::pin!(work);
        loop {
            let third = Duration::from_secs(LEASE.unsigned_abs() / 3);
            match tokio::time::timeout(third, &mut work).await {
                Ok(done) => return Ok(done),
                // Whoever cannot be told now is told a third of the lease later.
                Err(_) => {
                    drop(self.renew(claimed, worker).await.inspect_err(|error| tracing::warn!(%error, "leases could not be renewed")));
                }
            }
        }
    }

    /// Renews leases; those that are still held.
    async fn renew(&self, claimed: &[Job], worker: &str) -> Result<Vec<JobId>, AppError> {
        let ids: Vec<JobId> = claimed.iter().map(|job| job.id).collect();
        let (until, worker) = (self.clock.now().plus_seconds(LEASE), worker.to_owned());
        let renewed = self.db.write("renew leases", move |tx| {
            let (ids, worker) = (ids.clone(), worker.clone());
            Box::pin(async move {
                let mut held = Vec::with_capacity(ids.len());
                for id in ids {
                    if jobs::renew(tx, id, &worker, until).await? {
                        held.push(id);
                    }
                }
                Ok(held)
            })
        });
        Ok(renewed.await?)
    }

    async fn end_job(&self, job: JobId, tries: i64, worker: &str, outcome: Result<(), AppError>) -> Result<(), AppError> {
        let (now, worker) = (self.clock.now(), worker.to_owned());
        // What is not what the ledger says stays so until somebody has seen to it: trying again does not mend it.
        let hopeless = matches!(&outcome, Err(AppError::Refused { code: DOUBTED, .. }));
        let error = outcome.err().map(|e| e.to_string());
        if let Some(error) = &error {
            tracing::error!(%job, tries, error, "a job failed");
        }
        let ended = self.db.write("end job", move |tx| {
            let (worker, error) = (worker.clone(), error.clone());
            Box::pin(async move {
                match error {
                    None => jobs::finish(tx, job, &worker).await,
                    Some(error) if hopeless || tries >= TRIES => jobs::give_up(tx, job, &worker, &error).await,
                    Some(error) => jobs::retry(tx, job, &worker, now.plus_seconds(5 << tries.min(10)), &error).await,
                }
            })
        });
        Ok(ended.await.map(drop)?)
    }

    /// Gives back what a process that stops holds, so that nothing waits until its leases run out: jobs that it did not bring to their
    /// end, and the rights to seal and to send.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn give_back(&self, holder: &str) -> Result<(), AppError> {
        let holder = holder.to_owned();
        let given = self.db.write("give back", move |tx| {
            let holder = holder.clone();
            Box::pin(async move {
                jobs::give_back(tx, &holder).await?;
                seal::give_leases_back(tx, &holder).await
            })
        });
        Ok(given.await?)
    }

    /// A project's jobs that were given up after their tries, the latest first.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn jobs_given_up(&self, project: &str) -> Result<Vec<GivenUp>, AppError> {
        let project = project.to_owned();
        let found = self.db.read("jobs given up", move |tx| {
            let project = project.clone();
            Box::pin(async move { jobs::given_up(tx, &project).await })
        });
        Ok(found.await?)
    }

    /// Queues a job of a project again that was given up, as a named person.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the project has no such job, [`AppError::Refused`] where it is not given up (any more),
    /// [`AppError::Forbidden`] for whoever is no administrator of the project any more.
    pub async fn try_job_again(&self, project: &str, by: PersonId, job: JobId) -> Result<(), AppError> {
        self.command("try job again", (project.to_owned(), by, job), |tx, at, (project, by, job)| {
            Box::pin(async move {
                if !jobs::is_there(tx, job, &project).await? {
                    return Err(not_found("job"));
                }
                Acting::admin(&project, by).admitted(tx).await?;
                if !jobs::try_again(tx, job, &project, at.now).await? {
                    return Err(refused("illegal_transition", "the job is tried again already, or was done meanwhile"));
                }
                let who = Actor::Person(by);
                let body = serde_json::json!({ "job": job.to_string() });
                let what = Happened { kind: EventKind::JobTriedAgain, actor: who, subject: job.uuid(), body, project: None };
                Ok(at.tell(tx, what).await?)
            })
        })
        .await
    }
}

//! The grading worker: grades what was handed in and says what the stage came to. The only use case that opens keys for grading.
//!
//! A job is claimed under a lease and finished in a transaction of its own; everything that it writes is the same when it is done twice, so a
//! worker that dies in between loses nothing.

mod checks;
mod handed_in;

use std::sync::Arc;

use serde_json::{Value, json};

pub(super) use handed_in::{Graded, HandedIn};
use handed_in::{grade, scored};

use super::command::{At, Happened, Stop, not_found};
use super::sitting::is_skip;
use super::{App, AppError};
use crate::domain::applicant::status::Status;
use crate::domain::attempt::{Attempt, FormItem, State, adaptive, presented};
use crate::domain::chance::Seed;
use crate::domain::decision::Outcome;
use crate::domain::decision::rule;
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::project::{Stage, StageKind};
use crate::domain::gold_set::stored::Content;
use crate::domain::id::{AttemptId, CheckId, DecisionId, FormItemId, GradeId, JobId, ReviewTaskId, VersionId};
use crate::domain::moment::Moment;
use crate::store::answers::{self, NewGrade, StoredGrade};
use crate::store::results::{self, Decided, StageResult};
use crate::store::reviews::{self, Task};
use crate::store::{Tx, applications, dossiers, gold, items, jobs};

/// The grader's version, stored with every grade.
pub const GRADER: &str = "grader-1";
/// How long a worker may take over a job before another may have it, in seconds.
const LEASE: i64 = 60;
/// How often a job is tried.
const TRIES: i64 = 8;
/// A letter that a person decided goes out after so many seconds, and can be taken back until then.
pub const HOLD: i64 = 3_600;

impl App {
    /// Does the jobs that are due: attempts and hidden checks to grade, versions whose corrected keys change grades. How many were done.
    ///
    /// # Errors
    /// [`AppError::Store`] where jobs cannot be claimed; a job that fails is put back for later.
    pub async fn work(&self, worker: &str) -> Result<usize, AppError> {
        let mut done = 0;
        for kind in ["grade", "grade_check", "rescore", "look"] {
            let (now, name) = (self.clock.now(), worker.to_owned());
            let claimed = self.db.write("claim", move |tx| {
                let name = name.clone();
                Box::pin(async move { jobs::claim(tx, kind, &name, now, now.plus_seconds(LEASE), 20).await })
            });
            for job in claimed.await? {
                let id = |field: &str| job.payload.get(field).and_then(Value::as_str).and_then(|t| uuid::Uuid::parse_str(t).ok());
                let outcome = match (kind, id("attempt"), id("check"), id("version")) {
                    ("look", ..) => self.look_at_items(job.payload.get("set").and_then(Value::as_str).unwrap_or_default()).await,
                    ("rescore", Some(attempt), ..) => self.rescore_late(AttemptId::from_uuid(attempt)).await,
                    ("grade", Some(attempt), ..) => self.grade_attempt(AttemptId::from_uuid(attempt)).await,
                    ("grade_check", _, Some(check), _) => self.grade_check(CheckId::from_uuid(check)).await,
                    ("rescore", .., Some(version)) => self.rescore(VersionId::from_uuid(version)).await,
                    _ => Err(AppError::NotFound("the job names nothing".to_owned())),
                };
                done += usize::from(outcome.is_ok());
                self.end_job(job.id, job.attempts, worker, outcome).await?;
            }
        }
        Ok(done)
    }

    async fn end_job(&self, job: JobId, tries: i64, worker: &str, outcome: Result<(), AppError>) -> Result<(), AppError> {
        let (now, worker) = (self.clock.now(), worker.to_owned());
        let error = outcome.err().map(|e| e.to_string());
        if let Some(error) = &error {
            tracing::error!(%job, tries, error, "a job failed");
        }
        let ended = self.db.write("end job", move |tx| {
            let (worker, error) = (worker.clone(), error.clone());
            Box::pin(async move {
                match error {
                    None => jobs::finish(tx, job, &worker).await,
                    Some(error) if tries >= TRIES => jobs::give_up(tx, job, &worker, &error).await,
                    Some(error) => jobs::retry(tx, job, &worker, now.plus_seconds(5 << tries.min(10)), &error).await,
                }
            })
        });
        Ok(ended.await.map(drop)?)
    }

    /// Grades an attempt, or the block that was handed in, and acts on what comes out.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn grade_attempt(&self, id: AttemptId) -> Result<(), AppError> {
        let read = self.db.read("to grade", move |tx| {
            Box::pin(async move {
                let Some(attempt) = answers::attempt(tx, id).await? else { return Ok(None) };
                Ok(Some((attempt, answers::form(tx, id).await?, answers::answers(tx, id).await?)))
            })
        });
        let Some((attempt, form, list)) = read.await? else { return Ok(()) };
        if attempt.state == State::Void || (attempt.state == State::Open && attempt.checking_since.is_none()) {
            return Ok(());
        }
        let content = self.content(attempt.version).await?;
        let handed_in = Arc::new(HandedIn { attempt, form, answers: list, content });
        let reading = handed_in.clone();
        let grades = tokio::task::spawn_blocking(move || reading.grades()).await.unwrap_or_default();
        let ends = self.command("grade", (handed_in, Arc::new(grades)), |tx, at, (handed_in, grades)| {
            Box::pin(async move {
                for g in grades.iter() {
                    let new = NewGrade {
                        id: GradeId::from_uuid(at.uuid()),
                        form_item: g.place.id,
                        answer: g.answer.as_ref().map(|a| a.id),
                        version: handed_in.attempt.version,
                        grader: GRADER,
                        grade: &g.grade,
                        at: at.now,
                    };
                    answers::insert_grade(tx, &new).await?;
                }
                rule_on(tx, &at, &handed_in).await
            })
        });
        if ends.await? {
            // The hand-in queues the job that concludes; a refusal means that somebody else handed it in meanwhile.
            drop(self.hand_in(id, "worker").await?);
        }
        Ok(())
    }
}

/// Applies the stage's rule. Whether the attempt ends here and is to be handed in.
async fn rule_on(tx: &mut Tx, at: &At, of: &HandedIn) -> Result<bool, Stop> {
    let attempt = answers::attempt_to_hand_in(tx, of.attempt.id).await?.ok_or_else(|| not_found("attempt"))?;
    // Another tab may have taken the seat meanwhile, which changes nothing here; another worker may have been first, which ends it.
    let standing = |a: &Attempt| (a.state, a.block, a.checking_since);
    if standing(&attempt) != standing(&of.attempt) {
        return Ok(false);
    }
    let (_, stage) = of.stage().ok_or_else(|| not_found("stage"))?;
    let grades = answers::grades(tx, attempt.id, attempt.version, GRADER).await?;
    let items = scored(&of.content, &of.form, &grades, attempt.block);
    let last_block = of.form.iter().map(|p| p.block).max().unwrap_or(0);
    if attempt.state == State::Open {
        let next = next_places(tx, at, of, &grades).await?;
        let ended = next.as_ref().map_or(attempt.block >= last_block, Vec::is_empty);
        let ruling = rule::apply(&stage.decision, stage.block, &items, ended);
        if ruling.outcome.is_none() {
            for place in next.iter().flatten() {
                answers::add_place(tx, attempt.id, place).await?;
            }
            answers::open_next_block(tx, attempt.id, at.now).await?;
        }
        return Ok(ruling.outcome.is_some());
    }
    if stage.kind == StageKind::Review {
        put_up_for_review(tx, at, of, stage, &grades).await?;
        return Ok(false);
    }
    let (outcome, facts) = of.comes_to(&grades, &[]).ok_or_else(|| not_found("stage"))?;
    conclude(tx, at, &attempt, &of.content, outcome, facts).await?;
    Ok(false)
}

/// The places of an adaptive form's next block, chosen by the grades so far; `None` for a form that was drawn at the start.
async fn next_places(tx: &mut Tx, at: &At, of: &HandedIn, grades: &[StoredGrade]) -> Result<Option<Vec<FormItem>>, Stop> {
    let a = &of.attempt;
    let Some((_, stage)) = of.stage().filter(|(_, s)| adaptive::is_adaptive(s)) else { return Ok(None) };
    let met = dossiers::met_before(tx, a.person, &a.project, a.started_at).await?.into_iter().collect();
    let retired = items::retired(tx, &a.project).await?.into_iter().filter(|r| r.at <= a.started_at).map(|r| r.item).collect();
    let seed = Seed(a.seed.cast_unsigned());
    let chosen = of.next_block(stage, &of.form, grades, &met, &retired, a.block + 1);
    let behind = of.form.iter().map(|p| p.position + 1).max().unwrap_or(0);
    let place = |(position, item): (i64, String)| FormItem {
        id: FormItemId::from_uuid(at.uuid()),
        position,
        block: a.block + 1,
        shown: of.content.item(&item).map_or(Value::Null, |i| json!(presented::draw(i, seed, &position.to_string()))),
        item,
    };
    Ok(Some((behind..).zip(chosen).map(place).collect()))
}

/// The responses of a review stage that people score; where there is none, the stage concludes at once.
async fn put_up_for_review(tx: &mut Tx, at: &At, of: &HandedIn, stage: &Stage, grades: &[StoredGrade]) -> Result<(), Stop> {
    let days = stage.review.as_ref().map_or(3, |r| r.due_days);
    for place in &of.form {
        let Some(rubric) = of.content.item(&place.item).and_then(Item::rubric) else { continue };
        let answer = of.answers.iter().filter(|a| a.form_item == place.id).max_by_key(|a| a.revision);
        let answered = answer
            .is_some_and(|a| !is_skip(&a.response) && a.response.get("text").and_then(Value::as_str).is_some_and(|t| !t.trim().is_empty()));
        if !answered {
            continue;
        }
        let task = Task {
            id: ReviewTaskId::from_uuid(at.uuid()),
            form_item: place.id,
            attempt: of.attempt.id,
            project: of.attempt.project.clone(),
            rubric: rubric.to_owned(),
            state: "waiting".to_owned(),
            why: None,
            score: None,
            difference: None,
            due_at: at.now.plus_seconds(i64::from(days) * 86_400),
        };
        reviews::insert_task(tx, &task, at.now).await?;
    }
    conclude_review(tx, at, &of.attempt, &of.content, &of.form, grades).await
}

/// Concludes a review stage once every response is scored.
pub(super) async fn conclude_review(
    tx: &mut Tx,
    at: &At,
    attempt: &Attempt,
    content: &Arc<Content>,
    form: &[FormItem],
    grades: &[StoredGrade],
) -> Result<(), Stop> {
    let tasks = reviews::tasks(tx, attempt.id).await?;
    if tasks.iter().any(|t| t.state != "done") {
        return Ok(());
    }
    let of = HandedIn { attempt: attempt.clone(), form: form.to_vec(), answers: Vec::new(), content: content.clone() };
    let Some((outcome, facts)) = of.comes_to(grades, &tasks) else { return Ok(()) };
    conclude(tx, at, attempt, content, outcome, facts).await
}

/// Records what an attempt came to and moves the application on: a pass opens the next stage, everything else is put before a person.
async fn conclude(tx: &mut Tx, at: &At, attempt: &Attempt, content: &Content, outcome: Outcome, ruling: Value) -> Result<(), Stop> {
    let Some(application) = applications::of_person(tx, attempt.person, &attempt.project).await? else { return Ok(()) };
    if results::results(tx, application.id).await?.iter().any(|r| r.attempt == attempt.id) {
        return Ok(());
    }
    let result = StageResult { attempt: attempt.id, stage: attempt.stage.clone(), outcome, ruling: ruling.clone(), at: at.now };
    results::insert_result(tx, application.id, &result).await?;
    if gold::published(tx, &attempt.project).await?.is_some_and(|v| v.id != attempt.version) {
        // A version that was published meanwhile may have corrected keys of this one.
        at.queue(tx, "rescore", json!({ "attempt": attempt.id.to_string() }), &format!("rescore attempt {}", attempt.id)).await?;
    }
    let body = json!({ "stage": attempt.stage, "outcome": outcome.as_str(), "ruling": ruling, "grader": GRADER });
    at.tell(tx, Happened { kind: "attempt.scored", actor: "worker", subject: attempt.id.uuid(), body, project: Some(&attempt.project) })
        .await?;
    // Whoever withdrew or was decided on meanwhile stays where they are; the result is kept.
    let Status::Screening(screening) = application.status else { return Ok(()) };
    let last = content.stage(&attempt.stage).is_some_and(|(i, _)| i + 1 == content.project.stages.len());
    if outcome == Outcome::Pass {
        let decision = Decided {
            id: DecisionId::from_uuid(at.uuid()),
            attempt: Some(attempt.id),
            stage: Some(attempt.stage.clone()),
            outcome: "passed".to_owned(),
            reasons: vec!["above_the_line".to_owned()],
            note: String::new(),
            by: None,
            at: at.now,
            letter_at: at.now,
            status_before: application.status.as_str().to_owned(),
            undone_at: None,
        };
        results::insert_decision(tx, application.id, &decision).await?;
        let letter = super::letters::write(tx, at, content, attempt.person, &decision, 0).await?;
        let proof = super::dossier::Proof {
            decision: &decision,
            application: &application,
            content,
            letter,
            attempts: vec![(attempt.id, None)],
            corrected: None,
        };
        let dossier = proof.write(tx, at).await?;
        let body = json!({ "decision": decision.id.to_string(), "stage": attempt.stage, "outcome": "passed", "by": "machine", "dossier": dossier });
        at.tell(
            tx,
            Happened { kind: "decision.made", actor: "worker", subject: application.id.uuid(), body, project: Some(&attempt.project) },
        )
        .await?;
    }
    let status: Status =
        if outcome == Outcome::Pass && !last { screening.next_stage().into() } else { screening.put_before_a_person().into() };
    Ok(applications::set_status(tx, application.id, status, at.now).await?)
}

impl App {
    /// The moment now, by the application's clock; for whoever shows how much time is left.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }
}

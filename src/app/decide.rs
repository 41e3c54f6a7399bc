//! What people decide: on documents, on stages, on applications; extra time; taking a decision back before its letter goes out.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::apply::Rows;
use super::command::{At, Happened, Stop, actor, invalid, not_found, refused};
use super::documents::told_of_document;
use super::grading::HOLD;
use super::progress::StageState;
use super::{App, AppError};
use crate::domain::applicant::status::{ActedBy, Status};
use crate::domain::eligibility::Verdict;
use crate::domain::gold_set::stored::Content;
use crate::domain::id::{AnnotatorId, ApplicationId, DecisionId, EvidenceId, PersonId};
use crate::domain::letter::REASONS;
use crate::domain::violation::Violation;
use crate::store::annotators::{self, Annotator};
use crate::store::applications::{self, Application};
use crate::store::results::{self, Decided};
use crate::store::{Tx, answers, mail};

/// What a recruiter decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The stage is passed.
    Passed,
    /// The stage is not passed; another attempt is possible after the cool-down.
    NotPassed,
    /// The application is rejected.
    Rejected,
    /// The person is accepted and handed over to the platform.
    Onboarded,
    /// The last attempt is void and does not count.
    Void,
}

impl Choice {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::NotPassed => "not_passed",
            Self::Rejected => "rejected",
            Self::Onboarded => "onboarded",
            Self::Void => "void",
        }
    }
}

/// A decision to be made.
#[derive(Clone, Debug)]
pub struct ToDecide {
    /// What.
    pub choice: Choice,
    /// Why: at least one code of [`REASONS`].
    pub reasons: Vec<String>,
    /// For the file.
    pub note: String,
}

/// The longest note or reason, in code points.
pub(super) const NOTE: usize = 4_000;

/// Attempts at a stage that count.
fn stage_attempts(rows: &Rows, stage: Option<&str>) -> usize {
    rows.attempts.iter().filter(|a| Some(a.stage.as_str()) == stage && a.state != crate::domain::attempt::State::Void).count()
}

/// Whether a text that staff write may be kept.
fn reads(text: &str, pointer: &str) -> Result<(), Stop> {
    crate::domain::applicant::refused::check(text, NOTE, pointer).map_or(Ok(()), |wrong| Err(invalid(vec![wrong])))
}

async fn of_project(tx: &mut Tx, project: &str, id: ApplicationId) -> Result<Application, Stop> {
    applications::by_id(tx, id).await?.filter(|a| a.project == project).ok_or_else(|| not_found("application"))
}

impl App {
    /// Decides on an application, as a named person. The letter is held for an hour.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without a reason, [`AppError::Refused`] where the choice is not open.
    pub async fn decide(&self, project: &str, by: PersonId, id: ApplicationId, what: ToDecide) -> Result<DecisionId, AppError> {
        let unknown = what.reasons.iter().enumerate().filter(|(_, r)| !REASONS.iter().any(|(known, ..)| known == r));
        let mut violations: Vec<Violation> = unknown
            .map(|(i, _)| {
                Violation::new(format!("/reasons/{i}"), "unknown_id", format!("is one of {}", REASONS.map(|(known, ..)| known).join(", ")))
            })
            .collect();
        if what.reasons.is_empty() {
            violations.push(Violation::new("/reasons", "required", "a decision needs a reason"));
        }
        violations.extend(crate::domain::applicant::refused::check(&what.note, NOTE, "/note"));
        if !violations.is_empty() {
            return Err(AppError::Invalid(violations));
        }
        let content = self.record(project, id).await?.content;
        self.command("decide", (project.to_owned(), by, id, what, content), |tx, at, (project, by, id, what, content)| {
            Box::pin(async move {
                let application = of_project(tx, &project, id).await?;
                let rows = Rows::of(tx, application).await?;
                let (status, stage) = moved(tx, &at, &rows, &content, what.choice, ActedBy::person(by)).await?;
                let attempt = stage.and_then(|s| s.attempt);
                let decision = Decided {
                    id: DecisionId::from_uuid(at.uuid()),
                    attempt,
                    stage: attempt.and_then(|a| rows.attempts.iter().find(|x| x.id == a)).map(|a| a.stage.clone()),
                    outcome: what.choice.as_str().to_owned(),
                    reasons: what.reasons,
                    note: what.note,
                    by: Some(by),
                    at: at.now,
                    letter_at: at.now.plus_seconds(HOLD),
                    status_before: rows.application.status.as_str().to_owned(),
                    undone_at: None,
                };
                results::insert_decision(tx, id, &decision).await?;
                let used = stage_attempts(&rows, decision.stage.as_deref());
                let letter = super::letters::write(tx, &at, &content, rows.application.person, &decision, used).await?;
                applications::set_status(tx, id, status, at.now).await?;
                let attempts = super::dossier::graded_by(tx, &rows.results.iter().map(|r| r.attempt).collect::<Vec<_>>()).await?;
                let proof = super::dossier::Proof { decision: &decision, application: &rows.application, content: &content, letter, attempts, corrected: None };
                let dossier = proof.write(tx, &at).await?;
                let body = json!({
                    "decision": decision.id.to_string(), "outcome": decision.outcome, "stage": decision.stage, "reasons": decision.reasons, "dossier": dossier,
                });
                at.tell(tx, Happened { kind: "decision.made", actor: &actor(by), subject: id.uuid(), body, project: Some(&project) }).await?;
                Ok(decision.id)
            })
        })
        .await
    }

    /// Takes a decision back before its letter goes out. An onboarding cannot be: the platform was told.
    ///
    /// # Errors
    /// [`AppError::Refused`] where it is too late.
    pub async fn undo_decision(&self, project: &str, by: PersonId, id: ApplicationId, decision: DecisionId) -> Result<(), AppError> {
        self.command("undo decision", (project.to_owned(), by, id, decision), |tx, at, (project, by, id, decision)| {
            Box::pin(async move {
                of_project(tx, &project, id).await?;
                let all = results::decisions(tx, id).await?;
                let last = all.iter().rfind(|d| d.undone_at.is_none() && d.by.is_some()).filter(|d| d.id == decision);
                let last = last.ok_or_else(|| refused("illegal_transition", "only the last decision of a person can be taken back"))?;
                if last.outcome == "onboarded" || last.outcome == "void" || !results::undo(tx, decision, at.now).await? {
                    return Err(refused("too_late", "the letter has gone out, or the platform was told"));
                }
                mail::take_back(tx, decision).await?;
                let before = Status::from_name(&last.status_before).ok_or_else(|| not_found("state"))?;
                applications::set_status(tx, id, before, at.now).await?;
                let body = json!({ "decision": decision.to_string() });
                Ok(at
                    .tell(tx, Happened { kind: "decision.undone", actor: &actor(by), subject: id.uuid(), body, project: Some(&project) })
                    .await?)
            })
        })
        .await
    }

    /// Says what a document shows.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where a document is not accepted without a reason.
    pub async fn judge_document(
        &self,
        project: &str,
        by: PersonId,
        id: ApplicationId,
        document: EvidenceId,
        accepted: bool,
        reason: &str,
    ) -> Result<(), AppError> {
        let input = (project.to_owned(), by, id, document, accepted, reason.to_owned());
        self.command("judge document", input, |tx, at, (project, by, id, document, accepted, reason)| {
            Box::pin(async move {
                of_project(tx, &project, id).await?;
                if !applications::evidence_of(tx, id).await?.iter().any(|e| e.id == document) {
                    return Err(not_found("document"));
                }
                reads(&reason, "/reason")?;
                if !accepted && reason.trim().is_empty() {
                    return Err(invalid(vec![Violation::new("/reason", "required", "say why the document is not accepted")]));
                }
                applications::judge(tx, document, accepted, &reason, by, at.now).await?;
                let what = if accepted { "accepted" } else { "rejected" };
                Ok(told_of_document(tx, &at, &actor(by), id, document, what).await?)
            })
        })
        .await
    }

    /// A document's type and bytes, for the project's staff.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another project's.
    pub async fn document(&self, project: &str, id: ApplicationId, document: EvidenceId) -> Result<(String, Vec<u8>), AppError> {
        let record = self.record(project, id).await?;
        let file = self.db.read("document", move |tx| Box::pin(applications::evidence_file(tx, document))).await?;
        let file = file.filter(|(of, ..)| *of == record.application.id);
        file.map(|(_, mime, bytes)| (mime, bytes)).ok_or_else(|| AppError::NotFound("there is no such document".to_owned()))
    }

    /// Grants extra time: a factor of 1 to 4 by which limits are multiplied from the next start on.
    ///
    /// # Errors
    /// [`AppError::Invalid`] outside that range.
    pub async fn grant_time(&self, project: &str, by: PersonId, id: ApplicationId, factor: f64) -> Result<(), AppError> {
        if !(1.0..=4.0).contains(&factor) {
            return Err(AppError::Invalid(vec![Violation::new("/factor", "out_of_range", "extra time is a factor of 1 to 4")]));
        }
        self.command("grant time", (project.to_owned(), by, id, factor), |tx, at, (project, by, id, factor)| {
            Box::pin(async move {
                of_project(tx, &project, id).await?;
                applications::set_time_factor(tx, id, factor, at.now).await?;
                let body = json!({ "factor": factor });
                Ok(at
                    .tell(tx, Happened { kind: "accommodation.granted", actor: &actor(by), subject: id.uuid(), body, project: None })
                    .await?)
            })
        })
        .await
    }
}

type Moved = (Status, Option<super::progress::StageProgress>);

/// Where a choice leads, and which stage it is about. What the choice needs is checked here.
async fn moved(tx: &mut Tx, at: &At, rows: &Rows, content: &Content, choice: Choice, by: ActedBy) -> Result<Moved, Stop> {
    let status = rows.application.status;
    let all = rows.stages(content, at.now);
    let scored = |s: &&super::progress::StageProgress| {
        s.state == StageState::BeingScored && rows.results.iter().any(|r| Some(r.attempt) == s.attempt)
    };
    let waiting = all.iter().find(scored).cloned();
    let none_waits = || refused("illegal_transition", "no stage waits for a decision");
    let not_open = |what: &str| refused("illegal_transition", format!("the application is {}; {what}", status.as_str()));
    match (choice, status) {
        (Choice::Passed, Status::Waiting(from)) => {
            let stage = waiting.ok_or_else(none_waits)?;
            let last = all.last().is_some_and(|s| s.stage == stage.stage);
            let next: Status = if last { from.go_on(by).put_before_a_person().into() } else { from.go_on(by).into() };
            Ok((next, Some(stage)))
        }
        (Choice::NotPassed, Status::Waiting(from)) => {
            let stage = waiting.ok_or_else(none_waits)?;
            if stage.attempts_used >= stage.attempts_allowed as usize {
                return Err(refused(
                    "attempt_limit",
                    "no attempt is left at this stage: reject the application, pass the stage, or make the attempt void",
                ));
            }
            Ok((from.go_on(by).into(), Some(stage)))
        }
        (Choice::Void, Status::Waiting(from)) => {
            let stage = waiting.ok_or_else(none_waits)?;
            if let Some(attempt) = stage.attempt {
                answers::set_void(tx, attempt).await?;
                let body = json!({ "reason": "decision", "from": "handed_in" });
                let who = actor(by.who());
                at.tell(tx, Happened { kind: "attempt.voided", actor: &who, subject: attempt.uuid(), body, project: None }).await?;
            }
            Ok((from.go_on(by).into(), Some(stage)))
        }
        (Choice::Rejected, Status::Waiting(from)) => Ok((from.reject(by).into(), waiting)),
        (Choice::Rejected, Status::NotOpen(from)) => Ok((from.reject(by).into(), None)),
        (Choice::Rejected, Status::Screening(from)) => Ok((from.reject(by).into(), None)),
        (Choice::Onboarded, Status::Waiting(from)) => {
            onboard(tx, at, rows, content, by).await?;
            Ok((from.onboard(by).into(), None))
        }
        (_, _) => Err(not_open("this choice is not open")),
    }
}

/// Adds the annotator and tells the platform, where every stage is passed and every requirement met.
async fn onboard(tx: &mut Tx, at: &At, rows: &Rows, content: &Content, by: ActedBy) -> Result<(), Stop> {
    if let Some(open) = rows.stages(content, at.now).iter().find(|s| s.state != StageState::Passed) {
        return Err(refused("stages_open", format!("stage \"{}\" is not passed", open.stage)));
    }
    let evaluation = rows.evaluation(content, at.now);
    if let Some(open) = evaluation.requirements.iter().find(|j| j.verdict != Verdict::Met) {
        return Err(refused("requirements_open", format!("requirement \"{}\" is {}", open.requirement, open.verdict.as_str())));
    }
    let annotator = Annotator {
        id: AnnotatorId::from_uuid(at.uuid()),
        application: rows.application.id,
        person: rows.application.person,
        project: rows.application.project.clone(),
        state: "active".to_owned(),
        onboarded_at: at.now,
    };
    annotators::insert(tx, &annotator).await?;
    let body = json!({ "application": rows.application.id.to_string() });
    let who = actor(by.who());
    at.tell(
        tx,
        Happened { kind: "candidate.onboarded", actor: &who, subject: annotator.id.uuid(), body, project: Some(&rows.application.project) },
    )
    .await?;
    Ok(())
}

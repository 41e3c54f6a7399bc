//! What people decide: on stages, on applications; taking a decision back before its letter goes out.

use serde_json::json;

use crate::app::accounts::acts::Acting;
use crate::app::accounts::reader::Reader;
use crate::app::applying::making_way::{can_be_taken_back, take_back};
use crate::app::applying::progress::StageState;
use crate::app::applying::record::Rows;
use crate::app::kernel::command::{At, Happened, Stop, invalid, refused};
use crate::app::kernel::note::NOTE;
use crate::app::{App, AppError};
use crate::domain::applying::eligibility::Verdict;
use crate::domain::applying::status::{ActedBy, Status};
use crate::domain::auditing::AnnotatorState;
use crate::domain::deciding::letter::{REASONS, fits, puts_right};
use crate::domain::deciding::reason::Facts;
use crate::domain::deciding::{DecisionOutcome, HOLD};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnnotatorId, ApplicationId, DecisionId, PersonId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::violation::Violation;
use crate::domain::sitting::State;
use crate::store::Tx;
use crate::store::applying::applications;
use crate::store::auditing::annotators;
use crate::store::auditing::annotators::Annotator;
use crate::store::deciding::results;
use crate::store::deciding::results::Decided;
use crate::store::sitting::answers;

/// A decision to be made.
#[derive(Clone, Debug)]
pub struct ToDecide {
    /// What.
    pub choice: DecisionOutcome,
    /// Why: at least one code of [`REASONS`].
    pub reasons: Vec<String>,
    /// For the file.
    pub note: String,
    /// How the case stood on the page that it was decided on ([`crate::app::applying::apply::Record::tag`]); `None` does not ask.
    pub seen: Option<String>,
}

/// What is wrong with a decision by itself: reasons that are unknown, missing or contradict the outcome; a note that may not be kept.
fn violations(what: &ToDecide) -> Vec<Violation> {
    if what.reasons.len() > REASONS.len() {
        return vec![Violation::new("/reasons", "too_many_items", format!("there are {} reasons, each of them once", REASONS.len()))];
    }
    let unknown = what.reasons.iter().enumerate().filter(|(_, r)| !REASONS.iter().any(|(known, ..)| known == r));
    let mut violations: Vec<Violation> = unknown
        .map(|(i, _)| {
            Violation::new(format!("/reasons/{i}"), "unknown_id", format!("is one of {}", REASONS.map(|(known, ..)| known).join(", ")))
        })
        .collect();
    let (choice, outcome) = (what.choice, what.choice.as_str());
    let known = |code: &str| REASONS.iter().any(|(known, ..)| *known == code);
    // What puts an earlier decision right is not chosen by hand: it follows from an appeal that is answered or a key that is corrected.
    let unfit = what.reasons.iter().enumerate().filter(|(_, r)| known(r) && (puts_right(r) || !fits(r, choice)));
    violations.extend(
        unfit.map(|(i, code)| Violation::new(format!("/reasons/{i}"), "contradicts", format!("\"{code}\" is no reason for \"{outcome}\""))),
    );
    // Reasons are a set: the letter says each of them once.
    let doubled = what.reasons.iter().enumerate().filter(|(i, code)| what.reasons[..*i].contains(code));
    violations
        .extend(doubled.map(|(i, code)| Violation::new(format!("/reasons/{i}"), "duplicate", format!("\"{code}\" stands there already"))));
    if what.reasons.is_empty() {
        violations.push(Violation::new("/reasons", "required", "a decision needs a reason"));
    }
    violations.extend(crate::domain::applying::refused::check(&what.note, NOTE, "/note"));
    violations
}

/// Attempts at a stage that count.
fn stage_attempts(rows: &Rows, stage: Option<&str>) -> usize {
    rows.attempts.iter().filter(|a| Some(a.stage.as_str()) == stage && a.state != crate::domain::sitting::State::Void).count()
}

impl App {
    /// Decides on an application, as a named person. The letter is held for an hour, and nothing shows of the decision before.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without a reason, or with one that contradicts the outcome or the case; [`AppError::Refused`] where the
    /// choice is not open, the case changed since it was seen, or its answers, questions or grades are not what was saved.
    pub async fn decide(&self, project: &str, by: PersonId, id: ApplicationId, what: ToDecide) -> Result<DecisionId, AppError> {
        let violations = violations(&what);
        if !violations.is_empty() {
            return Err(AppError::Invalid(violations));
        }
        let record = self.record(project, id, Reader::Person(by)).await?;
        let content = record.content;
        // Whoever makes an attempt void needs nothing of it; everything else rests on what was saved.
        for result in record.results.iter().filter(|_| what.choice != DecisionOutcome::Void) {
            self.as_handed_in(result.attempt).await?;
        }
        self.command("decide", (project.to_owned(), by, id, what, content), |tx, at, (project, by, id, what, content)| {
            Box::pin(async move {
                let application = Acting::recruiter(&project, by).application(tx, id).await?;
                let rows = Rows::of(tx, application).await?;
                rows.still_seen(what.seen.as_deref())?;
                at.hold(tx, Kept::Application(id.uuid())).await?;
                let id_of_decision = DecisionId::from_uuid(at.uuid());
                let (status, stage) = moved(tx, &at, &rows, &content, (what.choice, id_of_decision), ActedBy::person(by)).await?;
                let attempt = stage.and_then(|s| s.attempt);
                agree(rows.facts(&content, at.now, attempt), &what.reasons)?;
                let decision = Decided {
                    id: id_of_decision,
                    attempt,
                    stage: attempt.and_then(|a| rows.attempts.iter().find(|x| x.id == a)).map(|a| a.stage.clone()),
                    outcome: what.choice,
                    reasons: what.reasons,
                    note: what.note,
                    by: Some(by),
                    at: at.now,
                    letter_at: at.now.plus_seconds(HOLD),
                    status_before: rows.application.status,
                    undone_at: None,
                };
                results::insert_decision(tx, id, &decision).await?;
                let used = stage_attempts(&rows, decision.stage.as_deref());
                let letter = crate::app::platform::letters::write(tx, &at, &content, rows.application.person, &decision, used).await?;
                applications::set_status(tx, id, status, at.now).await?;
                let attempts = super::dossier::graded_by(tx, &rows.results.iter().map(|r| r.attempt).collect::<Vec<_>>()).await?;
                let proof = super::dossier::Proof {
                    decision: &decision,
                    application: &rows.application,
                    content: &content,
                    letter,
                    attempts,
                    corrected: None,
                };
                let dossier = proof.write(tx, &at).await?;
                let body = json!({
                    "decision": decision.id.to_string(), "outcome": decision.outcome, "stage": decision.stage, "reasons": decision.reasons,
                    "letter_at": decision.letter_at.microseconds(), "dossier": dossier,
                });
                let who = Actor::Person(by);
                let made = Happened { kind: EventKind::DecisionMade, actor: who, subject: id.uuid(), body, project: Some(&project) };
                at.tell_later(tx, made, decision.letter_at).await?;
                Ok(decision.id)
            })
        })
        .await
    }

    /// Takes a decision back before its letter goes out; nobody was told of it. What puts an earlier decision right cannot be taken
    /// back: the earlier one counts no more.
    ///
    /// # Errors
    /// [`AppError::Refused`] where it is too late.
    pub async fn undo_decision(&self, project: &str, by: PersonId, id: ApplicationId, decision: DecisionId) -> Result<(), AppError> {
        self.command("undo decision", (project.to_owned(), by, id, decision), |tx, at, (project, by, id, decision)| {
            Box::pin(async move {
                let application = Acting::recruiter(&project, by).application(tx, id).await?;
                at.hold(tx, Kept::Application(id.uuid())).await?;
                let all = results::decisions(tx, id).await?;
                let last = all.iter().rfind(|d| d.undone_at.is_none() && d.by.is_some()).filter(|d| d.id == decision);
                let last = last.ok_or_else(|| refused("illegal_transition", "only the last decision of a person can be taken back"))?;
                if !can_be_taken_back(last) || !take_back(tx, &at, id, last, &Actor::Person(by)).await? {
                    return Err(refused("too_late", "the letter has gone out, or the decision cannot be taken back"));
                }
                let stood = before(application.status, last.status_before, ActedBy::person(by))?;
                applications::set_status(tx, id, stood, at.now).await?;
                let body = json!({ "decision": decision.to_string() });
                Ok(at
                    .tell(
                        tx,
                        Happened { kind: EventKind::DecisionUndone, actor: Actor::Person(by), subject: id.uuid(), body, project: None },
                    )
                    .await?)
            })
        })
        .await
    }
}

/// Where an application stands once a decision of a person is taken back: where it stood before, by the moves of the states alone.
fn before(now: Status, before: Status, by: ActedBy) -> Result<Status, Stop> {
    match (now, before) {
        (Status::Rejected(from), Status::NotOpen(_)) => Ok(from.undo_not_open(by).into()),
        (Status::Rejected(from), Status::Waiting(_)) => Ok(from.undo(by).into()),
        (Status::Onboarded(from), Status::Waiting(_)) => Ok(from.undo(by).into()),
        (Status::Screening(from), Status::Waiting(_)) => Ok(from.put_before_a_person().into()),
        (Status::Waiting(from), Status::Waiting(_)) => Ok(from.into()),
        (now, before) => {
            let (now, before) = (now.as_str(), before.as_str());
            Err(refused("illegal_transition", format!("the application is {now}; it does not go back to {before} from there")))
        }
    }
}

type Moved = (Status, Option<crate::app::applying::progress::StageProgress>);

/// Where a choice leads, and which stage it is about. What the choice needs is checked here.
async fn moved(
    tx: &mut Tx,
    at: &At,
    rows: &Rows,
    content: &Content,
    (choice, decision): (DecisionOutcome, DecisionId),
    by: ActedBy,
) -> Result<Moved, Stop> {
    let status = rows.application.status;
    let all = rows.stages(content, at.now);
    let waiting = crate::app::applying::record::decided_on(status, &all, &rows.results).cloned();
    // What a person sits is not ended from behind: it is handed in first, by them or by its clock.
    if choice == DecisionOutcome::Rejected && rows.attempts.iter().any(|a| a.state == State::Open) {
        return Err(refused("attempt_open", "a test of theirs is open; decide when it is handed in"));
    }
    let none_waits = || refused("illegal_transition", "no stage waits for a decision");
    let not_open = |what: &str| refused("illegal_transition", format!("the application is {}; {what}", status.as_str()));
    match (choice, status) {
        (DecisionOutcome::Passed, Status::Waiting(from)) => {
            let stage = waiting.ok_or_else(none_waits)?;
            let last = all.last().is_some_and(|s| s.stage == stage.stage);
            let next: Status = if last { from.go_on(by).put_before_a_person().into() } else { from.go_on(by).into() };
            Ok((next, Some(stage)))
        }
        (DecisionOutcome::NotPassed, Status::Waiting(from)) => {
            let stage = waiting.ok_or_else(none_waits)?;
            if stage.attempts_used >= stage.attempts_allowed as usize {
                return Err(refused(
                    "attempt_limit",
                    "no attempt is left at this stage: reject the application, pass the stage, or make the attempt void",
                ));
            }
            Ok((from.go_on(by).into(), Some(stage)))
        }
        (DecisionOutcome::Void, Status::Waiting(from)) => {
            let stage = waiting.ok_or_else(none_waits)?;
            if let Some(attempt) = stage.attempt {
                at.hold(tx, Kept::Attempt(attempt.uuid())).await?;
                answers::set_void(tx, attempt).await?;
                let body = json!({ "reason": "decision", "from": "handed_in" });
                let who = Actor::Person(by.who());
                at.tell(tx, Happened { kind: EventKind::AttemptVoided, actor: who, subject: attempt.uuid(), body, project: None }).await?;
            }
            Ok((from.go_on(by).into(), Some(stage)))
        }
        (DecisionOutcome::Rejected, Status::Waiting(from)) => Ok((from.reject(by).into(), waiting)),
        (DecisionOutcome::Rejected, Status::NotOpen(from)) => Ok((from.reject(by).into(), None)),
        (DecisionOutcome::Rejected, Status::Screening(_)) => {
            Err(refused("nothing_waits", "nothing of this application waits for a person"))
        }
        (DecisionOutcome::Onboarded, Status::Waiting(from)) => {
            onboard(tx, at, rows, content, decision, by).await?;
            Ok((from.onboard(by).into(), None))
        }
        (_, _) => Err(not_open("this choice is not open")),
    }
}

/// Refuses a reason that the case contradicts.
fn agree(facts: Facts, reasons: &[String]) -> Result<(), Stop> {
    let wrong = reasons.iter().enumerate().filter_map(|(i, code)| {
        let against = facts.against(code)?;
        Some(Violation::new(format!("/reasons/{i}"), "contradicts", format!("\"{code}\" is not what the case says: {against}")))
    });
    let wrong: Vec<Violation> = wrong.collect();
    if wrong.is_empty() { Ok(()) } else { Err(invalid(wrong)) }
}

/// Adds the annotator and tells the platform, where every stage is passed and every requirement met: both from the moment on at which
/// the letter
/// goes out.
async fn onboard(tx: &mut Tx, at: &At, rows: &Rows, content: &Content, decision: DecisionId, by: ActedBy) -> Result<(), Stop> {
    if let Some(open) = rows.stages(content, at.now).iter().find(|s| s.state != StageState::Passed) {
        return Err(refused("stages_open", format!("stage \"{}\" is not passed", open.stage)));
    }
    let evaluation = rows.evaluation(content, at.now);
    if let Some(open) = evaluation.alone(&content.project.requirements).find(|j| j.verdict != Verdict::Met) {
        return Err(refused("requirements_open", format!("requirement \"{}\" is {}", open.requirement, open.verdict.as_str())));
    }
    let annotator = Annotator {
        id: AnnotatorId::from_uuid(at.uuid()),
        application: rows.application.id,
        person: rows.application.person,
        project: rows.application.project.clone(),
        state: AnnotatorState::Active,
        onboarded_at: at.now.plus_seconds(HOLD),
    };
    annotators::insert(tx, &annotator).await?;
    let body = json!({
        "application": rows.application.id.to_string(), "decision": decision.to_string(),
        "letter_at": annotator.onboarded_at.microseconds(),
    });
    let (who, project) = (Actor::Person(by.who()), Some(rows.application.project.as_str()));
    let what = Happened { kind: EventKind::CandidateOnboarded, actor: who, subject: annotator.id.uuid(), body, project };
    Ok(at.tell_later(tx, what, annotator.onboarded_at).await?)
}

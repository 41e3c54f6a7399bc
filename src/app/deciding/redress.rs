//! Putting a wrong decision right: a stage is passed after all, an attempt is void, or a person decides again. The old decision stays in
//! the record and counts no more; nobody is worse off than before.

use serde_json::{Value, json};

use super::dossier::Proof;
use crate::app::applying::record::Rows;
use crate::app::kernel::command::{At, Happened, Stop, not_found, refused};
use crate::domain::applying::status::{ActedBy, Status, Waiting};
use crate::domain::deciding::{DecisionOutcome, HOLD, REOPENED};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{ApplicationId, AttemptId, DecisionId, PersonId, VersionId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::moment::Moment;
use crate::domain::sitting::{Attempt, State};
use crate::store::applying::applications;
use crate::store::deciding::results;
use crate::store::deciding::results::Decided;
use crate::store::sitting::answers;
use crate::store::{StoreError, Tx};

/// Whether an attempt is void by a decision whose letter is not out.
pub(in crate::app) async fn void_is_held(tx: &mut Tx, attempt: &Attempt, now: Moment) -> Result<bool, StoreError> {
    let Some(application) = applications::of_person(tx, attempt.person, &attempt.project).await? else { return Ok(false) };
    let all = crate::app::applying::record::decisions_told(tx, application.id).await?;
    Ok(all
        .iter()
        .any(|d| d.attempt == Some(attempt.id) && d.outcome == DecisionOutcome::Void && d.undone_at.is_none() && d.letter_at > now))
}

/// What is put right, by whom and why.
pub(in crate::app) struct Redress<'r> {
    pub application: ApplicationId,
    pub content: &'r Content,
    pub attempt: Option<AttemptId>,
    pub by: PersonId,
    /// A reason code of letters.
    pub reason: &'static str,
    pub note: &'r str,
    /// The version whose corrected keys it rests on, and what they change.
    pub corrected: Option<(VersionId, Value)>,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Right {
    /// The stage is passed; without an attempt, the application goes on.
    Passed,
    /// The attempt does not count and may be taken again.
    Void,
    /// A person decides again.
    Reopened,
}

impl Redress<'_> {
    /// Puts it right; the decision that says so, if one does.
    pub async fn apply(&self, tx: &mut Tx, at: &At, right: Right) -> Result<Option<DecisionId>, Stop> {
        let application = applications::by_id(tx, self.application).await?.ok_or_else(|| not_found("application"))?;
        let rows = Rows::of(tx, application).await?;
        let waiting = self.waiting(rows.application.status)?;
        at.hold(tx, Kept::Application(self.application.uuid())).await?;
        let mut voided = Vec::new();
        let attempt = self.attempt.and_then(|id| rows.attempts.iter().find(|a| a.id == id));
        if right == Right::Passed && attempt.is_some_and(|a| a.state == State::Void) {
            return Err(refused("attempt_void", "the attempt is void: a stage is not passed by it"));
        }
        // The decisions that were wrong count no more: those on the attempt, and a rejection.
        for d in rows.decisions.iter().filter(|d| d.undone_at.is_none()) {
            let turned_down = d.attempt.is_some() && d.attempt == self.attempt && d.outcome != DecisionOutcome::Passed;
            if d.outcome == DecisionOutcome::Rejected || turned_down {
                results::supersede(tx, d.id, at.now).await?;
                crate::app::platform::letters::take_back(tx, at, d.id).await?;
                crate::store::proving::ledger::take_back(tx, self.application.uuid(), d.id, at.now).await?;
            }
        }
        if let (Some(attempt), Right::Passed) = (attempt, right) {
            for later in rows.attempts.iter().filter(|a| a.stage == attempt.stage && a.id != attempt.id && a.state == State::Open) {
                voided.push(later.id);
            }
        }
        if let (Some(attempt), Right::Void) = (attempt, right) {
            voided.push(attempt.id);
        }
        for id in &voided {
            at.hold(tx, Kept::Attempt(id.uuid())).await?;
            answers::set_void(tx, *id).await?;
        }
        let stages = &self.content.project.stages;
        let last = attempt.is_some_and(|a| stages.last().is_some_and(|s| s.id == a.stage));
        let by = ActedBy::person(self.by);
        let status: Status = match right {
            Right::Passed if last => waiting.into(),
            Right::Passed | Right::Void => waiting.go_on(by).into(),
            Right::Reopened => waiting.into(),
        };
        let decided = self.decide(tx, at, &rows, (attempt.map(|a| a.stage.clone()), &voided), right).await?;
        applications::set_status(tx, self.application, status, at.now).await?;
        Ok(decided)
    }

    /// From where everything else is reached: a person has to decide.
    fn waiting(&self, status: Status) -> Result<Waiting, Stop> {
        match status {
            Status::Rejected(from) => Ok(from.undo(ActedBy::person(self.by))),
            Status::Waiting(from) => Ok(from),
            Status::Screening(from) => Ok(from.put_before_a_person()),
            other => Err(refused("illegal_transition", format!("the application is {}; nothing can be put right there", other.as_str()))),
        }
    }

    async fn decide(
        &self,
        tx: &mut Tx,
        at: &At,
        rows: &Rows,
        (stage, voided): (Option<String>, &[AttemptId]),
        right: Right,
    ) -> Result<Option<DecisionId>, Stop> {
        let voided: Vec<String> = voided.iter().map(ToString::to_string).collect();
        let outcome = match right {
            Right::Passed if self.attempt.is_some() => DecisionOutcome::Passed,
            Right::Void => DecisionOutcome::Void,
            Right::Passed | Right::Reopened => {
                let body = json!({ "outcome": REOPENED, "reason": self.reason, "voided": voided });
                return Ok(self.told(tx, at, rows, body, at.now).await.map(|()| None)?);
            }
        };
        let decision = Decided {
            id: DecisionId::from_uuid(at.uuid()),
            attempt: self.attempt,
            stage,
            outcome,
            reasons: vec![self.reason.to_owned()],
            note: self.note.to_owned(),
            by: Some(self.by),
            at: at.now,
            // The answer to an appeal tells at once what becomes of it; nothing is left to be held.
            letter_at: if self.reason == "appeal" { at.now } else { at.now.plus_seconds(HOLD) },
            status_before: rows.application.status,
            undone_at: None,
        };
        results::insert_decision(tx, self.application, &decision).await?;
        let letter = crate::app::platform::letters::write(tx, at, self.content, rows.application.person, &decision, 0).await?;
        let graded = self.corrected.as_ref().map(|(version, _)| *version);
        let attempts = self.attempt.filter(|id| rows.results.iter().any(|r| r.attempt == *id)).map(|id| (id, graded)).into_iter().collect();
        let corrected = self.corrected.as_ref().map(|(_, what)| what.clone());
        let proof = Proof { decision: &decision, application: &rows.application, content: self.content, letter, attempts, corrected };
        let dossier = proof.write(tx, at).await?;
        let body = json!({
            "decision": decision.id.to_string(), "outcome": outcome, "stage": decision.stage, "reason": self.reason, "voided": voided,
            "letter_at": decision.letter_at.microseconds(), "dossier": dossier,
        });
        self.told(tx, at, rows, body, decision.letter_at).await?;
        Ok(Some(decision.id))
    }

    async fn told(&self, tx: &mut Tx, at: &At, rows: &Rows, body: Value, due: Moment) -> Result<(), StoreError> {
        let (who, project) = (Actor::Person(self.by), &rows.application.project);
        let what =
            Happened { kind: EventKind::DecisionCorrected, actor: who, subject: self.application.uuid(), body, project: Some(project) };
        at.tell_later(tx, what, due).await
    }
}

//! One application with everything that belongs to it: as staff see it, as its person may know it, and what the gate says of it.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::progress::{self, StageProgress, StageState};
use crate::app::kernel::command::{Stop, not_found, refused};
use crate::domain::applying::eligibility::{Applicant, Evaluation, Verdict, evaluate};
use crate::domain::applying::profile::DocumentState;
use crate::domain::applying::status::Status;
use crate::domain::deciding::reason::{Facts, is_near};
use crate::domain::deciding::{DecisionOutcome, Outcome};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::id::{ApplicationId, AttemptId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::domain::sitting::{Attempt, State};
use crate::store::applying::applications;
use crate::store::applying::applications::{Application, Evidence};
use crate::store::deciding::results;
use crate::store::deciding::results::{Decided, StageResult};
use crate::store::proving::ledger;
use crate::store::sitting::answers;
use crate::store::{StoreError, Tx};

/// Everything about one application.
#[derive(Clone, Debug)]
pub struct Record {
    /// The application.
    pub application: Application,
    /// The content of the version whose requirements hold.
    pub content: Arc<Content>,
    /// Its documents.
    pub evidence: Vec<Evidence>,
    /// Purposes consented to.
    pub consents: Vec<String>,
    /// What the gate says now.
    pub evaluation: Evaluation,
    /// Every stage.
    pub stages: Vec<StageProgress>,
    /// Every attempt.
    pub attempts: Vec<Attempt>,
    /// Results by machine.
    pub results: Vec<StageResult>,
    /// Decisions.
    pub decisions: Vec<Decided>,
}

/// The state of a case as a form carries it: where it stands, and a digest of all that a decision on it looks at.
fn tag(
    application: &Application,
    (decisions, attempts): (&[Decided], &[Attempt]),
    (evidence, results): (&[Evidence], &[StageResult]),
) -> String {
    let mut hasher = blake3::Hasher::new();
    let lines = std::iter::once(format!("revision {}", application.revision))
        .chain(decisions.iter().map(|d| format!("decision {} {}", d.id, d.undone_at.is_some())))
        .chain(attempts.iter().map(|a| format!("attempt {} {}", a.id, a.state.as_str())))
        .chain(evidence.iter().map(|e| format!("document {} {}", e.id, e.state.as_str())))
        .chain(results.iter().map(|r| format!("result {} {}", r.attempt, r.outcome.as_str())));
    for line in lines {
        hasher.update(line.as_bytes()).update(b"\n");
    }
    format!("{}-{}", application.status.as_str(), &hasher.finalize().to_hex()[..16])
}

impl Record {
    /// The state of the case as a form carries it, so that what is decided on an old page can be told.
    #[must_use]
    pub fn tag(&self) -> String {
        tag(&self.application, (&self.decisions, &self.attempts), (&self.evidence, &self.results))
    }

    /// What the case says that reasons are about: of the attempt that waits for a decision, where one does.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let decided_on = decided_on(self.application.status, &self.stages, &self.results).and_then(|s| s.attempt);
        facts((&self.attempts, &self.results), (&self.evidence, &self.evaluation), &self.content, decided_on)
    }
}

/// The first stage that was scored and that nobody has decided on.
fn scored<'s>(stages: &'s [StageProgress], results: &[StageResult]) -> Option<&'s StageProgress> {
    stages.iter().find(|s| s.state == StageState::BeingScored && results.iter().any(|r| Some(r.attempt) == s.attempt))
}

/// The stage whose attempt a person decides on: none where the application does not wait for a decision, whatever was scored. The page that
/// offers reasons and the command that takes them both ask here.
pub(in crate::app) fn decided_on<'s>(status: Status, stages: &'s [StageProgress], results: &[StageResult]) -> Option<&'s StageProgress> {
    match status {
        Status::Waiting(_) => scored(stages, results),
        Status::Draft(_)
        | Status::NotOpen(_)
        | Status::Screening(_)
        | Status::Onboarded(_)
        | Status::Rejected(_)
        | Status::Withdrawn(_) => None,
    }
}

/// What a case says that reasons are about, of the attempt that is decided on.
fn facts(
    (attempts, results): (&[Attempt], &[StageResult]),
    (evidence, evaluation): (&[Evidence], &Evaluation),
    content: &Content,
    decided_on: Option<AttemptId>,
) -> Facts {
    let result = results.iter().find(|r| Some(r.attempt) == decided_on);
    let counts = |r: &&StageResult| attempts.iter().any(|a| a.id == r.attempt && a.state != State::Void);
    let near = |r: &StageResult| content.stage(&r.stage).is_some_and(|(_, s)| is_near(&s.decision, r.outcome, &r.ruling));
    Facts {
        outcome: result.map(|r| r.outcome),
        // One that was passed at another attempt is nobody's reason any more.
        any_not_passed: results.iter().filter(counts).any(|r| {
            let passed = |other: &&StageResult| other.stage == r.stage && other.outcome == Outcome::Pass;
            r.outcome != Outcome::Pass && !results.iter().filter(counts).any(|other| passed(&other))
        }),
        near: result.is_some_and(near),
        critical_missed: result.is_some_and(|r| r.ruling["because"] == "critical"),
        requirement_not_met: evaluation.alone(&content.project.requirements).any(|j| j.verdict == Verdict::NotMet),
        // One that was accepted since settles what another one did not.
        document_refused: evidence.iter().any(|e| {
            let accepted = |other: &Evidence| other.requirement == e.requirement && other.state == DocumentState::Accepted;
            e.state == DocumentState::Rejected && !evidence.iter().any(accepted)
        }),
    }
}

/// The application of a person, for a change.
pub(in crate::app) async fn own(tx: &mut Tx, person: PersonId, project: &str) -> Result<Application, Stop> {
    applications::of_person(tx, person, project).await?.ok_or_else(|| not_found("application"))
}

pub(in crate::app) async fn own_rows(tx: &mut Tx, person: PersonId, project: &str) -> Result<Rows, Stop> {
    let application = own(tx, person, project).await?;
    Ok(Rows::of(tx, application).await?)
}

/// Whether a state is one that only the person's own acts lead to.
pub(in crate::app) const fn is_their_own(status: Status) -> bool {
    matches!(status, Status::Draft(_) | Status::NotOpen(_) | Status::Withdrawn(_))
}

/// The decisions on an application, each told from when the ledger says, where its row says an earlier moment: whoever moves it there tells
/// nobody sooner.
pub(in crate::app) async fn decisions_told(tx: &mut Tx, application: ApplicationId) -> Result<Vec<Decided>, StoreError> {
    let mut all = results::decisions(tx, application).await?;
    // What a machine decides is told at once. What is read here is in the way of others, so that it is read only where it can matter.
    if all.iter().all(|d| d.by.is_none()) {
        return Ok(all);
    }
    let said = ledger::decided(tx, &[application.uuid()], Moment::from_microseconds(0)).await?;
    for decision in &mut all {
        let told = said.iter().filter(|(id, _)| *id == decision.id).map(|(_, due)| *due).max();
        decision.letter_at = told.map_or(decision.letter_at, |due| due.max(decision.letter_at));
    }
    Ok(all)
}

/// What is stored of an application, read in one snapshot.
#[derive(Clone, Debug)]
pub(in crate::app) struct Rows {
    pub application: Application,
    pub evidence: Vec<Evidence>,
    pub consents: Vec<String>,
    pub attempts: Vec<Attempt>,
    pub results: Vec<StageResult>,
    pub decisions: Vec<Decided>,
}

impl Rows {
    pub async fn of(tx: &mut Tx, application: Application) -> Result<Self, StoreError> {
        let id = application.id;
        Ok(Self {
            evidence: applications::evidence_of(tx, id).await?,
            consents: applications::consents(tx, id).await?,
            attempts: answers::attempts_of(tx, application.person, &application.project).await?,
            results: results::results(tx, id).await?,
            decisions: decisions_told(tx, id).await?,
            application,
        })
    }

    /// Refuses what was decided on a page that showed something else than what stands now.
    pub fn still_seen(&self, seen: Option<&str>) -> Result<(), Stop> {
        let now = tag(&self.application, (&self.decisions, &self.attempts), (&self.evidence, &self.results));
        if seen.is_some_and(|seen| seen != now) {
            let status = self.application.status.as_str();
            return Err(refused("stale", format!("the case changed since the page was opened: it is {status} now")));
        }
        Ok(())
    }

    /// Decisions that count and whose letter is not out yet.
    pub fn held(&self, now: Moment) -> Vec<Decided> {
        self.decisions.iter().filter(|d| d.undone_at.is_none() && d.letter_at > now).cloned().collect()
    }

    /// The same as its person may know it: of a decision whose letter is not out yet nothing shows, neither in what it decided nor in
    /// what it put in the place of. What the person did since stays theirs.
    pub fn told(mut self, now: Moment) -> Self {
        let held = self.held(now);
        let since = held.iter().map(|d| d.at).min();
        if let Some(first) = held.first().filter(|_| !is_their_own(self.application.status)) {
            self.application.status = first.status_before;
        }
        self.decisions.retain_mut(|d| {
            let replaced_by_held = d.undone_at.is_some() && since.is_some_and(|since| d.undone_at >= Some(since));
            if replaced_by_held {
                d.undone_at = None;
            }
            d.letter_at <= now && d.undone_at.is_none()
        });
        for attempt in self.attempts.iter_mut().filter(|a| a.state == State::Void) {
            if held.iter().any(|d| d.outcome == DecisionOutcome::Void && d.attempt == Some(attempt.id)) {
                attempt.state = State::HandedIn;
            }
        }
        self
    }

    pub fn stages(&self, content: &Content, now: Moment) -> Vec<StageProgress> {
        progress::stages(&content.project, &self.attempts, &self.decisions, now)
    }

    /// Whether nothing is left for the person to do: a stage was handed in and scored, or every one is passed. So it is for whoever
    /// withdrew
    /// meanwhile and came back.
    pub fn waits_for_a_person(&self, content: &Content, now: Moment) -> bool {
        let all = self.stages(content, now);
        scored(&all, &self.results).is_some() || all.iter().all(|s| s.state == StageState::Passed)
    }

    /// What the case says that reasons are about, of the attempt that is decided on.
    pub fn facts(&self, content: &Content, now: Moment, decided_on: Option<AttemptId>) -> Facts {
        facts((&self.attempts, &self.results), (&self.evidence, &self.evaluation(content, now)), content, decided_on)
    }

    /// What the gate says: the profile, with what became of its documents.
    pub fn evaluation(&self, content: &Content, now: Moment) -> Evaluation {
        let accepted = self.evidence.iter().filter(|e| e.state == DocumentState::Accepted).map(|e| e.requirement.as_str()).collect();
        let zone = TimeZone::get(&content.project.head.time_zone).unwrap_or(TimeZone::UTC);
        let today = zone.to_datetime(Timestamp::from_microsecond(now.microseconds()).unwrap_or_default()).date();
        let passed = progress::passed(&self.stages(content, now));
        let who = Applicant {
            profile: &self.application.profile,
            engagement: content.project.head.engagement,
            passed_stages: &passed,
            accepted: &accepted,
            today,
        };
        evaluate(&content.project.requirements, &who)
    }
}

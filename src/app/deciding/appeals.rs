//! Appeals: sent by a person against a decision on them, read by somebody who did not decide, answered with a letter.

use jiff::tz::TimeZone;
use serde_json::json;

use super::redress::{Redress, Right};
use crate::app::accounts::acts::Acting;
use crate::app::accounts::reader::{Reader, own_of};
use crate::app::applying::record::decisions_told;
use crate::app::kernel::command::{At, Happened, invalid, not_found, refused};
use crate::app::platform::letters;
use crate::app::platform::posting::told_at;
use crate::app::{App, AppError};
use crate::domain::applying::profile::Profile;
use crate::domain::applying::refused as forbidden;
use crate::domain::deciding::appeal::{
    About, Answer, AppealState, Grounds, LONGEST, Which, answer_letter, due, may_be_appealed, received_letter,
};
use crate::domain::deciding::texts::Texts;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AppealId, DecisionId, PersonId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::domain::locale::lang::Lang;
use crate::store::Tx;
use crate::store::applying::applications;
use crate::store::deciding::appeals;
use crate::store::deciding::appeals::Appeal;
use crate::store::deciding::letters::NewMail;
use crate::store::deciding::results;
use crate::store::deciding::results::Decided;

pub use crate::store::deciding::appeals::Appeal as Sent;

const DAY: i64 = 86_400;

/// An appeal to be sent.
#[derive(Clone, Debug)]
pub struct ToSend {
    /// What went wrong: the name of one of [`Grounds`].
    pub grounds: String,
    /// In the person's words.
    pub text: String,
}

/// Until when a decision may be appealed, by when its letter went out ([`App::told_at`]); `None` where it may not be at all.
#[must_use]
pub fn open_until(decision: &Decided, appeal_days: u32, told: Option<Moment>) -> Option<Moment> {
    let fits = may_be_appealed(decision.outcome) && decision.undone_at.is_none();
    let told = told.map_or(decision.letter_at, |told| told.max(decision.letter_at));
    fits.then(|| told.plus_seconds(i64::from(appeal_days) * DAY))
}

fn text_violations(text: &str, at: &str) -> Vec<Violation> {
    let mut found = Vec::new();
    if text.trim().is_empty() {
        found.push(Violation::new(at, "required", "say it in a sentence or more"));
    }
    found.extend(forbidden::check(text, LONGEST, at));
    found
}

/// What was said is none of the names that are known.
fn none_of(known: impl Iterator<Item = &'static str>, at: &str) -> Violation {
    Violation::new(at, "unknown_id", format!("is one of {}", known.collect::<Vec<_>>().join(", ")))
}

impl App {
    /// Appeals against a decision on oneself.
    ///
    /// # Errors
    /// [`AppError::Invalid`], [`AppError::NotFound`] where the decision is another's or its letter is not out, [`AppError::Refused`] where
    /// the time is over or it was appealed already.
    pub async fn appeal(&self, person: PersonId, decision: DecisionId, what: ToSend) -> Result<AppealId, AppError> {
        let grounds = Grounds::from_name(&what.grounds);
        let unknown = || none_of(Grounds::ALL.iter().map(|g| g.as_str()), "/grounds");
        let mut violations: Vec<Violation> = grounds.is_none().then(unknown).into_iter().collect();
        violations.extend(text_violations(&what.text, "/text"));
        let Some(grounds) = grounds.filter(|_| violations.is_empty()) else { return Err(AppError::Invalid(violations)) };
        let (application, decided) = self.own_decision(person, decision).await?;
        let content = self.content(application.version).await?;
        if let Some(wrong) = forbidden::identity_in(&what.text, "/text", &content.project.countries()) {
            return Err(AppError::Invalid(vec![wrong]));
        }
        let input = (person, application, decided, (grounds, what.text.trim().to_owned()), content);
        self.command("appeal", input, |tx, at, (person, application, decided, (grounds, text), content)| {
            Box::pin(async move {
                crate::app::accounts::guard::keeps(tx, person, at.now).await?;
                // As it stands now: what was taken back meanwhile is contested by nobody.
                let stands = decisions_told(tx, application.id).await?.into_iter().find(|d| d.id == decided.id);
                let decided = stands.ok_or_else(|| not_found("decision"))?;
                let told = told_at(tx, person, at.now).await?.remove(&decided.id);
                let until = open_until(&decided, content.project.head.appeal_days, told)
                    .ok_or_else(|| refused("not_appealable", "this decision cannot be appealed"))?;
                if at.now > until {
                    return Err(refused("appeal_over", format!("it could be appealed until {until}")));
                }
                if appeals::of_application(tx, application.id).await?.iter().any(|a| a.decision == decided.id) {
                    return Err(refused("illegal_transition", "the decision was appealed already"));
                }
                let zone = TimeZone::get(&content.project.head.time_zone).unwrap_or(TimeZone::UTC);
                let appeal = Appeal {
                    id: AppealId::from_uuid(at.uuid()),
                    decision: decided.id,
                    application: application.id,
                    grounds,
                    text,
                    state: AppealState::Open,
                    sent_at: at.now,
                    due_at: due(at.now, &zone),
                    answer: None,
                };
                at.hold(tx, Kept::Application(application.id.uuid())).await?;
                appeals::insert(tx, &application.project, &appeal).await?;
                let body =
                    json!({ "appeal": appeal.id.to_string(), "decision": decided.id.to_string(), "grounds": appeal.grounds.as_str() });
                let (who, project) = (Actor::Person(person), &application.project);
                let what =
                    Happened { kind: EventKind::AppealSent, actor: who, subject: application.id.uuid(), body, project: Some(project) };
                at.tell(tx, what).await?;
                let received = |l: Lang| received_letter(&l.time(appeal.due_at, &zone), l);
                let texts = Texts::written(&letters::languages_of(&content), received);
                letters::post(tx, &at, "appeal_received", &NewMail { id: at.uuid(), person, decision: None, texts: &texts, due: at.now })
                    .await?;
                Ok(appeal.id)
            })
        })
        .await
    }

    /// A decision on oneself whose letter is out, with the application.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn own_decision(&self, person: PersonId, decision: DecisionId) -> Result<(applications::Application, Decided), AppError> {
        let now = self.clock.now();
        for application in self.applications_of(person).await? {
            let id = application.id;
            let all = self.db.read("own decision", move |tx| Box::pin(decisions_told(tx, id))).await?;
            if let Some(found) = all.into_iter().find(|d| d.id == decision && d.letter_at <= now) {
                return Ok((application, found));
            }
        }
        Err(AppError::NotFound("there is no such decision".to_owned()))
    }

    /// A project's appeals: open ones, those due first in front, or answered ones; the reader's own are left out.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn appeals(&self, project: &str, which: Which, reader: Reader) -> Result<Vec<Appeal>, AppError> {
        let project = project.to_owned();
        let found = self.db.read("appeals", move |tx| {
            let project = project.clone();
            Box::pin(async move {
                let own = own_of(tx, reader, &project).await?;
                let all = appeals::of_project(tx, &project, which).await?;
                Ok(all.into_iter().filter(|a| Some(a.application) != own).collect())
            })
        });
        Ok(found.await?)
    }

    /// The same as [`App::appeals`], with what the person who sent each says of themselves.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn appeals_with_names(
        &self,
        project: &str,
        which: Which,
        reader: Reader,
    ) -> Result<Vec<(Appeal, Option<Profile>)>, AppError> {
        let appeals = self.appeals(project, which, reader).await?;
        let project = project.to_owned();
        let found = self.db.read("appeals with names", move |tx| {
            let project = project.clone();
            Box::pin(async move { appeals::names(tx, &project, which).await })
        });
        let mut names: std::collections::BTreeMap<AppealId, Profile> = found.await?.into_iter().collect();
        let with_who = |a: Appeal| {
            let who = names.remove(&a.id);
            (a, who)
        };
        Ok(appeals.into_iter().map(with_who).collect())
    }

    /// An appeal of a project.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::Refused`] where it is the reader's own.
    pub async fn appeal_of(&self, project: &str, id: AppealId, reader: Reader) -> Result<Appeal, AppError> {
        let name = project.to_owned();
        let found = self.db.read("appeal", move |tx| {
            let name = name.clone();
            Box::pin(async move { appeals::by_id(tx, &name, id).await })
        });
        let appeal = found.await?.ok_or_else(|| AppError::NotFound("there is no such appeal".to_owned()))?;
        self.seen_by(project, appeal.application, reader).await?;
        Ok(appeal)
    }

    /// The appeals of one's own application.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn own_appeals(&self, person: PersonId, project: &str) -> Result<Vec<Appeal>, AppError> {
        let id = self.own_record(person, project).await?.application.id;
        Ok(self.db.read("own appeals", move |tx| Box::pin(appeals::of_application(tx, id))).await?)
    }

    /// Answers an appeal, as a named person who did not make the decision: it stands, the stage is passed after all,
    /// or the attempt is void.
    ///
    /// # Errors
    /// [`AppError::Invalid`]; [`AppError::Refused`] by whoever decided, or where it was answered already.
    pub async fn answer_appeal(&self, project: &str, by: PersonId, id: AppealId, outcome: &str, answer: &str) -> Result<(), AppError> {
        let known = Answer::from_name(outcome);
        let unknown = || none_of(Answer::ALL.iter().map(|a| a.as_str()), "/outcome");
        let mut violations: Vec<Violation> = known.is_none().then(unknown).into_iter().collect();
        violations.extend(text_violations(answer, "/answer"));
        let Some(outcome) = known.filter(|_| violations.is_empty()) else { return Err(AppError::Invalid(violations)) };
        let appeal = self.appeal_of(project, id, Reader::Person(by)).await?;
        let record = self.record(project, appeal.application, Reader::Person(by)).await?;
        let input = (by, appeal, record.application, record.content, outcome, answer.trim().to_owned());
        self.command("answer appeal", input, |tx, at, (by, appeal, application, content, outcome, answer)| {
            Box::pin(async move {
                Acting::recruiter(&application.project, by).on(tx, application.person).await?;
                let all = results::decisions(tx, application.id).await?;
                let decided = all.iter().find(|d| d.id == appeal.decision).cloned().ok_or_else(|| not_found("decision"))?;
                if has_decided(&all, &decided, by) {
                    return Err(refused("second_person", "an appeal is answered by somebody else than who decided"));
                }
                at.hold(tx, Kept::Application(application.id.uuid())).await?;
                if !appeals::answer(tx, appeal.id, outcome, &answer, by, at.now).await? {
                    return Err(refused("illegal_transition", "the appeal was answered already"));
                }
                let right = match outcome {
                    Answer::Overturned => Some(Right::Passed),
                    Answer::Corrected if decided.attempt.is_some() => Some(Right::Void),
                    Answer::Corrected => {
                        return Err(invalid(vec![Violation::new(
                            "/outcome",
                            "not_possible",
                            "no attempt is concerned that could be void",
                        )]));
                    }
                    Answer::Upheld => None,
                };
                if let Some(right) = right {
                    let (attempt, note) = (decided.attempt, answer.as_str());
                    let redress =
                        Redress { application: application.id, content: &content, attempt, by, reason: "appeal", note, corrected: None };
                    redress.apply(tx, &at, right).await?;
                }
                let about = if decided.attempt.is_some() { About::Attempt } else { About::Application };
                let to = (application.person, letters::languages_of(&content));
                write_answer(tx, &at, to, (outcome, about), &answer).await?;
                let body = json!({ "appeal": appeal.id.to_string(), "outcome": outcome });
                let (who, project) = (Actor::Person(by), &application.project);
                let what =
                    Happened { kind: EventKind::AppealAnswered, actor: who, subject: application.id.uuid(), body, project: Some(project) };
                Ok(at.tell(tx, what).await?)
            })
        })
        .await
    }
}

/// Whether somebody made a decision, or the same before, which was taken back: they answer no appeal against it.
#[must_use]
pub fn has_decided(all: &[Decided], decided: &Decided, by: PersonId) -> bool {
    let same = |d: &Decided| d.id == decided.id || d.attempt == decided.attempt || d.outcome == decided.outcome;
    all.iter().any(|d| d.by == Some(by) && same(d))
}

/// Puts the answer into the post, in each of the project's languages.
async fn write_answer(
    tx: &mut Tx,
    at: &At,
    (person, languages): (PersonId, Vec<Lang>),
    (outcome, about): (Answer, About),
    answer: &str,
) -> Result<(), crate::store::StoreError> {
    let texts = Texts::written(&languages, |l| answer_letter(outcome, about, answer, l));
    letters::post(tx, at, "appeal_answered", &NewMail { id: at.uuid(), person, decision: None, texts: &texts, due: at.now }).await
}

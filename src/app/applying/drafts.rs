//! What was typed into a step of an application: kept as it was typed, until it is sent, so that leaving a page loses nothing.

use serde_json::json;

use super::record::{Record, Rows, own};
use crate::app::kernel::command::{Happened, refused as not_now};
use crate::app::{App, AppError};
use crate::domain::applying::question;
use crate::domain::applying::question::Fields;
use crate::domain::applying::refused;
use crate::domain::applying::status::Status;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::PersonId;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::domain::project::Requirement;
use crate::domain::sitting::State;
use crate::store::accounts::people;
use crate::store::applying::applications;
use crate::store::applying::applications::Application;
use crate::store::applying::drafts;
use crate::store::{StoreError, Tx};

pub use crate::store::applying::drafts::Typed;

/// Most characters that are kept of one step.
const MOST: usize = 20_000;
/// Most characters of what somebody asks for to work well in a test.
const HELP: usize = 2_000;

/// Whether fields may be kept as they were typed: not endless, and without numbers of somebody's identity, in a project
/// of these countries.
pub(in crate::app) fn may_be_kept(fields: &[(String, String)], countries: &[&str]) -> Result<(), AppError> {
    let length: usize = fields.iter().map(|(name, text)| name.chars().count() + text.chars().count()).sum();
    if length > MOST {
        return Err(AppError::Invalid(vec![Violation::new("", "too_long", format!("at most {MOST} characters are kept"))]));
    }
    // A name that is such a number is not told as a place.
    let refused = |(name, text): &(String, String)| {
        let inside = || refused::identity_in(text, &format!("/{name}"), countries);
        refused::identity_in(name, "", countries).or_else(inside)
    };
    let wrong: Vec<_> = fields.iter().filter_map(refused).collect();
    if wrong.is_empty() { Ok(()) } else { Err(AppError::Invalid(wrong)) }
}

/// The steps of an application at which something was typed that is no part of its answers, in the order of the questions.
pub(in crate::app) async fn unfinished(tx: &mut Tx, of: &Application, content: &Content) -> Result<Vec<String>, StoreError> {
    let typed = drafts::all(tx, of.id).await?;
    let differs = |(id, asked): &(&str, Option<&Requirement>)| {
        let kept = typed.iter().find(|(step, _)| step == id);
        kept.is_some_and(|(_, fields)| question::differs(fields, &question::answered(id, *asked, &of.profile)))
    };
    Ok(question::asked(&content.project).filter(differs).map(|(id, _)| id.to_owned()).collect())
}

impl App {
    /// Keeps what was typed into a step of an application whose revision is `revision`; when it was kept. What comes later than the answer
    /// that it became is not kept.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no application, [`AppError::Refused`] where nothing is typed into it any more, with `stale`
    /// where it was changed since, [`AppError::Invalid`] where it is too much or holds a number of somebody's identity.
    pub async fn keep_typed(
        &self,
        person: PersonId,
        project: &str,
        step: &str,
        (revision, fields): (i64, Fields),
    ) -> Result<Moment, AppError> {
        may_be_kept(&fields, &self.published(project).await?.1.project.countries())?;
        let now = self.clock.now();
        let (project, step) = (project.to_owned(), step.to_owned());
        let kept = self.db.write("keep typed", move |tx| {
            let (project, step, fields) = (project.clone(), step.clone(), fields.clone());
            Box::pin(async move {
                let Some(of) = applications::of_person(tx, person, &project).await? else { return Ok(None) };
                let open = matches!(of.status, Status::Draft(_) | Status::NotOpen(_));
                let current = of.revision == revision;
                if open && current {
                    drafts::keep(tx, of.id, &step, &fields, now).await?;
                }
                Ok(Some((open, current, of)))
            })
        });
        match kept.await? {
            None => Err(AppError::NotFound("there is no such application".to_owned())),
            Some((true, true, _)) => Ok(now),
            Some((true, false, of)) => Err(AppError::Refused {
                code: "stale",
                detail: format!("the application was changed meanwhile; its revision is {}", of.revision),
            }),
            Some((false, _, of)) => Err(AppError::Refused {
                code: "illegal_transition",
                detail: format!("an application that is {} is not changed any more", of.status.as_str()),
            }),
        }
    }

    /// What was typed into a step and not sent.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn typed(&self, application: &Application, step: &str) -> Result<Option<Typed>, AppError> {
        let (of, step) = (application.id, step.to_owned());
        let found = self.db.read("typed", move |tx| {
            let step = step.clone();
            Box::pin(async move { drafts::one(tx, of, &step).await })
        });
        Ok(found.await?)
    }

    /// The steps at which something was typed that is no part of the answers, in the order of the questions.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn unfinished(&self, record: &Record) -> Result<Vec<String>, AppError> {
        let (of, content) = (record.application.clone(), record.content.clone());
        let found = self.db.read("unfinished", move |tx| {
            let (of, content) = (of.clone(), content.clone());
            Box::pin(async move { unfinished(tx, &of, &content).await })
        });
        Ok(found.await?)
    }

    /// Forgets what was typed into a step, because its person lets it go; whether anything was kept there.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no application.
    pub async fn let_go(&self, person: PersonId, project: &str, step: &str) -> Result<bool, AppError> {
        self.command("let go", (person, project.to_owned(), step.to_owned()), |tx, _, (person, project, step)| {
            Box::pin(async move {
                let of = own(tx, person, &project).await?;
                Ok(drafts::forget(tx, of.id, &step).await?)
            })
        })
        .await
    }

    /// Asks for extra time or another help in tests, in a person's own words; an empty text asks for nothing any more. Possible before,
    /// between and after stages; the limit of a stage that has begun stands.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no application; [`AppError::Refused`] with `stage_begun` while a stage runs, with
    /// `illegal_transition` where the application has ended; [`AppError::Invalid`] for a text that is not taken.
    pub async fn ask_for_help(&self, person: PersonId, project: &str, text: String) -> Result<(), AppError> {
        let (_, content) = self.published(project).await?;
        if let Some(wrong) = refused::check_in(&text, HELP, "/accommodation", &content.project.countries()) {
            return Err(AppError::Invalid(vec![wrong]));
        }
        self.command("ask for help", (person, project.to_owned(), text.trim().to_owned()), |tx, at, (person, project, text)| {
            Box::pin(async move {
                crate::app::accounts::guard::keeps(tx, person, at.now).await?;
                let mut of = own(tx, person, &project).await?;
                let rows = Rows::of(tx, of.clone()).await?.told(at.now);
                match rows.application.status {
                    Status::Draft(_) | Status::NotOpen(_) | Status::Screening(_) | Status::Waiting(_) => {}
                    other @ (Status::Onboarded(_) | Status::Rejected(_) | Status::Withdrawn(_)) => {
                        let detail = format!("an application that is {} has no stage left to sit", other.as_str());
                        return Err(not_now("illegal_transition", detail));
                    }
                }
                if rows.attempts.iter().any(|a| a.state == State::Open) {
                    return Err(not_now("stage_begun", "a stage has begun: its time stands; ask again before the next one"));
                }
                if of.profile.accommodation.as_deref() == Some(text.as_str()) {
                    return Ok(());
                }
                let kind = if text.is_empty() { EventKind::AccommodationWithdrawn } else { EventKind::AccommodationAsked };
                of.profile.accommodation = Some(text);
                let email = people::person(tx, person).await?.and_then(|p| p.email).unwrap_or_default();
                applications::save(tx, &of, &email, at.now).await?;
                let (body, subject) = (json!({ "revision": of.revision + 1 }), of.id.uuid());
                let what = Happened { kind, actor: Actor::Person(person), subject, body, project: None };
                Ok(at.tell(tx, what).await?)
            })
        })
        .await
    }
}

//! Guidelines that an annotator has to have acknowledged before a check rests on them.

use serde_json::json;

use super::checks::begun;
use crate::app::accounts::reader::Reader;
use crate::app::gold_set::shelf::Shelf;
use crate::app::kernel::command::{At, Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::auditing::AnnotatorState;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AnnotatorId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::store::applying::applications;
use crate::store::auditing::annotators::{self, Annotator};
use crate::store::auditing::guidelines;
use crate::store::{StoreError, Tx};

/// Whether a version's checks ask for its guidelines to be acknowledged before, and the annotator had not done so by a moment: a check of
/// theirs would be graded by a rule that they were never shown.
pub(in crate::app) async fn unread(tx: &mut Tx, content: &Content, annotator: AnnotatorId, by: Moment) -> Result<bool, StoreError> {
    if content.project.audit.as_ref().is_none_or(|audit| audit.guidelines.is_none()) {
        return Ok(false);
    }
    let read = guidelines::read_at(tx, annotator, &content.guidelines_hash()).await?;
    Ok(read.is_none_or(|at| at > by))
}

/// Where an annotator stands with the published guidelines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub annotator: AnnotatorId,
    /// When they acknowledged them.
    pub read_at: Option<Moment>,
}

async fn of_person(tx: &mut Tx, project: &str, person: PersonId, now: Moment) -> Result<Option<Annotator>, StoreError> {
    let Some(application) = applications::of_person(tx, person, project).await? else { return Ok(None) };
    Ok(annotators::of_application(tx, application.id).await?.filter(|a| a.onboarded_at <= now))
}

/// Notes that an annotator acknowledged the guidelines of a hash, which have to be the published ones; since when they have.
async fn acknowledge(
    tx: &mut Tx,
    at: &At,
    project: &str,
    (annotator, by): (&Annotator, Actor),
    shown: &str,
    books: &Shelf,
) -> Result<Moment, Stop> {
    if annotator.state == AnnotatorState::Ended {
        return Err(refused("illegal_transition", "the annotator's work has ended"));
    }
    let (_, content) = books.published(tx, project).await?;
    if content.guidelines_hash() != shown {
        return Err(refused("stale", "other guidelines are published now: show these before they are acknowledged"));
    }
    if guidelines::acknowledge(tx, annotator.id, shown, at.now).await? {
        let (subject, body) = (annotator.id.uuid(), json!({ "guidelines": shown }));
        at.tell(tx, Happened { kind: EventKind::GuidelinesRead, actor: by, subject, body, project: None }).await?;
    }
    Ok(guidelines::read_at(tx, annotator.id, shown).await?.unwrap_or(at.now))
}

impl App {
    /// Notes that an annotator acknowledged guidelines on the platform, by the hash of their texts; since when they have.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the annotator is not the project's, [`AppError::Refused`] with `stale` where other guidelines are
    /// published.
    pub async fn acknowledge_guidelines(&self, project: &str, id: AnnotatorId, tells: Reader, shown: &str) -> Result<Moment, AppError> {
        self.with_books(|books| async move {
            let input = (project.to_owned(), (id, tells), shown.to_owned(), books);
            self.command("acknowledge guidelines", input, |tx, at, (project, (id, tells), shown, books)| {
                Box::pin(async move {
                    let annotator = begun(tx, &project, id, at.now).await?.ok_or_else(|| not_found("annotator"))?;
                    tells.may_see(annotator.person)?;
                    acknowledge(tx, &at, &project, (&annotator, Actor::Platform), &shown, &books).await
                })
            })
            .await
        })
        .await
    }

    /// The same by the annotator, who read them here.
    ///
    /// # Errors
    /// As of [`App::acknowledge_guidelines`]; [`AppError::NotFound`] where the person is no annotator of the project.
    pub async fn read_guidelines(&self, project: &str, person: PersonId, shown: &str) -> Result<Moment, AppError> {
        self.with_books(|books| async move {
            let input = (project.to_owned(), person, shown.to_owned(), books);
            self.command("read guidelines", input, |tx, at, (project, person, shown, books)| {
                Box::pin(async move {
                    let annotator = of_person(tx, &project, person, at.now).await?.ok_or_else(|| not_found("annotator"))?;
                    acknowledge(tx, &at, &project, (&annotator, Actor::Person(person)), &shown, &books).await
                })
            })
            .await
        })
        .await
    }

    /// Where a person stands with a version's guidelines; `None` where they are no annotator of the project, or its checks ask for nothing.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn guidelines_of(&self, project: &str, person: PersonId, content: &Content) -> Result<Option<Standing>, AppError> {
        if content.project.audit.as_ref().is_none_or(|audit| audit.guidelines.is_none()) {
            return Ok(None);
        }
        let (project, shown, now) = (project.to_owned(), content.guidelines_hash(), self.clock.now());
        let found = self.db.read("guidelines of", move |tx| {
            let (project, shown) = (project.clone(), shown.clone());
            Box::pin(async move {
                let Some(annotator) = of_person(tx, &project, person, now).await? else { return Ok(None) };
                let read_at = guidelines::read_at(tx, annotator.id, &shown).await?;
                Ok(Some(Standing { annotator: annotator.id, read_at }))
            })
        });
        Ok(found.await?)
    }
}

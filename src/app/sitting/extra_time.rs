//! Help in tests that somebody asked for: whether it waits for an answer, extra time that a person grants, and a person's words where
//! they do not.

use serde_json::json;

use crate::app::accounts::acts::Acting;
use crate::app::kernel::command::{Happened, invalid, refused};
use crate::app::kernel::note::reads;
use crate::app::platform::letters;
use crate::app::{App, AppError};
use crate::domain::deciding::notice::Notice;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{ApplicationId, PersonId};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::store::applying::applications;
use crate::store::proving::ledger;

/// How a request for help stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing was asked for, or it was taken back.
    Nothing,
    /// It waits for an answer since then.
    Waits(Moment),
    /// Extra time was granted.
    Granted(Moment),
    /// A person said no, in words that went out.
    Declined(Moment),
}

impl App {
    /// How the request for help of an application stands, by what happened last.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn asked_for(&self, id: ApplicationId) -> Result<Asked, AppError> {
        let last = self.db.read("asked for", move |tx| Box::pin(ledger::last_of(tx, id.uuid(), "accommodation.")));
        Ok(last.await?.map_or(Asked::Nothing, |event| match event.known() {
            Some(EventKind::AccommodationAsked) => Asked::Waits(event.at),
            Some(EventKind::AccommodationGranted) => Asked::Granted(event.at),
            Some(EventKind::AccommodationDeclined) => Asked::Declined(event.at),
            _ => Asked::Nothing,
        }))
    }

    /// Grants extra time: a factor of 1 to 4 by which limits are multiplied from the next start on; a letter says so. `seen` is the factor
    /// that the page showed; `None` does not ask.
    ///
    /// # Errors
    /// [`AppError::Invalid`] outside that range, [`AppError::Refused`] where it was changed meanwhile.
    pub async fn grant_time(&self, project: &str, by: PersonId, id: ApplicationId, seen: Option<f64>, factor: f64) -> Result<(), AppError> {
        if !(1.0..=4.0).contains(&factor) {
            return Err(AppError::Invalid(vec![Violation::new("/factor", "out_of_range", "extra time is a factor of 1 to 4")]));
        }
        let languages = self.languages_of_letters(project).await?;
        let input = (project.to_owned(), by, id, seen, factor, languages);
        self.command("grant time", input, |tx, at, (project, by, id, seen, factor, languages)| {
            Box::pin(async move {
                let application = Acting::recruiter(&project, by).application(tx, id).await?;
                let stored = application.time_factor;
                if seen.is_some_and(|seen| seen.is_nan() || (seen - stored).abs() > 1e-9) {
                    return Err(refused("stale", format!("the extra time was changed meanwhile: the factor is {stored}")));
                }
                applications::set_time_factor(tx, id, factor, at.now).await?;
                letters::tell(tx, &at, (application.person, &languages), &Notice::Time { factor }).await?;
                let body = json!({ "factor": factor });
                Ok(at
                    .tell(
                        tx,
                        Happened {
                            kind: EventKind::AccommodationGranted,
                            actor: Actor::Person(by),
                            subject: id.uuid(),
                            body,
                            project: None,
                        },
                    )
                    .await?)
            })
        })
        .await
    }

    /// Says that help that was asked for is not given, in words that go out as a letter. It concerns the time of tests only: nothing of the
    /// application changes.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without words; [`AppError::Refused`] where no request waits.
    pub async fn decline_time(&self, project: &str, by: PersonId, id: ApplicationId, words: &str) -> Result<(), AppError> {
        let languages = self.languages_of_letters(project).await?;
        let input = (project.to_owned(), by, id, words.trim().to_owned(), languages);
        self.command("decline time", input, |tx, at, (project, by, id, words, languages)| {
            Box::pin(async move {
                let person = Acting::recruiter(&project, by).application(tx, id).await?.person;
                reads(&words, "/words")?;
                if words.is_empty() {
                    return Err(invalid(vec![Violation::new("/words", "required", "say why it is not granted")]));
                }
                let last = ledger::last_of(tx, id.uuid(), "accommodation.").await?;
                if last.is_none_or(|event| !event.is(EventKind::AccommodationAsked)) {
                    return Err(refused("nothing_asked", "no request for help waits for an answer"));
                }
                letters::tell(tx, &at, (person, &languages), &Notice::NoTime { words: &words }).await?;
                // What was said stands in the letter: the ledger keeps no words about somebody's needs.
                let what = Happened {
                    kind: EventKind::AccommodationDeclined,
                    actor: Actor::Person(by),
                    subject: id.uuid(),
                    body: json!({}),
                    project: None,
                };
                Ok(at.tell(tx, what).await?)
            })
        })
        .await
    }
}

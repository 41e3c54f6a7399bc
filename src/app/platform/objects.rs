//! What messages are about, for the platform that was told: a project's attempts and versions of its gold set.

use crate::app::accounts::reader::Reader;
use crate::app::{App, AppError};
use crate::domain::deciding::Outcome;
use crate::domain::kernel::id::{ApplicationId, AttemptId, VersionId};
use crate::domain::sitting::Attempt;
use crate::store::applying::applications;
use crate::store::deciding::results;
use crate::store::gold_set::versions::Version;
use crate::store::sitting::answers;

/// An attempt with whose it is and what the machine said of it.
#[derive(Clone, Debug)]
pub struct Found {
    /// The attempt.
    pub attempt: Attempt,
    /// The candidate.
    pub application: Option<ApplicationId>,
    /// What the machine said, once it was scored.
    pub outcome: Option<Outcome>,
}

impl App {
    /// An attempt of a project.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another project's; [`AppError::Refused`] where it is the reader's own.
    pub async fn attempt_of(&self, project: &str, id: AttemptId, reader: Reader) -> Result<Found, AppError> {
        let project = project.to_owned();
        let found = self.db.read("attempt of a project", move |tx| {
            let project = project.clone();
            Box::pin(async move {
                let Some(attempt) = answers::attempt(tx, id).await?.filter(|a| a.project == project) else { return Ok(None) };
                let application = applications::of_person(tx, attempt.person, &project).await?.map(|a| a.id);
                let outcome = results::of_attempt(tx, id).await?.map(|r| r.outcome);
                Ok(Some(Found { attempt, application, outcome }))
            })
        });
        let found = found.await?.ok_or_else(|| AppError::NotFound("there is no such attempt".to_owned()))?;
        reader.may_see(found.attempt.person)?;
        Ok(found)
    }

    /// A version of a project's gold set.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another project's.
    pub async fn version_of(&self, project: &str, id: VersionId) -> Result<Version, AppError> {
        let all = self.gold_set_versions().await?;
        all.into_iter()
            .find(|v| v.id == id && v.set_id == project)
            .ok_or_else(|| AppError::NotFound("there is no such gold set".to_owned()))
    }
}

//! Acts of staff on a case: one check for every one of them, by whichever door it came.
//!
//! Whoever acts has a name, is of the staff now, has the role in that project, and is not the person whom the case is about. It is asked
//! in the
//! transaction that acts, so that a role that was taken a moment ago opens nothing.

use crate::app::AppError;
use crate::app::kernel::command::{Stop, not_found, refused};
use crate::domain::accounts::Role;
use crate::domain::kernel::id::{ApplicationId, PersonId};
use crate::store::Tx;
use crate::store::accounts::sessions;
use crate::store::applying::applications;
use crate::store::applying::applications::Application;

/// Those who decide on candidates.
pub(in crate::app) const RECRUITERS: &[Role] = &[Role::Recruiter];
/// Those who score responses.
pub(in crate::app) const REVIEWERS: &[Role] = &[Role::Reviewer];
/// Those who score responses or decide between reviewers.
pub(in crate::app) const READERS: &[Role] = &[Role::Reviewer, Role::Adjudicator];
/// Those who decide between reviewers who differ.
pub(in crate::app) const ADJUDICATORS: &[Role] = &[Role::Adjudicator];

/// Those who write gold sets.
pub(in crate::app) const AUTHORS: &[Role] = &[Role::Author];
/// Those who look after the service's project.
pub(in crate::app) const ADMINS: &[Role] = &[Role::Admin];

/// Who acts, in which project, and the roles of which one opens the act.
#[derive(Clone, Debug)]
pub(in crate::app) struct Acting {
    /// The project.
    pub project: String,
    /// Who acts.
    pub by: PersonId,
    /// One of these is needed.
    pub roles: &'static [Role],
}

impl Acting {
    /// Somebody who acts as a recruiter.
    pub fn recruiter(project: &str, by: PersonId) -> Self {
        Self { project: project.to_owned(), by, roles: RECRUITERS }
    }

    /// Somebody who scores.
    pub fn reviewer(project: &str, by: PersonId) -> Self {
        Self { project: project.to_owned(), by, roles: REVIEWERS }
    }

    /// Somebody who scores, or decides between two who did.
    pub fn reader(project: &str, by: PersonId, adjudication: bool) -> Self {
        Self { project: project.to_owned(), by, roles: if adjudication { ADJUDICATORS } else { REVIEWERS } }
    }

    /// Somebody who acts as an author.
    pub fn author(project: &str, by: PersonId) -> Self {
        Self { project: project.to_owned(), by, roles: AUTHORS }
    }

    /// Somebody who acts as an administrator.
    pub fn admin(project: &str, by: PersonId) -> Self {
        Self { project: project.to_owned(), by, roles: ADMINS }
    }

    /// Somebody who is trained to score.
    pub fn trainee(project: &str, by: PersonId) -> Self {
        Self { project: project.to_owned(), by, roles: READERS }
    }

    /// Refuses whoever is no named member of the project's staff with one of the roles.
    pub async fn admitted(&self, tx: &mut Tx) -> Result<(), Stop> {
        let held = sessions::named_roles(tx, self.by, &self.project).await?;
        if self.roles.iter().any(|role| held.contains(role)) {
            return Ok(());
        }
        let wanted: Vec<&str> = self.roles.iter().map(|r| r.as_str()).collect();
        let detail = format!("this needs a named member of the project's staff with the role {}", wanted.join(" or "));
        Err(Stop::Refused(AppError::Forbidden(detail)))
    }

    /// The same, and refuses whoever the case is about.
    pub async fn on(&self, tx: &mut Tx, concerned: PersonId) -> Result<(), Stop> {
        self.admitted(tx).await?;
        if self.by == concerned {
            return Err(refused("second_person", "this is a case of your own: somebody else acts on it"));
        }
        Ok(())
    }

    /// An application of the project, for an act on it.
    pub async fn application(&self, tx: &mut Tx, id: ApplicationId) -> Result<Application, Stop> {
        let found = applications::by_id(tx, id).await?.filter(|a| a.project == self.project).ok_or_else(|| not_found("application"))?;
        self.on(tx, found.person).await?;
        Ok(found)
    }
}

//! The answers of an application: saved as a whole by programs and question by question by pages, with what was typed and not sent beside
//! them.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;

use super::drafts::may_be_kept;
use super::record::{own, own_rows};
use crate::app::gold_set::shelf::{NOT_PREPARED, still_published};
use crate::app::kernel::command::{Happened, refused};
use crate::app::{App, AppError};
use crate::domain::applying::profile::Profile;
use crate::domain::applying::question::Fields;
use crate::domain::applying::refused::identity_within;
use crate::domain::applying::status::Status;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::PersonId;
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::violation::Violation;
use crate::domain::project::RequirementKind;
use crate::store::accounts::people;
use crate::store::applying::applications;
use crate::store::applying::applications::Application;
use crate::store::applying::drafts;

impl App {
    /// Saves the profile; `revision` is the one that the page knew.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every broken rule, [`AppError::Refused`] where it was changed meanwhile or is no longer open to change.
    pub async fn save_profile(&self, person: PersonId, project: &str, revision: i64, profile: Profile) -> Result<Application, AppError> {
        self.save(person, project, (revision, profile), None).await
    }

    /// The same for the answer to one step, whose draft goes in the same commit: what stays typed takes its place, and nothing where
    /// nothing does.
    ///
    /// # Errors
    /// As [`App::save_profile`]; [`AppError::Invalid`] too for what may not stay typed.
    pub async fn answer_step(
        &self,
        person: PersonId,
        project: &str,
        answer: (i64, Profile),
        (step, stays): (&str, Fields),
    ) -> Result<Application, AppError> {
        may_be_kept(&stays, &self.published(project).await?.1.project.countries())?;
        self.save(person, project, answer, Some((step.to_owned(), stays))).await
    }

    async fn save(
        &self,
        person: PersonId,
        project: &str,
        answer: (i64, Profile),
        draft: Option<(String, Fields)>,
    ) -> Result<Application, AppError> {
        loop {
            match self.save_upon(person, project, answer.clone(), draft.clone()).await {
                // Another version was published between the two: the answer is looked at by that one.
                Err(AppError::Refused { code: NOT_PREPARED, .. }) => {}
                outcome => return outcome,
            }
        }
    }

    async fn save_upon(
        &self,
        person: PersonId,
        project: &str,
        (revision, profile): (i64, Profile),
        draft: Option<(String, Fields)>,
    ) -> Result<Application, AppError> {
        let (version, content) = self.published(project).await?;
        let mut violations = self.broken(person, project, &profile).await;
        violations.extend(profile.in_the_future(self.today(&content)));
        let number = numbers(&content, &profile).filter(|number| violations.iter().all(|v| v.pointer != number.pointer));
        violations.extend(number);
        if !violations.is_empty() {
            return Err(AppError::Invalid(violations));
        }
        let unasked = unasked(&content, &profile);
        if !unasked.is_empty() {
            return Err(AppError::Invalid(unasked));
        }
        let input = (person, project.to_owned(), revision, profile, version, draft);
        self.command("save profile", input, |tx, at, (person, project, revision, profile, version, draft)| {
            Box::pin(async move {
                still_published(tx, &project, version).await?;
                crate::app::accounts::guard::keeps(tx, person, at.now).await?;
                let rows = own_rows(tx, person, &project).await?;
                let mut application = rows.clone().told(at.now).application;
                application.status = match application.status {
                    Status::Draft(_) => application.status,
                    Status::NotOpen(state) => state.correct().into(),
                    other => {
                        let detail = format!("an application that is {} is not changed any more", other.as_str());
                        return Err(refused("illegal_transition", detail));
                    }
                };
                if application.revision != revision {
                    let detail = format!("the application was changed meanwhile; its revision is {}", application.revision);
                    return Err(refused("stale", detail));
                }
                at.hold(tx, Kept::Application(application.id.uuid())).await?;
                crate::app::applying::making_way::make_way(tx, &at, &rows).await?;
                let help = profile.accommodation.clone().unwrap_or_default();
                let asks_anew = application.profile.accommodation.as_deref().unwrap_or_default() != help;
                application.profile = profile;
                application.version = version;
                let email = people::person(tx, person).await?.and_then(|p| p.email).unwrap_or_default();
                applications::save(tx, &application, &email, at.now).await?;
                match draft {
                    Some((step, stays)) if stays.is_empty() => drop(drafts::forget(tx, application.id, &step).await?),
                    Some((step, stays)) => drafts::keep(tx, application.id, &step, &stays, at.now).await?,
                    None => {}
                }
                let (body, subject) = (json!({ "revision": revision + 1 }), application.id.uuid());
                let who = Actor::Person(person);
                at.tell(tx, Happened { kind: EventKind::ApplicationSaved, actor: who.clone(), subject, body, project: None }).await?;
                if asks_anew {
                    // It waits for an answer of its own, wherever it was asked for.
                    let kind = if help.trim().is_empty() { EventKind::AccommodationWithdrawn } else { EventKind::AccommodationAsked };
                    let body = json!({ "revision": revision + 1 });
                    at.tell(tx, Happened { kind, actor: who, subject, body, project: None }).await?;
                }
                own(tx, person, &project).await
            })
        })
        .await
    }

    /// The rules that a profile breaks; what was stored by an earlier release and is not touched breaks none.
    async fn broken(&self, person: PersonId, project: &str, profile: &Profile) -> Vec<Violation> {
        let mut violations = profile.violations();
        if let (true, Ok(record)) = (violations.iter().any(|v| v.code == "not_a_country"), self.own_record(person, project).await) {
            violations = profile.violations_since(&record.application.profile);
        }
        let documents = profile.degrees.iter().flatten().enumerate().filter(|(_, d)| d.document.is_some());
        let judged = documents.map(|(i, _)| Violation::new(format!("/degrees/{i}/document"), "not_yours", "a recruiter judges documents"));
        violations.extend(judged);
        violations
    }

    /// The day that it is where the project is.
    fn today(&self, content: &Content) -> jiff::civil::Date {
        let zone = TimeZone::get(&content.project.head.time_zone).unwrap_or(TimeZone::UTC);
        zone.to_datetime(Timestamp::from_microsecond(self.clock.now().microseconds()).unwrap_or_default()).date()
    }
}

/// A number of somebody's identity in the profile, by the countries of the project.
fn numbers(content: &Content, profile: &Profile) -> Option<Violation> {
    let all = serde_json::to_value(profile).ok()?;
    identity_within(&all, "", &content.project.countries())
}

/// Confirmations that the project does not ask for.
fn unasked(content: &Content, profile: &Profile) -> Vec<Violation> {
    let asked = |id: &str| content.project.requirements.iter().any(|r| r.kind == RequirementKind::Confirm && r.id == id);
    let unasked = profile.confirmations.keys().filter(|id| !asked(id));
    unasked
        .map(|id| Violation::new("/confirmations", "unknown_id", format!("\"{id}\" is nothing that the project asks to confirm")))
        .collect()
}

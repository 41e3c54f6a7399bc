//! Applying: beginning, consents, the gate, withdrawing.

use serde_json::json;

use crate::app::accounts::guard::keeps;
use crate::app::gold_set::shelf::Shelf;
use crate::app::kernel::command::{Happened, invalid, not_found, refused};
use crate::app::platform::letters;
use crate::app::{App, AppError};
use crate::domain::applying::eligibility::{Evaluation, Judged, Overall, Verdict, any_of};
use crate::domain::applying::profile::Profile;
use crate::domain::applying::status::{Draft, Status};
use crate::domain::deciding::HOLD;
use crate::domain::deciding::notice::Notice;
use crate::domain::kernel::id::{ApplicationId, ConsentId, DecisionId, PersonId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::domain::project::Requirement;
use crate::store::applying::applications;
use crate::store::applying::applications::Application;
use crate::store::applying::drafts;
use crate::store::deciding::results;
use crate::store::gold_set::versions;
use crate::store::proving::ledger;

/// Purposes that an application needs consent for.
pub const REQUIRED_CONSENTS: [&str; 3] = ["selection", "automated_scoring", "sensitive_content"];
/// Within how many seconds a decision that is held was made, clocks that are off included.
const LONGEST_HELD: i64 = 3 * HOLD;
/// The version of the consents' words.
const WORDING: &str = "2026-11-27";

// What the rooms above work with, under the names that they use.
use super::drafts::unfinished;
use super::making_way::make_way;
pub use super::record::Record;
use super::record::{Rows, is_their_own, own, own_rows};
use crate::app::accounts::reader::Reader;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
pub use crate::store::applying::applications::{Application as Listed, Evidence as Document};
pub use crate::store::deciding::results::{Decided as Decision, StageResult as MachineResult};

impl App {
    /// Begins an application, or gives the one that is there.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the project is not open.
    pub async fn begin_application(&self, person: PersonId, project: &str) -> Result<Application, AppError> {
        self.command("begin application", (person, project.to_owned()), |tx, at, (person, project)| {
            Box::pin(async move {
                keeps(tx, person, at.now).await?;
                let published = versions::published(tx, &project).await?;
                let version = published.ok_or_else(|| not_found("project, or it is not open"))?.id;
                if let Some(there) = applications::of_person(tx, person, &project).await? {
                    let Status::Withdrawn(withdrawn) = there.status else { return Ok(there) };
                    at.hold(tx, Kept::Application(there.id.uuid())).await?;
                    applications::set_status(tx, there.id, withdrawn.begin_again().into(), at.now).await?;
                    let (body, subject) = (json!({ "project": project, "again": true }), there.id.uuid());
                    at.tell(tx, Happened { kind: EventKind::ApplicationBegun, actor: Actor::Person(person), subject, body, project: None })
                        .await?;
                    return own(tx, person, &project).await;
                }
                let new = Application {
                    id: ApplicationId::from_uuid(at.uuid()),
                    person,
                    project,
                    version,
                    status: Draft::begin().into(),
                    profile: Profile::default(),
                    revision: 1,
                    time_factor: 1.0,
                    created_at: at.now,
                    updated_at: at.now,
                    submitted_at: None,
                };
                applications::insert(tx, &new).await?;
                let body = json!({ "project": new.project });
                let what = Happened {
                    kind: EventKind::ApplicationBegun,
                    actor: Actor::Person(person),
                    subject: new.id.uuid(),
                    body,
                    project: None,
                };
                at.tell(tx, what).await?;
                Ok(new)
            })
        })
        .await
    }

    /// Hands the application in: the gate says at once how it stands. Nobody is rejected by it.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where something is unanswered, was typed and not sent, or a required consent is missing.
    pub async fn submit_application(&self, person: PersonId, project: &str, consents: Vec<String>) -> Result<Evaluation, AppError> {
        let missing = REQUIRED_CONSENTS.iter().filter(|c| !consents.iter().any(|given| given == *c));
        let mut wrong: Vec<Violation> =
            missing.map(|c| Violation::new("/consents", "consent_required", format!("consent \"{c}\" is needed to go on"))).collect();
        let unknown = consents.iter().enumerate().filter(|(_, c)| !REQUIRED_CONSENTS.contains(&c.as_str()));
        wrong.extend(
            unknown.map(|(i, _)| {
                Violation::new(format!("/consents/{i}"), "unknown_id", format!("is one of {}", REQUIRED_CONSENTS.join(", ")))
            }),
        );
        if !wrong.is_empty() {
            return Err(AppError::Invalid(wrong));
        }
        let consents = &consents;
        self.with_books(|books| async move { self.submit_upon(person, project, consents.clone(), &books).await }).await
    }

    async fn submit_upon(&self, person: PersonId, project: &str, consents: Vec<String>, books: &Shelf) -> Result<Evaluation, AppError> {
        let input = (person, project.to_owned(), consents, books.clone());
        self.command("submit application", input, |tx, at, (person, project, consents, books)| {
            Box::pin(async move {
                keeps(tx, person, at.now).await?;
                let (version, content) = books.published(tx, &project).await?;
                let rows = own_rows(tx, person, &project).await?;
                let Status::Draft(draft) = rows.application.status else {
                    let told = rows.told(at.now).application.status;
                    return Err(refused("illegal_transition", format!("the application is {} already", told.as_str())));
                };
                let id = rows.application.id;
                let said = rows.evaluation(&content, at.now);
                let mut open = unanswered(&rows.application.profile, &said, &content.project.requirements);
                open.extend(unfinished(tx, &rows.application, &content).await?.iter().map(|step| {
                    let why = format!(
                        "something was typed at \"{step}\" and not sent: press Continue on that page, or let it go there or by POST \
                         /me/application/drafts/{step}/drop"
                    );
                    Violation::new(format!("/drafts/{step}"), "unfinished_draft", why)
                }));
                if !open.is_empty() {
                    return Err(invalid(open));
                }
                let status: Status = if said.overall == Overall::NotEligible {
                    draft.not_open().into()
                } else if rows.waits_for_a_person(&content, at.now) {
                    draft.admit().put_before_a_person().into()
                } else {
                    draft.admit().into()
                };
                at.hold(tx, Kept::Application(id.uuid())).await?;
                for purpose in consents.iter().filter(|c| !rows.consents.contains(c)) {
                    applications::insert_consent(tx, ConsentId::from_uuid(at.uuid()), id, purpose, WORDING, at.now).await?;
                }
                applications::set_submitted(tx, id, status, version, at.now).await?;
                // Whatever is left says what the answers say.
                drafts::forget_all(tx, id).await?;
                let verdicts: Vec<_> = said.requirements.iter().map(|j| (j.requirement.clone(), j.verdict.as_str())).collect();
                let body =
                    json!({ "overall": said.overall.as_str(), "rules": said.rules, "version": version.to_string(), "verdicts": verdicts });
                let who = Actor::Person(person);
                at.tell(
                    tx,
                    Happened { kind: EventKind::ApplicationSubmitted, actor: who.clone(), subject: id.uuid(), body, project: None },
                )
                .await?;
                if said.overall != Overall::NotEligible {
                    let body = json!({ "project": project });
                    at.tell(
                        tx,
                        Happened { kind: EventKind::CandidateEligible, actor: who, subject: id.uuid(), body, project: Some(&project) },
                    )
                    .await?;
                }
                Ok(said)
            })
        })
        .await
    }

    /// Withdraws the application; a letter says so. A test that is open ends with it, as if it were handed in: it counts, also for
    /// whoever comes back.
    ///
    /// # Errors
    /// [`AppError::Refused`] where it has ended.
    pub async fn withdraw(&self, person: PersonId, project: &str) -> Result<(), AppError> {
        self.withdraw_alone(person, project).await?;
        // What is still open after a crash in between is handed in by the worker.
        self.hand_in_own(person, project).await
    }

    async fn withdraw_alone(&self, person: PersonId, project: &str) -> Result<(), AppError> {
        let content = self.own_record(person, project).await?.content;
        self.command("withdraw", (person, project.to_owned(), content), |tx, at, (person, project, content)| {
            Box::pin(async move {
                keeps(tx, person, at.now).await?;
                let rows = own_rows(tx, person, &project).await?;
                // As the person knows it: a decision that they were not told of neither stops them nor shows by stopping them.
                let application = rows.clone().told(at.now).application;
                let status: Status = match application.status {
                    Status::Draft(s) => s.withdraw().into(),
                    Status::NotOpen(s) => s.withdraw().into(),
                    Status::Screening(s) => s.withdraw().into(),
                    Status::Waiting(s) => s.withdraw().into(),
                    other => return Err(refused("illegal_transition", format!("the application is {} already", other.as_str()))),
                };
                at.hold(tx, Kept::Application(application.id.uuid())).await?;
                make_way(tx, &at, &rows).await?;
                applications::set_status(tx, application.id, status, at.now).await?;
                let languages = letters::languages_of(&content);
                letters::tell(tx, &at, (person, &languages), &Notice::Withdrawn { project: &content.project.head.title }).await?;
                let what = Happened {
                    kind: EventKind::ApplicationWithdrawn,
                    actor: Actor::Person(person),
                    subject: application.id.uuid(),
                    body: json!({ "from": application.status.as_str() }),
                    project: None,
                };
                Ok(at.tell(tx, what).await?)
            })
        })
        .await
    }

    /// Everything about a person's own application, as they may know it: a decision shows once its letter is out.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn own_record(&self, person: PersonId, project: &str) -> Result<Record, AppError> {
        let (name, now) = (project.to_owned(), self.clock.now());
        let rows = self.db.read("own record", move |tx| {
            let name = name.clone();
            Box::pin(async move {
                match applications::of_person(tx, person, &name).await? {
                    Some(application) => Rows::of(tx, application).await.map(Some),
                    None => Ok(None),
                }
            })
        });
        self.record_of(rows.await?.map(|rows| rows.told(now))).await
    }

    /// Everything about an application of a project, as far as its reader may know it.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another project's; [`AppError::Refused`] where it is the reader's own.
    pub async fn record(&self, project: &str, id: ApplicationId, reader: Reader) -> Result<Record, AppError> {
        let rows = self.rows(project, id).await?;
        if let Some(rows) = &rows {
            reader.may_see(rows.application.person)?;
        }
        let rows = match reader.told_until(self.clock.now()) {
            Some(now) => rows.map(|rows| rows.told(now)),
            None => rows,
        };
        self.record_of(rows).await
    }

    /// The rows of an application, where it is the project's.
    async fn rows(&self, project: &str, id: ApplicationId) -> Result<Option<Rows>, AppError> {
        let rows = self.db.read("record", move |tx| {
            Box::pin(async move {
                match applications::by_id(tx, id).await? {
                    Some(application) => Rows::of(tx, application).await.map(Some),
                    None => Ok(None),
                }
            })
        });
        Ok(rows.await?.filter(|r| r.application.project == project))
    }

    async fn record_of(&self, rows: Option<Rows>) -> Result<Record, AppError> {
        let rows = rows.ok_or_else(|| AppError::NotFound("there is no such application".to_owned()))?;
        let now = self.clock.now();
        let content = self.content(rows.application.version).await?;
        Ok(Record {
            evaluation: rows.evaluation(&content, now),
            stages: rows.stages(&content, now),
            content,
            application: rows.application,
            evidence: rows.evidence,
            attempts: rows.attempts,
            consents: rows.consents,
            results: rows.results,
            decisions: rows.decisions,
        })
    }

    /// Every application of a person.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn applications_of(&self, person: PersonId) -> Result<Vec<Application>, AppError> {
        Ok(self.db.read("applications of", move |tx| Box::pin(applications::all_of_person(tx, person))).await?)
    }

    /// How many applications of a project are in which state; the reader's own is none of them.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn application_counts(&self, project: &str, reader: Reader) -> Result<Vec<(Status, i64)>, AppError> {
        let (project, except) = (project.to_owned(), reader.left_out());
        let counts = self.db.read("application counts", move |tx| {
            let project = project.clone();
            Box::pin(async move { applications::counts(tx, &project, except).await })
        });
        Ok(counts.await?)
    }

    /// A page of a project's applications, by last change, after a place; of one state, and with a text in names or address, where they are
    /// given. At most 200. The reader's own is left out; to whoever is told of a decision no sooner than its person is, what is held shows
    /// as no state (which may be another one than was asked for).
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn applications(
        &self,
        project: &str,
        (status, search): (Option<&str>, &str),
        after: (Moment, uuid::Uuid),
        limit: i64,
        reader: Reader,
    ) -> Result<Vec<Application>, AppError> {
        let mut page = self.applications_as_stored(project, (status, search), after, limit, reader).await?;
        let Some(now) = reader.told_until(self.clock.now()) else { return Ok(page) };
        let (name, ids) = (project.to_owned(), page.iter().map(|a| a.id.uuid()).collect::<Vec<_>>());
        let held = self.db.read("held decisions", move |tx| {
            let (name, ids) = (name.clone(), ids.clone());
            Box::pin(async move {
                let mut held = results::held(tx, &name, now).await?;
                // The ledger's word on when a letter is due goes before that of the decision's row.
                let said = ledger::decided(tx, &ids, now.plus_seconds(-LONGEST_HELD)).await?;
                let due: Vec<DecisionId> = said.into_iter().filter(|(_, due)| *due > now).map(|(decision, _)| decision).collect();
                if !due.is_empty() {
                    held.extend(results::before(tx, &due).await?);
                }
                Ok(held)
            })
        });
        let held = held.await?;
        for application in page.iter_mut().filter(|a| !is_their_own(a.status)) {
            let before = held.iter().find(|(id, _)| *id == application.id).map(|(_, before)| *before);
            application.status = before.unwrap_or(application.status);
        }
        Ok(page)
    }

    async fn applications_as_stored(
        &self,
        project: &str,
        (status, search): (Option<&str>, &str),
        after: (Moment, uuid::Uuid),
        limit: i64,
        reader: Reader,
    ) -> Result<Vec<Application>, AppError> {
        let except = reader.left_out();
        let (project, status, search) = (project.to_owned(), status.map(str::to_owned), search.to_owned());
        let page = self.db.read("applications", move |tx| {
            let (project, status, search) = (project.clone(), status.clone(), search.clone());
            Box::pin(
                async move { applications::page(tx, &project, (status.as_deref(), &search), after, limit.clamp(1, 200), except).await },
            )
        });
        Ok(page.await?)
    }
}

/// What is still to be answered: of several ways to qualify nothing more, where one of them is open already.
fn unanswered(profile: &Profile, said: &Evaluation, requirements: &[Requirement]) -> Vec<Violation> {
    let mut missing = Vec::new();
    if profile.name.is_none() {
        missing.push(Violation::new("/name", "required", "tell us your name"));
    }
    if said.overall == Overall::Incomplete {
        let is_open = |id: &str| said.requirements.iter().any(|j| j.requirement == id && j.verdict == Verdict::Unanswered);
        let needed = |j: &&Judged| any_of(requirements, &j.requirement).is_none_or(|of| is_open(&of.id));
        let open = said.requirements.iter().filter(|j| j.verdict == Verdict::Unanswered).filter(needed);
        missing.extend(open.map(|j| Violation::new("", "unanswered", format!("requirement \"{}\" is not answered", j.requirement))));
    }
    missing
}

//! The life of a gold item after it is live: its key is questioned by reviewers, candidates' appeals, authors or statistics, and stands, is
//! corrected in a new version that a second person publishes, or the item is retired.

mod settling;

use serde_json::json;

use crate::app::accounts::acts::Acting;
use crate::app::accounts::reader::Reader;
use crate::app::kernel::command::{At, Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::gold_set::contest::{ContestSource, ContestState};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AppealId, ContestId, PersonId, VersionId};
use crate::domain::kernel::violation::Violation;
use crate::store::Tx;
use crate::store::deciding::{appeals, results};
use crate::store::gold_set::items::Contest;
use crate::store::gold_set::{items, retired};
use crate::store::sitting::answers;

pub use settling::Settlement;

pub use crate::store::gold_set::items::Contest as Contested;
pub use crate::store::gold_set::retired::Retired;

/// The longest reason, in code points.
const LONGEST: usize = 2_000;

/// What is wrong with the reason of a question.
pub(in crate::app) fn reason_violations(text: &str, at: &str) -> Vec<Violation> {
    let mut found = Vec::new();
    if text.trim().is_empty() {
        found.push(Violation::new(at, "required", "say why"));
    }
    found.extend(crate::domain::applying::refused::check(text, LONGEST, at));
    found
}

/// A contest that is to be raised.
#[derive(Clone, Debug)]
pub(in crate::app) struct Raised {
    pub project: String,
    pub item: String,
    pub version: VersionId,
    pub source: ContestSource,
    pub by: Option<PersonId>,
    pub appeal: Option<AppealId>,
    pub reason: String,
}

/// Stores a contest and tells the ledger. What somebody questioned already waits for its answer: the same again is no second contest.
pub(in crate::app) async fn raise(tx: &mut Tx, at: &At, raised: Raised) -> Result<ContestId, Stop> {
    let contest = Contest {
        id: ContestId::from_uuid(at.uuid()),
        item: raised.item,
        version: raised.version,
        source: raised.source,
        raised_by: raised.by,
        appeal: raised.appeal,
        reason: raised.reason.trim().to_owned(),
        state: ContestState::Open,
        at: at.now,
        settled: None,
        new_version: None,
    };
    if contest.raised_by.is_some() && items::waits(tx, &raised.project, &contest).await? {
        return Err(refused("illegal_transition", "you have questioned this already in the same words, and nobody has settled it yet"));
    }
    items::insert_contest(tx, &raised.project, &contest).await?;
    let body = json!({ "contest": contest.id.to_string(), "item": contest.item, "source": contest.source.as_str() });
    let who = raised.by.map_or(Actor::Worker, Actor::Person);
    at.tell(tx, Happened { kind: EventKind::ContestRaised, actor: who, subject: contest.id.uuid(), body, project: None }).await?;
    Ok(contest.id)
}

impl App {
    /// An author questions a key of a version.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without a reason, [`AppError::NotFound`] where the version has no such item, [`AppError::Forbidden`] for
    /// whoever is no author of the project any more, [`AppError::Refused`] where their question waits already.
    pub async fn question_item(&self, project: &str, by: PersonId, number: i64, item: &str, reason: &str) -> Result<ContestId, AppError> {
        let (version, content) = self.version(project, number).await?;
        if content.item(item).is_none() {
            return Err(AppError::NotFound("there is no such item".to_owned()));
        }
        let wrong = reason_violations(reason, "/reason");
        if !wrong.is_empty() {
            return Err(AppError::Invalid(wrong));
        }
        let raised = Raised {
            project: project.to_owned(),
            item: item.to_owned(),
            version,
            source: ContestSource::Author,
            by: Some(by),
            appeal: None,
            reason: reason.to_owned(),
        };
        self.command("question item", (raised, by), |tx, at, (raised, by)| {
            Box::pin(async move {
                Acting::author(&raised.project, by).admitted(tx).await?;
                raise(tx, &at, raised).await
            })
        })
        .await
    }

    /// Whoever reads an appeal questions the key of one of its attempt's questions, by its place from 1: everybody concerned is computed
    /// again if it is corrected.
    ///
    /// # Errors
    /// [`AppError::Invalid`], [`AppError::NotFound`].
    pub async fn question_appealed(
        &self,
        project: &str,
        by: PersonId,
        appeal: AppealId,
        number: i64,
        reason: &str,
    ) -> Result<ContestId, AppError> {
        self.appeal_of(project, appeal, Reader::Person(by)).await?;
        let wrong = reason_violations(reason, "/reason");
        if !wrong.is_empty() {
            return Err(AppError::Invalid(wrong));
        }
        let input = (project.to_owned(), by, appeal, number, reason.to_owned());
        self.command("question appealed", input, |tx, at, (project, by, appeal, number, reason)| {
            Box::pin(async move {
                let appeal = appeals::by_id(tx, &project, appeal).await?.ok_or_else(|| not_found("appeal"))?;
                let decided = results::decisions(tx, appeal.application).await?.into_iter().find(|d| d.id == appeal.decision);
                let attempt = decided.and_then(|d| d.attempt).ok_or_else(|| refused("no_attempt", "the decision is about no attempt"))?;
                let attempt = answers::attempt(tx, attempt).await?.ok_or_else(|| not_found("attempt"))?;
                Acting::recruiter(&project, by).on(tx, attempt.person).await?;
                let form = answers::form(tx, attempt.id).await?;
                let place = usize::try_from(number).ok().and_then(|n| form.get(n.checked_sub(1)?)).cloned();
                let Some(place) = place else {
                    let wrong = Violation::new("/number", "out_of_range", format!("questions are numbered from 1 to {}", form.len()));
                    return Err(Stop::Refused(AppError::Invalid(vec![wrong])));
                };
                let version = attempt.version;
                let raised = Raised {
                    project,
                    item: place.item,
                    version,
                    source: ContestSource::Candidate,
                    by: Some(by),
                    appeal: Some(appeal.id),
                    reason,
                };
                raise(tx, &at, raised).await
            })
        })
        .await
    }

    /// A project's contests, newest first.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn contests(&self, project: &str) -> Result<Vec<Contest>, AppError> {
        let project = project.to_owned();
        let found = self.db.read("contests", move |tx| {
            let project = project.clone();
            Box::pin(async move { items::contests(tx, &project).await })
        });
        Ok(found.await?)
    }

    /// A project's contest.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn contest_of(&self, project: &str, id: ContestId) -> Result<Contest, AppError> {
        let project = project.to_owned();
        let found = self.db.read("contest", move |tx| {
            let project = project.clone();
            Box::pin(async move { items::contest(tx, &project, id).await })
        });
        found.await?.ok_or_else(|| AppError::NotFound("there is no such contest".to_owned()))
    }

    /// A set's retired items.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn retired_items(&self, set: &str) -> Result<Vec<Retired>, AppError> {
        let set = set.to_owned();
        let found = self.db.read("retired items", move |tx| {
            let set = set.clone();
            Box::pin(async move { retired::retired(tx, &set).await })
        });
        Ok(found.await?)
    }
}

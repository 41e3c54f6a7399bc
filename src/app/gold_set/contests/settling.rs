//! What becomes of a contested key: it stands, is corrected in a new version that a second person publishes, or its item is retired.

use std::sync::Arc;

use serde_json::{Value, json};

use super::reason_violations;
use crate::app::accounts::acts::Acting;
use crate::app::gold_set::authoring::AsAuthor;
use crate::app::gold_set::import::{Base, IMPORT_LIMIT, Imported, Origin, bring_in};
use crate::app::gold_set::own_form;
use crate::app::kernel::command::{At, Happened, Stop, invalid, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::gold_set::GoldSet;
use crate::domain::gold_set::contest::{ContestState, RetiredFor};
use crate::domain::gold_set::problem::{Problem, Severity};
use crate::domain::gold_set::version::VersionState;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{ContestId, PersonId, VersionId};
use crate::domain::kernel::ledger::Kept;
use crate::domain::kernel::violation::Violation;
use crate::store::Tx;
use crate::store::gold_set::{items, retired, versions};

/// What becomes of a contested key.
#[derive(Clone, Debug, PartialEq)]
pub enum Settlement {
    /// It stands.
    Upheld,
    /// It is another one, in a new version.
    Corrected(Value),
    /// The item is drawn no more, for what one of [`RetiredFor`] names.
    Retired(String),
}

impl App {
    /// Settles a contest, as an author with a name. A corrected key makes a new version, a draft until somebody else publishes it; only
    /// then are grades computed again.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where the new key does not pass the gold set's check, with what the check says; [`AppError::Refused`] where
    /// it was settled already, where the item stands on a form of theirs, or (`stale`) where another version was published meanwhile;
    /// [`AppError::Forbidden`] for whoever is no author of the project any more.
    pub async fn settle_contest(
        &self,
        project: &str,
        right: &AsAuthor,
        by: PersonId,
        id: ContestId,
        what: Settlement,
        answer: &str,
    ) -> Result<Option<i64>, AppError> {
        let contest = self.contest_of(project, id).await?;
        let wrong = reason_violations(answer, "/answer");
        if !wrong.is_empty() {
            return Err(AppError::Invalid(wrong));
        }
        let (state, reason, new) = match what {
            Settlement::Upheld => (ContestState::Upheld, None, None),
            Settlement::Retired(reason) => {
                let Some(reason) = RetiredFor::from_name(&reason) else {
                    let known = RetiredFor::ALL.iter().map(|reason| reason.as_str()).collect::<Vec<_>>().join(", ");
                    return Err(AppError::Invalid(vec![Violation::new("/retired_for", "unknown_id", format!("is one of {known}"))]));
                };
                (ContestState::Retired, Some(reason), None)
            }
            Settlement::Corrected(key) => {
                (ContestState::Corrected, None, Some(Arc::new(self.corrected_version(project, right, by, &contest.item, &key).await?)))
            }
        };
        let input = Settled { project: project.to_owned(), by, id, state, retired: reason, answer: answer.trim().to_owned(), new };
        // The draft and what it settles are one commit: a correction without its contest, or the other way round, could not be taken up
        // again.
        let settle =
            self.command_within("settle contest", IMPORT_LIMIT, input, |tx, at, s| Box::pin(async move { s.store(tx, &at).await }));
        settle.await
    }

    /// The published version with one key changed, checked, and where it comes from.
    async fn corrected_version(
        &self,
        project: &str,
        right: &AsAuthor,
        by: PersonId,
        item: &str,
        key: &Value,
    ) -> Result<Corrected, AppError> {
        let (version, _) = self.published(project).await?;
        let media = self.media_of(version).await?;
        let document = self.db.read("document", move |tx| Box::pin(versions::document(tx, version))).await?;
        let document = document.ok_or_else(|| AppError::NotFound("there is no such version".to_owned()))?;
        let folder = right
            .with_key(&document, media, item, key)
            .ok_or_else(|| AppError::NotFound("the published version has no such item any more".to_owned()))?;
        let report = self.compute("check a gold set", move || crate::domain::gold_set::read(&folder)).await?;
        let errors: Vec<Violation> = report
            .problems
            .iter()
            .filter(|p| p.code.severity() == Severity::Error)
            .map(|p| Violation::new("/key", "key_refused", format!("{}: {}", p.code.as_str(), p.message)))
            .collect();
        let Some(set) = report.set.filter(|_| errors.is_empty()) else { return Err(AppError::Invalid(errors)) };
        let origin = Origin::of(Base::On(version), Actor::Person(by));
        Ok(Corrected { set, problems: report.problems, base: version, origin })
    }
}

/// A version with a corrected key, before it is stored.
#[derive(Debug)]
struct Corrected {
    set: GoldSet,
    problems: Vec<Problem>,
    /// The version that it was made from.
    base: VersionId,
    origin: Origin,
}

/// A contest that is being settled.
#[derive(Clone)]
struct Settled {
    project: String,
    by: PersonId,
    id: ContestId,
    state: ContestState,
    retired: Option<RetiredFor>,
    answer: String,
    new: Option<Arc<Corrected>>,
}

impl Settled {
    /// Stores all of it; the number of the draft with the corrected key. Another contest may have made the same draft already.
    async fn store(&self, tx: &mut Tx, at: &At) -> Result<Option<i64>, Stop> {
        let by = self.by;
        Acting::author(&self.project, by).admitted(tx).await?;
        let contest = items::contest(tx, &self.project, self.id).await?.ok_or_else(|| not_found("contest"))?;
        own_form::refuse(tx, &self.project, by, std::iter::once(contest.item.as_str())).await?;
        if contest.state != ContestState::Open {
            return Err(settled_already());
        }
        if let Some(new) = &self.new {
            let published = versions::published(tx, &self.project).await?;
            if published.map(|v| v.id) != Some(new.base) {
                return Err(refused("stale", "another version was published meanwhile; look at the item in it and settle anew"));
            }
        }
        at.hold(tx, Kept::Contest(contest.id.uuid())).await?;
        let new = match &self.new {
            None => None,
            Some(new) => match bring_in(tx, at, &new.set, &new.problems, &new.origin).await? {
                Imported::New(version) => Some(version),
                Imported::Unchanged(version) if version.state == VersionState::Draft => Some(version),
                Imported::Unchanged(_) => {
                    return Err(invalid(vec![Violation::new("/key", "unchanged", "is the key that the item has already")]));
                }
            },
        };
        if !items::settle(tx, contest.id, self.state, by, &self.answer, new.as_ref().map(|v| v.id), at.now).await? {
            return Err(settled_already());
        }
        if let Some(reason) = self.retired {
            retired::retire(tx, &self.project, &contest.item, reason, &self.answer, by, at.now).await?;
        }
        let body = json!({
            "contest": contest.id.to_string(), "item": contest.item, "state": self.state.as_str(),
            "retired_for": self.retired.map(RetiredFor::as_str), "version": new.as_ref().map(|v| v.number),
        });
        let who = Actor::Person(by);
        let what = Happened { kind: EventKind::ContestSettled, actor: who, subject: contest.id.uuid(), body, project: None };
        at.tell(tx, what).await?;
        Ok(new.map(|v| v.number))
    }
}

fn settled_already() -> Stop {
    refused("illegal_transition", "the contest was settled already")
}

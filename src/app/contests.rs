//! The life of a gold item after it is live: its key is questioned by reviewers, candidates' appeals, authors or statistics, and stands, is
//! corrected in a new version that a second person publishes, or the item is retired.

use std::sync::Arc;

use serde_json::{Value, json};

use super::acts::Acting;
use super::authoring::AsAuthor;
use super::command::{At, Happened, Stop, actor, invalid, not_found, refused};
use super::gold_set::{Base, IMPORT_LIMIT, Imported, Origin, bring_in};
use super::{App, AppError};
use crate::domain::gold_set::GoldSet;
use crate::domain::gold_set::problem::{Problem, Severity};
use crate::domain::id::{AppealId, ContestId, PersonId, SheetId, VersionId};
use crate::domain::ledger::Kept;
use crate::domain::violation::Violation;
use crate::store::items::{self, Contest};
use crate::store::{Tx, answers, appeals, results, reviews};

pub use crate::store::items::{Contest as Contested, Retired};

/// Why an item is retired: code, English, Chinese.
pub const RETIRED_FOR: [(&str, &str, &str); 7] = [
    ("wrong", "The question or its key is wrong", "题目或答案有误"),
    ("leaked", "It is known outside", "已外泄"),
    ("dated", "The facts have changed", "内容过时"),
    ("too_easy", "Too easy", "过易"),
    ("too_hard", "Too hard", "过难"),
    ("unfair", "Unfair to a group", "对某些群体不公"),
    ("unclear", "Unclear", "表述不清"),
];

/// The longest reason, in code points.
const LONGEST: usize = 2_000;

/// What becomes of a contested key.
#[derive(Clone, Debug, PartialEq)]
pub enum Settlement {
    /// It stands.
    Upheld,
    /// It is another one, in a new version.
    Corrected(Value),
    /// The item is drawn no more, for one of [`RETIRED_FOR`].
    Retired(String),
}

fn reason_violations(text: &str, at: &str) -> Vec<Violation> {
    let mut found = Vec::new();
    if text.trim().is_empty() {
        found.push(Violation::new(at, "required", "say why"));
    }
    found.extend(crate::domain::applicant::refused::check(text, LONGEST, at));
    found
}

/// A contest that is to be raised.
#[derive(Clone, Debug)]
pub(super) struct Raised {
    pub project: String,
    pub item: String,
    pub version: VersionId,
    pub source: &'static str,
    pub by: Option<PersonId>,
    pub appeal: Option<AppealId>,
    pub reason: String,
}

/// Stores a contest and tells the ledger.
pub(super) async fn raise(tx: &mut Tx, at: &super::command::At, raised: Raised) -> Result<ContestId, Stop> {
    let contest = Contest {
        id: ContestId::from_uuid(at.uuid()),
        item: raised.item,
        version: raised.version,
        source: raised.source.to_owned(),
        raised_by: raised.by,
        appeal: raised.appeal,
        reason: raised.reason.trim().to_owned(),
        state: "open".to_owned(),
        at: at.now,
        settled: None,
        new_version: None,
    };
    items::insert_contest(tx, &raised.project, &contest).await?;
    let body = json!({ "contest": contest.id.to_string(), "item": contest.item, "source": contest.source });
    let who = raised.by.map_or_else(|| "worker".to_owned(), actor);
    at.tell(tx, Happened { kind: "contest.raised", actor: &who, subject: contest.id.uuid(), body, project: None }).await?;
    Ok(contest.id)
}

impl App {
    /// An author questions a key of a version.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without a reason, [`AppError::NotFound`] where the version has no such item.
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
            source: "author",
            by: Some(by),
            appeal: None,
            reason: reason.to_owned(),
        };
        self.command("question item", raised, |tx, at, raised| Box::pin(async move { raise(tx, &at, raised).await })).await
    }

    /// A reviewer questions the task of a response that they hold or have scored.
    ///
    /// # Errors
    /// [`AppError::Invalid`] without a reason, [`AppError::NotFound`] where the sheet is another's.
    pub async fn question_response(&self, project: &str, by: PersonId, sheet: SheetId, reason: &str) -> Result<ContestId, AppError> {
        self.assignment(project, by, sheet).await?;
        let wrong = reason_violations(reason, "/reason");
        if !wrong.is_empty() {
            return Err(AppError::Invalid(wrong));
        }
        if let Some((version, item)) = self.seeded_item(project, by, sheet).await? {
            return self.raised_by_reviewer(project, by, (version, item), reason).await;
        }
        self.command("question response", (project.to_owned(), by, sheet, reason.to_owned()), |tx, at, (project, by, sheet, reason)| {
            Box::pin(async move {
                let held = reviews::sheet(tx, sheet).await?.filter(|s| s.reviewer == by).ok_or_else(|| not_found("assignment"))?;
                let task = reviews::task(tx, held.task).await?.filter(|t| t.project == project).ok_or_else(|| not_found("assignment"))?;
                let (_, version, place) = answers::place(tx, task.attempt, task.form_item).await?.ok_or_else(|| not_found("item"))?;
                let raised = Raised { project, item: place.item, version, source: "reviewer", by: Some(by), appeal: None, reason };
                raise(tx, &at, raised).await
            })
        })
        .await
    }

    /// The same of an item whose response is none of a candidate's.
    async fn raised_by_reviewer(
        &self,
        project: &str,
        by: PersonId,
        (version, item): (VersionId, String),
        reason: &str,
    ) -> Result<ContestId, AppError> {
        let (project, reason) = (project.to_owned(), reason.to_owned());
        let raised = Raised { project, item, version, source: "reviewer", by: Some(by), appeal: None, reason };
        self.command("question response", raised, |tx, at, raised| Box::pin(async move { raise(tx, &at, raised).await })).await
    }

    /// Whoever reads an appeal questions the key of one of its attempt's questions, by its place from 1: everybody concerned is computed again
    /// if it is corrected.
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
        self.appeal_of(project, appeal).await?;
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
                let raised =
                    Raised { project, item: place.item, version, source: "candidate", by: Some(by), appeal: Some(appeal.id), reason };
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
            Box::pin(async move { items::retired(tx, &set).await })
        });
        Ok(found.await?)
    }

    /// Settles a contest, as an author with a name. A corrected key makes a new version, a draft until somebody else publishes it; only then are
    /// grades computed again.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where the new key does not pass the gold set's check, with what the check says; [`AppError::Refused`] where it was
    /// settled already.
    pub async fn settle_contest(
        &self,
        project: &str,
        right: &AsAuthor,
        by: (PersonId, &str),
        id: ContestId,
        what: Settlement,
        answer: &str,
    ) -> Result<Option<i64>, AppError> {
        let contest = self.contest_of(project, id).await?;
        let wrong = reason_violations(answer, "/answer");
        if !wrong.is_empty() {
            return Err(AppError::Invalid(wrong));
        }
        if contest.state != "open" {
            return Err(AppError::Refused { code: "illegal_transition", detail: "the contest was settled already".to_owned() });
        }
        let (state, retired, new) = match what {
            Settlement::Upheld => ("upheld", None, None),
            Settlement::Retired(reason) => {
                if !RETIRED_FOR.iter().any(|(code, ..)| *code == reason) {
                    let known = RETIRED_FOR.map(|(code, ..)| code).join(", ");
                    return Err(AppError::Invalid(vec![Violation::new("/retired_for", "unknown_id", format!("is one of {known}"))]));
                }
                ("retired", Some(reason), None)
            }
            Settlement::Corrected(key) => {
                ("corrected", None, Some(Arc::new(self.corrected_version(project, right, by.1, &contest.item, &key).await?)))
            }
        };
        let input = Settled { project: project.to_owned(), by: by.0, contest, state, retired, answer: answer.trim().to_owned(), new };
        // The draft and what it settles are one commit: a correction without its contest, or the other way round, could not be taken up again.
        let settle =
            self.command_within("settle contest", IMPORT_LIMIT, input, |tx, at, s| Box::pin(async move { s.store(tx, &at).await }));
        settle.await
    }

    /// The published version with one key changed, checked, and where it comes from.
    async fn corrected_version(&self, project: &str, right: &AsAuthor, by: &str, item: &str, key: &Value) -> Result<Corrected, AppError> {
        let (version, _) = self.published(project).await?;
        let media = self.media_of(version).await?;
        let document = self.db.read("document", move |tx| Box::pin(crate::store::gold::document(tx, version))).await?;
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
        let origin = Origin { base: Base::On(version), brought_in_by: by.to_owned(), acted: by.to_owned() };
        Ok(Corrected { set, problems: report.problems, origin })
    }
}

/// A version with a corrected key, before it is stored.
#[derive(Debug)]
struct Corrected {
    set: GoldSet,
    problems: Vec<Problem>,
    origin: Origin,
}

/// A contest that is being settled.
#[derive(Clone)]
struct Settled {
    project: String,
    by: PersonId,
    contest: Contest,
    state: &'static str,
    retired: Option<String>,
    answer: String,
    new: Option<Arc<Corrected>>,
}

impl Settled {
    /// Stores all of it; the number of the draft with the corrected key. Another contest may have made the same draft already.
    async fn store(&self, tx: &mut Tx, at: &At) -> Result<Option<i64>, Stop> {
        let (contest, by) = (&self.contest, self.by);
        at.hold(tx, Kept::Contest(contest.id.uuid())).await?;
        let new = match &self.new {
            None => None,
            Some(new) => match bring_in(tx, at, &new.set, &new.problems, &new.origin).await? {
                Imported::New(version) => Some(version),
                Imported::Unchanged(version) if version.state == "draft" => Some(version),
                Imported::Unchanged(_) => {
                    return Err(invalid(vec![Violation::new("/key", "unchanged", "is the key that the item has already")]));
                }
            },
        };
        if !items::settle(tx, contest.id, self.state, by, &self.answer, new.as_ref().map(|v| v.id), at.now).await? {
            return Err(refused("illegal_transition", "the contest was settled already"));
        }
        if let Some(reason) = &self.retired {
            items::retire(tx, &self.project, &contest.item, reason, &self.answer, by, at.now).await?;
        }
        let body = json!({
            "contest": contest.id.to_string(), "item": contest.item, "state": self.state, "retired_for": self.retired,
            "version": new.as_ref().map(|v| v.number),
        });
        let who = actor(by);
        let what = Happened { kind: "contest.settled", actor: &who, subject: contest.id.uuid(), body, project: None };
        at.tell(tx, what).await?;
        Ok(new.map(|v| v.number))
    }
}

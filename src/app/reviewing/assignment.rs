//! What a reviewer is given to score, and whether it is still theirs.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use crate::app::AppError;
use crate::app::accounts::acts::Acting;
use crate::app::kernel::command::{Stop, invalid, not_found, refused};
use crate::domain::gold_set::item::Presented;
use crate::domain::gold_set::shared::Rubric;
use crate::domain::gold_set::stimulus::PresentedStimulus;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::id::{PersonId, SheetId, VersionId};
use crate::domain::kernel::moment::Moment;
use crate::domain::project::{Decision, Review};
use crate::domain::reviewing::{Sheet, TaskState};
use crate::domain::sitting::{Attempt, State};
use crate::store;
use crate::store::Tx;
use crate::store::reviewing::drafts::Draft;
use crate::store::reviewing::reviews;
use crate::store::reviewing::reviews::{StoredSheet, Task};
use crate::store::sitting::answers;

/// How long a response stays with a reviewer, in seconds.
pub(in crate::app) const LEASE: i64 = 1_800;

/// What a reviewer sees: task, response, rubric; nothing of the person.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct Assignment {
    /// The sheet's id, which is the response's code for this reviewer.
    pub id: String,
    /// Whether it decides between sheets that differ.
    pub adjudication: bool,
    /// The item as it was shown.
    pub item: Presented,
    /// The content that it belongs to.
    #[serde(skip)]
    pub content: Arc<Content>,
    /// Its stimulus.
    #[schemars(with = "Option<PresentedStimulus<'static>>")]
    pub stimulus: Option<Value>,
    /// The text to be scored.
    pub response: String,
    /// Its length as the item counts it: characters without white space for Chinese, words for English.
    pub length: usize,
    /// The rubric.
    pub rubric: Rubric,
    /// For an adjudication: the reviewers' sheets.
    pub sheets: Vec<Sheet>,
    /// Why they differ.
    pub why: Option<String>,
    /// What was saved already.
    #[serde(skip)]
    pub saved: Option<Sheet>,
    /// What is filled in and not saved yet.
    #[serde(skip)]
    pub draft: Draft,
    /// Whose the response is.
    #[serde(skip)]
    pub lease: Lease,
}

/// In which of two ways somebody scores a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// Blind, as one of two or more.
    Reviewer,
    /// Between those who differ.
    Adjudicator,
}

/// Whose a response is, as somebody's page about it has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lease {
    /// Theirs.
    Held,
    /// Given to others: it went back to the queue, and somebody has it.
    Lapsed,
    /// Scored by them.
    Saved,
}

/// What became of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is kept.
    Here {
        /// Its revision.
        revision: i64,
        /// Whether the response is still theirs.
        lease: Lease,
    },
    /// Another page has changed it since; nothing was kept.
    Elsewhere {
        /// The revision that stands.
        revision: i64,
    },
}

/// What is refused where another page has kept another draft since.
pub(in crate::app) fn overtaken() -> Stop {
    refused("stale", "another page has kept another draft of the sheet since")
}

/// Version and item of the response of a reviewer's own sheet, which they hold or have saved, as it stands in the transaction that acts.
pub(in crate::app) async fn still_to_score(
    tx: &mut Tx,
    project: &str,
    (reviewer, id): (PersonId, SheetId),
    content: &Content,
    now: Moment,
) -> Result<(VersionId, String), Stop> {
    let held = reviews::sheet(tx, id).await?.filter(|s| s.reviewer == reviewer).ok_or_else(|| not_found("assignment"))?;
    let task = reviews::task(tx, held.task).await?.filter(|t| t.project == project).ok_or_else(|| not_found("assignment"))?;
    let attempt = answers::attempt(tx, task.attempt).await?.ok_or_else(|| not_found("assignment"))?;
    Acting::reader(project, reviewer, held.adjudication).on(tx, attempt.person).await?;
    if held.sheet.is_none() {
        still_counts(&attempt)?;
        if !still_theirs(tx, &held, plan_of(content, &attempt)?.0.reviewers, now).await? {
            return Err(lapsed());
        }
    }
    let (_, version, place) = answers::place(tx, attempt.id, task.form_item).await?.ok_or_else(|| not_found("item"))?;
    Ok((version, place.item))
}

pub(in crate::app) fn lapsed() -> Stop {
    refused("lease_lapsed", "the response went back to the queue; take it again")
}

/// The attempt whose response a sheet is about.
pub(in crate::app) async fn attempt_of(tx: &mut Tx, sheet: &StoredSheet) -> store::Result<Option<Attempt>> {
    let Some(task) = reviews::task(tx, sheet.task).await? else { return Ok(None) };
    answers::attempt(tx, task.attempt).await
}

pub(in crate::app) fn void() -> AppError {
    AppError::Refused { code: "attempt_void", detail: "the attempt does not count any more; nobody scores its responses".to_owned() }
}

/// Refuses where an attempt, as it stands in the transaction that acts, was made void: its responses are scored no further.
pub(in crate::app) fn still_counts(attempt: &Attempt) -> Result<(), Stop> {
    if attempt.state == State::HandedIn { Ok(()) } else { Err(Stop::Refused(void())) }
}

/// How an attempt's own stage, as its own version has it, is reviewed, and its line.
pub(in crate::app) fn plan_of<'a>(content: &'a Content, attempt: &Attempt) -> Result<(&'a Review, Option<f64>), Stop> {
    let (_, stage) = content.stage(&attempt.stage).ok_or_else(|| not_found("stage"))?;
    let plan = stage.review.as_ref().ok_or_else(|| invalid(Vec::new()))?;
    let cut = match stage.decision {
        Decision::Cut { cut, .. } => Some(cut),
        Decision::Sequential { .. } | Decision::Ability { .. } => None,
    };
    Ok((plan, cut))
}

/// Whether a sheet may still be filled in: while it is held, and after that as long as nobody else has taken its place.
pub(in crate::app) async fn still_theirs(tx: &mut Tx, sheet: &StoredSheet, reviewers: u32, now: Moment) -> store::Result<bool> {
    let Some(task) = reviews::task(tx, sheet.task).await? else { return Ok(false) };
    let taken = reviews::taken_by_others(tx, sheet, now).await?;
    Ok(lease_of(sheet, &task, (taken, reviewers), now) == Lease::Held)
}

/// Whose a response is, where others have taken so many of the sheets that it gets.
pub(in crate::app) fn lease_of(sheet: &StoredSheet, task: &Task, (taken, reviewers): (i64, u32), now: Moment) -> Lease {
    let (state, places) = if sheet.adjudication { (TaskState::Differ, 1) } else { (TaskState::Waiting, i64::from(reviewers)) };
    match &sheet.sheet {
        Some(_) => Lease::Saved,
        None if sheet.leased_until >= now || (task.state == state && taken < places) => Lease::Held,
        None => Lease::Lapsed,
    }
}

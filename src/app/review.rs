//! Human review: the next response for a reviewer, blind; saving a sheet; deciding between two that differ.

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};

use super::acts::Acting;
use super::command::{Happened, Stop, actor, invalid, not_found, refused};
use super::grading::{GRADER, conclude_review};
use super::{App, AppError};
use crate::domain::attempt::Attempt;
use crate::domain::gold_set::item::Presented;
use crate::domain::gold_set::project::Decision;
use crate::domain::gold_set::shared::Rubric;
use crate::domain::gold_set::stored::Content;
use crate::domain::id::{PersonId, SheetId};
use crate::domain::review::{Sheet, disagreement};
use crate::store::reviews::{self, StoredSheet, Wanted};
use crate::store::{Tx, answers, grades};

/// How long a response stays with a reviewer, in seconds.
const LEASE: i64 = 1_800;

/// What a reviewer sees: task, response, rubric; nothing of the person.
#[derive(Clone, Debug, Serialize)]
pub struct Assignment {
    /// The sheet's id, which is the response's code for this reviewer.
    pub id: String,
    /// Whether it decides between two sheets.
    pub adjudication: bool,
    /// The item as it was shown.
    pub item: Presented,
    /// The content that it belongs to.
    #[serde(skip)]
    pub content: Arc<Content>,
    /// Its stimulus.
    pub stimulus: Option<Value>,
    /// The text to be scored.
    pub response: String,
    /// Its length as the item counts it: characters without white space for Chinese, words for English.
    pub length: usize,
    /// The rubric.
    pub rubric: Rubric,
    /// For an adjudication: the two sheets, and why they differ.
    pub sheets: Vec<Sheet>,
    /// Why they differ.
    pub why: Option<String>,
    /// What was saved already.
    #[serde(skip)]
    pub saved: Option<Sheet>,
}

/// In which of two ways somebody scores a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// Blind, as one of two or more.
    Reviewer,
    /// Between two who differ.
    Adjudicator,
}

impl App {
    /// Takes the next response for a reviewer, or gives the one that they hold. `None` where nothing waits.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the project is not open.
    pub async fn next_review(&self, project: &str, reviewer: PersonId, wanted: Seat) -> Result<Option<Assignment>, AppError> {
        let (_, content) = self.published(project).await?;
        let sheets = content.project.stages.iter().find_map(|s| s.review.as_ref()).map_or(2, |r| i64::from(r.reviewers));
        let held = self.command(
            "take review",
            (project.to_owned(), reviewer, wanted == Seat::Adjudicator, sheets),
            |tx, at, (project, reviewer, adjudication, sheets)| {
                Box::pin(async move {
                    Acting::reader(&project, reviewer, adjudication).admitted(tx).await?;
                    let wanted = Wanted { project: &project, reviewer, adjudication, sheets: if adjudication { 1 } else { sheets } };
                    if let Some(held) = reviews::held(tx, wanted, at.now).await? {
                        return Ok(Some(held.id));
                    }
                    reviews::drop_lapsed(tx, &project, at.now).await?;
                    let Some(task) = reviews::next(tx, wanted, at.now).await? else { return Ok(None) };
                    let sheet = StoredSheet {
                        id: SheetId::from_uuid(at.uuid()),
                        task: task.id,
                        reviewer,
                        adjudication,
                        leased_until: at.now.plus_seconds(LEASE),
                        sheet: None,
                        total: None,
                    };
                    reviews::insert_sheet(tx, &sheet).await?;
                    Ok(Some(sheet.id))
                })
            },
        );
        match held.await? {
            Some(id) => self.assignment(project, reviewer, id).await.map(Some),
            None => Ok(None),
        }
    }

    /// What waits in a project: responses to be scored, and cases to be decided between two sheets; and how many sheets a person has saved.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn review_queue(&self, project: &str, reviewer: PersonId) -> Result<reviews::Queue, AppError> {
        let project = project.to_owned();
        let queue = self.db.read("review queue", move |tx| {
            let project = project.clone();
            Box::pin(async move { reviews::queue(tx, &project, reviewer).await })
        });
        Ok(queue.await?)
    }

    /// A reviewer's own assignment.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another's.
    pub async fn assignment(&self, project: &str, reviewer: PersonId, id: SheetId) -> Result<Assignment, AppError> {
        let gone = || AppError::NotFound("there is no such assignment".to_owned());
        let read = self.db.read("assignment", move |tx| {
            Box::pin(async move {
                let Some(sheet) = reviews::sheet(tx, id).await? else { return Ok(None) };
                let Some(task) = reviews::task(tx, sheet.task).await? else { return Ok(None) };
                let others = if sheet.adjudication { reviews::sheets(tx, task.id).await? } else { Vec::new() };
                let Some(attempt) = answers::attempt(tx, task.attempt).await? else { return Ok(None) };
                let (form, list) = (answers::form(tx, task.attempt).await?, answers::answers(tx, task.attempt).await?);
                Ok(Some((sheet, task, others, attempt, form, list)))
            })
        });
        let read = read.await?.filter(|(sheet, task, ..)| sheet.reviewer == reviewer && task.project == project);
        let (sheet, task, others, attempt, form, list) = read.ok_or_else(gone)?;
        let content = self.content(attempt.version).await?;
        let place = form.iter().find(|p| p.id == task.form_item).ok_or_else(gone)?;
        let item = content.item(&place.item).ok_or_else(gone)?;
        let answer = list.iter().filter(|a| a.form_item == place.id).max_by_key(|a| a.revision).ok_or_else(gone)?;
        let response = answer.response.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
        let lang = match &item.presented.body {
            crate::domain::gold_set::item::PresentedBody::Essay(p) => p.response_lang.clone(),
            _ => item.presented.lang.clone(),
        };
        Ok(Assignment {
            id: sheet.id.to_string(),
            adjudication: sheet.adjudication,
            item: item.presented.clone(),
            stimulus: super::sitting::stimulus(&content, item),
            length: crate::measure::text::tokens::counted_length(&response, &lang),
            response,
            content: content.clone(),
            rubric: content.shared.rubrics.get(&task.rubric).cloned().ok_or_else(gone)?,
            sheets: others.into_iter().filter(|s| !s.adjudication).filter_map(|s| s.sheet).collect(),
            why: task.why.filter(|_| sheet.adjudication),
            saved: sheet.sheet,
        })
    }

    /// Saves a reviewer's sheet. The second of two decides whether they agree, or whether a third person is asked; the last response of an attempt
    /// concludes its stage.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every broken rule, [`AppError::Refused`] where it was saved already.
    pub async fn save_sheet(&self, project: &str, reviewer: PersonId, id: SheetId, sheet: Sheet) -> Result<(), AppError> {
        let found = self.assignment(project, reviewer, id).await?;
        let violations = sheet.violations(&found.rubric, found.adjudication);
        if !violations.is_empty() {
            return Err(AppError::Invalid(violations));
        }
        let read = self.db.read("sheet's version", move |tx| {
            Box::pin(async move {
                let Some(held) = reviews::sheet(tx, id).await? else { return Ok(None) };
                let Some(task) = reviews::task(tx, held.task).await? else { return Ok(None) };
                answers::attempt(tx, task.attempt).await
            })
        });
        let attempt = read.await?.ok_or_else(|| AppError::NotFound("there is no such assignment".to_owned()))?;
        let content = self.content(attempt.version).await?;
        let input = (id, reviewer, sheet, found.rubric, content, attempt);
        self.command("save sheet", input, |tx, at, (id, reviewer, sheet, rubric, content, attempt)| {
            Box::pin(async move {
                let held = reviews::sheet(tx, id).await?.ok_or_else(|| not_found("assignment"))?;
                Acting::reader(&attempt.project, reviewer, held.adjudication).on(tx, attempt.person).await?;
                if held.sheet.is_some() {
                    return Err(refused("illegal_transition", "the sheet was saved already"));
                }
                if held.leased_until < at.now {
                    return Err(refused("lease_lapsed", "the response went back to the queue; take it again"));
                }
                reviews::save_sheet(tx, id, &sheet, sheet.total(&rubric), at.now).await?;
                let body = json!({ "sheet": id.to_string(), "adjudication": held.adjudication });
                at.tell(tx, Happened { kind: "review.saved", actor: &actor(reviewer), subject: held.task.uuid(), body, project: None })
                    .await?;
                settle(tx, &held, &rubric, &content, &attempt).await?;
                let form = answers::form(tx, attempt.id).await?;
                let grades = grades::of_attempt(tx, attempt.id, attempt.version, GRADER).await?;
                conclude_review(tx, &at, &attempt, &content, &form, &grades).await
            })
        })
        .await
    }
}

/// What the sheets of a response come to.
async fn settle(tx: &mut Tx, saved: &StoredSheet, rubric: &Rubric, content: &Arc<Content>, attempt: &Attempt) -> Result<(), Stop> {
    let all = reviews::sheets(tx, saved.task).await?;
    let done: Vec<&StoredSheet> = all.iter().filter(|s| s.sheet.is_some() && !s.adjudication).collect();
    let totals: Vec<f64> = done.iter().filter_map(|s| s.total).collect();
    let difference = match totals.as_slice() {
        [a, b, ..] => (a - b).abs(),
        _ => 0.0,
    };
    if saved.adjudication {
        let decided = all.iter().find(|s| s.id == saved.id).and_then(|s| s.total);
        return Ok(reviews::set_state(tx, saved.task, "done", None, decided, Some(difference)).await?);
    }
    let (_, stage) = content.stage(&attempt.stage).ok_or_else(|| not_found("stage"))?;
    let plan = stage.review.as_ref().ok_or_else(|| invalid(Vec::new()))?;
    if done.len() < plan.reviewers as usize {
        return Ok(());
    }
    let cut = match stage.decision {
        Decision::Cut { cut, .. } => Some(cut),
        Decision::Sequential { .. } | Decision::Ability { .. } => None,
    };
    let pair = done.first().and_then(|s| s.sheet.as_ref()).zip(done.get(1).and_then(|s| s.sheet.as_ref()));
    let why = pair.map(|(a, b)| disagreement(plan, cut, rubric, a, b)).unwrap_or_default();
    if why.is_empty() {
        let mean = totals.iter().sum::<f64>() / totals.len().max(1) as f64;
        return Ok(reviews::set_state(tx, saved.task, "done", None, Some(mean), Some(difference)).await?);
    }
    Ok(reviews::set_state(tx, saved.task, "differ", Some(&why.join("; ")), None, Some(difference)).await?)
}

//! Human review: the next response for a reviewer, blind; saving a sheet; deciding between those that differ.

mod drafting;
mod handing_out;

use serde_json::{Value, json};

pub use super::assignment::{Assignment, Kept, Lease, Seat};
use super::assignment::{attempt_of, lapsed, lease_of, overtaken, plan_of, still_counts, still_theirs, void};
use crate::app::accounts::acts::Acting;
use crate::app::grading::sheets_held;
use crate::app::grading::worker::conclude_review;
use crate::app::kernel::command::{Happened, Stop, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::gold_set::shared::Rubric;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{PersonId, SheetId};
use crate::domain::kernel::job::JobKind;
use crate::domain::kernel::ledger::Kept as InLedger;
use crate::domain::project::Review;
use crate::domain::reviewing::{Settled, Sheet, TaskState, apart, settle};
use crate::domain::sitting::State;
use crate::store::Tx;
use crate::store::grading::grades;
use crate::store::reviewing::drafts;
use crate::store::reviewing::reviews;
use crate::store::reviewing::reviews::StoredSheet;
use crate::store::reviewing::sheets_left;
use crate::store::sitting::answers;
pub use handing_out::Queue;

impl App {
    /// A reviewer's own assignment.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also where it is another's; [`AppError::Refused`] where its attempt was made void before it was scored.
    pub async fn assignment(&self, project: &str, reviewer: PersonId, id: SheetId) -> Result<Assignment, AppError> {
        if let Some(seeded) = self.seeded_assignment(project, reviewer, id).await? {
            return Ok(seeded);
        }
        let gone = || AppError::NotFound("there is no such assignment".to_owned());
        let now = self.clock.now();
        let read = self.db.read("assignment", move |tx| {
            Box::pin(async move {
                let Some(sheet) = reviews::sheet(tx, id).await? else { return Ok(None) };
                let Some(task) = reviews::task(tx, sheet.task).await? else { return Ok(None) };
                let others = if sheet.adjudication { reviews::sheets(tx, task.id).await? } else { Vec::new() };
                let Some(attempt) = answers::attempt(tx, task.attempt).await? else { return Ok(None) };
                let (form, list) = (answers::form(tx, task.attempt).await?, answers::answers(tx, task.attempt).await?);
                let drafted = (drafts::draft(tx, &sheet).await?, reviews::taken_by_others(tx, &sheet, now).await?);
                Ok(Some((sheet, task, others, attempt, form, list, drafted)))
            })
        });
        let read = read.await?.filter(|(sheet, task, ..)| sheet.reviewer == reviewer && task.project == project);
        let (sheet, task, others, attempt, form, list, (draft, taken)) = read.ok_or_else(gone)?;
        if sheet.sheet.is_none() && attempt.state != State::HandedIn {
            return Err(void());
        }
        let content = self.content(attempt.version).await?;
        let place = form.iter().find(|p| p.id == task.form_item).ok_or_else(gone)?;
        let item = content.item(&place.item).ok_or_else(gone)?;
        let answer = list.iter().filter(|a| a.form_item == place.id).max_by_key(|a| a.revision).ok_or_else(gone)?;
        let response = answer.response.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
        let lang = item.presented.response_lang().to_owned();
        let reviewers = content.stage(&attempt.stage).and_then(|(_, s)| s.review.as_ref()).map_or(1, |r| r.reviewers);
        let lease = lease_of(&sheet, &task, (taken, reviewers), now);
        Ok(Assignment {
            id: sheet.id.to_string(),
            adjudication: sheet.adjudication,
            item: item.presented.clone(),
            stimulus: crate::app::sitting::taking::stimulus(&content, item),
            length: touchstone_measure::text::tokens::counted_length(&response, &lang),
            response,
            content: content.clone(),
            rubric: content.shared.rubrics.get(&task.rubric).cloned().ok_or_else(gone)?,
            sheets: others.into_iter().filter(|s| !s.adjudication).filter_map(|s| s.sheet).collect(),
            why: task.why.filter(|_| sheet.adjudication),
            saved: sheet.sheet,
            draft,
            lease,
        })
    }

    /// Saves a reviewer's sheet. The last of a response decides whether they agree, or whether somebody else is asked; the last response of
    /// an attempt concludes its stage.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every broken rule, [`AppError::Refused`] where it was saved already or its attempt is void.
    pub async fn save_sheet(&self, project: &str, reviewer: PersonId, id: SheetId, sheet: Sheet) -> Result<(), AppError> {
        self.save_sheet_upon(project, reviewer, id, (sheet, None)).await
    }

    /// The same from a page, with the revision of the draft that it was drawn from.
    ///
    /// # Errors
    /// As above; [`AppError::Refused`] with the code `stale` where another page has kept another draft since.
    pub async fn save_sheet_upon(
        &self,
        project: &str,
        reviewer: PersonId,
        id: SheetId,
        (sheet, seen): (Sheet, Option<i64>),
    ) -> Result<(), AppError> {
        let found = self.assignment(project, reviewer, id).await?;
        let mut violations = sheet.violations(&found.rubric, found.adjudication);
        if found.adjudication {
            violations.extend(sheet.outside(&found.rubric, &found.sheets));
        }
        if !violations.is_empty() {
            return Err(AppError::Invalid(violations));
        }
        if self.seeded_item(project, reviewer, id).await?.is_some() {
            let total = sheet.total(&found.rubric);
            return self.save_seeded(project, reviewer, id, (sheet, total, seen)).await;
        }
        let read = self.db.read("sheet's version", move |tx| {
            Box::pin(async move {
                let Some(held) = reviews::sheet(tx, id).await? else { return Ok(None) };
                attempt_of(tx, &held).await
            })
        });
        let attempt = read.await?.ok_or_else(|| AppError::NotFound("there is no such assignment".to_owned()))?;
        let content = self.content(attempt.version).await?;
        let input = (id, reviewer, (sheet, seen), found.rubric, content);
        self.command("save sheet", input, |tx, at, (id, reviewer, (sheet, seen), rubric, content)| {
            Box::pin(async move {
                let held = reviews::sheet(tx, id).await?.ok_or_else(|| not_found("assignment"))?;
                let attempt = attempt_of(tx, &held).await?.ok_or_else(|| not_found("assignment"))?;
                Acting::reader(&attempt.project, reviewer, held.adjudication).on(tx, attempt.person).await?;
                if held.sheet.is_some() {
                    return Err(refused("illegal_transition", "the sheet was saved already"));
                }
                still_counts(&attempt)?;
                if drafts::draft(tx, &held).await?.is_overtaken_by(&sheet, seen) {
                    return Err(overtaken());
                }
                let (plan, cut) = plan_of(&content, &attempt)?;
                if !still_theirs(tx, &held, plan.reviewers, at.now).await? {
                    return Err(lapsed());
                }
                // What does not fit is looked for before this sheet is among it.
                let doubt = sheets_held::doubt(tx, attempt.id, &content).await?;
                at.hold(tx, InLedger::Responses(attempt.id.uuid())).await?;
                reviews::save_sheet(tx, id, &sheet, sheet.total(&rubric), at.now).await?;
                drafts::forget(tx, &held).await?;
                let left = sheets_left::sheet(tx, id).await?;
                let body = json!({
                    "sheet": id.to_string(), "attempt": attempt.id.to_string(), "adjudication": held.adjudication, "left": left,
                });
                at.tell(tx, saved(reviewer, &held, body)).await?;
                conclude(tx, &held, &rubric, (plan, cut)).await?;
                if doubt.is_some() {
                    // The sheet is kept, and nothing is concluded from the others: a job says so, and is given up for somebody to see.
                    let payload = json!({ "attempt": attempt.id.to_string(), "project": attempt.project });
                    return Ok(at.queue(tx, JobKind::Grade, payload, &format!("conclude {} after {id}", attempt.id)).await?);
                }
                let form = answers::form(tx, attempt.id).await?;
                let grades = grades::of_attempt(tx, attempt.id, attempt.version).await?;
                conclude_review(tx, &at, &attempt, &content, &form, &grades).await
            })
        })
        .await
    }
}

/// A sheet was saved.
fn saved(by: PersonId, held: &StoredSheet, body: Value) -> Happened<'static> {
    Happened { kind: EventKind::ReviewSaved, actor: Actor::Person(by), subject: held.task.uuid(), body, project: None }
}

/// Moves a response on by what its sheets come to.
async fn conclude(tx: &mut Tx, saved: &StoredSheet, rubric: &Rubric, (plan, cut): (&Review, Option<f64>)) -> Result<(), Stop> {
    let all = reviews::sheets(tx, saved.task).await?;
    let done: Vec<&Sheet> = all.iter().filter(|s| !s.adjudication).filter_map(|s| s.sheet.as_ref()).collect();
    if saved.adjudication {
        let decided = all.iter().find(|s| s.id == saved.id).and_then(|s| s.total);
        let totals: Vec<f64> = done.iter().map(|s| s.total(rubric)).collect();
        return Ok(reviews::set_state(tx, saved.task, TaskState::Done, None, decided, Some(apart(&totals))).await?);
    }
    match settle(plan, cut, rubric, &done) {
        Settled::Waits => {}
        Settled::Agreed { score, difference } => {
            reviews::set_state(tx, saved.task, TaskState::Done, None, Some(score), Some(difference)).await?;
        }
        Settled::Differs { why, difference } => {
            reviews::set_state(tx, saved.task, TaskState::Differ, Some(&why.join("; ")), None, Some(difference)).await?;
        }
    }
    Ok(())
}

//! What people scored counts only while it is what they saved: before a stage is concluded its responses and sheets are held against the
//! ledger's events, and each score is computed from the levels.

use std::collections::BTreeSet;
use std::sync::Arc;

use uuid::Uuid;

use super::closed::Closed;
use super::doubted::{ADVICE, DOUBTED, step};
use super::rounds_held;
use super::worker::kept::Standing;
use crate::app::{App, AppError};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::AttemptId;
use crate::domain::kernel::ledger::{Event, Kept};
use crate::domain::kernel::trail;
use crate::domain::kernel::trail::Step;
use crate::domain::reviewing::TaskState;
use crate::domain::reviewing::mean;
use crate::store::proving::{ledger, state};
use crate::store::reviewing::reviews;
use crate::store::reviewing::reviews::{StoredSheet, Task};
use crate::store::reviewing::sheets_left;
use crate::store::reviewing::sheets_left::Closes;
use crate::store::{StoreError, Tx};

/// Why nothing may be concluded from an attempt's responses: the first sheet or response that is not what its event left, or whose score is
/// not that of its levels. `None` where everything fits, as far as events of an earlier release can tell.
///
/// # Errors
/// [`StoreError`].
pub(in crate::app) async fn doubt(tx: &mut Tx, attempt: AttemptId, content: &Arc<Content>) -> Result<Option<String>, StoreError> {
    let tasks = reviews::tasks(tx, attempt).await?;
    let put_up: Vec<Event> = ledger::about(tx, &[attempt.uuid()]).await?.into_iter().filter(|e| e.is(EventKind::ReviewPutUp)).collect();
    let told = put_up.iter().flat_map(|e| e.body["responses"].as_array().into_iter().flatten());
    let told = told.filter_map(|id| id.as_str().and_then(|id| Uuid::parse_str(id).ok()));
    let all: BTreeSet<Uuid> = told.chain(tasks.iter().map(|t| t.id.uuid())).collect();
    if all.is_empty() {
        return Ok(None);
    }
    let all: Vec<Uuid> = all.into_iter().collect();
    let saved: Vec<Event> = ledger::about(tx, &all).await?.into_iter().filter(|e| e.is(EventKind::ReviewSaved)).collect();
    if let Some(doubt) = of_sheets(tx, attempt, &saved).await? {
        return Ok(Some(doubt));
    }
    let kept = Kept::Responses(attempt.uuid());
    let name = kept.name();
    let steps: Vec<Step> = put_up.iter().chain(&saved).filter_map(|e| step(e, &name)).collect();
    let (is, nothing) = (state::digest(tx, kept).await?, state::nothing(kept));
    let begins = (!put_up.is_empty()).then_some(nothing.as_str());
    if !steps.is_empty() && trail::end(&steps.iter().collect::<Vec<_>>(), begins) != Some(is.as_str()) {
        return Ok(Some(format!(
            "the responses of attempt {attempt} are not those that were put up for review, or stand elsewhere; {ADVICE}"
        )));
    }
    for task in &tasks {
        let sheets = reviews::sheets(tx, task.id).await?;
        if let Some(doubt) = of_scores(task, &sheets, content) {
            return Ok(Some(doubt));
        }
        for sheet in sheets.iter().filter(|s| s.sheet.is_some()) {
            if rounds_held::passed_by_hand(tx, &task.project, sheet.reviewer, &task.rubric).await? {
                return Ok(Some(format!(
                    "sheet {}: no training of its reviewer stands in the ledger as it stands here; {ADVICE}",
                    sheet.id
                )));
            }
        }
    }
    // What nobody scores counts beside it.
    Ok(Standing::read(tx, attempt, content).await?.and_then(|standing| standing.doubt()))
}

impl App {
    /// Refuses where responses of an attempt that people scored are not what the ledger says.
    ///
    /// # Errors
    /// [`AppError::Refused`] with the code [`DOUBTED`].
    pub(in crate::app) async fn without_doubt(&self, attempt: AttemptId, content: Arc<Content>) -> Result<(), AppError> {
        let found = self.db.read("hold responses", move |tx| {
            let content = content.clone();
            Box::pin(async move { doubt(tx, attempt, &content).await })
        });
        found.await?.map_or(Ok(()), |detail| Err(AppError::Refused { code: DOUBTED, detail }))
    }
}

/// The first sheet that is not what its reviewer saved.
async fn of_sheets(tx: &mut Tx, attempt: AttemptId, saved: &[Event]) -> Result<Option<String>, StoreError> {
    let mut closed = Closed::default();
    // Those of an earlier release carry no hash and come first, whatever its clock said; where one of them stands among the others is told
    // by the whole ledger.
    let (hashed, before): (Vec<&Event>, Vec<&Event>) = saved.iter().partition(|e| e.body["left"].is_string());
    for event in before.into_iter().chain(hashed) {
        closed.hear(event);
    }
    let is = sheets_left::of_attempt(tx, attempt).await?.into_iter().map(|(id, left)| ((Closes::Sheet, id), left)).collect();
    Ok(closed.held(&is).first().map(|broken| format!("sheet {}: {}; {ADVICE}", broken.row, broken.what)))
}

/// The first sheet of a response whose total is not that of its levels, or the response whose score is not that of its sheets.
fn of_scores(task: &Task, sheets: &[StoredSheet], content: &Content) -> Option<String> {
    let rubric = content.shared.rubrics.get(&task.rubric)?;
    let mut totals = Vec::new();
    let mut decided = None;
    for sheet in sheets {
        let Some(filled) = &sheet.sheet else { continue };
        let total = filled.total(rubric);
        if sheet.total.map(f64::to_bits) != Some(total.to_bits()) {
            return Some(format!("sheet {}: its total is not that of its levels; {ADVICE}", sheet.id));
        }
        if sheet.adjudication { decided = Some(total) } else { totals.push(total) }
    }
    let score = (task.state == TaskState::Done).then(|| decided.unwrap_or_else(|| mean(&totals)));
    (task.score.map(f64::to_bits) != score.map(f64::to_bits))
        .then(|| format!("response {}: its score is not that of its sheets; {ADVICE}", task.id))
}

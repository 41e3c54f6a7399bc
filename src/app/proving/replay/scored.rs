//! What people scored, computed again: each sheet's total from its levels, each response's score from its sheets; also of attempts that
//! came to nothing yet.

use std::sync::Arc;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::proving::difference::Difference;
use crate::app::{App, AppError};
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::canonical;
use crate::domain::kernel::id::{AttemptId, VersionId};
use crate::domain::reviewing::TaskState;
use crate::domain::reviewing::mean;
use crate::store::reviewing::reviews;
use crate::store::reviewing::reviews::{StoredSheet, Task};
use crate::store::sitting::answers;
use crate::store::{StoreError, Tx};

/// The responses of an attempt that people score, with their sheets.
pub(super) struct Scored {
    tasks: Vec<Task>,
    sheets: Vec<StoredSheet>,
}

impl Scored {
    /// What is stored of an attempt.
    pub async fn of(tx: &mut Tx, attempt: AttemptId) -> Result<Self, StoreError> {
        let tasks = reviews::tasks(tx, attempt).await?;
        let mut sheets = Vec::new();
        for task in &tasks {
            sheets.extend(reviews::sheets(tx, task.id).await?);
        }
        Ok(Self { tasks, sheets })
    }

    /// The responses.
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// What differs.
    pub fn computed_again(&self, attempt: AttemptId, content: &Content) -> Vec<Difference> {
        let mut found = Vec::new();
        let mut differ = |at: String, stored: Value, computed: Value| {
            if canonical::value(&stored) != canonical::value(&computed) {
                found.push(Difference { of: attempt.to_string(), what: "review", at, stored, computed });
            }
        };
        for task in &self.tasks {
            let Some(rubric) = content.shared.rubrics.get(&task.rubric) else {
                differ(format!("/responses/{}/rubric", task.id), json!(task.rubric), Value::Null);
                continue;
            };
            let (mut totals, mut decided) = (Vec::new(), None);
            for sheet in self.sheets.iter().filter(|s| s.task == task.id) {
                let Some(filled) = &sheet.sheet else { continue };
                let total = filled.total(rubric);
                differ(format!("/sheets/{}/total", sheet.id), json!(sheet.total), json!(total));
                if sheet.adjudication { decided = Some(total) } else { totals.push(total) }
            }
            let of_sheets = decided.or_else(|| (!totals.is_empty()).then(|| mean(&totals)));
            let score = of_sheets.filter(|_| task.state == TaskState::Done);
            differ(format!("/responses/{}/score", task.id), json!(task.score), json!(score));
        }
        found
    }
}

impl App {
    /// The content of a version that a row names; where there is no such version, or it cannot be read, that is told.
    ///
    /// # Errors
    /// [`AppError`].
    pub(in crate::app) async fn content_or_tell(
        &self,
        version: VersionId,
        of: Uuid,
        differences: &mut Vec<Difference>,
    ) -> Result<Option<Arc<Content>>, AppError> {
        match self.content(version).await {
            Ok(content) => Ok(Some(content)),
            Err(AppError::NotFound(_)) => {
                let (stored, at) = (json!(version.to_string()), "/version".to_owned());
                differences.push(Difference { of: of.to_string(), what: "version", at, stored, computed: Value::Null });
                Ok(None)
            }
            Err(AppError::Store(StoreError::Corrupt { table, column, row })) => {
                let at = format!("/{table}/{row}/{column}");
                differences.push(Difference { of: of.to_string(), what: "unreadable", at, stored: Value::Null, computed: Value::Null });
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }

    /// The sheets of attempts that came to nothing yet.
    ///
    /// # Errors
    /// [`AppError`].
    pub(super) async fn replay_unscored(&self, differences: &mut Vec<Difference>) -> Result<(), AppError> {
        let mut after = AttemptId::from_uuid(Uuid::nil());
        loop {
            let page = self.db.read("replay unscored", move |tx| {
                Box::pin(async move {
                    let mut page = Vec::new();
                    for id in reviews::unscored_after(tx, after, 200).await? {
                        let version = answers::attempt(tx, id).await?.map(|a| a.version);
                        page.push((id, version, Scored::of(tx, id).await?));
                    }
                    Ok(page)
                })
            });
            let page = page.await?;
            let Some((last, ..)) = page.last() else { return Ok(()) };
            after = *last;
            for (id, version, scored) in page {
                let Some(version) = version else { continue };
                let Some(content) = self.content_or_tell(version, id.uuid(), differences).await? else { continue };
                differences.extend(scored.computed_again(id, &content));
            }
        }
    }
}

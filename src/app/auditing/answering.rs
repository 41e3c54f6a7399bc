//! Answers to hidden checks are taken, one by one or many at once. They are graded by the worker, so that taking one tells nothing.

use serde_json::{Value, json};

use super::checks::begun;
use crate::app::accounts::reader::Reader;
use crate::app::gold_set::shelf::{NOT_PREPARED, Shelf};
use crate::app::kernel::command::{At, Happened, Stop, invalid, not_found, refused};
use crate::app::{App, AppError};
use crate::domain::gold_set::item::allowed;
use crate::domain::gold_set::item::drawn::Given;
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::canonical;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::CheckId;
use crate::domain::kernel::job::JobKind;
use crate::domain::kernel::ledger::Kept;
use crate::store::Tx;
use crate::store::auditing::annotators;
use crate::store::auditing::annotators::Check;
use crate::store::sitting::drawn as kept;

/// The most answers that are taken at once.
pub const MOST_ANSWERS: usize = 1_000;

/// Answers of one transaction: few enough that nobody else waits long for SQLite's writer.
const TOGETHER: usize = 40;

/// What became of an answer.
#[derive(Debug)]
pub enum Taken {
    /// It is stored.
    Accepted,
    /// The same answer was stored before; nothing was changed.
    Same,
    /// It was not taken, and why.
    Refused(AppError),
}

/// The check that an answer names, and the answer as it is stored; a refusal has changed nothing.
async fn read(
    tx: &mut Tx,
    at: &At,
    (project, posts): (&str, Reader),
    (id, response): (CheckId, &Given),
    books: &Shelf,
) -> Result<(Check, Value), Stop> {
    let check = annotators::check(tx, id).await?.ok_or_else(|| not_found("check"))?;
    let annotator = begun(tx, project, check.annotator, at.now).await?.ok_or_else(|| not_found("check"))?;
    posts.may_see(annotator.person)?;
    let content = books.content(check.version)?;
    let item = content.item(&check.item).ok_or_else(|| not_found("item"))?;
    let drawn = kept::of_check(&check)?;
    let stored = drawn.stored(&item.presented.body, response).map_err(|v| invalid(vec![v]))?.0;
    allowed::check(&item.presented, &content.shared, &stored).map_err(|v| invalid(vec![v]))?;
    Ok((check, stored))
}

/// Takes an answer, inside a command. What is refused is told as what became of it, and changes nothing.
async fn take(
    tx: &mut Tx,
    at: &At,
    (project, posts): (&str, Reader),
    (id, response): (CheckId, &Given),
    books: &Shelf,
) -> Result<Taken, Stop> {
    let (check, stored) = match read(tx, at, (project, posts), (id, response), books).await {
        Err(Stop::Refused(AppError::Refused { code: NOT_PREPARED, detail })) => return Err(refused(NOT_PREPARED, detail)),
        Err(Stop::Refused(error)) => return Ok(Taken::Refused(error)),
        other => other?,
    };
    if let Some((before, _)) = &check.answered {
        let same = canonical::text(before) == canonical::text(&stored);
        let detail = "the check was answered already, and otherwise".to_owned();
        return Ok(if same { Taken::Same } else { Taken::Refused(AppError::Refused { code: "illegal_transition", detail }) });
    }
    at.hold(tx, Kept::Check(id.uuid())).await?;
    if !annotators::answer_check(tx, id, &stored, at.now).await? {
        return Err(refused("illegal_transition", "the check was answered already"));
    }
    let (subject, body) = (check.annotator.uuid(), json!({ "check": id.to_string() }));
    at.tell(tx, Happened { kind: EventKind::CheckAnswered, actor: Actor::Platform, subject, body, project: None }).await?;
    let payload = json!({ "check": id.to_string(), "project": project });
    at.queue(tx, JobKind::GradeCheck, payload, &format!("check {id}")).await?;
    Ok(Taken::Accepted)
}

impl App {
    /// Takes the answer to a hidden check.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where it is no response to the item, [`AppError::Refused`] where it was answered, or is a check of whoever
    /// posts it.
    pub async fn answer_check(&self, project: &str, id: CheckId, posts: Reader, response: Given) -> Result<(), AppError> {
        let response = &response;
        self.with_books(|books| async move {
            let input = (project.to_owned(), posts, (id, response.clone()), books);
            self.command("answer check", input, |tx, at, (project, posts, (id, response), books)| {
                Box::pin(async move {
                    match take(tx, &at, (&project, posts), (id, &response), &books).await? {
                        Taken::Accepted => Ok(()),
                        Taken::Same => Err(refused("illegal_transition", "the check was answered already")),
                        Taken::Refused(error) => Err(Stop::Refused(error)),
                    }
                })
            })
            .await
        })
        .await
    }

    /// Takes many answers, in parts that are each stored whole or not at all; what became of each, in their order. An answer that was
    /// taken before is not taken again, so that all of them may be sent again whatever became of the answer to them.
    ///
    /// # Errors
    /// [`AppError`] where nothing was stored; once something was, what could not be stored is refused by its own row.
    pub async fn answer_checks(&self, project: &str, posts: Reader, answers: Vec<(CheckId, Given)>) -> Result<Vec<Taken>, AppError> {
        let mut all = Vec::with_capacity(answers.len());
        for part in answers.chunks(TOGETHER) {
            match self.answer_part(project, posts, part.to_vec()).await {
                Ok(taken) => all.extend(taken),
                Err(error) if all.is_empty() => return Err(error),
                Err(error) => {
                    tracing::warn!(%error, "a part of the answers to checks was not stored");
                    let left = answers.len() - all.len();
                    all.extend((0..left).map(|_| Taken::Refused(AppError::Busy { seconds: 2 })));
                    break;
                }
            }
        }
        Ok(all)
    }

    async fn answer_part(&self, project: &str, posts: Reader, part: Vec<(CheckId, Given)>) -> Result<Vec<Taken>, AppError> {
        let part = &part;
        self.with_books(|books| async move {
            let input = (project.to_owned(), posts, part.clone(), books);
            self.command("answer checks", input, |tx, at, (project, posts, part, books)| {
                Box::pin(async move {
                    let mut taken = Vec::with_capacity(part.len());
                    for (id, response) in &part {
                        taken.push(take(tx, &at, (&project, posts), (*id, response), &books).await?);
                    }
                    Ok(taken)
                })
            })
            .await
        })
        .await
    }
}

//! Requests that may come twice: the first answer is given again, and nothing is done again.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::command::{KEPT, ONCE, Once};
use super::lock::Lock;
use crate::app::{App, AppError};
use crate::store::platform::idempotency;
use crate::store::platform::idempotency::Remembered;

/// How long the commit of a request that came at the same moment may take.
const COMMIT: Duration = Duration::from_millis(500);
/// How long the answer to a request that came before may take.
const WORK: Duration = Duration::from_secs(2);
/// How often is looked.
const LOOK: Duration = Duration::from_millis(25);

/// Answers that are kept of one session, or of one token that acts for a person: what somebody does in days. Beyond it the oldest are
/// forgotten, whatever the acts were, so nobody fills the table with acts that count nowhere. A platform sends more than that in an hour,
/// and its keys go by their age alone.
pub const MOST_OF_ONE: i64 = 1_000;

/// What became of a request with a key.
#[derive(Debug)]
pub enum Answered<T> {
    /// It was done now.
    Now(T),
    /// It was done before: the status and body of the first answer.
    Before(u16, String),
    /// The key came before with another request.
    OtherRequest,
    /// It was done before, and its answer was lost when we stopped in between.
    WithoutAnswer,
}

/// A request with its key.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who sent it.
    pub scope: String,
    /// How many answers to its sender are kept; `None` where they go by their age alone.
    pub most: Option<i64>,
    /// The key that came with it.
    pub key: String,
    /// BLAKE3 of what was asked, hexadecimal.
    pub hash: String,
    /// What its answer is locked with.
    pub lock: Lock,
}

impl Request {
    /// A request of somebody of whose answers no more are kept than of one.
    #[must_use]
    pub fn of_one(scope: String, key: &str, hash: String, lock: Lock) -> Self {
        Self { scope, most: Some(MOST_OF_ONE), key: key.to_owned(), hash, lock }
    }

    fn about(&self) -> String {
        format!("{} {} {}", self.scope, self.key, self.hash)
    }
}

impl App {
    /// Does a piece of work once for a key; `is_conflict` tells the store's "it is there already" among the work's failures.
    /// The key is stored in the commit of the work's first command.
    ///
    /// # Errors
    /// The work's own; a refusal stores nothing, so the same key may be tried again.
    pub async fn once<T, E: From<AppError>>(
        &self,
        request: &Request,
        work: impl Future<Output = Result<T, E>>,
        is_conflict: impl Fn(&E) -> bool,
    ) -> Result<Answered<T>, E> {
        match self.answer_of(request).await? {
            None => {}
            // The first one may still be at work.
            Some(Answered::WithoutAnswer) => return Ok(self.settled(request).await?.unwrap_or(Answered::WithoutAnswer)),
            Some(before) => return Ok(before),
        }
        let once = Once {
            scope: request.scope.clone(),
            key: request.key.clone(),
            request_hash: request.hash.clone(),
            used: Arc::new(AtomicBool::new(false)),
        };
        let used = once.used.clone();
        match ONCE.scope(once, work).await {
            Ok(done) => Ok(Answered::Now(done)),
            // A key whose act was done and then told to be none (404) is kept without an answer: it counts like every other one.
            Err(error) if used.load(Ordering::SeqCst) && !is_conflict(&error) => {
                self.keep_fewer(request).await?;
                Err(error)
            }
            // The same request may have run beside this one and been first.
            Err(error) if is_conflict(&error) => self.settled(request).await?.ok_or(error),
            Err(error) => Err(error),
        }
    }

    /// What became of a request that came beside this one: its answer, for which it is waited a while. Nothing is there yet while both
    /// stand in one commit that is under way, and no answer while the first is at work.
    async fn settled<T>(&self, request: &Request) -> Result<Option<Answered<T>>, AppError> {
        let (mut waited, mut last) = (Duration::ZERO, None);
        loop {
            let patience = match last {
                None => COMMIT,
                Some(_) => WORK,
            };
            last = self.answer_of(request).await?;
            match last {
                None | Some(Answered::WithoutAnswer) if waited < patience => {
                    tokio::time::sleep(LOOK).await;
                    waited += LOOK;
                }
                _ => return Ok(last),
            }
        }
    }

    /// What became of a request before, if it came.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn answer_of<T>(&self, request: &Request) -> Result<Option<Answered<T>>, AppError> {
        let (wanted, now) = (request.clone(), self.clock.now());
        let found = self.db.read("recall", move |tx| {
            let wanted = wanted.clone();
            Box::pin(async move { idempotency::recall(tx, &wanted.scope, &wanted.key, now).await })
        });
        Ok(found.await?.map(|r: Remembered| match u16::try_from(r.status) {
            _ if r.request_hash != request.hash => Answered::OtherRequest,
            Ok(status) if status > 0 => {
                request.lock.open(&request.about(), &r.response).map_or(Answered::WithoutAnswer, |text| Answered::Before(status, text))
            }
            _ => Answered::WithoutAnswer,
        }))
    }

    /// Keeps the answer to a request that was done, locked with the secret that came with it.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn keep_answer(&self, request: &Request, status: u16, response: &str) -> Result<(), AppError> {
        let response = request.lock.lock(&request.about(), response, self.ids.secret()).unwrap_or_default();
        let kept = Remembered { request_hash: request.hash.clone(), status: i64::from(status), response };
        let (request, now) = (request.clone(), self.clock.now());
        let own = request.clone();
        let kept = self.db.insert("keep answer", move |tx| {
            let (request, kept) = (request.clone(), kept.clone());
            Box::pin(async move { idempotency::answered(tx, &request.scope, &request.key, &kept, now, now.plus_seconds(KEPT)).await })
        });
        kept.await?;
        self.keep_fewer(&own).await
    }

    /// Forgets the oldest answers to a sender of whom no more than a number are kept.
    async fn keep_fewer(&self, request: &Request) -> Result<(), AppError> {
        let Some(most) = request.most else { return Ok(()) };
        let own = request.clone();
        let fewer = self.db.insert("keep fewer answers", move |tx| {
            let own = own.clone();
            Box::pin(async move { idempotency::fewer(tx, &own.scope, &own.key, most).await })
        });
        fewer.await?;
        Ok(())
    }
}

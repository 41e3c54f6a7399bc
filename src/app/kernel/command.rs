//! One command, one commit: the change, its ledger event and its message together, or none of them.
//! A refusal undoes what the command wrote.

use std::collections::BTreeSet;
use std::future::{Ready, ready};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::BoxFuture;
use serde_json::Value;
use uuid::Uuid;

use super::book::{Book, Told};
use super::ids::Ids;
use crate::app::{App, AppError};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::{AttemptId, EventId, JobId, MessageId};
use crate::domain::kernel::job::JobKind;
use crate::domain::kernel::ledger::{Event, Kept};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::violation::Violation;
use crate::domain::sitting::FormItem;
use crate::store::platform::idempotency;
use crate::store::platform::idempotency::Remembered;
use crate::store::platform::jobs;
use crate::store::proving::state;
use crate::store::{StoreError, Tx, WRITE_LIMIT, Work};

/// How long an answer is kept for requests that come twice, in seconds.
pub(in crate::app) const KEPT: i64 = 48 * 3_600;

tokio::task_local! {
    /// The key of the request that is being answered. Its first command stores the key beside its change, in the same commit.
    pub(in crate::app) static ONCE: Once;
}

/// A request's key.
#[derive(Clone, Debug)]
pub(in crate::app) struct Once {
    /// Whose.
    pub scope: String,
    /// The key that came with the request.
    pub key: String,
    /// BLAKE3 of what was asked, hexadecimal.
    pub request_hash: String,
    /// Whether a command has stored it.
    pub used: Arc<AtomicBool>,
}

/// How often a command is run at most until everything that it changes was hashed before it.
const RUNS: u32 = 4;

/// What a command sees of others that run beside it, on PostgreSQL.
#[derive(Clone, Copy, Debug)]
enum Isolation {
    /// Nothing; how long it may hold SQLite's writer.
    Serializable(Duration),
    /// What they commit while it waits for its row lock.
    ReadCommitted,
}

/// Why a command ends without a change.
#[derive(Debug)]
pub(in crate::app) enum Stop {
    /// The store failed.
    Store(StoreError),
    /// The command refuses.
    Refused(AppError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<AppError> for Stop {
    fn from(error: AppError) -> Self {
        Self::Refused(error)
    }
}

/// What is stored does not allow it.
pub(in crate::app) fn refused(code: &'static str, detail: impl Into<String>) -> Stop {
    Stop::Refused(AppError::Refused { code, detail: detail.into() })
}

/// There is no such thing, or it may not be known.
pub(in crate::app) fn not_found(what: &str) -> Stop {
    Stop::Refused(AppError::NotFound(format!("there is no such {what}")))
}

/// The input breaks rules.
pub(in crate::app) fn invalid(violations: Vec<Violation>) -> Stop {
    Stop::Refused(AppError::Invalid(violations))
}

/// The moment of a command, and the ids that it needs.
#[derive(Clone, Debug)]
pub(in crate::app) struct At {
    /// When.
    pub now: Moment,
    ids: Arc<dyn Ids>,
    /// What the command told so far; it is written when the command is done, with the hashes of what it found and left.
    book: Arc<Mutex<Book>>,
}

/// What happened, for the ledger.
#[derive(Clone, Debug)]
pub(in crate::app) struct Happened<'a> {
    /// What.
    pub kind: EventKind,
    /// Who acted.
    pub actor: Actor,
    /// About whom or what.
    pub subject: Uuid,
    /// The facts.
    pub body: Value,
    /// The project whose platform is told, if any is.
    pub project: Option<&'a str>,
}

impl At {
    /// A new id.
    pub fn uuid(&self) -> Uuid {
        let id = self.ids.uuid(self.now);
        self.book().made.insert(id);
        id
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hashes something that the command is about to change, for the events on it; before the first change, and after the lock of its row
    /// where the command takes one.
    pub async fn hold(&self, tx: &mut Tx, kept: Kept) -> Result<(), StoreError> {
        let known = self.book().found.contains_key(&kept);
        if !known {
            let found = state::digest(tx, kept).await?;
            self.book().found.insert(kept, found);
        }
        Ok(())
    }

    /// Says how the command leaves a form that it has laid out, which nobody else changes in the same transaction; how many places it has.
    pub fn lays_out(&self, attempt: AttemptId, form: &[FormItem]) -> usize {
        self.book().leaves.insert(Kept::Form(attempt.uuid()), state::form_hash(form));
        form.len()
    }

    /// Tells an event, and a message where the platform is told: its kind and what it is about, nothing personal. Both are written in the
    /// command's commit.
    pub fn tell(&self, tx: &mut Tx, what: Happened<'_>) -> Ready<Result<(), StoreError>> {
        self.tell_later(tx, what, self.now)
    }

    /// The same with a message that goes out when it is due: a platform knows of a decision no sooner than the person does.
    pub fn tell_later(&self, _: &mut Tx, what: Happened<'_>, due: Moment) -> Ready<Result<(), StoreError>> {
        let id = EventId::from_uuid(self.uuid());
        let event = Event {
            id,
            at: self.now,
            kind: what.kind.as_str().to_owned(),
            actor: what.actor,
            subject: Some(what.subject),
            body: what.body,
        };
        let message = what.project.map(|project| (MessageId::from_uuid(self.uuid()), project.to_owned(), due));
        self.book().told.push(Told { event, message });
        ready(Ok(()))
    }

    /// Writes what was told; or says what has to be held first, and writes nothing.
    async fn write_down(&self, tx: &mut Tx) -> Result<BTreeSet<Kept>, StoreError> {
        let book = std::mem::take(&mut *self.book());
        book.write(tx).await
    }

    /// Queues a job; the same key is queued once.
    pub async fn queue(&self, tx: &mut Tx, kind: JobKind, payload: Value, key: &str) -> Result<(), StoreError> {
        self.queue_at(tx, kind, payload, key, self.now).await
    }

    /// Queues a job that is due later.
    pub async fn queue_at(&self, tx: &mut Tx, kind: JobKind, payload: Value, key: &str, due: Moment) -> Result<(), StoreError> {
        jobs::enqueue(tx, JobId::from_uuid(self.uuid()), kind, payload, due, Some(key)).await.map(drop)
    }
}

/// The same work, known to borrow its transaction for any time.
fn work_of<T, W: Work<T>>(work: W) -> W {
    work
}

impl App {
    /// Runs a command in one transaction.
    pub(in crate::app) async fn command<T, I, F>(&self, name: &'static str, input: I, work: F) -> Result<T, AppError>
    where
        T: Send + 'static,
        I: Clone + Send + Sync + 'static,
        F: for<'t> Fn(&'t mut Tx, At, I) -> BoxFuture<'t, Result<T, Stop>> + Send + Sync + Copy + 'static,
    {
        self.run(Isolation::Serializable(WRITE_LIMIT), name, input, work).await
    }

    /// The same for rare bulk work that may hold SQLite's writer longer.
    pub(in crate::app) async fn command_within<T, I, F>(
        &self,
        name: &'static str,
        limit: Duration,
        input: I,
        work: F,
    ) -> Result<T, AppError>
    where
        T: Send + 'static,
        I: Clone + Send + Sync + 'static,
        F: for<'t> Fn(&'t mut Tx, At, I) -> BoxFuture<'t, Result<T, Stop>> + Send + Sync + Copy + 'static,
    {
        self.run(Isolation::Serializable(limit), name, input, work).await
    }

    /// Runs a command that takes its row lock first and reads after it what others acknowledged meanwhile: read committed on PostgreSQL.
    pub(in crate::app) async fn locking_command<T, I, F>(&self, name: &'static str, input: I, work: F) -> Result<T, AppError>
    where
        T: Send + 'static,
        I: Clone + Send + Sync + 'static,
        F: for<'t> Fn(&'t mut Tx, At, I) -> BoxFuture<'t, Result<T, Stop>> + Send + Sync + Copy + 'static,
    {
        self.run(Isolation::ReadCommitted, name, input, work).await
    }

    async fn run<T, I, F>(&self, isolation: Isolation, name: &'static str, input: I, work: F) -> Result<T, AppError>
    where
        T: Send + 'static,
        I: Clone + Send + Sync + 'static,
        F: for<'t> Fn(&'t mut Tx, At, I) -> BoxFuture<'t, Result<T, Stop>> + Send + Sync + Copy + 'static,
    {
        // The key is that of the first command which is not refused: a refused one stored nothing, and another may follow it.
        let once = ONCE.try_with(Clone::clone).ok().filter(|once| !once.used.swap(true, Ordering::SeqCst));
        let (mut isolation, mut held) = (isolation, BTreeSet::new());
        for _ in 0..RUNS {
            let ended = Arc::new(Mutex::new(Ended::default()));
            let transaction = self.transaction(name, (input.clone(), once.clone(), held.clone()), work, ended.clone());
            let outcome = match isolation {
                Isolation::Serializable(WRITE_LIMIT) => self.db.write(name, transaction).await,
                Isolation::Serializable(limit) => self.db.write_within(name, limit, transaction).await,
                Isolation::ReadCommitted => self.db.append(name, transaction).await,
            };
            let error = match outcome {
                Err(error @ StoreError::Refused { .. }) => error,
                other => return other.map_err(AppError::Store),
            };
            let ended = std::mem::take(&mut *ended.lock().unwrap_or_else(PoisonError::into_inner));
            if ended.unheld.is_empty() {
                if let Some(once) = &once {
                    once.used.store(false, Ordering::SeqCst);
                }
                return Err(ended.refusal.unwrap_or(AppError::Store(error)));
            }
            held.extend(ended.unheld);
            // What is hashed at the start is only what the command finds where nothing that others commit meanwhile is seen.
            if let Isolation::ReadCommitted = isolation {
                isolation = Isolation::Serializable(WRITE_LIMIT);
            }
        }
        Err(AppError::Store(StoreError::Busy { name, attempts: RUNS }))
    }

    fn transaction<T, I, F>(
        &self,
        name: &'static str,
        (input, once, held): (I, Option<Once>, BTreeSet<Kept>),
        work: F,
        ended: Arc<Mutex<Ended>>,
    ) -> impl Work<T> + use<T, I, F>
    where
        T: Send + 'static,
        I: Clone + Send + Sync + 'static,
        F: for<'t> Fn(&'t mut Tx, At, I) -> BoxFuture<'t, Result<T, Stop>> + Send + Sync + Copy + 'static,
    {
        let (clock, ids) = (self.clock.clone(), self.ids.clone());
        work_of(move |tx| {
            // Read in the transaction, each time that it is run: of two commands on the same rows the later one has the later moment.
            let at = At { now: clock.now(), ids: ids.clone(), book: Arc::default() };
            let (input, once, held, ended) = (input.clone(), once.clone(), held.clone(), ended.clone());
            Box::pin(async move {
                if let Some(once) = once {
                    let kept = Remembered { request_hash: once.request_hash, status: 0, response: String::new() };
                    idempotency::remember(tx, &once.scope, &once.key, &kept, at.now, at.now.plus_seconds(KEPT)).await?;
                }
                for kept in held {
                    at.hold(tx, kept).await?;
                }
                let why = match work(tx, at.clone(), input).await {
                    Ok(value) => match at.write_down(tx).await? {
                        unheld if unheld.is_empty() => return Ok(value),
                        unheld => Ended { refusal: None, unheld },
                    },
                    Err(Stop::Store(error)) => return Err(error),
                    Err(Stop::Refused(error)) => Ended { refusal: Some(error), unheld: BTreeSet::new() },
                };
                *ended.lock().unwrap_or_else(PoisonError::into_inner) = why;
                Err(StoreError::Refused { name })
            })
        })
    }
}

/// Why a command was undone that the store did not fail.
#[derive(Debug, Default)]
struct Ended {
    /// It refused.
    refusal: Option<AppError>,
    /// It changed things that it had not held.
    unheld: BTreeSet<Kept>,
}

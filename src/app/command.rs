//! One command, one commit: the change, its ledger event and its message together, or none of them. A refusal undoes what the command wrote.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::future::{Ready, ready};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::BoxFuture;
use serde_json::Value;
use uuid::Uuid;

use super::ids::Ids;
use super::{App, AppError};
use crate::domain::id::{EventId, JobId, MessageId, PersonId};
use crate::domain::ledger::{Event, Kept, ROWS, Touched};
use crate::domain::moment::Moment;
use crate::domain::violation::Violation;
use crate::store::idempotency::{self, Remembered};
use crate::store::{StoreError, Tx, WRITE_LIMIT, Work, jobs, ledger, state};

/// How long an answer is kept for requests that come twice, in seconds.
pub(super) const KEPT: i64 = 48 * 3_600;

tokio::task_local! {
    /// The key of the request that is being answered. Its first command stores the key beside its change, in the same commit.
    pub(super) static ONCE: Once;
}

/// A request's key.
#[derive(Clone, Debug)]
pub(super) struct Once {
    /// Whose.
    pub scope: String,
    /// The key that came with the request.
    pub key: String,
    /// BLAKE3 of what was asked, hexadecimal.
    pub request_hash: String,
    /// Whether a command has stored it.
    pub used: Arc<AtomicBool>,
}

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
pub(super) enum Stop {
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
pub(super) fn refused(code: &'static str, detail: impl Into<String>) -> Stop {
    Stop::Refused(AppError::Refused { code, detail: detail.into() })
}

/// There is no such thing, or it may not be known.
pub(super) fn not_found(what: &str) -> Stop {
    Stop::Refused(AppError::NotFound(format!("there is no such {what}")))
}

/// The input breaks rules.
pub(super) fn invalid(violations: Vec<Violation>) -> Stop {
    Stop::Refused(AppError::Invalid(violations))
}

/// The moment of a command, and the ids that it needs.
#[derive(Clone, Debug)]
pub(super) struct At {
    /// When.
    pub now: Moment,
    ids: Arc<dyn Ids>,
    /// What the command told so far; it is written when the command is done, with the hashes of what it left.
    told: Arc<Mutex<Vec<Told>>>,
}

/// An event, and the message that tells it where one does.
#[derive(Clone, Debug)]
struct Told {
    event: Event,
    message: Option<(MessageId, String, Moment)>,
}

/// What happened, for the ledger.
#[derive(Clone, Debug)]
pub(super) struct Happened<'a> {
    /// Such as `application.submitted`.
    pub kind: &'static str,
    /// A person's id, or `worker`.
    pub actor: &'a str,
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
        self.ids.uuid(self.now)
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
            kind: what.kind.to_owned(),
            actor: what.actor.to_owned(),
            subject: Some(what.subject),
            body: what.body,
        };
        let message = what.project.map(|project| (MessageId::from_uuid(self.uuid()), project.to_owned(), due));
        self.told.lock().unwrap_or_else(PoisonError::into_inner).push(Told { event, message });
        ready(Ok(()))
    }

    /// Writes what was told, each event with the hashes of what it changed as the command leaves it.
    async fn write_down(&self, tx: &mut Tx) -> Result<(), StoreError> {
        let told = std::mem::take(&mut *self.told.lock().unwrap_or_else(PoisonError::into_inner));
        let mut known: BTreeMap<Kept, String> = BTreeMap::new();
        for Told { mut event, message } in told {
            let kept = match Kept::by(&event) {
                Some(Touched::CandidateOf(attempt)) => state::candidate_of(tx, attempt).await?.map(Kept::Application),
                Some(Touched::ThatMade(annotator)) => state::that_made(tx, annotator).await?.map(Kept::Application),
                Some(Touched::Kept(kept)) => Some(kept),
                None => None,
            };
            if let (Some(kept), Some(body)) = (kept, event.body.as_object_mut()) {
                if let Entry::Vacant(place) = known.entry(kept) {
                    place.insert(state::digest(tx, kept).await?);
                }
                body.insert(ROWS.to_owned(), serde_json::json!({ kept.name(): known.get(&kept) }));
            }
            ledger::insert_event(tx, &event).await?;
            if let Some((id, project, due)) = message {
                let body = serde_json::json!({ "object": event.subject.map(|s| s.to_string()) });
                ledger::insert_message(tx, id, event.id, &project, due, &event.kind, &body).await?;
            }
        }
        Ok(())
    }

    /// Queues a job; the same key is queued once.
    pub async fn queue(&self, tx: &mut Tx, kind: &str, payload: Value, key: &str) -> Result<(), StoreError> {
        self.queue_at(tx, kind, payload, key, self.now).await
    }

    /// Queues a job that is due later.
    pub async fn queue_at(&self, tx: &mut Tx, kind: &str, payload: Value, key: &str, due: Moment) -> Result<(), StoreError> {
        jobs::enqueue(tx, JobId::from_uuid(self.uuid()), kind, payload, due, Some(key)).await.map(drop)
    }
}

/// The same work, known to borrow its transaction for any time.
fn work_of<T, W: Work<T>>(work: W) -> W {
    work
}

/// The name under which a person acts in the ledger.
pub(super) fn actor(person: PersonId) -> String {
    person.to_string()
}

impl App {
    /// Runs a command in one transaction.
    pub(super) async fn command<T, I, F>(&self, name: &'static str, input: I, work: F) -> Result<T, AppError>
    where
        T: Send + 'static,
        I: Clone + Send + Sync + 'static,
        F: for<'t> Fn(&'t mut Tx, At, I) -> BoxFuture<'t, Result<T, Stop>> + Send + Sync + Copy + 'static,
    {
        self.run(Isolation::Serializable(WRITE_LIMIT), name, input, work).await
    }

    /// The same for rare bulk work that may hold SQLite's writer longer.
    pub(super) async fn command_within<T, I, F>(&self, name: &'static str, limit: Duration, input: I, work: F) -> Result<T, AppError>
    where
        T: Send + 'static,
        I: Clone + Send + Sync + 'static,
        F: for<'t> Fn(&'t mut Tx, At, I) -> BoxFuture<'t, Result<T, Stop>> + Send + Sync + Copy + 'static,
    {
        self.run(Isolation::Serializable(limit), name, input, work).await
    }

    /// Runs a command that takes its row lock first and reads after it what others acknowledged meanwhile: read committed on PostgreSQL.
    pub(super) async fn locking_command<T, I, F>(&self, name: &'static str, input: I, work: F) -> Result<T, AppError>
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
        let (clock, ids) = (self.clock.clone(), self.ids.clone());
        let refusal: Arc<Mutex<Option<AppError>>> = Arc::default();
        let told = refusal.clone();
        // The key is that of the first command which is not refused: a refused one stored nothing, and another may follow it.
        let once = ONCE.try_with(Clone::clone).ok().filter(|once| !once.used.swap(true, Ordering::SeqCst));
        let given_back = once.as_ref().map(|once| once.used.clone());
        let transaction = work_of(move |tx| {
            // Read in the transaction, each time that it is run: of two commands on the same rows the later one has the later moment.
            let at = At { now: clock.now(), ids: ids.clone(), told: Arc::default() };
            let (input, told, once) = (input.clone(), told.clone(), once.clone());
            Box::pin(async move {
                if let Some(once) = once {
                    let kept = Remembered { request_hash: once.request_hash, status: 0, response: String::new() };
                    idempotency::remember(tx, &once.scope, &once.key, &kept, at.now, at.now.plus_seconds(KEPT)).await?;
                }
                match work(tx, at.clone(), input).await {
                    Ok(value) => at.write_down(tx).await.map(|()| value),
                    Err(Stop::Store(error)) => Err(error),
                    Err(Stop::Refused(error)) => {
                        if let Ok(mut slot) = told.lock() {
                            *slot = Some(error);
                        }
                        Err(StoreError::Refused { name })
                    }
                }
            })
        });
        let outcome = match isolation {
            Isolation::Serializable(WRITE_LIMIT) => self.db.write(name, transaction).await,
            Isolation::Serializable(limit) => self.db.write_within(name, limit, transaction).await,
            Isolation::ReadCommitted => self.db.append(name, transaction).await,
        };
        if let (Err(StoreError::Refused { .. }), Some(used)) = (&outcome, given_back) {
            used.store(false, Ordering::SeqCst);
        }
        outcome.map_err(|error| match error {
            StoreError::Refused { .. } => refusal.lock().ok().and_then(|mut slot| slot.take()).unwrap_or(AppError::Store(error)),
            other => AppError::Store(other),
        })
    }
}

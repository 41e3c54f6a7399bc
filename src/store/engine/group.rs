//! SQLite's single writer: concurrent writes share one commit, each under its savepoint, none acknowledged before it.
//!
//! A commit costs a disk flush, so the group is what makes durable writes fast. A lone write does not wait: a group closes as soon as
//! nobody is queued, at [`GROUP`] writes or after [`GROUP_TIME`]. If an error ended the whole transaction, the group is run again one by
//! one; a commit that fails answers all of its writes "outcome unknown". Work that holds the writer past its limit is undone,
//! tried once more alone, then refused.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use sqlx::SqliteConnection;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use super::error::{Result, StoreError};
use super::tx::{Counted, Driver, Tx, Work, writing};

/// Most writes of a group.
const GROUP: usize = 64;
/// Longest time in which a group takes in more writes.
const GROUP_TIME: Duration = Duration::from_millis(5);
/// Most writes that wait.
pub(in crate::store) const QUEUE: usize = 1024;

/// One queued write: its work, and where its result goes.
trait Queued: Send {
    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> BoxFuture<'a, Result<()>>;
    fn limit(&self) -> (&'static str, Duration);
    /// Whether it is one statement, which undoes itself where it fails and needs no savepoint.
    fn is_statement(&self) -> bool;
    fn answer(self: Box<Self>, committed: Result<()>);
}

struct Write<T, F> {
    name: &'static str,
    limit: Duration,
    statement: bool,
    work: F,
    result: Option<T>,
    reply: oneshot::Sender<Result<T>>,
}

impl<T: Send + 'static, F: Work<T>> Queued for Write<T, F> {
    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            self.result = Some(writing((self.work)(tx)).await?);
            Ok(())
        })
    }

    fn limit(&self) -> (&'static str, Duration) {
        (self.name, self.limit)
    }

    fn is_statement(&self) -> bool {
        self.statement
    }

    fn answer(self: Box<Self>, committed: Result<()>) {
        let Self { name, result, reply, .. } = *self;
        let answer = committed.and_then(|()| result.ok_or(StoreError::OutcomeUnknown { name }));
        // Whoever asked may be gone; the write stands all the same.
        drop(reply.send(answer));
    }
}

/// The way to the writer.
#[derive(Clone)]
pub(in crate::store) struct Writer(mpsc::Sender<Box<dyn Queued>>);

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Writer({} free)", self.0.capacity())
    }
}

/// What the writer tells the task that checkpoints.
pub(in crate::store) type Committed = tokio::sync::watch::Sender<u64>;

impl Writer {
    /// Starts the writer on its connection. `group` of 1 gives each write a commit of its own (for comparison in benches).
    pub(in crate::store) fn start(connection: SqliteConnection, group: usize, committed: Committed, counted: Arc<Counted>) -> Self {
        let (send, receive) = mpsc::channel(QUEUE);
        let tx = Tx(Driver::SqliteWriter(Box::new(connection)), counted);
        tokio::spawn(Loop { tx, receive, group: group.clamp(1, GROUP), committed }.run());
        Self(send)
    }

    /// Queues a write and waits for its commit.
    pub(in crate::store) async fn write<T: Send + 'static, F: Work<T>>(&self, name: &'static str, limit: Duration, work: F) -> Result<T> {
        self.queue(name, limit, false, work).await
    }

    /// The same for a write that is one statement.
    pub(in crate::store) async fn statement<T: Send + 'static, F: Work<T>>(
        &self,
        name: &'static str,
        limit: Duration,
        work: F,
    ) -> Result<T> {
        self.queue(name, limit, true, work).await
    }

    async fn queue<T: Send + 'static, F: Work<T>>(&self, name: &'static str, limit: Duration, statement: bool, work: F) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        let queued = Box::new(Write { name, limit, statement, work, result: None, reply });
        self.0.try_send(queued).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(_) => StoreError::Overloaded { retry_after: Duration::from_secs(1) },
            mpsc::error::TrySendError::Closed(_) => StoreError::Unsuitable("the database was closed".to_owned()),
        })?;
        answer.await.unwrap_or(Err(StoreError::OutcomeUnknown { name }))
    }
}

struct Loop {
    tx: Tx,
    receive: mpsc::Receiver<Box<dyn Queued>>,
    group: usize,
    committed: Committed,
}

/// What became of one write inside its group.
enum Ran {
    /// Done; counts once the group is committed.
    Done,
    /// Undone to its savepoint, with its error.
    Undone(StoreError),
    /// Its error ended the whole transaction.
    TransactionLost(StoreError),
}

impl Loop {
    async fn run(mut self) {
        while let Some(first) = self.receive.recv().await {
            self.group_of(first).await;
        }
    }

    async fn group_of(&mut self, first: Box<dyn Queued>) {
        if let Err(error) = self.tx.0.control("BEGIN IMMEDIATE").await {
            first.answer(Err(error));
            return;
        }
        let closes = Instant::now() + GROUP_TIME;
        let (mut done, mut slow) = (Vec::new(), Vec::new());
        let mut next = Some(first);
        while let Some(mut write) = next.take() {
            match self.savepoint(write.as_mut()).await {
                Ran::Done => done.push(write),
                Ran::Undone(StoreError::TooSlow { .. }) => {
                    slow.push(write);
                    break;
                }
                Ran::Undone(error) => write.answer(Err(error)),
                Ran::TransactionLost(error) => {
                    tracing::warn!(%error, "an error ended a group of writes; running it again one by one");
                    done.push(write);
                    self.one_by_one(done).await;
                    return;
                }
            }
            if done.len() < self.group && Instant::now() < closes {
                next = self.receive.try_recv().ok();
            }
        }
        self.commit(done).await;
        // It may have been the machine that stood still: such a write is tried once more, alone, before it is refused.
        for write in slow {
            self.alone(write).await;
        }
    }

    async fn savepoint(&mut self, write: &mut dyn Queued) -> Ran {
        if write.is_statement() {
            return self.statement(write).await;
        }
        if let Err(error) = self.tx.0.control("SAVEPOINT w").await {
            return Ran::TransactionLost(error);
        }
        let (name, limit) = write.limit();
        let work = AssertUnwindSafe(tokio::time::timeout(limit, write.run(&mut self.tx))).catch_unwind();
        let outcome = match work.await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => {
                tracing::error!(name, ?limit, "a transaction held the writer too long and was undone");
                Err(StoreError::TooSlow { name, limit })
            }
            Err(panic) => Err(StoreError::Unsuitable(format!("transaction \"{name}\" panicked: {}", panic_text(panic.as_ref())))),
        };
        let close = if outcome.is_ok() { "RELEASE w" } else { "ROLLBACK TO w; RELEASE w" };
        match (self.tx.0.control(close).await, outcome) {
            (Ok(()), Ok(())) => Ran::Done,
            (Ok(()), Err(error)) => Ran::Undone(error),
            (Err(lost), Ok(())) => Ran::TransactionLost(lost),
            (Err(_), Err(error)) => Ran::TransactionLost(error),
        }
    }

    /// Runs a write that is one statement. Where it fails, the whole group is run again one by one:
    /// whether the transaction still stands is not asked.
    async fn statement(&mut self, write: &mut dyn Queued) -> Ran {
        let (name, limit) = write.limit();
        let work = AssertUnwindSafe(tokio::time::timeout(limit, write.run(&mut self.tx))).catch_unwind();
        match work.await {
            Ok(Ok(Ok(()))) => Ran::Done,
            Ok(Ok(Err(error))) => Ran::TransactionLost(error),
            Ok(Err(_)) => Ran::TransactionLost(StoreError::TooSlow { name, limit }),
            Err(panic) => {
                Ran::TransactionLost(StoreError::Unsuitable(format!("statement \"{name}\" panicked: {}", panic_text(panic.as_ref()))))
            }
        }
    }

    async fn commit(&mut self, done: Vec<Box<dyn Queued>>) {
        let committed = self.tx.0.control(if done.is_empty() { "ROLLBACK" } else { "COMMIT" }).await;
        if committed.is_err() {
            // Whether the flush reached the disk is not known; the connection must not stay inside the transaction.
            drop(self.tx.0.control("ROLLBACK").await);
        } else {
            self.committed.send_modify(|n| *n += 1);
        }
        for write in done {
            let (name, _) = write.limit();
            write.answer(if committed.is_ok() { Ok(()) } else { Err(StoreError::OutcomeUnknown { name }) });
        }
    }

    async fn one_by_one(&mut self, writes: Vec<Box<dyn Queued>>) {
        drop(self.tx.0.control("ROLLBACK").await);
        for write in writes {
            self.alone(write).await;
        }
    }

    async fn alone(&mut self, mut write: Box<dyn Queued>) {
        if let Err(error) = self.tx.0.control("BEGIN IMMEDIATE").await {
            write.answer(Err(error));
            return;
        }
        match self.savepoint(write.as_mut()).await {
            Ran::Done => self.commit(vec![write]).await,
            Ran::Undone(error) | Ran::TransactionLost(error) => {
                drop(self.tx.0.control("ROLLBACK").await);
                write.answer(Err(error));
            }
        }
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

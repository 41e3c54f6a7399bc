//! The database, and the three kinds of transactions.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt as _;
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgConnectOptions;
use sqlx::{PgPool, Postgres, SqlitePool};

use super::error::{Result, StoreError};
use super::group::Writer;
use super::opening;
use super::patience::within;
pub use super::target::Target;
use super::tx::{Counted, Driver, Tx, Work, writing};

/// How long an ordinary write may hold SQLite's writer.
pub const WRITE_LIMIT: Duration = Duration::from_millis(250);
/// How often a transaction is run again because others were in the way.
const RETRIES: u32 = 16;
/// How often it is run again because of a uniqueness rule: under concurrency the rule may speak before the serialization check does; a rule
/// that is really broken speaks again at once.
const CONFLICT_RETRIES: u32 = 2;

/// How SQLite's commits are shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Concurrent writes share a commit.
    Shared,
    /// Each write has its own; for comparison in benches.
    OneEach,
}

/// An open database.
#[derive(Clone, Debug)]
pub struct Db {
    driver: Pools,
    durability: Durability,
    retries: Arc<Mutex<BTreeMap<&'static str, u64>>>,
    counted: Arc<Counted>,
    writes: Arc<AtomicU64>,
}

/// How a transaction begins.
#[derive(Clone, Copy, Debug)]
enum Begin {
    /// Not at all: one statement, which ends by itself.
    Alone,
    /// With this text, to read.
    ToRead(&'static str),
    /// With this text, to write.
    ToWrite(&'static str),
}

#[derive(Clone, Debug)]
enum Pools {
    Sqlite { read: SqlitePool, writer: Writer },
    Postgres(PgPool),
}

impl Db {
    /// Opens a database; a SQLite file is made where there is none.
    ///
    /// # Errors
    /// [`StoreError::Unsuitable`] where the server or library is too old, [`StoreError::Driver`] where there is no database.
    pub async fn open(target: &Target, durability: Durability) -> Result<Self> {
        let counted = Arc::new(Counted::default());
        let driver = match target {
            Target::Sqlite(path) => {
                let together = if durability == Durability::Shared { usize::MAX } else { 1 };
                let (read, writer) = opening::sqlite(path.clone(), together, counted.clone()).await?;
                Pools::Sqlite { read, writer }
            }
            Target::Postgres(url) => Pools::Postgres(opening::postgres(url).await?),
        };
        Ok(Self { driver, durability, retries: Arc::default(), counted, writes: Arc::default() })
    }

    /// Whether writes that come at once share a commit.
    #[must_use]
    pub fn shares_commits(&self) -> bool {
        self.durability == Durability::Shared
    }

    /// Whether this is PostgreSQL.
    #[must_use]
    pub const fn is_postgres(&self) -> bool {
        matches!(self.driver, Pools::Postgres(_))
    }

    /// How PostgreSQL is connected to; `None` on SQLite.
    pub(in crate::store) fn postgres_options(&self) -> Option<Arc<PgConnectOptions>> {
        match &self.driver {
            Pools::Sqlite { .. } => None,
            Pools::Postgres(pool) => Some(pool.connect_options()),
        }
    }

    /// How often transactions were run again, by name.
    #[must_use]
    pub fn retries(&self) -> BTreeMap<&'static str, u64> {
        self.retries.lock().map(|r| r.clone()).unwrap_or_default()
    }

    /// How many transactions that may write were begun: what only looks begins none.
    #[must_use]
    pub fn writes(&self) -> u64 {
        self.writes.load(Ordering::SeqCst)
    }

    /// How many statements were run since the database was opened, and how many rows they gave: for tests of what something costs.
    #[must_use]
    pub fn counted(&self) -> (u64, u64) {
        self.counted.so_far()
    }

    fn guarded(&self, driver: Driver) -> Guarded {
        Guarded(Some(Tx(driver, self.counted.clone())))
    }

    /// A snapshot to read from; writes inside it fail.
    ///
    /// # Errors
    /// [`StoreError`]; the reads are not repeated but for PostgreSQL's serialization failures.
    pub async fn read<T: Send + 'static>(&self, name: &'static str, work: impl Work<T>) -> Result<T> {
        let answer = async {
            match &self.driver {
                Pools::Sqlite { read, .. } => {
                    let connection = read.acquire().await?;
                    in_own_task(name, self.guarded(Driver::SqliteReader(connection)), Begin::ToRead("BEGIN"), work).await
                }
                Pools::Postgres(pool) => {
                    self.postgres(pool, name, Begin::ToRead("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"), work).await
                }
            }
        };
        within(name, Box::pin(answer)).await
    }

    /// Runs one query, which is its own snapshot: no transaction is begun around it, so it costs one exchange with the database.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn look<T: Send + 'static>(&self, name: &'static str, work: impl Work<T>) -> Result<T> {
        let answer = async {
            match &self.driver {
                Pools::Sqlite { read, .. } => {
                    let connection = read.acquire().await?;
                    in_own_task(name, self.guarded(Driver::SqliteReader(connection)), Begin::Alone, work).await
                }
                Pools::Postgres(pool) => self.postgres(pool, name, Begin::Alone, work).await,
            }
        };
        within(name, Box::pin(answer)).await
    }

    /// Runs one statement that writes rows, beside others that do the same: it is its own transaction on PostgreSQL, so it costs one
    /// exchange and one commit; as [`Db::write`] on SQLite.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn insert<T: Send + 'static>(&self, name: &'static str, work: impl Work<T>) -> Result<T> {
        self.writes.fetch_add(1, Ordering::SeqCst);
        let answer = async {
            match &self.driver {
                Pools::Sqlite { writer, .. } => writer.statement(name, WRITE_LIMIT, work).await,
                Pools::Postgres(pool) => self.postgres(pool, name, Begin::Alone, work).await,
            }
        };
        within(name, Box::pin(answer)).await
    }

    /// One command: everything that it changes, or nothing. Serializable on PostgreSQL, alone on SQLite's writer; run again, a bounded
    /// number of times, where others were in the way. It runs in a task of its own, which a dropped request cannot cancel.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::Busy`] where retrying did not help.
    pub async fn write<T: Send + 'static>(&self, name: &'static str, work: impl Work<T>) -> Result<T> {
        within(name, Box::pin(self.write_within(name, WRITE_LIMIT, work))).await
    }

    /// The same for rare bulk work that may hold SQLite's writer longer, such as an import.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn write_within<T: Send + 'static>(&self, name: &'static str, limit: Duration, work: impl Work<T>) -> Result<T> {
        self.writes.fetch_add(1, Ordering::SeqCst);
        match &self.driver {
            Pools::Sqlite { writer, .. } => writer.write(name, limit, work).await,
            Pools::Postgres(pool) => self.postgres(pool, name, Begin::ToWrite("BEGIN ISOLATION LEVEL SERIALIZABLE"), work).await,
        }
    }

    /// Saves one row beside others that do the same: read committed on PostgreSQL, where the caller takes the row lock that keeps its
    /// reading true; as [`Db::write`] on SQLite.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn append<T: Send + 'static>(&self, name: &'static str, work: impl Work<T>) -> Result<T> {
        self.writes.fetch_add(1, Ordering::SeqCst);
        let answer = async {
            match &self.driver {
                Pools::Sqlite { writer, .. } => writer.write(name, WRITE_LIMIT, work).await,
                Pools::Postgres(pool) => self.postgres(pool, name, Begin::ToWrite("BEGIN ISOLATION LEVEL READ COMMITTED"), work).await,
            }
        };
        within(name, Box::pin(answer)).await
    }

    async fn postgres<T: Send + 'static>(&self, pool: &PgPool, name: &'static str, begin: Begin, work: impl Work<T>) -> Result<T> {
        let db = self.clone();
        let pool = pool.clone();
        let task = tokio::spawn(async move { db.retried(&pool, name, begin, work).await });
        task.await.unwrap_or(Err(StoreError::OutcomeUnknown { name }))
    }

    async fn retried<T: Send>(&self, pool: &PgPool, name: &'static str, begin: Begin, mut work: impl Work<T>) -> Result<T> {
        let (mut attempts, mut conflicts) = (0, 0);
        loop {
            let connection = pool.acquire().await?;
            match transaction(name, self.guarded(Driver::Postgres(connection)), begin, &mut work).await {
                Err(StoreError::Conflict { .. }) if conflicts < CONFLICT_RETRIES => conflicts += 1,
                Err(error) if error.may_retry() => {
                    attempts += 1;
                    if attempts > RETRIES {
                        return Err(StoreError::Busy { name, attempts });
                    }
                    if let Ok(mut retries) = self.retries.lock() {
                        *retries.entry(name).or_default() += 1;
                    }
                    // Those in each other's way come back at different times; which ones is not a stored chance.
                    let spread = u64::from(rand::random::<u8>()) % 8 + 1;
                    tokio::time::sleep(Duration::from_millis(spread << attempts.min(6))).await;
                }
                outcome => return outcome,
            }
        }
    }

    /// The connections of the pool that are free and inside a transaction: always none. For the test of dropped requests.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn open_transactions(&self) -> Result<i64> {
        match &self.driver {
            Pools::Sqlite { .. } => Ok(0),
            Pools::Postgres(pool) => {
                let text = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'";
                Ok(sqlx::query_scalar::<Postgres, i64>(text).fetch_one(pool).await?)
            }
        }
    }

    /// Closes all connections after what was begun has ended.
    pub async fn close(&self) {
        match &self.driver {
            Pools::Sqlite { read, .. } => read.close().await,
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// A connection with an open transaction: closed for good instead of going back to the pool, unless the transaction was ended properly.
struct Guarded(Option<Tx>);

impl Drop for Guarded {
    fn drop(&mut self) {
        match self.0.take() {
            Some(Tx(Driver::SqliteReader(c), _)) => drop(PoolConnection::detach(c)),
            Some(Tx(Driver::Postgres(c), _)) => drop(PoolConnection::detach(c)),
            Some(Tx(Driver::SqliteWriter(_), _)) | None => {}
        }
    }
}

async fn in_own_task<T: Send + 'static>(name: &'static str, guarded: Guarded, begin: Begin, mut work: impl Work<T>) -> Result<T> {
    let task = tokio::spawn(async move { transaction(name, guarded, begin, &mut work).await });
    task.await.unwrap_or(Err(StoreError::OutcomeUnknown { name }))
}

async fn transaction<T>(name: &'static str, mut guarded: Guarded, begin: Begin, work: &mut impl Work<T>) -> Result<T> {
    let Some(tx) = guarded.0.as_mut() else { return Err(StoreError::OutcomeUnknown { name }) };
    let alone = matches!(begin, Begin::Alone);
    if let Begin::ToRead(text) | Begin::ToWrite(text) = begin {
        tx.0.control(text).await?;
    }
    let outcome = match begin {
        Begin::ToWrite(_) => std::panic::AssertUnwindSafe(writing(work(tx))).catch_unwind().await,
        Begin::ToRead(_) | Begin::Alone => std::panic::AssertUnwindSafe(work(tx)).catch_unwind().await,
    };
    match outcome {
        Ok(Ok(value)) => {
            let committed = if alone { Ok(()) } else { tx.0.control("COMMIT").await };
            match committed {
                Ok(()) => {}
                Err(error) if error.may_retry() => return Err(error),
                Err(error) => {
                    tracing::error!(name, %error, "a commit failed");
                    return Err(StoreError::OutcomeUnknown { name });
                }
            }
            drop(guarded.0.take());
            Ok(value)
        }
        Ok(Err(error)) => {
            if alone || tx.0.control("ROLLBACK").await.is_ok() {
                drop(guarded.0.take());
            }
            Err(error)
        }
        Err(_) => Err(StoreError::Unsuitable(format!("transaction \"{name}\" panicked"))),
    }
}

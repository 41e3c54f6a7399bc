//! The database: where it is, how it is opened, and the three kinds of transactions.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::str::FromStr as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt as _;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, PgPool, Postgres, SqlitePool};

use super::error::{Result, StoreError};
use super::group::Writer;
use super::patience::within;
pub use super::target::Target;
use super::tx::{Counted, Driver, Tx, Work, writing};

/// The oldest SQLite that this program trusts with answers: earlier ones can corrupt a write-ahead log that two connections reset.
pub(super) const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);
/// The oldest PostgreSQL that the statements are tested on, as its `server_version_num`.
pub(super) const OLDEST_POSTGRES: i64 = 150_000;
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

/// A connection that rested longer is asked whether it is alive before it is used.
const RESTED: Duration = Duration::from_secs(1);

/// How long a transaction waits for a connection to PostgreSQL: a request that needs one is answered within five seconds, also where the
/// database is away.
const ACQUIRE: Duration = Duration::from_secs(4);

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
            Target::Sqlite(path) => open_sqlite(path.clone(), durability, counted.clone()).await?,
            Target::Postgres(url) => Pools::Postgres(open_postgres(url).await?),
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

    /// Runs one statement that writes rows, beside others that do the same: it is its own transaction on PostgreSQL, so it costs one exchange
    /// and one commit; as [`Db::write`] on SQLite.
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

    /// One command: everything that it changes, or nothing. Serializable on PostgreSQL, alone on SQLite's writer; run again, a bounded number
    /// of times, where others were in the way. It runs in a task of its own, which a dropped request cannot cancel.
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

async fn open_sqlite(path: PathBuf, durability: Durability, counted: Arc<Counted>) -> Result<Pools> {
    super::admin::file::make_private(&path)?;
    let options = SqliteConnectOptions::new()
        .filename(&path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // Shorter than a request waits for the database in all, so that it is told that nothing was begun.
        .busy_timeout(Duration::from_secs(3))
        .pragma("trusted_schema", "off")
        .pragma("mmap_size", "0")
        .disable_statement_logging();
    // The log is copied back by a connection of its own, so that no acknowledged write waits for it.
    let mut connection = options.clone().create_if_missing(true).pragma("wal_autocheckpoint", "0").connect().await?;
    check_sqlite(&mut connection).await?;
    let (committed, watch) = tokio::sync::watch::channel(0);
    let group = if durability == Durability::Shared { usize::MAX } else { 1 };
    let checkpointer = options.clone().connect().await?;
    tokio::spawn(checkpoints(checkpointer, watch));
    let writer = Writer::start(connection, group, committed, counted);
    let read = SqlitePoolOptions::new().max_connections(4).connect_with(options.read_only(true)).await?;
    Ok(Pools::Sqlite { read, writer })
}

async fn check_sqlite(connection: &mut sqlx::SqliteConnection) -> Result<()> {
    let version: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(connection).await?;
    sqlite_is_new_enough(&version)
}

fn sqlite_is_new_enough(version: &str) -> Result<()> {
    let mut parts = version.split('.').map(|p| p.parse::<u32>().unwrap_or(0));
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found < OLDEST_SQLITE {
        let (a, b, c) = OLDEST_SQLITE;
        return Err(StoreError::Unsuitable(format!("SQLite {version} is too old: at least {a}.{b}.{c} is needed")));
    }
    Ok(())
}

/// Copies the write-ahead log back, apart from the path that acknowledges writes. Ends when the writer does.
async fn checkpoints(mut connection: sqlx::SqliteConnection, mut committed: tokio::sync::watch::Receiver<u64>) {
    while committed.changed().await.is_ok() {
        tokio::time::sleep(Duration::from_millis(500)).await;
        committed.mark_unchanged();
        if let Err(error) = sqlx::raw_sql("PRAGMA wal_checkpoint(PASSIVE)").execute(&mut connection).await {
            tracing::warn!(%error, "a checkpoint failed; the log grows until one succeeds");
        }
    }
    drop(connection.close().await);
}

async fn open_postgres(url: &str) -> Result<PgPool> {
    // Each process has a name of its own, so that one can tell whether others are connected.
    let name = format!("touchstone {:08x}", rand::random::<u32>());
    let options = PgConnectOptions::from_str(url)?.application_name(&name).disable_statement_logging();
    let pool = PgPoolOptions::new()
        .max_connections(16)
        .acquire_timeout(ACQUIRE)
        // A connection that was just used is alive; one that rested may have been cut meanwhile.
        .test_before_acquire(false)
        .before_acquire(|connection, meta| {
            Box::pin(async move {
                if meta.idle_for > RESTED {
                    sqlx::Connection::ping(connection).await?;
                }
                Ok(true)
            })
        })
        .after_connect(|connection, _| {
            Box::pin(async move {
                let limits = "SET statement_timeout = '30s'; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '30s'";
                sqlx::raw_sql(limits).execute(connection).await.map(drop)
            })
        })
        .connect_with(options)
        .await?;
    let version: String = sqlx::query_scalar("SHOW server_version_num").fetch_one(&pool).await?;
    if version.parse::<i64>().unwrap_or(0) < OLDEST_POSTGRES {
        return Err(StoreError::Unsuitable(format!("PostgreSQL {version} is too old: at least 15 is needed")));
    }
    Ok(pool)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_sqlite_is_refused() {
        for (version, good) in
            [("3.51.3", true), ("3.52.0", true), ("4.0.0", true), ("3.51.2", false), ("3.40.1", false), ("nonsense", false)]
        {
            assert_eq!(sqlite_is_new_enough(version).is_ok(), good, "{version}");
        }
    }
}

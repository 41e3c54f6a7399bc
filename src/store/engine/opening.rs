//! How a database is opened: what its connections are told, and which versions are trusted.

use std::path::PathBuf;
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, PgPool, SqlitePool};

use super::error::{Result, StoreError};
use super::group::Writer;
use super::tx::Counted;

/// The oldest SQLite that this program trusts with answers: earlier ones can corrupt a write-ahead log that two connections reset.
pub(in crate::store) const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);
/// The oldest PostgreSQL that the statements are tested on, as its `server_version_num`.
pub(in crate::store) const OLDEST_POSTGRES: i64 = 150_000;

/// A connection that rested longer is asked whether it is alive before it is used.
const RESTED: Duration = Duration::from_secs(1);

/// How long a transaction waits for a connection to PostgreSQL: a request that needs one is answered within five seconds, also where the
/// database is away.
const ACQUIRE: Duration = Duration::from_secs(4);

/// A pool of readers, and the one writer with its connection, which commits so many writes together at most.
pub(in crate::store) async fn sqlite(path: PathBuf, together: usize, counted: Arc<Counted>) -> Result<(SqlitePool, Writer)> {
    crate::store::engine::private_file::make_private(&path)?;
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
    let mut connection = options
        .clone()
        .create_if_missing(true)
        .pragma("wal_autocheckpoint", "0")
        // In KiB. Of what is written the upper pages of each index and the ends of its parts come again and again.
        .pragma("cache_size", "-65536")
        .connect()
        .await?;
    check_sqlite(&mut connection).await?;
    let (committed, watch) = tokio::sync::watch::channel(0);
    let checkpointer = options.clone().busy_timeout(HOLD).connect().await?;
    tokio::spawn(checkpoints(checkpointer, watch));
    let writer = Writer::start(connection, together, committed, counted);
    let read = SqlitePoolOptions::new().max_connections(4).connect_with(options.read_only(true)).await?;
    Ok((read, writer))
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

/// Pages of the write-ahead log from which on its writer is held for a moment, so that it begins at the front again. While writes never
/// pause, copying back alone never comes to the end of it, and the log would grow until the disk is full.
const LONG_LOG: i64 = 8_192;
/// How long the writer is held at most while readers still use the log.
const HOLD: Duration = Duration::from_millis(250);

/// Copies the write-ahead log back, apart from the path that acknowledges writes. Ends when the writer does.
async fn checkpoints(mut connection: sqlx::SqliteConnection, mut committed: tokio::sync::watch::Receiver<u64>) {
    while committed.changed().await.is_ok() {
        tokio::time::sleep(Duration::from_millis(500)).await;
        committed.mark_unchanged();
        let copied = sqlx::query_as::<_, (i64, i64, i64)>("PRAGMA wal_checkpoint(PASSIVE)").fetch_one(&mut connection).await;
        let done = match copied {
            Ok((_, pages, _)) if pages > LONG_LOG => {
                sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await.map(drop)
            }
            other => other.map(drop),
        };
        if let Err(error) = done {
            tracing::warn!(%error, "a checkpoint failed; the log grows until one succeeds");
        }
    }
    drop(connection.close().await);
}

/// A pool of connections.
pub(in crate::store) async fn postgres(url: &str) -> Result<PgPool> {
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

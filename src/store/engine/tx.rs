//! One open transaction, and the one place where statements run.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::future::BoxFuture;
use sqlx::pool::PoolConnection;
use sqlx::{Postgres, Sqlite, SqliteConnection};

use super::error::Result;
use super::sql::{Row, Statement, V, postgres_arguments, sqlite_arguments};

/// The work of a transaction: run again where others were in the way, so it changes nothing outside the transaction and
/// awaits nothing else.
pub trait Work<T>: FnMut(&mut Tx) -> BoxFuture<'_, Result<T>> + Send + 'static {}

impl<T, F> Work<T> for F where F: FnMut(&mut Tx) -> BoxFuture<'_, Result<T>> + Send + 'static {}

tokio::task_local! {
    /// Set while the work of a write runs.
    static WRITING: ();
}

/// Runs the work of a write, which [`is_writing`] tells from inside it.
pub(in crate::store) async fn writing<T>(work: impl Future<Output = T>) -> T {
    WRITING.scope((), work).await
}

/// Whether the caller runs inside a write, which others wait for: where nothing may be computed that takes a while.
#[must_use]
pub fn is_writing() -> bool {
    WRITING.try_with(|()| ()).is_ok()
}

/// What a database was asked since it was opened, for tests of what something costs.
#[derive(Debug, Default)]
pub(in crate::store) struct Counted {
    statements: AtomicU64,
    rows: AtomicU64,
}

impl Counted {
    fn add(&self, rows: usize) {
        self.statements.fetch_add(1, Ordering::Relaxed);
        self.rows.fetch_add(rows as u64, Ordering::Relaxed);
    }

    /// Statements, and rows that they gave.
    pub(in crate::store) fn so_far(&self) -> (u64, u64) {
        (self.statements.load(Ordering::Relaxed), self.rows.load(Ordering::Relaxed))
    }
}

/// An open transaction.
#[derive(Debug)]
pub struct Tx(pub(in crate::store) Driver, pub(in crate::store) Arc<Counted>);

/// The connection of a transaction.
#[derive(Debug)]
pub(in crate::store) enum Driver {
    /// SQLite's only writer.
    SqliteWriter(Box<SqliteConnection>),
    /// One of SQLite's readers.
    SqliteReader(PoolConnection<Sqlite>),
    /// PostgreSQL.
    Postgres(PoolConnection<Postgres>),
}

impl Driver {
    /// Runs a text without parameters: transaction control and settings.
    pub(in crate::store) async fn control(&mut self, text: &'static str) -> Result<()> {
        match self {
            Self::SqliteWriter(c) => sqlx::raw_sql(text).execute(&mut **c).await.map(drop)?,
            Self::SqliteReader(c) => sqlx::raw_sql(text).execute(&mut **c).await.map(drop)?,
            Self::Postgres(c) => sqlx::raw_sql(text).execute(&mut **c).await.map(drop)?,
        }
        Ok(())
    }
}

/// A list of ids for a placeholder: PostgreSQL takes ids as they are written; SQLite stores them as bytes and is given their digits.
pub(in crate::store) fn id_list(tx: &Tx, ids: impl Iterator<Item = uuid::Uuid>) -> serde_json::Value {
    let postgres = tx.is_postgres();
    ids.map(|id| serde_json::Value::String(if postgres { id.to_string() } else { id.simple().to_string() })).collect()
}

/// Rows that a statement for many rows takes.
pub(in crate::store) const TOGETHER: usize = 8;

type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

impl Tx {
    /// Whether this is PostgreSQL.
    pub(in crate::store) const fn is_postgres(&self) -> bool {
        matches!(self.0, Driver::Postgres(_))
    }

    /// Every row of a query.
    pub(in crate::store) fn all<'a, T: Row + 'a>(&'a mut self, statement: &'static Statement, values: Vec<V>) -> Pending<'a, Vec<T>> {
        tracing::trace!(statement = statement.name, "query");
        Box::pin(async move {
            let rows = match &mut self.0 {
                Driver::SqliteWriter(c) => {
                    sqlx::query_as_with::<Sqlite, T, _>(statement.sqlite, sqlite_arguments(values)?).fetch_all(&mut **c).await?
                }
                Driver::SqliteReader(c) => {
                    sqlx::query_as_with::<Sqlite, T, _>(statement.sqlite, sqlite_arguments(values)?).fetch_all(&mut **c).await?
                }
                Driver::Postgres(c) => {
                    sqlx::query_as_with::<Postgres, T, _>(statement.postgres, postgres_arguments(values)?).fetch_all(&mut **c).await?
                }
            };
            self.1.add(rows.len());
            Ok(rows)
        })
    }

    /// The one row of a query, if there is one.
    pub(in crate::store) fn one<'a, T: Row + 'a>(&'a mut self, statement: &'static Statement, values: Vec<V>) -> Pending<'a, Option<T>> {
        Box::pin(async move { Ok(self.all::<T>(statement, values).await?.into_iter().next()) })
    }

    /// Changes rows and says how many.
    pub(in crate::store) fn run<'a>(&'a mut self, statement: &'static Statement, values: Vec<V>) -> Pending<'a, u64> {
        tracing::trace!(statement = statement.name, "change");
        Box::pin(async move {
            let changed = match &mut self.0 {
                Driver::SqliteWriter(c) => {
                    sqlx::query_with::<Sqlite, _>(statement.sqlite, sqlite_arguments(values)?).execute(&mut **c).await?.rows_affected()
                }
                Driver::SqliteReader(c) => {
                    sqlx::query_with::<Sqlite, _>(statement.sqlite, sqlite_arguments(values)?).execute(&mut **c).await?.rows_affected()
                }
                Driver::Postgres(c) => sqlx::query_with::<Postgres, _>(statement.postgres, postgres_arguments(values)?)
                    .execute(&mut **c)
                    .await?
                    .rows_affected(),
            };
            self.1.add(0);
            Ok(changed)
        })
    }

    /// Changes rows by a statement for one row, or by its twin for [`TOGETHER`] rows at once where there are so many.
    pub(in crate::store) async fn run_each(
        &mut self,
        one: &'static Statement,
        together: &'static Statement,
        rows: Vec<Vec<V>>,
    ) -> Result<()> {
        let mut rows = rows.into_iter();
        loop {
            let part: Vec<Vec<V>> = rows.by_ref().take(TOGETHER).collect();
            match part.len() {
                0 => return Ok(()),
                TOGETHER => drop(self.run(together, part.into_iter().flatten().collect()).await?),
                _ => {
                    for row in part {
                        self.run(one, row).await?;
                    }
                }
            }
        }
    }

    /// Prepares a registered statement without running it: for the test that holds every text against both databases.
    ///
    /// # Errors
    /// The database's own, where it does not accept the text.
    pub async fn prepare(&mut self, statement: &'static Statement) -> Result<()> {
        use sqlx::{Executor as _, SqlSafeStr as _};
        match &mut self.0 {
            Driver::SqliteWriter(c) => drop((&mut **c).prepare(statement.sqlite.into_sql_str()).await?),
            Driver::SqliteReader(c) => drop((&mut **c).prepare(statement.sqlite.into_sql_str()).await?),
            Driver::Postgres(c) => drop((&mut **c).prepare(statement.postgres.into_sql_str()).await?),
        }
        Ok(())
    }
}

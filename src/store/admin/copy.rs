//! Copying a whole database into an empty one, also from SQLite to PostgreSQL and back: every table, every column, in one snapshot.
//!
//! Tables and columns are read off the migrations, so that a new table is copied without a word here. It is the one place that puts
//! statements together from texts: they are our own, compiled in.

use futures_util::TryStreamExt as _;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::types::Json;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, Row as _, SqliteConnection};
use uuid::Uuid;

use super::migrate::{self, MIGRATIONS};
use crate::store::engine::db::Target;
use crate::store::engine::error::{Result, StoreError};
use crate::store::engine::sql::{V, postgres_arguments, sqlite_arguments};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Type {
    Integer,
    Float,
    Bool,
    Text,
    Uuid,
    Json,
    Bytes,
}

/// A table as the migrations make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    columns: Vec<(String, Type)>,
}

impl Table {
    fn select(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|c| c.0.as_str()).collect();
        format!("SELECT {} FROM {}", names.join(", "), self.name)
    }

    fn insert(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|c| c.0.as_str()).collect();
        let places: Vec<String> = (1..=names.len()).map(|i| format!("${i}")).collect();
        format!("INSERT INTO {} ({}) VALUES ({})", self.name, names.join(", "), places.join(", "))
    }
}

fn type_of(words: &str) -> Option<Type> {
    let word = words.split([' ', ',']).next()?;
    Some(match word {
        "BIGINT" => Type::Integer,
        "DOUBLE" => Type::Float,
        "BOOLEAN" => Type::Bool,
        "TEXT" => Type::Text,
        "UUID" => Type::Uuid,
        "JSONB" => Type::Json,
        "BYTEA" => Type::Bytes,
        _ => return None,
    })
}

/// Every table in the order in which it is made, which is one that foreign keys allow.
#[must_use]
pub fn tables() -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for line in MIGRATIONS.iter().flat_map(|(_, _, text)| text.lines()) {
        if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
            tables.push(Table { name: rest.trim_end_matches(" (").to_owned(), columns: Vec::new() });
        } else if let Some(rest) = line.strip_prefix("ALTER TABLE ") {
            alter(&mut tables, rest);
        } else if let (Some(rest), Some(table)) = (line.strip_prefix("    "), tables.last_mut()) {
            let column = rest.split_once(' ').and_then(|(name, words)| Some((name, type_of(words)?)));
            if let Some((name, kind)) = column.filter(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase() || c == '_')) {
                table.columns.push((name.to_owned(), kind));
            }
        }
    }
    tables
}

/// What a later migration adds to a table, calls otherwise, or drops.
fn alter(tables: &mut [Table], text: &str) {
    let words: Vec<&str> = text.trim_end_matches(';').split_whitespace().collect();
    let Some(table) = tables.iter_mut().find(|t| words.first().is_some_and(|name| t.name == *name)) else { return };
    match words.get(1..).unwrap_or_default() {
        ["ADD", "COLUMN", name, kind, ..] => {
            table.columns.extend(type_of(kind.trim_end_matches(';')).map(|kind| ((*name).to_owned(), kind)));
        }
        ["RENAME", "COLUMN", before, "TO", after] => {
            for (name, _) in table.columns.iter_mut().filter(|(name, _)| name == before) {
                (*after).clone_into(name);
            }
        }
        ["DROP", "COLUMN", dropped] => table.columns.retain(|(name, _)| name != dropped),
        _ => {}
    }
}

macro_rules! values_of {
    ($row:expr, $table:expr) => {{
        let mut values = Vec::with_capacity($table.columns.len());
        for (i, (_, kind)) in $table.columns.iter().enumerate() {
            values.push(match kind {
                Type::Integer => V::Integer($row.try_get::<Option<i64>, _>(i)?),
                Type::Float => V::Float($row.try_get::<Option<f64>, _>(i)?),
                Type::Bool => V::Bool($row.try_get::<Option<bool>, _>(i)?),
                Type::Text => V::Text($row.try_get::<Option<String>, _>(i)?),
                Type::Uuid => V::Uuid($row.try_get::<Option<Uuid>, _>(i)?),
                Type::Json => V::Json($row.try_get::<Option<Json<serde_json::Value>>, _>(i)?.map(|j| j.0)),
                Type::Bytes => V::Bytes($row.try_get::<Option<Vec<u8>>, _>(i)?),
            });
        }
        values
    }};
}

/// One end of a copy.
enum End {
    Sqlite(Box<SqliteConnection>),
    Postgres(Box<PgConnection>),
}

impl End {
    async fn open(target: &Target) -> Result<Self> {
        migrate::check(target).await?;
        Ok(match target {
            Target::Sqlite(path) => {
                let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).foreign_keys(true);
                Self::Sqlite(Box::new(SqliteConnection::connect_with(&options).await?))
            }
            Target::Postgres(url) => Self::Postgres(Box::new(PgConnection::connect(url).await?)),
        })
    }

    async fn control(&mut self, sqlite: &'static str, postgres: &'static str) -> Result<()> {
        match self {
            Self::Sqlite(c) => sqlx::raw_sql(sqlite).execute(&mut **c).await.map(drop)?,
            Self::Postgres(c) => sqlx::raw_sql(postgres).execute(&mut **c).await.map(drop)?,
        }
        Ok(())
    }

    async fn rows(&mut self, table: &Table) -> Result<i64> {
        let text = AssertSqlSafe(format!("SELECT COUNT(*) FROM {}", table.name));
        Ok(match self {
            Self::Sqlite(c) => sqlx::query_scalar(text).fetch_one(&mut **c).await?,
            Self::Postgres(c) => sqlx::query_scalar(text).fetch_one(&mut **c).await?,
        })
    }

    async fn insert(&mut self, text: &str, values: Vec<V>) -> Result<()> {
        let text = AssertSqlSafe(text.to_owned());
        match self {
            Self::Sqlite(c) => sqlx::query_with(text, sqlite_arguments(values)?).execute(&mut **c).await.map(drop)?,
            Self::Postgres(c) => sqlx::query_with(text, postgres_arguments(values)?).execute(&mut **c).await.map(drop)?,
        }
        Ok(())
    }

    /// Copies a table's rows into another database.
    async fn copy_into(&mut self, table: &Table, to: &mut Self) -> Result<u64> {
        let (select, insert) = (AssertSqlSafe(table.select()), table.insert());
        let mut copied = 0;
        match self {
            Self::Sqlite(c) => {
                let mut rows = sqlx::query(select).fetch(&mut **c);
                while let Some(row) = rows.try_next().await? {
                    let row: SqliteRow = row;
                    to.insert(&insert, values_of!(row, table)).await?;
                    copied += 1;
                }
            }
            Self::Postgres(c) => {
                let mut rows = sqlx::query(select).fetch(&mut **c);
                while let Some(row) = rows.try_next().await? {
                    let row: PgRow = row;
                    to.insert(&insert, values_of!(row, table)).await?;
                    copied += 1;
                }
            }
        }
        Ok(copied)
    }
}

/// Copies everything from one database into another, which has the newest schema and no rows; rows by table.
///
/// # Errors
/// [`StoreError::Unsuitable`] where the second database has rows, [`StoreError::Schema`] where a schema is not this program's. Nothing was
/// copied then, or after any other error.
pub async fn copy(from: &Target, to: &Target) -> Result<Vec<(String, u64)>> {
    let tables = tables();
    let into = |error: StoreError| StoreError::Unsuitable(format!("the database to copy into: {error}"));
    let (mut source, mut sink) = (End::open(from).await?, End::open(to).await.map_err(into)?);
    source.control("BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
    sink.control("BEGIN IMMEDIATE", "BEGIN").await?;
    for table in &tables {
        if sink.rows(table).await? > 0 {
            return Err(StoreError::Unsuitable(format!("the database to copy into is not empty: it has rows in {}", table.name)));
        }
    }
    let mut copied = Vec::new();
    for table in tables {
        let rows = source.copy_into(&table, &mut sink).await?;
        copied.push((table.name, rows));
    }
    sink.control("COMMIT", "COMMIT").await?;
    source.control("COMMIT", "COMMIT").await?;
    Ok(copied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_and_column_of_the_migrations_is_known() {
        let tables = tables();
        let texts: String = MIGRATIONS.iter().map(|(_, _, text)| *text).collect();
        assert_eq!(tables.len(), texts.matches("CREATE TABLE ").count());
        // Every column has a comment; lines with a comment inside a table are its columns.
        let added = |l: &&str| l.starts_with("ALTER TABLE ") && l.contains(" ADD COLUMN ");
        let columns = texts.lines().filter(|l| (l.starts_with("    ") && l.contains(" -- ")) || added(l)).count();
        let dropped = texts.lines().filter(|l| l.starts_with("ALTER TABLE ") && l.contains(" DROP COLUMN ")).count();
        assert_eq!(tables.iter().map(|t| t.columns.len()).sum::<usize>(), columns - dropped);
        let versions = tables.iter().find(|t| t.name == "gold_set_version").expect("there");
        let names: Vec<&str> = versions.columns.iter().map(|c| c.0.as_str()).collect();
        assert!(["version_hash", "content_hash", "based_on"].iter().all(|name| names.contains(name)), "{names:?}");
    }
}

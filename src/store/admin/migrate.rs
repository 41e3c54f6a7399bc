//! Migrations: one numbered set that runs on both databases, forward only.

use std::borrow::Cow;

use sqlx::migrate::{Migrate as _, MigrateError, Migration, MigrationType, Migrator};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, PgConnection, SqlSafeStr as _, SqliteConnection};

use crate::store::engine::db::Target;
use crate::store::engine::error::{Result, StoreError};

/// Number, name and text of every migration.
pub const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "foundation", include_str!("../../../migrations/0001_foundation.sql")),
    (2, "pipeline", include_str!("../../../migrations/0002_pipeline.sql")),
    (3, "accounts", include_str!("../../../migrations/0003_accounts.sql")),
    (4, "proof", include_str!("../../../migrations/0004_proof.sql")),
    (5, "wall", include_str!("../../../migrations/0005_wall.sql")),
    (7, "sending", include_str!("../../../migrations/0007_sending.sql")),
    (8, "content", include_str!("../../../migrations/0008_content.sql")),
    (10, "population", include_str!("../../../migrations/0010_population.sql")),
    (11, "drafts", include_str!("../../../migrations/0011_drafts.sql")),
    (12, "training", include_str!("../../../migrations/0012_training.sql")),
    (13, "draft", include_str!("../../../migrations/0013_draft.sql")),
    (15, "held", include_str!("../../../migrations/0015_held.sql")),
    (16, "reviewers", include_str!("../../../migrations/0016_reviewers.sql")),
    (19, "language", include_str!("../../../migrations/0019_language.sql")),
    (20, "errands", include_str!("../../../migrations/0020_errands.sql")),
    (21, "languages", include_str!("../../../migrations/0021_languages.sql")),
    (22, "letters", include_str!("../../../migrations/0022_letters.sql")),
    (23, "watching", include_str!("../../../migrations/0023_watching.sql")),
    (24, "checks", include_str!("../../../migrations/0024_checks.sql")),
    (25, "judgments", include_str!("../../../migrations/0025_judgments.sql")),
    (26, "measures", include_str!("../../../migrations/0026_measures.sql")),
    (27, "audits", include_str!("../../../migrations/0027_audits.sql")),
];

fn migrator() -> Migrator {
    Migrator::with_migrations(
        MIGRATIONS
            .iter()
            .map(|(version, name, text)| {
                Migration::new(*version, Cow::Borrowed(*name), MigrationType::Simple, (*text).into_sql_str(), false)
            })
            .collect(),
    )
}

/// Brings a database to the newest schema; running it again changes nothing. How many migrations were run.
///
/// # Errors
/// [`StoreError::Schema`] where the database has a migration that this program does not know, or one that was changed since.
pub async fn migrate(target: &Target) -> Result<usize> {
    let before = applied(target).await?.len();
    let outcome = match target {
        Target::Sqlite(path) => {
            crate::store::engine::private_file::make_private(path)?;
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).create_if_missing(true);
            let options = options.journal_mode(sqlx::sqlite::SqliteJournalMode::Wal).foreign_keys(true);
            let mut connection = SqliteConnection::connect_with(&options).await?;
            let outcome = migrator().run_direct(None, &mut connection, false).await;
            connection.close().await?;
            outcome
        }
        Target::Postgres(url) => {
            let mut connection = PgConnection::connect(url).await?;
            let outcome = migrator().run_direct(None, &mut connection, false).await;
            connection.close().await?;
            outcome
        }
    };
    outcome.map_err(explain)?;
    Ok(applied(target).await?.len() - before)
}

/// A database in memory with the newest schema.
pub(super) async fn in_memory() -> Result<SqliteConnection> {
    let mut connection = SqliteConnection::connect("sqlite::memory:").await?;
    migrator().run_direct(None, &mut connection, false).await.map_err(explain)?;
    Ok(connection)
}

/// A connection of its own to PostgreSQL with the newest schema as temporary tables, which go when it is closed. It needs the right to make
/// temporary tables, which everybody has where nobody took it.
pub(super) async fn in_temporary_tables(options: &PgConnectOptions) -> Result<PgConnection> {
    let mut connection = options.connect().await?;
    sqlx::raw_sql("SET search_path = pg_temp").execute(&mut connection).await?;
    let mut migrator = migrator();
    // Nobody else sees these tables, so that nobody has to wait.
    migrator.set_locking(false);
    migrator.run_direct(None, &mut connection, false).await.map_err(explain)?;
    Ok(connection)
}

/// Refuses a schema that is older or newer than this program's.
///
/// # Errors
/// [`StoreError::Schema`], with what to do.
pub async fn check(target: &Target) -> Result<()> {
    let known: Vec<i64> = MIGRATIONS.iter().map(|(version, ..)| *version).collect();
    let applied = applied(target).await?;
    if let Some(unknown) = applied.iter().find(|version| !known.contains(version)) {
        return Err(StoreError::Schema(format!(
            "the database has migration {unknown}, which this program does not know (it knows up to {}); run the newer program",
            known.last().copied().unwrap_or(0)
        )));
    }
    let missing = known.len() - applied.len();
    if missing > 0 {
        return Err(StoreError::Schema(format!("the database lacks {missing} migration(s); run: touchstone migrate")));
    }
    Ok(())
}

/// The migrations that a database has, rising; none where it is empty.
///
/// # Errors
/// [`StoreError`].
pub async fn applied(target: &Target) -> Result<Vec<i64>> {
    const TABLE: &str = "_sqlx_migrations";
    let list = match target {
        Target::Sqlite(path) if !path.exists() => return Ok(Vec::new()),
        Target::Sqlite(path) => {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
            let mut connection = SqliteConnection::connect_with(&options).await?;
            connection.ensure_migrations_table(TABLE).await.map_err(explain)?;
            let list = connection.list_applied_migrations(TABLE).await.map_err(explain)?;
            whole(connection.dirty_version(TABLE).await.map_err(explain)?)?;
            connection.close().await?;
            list
        }
        Target::Postgres(url) => {
            let mut connection = PgConnection::connect(url).await?;
            connection.ensure_migrations_table(TABLE).await.map_err(explain)?;
            let list = connection.list_applied_migrations(TABLE).await.map_err(explain)?;
            whole(connection.dirty_version(TABLE).await.map_err(explain)?)?;
            connection.close().await?;
            list
        }
    };
    Ok(list.into_iter().map(|m| m.version).collect())
}

/// Refuses a migration that was begun and not ended.
fn whole(begun: Option<i64>) -> Result<()> {
    begun.map_or(Ok(()), |version| Err(explain(MigrateError::Dirty(version))))
}

fn explain(error: MigrateError) -> StoreError {
    match error {
        MigrateError::VersionMissing(version) => {
            StoreError::Schema(format!("the database has migration {version}, which this program does not know; run the newer program"))
        }
        MigrateError::VersionMismatch(version) => {
            StoreError::Schema(format!("migration {version} was changed after it ran here; released migrations are frozen"))
        }
        MigrateError::Dirty(version) => {
            StoreError::Schema(format!("migration {version} was begun and not ended; restore the database from its backup"))
        }
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => StoreError::Driver(error),
        other => StoreError::Schema(other.to_string()),
    }
}

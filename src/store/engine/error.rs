//! What can go wrong between us and a database.

use std::time::Duration;

use thiserror::Error;

/// What the store answers.
pub type Result<T> = std::result::Result<T, StoreError>;

/// A failure of the store. Used by `app`, which decides what it means to a person.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A uniqueness or reference rule of the schema refused the change.
    #[error("the change conflicts with what is stored ({constraint})")]
    Conflict {
        /// The rule, as the database names it.
        constraint: String,
    },
    /// Others were writing the same rows, and retrying did not help.
    #[error("the database was busy with the same rows; {attempts} tries of \"{name}\" failed")]
    Busy {
        /// The transaction.
        name: &'static str,
        /// How often it was tried.
        attempts: u32,
    },
    /// The queue of writes is full; nothing was begun.
    #[error("too many writes are waiting; try again in {retry_after:?}")]
    Overloaded {
        /// When to try again.
        retry_after: Duration,
    },
    /// A transaction held the writer longer than it may; it was undone.
    #[error("transaction \"{name}\" took over {limit:?} and was undone")]
    TooSlow {
        /// The transaction.
        name: &'static str,
        /// The limit.
        limit: Duration,
    },
    /// A stored value does not fit its type.
    #[error("stored value in {table}.{column} of row {row} is not what belongs there")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row.
        row: String,
    },
    /// The commit failed or its answer was lost: whether the change was stored is not known.
    #[error("the database could not confirm the change of \"{name}\"; whether it was stored is not known")]
    OutcomeUnknown {
        /// The transaction.
        name: &'static str,
    },
    /// The request had waited for the database as long as it may; whether the change was stored is not known.
    #[error("the database did not answer \"{name}\" in time; whether anything was stored is not known")]
    Late {
        /// The transaction.
        name: &'static str,
    },
    /// The use case refused inside its transaction, which was undone; the caller knows why.
    #[error("\"{name}\" was refused and undone")]
    Refused {
        /// The transaction.
        name: &'static str,
    },
    /// The schema is not one that this program knows.
    #[error("{0}")]
    Schema(String),
    /// The database's address or version cannot be used.
    #[error("{0}")]
    Unsuitable(String),
    /// The driver's own failure.
    #[error("the database failed: {0}")]
    Driver(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error.as_database_error() {
            Some(db) if db.is_unique_violation() || db.is_foreign_key_violation() || db.is_check_violation() => {
                Self::Conflict { constraint: db.constraint().map_or_else(|| db.message().to_owned(), str::to_owned) }
            }
            _ => Self::Driver(error),
        }
    }
}

/// A stored name as what it stands for; one that is known to nobody is damage, and no default.
pub(in crate::store) fn known<T>(found: Option<T>, (table, column): (&'static str, &'static str), row: &impl ToString) -> Result<T> {
    found.ok_or_else(|| StoreError::Corrupt { table, column, row: row.to_string() })
}

impl StoreError {
    /// Whether the same transaction may succeed if it is run again: PostgreSQL's serialization failure and deadlock,
    /// SQLite's busy and locked.
    #[must_use]
    pub fn may_retry(&self) -> bool {
        let Self::Driver(error) = self else { return false };
        let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
        // SQLite's extended codes hold the primary one in the low byte: 5 busy, 6 locked.
        code.is_some_and(|c| {
            matches!(c.as_ref(), "40001" | "40P01") || c.parse::<u32>().is_ok_and(|n| c.len() < 5 && matches!(n & 0xFF, 5 | 6))
        })
    }

    /// Whether what was read is damaged: a value that is not of its column's type, or that stands for nothing.
    #[must_use]
    pub const fn is_damage(&self) -> bool {
        matches!(self, Self::Corrupt { .. } | Self::Driver(sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_)))
    }

    /// Whether the database is busy or away, and the same may succeed later: held locks, lost connections, no room, a shutdown. What was
    /// not acknowledged was not stored.
    #[must_use]
    pub fn is_away(&self) -> bool {
        let Self::Driver(error) = self else { return false };
        let Some(code) = error.as_database_error().and_then(sqlx::error::DatabaseError::code) else {
            use sqlx::Error;
            return matches!(error, Error::Io(_) | Error::Tls(_) | Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed);
        };
        // PostgreSQL's classes are 08 connections, 53 resources, 57 an operator; 55P03 is a lock that was not had in time.
        let postgres = code == "55P03" || ["08", "53", "57"].iter().any(|class| code.len() == 5 && code.starts_with(class));
        // SQLite: 8 read-only, 10 input and output, 13 full.
        let sqlite = code.len() < 5 && code.parse::<u32>().is_ok_and(|n| matches!(n & 0xFF, 8 | 10 | 13));
        postgres || sqlite || self.may_retry()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::gold_set::contest::ContestState;

    #[test]
    fn a_stored_name_that_nobody_knows_is_damage_and_no_default() {
        let read = |name: &str| known(ContestState::from_name(name), ("contest", "state"), &7);
        assert_eq!(read("upheld").ok(), Some(ContestState::Upheld));
        assert!(matches!(read("settled"), Err(StoreError::Corrupt { table: "contest", column: "state", row }) if row == "7"));
    }
}

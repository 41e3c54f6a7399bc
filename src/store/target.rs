//! Where a database is: the text that an operator gives, read once.

use std::path::PathBuf;
use std::str::FromStr;

use super::error::{Result, StoreError};

/// Where a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A file.
    Sqlite(PathBuf),
    /// A server, by URL.
    Postgres(String),
}

impl FromStr for Target {
    type Err = StoreError;

    /// `sqlite:PATH`, a bare path, or `postgres://…`.
    fn from_str(text: &str) -> Result<Self> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite://").or_else(|| text.strip_prefix("sqlite:")).unwrap_or(text);
        if path.is_empty() || path.contains("://") || path.contains(":memory:") {
            return Err(StoreError::Unsuitable(format!(
                "database \"{text}\" is neither sqlite:PATH nor postgres://…; a database in memory keeps nothing"
            )));
        }
        Ok(Self::Sqlite(PathBuf::from(path)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_databases_in_memory_refused() {
        assert_eq!("sqlite:a.db".parse::<Target>().unwrap(), Target::Sqlite(PathBuf::from("a.db")));
        assert_eq!("a.db".parse::<Target>().unwrap(), Target::Sqlite(PathBuf::from("a.db")));
        assert!(matches!("postgres://h/n".parse::<Target>().unwrap(), Target::Postgres(_)));
        for refused in ["", "sqlite::memory:", "mysql://h/n"] {
            assert!(refused.parse::<Target>().is_err(), "{refused}");
        }
    }
}

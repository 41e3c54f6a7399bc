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
        let refused =
            |why: &str| Err(StoreError::Unsuitable(format!("{why}; a database is sqlite:PATH, a path, or postgres://USER@HOST/NAME")));
        let path = text.strip_prefix("sqlite://").or_else(|| text.strip_prefix("sqlite:")).unwrap_or(text);
        if path.is_empty() {
            return refused("no database is named");
        }
        if path.contains(":memory:") {
            return refused("a database in memory keeps nothing");
        }
        // What stands before a colon is a scheme, where it is no drive of one letter: a misspelt one is no file's name. The rest is not
        // told, it may hold a password.
        let scheme = path
            .split_once(':')
            .map(|(scheme, _)| scheme)
            .filter(|s| s.len() > 1 && s.chars().all(|c| c.is_ascii_alphanumeric() || c == '+'));
        if let Some(scheme) = scheme {
            return refused(&format!("\"{scheme}:\" is no kind of database that is known"));
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
        assert_eq!("./a:b.db".parse::<Target>().unwrap(), Target::Sqlite(PathBuf::from("./a:b.db")));
        assert_eq!(r"C:\a.db".parse::<Target>().unwrap(), Target::Sqlite(PathBuf::from(r"C:\a.db")));
        for (text, said) in [
            ("", "no database is named"),
            ("sqlite::memory:", "in memory"),
            ("mysql://h/n", "\"mysql:\" is no kind"),
            ("postgress://u:secret@h/n", "\"postgress:\" is no kind"),
            ("sqlit:a.db", "\"sqlit:\" is no kind"),
            ("postgres:h/n", "\"postgres:\" is no kind"),
        ] {
            let refused = text.parse::<Target>().unwrap_err().to_string();
            assert!(refused.contains(said) && refused.contains("sqlite:PATH") && !refused.contains("secret"), "{text}: {refused}");
        }
    }
}

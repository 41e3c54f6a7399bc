//! Which database a command works on.

use clap::Args;

use super::outcome::{Failure, code};
use crate::store::Target;

/// Where the database is.
#[derive(Clone, Debug, Args)]
pub(crate) struct DatabaseArguments {
    /// The database: sqlite:PATH or postgres://… (a URL with a password belongs into the environment)
    #[arg(long, global = true, env = "TOUCHSTONE_DATABASE", default_value = "sqlite:touchstone.db", hide_env_values = true)]
    database: String,
}

impl DatabaseArguments {
    pub(super) fn target(&self) -> Result<Target, Failure> {
        let target = self.database.parse().map_err(|error: crate::store::StoreError| Failure::new(code::ENVIRONMENT, error.to_string()))?;
        match &target {
            Target::Sqlite(path) if path.is_dir() => {
                Err(Failure::new(code::ENVIRONMENT, format!("{}: this is a folder; --database names a file", path.display())))
            }
            Target::Sqlite(_) | Target::Postgres(_) => Ok(target),
        }
    }
}

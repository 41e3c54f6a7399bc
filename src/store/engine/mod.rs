//! The database: connections, transactions, statements, SQLite's one writer, the time that is kept.

pub(super) mod db;
pub(super) mod error;
pub(super) mod group;
pub(super) mod opening;
pub mod patience;
pub(super) mod private_file;
pub(super) mod sql;
pub(super) mod target;
pub mod time;
pub(super) mod tx;

//! How long a request waits for the database, for the rooms that answer requests.

pub use crate::store::engine::patience::patiently;

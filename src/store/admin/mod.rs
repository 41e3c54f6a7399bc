//! For whoever keeps the database: migrations, a look at its health, and its invariants.

pub mod copy;
pub mod doctor;
pub mod file;
pub mod fsck;
pub(in crate::store) mod letters;
pub mod migrate;
pub(in crate::store) mod order;
pub mod schema;

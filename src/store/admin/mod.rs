//! For whoever keeps the database: migrations, a look at its health, and its invariants.

pub(in crate::store) mod audits;
pub(in crate::store) mod checks;
pub mod copy;
pub mod doctor;
pub mod file;
pub(in crate::store) mod foreign;
pub mod fsck;
pub(in crate::store) mod letters;
pub(in crate::store) mod measures;
pub mod migrate;
pub(in crate::store) mod order;
pub mod schema;
pub(in crate::store) mod signals;

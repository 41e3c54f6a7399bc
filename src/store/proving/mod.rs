//! The ledger, its seal, and what stands for its subjects.

pub(in crate::store) mod audited;
pub(in crate::store) mod contested;
pub mod documents;
pub mod ledger;
pub mod seal;
pub(in crate::store) mod signalled;
pub mod state;

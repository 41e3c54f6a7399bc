//! What every room stands on: ids, moments, stored chance, canonical JSON, sealed texts, the ledger's events.

pub mod actor;
pub mod canonical;
pub mod chance;
pub mod day;
pub mod endpoint;
pub mod event_kind;
pub mod id;
pub mod job;
pub mod ledger;
pub mod moment;
pub(super) mod names;
pub mod sealed;
pub mod strict;
pub mod topic;
pub mod trail;
pub mod unseen;
pub mod violation;

//! Pages of recruiters: candidates, documents, decisions, appeals, evidence.

pub(super) mod appeals;
pub(super) mod arrivals;
pub(super) mod candidates;
pub(super) mod decide;
pub(super) mod documents;
pub(super) mod dossier;
pub(super) mod extra_time;
mod granting;
pub(super) mod integrity;
pub(super) mod keys_read;
pub(super) mod queues;
mod ruled;

//! Pages of administrators: endpoints, roles, work that failed.

pub(super) mod jobs;
pub(super) mod settings;

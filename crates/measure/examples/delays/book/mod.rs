//! What the measures of audits promise, as the tables and plots of `docs/audits.md`.

pub mod before_after;
pub mod page;
pub mod people;
pub mod plans;
pub mod plots;
pub mod promises;
pub mod svg;

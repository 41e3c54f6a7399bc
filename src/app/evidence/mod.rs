//! How answers came about: leaks, likeness, haste, over the whole pool.

pub mod integrity;
pub mod item_report;
pub mod looks;
pub(super) mod watch;

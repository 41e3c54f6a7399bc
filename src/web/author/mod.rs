//! Pages of authors: versions, items, contested keys, trying a version out.

pub(super) mod authored;
pub(super) mod contests;
pub(super) mod differing;
pub(super) mod items;
pub(super) mod simulation;
pub(super) mod versions;

//! Pages of candidates: applying, taking tests, where one stands.

pub(super) mod appeals;
pub(super) mod apply;
pub(super) mod me;
pub(super) mod measures;
pub(super) mod record;
pub(super) mod sitting;
pub(super) mod standing;
pub(super) mod start;

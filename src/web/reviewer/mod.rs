//! Pages of reviewers: the next response, sheets, training.

pub(super) mod drafts;
pub(super) mod judged;
mod places;
pub(super) mod review;
pub(super) mod sheet;
pub(super) mod training;

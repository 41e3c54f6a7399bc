//! Responses that people score, their sheets, training, and what waits.

pub mod drafts;
pub mod reviews;
pub mod sheets_left;
pub mod training;
pub mod waits;

//! Applications, what was typed, documents.

pub mod applications;
pub mod drafts;

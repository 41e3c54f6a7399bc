//! Attempts, forms, answers, and what was handed in.

pub mod answers;
pub mod drawn;
pub mod flags;
pub mod handed_in;
pub mod saves;

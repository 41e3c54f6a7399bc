//! People who score: handing out, sheets, training, seeds.

pub(super) mod assignment;
mod questioning;
pub mod review;
pub mod seeded;
pub mod training;
pub mod waits;

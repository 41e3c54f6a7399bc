//! The ground floor against independent libraries.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::similar_names,
    clippy::float_cmp,
    reason = "the cases are small, and a family reads as one table"
)]

mod catr;
mod hostile;
pub mod oracles;
mod published;

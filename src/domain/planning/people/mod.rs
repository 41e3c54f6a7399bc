//! What a stage does with people whose answers are not all right with one chance: their skills, passages and days differ, they learn, and
//! some items are known.

mod answering;
mod at_large;
mod examinee;
mod frame;
mod promise;
mod told;
mod untold;

pub use answering::{Differing, Own, Sitter};
pub use at_large::{Make, at_large};
pub use examinee::Examinee;
pub use frame::Frame;
pub use promise::{Figures, PEOPLE, figures, plan_that_keeps};
pub use told::{TOLERANCE, Told, Way, plan_of, told, told_of, ways_to_keep};
pub use untold::{Left, Untold, left};

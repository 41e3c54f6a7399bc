//! Versions of gold sets, the life of their items, and what was answered to them.

pub mod corrected;
pub mod item_answers;
pub mod items;
pub mod population;
pub mod retired;
pub mod versions;

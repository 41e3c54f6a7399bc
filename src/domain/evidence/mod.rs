//! What answers say of how they came about, and of the items.

pub mod integrity;
pub mod item_analysis;
pub mod pool;

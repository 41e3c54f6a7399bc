//! What answers say of how they came about, and of the items.

pub mod integrity;
pub mod item_analysis;
pub mod pool;

use super::kernel::names::names;

names! {
    /// What a page notices, and nothing more of it.
    SignalKind {
        /// A large insertion.
        Paste = "paste";
        /// The page was left.
        Leave = "leave";
    }
}

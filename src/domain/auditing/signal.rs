//! What becomes of a signal.

use crate::domain::kernel::names::names;

names! {
    /// Where a signal stands.
    SignalState {
        /// Somebody has to look.
        Open = "open";
        /// A person has looked, and said what it was.
        Settled = "settled";
        /// It rested on a key that was wrong.
        Withdrawn = "withdrawn";
    }
}

//! Where a measure stands, and what an appeal against one came to.

use crate::domain::kernel::names::names;

names! {
    /// Where a measure stands.
    MeasureState {
        /// Rules ask for it; nobody has done it.
        Proposed = "proposed";
        /// It holds.
        Standing = "standing";
        /// A person said no.
        Refused = "refused";
        /// A corrected key, or the end of the work, took it back before it was done.
        Withdrawn = "withdrawn";
        /// It was done, and holds no more.
        Over = "over";
        /// It was wrong: what it changed is as before.
        Undone = "undone";
    }
}

names! {
    /// How an appeal against a measure is answered.
    AppealOutcome {
        /// The measure stands.
        Upheld = "upheld";
        /// It is undone.
        Undone = "undone";
    }
}

//! Keys that are questioned: by whom, what became of it, and what a person did with those whom a corrected one concerns.

use crate::domain::kernel::names::names;

names! {
    /// Who questions a key.
    ContestSource {
        /// A reviewer, at a response.
        Reviewer = "reviewer";
        /// A candidate, in an appeal.
        Candidate = "candidate";
        /// The figures of the item.
        Statistic = "statistic";
        /// An author, at the item.
        Author = "author";
    }
}

names! {
    /// What became of a questioned key.
    ContestState {
        /// Nobody has settled it.
        Open = "open";
        /// It stands.
        Upheld = "upheld";
        /// It is another one, in a new version.
        Corrected = "corrected";
        /// The item is drawn no more.
        Retired = "retired";
    }
}

names! {
    /// What became of an attempt that a corrected key gave another outcome.
    RescoreState {
        /// No person has looked at it.
        Open = "open";
        /// The better outcome was applied.
        Applied = "applied";
        /// What was decided stays.
        Kept = "kept";
    }
}

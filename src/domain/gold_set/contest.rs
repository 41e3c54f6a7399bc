//! Keys that are questioned: by whom, what became of it, and what a person did with those whom a corrected one concerns.

use crate::domain::kernel::names::names;
use crate::domain::locale::lang::word;

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

names! {
    /// Why an item is drawn no more.
    RetiredFor {
        /// The question or its key is wrong.
        Wrong = "wrong";
        /// It is known outside.
        Leaked = "leaked";
        /// The facts have changed.
        Dated = "dated";
        /// Nearly everybody has it right.
        TooEasy = "too_easy";
        /// Nearly nobody has it right.
        TooHard = "too_hard";
        /// It is unfair to a group.
        Unfair = "unfair";
        /// It can be understood otherwise.
        Unclear = "unclear";
    }
}

impl RetiredFor {
    /// In words, in English.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Wrong => word("The question or its key is wrong"),
            Self::Leaked => word("It is known outside"),
            Self::Dated => word("The facts have changed"),
            Self::TooEasy => word("Too easy"),
            Self::TooHard => word("Too hard"),
            Self::Unfair => word("Unfair to a group"),
            Self::Unclear => word("Unclear"),
        }
    }
}

//! Work in the background, by what it does.

use super::names::names;

names! {
    /// The kinds of jobs.
    JobKind {
        /// What was handed in is graded.
        Grade = "grade";
        /// A hidden check that was answered is graded.
        GradeCheck = "grade_check";
        /// What a corrected key changes is computed again.
        Rescore = "rescore";
        /// A set's live items are looked at.
        Look = "look";
        /// Rules are looked at, and what has its time is ended.
        Rules = "rules";
    }
}

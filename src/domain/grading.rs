//! Graders by name. A grade says who gave it, and stands as it was given: a later release's grader may come to another.

/// The grader of this release. Unlike `grader-2` it takes « » ‹ › for quotation marks, forgives no accent by a tolerance, and counts
/// occurrences of a quote by whole words.
pub const GRADER: &str = "grader-3";
/// Graders of earlier releases, whose grades a database may have.
pub const EARLIER: [&str; 2] = ["grader-1", "grader-2"];

/// Whether a grader of this name was ever released.
#[must_use]
pub fn is_known(name: &str) -> bool {
    name == GRADER || EARLIER.contains(&name)
}

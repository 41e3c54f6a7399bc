//! One broken rule of an input: where, which rule, and in words.

use std::fmt;

/// A rule that an input breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Where in the input, as a JSON pointer (RFC 6901); empty for the whole.
    pub pointer: String,
    /// The rule, stable for programs, in `snake_case`.
    pub code: &'static str,
    /// What is wrong, for people.
    pub detail: String,
}

impl Violation {
    /// A violation of the rule `code` at `pointer`.
    pub fn new(pointer: impl Into<String>, code: &'static str, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), code, detail: detail.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pointer.is_empty() {
            write!(f, "{}: {}", self.code, self.detail)
        } else {
            write!(f, "{}: {}: {}", self.pointer, self.code, self.detail)
        }
    }
}

impl std::error::Error for Violation {}

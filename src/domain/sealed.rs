//! Text that may not leave the house: gold answers, rationales, and the explanations of grades that quote them.
//!
//! Whoever can read a gold answer can sell it. So sealed text has no `Serialize` and no `Display`, its `Debug` shows nothing, and the only way
//! out asks for a [`Reveal`], which is made in three places: the store's own writes, the actors of authors and auditors, the grading worker.

use std::fmt;

/// Sealed text.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(String);

impl Sealed {
    /// Seals a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for whoever holds the right to it.
    #[must_use]
    pub fn reveal(&self, _right: &Reveal) -> &str {
        &self.0
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(…)")
    }
}

/// The right to read sealed text. It is a value, so that a reader of the code finds every place that can see a key.
#[derive(Debug)]
pub struct Reveal(());

impl Reveal {
    /// For the store, which writes sealed text to its own columns and nowhere else.
    #[must_use]
    pub const fn for_the_store() -> Self {
        Self(())
    }

    /// For authors, auditors and whoever holds the gold set's files anyway (the command line).
    #[must_use]
    pub const fn for_an_author() -> Self {
        Self(())
    }

    /// For the worker that grades answers that were handed in.
    #[must_use]
    pub const fn for_grading() -> Self {
        Self(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", Sealed::new("the answer is b")), "Sealed(…)");
        assert_eq!(Sealed::new("b").reveal(&Reveal::for_grading()), "b");
    }
}

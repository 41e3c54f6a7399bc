//! Text that may not leave the house: gold answers, rationales, and the explanations of grades that quote them.
//!
//! Whoever can read a gold answer can sell it. So sealed text has no `Serialize` and no `Display`, its `Debug` shows nothing, and the only
//! way out asks for a [`Reveal`], which is made in four places: the store's own writes, the actors of authors and auditors,
//! the grading worker, reviewers' training.

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

/// A sealed value of another type, as it is read from a file of an author's: its `Debug` shows nothing either.
#[derive(Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(transparent)]
pub struct SealedValue<T>(T);

impl<T> SealedValue<T> {
    /// The value, for whoever holds the right to it.
    #[must_use]
    pub const fn reveal(&self, _right: &Reveal) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for SealedValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(…)")
    }
}

impl<T: schemars::JsonSchema> schemars::JsonSchema for SealedValue<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
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

    /// For reviewers' training: the levels of examples, and of a response whose sheet is in.
    #[must_use]
    pub const fn for_training() -> Self {
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
        let value: SealedValue<Vec<String>> = serde_json::from_str("[\"because of b\"]").unwrap();
        assert_eq!((format!("{value:?}"), value.reveal(&Reveal::for_an_author()).len()), ("Sealed(…)".to_owned(), 1));
        assert_eq!(Sealed::new("b").reveal(&Reveal::for_grading()), "b");
    }
}

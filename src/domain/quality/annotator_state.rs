//! Where an annotator stands with the project, whatever their checks say.

/// Where an annotator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnnotatorState {
    /// Works, and is given hidden checks.
    Active,
    /// No work and no checks until a person lets them go on.
    Paused,
    /// The work has ended, for good.
    Ended,
}

impl AnnotatorState {
    /// As it is stored and told to programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Ended => "ended",
        }
    }

    /// From its stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Active, Self::Paused, Self::Ended].into_iter().find(|s| s.as_str() == name)
    }
}

//! From scores to an outcome by machine: pass, refer, or below the line. A machine never rejects; the words for that do not exist here.

pub mod appeal;
pub mod dossier;
pub mod errand;
pub mod letter;
pub mod notice;
pub mod prior;
pub mod reason;
pub mod rule;
pub mod texts;

/// A letter that a person decided goes out after so many seconds, and can be taken back until then.
pub const HOLD: i64 = 3_600;

/// What a machine may say of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Passed.
    Pass,
    /// A person decides.
    Refer,
    /// A case for a person, with that recommendation.
    BelowTheLine,
}

impl Outcome {
    /// As it is stored and told to programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Refer => "refer",
            Self::BelowTheLine => "below_the_line",
        }
    }

    /// From its stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Pass, Self::Refer, Self::BelowTheLine].into_iter().find(|o| o.as_str() == name)
    }
}

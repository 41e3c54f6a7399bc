//! How a use case fails, and what each failure means to whoever asked.

use thiserror::Error;

use crate::domain::kernel::violation::Violation;
use crate::store::StoreError;

/// What a failure means to whoever asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The input breaks rules.
    Invalid,
    /// The one who asks may not do it.
    Forbidden,
    /// There is no such thing.
    NotFound,
    /// It contradicts what is stored.
    Conflict,
    /// Too much at once; later it may be done.
    Limited,
    /// The database does not answer, or whether it stored the change is not known.
    Unavailable,
    /// The configuration or the database cannot be used as it is.
    Unsuitable,
    /// Our fault.
    Internal,
}

/// A use case that failed.
#[derive(Debug, Error)]
pub enum AppError {
    /// The store's failure.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something that was named is not there.
    #[error("{0}")]
    NotFound(String),
    /// A file or folder that cannot be read.
    #[error("{path}: {source}")]
    Unreadable {
        /// As it was named.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The input breaks rules; nothing was changed.
    #[error("{} field(s) need correction: {}", .0.len(), .0.first().map_or(String::new(), ToString::to_string))]
    Invalid(Vec<Violation>),
    /// What is stored does not allow it; nothing was changed.
    #[error("{detail}")]
    Refused {
        /// Stable for programs, in `snake_case`.
        code: &'static str,
        /// For people.
        detail: String,
    },
    /// The one who asks may not do it; nothing was changed.
    #[error("{0}")]
    Forbidden(String),
    /// Too many tries in too short a time; nothing was looked at.
    #[error("too many tries; please wait {seconds} seconds")]
    TooMany {
        /// After which another one is taken.
        seconds: i64,
    },
    /// The program failed at computing something; what it is called.
    #[error("computing \"{name}\" failed")]
    Fault {
        /// What was computed.
        name: &'static str,
    },
    /// The clock jumped and is not believed yet; nothing that depends on it is begun.
    #[error("the clock jumped and is not believed yet; please try again in a minute")]
    ClockInDoubt,
    /// Too many at once of what is costly; nothing was begun.
    #[error("too many are waiting; please come again in {seconds} seconds")]
    Busy {
        /// After which it is worth another try.
        seconds: i64,
    },
    /// A gold set with errors; nothing was stored.
    #[error("the gold set has {errors} error(s); nothing was imported")]
    BrokenSet {
        /// How many.
        errors: usize,
    },
}

impl AppError {
    /// After how many seconds another try is worth it, where the failure says so.
    #[must_use]
    pub const fn worth_another_try(&self) -> Option<i64> {
        match self {
            Self::TooMany { seconds } | Self::Busy { seconds } => Some(*seconds),
            Self::ClockInDoubt => Some(60),
            Self::Store(_)
            | Self::NotFound(_)
            | Self::Unreadable { .. }
            | Self::Invalid(_)
            | Self::Refused { .. }
            | Self::Forbidden(_)
            | Self::Fault { .. }
            | Self::BrokenSet { .. } => None,
        }
    }

    /// What the failure means.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::NotFound(_) => Kind::NotFound,
            Self::BrokenSet { .. } | Self::Invalid(_) => Kind::Invalid,
            Self::Refused { .. } => Kind::Conflict,
            Self::Forbidden(_) => Kind::Forbidden,
            Self::TooMany { .. } => Kind::Limited,
            Self::ClockInDoubt | Self::Busy { .. } => Kind::Unavailable,
            Self::Unreadable { .. } => Kind::Unsuitable,
            Self::Fault { .. } => Kind::Internal,
            Self::Store(error) => match error {
                StoreError::Conflict { .. } => Kind::Conflict,
                StoreError::Overloaded { .. } => Kind::Limited,
                StoreError::Busy { .. } | StoreError::TooSlow { .. } | StoreError::OutcomeUnknown { .. } | StoreError::Late { .. } => {
                    Kind::Unavailable
                }
                away if away.is_away() => Kind::Unavailable,
                StoreError::Schema(_) | StoreError::Unsuitable(_) | StoreError::Driver(_) => Kind::Unsuitable,
                StoreError::Corrupt { .. } | StoreError::Refused { .. } => Kind::Internal,
            },
        }
    }
}

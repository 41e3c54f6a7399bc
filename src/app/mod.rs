//! Use cases, one file each: the only room that opens transactions, and the only one that reads the clock and draws ids.
//!
//! [`App`] reads the clock once for each use case and passes the moment down, so that one command has one time, and tests move it by hand.

mod acts;
mod answering;
mod answers;
pub mod appeals;
pub mod apply;
pub mod arrivals;
pub mod attempt;
pub mod audit;
pub mod authoring;
mod believed;
mod book;
pub mod calibration;
mod called;
pub mod clean_up;
pub mod clock;
mod command;
pub mod compared;
mod compute;
pub mod content;
pub mod contests;
pub mod cursors;
pub mod decide;
mod denials;
pub mod documents;
pub mod dossier;
pub mod drafts;
mod ending;
pub mod extra_time;
pub mod gold_set;
pub mod grading;
mod guard;
pub mod heads;
pub mod identity;
pub mod ids;
pub mod integrity;
pub mod item_report;
mod languages;
mod laying_out;
pub mod left;
pub mod letters;
pub mod lock;
pub mod looks;
pub mod objects;
pub mod once;
mod own_form;
mod passwords;
pub mod patience;
mod places;
mod population;
pub mod posting;
pub mod progress;
pub mod reader;
mod ready;
pub mod rebasing;
mod record;
mod redress;
pub mod replay;
pub mod rescoring;
pub mod resting;
pub mod review;
mod saver;
pub mod seal;
pub mod seeded;
mod session_ends;
mod shelf;
pub mod sign_in;
pub mod simulation;
pub mod sitting;
pub mod staff;
pub mod timeline;
pub mod training;
pub mod tried_out;
mod turns;
mod verify;
pub mod waits;
mod watch;
pub mod webhooks;
pub mod work;

use std::sync::Arc;

use thiserror::Error;

use crate::domain::violation::Violation;
use crate::store::{Db, Durability, StoreError, Target, admin};
use clock::{Clock, SystemClock};
pub use compute::{Computer, Plain};
use ids::{Ids, SystemIds};

/// What every use case stands on.
#[derive(Clone, Debug)]
pub struct App {
    db: Db,
    clock: Arc<believed::Believed>,
    ids: Arc<dyn Ids>,
    contents: content::Cache,
    offered: languages::Offered,
    saver: saver::Saver,
    places: places::Places,
    callers: identity::Callers,
    computer: Arc<dyn Computer>,
    cursors: cursors::Key,
    passwords: passwords::Passwords,
    looks_at_documents: turns::Turns,
    tries_out: turns::Turns,
    denials: denials::Denials,
    ready: ready::Ready,
    trials: tried_out::Trials,
}

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

/// Opens the application on a database whose schema is this program's: the only place that opens the store.
///
/// # Errors
/// [`AppError::Store`] where the schema is older or newer, or the database too old.
pub async fn open(target: &Target) -> Result<App, AppError> {
    open_with(target, Arc::new(SystemClock), Arc::new(SystemIds)).await
}

/// The same with a clock and ids of one's own, for tests.
///
/// # Errors
/// As [`open`].
pub async fn open_with(target: &Target, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>) -> Result<App, AppError> {
    admin::migrate::check(target).await?;
    let app = on(Db::open(target, Durability::Shared).await?, clock, ids);
    app.begin_time().await?;
    Ok(app)
}

/// The same on a database that was opened, for benches.
#[must_use]
pub fn on(db: Db, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>) -> App {
    let saver = saver::Saver::start(db.clone());
    let clock = Arc::new(believed::Believed::new(clock, db.is_postgres()));
    App {
        db,
        clock,
        ids,
        contents: content::Cache::default(),
        offered: languages::Offered::default(),
        saver,
        places: places::Places::default(),
        callers: identity::Callers::default(),
        computer: Arc::new(Plain),
        cursors: cursors::Key::default(),
        passwords: passwords::Passwords::default(),
        looks_at_documents: documents::turns(),
        tries_out: simulation::turns(),
        denials: denials::Denials::default(),
        ready: ready::Ready::default(),
        trials: tried_out::Trials::default(),
    }
}

impl App {
    /// The same, with somebody who is told of every computing before it begins: for tests.
    #[must_use]
    pub fn told(self, computer: Arc<dyn Computer>) -> Self {
        Self { computer, ..self }
    }

    /// The database, for tests and for whoever keeps it.
    #[must_use]
    pub const fn db(&self) -> &Db {
        &self.db
    }
}

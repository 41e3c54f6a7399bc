//! Use cases, one file each: the only room that opens transactions, and the only one that reads the clock and draws ids.
//!
//! [`App`] reads the clock once for each use case and passes the moment down, so that one command has one time, and tests move it by hand.

pub mod accounts;
pub mod applying;
pub mod auditing;
pub mod deciding;
pub mod evidence;
pub mod gold_set;
pub mod grading;
pub mod jobs;
pub mod kernel;
pub mod platform;
pub mod proving;
pub mod reviewing;
pub mod sitting;

use std::sync::Arc;

use crate::store::{Db, Durability, Target, admin};
use kernel::clock::{Clock, SystemClock};
pub use kernel::computer::{Computer, Plain};
pub use kernel::error::{AppError, Kind};
use kernel::ids::{Ids, SystemIds};
use kernel::turns;

/// What every use case stands on.
#[derive(Clone, Debug)]
pub struct App {
    db: Db,
    clock: Arc<kernel::believed::Believed>,
    ids: Arc<dyn Ids>,
    contents: gold_set::cache::Cache,
    offered: gold_set::offered::Offered,
    saver: sitting::saver::Saver,
    places: sitting::places::Places,
    callers: accounts::caller::Callers,
    computer: Arc<dyn Computer>,
    cursors: kernel::signer::Key,
    passwords: accounts::passwords::Passwords,
    looks_at_documents: turns::Turns,
    tries_out: turns::Turns,
    denials: accounts::denials::Denials,
    ready: kernel::ready::Ready,
    trials: gold_set::trials::Trials,
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
    let saver = sitting::saver::Saver::start(db.clone());
    let clock = Arc::new(kernel::believed::Believed::new(clock, db.is_postgres()));
    App {
        db,
        clock,
        ids,
        contents: gold_set::cache::Cache::default(),
        offered: gold_set::offered::Offered::default(),
        saver,
        places: sitting::places::Places::default(),
        callers: accounts::caller::Callers::default(),
        computer: Arc::new(Plain),
        cursors: kernel::signer::Key::default(),
        passwords: accounts::passwords::Passwords::default(),
        looks_at_documents: turns::of_documents(),
        tries_out: turns::of_trials(),
        denials: accounts::denials::Denials::default(),
        ready: kernel::ready::Ready::default(),
        trials: gold_set::trials::Trials::default(),
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

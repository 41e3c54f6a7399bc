//! Turns at work that takes a thread of its own: some are at it at once, some may wait, and whoever comes then is told to come again.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Documents that are looked at at once, each of which takes one thread; and those that may wait for it.
const DOCUMENTS: (usize, usize) = (2, 8);
/// Simulations by page that are run at once, each of which takes one thread; and those that may wait for it.
const TRIALS: (usize, usize) = (1, 2);

/// The turns of looking at documents.
pub(in crate::app) fn of_documents() -> Turns {
    Turns::of(DOCUMENTS.0, DOCUMENTS.1)
}

/// The turns of trying a version out.
pub(in crate::app) fn of_trials() -> Turns {
    Turns::of(TRIALS.0, TRIALS.1)
}

/// The turns of one kind of work.
#[derive(Clone, Debug)]
pub(in crate::app) struct Turns {
    running: Arc<Semaphore>,
    admitted: Arc<Semaphore>,
}

/// A place among those who are at it or wait.
#[derive(Debug)]
pub(in crate::app) struct Admitted {
    place: OwnedSemaphorePermit,
    running: Arc<Semaphore>,
}

/// A turn. It belongs to the work and is given back when that ends, not when the one who asked goes away: what runs cannot be stopped.
#[derive(Debug)]
pub(in crate::app) struct Turn {
    _place: OwnedSemaphorePermit,
    _running: OwnedSemaphorePermit,
}

impl Turns {
    /// Turns for so many at once, while so many more may wait.
    pub fn of(at_once: usize, waiting: usize) -> Self {
        Self { running: Arc::new(Semaphore::new(at_once)), admitted: Arc::new(Semaphore::new(at_once + waiting)) }
    }

    /// A place, where one is free.
    pub fn admit(&self) -> Option<Admitted> {
        let place = self.admitted.clone().try_acquire_owned().ok()?;
        Some(Admitted { place, running: self.running.clone() })
    }
}

impl Admitted {
    /// Waits until it is one's turn; none where no more are given.
    pub async fn turn(self) -> Option<Turn> {
        let running = self.running.acquire_owned().await.ok()?;
        Some(Turn { _place: self.place, _running: running })
    }
}

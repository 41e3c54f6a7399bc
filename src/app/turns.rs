//! Turns at work that takes a thread of its own: some are at it at once, some may wait, and whoever comes then is told to come again.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The turns of one kind of work.
#[derive(Clone, Debug)]
pub(super) struct Turns {
    running: Arc<Semaphore>,
    admitted: Arc<Semaphore>,
}

/// A place among those who are at it or wait.
#[derive(Debug)]
pub(super) struct Admitted {
    place: OwnedSemaphorePermit,
    running: Arc<Semaphore>,
}

/// A turn. It belongs to the work and is given back when that ends, not when the one who asked goes away: what runs cannot be stopped.
#[derive(Debug)]
pub(super) struct Turn {
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

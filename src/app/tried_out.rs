//! Trying a version out takes seconds of computing: a request waits for a moment, and what is not there by then is computed on beside it
//! and kept for the next one. Each process keeps its own; what is kept is made of what was asked for alone, so that any of them is right.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::simulation::{Tried, Wanted};
use super::{App, AppError};

/// How long a request waits for what it asked for.
const PATIENCE: Duration = Duration::from_millis(1_500);
/// What is kept at most.
const KEPT: usize = 16;

/// How far a trial is.
#[derive(Clone, Debug)]
pub enum TriedOut {
    /// It is being computed.
    Running,
    /// What came of it.
    Done(Arc<Tried>),
}

/// What was tried out in this process, by what was asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Trials(Arc<Mutex<BTreeMap<String, TriedOut>>>);

impl Trials {
    fn locked<T>(&self, work: impl FnOnce(&mut BTreeMap<String, TriedOut>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What is there already; where nothing is, whoever asks begins.
    fn begun(&self, asked: &str) -> Option<TriedOut> {
        self.locked(|all| {
            let there = all.get(asked).cloned();
            if there.is_none() {
                if all.len() >= KEPT {
                    all.retain(|_, one| matches!(one, TriedOut::Running));
                }
                all.insert(asked.to_owned(), TriedOut::Running);
            }
            there
        })
    }

    fn end(&self, asked: &str, came: Option<Arc<Tried>>) {
        self.locked(|all| match came {
            Some(tried) => drop(all.insert(asked.to_owned(), TriedOut::Done(tried))),
            // What failed is forgotten: it may be asked for again.
            None => drop(all.remove(asked)),
        });
    }
}

impl App {
    /// Tries a stored version out, or tells that it is being tried out: a request never waits for longer than a moment.
    ///
    /// # Errors
    /// As [`App::try_version_out`].
    pub async fn tried_out(&self, set: &str, number: i64, wanted: Wanted) -> Result<TriedOut, AppError> {
        let (version, _) = self.version(set, number).await?;
        let asked = format!("{version} {wanted:?}");
        if let Some(there) = self.trials.begun(&asked) {
            return Ok(there);
        }
        let (app, set, key) = (self.clone(), set.to_owned(), asked);
        let running = tokio::spawn(async move {
            let came = app.try_version_out(&set, number, wanted).await.map(Arc::new);
            app.trials.end(&key, came.as_ref().ok().cloned());
            came
        });
        match tokio::time::timeout(PATIENCE, running).await {
            Ok(Ok(came)) => came.map(TriedOut::Done),
            // Ended with the process, or goes on beside this request.
            Ok(Err(_)) | Err(_) => Ok(TriedOut::Running),
        }
    }
}

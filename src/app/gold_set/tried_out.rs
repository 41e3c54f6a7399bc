//! Trying a version out takes seconds of computing: a request waits for a moment, and what is not there by then is computed on beside it
//! and kept for the next one. Each process keeps its own; what is kept is made of what was asked for alone, so that any of them is right.

use std::sync::Arc;
use std::time::Duration;

use super::simulation::{Cores, Tried, Wanted, try_out_on};
use super::trials::TriedOut;
use crate::app::{App, AppError};

/// How long a request waits for what it asked for.
const PATIENCE: Duration = Duration::from_millis(1_500);
/// After how many seconds another one is likely to be taken.
const AGAIN: i64 = 60;
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

    /// Tries a stored version out, off the threads that answer requests, one at a time and on one thread,
    /// so that the service is not held up.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::TooMany`] where others are waiting already.
    pub async fn try_version_out(&self, set: &str, number: i64, wanted: Wanted) -> Result<Tried, AppError> {
        let busy = || AppError::TooMany { seconds: AGAIN };
        let admitted = self.tries_out.admit().ok_or_else(busy)?;
        let (_, content) = self.version(set, number).await?;
        let turn = admitted.turn().await.ok_or_else(busy)?;
        self.compute("try a version out", move || {
            let tried = try_out_on(&content, &wanted, Cores::One);
            drop(turn);
            tried
        })
        .await
    }
}

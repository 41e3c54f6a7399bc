//! How long a request waits for the database in all. Each wait has a limit of its own, but they add up:
//! for a connection, for a batch, then alone.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use super::error::{Result, StoreError};

/// How long a request waits for the database, all its transactions together.
const PATIENCE: Duration = Duration::from_secs(5);

tokio::task_local! {
    /// What is left of it for the request that this task answers.
    static LEFT: Cell<Duration>;
}

/// Answers a request: what it waits for the database is bounded in all. Workers, who may wait, do not go through here.
pub async fn patiently<F: Future>(answering: F) -> F::Output {
    within_all(PATIENCE, answering).await
}

async fn within_all<F: Future>(all: Duration, answering: F) -> F::Output {
    LEFT.scope(Cell::new(all), answering).await
}

/// Waits for the database as long as the request still may; on the heap, since every use case has several of these inside it.
/// What was begun goes on by itself, and whether it was stored is not known then.
///
/// # Errors
/// The wait's own; [`StoreError::Late`].
pub async fn within<T>(name: &'static str, waiting: Pin<Box<impl Future<Output = Result<T>>>>) -> Result<T> {
    let Ok(left) = LEFT.try_with(Cell::get) else { return waiting.await };
    let began = tokio::time::Instant::now();
    let outcome = tokio::time::timeout(left, waiting).await;
    // It was there a moment ago, in the same task.
    let _ = LEFT.try_with(|l| l.set(left.saturating_sub(began.elapsed())));
    outcome.unwrap_or(Err(StoreError::Late { name }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left() -> Option<Duration> {
        LEFT.try_with(Cell::get).ok()
    }

    #[tokio::test]
    async fn waits_of_a_request_are_taken_from_one_patience() {
        let (hour, moment) = (Duration::from_hours(1), Duration::from_millis(20));
        let wait = || {
            within(
                "wait",
                Box::pin(async {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    Ok(())
                }),
            )
        };
        within_all(hour, async {
            wait().await.unwrap();
            wait().await.unwrap();
            let after_two = left().unwrap();
            assert!(after_two + 2 * moment <= hour, "{after_two:?}");
            // Time that is not spent on the database, such as for a body that comes slowly, is not counted.
            tokio::time::sleep(moment).await;
            assert_eq!(left(), Some(after_two));
        })
        .await;
    }

    #[tokio::test]
    async fn where_nothing_is_left_an_answer_that_does_not_come_is_not_waited_for() {
        let never = || within("never", Box::pin(std::future::pending::<Result<()>>()));
        let outcome = within_all(Duration::ZERO, async { (never().await, within("at once", Box::pin(async { Ok(1) })).await) }).await;
        assert!(matches!(outcome, (Err(StoreError::Late { name: "never" }), Ok(1))), "{outcome:?}");
        // A worker has no such limit.
        assert_eq!(left(), None);
        let worker = within(
            "worker",
            Box::pin(async {
                tokio::time::sleep(Duration::from_millis(1)).await;
                Ok(())
            }),
        );
        assert!(worker.await.is_ok());
    }
}

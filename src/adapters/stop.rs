//! A clean stop of what goes out: nothing new is begun, and what is under way is brought to its end, as long as patience lasts.

use std::future::Future;
use std::time::Duration;

use tokio::sync::watch;

/// How long what is under way may go on once somebody has asked to stop. With ten seconds for requests before it this is what orchestrators
/// commonly wait before they kill.
pub const PATIENCE: Duration = Duration::from_secs(18);
/// Why something was not sent that could not be brought to its end.
const STOPPED: &str = "the service was stopped before there was an answer";

/// Asks to stop.
#[derive(Debug)]
pub struct Stopper(watch::Sender<bool>);

/// Knows whether somebody has asked.
#[derive(Clone, Debug)]
pub struct Stop {
    asked: watch::Receiver<bool>,
    patience: Duration,
}

/// Somebody who may ask, and those who are asked, with the patience that they have then.
#[must_use]
pub fn channel(patience: Duration) -> (Stopper, Stop) {
    let (ask, asked) = watch::channel(false);
    (Stopper(ask), Stop { asked, patience })
}

impl Stopper {
    /// Asks everybody to stop.
    pub fn ask(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    /// Nobody ever asks.
    #[must_use]
    pub fn never() -> Self {
        channel(PATIENCE).1
    }

    /// Whether somebody has asked.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        *self.asked.borrow()
    }

    /// Waits until somebody asks; for ever where nobody is left who could.
    pub async fn asked(&self) {
        let mut asked = self.asked.clone();
        if asked.wait_for(|asked| *asked).await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Rests for a while, or until somebody asks.
    pub async fn rest(&self, pause: Duration) {
        drop(tokio::time::timeout(pause, self.asked()).await);
    }

    /// Lets a sending come to its end, or gives it up when somebody has asked to stop and patience is over.
    pub(super) async fn bounded<T>(&self, sending: impl Future<Output = Result<T, String>>) -> Result<T, String> {
        let overdue = async {
            self.asked().await;
            tokio::time::sleep(self.patience).await;
        };
        tokio::select! {
            sent = sending => sent,
            () = overdue => Err(STOPPED.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_under_way_has_its_patience_and_no_more() {
        let for_ever = std::future::pending::<Result<(), String>>;
        let (stopper, stop) = channel(Duration::ZERO);
        assert!(!stop.is_asked());
        assert_eq!(stop.bounded(std::future::ready(Ok(()))).await, Ok(()), "nobody has asked yet");
        let (ended, ()) = tokio::join!(stop.bounded(for_ever()), async { stopper.ask() });
        assert_eq!(ended, Err(STOPPED.to_owned()));
        assert!(stop.is_asked());
        stop.rest(Duration::MAX).await;
        // With patience left it is brought to its end.
        let (stopper, stop) = channel(Duration::MAX);
        stopper.ask();
        assert_eq!(stop.bounded(std::future::ready(Ok(()))).await, Ok(()));
        // Where nobody is left who could ask, nobody is stopped.
        let yielded = async {
            tokio::task::yield_now().await;
            Ok(())
        };
        assert_eq!(Stop::never().bounded(yielded).await, Ok(()));
    }
}

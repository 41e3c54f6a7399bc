//! What a service does beside answering, as far as a demo needs it: one turn at a time, so that it can be waited for.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::task::JoinHandle;

use super::super::Failure;
use crate::adapters::{Courier, Mailer};
use crate::app::platform::posting::Lane;
use crate::app::{App, AppError};

const HOLDER: &str = "demo";

/// The work beside answering.
#[derive(Clone)]
pub(super) struct Upkeep(Arc<Mutex<Hands>>);

/// What it is done with.
struct Hands {
    app: App,
    mailer: Mailer,
    courier: Courier,
}

impl Upkeep {
    /// For an application whose objects are read at an address.
    pub fn new(app: &App, mailer: &Mailer, courier: &Courier, base: &str) -> Self {
        Self(Arc::new(Mutex::new(Hands { app: app.clone(), mailer: mailer.clone(), courier: courier.clone().reached_at(base) })))
    }

    /// Does what is due; how much that was.
    async fn turn(&self) -> Result<usize, AppError> {
        let hands = self.0.lock().await;
        hands.app.keep_time().await?;
        hands.app.hand_in_run_out().await?;
        let mut done = hands.app.work(HOLDER).await?;
        done += hands.app.seal_all(HOLDER).await?;
        done += hands.mailer.deliver(&hands.app, Lane::Letters).await?;
        done += hands.courier.deliver(&hands.app, HOLDER).await?;
        Ok(done)
    }

    /// Does all that is due.
    pub async fn to_the_end(&self) -> Result<(), Failure> {
        while self.turn().await? > 0 {}
        Ok(())
    }

    /// Goes on doing what is due, until it is stopped.
    pub fn go_on(&self) -> JoinHandle<()> {
        let own = self.clone();
        tokio::spawn(async move {
            loop {
                match own.turn().await {
                    Ok(0) => tokio::time::sleep(Duration::from_millis(20)).await,
                    Ok(_) => {}
                    Err(error) => {
                        tracing::warn!(%error, "the work of a demo");
                        tokio::time::sleep(Duration::from_millis(200)).await;
                    }
                }
            }
        })
    }
}

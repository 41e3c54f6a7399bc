//! The workers inside a process that serves: they are asked to stop, bring to its end what they have begun, and give back what they hold,
//! so that nothing is done twice and nothing waits for a lease of a process that is gone.

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::adapters::stop;
use crate::adapters::stop::{PATIENCE, Stop, Stopper};
use crate::adapters::{Courier, Mailer};
use crate::app::App;
use crate::app::jobs::queue::Queue;
use crate::app::platform::posting::Lane;

/// How often workers look for work, and run-out attempts and the ledger are looked at.
const PAUSE: Duration = Duration::from_millis(200);
/// How much longer than what is sent the workers have to note what became of it.
const TO_NOTE: Duration = Duration::from_secs(4);

/// The workers of a process.
#[derive(Debug)]
pub struct Workshop {
    app: App,
    /// The name under which they hold leases.
    holder: String,
    stopper: Stopper,
    workers: Vec<JoinHandle<()>>,
}

impl Workshop {
    /// Nobody works.
    pub fn closed(app: App) -> Self {
        Self { app, holder: holder(), stopper: stop::channel(PATIENCE).0, workers: Vec::new() }
    }

    /// Everybody begins.
    pub fn open(app: App, mailer: Mailer, courier: Courier) -> Self {
        let (stopper, stop) = stop::channel(PATIENCE);
        let holder = holder();
        let (own, name, asked) = (app.clone(), holder.clone(), stop.clone());
        let workers = vec![
            tokio::spawn(work(app.clone(), Queue::People, holder.clone(), stop.clone())),
            tokio::spawn(work(app.clone(), Queue::Upkeep, holder.clone(), stop.clone())),
            tokio::spawn(keep(app.clone(), holder.clone(), stop.clone())),
            tokio::spawn(tidy(app.clone(), stop.clone())),
            tokio::spawn(deliver(app.clone(), mailer.clone(), Lane::Invitations, stop.clone())),
            tokio::spawn(deliver(app.clone(), mailer, Lane::Letters, stop)),
            tokio::spawn(async move { courier.serve(&own, &name, &asked).await }),
        ];
        Self { app, holder, stopper, workers }
    }

    /// Lets everybody bring to its end what they have begun, within their patience, and gives back what they hold.
    pub async fn close(self) {
        if self.workers.is_empty() {
            return;
        }
        self.stopper.ask();
        let left: Vec<_> = self.workers.iter().map(JoinHandle::abort_handle).collect();
        if tokio::time::timeout(PATIENCE + TO_NOTE, futures_util::future::join_all(self.workers)).await.is_err() {
            tracing::warn!("some work was not finished in time; what it held is given back");
            left.iter().for_each(tokio::task::AbortHandle::abort);
        }
        if let Err(error) = self.app.give_back(&self.holder).await {
            tracing::warn!(%error, "what this process held cannot be given back; it is free when its leases run out");
        }
    }
}

/// The name under which a process holds leases.
fn holder() -> String {
    format!("{}-{:08x}", std::process::id(), rand::random::<u32>())
}

/// Does jobs. One that is being done when somebody asks to stop is left, and given back: it is the same when it is done again.
async fn work(app: App, queue: Queue, holder: String, stop: Stop) {
    loop {
        let done = tokio::select! {
            done = app.work_on(queue, &holder) => done,
            () = stop.asked() => return,
        };
        match done {
            Ok(0) => stop.rest(PAUSE).await,
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, "jobs cannot be had");
                stop.rest(PAUSE * 10).await;
            }
        }
    }
}

/// Sends mails of a lane that are due.
async fn deliver(app: App, mailer: Mailer, lane: Lane, stop: Stop) {
    while !stop.is_asked() {
        let pause = match mailer.deliver_until(&app, lane, &stop).await {
            Ok(_) => PAUSE * 5,
            Err(error) => {
                tracing::warn!(%error, ?lane, "mails that are due cannot be had");
                PAUSE * 10
            }
        };
        match lane {
            // Somebody waits for it.
            Lane::Invitations => tokio::select! {
                () = mailer.asked() => {}
                () = stop.rest(pause) => {}
            },
            Lane::Letters => stop.rest(pause).await,
        }
    }
}

/// Looks now and then whether something is to be cleaned up, and whether something waits for nothing.
async fn tidy(app: App, stop: Stop) {
    while !stop.is_asked() {
        if let Err(error) = app.clean_up().await {
            tracing::warn!(%error, "what is needed no longer cannot be removed");
        }
        match app.take_up_left().await {
            Ok(0) => {}
            Ok(left) => tracing::warn!(left, "something waited without work that would look at it; it has some now"),
            Err(error) => tracing::warn!(%error, "what waits without work cannot be looked for"),
        }
        stop.rest(Duration::from_mins(1)).await;
    }
}

async fn keep(app: App, holder: String, stop: Stop) {
    while !stop.is_asked() {
        if let Err(error) = app.keep_time().await {
            tracing::warn!(%error, "the time cannot be kept");
        }
        if let Err(error) = app.hand_in_run_out().await {
            tracing::warn!(%error, "attempts whose time ran out cannot be handed in");
        }
        match app.seal(&holder).await {
            Ok(0) => stop.rest(PAUSE).await,
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, "the ledger cannot be sealed");
                stop.rest(PAUSE * 10).await;
            }
        }
    }
}

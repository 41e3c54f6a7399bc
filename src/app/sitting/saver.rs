//! Saving answers together: those that come while others are being written go into the next statement, so that many share one exchange with
//! the database and one commit. None is acknowledged before its commit, and none waits for company: an idle saver writes at once.

use std::sync::Arc;

use tokio::sync::{Semaphore, mpsc, oneshot};

use crate::app::kernel::error::AppError;
use crate::domain::kernel::id::AnswerId;
use crate::domain::kernel::moment::Moment;
use crate::store::engine::patience;
use crate::store::sitting::saves;
use crate::store::sitting::saves::Asked;
use crate::store::{Db, StoreError};

/// Most answers of a statement.
const MOST: usize = 64;
/// Statements that are under way at once on PostgreSQL; on SQLite, which has one writer, the next one gathers until it is free.
const UNDER_WAY: usize = 2;
/// Most answers that wait.
const QUEUE: usize = 1_024;

/// An acknowledged save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The answer's new revision.
    pub revision: i64,
    /// When it was saved.
    pub at: Moment,
}

type Reply = oneshot::Sender<Result<Option<Saved>, AppError>>;

/// The way to the saver.
#[derive(Clone, Debug)]
pub(in crate::app) struct Saver(mpsc::Sender<(Asked, Moment, Reply)>);

impl Saver {
    pub fn start(db: Db) -> Self {
        let (send, receive) = mpsc::channel(QUEUE);
        tokio::spawn(gather(db, receive));
        Self(send)
    }

    /// Saves an answer with others; `None` where the statement left it out, which is then looked at by itself.
    pub async fn save(&self, asked: Asked, now: Moment) -> Result<Option<Saved>, AppError> {
        let (reply, answer) = oneshot::channel();
        self.0.try_send((asked, now, reply)).map_err(|_| StoreError::Overloaded { retry_after: std::time::Duration::from_secs(1) })?;
        let name = "save answers";
        let waited = patience::within(name, Box::pin(async { Ok(answer.await) })).await?;
        waited.unwrap_or(Err(AppError::Store(StoreError::OutcomeUnknown { name })))
    }
}

async fn gather(db: Db, mut receive: mpsc::Receiver<(Asked, Moment, Reply)>) {
    // For the comparison in benches, every answer is a statement and a commit of its own.
    let under_way = if db.is_postgres() { UNDER_WAY } else { 1 };
    let (most, under_way) = if db.shares_commits() { (MOST, under_way) } else { (1, MOST) };
    let places = Arc::new(Semaphore::new(under_way));
    loop {
        // Who comes while no place is free is gathered meanwhile.
        let Ok(place) = places.clone().acquire_owned().await else { return };
        let mut waiting = Vec::with_capacity(MOST);
        if receive.recv_many(&mut waiting, most).await == 0 {
            return;
        }
        let db = db.clone();
        tokio::spawn(async move {
            write(&db, waiting).await;
            drop(place);
        });
    }
}

async fn write(db: &Db, waiting: Vec<(Asked, Moment, Reply)>) {
    // One moment for all of them: the latest, which none of them is later than. Each was read at its arrival, some milliseconds before.
    let now = waiting.iter().map(|(_, now, _)| *now).max().unwrap_or(Moment::from_microseconds(0));
    let list: Arc<Vec<Asked>> = Arc::new(waiting.iter().map(|(asked, ..)| asked.clone()).collect());
    let saved = db.insert("save answers", move |tx| {
        let list = list.clone();
        Box::pin(async move { saves::save_all(tx, &list, now).await })
    });
    let outcome: Result<Vec<AnswerId>, StoreError> = saved.await;
    for (asked, _, reply) in waiting {
        let answer = match &outcome {
            Ok(ids) => Ok(ids.contains(&asked.id).then_some(Saved { revision: asked.revision + 1, at: now })),
            // Each by itself would wait as long again.
            Err(error) if error.is_away() => Err(AppError::Store(StoreError::Busy { name: "save answers", attempts: 1 })),
            // The statement was undone as a whole; each is tried by itself, which tells whose fault it was.
            Err(StoreError::OutcomeUnknown { name }) => Err(AppError::Store(StoreError::OutcomeUnknown { name })),
            Err(_) => Ok(None),
        };
        // Whoever asked may be gone; what was saved stands all the same.
        drop(reply.send(answer));
    }
}

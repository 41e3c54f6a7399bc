//! The believed time is begun with, held against the database's, corrected and stored.

use serde_json::json;
use uuid::Uuid;

use super::{SETTLED, TOLERANCE, between, plus};
use crate::app::kernel::command::Happened;
use crate::app::{App, AppError};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::moment::Moment;
use crate::store::engine::time;
use crate::store::proving::ledger;
use crate::store::{StoreError, Tx};

/// How often the database is asked for its time, in microseconds.
const ASKED: i64 = 1_000_000;
/// How often the believed time is stored, in microseconds.
const STORED: i64 = 5_000_000;
/// For how long a service may run without a trace of the time, in microseconds: one that is used leaves more.
const UNTRACED: i64 = 60_000_000;
/// How long a process that begins waits for a sign of others, and how often it looks, in microseconds and milliseconds of its own time.
const SIGN_OF_OTHERS: (i64, u64) = (STORED + ASKED, 250);

impl App {
    /// Begins with the time that the database knows. Reads only.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub(in crate::app) async fn begin_time(&self) -> Result<(), AppError> {
        let mark = self.db.look("time mark", |tx| Box::pin(time::mark(tx, time::BELIEVED))).await?;
        if self.clock.of_database {
            let (reference, ticks) = self.time_of_database().await?;
            let others = match mark.filter(|mark| between(reference, *mark) > SIGN_OF_OTHERS.0) {
                Some(mark) => self.sign_of_others(mark).await?,
                None => None,
            };
            if let Some((mark, ticks)) = others {
                self.clock.locked(|state, _| (state.anchor, state.last) = ((mark, ticks), mark));
                let (reference, ticks) = self.time_of_database().await?;
                self.clock.locked(|state, _| state.hold_against(reference, ticks));
                return Ok(());
            }
            self.clock.locked(|state, _| (state.anchor, state.last) = ((reference, ticks), reference));
        }
        if let Some(mark) = mark {
            self.begin_at(mark).await?;
        }
        Ok(())
    }

    /// Begins at a stored moment that lies ahead of the reference, as far as what happened explains it. Whoever writes into the database
    /// may have stored it: beyond that, time goes on from what is explained, and the clock is in doubt until it has come to what is stored.
    async fn begin_at(&self, mark: Moment) -> Result<(), AppError> {
        if between(mark, self.clock.now()) > TOLERANCE {
            let latest = self.db.look("latest trace", |tx| Box::pin(time::latest_trace(tx))).await?;
            let explained = plus(latest, UNTRACED).max(self.clock.now());
            if mark > explained {
                tracing::warn!(
                    seconds = between(mark, explained) / 1_000_000,
                    "the stored time is ahead of the clock and of all that happened: timed starts, hand-ins at zero and letters wait"
                );
                self.clock.raise(explained);
                self.clock.locked(|state, _| state.claimed = Some(mark));
                return Ok(());
            }
        }
        self.clock.raise(mark);
        Ok(())
    }

    /// A moment that another process stores while this one begins, and the ticks at which it was seen: what is stored moves on. Nobody is
    /// waited for where nobody else is connected.
    async fn sign_of_others(&self, before: Moment) -> Result<Option<(Moment, i64)>, AppError> {
        let (patience, pause) = SIGN_OF_OTHERS;
        for _ in 0..=patience / 1_000 / i64::try_from(pause).unwrap_or(1) {
            if !self.db.look("others", |tx| Box::pin(time::others_are_connected(tx))).await? {
                return Ok(None);
            }
            let mark = self.db.look("time mark", |tx| Box::pin(time::mark(tx, time::BELIEVED))).await?;
            if let Some(mark) = mark.filter(|mark| *mark > before) {
                return Ok(Some((mark, self.clock.clock.read().ticks)));
            }
            tokio::time::sleep(std::time::Duration::from_millis(pause)).await;
        }
        Ok(None)
    }

    /// The database's time and the ticks at it.
    async fn time_of_database(&self) -> Result<(Moment, i64), AppError> {
        let before = self.clock.clock.read().ticks;
        let found = self.db.look("time of the database", |tx| Box::pin(time::now(tx))).await?;
        let after = self.clock.clock.read().ticks;
        // Half of the exchange lies behind the answer.
        Ok((found, before + (after - before) / 2))
    }

    /// Holds the believed time against the database's, corrects it where the reference was ahead for a minute, and stores it. To be called
    /// often; it does something once a second at most.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn keep_time(&self) -> Result<(), AppError> {
        let due = |last: Option<i64>, ticks: i64, every: i64| last.is_none_or(|last| ticks.saturating_sub(last) >= every);
        let (asks, stores) = self.clock.locked(|s, ticks| (due(s.asked, ticks, ASKED), due(s.stored, ticks, STORED)));
        if self.clock.of_database && asks {
            let (reference, ticks) = self.time_of_database().await?;
            self.clock.locked(|state, _| {
                state.hold_against(reference, ticks);
                state.asked = Some(ticks);
            });
        }
        if let Some(off) = self.clock.settled_ahead() {
            self.correct_time(off).await?;
        }
        if stores {
            let now = self.clock.now();
            let (mark, corrected) = self
                .db
                .insert("keep time", move |tx| {
                    Box::pin(async move {
                        let mark = time::raise(tx, time::BELIEVED, now).await?;
                        Ok((mark, corrected_after(tx, now).await?))
                    })
                })
                .await?;
            self.clock.heed(mark, corrected);
            self.clock.locked(|state, ticks| state.stored = Some(ticks));
        }
        Ok(())
    }

    /// Moves time ahead to where the reference is. Whoever sits a test loses nothing: every open attempt gets as much more. Where another
    /// process was first, only its time is taken over.
    async fn correct_time(&self, off: i64) -> Result<(), AppError> {
        let now = self.clock.now();
        let target = plus(now, off);
        let corrected = self.command("correct the clock", (now, target, off), |tx, at, (now, target, off)| {
            Box::pin(async move {
                // What another has corrected lies ahead of this one's time, or has moved what is stored most of the way.
                let done = time::mark(tx, time::CORRECTED).await?.is_some_and(|at| at > now);
                let mark = time::mark(tx, time::BELIEVED).await?;
                if let Some(mark) = mark.filter(|mark| done || between(target, *mark) <= TOLERANCE.max(off / 2)) {
                    return Ok(mark);
                }
                let attempts = time::give_time(tx, off).await?;
                let mark = time::raise(tx, time::BELIEVED, target).await?;
                time::raise(tx, time::CORRECTED, target).await?;
                let body = json!({ "by_microseconds": off, "open_attempts": attempts });
                at.tell(tx, Happened { kind: EventKind::ClockCorrected, actor: Actor::Worker, subject: Uuid::nil(), body, project: None })
                    .await?;
                Ok(mark)
            })
        });
        self.clock.raise(corrected.await?);
        Ok(())
    }
}

/// The moment after this one to which time was corrected. That it was is the ledger's to say, not the mark's.
async fn corrected_after(tx: &mut Tx, now: Moment) -> Result<Option<Moment>, StoreError> {
    let Some(mark) = time::mark(tx, time::CORRECTED).await?.filter(|at| *at > now) else { return Ok(None) };
    let told = ledger::last_of(tx, Uuid::nil(), EventKind::ClockCorrected.as_str()).await?;
    let to = told.map(|event| plus(event.at, event.body["by_microseconds"].as_i64().unwrap_or_default()));
    // The event was written a little after the moment from which time was moved.
    Ok(to.filter(|to| between(*to, mark).abs() <= SETTLED).map(|_| mark))
}

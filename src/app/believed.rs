//! The time that is believed.
//!
//! What tells the time of day is the machine's clock, or on PostgreSQL the database's, which all processes share: the reference. Somebody
//! may set it, so a process that runs counts on by its ticks, which nobody can set, and holds the reference against them:
//! - within two seconds of what is believed, the reference is followed; time stands still rather than going back;
//! - further off, the clock is in doubt: time goes on by ticks, and what would be wrong for good waits ([`Believed::sure`]): no timed
//!   start, no hand-in at zero, no letter. Leases and the ends of sessions and mails are counted in believed time, which does not jump, and
//!   need not wait;
//! - a reference that comes back ends the doubt at once; one that stays off evenly for a minute is believed: where it is ahead, time moves
//!   there and every open attempt gets as much more ([`App::keep_time`]); where it is behind, time stays ahead of it by as much.
//!
//! The latest believed moment is stored, so that a process that begins with a clock behind goes on from there. One that begins where the
//! reference is far ahead of what is stored looks whether others are alive and go on storing: then it is they who are right, and the clock
//! is in doubt. A process that runs takes over a stored moment that its ticks do not explain only where time was corrected.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::json;
use uuid::Uuid;

use super::clock::{Clock, Reading};
use super::command::Happened;
use super::{App, AppError};
use crate::domain::moment::Moment;
use crate::store::{StoreError, Tx, ledger, time};

/// By how much the reference may be off, in microseconds.
const TOLERANCE: i64 = 2_000_000;
/// How long it is off evenly until it is believed, in microseconds.
const SETTLED: i64 = 60_000_000;
/// How often the database is asked for its time, in microseconds.
const ASKED: i64 = 1_000_000;
/// How often the believed time is stored, in microseconds.
const STORED: i64 = 5_000_000;
/// For how long a service may run without a trace of the time, in microseconds: one that is used leaves more.
const UNTRACED: i64 = 60_000_000;
/// How long a process that begins waits for a sign of others, and how often it looks, in microseconds and milliseconds of its own time.
const SIGN_OF_OTHERS: (i64, u64) = (STORED + ASKED, 250);

/// What a process believes of the time. Everything that happens in the application happens at its moments.
#[derive(Debug)]
pub(super) struct Believed {
    clock: Arc<dyn Clock>,
    /// Whether the reference is the database's clock.
    of_database: bool,
    state: Mutex<State>,
}

#[derive(Clone, Copy, Debug)]
struct State {
    /// A believed moment, and the ticks at it.
    anchor: (Moment, i64),
    /// The latest moment that was given.
    last: Moment,
    /// By how much the believed time is ahead of the reference, in microseconds: where the reference was set back and that was accepted.
    ahead: i64,
    doubt: Option<Doubt>,
    /// A stored moment that nothing which happened explains: until time has come to it, the clock is in doubt.
    claimed: Option<Moment>,
    /// Ticks at which the database was last asked, and the time last stored.
    asked: Option<i64>,
    stored: Option<i64>,
}

/// A reference that is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Doubt {
    /// Ticks since when.
    since: i64,
    /// By how much, in microseconds; behind is negative.
    off: i64,
}

fn between(later: Moment, earlier: Moment) -> i64 {
    later.microseconds().saturating_sub(earlier.microseconds())
}

fn plus(moment: Moment, microseconds: i64) -> Moment {
    Moment::from_microseconds(moment.microseconds().saturating_add(microseconds))
}

impl State {
    fn at(&self, ticks: i64) -> Moment {
        plus(self.anchor.0, ticks.saturating_sub(self.anchor.1))
    }

    fn follow(&mut self, reference: Moment, ticks: i64) {
        self.anchor = (reference, ticks);
        self.doubt = None;
    }

    /// Holds the reference against what is believed.
    fn hold_against(&mut self, reference: Moment, ticks: i64) {
        let believed = self.at(ticks);
        let off = between(reference, believed);
        if off.abs() <= TOLERANCE {
            self.ahead = 0;
            self.follow(reference, ticks);
            return;
        }
        let meant = plus(reference, self.ahead);
        if between(meant, believed).abs() <= TOLERANCE {
            self.follow(meant, ticks);
            return;
        }
        match self.doubt {
            Some(doubt) if (doubt.off - off).abs() <= TOLERANCE => {
                if off < 0 && ticks.saturating_sub(doubt.since) >= SETTLED {
                    self.ahead = off.saturating_neg();
                    self.follow(believed, ticks);
                }
            }
            Some(_) | None => {
                tracing::warn!(
                    seconds = off / 1_000_000,
                    "the clock jumped: timed starts, hand-ins at zero and letters wait until it is believed"
                );
                self.doubt = Some(Doubt { since: ticks, off });
            }
        }
    }

    /// By how much the reference is ahead, once it has been so evenly for long enough.
    fn settled_ahead(&self, ticks: i64) -> Option<i64> {
        self.doubt.filter(|d| d.off > 0 && ticks.saturating_sub(d.since) >= SETTLED).map(|d| d.off)
    }
}

impl Believed {
    pub fn new(clock: Arc<dyn Clock>, shared: bool) -> Self {
        let Reading { wall, ticks } = clock.read();
        let of_database = shared && clock.yields();
        let state = State { anchor: (wall, ticks), last: wall, ahead: 0, doubt: None, claimed: None, asked: None, stored: None };
        Self { clock, of_database, state: Mutex::new(state) }
    }

    fn locked<T>(&self, work: impl FnOnce(&mut State, i64) -> T) -> T {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let read = self.clock.read();
        if !self.of_database {
            state.hold_against(read.wall, read.ticks);
        }
        work(&mut state, read.ticks)
    }

    /// The moment now: never earlier than one that was given before.
    pub fn now(&self) -> Moment {
        self.locked(|state, ticks| {
            state.last = state.last.max(state.at(ticks));
            state.last
        })
    }

    /// The time of day as the machine has it, whatever is believed.
    pub fn wall(&self) -> Moment {
        self.clock.read().wall
    }

    /// Refuses while the clock is in doubt.
    ///
    /// # Errors
    /// [`AppError::ClockInDoubt`].
    pub fn sure(&self) -> Result<(), AppError> {
        let doubted = self.locked(|state, ticks| {
            let now = state.at(ticks);
            state.claimed = state.claimed.filter(|claimed| between(*claimed, now) > TOLERANCE);
            state.doubt.is_some() || state.claimed.is_some()
        });
        if doubted { Err(AppError::ClockInDoubt) } else { Ok(()) }
    }

    /// What another process stored: followed as far as the ticks explain it, and beyond that only where time was corrected since.
    fn heed(&self, mark: Moment, corrected: Option<Moment>) {
        let now = self.locked(|state, ticks| state.at(ticks));
        if between(mark, now) <= TOLERANCE || corrected.is_some_and(|at| at > now) {
            self.raise(mark);
        }
    }

    /// Time is not before a moment that was believed elsewhere, or before a stop.
    fn raise(&self, mark: Moment) {
        self.locked(|state, ticks| {
            if mark > state.at(ticks) {
                state.follow(mark, ticks);
            }
        });
        // What the reference says to the new time is asked at once.
        self.locked(|_, _| ());
    }

    fn settled_ahead(&self) -> Option<i64> {
        self.locked(|state, ticks| state.settled_ahead(ticks))
    }
}

impl App {
    /// Begins with the time that the database knows. Reads only.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub(super) async fn begin_time(&self) -> Result<(), AppError> {
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
                at.tell(tx, Happened { kind: "clock.corrected", actor: "worker", subject: Uuid::nil(), body, project: None }).await?;
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
    let told = ledger::last_of(tx, Uuid::nil(), "clock.corrected").await?;
    let to = told.map(|event| plus(event.at, event.body["by_microseconds"].as_i64().unwrap_or_default()));
    // The event was written a little after the moment from which time was moved.
    Ok(to.filter(|to| between(*to, mark).abs() <= SETTLED).map(|_| mark))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    /// A clock whose ticks and whose time of day are moved by hand.
    #[derive(Debug, Default)]
    struct ByHand {
        ticks: AtomicI64,
        set: AtomicI64,
    }

    impl ByHand {
        fn passes(&self, seconds: i64) {
            self.ticks.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
        }

        fn is_set(&self, by: i64) {
            self.set.fetch_add(by * 1_000_000, Ordering::SeqCst);
        }
    }

    impl Clock for ByHand {
        fn read(&self) -> Reading {
            let ticks = self.ticks.load(Ordering::SeqCst);
            Reading { wall: Moment::from_microseconds(ticks + self.set.load(Ordering::SeqCst)), ticks }
        }
    }

    fn begun() -> (Arc<ByHand>, Believed) {
        let clock = Arc::new(ByHand::default());
        clock.passes(1_000_000);
        (clock.clone(), Believed::new(clock, false))
    }

    fn seconds(believed: &Believed) -> i64 {
        believed.now().microseconds() / 1_000_000
    }

    #[test]
    fn a_step_back_gives_no_time_and_is_believed_after_a_minute() {
        let (clock, believed) = begun();
        clock.is_set(-3_600);
        clock.passes(10);
        assert_eq!(seconds(&believed), 1_000_010, "time goes on");
        assert!(believed.sure().is_err());
        clock.passes(61);
        assert_eq!(seconds(&believed), 1_000_071);
        assert!(believed.sure().is_ok(), "it kept step for a minute");
        clock.is_set(3_600);
        clock.passes(1);
        assert_eq!((seconds(&believed), believed.sure().is_ok()), (1_000_072, true), "set right again, it is followed at once");
    }

    #[test]
    fn a_jump_ahead_takes_no_time_and_is_over_when_it_is_over() {
        let (clock, believed) = begun();
        clock.is_set(7_200);
        clock.passes(1);
        assert_eq!(seconds(&believed), 1_000_001);
        assert!(believed.sure().is_err());
        assert_eq!(believed.settled_ahead(), None);
        clock.is_set(-7_200);
        assert!(believed.sure().is_ok());
        clock.is_set(7_200);
        assert!(believed.sure().is_err());
        clock.passes(60);
        assert_eq!(believed.settled_ahead(), Some(7_200_000_000));
        // A clock that goes on jumping is not believed.
        clock.is_set(60);
        assert!(believed.sure().is_err());
        clock.passes(59);
        assert_eq!(believed.settled_ahead(), None);
    }

    #[test]
    fn small_differences_are_followed_and_time_stands_still_rather_than_going_back() {
        let (clock, believed) = begun();
        clock.is_set(2);
        assert_eq!(seconds(&believed), 1_000_002);
        clock.is_set(-2);
        assert_eq!((seconds(&believed), believed.sure().is_ok()), (1_000_002, true));
        clock.passes(1);
        assert_eq!(seconds(&believed), 1_000_002);
        clock.passes(2);
        assert_eq!(seconds(&believed), 1_000_003);
    }

    #[test]
    fn a_start_behind_goes_on_from_the_mark() {
        let (clock, believed) = begun();
        believed.raise(Moment::from_microseconds(1_003_600_000_000));
        assert_eq!(seconds(&believed), 1_003_600);
        assert!(believed.sure().is_err(), "nothing says yet which of the two is right");
        clock.passes(61);
        assert_eq!((seconds(&believed), believed.sure().is_ok()), (1_003_661, true));
    }
}

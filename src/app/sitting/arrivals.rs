//! When answers of an attempt arrived: what people weigh where somebody says that a line was lost. It is all that the service knows of it:
//! whether a silence was a lost line, thought or a pause, it cannot tell, so it gives no time back by itself.

use std::collections::BTreeMap;

use crate::app::{App, AppError};
use crate::domain::kernel::event_kind::EventKind;
use crate::domain::kernel::id::AttemptId;
use crate::domain::kernel::moment::Moment;
use crate::store::proving::ledger;
use crate::store::sitting::answers;

/// A silence is told from this many seconds on.
const TOLD_FROM: i64 = 120;

/// At most so many of them are told, the longest ones.
const MOST: usize = 3;

/// A time in an attempt in which no answer arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// From when on: the start of the attempt, or the answer before.
    pub from: Moment,
    /// Until the next answer, or the end of the attempt's time.
    pub until: Moment,
}

impl Silence {
    /// How long it was, in whole seconds.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.until.seconds_since(self.from)
    }
}

/// When the answers of an attempt arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrivals {
    /// How many saves there were.
    pub saves: usize,
    /// The longest times without one, the earliest first.
    pub silences: Vec<Silence>,
}

/// The longest silences between the start of an attempt, its saves and the end of its time.
fn silences(start: Moment, mut saves: Vec<Moment>, end: Moment) -> Vec<Silence> {
    saves.sort_unstable();
    let until = saves.iter().copied().chain([end]);
    let from = [start].into_iter().chain(saves.iter().copied());
    let mut all: Vec<Silence> = from.zip(until).map(|(from, until)| Silence { from, until }).filter(|s| s.seconds() >= TOLD_FROM).collect();
    all.sort_by_key(|s| std::cmp::Reverse(s.seconds()));
    all.truncate(MOST);
    all.sort_by_key(|s| s.from);
    all
}

impl App {
    /// When attempts were handed in, also those that are void since; the open ones are left out.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn handed_in_at(&self, ids: Vec<AttemptId>) -> Result<BTreeMap<AttemptId, Moment>, AppError> {
        let found = self.db.read("handed in at", move |tx| {
            let ids = ids.clone();
            Box::pin(async move {
                let mut all = BTreeMap::new();
                for id in ids {
                    if let Some(event) = ledger::last_of(tx, id.uuid(), EventKind::AttemptHandedIn.as_str()).await? {
                        all.insert(id, event.at);
                    }
                }
                Ok(all)
            })
        });
        Ok(found.await?)
    }

    /// When the answers of an attempt that was handed in arrived; `None` for an attempt that is not known.
    ///
    /// # Errors
    /// [`AppError::Store`].
    pub async fn arrivals(&self, id: AttemptId) -> Result<Option<Arrivals>, AppError> {
        let found = self.db.read("arrivals", move |tx| {
            Box::pin(async move {
                let Some(attempt) = answers::attempt(tx, id).await? else { return Ok(None) };
                let handed_in = ledger::last_of(tx, id.uuid(), EventKind::AttemptHandedIn.as_str()).await?.map(|event| event.at);
                Ok(Some((attempt, handed_in, answers::answers(tx, id).await?)))
            })
        });
        Ok(found.await?.map(|(attempt, handed_in, list)| {
            let saves: Vec<Moment> = list.iter().map(|a| a.saved_at).collect();
            let end = handed_in.unwrap_or(attempt.ends_at).min(attempt.ends_at);
            Arrivals { saves: saves.len(), silences: silences(attempt.started_at, saves, end) }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_longest_silences_are_told_in_their_order() {
        let at = |seconds: i64| Moment::from_microseconds(0).plus_seconds(seconds);
        let told = |saves: &[i64], end| {
            let all = silences(at(0), saves.iter().map(|s| at(*s)).collect(), at(end));
            all.into_iter().map(|s| (s.from.microseconds() / 1_000_000, s.seconds())).collect::<Vec<_>>()
        };
        assert_eq!(told(&[60, 119], 200), [], "none is as long as two minutes");
        assert_eq!(told(&[], 600), [(0, 600)], "nothing at all arrived");
        // In whatever order they come from the store; 0–130, 130–700 (570), 700–1000 (300), 1000–1010, 1010–1200 (190).
        assert_eq!(told(&[1_000, 130, 1_010, 700], 1_200), [(130, 570), (700, 300), (1_010, 190)]);
        // A save that came in the seconds after the end leaves no silence of less than nothing.
        assert_eq!(told(&[300], 299), [(0, 300)]);
    }
}

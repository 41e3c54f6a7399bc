//! Switching between normal, tightened and reduced inspection over a stream of lots, as a state that takes one lot at a time.
//!
//! A stream is what one maker delivers: the work of one annotator, or one delivery after another. Rules: MIL-STD-105E, clauses 4.7 and 4.8;
//! and the switching score, a later way into reduced inspection.

use std::collections::VecDeque;

use super::LotError;
use super::plan::{Double, Plan, Single};
use super::tables::{self, Found, Inspection, Level, Request, Sampling};

/// How a stream gets into reduced inspection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IntoReduced {
    /// The last ten lots accepted; and, where limit numbers are given as (units, limit) by rising units, no more bad units found in them
    /// than the limit of the last row that their samples reach. Where they reach none, more of the accepted lots before them are added.
    LimitNumbers(Vec<(u64, u64)>),
    /// A switching score of 30 at least: each accepted lot counts 2 or 3, if it would have been accepted one limit tighter too; one that
    /// would not sets it to 0.
    Score,
}

/// What a stream is inspected by.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// Inspection level.
    pub level: Level,
    /// Acceptance quality limit in percent: one of [`tables::AQLS`].
    pub aql: f64,
    /// One sample or two.
    pub sampling: Sampling,
    /// The way into reduced inspection.
    pub into_reduced: IntoReduced,
}

impl Terms {
    /// The standard's rules, without limit numbers.
    #[must_use]
    pub fn mil105e(level: Level, aql: f64, sampling: Sampling) -> Self {
        Self { level, aql, sampling, into_reduced: IntoReduced::LimitNumbers(Vec::new()) }
    }
}

/// Where a stream stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Normal inspection.
    Normal,
    /// Tightened inspection.
    Tightened,
    /// Reduced inspection.
    Reduced,
    /// Lots are no longer taken by sampling, until something was done about their quality.
    Discontinued,
}

/// A lot that was inspected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lot {
    /// Its units.
    pub size: u64,
    /// Bad units in the first sample.
    pub found: u64,
    /// Bad units in the second sample, where one was taken.
    pub second: Option<u64>,
    /// Offered for the first time: a lot that comes back does not count for switching.
    pub original: bool,
    /// Production is steady and nobody objects to reduced inspection.
    pub steady: bool,
}

/// What became of a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The state that it was inspected in.
    pub state: State,
    /// The plan in force; nothing once discontinued.
    pub plan: Option<Found>,
    /// Whether it is accepted; nothing once discontinued.
    pub accepted: Option<bool>,
    /// The switching score after an original lot under normal inspection, where it is kept.
    pub score: Option<u32>,
    /// The state for the next lot.
    pub next: State,
}

/// What a plan says of what was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// On the first sample or not.
    Accepted {
        first: bool,
    },
    /// Accepted between acceptance and rejection number.
    InTheGap,
    Refused,
}

/// Lots in a row that return a stream to normal inspection.
const BACK_TO_NORMAL: u32 = 5;
/// The lots among which two refused ones tighten inspection.
const LOOKED_BACK: u64 = 5;
/// Refused lots of a tightened spell that end inspection.
const TO_DISCONTINUE: u32 = 5;
/// Accepted lots before reduced inspection.
const TEN: usize = 10;
/// The switching score that reduces inspection.
const ENOUGH: u32 = 30;

/// A stream of lots: what it is inspected by, and where it stands. Each lot costs the same, whatever came before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    terms: Terms,
    state: State,
    /// Original lots of this spell, and how many of them were seen when the last was refused.
    lots: u64,
    refused_at: Option<u64>,
    /// Refused lots of this spell, accepted ones in a row, and the score.
    refused: u32,
    in_a_row: u32,
    score: u32,
    /// Samples and bad units of the last lots in a row that were accepted: ten, or as many as reach the first limit number.
    last: VecDeque<(u64, u64)>,
    /// The sum of the samples in `last`.
    sampled: u64,
}

impl Stream {
    /// A stream under normal inspection.
    ///
    /// # Errors
    /// [`LotError::Aql`] for a limit that is no column; [`LotError::Parameters`] for limit numbers whose units do not rise.
    pub fn new(terms: Terms) -> Result<Self, LotError> {
        tables::column(terms.aql)?;
        if let IntoReduced::LimitNumbers(rows) = &terms.into_reduced
            && rows.windows(2).any(|pair| pair[0].0 >= pair[1].0)
        {
            return Err(LotError::Parameters);
        }
        Ok(Self {
            terms,
            state: State::Normal,
            lots: 0,
            refused_at: None,
            refused: 0,
            in_a_row: 0,
            score: 0,
            last: VecDeque::new(),
            sampled: 0,
        })
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }

    /// What it is inspected by.
    #[must_use]
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The plan in force for a lot size.
    ///
    /// # Errors
    /// [`LotError::Ended`] once discontinued; [`LotError::Lot`] as [`tables::plan`].
    pub fn plan(&self, size: u64) -> Result<Found, LotError> {
        let inspection = match self.state {
            State::Normal => Inspection::Normal,
            State::Tightened => Inspection::Tightened,
            State::Reduced => Inspection::Reduced,
            State::Discontinued => return Err(LotError::Ended),
        };
        let Terms { level, aql, sampling, .. } = self.terms;
        tables::plan(size, &Request { level, aql, inspection, sampling })
    }

    /// Takes the next lot. An error leaves the stream as it was.
    ///
    /// # Errors
    /// [`LotError::Lot`] as [`tables::plan`]; [`LotError::SecondSample`] where the first sample does not decide and there is no second;
    /// [`LotError::Counts`] for a second sample that was not to be taken.
    pub fn lot(&mut self, lot: &Lot) -> Result<Step, LotError> {
        let state = self.state;
        if state == State::Discontinued {
            return Ok(Step { state, plan: None, accepted: None, score: None, next: state });
        }
        let plan = self.plan(lot.size)?;
        let verdict = judge(&plan.plan, lot)?;
        let mut score = None;
        if lot.original {
            self.lots = self.lots.saturating_add(1);
            let next = match state {
                State::Normal => {
                    self.count(&plan, verdict, lot.found);
                    score = (self.terms.into_reduced == IntoReduced::Score).then_some(self.score);
                    self.after_normal(&plan.plan, verdict, lot)
                }
                State::Tightened => self.after_tightened(verdict),
                State::Reduced if matches!(verdict, Verdict::Accepted { .. }) && lot.steady => State::Reduced,
                State::Reduced | State::Discontinued => State::Normal,
            };
            self.enter(next);
        }
        Ok(Step { state, plan: Some(plan), accepted: Some(verdict != Verdict::Refused), score, next: self.state })
    }

    /// Takes up inspection again after something was done about the quality: tightened, as the standard has it.
    pub fn resume(&mut self) {
        if self.state == State::Discontinued {
            self.enter(State::Tightened);
        }
    }

    /// Every change empties the counts.
    fn enter(&mut self, next: State) {
        if next == self.state {
            return;
        }
        self.state = next;
        (self.lots, self.refused_at, self.refused, self.in_a_row, self.score, self.sampled) = (0, None, 0, 0, 0, 0);
        self.last.clear();
    }

    /// The switching score after a lot under normal inspection.
    fn count(&mut self, plan: &Found, verdict: Verdict, found: u64) {
        let tighter = || tables::one_step_tighter(plan.used, self.terms.aql, Inspection::Normal).is_some_and(|ac| found <= ac);
        let counted = match (&plan.plan, verdict) {
            (_, Verdict::Refused) => None,
            (Plan::Double(_), Verdict::Accepted { first }) => first.then_some(3),
            (Plan::Single(single), _) if single.ac <= 1 => Some(2),
            (Plan::Single(_), Verdict::Accepted { .. }) => tighter().then_some(3),
            (_, Verdict::InTheGap) => None,
        };
        self.score = counted.map_or(0, |points: u32| self.score.saturating_add(points));
    }

    fn after_normal(&mut self, plan: &Plan, verdict: Verdict, lot: &Lot) -> State {
        if verdict == Verdict::Refused {
            let again = self.refused_at.is_some_and(|before| self.lots - before < LOOKED_BACK);
            self.refused_at = Some(self.lots);
            self.in_a_row = 0;
            self.last.clear();
            self.sampled = 0;
            return if again { State::Tightened } else { State::Normal };
        }
        let enough = match &self.terms.into_reduced {
            IntoReduced::Score => self.score >= ENOUGH,
            IntoReduced::LimitNumbers(rows) => {
                let first = rows.first().map_or(0, |row| row.0);
                let sampled = sampled(plan, lot);
                self.last.push_back((sampled, lot.found.saturating_add(lot.second.unwrap_or(0))));
                self.sampled = self.sampled.saturating_add(sampled);
                while let Some((oldest, _)) = self.last.front()
                    && self.last.len() > TEN
                    && self.sampled - oldest >= first
                {
                    self.sampled -= oldest;
                    self.last.pop_front();
                }
                let found = self.last.iter().fold(0_u64, |sum, (_, found)| sum.saturating_add(*found));
                let limit = rows.iter().rev().find(|(units, _)| *units <= self.sampled).map(|row| row.1);
                self.last.len() >= TEN && (rows.is_empty() || limit.is_some_and(|limit| found <= limit))
            }
        };
        if enough && lot.steady { State::Reduced } else { State::Normal }
    }

    fn after_tightened(&mut self, verdict: Verdict) -> State {
        if verdict == Verdict::Refused {
            self.in_a_row = 0;
            self.refused += 1;
            return if self.refused >= TO_DISCONTINUE { State::Discontinued } else { State::Tightened };
        }
        self.in_a_row += 1;
        if self.in_a_row >= BACK_TO_NORMAL { State::Normal } else { State::Tightened }
    }
}

/// The units that a lot's samples had: no more than the lot.
fn sampled(plan: &Plan, lot: &Lot) -> u64 {
    let units = match (plan, lot.second) {
        (Plan::Double(plan), None) => plan.n1,
        _ => plan.units(),
    };
    units.min(lot.size)
}

fn judge(plan: &Plan, lot: &Lot) -> Result<Verdict, LotError> {
    match *plan {
        Plan::Single(_) if lot.second.is_some() => Err(LotError::Counts),
        Plan::Single(Single { ac, re, .. }) => Ok(by_numbers(lot.found, ac, re, true)),
        Plan::Double(Double { ac1, re1, ac2, re2, .. }) => match lot.second {
            None if lot.found <= ac1 || lot.found >= re1 => Ok(by_numbers(lot.found, ac1, re1, true)),
            None => Err(LotError::SecondSample),
            Some(_) if lot.found <= ac1 || lot.found >= re1 => Err(LotError::Counts),
            Some(second) => Ok(by_numbers(lot.found.saturating_add(second), ac2, re2, false)),
        },
    }
}

fn by_numbers(found: u64, ac: u64, re: u64, first: bool) -> Verdict {
    if found >= re {
        Verdict::Refused
    } else if found > ac {
        Verdict::InTheGap
    } else {
        Verdict::Accepted { first }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lot(found: u64) -> Lot {
        Lot { size: 900, found, second: None, original: true, steady: true }
    }

    /// Level II, limit 1.0: lots of 900 have 80 units, 2 of which may be bad; tightened 1; reduced 32 with 1, refused from 3 on.
    fn stream() -> Stream {
        Stream::new(Terms::mil105e(Level::Ii, 1.0, Sampling::Single)).unwrap()
    }

    #[test]
    fn two_refused_of_five_tighten_and_five_accepted_in_a_row_return() {
        let mut stream = stream();
        let states = |stream: &mut Stream, found: &[u64]| found.iter().map(|f| stream.lot(&lot(*f)).unwrap().next).collect::<Vec<_>>();
        // Five lots later is one too late.
        assert_eq!(states(&mut stream, &[3, 0, 0, 0, 0, 3])[5], State::Normal);
        assert_eq!(states(&mut stream, &[0, 0, 0, 3])[3], State::Tightened);
        assert_eq!(states(&mut stream, &[1, 1, 2, 1, 1, 1, 1, 1])[7], State::Normal);
    }

    #[test]
    fn five_refused_of_a_tightened_spell_end_it_until_it_is_resumed() {
        let mut stream = stream();
        for found in [3, 3, 2, 0, 0, 0, 0, 2, 2, 2, 2] {
            stream.lot(&lot(found)).unwrap();
        }
        assert_eq!((stream.state(), stream.plan(900)), (State::Discontinued, Err(LotError::Ended)));
        assert_eq!(stream.lot(&lot(0)).unwrap().accepted, None);
        stream.resume();
        assert_eq!(stream.state(), State::Tightened);
    }

    #[test]
    fn ten_accepted_reduce_and_the_gap_returns() {
        let mut stream = stream();
        for i in 0..10 {
            let step = stream.lot(&lot(0)).unwrap();
            assert_eq!(step.next == State::Reduced, i == 9);
        }
        assert_eq!(stream.lot(&Lot { original: false, ..lot(2) }).unwrap().next, State::Reduced, "a lot that comes back does not count");
        let step = stream.lot(&lot(2)).unwrap();
        assert_eq!((step.accepted, step.next), (Some(true), State::Normal));
    }

    #[test]
    fn limit_numbers_are_looked_up_by_all_that_was_sampled() {
        // Ten lots are 800 units: the row of 800 allows 3.
        let into_reduced = IntoReduced::LimitNumbers(vec![(500, 1), (800, 3), (1_250, 5)]);
        let terms = Terms { into_reduced, ..Terms::mil105e(Level::Ii, 1.0, Sampling::Single) };
        let after = |last: u64| {
            let mut stream = Stream::new(terms.clone()).unwrap();
            (0..10)
                .map(|i| {
                    stream
                        .lot(&lot(if i < 3 {
                            1
                        } else if i == 9 {
                            last
                        } else {
                            0
                        }))
                        .unwrap()
                        .next
                })
                .last()
        };
        assert_eq!((after(0), after(1)), (Some(State::Reduced), Some(State::Normal)));
        // Ten lots do not reach a first row of 900 units: an eleventh is added, and no more than that is kept.
        let into_reduced = IntoReduced::LimitNumbers(vec![(900, 3)]);
        let mut stream = Stream::new(Terms { into_reduced, ..terms }).unwrap();
        let mut lots = 0;
        while stream.lot(&Lot { steady: lots > 30, ..lot(0) }).unwrap().next == State::Normal {
            lots += 1;
            assert!(stream.last.len() <= 12);
        }
        assert_eq!(lots, 31);
    }

    #[test]
    fn samples_that_were_not_to_be_taken_or_are_missing_leave_the_stream_as_it_was() {
        let mut stream = Stream::new(Terms::mil105e(Level::Ii, 1.0, Sampling::Double)).unwrap();
        let before = stream.clone();
        assert_eq!(stream.lot(&lot(1)), Err(LotError::SecondSample));
        assert_eq!(stream.lot(&Lot { second: Some(0), ..lot(0) }), Err(LotError::Counts));
        assert_eq!(stream.lot(&Lot { size: 1, ..lot(0) }), Err(LotError::Lot));
        assert_eq!(stream, before);
        assert_eq!(stream.lot(&Lot { second: Some(1), ..lot(1) }).unwrap().accepted, Some(true));
        let falling = IntoReduced::LimitNumbers(vec![(500, 1), (80, 3)]);
        assert_eq!(Stream::new(Terms { into_reduced: falling, ..stream.terms }), Err(LotError::Parameters));
        assert_eq!(Stream::new(Terms::mil105e(Level::Ii, 1.1, Sampling::Single)), Err(LotError::Aql));
    }
}

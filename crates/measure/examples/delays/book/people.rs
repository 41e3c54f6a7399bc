//! Made-up annotators over simulated years: what each answered to every hidden check, and when something changed with them.

use touchstone_measure::draw::Stream;
use touchstone_measure::drift::ChartError;
use touchstone_measure::drift::expectation::{Check, Facility, PRIOR_ANSWERS, shifts};

/// Three years.
pub const DAYS: f64 = 1_096.0;
/// Days of a year.
pub const YEAR: f64 = 365.2425;
/// Checks in the first week of an annotator, and in each later one.
pub const PACE: (u64, u64) = (20, 6);
/// The share right of annotators in good standing.
const GOOD: (f64, f64) = (0.90, 0.97);
const ITEMS: u64 = 300;
/// Answers of annotators in good standing by which an item's difficulty is known.
const KNOWN_BY: u64 = 30;
/// A change comes between these days.
const FROM: (f64, f64) = (182.0, 546.0);
/// The share right that is not good enough.
const WEAK: f64 = 0.75;
/// What takes its time takes half a year.
const SLOWLY: f64 = 182.0;

/// What an item asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// There is something to flag.
    Problem,
    /// There is nothing to flag.
    Clean,
    /// Two texts are compared, and the first is better.
    First,
    /// The second is.
    Second,
}

/// A check that was answered.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// Days since the annotator began.
    pub day: f64,
    /// What was asked.
    pub kind: Kind,
    /// The score, and the item's shift as the service knows it.
    pub check: Check,
}

/// What happens to an annotator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// As good as ever.
    Steady,
    /// Gets better in the first half-year, to 98 % right.
    Learns,
    /// From one day on at 75 % right.
    Drops,
    /// Gets worse over half a year, to 70 % right.
    Drifts,
    /// From one day on answers at random.
    Guesses,
    /// From one day on flags nothing.
    NeverFlags,
    /// From one day on takes the first of two texts in seven of ten cases, whatever it says.
    FavoursFirst,
}

impl Change {
    /// All that are to be found.
    pub const FALLS: [Self; 5] = [Self::Drops, Self::Drifts, Self::Guesses, Self::NeverFlags, Self::FavoursFirst];

    fn seed(self) -> u64 {
        match self {
            Self::Steady => 0,
            Self::Learns => 1,
            Self::Drops => 2,
            Self::Drifts => 3,
            Self::Guesses => 4,
            Self::NeverFlags => 5,
            Self::FavoursFirst => 6,
        }
    }
}

struct Item {
    kind: Kind,
    /// How much easier it is than the middle one, in log odds.
    easier: f64,
    /// The same as the service knows it.
    shift: f64,
}

/// The items of the hidden checks, each as likely to be given.
pub struct Bank {
    items: Vec<Item>,
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

impl Bank {
    /// A bank whose items differ by so many log odds (a standard deviation). Shifts are estimated from answers of annotators in good
    /// standing, as the service does.
    pub fn new(spread: f64) -> Result<Self, ChartError> {
        let mut draws = Stream::new(7_000);
        let items = (0..ITEMS).map(|i| {
            let kind = match i % 25 {
                0..6 => Kind::Problem,
                6..15 => Kind::Clean,
                15..20 => Kind::First,
                _ => Kind::Second,
            };
            Item { kind, easier: spread * draws.normal(), shift: 0.0 }
        });
        let mut bank = Self { items: items.collect() };
        let abilities: Vec<f64> = (0..KNOWN_BY).map(|_| bank.ability(good(&mut draws))).collect();
        let facility = |item: &Item| {
            let right = abilities.iter().filter(|a| draws.uniform() < logistic(*a + item.easier)).count();
            Facility { answers: KNOWN_BY, right: right as f64 }
        };
        let found = shifts(&bank.items.iter().map(facility).collect::<Vec<_>>(), PRIOR_ANSWERS)?;
        bank.items.iter_mut().zip(found.items).for_each(|(item, shift)| item.shift = shift);
        Ok(bank)
    }

    /// The shifts of the items that a chart counts, as the service knows them.
    pub fn shifts(&self, counts: impl Fn(Kind) -> bool) -> Vec<f64> {
        self.items.iter().filter(|item| counts(item.kind)).map(|item| item.shift).collect()
    }

    /// The ability, in log odds, of who has such a share of the bank right.
    fn ability(&self, share: f64) -> f64 {
        let (mut low, mut high) = (-10.0, 10.0);
        for _ in 0..30 {
            let middle = f64::midpoint(low, high);
            let right: f64 = self.items.iter().map(|item| logistic(middle + item.easier)).sum();
            if right < share * self.items.len() as f64 { low = middle } else { high = middle }
        }
        f64::midpoint(low, high)
    }

    /// The record of one annotator, the same for the same number.
    pub fn record(&self, change: Change, number: u64) -> Record {
        let mut draws = Stream::new(change.seed() << 32 | number);
        let share = good(&mut draws);
        self.record_at(change, share, &mut draws)
    }

    /// The record of somebody with such a share right at first.
    pub fn record_at(&self, change: Change, share: f64, draws: &mut Stream) -> Record {
        let from = FROM.0 + (FROM.1 - FROM.0) * draws.uniform();
        let (before, after) = (self.ability(share), self.ability(later(change, share)));
        let mut answers = Vec::new();
        for week in 0_u32.. {
            let begins = 7.0 * f64::from(week);
            if begins >= DAYS {
                break;
            }
            let checks = if week == 0 { PACE.0 } else { PACE.1 };
            let mut days: Vec<f64> = (0..checks).map(|_| begins + 7.0 * draws.uniform()).collect();
            days.sort_by(f64::total_cmp);
            for day in days {
                let Some(item) = usize::try_from(draws.below(ITEMS)).ok().and_then(|i| self.items.get(i)) else { continue };
                let part = match change {
                    Change::Learns => (day / SLOWLY).min(1.0),
                    Change::Drifts => ((day - from) / SLOWLY).clamp(0.0, 1.0),
                    _ => f64::from(u8::from(day >= from)),
                };
                let as_ever = logistic(before + part * (after - before) + item.easier);
                let right = draws.uniform() < chance_of_right(change, day >= from, item.kind, as_ever);
                answers.push(Answer { day, kind: item.kind, check: Check { score: f64::from(u8::from(right)), shift: item.shift } });
            }
        }
        // Where ability falls slowly, the day on which 75 % right are reached.
        let weak_from = match change {
            Change::Drifts => from + SLOWLY * (before - self.ability(WEAK)) / (before - after),
            _ => from,
        };
        Record { answers, from, weak_from }
    }
}

/// The share right of an annotator in good standing.
fn good(draws: &mut Stream) -> f64 {
    GOOD.0 + (GOOD.1 - GOOD.0) * draws.uniform()
}

/// The share right to which a change leads where it changes ability.
fn later(change: Change, share: f64) -> f64 {
    match change {
        Change::Learns => 0.98,
        Change::Drops => WEAK,
        Change::Drifts => 0.70,
        Change::Steady | Change::Guesses | Change::NeverFlags | Change::FavoursFirst => share,
    }
}

/// The chance of a right answer from somebody who would be right with the chance `as_ever`.
fn chance_of_right(change: Change, begun: bool, kind: Kind, as_ever: f64) -> f64 {
    let first = 0.7;
    match (change, kind) {
        _ if !begun => as_ever,
        (Change::Guesses, _) => 0.5,
        (Change::NeverFlags, Kind::Problem) => 0.0,
        (Change::NeverFlags, Kind::Clean) => 1.0,
        (Change::FavoursFirst, Kind::First) => first + (1.0 - first) * as_ever,
        (Change::FavoursFirst, Kind::Second) => (1.0 - first) * as_ever,
        _ => as_ever,
    }
}

/// What one annotator answered in three years.
pub struct Record {
    /// Every check, in order.
    pub answers: Vec<Answer>,
    /// The day from which on something was different, where something was.
    pub from: f64,
    /// The day from which on the work is not good enough.
    pub weak_from: f64,
}

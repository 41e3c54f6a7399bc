//! The public tables of MIL-STD-105E (1989): code letters, plans of one and two samples, normal, tightened and reduced.
//!
//! The standard is in the public domain. What grew from it elsewhere has other reduced plans: those here are this standard's, and are not
//! to be printed under another name. Where the table of two samples has no plan (letter A, acceptance number 0, and reduced also B and C),
//! the plan of one sample stands for it, as the standard allows.

use super::LotError;
use super::counts::MOST;
use super::plan::{Double, Plan, Single};

/// The acceptance quality limits of the columns, in percent bad (up to 10) or faults for a hundred units.
pub const AQLS: [f64; 26] = [
    0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1.0, 1.5, 2.5, 4.0, 6.5, 10.0, 15.0, 25.0, 40.0, 65.0, 100.0, 150.0,
    250.0, 400.0, 650.0, 1000.0,
];

/// The letters of the rows; S has tightened plans only, and no lot is given it.
const LETTERS: [char; 17] = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q', 'R', 'S'];

/// The largest lots of the rows of code letters; the last row has no end (Table I).
const LOTS: [u64; 14] = [8, 15, 25, 50, 90, 150, 280, 500, 1_200, 3_200, 10_000, 35_000, 150_000, 500_000];

/// How much is inspected: the general levels I to III (II unless there is a reason), and the special ones for small samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// Special level S-1: the smallest samples.
    S1,
    /// Special level S-2.
    S2,
    /// Special level S-3.
    S3,
    /// Special level S-4.
    S4,
    /// General level I: about 0.4 of level II.
    I,
    /// General level II: the usual one.
    Ii,
    /// General level III: about 1.6 of level II.
    Iii,
}

impl Level {
    /// All of them, by rising samples.
    pub const ALL: [Self; 7] = [Self::S1, Self::S2, Self::S3, Self::S4, Self::I, Self::Ii, Self::Iii];

    /// Its name in the standard: `S-1` to `S-4`, `I`, `II`, `III`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// The level of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    /// Name, and the letters of the 15 classes of lot sizes (Table I).
    fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::S1 => ("S-1", "AAAABBBBCCCCDDD"),
            Self::S2 => ("S-2", "AAABBBCCCDDDEEE"),
            Self::S3 => ("S-3", "AABBCCDDEEFFGGH"),
            Self::S4 => ("S-4", "AABCCDEEFGGHJJK"),
            Self::I => ("I", "AABCCDEFGHJKLMN"),
            Self::Ii => ("II", "ABCDEFGHJKLMNPQ"),
            Self::Iii => ("III", "BCDEFGHJKLMNPQR"),
        }
    }
}

/// How strictly lots are inspected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Inspection {
    /// What a stream begins with.
    Normal,
    /// After lots were refused.
    Tightened,
    /// After a good record.
    Reduced,
}

/// How many samples a plan has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sampling {
    /// One.
    Single,
    /// Two, of which the second is taken where the first does not decide.
    Double,
}

/// A code letter, A to S without I and O.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter(u8);

impl Letter {
    /// The letter itself.
    #[must_use]
    pub fn name(self) -> char {
        LETTERS.get(usize::from(self.0)).copied().unwrap_or('A')
    }

    /// The letter of a name.
    #[must_use]
    pub fn named(name: char) -> Option<Self> {
        LETTERS.iter().position(|l| *l == name).and_then(|i| u8::try_from(i).ok()).map(Self)
    }
}

/// What is looked up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Request {
    /// Inspection level.
    pub level: Level,
    /// Acceptance quality limit in percent: one of [`AQLS`].
    pub aql: f64,
    /// Normal, tightened or reduced.
    pub inspection: Inspection,
    /// One sample or two.
    pub sampling: Sampling,
}

/// A plan that was looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The lot's code letter.
    pub code: Letter,
    /// The letter of the plan: where the table has an arrow, the first plan in its direction, with that plan's sample.
    pub used: Letter,
    /// The plan.
    pub plan: Plan,
    /// The samples are as large as the lot or larger: all of it is inspected.
    pub inspect_all: bool,
}

/// The code letter of a lot size (Table I).
///
/// # Errors
/// [`LotError::Lot`] for fewer than 2 units, or more than 10¹².
pub fn code_letter(lot: u64, level: Level) -> Result<Letter, LotError> {
    if !(2..=MOST).contains(&lot) {
        return Err(LotError::Lot);
    }
    let class = LOTS.iter().position(|most| lot <= *most).unwrap_or(LOTS.len());
    level.row().1.chars().nth(class).and_then(Letter::named).ok_or(LotError::Lot)
}

/// The plan for a lot size.
///
/// # Errors
/// [`LotError::Lot`] as [`code_letter`]; [`LotError::Aql`] for a limit that is no column.
pub fn plan(lot: u64, by: &Request) -> Result<Found, LotError> {
    let code = code_letter(lot, by.level)?;
    let (used, plan) = plan_of_letter(code, by.aql, by.inspection, by.sampling)?;
    Ok(Found { code, used, plan, inspect_all: plan.units() >= lot })
}

/// The plan of a code letter, and the letter whose plan it is: arrows are followed.
///
/// # Errors
/// [`LotError::Aql`] for a limit that is no column.
pub fn plan_of_letter(code: Letter, aql: f64, inspection: Inspection, sampling: Sampling) -> Result<(Letter, Plan), LotError> {
    let (used, single) = cell(code, column(aql)?, inspection)?;
    let double = match sampling {
        Sampling::Single => None,
        Sampling::Double => two_samples(used, single, inspection),
    };
    Ok((used, double.map_or(Plan::Single(single), Plan::Double)))
}

/// The acceptance number that the same letter has one limit tighter; nothing at the edge or where there is an arrow.
pub(super) fn one_step_tighter(used: Letter, aql: f64, inspection: Inspection) -> Option<u64> {
    let column = column(aql).ok()?.checked_sub(1)?;
    match entry(used, column, inspection)? {
        Entry::Plan(single) => Some(single.ac),
        Entry::Down | Entry::Up => None,
    }
}

/// The column of a limit, to a billionth of it.
pub(super) fn column(aql: f64) -> Result<usize, LotError> {
    AQLS.iter().position(|known| (aql - known).abs() <= known * 1e-9).ok_or(LotError::Aql)
}

/// What stands in a cell.
enum Entry {
    Plan(Single),
    /// Use the first plan below the arrow.
    Down,
    /// Use the first plan above.
    Up,
}

fn entry(letter: Letter, column: usize, inspection: Inspection) -> Option<Entry> {
    let rows: &[(u64, &str)] = match inspection {
        Inspection::Normal => &NORMAL,
        Inspection::Tightened => &TIGHTENED,
        Inspection::Reduced => &REDUCED,
    };
    let (n, row) = rows.get(usize::from(letter.0))?;
    let text = row.split_whitespace().nth(column)?;
    Some(match text {
        "v" => Entry::Down,
        "^" => Entry::Up,
        _ => {
            let (ac, re) = match text.split_once('/') {
                Some((ac, re)) => (ac.parse().ok()?, re.parse().ok()?),
                None => (text.parse().ok()?, text.parse::<u64>().ok()? + 1),
            };
            Entry::Plan(Single { n: *n, ac, re })
        }
    })
}

/// The plan of a cell or where its arrows lead: at most one way through all letters.
fn cell(code: Letter, column: usize, inspection: Inspection) -> Result<(Letter, Single), LotError> {
    let mut at = code;
    for _ in LETTERS {
        match entry(at, column, inspection).ok_or(LotError::Aql)? {
            Entry::Plan(single) => return Ok((at, single)),
            Entry::Down => at = Letter(at.0.saturating_add(1)),
            Entry::Up => at = Letter(at.0.saturating_sub(1)),
        }
    }
    Err(LotError::Aql)
}

/// The plan of two samples beside one of one sample (Tables III-A to III-C): the samples follow the letter, the numbers that of the one.
fn two_samples(used: Letter, single: Single, inspection: Inspection) -> Option<Double> {
    let (rows, first): (&[[u64; 6]], usize) = match inspection {
        Inspection::Normal => (&DOUBLE_NORMAL, 1),
        Inspection::Tightened => (&DOUBLE_TIGHTENED, 1),
        Inspection::Reduced => (&DOUBLE_REDUCED, 3),
    };
    // A sample of the two is that of the letter before for one; reduced, of two letters before.
    let n = *DOUBLE_SAMPLES.get(usize::from(used.0).checked_sub(first)?)?;
    let [_, _, ac1, re1, ac2, re2] = *rows.iter().find(|row| row[0] == single.ac && row[1] == single.re)?;
    Some(Double { n1: n, n2: n, ac1, re1, ac2, re2 })
}

/// Each of the two samples: from letter B on, or reduced from letter D on.
const DOUBLE_SAMPLES: [u64; 16] = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1_250, 2_000];

/// By acceptance and rejection number of the one sample, those of the first and of both (Table III-A).
#[rustfmt::skip]
const DOUBLE_NORMAL: [[u64; 6]; 10] = [
    [ 1,  2,  0,  2,  1,  2], [ 2,  3,  0,  3,  3,  4], [ 3,  4,  1,  4,  4,  5], [ 5,  6,  2,  5,  6,  7], [ 7,  8,  3,  7,  8,  9],
    [10, 11,  5,  9, 12, 13], [14, 15,  7, 11, 18, 19], [21, 22, 11, 16, 26, 27], [30, 31, 17, 22, 37, 38], [44, 45, 25, 31, 56, 57],
];

/// The same for tightened inspection (Table III-B).
#[rustfmt::skip]
const DOUBLE_TIGHTENED: [[u64; 6]; 9] = [
    [ 1,  2,  0,  2,  1,  2], [ 2,  3,  0,  3,  3,  4], [ 3,  4,  1,  4,  4,  5], [ 5,  6,  2,  5,  6,  7], [ 8,  9,  3,  7, 11, 12],
    [12, 13,  6, 10, 15, 16], [18, 19,  9, 14, 23, 24], [27, 28, 15, 20, 34, 35], [41, 42, 23, 29, 52, 53],
];

/// The same for reduced inspection, with its gaps (Table III-C).
#[rustfmt::skip]
const DOUBLE_REDUCED: [[u64; 6]; 10] = [
    [ 0,  2,  0,  2,  0,  2], [ 1,  3,  0,  3,  0,  4], [ 1,  4,  0,  4,  1,  5], [ 2,  5,  0,  4,  3,  6], [ 3,  6,  1,  5,  4,  7],
    [ 5,  8,  2,  7,  6,  9], [ 7, 10,  3,  8,  8, 12], [10, 13,  5, 10, 12, 16], [14, 17,  7, 12, 18, 22], [21, 24, 11, 17, 26, 30],
];

// In the tables for one sample a number is the acceptance number, whose rejection number is one more, or both stand with a stroke between
// them; v is the arrow down and ^ the arrow up. Columns are those of AQLS, rows those of LETTERS.

/// Normal inspection, one sample (Table II-A): by letter the sample, and for each limit a plan or where it is to be looked for.
#[rustfmt::skip]
const NORMAL: [(u64, &str); 16] = [
    (2, " v  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  7 10 14 21 30"),
    (3, " v  v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44"),
    (5, " v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44  ^"),
    (8, " v  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44  ^  ^"),
    (13, " v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44  ^  ^  ^"),
    (20, " v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^"),
    (32, " v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^"),
    (50, " v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^"),
    (80, " v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (125, " v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (200, " v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (315, " v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (500, " v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (800, " v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (1250, " 0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (2000, " ^  ^  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
];

/// Tightened inspection, one sample (Table II-B): as above, with one letter more.
#[rustfmt::skip]
const TIGHTENED: [(u64, &str); 17] = [
    (2, " v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  1  2  3  5  8 12 18 27"),
    (3, " v  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41"),
    (5, " v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41  ^"),
    (8, " v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41  ^  ^"),
    (13, " v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41  ^  ^  ^"),
    (20, " v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^"),
    (32, " v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^"),
    (50, " v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^"),
    (80, " v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (125, " v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (200, " v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (315, " v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (500, " v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (800, " v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (1250, " v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (2000, " 0  ^  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
    (3150, " ^  ^  1  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^"),
];

/// Reduced inspection, one sample (Table II-C): as above, with gaps.
#[rustfmt::skip]
const REDUCED: [(u64, &str); 16] = [
    (2, "v v v v v v v v v v v v v v 0/1 v v 1/2 2/3 3/4 5/6 7/8 10/11 14/15 21/22 30/31"),
    (2, "v v v v v v v v v v v v v 0/1 ^ v 0/2 1/3 2/4 3/5 5/6 7/8 10/11 14/15 21/22 30/31"),
    (2, "v v v v v v v v v v v v 0/1 ^ v 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 14/17 21/24 ^"),
    (3, "v v v v v v v v v v v 0/1 ^ v 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 14/17 21/24 ^ ^"),
    (5, "v v v v v v v v v v 0/1 ^ v 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 14/17 21/24 ^ ^ ^"),
    (8, "v v v v v v v v v 0/1 ^ v 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 ^ ^ ^ ^ ^ ^"),
    (13, "v v v v v v v v 0/1 ^ v 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 ^ ^ ^ ^ ^ ^ ^"),
    (20, "v v v v v v v 0/1 ^ v 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 ^ ^ ^ ^ ^ ^ ^ ^"),
    (32, "v v v v v v 0/1 ^ v 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 ^ ^ ^ ^ ^ ^ ^ ^ ^"),
    (50, "v v v v v 0/1 ^ v 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^"),
    (80, "v v v v 0/1 ^ v 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^"),
    (125, "v v v 0/1 ^ v 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^"),
    (200, "v v 0/1 ^ v 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^"),
    (315, "v 0/1 ^ v 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^"),
    (500, "0/1 ^ v 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^"),
    (800, "^ ^ 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^ ^"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_arrow_leads_to_a_plan_and_every_plan_can_be_used() {
        for code in (0..16).map(Letter) {
            for aql in AQLS {
                for inspection in [Inspection::Normal, Inspection::Tightened, Inspection::Reduced] {
                    for sampling in [Sampling::Single, Sampling::Double] {
                        let (_, plan) = plan_of_letter(code, aql, inspection, sampling).unwrap();
                        match plan {
                            Plan::Single(p) => p.check().unwrap(),
                            Plan::Double(p) => p.check().unwrap(),
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_worked_look_up_of_the_standard_lot_of_2000_level_ii() {
        let request = Request { level: Level::Ii, aql: 2.5, inspection: Inspection::Normal, sampling: Sampling::Single };
        let found = plan(2_000, &request).unwrap();
        assert_eq!((found.code.name(), found.plan), ('K', Plan::Single(Single { n: 125, ac: 7, re: 8 })));
        assert_eq!(plan(1, &request), Err(LotError::Lot));
        assert_eq!(plan(2_000, &Request { aql: 3.0, ..request }), Err(LotError::Aql));
        assert_eq!(plan(2_000, &Request { aql: f64::NAN, ..request }), Err(LotError::Aql));
    }

    #[test]
    fn names_are_read_back() {
        for level in Level::ALL {
            assert_eq!(Level::named(level.name()), Some(level));
        }
        for letter in LETTERS {
            assert_eq!(Letter::named(letter).map(Letter::name), Some(letter));
        }
        assert_eq!((Letter::named('I'), Level::named("iv")), (None, None));
    }
}

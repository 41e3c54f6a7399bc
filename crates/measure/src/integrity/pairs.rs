//! Two people's sheets held against each other: agreement beyond what both people's skills explain, of one pair and of all pairs of a room.
//!
//! Each person answers by a law of their own, item by item: how likely they are to choose each option, given how able they are. Two who
//! answer independently match on an item with the chance Σ law × law, and the number of matches follows the sum of such events (the
//! generalised binomial test, van der Linden and Sotaridona 2006). Matches on wrong options say more than matches on the right one.

use super::multiple::{Adjustment, adjusted};
use super::poisson_binomial::at_least;
use super::similarity::omega;
use super::{IntegrityError, law};

/// One person's answer to one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Given<'l> {
    /// Number of the item.
    pub item: u32,
    /// The option chosen, a place in the law.
    pub option: usize,
    /// The right option, a place in the law; none where the item has no key: then no match is a wrong one.
    pub key: Option<usize>,
    /// How likely this person was to choose each option: the options of an item have the same places for everybody.
    pub law: &'l [f64],
}

/// How alike two sheets are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alike {
    /// Items that both answered.
    pub compared: usize,
    /// Items with the same answer.
    pub matches: usize,
    /// Such items expected of two who answer independently.
    pub expected: f64,
    /// P(at least so many matches), exact.
    pub p: f64,
    /// Matches beyond the expected in standard deviations (ω, Wollack 1997); none where nothing is uncertain.
    pub omega: Option<f64>,
    /// Items with the same wrong answer.
    pub wrong_matches: usize,
    /// Such items expected.
    pub expected_wrong: f64,
    /// P(at least so many wrong matches), exact.
    pub p_wrong: f64,
}

/// What two sheets have in common.
#[derive(Default)]
pub(super) struct Common {
    pub chances: Vec<f64>,
    wrong_chances: Vec<f64>,
    pub matches: usize,
    wrong_matches: usize,
}

impl Common {
    /// Of two sheets whose items rise; room is used again.
    fn fill(&mut self, first: &[Given], second: &[Given]) -> Result<(), IntegrityError> {
        self.chances.clear();
        self.wrong_chances.clear();
        (self.matches, self.wrong_matches) = (0, 0);
        let (mut i, mut j) = (0, 0);
        while let (Some(a), Some(b)) = (first.get(i), second.get(j)) {
            if a.item == b.item {
                self.add(a, b)?;
            }
            i += usize::from(a.item <= b.item);
            j += usize::from(b.item <= a.item);
        }
        Ok(())
    }

    fn add(&mut self, a: &Given, b: &Given) -> Result<(), IntegrityError> {
        if a.law.len() != b.law.len() || a.key != b.key {
            return Err(IntegrityError::Option);
        }
        let all: f64 = a.law.iter().zip(b.law).map(|(p, q)| p * q).sum();
        let right = a.key.map_or(all, |key| a.law[key] * b.law[key]);
        let wrong: f64 = a.key.map_or(0.0, |key| {
            let others = a.law.iter().zip(b.law).enumerate().filter(|(option, _)| *option != key);
            others.map(|(_, (p, q))| p * q).sum()
        });
        // The slack of the laws may bring a certain match beyond 1.
        self.chances.push((right + wrong).min(1.0));
        self.wrong_chances.push(wrong.min(1.0));
        let same = a.option == b.option;
        self.matches += usize::from(same);
        self.wrong_matches += usize::from(same && a.key.is_some_and(|key| key != a.option));
        Ok(())
    }

    fn expected(&self) -> f64 {
        self.chances.iter().sum()
    }

    fn judged(&self) -> Alike {
        Alike {
            compared: self.chances.len(),
            matches: self.matches,
            expected: self.expected(),
            p: at_least(self.matches, &self.chances),
            omega: omega(self.matches, &self.chances),
            wrong_matches: self.wrong_matches,
            expected_wrong: self.wrong_chances.iter().sum(),
            p_wrong: at_least(self.wrong_matches, &self.wrong_chances),
        }
    }
}

/// A sheet whose items rise, and whose answers and keys are options with a law.
fn check(sheet: &[Given]) -> Result<(), IntegrityError> {
    if sheet.windows(2).any(|two| two[0].item >= two[1].item) {
        return Err(IntegrityError::Order);
    }
    sheet.iter().try_for_each(|given| {
        if given.option >= given.law.len() || given.key.is_some_and(|key| key >= given.law.len()) {
            return Err(IntegrityError::Option);
        }
        law(given.law)
    })
}

/// Compares two sheets on the items that both answered; each sheet's items rise. Without such items, p is 1. Takes n² steps for n items in
/// common.
///
/// # Errors
/// [`IntegrityError`] for items that do not rise, an answer or key without a law, a law that is none, or two that do not fit together.
pub fn alike(first: &[Given], second: &[Given]) -> Result<Alike, IntegrityError> {
    check(first)?;
    check(second)?;
    let mut common = Common::default();
    common.fill(first, second)?;
    Ok(common.judged())
}

/// Two sheets of a room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Places of the two sheets in the room's list, the lower first.
    pub sheets: (usize, usize),
    /// How alike they are.
    pub alike: Alike,
    /// p adjusted over all pairs that were compared, for pairs that depend positively (Benjamini and Hochberg 1995).
    pub hochberg: f64,
    /// p adjusted over all pairs however they depend (Benjamini and Yekutieli 2001).
    pub yekutieli: f64,
}

/// Pairs of a room.
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    /// Pairs that had enough items in common.
    pub compared: usize,
    /// Those whose p is at most what was asked for, by their places.
    pub pairs: Vec<Pair>,
}

/// Half: the chance that more than half of, and the median, lie on one side.
const HALF: f64 = 0.5;
/// What rounding may add to a mean that is all but a whole number.
const ROUNDING: f64 = 1e-6;

/// Compares all pairs of sheets with at least `least_common` items in common; pairs with a p above `at_most` are counted and not listed.
/// None of them can be an alarm at a rate up to `at_most`, and the adjusted p of those that are listed know of them.
///
/// There are n(n − 1)/2 pairs of n sheets, each read once; where matches do not exceed their mean, which p at most a half rules out (the
/// median of such a sum is at least the whole part of its mean, Jogdeo and Samuels 1968), no tail is computed.
///
/// # Errors
/// As [`alike`]; [`IntegrityError::Chance`] for an `at_most` outside 0..=1.
pub fn room(sheets: &[Vec<Given>], least_common: usize, at_most: f64) -> Result<Room, IntegrityError> {
    super::chance(at_most)?;
    sheets.iter().try_for_each(|sheet| check(sheet))?;
    let mut room = Room { compared: 0, pairs: Vec::new() };
    let mut common = Common::default();
    for (i, first) in sheets.iter().enumerate() {
        for (j, second) in sheets.iter().enumerate().skip(i + 1) {
            common.fill(first, second)?;
            if common.chances.len() >= least_common {
                room.look((i, j), &common, at_most);
            }
        }
    }
    room.adjust()
}

impl Room {
    /// Counts a pair, and lists it if its p is at most what was asked for.
    pub(super) fn look(&mut self, sheets: (usize, usize), common: &Common, at_most: f64) {
        self.compared += 1;
        if at_most < HALF && common.matches as f64 <= (common.expected() - ROUNDING).floor() {
            return;
        }
        if at_least(common.matches, &common.chances) <= at_most {
            self.pairs.push(Pair { sheets, alike: common.judged(), hochberg: 1.0, yekutieli: 1.0 });
        }
    }

    /// Adjusts the p of those that are listed over all that were compared.
    pub(super) fn adjust(mut self) -> Result<Self, IntegrityError> {
        let p: Vec<f64> = self.pairs.iter().map(|pair| pair.alike.p).collect();
        let hochberg = adjusted(&p, self.compared, Adjustment::BenjaminiHochberg)?;
        let yekutieli = adjusted(&p, self.compared, Adjustment::BenjaminiYekutieli)?;
        for (pair, (hochberg, yekutieli)) in self.pairs.iter_mut().zip(hochberg.into_iter().zip(yekutieli)) {
            (pair.hochberg, pair.yekutieli) = (hochberg, yekutieli);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAW: [f64; 3] = [0.8, 0.1, 0.1];

    fn sheet(options: &[usize]) -> Vec<Given<'static>> {
        let given = |(item, option): (usize, &usize)| Given { item: item as u32, option: *option, key: Some(0), law: &LAW };
        options.iter().enumerate().map(given).collect()
    }

    #[test]
    fn two_equal_laws_match_as_the_binomial_says() {
        let found = alike(&sheet(&[0, 1, 2, 0]), &sheet(&[0, 1, 1, 0])).unwrap();
        assert_eq!((found.compared, found.matches, found.wrong_matches), (4, 3, 1));
        let binomial = |k, p| crate::interval::binomial_at_least(k, 4, p).unwrap();
        assert!((found.p - binomial(3, 0.66)).abs() < 1e-14 && (found.p_wrong - binomial(1, 0.02)).abs() < 1e-14);
        assert!((found.expected - 2.64).abs() < 1e-14 && (found.expected_wrong - 0.08).abs() < 1e-14);
    }

    #[test]
    fn a_room_lists_the_copy_and_counts_the_rest() {
        let copied = [1, 0, 2, 0, 1, 2, 0, 0, 1, 0, 2, 1];
        let room = room(&[sheet(&copied), sheet(&[0; 12]), sheet(&copied), sheet(&[0, 0])], 3, 0.05).unwrap();
        assert_eq!((room.compared, room.pairs.len(), room.pairs[0].sheets), (3, 1, (0, 2)));
        let pair = room.pairs[0];
        assert!((pair.hochberg - 3.0 * pair.alike.p).abs() < 1e-15 && (pair.yekutieli - 5.5 * pair.alike.p).abs() < 1e-15);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let one = |option, key, law| vec![Given { item: 1, option, key, law }];
        let fine = one(0, Some(0), &LAW);
        assert_eq!(alike(&fine, &one(3, Some(0), &LAW)), Err(IntegrityError::Option));
        assert_eq!(alike(&fine, &one(0, Some(1), &LAW)), Err(IntegrityError::Option));
        assert_eq!(alike(&fine, &one(0, Some(0), &[0.5, 0.5])), Err(IntegrityError::Option));
        assert_eq!(alike(&fine, &one(0, Some(0), &[0.5, 0.2, 0.2])), Err(IntegrityError::Law));
        assert_eq!(alike(&fine, &one(0, Some(0), &[f64::NAN, 0.5, 0.5])), Err(IntegrityError::Chance));
        assert_eq!(alike(&[fine.clone(), fine.clone()].concat(), &fine), Err(IntegrityError::Order));
        let nothing = alike(&[], &fine).unwrap();
        assert!(nothing.compared == 0 && nothing.p == 1.0 && nothing.omega.is_none() && nothing.p_wrong == 1.0);
        assert_eq!(room(&[], 1, f64::NAN), Err(IntegrityError::Chance));
        assert_eq!(room(&[fine], 1, 0.05), Ok(Room { compared: 0, pairs: vec![] }));
    }
}

//! Whether answers speak against a key, looked at as often as one likes: bets against "the key is right" whose capital is a supermartingale
//! while it is, so that the chance of ever seeing it at c times its start is at most 1/c (Ville 1939;
//! betting as in Waudby-Smith and Ramdas 2024).
//!
//! Two bets, each with half of the false alarms that are tolerated. The first is on what strong people choose: while the key is right, no
//! wrong option is taken more often than it by them. The second is on pairs of a weak and a strong person, in the order in which they come:
//! while the key is right, the strong one scores no less on average. Who is strong is told by the person's other items
//! against those of the people before.

use std::collections::VecDeque;

/// The share of right keys that are ever questioned, at most.
pub const FALSE_ALARMS: f64 = 0.01;
/// People before the first who is called strong or weak.
const BEFORE: usize = 6;
/// What is staked on each outcome, as shares of the capital; the capital is the mean over them.
const STAKES: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];
/// Capital beyond this says no more.
const MOST: f64 = 1e200;

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer<'a> {
    /// The mean score of the person's other items.
    pub others: f64,
    /// 0..=1.
    pub score: f64,
    /// The option that was taken, of a choice.
    pub option: Option<&'a str>,
}

/// What speaks against a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Alarm {
    /// Strong people take a wrong option rather than the key.
    Option {
        /// The option.
        option: String,
        /// Strong people who had taken it by then.
        taken: usize,
        /// Strong people who had taken the key.
        key: usize,
    },
    /// Weak people score better than strong ones.
    Reversed {
        /// Pairs of one of each by then.
        pairs: usize,
        /// By how much the weak ones scored better on average.
        by: f64,
    },
}

/// An alarm, with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// What it says.
    pub alarm: Alarm,
    /// After how many answers.
    pub at: usize,
    /// The capital that the bet came to, in multiples of its start.
    pub evidence: f64,
    /// The capital that raises the alarm.
    pub bound: f64,
}

/// A bet that outcomes in −1..=1 are above 0 on average.
#[derive(Clone, Copy, Debug)]
struct Bet([f64; STAKES.len()]);

impl Bet {
    const START: Self = Self([1.0; STAKES.len()]);

    fn on(&mut self, outcome: f64) {
        for (capital, stake) in self.0.iter_mut().zip(STAKES) {
            *capital = (*capital * (1.0 + stake * outcome.clamp(-1.0, 1.0))).min(MOST);
        }
    }

    fn capital(&self) -> f64 {
        self.0.iter().sum::<f64>() / STAKES.len() as f64
    }
}

/// Whom the people before call a person of these other scores.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Called {
    Strong,
    Weak,
    Neither,
}

/// The best and the worst third of the people before; nobody where they are alike.
fn called(before: &[f64], others: f64) -> Called {
    if before.len() < BEFORE {
        return Called::Neither;
    }
    let at = |i: usize| before.get(i.min(before.len() - 1)).copied().unwrap_or(0.0);
    let (low, high) = (at(before.len() / 3), at(before.len() * 2 / 3));
    if others >= high && others > low {
        Called::Strong
    } else if others <= low && others < high {
        Called::Weak
    } else {
        Called::Neither
    }
}

/// The bets on the options: each wrong one in the order in which it was first taken, the j-th with 1/(j(j + 1)) of the capital, which is
/// what all of them together can lose.
#[derive(Default)]
struct Options<'a> {
    bets: Vec<(&'a str, Bet, usize)>,
    key: usize,
}

impl<'a> Options<'a> {
    fn take(&mut self, option: &'a str, key: &str) {
        if option == key {
            self.key += 1;
            self.bets.iter_mut().for_each(|(_, bet, _)| bet.on(-1.0));
            return;
        }
        match self.bets.iter_mut().find(|(o, ..)| *o == option) {
            Some((_, bet, taken)) => {
                bet.on(1.0);
                *taken += 1;
            }
            // The answer that opens a bet wins nothing by it: it was given before there was one.
            None => self.bets.push((option, Bet::START, 1)),
        }
    }

    fn capital(&self) -> f64 {
        let share = |j: usize| 1.0 / ((j + 1) * (j + 2)) as f64;
        let staked: f64 = self.bets.iter().enumerate().map(|(j, (_, bet, _))| share(j) * bet.capital()).sum();
        staked + 1.0 - (0..self.bets.len()).map(share).sum::<f64>()
    }

    fn leading(&self) -> Option<Alarm> {
        let (option, _, taken) = self.bets.iter().max_by(|a, b| a.1.capital().total_cmp(&b.1.capital()))?;
        Some(Alarm::Option { option: (*option).to_owned(), taken: *taken, key: self.key })
    }
}

/// The first alarm over answers in the order in which they came; `key` is the right option of a choice. A key that is right raises one,
/// however long it is watched, with a chance of at most [`FALSE_ALARMS`].
#[must_use]
pub fn against(answers: &[Answer<'_>], key: Option<&str>) -> Option<Against> {
    let bound = 2.0 / FALSE_ALARMS;
    let (mut before, mut options, mut pair_bet) = (Vec::<f64>::new(), Options::default(), Bet::START);
    let (mut strong, mut weak, mut pairs, mut sum) = (VecDeque::new(), VecDeque::new(), 0, 0.0);
    for (i, answer) in answers.iter().enumerate() {
        let called = called(&before, answer.others);
        if let (Called::Strong, Some(key), Some(option)) = (called, key, answer.option) {
            options.take(option, key);
        }
        match called {
            Called::Strong => strong.push_back(answer.score),
            Called::Weak => weak.push_back(answer.score),
            Called::Neither => {}
        }
        if let (Some(&by_strong), Some(&by_weak)) = (strong.front(), weak.front()) {
            strong.pop_front();
            weak.pop_front();
            let outcome: f64 = by_weak - by_strong;
            (pairs, sum) = (pairs + 1, sum + outcome);
            pair_bet.on(outcome);
        }
        before.insert(before.partition_point(|b| *b < answer.others), answer.others);
        let found = |alarm: Alarm, evidence: f64| Some(Against { alarm, at: i + 1, evidence, bound });
        if options.capital() >= bound {
            return options.leading().and_then(|alarm| found(alarm, options.capital()));
        }
        if pair_bet.capital() >= bound {
            return found(Alarm::Reversed { pairs, by: sum / f64::from(pairs_of(pairs)) }, pair_bet.capital());
        }
    }
    None
}

fn pairs_of(n: usize) -> u32 {
    u32::try_from(n.max(1)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Stream;

    /// Answers to an item with a difficulty by people of normal ability, whose other items tell it with an error; the option taken where
    /// the key is not known is drawn among three.
    fn answers(chance: &mut Stream, n: usize, difficulty: f64, wrong_key: bool) -> Vec<(f64, f64, &'static str)> {
        (0..n)
            .map(|_| {
                let ability = 0.5 + chance.normal();
                let others = 1.0 / (1.0 + (-(ability + 0.4 * chance.normal())).exp());
                let knows = chance.uniform() < 1.0 / (1.0 + (difficulty - ability).exp());
                let truly = if knows { "right" } else { ["right", "b", "c", "d"][usize::try_from(chance.below(4)).unwrap()] };
                let key = if wrong_key { "b" } else { "right" };
                (others, f64::from(u8::from(truly == key)), truly)
            })
            .collect()
    }

    fn alarm(list: &[(f64, f64, &'static str)], key: &str) -> Option<Against> {
        let all: Vec<Answer<'_>> =
            list.iter().map(|(others, score, o)| Answer { others: *others, score: *score, option: Some(o) }).collect();
        against(&all, Some(key))
    }

    #[test]
    fn right_keys_are_questioned_no_more_often_than_stated_over_all_looks_and_wrong_ones_always() {
        // Every answer is a look. At a rate of .01 more than 15 of 600 have a chance under .0015.
        let mut chance = Stream::new(17);
        let mut false_alarms = 0;
        for item in 0..600 {
            let difficulty = f64::from(item % 7) / 2.0 - 1.5;
            false_alarms += u32::from(alarm(&answers(&mut chance, 400, difficulty, false), "right").is_some());
        }
        assert!(false_alarms <= 15, "{false_alarms} of 600");
        let found: Vec<usize> = (0..10).filter_map(|_| alarm(&answers(&mut chance, 400, -0.5, true), "b")).map(|a| a.at).collect();
        assert_eq!(found.len(), 10, "{found:?}");
        assert!(found.iter().all(|at| *at <= 150), "{found:?}");
    }

    #[test]
    fn a_bet_that_must_not_win_loses_on_average_in_closed_form() {
        // The mean of the capital after a fair coin is the capital: 1/2 (1 + s) + 1/2 (1 − s) = 1.
        let after = |outcome: f64| {
            let mut bet = Bet::START;
            bet.on(outcome);
            bet.capital()
        };
        assert!((f64::midpoint(after(1.0), after(-1.0)) - 1.0).abs() < 1e-15);
        // Twelve wins: the mean over stakes of (1 + s)¹².
        let mut bet = Bet::START;
        (0..12).for_each(|_| bet.on(1.0));
        let twelve = STAKES.iter().map(|s| (1.0 + s).powi(12)).sum::<f64>() / 5.0;
        assert!((bet.capital() - twelve).abs() < 1e-9 * twelve);
        assert_eq!(against(&[], Some("a")), None);
        let alike = [Answer { others: 0.5, score: 0.0, option: Some("b") }; 500];
        assert_eq!(against(&alike, Some("a")), None, "nobody is stronger than anybody");
    }
}

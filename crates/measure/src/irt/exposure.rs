//! How often items are shown, and keeping the popular ones from being shown to everybody (Sympson and Hetter 1985).

use super::ability::{Prior, expected_a_posteriori};
use super::curve::Item;
use super::select::by_information;
use crate::draw::Stream;

/// What a simulation of an adaptive test gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Share of tests in which each item was shown.
    pub exposure: Vec<f64>,
    /// Root mean square error of the abilities.
    pub rmse: f64,
    /// 1 − mean posterior variance: the marginal reliability for a standard normal population.
    pub reliability: f64,
    /// Mean share of items that two people have in common.
    pub overlap: f64,
    /// Items that nobody was shown.
    pub never: usize,
}

/// Σ r² N/(L(N − 1)) − 1/(N − 1) for tests of `length` items on average by `people` people:
/// the mean share of items in common (Barrada 2009).
#[must_use]
pub fn overlap(exposure: &[f64], length: f64, people: usize) -> f64 {
    let n = people as f64;
    if people < 2 || length <= 0.0 {
        return 0.0;
    }
    n * exposure.iter().map(|r| r * r).sum::<f64>() / (length * (n - 1.0)) - 1.0 / (n - 1.0)
}

/// Simulates `people` tests of a fixed length: abilities are drawn from the standard normal distribution, `choose` picks each next item
/// from those given so far and the expected ability, answers follow the curves.
#[must_use]
pub fn simulate(
    items: &[Item],
    length: usize,
    people: usize,
    seed: u64,
    mut choose: impl FnMut(&[usize], f64, &mut Stream) -> Option<usize>,
) -> Report {
    let mut chance = Stream::new(seed);
    let mut shown = vec![0_u64; items.len()];
    let (mut squares, mut variance) = (0.0, 0.0);
    for _ in 0..people {
        let truth = chance.normal();
        let (mut given, mut curves, mut answers) = (Vec::new(), Vec::new(), Vec::new());
        let (mut theta, mut error) = (0.0, 1.0);
        while given.len() < length.min(items.len()) {
            let Some(item) = choose(&given, theta, &mut chance) else { break };
            given.push(item);
            curves.push(items[item]);
            answers.push(chance.uniform() < items[item].p(truth));
            if let Ok(ability) = expected_a_posteriori(&curves, &answers, Prior::STANDARD) {
                (theta, error) = (ability.theta, ability.standard_error);
            }
        }
        for i in given {
            shown[i] += 1;
        }
        squares += (theta - truth).powi(2);
        variance += error * error;
    }
    let n = people.max(1) as f64;
    let exposure: Vec<f64> = shown.iter().map(|s| *s as f64 / n).collect();
    Report {
        rmse: (squares / n).sqrt(),
        reliability: 1.0 - variance / n,
        overlap: overlap(&exposure, length.min(items.len()) as f64, people),
        never: shown.iter().filter(|s| **s == 0).count(),
        exposure,
    }
}

/// The chances with which a chosen item is really shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Controls(Vec<f64>);

impl Controls {
    /// No control: every chosen item is shown.
    #[must_use]
    pub fn none(items: usize) -> Self {
        Self(vec![1.0; items])
    }

    /// The chance of each item.
    #[must_use]
    pub fn chances(&self) -> &[f64] {
        &self.0
    }

    /// The most informative item that its chance lets through; one that was held back is not tried again for this person. When all were
    /// held back, the first of them.
    #[must_use]
    pub fn choose(&self, items: &[Item], person: &mut Person, theta: f64, chance: &mut Stream) -> Option<usize> {
        let list = by_information(items, &person.seen, theta);
        for (item, _) in &list {
            person.seen.push(*item);
            if chance.uniform() < self.0[*item] {
                return Some(*item);
            }
            person.held_back.push(*item);
        }
        if person.held_back.is_empty() { None } else { Some(person.held_back.remove(0)) }
    }
}

/// The items that one person was chosen: shown or held back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    seen: Vec<usize>,
    held_back: Vec<usize>,
}

/// Finds the chances with which no item is shown in more than a share `most` of tests: simulate, K = 1 where an item is chosen at most that
/// often, else most over its share of choices, and again; the `length` largest chances are 1, so that every test has enough items. `None`
/// where `most` is below length over items, which no control can keep.
#[must_use]
pub fn sympson_hetter(items: &[Item], length: usize, most: f64, people: usize, rounds: usize, seed: u64) -> Option<(Controls, Report)> {
    if items.is_empty() || length > items.len() || most * (items.len() as f64) < length as f64 {
        return None;
    }
    let mut controls = Controls::none(items.len());
    let mut best: Option<(Controls, Report)> = None;
    for round in 0..rounds.max(1) {
        let mut selected = vec![0_u64; items.len()];
        let mut person = Person::default();
        let report = simulate(items, length, people, seed.wrapping_add(round as u64), |given, theta, chance| {
            if given.is_empty() {
                std::mem::take(&mut person).seen.iter().for_each(|i| selected[*i] += 1);
            }
            controls.choose(items, &mut person, theta, chance)
        });
        person.seen.iter().for_each(|i| selected[*i] += 1);
        let highest = |r: &Report| r.exposure.iter().copied().fold(0.0, f64::max);
        if best.as_ref().is_none_or(|(_, so_far)| highest(&report) < highest(so_far)) {
            best = Some((controls.clone(), report));
        }
        controls.0 = selected.iter().map(|s| (most * people as f64 / (*s).max(1) as f64).min(1.0)).collect();
        let mut order: Vec<usize> = (0..items.len()).collect();
        order.sort_by(|a, b| controls.0[*b].total_cmp(&controls.0[*a]));
        order.iter().take(length).for_each(|i| controls.0[*i] = 1.0);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bank() -> Vec<Item> {
        let mut chance = Stream::new(11);
        (0..120).map(|_| Item::three((0.25 * chance.normal()).exp(), chance.normal(), 0.2)).collect()
    }

    #[test]
    fn overlap_of_a_fixed_form_is_one_and_of_random_forms_length_over_bank() {
        assert!((overlap(&[1.0, 1.0, 0.0], 2.0, 100) - 1.0).abs() < 1e-12);
        // Every item in a fifth of many tests of 20 of 100: 0.2.
        assert!((overlap(&[0.2; 100], 20.0, 1_000_000) - 0.2).abs() < 1e-5);
    }

    #[test]
    fn sympson_hetter_keeps_its_cap() {
        let items = bank();
        let (controls, report) = sympson_hetter(&items, 15, 0.4, 300, 8, 5).unwrap();
        let highest = report.exposure.iter().copied().fold(0.0, f64::max);
        assert!(highest < 0.40 + 4.0 * (0.4_f64 * 0.6 / 300.0).sqrt(), "{highest}");
        assert!(controls.chances().iter().any(|k| *k < 1.0));
        assert_eq!(sympson_hetter(&items, 15, 0.1, 10, 1, 1), None);
        let free = simulate(&items, 15, 300, 5, |given, theta, _| by_information(&items, given, theta).first().map(|(i, _)| *i));
        assert!(free.overlap > report.overlap && free.rmse < 0.6);
    }
}

//! Which item comes next in an adaptive test.

use super::curve::Item;
use crate::draw::Stream;

/// How the next item is chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// The most information at the ability so far.
    Information,
    /// The difficulty closest to it (Urry 1970).
    Difficulty,
    /// The closest of the abilities at which items tell most.
    Peak,
    /// One of the n best by information, drawn (Kingsbury and Zara 1989).
    Randomesque(usize),
    /// Information and chance mixed, by how far the test of so many items is (Revuelta and Ponsoda 1998).
    Progressive(usize),
}

fn candidates(items: &[Item], given: &[usize]) -> impl Iterator<Item = usize> {
    (0..items.len()).filter(|i| !given.contains(i))
}

/// All items that were not given with their information at an ability, the most informative first, of equals the one that stands first.
#[must_use]
pub fn by_information(items: &[Item], given: &[usize], theta: f64) -> Vec<(usize, f64)> {
    let mut list: Vec<(usize, f64)> = candidates(items, given).map(|i| (i, items[i].information(theta))).collect();
    list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    list
}

/// The next item's position; `None` when all were given.
#[must_use]
pub fn next(items: &[Item], given: &[usize], theta: f64, rule: Rule, chance: &mut Stream) -> Option<usize> {
    let nearest = |place: &dyn Fn(&Item) -> f64| {
        candidates(items, given).min_by(|i, j| (place(&items[*i]) - theta).abs().total_cmp(&(place(&items[*j]) - theta).abs()))
    };
    match rule {
        Rule::Information => by_information(items, given, theta).first().map(|(i, _)| *i),
        Rule::Difficulty => nearest(&|i| i.b),
        Rule::Peak => nearest(&Item::most_informative),
        Rule::Randomesque(n) => {
            let list = by_information(items, given, theta);
            let best = list.len().min(n.max(1));
            list.get(chance.below(best as u64) as usize).map(|(i, _)| *i)
        }
        Rule::Progressive(length) => {
            let list = by_information(items, given, theta);
            let most = list.first()?.1;
            let share = (given.len() as f64 / length.max(1) as f64).min(1.0);
            let mixed = list.iter().map(|(i, information)| (*i, (1.0 - share) * chance.uniform() * most + share * information));
            mixed.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(i, _)| i)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_choose_what_their_definitions_say() {
        let items = [Item::three(1.0, 0.3, 0.25), Item::two(2.0, 0.9), Item::two(0.6, 0.05), Item::two(1.0, -2.0)];
        let mut chance = Stream::new(3);
        let mut at = |given: &[usize], rule| next(&items, given, 0.1, rule, &mut chance);
        // Peak of the first is 0.3 + ln((1 + √3)/2) = 0.612, so the third is nearer to 0.1 by either measure.
        assert_eq!(at(&[], Rule::Difficulty), Some(2));
        assert_eq!(at(&[2], Rule::Difficulty), Some(0));
        assert_eq!(at(&[2], Rule::Peak), Some(0));
        assert_eq!(at(&[], Rule::Information), Some(1));
        assert_eq!(at(&[0, 1, 2, 3], Rule::Information), None);
        // At the end of the test chance has no share left.
        assert_eq!(at(&[3], Rule::Progressive(1)), at(&[3], Rule::Information));
        let early: std::collections::BTreeSet<_> = (0..200).filter_map(|_| at(&[], Rule::Progressive(9))).collect();
        assert_eq!(early.len(), 4);
        let drawn: std::collections::BTreeSet<_> = (0..200).filter_map(|_| at(&[], Rule::Randomesque(2))).collect();
        assert_eq!(drawn.len(), 2);
    }
}

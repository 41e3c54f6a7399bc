//! Seeded form assembly: which items an attempt shows, in which order, in which block. The rules are the format page's "Counting a form".

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::gold_set::item::Item;
use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::project::{Draw, Stage};

/// The skill whose draw takes consistency pairs.
const CONSISTENCY: &str = "consistency";

/// One place of a form before it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The author's id of the item.
    pub item: String,
    /// The block that it is handed in with, from 0.
    pub block: i64,
}

/// What is drawn and stands together.
#[derive(Clone, Debug)]
struct Unit<'a> {
    items: Vec<&'a Item>,
    /// Whether it is a consistency pair, whose second item comes in the last third.
    pair: bool,
}

/// Assembles a form. `bank` gives a bank's items; `met` are the items of earlier attempts.
#[must_use]
pub fn assemble<'a>(stage: &Stage, bank: impl Fn(&str) -> Vec<&'a Item>, met: &BTreeSet<String>, seed: Seed) -> Vec<Place> {
    let mut draws = Draws::new(seed, "form");
    let mut taken = BTreeSet::new();
    let mut skills: Vec<Vec<Unit<'a>>> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for row in &stage.draw {
        let Some(name) = row.bank.as_deref().or(stage.bank.as_deref()) else { continue };
        let units = draw(row, bank(name), met, &mut taken, &mut draws);
        if let Some(at) = names.iter().position(|n| *n == row.skill) {
            skills[at].extend(units);
        } else {
            names.push(&row.skill);
            skills.push(units);
        }
    }
    let order = interleave(skills, &mut draws);
    let block = if stage.decision.last_item().is_some() { stage.block.max(1) } else { usize::MAX };
    let block_of = |i: usize| i64::try_from(i / block).unwrap_or(0);
    order.into_iter().enumerate().map(|(i, item)| Place { item: item.head.id.clone(), block: block_of(i) }).collect()
}

/// The most items that whoever sits a stage may be shown before it ends, replacements of skipped ones aside: what is drawn, since testlets
/// are drawn whole and a rule that looks block by block may wait for one that counts; or the rule's last item where blocks are chosen.
/// It rests on no key.
#[must_use]
pub fn most_shown<'a>(stage: &Stage, bank: impl Fn(&str) -> Vec<&'a Item>) -> usize {
    if let Some(last) = stage.select.and(stage.decision.last_item()) {
        return last;
    }
    let of_row = |row: &Draw| {
        let items = row.bank.as_deref().or(stage.bank.as_deref()).map(&bank).unwrap_or_default();
        let mut units: BTreeMap<String, usize> = BTreeMap::new();
        items.into_iter().filter(|item| serves(row, item)).for_each(|item| *units.entry(unit_name(item)).or_default() += 1);
        most_drawn(row.items as usize, &units.into_values().collect::<Vec<_>>())
    };
    stage.draw.iter().map(of_row).sum()
}

/// The most items of units of these sizes that a draw of so many takes: it stops at the first that reaches the number, and takes one that
/// goes over it only where none fits.
fn most_drawn(wanted: usize, sizes: &[usize]) -> usize {
    let mut most = wanted;
    for (at, over) in sizes.iter().enumerate().filter(|(_, size)| **size > 1) {
        // Which numbers the others come to.
        let mut reached = vec![false; wanted];
        if let Some(first) = reached.first_mut() {
            *first = true;
        }
        for (_, size) in sizes.iter().enumerate().filter(|(i, _)| *i != at) {
            for sum in (*size..wanted).rev() {
                reached[sum] |= reached[sum - size];
            }
        }
        let left = (1..*over).find(|left| *left <= wanted && reached[wanted - left]);
        most = most.max(left.map_or(0, |left| wanted - left + over));
    }
    most.min(sizes.iter().sum())
}

fn serves(row: &Draw, item: &Item) -> bool {
    item.head.skill == row.skill && row.item_kind.is_none_or(|kind| kind == item.head.kind)
}

/// Units of one row: those that were not met before come first; testlets whole, as few items over the row's number as there are.
fn draw<'a>(row: &Draw, items: Vec<&'a Item>, met: &BTreeSet<String>, taken: &mut BTreeSet<String>, draws: &mut Draws) -> Vec<Unit<'a>> {
    let mut units: BTreeMap<String, Vec<&'a Item>> = BTreeMap::new();
    for item in items {
        if !serves(row, item) || taken.contains(&item.head.id) {
            continue;
        }
        units.entry(unit_name(item)).or_default().push(item);
    }
    let was_met = |unit: &[&Item]| unit.iter().any(|i| met.contains(&i.head.id));
    let mut fresh: Vec<Vec<&Item>> = units.values().filter(|u| !was_met(u)).cloned().collect();
    let mut again: Vec<Vec<&Item>> = units.values().filter(|u| was_met(u)).cloned().collect();
    draws.shuffle(&mut fresh);
    draws.shuffle(&mut again);
    let wanted = row.items as usize;
    let (mut chosen, mut count) = (Vec::new(), 0);
    for mut pool in [fresh, again] {
        while count < wanted && !pool.is_empty() {
            // The first that fits; where none does, the smallest that goes over.
            let fitting = pool.iter().position(|u| u.len() <= wanted - count);
            let smallest = || pool.iter().enumerate().min_by_key(|(i, u)| (u.len(), *i)).map_or(0, |(i, _)| i);
            let unit = pool.remove(fitting.unwrap_or_else(smallest));
            count += unit.len();
            taken.extend(unit.iter().map(|i| i.head.id.clone()));
            let pair = row.skill == CONSISTENCY && unit.len() == 2 && unit[0].head.twin().is_some();
            chosen.push(Unit { items: unit, pair });
        }
    }
    chosen
}

/// The testlet, consistency pair or single item that an item belongs to.
pub(super) fn unit_name(item: &Item) -> String {
    match (&item.head.stimulus, item.head.twin()) {
        (Some(stimulus), _) => format!("s {stimulus}"),
        (None, Some(twin)) => format!("t {}", twin.min(&item.head.id)),
        (None, None) => format!("i {}", item.head.id),
    }
}

/// The first units of each skill before the second ones, skills in seeded order; the second of each pair in the last third.
fn interleave<'a>(mut skills: Vec<Vec<Unit<'a>>>, draws: &mut Draws) -> Vec<&'a Item> {
    draws.shuffle(&mut skills);
    let rounds = skills.iter().map(Vec::len).max().unwrap_or(0);
    let (mut order, mut seconds) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        for unit in skills.iter().filter_map(|units| units.get(round)) {
            match unit.items.as_slice() {
                [first, second] if unit.pair => {
                    order.push(*first);
                    seconds.push(*second);
                }
                items => order.extend(items),
            }
        }
    }
    let whole = order.len() + seconds.len();
    let last_third = whole - whole / 3;
    for second in seconds {
        let room = (order.len() + 1).saturating_sub(last_third).max(1);
        let offset = usize::try_from(draws.below(room as u64)).unwrap_or(0);
        let mut at = (last_third + offset).min(order.len());
        // A testlet stands together: a single item does not cut into one.
        let stimulus = |i: usize| order.get(i).and_then(|item: &&Item| item.head.stimulus.as_ref());
        while at > 0 && at < order.len() && stimulus(at).is_some() && stimulus(at) == stimulus(at - 1) {
            at += 1;
        }
        order.insert(at, second);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every order in which units of these sizes may come: what the draw of so many comes to at most.
    fn tried(wanted: usize, left: &[usize], count: usize) -> usize {
        if count >= wanted || left.is_empty() {
            return count;
        }
        let fits: Vec<usize> = (0..left.len()).filter(|i| left[*i] <= wanted - count).collect();
        let least = left.iter().min().copied();
        let may: Vec<usize> = if fits.is_empty() { (0..left.len()).filter(|i| Some(left[*i]) == least).collect() } else { fits };
        let next = |i: usize| {
            let mut rest = left.to_vec();
            let size = rest.remove(i);
            tried(wanted, &rest, count + size)
        };
        may.into_iter().map(next).max().unwrap_or(count)
    }

    #[test]
    fn no_draw_takes_more_than_is_told_of_it() {
        for sizes in [&[1, 1, 1][..], &[4, 4, 4], &[3, 4, 5, 5], &[5, 5, 5, 2], &[1, 1, 4, 4], &[2, 3, 7], &[6]] {
            for wanted in 0..=sizes.iter().sum::<usize>() + 2 {
                let (told, found) = (most_drawn(wanted, sizes), tried(wanted, sizes, 0));
                assert!(
                    found <= told && told < wanted.max(1) + sizes.iter().max().expect("some"),
                    "{wanted} of {sizes:?}: {found}, {told}"
                );
            }
        }
        // 16 of passages of four and five: 4 + 4 + 4 + 4, or 5 + 5 + 5 and one that goes over by four.
        assert_eq!((most_drawn(16, &[4, 4, 4, 5, 5, 5, 5]), most_drawn(16, &[4; 9]), most_drawn(7, &[1; 9])), (20, 16, 7));
        assert_eq!((most_drawn(9, &[4, 4]), most_drawn(0, &[3]), most_drawn(3, &[])), (8, 0, 0));
    }
}

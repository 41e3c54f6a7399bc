//! Pairs of people who agree more than both people's skills explain, where nothing has a key.
//!
//! The truth of a task is what the others make of it, and each of both says by their own confusion matrix what they make of that truth; two
//! who judge by themselves then agree with a known chance, task by task.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::IntegrityError;
use super::pairs::{Common, Room};
use crate::aggregate::Labels;
use crate::aggregate::dawid_skene::DawidSkene;
use crate::aggregate::left_out::matches_of_task;
use crate::agreement::streamed::Vote;

/// Compares each two workers with at least `least_common` tasks in common that a third one labelled too; pairs with a p above `at_most` are
/// counted and not listed. A pair's places are the workers' numbers; nothing is a wrong match.
///
/// Two who copy carry the fitted model with them: it thinks them better than they are, and the fewer others a task has, the more. Where ten
/// judge each task a copy of 60 % stands out by many orders and accuses nobody else; where six do it is mostly missed, and honest pairs are
/// listed instead. So ask for many people a task, or fit again without the labels of one of a listed pair before anybody else is looked at.
///
/// Costs all pairs of labels of the tasks, each times the square of the categories, in time, and one number each in memory.
///
/// # Errors
/// [`IntegrityError::Chance`] for an `at_most` outside 0..=1.
pub fn unkeyed(labels: &Labels, fit: &DawidSkene, least_common: usize, at_most: f64) -> Result<Room, IntegrityError> {
    super::chance(at_most)?;
    let mut by_task = labels.list().to_vec();
    by_task.sort_by_key(|l| l.task);
    let mut pairs: HashMap<(u32, u32), Common, RandomState> = HashMap::default();
    for task in by_task.chunk_by(|a, b| a.task == b.task) {
        let votes: Vec<Vote> = task.iter().map(|l| Vote { annotator: l.worker, label: l.label }).collect();
        for found in matches_of_task(&votes, fit) {
            let common = pairs.entry(found.annotators).or_default();
            common.chances.push(found.chance);
            common.matches += usize::from(found.same);
        }
    }
    let mut sorted: Vec<_> = pairs.into_iter().filter(|(_, common)| common.chances.len() >= least_common).collect();
    sorted.sort_unstable_by_key(|(two, _)| *two);
    let mut room = Room { compared: 0, pairs: Vec::new() };
    for ((first, second), common) in sorted {
        room.look((first as usize, second as usize), &common, at_most);
    }
    room.adjust()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregate::Label;
    use crate::aggregate::dawid_skene::{Stop, dawid_skene};
    use crate::draw::Stream;

    /// Ten workers of 70 to 85 %; the last copies a share of their labels from the one before.
    fn simulated(seed: u64, copied: f64) -> Labels {
        let mut chance = Stream::new(seed);
        let mut list = Vec::new();
        for task in 0..200 {
            let truth = chance.below(3) as u32;
            let mut before = 0;
            for worker in 0..10_u32 {
                let right = chance.uniform() < 0.70 + 0.03 * f64::from(worker % 6);
                let own = if right { truth } else { (truth + 1 + chance.below(2) as u32) % 3 };
                let label = if worker == 9 && chance.uniform() < copied { before } else { own };
                before = own;
                list.push(Label { task, worker, label });
            }
        }
        Labels::new(list).unwrap()
    }

    #[test]
    fn who_copies_is_found_and_hardly_anybody_else() {
        let mut others = 0;
        for seed in 0..12 {
            let labels = simulated(seed, 0.6);
            let room = unkeyed(&labels, &dawid_skene(&labels, Stop::default()), 20, 0.05).unwrap();
            let alarms: Vec<(usize, usize)> = room.pairs.iter().filter(|p| p.yekutieli <= 0.05).map(|p| p.sheets).collect();
            assert!(room.compared == 45 && alarms.contains(&(8, 9)), "{seed}: {alarms:?}");
            others += alarms.len() - 1;
        }
        assert!(others <= 1, "{others}");
    }

    #[test]
    fn honest_pairs_raise_no_more_alarms_than_promised() {
        let mut alarms = 0;
        for seed in 100..140 {
            let labels = simulated(seed, 0.0);
            let room = unkeyed(&labels, &dawid_skene(&labels, Stop::default()), 20, 0.05).unwrap();
            alarms += room.pairs.iter().filter(|p| p.hochberg <= 0.05).count();
        }
        // One in twenty rooms is promised; 6 of 40 would be three deviations more.
        assert!(alarms <= 6, "{alarms}");
    }

    #[test]
    fn two_workers_have_no_third() {
        let list = (0..9).flat_map(|task| [0, 1].map(|worker| Label { task, worker, label: task % 2 }));
        let labels = Labels::new(list.collect()).unwrap();
        let fit = dawid_skene(&labels, Stop::default());
        assert_eq!(unkeyed(&labels, &fit, 1, 0.05), Ok(Room { compared: 0, pairs: vec![] }));
        assert_eq!(unkeyed(&labels, &fit, 1, f64::NAN), Err(IntegrityError::Chance));
    }
}

//! How often each person is right by what the others' labels make of the truth, the own label left out of it.
//!
//! A posterior that a label has helped to make agrees with that label. Here a task's truth is found again for each of its people from the
//! others alone, with prevalence and confusion as they were fitted; the sums add up, so that new tasks cost what they cost until the model
//! is fitted anew.

use super::dawid_skene::DawidSkene;
use super::{Labels, ln_floored, normalise};
use crate::agreement::streamed::Vote;
use crate::interval::{IntervalError, wilson};

/// A person's labels by the others' truth. Parts add up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LeftOut {
    /// Labels of tasks that others labelled too.
    pub tasks: u64,
    /// The sum of their chances to be right.
    pub right: f64,
}

impl LeftOut {
    /// Adds the chance of one label.
    pub fn add(&mut self, right: f64) {
        if (0.0..=1.0).contains(&right) {
            self.tasks += 1;
            self.right += right;
        }
    }

    /// Adds another part's labels.
    pub fn merge(&mut self, other: &Self) {
        self.tasks += other.tasks;
        self.right += other.right;
    }

    /// The mean chance to be right, in 0..=1, and Wilson's interval of the level.
    ///
    /// # Errors
    /// [`IntervalError::Parameters`] without tasks; [`IntervalError::Probability`] for a level that is not between 0 and 1.
    pub fn share(&self, level: f64) -> Result<(f64, (f64, f64)), IntervalError> {
        let n = self.tasks as f64;
        // Sums of parts may pass the count by a last digit.
        let right = self.right.min(n);
        wilson(right, n, level).map(|interval| (right / n, interval))
    }
}

/// What one task's votes make of its truth, some of them left out.
struct Truth<'t> {
    votes: &'t [Vote],
    fit: &'t DawidSkene,
    /// Places of the votes, those of one annotator together.
    order: Vec<usize>,
    /// The logarithm of each category's chance by all votes, but for a constant.
    all: Vec<f64>,
}

impl<'t> Truth<'t> {
    fn new(votes: &'t [Vote], fit: &'t DawidSkene) -> Self {
        let mut order: Vec<usize> = (0..votes.len()).collect();
        order.sort_by_key(|i| votes[*i]);
        let mut truth = Self { votes, fit, order, all: fit.prevalence.iter().map(|p| ln_floored(*p)).collect() };
        for category in 0..truth.all.len() {
            truth.all[category] += truth.said(&truth.order, category);
        }
        truth
    }

    /// The logarithm of the chance of some votes if a category is true.
    fn said(&self, votes: &[usize], category: usize) -> f64 {
        let says = |vote: &Vote| ln_floored(self.fit.confusion(vote.annotator as usize, category, vote.label as usize));
        votes.iter().map(|i| says(&self.votes[*i])).sum()
    }

    /// Places of each annotator's votes.
    fn people(&self) -> Vec<&[usize]> {
        self.order.chunk_by(|i, j| self.votes[*i].annotator == self.votes[*j].annotator).collect()
    }

    /// Chances of the categories without the votes of some; none where nobody is left.
    fn without(&self, left_out: &[&[usize]]) -> Option<Vec<f64>> {
        if left_out.iter().map(|own| own.len()).sum::<usize>() >= self.votes.len() {
            return None;
        }
        let one = |(category, all): (usize, &f64)| all - left_out.iter().map(|own| self.said(own, category)).sum::<f64>();
        let mut others: Vec<f64> = self.all.iter().enumerate().map(one).collect();
        normalise(&mut others);
        Some(others)
    }
}

/// The chance of each vote of one task to be right, by the votes of the others; none where there are no others. A label that the model does
/// not know has none either. Costs votes times categories.
#[must_use]
pub fn of_task(votes: &[Vote], fit: &DawidSkene) -> Vec<Option<f64>> {
    let truth = Truth::new(votes, fit);
    let mut chances = vec![None; votes.len()];
    for own in truth.people() {
        if let Some(others) = truth.without(&[own]) {
            for i in own {
                chances[*i] = others.get(votes[*i].label as usize).copied();
            }
        }
    }
    chances
}

/// Two annotators of a task, whether they gave the same label, and how likely that was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Numbers of the annotators, the lower first.
    pub annotators: (u32, u32),
    /// Whether their labels are the same.
    pub same: bool,
    /// The chance of the same label of two who judge by themselves, by the others' truth and what each of both makes of it.
    pub chance: f64,
}

/// Each two annotators of one task with what the others make of its truth, both left out: who copy one another do not make the truth by
/// which they are judged. There are none where a task has no third annotator; somebody with several votes of the task is not looked at.
/// Costs pairs of votes times the square of the categories.
#[must_use]
pub fn matches_of_task(votes: &[Vote], fit: &DawidSkene) -> Vec<Match> {
    let truth = Truth::new(votes, fit);
    let once: Vec<&[usize]> = truth.people().into_iter().filter(|own| own.len() == 1).collect();
    let categories = fit.prevalence.len();
    let mut found = Vec::new();
    for (place, first) in once.iter().enumerate() {
        for second in once.iter().skip(place + 1) {
            let Some(others) = truth.without(&[first, second]) else { continue };
            let (a, b) = (votes[first[0]], votes[second[0]]);
            let says = |vote: Vote, category, label| fit.confusion(vote.annotator as usize, category, label);
            let alike = |category: usize| (0..categories).map(|l| says(a, category, l) * says(b, category, l)).sum::<f64>();
            let chance = others.iter().enumerate().map(|(category, p)| p * alike(category)).sum::<f64>();
            found.push(Match { annotators: (a.annotator, b.annotator), same: a.label == b.label, chance: chance.clamp(0.0, 1.0) });
        }
    }
    found
}

/// Every worker's labels by the others' truth.
#[must_use]
pub fn leave_own_out(labels: &Labels, fit: &DawidSkene) -> Vec<LeftOut> {
    let mut by_task = labels.list().to_vec();
    by_task.sort_by_key(|l| l.task);
    let mut all = vec![LeftOut::default(); labels.workers()];
    let mut votes = Vec::new();
    for task in by_task.chunk_by(|a, b| a.task == b.task) {
        votes.clear();
        votes.extend(task.iter().map(|l| Vote { annotator: l.worker, label: l.label }));
        for (vote, right) in votes.iter().zip(of_task(&votes, fit)) {
            if let Some(right) = right {
                all[vote.annotator as usize].add(right);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregate::Label;
    use crate::aggregate::dawid_skene::{Stop, dawid_skene};
    use crate::draw::Stream;

    /// Three good workers and one who guesses.
    fn simulated(tasks: u32) -> Labels {
        let mut chance = Stream::new(21);
        let mut list = Vec::new();
        for task in 0..tasks {
            let truth = chance.below(3) as u32;
            for worker in 0..4 {
                let looks = worker < 3 && chance.uniform() < 0.85;
                list.push(Label { task, worker, label: if looks { truth } else { chance.below(3) as u32 } });
            }
        }
        Labels::new(list).unwrap()
    }

    #[test]
    fn a_task_is_bayes_rule_over_the_others() {
        let labels = simulated(60);
        let fit = dawid_skene(&labels, Stop::default());
        let votes: Vec<Vote> = [(0, 1), (1, 1), (3, 2), (3, 0)].map(|(annotator, label)| Vote { annotator, label }).to_vec();
        let found = of_task(&votes, &fit);
        for (i, vote) in votes.iter().enumerate() {
            let chance = |truth: usize| {
                let others = votes.iter().filter(|v| v.annotator != vote.annotator);
                let says = |v: &Vote| fit.confusion(v.annotator as usize, truth, v.label as usize).max(1e-10);
                fit.prevalence[truth].max(1e-10) * others.map(says).product::<f64>()
            };
            let exact = chance(vote.label as usize) / (0..3).map(chance).sum::<f64>();
            assert!((found[i].unwrap() - exact).abs() < 1e-12, "{i}");
        }
        assert_eq!(of_task(&votes[2..], &fit), [None, None]);
        assert_eq!(of_task(&[Vote { annotator: 0, label: 9 }, votes[0]], &fit), [None, None]);
        assert_eq!(of_task(&[Vote { annotator: 7, label: 9 }, votes[0]], &fit)[0], None);
    }

    #[test]
    fn who_guesses_is_right_a_third_of_the_time_and_parts_add_up() {
        let labels = simulated(600);
        let fit = dawid_skene(&labels, Stop::default());
        let all = leave_own_out(&labels, &fit);
        let (guess, (low, high)) = all[3].share(0.999).unwrap();
        assert!(low < 1.0 / 3.0 && 1.0 / 3.0 < high && guess < 0.45, "{guess}");
        assert!(all[..3].iter().all(|worker| worker.share(0.95).unwrap().0 > 0.75));
        let mut twice = all[0];
        twice.merge(&all[0]);
        assert_eq!((twice.tasks, twice.share(0.9).unwrap().0), (1_200, all[0].share(0.9).unwrap().0));
        twice.add(f64::NAN);
        assert_eq!((twice.tasks, LeftOut::default().share(0.9)), (1_200, Err(IntervalError::Parameters)));
    }
}

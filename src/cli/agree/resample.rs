//! Bootstrap intervals over units. Units that are alike in everything a statistic looks at form a group, so that a resample is a count for
//! each group and never a copy of the ratings.

use super::super::progress::Progress;
use touchstone_measure::interval::bootstrap;

/// How often, from which chance, and of which level.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resampling {
    pub resamples: usize,
    pub seed: u64,
    pub level: f64,
}

/// Units by group.
pub(super) struct Groups {
    groups: usize,
    /// The group of each unit.
    owner: Vec<usize>,
}

impl Groups {
    /// Groups of so many units.
    pub fn new(sizes: impl IntoIterator<Item = u64>) -> Self {
        let mut groups = 0;
        let mut owner = Vec::new();
        for size in sizes {
            owner.extend(std::iter::repeat_n(groups, usize::try_from(size).unwrap_or(0)));
            groups += 1;
        }
        Self { groups, owner }
    }
}

impl Resampling {
    /// The interval of a statistic of how many units of each group there are; `None` where too few resamples have a value.
    pub fn interval(&self, groups: &Groups, statistic: impl Fn(&[u64]) -> Option<f64>) -> Option<(f64, f64)> {
        let progress = Progress::steps(self.resamples as u64, "resampling");
        let of = |sample: &[usize]| {
            let mut counts = vec![0_u64; groups.groups];
            for unit in sample {
                counts[groups.owner[*unit]] += 1;
            }
            progress.more(1);
            statistic(&counts)
        };
        bootstrap(groups.owner.len(), self.resamples, self.seed, self.level, of).ok().map(|b| b.interval)
    }
}

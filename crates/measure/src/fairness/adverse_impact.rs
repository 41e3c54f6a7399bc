//! Selection rates of groups: their ratio, and whether chance alone explains it.
//!
//! The four-fifths rule is United States practice (1978); elsewhere the ratio is a figure without a threshold in law. A ratio alone
//! misleads for small groups, so it never stands without a test.

use super::FairnessError;
use crate::distribution::{ln_choose, normal_quantile, normal_two_sided};
use crate::integrity::multiple::{Adjustment, adjusted};
use crate::interval::{self, Method};

/// One group: how many were selected of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// People selected.
    pub selected: u64,
    /// People considered.
    pub considered: u64,
}

impl Group {
    fn rate(self) -> f64 {
        self.selected as f64 / self.considered as f64
    }
}

/// Two groups compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Impact {
    /// The group's rate over that of the group with the highest.
    pub ratio: f64,
    /// z of the difference of two proportions, pooled.
    pub z: f64,
    /// Two-sided p of z.
    pub p: f64,
    /// Two-sided p of Fisher's exact test.
    pub exact_p: f64,
    /// The smallest p that this test could have given with so many people and so many selected. Above the level of the test, nothing can be
    /// found, and "no difference found" says nothing.
    pub least_exact_p: f64,
    /// Whether the ratio is strictly below four fifths.
    pub below_four_fifths: bool,
}

/// The fewest people of a group for which a rate is compared.
pub const NEEDED: u64 = 10;
/// The most people of a group: beyond, a double's digits no longer carry a hypergeometric chance.
const MOST: u64 = 1_000_000_000;

/// Whether two groups are counts that can be compared.
fn check(group: Group, highest: Group) -> Result<(), FairnessError> {
    let fits = |g: Group| g.selected <= g.considered && g.considered <= MOST;
    if !fits(group) || !fits(highest) {
        return Err(FairnessError::Undefined);
    }
    let smallest = group.considered.min(highest.considered);
    if smallest < NEEDED {
        return Err(FairnessError::TooFew { smallest, needed: NEEDED });
    }
    if highest.selected == 0 { Err(FairnessError::Undefined) } else { Ok(()) }
}

/// Compares a group with the one that has the highest rate.
///
/// # Errors
/// [`FairnessError::TooFew`] for a group of fewer than [`NEEDED`]; [`FairnessError::Undefined`] where more are selected than considered,
/// nobody was selected, or a group has more than 10^9 people.
pub fn compare(group: Group, highest: Group) -> Result<Impact, FairnessError> {
    check(group, highest)?;
    let (n, m) = (group.considered as f64, highest.considered as f64);
    let together = (group.selected + highest.selected) as f64 / (n + m);
    let error = (together * (1.0 - together) * (1.0 / n + 1.0 / m)).sqrt();
    let z = if error > 0.0 { (highest.rate() - group.rate()) / error } else { 0.0 };
    // As whole numbers: 48 of 60 against 100 of 100 is exactly four fifths, and not below.
    let below =
        5 * u128::from(group.selected) * u128::from(highest.considered) < 4 * u128::from(highest.selected) * u128::from(group.considered);
    let tables = Tables::new(group, highest);
    Ok(Impact {
        ratio: group.rate() / highest.rate(),
        z,
        p: normal_two_sided(z),
        exact_p: tables.two_sided(group.selected),
        least_exact_p: tables.two_sided(tables.least).min(tables.two_sided(tables.most)),
        below_four_fifths: below,
    })
}

/// Fisher's exact test of two groups: the chance of all tables with these margins that are no likelier than the one seen. Costs a few
/// standard deviations of the number selected.
///
/// # Errors
/// [`FairnessError::Undefined`] where more are selected than considered, or a group has more than 10^9 people.
pub fn fisher(a: Group, b: Group) -> Result<f64, FairnessError> {
    let fits = |g: Group| g.selected <= g.considered && g.considered <= MOST;
    if fits(a) && fits(b) { Ok(Tables::new(a, b).two_sided(a.selected)) } else { Err(FairnessError::Undefined) }
}

/// All tables with the margins of two groups, by how many of the first are selected (the hypergeometric distribution).
struct Tables {
    first: f64,
    second: f64,
    selected: u64,
    least: u64,
    most: u64,
    /// The likeliest number.
    mode: u64,
}

impl Tables {
    fn new(a: Group, b: Group) -> Self {
        let selected = a.selected + b.selected;
        let (least, most) = (selected.saturating_sub(b.considered), selected.min(a.considered));
        let mode = (u128::from(selected + 1) * u128::from(a.considered + 1) / u128::from(a.considered + b.considered + 2)) as u64;
        Self { first: a.considered as f64, second: b.considered as f64, selected, least, most, mode: mode.clamp(least, most) }
    }

    fn ln_chance(&self, k: u64) -> f64 {
        ln_choose(self.first, k as f64) + ln_choose(self.second, (self.selected - k) as f64)
            - ln_choose(self.first + self.second, self.selected as f64)
    }

    /// The chance of all numbers that are no likelier than one.
    fn two_sided(&self, seen: u64) -> f64 {
        let bound = self.ln_chance(seen) + 1e-7;
        let no_likelier = |k: u64| self.ln_chance(k) <= bound;
        // Chances fall from the mode to both sides: the first that is no likelier begins a tail.
        let below = falling_from(self.mode - self.least, |steps| no_likelier(self.mode - steps)).map(|steps| self.mode - steps);
        let above = falling_from(self.most - self.mode, |steps| no_likelier(self.mode + steps)).map(|steps| self.mode + steps);
        let both_at_mode = below == Some(self.mode);
        let lower = below.map_or(0.0, |from| self.tail((self.least..=from).rev()));
        let upper = above.map_or(0.0, |from| self.tail(from + u64::from(both_at_mode)..=self.most));
        (lower + upper).min(1.0)
    }

    /// The sum of falling chances, until they no longer matter.
    fn tail(&self, numbers: impl Iterator<Item = u64>) -> f64 {
        let mut sum = 0.0;
        for k in numbers {
            let chance = self.ln_chance(k).exp();
            sum += chance;
            if chance <= sum * 1e-18 {
                break;
            }
        }
        sum
    }
}

/// The least number of steps in 0..=most for which something holds that then holds for all more.
fn falling_from(most: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    if !holds(most) {
        return None;
    }
    let (mut low, mut high) = (0, most);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    Some(low)
}

/// Intervals of the ratio of two rates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Intervals {
    /// Koopman's score interval (1984): close to its level also for small groups.
    pub score: (f64, f64),
    /// From both rates' Clopper-Pearson intervals at the root of the level: wider, and never below its level, however few people there are.
    pub sure: (f64, f64),
}

/// Intervals of a level such as 0.95 for the ratio of a group's rate to that of another; the upper limit is never infinite, since the other
/// selected somebody.
///
/// # Errors
/// As [`compare`]; [`FairnessError::Undefined`] for a level that is not between 0 and 1.
pub fn intervals(group: Group, highest: Group, level: f64) -> Result<Intervals, FairnessError> {
    check(group, highest)?;
    let exact = |g: Group| interval::share(g.selected, g.considered, level.sqrt(), Method::ClopperPearson);
    let (Ok(own), Ok(other)) = (exact(group), exact(highest)) else { return Err(FairnessError::Undefined) };
    let z = normal_quantile(f64::midpoint(1.0, level));
    Ok(Intervals { score: score_interval(group, highest, z), sure: (own.0 / other.1, own.1 / other.0) })
}

/// Ratios whose score statistic is at most z, by halving on either side of the one seen.
fn score_interval(a: Group, b: Group, z: f64) -> (f64, f64) {
    let (x, n, y, m) = (a.selected as f64, a.considered as f64, b.selected as f64, b.considered as f64);
    let seen = a.rate() / b.rate();
    let within = |ratio: f64| {
        // The likeliest rate of the second group where the first one's is so many times it.
        let (square, linear) = ((n + m) * ratio, n * ratio + x + m + y * ratio);
        let root = (linear * linear - 4.0 * square * (x + y)).max(0.0).sqrt();
        let second = (2.0 * (x + y) / (linear + root)).clamp(0.0, 1.0);
        let first = (ratio * second).clamp(0.0, 1.0);
        let variance = first * (1.0 - first) / n + ratio * ratio * second * (1.0 - second) / m;
        let distance = (x / n - ratio * (y / m)).powi(2);
        distance <= z * z * variance
    };
    let halve = |mut inside: f64, mut outside: f64| {
        for _ in 0..200 {
            let middle = f64::midpoint(inside, outside);
            if within(middle) { inside = middle } else { outside = middle }
        }
        inside
    };
    let low = if x == 0.0 { 0.0 } else { halve(seen, 0.0) };
    let mut beyond = 2.0 * seen.max(1.0 / m);
    while within(beyond) && beyond < 1e12 {
        beyond *= 2.0;
    }
    (low, halve(seen, beyond))
}

/// A group beside the one with the highest rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compared {
    /// The figures.
    pub impact: Impact,
    /// Intervals of the ratio.
    pub intervals: Intervals,
    /// The exact p, adjusted over all groups that were compared (Holm 1979).
    pub adjusted_p: f64,
}

/// Compares all groups with the one that has the highest rate, of equal rates the one with most people; groups with fewer than [`NEEDED`]
/// people are neither. Gives the place of the highest, and for each group the comparison or why there is none; the highest is compared with
/// itself.
///
/// # Errors
/// [`FairnessError::TooFew`] where fewer than two groups have enough people; [`FairnessError::Undefined`] for counts or a level that are
/// none, or where nobody was selected.
pub fn compare_all(groups: &[Group], level: f64) -> Result<(usize, Vec<Result<Compared, FairnessError>>), FairnessError> {
    let higher = |a: Group, b: Group| {
        let (one, other) = (u128::from(a.selected) * u128::from(b.considered), u128::from(b.selected) * u128::from(a.considered));
        one.cmp(&other).then(a.considered.cmp(&b.considered))
    };
    let enough = || groups.iter().enumerate().filter(|(_, g)| g.considered >= NEEDED);
    if enough().count() < 2 {
        let mut sizes: Vec<u64> = groups.iter().map(|g| g.considered).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        return Err(FairnessError::TooFew { smallest: sizes.get(1).copied().unwrap_or(0), needed: NEEDED });
    }
    let Some((place, highest)) = enough().rev().max_by(|(_, a), (_, b)| higher(**a, **b)) else { return Err(FairnessError::Undefined) };
    intervals(*highest, *highest, level)?;
    let mut compared: Vec<Result<Compared, FairnessError>> = groups
        .iter()
        .map(|group| {
            let (impact, intervals) = (compare(*group, *highest)?, intervals(*group, *highest, level)?);
            Ok(Compared { impact, intervals, adjusted_p: impact.exact_p })
        })
        .collect();
    let tested: Vec<usize> = (0..groups.len()).filter(|i| *i != place && compared[*i].is_ok()).collect();
    let p: Vec<f64> = tested.iter().filter_map(|i| compared[*i].ok()).map(|c| c.impact.exact_p).collect();
    for (i, adjusted) in tested.into_iter().zip(adjusted(&p, p.len(), Adjustment::Holm).unwrap_or_default()) {
        if let Ok(c) = &mut compared[i] {
            c.adjusted_p = adjusted;
        }
    }
    Ok((place, compared))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_of_the_research_page_section_3_10_and_of_the_eeoc() {
        let group = |selected, considered| Group { selected, considered };
        let clear = compare(group(12, 40), group(48, 80)).unwrap();
        assert!((clear.ratio - 0.5).abs() < 1e-12 && (clear.z - 3.0984).abs() < 5e-5);
        assert!((clear.p - 0.001_95).abs() < 5e-6 && (clear.exact_p - 0.003_41).abs() < 5e-6);
        let unclear = compare(group(9, 20), group(60, 100)).unwrap();
        assert!((unclear.p - 0.2154).abs() < 5e-5 && (unclear.exact_p - 0.2273).abs() < 5e-5 && unclear.below_four_fifths);
        assert!(!compare(group(48, 100), group(60, 100)).unwrap().below_four_fifths);
        assert_eq!(compare(group(1, 4), group(60, 100)), Err(FairnessError::TooFew { smallest: 4, needed: 10 }));
    }

    #[test]
    fn fishers_lady_and_margins_that_can_say_nothing() {
        // The lady tasting tea: all four right has 1 in 70, of either side 2.
        let group = |selected, considered| Group { selected, considered };
        assert!((fisher(group(4, 4), group(0, 4)).unwrap() - 2.0 / 70.0).abs() < 1e-12);
        assert!((fisher(group(3, 4), group(1, 4)).unwrap() - 34.0 / 70.0).abs() < 1e-12);
        assert!((fisher(group(2, 4), group(2, 4)).unwrap() - 1.0).abs() < 1e-12);
        // One selected of twenty in all cannot be told from chance.
        let little = compare(group(0, 10), group(1, 10)).unwrap();
        assert!((little.exact_p - 1.0).abs() < 1e-12 && (little.least_exact_p - 1.0).abs() < 1e-12);
        let all = compare(group(2, 10), group(8, 10)).unwrap();
        assert!((all.least_exact_p / (2.0 / 184_756.0) - 1.0).abs() < 1e-9, "ten of either side: {}", all.least_exact_p);
        let large = fisher(group(400_000_000, 1_000_000_000), group(400_000_100, 1_000_000_000)).unwrap();
        assert!((0.9..=1.0).contains(&large));
        assert_eq!(fisher(group(u64::MAX, u64::MAX), group(1, 2)), Err(FairnessError::Undefined));
        assert_eq!(compare(group(2, u64::MAX), group(1, 20)), Err(FairnessError::Undefined));
    }

    #[test]
    fn score_limits_meet_the_normal_quantile_and_sure_ones_are_wider() {
        let group = |selected, considered| Group { selected, considered };
        // The score statistic of a ratio of 1 is the pooled z: where that is 1.96 the limit is 1.
        let (a, b) = (group(12, 40), group(48, 80));
        let z = compare(a, b).unwrap().z;
        let level = 1.0 - normal_two_sided(z);
        assert!((intervals(a, b, level).unwrap().score.1 - 1.0).abs() < 1e-9);
        for (a, b) in [(a, b), (group(0, 10), group(5, 12)), (group(10, 10), group(12, 12)), (group(1, 1_000), group(1_000, 1_000))] {
            let (found, ratio) = (intervals(a, b, 0.95).unwrap(), compare(a, b).unwrap().ratio);
            let ((low, high), (least, most)) = (found.score, found.sure);
            assert!(least <= low + 1e-9 && low <= ratio && ratio <= high && high <= most + 1e-9, "{found:?}");
        }
        assert_eq!(intervals(a, b, f64::NAN), Err(FairnessError::Undefined));
    }

    #[test]
    fn sure_intervals_hold_the_ratio_at_least_as_often_as_they_say_exactly() {
        let (n, m) = (10_u64, 14_u64);
        for (p, q) in [(0.3, 0.6), (0.1, 0.2), (0.9, 0.95), (0.5, 0.5)] {
            let (mut sure, mut score, mut all) = (0.0, 0.0, 0.0);
            for x in 0..=n {
                for y in 1..=m {
                    let chance = (crate::distribution::ln_binomial(x, n, p) + crate::distribution::ln_binomial(y, m, q)).exp();
                    let found = intervals(Group { selected: x, considered: n }, Group { selected: y, considered: m }, 0.9).unwrap();
                    let holds = |(low, high): (f64, f64)| if low <= p / q && p / q <= high { chance } else { 0.0 };
                    sure += holds(found.sure);
                    score += holds(found.score);
                    all += chance;
                }
            }
            assert!(sure / all >= 0.9 && score / all >= 0.86, "{p} {q}: {} {}", sure / all, score / all);
        }
    }

    #[test]
    fn all_groups_are_held_against_the_highest_and_small_ones_against_nobody() {
        let group = |selected, considered| Group { selected, considered };
        let groups = [group(12, 40), group(48, 80), group(4, 4), group(24, 40)];
        let (highest, compared) = compare_all(&groups, 0.95).unwrap();
        assert_eq!((highest, compared[2]), (1, Err(FairnessError::TooFew { smallest: 4, needed: 10 })));
        let (first, last) = (compared[0].unwrap(), compared[3].unwrap());
        assert!((first.adjusted_p - 2.0 * first.impact.exact_p).abs() < 1e-15 && (last.adjusted_p - 1.0).abs() < 1e-9);
        assert!(compared[1].unwrap().impact.ratio == 1.0);
        assert_eq!(compare_all(&groups[1..3], 0.95), Err(FairnessError::TooFew { smallest: 4, needed: 10 }));
        assert_eq!(compare_all(&[], 0.95), Err(FairnessError::TooFew { smallest: 0, needed: 10 }));
        assert_eq!(compare_all(&[group(0, 20), group(0, 20)], 0.95), Err(FairnessError::Undefined));
    }
}

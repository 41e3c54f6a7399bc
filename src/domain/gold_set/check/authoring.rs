//! What gives a key away without anybody meaning it: key positions, keys that are all the same; files that nothing uses.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use crate::domain::gold_set::Placed;
use crate::domain::gold_set::problem::{Code, Faults, Problem};
use crate::domain::kernel::sealed::Reveal;

/// Fewer items than this say nothing about positions or equal keys.
const ENOUGH: usize = 20;
/// Normal quantile of 0.999: one bank in a thousand is flagged by chance.
const Z: f64 = 3.090_232;

pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) {
    for items in draft.banks.values() {
        key_positions(items, found);
        equal_keys(items, found);
    }
    unused(draft, found);
}

/// The upper 0.999 quantile of chi-square by Wilson and Hilferty (1931); within 2.5 % from two degrees of freedom on.
fn chi_square_limit(degrees: f64) -> f64 {
    let spread = 2.0 / (9.0 * degrees);
    degrees * (1.0 - spread + Z * spread.sqrt()).powi(3)
}

/// Where the right options of items stand: of each item so many options, and the places of those that are right.
///
/// Cochran's Q (1950): the squared distances of the places' counts from their mean, over what one place's count varies by where every item
/// puts its right options anywhere alike. Of items with one right option each it is Pearson's chi-square.
fn cochran(options: usize, items: &[BTreeSet<usize>]) -> (Vec<usize>, f64) {
    let counts: Vec<usize> = (0..options).map(|place| items.iter().filter(|key| key.contains(&place)).count()).collect();
    let k = options as f64;
    let mean = counts.iter().sum::<usize>() as f64 / k;
    let varies: f64 = items.iter().map(|key| key.len() as f64 * (k - key.len() as f64)).sum::<f64>() / (k * (k - 1.0));
    let squares: f64 = counts.iter().map(|c| (*c as f64 - mean).powi(2)).sum();
    (counts, if varies > 0.0 { squares / varies } else { 0.0 })
}

fn key_positions(items: &[Placed], found: &mut Vec<Problem>) {
    let mut by_options: BTreeMap<usize, Vec<BTreeSet<usize>>> = BTreeMap::new();
    for (shown, key) in items.iter().filter_map(|placed| placed.item.choice_key()) {
        by_options.entry(shown.options.len()).or_default().push(key);
    }
    for (options, keys) in by_options {
        let n = keys.len();
        if n < ENOUGH {
            continue;
        }
        let (counts, statistic) = cochran(options, &keys);
        if statistic > chi_square_limit(options as f64 - 1.0) {
            let list = counts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let file = items.first().map_or("", |p| p.file.as_str());
            Faults::at(found, file, 0).add(
                Code::W102,
                format!(
                    "over {n} items of {options} options the key stands {list} times in each place; \
                    whoever sees the files, or items with shuffle = false, can guess by place"
                ),
            );
        }
    }
}

fn equal_keys(items: &[Placed], found: &mut Vec<Problem>) {
    let right = Reveal::for_an_author();
    // Of each kind and skill the first item, how many there are, and the answers that are right at every one of them.
    let mut groups: BTreeMap<(&str, &str), (&Placed, usize, BTreeSet<String>)> = BTreeMap::new();
    for placed in items {
        let place = (placed.item.presented.kind, placed.item.head.skill.as_str());
        let named: BTreeSet<String> = placed.item.right_answers(&right).iter().map(ToString::to_string).collect();
        if named.is_empty() {
            continue;
        }
        match groups.entry(place) {
            Entry::Vacant(first) => {
                first.insert((placed, 1, named));
            }
            Entry::Occupied(mut group) => {
                let (_, count, shared) = group.get_mut();
                *count += 1;
                shared.retain(|answer| named.contains(answer));
            }
        }
    }
    for ((kind, skill), (first, count, shared)) in groups {
        if !shared.is_empty() && count >= ENOUGH / 2 {
            let message =
                format!("all {count} items of kind \"{kind}\" and skill \"{skill}\" have the same key; one guess passes them all");
            Faults::at(found, &first.file, first.line).add(Code::W113, message);
        }
    }
}

fn unused(draft: &Draft, found: &mut Vec<Problem>) {
    let media: BTreeSet<&str> = draft.stimuli.values().filter_map(|(s, _)| s.media()).collect();
    for name in draft.media.keys().filter(|name| !media.contains(name.as_str())) {
        Faults::at(found, &format!("media/{name}"), 0).add(Code::W115, "no stimulus names this file");
    }
    let stimuli: BTreeSet<&str> = draft.placed().filter_map(|(_, p)| p.item.head.stimulus.as_deref()).collect();
    for (id, (_, line)) in draft.stimuli.iter().filter(|(id, _)| !stimuli.contains(id.as_str())) {
        Faults::at(found, &line.file, line.line("")).add(Code::W115, format!("no item uses stimulus \"{id}\""));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::cochran;

    #[test]
    fn cochrans_q_of_the_interviews_of_siegel_1956_is_16_7() {
        // 18 housewives, three kinds of interview, 13, 13 and 3 of whom took part; Σ L = 29, Σ L² = 63.
        let took = |n: usize, kinds: &[usize]| std::iter::repeat_n(kinds.iter().copied().collect::<BTreeSet<_>>(), n);
        let all: Vec<_> = took(2, &[0, 1, 2]).chain(took(11, &[0, 1])).chain(took(1, &[2])).chain(took(4, &[])).collect();
        assert_eq!(all.iter().map(|row| row.len().pow(2)).sum::<usize>(), 63);
        let (counts, q) = cochran(3, &all);
        assert_eq!(counts, [13, 13, 3]);
        assert!((q - 16.7).abs() < 0.05, "{q}");
    }

    #[test]
    fn of_one_right_option_each_it_is_pearsons_chi_square() {
        let at = |place: usize, n: usize| std::iter::repeat_n(BTreeSet::from([place]), n);
        let (counts, q) = cochran(4, &at(0, 9).chain(at(1, 4)).chain(at(3, 11)).collect::<Vec<_>>());
        // Σ (observed − 6)² / 6 = (9 + 4 + 36 + 25) / 6.
        assert_eq!(counts, [9, 4, 0, 11]);
        assert!((q - 74.0 / 6.0).abs() < 1e-12, "{q}");
    }

    #[test]
    fn chi_square_limit_is_near_the_published_table() {
        // Upper 0.999 points: 13.816 (2 degrees), 16.266 (3), 20.515 (5).
        for (degrees, published) in [(2.0, 13.816), (3.0, 16.266), (5.0, 20.515)] {
            let limit: f64 = super::chi_square_limit(degrees);
            assert!((limit / published - 1.0).abs() < 0.025, "{limit} against {published}");
        }
    }
}

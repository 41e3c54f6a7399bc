//! What gives a key away without anybody meaning it: key positions, keys that are all the same; files that nothing uses.

use std::collections::{BTreeMap, BTreeSet};

use super::Draft;
use crate::domain::gold_set::Placed;
use crate::domain::gold_set::item::PresentedBody;
use crate::domain::gold_set::problem::{Code, Faults, Problem};
use crate::domain::sealed::Reveal;

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

fn key_positions(items: &[Placed], found: &mut Vec<Problem>) {
    let mut by_options: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for placed in items {
        if let (Some((key, _)), PresentedBody::Choice(shown)) = (placed.item.choice_key(), &placed.item.presented.body) {
            let counts = by_options.entry(shown.options.len()).or_insert_with(|| vec![0; shown.options.len()]);
            if let Some(count) = counts.get_mut(key) {
                *count += 1;
            }
        }
    }
    for (options, counts) in by_options {
        let n: usize = counts.iter().sum();
        if n < ENOUGH {
            continue;
        }
        let expected = n as f64 / options as f64;
        let statistic: f64 = counts.iter().map(|c| (*c as f64 - expected).powi(2) / expected).sum();
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
    let mut groups: BTreeMap<(&str, &str), Vec<(&Placed, String)>> = BTreeMap::new();
    for placed in items {
        let place = (placed.item.presented.kind, placed.item.head.skill.as_str());
        if let Some(own) = placed.item.own_answer(&right) {
            groups.entry(place).or_default().push((placed, own.to_string()));
        }
    }
    for ((kind, skill), group) in groups {
        let keys: BTreeSet<&str> = group.iter().map(|(_, key)| key.as_str()).collect();
        if let (Some((first, _)), 1, true) = (group.first(), keys.len(), group.len() >= ENOUGH / 2) {
            let message =
                format!("all {} items of kind \"{kind}\" and skill \"{skill}\" have the same key; one guess passes them all", group.len());
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
    #[test]
    fn chi_square_limit_is_near_the_published_table() {
        // Upper 0.999 points: 13.816 (2 degrees), 16.266 (3), 20.515 (5).
        for (degrees, published) in [(2.0, 13.816), (3.0, 16.266), (5.0, 20.515)] {
            let limit: f64 = super::chi_square_limit(degrees);
            assert!((limit / published - 1.0).abs() < 0.025, "{limit} against {published}");
        }
    }
}

//! Option lengths that give a key away: at one item, where the key stands out, and over a bank, where the longest or the shortest option
//! is the key so often, or so seldom, that who knows nothing can take it or strike it out.

use std::collections::BTreeSet;

use touchstone_measure::integrity::similarity::at_least;

use super::draft::Draft;
use super::named;
use crate::domain::gold_set::Placed;
use crate::domain::gold_set::item::PresentedBody;
use crate::domain::gold_set::problem::{Code, Faults, Problem};

/// A right option so many times as long as the mean of the wrong ones stands out.
const STANDS_OUT: f64 = 1.8;
/// Shorter differences than this, in characters, stand out to nobody.
const NOTICED: f64 = 6.0;
/// A bank is told of where chance comes so far on either side less often than this.
const CHANCE: f64 = 0.001;

pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) {
    let languages = named::languages(draft);
    for (_, placed) in draft.placed() {
        one_item(placed, languages, found);
    }
    for items in draft.banks.values() {
        bank(items, languages, found);
    }
}

/// The places of the right options, and how long each option is in one language, in characters.
fn lengths(placed: &Placed, language: &str) -> Option<(BTreeSet<usize>, Vec<usize>)> {
    let (shown, key) = placed.item.choice_key()?;
    Some((key, shown.options.iter().map(|o| o.text.in_language(language).chars().count()).collect()))
}

/// The right option that stands out among the wrong ones, the longest where several do: its place, and how many times as long as their mean
/// it is.
fn standing_out(key: &BTreeSet<usize>, all: &[usize]) -> Option<(usize, f64)> {
    let wrong: Vec<f64> = all.iter().enumerate().filter(|(i, _)| !key.contains(i)).map(|(_, l)| *l as f64).collect();
    let mean = wrong.iter().sum::<f64>() / wrong.len().max(1) as f64;
    let at = *key.iter().rev().max_by_key(|i| all.get(**i))?;
    let own = *all.get(at)? as f64;
    let stands_out = mean > 0.0 && own > mean * STANDS_OUT && own - wrong.iter().copied().fold(0.0, f64::max) >= NOTICED;
    stands_out.then_some((at, own / mean))
}

fn one_item(placed: &Placed, languages: &[String], found: &mut Vec<Problem>) {
    let PresentedBody::Choice(shown) = &placed.item.presented.body else { return };
    let told = languages.iter().find_map(|language| {
        let (key, all) = lengths(placed, language)?;
        let (at, times) = standing_out(&key, &all)?;
        Some((shown.options.get(at).map_or("", |o| o.id.as_str()), times))
    });
    if let Some((id, times)) = told {
        let message = format!("option {id} is {times:.1} times as long as the wrong ones; the key may show");
        Faults::at(found, &placed.file, placed.line).add(Code::W101, message);
    }
}

/// Which option of an item a guesser looks at.
#[derive(Clone, Copy)]
enum End {
    Longest,
    Shortest,
}

impl End {
    /// The one option that is longer, or shorter, than every other.
    fn of(self, all: &[usize]) -> Option<usize> {
        let far = match self {
            Self::Longest => all.iter().max()?,
            Self::Shortest => all.iter().min()?,
        };
        let mut at = all.iter().enumerate().filter(|(_, l)| *l == far).map(|(i, _)| i);
        let first = at.next()?;
        at.next().is_none().then_some(first)
    }
}

/// How often one end is the key: the hits, and the chance of a hit at each item that has such an option.
fn hits(items: &[Placed], language: &str, end: End) -> (usize, Vec<f64>) {
    let each = items.iter().filter_map(|placed| {
        let (key, all) = lengths(placed, language)?;
        Some((key.contains(&end.of(&all)?), key.len() as f64 / all.len() as f64))
    });
    let each: Vec<(bool, f64)> = each.collect();
    (each.iter().filter(|(hit, _)| *hit).count(), each.into_iter().map(|(_, chance)| chance).collect())
}

/// Whether so many hits, or so few, come by chance less often than [`CHANCE`]: the tails of the Poisson-binomial distribution.
fn is_tell(hits: usize, chances: &[f64]) -> bool {
    at_least(hits, chances) < CHANCE || 1.0 - at_least(hits + 1, chances) < CHANCE
}

fn bank(items: &[Placed], languages: &[String], found: &mut Vec<Problem>) {
    let file = items.first().map_or("", |p| p.file.as_str());
    for (end, word) in [(End::Longest, "longest"), (End::Shortest, "shortest")] {
        let told = languages.iter().map(|language| hits(items, language, end)).find(|(hits, chances)| is_tell(*hits, chances));
        if let Some((hits, chances)) = told {
            let (items, expected) = (chances.len(), chances.iter().sum::<f64>());
            let message = format!(
                "of {items} items with one {word} option it is the key {hits} times, where chance makes it {expected:.1}; \
                 who knows nothing can guess by length"
            );
            Faults::at(found, file, 0).add(Code::W101, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_stands_out_among_the_wrong_ones() {
        let key = |places: &[usize]| places.iter().copied().collect::<BTreeSet<_>>();
        // Two right ones are as long as each other; beside the wrong one both show.
        assert_eq!(standing_out(&key(&[0, 1]), &[20, 24, 8]), Some((1, 3.0)));
        assert_eq!(standing_out(&key(&[1]), &[20, 24, 8]), None);
        assert_eq!(standing_out(&key(&[0, 2]), &[20, 24, 8]), None);
        // A short one that is right too takes nothing off.
        assert_eq!(standing_out(&key(&[0, 2]), &[30, 10, 4, 10]), Some((0, 3.0)));
    }

    #[test]
    fn an_end_is_one_option_or_none() {
        assert_eq!((End::Longest.of(&[3, 9, 4]), End::Shortest.of(&[3, 9, 4])), (Some(1), Some(0)));
        assert_eq!((End::Longest.of(&[9, 9, 4]), End::Shortest.of(&[4, 9, 4]), End::Shortest.of(&[])), (None, None, None));
    }

    #[test]
    fn a_bank_is_told_of_at_the_tails_of_the_binomial_of_54_and_a_quarter_by_its_closed_form() {
        // P(X ≤ k) = Σ C(54, i) .25ⁱ .75⁵⁴⁻ⁱ passes .001 between 4 and 5; P(X ≥ k) falls under it between 23 and 24.
        let term = |i: i32| (0..i).fold(1.0, |c, j| c * f64::from(54 - j) / f64::from(j + 1)) * 0.25_f64.powi(i) * 0.75_f64.powi(54 - i);
        let (at_most, from) = (|k: i32| (0..=k).map(term).sum::<f64>(), |k: i32| (k..=54).map(term).sum::<f64>());
        for k in 0..=54_i32 {
            let hits = usize::try_from(k).unwrap();
            assert_eq!(is_tell(hits, &[0.25; 54]), at_most(k) < CHANCE || from(k) < CHANCE, "{k}");
        }
        assert!(is_tell(3, &[0.25; 54]) && !is_tell(12, &[0.25; 54]));
        assert!(!is_tell(0, &[0.25; 5]) && !is_tell(0, &[]), "a few items tell nothing");
    }
}

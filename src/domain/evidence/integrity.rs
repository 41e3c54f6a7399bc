//! Evidence about how answers came about, over the whole pool: items that may be known outside, pairs of people who answered too much
//! alike, people who answered too fast to have read, written work that is nearly the same.
//! Shown to people beside a score, after it; never an act.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use touchstone_measure::integrity::leak::{Baseline, Exposure, Leak, Watch};
use touchstone_measure::integrity::{rapid, similarity};
use touchstone_measure::text::minhash;
use touchstone_measure::text::shingle::Overlap;

/// One answer in the pool.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The person, numbered.
    pub person: usize,
    /// The item.
    pub item: String,
    /// 0..=1.
    pub score: f64,
    /// Seconds that it took; none where it is not known.
    pub seconds: Option<f64>,
    /// The response in canonical form, for whether two are the same.
    pub response: String,
    /// Days since the first answer of the pool.
    pub day: f64,
}

/// The exposures from which an item's baseline is taken; it is watched from the next one on.
pub const BASELINE: usize = 100;
/// A clean item is flagged once in so many months on average: a few in a thousand, less than the ten that are tolerated.
pub const CLEAN_MONTHS: f64 = 110.0;
/// Days of a month.
const MONTH: f64 = 30.0;
/// Pairs are compared over so many common items or more.
pub const COMMON: usize = 12;
/// The false discovery rate over all pairs.
pub const DISCOVERIES: f64 = 0.01;
/// Written work that shares so much of its shingles is told.
pub const COPIED: f64 = 0.5;
/// Shorter texts are not compared: formulas of politeness would be copies.
const SHORTEST: usize = 80;

/// An item that may have become known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leaked {
    /// The item.
    pub item: String,
    /// All exposures.
    pub exposures: usize,
    /// The exposure after the baseline at which the sum crossed the threshold.
    pub at: usize,
    /// Exposures of the baseline.
    pub baseline: usize,
    /// All exposures up to the alarm.
    pub exposures_by_then: usize,
    /// Exposures from the last time that the sum was 0 up to the alarm: what the alarm rests on.
    pub run: usize,
    /// The sum at the alarm.
    pub sum: f64,
    /// What raises the alarm.
    pub bound: f64,
    /// Mean score of the baseline and of the run.
    pub facility: (f64, f64),
    /// Median seconds of the baseline and of the run; none without times.
    pub seconds: (Option<f64>, Option<f64>),
}

/// Two people who answered more alike than chance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alike {
    /// The people.
    pub people: (usize, usize),
    /// Items that both were given.
    pub common: usize,
    /// Items on which they match.
    pub matches: usize,
    /// Matches that chance would give.
    pub expected: f64,
    /// P(as many matches or more by chance).
    pub p: f64,
}

/// Each person's pace: how much longer they take than others on the same items, as a logarithm.
fn paces(answers: &[Answered]) -> HashMap<usize, f64> {
    let mut items: HashMap<&str, (f64, f64)> = HashMap::new();
    let time = |a: &Answered| a.seconds.filter(|s| *s > 0.0 && s.is_finite()).map(f64::ln);
    for (a, t) in answers.iter().filter_map(|a| Some((a, time(a)?))) {
        let entry = items.entry(&a.item).or_default();
        *entry = (entry.0 + t, entry.1 + 1.0);
    }
    let mut people: HashMap<usize, (f64, f64)> = HashMap::new();
    for (a, t) in answers.iter().filter_map(|a| Some((a, time(a)?))) {
        let (sum, n) = items[a.item.as_str()];
        let entry = people.entry(a.person).or_default();
        *entry = (entry.0 + t - sum / n, entry.1 + 1.0);
    }
    people.into_iter().map(|(person, (sum, n))| (person, sum / n)).collect()
}

/// Items whose answers and times speak for a leak, from answers in the order of time.
#[must_use]
pub fn leaked(answers: &[Answered]) -> Vec<Leaked> {
    let paces = paces(answers);
    let mut by_item: BTreeMap<&str, Vec<(Exposure, f64)>> = BTreeMap::new();
    for a in answers {
        // A slow person's quick answer is quick: times are told in the pace of an average person.
        let pace = paces.get(&a.person).copied().unwrap_or(0.0);
        let seconds = a.seconds.map(|s| s * (-pace).exp());
        by_item.entry(&a.item).or_default().push((Exposure { score: a.score, seconds }, a.day));
    }
    by_item.into_iter().filter_map(|(item, list)| watched(item, &list)).collect()
}

/// The first exposures are the baseline; while nothing speaks for a leak, it grows with those since, so that it is known ever better.
fn watched(item: &str, list: &[(Exposure, f64)]) -> Option<Leaked> {
    let exposures: Vec<Exposure> = list.iter().map(|(e, _)| *e).collect();
    let days = (list.last()?.1 - list.first()?.1).max(1.0);
    let a_month = (exposures.len() as f64 / days * MONTH).max(1.0);
    let mut known = BASELINE;
    let (mut watch, mut threshold) = watch_from(exposures.get(..known)?, a_month)?;
    let (mut sum, mut start) = (0.0_f64, BASELINE);
    for (at, exposure) in exposures.iter().enumerate().skip(BASELINE) {
        if sum <= 0.0 {
            start = at;
        }
        if sum <= 0.0 && at * 2 >= known * 3 {
            known = at;
            (watch, threshold) = watch_from(exposures.get(..known)?, a_month)?;
        }
        sum = f64::max(0.0, sum + watch.step(*exposure));
        if sum >= threshold {
            return Some(told(item, &exposures, known, (start, at), (sum, threshold)));
        }
    }
    None
}

fn watch_from(before: &[Exposure], a_month: f64) -> Option<(Watch, f64)> {
    let watch = Watch::new(Baseline::of(before)?.cautious(before.len()), Leak::USUAL).ok()?;
    let threshold = watch.threshold_for(CLEAN_MONTHS * a_month).ok()?;
    Some((watch, threshold))
}

fn told(item: &str, exposures: &[Exposure], known: usize, (start, at): (usize, usize), (sum, bound): (f64, f64)) -> Leaked {
    let before = exposures.get(..known).unwrap_or_default();
    let run = exposures.get(start..=at).unwrap_or_default();
    let mean = |part: &[Exposure]| part.iter().map(|e| e.score).sum::<f64>() / part.len().max(1) as f64;
    // Answers that were saved at once have no time.
    let times = |part: &[Exposure]| super::item_analysis::median(part.iter().filter_map(|e| e.seconds.filter(|s| *s > 0.0)).collect());
    Leaked {
        item: item.to_owned(),
        exposures: exposures.len(),
        at: at + 1 - known,
        baseline: known,
        exposures_by_then: at + 1,
        run: run.len(),
        sum,
        bound,
        facility: (mean(before), mean(run)),
        seconds: (times(before), times(run)),
    }
}

/// What pairs are compared by: each item's facility, and how alike wrong answers to it are.
struct Pool<'a> {
    items: HashMap<&'a str, (f64, f64)>,
    people: BTreeMap<usize, Vec<(&'a str, bool, &'a str)>>,
    ability: BTreeMap<usize, f64>,
}

impl<'a> Pool<'a> {
    fn new(answers: &'a [Answered]) -> Self {
        let mut by_item: BTreeMap<&str, Vec<&Answered>> = BTreeMap::new();
        let mut people: BTreeMap<usize, Vec<(&str, bool, &str)>> = BTreeMap::new();
        for a in answers {
            by_item.entry(&a.item).or_default().push(a);
            people.entry(a.person).or_default().push((&a.item, a.score >= 0.5, &a.response));
        }
        let items: HashMap<&str, (f64, f64)> = by_item.into_iter().map(|(item, list)| (item, item_figures(&list))).collect();
        let ability = |list: &Vec<(&str, bool, &str)>| {
            let facilities: Vec<f64> = list.iter().map(|(item, ..)| items[item].0).collect();
            similarity::ability(&facilities, list.iter().filter(|(_, right, _)| *right).count() as f64)
        };
        let ability = people.iter().map(|(person, list)| (*person, ability(list))).collect();
        for list in people.values_mut() {
            list.sort_unstable();
            list.dedup_by_key(|(item, ..)| *item);
        }
        Self { items, people, ability }
    }

    fn compare(&self, first: usize, second: usize) -> Option<Alike> {
        let (a, b) = (&self.people[&first], &self.people[&second]);
        let (mut i, mut j, mut matches, mut chances) = (0, 0, 0, Vec::new());
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            match x.0.cmp(y.0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    let (facility, alike) = self.items[x.0];
                    let chance = |person| similarity::shifted(facility, self.ability[&person]);
                    chances.push(similarity::match_chance(chance(first), chance(second), alike));
                    matches += usize::from((x.1 && y.1) || (!x.1 && !y.1 && x.2 == y.2));
                    i += 1;
                    j += 1;
                }
            }
        }
        (chances.len() >= COMMON).then(|| Alike {
            people: (first, second),
            common: chances.len(),
            matches,
            expected: chances.iter().sum(),
            p: similarity::at_least(matches, &chances),
        })
    }
}

/// An item's facility, with one right and one wrong answer added, and the chance that two wrong answers to it are the same.
fn item_figures(list: &[&Answered]) -> (f64, f64) {
    let n = list.len() as f64;
    let right = list.iter().filter(|a| a.score >= 0.5).count() as f64;
    let mut wrong: BTreeMap<&str, f64> = BTreeMap::new();
    for a in list.iter().filter(|a| a.score < 0.5) {
        *wrong.entry(&a.response).or_default() += 1.0;
    }
    let all: f64 = wrong.values().sum();
    // Without enough wrong answers to know, two of them are taken to be the same half of the time.
    let alike = (wrong.values().map(|c| c * c).sum::<f64>() + 2.0) / (all * all + 4.0);
    ((right + 1.0) / (n + 2.0), alike.clamp(0.0, 1.0))
}

/// Pairs of people who answered more alike than chance, at a false discovery rate of [`DISCOVERIES`] over all pairs;
/// the least likely first.
#[must_use]
pub fn alike(answers: &[Answered]) -> Vec<Alike> {
    let pool = Pool::new(answers);
    let people: Vec<usize> = pool.people.keys().copied().collect();
    // There are half as many pairs as people squared; those whose chance is over the rate cannot be discoveries and are only counted.
    let (mut pairs, mut all): (Vec<Alike>, usize) = (Vec::new(), 0);
    for (i, first) in people.iter().enumerate() {
        for pair in people.get(i + 1..).unwrap_or_default().iter().filter_map(|second| pool.compare(*first, *second)) {
            all += 1;
            pairs.extend(Some(pair).filter(|pair| pair.p <= DISCOVERIES));
        }
    }
    let p: Vec<f64> = pairs.iter().map(|a| a.p).collect();
    let rejected = similarity::benjamini_hochberg_among(&p, all, DISCOVERIES);
    let mut found: Vec<Alike> = pairs.into_iter().zip(rejected).filter(|(_, r)| *r).map(|(a, _)| a).collect();
    found.sort_by(|a, b| a.p.total_cmp(&b.p));
    found
}

/// People whose response-time effort is under [`rapid::LEAST_EFFORT`]: person, effort, answers with times.
#[must_use]
pub fn hasty(answers: &[Answered]) -> Vec<(usize, f64, usize)> {
    let mut times: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for a in answers {
        times.entry(&a.item).or_default().extend(a.seconds);
    }
    let thresholds: HashMap<&str, f64> = times.iter().filter_map(|(item, list)| Some((*item, rapid::threshold(list)?))).collect();
    let mut people: BTreeMap<usize, Vec<(f64, f64)>> = BTreeMap::new();
    for a in answers {
        if let (Some(seconds), Some(threshold)) = (a.seconds, thresholds.get(a.item.as_str())) {
            people.entry(a.person).or_default().push((seconds, *threshold));
        }
    }
    let efforts = people.into_iter().filter_map(|(person, list)| Some((person, rapid::effort(&list)?, list.len())));
    efforts.filter(|(_, effort, n)| *effort < rapid::LEAST_EFFORT && *n >= 10).collect()
}

/// Runs of so many characters are compared, without white space and in lower case.
const RUN: usize = 5;
/// Hash functions of a signature, and how many of them make a band: a pair of similarity .5 is a candidate with chance .995.
const FUNCTIONS: usize = 120;
const ROWS: usize = 3;

/// Written work of different people that is nearly the same, from (person, text): the two positions in the list and the Jaccard similarity
/// of their runs of five characters, the most alike first.
#[must_use]
pub fn copies(texts: &[(usize, &str)]) -> Vec<(usize, usize, f64)> {
    let fold = |text: &str| text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let long: Vec<(usize, Vec<char>)> =
        texts.iter().enumerate().map(|(i, (_, text))| (i, fold(text))).filter(|(_, chars)| chars.len() >= SHORTEST).collect();
    let family = minhash::Family::new(FUNCTIONS, 1);
    let signatures: Vec<minhash::Signature> = long.iter().filter_map(|(_, chars)| family.signature(chars, RUN)).collect();
    let mut found: Vec<(usize, usize, f64)> = minhash::candidates(&signatures, ROWS)
        .into_iter()
        .filter_map(|(a, b)| long.get(a).zip(long.get(b)))
        .filter(|((i, _), (j, _))| texts[*i].0 != texts[*j].0)
        .filter_map(|((i, a), (j, b))| Some((*i, *j, Overlap::new(a, b, RUN).jaccard()?)))
        .filter(|(_, _, share)| *share >= COPIED)
        .collect();
    found.sort_by(|a, b| b.2.total_cmp(&a.2));
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use touchstone_measure::draw::Stream;

    /// Answers of a pool of people to items: abilities and paces vary, times are log-normal, an exposure a day and item for `per_month`.
    struct World {
        chance: Stream,
        answers: Vec<Answered>,
        person: usize,
    }

    impl World {
        fn new(seed: u64) -> Self {
            Self { chance: Stream::new(seed), answers: Vec::new(), person: 0 }
        }

        /// One person answers a form of items; those in `known` leaked.
        fn sits(&mut self, items: &[usize], day: f64, known: &[usize]) {
            let (ability, pace) = (0.6 * self.chance.normal(), 0.25 * self.chance.normal());
            self.person += 1;
            for item in items {
                let facility = 0.45 + 0.3 * (*item % 7) as f64 / 6.0;
                let base = 3.2 + 0.8 * (*item % 5) as f64 / 4.0;
                let leaked = known.contains(item);
                let p = if leaked { (facility + 0.25).min(0.99) } else { similarity::shifted(facility, ability) };
                let right = self.chance.uniform() < p;
                let ln = base + pace + 0.4 * self.chance.normal() + if leaked { 0.7_f64.ln() } else { 0.0 };
                let wrong = self.chance.below(3);
                self.answers.push(Answered {
                    person: self.person,
                    item: format!("i{item:03}"),
                    score: if right { 1.0 } else { 0.0 },
                    seconds: Some(ln.exp()),
                    response: if right { "key".to_owned() } else { format!("wrong {wrong}") },
                    day,
                });
            }
        }
    }

    #[test]
    fn an_item_that_leaks_is_flagged_within_thirty_exposures_and_clean_items_under_ten_times_in_a_thousand_months() {
        // 100 items, 40 exposures each a month, for 13.5 months: 100 exposures of baseline, then 11 months watched,
        // over 1,000 clean item-months.
        let mut world = World::new(11);
        for day in 0..405 {
            for part in 0..4 {
                // 100 items × 40 a month / 30 days = 133 answers a day, in forms of 33 or 34.
                let start = (day * 133 + part * 33) % 100;
                let form: Vec<usize> = (0..33).map(|i| (start + i * 3) % 100).collect();
                world.sits(&form, f64::from(u32::try_from(day).unwrap()), &[]);
            }
        }
        let clean = leaked(&world.answers);
        let months = 100.0 * (world.answers.len() as f64 / 100.0 - BASELINE as f64) / (world.answers.len() as f64 / 100.0 / 405.0 * 30.0);
        let rate = clean.len() as f64 / months * 1_000.0;
        println!("{} false flags in {months:.0} clean item-months", clean.len());
        assert!(months >= 1_000.0 && rate < 10.0, "{rate} in a thousand of {months}");
        // The same where no time is known: what scores alone say is held against a bound.
        let mut untimed = world.answers.clone();
        for a in &mut untimed {
            a.seconds = None;
        }
        let of_scores = leaked(&untimed).len() as f64 / months * 1_000.0;
        assert!(of_scores < 10.0, "{of_scores} in a thousand of {months}");
        // Each of 40 items leaks after its baseline.
        let (mut within, mut flagged, mut sum) = (0, 0_usize, 0);
        let trials: usize = 40;
        for trial in 0..trials {
            let mut world = World::new(1_000 + trial as u64);
            let others: Vec<usize> = (0..30).filter(|i| *i != trial % 30).collect();
            for n in 0..BASELINE + 60 {
                let mut form = others.clone();
                form.push(trial % 30);
                let known = if n >= BASELINE { vec![trial % 30] } else { vec![] };
                world.sits(&form, n as f64 * 0.75, &known);
            }
            let found = leaked(&world.answers);
            let item = format!("i{:03}", trial % 30);
            if let Some(leak) = found.iter().find(|l| l.item == item) {
                flagged += 1;
                sum += leak.at;
                within += usize::from(leak.at <= 30);
            }
        }
        println!("{flagged} of {trials} flagged, {within} within 30 exposures, mean {:.1}", sum as f64 / flagged as f64);
        assert!(flagged >= 39 && within * 10 >= trials * 9, "{flagged} flagged, {within} within thirty");
    }

    #[test]
    fn planted_colluders_are_found_and_honest_pairs_are_not() {
        let mut world = World::new(3);
        let form: Vec<usize> = (0..37).collect();
        for _ in 0..250 {
            world.sits(&form, 0.0, &[]);
        }
        assert_eq!(alike(&world.answers), vec![], "31,125 honest pairs");
        // Five people copy four fifths of what somebody answered.
        for pair in 0..5_usize {
            let from = 20 * pair + 7;
            let source: Vec<Answered> = world.answers.iter().filter(|a| a.person == from).cloned().collect();
            world.sits(&form, 0.0, &[]);
            let copier = world.person;
            for (i, a) in world.answers.iter_mut().filter(|a| a.person == copier).enumerate() {
                if i % 5 != 0 {
                    (a.score, a.response) = (source[i].score, source[i].response.clone());
                }
            }
        }
        let found = alike(&world.answers);
        let planted: BTreeSet<(usize, usize)> = (0..5).map(|pair| (20 * pair + 7, 251 + pair)).collect();
        let pairs: BTreeSet<(usize, usize)> = found.iter().map(|a| a.people).collect();
        println!("{found:?}");
        assert!(pairs.is_subset(&planted), "{pairs:?}");
        assert!(pairs.len() >= 4, "{pairs:?}");
    }

    #[test]
    fn copied_essays_are_found_and_honest_ones_are_not() {
        let mut chance = Stream::new(9);
        let word = |chance: &mut Stream| char::from_u32(0x4E00 + u32::try_from(chance.below(900)).unwrap()).unwrap();
        let texts: Vec<String> = (0..120).map(|_| (0..220).map(|_| word(&mut chance)).collect()).collect();
        let mut pool: Vec<(usize, String)> = texts.into_iter().enumerate().collect();
        // One copied with a few changes, one in part (too little), one by the same person.
        let changed: String = pool[5].1.chars().enumerate().map(|(i, c)| if i % 40 == 0 { '改' } else { c }).collect();
        let part: String = pool[6].1.chars().take(60).chain(pool[7].1.chars().take(160)).collect();
        pool.push((200, changed));
        pool.push((201, part.chars().rev().collect()));
        pool.push((8, pool[8].1.clone()));
        pool.push((202, "谢谢您的来信。".to_owned()));
        pool.push((203, "谢谢您的来信。".to_owned()));
        let list: Vec<(usize, &str)> = pool.iter().map(|(p, t)| (*p, t.as_str())).collect();
        let found = copies(&list);
        assert_eq!(found.iter().map(|(a, b, _)| (*a, *b)).collect::<Vec<_>>(), [(5, 120)], "{found:?}");
    }

    #[test]
    fn whoever_answers_too_fast_to_read_is_told() {
        let mut world = World::new(4);
        let form: Vec<usize> = (0..20).collect();
        for _ in 0..30 {
            world.sits(&form, 0.0, &[]);
        }
        world.sits(&form, 0.0, &[]);
        let last = world.person;
        for (i, a) in world.answers.iter_mut().filter(|a| a.person == last).enumerate() {
            if i % 2 == 0 {
                a.seconds = Some(0.8);
            }
        }
        assert_eq!(hasty(&world.answers), vec![(last, 0.5, 20)]);
        assert!(leaked(&[]).is_empty() && alike(&[]).is_empty() && hasty(&[]).is_empty() && copies(&[]).is_empty());
    }
}

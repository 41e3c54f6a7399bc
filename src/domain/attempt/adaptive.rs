//! Adaptive forms: the next block is chosen by what the blocks before it say of the person's ability. Inside a block nothing depends on a key.
//!
//! Content comes first (each skill gets its share of the stage's draws), testlets stay whole, enemies do not meet in one form, items of earlier
//! attempts come last. An exposure cap is kept by a lottery: each attempt draws by its seed which items it may use, each with the cap's chance,
//! so that no item can stand in a larger share of attempts (van der Linden and Veldkamp 2004); where the lottery leaves a skill without items,
//! the others serve. All of it follows from the seed and the grades, so that a form can be drawn again.

use std::collections::{BTreeMap, BTreeSet};

use super::form::{Place, unit_name};
use crate::domain::chance::{Draws, Seed};
use crate::domain::gold_set::item::{Item, PresentedBody};
use crate::domain::gold_set::project::{Decision, Select, Stage, Stop};
use crate::measure::irt::ability::{Ability, Prior, expected_a_posteriori};
use crate::measure::irt::curve::{Item as Curve, test_information};

/// Of so many best the randomesque rule draws one.
const BEST: usize = 5;

/// Difficulties that authors' levels stand for until items are calibrated; slope 1, guessing by the number of options.
const LEVELS: [(&str, f64); 6] = [("B2", -0.5), ("C1", 0.5), ("C2", 1.5), ("native", 0.5), ("HSK7-9", 0.5), ("B1", -1.5)];

/// An item's curve: its calibrated parameters, or what its author's level and its options make likely.
#[must_use]
pub fn curve(item: &Item) -> Curve {
    if let Some(irt) = item.head.irt {
        return Curve::three(irt.a, irt.b, irt.c);
    }
    let b = item.head.level.as_deref().and_then(|l| LEVELS.iter().find(|(name, _)| *name == l)).map_or(0.0, |(_, b)| *b);
    let guessing = match &item.presented.body {
        PresentedBody::Choice(shown) => 1.0 / shown.options.len().max(2) as f64,
        _ => 0.0,
    };
    Curve::three(1.0, b, guessing)
}

/// An item that was given, and its score; none where it does not count, as one that was skipped for its content.
pub type Given<'a> = (&'a Item, Option<f64>);

/// What answers that are right or wrong say of the ability: the expectation a posteriori from a standard normal population.
#[must_use]
pub fn ability(given: &[Given<'_>]) -> Ability {
    let told = |(item, score): &Given<'_>| Some((curve(item), score.filter(|s| *s <= 0.0 || *s >= 1.0)? >= 1.0));
    let scored: Vec<(Curve, bool)> = given.iter().filter_map(told).collect();
    let (items, answers): (Vec<Curve>, Vec<bool>) = scored.into_iter().unzip();
    expected_a_posteriori(&items, &answers, Prior::STANDARD).unwrap_or(Ability { theta: 0.0, standard_error: 1.0 })
}

/// A testlet, or an item by itself.
struct Unit<'a> {
    name: String,
    items: Vec<&'a Item>,
    /// Information that an item of it tells at the ability aimed at, on average.
    information: f64,
    /// Whether the person has met none of it.
    fresh: bool,
    /// Whether the attempt's lottery drew it.
    lucky: bool,
}

/// Whether a stage's form is adaptive.
#[must_use]
pub fn is_adaptive(stage: &Stage) -> bool {
    stage.select.is_some()
}

/// The items of the next block: as many as a block has, or a testlet more; none where nothing is left or the last item has been given.
#[must_use]
pub fn next_block<'a>(
    stage: &Stage,
    bank: impl Fn(&str) -> Vec<&'a Item>,
    met: &BTreeSet<String>,
    given: &[Given<'a>],
    seed: Seed,
    block: i64,
) -> Vec<Place> {
    let Some(select) = stage.select else { return Vec::new() };
    let most = stage.longest_form();
    let mut draws = Draws::new(seed, &format!("block {block} after {}", given.len()));
    let theta = aim(&stage.decision, given);
    let mut form = Form { stage, met, seed, theta, taken: BTreeSet::new(), counts: BTreeMap::new(), units: BTreeMap::new() };
    for (item, _) in given {
        form.take(item);
    }
    let counted = given.iter().filter(|(_, score)| score.is_some()).count();
    let mut chosen: Vec<&Item> = Vec::new();
    while chosen.len() < stage.block.max(1) && counted + chosen.len() < most {
        let done = counted + chosen.len();
        let Some(items) = form.choose(&bank, most - done, select, done as f64 / most as f64, &mut draws) else { break };
        for item in items {
            form.take(item);
            chosen.push(item);
        }
    }
    chosen.into_iter().map(|item| Place { item: item.head.id.clone(), block }).collect()
}

/// Where items should tell most: at the ability so far, or for a verdict at a cut, there.
fn aim(decision: &Decision, given: &[Given<'_>]) -> f64 {
    match decision {
        Decision::Ability { cut, stop: Stop::Sprt, .. } => *cut,
        _ => ability(given).theta,
    }
}

/// A form on its way: what was taken, and what may follow.
struct Form<'f, 'a> {
    stage: &'f Stage,
    met: &'f BTreeSet<String>,
    seed: Seed,
    theta: f64,
    taken: BTreeSet<String>,
    counts: BTreeMap<String, usize>,
    /// Units of the skills that were asked for.
    units: BTreeMap<String, Vec<Unit<'a>>>,
}

impl<'a> Form<'_, 'a> {
    fn take(&mut self, item: &Item) {
        self.taken.insert(item.head.id.clone());
        *self.counts.entry(item.head.skill.clone()).or_default() += 1;
    }

    /// Skills by how far each lies behind its share of the draws, the farthest first.
    fn by_need(&self) -> Vec<String> {
        let mut shares: BTreeMap<&str, f64> = BTreeMap::new();
        for row in &self.stage.draw {
            *shares.entry(&row.skill).or_default() += f64::from(row.items);
        }
        let all: f64 = shares.values().sum();
        let n = self.counts.values().sum::<usize>() as f64 + 1.0;
        let behind = |skill: &str, share: f64| share / all * n - self.counts.get(skill).copied().unwrap_or(0) as f64;
        let mut need: Vec<(f64, &str)> = shares.iter().map(|(skill, share)| (behind(skill, *share), *skill)).collect();
        need.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        need.into_iter().map(|(_, skill)| skill.to_owned()).collect()
    }

    /// The items of the next unit.
    fn choose(
        &mut self,
        bank: &impl Fn(&str) -> Vec<&'a Item>,
        room: usize,
        select: Select,
        progress: f64,
        draws: &mut Draws,
    ) -> Option<Vec<&'a Item>> {
        for skill in self.by_need() {
            if !self.units.contains_key(&skill) {
                self.units.insert(skill.clone(), self.units_of(&skill, bank));
            }
            let Some(units) = self.units.get(&skill) else { continue };
            let free: Vec<&Unit<'a>> = units.iter().filter(|u| u.items.len() <= room && self.is_free(u)).collect();
            // New items before those of earlier attempts, those of the lottery before the others.
            for (fresh, lucky) in [(true, true), (true, false), (false, true), (false, false)] {
                let pool: Vec<&Unit<'a>> = free.iter().copied().filter(|u| u.fresh == fresh && u.lucky == lucky).collect();
                if let Some(unit) = pick(&pool, select, progress, draws) {
                    return Some(unit.items.clone());
                }
            }
        }
        None
    }

    /// Whether nothing of a unit was taken, and no enemy of it.
    fn is_free(&self, unit: &Unit<'_>) -> bool {
        let hostile = |id: &String| {
            let meets = |group: &Vec<String>| group.contains(id) && group.iter().any(|other| other != id && self.taken.contains(other));
            self.stage.enemies.iter().any(meets)
        };
        unit.items.iter().all(|i| !self.taken.contains(&i.head.id) && !hostile(&i.head.id))
    }

    fn units_of(&self, skill: &str, bank: &impl Fn(&str) -> Vec<&'a Item>) -> Vec<Unit<'a>> {
        let mut by_name: BTreeMap<String, Vec<&'a Item>> = BTreeMap::new();
        for row in self.stage.draw.iter().filter(|d| d.skill == skill) {
            let Some(name) = row.bank.as_deref().or(self.stage.bank.as_deref()) else { continue };
            for item in bank(name) {
                let serves = item.head.skill == row.skill && row.item_kind.is_none_or(|kind| kind == item.head.kind);
                let all = by_name.entry(unit_name(item)).or_default();
                if serves && !all.iter().any(|i| i.head.id == item.head.id) {
                    all.push(item);
                }
            }
        }
        by_name.retain(|_, items| !items.is_empty());
        let unit = |(name, items): (String, Vec<&'a Item>)| {
            let curves: Vec<Curve> = items.iter().map(|i| curve(i)).collect();
            Unit {
                lucky: in_lottery(self.stage, &name, self.seed),
                fresh: !items.iter().any(|i| self.met.contains(&i.head.id)),
                information: test_information(&curves, self.theta) / curves.len().max(1) as f64,
                name,
                items,
            }
        };
        by_name.into_iter().map(unit).collect()
    }
}

/// Whether the attempt's lottery drew a unit: with the chance of the stage's exposure cap, always without one.
fn in_lottery(stage: &Stage, unit: &str, seed: Seed) -> bool {
    let Some(cap) = stage.exposure else { return true };
    share(&mut Draws::new(seed, &format!("exposure {unit}"))) < cap
}

/// A number in 0..1.
fn share(draws: &mut Draws) -> f64 {
    const PARTS: u64 = 1 << 32;
    draws.below(PARTS) as f64 / PARTS as f64
}

/// The unit that a rule takes from a pool.
fn pick<'u, 'a>(pool: &[&'u Unit<'a>], select: Select, progress: f64, draws: &mut Draws) -> Option<&'u Unit<'a>> {
    let mut ranked = pool.to_vec();
    ranked.sort_by(|a, b| b.information.total_cmp(&a.information).then_with(|| a.name.cmp(&b.name)));
    let best = ranked.first()?.information;
    match select {
        Select::Information => ranked.first().copied(),
        Select::Randomesque => {
            // In a small pool the fifth may tell nothing: only units with half of the best one's information are drawn from.
            let near = ranked.iter().take(BEST).take_while(|u| u.information >= best / 2.0).count().max(1);
            let one = draws.below(near as u64);
            ranked.get(usize::try_from(one).unwrap_or(0)).copied()
        }
        Select::Progressive => {
            // Chance at first, information at the end (Revuelta and Ponsoda 1998).
            let done = progress.clamp(0.0, 1.0);
            let mixed = ranked.into_iter().map(|u| ((1.0 - done) * share(draws) * best + done * u.information, u));
            mixed.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, u)| u)
        }
    }
}

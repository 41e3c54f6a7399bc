//! What a stage can choose from, and which unit comes next.

use std::collections::{BTreeMap, BTreeSet};

use super::telling::{curve, share};
use crate::domain::gold_set::item::Item;
use crate::domain::gold_set::stored::Content;
use crate::domain::kernel::chance::Draws;
use crate::domain::project::{Select, Stage};
use crate::domain::sitting::form::unit_name;
use touchstone_measure::irt::curve::{Item as Curve, test_information};

/// Of so many best the randomesque rule draws one.
const BEST: usize = 5;

/// A testlet, or an item by itself.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    name: String,
    skill: usize,
    /// The items that are in service.
    pub items: Vec<&'a Item>,
    /// Their curves.
    pub curves: Vec<Curve>,
    /// Units that hold an enemy of one of its items.
    enemies: Vec<usize>,
}

impl Unit<'_> {
    /// What an item of it tells at an ability, on average.
    pub fn information(&self, theta: f64) -> f64 {
        test_information(&self.curves, theta) / self.curves.len().max(1) as f64
    }
}

/// A skill of the stage's draws.
#[derive(Debug)]
struct Skill<'a> {
    name: &'a str,
    /// Its share of the draws.
    share: f64,
    units: Vec<usize>,
}

/// The units of a stage's draws, by skill and name.
#[derive(Debug)]
pub(super) struct Pool<'a> {
    skills: Vec<Skill<'a>>,
    units: Vec<Unit<'a>>,
    /// The unit of each item, items out of service included.
    unit_of: BTreeMap<&'a str, usize>,
}

/// What a rule may choose by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer<'w> {
    pub select: Select,
    /// Items that still find a place.
    pub room: usize,
    /// How far the form has come, in 0..=1.
    pub progress: f64,
    /// By unit: what its information counts for in this attempt, in 0..=1.
    pub weights: &'w [f64],
}

/// A form on its way: what was taken, and what may not follow.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// By unit: taken, or an enemy of one that was.
    closed: Vec<bool>,
    /// By unit: the person has met none of it.
    fresh: Vec<bool>,
    /// By skill: items taken.
    counts: Vec<usize>,
    /// Items taken in all.
    taken: usize,
}

impl Form {
    /// An empty form of a person who has met some items.
    pub fn new(pool: &Pool<'_>, met: &BTreeSet<String>) -> Self {
        let fresh = |unit: &Unit<'_>| !unit.items.iter().any(|i| met.contains(&i.head.id));
        Self {
            closed: vec![false; pool.units.len()],
            fresh: pool.units.iter().map(fresh).collect(),
            counts: vec![0; pool.skills.len()],
            taken: 0,
        }
    }

    /// Takes an item that was given before, whether or not it is still in service.
    pub fn take_item(&mut self, pool: &Pool<'_>, item: &Item) {
        self.taken += 1;
        if let Some(unit) = pool.unit_of.get(item.head.id.as_str()) {
            self.close(pool, *unit, 1);
        }
    }

    /// Takes all items of a unit.
    pub fn take(&mut self, pool: &Pool<'_>, unit: usize) {
        let items = pool.units.get(unit).map_or(0, |u| u.items.len());
        self.taken += items;
        self.close(pool, unit, items);
    }

    fn close(&mut self, pool: &Pool<'_>, unit: usize, items: usize) {
        let Some(of) = pool.units.get(unit) else { return };
        for closed in of.enemies.iter().chain([&unit]) {
            self.closed[*closed] = true;
        }
        self.counts[of.skill] += items;
    }
}

impl<'a> Pool<'a> {
    /// The units that a stage draws from.
    pub fn new(stage: &'a Stage, content: &'a Content, retired: &BTreeSet<String>) -> Self {
        let mut shares: BTreeMap<&str, f64> = BTreeMap::new();
        for row in &stage.draw {
            *shares.entry(&row.skill).or_default() += f64::from(row.items);
        }
        let all: f64 = shares.values().sum();
        let mut pool = Self { skills: Vec::new(), units: Vec::new(), unit_of: BTreeMap::new() };
        for (at, (name, share)) in shares.into_iter().enumerate() {
            let first = pool.units.len();
            for (unit, members) in units_of(stage, name, content) {
                let items: Vec<&Item> = members.iter().copied().filter(|i| !retired.contains(&i.head.id)).collect();
                pool.unit_of.extend(members.iter().map(|i| (i.head.id.as_str(), pool.units.len())));
                let curves = items.iter().map(|i| curve(i)).collect();
                pool.units.push(Unit { name: unit, skill: at, items, curves, enemies: Vec::new() });
            }
            pool.skills.push(Skill { name, share: share / all, units: (first..pool.units.len()).collect() });
        }
        pool.set_against(&stage.enemies);
        pool
    }

    /// Units with enemies in each other's.
    fn set_against(&mut self, groups: &[Vec<String>]) {
        for group in groups {
            let units: BTreeSet<usize> = group.iter().filter_map(|id| self.unit_of.get(id.as_str()).copied()).collect();
            for unit in &units {
                self.units[*unit].enemies.extend(units.iter().filter(|other| *other != unit));
            }
        }
    }

    /// The units, in order.
    pub fn units(&self) -> &[Unit<'a>] {
        &self.units
    }

    /// By unit, what its information counts for in one attempt: uⁿ, with n how strongly it is held back and u drawn once for the attempt
    /// and the unit. 1 where nothing is held back.
    pub fn weights(&self, strengths: &[f64], mut draw: impl FnMut(&str) -> f64) -> Vec<f64> {
        let weight = |(i, unit): (usize, &Unit<'_>)| match strengths.get(i) {
            Some(strength) if *strength > 0.0 => draw(&unit.name).powf(*strength),
            _ => 1.0,
        };
        self.units.iter().enumerate().map(weight).collect()
    }

    /// Skills by how far each lies behind its share of the draws, the farthest first.
    fn by_need(&self, form: &Form) -> Vec<&Skill<'a>> {
        let n = form.taken as f64 + 1.0;
        let behind = |(skill, count): (&'_ Skill<'a>, &usize)| skill.share * n - *count as f64;
        let mut need: Vec<(f64, &Skill<'a>)> = self.skills.iter().zip(&form.counts).map(|(s, c)| (behind((s, c)), s)).collect();
        need.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.name.cmp(b.1.name)));
        need.into_iter().map(|(_, skill)| skill).collect()
    }

    /// The next unit: of the skill that lies farthest behind, one that the person has not met before one that they have.
    pub fn choose(&self, form: &Form, offer: &Offer<'_>, told: impl Fn(usize) -> f64, draws: &mut Draws) -> Option<usize> {
        let serves = |unit: usize| {
            let items = self.units.get(unit).map_or(0, |u| u.items.len());
            items > 0 && items <= offer.room && !form.closed[unit]
        };
        for skill in self.by_need(form) {
            for fresh in [true, false] {
                let free = skill.units.iter().copied().filter(|u| form.fresh[*u] == fresh && serves(*u));
                let valued = free.map(|u| (u, told(u) * offer.weights.get(u).copied().unwrap_or(1.0)));
                if let Some(unit) = pick(valued.collect(), offer, draws) {
                    return Some(unit);
                }
            }
        }
        None
    }
}

/// A skill's testlets and items by name, from the banks of its draws.
fn units_of<'a>(stage: &Stage, skill: &str, content: &'a Content) -> BTreeMap<String, Vec<&'a Item>> {
    let mut by_name: BTreeMap<String, Vec<&'a Item>> = BTreeMap::new();
    for row in stage.draw.iter().filter(|d| d.skill == skill) {
        let Some(name) = row.bank.as_deref().or(stage.bank.as_deref()) else { continue };
        for item in content.bank(name) {
            let serves = item.head.skill == row.skill && row.item_kind.is_none_or(|kind| kind == item.head.kind);
            let all = by_name.entry(unit_name(item)).or_default();
            if serves && !all.iter().any(|i| i.head.id == item.head.id) {
                all.push(item);
            }
        }
    }
    by_name.retain(|_, items| !items.is_empty());
    by_name
}

/// The best first. Stable, so that units of the same worth stay in the order of their names.
fn ranked(mut offered: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    offered.sort_by(|a, b| b.1.total_cmp(&a.1));
    offered
}

/// The unit that a rule takes of those offered with what each is worth; ties go to the first.
fn pick(offered: Vec<(usize, f64)>, offer: &Offer<'_>, draws: &mut Draws) -> Option<usize> {
    match offer.select {
        Select::Information => offered.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|u| u.0),
        Select::Randomesque => {
            let ranked = ranked(offered);
            let best = ranked.first()?.1;
            // In a small pool the fifth may tell nothing: only units with half of the best one's information are drawn from.
            let near = ranked.iter().take(BEST).take_while(|u| u.1 >= best / 2.0).count().max(1);
            let one = draws.below(near as u64);
            ranked.get(usize::try_from(one).unwrap_or(0)).map(|u| u.0)
        }
        Select::Progressive => {
            let ranked = ranked(offered);
            let best = ranked.first()?.1;
            // Chance at first, information at the end (Revuelta and Ponsoda 1998).
            let done = offer.progress.clamp(0.0, 1.0);
            let weight = |unit: usize| offer.weights.get(unit).copied().unwrap_or(1.0);
            let mixed = ranked.into_iter().map(|(u, worth)| (u, (1.0 - done) * share(draws) * best * weight(u) + done * worth));
            mixed.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(u, _)| u)
        }
    }
}

//! How strongly each unit has to be held back, so that none stands in a larger share of attempts than the stage's cap.
//!
//! Each attempt draws a number u in 0..1 for each unit, and the unit's information counts uⁿ times in it: n = 0 lets the unit be, a large n
//! lets it through where hardly anything else serves. The strengths n are found as Sympson and Hetter (1985) found theirs, by sitting many
//! made-up people of the standard normal population on which the items were calibrated, raising n where a unit was shown more often than
//! the cap allows and lowering it where less. Their control lets an item pass or not by chance alone; weighing keeps an item for those to
//! whom it tells much more than the next one does, which costs less precision at the same cap (`docs/decisions.md` has both).
//!
//! The people sit by the code that chooses for real ones. What they are given is read from a grid of abilities, a tenth apart, since some
//! hundred thousand choices are made. Everything follows from the content, so that a replay finds the same strengths.

use std::collections::BTreeSet;

use super::pool::{Form, Offer, Pool};
use super::telling::cut_aimed_at;
use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::project::{Decision, Select, Stage, Stop};
use touchstone_measure::draw::Stream;
use touchstone_measure::irt::curve::Item as Curve;

/// People of one round, and rounds; the last third of the rounds is averaged.
const PEOPLE: usize = 400;
const ROUNDS: usize = 60;
/// The first step, and the round at which steps are half as long.
const STEP: f64 = 1.5;
const SLOWER: f64 = 8.0;
/// What is aimed at, as a share of the cap: of many units whose shares are known by some thousand people each,
/// the largest lies a little over it.
const AIM: f64 = 0.975;
/// A unit that is held back this strongly is shown where nothing else serves.
const STRONGEST: f64 = 30.0;
/// The grid of abilities: −4 to 4.
const POINTS: usize = 81;
const REACH: f64 = 4.0;

fn at(point: usize) -> f64 {
    REACH * (2.0 * point as f64 / (POINTS - 1) as f64 - 1.0)
}

fn nearest(theta: f64) -> usize {
    let point = (f64::midpoint(theta / REACH, 1.0) * (POINTS - 1) as f64).round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the grid")]
    let point = point.clamp(0.0, (POINTS - 1) as f64) as usize;
    point
}

/// By unit of a pool, how strongly it has to be held back for a cap in 0..=1.
/// A cap that the pool is too small for is come as near to as it goes.
pub(super) fn strengths(stage: &Stage, pool: &Pool<'_>, cap: f64) -> Vec<f64> {
    let Some(select) = stage.select else { return Vec::new() };
    let trial = Trial::new(stage, pool, select);
    let mut chance = Stream::new(1);
    let units = pool.units().len();
    let (mut now, mut mean) = (vec![0.0; units], vec![0.0; units]);
    let averaged = ROUNDS / 3;
    for round in 0..ROUNDS {
        let mut shown = vec![0_usize; units];
        for _ in 0..PEOPLE {
            trial.sit(&now, &mut chance).into_iter().for_each(|unit| shown[unit] += 1);
        }
        let step = STEP / (1.0 + round as f64 / SLOWER);
        for (strength, shown) in now.iter_mut().zip(&shown) {
            let over = *shown as f64 / PEOPLE as f64 / (AIM * cap) - 1.0;
            *strength = (*strength + step * over).clamp(0.0, STRONGEST);
        }
        if round + averaged >= ROUNDS {
            mean.iter_mut().zip(&now).for_each(|(m, n)| *m += n / averaged as f64);
        }
    }
    mean
}

/// A unit's item on the grid.
struct Told {
    right: Vec<f64>,
    curve: Curve,
    /// What a right and a wrong answer add to the rule's walk.
    steps: (f64, f64),
}

/// When a made-up person's form ends before its last item.
enum Ending {
    /// A walk at a bound.
    Walk(f64, f64),
    /// A standard error this small.
    Error(f64),
}

/// A stage to sit.
struct Trial<'p, 'a> {
    pool: &'p Pool<'a>,
    select: Select,
    most: usize,
    least: usize,
    block: usize,
    cut: Option<f64>,
    ending: Option<Ending>,
    units: Vec<Vec<Told>>,
    /// The population's density at the points.
    prior: Vec<f64>,
    /// By unit and point: what an item of it tells, on average.
    information: Vec<Vec<f64>>,
}

impl<'p, 'a> Trial<'p, 'a> {
    fn new(stage: &Stage, pool: &'p Pool<'a>, select: Select) -> Self {
        let (least, ending) = ending(&stage.decision);
        let told = |curve: &Curve| Told {
            right: (0..POINTS).map(|p| curve.p(at(p))).collect(),
            curve: *curve,
            steps: steps(&stage.decision, curve),
        };
        Self {
            pool,
            select,
            most: stage.longest_form(),
            least,
            block: stage.block.max(1),
            cut: cut_aimed_at(&stage.decision),
            ending,
            units: pool.units().iter().map(|u| u.curves.iter().map(told).collect()).collect(),
            prior: (0..POINTS).map(|p| (-0.5 * at(p) * at(p)).exp()).collect(),
            information: pool.units().iter().map(|u| (0..POINTS).map(|p| u.information(at(p))).collect()).collect(),
        }
    }

    /// Sits one person of the population; the units that were shown.
    fn sit(&self, strengths: &[f64], chance: &mut Stream) -> Vec<usize> {
        let theta = chance.normal();
        let weights = self.pool.weights(strengths, |_| chance.uniform());
        let mut draws = Draws::new(Seed(chance.below(u64::MAX)), "exposure trial");
        let mut form = Form::new(self.pool, &BTreeSet::new());
        let mut known = Known { density: self.prior.clone(), walk: 0.0 };
        let (mut shown, mut count) = (Vec::new(), 0);
        loop {
            let aim = nearest(self.cut.unwrap_or_else(|| known.moments().0));
            let told = |unit: usize| self.information[unit][aim];
            let (before, first) = (count, shown.len());
            while count - before < self.block && count < self.most {
                let progress = count as f64 / self.most as f64;
                let offer = Offer { select: self.select, room: self.most - count, progress, weights: &weights };
                let Some(unit) = self.pool.choose(&form, &offer, told, &mut draws) else { break };
                form.take(self.pool, unit);
                count += self.units[unit].len();
                shown.push(unit);
            }
            for item in shown[first..].iter().flat_map(|unit| &self.units[*unit]) {
                known.learn(item, chance.uniform() < item.curve.p(theta));
            }
            if count == before || count >= self.most || (count >= self.least && self.has_ended(&known)) {
                return shown;
            }
        }
    }

    fn has_ended(&self, known: &Known) -> bool {
        match self.ending {
            None => false,
            Some(Ending::Walk(low, high)) => known.walk <= low || known.walk >= high,
            Some(Ending::Error(error)) => known.moments().1 <= error,
        }
    }
}

/// The least length of a form, and what ends it early.
fn ending(decision: &Decision) -> (usize, Option<Ending>) {
    if let Decision::Ability { stop: Stop::Se, se, min_items, .. } = decision {
        return (*min_items, se.map(Ending::Error));
    }
    if let Some(plan) = decision.ability_plan() {
        return (plan.min_items, Some(Ending::Walk(plan.lower(), plan.upper())));
    }
    decision.plan(1).map_or((0, None), |plan| (plan.min_items, Some(Ending::Walk(plan.lower(), plan.upper()))))
}

/// What a right and a wrong answer add to a rule's walk.
fn steps(decision: &Decision, curve: &Curve) -> (f64, f64) {
    if let Some(plan) = decision.ability_plan() {
        return (plan.step(curve, true), plan.step(curve, false));
    }
    decision.plan(1).map_or((0.0, 0.0), |plan| (plan.step_right(), plan.step_wrong()))
}

/// What is known of a person's ability, on the grid.
struct Known {
    density: Vec<f64>,
    walk: f64,
}

impl Known {
    fn learn(&mut self, item: &Told, right: bool) {
        let likelihood = |p: f64| if right { p } else { 1.0 - p };
        self.density.iter_mut().zip(&item.right).for_each(|(d, p)| *d *= likelihood(*p));
        // A hundred answers would leave too little to sum.
        let all: f64 = self.density.iter().sum();
        self.density.iter_mut().for_each(|d| *d /= all);
        self.walk += if right { item.steps.0 } else { item.steps.1 };
    }

    /// Mean and standard deviation.
    fn moments(&self) -> (f64, f64) {
        let all: f64 = self.density.iter().sum();
        let mean = self.density.iter().enumerate().map(|(p, d)| at(p) * d).sum::<f64>() / all;
        let square = self.density.iter().enumerate().map(|(p, d)| (at(p) - mean).powi(2) * d).sum::<f64>() / all;
        (mean, square.sqrt())
    }
}

//! A sequential stage's promises under a departure: people are drawn with a seed, and what the plan does with each of them is computed
//! exactly, the day's form by quadrature. What is left to chance is who is drawn, and its standard error is told.

use std::sync::LazyLock;

use serde::Serialize;

use super::examinee::Examinee;
use super::frame::{Frame, Place};
use crate::domain::kernel::chance::{Draws, Seed};
use crate::domain::project::Realism;
use touchstone_measure::draw::Stream;
use touchstone_measure::mastery::along::{Slot, Way};
use touchstone_measure::mastery::sequential::Plan;
use touchstone_measure::quadrature::normal;

/// People at each rate that a check draws.
pub const PEOPLE: usize = 2_000;
/// Nodes over the day's form.
static DAYS: LazyLock<Vec<(f64, f64)>> = LazyLock::new(|| normal(5));

/// What a plan gives under a departure, over all attempts unless said otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Share of non-masters passed by machine in any attempt.
    pub nonmaster_passed: f64,
    /// Its standard error.
    pub error: f64,
    /// Share of non-masters who go to a person.
    pub nonmaster_referred: f64,
    /// Share of masters put below the line in the first attempt.
    pub master_below: f64,
    /// Its standard error.
    pub below_error: f64,
    /// Share of masters who go to a person.
    pub master_referred: f64,
    /// Mean items of the first attempt, of non-masters and masters together.
    pub mean_items: f64,
}

/// What came of one person.
#[derive(Clone, Copy, Debug, Default)]
struct Came {
    passed: f64,
    referred: f64,
    first_below: f64,
    items: f64,
}

/// What a plan on a frame's forms gives under a departure, from so many people at each stated rate; `None` where the forms are chosen by
/// the answers.
#[must_use]
pub fn figures(frame: &Frame<'_>, plan: &Plan, realism: &Realism, people: usize) -> Option<Figures> {
    let mut found = Figures::default();
    for master in [false, true] {
        let rate = if master { plan.p_master } else { plan.p_nonmaster };
        let mut seeds = Draws::new(Seed(u64::from(master)), "realistic people");
        let (mut sum, mut squares) = (Came::default(), 0.0);
        for person in 0..people {
            let came = one(frame, plan, realism, rate, person, &mut Stream::new(seeds.below(u64::MAX)))?;
            sum.passed += came.passed;
            sum.referred += came.referred;
            sum.first_below += came.first_below;
            sum.items += came.items;
            squares += if master { came.first_below.powi(2) } else { came.passed.powi(2) };
        }
        let n = people.max(1) as f64;
        let error = |mean: f64| ((squares / n - mean * mean).max(0.0) / n).sqrt();
        found.mean_items += sum.items / n / 2.0;
        if master {
            (found.master_below, found.master_referred) = (sum.first_below / n, sum.referred / n);
            found.below_error = error(found.master_below);
        } else {
            (found.nonmaster_passed, found.nonmaster_referred) = (sum.passed / n, sum.referred / n);
            found.error = error(found.nonmaster_passed);
        }
    }
    Some(found)
}

fn one(frame: &Frame<'_>, plan: &Plan, realism: &Realism, rate: f64, person: usize, chance: &mut Stream) -> Option<Came> {
    let examinee = Examinee::draw(frame, realism, rate, chance);
    let (mut came, mut reach, mut ends) = (Came::default(), 1.0, Vec::new());
    for attempt in 0..frame.stage().attempts.max(1) {
        let form = frame.form(person, &ends)?;
        let way = along(frame, plan, realism, &examinee, &form, attempt);
        let below = way.below_in_all();
        if attempt == 0 {
            (came.first_below, came.items) = (below, way.mean_items);
        }
        came.passed += reach * way.pass;
        came.referred += reach * way.undecided;
        reach *= below;
        if below <= 0.0 {
            break;
        }
        ends.push(drawn_end(&way, chance.uniform() * below));
    }
    Some(came)
}

/// The end of an attempt below the line, as often as each comes.
fn drawn_end(way: &Way, mut at: f64) -> usize {
    for (shown, share) in &way.below {
        at -= share;
        if at <= 0.0 {
            return *shown;
        }
    }
    way.below.last().map_or(0, |(shown, _)| *shown)
}

fn along(frame: &Frame<'_>, plan: &Plan, realism: &Realism, examinee: &Examinee, form: &[Place], attempt: u32) -> Way {
    let on = |day: f64| {
        let slot = |(item, met): &Place| {
            let framed = frame.items.get(*item);
            let (counts, critical) = framed.map_or((false, false), |f| (f.counts, f.critical));
            Slot { right: examinee.right(*item, attempt, day, *met), counts, critical }
        };
        plan.along(&form.iter().map(slot).collect::<Vec<Slot>>())
    };
    if realism.day <= 0.0 {
        return on(0.0);
    }
    let mut way = Way::default();
    DAYS.iter().for_each(|(day, weight)| way.add(*weight, &on(*day)));
    way
}

/// The largest risk that a plan's upper bound may be computed from for the promises to be kept under a departure with the plan's lengths
/// and this frame's forms, and what it gives; `None` where none does. `most` is the promise, alpha and beta,
/// and what a figure may lie over it.
#[must_use]
pub fn plan_that_keeps(frame: &Frame<'_>, plan: &Plan, realism: &Realism, most: (f64, f64), people: usize) -> Option<(f64, Figures)> {
    let at = |alpha: f64| {
        let found = figures(frame, &Plan { alpha, ..*plan }, realism, people)?;
        (found.nonmaster_passed <= most.0 && found.master_below <= most.1).then_some(found)
    };
    let (mut low, mut high) = (0.002, plan.alpha.min(0.5));
    let mut best = (low, at(low)?);
    for _ in 0..7 {
        let middle = f64::midpoint(low, high);
        match at(middle) {
            Some(found) => {
                best = (middle, found);
                low = middle;
            }
            None => high = middle,
        }
    }
    Some(best)
}

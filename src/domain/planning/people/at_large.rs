//! The same without a bank: a plan by itself under a departure, for a form of a usual make. What makes people differ is taken together as a
//! part that stays with the person and a part that is new in each attempt, and both are integrated by quadrature.

use super::promise::Figures;
use crate::domain::project::Realism;
use touchstone_measure::mastery::sequential::{Operating, Plan, PlanError};
use touchstone_measure::quadrature::normal;

/// How a form is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Make {
    /// Skills that share the form evenly.
    pub skills: u32,
    /// Share of the items that stand in passages, in 0..=1.
    pub in_passages: f64,
    /// Passages in a form.
    pub passages: u32,
}

impl Default for Make {
    fn default() -> Self {
        Self { skills: 6, in_passages: 1.0 / 3.0, passages: 3 }
    }
}

const NODES: usize = 9;

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// What a plan gives over so many attempts of forms of a make. Items that differ make each answer's chance the mean over items, as of one
/// drawn at random; that they also make errors a little rarer is left out,
/// and so are remembered items (a bank that is large enough shows none twice); known items raise the chance of each answer.
///
/// # Errors
/// [`PlanError`] as [`Plan::check`].
pub fn at_large(plan: &Plan, realism: &Realism, attempts: u32, make: Make) -> Result<Figures, PlanError> {
    plan.check()?;
    let lasting = realism.skill / f64::from(make.skills.max(1)).sqrt();
    let new = realism.day.hypot(realism.passage * make.in_passages / f64::from(make.passages.max(1)).sqrt());
    let nodes = normal(NODES);
    let rule = |spread: f64| if spread > 0.0 { nodes.iter().map(|(z, w)| (z * spread, *w)).collect() } else { vec![(0.0, 1.0)] };
    let (people, days, items) = (rule(lasting), rule(new), rule(realism.items));
    let mut found = Figures::default();
    for master in [false, true] {
        let rate = if master { plan.p_master } else { plan.p_nonmaster };
        let base = base(rate, &people, &days, &items);
        for (person, weight) in &people {
            let mut reach = *weight;
            for attempt in 0..attempts.max(1) {
                let gained = base + person + realism.learns * f64::from(attempt);
                let did = over(plan, &days, |day| 1.0 - (1.0 - chance(gained + day, &items)) * (1.0 - realism.known))?;
                if attempt == 0 {
                    found.mean_items += weight * did.mean_items / 2.0;
                    found.master_below += if master { weight * did.below } else { 0.0 };
                }
                if master {
                    found.master_referred += reach * did.undecided;
                } else {
                    found.nonmaster_passed += reach * did.pass;
                    found.nonmaster_referred += reach * did.undecided;
                }
                reach *= did.below;
            }
        }
    }
    Ok(found)
}

/// The chance of a right answer to an item drawn at random.
fn chance(x: f64, items: &[(f64, f64)]) -> f64 {
    items.iter().map(|(item, weight)| weight * logistic(x - item)).sum()
}

/// The plan's shares over the days.
fn over(plan: &Plan, days: &[(f64, f64)], right: impl Fn(f64) -> f64) -> Result<Operating, PlanError> {
    let mut sum = Operating { pass: 0.0, below: 0.0, undecided: 0.0, mean_items: 0.0 };
    for (day, weight) in days {
        let o = plan.operating(right(*day))?;
        sum.pass += weight * o.pass;
        sum.below += weight * o.below;
        sum.undecided += weight * o.undecided;
        sum.mean_items += weight * o.mean_items;
    }
    Ok(sum)
}

/// The base at which the mean chance over people and days is the rate, by halving.
fn base(rate: f64, people: &[(f64, f64)], days: &[(f64, f64)], items: &[(f64, f64)]) -> f64 {
    let mean =
        |base: f64| -> f64 { people.iter().map(|(p, w)| w * days.iter().map(|(d, v)| v * chance(base + p + d, items)).sum::<f64>()).sum() };
    let (mut low, mut high) = (-20.0, 20.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if mean(middle) < rate { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Plan = Plan { p_master: 0.85, p_nonmaster: 0.65, alpha: 0.05, beta: 0.05, min_items: 20, max_items: 37, block: 5 };

    #[test]
    fn without_a_departure_it_is_the_plan_itself() {
        let (found, plan) = (at_large(&ENGLISH, &Realism::NONE, 2, Make::default()).unwrap(), ENGLISH.promises(2).unwrap());
        assert!((found.nonmaster_passed - plan.nonmaster_passed).abs() < 1e-9 && (found.master_below - plan.master_below).abs() < 1e-9);
    }

    #[test]
    fn days_and_learning_give_what_a_simulation_made_elsewhere_gave() {
        // 120,000 people a figure (numpy), whose forms had 37 to 39 items where these have 37: held as multiples of what one chance gives,
        // .038 there. Six per cent are four standard errors and the third decimal.
        let none = Realism::NONE;
        let one_chance = at_large(&ENGLISH, &none, 2, Make::default()).unwrap().nonmaster_passed;
        for (realism, passed) in [
            (Realism { day: 0.2, ..none }, 0.060),
            (Realism { day: 0.4, ..none }, 0.127),
            (Realism { learns: 0.2, ..none }, 0.067),
            (Realism { learns: 0.4, ..none }, 0.127),
        ] {
            let found = at_large(&ENGLISH, &realism, 2, Make::default()).unwrap();
            let (ours, theirs) = (found.nonmaster_passed / one_chance, passed / 0.038);
            assert!((ours / theirs - 1.0).abs() < 0.06, "{realism:?}: {ours} times, elsewhere {theirs}; {found:?}");
        }
        let real = at_large(&ENGLISH, &Realism::default(), 2, Make::default()).unwrap();
        assert!((real.nonmaster_passed - 0.090).abs() < 0.015, "{real:?}");
        assert_eq!(at_large(&Plan { alpha: 0.0, ..ENGLISH }, &none, 2, Make::default()), Err(PlanError::Risks));
    }
}

//! What a sequential plan does along a form whose answers have chances of their own: by skill, by passage, by the day.
//!
//! [`Plan::operating`] takes one chance for all answers; here each place of the form has its own, so a walk is no longer told by its length
//! and rate alone. Given the chances the answers are independent, and the shares are exact.

use super::sequential::{MARGIN, Plan};

/// One place of a form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// The chance of a right answer, in 0..=1.
    pub right: f64,
    /// Whether the answer counts towards the walk.
    pub counts: bool,
    /// Whether a wrong answer puts the form below the line at the next look.
    pub critical: bool,
}

/// What a plan comes to along a form. Shares add up to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Way {
    /// Share passed by machine.
    pub pass: f64,
    /// Share left to a person because the form ended first.
    pub undecided: f64,
    /// Shares put below the line, each with the places that had been shown by then.
    pub below: Vec<(usize, f64)>,
    /// Mean number of counted items.
    pub mean_items: f64,
}

impl Way {
    /// The share put below the line at any look.
    #[must_use]
    pub fn below_in_all(&self) -> f64 {
        self.below.iter().map(|(_, share)| share).sum()
    }

    /// Adds a part of the people, who came another way.
    pub fn add(&mut self, weight: f64, other: &Self) {
        self.pass += weight * other.pass;
        self.undecided += weight * other.undecided;
        self.mean_items += weight * other.mean_items;
        for (shown, share) in &other.below {
            match self.below.iter_mut().find(|(at, _)| at == shown) {
                Some((_, sum)) => *sum += weight * share,
                None => self.below.push((*shown, weight * share)),
            }
        }
    }
}

impl Plan {
    /// Exact shares along a form, looked at as a live one is: at the end of each block of places shown and at the form's end, with no
    /// verdict by the walk before `min_items` counted ones; a missed critical place is below the line at any look.
    #[must_use]
    pub fn along(&self, form: &[Slot]) -> Way {
        let mut way = Way::default();
        // Shares by right answers among the counted ones, and the share that has missed a critical place since the last look.
        let (mut alive, mut missed, mut counted) = (vec![1.0_f64], 0.0_f64, 0_usize);
        for (i, slot) in form.iter().enumerate() {
            if slot.counts {
                counted += 1;
                way.mean_items += alive.iter().sum::<f64>() + missed;
            }
            answer(&mut alive, &mut missed, *slot);
            let last = i + 1 == form.len();
            if (i + 1) % self.block.max(1) == 0 || last {
                let mut below = std::mem::take(&mut missed);
                if counted >= self.min_items {
                    let (passed, under) = self.leave(&mut alive, counted);
                    way.pass += passed;
                    below += under;
                }
                if below > 0.0 {
                    way.below.push((i + 1, below));
                }
                if counted >= self.max_items || last {
                    break;
                }
            }
        }
        way.undecided = alive.iter().sum::<f64>() + missed;
        way
    }

    /// Takes out what has met a bound: the shares passed and put below.
    fn leave(&self, alive: &mut [f64], counted: usize) -> (f64, f64) {
        let (mut passed, mut below) = (0.0, 0.0);
        for (right, share) in alive.iter_mut().enumerate() {
            let walk = right as f64 * self.step_right() + (counted - right) as f64 * self.step_wrong();
            if walk >= self.upper() - MARGIN {
                passed += std::mem::take(share);
            } else if walk <= self.lower() + MARGIN {
                below += std::mem::take(share);
            }
        }
        (passed, below)
    }
}

/// Carries the shares over one answer.
fn answer(alive: &mut Vec<f64>, missed: &mut f64, slot: Slot) {
    let right = slot.right.clamp(0.0, 1.0);
    if slot.critical {
        *missed += (1.0 - right) * alive.iter().sum::<f64>();
    }
    let wrong = if slot.critical { 0.0 } else { 1.0 - right };
    if !slot.counts {
        for share in alive.iter_mut() {
            *share *= right + wrong;
        }
        return;
    }
    alive.push(0.0);
    for n in (1..alive.len()).rev() {
        let (before, rest) = (alive.get(n - 1).copied().unwrap_or(0.0), alive.get(n).copied().unwrap_or(0.0));
        if let Some(share) = alive.get_mut(n) {
            *share = rest * wrong + before * right;
        }
    }
    if let Some(share) = alive.first_mut() {
        *share *= wrong;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: Plan = Plan { p_master: 0.85, p_nonmaster: 0.65, alpha: 0.05, beta: 0.05, min_items: 20, max_items: 37, block: 5 };

    fn plain(right: f64) -> Slot {
        Slot { right, counts: true, critical: false }
    }

    #[test]
    fn one_chance_for_all_answers_gives_the_shares_of_the_plan_itself() {
        for p in [0.5, 0.65, 0.85, 1.0] {
            let (way, plan) = (PLAN.along(&vec![plain(p); 37]), PLAN.operating(p).unwrap());
            assert!((way.pass - plan.pass).abs() < 1e-12 && (way.below_in_all() - plan.below).abs() < 1e-12, "{way:?} {plan:?}");
            assert!((way.undecided - plan.undecided).abs() < 1e-12 && (way.mean_items - plan.mean_items).abs() < 1e-9);
        }
    }

    #[test]
    fn chances_of_their_own_give_what_all_answers_written_out_give() {
        let plan = Plan { min_items: 3, max_items: 8, block: 2, p_master: 0.9, p_nonmaster: 0.5, alpha: 0.1, beta: 0.1 };
        let form: Vec<Slot> = (0..9).map(|i| Slot { right: 0.3 + 0.07 * f64::from(i), counts: i != 4, critical: i == 5 }).collect();
        let (mut pass, mut below, mut refer, mut items) = (0.0, 0.0, 0.0, 0.0);
        for answers in 0_u32..1 << form.len() {
            let mut chance = 1.0;
            let (mut walk, mut counted, mut missed, mut said) = (0.0, 0, false, None);
            for (i, slot) in form.iter().enumerate() {
                let right = answers >> i & 1 == 1;
                chance *= if right { slot.right } else { 1.0 - slot.right };
                if said.is_some() {
                    continue;
                }
                missed |= slot.critical && !right;
                if slot.counts {
                    counted += 1;
                    walk += if right { plan.step_right() } else { plan.step_wrong() };
                }
                if (i + 1) % 2 == 0 || i + 1 == form.len() {
                    let enough = counted >= plan.min_items;
                    if missed || enough && walk <= plan.lower() + MARGIN {
                        said = Some((1, counted));
                    } else if enough && walk >= plan.upper() - MARGIN {
                        said = Some((0, counted));
                    } else if counted >= plan.max_items || i + 1 == form.len() {
                        said = Some((2, counted));
                    }
                }
            }
            let (what, counted) = said.unwrap();
            items += chance * f64::from(u32::try_from(counted).unwrap());
            *[&mut pass, &mut below, &mut refer][what] += chance;
        }
        let way = plan.along(&form);
        assert!((way.pass - pass).abs() < 1e-12 && (way.below_in_all() - below).abs() < 1e-12, "{way:?} {pass} {below}");
        assert!((way.undecided - refer).abs() < 1e-12 && (way.mean_items - items).abs() < 1e-12, "{way:?} {refer} {items}");
    }

    #[test]
    fn parts_of_the_people_add_up() {
        let (one, other) = (PLAN.along(&vec![plain(0.6); 37]), PLAN.along(&vec![plain(0.9); 37]));
        let mut both = Way::default();
        both.add(0.25, &one);
        both.add(0.75, &other);
        assert!((both.pass - 0.25 * one.pass - 0.75 * other.pass).abs() < 1e-15);
        assert!((both.pass + both.undecided + both.below_in_all() - 1.0).abs() < 1e-12);
        assert!(PLAN.along(&[]).undecided > 0.999_999);
    }
}

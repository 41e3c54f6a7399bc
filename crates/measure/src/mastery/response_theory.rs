//! The sequential test at a cut on the scale of abilities (Reckase 1983): items with curves of their own, two abilities around the cut.

use crate::irt::curve::Item;

/// A plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// The cut θ.
    pub cut: f64,
    /// Half the width of the zone in which either verdict is tolerated, above 0.
    pub delta: f64,
    /// Chance of passing people at cut − delta that is promised.
    pub alpha: f64,
    /// Chance of failing people at cut + delta that is promised.
    pub beta: f64,
    /// No verdict before so many items.
    pub min_items: usize,
    /// The last item.
    pub max_items: usize,
}

/// Where a walk stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// More items are needed.
    Continue,
    /// Above the cut.
    Pass,
    /// Below the cut.
    Below,
    /// Items ended first: a person decides.
    Forced,
}

impl Plan {
    /// Whether the plan makes a test.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.cut.is_finite()
            && self.delta > 0.0
            && self.alpha > 0.0
            && self.beta > 0.0
            && self.alpha + self.beta < 1.0
            && self.min_items >= 1
            && self.min_items <= self.max_items
    }

    /// ln((1 − β)/α): pass at or above.
    #[must_use]
    pub fn upper(&self) -> f64 {
        ((1.0 - self.beta) / self.alpha).ln()
    }

    /// ln(β/(1 − α)): below the line at or under.
    #[must_use]
    pub fn lower(&self) -> f64 {
        (self.beta / (1.0 - self.alpha)).ln()
    }

    /// ln of how much likelier an answer is at cut + delta than at cut − delta.
    #[must_use]
    pub fn step(&self, item: &Item, right: bool) -> f64 {
        item.ln_p(self.cut + self.delta, right) - item.ln_p(self.cut - self.delta, right)
    }

    /// The verdict after answers to items, in order.
    #[must_use]
    pub fn verdict(&self, answered: &[(Item, bool)]) -> Verdict {
        let walk: f64 = answered.iter().map(|(item, right)| self.step(item, *right)).sum();
        let n = answered.len();
        if n >= self.min_items && walk >= self.upper() - 1e-9 {
            Verdict::Pass
        } else if n >= self.min_items && walk <= self.lower() + 1e-9 {
            Verdict::Below
        } else if n >= self.max_items {
            Verdict::Forced
        } else {
            Verdict::Continue
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Stream;
    use crate::irt::select::by_information;

    #[test]
    fn simulated_lengths_and_rates_are_those_of_the_research_page_section_3_7() {
        // 300 items, a lognormal(0, .25), b normal, c .2; cut .5, delta .3, alpha = beta = .05, at most 60: mean 27.7 items, right .924
        // (.983 outside the zone), 18 % forced. That was another draw of items and people: to a fifth of the length and .02.
        let mut chance = Stream::new(2026);
        let bank: Vec<Item> = (0..300).map(|_| Item::three((0.25 * chance.normal()).exp(), chance.normal(), 0.2)).collect();
        let plan = Plan { cut: 0.5, delta: 0.3, alpha: 0.05, beta: 0.05, min_items: 1, max_items: 60 };
        assert!(plan.is_valid());
        let order: Vec<Item> = by_information(&bank, &[], plan.cut).into_iter().map(|(i, _)| bank[i]).collect();
        let (mut items, mut right, mut outside, mut right_outside, mut forced) = (0, 0, 0, 0, 0);
        let people = 3_000;
        for _ in 0..people {
            let theta = chance.normal();
            let mut answered = Vec::new();
            let verdict = loop {
                let item = order[answered.len()];
                answered.push((item, chance.uniform() < item.p(theta)));
                match plan.verdict(&answered) {
                    Verdict::Continue => {}
                    verdict => break verdict,
                }
            };
            let walk: f64 = answered.iter().map(|(i, r)| plan.step(i, *r)).sum();
            let passed = verdict == Verdict::Pass || (verdict == Verdict::Forced && walk > 0.0);
            let is_right = passed == (theta >= plan.cut);
            items += answered.len();
            forced += usize::from(verdict == Verdict::Forced);
            right += usize::from(is_right);
            if (theta - plan.cut).abs() > plan.delta {
                outside += 1;
                right_outside += usize::from(is_right);
            }
        }
        let share = |a: usize, b: usize| a as f64 / b as f64;
        assert!((share(items, people) - 27.7).abs() < 5.5, "{}", share(items, people));
        assert!((share(right, people) - 0.924).abs() < 0.02 && (share(right_outside, outside) - 0.983).abs() < 0.015);
        assert!((share(forced, people) - 0.18).abs() < 0.08);
    }
}

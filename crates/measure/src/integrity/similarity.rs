//! Whether two people answered more alike than chance: the generalized binomial test (van der Linden and Sotaridona 2006) with the number
//! of matches distributed as a sum of unequal Bernoulli variables, the normal index ω (Wollack 1997), and the Benjamini-Hochberg step-up
//! over all pairs (1995).

pub use super::poisson_binomial::at_least;

/// The chance that two people match on an item: both right, or both wrong with the same wrong answer. `alike` is the chance that two wrong
/// answers to the item are the same one: the sum of the squared shares of its wrong answers.
#[must_use]
pub fn match_chance(first_right: f64, second_right: f64, alike: f64) -> f64 {
    first_right * second_right + (1.0 - first_right) * (1.0 - second_right) * alike
}

/// ω: matches less their expectation, in standard deviations; `None` where nothing is uncertain.
#[must_use]
pub fn omega(matches: usize, chances: &[f64]) -> Option<f64> {
    let mean: f64 = chances.iter().sum();
    let variance: f64 = chances.iter().map(|q| q * (1.0 - q)).sum();
    (variance > 0.0).then(|| (matches as f64 - mean) / variance.sqrt())
}

/// Which hypotheses are rejected at a false discovery rate, by the step-up procedure over all p values.
#[must_use]
pub fn benjamini_hochberg(p: &[f64], rate: f64) -> Vec<bool> {
    benjamini_hochberg_among(p, p.len(), rate)
}

/// The same where only the smallest p values are at hand: every one that is at most the rate, of `all` that there are. None of the others
/// can be rejected, since the step-up procedure rejects no p above its rate, and each has its rank among all already.
#[must_use]
pub fn benjamini_hochberg_among(p: &[f64], all: usize, rate: f64) -> Vec<bool> {
    let mut order: Vec<usize> = (0..p.len()).filter(|i| !p[*i].is_nan()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let m = all.max(p.len()) as f64;
    let last = order.iter().enumerate().rev().find(|(k, i)| p[**i] <= rate * (*k as f64 + 1.0) / m).map(|(k, _)| k);
    let mut rejected = vec![false; p.len()];
    if let Some(last) = last {
        order.iter().take(last + 1).for_each(|i| rejected[*i] = true);
    }
    rejected
}

/// A person's chance of a right answer to an item of a facility, when their ability shifts every item's logit alike.
#[must_use]
pub fn shifted(facility: f64, ability: f64) -> f64 {
    let f = facility.clamp(1e-6, 1.0 - 1e-6);
    1.0 / (1.0 + (-((f / (1.0 - f)).ln() + ability)).exp())
}

/// The shift with which the expected sum over items is the sum that a person has, in −6..=6.
#[must_use]
pub fn ability(facilities: &[f64], sum: f64) -> f64 {
    let expected = |a: f64| facilities.iter().map(|f| shifted(*f, a)).sum::<f64>();
    let (mut low, mut high) = (-6.0, 6.0);
    if facilities.is_empty() || sum <= expected(low) {
        return low;
    }
    if sum >= expected(high) {
        return high;
    }
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if expected(middle) < sum { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_of_the_research_page_section_3_12() {
        // LSAT7 at θ −.5 and .5.
        let q = [0.74452, 0.53908, 0.69243, 0.51057, 0.75387];
        assert!((at_least(5, &q) - 0.106_969).abs() < 2e-6 && (at_least(4, &q) - 0.420_113).abs() < 2e-6);
        // ω: n = 40, p = .55, m = 33 gives 3.4960, exact binomial 2.48e-4.
        let same = [0.55; 40];
        assert!((omega(33, &same).unwrap() - 3.4960).abs() < 5e-5);
        assert!((at_least(33, &same) - 2.48e-4).abs() < 5e-7);
        assert!((at_least(33, &same) - crate::interval::binomial_at_least(33, 40, 0.55).unwrap()).abs() < 1e-14);
    }

    #[test]
    fn edges_are_defined() {
        assert!((at_least(0, &[]) - 1.0).abs() < 1e-15 && at_least(1, &[]).abs() < 1e-15);
        assert!((at_least(2, &[1.0, 1.0, f64::NAN]) - 1.0).abs() < 1e-15);
        assert_eq!(omega(1, &[1.0, 0.0]), None);
        assert!((match_chance(0.8, 0.5, 0.25) - (0.4 + 0.2 * 0.5 * 0.25)).abs() < 1e-15);
    }

    #[test]
    fn benjamini_and_hochbergs_own_fifteen_p_values_of_1995() {
        // Their table: four are rejected at .05.
        let p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];
        assert_eq!(benjamini_hochberg(&p, 0.05).iter().filter(|r| **r).count(), 4);
        assert_eq!(benjamini_hochberg(&[], 0.05), Vec::<bool>::new());
        assert_eq!(benjamini_hochberg(&[0.04, 0.03], 0.05), [true, true], "the step goes up");
        // Of those at most .05, the same are rejected, among all fifteen.
        let small: Vec<f64> = p.into_iter().filter(|p| *p <= 0.05).collect();
        assert_eq!(benjamini_hochberg_among(&small, 15, 0.05).iter().filter(|r| **r).count(), 4);
        assert_eq!(benjamini_hochberg_among(&[0.04, 0.03], 3, 0.05), [false, false], "a third that is large counts");
    }

    #[test]
    fn ability_gives_back_the_sum_it_was_made_from() {
        let f = [0.3, 0.5, 0.7, 0.9];
        let a = ability(&f, 3.0);
        assert!((f.iter().map(|f| shifted(*f, a)).sum::<f64>() - 3.0).abs() < 1e-9);
        assert!((ability(&f, 4.0) - 6.0).abs() < 1e-9 && (ability(&f, 0.0) + 6.0).abs() < 1e-9);
        assert!((shifted(0.7, 0.0) - 0.7).abs() < 1e-12);
    }
}

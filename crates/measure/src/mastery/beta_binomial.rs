//! True success rates of a population as a Beta distribution, from totals alone (Keats and Lord 1962), and how consistently a cut decides
//! (Huynh 1976).

use crate::distribution::{ln_beta, ln_choose};
use crate::reliability::ReliabilityError;
use crate::reliability::classical::kr21;

/// The beta-binomial distribution of totals on n items.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BetaBinomial {
    /// First parameter, above 0.
    pub alpha: f64,
    /// Second parameter, above 0.
    pub beta: f64,
    /// Items.
    pub items: u32,
}

/// What a cut does with one test, and with two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Consistency {
    /// Share of people at or above the cut.
    pub pass_rate: f64,
    /// Share of people on whom two tests decide alike.
    pub agreement: f64,
    /// That agreement beyond chance.
    pub kappa: f64,
}

impl BetaBinomial {
    /// From the mean and standard deviation of totals: α = m(1/r − 1), β = n/r − n − α with r = KR-21.
    ///
    /// # Errors
    /// [`ReliabilityError::Range`] where KR-21 is not in 0..1.
    pub fn from_moments(items: u32, mean: f64, deviation: f64) -> Result<Self, ReliabilityError> {
        let n = f64::from(items);
        let r = kr21(n, mean, deviation)?;
        if !(r > 0.0 && r < 1.0 && mean > 0.0 && mean < n) {
            return Err(ReliabilityError::Range);
        }
        let alpha = mean * (1.0 / r - 1.0);
        Ok(Self { alpha, beta: n / r - n - alpha, items })
    }

    /// The chance of x right.
    #[must_use]
    pub fn chance(&self, x: u32) -> f64 {
        let (n, x) = (f64::from(self.items), f64::from(x));
        if x > n { 0.0 } else { (ln_choose(n, x) + ln_beta(self.alpha + x, self.beta + n - x) - ln_beta(self.alpha, self.beta)).exp() }
    }

    /// What the cut "at least so many right" does.
    #[must_use]
    pub fn consistency(&self, cut: u32) -> Consistency {
        let n = f64::from(self.items);
        let pass_rate: f64 = (cut..=self.items).map(|x| self.chance(x)).sum();
        // Two tests of one true rate: a bivariate beta-binomial.
        let both = |x: u32, y: u32| {
            let (x, y) = (f64::from(x), f64::from(y));
            let together = ln_beta(self.alpha + x + y, self.beta + 2.0 * n - x - y) - ln_beta(self.alpha, self.beta);
            (ln_choose(n, x) + ln_choose(n, y) + together).exp()
        };
        let passed_twice: f64 = (cut..=self.items).map(|x| (cut..=self.items).map(|y| both(x, y)).sum::<f64>()).sum();
        let agreement = 1.0 - 2.0 * (pass_rate - passed_twice);
        let chance = pass_rate * pass_rate + (1.0 - pass_rate).powi(2);
        let kappa = if chance < 1.0 { (agreement - chance) / (1.0 - chance) } else { 0.0 };
        Consistency { pass_rate, agreement, kappa }
    }
}

/// The beta distribution of true shares that makes (right answers, answers) of these people likeliest, as (a, b): the beta-binomial
/// likelihood, in which it does not matter that a sequential test stops people early. Right answers may be broken numbers. `None` where
/// nobody answered, where all were right or all wrong, or where people differ no more than chance alone would make them.
#[must_use]
pub fn fitted(people: &[(f64, f64)]) -> Option<(f64, f64)> {
    let (sum, all) = people.iter().fold((0.0, 0.0), |(s, n), (sum, answers)| (s + sum, n + answers));
    if !(sum > 0.0 && sum < all) {
        return None;
    }
    let parameters = |mean: f64, spread: f64| {
        let (m, k) = (1.0 / (1.0 + (-mean).exp()), spread.exp());
        (m * k, (1.0 - m) * k)
    };
    let likelihood = |mean: f64, spread: f64| {
        let (a, b) = parameters(mean, spread);
        let whole = ln_beta(a, b);
        people.iter().map(|(s, n)| ln_beta(a + s, b + n - s) - whole).sum::<f64>()
    };
    // One coordinate after the other, each by golden section: the mean on the logit scale, the sum of the parameters on the log scale.
    let (mut mean, mut spread) = ((sum / (all - sum)).ln(), 2.0_f64);
    for _ in 0..ROUNDS {
        let before = (mean, spread);
        mean = highest((mean - 2.0, mean + 2.0), |m| likelihood(m, spread));
        spread = highest(SPREADS, |s| likelihood(mean, s));
        if (mean - before.0).abs() < 1e-6 && (spread - before.1).abs() < 1e-6 {
            break;
        }
    }
    (spread < SPREADS.1 - 0.1).then(|| parameters(mean, spread))
}

/// Rounds of the search at most.
const ROUNDS: usize = 30;
/// Logarithms of a + b that are looked at: from all at the ends to no spread to speak of.
const SPREADS: (f64, f64) = (-2.0, 9.0);

/// Where a function of one hill is highest, by golden section, to 1e-7.
fn highest((mut low, mut high): (f64, f64), of: impl Fn(f64) -> f64) -> f64 {
    let part = (5.0_f64.sqrt() - 1.0) / 2.0;
    let (mut left, mut right) = (high - part * (high - low), low + part * (high - low));
    let (mut at_left, mut at_right) = (of(left), of(right));
    while high - low > 1e-7 {
        if at_left < at_right {
            (low, left, at_left) = (left, right, at_right);
            right = low + part * (high - low);
            at_right = of(right);
        } else {
            (high, right, at_right) = (right, left, at_left);
            left = high - part * (high - low);
            at_left = of(left);
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Stream;

    #[test]
    fn a_fit_is_stationary_and_finds_the_people_that_were_drawn() {
        // 2,000 people whose shares are means of uniform order statistics: the third of four is Beta(3, 2).
        let mut chance = Stream::new(41);
        let people: Vec<(f64, f64)> = (0..2_000)
            .map(|i| {
                let mut four: Vec<f64> = (0..4).map(|_| chance.uniform()).collect();
                four.sort_by(f64::total_cmp);
                let n = 20 + i % 18;
                (f64::from((0..n).map(|_| u32::from(chance.uniform() < four[2])).sum::<u32>()), f64::from(n))
            })
            .collect();
        let (a, b) = fitted(&people).unwrap();
        assert!((a - 3.0).abs() < 0.3 && (b - 2.0).abs() < 0.2, "{a} {b}");
        let likelihood = |a: f64, b: f64| people.iter().map(|(s, n)| ln_beta(a + s, b + n - s) - ln_beta(a, b)).sum::<f64>();
        let best = likelihood(a, b);
        for (da, db) in [(0.05, 0.0), (-0.05, 0.0), (0.0, 0.05), (0.0, -0.05), (0.05, 0.03), (-0.05, -0.03)] {
            assert!(likelihood(a + da, b + db) < best, "{da} {db}");
        }
        assert_eq!(fitted(&[]), None);
        assert_eq!(fitted(&[(5.0, 5.0), (7.0, 7.0)]), None);
        assert_eq!(fitted(&[(5.0, 10.0); 300]), None, "people who do not differ");
    }

    #[test]
    fn pass_rates_and_consistency_of_the_research_page_section_3_2() {
        let ten = BetaBinomial::from_moments(10, 6.0, 2.0).unwrap();
        assert!((ten.alpha - 7.5).abs() < 1e-9 && (ten.beta - 5.0).abs() < 1e-9);
        let twenty = BetaBinomial::from_moments(20, 14.0, 3.0).unwrap();
        assert!((twenty.alpha - 10.9375).abs() < 1e-9 && (twenty.beta - 4.6875).abs() < 1e-9);
        for (test, cut, rate, agreement, kappa) in [
            (ten, 6, 0.6085, 0.6698, 0.3070),
            (ten, 7, 0.4232, 0.6605, 0.3046),
            (ten, 8, 0.2447, 0.7304, 0.2706),
            (twenty, 14, 0.5928, 0.7060, 0.3910),
            (twenty, 16, 0.3381, 0.7181, 0.3701),
        ] {
            let c = test.consistency(cut);
            assert!(
                (c.pass_rate - rate).abs() < 6e-5 && (c.agreement - agreement).abs() < 6e-5 && (c.kappa - kappa).abs() < 6e-5,
                "{cut} {c:?}"
            );
        }
    }
}

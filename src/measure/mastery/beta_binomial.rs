//! True success rates of a population as a Beta distribution, from totals alone (Keats and Lord 1962), and how consistently a cut decides
//! (Huynh 1976).

use crate::measure::distribution::{ln_beta, ln_choose};
use crate::measure::reliability::ReliabilityError;
use crate::measure::reliability::classical::kr21;

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

#[cfg(test)]
mod tests {
    use super::*;

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

//! How often a cut decides rightly, and the same twice: Livingston and Lewis (1995) for any score, Rudner (2001) for abilities.

use crate::distribution::{beta_tails, ln_beta, normal_at_least};
use crate::quadrature::legendre;
use crate::reliability::ReliabilityError;

/// True scores as a share, with a four-parameter Beta distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrueScores {
    /// The lowest true score, in 0..high.
    pub low: f64,
    /// The highest true score, in low..=1.
    pub high: f64,
    /// First parameter, above 0.
    pub alpha: f64,
    /// Second parameter, above 0.
    pub beta: f64,
}

/// What a cut does with people of such true scores.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accuracy {
    /// Share decided rightly.
    pub accuracy: f64,
    /// Share that passes.
    pub pass_rate: f64,
    /// Share that passes and is below the cut.
    pub false_pass: f64,
    /// Share that fails and is at or above it.
    pub false_fail: f64,
    /// Share that a second test would decide alike.
    pub consistency: f64,
    /// That consistency beyond chance.
    pub kappa: f64,
}

/// The length of a test of right and wrong items that measures as reliably: ((μ − min)(max − μ) − rσ²)/(σ²(1 − r)).
///
/// # Errors
/// [`ReliabilityError::Range`] unless min < μ < max, σ² > 0 and 0 <= r < 1.
pub fn effective_length(mean: f64, variance: f64, reliability: f64, min: f64, max: f64) -> Result<f64, ReliabilityError> {
    if !(min < mean && mean < max && variance > 0.0 && (0.0..1.0).contains(&reliability)) {
        return Err(ReliabilityError::Range);
    }
    let length = ((mean - min) * (max - mean) - reliability * variance) / (variance * (1.0 - reliability));
    if length.is_finite() { Ok(length) } else { Err(ReliabilityError::Range) }
}

impl TrueScores {
    /// The distribution with these moments of true scores: mean, variance, skewness and kurtosis (3 for a normal distribution), by the
    /// method of moments (Hanson 1991).
    ///
    /// # Errors
    /// [`ReliabilityError::Range`] where no such distribution within 0..=1 has them.
    pub fn from_moments(mean: f64, variance: f64, skewness: f64, kurtosis: f64) -> Result<Self, ReliabilityError> {
        let s = skewness * skewness;
        let r = 6.0 * (kurtosis - s - 1.0) / (6.0 + 3.0 * s - 2.0 * kurtosis);
        let inside = 1.0 - 24.0 * (r + 1.0) / ((r + 2.0) * (r + 3.0) * kurtosis - 3.0 * (r - 6.0) * (r + 1.0));
        if !(variance > 0.0 && r > 0.0 && inside >= 0.0) {
            return Err(ReliabilityError::Range);
        }
        let (less, more) = (r / 2.0 * (1.0 - inside.sqrt()), r / 2.0 * (1.0 + inside.sqrt()));
        let (alpha, beta) = if skewness < 0.0 { (more, less) } else { (less, more) };
        let spread = (variance * (alpha + beta + 1.0)).sqrt();
        let low = mean - spread * (alpha / beta).sqrt();
        let high = low + spread * (alpha + beta) / (alpha * beta).sqrt();
        let fit = Self { low, high, alpha, beta };
        if fit.is_valid() { Ok(fit) } else { Err(ReliabilityError::Range) }
    }

    fn is_valid(&self) -> bool {
        self.alpha > 0.0 && self.beta > 0.0 && self.low >= -1e-9 && self.high <= 1.0 + 1e-9 && self.low < self.high
    }

    /// Integrates over the true scores: in two parts, below and above the cut, in the variable in which the density's ends are smooth.
    fn integrate(&self, from: f64, to: f64, of: impl Fn(f64) -> f64) -> f64 {
        let unit = |x: f64| ((x - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        let angle = |u: f64| u.sqrt().asin();
        let (from, to) = (angle(unit(from)), angle(unit(to)));
        let ln_scale = -ln_beta(self.alpha, self.beta);
        legendre(400, from, to)
            .iter()
            .map(|(angle, w)| {
                // u = sin², so du = 2 sin cos.
                let (sine, cosine) = angle.sin_cos();
                let density = (ln_scale + (2.0 * self.alpha - 1.0) * sine.ln() + (2.0 * self.beta - 1.0) * cosine.ln()).exp();
                2.0 * w * density * of(self.low + (self.high - self.low) * sine * sine)
            })
            .sum()
    }

    /// What the cut does with a test of n right-or-wrong items; `cut` is the share that passes (a total of n × cut or more), errors are
    /// binomial.
    ///
    /// # Errors
    /// [`ReliabilityError::Range`] unless n >= 1, the cut is in 0..1 and the distribution is valid.
    pub fn accuracy(&self, n: u32, cut: f64) -> Result<Accuracy, ReliabilityError> {
        if n == 0 || !(cut > 0.0 && cut < 1.0) || !self.is_valid() {
            return Err(ReliabilityError::Range);
        }
        let items = f64::from(n);
        let needed = (items * cut - 1e-9).ceil().max(0.0);
        let passes = |p: f64| if needed <= 0.0 { 1.0 } else { beta_tails(needed, items - needed + 1.0, p, 1.0 - p).0 };
        let false_pass = self.integrate(self.low, cut, passes);
        let right_pass = self.integrate(cut, self.high, passes);
        let false_fail = self.integrate(cut, self.high, |p| 1.0 - passes(p));
        let twice = |p: f64| passes(p).powi(2) + (1.0 - passes(p)).powi(2);
        let consistency = self.integrate(self.low, cut, twice) + self.integrate(cut, self.high, twice);
        let pass_rate = false_pass + right_pass;
        let chance = pass_rate * pass_rate + (1.0 - pass_rate).powi(2);
        let kappa = if chance < 1.0 { (consistency - chance) / (1.0 - chance) } else { 0.0 };
        Ok(Accuracy { accuracy: 1.0 - false_pass - false_fail, pass_rate, false_pass, false_fail, consistency, kappa })
    }
}

/// Rudner's chance that people with these abilities and standard errors are decided rightly at a cut: the mean of Φ(|θ − cut|/SE).
///
/// # Errors
/// [`ReliabilityError::TooFew`] without people, [`ReliabilityError::Range`] for an error that is not positive.
pub fn rudner(people: &[(f64, f64)], cut: f64) -> Result<(f64, f64), ReliabilityError> {
    if people.is_empty() {
        return Err(ReliabilityError::TooFew);
    }
    if people.iter().any(|(theta, error)| !theta.is_finite() || error.is_nan() || *error <= 0.0) {
        return Err(ReliabilityError::Range);
    }
    let n = people.len() as f64;
    let right = |(theta, error): &(f64, f64)| normal_at_least(-(theta - cut).abs() / error);
    let accuracy = people.iter().map(right).sum::<f64>() / n;
    let consistency = people.iter().map(|p| right(p).powi(2) + (1.0 - right(p)).powi(2)).sum::<f64>() / n;
    Ok((accuracy, consistency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn livingston_lewis_values_of_the_reference_code() {
        // betafunctions 1.9.0 on the same distributions (research page, section 3.9).
        let scores = TrueScores { low: 0.25, high: 0.75, alpha: 5.0, beta: 3.0 };
        let a = scores.accuracy(50, 0.5).unwrap();
        for (ours, theirs) in [
            (a.accuracy, 0.836_981),
            (a.pass_rate, 0.751_298),
            (a.false_pass, 0.070_440),
            (a.false_fail, 0.092_579),
            (a.consistency, 0.774_991),
            (a.kappa, 0.397_886),
        ] {
            assert!((ours - theirs).abs() < 1e-6, "{ours} for {theirs}");
        }
        let longer = scores.accuracy(100, 0.5).unwrap();
        assert!(
            (longer.accuracy - 0.877_49).abs() < 5e-6
                && (longer.consistency - 0.828_91).abs() < 5e-6
                && (longer.kappa - 0.530_94).abs() < 5e-6
        );
        let plain = TrueScores { low: 0.0, high: 1.0, alpha: 8.0, beta: 3.0 };
        for (n, accuracy, consistency, kappa) in [(20, 0.814_74, 0.755_81, 0.458_65), (50, 0.871_73, 0.823_90, 0.620_33)] {
            let a = plain.accuracy(n, 0.7).unwrap();
            assert!(
                (a.accuracy - accuracy).abs() < 5e-6 && (a.consistency - consistency).abs() < 5e-6 && (a.kappa - kappa).abs() < 5e-6,
                "{a:?}"
            );
        }
        assert!((effective_length(0.7, 0.0225, 0.85, 0.0, 1.0).unwrap() - 56.556).abs() < 5e-4);
    }

    #[test]
    fn moments_of_a_distribution_give_it_back() {
        // Moments of Beta(5, 3) on .25 to .75 in closed form.
        let (a, b) = (5.0_f64, 3.0_f64);
        let variance = a * b / ((a + b).powi(2) * (a + b + 1.0));
        let skewness = 2.0 * (b - a) * (a + b + 1.0).sqrt() / ((a + b + 2.0) * (a * b).sqrt());
        let kurtosis = 3.0 + 6.0 * ((a - b).powi(2) * (a + b + 1.0) - a * b * (a + b + 2.0)) / (a * b * (a + b + 2.0) * (a + b + 3.0));
        let fit = TrueScores::from_moments(0.25 + 0.5 * a / (a + b), variance / 4.0, skewness, kurtosis).unwrap();
        for (ours, truth) in [(fit.low, 0.25), (fit.high, 0.75), (fit.alpha, 5.0), (fit.beta, 3.0)] {
            assert!((ours - truth).abs() < 1e-9, "{fit:?}");
        }
        assert_eq!(TrueScores::from_moments(0.5, 0.0, 0.0, 3.0), Err(ReliabilityError::Range));
    }

    #[test]
    fn rudner_values_of_the_research_page_section_3_9() {
        let (accuracy, consistency) = rudner(&[(0.5, 0.3)], 0.0).unwrap();
        assert!((accuracy - 0.952_210).abs() < 5e-7 && (consistency - 0.908_987).abs() < 5e-7);
        assert!((rudner(&[(0.9, 0.3)], 0.5).unwrap().0 - 0.908_788).abs() < 1e-6);
        assert_eq!(rudner(&[], 0.0), Err(ReliabilityError::TooFew));
    }
}

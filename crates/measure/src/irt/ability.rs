//! A person's ability from their answers: EAP, MAP, ML and Warm's weighted likelihood, sum scores, and whether the answers fit.

use super::curve::Item;

/// Why there is no estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbilityError {
    /// There are no answers, or as many answers as items are not given.
    NoAnswers,
    /// An item's parameters make no curve.
    Items,
    /// The answers have no chance at any ability that the prior holds possible.
    Impossible,
    /// All answers are right, or all wrong: the likelihood has no highest point.
    Unbounded,
}

/// An estimate and its error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ability {
    /// The ability θ.
    pub theta: f64,
    /// Its standard error: the posterior's standard deviation for EAP, else 1/√information.
    pub standard_error: f64,
}

/// Normal prior of ability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// Mean.
    pub mean: f64,
    /// Standard deviation, above 0.
    pub deviation: f64,
}

impl Prior {
    /// The population on which the items were calibrated.
    pub const STANDARD: Self = Self { mean: 0.0, deviation: 1.0 };
}

/// The grid on which posteriors are summed: eight standard deviations each way. A smooth density's sum at this width differs from its
/// integral beyond the fifteenth digit only.
const GRID: usize = 400;
const REACH: f64 = 8.0;
/// Abilities are looked for in this range.
const BOUND: f64 = 20.0;

fn check(items: &[Item], answers: &[bool]) -> Result<(), AbilityError> {
    if items.is_empty() || items.len() != answers.len() {
        return Err(AbilityError::NoAnswers);
    }
    if items.iter().all(Item::is_valid) { Ok(()) } else { Err(AbilityError::Items) }
}

fn ln_likelihood(items: &[Item], answers: &[bool], theta: f64) -> f64 {
    items.iter().zip(answers).map(|(i, right)| i.ln_p(theta, *right)).sum()
}

/// Mean and deviation of weights over the grid's abilities, from their logarithms.
fn moments(grid: impl Iterator<Item = (f64, f64)>) -> Result<Ability, AbilityError> {
    let points: Vec<(f64, f64)> = grid.collect();
    let most = points.iter().map(|p| p.1).fold(f64::NEG_INFINITY, f64::max);
    if !most.is_finite() {
        return Err(AbilityError::Impossible);
    }
    let weights: Vec<f64> = points.iter().map(|p| (p.1 - most).exp()).collect();
    let all: f64 = weights.iter().sum();
    let theta = points.iter().zip(&weights).map(|(p, w)| p.0 * w).sum::<f64>() / all;
    let variance = points.iter().zip(&weights).map(|(p, w)| (p.0 - theta).powi(2) * w).sum::<f64>() / all;
    Ok(Ability { theta, standard_error: variance.sqrt() })
}

fn grid(prior: Prior) -> impl Iterator<Item = (f64, f64)> {
    (0..=GRID).map(move |i| {
        let z = REACH * (2.0 * i as f64 / GRID as f64 - 1.0);
        (prior.mean + prior.deviation * z, -0.5 * z * z)
    })
}

/// What answers so far say of an ability: the posterior's logarithms on the grid. Each answer is taken in once, so that a test that looks
/// after every item stays linear in its length.
#[derive(Clone, Debug)]
pub struct Posterior {
    points: Vec<(f64, f64)>,
}

impl Posterior {
    /// Before any answer.
    #[must_use]
    pub fn new(prior: Prior) -> Self {
        Self { points: grid(prior).collect() }
    }

    /// Takes in an answer to an item with a valid curve.
    pub fn learn(&mut self, item: &Item, right: bool) {
        for (theta, ln) in &mut self.points {
            *ln += item.ln_p(*theta, right);
        }
    }

    /// Its mean and standard deviation.
    ///
    /// # Errors
    /// [`AbilityError::Impossible`] where the answers have no chance at any ability.
    pub fn ability(&self) -> Result<Ability, AbilityError> {
        moments(self.points.iter().copied())
    }
}

/// Expected a posteriori: the posterior's mean and standard deviation (Bock and Mislevy 1982).
///
/// # Errors
/// [`AbilityError::NoAnswers`], [`AbilityError::Items`] or [`AbilityError::Impossible`].
pub fn expected_a_posteriori(items: &[Item], answers: &[bool], prior: Prior) -> Result<Ability, AbilityError> {
    check(items, answers)?;
    let mut posterior = Posterior::new(prior);
    items.iter().zip(answers).for_each(|(item, right)| posterior.learn(item, *right));
    posterior.ability()
}

/// Slope of the log-likelihood.
fn score(items: &[Item], answers: &[bool], theta: f64) -> f64 {
    items
        .iter()
        .zip(answers)
        .map(|(i, right)| {
            let slope = i.slope(theta);
            if *right { slope / i.p(theta) } else { -slope / i.q(theta) }
        })
        .filter(|s| s.is_finite())
        .sum()
}

/// Where a function that falls through zero has its highest antiderivative: all crossings on a grid are refined, and the one with the most
/// likelihood is taken. `None` where it never crosses.
fn highest(slope: impl Fn(f64) -> f64, height: impl Fn(f64) -> f64) -> Option<f64> {
    let steps = 160;
    let at = |i: i32| BOUND * (2.0 * f64::from(i) / f64::from(steps) - 1.0);
    let mut best: Option<(f64, f64)> = None;
    for i in 0..steps {
        let (mut low, mut high) = (at(i), at(i + 1));
        if !(slope(low) > 0.0 && slope(high) <= 0.0) {
            continue;
        }
        for _ in 0..200 {
            let middle = f64::midpoint(low, high);
            if middle <= low || middle >= high {
                break;
            }
            if slope(middle) > 0.0 { low = middle } else { high = middle }
        }
        let theta = f64::midpoint(low, high);
        let h = height(theta);
        if best.is_none_or(|(_, so_far)| h > so_far) {
            best = Some((theta, h));
        }
    }
    best.map(|(theta, _)| theta)
}

fn with_error(items: &[Item], theta: f64, more: f64) -> Ability {
    let information = super::curve::test_information(items, theta) + more;
    Ability { theta, standard_error: if information > 0.0 { information.sqrt().recip() } else { f64::INFINITY } }
}

/// Maximum likelihood.
///
/// # Errors
/// As [`expected_a_posteriori`]; [`AbilityError::Unbounded`] for answers that are all right or all wrong,
/// or have no highest point within ±20.
pub fn maximum_likelihood(items: &[Item], answers: &[bool]) -> Result<Ability, AbilityError> {
    check(items, answers)?;
    if answers.iter().all(|r| *r) || answers.iter().all(|r| !*r) {
        return Err(AbilityError::Unbounded);
    }
    let theta = highest(|t| score(items, answers, t), |t| ln_likelihood(items, answers, t)).ok_or(AbilityError::Unbounded)?;
    Ok(with_error(items, theta, 0.0))
}

/// Maximum a posteriori: the posterior's mode.
///
/// # Errors
/// As [`expected_a_posteriori`].
pub fn maximum_a_posteriori(items: &[Item], answers: &[bool], prior: Prior) -> Result<Ability, AbilityError> {
    check(items, answers)?;
    let precision = prior.deviation.powi(-2);
    let from_prior = |t: f64| -(t - prior.mean) * precision;
    let theta = highest(
        |t| score(items, answers, t) + from_prior(t),
        |t| ln_likelihood(items, answers, t) - 0.5 * precision * (t - prior.mean).powi(2),
    )
    .ok_or(AbilityError::Unbounded)?;
    Ok(with_error(items, theta, precision))
}

/// Warm's weighted likelihood (1989): maximum likelihood less its bias, defined for all-right and all-wrong answers too.
///
/// # Errors
/// As [`maximum_likelihood`].
pub fn weighted_likelihood(items: &[Item], answers: &[bool]) -> Result<Ability, AbilityError> {
    check(items, answers)?;
    let correction = |t: f64| {
        let (mut j, mut information) = (0.0, 0.0);
        for item in items {
            let (p, q, slope) = (item.p(t), item.q(t), item.slope(t));
            if p > 0.0 && q > 0.0 {
                j += slope * item.bend(t) / (p * q);
                information += slope * slope / (p * q);
            }
        }
        if information > 0.0 { j / (2.0 * information) } else { 0.0 }
    };
    let height = |t: f64| ln_likelihood(items, answers, t) + 0.5 * super::curve::test_information(items, t).ln();
    let theta = highest(|t| score(items, answers, t) + correction(t), height).ok_or(AbilityError::Unbounded)?;
    Ok(with_error(items, theta, 0.0))
}

/// For each number of right answers, from none to all: the ability expected from that sum alone, and how often the sum is to be expected in
/// the population (Lord and Wingersky 1984; Thissen 1995).
///
/// # Errors
/// As [`expected_a_posteriori`].
pub fn by_sum_score(items: &[Item], prior: Prior) -> Result<Vec<(Ability, f64)>, AbilityError> {
    check(items, &vec![true; items.len()])?;
    let points: Vec<(f64, f64)> = grid(prior).collect();
    let all: f64 = points.iter().map(|p| p.1.exp()).sum();
    let at_points: Vec<Vec<f64>> = points.iter().map(|p| sum_likelihood(items, p.0)).collect();
    (0..=items.len())
        .map(|sum| {
            let ability = moments(points.iter().zip(&at_points).map(|(p, chances)| (p.0, p.1 + chances[sum].ln())));
            let share = points.iter().zip(&at_points).map(|(p, chances)| p.1.exp() * chances[sum]).sum::<f64>() / all;
            Ok((ability?, share))
        })
        .collect()
}

/// The chances of 0 to n right answers at an ability, item by item.
fn sum_likelihood(items: &[Item], theta: f64) -> Vec<f64> {
    let mut chances = vec![1.0];
    for item in items {
        let (p, q) = (item.p(theta), item.q(theta));
        let mut next = vec![0.0; chances.len() + 1];
        for (sum, chance) in chances.iter().enumerate() {
            next[sum] += chance * q;
            next[sum + 1] += chance * p;
        }
        chances = next;
    }
    chances
}

/// Person fit lz (Drasgow 1985): how likely the answers are beside what people of this ability give, in standard deviations; far below 0 is
/// odd. It is close to normal for long tests and a known ability only.
///
/// # Errors
/// As [`expected_a_posteriori`]; [`AbilityError::Unbounded`] where no answer is uncertain at this ability.
pub fn person_fit(items: &[Item], answers: &[bool], theta: f64) -> Result<f64, AbilityError> {
    check(items, answers)?;
    let (mut expected, mut variance) = (0.0, 0.0);
    for item in items {
        let (p, q) = (item.p(theta), item.q(theta));
        if p > 0.0 && q > 0.0 {
            expected += p * p.ln() + q * q.ln();
            variance += p * q * (p / q).ln().powi(2);
        }
    }
    if variance > 0.0 { Ok((ln_likelihood(items, answers, theta) - expected) / variance.sqrt()) } else { Err(AbilityError::Unbounded) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// LSAT7 as two-parameter items (research page, section 3.3).
    fn lsat7() -> Vec<Item> {
        [(0.9876, 1.8559), (1.0808, 0.8080), (1.7075, 1.8052), (0.7650, 0.4860), (0.7357, 1.8545)]
            .iter()
            .map(|(a, d)| Item::two(*a, -d / a))
            .collect()
    }

    fn answers(pattern: &str) -> Vec<bool> {
        pattern.chars().map(|c| c == '1').collect()
    }

    #[test]
    fn lsat7_expected_a_posteriori_of_the_research_page_section_3_4() {
        for (pattern, theta, deviation) in
            [("00000", -1.8698, 0.6927), ("00001", -1.5273, 0.6736), ("00010", -1.5140, 0.6731), ("11111", 0.7272, 0.8009)]
        {
            let eap = expected_a_posteriori(&lsat7(), &answers(pattern), Prior::STANDARD).unwrap();
            assert!((eap.theta - theta).abs() < 2e-4 && (eap.standard_error - deviation).abs() < 2e-4, "{pattern} {eap:?}");
        }
    }

    #[test]
    fn lsat7_maximum_a_posteriori_printed_by_mirt() {
        for (pattern, theta) in [("00000", -1.8166), ("00001", -1.4947), ("00010", -1.4823), ("00011", -1.1790)] {
            let map = maximum_a_posteriori(&lsat7(), &answers(pattern), Prior::STANDARD).unwrap();
            assert!((map.theta - theta).abs() < 1e-3, "{pattern} {map:?}");
        }
    }

    #[test]
    fn lsat7_sum_scores_printed_by_mirt() {
        let by_sum = by_sum_score(&lsat7(), Prior::STANDARD).unwrap();
        let thetas = [-1.8698, -1.4319, -0.9488, -0.4132, 0.1517, 0.7272];
        let counts = [10.09, 44.66, 109.77, 207.74, 319.19, 308.55];
        for (i, (ability, share)) in by_sum.iter().enumerate() {
            assert!((ability.theta - thetas[i]).abs() < 3e-4, "{i} {ability:?}");
            assert!((share * 1000.0 - counts[i]).abs() < 0.05, "{i} {share}");
        }
        assert!((by_sum.iter().map(|s| s.1).sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn lsat7_person_fit_of_the_research_page_section_3_4() {
        for (pattern, lz) in [("11111", 1.0083), ("00010", -4.3451), ("11000", -2.5014), ("01010", -3.6611)] {
            assert!((person_fit(&lsat7(), &answers(pattern), 0.0).unwrap() - lz).abs() < 1e-3, "{pattern}");
        }
    }

    #[test]
    fn maximum_likelihood_of_three_items_checked_against_jscat() {
        let items = [Item::three(2.225, -1.885, 0.21), Item::three(1.174, -2.411, 0.212), Item::three(2.104, -2.439, 0.192)];
        let ml = maximum_likelihood(&items, &[true, false, true]).unwrap();
        assert!((ml.theta + 1.642_307).abs() < 1e-6 && (ml.standard_error - 0.823_58).abs() < 1e-5, "{ml:?}");
        assert_eq!(maximum_likelihood(&items, &[true; 3]), Err(AbilityError::Unbounded));
        assert!(weighted_likelihood(&items, &[true; 3]).unwrap().theta.is_finite());
    }

    #[test]
    fn warms_estimate_of_one_rasch_pattern_in_closed_form() {
        // n equal Rasch items, r right: the weighted score adds half an answer to each side, so θ = ln((r + ½)/(n − r + ½)).
        let items = vec![Item::two(1.0, 0.0); 6];
        for right in 0..=6 {
            let given: Vec<bool> = (0..6).map(|i| i < right).collect();
            let theta = weighted_likelihood(&items, &given).unwrap().theta;
            assert!((theta - ((f64::from(right) + 0.5) / (6.5 - f64::from(right))).ln()).abs() < 1e-9);
        }
    }
}

//! Strengths from comparisons in pairs (Bradley and Terry 1952), with ties (Davidson 1970) and with raters who are not always attentive.

use std::collections::BTreeMap;

use super::AggregateError;
use crate::linear::Square;

/// How often each player beat each other, and how often they tied: what all raters' comparisons add up to. Only pairs that met are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Wins {
    players: usize,
    pairs: BTreeMap<(usize, usize), Met>,
}

/// What came of a pair's meetings: wins of the lower number, of the higher one, and ties.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Met {
    lower: f64,
    higher: f64,
    ties: f64,
}

/// Strengths on the scale of log odds.
#[derive(Clone, Debug, PartialEq)]
pub struct Strengths {
    /// Log strengths, their mean 0.
    pub log_strengths: Vec<f64>,
    /// Standard errors of the differences to the first player; the first has none.
    pub errors_to_first: Vec<Option<f64>>,
    /// Davidson's ν: how common ties are between equals, 0 without ties.
    pub ties: f64,
    /// Steps taken.
    pub steps: usize,
}

impl Wins {
    /// No comparisons of so many players.
    #[must_use]
    pub fn new(players: usize) -> Self {
        Self { players, pairs: BTreeMap::new() }
    }

    fn pair(&mut self, one: usize, other: usize) -> Option<&mut Met> {
        (one != other && one.max(other) < self.players).then(|| self.pairs.entry((one.min(other), one.max(other))).or_default())
    }

    /// Adds so many wins of one player over another; players beyond the table and a player against themself are left out.
    pub fn add(&mut self, winner: usize, loser: usize, times: f64) {
        if let Some(met) = self.pair(winner, loser) {
            *(if winner < loser { &mut met.lower } else { &mut met.higher }) += times;
        }
    }

    /// Adds so many ties.
    pub fn add_ties(&mut self, one: usize, other: usize, times: f64) {
        if let Some(met) = self.pair(one, other) {
            met.ties += times;
        }
    }

    /// Players.
    #[must_use]
    pub const fn players(&self) -> usize {
        self.players
    }

    /// Wins of one over another.
    #[must_use]
    pub fn wins(&self, winner: usize, loser: usize) -> f64 {
        let met = self.pairs.get(&(winner.min(loser), winner.max(loser))).copied().unwrap_or_default();
        if winner < loser { met.lower } else { met.higher }
    }

    /// Whether everybody is connected to everybody by chains of wins (a tie is half of one each way): only then has the likelihood a
    /// highest point (Ford 1957).
    #[must_use]
    pub fn is_connected(&self) -> bool {
        let reach = |forward: bool| {
            let mut beside = vec![Vec::new(); self.players];
            for ((lower, higher), met) in &self.pairs {
                let (up, down) = if forward { (met.lower, met.higher) } else { (met.higher, met.lower) };
                if up + met.ties > 0.0 {
                    beside[*lower].push(*higher);
                }
                if down + met.ties > 0.0 {
                    beside[*higher].push(*lower);
                }
            }
            let (mut seen, mut open) = (vec![false; self.players], vec![0]);
            while let Some(i) = open.pop() {
                if !std::mem::replace(&mut seen[i], true) {
                    open.extend(&beside[i]);
                }
            }
            seen.into_iter().all(|s| s)
        };
        self.players > 0 && reach(true) && reach(false)
    }
}

/// The most likely strengths. `penalty` is the precision of a normal prior around 0 on each log strength (its λ/2·Σθ² is taken off the
/// log-likelihood), with which strengths exist whatever the comparisons are; 0 is plain maximum likelihood.
///
/// # Errors
/// [`AggregateError::Empty`] for fewer than two players, [`AggregateError::OnlyTies`] where nobody ever won, [`AggregateError::Unbounded`]
/// without penalty where the comparisons do not connect all players, [`AggregateError::Diverged`].
pub fn bradley_terry(wins: &Wins, penalty: f64) -> Result<Strengths, AggregateError> {
    let (theta, nu, steps) = climb(wins, penalty, vec![0.0; wins.players])?;
    Ok(finished(wins, &theta, nu, penalty, steps))
}

/// Newton's way up from given log strengths: the strengths, ln ν and the steps.
fn climb(wins: &Wins, penalty: f64, mut theta: Vec<f64>) -> Result<(Vec<f64>, f64, usize), AggregateError> {
    let n = wins.players;
    if n < 2 || wins.pairs.is_empty() {
        return Err(AggregateError::Empty);
    }
    if wins.pairs.values().all(|met| met.lower + met.higher == 0.0) {
        return Err(AggregateError::OnlyTies);
    }
    if penalty <= 0.0 && !wins.is_connected() {
        return Err(AggregateError::Unbounded);
    }
    let with_ties = wins.pairs.values().any(|met| met.ties > 0.0);
    // ln ν, started at ties as common as wins.
    let mut nu = if with_ties { 0.0 } else { f64::NEG_INFINITY };
    let mut here = derivatives(wins, &theta, nu, penalty);
    for steps in 1..=500 {
        let change = here.step(with_ties, penalty).ok_or(AggregateError::Diverged)?;
        let mut share = 1.0;
        loop {
            let moved: Vec<f64> = theta.iter().zip(&change).map(|(t, d)| t + share * d).collect();
            let moved_nu = if with_ties { nu + share * change[n] } else { nu };
            let there = derivatives(wins, &moved, moved_nu, penalty);
            if there.height >= here.height - 1e-12 * here.height.abs() || share < 1e-6 {
                (theta, nu, here) = (moved, moved_nu, there);
                break;
            }
            share /= 2.0;
        }
        if theta.iter().any(|t| !t.is_finite()) {
            return Err(AggregateError::Diverged);
        }
        if change.iter().all(|d| d.abs() < 1e-11) {
            return Ok((theta, nu, steps));
        }
    }
    Err(AggregateError::Diverged)
}

struct Derivatives {
    height: f64,
    gradient: Vec<f64>,
    information: Information,
}

/// The curvature by log strengths and, in the last place, ln ν: a cell for each pair that met, and the border.
struct Information {
    diagonal: Vec<f64>,
    /// What a pair takes off both of its cells beside the diagonal.
    pairs: Vec<(usize, usize, f64)>,
    /// With ln ν; the last is ln ν's own.
    border: Vec<f64>,
}

impl Information {
    /// All cells of the first `size` places.
    fn dense(&self, size: usize) -> Square {
        let n = self.diagonal.len();
        let mut all = Square::zeros(size);
        for (i, bend) in self.diagonal.iter().enumerate() {
            *all.at_mut(i, i) = *bend;
        }
        for (i, j, bend) in &self.pairs {
            *all.at_mut(*i, *j) -= bend;
            *all.at_mut(*j, *i) -= bend;
        }
        if size > n {
            for (i, cross) in self.border[..n].iter().enumerate() {
                (*all.at_mut(i, n), *all.at_mut(n, i)) = (*cross, *cross);
            }
            *all.at_mut(n, n) = self.border[n];
        }
        all
    }

    /// The product with a vector of n or n + 1 places, of which the mean of the strengths weighs `mean`.
    fn times(&self, x: &[f64], mean: f64) -> Vec<f64> {
        let n = self.diagonal.len();
        let level = mean * x[..n].iter().sum::<f64>();
        let mut y: Vec<f64> = self.diagonal.iter().zip(x).map(|(d, x)| d * x + level).collect();
        for (i, j, bend) in &self.pairs {
            y[*i] -= bend * x[*j];
            y[*j] -= bend * x[*i];
        }
        if let Some(nu) = x.get(n) {
            y.iter_mut().zip(&self.border).for_each(|(y, b)| *y += b * nu);
            y.push(self.border.iter().zip(x).map(|(b, x)| b * x).sum());
        }
        y
    }
}

/// Log-likelihood and derivatives for log strengths and, in the last place, ln ν.
fn derivatives(wins: &Wins, theta: &[f64], nu: f64, penalty: f64) -> Derivatives {
    let n = wins.players;
    let information = Information { diagonal: vec![0.0; n], pairs: Vec::with_capacity(wins.pairs.len()), border: vec![0.0; n + 1] };
    let mut d = Derivatives { height: 0.0, gradient: vec![0.0; n + 1], information };
    for ((i, j), met) in &wins.pairs {
        let (i, j, a, b, tied) = (*i, *j, met.lower, met.higher, met.ties);
        let all = a + b + tied;
        // Chances from e^θi, e^θj and ν e^((θi + θj)/2), all over e^((θi + θj)/2).
        let half = (theta[i] - theta[j]) / 2.0;
        let most = half.abs().max(nu);
        let (up, down, level) = ((half - most).exp(), (-half - most).exp(), (nu - most).exp());
        let sum = up + down + level;
        let (p, q, t) = (up / sum, down / sum, level / sum);
        d.height +=
            a * (half - most - sum.ln()) + b * (-half - most - sum.ln()) + if tied > 0.0 { tied * (nu - most - sum.ln()) } else { 0.0 };
        // Along the difference of strengths, and along ln ν.
        let slope = (a - b) / 2.0 - all * (p - q) / 2.0;
        let bend = all * ((p + q) - (p - q).powi(2)) / 4.0;
        let cross = -all * t * (p - q) / 2.0;
        d.gradient[i] += slope;
        d.gradient[j] -= slope;
        d.gradient[n] += tied - all * t;
        let Information { diagonal, pairs, border } = &mut d.information;
        diagonal[i] += bend;
        diagonal[j] += bend;
        pairs.push((i, j, bend));
        border[i] += cross;
        border[j] -= cross;
        border[n] += all * t * (1.0 - t);
    }
    for i in 0..n {
        d.height -= penalty / 2.0 * theta[i] * theta[i];
        d.gradient[i] -= penalty * theta[i];
        d.information.diagonal[i] += penalty;
    }
    d
}

/// Systems of more players than this are solved by steps: elimination would take the cube of their number.
const MOST_ELIMINATED: usize = 200;

impl Derivatives {
    /// The Newton step; without penalty the strengths' mean stays where it is.
    fn step(&self, with_ties: bool, penalty: f64) -> Option<Vec<f64>> {
        let n = self.gradient.len() - 1;
        let size = if with_ties { n + 1 } else { n };
        let mean = if penalty <= 0.0 { 1.0 / n as f64 } else { 0.0 };
        if n > MOST_ELIMINATED {
            return self.by_conjugate_gradients(size, mean);
        }
        let mut system = self.information.dense(size);
        for i in 0..n {
            (0..n).for_each(|j| *system.at_mut(i, j) += mean);
        }
        system.solve(self.gradient[..size].to_vec())
    }

    /// The same by conjugate gradients, scaled by the diagonal (Hestenes and Stiefel 1952): the matrix is never written out.
    fn by_conjugate_gradients(&self, size: usize, mean: f64) -> Option<Vec<f64>> {
        let information = &self.information;
        let nu = information.border.last().copied();
        let scale: Vec<f64> = information.diagonal.iter().map(|d| d + mean).chain(nu).take(size).map(|d| d.max(1e-300)).collect();
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
        let scaled = |r: &[f64]| -> Vec<f64> { r.iter().zip(&scale).map(|(r, s)| r / s).collect() };
        let (mut x, mut rest) = (vec![0.0; size], self.gradient[..size].to_vec());
        let mut z = scaled(&rest);
        let mut along = z.clone();
        let mut height = dot(&rest, &z);
        let enough = height * 1e-28;
        for _ in 0..20 * size {
            if height <= enough.max(1e-300) {
                break;
            }
            let product = information.times(&along, mean);
            let share = height / dot(&along, &product);
            x.iter_mut().zip(&along).for_each(|(x, d)| *x += share * d);
            rest.iter_mut().zip(&product).for_each(|(r, p)| *r -= share * p);
            z = scaled(&rest);
            let next = dot(&rest, &z);
            along.iter_mut().zip(&z).for_each(|(d, z)| *d = z + next / height * *d);
            height = next;
        }
        x.iter().all(|x| x.is_finite()).then_some(x)
    }
}

fn finished(wins: &Wins, theta: &[f64], nu: f64, penalty: f64, steps: usize) -> Strengths {
    let n = wins.players;
    let d = derivatives(wins, theta, nu, penalty);
    // With the first player as reference the information of the others is the whole one without its row.
    let with_ties = nu.is_finite();
    let size = if with_ties { n } else { n - 1 };
    let all = d.information.dense(size + 1);
    let mut rest = Square::zeros(size);
    for i in 0..size {
        for j in 0..size {
            *rest.at_mut(i, j) = all.at(i + 1, j + 1);
        }
    }
    let covariance = rest.inverse();
    let error = |i: usize| covariance.as_ref().map(|c| c.at(i - 1, i - 1).max(0.0).sqrt());
    let mean = if penalty > 0.0 { 0.0 } else { theta.iter().sum::<f64>() / n as f64 };
    Strengths {
        log_strengths: theta.iter().map(|t| t - mean).collect(),
        errors_to_first: (0..n).map(|i| if i == 0 { None } else { error(i) }).collect(),
        ties: nu.exp(),
        steps,
    }
}

/// One comparison by one rater: who was shown on the left, who on the right, and whether the left one was preferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The rater.
    pub worker: u32,
    /// The player shown left.
    pub left: u32,
    /// The player shown right.
    pub right: u32,
    /// Whether the left one was preferred.
    pub left_wins: bool,
}

/// Strengths when raters are attentive only with some chance.
#[derive(Clone, Debug, PartialEq)]
pub struct Noisy {
    /// Log strengths.
    pub log_strengths: Vec<f64>,
    /// Each rater's chance of having looked.
    pub attention: Vec<f64>,
    /// Each rater's chance of saying "left" when they have not.
    pub bias: Vec<f64>,
    /// Steps taken.
    pub steps: usize,
}

/// The noisy form (after Bugakova 2019): a rater looks with some chance and answers by the strengths, or else by a bias of their own. EM
/// from attentive raters, with a unit normal prior of the strengths and a Beta(2, 2) of both chances.
///
/// # Errors
/// [`AggregateError::Empty`] without comparisons, [`AggregateError::Diverged`].
pub fn noisy(comparisons: &[Comparison], steps: usize) -> Result<Noisy, AggregateError> {
    let players = comparisons.iter().map(|c| c.left.max(c.right) as usize + 1).max().ok_or(AggregateError::Empty)?;
    let workers = comparisons.iter().map(|c| c.worker as usize + 1).max().unwrap_or(0);
    let mut theta: Vec<f64> = vec![0.0; players];
    let (mut attention, mut bias) = (vec![0.8; workers], vec![0.5; workers]);
    let mut taken = 0;
    while taken < steps {
        taken += 1;
        let mut wins = Wins::new(players);
        let mut counts = vec![[1.0; 4]; workers];
        for c in comparisons {
            let worker = c.worker as usize;
            let (winner, loser) = if c.left_wins { (c.left, c.right) } else { (c.right, c.left) };
            let by_strength = 1.0 / (1.0 + (theta[loser as usize] - theta[winner as usize]).exp());
            let by_bias = if c.left_wins { bias[worker] } else { 1.0 - bias[worker] };
            let looked = attention[worker] * by_strength / (attention[worker] * by_strength + (1.0 - attention[worker]) * by_bias);
            wins.add(winner as usize, loser as usize, looked);
            let count = &mut counts[worker];
            count[0] += looked;
            count[1] += 1.0 - looked;
            count[if c.left_wins { 2 } else { 3 }] += 1.0 - looked;
        }
        // From where the last step ended: the highest point is one, and near.
        let (next, ..) = climb(&wins, 1.0, theta.clone())?;
        let moved = super::change(&next, &theta);
        theta = next;
        for (worker, [looked, not, left, right]) in counts.into_iter().enumerate() {
            attention[worker] = looked / (looked + not);
            bias[worker] = left / (left + right);
        }
        if moved < 1e-9 {
            break;
        }
    }
    Ok(Noisy { log_strengths: theta, attention, bias, steps: taken })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_players_have_their_log_odds_and_ties_their_share() {
        let mut wins = Wins::new(2);
        wins.add(0, 1, 30.0);
        wins.add(1, 0, 10.0);
        let s = bradley_terry(&wins, 0.0).unwrap();
        assert!((s.log_strengths[0] - s.log_strengths[1] - 3.0_f64.ln()).abs() < 1e-10);
        // √(1/30 + 1/10), the error of a log odds.
        assert!((s.errors_to_first[1].unwrap() - (1.0_f64 / 30.0 + 0.1).sqrt()).abs() < 1e-9);
        wins.add_ties(1, 0, 20.0);
        // Davidson: strengths 3 to 1, a tie ν√3 to them: 20/40 = ν√3/4.
        let s = bradley_terry(&wins, 0.0).unwrap();
        assert!((s.ties - 2.0 / 3.0_f64.sqrt()).abs() < 1e-8, "{s:?}");
    }

    #[test]
    fn steps_by_conjugate_gradients_are_those_of_elimination() {
        let mut wins = Wins::new(40);
        for i in 0..40_usize {
            for step in [1, 7, 11] {
                let j = (i + step) % 40;
                wins.add(i, j, 1.0 + (i * step % 5) as f64);
                wins.add(j, i, 1.0 + (i * step % 3) as f64);
                wins.add_ties(i, j, (i % 2) as f64);
            }
        }
        let theta: Vec<f64> = (0..40).map(|i| f64::from(i % 9) / 9.0).collect();
        for (with_ties, penalty) in [(true, 0.0), (true, 0.3), (false, 0.0), (false, 1.0)] {
            let here = derivatives(&wins, &theta, if with_ties { -0.5 } else { f64::NEG_INFINITY }, penalty);
            let mean = if penalty > 0.0 { 0.0 } else { 1.0 / 40.0 };
            let steps = here.by_conjugate_gradients(if with_ties { 41 } else { 40 }, mean).unwrap();
            let eliminated = here.step(with_ties, penalty).unwrap();
            assert!(steps.iter().zip(&eliminated).all(|(a, b)| (a - b).abs() < 1e-10), "{with_ties} {penalty}");
        }
    }

    #[test]
    fn only_ties_say_nothing_of_how_common_they_are() {
        let mut wins = Wins::new(2);
        wins.add_ties(0, 1, 3.0);
        assert_eq!(bradley_terry(&wins, 0.0), Err(AggregateError::OnlyTies));
        assert_eq!(bradley_terry(&wins, 0.1), Err(AggregateError::OnlyTies));
    }

    #[test]
    fn a_player_who_always_wins_needs_a_prior() {
        let mut wins = Wins::new(2);
        wins.add(0, 1, 5.0);
        assert_eq!(bradley_terry(&wins, 0.0), Err(AggregateError::Unbounded));
        assert!(bradley_terry(&wins, 0.1).unwrap().log_strengths[0] > 0.5);
    }
}

//! Risk-limiting tests of "the lot's error share is at least the limit", for errors in 0..=1 drawn one after another without replacement.
//!
//! Each test is a wager against the claim: what a stake of 1 has become after j draws is a martingale that does not grow in the mean while
//! the claim holds, so that by Ville's inequality (1939) it ever reaches 1/risk with at most the risk. One may look after every draw and
//! stop when one likes. Ways of betting: ALPHA (Stark 2023), a fixed part and an adaptive one (Waudby-Smith and Ramdas 2024), and Kaplan's
//! (1987; Stark 2009).

use super::LotError;
use super::counts::MOST;

/// The way of betting. Whichever it is the risk is kept; they differ in how soon a good lot is certified.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Test {
    /// ALPHA with a guess of the lot's share of right work that is drawn towards what was seen: (d × eta + seen right)/(d + draws), kept
    /// above what the claim allows by c/√(d + draws). eta in 0..=1, c at least 0, d above 0.
    AlphaShrink {
        /// Share of right work expected beforehand.
        eta: f64,
        /// How far above the claim's share the guess is kept.
        c: f64,
        /// How many draws the expectation is worth.
        d: f64,
    },
    /// ALPHA with the share of right work expected in the lot, at least 1 − limit: for errors of 0 and 1 the likelihood ratio of the two
    /// numbers of bad units itself, as in Wald's test. Once more errors were seen than expected of the whole lot it is lost.
    AlphaFixed {
        /// Share of right work expected.
        eta: f64,
    },
    /// The same bet, 0..=1, on each draw.
    Fixed {
        /// The part of what is left that is put on each unit of error less than the claim allows.
        bet: f64,
    },
    /// The bet that would have been best for mean and variance so far (approximate growth rate adaptive to the particular alternative).
    Agrapa {
        /// The first bet, 0..=1.
        first: f64,
    },
    /// Kaplan-Kolmogorov; drawn with replacement it is Kaplan-Markov: the ratio of what was seen and what the claim expects, both raised.
    Kaplan {
        /// How far both are raised, at least 0: without it one wrong unit loses all.
        g: f64,
    },
    /// Kaplan-Wald: a part of the stake is kept, the rest grows by the ratio.
    KaplanWald {
        /// The part that is kept, 0..=1.
        g: f64,
    },
}

impl Test {
    /// The test to begin with where errors are expected to be about `share` of the lot: [`Self::AlphaShrink`] around it, which errs on the
    /// side of what is seen.
    #[must_use]
    pub fn expecting(share: f64, limit: f64) -> Self {
        Self::expecting_by(share, limit, Self::WEIGHT)
    }

    /// How many draws an expectation is worth where nothing is said of it.
    pub const WEIGHT: f64 = 200.0;

    /// The same, with an expectation that is worth so many draws, above 0.
    #[must_use]
    pub fn expecting_by(share: f64, limit: f64, draws: f64) -> Self {
        Self::AlphaShrink { eta: 1.0 - share, c: (limit - share).max(0.0) / 2.0, d: draws }
    }

    fn check(&self, limit: f64) -> Result<(), LotError> {
        let unit = |x: f64| (0.0..=1.0).contains(&x);
        let fine = match *self {
            Self::AlphaShrink { eta, c, d } => unit(eta) && (0.0..=1e6).contains(&c) && d > 0.0 && d <= 1e12,
            // Betting on less right work than the claim allows would grow while it holds.
            Self::AlphaFixed { eta } => unit(eta) && eta >= 1.0 - limit,
            Self::Fixed { bet: part } | Self::Agrapa { first: part } | Self::KaplanWald { g: part } => unit(part),
            Self::Kaplan { g } => (0.0..=1e6).contains(&g),
        };
        if fine { Ok(()) } else { Err(LotError::Parameters) }
    }
}

/// What is tested.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// Units in the lot; nothing for draws with replacement, or from a process.
    pub lot: Option<u64>,
    /// The error share that the lot is claimed to have at least, 0..=1.
    pub limit: f64,
    /// The way of betting against it.
    pub test: Test,
}

/// What was seen so far: all that the next draw needs. Plain numbers, to be stored and taken up again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Draws.
    pub drawn: u64,
    /// Sum of 1 − error, and what its rounding left over.
    pub right: (f64, f64),
    /// Mean of 1 − error, and sum of squared distances from it.
    pub spread: (f64, f64),
    /// The mean of 1 − error that the claim allowed at the last draw at most.
    pub before: f64,
    /// ln of what a stake of 1 has become; −∞ once it is lost.
    pub ln_stake: f64,
    /// The smallest p so far.
    pub p: f64,
}

/// A running test. Each draw costs the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Running {
    claim: Claim,
    state: State,
}

impl Running {
    /// Before the first draw.
    ///
    /// # Errors [`LotError::Lot`] for an empty lot or more than 10¹² units; [`LotError::Share`] for a limit outside 0..=1;
    /// [`LotError::Parameters`] for a test's parameter outside its range.
    pub fn new(claim: Claim) -> Result<Self, LotError> {
        if claim.lot.is_some_and(|lot| lot == 0 || lot > MOST) {
            return Err(LotError::Lot);
        }
        if !(0.0..=1.0).contains(&claim.limit) {
            return Err(LotError::Share);
        }
        claim.test.check(claim.limit)?;
        let state = State { drawn: 0, right: (0.0, 0.0), spread: (0.0, 0.0), before: 1.0 - claim.limit, ln_stake: 0.0, p: 1.0 };
        Ok(Self { claim, state })
    }

    /// Takes a test up again where it was left.
    ///
    /// # Errors
    /// As [`Self::new`]; [`LotError::Counts`] for a state that no draws lead to.
    pub fn resume(claim: Claim, state: State) -> Result<Self, LotError> {
        let mut running = Self::new(claim)?;
        let drawn = state.drawn as f64;
        let sums = state.right.0 >= 0.0 && state.right.0 <= drawn && state.right.1.abs() <= 1.0;
        let spread = (0.0..=1.0).contains(&state.spread.0) && state.spread.1 >= 0.0 && state.spread.1 <= drawn;
        let numbers = state.before.is_finite() && !state.ln_stake.is_nan() && (0.0..=1.0).contains(&state.p);
        if !(sums && spread && numbers) || claim.lot.is_some_and(|lot| state.drawn > lot) {
            return Err(LotError::Counts);
        }
        running.state = state;
        Ok(running)
    }

    /// What was seen so far.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }

    /// What is tested.
    #[must_use]
    pub fn claim(&self) -> Claim {
        self.claim
    }

    /// The smallest p so far, 0..=1: if the claim holds it is ever at most r with at most the chance r.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.state.p
    }

    /// The claim holds whatever follows: the errors that were seen are already as many as the limit allows in the whole lot. Nothing can be
    /// certified any more.
    #[must_use]
    pub fn holds(&self) -> bool {
        match self.claim.lot {
            Some(lot) if lot > self.state.drawn => self.allowed() >= 1.0,
            Some(_) => self.state.p > 0.0,
            None => false,
        }
    }

    /// Takes the next draw's error, and gives the smallest p so far.
    ///
    /// # Errors
    /// [`LotError::Share`] for an error outside 0..=1; [`LotError::Ended`] after the whole lot. Nothing is changed then.
    pub fn draw(&mut self, error: f64) -> Result<f64, LotError> {
        if !(0.0..=1.0).contains(&error) {
            return Err(LotError::Share);
        }
        if self.claim.lot.is_some_and(|lot| self.state.drawn >= lot) {
            return Err(LotError::Ended);
        }
        let right = 1.0 - error;
        let allowed = self.allowed();
        let growth = self.growth(right, allowed);
        let state = &mut self.state;
        // What is lost stays lost, whatever a later draw would multiply it with.
        state.ln_stake = if growth > 0.0 && state.ln_stake > f64::NEG_INFINITY { state.ln_stake + growth.ln() } else { f64::NEG_INFINITY };
        state.drawn += 1;
        state.right = add(state.right, right);
        let away = right - state.spread.0;
        state.spread.0 = (state.spread.0 + away / state.drawn as f64).clamp(0.0, 1.0);
        state.spread.1 += away * (right - state.spread.0);
        state.before = allowed;
        let surely_below = self.left().is_some_and(|(left, margin)| left < -margin);
        let p = if surely_below { 0.0 } else { (-self.state.ln_stake).exp().min(1.0) };
        self.state.p = self.state.p.min(p);
        Ok(self.state.p)
    }

    /// How much right work the claim leaves for the units not drawn, and what rounding may have changed in it.
    fn left(&self) -> Option<(f64, f64)> {
        let lot = self.claim.lot? as f64;
        Some((lot * (1.0 - self.claim.limit) - self.state.right.0 - self.state.right.1, 1e-9 + lot * 1e-15))
    }

    /// The largest mean of 1 − error of the units not drawn under the claim: below 0 it is refuted, above 1 it holds for sure.
    fn allowed(&self) -> f64 {
        let Some((left, margin)) = self.left() else { return 1.0 - self.claim.limit };
        let units = self.claim.lot.unwrap_or(0).saturating_sub(self.state.drawn) as f64;
        // At the ends the last digits of a sum would decide.
        if left.abs() <= margin {
            0.0
        } else if (left - units).abs() <= margin {
            1.0
        } else {
            left / units
        }
    }

    /// What the stake is multiplied with; `m` is [`Self::allowed`].
    fn growth(&self, x: f64, m: f64) -> f64 {
        // Below 0 the claim is refuted already, at 0 only wrong units would keep it: neither draw tells more.
        if m <= 0.0 {
            return 1.0;
        }
        if m > 1.0 {
            return 0.0;
        }
        let State { drawn, spread, before, .. } = self.state;
        let seen = drawn as f64;
        match self.claim.test {
            Test::AlphaShrink { eta, c, d } => {
                let away = c / (d + seen).sqrt();
                let guess = (d * eta + self.state.right.0 + self.state.right.1) / (d + seen);
                alpha(x, m, guess.max(m * (1.0 + f64::EPSILON) + away).min(1.0 - f64::EPSILON - away))
            }
            Test::AlphaFixed { eta } => alpha(x, m, self.of_the_rest(eta)),
            Test::Fixed { bet } => wager(x, m, bet),
            Test::Agrapa { first } if drawn == 0 => wager(x, m, first),
            Test::Agrapa { .. } => {
                let (above, variance) = (spread.0 - before, spread.1 / seen);
                let all = variance + above * above;
                wager(x, m, if all > 0.0 { above / all } else { 0.0 })
            }
            Test::Kaplan { g } => (x + g) / (m + g),
            Test::KaplanWald { g } => (1.0 - g) * x / m + g,
        }
    }

    /// The expected share of right work in the units not drawn, where it is `eta` in the lot.
    fn of_the_rest(&self, eta: f64) -> f64 {
        let Some(lot) = self.claim.lot else { return eta };
        let left = lot as f64 * eta - self.state.right.0 - self.state.right.1;
        left / lot.saturating_sub(self.state.drawn) as f64
    }
}

/// ALPHA's factor for a guess of the share of right work. A guess below what the claim allows would gain by errors while it holds: it is
/// not bet on. So near to 1 there is nothing to win.
fn alpha(x: f64, m: f64, guess: f64) -> f64 {
    if 1.0 - m <= 1e-6 {
        return 1.0;
    }
    let guess = guess.min(1.0).max(m);
    x * guess / m + (1.0 - x) * (1.0 - guess) / (1.0 - m)
}

/// A bet's factor; no more is put in than can be lost, and nothing on errors.
fn wager(x: f64, m: f64, bet: f64) -> f64 {
    (1.0 + bet.clamp(0.0, (1.0 - f64::EPSILON) / m) * (x - m)).max(0.0)
}

/// Adds with what earlier roundings left over (Neumaier 1974).
fn add((sum, over): (f64, f64), x: f64) -> (f64, f64) {
    let next = sum + x;
    let lost = if sum.abs() >= x.abs() { (sum - next) + x } else { (x - next) + sum };
    (next, over + lost)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each way of betting against "a quarter or more is wrong".
    const WAYS: [Test; 8] = [
        Test::AlphaShrink { eta: 0.95, c: 0.1, d: 10.0 },
        Test::AlphaShrink { eta: 0.5, c: 3.0, d: 2.0 },
        Test::AlphaFixed { eta: 0.9 },
        Test::Fixed { bet: 1.0 },
        Test::Agrapa { first: 1.0 },
        Test::Kaplan { g: 0.0 },
        Test::Kaplan { g: 0.3 },
        Test::KaplanWald { g: 0.2 },
    ];

    fn running(lot: Option<u64>, limit: f64, test: Test) -> Running {
        Running::new(Claim { lot, limit, test }).unwrap()
    }

    #[test]
    fn closed_forms_of_right_work_from_a_process() {
        // Under the claim nine tenths are right: each right unit multiplies by what the bet makes of a tenth more.
        for (test, growth) in [
            (Test::Fixed { bet: 0.5 }, 1.05),
            (Test::AlphaFixed { eta: 0.99 }, 1.1),
            (Test::Kaplan { g: 0.1 }, 1.1),
            (Test::KaplanWald { g: 0.1 }, 1.1),
            // The variance of right work alone is 0: all that may be put in is.
            (Test::Agrapa { first: 1.0 }, 1.0 / 0.9),
        ] {
            let mut running = running(None, 0.1, test);
            for n in 1..=30 {
                let p = running.draw(0.0).unwrap();
                let expected = match test {
                    Test::AlphaFixed { .. } => (0.9_f64 / 0.99).powi(n),
                    Test::KaplanWald { .. } => 1.0 / (0.9_f64 / 0.9 + 0.1).powi(n),
                    Test::Agrapa { .. } => 1.0 / (1.1 * f64::powi(growth, n - 1)),
                    _ => 1.0 / f64::powi(growth, n),
                };
                assert!((p - expected).abs() < 1e-12, "{test:?} {n}: {p} {expected}");
            }
        }
    }

    /// All orders of the errors that remain: the share of them that ever come to a p of at most `risk`.
    fn ever(running: Running, errors: &mut [(f64, u32)], risk: f64) -> f64 {
        if running.p() <= risk {
            return 1.0;
        }
        let left: u32 = errors.iter().map(|e| e.1).sum();
        let mut share = 0.0;
        for i in 0..errors.len() {
            let (error, many) = errors[i];
            if many > 0 {
                let mut next = running;
                next.draw(error).unwrap();
                errors[i].1 -= 1;
                share += f64::from(many) / f64::from(left) * ever(next, errors, risk);
                errors[i].1 += 1;
            }
        }
        share
    }

    #[test]
    fn over_all_orders_of_lots_at_the_limit_and_beyond_the_risk_is_kept_exactly() {
        for test in WAYS {
            for mut errors in [[(0.0, 9), (1.0, 3), (0.5, 0)], [(0.0, 8), (1.0, 2), (0.5, 2)], [(0.0, 7), (1.0, 4), (0.5, 1)]] {
                for risk in [0.02, 0.1, 0.3] {
                    let share = ever(running(Some(12), 0.25, test), &mut errors, risk);
                    assert!(share <= risk + 1e-12, "{test:?} {errors:?} {risk}: {share}");
                }
            }
            // Just below the limit the end of the lot proves it, in whatever order.
            let below = ever(running(Some(12), 0.25, test), &mut [(0.0, 9), (1.0, 2), (0.5, 1)], 0.02);
            assert!((below - 1.0).abs() < 1e-12, "{test:?}: {below}");
        }
    }

    #[test]
    fn what_was_lost_stays_lost_until_the_rest_of_the_lot_proves_otherwise() {
        let mut running = running(Some(20), 0.25, Test::AlphaFixed { eta: 0.95 });
        running.draw(1.0).unwrap();
        running.draw(1.0).unwrap();
        assert_eq!((running.state().ln_stake, running.p()), (f64::NEG_INFINITY, 1.0));
        assert!(!running.holds());
        let certified = (3..=20).find(|_| running.draw(0.0).unwrap() == 0.0);
        // Of the five errors that the limit takes two were seen: with two units left there can be four.
        assert_eq!(certified, Some(18));
        assert_eq!(running.draw(f64::NAN), Err(LotError::Share));
    }
}

//! Wald's sequential probability ratio test over right and wrong answers, truncated and looked at in blocks, with its exact error rates.
//!
//! Wald's own approximations (1947) neglect that a walk overshoots its bound and that a form ends. Here the distribution of the walk is
//! carried forward answer by answer, so the rates are those of the plan as it is used.

/// Two walks that differ by less than this are at the same place: bounds are met in floating point.
pub(super) const MARGIN: f64 = 1e-9;

/// A sequential plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Success rate of a person who is to pass, in 0..1, above `p_nonmaster`.
    pub p_master: f64,
    /// Success rate of a person who is not to pass, in 0..1.
    pub p_nonmaster: f64,
    /// Promised share of non-masters passed.
    pub alpha: f64,
    /// Promised share of masters put below the line.
    pub beta: f64,
    /// No verdict before so many counted items.
    pub min_items: usize,
    /// The last counted item.
    pub max_items: usize,
    /// Verdicts are looked at when so many items are handed in.
    pub block: usize,
}

/// Why a plan makes no test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// Rates are not `0 < p_nonmaster < p_master < 1`.
    Rates,
    /// Risks are not each in 0..1 with `alpha + beta < 1`.
    Risks,
    /// Not `1 <= min_items <= max_items`, or a block of no items.
    Lengths,
}

/// What a plan does with people of one success rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Operating {
    /// Share passed by machine.
    pub pass: f64,
    /// Share put below the line by machine.
    pub below: f64,
    /// Share left to a person because the form ended first.
    pub undecided: f64,
    /// Mean number of counted items.
    pub mean_items: f64,
}

impl Plan {
    /// Checks that the plan makes a test.
    ///
    /// # Errors
    /// [`PlanError`] for the first rule that the plan breaks.
    pub fn check(&self) -> Result<(), PlanError> {
        let inside = |p: f64| p > 0.0 && p < 1.0;
        if !(inside(self.p_nonmaster) && inside(self.p_master) && self.p_nonmaster < self.p_master) {
            return Err(PlanError::Rates);
        }
        if !(inside(self.alpha) && inside(self.beta) && self.alpha + self.beta < 1.0) {
            return Err(PlanError::Risks);
        }
        if self.min_items == 0 || self.max_items < self.min_items || self.block == 0 {
            return Err(PlanError::Lengths);
        }
        Ok(())
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

    /// What one right answer adds.
    #[must_use]
    pub fn step_right(&self) -> f64 {
        (self.p_master / self.p_nonmaster).ln()
    }

    /// What one wrong answer adds (a negative number).
    #[must_use]
    pub fn step_wrong(&self) -> f64 {
        ((1.0 - self.p_master) / (1.0 - self.p_nonmaster)).ln()
    }

    /// Exact outcome shares and mean length for people whose every answer is right with chance `p`, by dynamic programming over
    /// (answers, right answers).
    ///
    /// # Errors
    /// [`PlanError`] as [`Plan::check`].
    pub fn operating(&self, p: f64) -> Result<Operating, PlanError> {
        self.check()?;
        let p = p.clamp(0.0, 1.0);
        let mut alive = vec![1.0_f64];
        let mut out = Operating { pass: 0.0, below: 0.0, undecided: 0.0, mean_items: 0.0 };
        for n in 1..=self.max_items {
            out.mean_items += alive.iter().sum::<f64>();
            let mut next = vec![0.0; n + 1];
            for (right, share) in alive.iter().enumerate() {
                next[right + 1] += share * p;
                next[right] += share * (1.0 - p);
            }
            alive = next;
            if n >= self.min_items && (n % self.block == 0 || n == self.max_items) {
                self.look(n, &mut alive, &mut out);
            }
        }
        out.undecided = alive.iter().sum();
        Ok(out)
    }

    /// The walk after each answer up to the first verdict, looked at after every answer and without a limit of items.
    #[must_use]
    pub fn walk(&self, answers: &[bool]) -> (Vec<f64>, Option<bool>) {
        let (mut at, mut path) = (0.0, Vec::new());
        for right in answers {
            at += if *right { self.step_right() } else { self.step_wrong() };
            path.push(at);
            if at >= self.upper() - MARGIN {
                return (path, Some(true));
            }
            if at <= self.lower() + MARGIN {
                return (path, Some(false));
            }
        }
        (path, None)
    }

    /// The bounds as lines on the number of right answers among n: pass at `slope` × n + the first,
    /// below at `slope` × n + the second (negative).
    #[must_use]
    pub fn lines(&self) -> (f64, f64, f64) {
        let gap = self.step_right() - self.step_wrong();
        (-self.step_wrong() / gap, self.upper() / gap, self.lower() / gap)
    }

    /// Wald's approximation of the mean length at both rates, (non-master, master): it neglects that a walk overshoots.
    #[must_use]
    pub fn wald_lengths(&self) -> (f64, f64) {
        let at = |p: f64, passed: f64| {
            let drift = p * self.step_right() + (1.0 - p) * self.step_wrong();
            (passed * self.upper() + (1.0 - passed) * self.lower()) / drift
        };
        (at(self.p_nonmaster, self.alpha), at(self.p_master, 1.0 - self.beta))
    }

    fn look(&self, n: usize, alive: &mut [f64], out: &mut Operating) {
        for (right, share) in alive.iter_mut().enumerate() {
            let walk = right as f64 * self.step_right() + (n - right) as f64 * self.step_wrong();
            if walk >= self.upper() - MARGIN {
                out.pass += std::mem::take(share);
            } else if walk <= self.lower() + MARGIN {
                out.below += std::mem::take(share);
            }
        }
    }

    /// What the plan gives against what it promises, over `attempts` attempts: a non-master passed by machine in any attempt (a new attempt
    /// follows only a below-the-line), and a master put below the line in one attempt.
    ///
    /// # Errors
    /// [`PlanError`] as [`Plan::check`].
    pub fn promises(&self, attempts: u32) -> Result<Kept, PlanError> {
        let weak = self.operating(self.p_nonmaster)?;
        let strong = self.operating(self.p_master)?;
        let mut again = 1.0;
        let mut passed = 0.0;
        for _ in 0..attempts.max(1) {
            passed += again * weak.pass;
            again *= weak.below;
        }
        Ok(Kept { nonmaster_passed: passed, master_below: strong.below })
    }

    /// Whether the plan gives what it promises over `attempts` attempts, to half a unit of the third decimal.
    ///
    /// # Errors
    /// [`PlanError`] as [`Plan::check`].
    pub fn keeps(&self, attempts: u32) -> Result<bool, PlanError> {
        self.keeps_within((self.alpha, self.beta), attempts)
    }

    /// The same against other risks, alpha and beta, than those that the bounds are computed from.
    ///
    /// # Errors
    /// [`PlanError`] as [`Plan::check`].
    pub fn keeps_within(&self, (alpha, beta): (f64, f64), attempts: u32) -> Result<bool, PlanError> {
        let kept = self.promises(attempts)?;
        Ok(kept.nonmaster_passed <= alpha + SLACK && kept.master_below <= beta + SLACK)
    }

    /// The least `min_items`, with the least `max_items` beside it, that keep the promises with the same bounds and block; `None` where no
    /// test of up to `longest` items does. A first look that comes later sees fewer walks that have strayed over a bound by chance.
    #[must_use]
    pub fn lengths_that_keep(&self, attempts: u32, longest: usize) -> Option<(usize, usize)> {
        self.lengths_within((self.alpha, self.beta), attempts, longest)
    }

    /// The same against other risks, alpha and beta, than those that the bounds are computed from.
    #[must_use]
    pub fn lengths_within(&self, risks: (f64, f64), attempts: u32, longest: usize) -> Option<(usize, usize)> {
        (self.min_items..=longest).find_map(|min_items| {
            let max_items = self.max_items.max(min_items);
            let plan = Self { min_items, max_items, ..*self };
            plan.keeps_within(risks, attempts).ok()?.then_some((min_items, max_items))
        })
    }
}

/// Half a unit of the third decimal: what a promise given to two decimals may be off by.
pub const SLACK: f64 = 0.0005;

/// The shortest test of fixed length with at most a plan's risks at its two rates, as (items, right answers to pass); `None` beyond
/// `longest`. As for the plan, `alpha` is over all of `attempts` attempts, of which the next follows a failed one, and `beta` over one.
#[must_use]
pub fn fixed_length(plan: &Plan, attempts: u32, longest: usize) -> Option<(usize, usize)> {
    plan.check().ok()?;
    let tries = f64::from(attempts.max(1));
    let at_least = |k: u64, n: u64, p: f64| crate::interval::binomial_at_least(k, n, p).unwrap_or(1.0);
    (1..=longest).find_map(|n| {
        let items = n as u64;
        // The smallest cut that keeps the first risk; a higher one only worsens the second.
        let (mut low, mut high) = (0, items + 1);
        while low < high {
            let middle = u64::midpoint(low, high);
            let passed = if middle > items { 0.0 } else { at_least(middle, items, plan.p_nonmaster) };
            if 1.0 - (1.0 - passed).powf(tries) <= plan.alpha { high = middle } else { low = middle + 1 }
        }
        let fails = if low > items { 1.0 } else { 1.0 - at_least(low, items, plan.p_master) };
        (fails <= plan.beta).then_some((n, low as usize))
    })
}

/// The error rates that a plan really has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kept {
    /// Chance that a person at `p_nonmaster` is passed by machine in any attempt; promised is `alpha`.
    pub nonmaster_passed: f64,
    /// Chance that a person at `p_master` is put below the line in an attempt; promised is `beta`.
    pub master_below: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Plan = Plan { p_master: 0.85, p_nonmaster: 0.65, alpha: 0.05, beta: 0.05, min_items: 20, max_items: 37, block: 5 };

    #[test]
    fn shares_add_up_to_one_and_lengths_stay_in_range() {
        for p in [0.0, 0.3, 0.65, 0.85, 1.0] {
            let o = ENGLISH.operating(p).unwrap();
            assert!((o.pass + o.below + o.undecided - 1.0).abs() < 1e-12);
            assert!((20.0..=37.0).contains(&o.mean_items));
        }
    }

    #[test]
    fn figures_published_beside_the_shipped_plans() {
        // gold_sets/mandarin-sg/project.toml states them: english, mandarin, skills over two attempts.
        let mandarin = Plan { p_master: 0.92, p_nonmaster: 0.75, min_items: 24, max_items: 50, ..ENGLISH };
        let skills = Plan { beta: 0.10, min_items: 16, max_items: 29, ..ENGLISH };
        for (plan, stated) in [(ENGLISH, 0.039), (mandarin, 0.041), (skills, 0.034)] {
            let kept = plan.promises(2).unwrap();
            assert!((kept.nonmaster_passed - stated).abs() < 0.0006, "{} against {stated}", kept.nonmaster_passed);
        }
        let o = ENGLISH.operating(0.85).unwrap();
        assert!((o.pass - 0.73).abs() < 0.01 && (o.mean_items - 28.0).abs() < 1.0, "{o:?}");
    }

    #[test]
    fn fixed_tests_and_wald_lengths_of_the_research_page_section_3_7() {
        for (p0, p1, risk, lengths, fixed) in [
            (0.65, 0.75, 0.05, (107.1, 114.2), (230, 162)),
            (0.70, 0.90, 0.05, (17.2, 22.8), (41, 34)),
            (0.75, 0.90, 0.05, (28.7, 36.6), (70, 59)),
            (0.60, 0.80, 0.05, (25.3, 29.0), (60, 43)),
            (0.60, 0.80, 0.10, (16.8, 19.2), (36, 26)),
        ] {
            let plan = Plan { p_nonmaster: p0, p_master: p1, alpha: risk, beta: risk, min_items: 1, max_items: 1000, block: 1 };
            assert_eq!(fixed_length(&plan, 1, 1000), Some(fixed), "{p0} {p1}");
            let ours = plan.wald_lengths();
            assert!((ours.0 - lengths.0).abs() < 0.06 && (ours.1 - lengths.1).abs() < 0.06, "{ours:?}");
        }
        assert_eq!(fixed_length(&ENGLISH, 1, 3), None);
    }

    #[test]
    fn a_fixed_test_over_two_attempts_keeps_its_risk_by_the_binomial_in_closed_form() {
        let (items, cut) = fixed_length(&ENGLISH, 2, 1000).unwrap();
        let tail = |n: usize, k: usize, p: f64| crate::interval::binomial_at_least(k as u64, n as u64, p).unwrap();
        let passed = tail(items, cut, 0.65);
        assert_eq!((items, cut), (62, 48));
        assert!(passed + (1.0 - passed) * passed <= 0.05 && 1.0 - tail(items, cut, 0.85) <= 0.05);
        // One item fewer keeps both risks with no cut.
        assert!((0..62).all(|k| {
            let p = tail(61, k, 0.65);
            p + (1.0 - p) * p > 0.05 || 1.0 - tail(61, k, 0.85) > 0.05
        }));
    }

    #[test]
    fn a_plan_that_breaks_its_promise_is_told_the_lengths_that_keep_it() {
        let hasty = Plan { p_master: 0.9, p_nonmaster: 0.7, alpha: 0.05, beta: 0.05, min_items: 1, max_items: 40, block: 1 };
        let kept = hasty.promises(2).unwrap();
        assert!(kept.nonmaster_passed > 0.05, "{kept:?}");
        let (min_items, max_items) = hasty.lengths_that_keep(2, 400).unwrap();
        assert!((2..=40).contains(&min_items) && max_items == 40);
        let keeps = |min_items: usize| Plan { min_items, ..hasty }.keeps(2).unwrap();
        assert!(keeps(min_items) && !keeps(min_items - 1));
        assert_eq!(ENGLISH.lengths_that_keep(2, 400), Some((20, 37)), "a plan that keeps its promise stays as it is");
    }

    #[test]
    fn exact_rates_and_lengths_lie_within_four_standard_errors_of_a_million_simulated_tests() {
        let mut chance = crate::draw::Stream::new(20_261_125);
        let runs = 1_000_000_u32;
        for p in [ENGLISH.p_nonmaster, ENGLISH.p_master] {
            let exact = ENGLISH.operating(p).unwrap();
            let (mut passed, mut below, mut items, mut squares) = (0_u32, 0_u32, 0.0, 0.0);
            for _ in 0..runs {
                let (mut n, mut walk) = (0, 0.0);
                while n < ENGLISH.max_items {
                    n += 1;
                    walk += if chance.uniform() < p { ENGLISH.step_right() } else { ENGLISH.step_wrong() };
                    let looked_at = n >= ENGLISH.min_items && (n % ENGLISH.block == 0 || n == ENGLISH.max_items);
                    if looked_at && (walk >= ENGLISH.upper() - MARGIN || walk <= ENGLISH.lower() + MARGIN) {
                        passed += u32::from(walk > 0.0);
                        below += u32::from(walk < 0.0);
                        break;
                    }
                }
                items += n as f64;
                squares += (n as f64).powi(2);
            }
            let n = f64::from(runs);
            let near = |seen: f64, share: f64| (seen / n - share).abs() <= 4.0 * (share * (1.0 - share) / n).sqrt();
            assert!(near(f64::from(passed), exact.pass) && near(f64::from(below), exact.below), "{p}: {passed} {below} {exact:?}");
            let error = ((squares / n - (items / n).powi(2)) / n).sqrt();
            assert!((items / n - exact.mean_items).abs() <= 4.0 * error, "{} {exact:?}", items / n);
        }
    }

    #[test]
    fn a_plan_that_makes_no_test_is_refused() {
        assert_eq!(Plan { p_master: 0.5, ..ENGLISH }.check(), Err(PlanError::Rates));
        assert_eq!(Plan { alpha: 0.6, beta: 0.5, ..ENGLISH }.check(), Err(PlanError::Risks));
        assert_eq!(Plan { min_items: 0, ..ENGLISH }.check(), Err(PlanError::Lengths));
    }
}

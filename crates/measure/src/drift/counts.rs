//! The chance that a rule about counts of right answers stops somebody: exactly, by following every record that the rule can still tell
//! apart, and by seeded simulation where these are too many.
//!
//! A rule is asked after each answer with how many of the newest answers there are, and how many of them were right. Answers are right with
//! one chance, independently. A rule that looks at everything, or at a window that is never full, needs the number of right answers only;
//! one that looks at the newest w answers needs which of the last w − 1 were wrong: a Markov chain whose states are those patterns on which
//! it has not spoken yet.

use super::ChartError;
use crate::draw::Stream;

/// A rule: asked with the number of answers that it looks at, and how many of them were right.
pub type Rule<'r> = dyn Fn(usize, usize) -> bool + 'r;

/// What is asked of a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question {
    /// The newest answers that the rule looks at; none for all of them.
    pub window: Option<usize>,
    /// The chance that an answer is right, in 0..=1.
    pub level: f64,
    /// Answers, up to 20,000.
    pub answers: usize,
}

/// Most patterns that are followed at once.
const MOST_PATTERNS: usize = 20_000;

impl Question {
    fn check(self) -> Result<Self, ChartError> {
        let fits = (0.0..=1.0).contains(&self.level) && self.answers <= 20_000 && self.window != Some(0);
        if fits { Ok(self) } else { Err(ChartError::Parameters) }
    }

    /// The window, where it is ever full and something leaves it.
    fn sliding(self) -> Option<usize> {
        self.window.filter(|window| *window < self.answers)
    }

    /// The exact chance that the rule speaks within so many answers; none where it has to tell more than 20,000 patterns apart, or looks at
    /// more than 128 answers while older ones leave. O(answers²), or O(answers × patterns × log patterns) behind a sliding window.
    ///
    /// # Errors
    /// [`ChartError::Parameters`] for a level outside 0..=1, a window of nothing, or more than 20,000 answers.
    pub fn exactly(self, rule: &Rule) -> Result<Option<f64>, ChartError> {
        let question = self.check()?;
        Ok(match question.sliding() {
            None => Some(question.by_counts(rule)),
            Some(window) if window <= 128 => question.by_patterns(rule, window),
            Some(_) => None,
        })
    }

    fn by_counts(self, rule: &Rule) -> f64 {
        let mut alive = vec![1.0_f64];
        let mut spoken = 0.0;
        for n in 1..=self.answers {
            let mut now = vec![0.0; n + 1];
            for (right, share) in alive.iter().enumerate() {
                now[right + 1] += share * self.level;
                now[right] += share * (1.0 - self.level);
            }
            for (right, share) in now.iter_mut().enumerate().filter(|(_, share)| **share > 0.0) {
                if rule(n, right) {
                    spoken += std::mem::take(share);
                }
            }
            alive = now;
        }
        f64::min(spoken, 1.0)
    }

    fn by_patterns(self, rule: &Rule, window: usize) -> Option<f64> {
        let whole = if window == 128 { u128::MAX } else { (1 << window) - 1 };
        // The answers that still count after the next one: all but the oldest of a full window. A bit is set where the answer was wrong.
        let kept = whole >> 1;
        let certain = certain(rule, window);
        let mut alive: Vec<(u128, f64)> = vec![(0, 1.0)];
        let mut spoken = 0.0;
        for n in 1..=self.answers {
            let mut now = Vec::with_capacity(2 * alive.len());
            for (pattern, share) in &alive {
                for (wrong, chance) in [(0, self.level), (1, 1.0 - self.level)] {
                    let (next, share) = ((pattern << 1 | wrong) & whole, share * chance);
                    let number = n.min(window);
                    if share > 0.0 && certain[number - 1][number - next.count_ones() as usize] {
                        spoken += share;
                    } else if share > 0.0 {
                        now.push((next & kept, share));
                    }
                }
            }
            now.sort_unstable_by_key(|(pattern, _)| *pattern);
            now.dedup_by(|later, before| {
                let same = later.0 == before.0;
                if same {
                    before.1 += later.1;
                }
                same
            });
            if now.len() > MOST_PATTERNS {
                return None;
            }
            alive = now;
        }
        Some(f64::min(spoken, 1.0))
    }

    /// The share of simulated people on whom the rule speaks within so many answers. Its standard error is √(share (1 − share) / people).
    /// O(people × answers).
    ///
    /// # Errors
    /// As [`Self::exactly`], and for nobody or more than 10,000,000 people.
    pub fn simulated(self, rule: &Rule, people: u32, seed: u64) -> Result<f64, ChartError> {
        let question = self.check()?;
        if !(1..=10_000_000).contains(&people) {
            return Err(ChartError::Parameters);
        }
        let mut stream = Stream::new(seed);
        let spoken = (0..people).filter(|_| question.person(rule, &mut stream)).count();
        Ok(spoken as f64 / f64::from(people))
    }

    fn person(self, rule: &Rule, stream: &mut Stream) -> bool {
        let window = self.window.unwrap_or(self.answers).min(self.answers);
        let mut answers = Vec::with_capacity(self.answers);
        let mut right = 0;
        for n in 1..=self.answers {
            let answer = stream.uniform() < self.level;
            answers.push(answer);
            right += usize::from(answer);
            right -= usize::from(n > window && answers[n - 1 - window]);
            if rule(n.min(window), right) {
                return true;
            }
        }
        false
    }
}

/// Of n answers, at index n − 1, and so many right ones: whether the rule speaks, now or whatever comes before the first answer leaves the
/// window. Such records need not be told apart any longer.
fn certain(rule: &Rule, window: usize) -> Vec<Vec<bool>> {
    let mut all: Vec<Vec<bool>> = Vec::with_capacity(window);
    for n in (1..=window).rev() {
        let later = |right: usize| all.last().is_some_and(|row| row[right] && row[right + 1]);
        let row = (0..=n).map(|right| rule(n, right) || later(right)).collect();
        all.push(row);
    }
    all.reverse();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drift::rule::stopped_by_lifetime_mean;

    /// Every record of so many answers, each with its chance: what the chance of a rule is by its definition.
    fn enumerated(question: Question, rule: &Rule) -> f64 {
        let mut total = 0.0;
        for record in 0_u32..1 << question.answers {
            let right_at = |i: usize| record >> i & 1 == 1;
            let spoke = (1..=question.answers).any(|n| {
                let from = n - question.window.unwrap_or(n).min(n);
                rule(n - from, (from..n).filter(|i| right_at(*i)).count())
            });
            if spoke {
                let right = record.count_ones();
                total += question.level.powi(right as i32) * (1.0 - question.level).powi(question.answers as i32 - right as i32);
            }
        }
        total
    }

    #[test]
    fn chances_are_those_of_an_enumeration_of_every_record() {
        let rules: [&Rule; 4] = [
            &|n, right| n >= 4 && (right as f64) < 0.75 * n as f64,
            &|n, right| n - right >= 3,
            &|n, right| n >= 5 && right == n,
            &|n, right| (3..=6).contains(&n) && n - right >= 2,
        ];
        for rule in rules {
            for window in [None, Some(1), Some(4), Some(5), Some(7), Some(14), Some(20)] {
                for level in [0.0, 0.3, 0.8, 0.95, 1.0] {
                    let question = Question { window, level, answers: 14 };
                    let exact = question.exactly(rule).unwrap().unwrap();
                    assert!((exact - enumerated(question, rule)).abs() < 1e-12, "{question:?} {exact}");
                }
            }
        }
    }

    #[test]
    fn a_run_of_three_in_ten_tosses_is_that_of_the_tribonacci_numbers_in_closed_form() {
        // Of the 1,024 records of ten tosses, 504 (a tribonacci number) have no run of three heads.
        let run = Question { window: Some(3), level: 0.5, answers: 10 }.exactly(&|n, right| n - right >= 3).unwrap().unwrap();
        assert!((run - (1.0 - 504.0 / 1024.0)).abs() < 1e-15, "{run}");
    }

    #[test]
    fn strikes_over_a_lifetime_are_a_binomial_tail_in_closed_form() {
        let found = Question { window: None, level: 0.95, answers: 50 }.exactly(&|n, right| n - right >= 4).unwrap().unwrap();
        let choose = |n: u32, k: u32| (0..k).map(|i| f64::from(n - i) / f64::from(k - i)).product::<f64>();
        let fewer: f64 = (0..4).map(|k| choose(50, k) * 0.05_f64.powi(k as i32) * 0.95_f64.powi(50 - k as i32)).sum();
        assert!((found - (1.0 - fewer)).abs() < 1e-12, "{found}");
    }

    #[test]
    fn a_mean_over_a_lifetime_is_what_is_known_of_it() {
        for (below, after, level, answers) in [(0.95, 10, 0.97, 50), (0.70, 5, 0.85, 50), (0.95, 10, 0.86, 10)] {
            let question = Question { window: None, level, answers };
            let found = question.exactly(&|n, right| n >= after && (right as f64 / n as f64) < below).unwrap().unwrap();
            assert!((found - stopped_by_lifetime_mean(below, after, level, answers).unwrap()).abs() < 1e-12);
        }
    }

    #[test]
    fn a_simulation_meets_the_exact_chance_and_too_many_patterns_are_said() {
        let rule: &Rule = &|n, right| n >= 20 && n - right >= 4;
        let question = Question { window: Some(20), level: 0.92, answers: 60 };
        let exact = question.exactly(rule).unwrap().unwrap();
        let found = question.simulated(rule, 40_000, 7).unwrap();
        // Four standard errors.
        assert!((found - exact).abs() < 4.0 * (exact * (1.0 - exact) / 40_000.0).sqrt(), "{found} {exact}");
        let many: &Rule = &|n, right| n >= 80 && (right as f64) < 0.75 * n as f64;
        assert_eq!(Question { window: Some(80), level: 0.95, answers: 327 }.exactly(many), Ok(None));
        assert!(Question { window: Some(80), level: 0.95, answers: 80 }.exactly(many).unwrap().is_some_and(|c| c < 1e-9));
        for wrong in [
            Question { window: Some(0), level: 0.9, answers: 5 },
            Question { window: None, level: 1.1, answers: 5 },
            Question { window: None, level: f64::NAN, answers: 5 },
            Question { window: None, level: 0.9, answers: 20_001 },
        ] {
            assert_eq!(wrong.exactly(rule), Err(ChartError::Parameters));
        }
        assert_eq!(question.simulated(rule, 0, 7), Err(ChartError::Parameters));
    }
}

//! Plans of one or two samples, and what they promise: chance of acceptance, mean sample, total inspection, outgoing quality, quantiles.
//!
//! Formulas: Dodge and Romig (1941); Duncan, Quality Control and Industrial Statistics. A refused lot is inspected whole and its bad units
//! are put right, where a figure speaks of total inspection and outgoing quality.

use super::LotError;
use super::counts::{Incoming, MOST};
use crate::distribution::{beta_quantile, beta_tails, ln_beta};

/// One sample: the lot is accepted with fewer than `re` bad units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Single {
    /// Units in the sample.
    pub n: u64,
    /// Acceptance number: with so many bad units at most nothing is held against the lot.
    pub ac: u64,
    /// Rejection number. Under reduced inspection it may lie above `ac` + 1: in the gap between the lot is accepted, and normal inspection
    /// returns.
    pub re: u64,
}

/// Two samples: accepted on the first with at most `ac1` bad units, refused with `re1`, and else decided on both together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Double {
    /// Units in the first sample.
    pub n1: u64,
    /// Units in the second sample.
    pub n2: u64,
    /// Acceptance number of the first sample.
    pub ac1: u64,
    /// Rejection number of the first sample.
    pub re1: u64,
    /// Acceptance number of both samples together.
    pub ac2: u64,
    /// Rejection number of both together; between `ac2` and it the lot is accepted, as for one sample.
    pub re2: u64,
}

/// A plan of either kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Plan {
    /// One sample.
    Single(Single),
    /// Two samples.
    Double(Double),
}

/// What a plan of two samples does with lots of one quality.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Chance that the lot is accepted on the first sample.
    pub accept_first: f64,
    /// Chance that it is refused on the first sample.
    pub reject_first: f64,
    /// Chance that it is accepted on the second.
    pub accept_second: f64,
    /// Chance that it is accepted.
    pub accept: f64,
    /// Chance that it is accepted with at most `ac2` bad units at the end, not in the gap.
    pub accept_without_gap: f64,
    /// Mean number of units sampled (average sample number); no sample is cut short.
    pub mean_sample: f64,
}

/// What inspecting refused lots whole comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rectified {
    /// Mean number of units inspected for each lot (average total inspection).
    pub total_inspection: f64,
    /// Mean share of bad units after inspection (average outgoing quality).
    pub outgoing: f64,
}

/// The worst outgoing quality of a plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorstOutgoing {
    /// The average outgoing quality limit, 0..=1.
    pub limit: f64,
    /// The incoming share at which it is reached; nothing where every lot is inspected whole.
    pub at: Option<f64>,
}

/// The largest acceptance and rejection numbers, and samples of a plan of two: their counts are summed one by one.
const MOST_SUMMED: u64 = 10_000_000;

impl Single {
    /// The plan without a gap: refused with `ac` + 1 bad units.
    #[must_use]
    pub fn new(n: u64, ac: u64) -> Self {
        Self { n, ac, re: ac.saturating_add(1) }
    }

    /// Checks that it is a plan.
    ///
    /// # Errors
    /// [`LotError::Plan`] without a sample, or unless ac < re.
    pub fn check(&self) -> Result<(), LotError> {
        if self.n == 0 || self.n > MOST || self.ac >= self.re || self.re > MOST { Err(LotError::Plan) } else { Ok(()) }
    }

    /// Chance that what comes in is accepted, in the gap too.
    ///
    /// # Errors
    /// [`LotError::Plan`], or what is wrong with `incoming`.
    pub fn accept(&self, incoming: Incoming) -> Result<f64, LotError> {
        self.tails(incoming, self.re.saturating_sub(1)).map(|t| t.0)
    }

    /// Chance that it is refused: the complement, with its own digits where it is small.
    ///
    /// # Errors
    /// As [`Self::accept`].
    pub fn refuse(&self, incoming: Incoming) -> Result<f64, LotError> {
        self.tails(incoming, self.re.saturating_sub(1)).map(|t| t.1)
    }

    /// Chance that it is accepted with at most `ac` bad units.
    ///
    /// # Errors
    /// As [`Self::accept`].
    pub fn accept_without_gap(&self, incoming: Incoming) -> Result<f64, LotError> {
        self.tails(incoming, self.ac).map(|t| t.0)
    }

    fn tails(&self, incoming: Incoming, k: u64) -> Result<(f64, f64), LotError> {
        self.check()?;
        incoming.check()?;
        Ok(incoming.tails(incoming.sample(self.n), k))
    }

    /// Total inspection and outgoing quality for lots of `lot` units.
    ///
    /// # Errors
    /// [`LotError::Lot`] for an empty lot, and as [`Self::accept`].
    pub fn rectified(&self, lot: u64, incoming: Incoming) -> Result<Rectified, LotError> {
        let accept = self.accept(incoming)?;
        let (n, lot) = within(lot, self.n)?;
        Ok(Rectified { total_inspection: n * accept + lot * (1.0 - accept), outgoing: incoming.share() * accept * (lot - n) / lot })
    }

    /// The largest average outgoing quality over all shares that a process may have (binomial), for lots of `lot` units.
    ///
    /// The chance of acceptance is the survival function of a beta distribution, whose logarithm is concave: p times it has one maximum,
    /// where its relative slope is 0.
    ///
    /// # Errors
    /// [`LotError::Lot`] for an empty lot, [`LotError::Plan`].
    pub fn worst_outgoing(&self, lot: u64) -> Result<WorstOutgoing, LotError> {
        self.check()?;
        let (n, all) = within(lot, self.n)?;
        let kept = (all - n) / all;
        if kept <= 0.0 {
            return Ok(WorstOutgoing { limit: 0.0, at: None });
        }
        let last = self.re.saturating_sub(1);
        if last >= self.n {
            return Ok(WorstOutgoing { limit: kept, at: Some(1.0) });
        }
        let (a, b) = ((last + 1) as f64, (self.n - last) as f64);
        let constant = ln_beta(a, b);
        let rises = |p: f64| {
            let density = ((a - 1.0) * p.ln() + (b - 1.0) * (-p).ln_1p() - constant).exp();
            beta_tails(a, b, p, 1.0 - p).1 > p * density
        };
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..200 {
            let middle = f64::midpoint(low, high);
            if middle <= low || middle >= high {
                break;
            }
            if rises(middle) { low = middle } else { high = middle }
        }
        let at = f64::midpoint(low, high);
        Ok(WorstOutgoing { limit: at * beta_tails(a, b, at, 1.0 - at).1 * kept, at: Some(at) })
    }

    /// The share of bad units of a process (binomial) at which lots are accepted with a probability.
    ///
    /// # Errors
    /// [`LotError::Risk`] unless 0 < accept < 1; [`LotError::Plan`], also for a plan that accepts whatever comes.
    pub fn share_accepted_with(&self, accept: f64) -> Result<f64, LotError> {
        self.check()?;
        if !(accept > 0.0 && accept < 1.0) {
            return Err(LotError::Risk);
        }
        if self.re > self.n {
            return Err(LotError::Plan);
        }
        Ok(beta_quantile(self.re as f64, (self.n - self.re + 1) as f64, 1.0 - accept).0)
    }
}

impl Double {
    /// Checks that it is a plan.
    ///
    /// # Errors
    /// [`LotError::Plan`] without two samples, unless ac1 < re1 and ac2 < re2, or with more than ten million units.
    pub fn check(&self) -> Result<(), LotError> {
        let small = [self.n1, self.n2, self.re1, self.re2].iter().all(|x| *x <= MOST_SUMMED);
        let fits = self.n1 > 0 && self.n2 > 0 && self.ac1 < self.re1 && self.ac2 < self.re2;
        if small && fits { Ok(()) } else { Err(LotError::Plan) }
    }

    /// What the plan does with what comes in; costs `re1` − `ac1` tails.
    ///
    /// # Errors
    /// [`LotError::Plan`], or what is wrong with `incoming`.
    pub fn outcome(&self, incoming: Incoming) -> Result<Outcome, LotError> {
        self.check()?;
        incoming.check()?;
        let n1 = incoming.sample(self.n1);
        let (accept_first, _) = incoming.tails(n1, self.ac1);
        let (_, reject_first) = incoming.tails(n1, self.re1 - 1);
        let (mut second, mut accept_second, mut narrow) = (0.0, 0.0, 0.0);
        for found in self.ac1 + 1..self.re1 {
            let chance = incoming.exactly(n1, found);
            if chance <= 0.0 {
                continue;
            }
            second += chance;
            // Where the first sample was the whole lot nothing is left to be found.
            let at_most = |limit: u64| match (limit.checked_sub(found), incoming.after(n1, found)) {
                (None, _) => 0.0,
                (Some(_), None) => 1.0,
                (Some(k), Some(rest)) => rest.tails(rest.sample(self.n2), k).0,
            };
            accept_second += chance * at_most(self.re2 - 1);
            narrow += chance * at_most(self.ac2);
        }
        let n2 = incoming.next_sample(n1, self.n2);
        Ok(Outcome {
            accept_first,
            reject_first,
            accept_second,
            accept: (accept_first + accept_second).min(1.0),
            accept_without_gap: (accept_first + narrow).min(1.0),
            mean_sample: n1 as f64 + n2 as f64 * second,
        })
    }

    /// Total inspection and outgoing quality for lots of `lot` units.
    ///
    /// # Errors
    /// [`LotError::Lot`] for an empty lot, and as [`Self::outcome`].
    pub fn rectified(&self, lot: u64, incoming: Incoming) -> Result<Rectified, LotError> {
        let o = self.outcome(incoming)?;
        let (first, all) = within(lot, self.n1)?;
        let (both, _) = within(lot, self.n1 + self.n2)?;
        Ok(Rectified {
            total_inspection: first * o.accept_first + both * o.accept_second + all * (1.0 - o.accept),
            outgoing: incoming.share() * (o.accept_first * (all - first) + o.accept_second * (all - both)) / all,
        })
    }
}

impl Plan {
    /// Chance that what comes in is accepted.
    ///
    /// # Errors
    /// As [`Single::accept`] and [`Double::outcome`].
    pub fn accept(&self, incoming: Incoming) -> Result<f64, LotError> {
        match self {
            Self::Single(plan) => plan.accept(incoming),
            Self::Double(plan) => plan.outcome(incoming).map(|o| o.accept),
        }
    }

    /// Mean number of units sampled.
    ///
    /// # Errors
    /// As [`Self::accept`].
    pub fn mean_sample(&self, incoming: Incoming) -> Result<f64, LotError> {
        match self {
            Self::Single(plan) => {
                plan.check()?;
                incoming.check()?;
                Ok(incoming.sample(plan.n) as f64)
            }
            Self::Double(plan) => plan.outcome(incoming).map(|o| o.mean_sample),
        }
    }

    /// The units of all samples together.
    #[must_use]
    pub fn units(&self) -> u64 {
        match self {
            Self::Single(plan) => plan.n,
            Self::Double(plan) => plan.n1.saturating_add(plan.n2),
        }
    }
}

/// A sample within a lot, and the lot.
fn within(lot: u64, n: u64) -> Result<(f64, f64), LotError> {
    if lot == 0 || lot > MOST { Err(LotError::Lot) } else { Ok((n.min(lot) as f64, lot as f64)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_forms_of_a_sample_of_two() {
        let plan = Single::new(2, 0);
        assert!((plan.accept(Incoming::Share(0.1)).unwrap() - 0.81).abs() < 1e-15);
        assert!((plan.refuse(Incoming::Share(0.1)).unwrap() - 0.19).abs() < 1e-15);
        assert!((plan.accept(Incoming::Rate(0.1)).unwrap() - (-0.2_f64).exp()).abs() < 1e-14);
        assert!((plan.accept(Incoming::Lot { size: 8, bad: 1 }).unwrap() - 0.75).abs() < 1e-14);
        // p(1 − p)² is largest at a third.
        let worst = plan.worst_outgoing(8).unwrap();
        assert!((worst.at.unwrap() - 1.0 / 3.0).abs() < 1e-12 && (worst.limit - 4.0 / 27.0 * 0.75).abs() < 1e-14);
        assert!((plan.share_accepted_with(0.81).unwrap() - 0.1).abs() < 1e-14);
        assert_eq!(Single::new(20, 20).worst_outgoing(20), Ok(WorstOutgoing { limit: 0.0, at: None }));
    }

    #[test]
    fn two_samples_of_one_in_closed_form() {
        // The first unit bad leads to the second: accepted unless both are.
        let plan = Double { n1: 1, n2: 1, ac1: 0, re1: 2, ac2: 1, re2: 2 };
        let o = plan.outcome(Incoming::Share(0.3)).unwrap();
        assert!((o.accept_first - 0.7).abs() < 1e-15 && (o.accept_second - 0.3 * 0.7).abs() < 1e-15 && (o.mean_sample - 1.3).abs() < 1e-15);
        assert!(o.reject_first.abs() < 1e-15);
        // In a lot of two with one bad the second is good; in a lot of one there is no second.
        let o = plan.outcome(Incoming::Lot { size: 2, bad: 1 }).unwrap();
        assert!((o.accept - 1.0).abs() < 1e-15 && (o.mean_sample - 1.5).abs() < 1e-15);
        let o = plan.outcome(Incoming::Lot { size: 1, bad: 1 }).unwrap();
        assert!((o.accept - 1.0).abs() < 1e-15 && (o.mean_sample - 1.0).abs() < 1e-15);
    }

    #[test]
    fn what_is_no_plan_is_refused() {
        assert_eq!(Single { n: 0, ac: 0, re: 1 }.accept(Incoming::Share(0.1)), Err(LotError::Plan));
        assert_eq!(Single { n: 5, ac: 1, re: 1 }.check(), Err(LotError::Plan));
        assert_eq!(Single::new(5, 0).accept(Incoming::Share(f64::NAN)), Err(LotError::Share));
        assert_eq!(Single::new(5, 0).accept(Incoming::Lot { size: 3, bad: 4 }), Err(LotError::Counts));
        assert_eq!(Single::new(5, 5).share_accepted_with(0.5), Err(LotError::Plan));
        assert_eq!(Double { n1: 1, n2: 1, ac1: 1, re1: 1, ac2: 1, re2: 2 }.check(), Err(LotError::Plan));
        assert_eq!(Single::new(5, 0).rectified(0, Incoming::Share(0.1)), Err(LotError::Lot));
    }
}

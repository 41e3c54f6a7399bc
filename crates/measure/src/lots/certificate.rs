//! The certificate of a lot: reviews are taken one at a time until "the error share is at least the limit" is rejected, or the budget ends.

use super::LotError;
use super::martingale::{Claim, Running, State, Test};

/// What a certificate is to say, fixed before the first review.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// Units in the lot.
    pub lot: u64,
    /// The lot is certified to have a smaller error share than this, 0..=1.
    pub limit: f64,
    /// Chance, at most, of a certificate for a lot that has not.
    pub risk: f64,
    /// Reviews after which the lot is refused without a certificate; no more than the lot has units.
    pub budget: u64,
    /// The way of testing.
    pub test: Test,
}

/// How a lot stands. Errors are those of the reviews: what reviewers overlook is not in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// Certified.
    Certificate {
        /// Reviews that it took.
        after: u64,
    },
    /// Not yet: the next unit is to be reviewed.
    NotYet {
        /// Reviews left in the budget.
        left: u64,
        /// The smallest p so far; certified at the risk.
        p: f64,
    },
    /// The budget is used up, or so many errors were seen that the lot is surely not below the limit: the lot is refused.
    BudgetEnded {
        /// Reviews that were made.
        after: u64,
        /// The smallest p that was reached.
        p: f64,
        /// The errors seen are as many as the limit allows in the whole lot.
        beyond_limit: bool,
    },
}

/// A lot under review. Each review costs the same; state and terms are all that has to be kept between two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Audit {
    terms: Terms,
    running: Running,
    certified: Option<u64>,
}

impl Audit {
    /// Before the first review.
    ///
    /// # Errors
    /// [`LotError::Lot`], [`LotError::Share`], [`LotError::Parameters`] as [`Running::new`]; [`LotError::Risk`] unless 0 < risk < 1;
    /// [`LotError::Counts`] unless the budget is in 1..=lot.
    pub fn new(terms: Terms) -> Result<Self, LotError> {
        let running = Running::new(Claim { lot: Some(terms.lot), limit: terms.limit, test: terms.test })?;
        if !(terms.risk > 0.0 && terms.risk < 1.0) {
            return Err(LotError::Risk);
        }
        if terms.budget == 0 || terms.budget > terms.lot {
            return Err(LotError::Counts);
        }
        Ok(Self { terms, running, certified: None })
    }

    /// Takes a lot up again where it was left; `certified` is the review that brought the certificate, where one did.
    ///
    /// # Errors
    /// As [`Self::new`]; [`LotError::Counts`] for a state that no reviews lead to.
    pub fn resume(terms: Terms, state: State, certified: Option<u64>) -> Result<Self, LotError> {
        let fresh = Self::new(terms)?;
        let running = Running::resume(fresh.running.claim(), state)?;
        let fits = certified.map_or(state.p > terms.risk, |after| after <= state.drawn && state.p <= terms.risk);
        if state.drawn > terms.budget || !fits {
            return Err(LotError::Counts);
        }
        Ok(Self { terms, running, certified })
    }

    /// What the certificate is to say.
    #[must_use]
    pub fn terms(&self) -> Terms {
        self.terms
    }

    /// What was seen so far, to be kept.
    #[must_use]
    pub fn state(&self) -> State {
        self.running.state()
    }

    /// Takes the next review: the error of the unit drawn, 0 for right and 1 for wrong. Reviews that were already on their way when the
    /// certificate came may still be put in: it stands.
    ///
    /// # Errors
    /// [`LotError::Share`] for an error outside 0..=1; [`LotError::Ended`] where the budget is used up. Nothing is changed then.
    pub fn review(&mut self, error: f64) -> Result<Verdict, LotError> {
        if self.running.state().drawn >= self.terms.budget {
            return Err(LotError::Ended);
        }
        let p = self.running.draw(error)?;
        if self.certified.is_none() && p <= self.terms.risk {
            self.certified = Some(self.running.state().drawn);
        }
        Ok(self.verdict())
    }

    /// How the lot stands.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let State { drawn, p, .. } = self.running.state();
        let beyond_limit = self.running.holds();
        match self.certified {
            Some(after) => Verdict::Certificate { after },
            None if drawn >= self.terms.budget || beyond_limit => Verdict::BudgetEnded { after: drawn, p, beyond_limit },
            None => Verdict::NotYet { left: self.terms.budget - drawn, p },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: Terms = Terms { lot: 40, limit: 0.05, risk: 0.05, budget: 40, test: Test::Fixed { bet: 1.0 } };

    #[test]
    fn a_right_lot_is_certified_and_the_certificate_stands() {
        let mut audit = Audit::new(TERMS).unwrap();
        let mut reviews = 0;
        while matches!(audit.verdict(), Verdict::NotYet { .. }) {
            audit.review(0.0).unwrap();
            reviews += 1;
        }
        assert_eq!(audit.verdict(), Verdict::Certificate { after: reviews });
        assert!(reviews < 40);
        assert_eq!(audit.review(1.0).unwrap(), Verdict::Certificate { after: reviews });
    }

    #[test]
    fn what_was_kept_is_taken_up_to_the_same_bits() {
        let mut audit = Audit::new(Terms { test: Test::Agrapa { first: 0.5 }, ..TERMS }).unwrap();
        for i in 0..20 {
            audit.review(if i == 7 { 0.25 } else { 0.0 }).unwrap();
            let again = Audit::resume(audit.terms(), audit.state(), None).unwrap();
            assert_eq!(again, audit);
        }
        let state = audit.state();
        assert_eq!(Audit::resume(TERMS, State { drawn: 41, ..state }, None), Err(LotError::Counts));
        assert_eq!(Audit::resume(TERMS, State { ln_stake: f64::NAN, ..state }, None), Err(LotError::Counts));
        assert_eq!(Audit::resume(TERMS, state, Some(3)), Err(LotError::Counts));
    }

    #[test]
    fn a_budget_ends_and_a_lot_beyond_the_limit_ends_it_before() {
        let mut audit = Audit::new(Terms { budget: 3, ..TERMS }).unwrap();
        assert!(matches!(audit.review(0.0), Ok(Verdict::NotYet { left: 2, .. })));
        audit.review(0.5).unwrap();
        assert!(matches!(audit.review(0.0), Ok(Verdict::BudgetEnded { after: 3, beyond_limit: false, .. })));
        assert_eq!(audit.review(0.0), Err(LotError::Ended));
        // Two errors are five per cent of forty.
        let mut audit = Audit::new(TERMS).unwrap();
        audit.review(1.0).unwrap();
        assert!(matches!(audit.review(1.0), Ok(Verdict::BudgetEnded { after: 2, beyond_limit: true, .. })));
    }

    #[test]
    fn terms_that_promise_nothing_are_refused() {
        assert_eq!(Audit::new(Terms { risk: 0.0, ..TERMS }), Err(LotError::Risk));
        assert_eq!(Audit::new(Terms { budget: 41, ..TERMS }), Err(LotError::Counts));
        assert_eq!(Audit::new(Terms { limit: f64::NAN, ..TERMS }), Err(LotError::Share));
        assert_eq!(Audit::new(Terms { lot: 0, ..TERMS }), Err(LotError::Lot));
        assert_eq!(Audit::new(Terms { test: Test::Fixed { bet: 1.5 }, ..TERMS }), Err(LotError::Parameters));
        assert_eq!(Audit::new(Terms { test: Test::AlphaFixed { eta: 0.9 }, ..TERMS }), Err(LotError::Parameters));
        assert_eq!(Audit::new(TERMS).unwrap().review(f64::INFINITY), Err(LotError::Share));
    }
}

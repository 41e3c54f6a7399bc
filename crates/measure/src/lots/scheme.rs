//! What switching between normal and tightened inspection comes to in the long run.

use super::LotError;
use super::counts::Incoming;
use super::plan::Plan;

/// A steady process under normal and tightened inspection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Steady {
    /// Chance that a lot is accepted under normal inspection.
    pub accept_normal: f64,
    /// Chance that it is accepted under tightened inspection.
    pub accept_tightened: f64,
    /// Share of the lots that are inspected normally.
    pub share_normal: f64,
    /// Share of the lots whose inspection is tightened.
    pub share_tightened: f64,
    /// Chance that a lot is accepted, over both.
    pub accept: f64,
    /// Mean number of units sampled from a lot.
    pub mean_sample: f64,
}

/// The long run of the switching rules with normal and tightened plans for one lot size: tightened after two lots of five not accepted,
/// normal again after five accepted in a row (Stephens and Larson 1967). Nothing is discontinued and nothing reduced.
///
/// With chances a and b of acceptance a spell of normal inspection has (2 − a⁴)/((1 − a)(1 − a⁴)) lots in the mean, one of tightened
/// inspection (1 − b⁵)/((1 − b) b⁵).
///
/// # Errors
/// What is wrong with a plan or with what comes in.
pub fn steady(normal: &Plan, tightened: &Plan, incoming: Incoming) -> Result<Steady, LotError> {
    let (a, b) = (normal.accept(incoming)?, tightened.accept(incoming)?);
    let refused = match normal {
        Plan::Single(plan) => plan.refuse(incoming)?,
        Plan::Double(_) => 1.0 - a,
    };
    let sum = |x: f64, terms: i32| (0..terms).map(|i| x.powi(i)).sum::<f64>();
    // Both means times (1 − a)² b⁵ and what is above 0: neither end divides by nothing.
    let in_normal = (2.0 - a.powi(4)) * b.powi(5);
    let in_tightened = refused * refused * sum(a, 4) * sum(b, 5);
    // A process that is never refused normally stays there, whatever tightened inspection would do.
    let share_tightened = if in_tightened > 0.0 { in_tightened / (in_normal + in_tightened) } else { 0.0 };
    let share_normal = if in_tightened > 0.0 { in_normal / (in_normal + in_tightened) } else { 1.0 };
    let over = |n: f64, t: f64| share_normal * n + share_tightened * t;
    Ok(Steady {
        accept_normal: a,
        accept_tightened: b,
        share_normal,
        share_tightened,
        accept: over(a, b),
        mean_sample: over(normal.mean_sample(incoming)?, tightened.mean_sample(incoming)?),
    })
}

#[cfg(test)]
mod tests {
    use super::super::plan::Single;
    use super::super::switching::{Lot, State, Stream, Terms};
    use super::super::tables::{Inspection, Level, Request, Sampling, plan};
    use super::*;
    use crate::draw::Stream as Chance;

    #[test]
    fn the_ends_are_where_they_belong() {
        let (normal, tightened) = (Plan::Single(Single::new(20, 0)), Plan::Single(Single::new(32, 0)));
        let good = steady(&normal, &tightened, Incoming::Share(0.0)).unwrap();
        assert_eq!((good.share_normal, good.accept, good.mean_sample), (1.0, 1.0, 20.0));
        let bad = steady(&normal, &tightened, Incoming::Share(1.0)).unwrap();
        assert_eq!((bad.share_tightened, bad.accept, bad.mean_sample), (1.0, 0.0, 32.0));
    }

    #[test]
    fn a_long_stream_of_lots_has_the_computed_share_of_tightened_inspection() {
        let request = |inspection| Request { level: Level::Ii, aql: 1.0, inspection, sampling: Sampling::Single };
        let of = |inspection| plan(900, &request(inspection)).unwrap().plan;
        let expected = steady(&of(Inspection::Normal), &of(Inspection::Tightened), Incoming::Share(0.015)).unwrap();
        let terms = Terms::mil105e(Level::Ii, 1.0, Sampling::Single);
        let (mut chance, mut tightened, mut lots) = (Chance::new(5), 0.0, 0.0);
        let mut stream = Stream::new(terms).unwrap();
        while lots < 40_000.0 {
            let n = stream.plan(900).unwrap().plan.units();
            let found = (0..n).filter(|_| chance.uniform() < 0.015).count() as u64;
            let step = stream.lot(&Lot { size: 900, found, second: None, original: true, steady: false }).unwrap();
            lots += 1.0;
            tightened += if step.state == State::Tightened { 1.0 } else { 0.0 };
            if step.next == State::Discontinued {
                // The long run knows no end: it goes on tightened.
                stream.resume();
            }
        }
        // Spells make lots depend on one another; six per cent is some standard errors.
        assert!((tightened / lots / expected.share_tightened - 1.0).abs() < 0.06, "{} {expected:?}", tightened / lots);
    }
}

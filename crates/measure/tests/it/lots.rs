//! What certificates of lots promise, by simulation through the code that gives them; and nothing there panics or is NaN.
//!
//! The long form, 100,000 lots for each way of betting, runs with `TOUCHSTONE_TEST_FULL`; the short one in a few seconds.

use proptest::prelude::*;
use touchstone_measure::draw::Stream as Chance;
use touchstone_measure::interval::{self, Method};
use touchstone_measure::lots::certificate::{Audit, Terms, Verdict};
use touchstone_measure::lots::exact::{self, LikelihoodRatio, Looks, PriorPosterior, Sequential};
use touchstone_measure::lots::martingale::{Claim, Running, State, Test};
use touchstone_measure::lots::plan::{Double, Plan, Single};
use touchstone_measure::lots::strata::{Stratum, together};
use touchstone_measure::lots::switching::{IntoReduced, Lot, Stream, Terms as Switching};
use touchstone_measure::lots::tables::{self, AQLS, Inspection, Level, Request, Sampling};
use touchstone_measure::lots::{Incoming, scheme, search};

const LIMIT: f64 = 0.05;
const RISK: f64 = 0.05;

/// Each way of betting, with parameters that a project may choose.
fn ways() -> [Test; 7] {
    [
        Test::expecting(0.02, LIMIT),
        // So far above that it would lie below the claim, were it not held.
        Test::AlphaShrink { eta: 0.98, c: 2.0, d: 10.0 },
        Test::AlphaFixed { eta: 0.98 },
        Test::Fixed { bet: 1.0 },
        Test::Agrapa { first: 0.5 },
        Test::Kaplan { g: 0.1 },
        Test::KaplanWald { g: 0.1 },
    ]
}

fn full() -> bool {
    std::env::var_os("TOUCHSTONE_TEST_FULL").is_some()
}

/// A lot's errors: so many whole ones, halves and quarters, and the rest right.
fn lot(units: usize, whole: usize, halves: usize, quarters: usize) -> Vec<f64> {
    let mut errors = vec![0.0; units];
    for (i, error) in errors.iter_mut().take(whole + halves + quarters).enumerate() {
        *error = if i < whole { 1.0 } else { [0.5, 0.25][usize::from(i >= whole + halves)] };
    }
    errors
}

/// Reviews a lot to its end: whether it was certified, and after how many reviews it ended.
fn review(errors: &mut [f64], budget: usize, test: Test, chance: &mut Chance) -> (bool, usize) {
    let units = errors.len() as u64;
    let terms = Terms { lot: units, limit: LIMIT, risk: RISK, budget: budget as u64, test };
    let mut audit = Audit::new(terms).expect("terms");
    for i in 0..budget {
        // What was drawn before lies in front: the order of the rest is as random as it was.
        let at = i + chance.below(units - i as u64) as usize;
        errors.swap(i, at);
        match audit.review(errors[i]).expect("a review") {
            Verdict::Certificate { after } => return (true, after as usize),
            Verdict::BudgetEnded { after, .. } => return (false, after as usize),
            Verdict::NotYet { .. } => {}
        }
    }
    unreachable!("the budget ends it");
}

#[test]
fn lots_at_the_limit_are_certified_with_at_most_the_risk() {
    let lots = if full() { 100_000 } else { 1_500 };
    let mut chance = Chance::new(20_261_128);
    // Whole errors, partial ones, and a lot beyond the limit; each is drawn to its end.
    for (name, mut errors) in [("whole", lot(1_000, 50, 0, 0)), ("partial", lot(1_000, 20, 40, 40)), ("beyond", lot(1_000, 60, 10, 0))] {
        for test in ways() {
            let certified = (0..lots).filter(|_| review(&mut errors, 1_000, test, &mut chance).0).count() as u64;
            let share = certified as f64 / lots as f64;
            // One-sided limits of 99.9 %.
            let (low, high) = interval::share(certified, lots, 0.998, Method::ClopperPearson).expect("a share");
            println!("{name} {test:?}: {share:.4} of {lots} ({low:.4} to {high:.4})");
            if full() {
                assert!(share <= RISK && high <= RISK + 0.002, "{name} {test:?}: {share} {high}");
            } else {
                assert!(low <= RISK, "{name} {test:?}: {share} {low}");
            }
        }
    }
}

#[test]
fn a_good_lot_takes_at_most_eight_tenths_of_the_fixed_plan_with_the_same_risks() {
    let lots = if full() { 20_000 } else { 1_000 };
    let mut chance = Chance::new(20_261_129);
    for units in [500_usize, 1_000, 2_000, 10_000] {
        let (good, null) = (units / 50, units / 20);
        let of = |bad: usize| Incoming::Lot { size: units as u64, bad: bad as u64 };
        let fixed = search::smallest(of(good), 0.05, of(null), RISK).expect("risks").expect("a plan").plan;
        let budget = (2 * fixed.n as usize).min(units);
        // The likelihood ratio's figures are exact: both risks are kept, and few reviews needed.
        let ratio =
            Sequential { lot: units as u64, bad_null: null as u64, bad_alternative: good as u64, risk: RISK, budget: budget as u64 };
        let (at_good, at_null) = (ratio.operating(good as u64).expect("a test"), ratio.operating(null as u64).expect("a test"));
        assert!(at_null.certified <= RISK && at_good.not_certified <= 0.05, "{units}: {at_good:?} {at_null:?}");
        assert!(at_good.mean_draws <= 0.8 * fixed.n as f64, "{units}: {at_good:?} {fixed:?}");
        for test in [Test::expecting(0.02, LIMIT), Test::AlphaFixed { eta: 0.98 }] {
            let mut errors = lot(units, good, 0, 0);
            let (mut refused, mut reviews, mut squares) = (0_u64, 0.0, 0.0);
            for _ in 0..lots {
                let (certified, n) = review(&mut errors, budget, test, &mut chance);
                refused += u64::from(!certified);
                reviews += n as f64;
                squares += (n * n) as f64;
            }
            let n = f64::from(lots);
            let (mean, share) = (reviews / n, refused as f64 / n);
            let error = ((squares / n - mean * mean) / n).sqrt();
            println!("{units} {test:?}: {mean:.1} of {} reviews, {share:.4} refused", fixed.n);
            assert!(mean <= 0.8 * fixed.n as f64 && share <= 0.05, "{units} {test:?}: {mean} of {} and {share}", fixed.n);
            if test == (Test::AlphaFixed { eta: 0.98 }) {
                // It is the likelihood ratio: within four and a half standard errors of the exact mean.
                assert!((mean - at_good.mean_draws).abs() <= 4.5 * error, "{units}: {mean} {}", at_good.mean_draws);
            }
        }
    }
}

#[test]
fn alpha_with_a_fixed_guess_is_the_hypergeometric_likelihood_ratio() {
    let mut chance = Chance::new(3);
    let mut running = Running::new(Claim { lot: Some(400), limit: 0.05, test: Test::AlphaFixed { eta: 0.97 } }).expect("a claim");
    let mut ratio = LikelihoodRatio::new(400, 20, 12).expect("counts");
    for _ in 0..200 {
        let wrong = chance.uniform() < 0.02;
        running.draw(f64::from(u8::from(wrong))).expect("a draw");
        let ln = ratio.draw(wrong).expect("possible");
        assert!((running.state().ln_stake - ln).abs() < 1e-10, "{ln}");
    }
}

#[test]
fn sums_of_a_million_partial_errors_do_not_certify_a_lot_that_is_exactly_at_its_limit() {
    // Errors of a tenth on each unit and a limit of a tenth: neither is a double.
    let mut running = Running::new(Claim { lot: Some(1_000_000), limit: 0.1, test: Test::Fixed { bet: 1.0 } }).expect("a claim");
    for _ in 0..1_000_000 {
        running.draw(0.1).expect("a draw");
    }
    assert!(running.p() > 0.99 && running.holds(), "{}", running.p());
}

/// Numbers of any kind, half of them in the unit interval.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![0.0..=1.0_f64, any::<f64>(), Just(f64::NAN), Just(f64::INFINITY), Just(0.0), Just(1.0), Just(1e-300)]
}

/// Counts of any size, most of them small.
fn counts() -> impl Strategy<Value = u64> {
    prop_oneof![0..60_u64, 0..3_000_u64, any::<u64>(), Just(1_000_000_000_000)]
}

fn a_chance(value: f64) {
    assert!((0.0..=1.0 + 1e-12).contains(&value), "{value}");
}

fn incoming() -> impl Strategy<Value = Incoming> {
    prop_oneof![
        number().prop_map(Incoming::Share),
        number().prop_map(Incoming::Rate),
        (counts(), counts()).prop_map(|(size, bad)| Incoming::Lot { size, bad }),
    ]
}

fn test_of() -> impl Strategy<Value = Test> {
    prop_oneof![
        (number(), number(), number()).prop_map(|(eta, c, d)| Test::AlphaShrink { eta, c, d }),
        number().prop_map(|eta| Test::AlphaFixed { eta }),
        number().prop_map(|bet| Test::Fixed { bet }),
        number().prop_map(|first| Test::Agrapa { first }),
        number().prop_map(|g| Test::Kaplan { g }),
        number().prop_map(|g| Test::KaplanWald { g }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn plans_hold(n in counts(), ac in counts(), re in counts(), lot in counts(), incoming in incoming(), accept in number()) {
        let plan = Single { n, ac, re };
        if let (Ok(yes), Ok(no)) = (plan.accept(incoming), plan.refuse(incoming)) {
            a_chance(yes);
            a_chance(no);
            prop_assert!((yes + no - 1.0).abs() < 1e-9);
            a_chance(plan.accept_without_gap(incoming).expect("as accept"));
            if let Ok(both) = plan.rectified(lot, incoming) {
                prop_assert!(both.total_inspection.is_finite() && both.outgoing.is_finite());
            }
        }
        if let Ok(worst) = plan.worst_outgoing(lot) {
            a_chance(worst.limit);
        }
        if let Ok(p) = plan.share_accepted_with(accept) {
            a_chance(p);
        }
        prop_assert!(Plan::Single(plan).mean_sample(incoming).is_ok_and(f64::is_finite) || plan.accept(incoming).is_err());
    }

    #[test]
    fn plans_of_two_samples_hold(numbers in prop::array::uniform6(0..40_u64), far in counts(), incoming in incoming()) {
        let [n1, n2, ac1, re1, ac2, re2] = numbers;
        for plan in [Double { n1, n2, ac1, re1, ac2, re2 }, Double { n1: far, n2, ac1, re1, ac2, re2: far }] {
            if let Ok(o) = plan.outcome(incoming) {
                for chance in [o.accept_first, o.reject_first, o.accept_second, o.accept, o.accept_without_gap] {
                    a_chance(chance);
                }
                prop_assert!(o.mean_sample <= (plan.n1 + plan.n2) as f64 * (1.0 + 1e-9));
                prop_assert!(plan.rectified(1_000, incoming).is_ok_and(|r| r.outgoing.is_finite()));
                if let Ok(steady) = scheme::steady(&Plan::Double(plan), &Plan::Single(Single::new(n1, ac1)), incoming) {
                    a_chance(steady.accept);
                    a_chance(steady.share_normal);
                }
            }
        }
    }

    #[test]
    fn tables_and_streams_hold(size in counts(), aql in prop_oneof![number(), prop::sample::select(AQLS.to_vec())],
        found in prop::collection::vec((counts(), prop::option::of(counts()), any::<bool>(), any::<bool>()), 0..40),
        rows in prop::collection::vec((counts(), counts()), 0..4), score in any::<bool>()) {
        for sampling in [Sampling::Single, Sampling::Double] {
            for inspection in [Inspection::Normal, Inspection::Tightened, Inspection::Reduced] {
                let looked_up = tables::plan(size, &Request { level: Level::Ii, aql, inspection, sampling });
                prop_assert!(looked_up.is_ok() == ((2..=1_000_000_000_000).contains(&size) && AQLS.contains(&aql)));
            }
            let into_reduced = if score { IntoReduced::Score } else { IntoReduced::LimitNumbers(rows.clone()) };
            let Ok(mut stream) = Stream::new(Switching { level: Level::I, aql, sampling, into_reduced }) else { continue };
            for (found, second, original, steady) in &found {
                let before = stream.clone();
                if stream.lot(&Lot { size, found: *found, second: *second, original: *original, steady: *steady }).is_err() {
                    prop_assert_eq!(&stream, &before);
                }
            }
            stream.resume();
        }
    }

    #[test]
    fn searches_hold(p in number(), q in number(), alpha in 0.001..0.5_f64, risk in number(), size in counts(), bad in counts()) {
        let few = bad.min(50);
        for (good, poor) in [
            (Incoming::Share(p / 10.0), Incoming::Share(q / 10.0 + 0.1)),
            (Incoming::Rate(p), Incoming::Rate(q)),
            (Incoming::Lot { size, bad: 0 }, Incoming::Lot { size, bad: few }),
        ] {
            let near = good != poor && matches!((good, poor), (Incoming::Rate(a), Incoming::Rate(b)) if b < 1.5 * a);
            for beta in [0.1, risk] {
                // Qualities that are next to each other take long: they are for the caller to bound.
                if let (false, Ok(Some(found))) = (near, search::smallest(good, alpha, poor, beta)) {
                    a_chance(found.accept_good);
                    prop_assert!(found.accept_good >= 1.0 - alpha - 1e-9 && found.accept_poor <= beta + 1e-9);
                }
            }
        }
        if let Ok(Some((n, none))) = search::zero_acceptance(size, bad, risk) {
            a_chance(none);
            prop_assert!(n <= size);
        }
    }

    #[test]
    fn risk_limiting_tests_hold(test in test_of(), size in prop::option::of(counts()), limit in number(), risk in number(),
        errors in prop::collection::vec(number(), 0..120), numbers in prop::array::uniform7(number())) {
        let Ok(mut running) = Running::new(Claim { lot: size, limit, test }) else { return Ok(()) };
        let mut p = 1.0;
        for error in &errors {
            if let Ok(next) = running.draw(*error) {
                prop_assert!((0.0..=p).contains(&next), "{} after {}", next, p);
                p = next;
            }
            prop_assert_eq!(Running::resume(running.claim(), running.state()), Ok(running));
        }
        if let Some(lot) = size
            && let Ok(mut audit) = Audit::new(Terms { lot, limit, risk, budget: lot.min(50), test }) {
            for error in &errors {
                let _ = audit.review(*error);
                let _ = audit.verdict();
            }
        }
        let [a, b, c, d, e, f, g] = numbers;
        let state = State { drawn: 3, right: (a, b), spread: (c, d), before: e, ln_stake: f, p: g };
        if let Ok(mut taken_up) = Running::resume(running.claim(), state) {
            prop_assert!(taken_up.draw(0.5).map_or(true, |p| (0.0..=1.0).contains(&p)));
        }
    }

    #[test]
    fn exact_tests_hold(size in counts(), n in counts(), wrong in counts(), bad in counts(), limit in number(), alpha in number(),
        prior in (number(), number()), draws in prop::collection::vec(any::<bool>(), 0..40)) {
        if let Ok(bound) = exact::upper_bound(size, n, wrong, alpha) {
            prop_assert!((wrong..=size).contains(&bound));
        }
        let set = PriorPosterior { lot: size, n, wrong, prior };
        prop_assert!(!set.ln_ratio(bad).is_ok_and(f64::is_nan));
        if let Ok((low, high)) = set.set(alpha) {
            prop_assert!(wrong <= low && low <= high && high <= size);
        }
        if let Ok(mut ratio) = LikelihoodRatio::new(size, bad, wrong) {
            for draw in draws {
                prop_assert!(!ratio.draw(draw).is_ok_and(f64::is_nan));
            }
        }
        let looks = [n, n.saturating_add(wrong).saturating_add(1)];
        if let Ok(looks) = Looks::new(size, limit, &looks, alpha) {
            prop_assert!(looks.p(n, wrong).map_or(true, |p| (0.0..=1.0).contains(&p)));
            let _ = looks.certified_at(&[wrong]);
            if size <= 3_000 && let Ok(o) = looks.operating(looks.bad_null) {
                prop_assert!(o.certified <= alpha + 1e-12);
            }
        }
        let test = Sequential { lot: size, bad_null: bad, bad_alternative: wrong, risk: alpha, budget: n };
        if (size <= 3_000 || size > exact::MOST_FOLLOWED) && let Ok(o) = test.operating(bad) {
            prop_assert!(o.certified <= alpha + 1e-9 && (o.certified + o.not_certified - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn strata_hold(strata in prop::collection::vec((counts(), counts(), counts()), 0..4), limit in number(), expected in number()) {
        let strata: Vec<Stratum> = strata.into_iter().map(|(size, n, wrong)| Stratum { size, n, wrong: wrong.min(n) }).collect();
        if let Ok(p) = together(&strata, limit, expected) {
            a_chance(p.product);
            a_chance(p.fisher);
        }
        let small: Vec<Stratum> = strata.iter().map(|s| Stratum { size: s.size % 40 + 1, n: s.n % 10, wrong: s.wrong % 3 }).collect();
        if let Ok(p) = together(&small, limit, expected) {
            a_chance(p.product);
            a_chance(p.fisher);
        }
    }
}

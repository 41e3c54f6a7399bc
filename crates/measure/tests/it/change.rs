//! Charts of checks keep what they promise: chains against simulations, limits against both, and budgets and rules through whole weeks.

use proptest::prelude::*;
use touchstone_measure::draw::Stream;
use touchstone_measure::drift::ChartError;
use touchstone_measure::drift::budget::{WEEKS_A_YEAR, Wish};
use touchstone_measure::drift::chain::{Chain, limit_for_run_length};
use touchstone_measure::drift::ewma_cells::EwmaCells;
use touchstone_measure::drift::expectation::{self, Check, Facility, Prior};
use touchstone_measure::drift::onset::{PLAUSIBLE, change, onset};
use touchstone_measure::drift::personal::{Personal, PersonalState};
use touchstone_measure::drift::rule::{self, Interval, World};
use touchstone_measure::drift::simulate::{self, Annotator, Simulation};
use touchstone_measure::drift::step_law::{self, Bank, CELLS, Limits, StepLaw};
use touchstone_measure::drift::watch::{EwmaState, ScoreEwma, ShiryaevRoberts, State, Watch};
use touchstone_measure::drift::{p_chart, several};

/// Items from 1.5 harder to 1.5 easier than the bank.
fn uneven() -> Vec<f64> {
    (0..40).map(|i| -1.5 + 3.0 * f64::from(i) / 39.0).collect()
}

#[test]
fn published_delay_of_a_chart_against_that_of_a_lifetime_mean() {
    // Worked out in the research on published rules: after 100 answers at 92 %, a fall to 70 % is seen by a chart with one false alarm per
    // 520 checks after about 17 of them; a lifetime mean needs about 114 to get below 80 %.
    let bank = Bank { p_in: 0.92, p_out: 0.70, shifts: &[] };
    let limit = step_law::limit_for(bank, 520.0).expect("a limit");
    let given = step_law::operating(bank, limit, 0.70).expect("run lengths");
    assert!(given.in_control.mean >= 520.0 && given.in_control.mean < 560.0, "{given:?}");
    assert!((given.from_start.mean - 17.0).abs() < 1.0 && given.steady.mean < given.from_start.mean, "{given:?}");
}

#[test]
fn run_lengths_of_the_chain_are_those_that_are_simulated() {
    let uneven = uneven();
    for (shifts, p_in, p_out) in [(&[][..], 0.95, 0.8), (&[][..], 0.85, 0.7), (&uneven[..], 0.92, 0.75), (&[-0.7][..], 0.9, 0.7)] {
        let bank = Bank { p_in, p_out, shifts };
        let limit = step_law::limit_for(bank, 200.0).expect("a limit");
        for level in [p_in, p_out] {
            let exact = StepLaw::of(bank, level).and_then(|law| law.chain(limit, CELLS)?.run_length()).expect("a length");
            let annotator = Annotator { level, shifts, credit: 1 };
            let settings = Simulation { seed: 11, runs: 4_000, longest: 1_000_000 };
            let drawn = simulate::run_lengths(Watch { p_in, p_out, limit }, &annotator, settings).expect("lengths");
            // Four standard errors, and one in a hundred for the lattice.
            let near = 4.0 * drawn.standard_error + 0.01 * exact;
            assert!((drawn.mean - exact).abs() < near && drawn.cut_off == 0, "{p_in} {level}: {exact} and {}", drawn.mean);
        }
    }
}

#[test]
fn a_simulated_limit_is_that_of_the_chain() {
    let uneven = uneven();
    let bank = Bank { p_in: 0.92, p_out: 0.75, shifts: &uneven };
    let chain = step_law::limit_for(bank, 150.0).expect("a limit");
    let drawn = simulate::limit_for(bank, 150.0, Simulation { seed: 2, runs: 3_000, longest: 1_000_000 }).expect("a limit");
    assert!((drawn / chain - 1.0).abs() < 0.05, "{drawn} and {chain}");
}

#[test]
fn an_ewma_keeps_the_run_length_that_its_limit_was_made_for() {
    let (uneven, settings) = (uneven(), |seed: u64| Simulation { seed, runs: 1_500, longest: 4_000 });
    let limit = simulate::ewma_limit_for(0.9, 0.1, &uneven, 200.0, settings(1)).expect("a limit");
    let (chart, of) = (ScoreEwma { p_in: 0.9, lambda: 0.1, limit }, |level| Annotator { level, shifts: &uneven, credit: 1 });
    let kept = simulate::ewma_run_lengths(chart, &of(0.9), settings(2)).expect("lengths");
    assert!((kept.mean - 200.0).abs() < 6.0 * kept.standard_error, "{limit} {}", kept.mean);
    let fallen = simulate::ewma_run_lengths(chart, &of(0.7), settings(3)).expect("lengths");
    assert!(fallen.mean < 30.0 && fallen.quantile(0.9) < kept.quantile(0.5), "{}", fallen.mean);
    assert_eq!(simulate::ewma_limit_for(0.9, 0.1, &[], 200.0, Simulation { longest: 100, ..settings(1) }), Err(ChartError::Unreachable));
}

#[test]
fn partial_credit_and_better_people_give_fewer_false_alarms_and_lordens_bound_holds() {
    let (p_in, p_out, limit) = (0.9, 0.7, 3.0);
    let watch = Watch { p_in, p_out, limit };
    let settings = Simulation { seed: 5, runs: 1_500, longest: 200_000 };
    let length =
        |level: f64, credit: u32| simulate::run_lengths(watch, &Annotator { level, shifts: &[], credit }, settings).expect("lengths");
    let (whole, partial, better) = (length(0.9, 1), length(0.9, 2), length(0.93, 1));
    assert!(whole.mean > watch.promised() && partial.mean > whole.mean && better.mean > whole.mean);
    assert!(whole.quantile(0.5).expect("a median") < whole.mean as u64);
}

#[test]
fn a_run_of_hard_items_raises_no_alarm_where_their_difficulty_is_known() {
    // Forty items two harder than the bank, answered as well as can be expected of a 95 % person there: 72 %.
    let hard = |shift: f64| -> Vec<Check> { (0..40).map(|i| Check { score: if i % 4 == 3 { 0.0 } else { 1.0 }, shift }).collect() };
    let watch = Watch { p_in: 0.95, p_out: 0.8, limit: 5.0 };
    assert!(watch.run(0.0, &hard(-2.0)).expect("a path").signal.is_none());
    assert!(watch.run(0.0, &hard(0.0)).expect("a path").signal.is_some());
}

#[test]
fn intervals_after_a_signal_hold_the_true_level() {
    let (p_in, p_out) = (0.93, 0.75);
    let limit = step_law::limit_for(Bank { p_in, p_out, shifts: &[] }, 1_000.0).expect("a limit");
    let watch = Watch { p_in, p_out, limit };
    let mut stream = Stream::new(9);
    let (mut signals, mut plain, mut plausible, mut before) = (0, 0, 0, 0);
    for _ in 0..600 {
        let mut record: Vec<Check> = Vec::new();
        let mut state = State::default();
        loop {
            let level = if record.len() < 80 { p_in } else { p_out };
            record.push(Check { score: f64::from(u8::from(stream.uniform() < level)), shift: 0.0 });
            if watch.fold(&mut state, record[record.len() - 1]).expect("a chart").signal.is_some() {
                break;
            }
        }
        if record.len() <= 80 {
            continue;
        }
        let path = watch.run(0.0, &record).expect("a path");
        let found = change(&record, &path.steps, 0.95).expect("a change");
        signals += 1;
        plain += i32::from(found.after.low <= p_out && p_out <= found.after.high);
        plausible += i32::from(found.after_plausible.0 <= p_out && p_out <= found.after_plausible.1);
        before += i32::from(found.before.is_some_and(|b| b.low <= p_in && p_in <= b.high));
    }
    let share = |n: i32| f64::from(n) / f64::from(signals);
    assert!(share(plausible) > 0.95 && share(before) > 0.94, "{plausible} and {before} of {signals}");
    // The reason for the wider one.
    assert!(share(plain) < 0.90, "{plain} of {signals}");
}

#[test]
fn a_budget_keeps_its_promise_through_simulated_years() {
    let wish = Wish {
        bank: Bank { p_in: 0.92, p_out: 0.75, shifts: &[] },
        tasks_a_week: 400.0,
        within_tasks: 800.0,
        false_alarms: 0.5,
        charts: 1,
        share: 1.0,
    };
    let budget = wish.least().expect("a budget");
    assert!(budget.delay_tasks <= 800.0 && wish.with(budget.checks_a_week - 1.0).expect("figures").delay_tasks > 800.0, "{budget:?}");
    assert!((budget.run_length / (budget.checks_a_week * WEEKS_A_YEAR) - 2.0).abs() < 1e-9);
    let world =
        World { tasks_a_week: 400, before: 0.92, after: 0.75, weeks_before: 52, weeks_after: 52, shifts: &[], people: 500, seed: 4 };
    let watch = Watch { p_in: 0.92, p_out: 0.75, limit: budget.limit };
    let rate = budget.checks_a_week / 400.0;
    let given = world.promise(rule::fixed_rate(rate), || rule::chart(watch)).expect("a promise");
    assert!(given.false_alarms_a_year < 0.5 + 3.3 * given.standard_error, "{given:?}");
    assert!((given.delay_tasks - budget.delay_tasks).abs() < 4.0 * given.delay_standard_error && given.found == 1.0, "{given:?}");
    // A lifetime mean with more false alarms than the chart is four times slower all the same.
    let lifetime = world.promise(rule::fixed_rate(rate), || rule::lifetime_mean(0.88, 20)).expect("a promise");
    assert!(lifetime.false_alarms_a_year > given.false_alarms_a_year && lifetime.delay_tasks > 4.0 * given.delay_tasks, "{lifetime:?}");
    let sure = Wish { within_tasks: 20.0, ..wish };
    assert_eq!(sure.least(), Err(ChartError::Unreachable));
}

#[test]
fn published_rules_say_what_they_promise() {
    let world = World { tasks_a_week: 100, before: 0.97, after: 0.7, weeks_before: 10, weeks_after: 20, shifts: &[], people: 800, seed: 8 };
    // Fifty checks in ten weeks of five: the exact chance of a first stop is that of the walk.
    let table = [Interval { from: 1, to: 100_000, every: 20 }];
    let given = world.promise(rule::interval_table(&table), || rule::lifetime_mean(0.95, 10)).expect("a promise");
    let exact = rule::stopped_by_lifetime_mean(0.95, 10, 0.97, 50).expect("a chance");
    assert!((given.stopped_before - exact).abs() < 4.0 * (exact * (1.0 - exact) / 800.0).sqrt(), "{given:?}");
    assert!((given.checks_a_year - 5.0 * WEEKS_A_YEAR).abs() < 1e-9);
    let once = world.promise(rule::first_then(5, 0.1), || rule::once(0.95, 10)).expect("a promise");
    let first_ten = 1.0 - 0.97_f64.powi(10);
    assert!((once.stopped_before - first_ten).abs() < 0.2, "{once:?}");
    let strict = world.promise(rule::logarithmic_debt(1.0), || rule::strikes(0.0)).expect("a promise");
    assert!(strict.false_alarms_a_year > 0.0 && strict.checks_a_year < given.checks_a_year, "{strict:?}");
    assert_eq!(
        world.promise(rule::fixed_rate(0.1), || rule::window_mean(0.8, 20)),
        world.promise(rule::fixed_rate(0.1), || rule::window_mean(0.8, 20))
    );
}

fn personal() -> Personal {
    let bank = Bank { p_in: 0.9, p_out: 0.7, shifts: &[] };
    Personal {
        p_master: 0.85,
        p_nonmaster: 0.7,
        most: 0.97,
        min_items: 20,
        prior: Prior::UNIFORM,
        limits: Limits::new(bank, (0.85, 0.97), 7, 1_000.0).expect("limits"),
    }
}

#[test]
fn a_personal_chart_says_nothing_before_it_has_a_baseline_and_finds_who_was_never_good_enough() {
    let rules = personal();
    let wrong = Check { score: 0.0, shift: 0.0 };
    let right = Check { score: 1.0, shift: 0.0 };
    let (state, signals) = rules.replay(&[wrong; 20]).expect("a chart");
    assert_eq!((signals.len(), signals[0].at, state.p_in), (1, 20, Some(0.85)));
    let (state, signals) = rules.replay(&[right; 300]).expect("a chart");
    assert!(signals.is_empty() && state.first.is_empty());
    assert!((state.p_in.expect("a baseline") - 21.0 / 22.0).abs() < 1e-9);
    // A limit between two points is the higher one of its neighbours'.
    let limit = rules.limits.at(0.9).expect("a limit");
    assert!(rules.limits.limits.contains(&limit));
}

#[test]
fn a_lucky_baseline_costs_false_alarms_and_a_heavier_prior_saves_them() {
    let rules = personal();
    let worth_twenty = Personal { prior: Prior { right: 17.0, wrong: 3.0 }, ..rules.clone() };
    // Limits for one false alarm in 1,000 checks: a person who is just good enough meets almost three times as many.
    let times = |rules: &Personal, level: f64| 1_000.0 * rules.alarms_per_check(level).expect("a rate");
    assert!(times(&rules, 0.85) > 2.5 && times(&rules, 0.95) < 0.6, "{}", times(&rules, 0.85));
    assert!(times(&worth_twenty, 0.88) < times(&rules, 0.88));
    let levels = [0.85, 0.87, 0.9, 0.93, 0.96];
    let bank = Bank { p_in: 0.9, p_out: 0.7, shifts: &[] };
    let mut kept = worth_twenty;
    let asked = kept.keep_promise(bank, 7, &levels, 1_000.0).expect("limits");
    assert!(levels.iter().all(|p| times(&kept, *p) <= 1.0) && asked < 10_000.0, "{asked}");
    // The same by simulation through the state itself, restarted after each alarm.
    let (mut stream, mut alarms, people, checks) = (Stream::new(3), 0, 400, 2_000);
    let who = Annotator { level: 0.85, shifts: &[], credit: 1 };
    for _ in 0..people {
        let mut state = PersonalState::default();
        for _ in 0..checks {
            let folded = kept.fold(&mut state, who.check(&mut stream).expect("a check")).expect("a chart");
            alarms += u32::from(folded.signal.is_some());
        }
    }
    let expected = f64::from(people * checks) / 1_000.0;
    assert!(f64::from(alarms) < expected + 3.3 * (2.0 * expected).sqrt(), "{alarms} and {expected}");
}

fn any() -> impl Strategy<Value = f64> {
    prop_oneof![
        -2.0..2.0_f64,
        0.0..1.0_f64,
        Just(0.0),
        Just(1.0),
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::NEG_INFINITY),
        Just(1e300),
        Just(-1e300),
        Just(1e-300)
    ]
}

fn fine(value: f64) -> bool {
    !value.is_nan()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn states_stay_numbers_whatever_is_folded_in(
        (p_in, p_out, limit, lambda) in (any(), any(), any(), any()),
        checks in prop::collection::vec((any(), any()), 0..30),
        (sum, mean) in (any(), any()),
    ) {
        let watch = Watch { p_in, p_out, limit };
        let mut state = State { sum, ..State::default() };
        let (mut r, mut ewma) = (0.0, EwmaState { mean, ..EwmaState::default() });
        let limits = Limits { levels: vec![p_in], limits: vec![limit] };
        let prior = Prior { right: limit, wrong: lambda };
        let rules = Personal { p_master: p_in, p_nonmaster: p_out, most: 0.97, min_items: 3, prior, limits };
        let mut personal = PersonalState::default();
        for (score, shift) in &checks {
            let check = Check { score: *score, shift: *shift };
            if let Ok(folded) = watch.fold(&mut state, check) {
                prop_assert!(fine(folded.step) && fine(folded.sum) && state.sum.is_finite());
            }
            if let Ok((now, _)) = (ShiryaevRoberts { p_in, p_out, limit }).fold(&mut r, check) {
                prop_assert!(fine(now) && r.is_finite());
            }
            if (ScoreEwma { p_in, lambda, limit }).fold(&mut ewma, check).is_ok() {
                prop_assert!(fine(ewma.mean) && fine(ewma.lower(limit)));
            }
            if let Ok(folded) = rules.fold(&mut personal, check) {
                prop_assert!(fine(folded.sum));
            }
        }
        let record: Vec<Check> = checks.iter().map(|(score, shift)| Check { score: *score, shift: *shift }).collect();
        if let Ok(found) = expectation::estimate(&record, lambda) {
            prop_assert!((0.0..=1.0).contains(&found.low) && found.low <= found.level && found.level <= found.high && found.high <= 1.0);
        }
        if let Ok(level) = expectation::level(&record, Prior { right: limit, wrong: lambda }) {
            prop_assert!((0.0..=1.0).contains(&level));
        }
        let steps: Vec<f64> = checks.iter().map(|(_, step)| *step).collect();
        if let Ok(found) = onset(&steps, PLAUSIBLE) {
            prop_assert!(1 <= found.from && found.from <= found.at && found.at <= found.to && found.to <= steps.len());
        }
        let _ = change(&record, &steps, lambda);
    }

    #[test]
    fn a_score_between_others_moves_a_chart_between_them(
        (p_out, up) in (0.05..0.8_f64, 0.01..0.19_f64),
        (shift, score) in (-3.0..3.0_f64, 0.0..1.0_f64),
    ) {
        let step = |score: f64| touchstone_measure::drift::watch::step(p_out + up, p_out, Check { score, shift }).unwrap();
        prop_assert!(step(1.0) < 0.0 && step(0.0) > 0.0);
        prop_assert!(step(1.0) - 1e-12 <= step(score) && step(score) <= step(0.0) + 1e-12);
        // E exp(step) = 1 at the level that is to be kept.
        let q = expectation::expected(p_out + up, shift).unwrap();
        prop_assert!((q * step(1.0).exp() + (1.0 - q) * step(0.0).exp() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn chains_of_anything_are_numbers_or_reasons(
        scores in prop::collection::vec(prop_oneof![-9_i64..9, Just(i64::MIN), Just(i64::MAX)], 0..4),
        chances in prop::collection::vec(any(), 0..4),
        share in 0.0..1.0_f64,
        limit in prop_oneof![0_i64..40, Just(i64::MIN), Just(i64::MAX)],
        wished in any(),
    ) {
        let halves = [share, 1.0 - share];
        for law in [&chances[..], &halves[..]] {
            let Ok(chain) = Chain::new(&scores, law, limit) else { continue };
            let lengths = chain.run_lengths().unwrap();
            prop_assert!(lengths.iter().all(|l| *l >= 1.0 - 1e-9));
            let survival = chain.survival(30);
            prop_assert!(survival.windows(2).all(|w| w[1] <= w[0] + 1e-12));
            prop_assert!((survival[30] + chain.alarm(30) - 1.0).abs() < 1e-9 && fine(chain.alarms(30)));
            prop_assert!((chain.cyclic().iter().sum::<f64>() - 1.0).abs() < 1e-9);
            if let Ok((settled, stays)) = chain.settled() {
                prop_assert!(settled.iter().all(|s| *s >= 0.0) && stays > 0.0 && stays < 1.0);
            }
            let _ = chain.run_length_from(&chances);
        }
        let _ = limit_for_run_length(&[1, -1], &halves, wished.min(1e3));
        let _ = several::share_out(wished, &chances);
    }

    #[test]
    fn tables_and_worlds_of_anything_are_figures_or_reasons(
        values in prop::collection::vec(any(), 0..6),
        (a, b, c, d) in (any(), any(), any(), any()),
        n in 0_u64..50,
    ) {
        let groups: Vec<(u64, f64)> = values.iter().map(|v| (n, *v)).collect();
        let _ = p_chart::stepped(a, &groups);
        let items: Vec<Facility> = values.iter().map(|v| Facility { answers: n, right: *v }).collect();
        if let Ok(found) = expectation::shifts(&items, a) {
            prop_assert!(found.items.iter().all(|d| d.is_finite()));
        }
        let chart = EwmaCells { lambda: a, lower: b, upper: c, start: d, cells: n as usize };
        if let Ok(length) = chart.average_run_length(&values, &values) {
            prop_assert!(length.is_finite() && length >= 1.0);
        }
        let bank = Bank { p_in: a, p_out: b, shifts: &values };
        let wish = Wish { bank, tasks_a_week: c, within_tasks: d, false_alarms: a, charts: 2, share: b };
        if let Ok(budget) = wish.with(c.min(20.0)) {
            prop_assert!(budget.delay_tasks.is_finite());
        }
        let world = World { tasks_a_week: 5, before: a, after: b, weeks_before: 1, weeks_after: 1, shifts: &values, people: 3, seed: n };
        let _ = world.promise(rule::fixed_rate(c), || rule::lifetime_mean(d, 3));
        let _ = rule::stopped_by_lifetime_mean(a, n as usize, b, 30);
        let _ = simulate::ewma_limit_for(a, b, &values, c.min(20.0), Simulation { seed: n, runs: 3, longest: 100 });
        let _ = simulate::limit_for(bank, c.min(50.0), Simulation { seed: n, runs: 3, longest: 200 });
    }
}

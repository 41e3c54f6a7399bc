//! Charts of checks over simulated years, through the code that a service folds checks with: no more false alarms than are promised, and
//! falls found several times sooner than by a mean of everything. The long form (`TOUCHSTONE_TEST_FULL`) has ten times as many people.

use std::sync::LazyLock;

use touchstone_measure::draw::Stream;
use touchstone_measure::lots::Incoming;
use touchstone_measure::lots::plan::Single;

use crate::book::before_after::{Delay, FOUR_CHARTS, LIFETIME, Mean, ONE_CHART, PEOPLE, Plans, Row, Table};
use crate::book::page::{plots, simulated, tables, told, with};
use crate::book::people::{Bank, Change, DAYS, YEAR};
use crate::book::plans::{Charts, Over, PROMISE};
use crate::book::plots::{FALLS_AT, example};

static PLANS: LazyLock<Plans> = LazyLock::new(|| Plans::new().expect("limits"));
static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(&PLANS, PEOPLE));

/// The 99.9 % point of a normal deviate.
const FAR: f64 = 3.09;

fn full() -> bool {
    std::env::var_os("TOUCHSTONE_TEST_FULL").is_some()
}

/// The most events that chance allows where so many are promised: more come with less than one in a thousand.
fn most(promised: f64) -> u64 {
    let at_most = |n: u64| Single::new(1, n).accept(Incoming::Rate(promised)).expect("a chance");
    (promised as u64..10_000_000).find(|n| at_most(*n) >= 0.999).expect("a number")
}

#[test]
fn the_most_that_chance_allows_is_poissons() {
    // Tables of Poisson's distribution: with a mean of 1 there are at most 5 in 99.94 %, with 10 at most 21 in 99.93 %.
    assert_eq!((most(1.0), most(10.0)), (5, 21));
}

/// False alarms a year of so many people who are right in 90 % where 90 % is asked, held against the promise.
fn kept(name: &str, bank: &Bank, charts: &Charts) -> f64 {
    let people = if full() { 10_000 } else { 3_000 };
    let mut chance = Stream::new(90);
    let mut alarms = 0_u64;
    for _ in 0..people {
        let record = bank.record_at(Change::Steady, 0.90, &mut chance);
        let mut look = charts.look();
        alarms += record.answers.iter().map(|answer| u64::from(look(answer))).sum::<u64>();
    }
    let years = f64::from(people) * DAYS / YEAR;
    let rate = alarms as f64 / years;
    println!("{name}: {rate:.3} false alarms a year over {years:.0} years");
    assert!(alarms <= most(PROMISE * years), "{name}: {alarms} in {years} years");
    // And no limit is far higher than the promise asks for.
    assert!(rate > 0.5 * PROMISE, "{name}: {rate}");
    rate
}

#[test]
fn three_thousand_annotators_who_are_just_good_enough_meet_no_more_false_alarms_than_are_promised() {
    let rate = kept("unequal items, one chart", &PLANS.bank, &PLANS.one);
    if !full() {
        let page = std::fs::read_to_string(docs().join("audits.md")).expect("readable");
        let told = format!("simulated annotators at exactly 90 %, where 90 % is asked, met {rate:.2} a year");
        assert!(page.replace('\n', " ").contains(&told), "the page lacks: {told}");
    }
    kept("unequal items, four charts", &PLANS.bank, &PLANS.four);
    let equal = Bank::new(0.0).expect("a bank");
    kept("equal items, one chart", &equal, &Charts::new(&Over::ONE, &equal, PROMISE).expect("limits"));
    if full() {
        kept("equal items, four charts", &equal, &Charts::new(&Over::FOUR, &equal, PROMISE).expect("limits"));
    }
}

#[test]
fn who_is_better_than_just_good_enough_or_learns_meets_fewer_still() {
    let years = TABLE.people as f64 * DAYS / YEAR;
    for row in &TABLE.rows[..=FOUR_CHARTS] {
        assert!((row.steady.mean * years).round() as u64 <= most(PROMISE * years), "{}: {:?}", row.name, row.steady);
        assert!(row.steady.mean < 0.5 * PROMISE && row.learning.mean < row.steady.mean, "{}: {:?}", row.name, row.learning);
    }
}

/// At least four times as long as the other, beyond what chance allows of both.
fn four_times(long: Mean, short: Mean) -> bool {
    long.mean - FAR * long.error >= 4.0 * (short.mean + FAR * short.error)
}

#[test]
fn charts_are_four_times_sooner_than_a_lifetime_mean_with_as_many_false_alarms() {
    let lifetime = &TABLE.rows[LIFETIME];
    for row in [&TABLE.rows[ONE_CHART], &TABLE.rows[FOUR_CHARTS]] {
        assert!(lifetime.steady.mean >= row.steady.mean, "{:?} {:?}", lifetime.steady, row.steady);
        for (i, change) in Change::FALLS.into_iter().enumerate() {
            let (ours, theirs): (&Delay, &Delay) = (&row.delays[i], &lifetime.delays[i]);
            println!("{}: {change:?} {:.1} and {:.1} days", row.name, ours.days.mean, theirs.days.mean);
            // What comes slowly is nothing to be seen at first: there the days of work that is not good enough are counted.
            assert!(four_times(theirs.weak_days, ours.weak_days), "{}: {change:?} {ours:?} {theirs:?}", row.name);
            if change == Change::Drifts {
                assert!(theirs.days.mean > 2.5 * ours.days.mean, "{}: {ours:?} {theirs:?}", row.name);
            } else {
                assert!(four_times(theirs.checks, ours.checks) && four_times(theirs.days, ours.days), "{change:?} {ours:?} {theirs:?}");
            }
            assert!(ours.found > 0.99, "{}: {change:?} {}", row.name, ours.found);
        }
    }
}

#[test]
fn charts_of_a_kind_and_a_class_find_what_one_over_everything_finds_late() {
    let days = |row: &Row, change: Change| {
        let at = Change::FALLS.iter().position(|c| *c == change).expect("a fall");
        row.delays[at].days.mean
    };
    let (one, four) = (&TABLE.rows[ONE_CHART], &TABLE.rows[FOUR_CHARTS]);
    for change in [Change::NeverFlags, Change::FavoursFirst] {
        assert!(days(four, change) < 0.7 * days(one, change), "{change:?}");
    }
    assert!(days(four, Change::Drops) > days(one, Change::Drops), "the promise is shared");
}

fn docs() -> std::path::PathBuf {
    crate::root().join("docs")
}

/// To make them anew: `cargo run --release -p touchstone-measure --example delays write docs`.
#[test]
fn tables_and_plots_of_the_page_on_audits_are_what_the_measures_give() {
    let page = std::fs::read_to_string(docs().join("audits.md")).expect("readable");
    let (table, plot) = simulated(&TABLE);
    let words = page.replace('\n', " ");
    for sentence in TABLE.sentences() {
        assert!(words.contains(&sentence), "the page lacks: {sentence}");
    }
    let all: Vec<_> = tables().expect("tables").into_iter().chain([table]).collect();
    for (name, text) in &all {
        assert_eq!(told(&page, name), Some(&**text), "{name}");
    }
    assert!(with(&page, &all).as_deref() == Ok(&page), "nothing is changed where it is made anew");
    for (name, text) in plots().expect("plots").into_iter().chain([plot]) {
        let stored = std::fs::read_to_string(docs().join("audits").join(name)).expect("readable");
        assert!(stored == text, "docs/audits/{name} is not what is computed");
        assert!(page.contains(&format!("](audits/{name})")), "{name} is not shown");
        // Only black, white and greys: whoever prints it loses nothing.
        for colour in text.split('#').skip(1).filter(|rest| rest.starts_with(|c: char| c.is_ascii_hexdigit())) {
            assert!(["111", "fff", "ddd"].contains(&&colour[..3]), "{name}: {colour}");
        }
    }
}

#[test]
fn the_signal_that_the_page_shows_holds_the_fall_in_its_range() {
    let found = example().expect("a chart");
    let signal = found.path.signal.expect("a signal");
    assert!(signal.at as usize > FALLS_AT && (found.change.onset.from..=found.change.onset.to).contains(&FALLS_AT));
    let before = found.change.before.expect("a level");
    let page = std::fs::read_to_string(docs().join("audits.md")).expect("readable");
    let percent = |share: f64| format!("{:.0}", 100.0 * share);
    let told = format!(
        "fell from about {} % ({}–{}) to about {} % ({}–{})",
        percent(before.level),
        percent(before.low),
        percent(before.high),
        percent(found.change.after.level),
        percent(found.change.after_plausible.0),
        percent(found.change.after_plausible.1)
    );
    assert!(page.contains(&told), "the page lacks: {told}");
    let told =
        format!("is at check {}, and it began between the checks {} and {}", signal.at, found.change.onset.from, found.change.onset.to);
    assert!(page.contains(&told), "the page lacks: {told}");
}

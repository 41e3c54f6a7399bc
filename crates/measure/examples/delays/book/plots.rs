//! The plots of `docs/audits.md`.

use touchstone_measure::draw::Stream;
use touchstone_measure::drift::ChartError;
use touchstone_measure::drift::expectation::Check;
use touchstone_measure::drift::onset::{Change, change};
use touchstone_measure::drift::step_law::{Bank, limit_for};
use touchstone_measure::drift::watch::{Path, Watch};
use touchstone_measure::lots::LotError;

use super::before_after::Table;
use super::promises::{ALARMS, Certified, EFFECTS, FALL, interval, wish};
use super::svg::{Axis, DASHES, Plot};

fn linear<'a>(name: &'a str, range: (f64, f64), ticks: &'a [f64]) -> Axis<'a> {
    Axis { name, range, logarithmic: false, ticks }
}

fn by_factors<'a>(name: &'a str, range: (f64, f64), ticks: &'a [f64]) -> Axis<'a> {
    Axis { name, range, logarithmic: true, ticks }
}

/// Delay in days against checks a week, a line for each number of false alarms.
pub fn delays() -> Result<String, ChartError> {
    let x = by_factors("hidden checks a week", (3.0, 80.0), &[3.0, 6.0, 12.0, 20.0, 40.0, 80.0]);
    let y = by_factors("days from the fall to its signal, mean", (1.0, 100.0), &[1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0]);
    let told = "The mean number of days falls about as checks a week rise; fewer false alarms cost some days more.";
    let mut plot = Plot::new("A fall from 92 % to 75 %: how soon it is signalled", told, x, y);
    for (alarms, dashes) in ALARMS.iter().zip(DASHES) {
        let points: Result<Vec<(f64, f64)>, ChartError> = (3..=80)
            .map(|checks| {
                let checks = f64::from(checks);
                Ok((checks, wish(FALL, *alarms, 400.0).with(checks)?.delay_days))
            })
            .collect();
        plot.line(&points?, dashes);
    }
    let entries: Vec<(&str, String)> = ALARMS.iter().zip(DASHES).map(|(alarms, d)| (d, format!("false alarms a year: {alarms}"))).collect();
    plot.legend(false, &entries);
    Ok(plot.finish())
}

/// The record that is shown: its checks up to the signal, the chart over them, and what the signal says.
pub struct Example {
    /// The chart.
    pub watch: Watch,
    /// What it did.
    pub path: Path,
    /// What is said of the change.
    pub change: Change,
}

/// The check at which the shown annotator falls.
pub const FALLS_AT: usize = 90;

/// An annotator who falls from 92 % to 75 % with the ninetieth check.
pub fn example() -> Result<Example, ChartError> {
    let bank = Bank { p_in: FALL.0, p_out: FALL.1, shifts: &[] };
    let watch = Watch { p_in: FALL.0, p_out: FALL.1, limit: limit_for(bank, 6.0 * 52.1775 / 0.2)? };
    let mut draws = Stream::new(2_026);
    let level = |at: usize| if at < FALLS_AT { FALL.0 } else { FALL.1 };
    let record: Vec<Check> = (1..=400).map(|at| Check { score: f64::from(u8::from(draws.uniform() < level(at))), shift: 0.0 }).collect();
    let path = watch.run(0.0, &record)?;
    let until = path.sums.len();
    let change = change(&record[..until], &path.steps[..until], 0.95)?;
    Ok(Example { watch, path, change })
}

/// A chart with its limit, a signal, and the range of onsets that are plausible.
pub fn chart() -> Result<String, ChartError> {
    let Example { watch, path, change } = example()?;
    let until = path.sums.len() as f64;
    let top = (watch.limit * 1.25).ceil();
    let x = linear("checks that count", (0.0, 140.0), &[0.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0, 140.0]);
    let y = linear("sum of the evidence for a fall", (0.0, top), &[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    let told = "The sum stays near 0 up to the fall at check 90, then climbs to the limit; the grey strip holds the plausible onsets.";
    let mut plot = Plot::new("One annotator's chart: what a signal looks like", told, x, y);
    plot.strip(change.onset.from as f64, change.onset.to as f64);
    let points: Vec<(f64, f64)> = std::iter::once((0.0, 0.0)).chain((1_u32..).map(f64::from).zip(path.sums.iter().copied())).collect();
    plot.line(&points, DASHES[0]);
    plot.line(&[(0.0, watch.limit), (140.0, watch.limit)], DASHES[1]);
    plot.word((0.0, watch.limit), (6.0, -6.0), false, &format!("limit {:.2}", watch.limit));
    plot.word((until, watch.limit), (-6.0, -10.0), true, &format!("signal at check {until}"));
    plot.word((change.onset.from as f64, top), (-6.0, 16.0), true, &format!("began between {} and {}", change.onset.from, change.onset.to));
    plot.line(&[(90.0, 0.0), (90.0, top)], DASHES[2]);
    plot.word((90.0, 3.0), (-6.0, 0.0), true, "the fall itself");
    Ok(plot.finish())
}

/// Reviews to a certificate against the share of errors.
pub fn certificates() -> Result<String, LotError> {
    let x = linear("share of errors in the lot, %", (0.0, 4.0), &[0.0, 1.0, 2.0, 3.0, 4.0]);
    let y = linear("reviews, mean", (0.0, 900.0), &[0.0, 100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 700.0, 800.0, 900.0]);
    let told =
        "From about eighty reviews without errors to most of the lot near the limit; a fixed sample needs more wherever there are errors.";
    let mut plot = Plot::new("A certificate of fewer than 5 % errors, lot of 1,000", told, x, y);
    let shares: Vec<f64> = (0..=8).map(|i| 0.005 * f64::from(i)).collect();
    let mut entries = Vec::new();
    for (risk, dashes) in [(0.10, DASHES[2]), (0.05, DASHES[0]), (0.01, DASHES[1])] {
        let of = |errors: &f64| Ok((100.0 * errors, Certified { lot: 1_000, limit: 0.05, risk, errors: *errors }.told()?.0));
        let points: Vec<(f64, f64)> = shares.iter().map(of).collect::<Result<_, LotError>>()?;
        plot.line(&points, dashes);
        entries.push((dashes, format!("one after another, risk {} %", 100.0 * risk)));
    }
    for errors in &shares[..7] {
        let Some(n) = (Certified { lot: 1_000, limit: 0.05, risk: 0.05, errors: *errors }).fixed()? else { continue };
        plot.mark((100.0 * errors, n as f64), false, "F");
    }
    plot.legend(true, &entries);
    plot.word((0.0, 690.0), (16.0, 0.0), false, "F: a fixed sample, risks of 5 % on both sides");
    Ok(plot.finish())
}

/// Limits of an interval against the number of reviews.
pub fn intervals() -> Option<String> {
    let x = by_factors("reviewed units", (50.0, 3_200.0), &[50.0, 100.0, 200.0, 400.0, 800.0, 1_600.0, 3_200.0]);
    let y = linear("share of errors, %", (0.0, 32.0), &[0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0]);
    let told = "Each pair of lines holds the interval around 5 %; with a design effect of four it is twice as wide.";
    let mut plot = Plot::new("5 % errors found: between what and what, with 95 %", told, x, y);
    let sizes: Vec<f64> = (0..=24).map(|i| 50.0 * 64.0_f64.powf(f64::from(i) / 24.0)).collect();
    let mut entries = Vec::new();
    for (effect, dashes) in [(EFFECTS[0], DASHES[0]), (EFFECTS[2], DASHES[1]), (EFFECTS[3], DASHES[2])] {
        let both: Vec<(f64, (f64, f64))> = sizes.iter().map(|n| Some((*n, interval(0.05, *n, effect)?))).collect::<Option<_>>()?;
        plot.line(&both.iter().map(|(n, (low, _))| (*n, 100.0 * low)).collect::<Vec<_>>(), dashes);
        let upper: Vec<(f64, f64)> = both.iter().map(|(n, (_, high))| (*n, 100.0 * high)).collect();
        plot.line(&upper, dashes);
        entries.push((dashes, format!("design effect {effect}")));
    }
    plot.legend(false, &entries);
    Some(plot.finish())
}

/// Delay against false alarms, a number for each row of the table.
pub fn before_after(table: &Table) -> String {
    let x = by_factors("signals about good work, a year", (0.01, 20.0), &[0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0]);
    let y = by_factors("days from a fall to 75 % to its signal, mean", (10.0, 1_000.0), &[10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0]);
    let told = "Near the lower left corner is best: seldom wrong and soon. Filled marks are Touchstone's charts.";
    let mut plot = Plot::new("Soon or seldom wrong: rows of the table by their number", told, x, y);
    for (number, row) in (1_u32..).zip(&table.rows) {
        if let Some(fall) = row.delays.first() {
            plot.mark((row.steady.mean, fall.days.mean), row.ours, &number.to_string());
        }
    }
    plot.finish()
}

//! What is had for how many checks and reviews: tables of delays, certificates and intervals, each from the measures themselves.

use touchstone_measure::draw::Stream;
use touchstone_measure::drift::ChartError;
use touchstone_measure::drift::budget::{Budget, Wish};
use touchstone_measure::drift::step_law::Bank;
use touchstone_measure::interval::wilson;
use touchstone_measure::lots::certificate::{Audit, Terms, Verdict};
use touchstone_measure::lots::martingale::Test;
use touchstone_measure::lots::{Incoming, LotError, search};

/// Tasks of an annotator in a week, where a table needs some.
pub const TASKS: f64 = 400.0;
/// Checks a week.
pub const CHECKS: [f64; 6] = [3.0, 6.0, 12.0, 20.0, 40.0, 80.0];
/// False alarms a year.
pub const ALARMS: [f64; 4] = [0.1, 0.2, 0.5, 1.0];
/// A level that is kept, and one that is not good enough.
pub const FALL: (f64, f64) = (0.92, 0.75);

/// `touchstone audit budget` for one chart.
pub fn wish((p_in, p_out): (f64, f64), false_alarms: f64, within_tasks: f64) -> Wish<'static> {
    Wish { bank: Bank { p_in, p_out, shifts: &[] }, tasks_a_week: TASKS, within_tasks, false_alarms, charts: 1, share: 1.0 }
}

/// A table of Markdown.
fn table(head: &[String], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rule = format!("|{}\n", "---|".repeat(head.len()));
    let rows: String = rows.into_iter().map(|row| line(&row)).collect();
    line(head) + &rule + &rows
}

fn head(first: &str, rest: impl IntoIterator<Item = String>) -> Vec<String> {
    std::iter::once(first.to_owned()).chain(rest).collect()
}

fn cells<T, E>(first: String, all: &[T], of: impl Fn(&T) -> Result<String, E>) -> Result<Vec<String>, E> {
    std::iter::once(Ok(first)).chain(all.iter().map(of)).collect()
}

fn delay(budget: &Budget) -> String {
    format!("{:.0} d, {:.0}", budget.delay_days, budget.delay_checks)
}

/// Days and checks until a fall is signalled, by checks a week and false alarms a year.
pub fn delays_by_checks() -> Result<String, ChartError> {
    let rows = CHECKS.map(|checks| cells(format!("{checks}"), &ALARMS, |alarms| Ok(delay(&wish(FALL, *alarms, TASKS).with(checks)?))));
    let rows: Vec<Vec<String>> = rows.into_iter().collect::<Result<_, ChartError>>()?;
    Ok(table(&head("checks a week", ALARMS.map(|a| format!("{a} a year"))), rows))
}

/// The same by the level that is kept and the one that is fallen to, at six checks a week and .2 false alarms a year.
pub fn delays_by_fall() -> Result<String, ChartError> {
    let fallen = [0.85, 0.80, 0.75, 0.65, 0.50];
    let row = |kept: f64| cells(percent(kept), &fallen, |to| Ok(delay(&wish((kept, *to), 0.2, TASKS).with(6.0)?)));
    let rows: Vec<Vec<String>> = [0.97, 0.95, 0.92, 0.90].map(row).into_iter().collect::<Result<_, ChartError>>()?;
    Ok(table(&head("kept", fallen.map(|to| format!("to {}", percent(to)))), rows))
}

/// The least number of checks a week with which a fall is signalled within so many of 400 tasks a week.
pub fn least_checks() -> Result<String, ChartError> {
    let within = [200.0, 400.0, 800.0, 1_600.0];
    let falls = [(0.95, 0.85), (0.95, 0.80), (0.92, 0.75), (0.92, 0.60)];
    let row = |fall: (f64, f64)| {
        let name = format!("{} to {}", percent(fall.0), percent(fall.1));
        cells(name, &within, |tasks| match wish(fall, 0.2, *tasks).least() {
            Ok(budget) => Ok(format!("{}", budget.checks_a_week)),
            Err(ChartError::Unreachable) => Ok("not by any".to_owned()),
            Err(other) => Err(other),
        })
    };
    let rows: Vec<Vec<String>> = falls.map(row).into_iter().collect::<Result<_, ChartError>>()?;
    Ok(table(&head("fall", within.map(|tasks| format!("within {tasks} tasks"))), rows))
}

fn percent(share: f64) -> String {
    let text = format!("{:.1}", 100.0 * share);
    format!("{} %", text.trim_end_matches('0').trim_end_matches('.'))
}

/// A lot, what is to be shown of it, and how it is.
#[derive(Clone, Copy, Debug)]
pub struct Certified {
    /// Units.
    pub lot: usize,
    /// The share of errors below which it is to be.
    pub limit: f64,
    /// The risk of a false certificate.
    pub risk: f64,
    /// The share of errors that it has.
    pub errors: f64,
}

/// Lots of each kind that are reviewed for a table.
pub const LOTS: u32 = 1_000;

impl Certified {
    /// Reviews that `touchstone audit certify` needs with nothing but the limit and the risk given, lot after lot, rising.
    pub fn reviews(&self, lots: u32) -> Result<Vec<u64>, LotError> {
        let mut chance = Stream::new(105);
        let terms = Terms {
            lot: self.lot as u64,
            limit: self.limit,
            risk: self.risk,
            budget: self.lot as u64,
            test: Test::expecting(0.4 * self.limit, self.limit),
        };
        let mut units: Vec<f64> = vec![0.0; self.lot];
        let bad = (self.errors * self.lot as f64).round();
        units.iter_mut().zip(0_u32..).filter(|(_, i)| f64::from(*i) < bad).for_each(|(error, _)| *error = 1.0);
        let mut all = Vec::new();
        for _ in 0..lots {
            let mut audit = Audit::new(terms)?;
            for at in 0..self.lot {
                // What was drawn before lies in front: the order of the rest is as random as it was.
                let from = at + usize::try_from(chance.below((self.lot - at) as u64)).unwrap_or(0);
                units.swap(at, from);
                if !matches!(audit.review(units[at])?, Verdict::NotYet { .. }) {
                    break;
                }
            }
            all.push(audit.state().drawn);
        }
        all.sort_unstable();
        Ok(all)
    }

    /// Mean, and what nine of ten need at most.
    pub fn told(&self) -> Result<(f64, u64), LotError> {
        let all = self.reviews(LOTS)?;
        let mean = all.iter().map(|n| *n as f64).sum::<f64>() / all.len() as f64;
        let ninety = all.get(all.len() * 9 / 10 - 1).copied().ok_or(LotError::Counts)?;
        Ok((mean, ninety))
    }

    /// The sample of the fixed plan that has this risk, and refuses a lot as good as this one with 5 %; none for a lot at the limit.
    pub fn fixed(&self) -> Result<Option<u64>, LotError> {
        let bad = |share: f64| (0..=self.lot as u64).find(|bad| *bad as f64 >= share * self.lot as f64 - 1e-9).unwrap_or(0);
        let of = |share: f64| Incoming::Lot { size: self.lot as u64, bad: bad(share) };
        Ok(search::smallest(of(self.errors), 0.05, of(self.limit), self.risk)?.map(|found| found.plan.n))
    }

    fn cell(&self) -> Result<String, LotError> {
        let (mean, ninety) = self.told()?;
        Ok(format!("{mean:.0} ({ninety})"))
    }
}

/// Shares of errors, as parts of the limit.
const PARTS: [f64; 5] = [0.0, 0.2, 0.4, 0.6, 0.8];

/// Reviews to a certificate by limit, risk and what is true, of a lot of 1,000.
pub fn certificates() -> Result<String, LotError> {
    let mut rows = Vec::new();
    for limit in [0.02, 0.05, 0.10] {
        for risk in [0.10, 0.05, 0.01] {
            let of = |part: &f64| Certified { lot: 1_000, limit, risk, errors: part * limit }.cell();
            rows.push(cells(format!("{}, risk {}", percent(limit), percent(risk)), &PARTS, of)?);
        }
    }
    let titles = PARTS.map(|part| if part > 0.0 { format!("{} of the limit", percent(part)) } else { "no errors".to_owned() });
    Ok(table(&head("limit", titles), rows))
}

/// The same by the size of the lot, at a limit and a risk of 5 %, beside the fixed plan with the same risks.
pub fn certificates_by_lot() -> Result<String, LotError> {
    let mut rows = Vec::new();
    for lot in [200, 500, 1_000, 5_000, 20_000] {
        let at = |errors: f64| Certified { lot, limit: 0.05, risk: 0.05, errors };
        let fixed = at(0.02).fixed()?.map_or_else(|| "none".to_owned(), |n| n.to_string());
        rows.push(vec![lot.to_string(), at(0.0).cell()?, at(0.01).cell()?, at(0.02).cell()?, fixed, at(0.03).cell()?]);
    }
    let titles = ["no errors", "1 % errors", "2 % errors", "fixed plan for 2 %", "3 % errors"];
    Ok(table(&head("units in the lot", titles.map(str::to_owned)), rows))
}

/// Reviewed units.
pub const SIZES: [f64; 7] = [50.0, 100.0, 200.0, 400.0, 800.0, 1_600.0, 3_200.0];
/// Design effects.
pub const EFFECTS: [f64; 4] = [1.0, 1.5, 2.0, 4.0];

/// The 95 % interval where a share of so many reviewed units are errors.
pub fn interval(errors: f64, n: f64, effect: f64) -> Option<(f64, f64)> {
    let worth = n / effect;
    wilson(errors * worth, worth, 0.95).ok()
}

fn limits(errors: f64, n: f64, effect: f64) -> Option<String> {
    interval(errors, n, effect).map(|(low, high)| format!("{:.1} to {:.1} %", 100.0 * low, 100.0 * high))
}

/// Intervals of a share of errors of 5 %, by reviewed units and design effect.
pub fn intervals_by_design() -> Option<String> {
    let row = |n: f64| std::iter::once(Some(n.to_string())).chain(EFFECTS.map(|effect| limits(0.05, n, effect))).collect();
    let rows: Vec<Vec<String>> = SIZES.iter().map(|n| row(*n)).collect::<Option<_>>()?;
    Some(table(&head("reviewed", EFFECTS.map(|effect| format!("design effect {effect}"))), rows))
}

/// Intervals by the share that was found, of a simple sample.
pub fn intervals_by_share() -> Option<String> {
    let shares = [0.0, 0.02, 0.10, 0.20];
    let row = |n: f64| std::iter::once(Some(n.to_string())).chain(shares.map(|errors| limits(errors, n, 1.0))).collect();
    let rows: Vec<Vec<String>> = SIZES.iter().map(|n| row(*n)).collect::<Option<_>>()?;
    Some(table(&head("reviewed", shares.map(|errors| format!("{} found", percent(errors)))), rows))
}

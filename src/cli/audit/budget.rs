//! `touchstone audit budget`: how many hidden checks a week are enough, so that a fall is signalled within so many tasks while false alarms
//! stay as rare as is promised.

use clap::Args;
use serde_json::json;

use crate::cli::assumed::Assumed;
use crate::cli::{Failure, Outcome, code, say};
use touchstone_measure::drift::ChartError;
use touchstone_measure::drift::budget::{Budget, Wish};
use touchstone_measure::drift::step_law::Bank;

/// `audit budget`.
#[derive(Debug, Args)]
#[command(after_help = "\
A chart adds up, check by check, how much more likely an answer is at the level that is not good enough than at the one that is kept, and \
signals above a limit.
The limit follows from the false alarms that are promised; more checks a week find a fall sooner. Delays are means, from the fall to its \
signal.

Examples:
  touchstone audit budget --kept 0.92 --fallen 0.75 --tasks 400 --within 400
  touchstone audit budget --kept 0.92 --fallen 0.75 --tasks 400 --checks 6 --json")]
pub(in crate::cli) struct Arguments {
    /// Share of checks that an annotator in good standing has right
    #[arg(long)]
    kept: f64,
    /// Share right at which somebody has to look
    #[arg(long)]
    fallen: f64,
    /// Tasks that the annotator does in a week, checks among them
    #[arg(long)]
    tasks: f64,
    /// Mean number of tasks within which a fall is to be signalled
    #[arg(long, default_value_t = 400.0, conflicts_with = "checks")]
    within: f64,
    /// Instead: what so many checks a week give
    #[arg(long)]
    checks: Option<f64>,
    /// False alarms per annotator and year, over all their charts together
    #[arg(long, default_value_t = 0.2)]
    false_alarms: f64,
    /// Charts that share this promise
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    charts: u32,
    /// The share of the checks that this chart counts
    #[arg(long, default_value_t = 1.0)]
    share: f64,
    /// One JSON document instead of sentences
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let mut assumed = Assumed::default();
    assumed.add("items are equally difficult; checks stand at random places among the tasks");
    let wish = Wish {
        bank: Bank { p_in: arguments.kept, p_out: arguments.fallen, shifts: &[] },
        tasks_a_week: arguments.tasks,
        within_tasks: arguments.within,
        false_alarms: arguments.false_alarms,
        charts: arguments.charts,
        share: arguments.share,
    };
    if !(0.0 < arguments.fallen && arguments.fallen < arguments.kept && arguments.kept < 1.0) {
        return Err(Failure::new(code::USAGE, "levels are 0 < --fallen < --kept < 1"));
    }
    let found = arguments.checks.map_or_else(|| wish.least(), |checks| wish.with(checks));
    let budget = match found {
        Ok(budget) => budget,
        Err(ChartError::Unreachable) => {
            let why =
                "no number of checks is enough: even a check at each task takes longer (--within), or the levels lie too near together";
            return Err(Failure::new(code::NO, why));
        }
        Err(ChartError::Parameters) => return Err(Failure::new(code::USAGE, RANGES)),
    };
    let years = 1.0 / arguments.false_alarms * f64::from(arguments.charts);
    if arguments.json {
        let document = json!({
            "kept": arguments.kept, "fallen": arguments.fallen, "tasks_a_week": arguments.tasks,
            "within_tasks": arguments.checks.is_none().then_some(arguments.within), "false_alarms_a_year": arguments.false_alarms,
            "charts": arguments.charts, "share": arguments.share, "checks_a_week": budget.checks_a_week, "limit": budget.limit,
            "run_length": budget.run_length, "delay_checks": budget.delay_checks, "delay_tasks": budget.delay_tasks,
            "delay_days": budget.delay_days, "assumed": assumed.json(),
        });
        say(&document.to_string())?;
    } else {
        assumed.tell();
        for line in lines(&budget, arguments, years) {
            say(&line)?;
        }
    }
    Ok(0)
}

fn lines(b: &Budget, arguments: &Arguments, years: f64) -> [String; 3] {
    [
        format!(
            "{} checks a week, {:.1} % of the tasks; the chart's limit is {:.3}.",
            b.checks_a_week,
            100.0 * b.checks_a_week / arguments.tasks,
            b.limit
        ),
        format!("Nothing has changed: a false alarm of this chart after {:.0} of its checks in the mean, {years:.1} years.", b.run_length),
        format!(
            "A fall from {} to {}: signalled after {:.1} checks, {:.0} tasks, {:.1} days in the mean.",
            arguments.kept, arguments.fallen, b.delay_checks, b.delay_tasks, b.delay_days
        ),
    ]
}

/// What is wrong, where the levels are not.
const RANGES: &str = "--tasks, --within, --false-alarms are above 0, --share in 0..1 and not 0, --checks above 0 and at most --tasks";

//! `touchstone plan`: what a sequential plan really does, before anybody takes the test.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::aligned::Aligned;
use super::{Failure, Outcome, code, say, tell};
use crate::domain::planning::people::{Figures, Make, TOLERANCE, at_large};
use crate::domain::project::Realism;
use touchstone_measure::mastery::sequential::{Kept, Operating, Plan, PlanError, fixed_length};

/// `plan`.
#[derive(Debug, Args)]
#[command(after_help = "\
The table is exact for the plan as given (truncation, blocks, first items without a verdict), by dynamic programming, \
for people whose every answer
is right with one chance, independently. Real people are not so: skills and passages differ, so do days, and people learn. \
The line \"as people differ\"
tells the same promises under a departure (the defaults are those of a gold set's [realism]) for a form of six skills with a third of its \
items in three
passages; `gold check` and `simulate` compute it for the real forms of a set.

The command ends with 1 where the promises break for independent answers or as people differ (there to 0.002 above what is promised); \
in JSON these
are `promises_kept` and `as_people_differ.promises_kept`. With --skill 0 --passage 0 --day 0 --learns 0 --known 0 nobody differs.

Examples:
  touchstone plan --p0 0.65 --p1 0.85
  touchstone plan --p0 0.75 --p1 0.92 --alpha 0.05 --beta 0.05 --min 24 --max 50 --block 5 --attempts 2 --svg plan.svg")]
pub(super) struct Arguments {
    /// Success rate of people who are not to pass
    #[arg(long)]
    p0: f64,
    /// Success rate of people who are to pass
    #[arg(long)]
    p1: f64,
    /// Promised share of people at p0 who are passed
    #[arg(long, default_value_t = 0.05)]
    alpha: f64,
    /// Promised share of people at p1 who are put below the line
    #[arg(long, default_value_t = 0.05)]
    beta: f64,
    /// No verdict before so many items
    #[arg(long, default_value_t = 1)]
    min: usize,
    /// The last item; without it three times the fixed test of the same risks
    #[arg(long)]
    max: Option<usize>,
    /// Verdicts are looked at when so many items are handed in
    #[arg(long, default_value_t = 1)]
    block: usize,
    /// Attempts that a person has
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100))]
    attempts: u32,
    /// How far a person's skills differ, as a standard deviation in logits
    #[arg(long, default_value_t = Realism::default().skill)]
    skill: f64,
    /// How far passages differ for a person
    #[arg(long, default_value_t = Realism::default().passage)]
    passage: f64,
    /// How far a person's days differ
    #[arg(long, default_value_t = Realism::default().day)]
    day: f64,
    /// What a person gains between attempts, in logits
    #[arg(long, default_value_t = Realism::default().learns, allow_negative_numbers = true)]
    learns: f64,
    /// Share of items known from outside
    #[arg(long, default_value_t = Realism::default().known)]
    known: f64,
    /// Write curves of the shares and of the length by success rate to this file
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// One JSON document instead of a table
    #[arg(long)]
    json: bool,
}

/// The longest test that is computed.
const LONGEST: usize = 5_000;

/// A plan with what it gives.
struct Computed {
    plan: Plan,
    rows: Vec<(f64, Operating)>,
    kept: Kept,
    /// The same promises as people differ.
    real: Figures,
    fixed: Option<(usize, usize)>,
    saved: Option<f64>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let found = compute(arguments)?;
    let Computed { plan, kept, real, .. } = &found;
    if let Some(file) = &arguments.svg {
        std::fs::write(file, drawing(plan)?).map_err(|e| Failure::new(code::ENVIRONMENT, format!("{}: {e}", file.display())))?;
    }
    if arguments.json {
        say(&document(&found, arguments.attempts).to_string())?;
    } else {
        table(&found, arguments)?;
    }
    let (pure, real) = (is_kept(plan, kept), is_kept_as_people_differ(plan, real));
    if !pure {
        tell("the plan does not keep its promises: give it more items, a smaller block, or fewer attempts");
    } else if !real {
        tell(
            "the plan keeps its promises for answers of one chance only, not as people differ: plan with a smaller alpha than you promise, \
                or more items",
        );
    }
    Ok(if pure && real { 0 } else { code::NO })
}

/// Whether the promises hold where every answer is right with one chance.
fn is_kept(plan: &Plan, kept: &Kept) -> bool {
    kept.nonmaster_passed <= plan.alpha + 1e-12 && kept.master_below <= plan.beta + 1e-12
}

/// Whether they hold for people who differ, to what such a figure may lie over its promise.
fn is_kept_as_people_differ(plan: &Plan, real: &Figures) -> bool {
    real.nonmaster_passed <= plan.alpha + TOLERANCE && real.master_below <= plan.beta + TOLERANCE
}

/// What people are assumed to differ by.
fn realism(arguments: &Arguments) -> Result<Realism, Failure> {
    let Arguments { skill, passage, day, learns, known, .. } = *arguments;
    let realism = Realism { skill, passage, day, learns, known, ..Realism::default() };
    let refused = || Failure::new(code::USAGE, "skill, passage and day lie in 0..3, learns in -3..3, known in 0..1");
    realism.is_valid().then_some(realism).ok_or_else(refused)
}

fn compute(arguments: &Arguments) -> Result<Computed, Failure> {
    let bare = Plan {
        p_master: arguments.p1,
        p_nonmaster: arguments.p0,
        alpha: arguments.alpha,
        beta: arguments.beta,
        min_items: arguments.min,
        max_items: arguments.max.unwrap_or(arguments.min.max(1)),
        block: arguments.block,
    };
    bare.check().map_err(refused)?;
    let fixed = fixed_length(&bare, arguments.attempts, LONGEST);
    let max_items = arguments.max.or(fixed.map(|(n, _)| 3 * n)).unwrap_or(LONGEST).max(arguments.min);
    if max_items > LONGEST {
        return Err(Failure::new(code::USAGE, format!("a test of {max_items} items is longer than {LONGEST}; give a smaller --max")));
    }
    let plan = Plan { max_items, ..bare };
    let mut rates: Vec<f64> = (1..20).map(|i| f64::from(i) / 20.0).chain([arguments.p0, arguments.p1]).collect();
    rates.sort_by(f64::total_cmp);
    rates.dedup();
    let rows: Vec<(f64, Operating)> =
        rates.into_iter().map(|p| plan.operating(p).map(|o| (p, o)).map_err(refused)).collect::<Result<_, _>>()?;
    let mean = |p: f64| plan.operating(p).map(|o| o.mean_items).map_err(refused);
    let saved = match fixed {
        Some((n, _)) => Some(1.0 - f64::midpoint(mean(arguments.p0)?, mean(arguments.p1)?) / n as f64),
        None => None,
    };
    let kept = plan.promises(arguments.attempts).map_err(refused)?;
    let real = at_large(&plan, &realism(arguments)?, arguments.attempts, Make::default()).map_err(refused)?;
    Ok(Computed { plan, rows, kept, real, fixed, saved })
}

fn document(found: &Computed, attempts: u32) -> Value {
    let Computed { plan, rows, kept, real, fixed, saved } = found;
    let row = |(p, o): &(f64, Operating)| {
        json!({
            "success_rate": p, "pass": o.pass, "below": o.below, "undecided": o.undecided, "mean_items": o.mean_items,
        })
    };
    json!({
        "bounds": [plan.lower(), plan.upper()], "steps": [plan.step_wrong(), plan.step_right()], "max_items": plan.max_items,
        "attempts": attempts, "nonmaster_passed": kept.nonmaster_passed, "master_below": kept.master_below,
        "promises_kept": is_kept(plan, kept),
        "as_people_differ": {
            "nonmaster_passed": real.nonmaster_passed, "master_below": real.master_below, "master_referred": real.master_referred,
            "promises_kept": is_kept_as_people_differ(plan, real),
        },
        "fixed_test": fixed.map(|(n, cut)| json!({ "items": n, "cut": cut })), "items_saved": saved,
        "rates": rows.iter().map(row).collect::<Vec<Value>>(),
    })
}

fn table(found: &Computed, arguments: &Arguments) -> Result<(), Failure> {
    let Computed { plan, rows, kept, real, fixed, saved } = found;
    print(plan, rows, arguments)?;
    let word = |kept: bool| if kept { "kept" } else { "broken" };
    say(&format!(
        "passed at {} in any of {} attempts: {:.4} (promised {}); below the line at {}: {:.4} (promised {}): {}",
        arguments.p0,
        arguments.attempts,
        kept.nonmaster_passed,
        arguments.alpha,
        arguments.p1,
        kept.master_below,
        arguments.beta,
        word(is_kept(plan, kept))
    ))?;
    say(&format!(
        "as people differ: passed at {} in any attempt {:.4}; below the line at {} {:.4}, to a person {:.4}: {}",
        arguments.p0,
        real.nonmaster_passed,
        arguments.p1,
        real.master_below,
        real.master_referred,
        word(is_kept_as_people_differ(plan, real))
    ))?;
    match (fixed, saved) {
        (Some((n, cut)), Some(saved)) => {
            say(&format!("a fixed test with these risks: {n} items, {cut} right to pass; this plan needs {:.0} % fewer", saved * 100.0))
        }
        _ => say(&format!("no fixed test of up to {LONGEST} items has these risks")),
    }
}

fn refused(error: PlanError) -> Failure {
    let what = match error {
        PlanError::Rates => "rates have to be 0 < p0 < p1 < 1",
        PlanError::Risks => "risks have to be between 0 and 1, and together below 1",
        PlanError::Lengths => "lengths have to be 1 <= min <= max, and a block of one or more",
    };
    Failure::new(code::USAGE, what)
}

fn print(plan: &Plan, rows: &[(f64, Operating)], arguments: &Arguments) -> Result<(), Failure> {
    let mut table = Aligned::new(&[">RATE", "", ">PASS", ">BELOW", ">PERSON", ">ITEMS"]);
    for (p, o) in rows {
        let is = |rate: f64| (p - rate).abs() < 1e-12;
        let mark = if is(arguments.p0) {
            "p0"
        } else if is(arguments.p1) {
            "p1"
        } else {
            ""
        };
        let share = |x: f64| format!("{x:.4}");
        table.row(vec![
            format!("{p:.2}"),
            mark.to_owned(),
            share(o.pass),
            share(o.below),
            share(o.undecided),
            format!("{:.1}", o.mean_items),
        ]);
    }
    table.print()?;
    say(&format!(
        "bounds {:.4} and {:.4}; a right answer adds {:.4}, a wrong one {:.4}; at most {} items",
        plan.lower(),
        plan.upper(),
        plan.step_right(),
        plan.step_wrong(),
        plan.max_items
    ))
}

/// Curves of the shares passed and put below, and of the mean length, by success rate.
fn drawing(plan: &Plan) -> Result<String, Failure> {
    let points: Vec<(f64, Operating)> =
        (0..=200).map(|i| f64::from(i) / 200.0).map(|p| plan.operating(p).map(|o| (p, o)).map_err(refused)).collect::<Result<_, _>>()?;
    let most = points.iter().map(|(_, o)| o.mean_items).fold(1.0, f64::max);
    let (width, height, left, top) = (560.0, 220.0, 60.0, 30.0);
    let line = |from: f64, of: &dyn Fn(&Operating) -> f64| {
        points.iter().fold(String::new(), |mut path, (p, o)| {
            let _ =
                write!(path, "{}{:.1} {:.1}", if path.is_empty() { "M" } else { " L" }, left + width * p, from + height * (1.0 - of(o)));
            path
        })
    };
    let second = top + height + 60.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 660 {:.0}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\" \
            aria-label=\"Shares and length by success rate\">\n",
        second + height + 50.0
    );
    for (from, name, unit) in [(top, "share of people", 1.0), (second, "mean number of items", most)] {
        let _ = writeln!(svg, "<text x=\"{left}\" y=\"{:.0}\">{name}</text>", from - 10.0);
        for i in 0..=4 {
            let at = f64::from(i) / 4.0;
            let (x, y) = (left + width * at, from + height * (1.0 - at));
            let _ = writeln!(svg, "<line x1=\"{left}\" y1=\"{y:.1}\" x2=\"{:.0}\" y2=\"{y:.1}\" stroke=\"#ddd\"/>", left + width);
            let (digits, value) = (usize::from(unit <= 1.0) * 2, at * unit);
            let _ = writeln!(svg, "<text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{value:.digits$}</text>", left - 8.0, y + 4.0);
            let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{at:.2}</text>", from + height + 18.0);
        }
        for (p, label) in [(plan.p_nonmaster, "p0"), (plan.p_master, "p1")] {
            let x = left + width * p;
            let _ = writeln!(
                svg,
                "<line x1=\"{x:.1}\" y1=\"{from}\" x2=\"{x:.1}\" y2=\"{:.0}\" stroke=\"#888\" stroke-dasharray=\"4 3\"/>",
                from + height
            );
            let _ = writeln!(svg, "<text x=\"{:.1}\" y=\"{:.0}\" fill=\"#555\">{label}</text>", x + 3.0, from + 12.0);
        }
    }
    for (from, of, colour, dash) in [
        (top, &(|o: &Operating| o.pass) as &dyn Fn(&Operating) -> f64, "#1d4ed8", ""),
        (top, &|o: &Operating| o.below, "#b45309", "6 3"),
        (top, &|o: &Operating| o.undecided, "#555", "2 3"),
        (second, &|o: &Operating| o.mean_items / most, "#1d4ed8", ""),
    ] {
        let _ = writeln!(
            svg,
            "<path d=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>",
            line(from, of)
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{left}\" y=\"{:.0}\">solid: pass; dashed: below the line; dotted: a person decides; \
            success rate from left to right</text>\n</svg>",
        second + height + 40.0
    );
    Ok(svg)
}

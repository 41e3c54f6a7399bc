//! `touchstone audit plan`: a plan of the public tables for a lot, and what it really promises: the chance of acceptance by the share of
//! errors, the reviews that it takes, the risk at the share that is not to pass.

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::cli::aligned::{Aligned, figure};
use crate::cli::{Failure, Outcome, code, say, tell};
use touchstone_measure::lots::plan::Plan;
use touchstone_measure::lots::tables::{self, Inspection, Level, Request, Sampling};
use touchstone_measure::lots::{Incoming, LotError};

/// `audit plan`.
#[derive(Debug, Args)]
#[command(after_help = "\
The tables are those of MIL-STD-105E (1989), which are public and from which ISO 2859-1 grew. The acceptance quality limit is a column of \
theirs: 0.010 to 10
percent of errors, up to 1000 faults for 100 units. What a plan promises is computed for this lot, drawn without replacement: above 10, \
where faults are
counted, for a process.

Examples:
  touchstone audit plan --lot 1200 --aql 1.0
  touchstone audit plan --lot 1200 --aql 1.0 --level I --sampling double --limit 0.05 --json")]
pub(in crate::cli) struct Arguments {
    /// The tables of which standard
    #[arg(long, value_enum, default_value = "mil105e")]
    preset: Preset,
    /// Units in the lot
    #[arg(long, value_parser = clap::value_parser!(u64).range(2..=10_000_000))]
    lot: u64,
    /// Acceptance quality limit, in percent of errors or faults for 100 units, as the tables have it
    #[arg(long)]
    aql: f64,
    /// Inspection level: S-1, S-2, S-3, S-4, I, II or III
    #[arg(long, default_value = "II", value_parser = level)]
    level: Level,
    /// How strict: by what was accepted before
    #[arg(long, value_enum, default_value = "normal")]
    inspection: Strictness,
    /// One sample, or a second one where the first does not say
    #[arg(long, value_enum, default_value = "single")]
    sampling: Samples,
    /// The share of errors that is not to pass, for the risk that it does
    #[arg(long, default_value_t = 0.05)]
    limit: f64,
    /// One JSON document instead of a table
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Preset {
    /// MIL-STD-105E.
    Mil105e,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Strictness {
    /// To begin with.
    Normal,
    /// After two of five lots were refused.
    Tightened,
    /// After ten lots were accepted.
    Reduced,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Samples {
    /// One.
    Single,
    /// One or two.
    Double,
}

fn level(text: &str) -> Result<Level, String> {
    Level::named(text).ok_or_else(|| "a level is S-1, S-2, S-3, S-4, I, II or III".to_owned())
}

/// From here on the tables count faults of units, several of which may be in one.
const COUNTS_FAULTS: f64 = 10.0;

/// Shares of errors at which acceptance is told, as multiples of the limit of acceptance.
const MULTIPLES: [f64; 8] = [0.0, 0.25, 0.5, 1.0, 2.0, 4.0, 6.0, 8.0];

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let Preset::Mil105e = arguments.preset;
    let inspection = match arguments.inspection {
        Strictness::Normal => Inspection::Normal,
        Strictness::Tightened => Inspection::Tightened,
        Strictness::Reduced => Inspection::Reduced,
    };
    let sampling = match arguments.sampling {
        Samples::Single => Sampling::Single,
        Samples::Double => Sampling::Double,
    };
    if !(arguments.limit > 0.0 && arguments.limit < 1.0) {
        return Err(Failure::new(code::USAGE, "--limit lies between 0 and 1"));
    }
    let request = Request { level: arguments.level, aql: arguments.aql, inspection, sampling };
    let found = tables::plan(arguments.lot, &request).map_err(|error| Failure::new(code::USAGE, refused(error)))?;
    let at = |share: f64| outcome(&found.plan, arguments, share);
    let curve: Vec<(f64, f64, f64)> = MULTIPLES.iter().map(|m| m * arguments.aql / 100.0).filter(|s| *s <= 1.0).filter_map(at).collect();
    let risk = at(arguments.limit).map(|(_, accepted, _)| accepted);
    let whole = arguments.json.then(|| {
        let points =
            |(share, accepted, reviews): &(f64, f64, f64)| json!({ "share": share, "accepted": accepted, "mean_reviews": reviews });
        json!({
            "preset": "mil105e", "lot": arguments.lot, "aql": arguments.aql, "level": arguments.level.name(),
            "code_letter": found.code.name().to_string(), "plan_of": found.used.name().to_string(), "plan": numbers(&found.plan),
            "whole_lot": found.inspect_all, "limit": arguments.limit, "risk": risk,
            "operating_characteristic": curve.iter().map(points).collect::<Vec<_>>(),
        })
    });
    if let Some(document) = whole {
        say(&document.to_string())?;
        return Ok(0);
    }
    say(&format!("Code letter {}, plan of letter {}: {}.", found.code.name(), found.used.name(), words(&found.plan)))?;
    if matches!((arguments.sampling, found.plan), (Samples::Double, Plan::Single(_))) {
        tell("assumed: one sample, since the tables have no double plan here");
    }
    if found.inspect_all {
        return say("The samples are as large as the lot: all of it is reviewed, and nothing is left to chance.").map(|()| 0);
    }
    let mut table = Aligned::new(&[">ERRORS", ">ACCEPTED", ">MEAN REVIEWS"]);
    for (share, accepted, reviews) in &curve {
        table.row(vec![format!("{:.3} %", 100.0 * share), figure(Some(*accepted)), format!("{reviews:.1}")]);
    }
    table.print()?;
    if let Some(risk) = risk {
        let limit = 100.0 * arguments.limit;
        say(&format!("A lot with {limit} % of errors is accepted with a chance of {risk:.4}: that is the risk of this plan."))?;
    }
    Ok(0)
}

/// A share of errors, the chance of acceptance, and the mean number of reviews.
fn outcome(plan: &Plan, arguments: &Arguments, share: f64) -> Option<(f64, f64, f64)> {
    let incoming = if arguments.aql > COUNTS_FAULTS {
        Incoming::Rate(share)
    } else {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the units of the lot")]
        let bad = (share * arguments.lot as f64).round() as u64;
        Incoming::Lot { size: arguments.lot, bad: bad.min(arguments.lot) }
    };
    Some((share, plan.accept(incoming).ok()?, plan.mean_sample(incoming).ok()?))
}

fn numbers(plan: &Plan) -> Value {
    match plan {
        Plan::Single(p) => json!({ "n": p.n, "accept": p.ac, "refuse": p.re }),
        Plan::Double(p) => json!({ "n": [p.n1, p.n2], "accept": [p.ac1, p.ac2], "refuse": [p.re1, p.re2] }),
    }
}

fn words(plan: &Plan) -> String {
    match plan {
        Plan::Single(p) => format!("{} reviews; accepted with up to {} errors, refused with {} or more", p.n, p.ac, p.re),
        Plan::Double(p) => format!(
            "{} reviews; accepted with up to {} errors, refused with {} or more, else {} reviews more; accepted with up to {} in all, \
            refused with {} or more",
            p.n1, p.ac1, p.re1, p.n2, p.ac2, p.re2
        ),
    }
}

fn refused(error: LotError) -> &'static str {
    match error {
        LotError::Aql => "--aql is none of the tables' columns: 0.010 0.015 0.025 0.040 0.065 and so on by decades, up to 1000",
        LotError::Plan => "the tables have no such plan for this lot and limit; try --sampling single",
        _ => "the tables have plans for lots of 2 units or more",
    }
}

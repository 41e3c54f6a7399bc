//! `touchstone agree`: every coefficient of agreement that fits a table of ratings, with intervals.

mod figures;
mod report;
mod resample;
mod table;

use std::io::Read as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::input::{Input, Written, open};
use super::{Failure, Outcome, code, say, tell};
use table::Table;

/// `agree`.
#[derive(Debug, Args)]
#[command(after_help = "\
Wide: a row a unit, its name first, then a column a rater. Long: a row a rating, with the columns of --unit, --rater and --value (found by
themselves where they are called so, or task/item, worker/annotator, label/rating). An empty cell is a missing rating.

Partial tables add up to the very bits of one pass, as long as a unit is in one part only:
  touchstone agree part1.csv --partial > p1.json; touchstone agree part2.csv --partial > p2.json; touchstone agree --merge p1.json p2.json

Examples:
  touchstone agree ratings.csv --scale ordinal
  touchstone agree judgments.jsonl --unit item --rater annotator --value label --bootstrap 2000 --seed 1 --json")]
pub(super) struct Arguments {
    /// CSV with a header or JSON Lines of ratings; - for standard input
    #[arg(required_unless_present = "merge")]
    file: Option<PathBuf>,
    /// How rows are written; without it the file's name says
    #[arg(long, value_enum)]
    format: Option<Written>,
    #[command(flatten)]
    columns: Columns,
    /// What the values are: which coefficients make sense
    #[arg(long, value_enum, default_value = "nominal")]
    scale: Scale,
    /// The rater who is the truth: the others' accuracy, F1 and Matthews' correlation against it
    #[arg(long)]
    truth: Option<String>,
    /// The level of the intervals
    #[arg(long, default_value_t = 0.95, value_parser = level)]
    level: f64,
    /// Bootstrap intervals over units with so many resamples, beside the analytic ones
    #[arg(long, value_name = "N")]
    bootstrap: Option<usize>,
    /// The seed of the resamples
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Write a partial table instead of coefficients
    #[arg(long, conflicts_with = "merge")]
    partial: bool,
    /// Add up partial tables
    #[arg(long, num_args = 1.., value_name = "FILE", conflicts_with = "file")]
    merge: Vec<PathBuf>,
    /// One JSON document instead of a table
    #[arg(long)]
    json: bool,
}

/// Which columns hold what, and the categories.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Columns {
    /// Long rows: the column of the unit
    #[arg(long)]
    unit: Option<String>,
    /// Long rows: the column of the rater
    #[arg(long)]
    rater: Option<String>,
    /// Long rows: the column of the value
    #[arg(long)]
    value: Option<String>,
    /// All categories in their order, also those that nobody used; without it those used, numbers by value and others by name
    #[arg(long, value_delimiter = ',')]
    categories: Vec<String>,
}

/// What the values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Scale {
    /// Names.
    Nominal,
    /// Ranks.
    Ordinal,
    /// Numbers with meaningful differences.
    Interval,
    /// Numbers with a meaningful zero.
    Ratio,
}

/// A level of confidence.
fn level(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|l: &f64| *l > 0.0 && *l < 1.0).ok_or_else(|| "a level is between 0 and 1, such as 0.95".to_owned())
}

impl Columns {
    /// The three columns of long rows; `None` for wide ones.
    fn long(&self, header: &[String]) -> Option<[String; 3]> {
        let find = |given: &Option<String>, names: &[&str]| {
            given.clone().or_else(|| {
                names
                    .iter()
                    .find(|n| header.iter().any(|h| h.eq_ignore_ascii_case(n)))
                    .and_then(|n| header.iter().find(|h| h.eq_ignore_ascii_case(n)).cloned())
            })
        };
        let unit = find(&self.unit, &["unit", "item", "task", "unit_id", "item_id", "task_id"])?;
        let rater = find(&self.rater, &["rater", "annotator", "worker", "coder", "rater_id", "annotator_id", "worker_id"])?;
        let value = find(&self.value, &["value", "label", "rating", "score", "category"])?;
        Some([unit, rater, value])
    }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let table = match &arguments.file {
        Some(file) => Table::read(&Input { file: file.clone(), format: arguments.format }, &arguments.columns)?,
        None => Table::merge(&partials(&arguments.merge)?)?,
    };
    if arguments.partial {
        say(&table.to_partial())?;
        return Ok(0);
    }
    if matches!(arguments.scale, Scale::Interval | Scale::Ratio) && table.values.is_none() {
        return Err(Failure::new(code::NO, "the scale needs numbers, but not all values are; try --scale nominal or ordinal"));
    }
    if let Some(truth) = arguments.truth.as_ref().filter(|t| !table.raters.contains(t)) {
        return Err(Failure::new(code::NO, format!("there is no rater \"{truth}\"; there are: {}", table.raters.join(", "))));
    }
    if arguments.truth.is_some() && table.pairs.is_none() {
        return Err(Failure::new(code::NO, "pairs with the truth are counted for up to 10 raters and 256 categories"));
    }
    let report = report::Report::new(&table, arguments);
    if arguments.json {
        say(&report.json().to_string())?;
    } else {
        report.print()?;
    }
    if report.lines.iter().all(|l| l.value.is_err()) {
        tell("no coefficient is defined for these ratings; the table says why");
        return Ok(code::NO);
    }
    Ok(0)
}

fn partials(files: &[PathBuf]) -> Result<Vec<(String, String)>, Failure> {
    files
        .iter()
        .map(|file| {
            let mut text = String::new();
            let read = open(file)?.read_to_string(&mut text);
            read.map_err(|e| Failure::new(code::ENVIRONMENT, format!("{}: {e}", file.display())))?;
            Ok((file.display().to_string(), text))
        })
        .collect()
}

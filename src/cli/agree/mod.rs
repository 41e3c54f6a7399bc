//! `touchstone agree`: every coefficient of agreement that fits a table of ratings, with intervals.

mod figures;
mod label;
mod read;
mod report;
mod resample;
mod table;

use std::io::Read as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::assumed::{Assumed, is_mark, some};
use super::input::{Form, Input, Missing, open};
use super::{Failure, Outcome, code, say, tell};
use crate::formats::Text;
use label::Spelling;
use table::Table;

/// `agree`.
#[derive(Debug, Args)]
#[command(after_help = "\
Wide: a row a unit, its name first, then a column a rater. Long: a row a rating, with the columns of --unit, --rater and --value (found by
themselves where they are called so, or task/item/question, worker/annotator, label/rating/answer). JSON is long. An empty cell is a missing
rating; NA, null and the like are labels unless --missing says otherwise. What is taken for granted stands as \"assumed: \
…\" on standard error.

Labels of the nominal scale are names: 007 and 7 are two, and only 1.0 and 1.00 are 1, as programs write whole numbers beside missing ones.
On the other scales they are numbers, whose distances linear and quadratic weights go by (--ranks: by their ranks), or words, ordered by
--categories or else by the alphabet. Intervals of kappas and their kin are cut at -1 and 1, where no coefficient can lie beyond. Over 500
labels have Krippendorff's alpha only, over 256 no Cohen's kappa.

Partial tables add up to the very bits of one pass, as long as a unit is in one part only:
  touchstone agree part1.csv --partial > p1.json; touchstone agree part2.csv --partial > p2.json; \\
  touchstone agree --merge p1.json p2.json

Examples:
  touchstone agree ratings.csv --scale ordinal
  touchstone agree words.csv --scale ordinal --categories low,medium,high --missing NA
  touchstone agree judgments.jsonl --unit item --rater annotator --value label --bootstrap 2000 --seed 1 --json")]
pub(super) struct Arguments {
    /// CSV with a header, or JSON, of ratings; - for standard input
    #[arg(required_unless_present = "merge")]
    file: Option<PathBuf>,
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    missing: Missing,
    #[command(flatten)]
    columns: Columns,
    /// What the values are, and so which coefficients make sense; nominal without it
    #[arg(long, value_enum)]
    scale: Option<Scale>,
    #[command(flatten)]
    labels: Labels,
    /// The rater who is the truth: the others' accuracy, F1 and Matthews' correlation against it
    #[arg(long)]
    truth: Option<String>,
    /// The level of the intervals
    #[arg(long, default_value_t = 0.95, value_parser = level)]
    level: f64,
    /// Bootstrap intervals over units with so many resamples, beside the analytic ones
    #[arg(long, value_name = "N", value_parser = super::bounded::<2, 1_000_000>)]
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

/// How labels are told apart and weighed.
#[derive(Clone, Copy, Debug, Args)]
struct Labels {
    /// Labels are told apart letter by letter: 1 and 1.0 are two
    #[arg(long)]
    as_written: bool,
    /// Ordinal scale: numbers weigh by their ranks, not by their distances
    #[arg(long)]
    ranks: bool,
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
pub(super) fn level(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|l: &f64| *l > 0.0 && *l < 1.0).ok_or_else(|| "a level is between 0 and 1, such as 0.95".to_owned())
}

impl Columns {
    /// Whether nothing had to be found.
    const fn all_given(&self) -> bool {
        self.unit.is_some() && self.rater.is_some() && self.value.is_some()
    }

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
        let unit = find(&self.unit, &["unit", "item", "task", "unit_id", "item_id", "task_id", "question", "question_id"])?;
        let rater = find(&self.rater, &["rater", "annotator", "worker", "coder", "rater_id", "annotator_id", "worker_id"])?;
        let value = find(&self.value, &["value", "label", "rating", "score", "category", "answer"])?;
        Some([unit, rater, value])
    }
}

impl Arguments {
    fn scale(&self) -> Scale {
        self.scale.unwrap_or(Scale::Nominal)
    }

    fn spelling(&self) -> Spelling {
        match (self.labels.as_written, self.scale()) {
            (true, _) => Spelling::AsWritten,
            (false, Scale::Nominal) => Spelling::Names,
            (false, Scale::Ordinal | Scale::Interval | Scale::Ratio) => Spelling::Numbers,
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let mut assumed = Assumed::default();
    let table = match &arguments.file {
        Some(file) => {
            let input = Input { file: file.clone(), form: arguments.form.clone(), missing: arguments.missing.clone() };
            read::read(&input, &arguments.columns, arguments.spelling(), &mut assumed)?
        }
        None => Table::merge(&partials(&arguments.merge)?, arguments.spelling())?,
    };
    if arguments.partial {
        assumed.tell();
        say(&table.to_partial())?;
        return Ok(0);
    }
    possible(&table, arguments)?;
    assume(&table, arguments, &mut assumed);
    let report = report::Report::new(&table, arguments, assumed);
    report.say(arguments.json)?;
    if report.lines.iter().all(|l| l.value.is_err()) {
        tell("no coefficient is defined for these ratings; the table says why");
        return Ok(code::NO);
    }
    Ok(0)
}

/// Whether what is asked for can be had from the table.
fn possible(table: &Table, arguments: &Arguments) -> Result<(), Failure> {
    let no = |what: String| Err(Failure::new(code::NO, what));
    if matches!(arguments.scale(), Scale::Interval | Scale::Ratio) && table.values.is_none() {
        let mark =
            table.categories.iter().find(|c| is_mark(c)).map_or_else(String::new, |m| format!(" (--missing {m} takes \"{m}\" as missing)"));
        return no(format!("the scale needs numbers, but not all values are{mark}; try --scale nominal or ordinal"));
    }
    if let Some(truth) = arguments.truth.as_ref().filter(|t| !table.raters.contains(t)) {
        return no(format!("there is no rater \"{truth}\"; there are: {}", some(&table.raters, ", ")));
    }
    if arguments.truth.is_some() && table.pairs.is_none() {
        return no("pairs with the truth are counted for up to 10 raters and 256 categories".to_owned());
    }
    Ok(())
}

/// What the scale takes for granted about the labels, and what it leaves out.
fn assume(table: &Table, arguments: &Arguments, assumed: &mut Assumed) {
    let given = !arguments.columns.categories.is_empty();
    match (arguments.scale, &table.values) {
        (None, Some(_)) if table.categories.len() > 2 => {
            assumed.add("labels are names, though all are numbers (--scale ordinal, interval or ratio)");
        }
        (Some(Scale::Ordinal), None) if !given => {
            let order = some(&table.categories, " < ");
            assumed.add(format!("the labels' order is the alphabet's: {order} (--categories gives another)"));
        }
        (Some(Scale::Ordinal), Some(_)) if !arguments.labels.ranks => {
            assumed.add("linear and quadratic weights go by the numbers' distances (--ranks takes their ranks)");
        }
        _ => {}
    }
    let labels = table.categories.len();
    if labels > figures::MOST_WEIGHTED {
        assumed.add(format!(
            "with {labels} labels only Krippendorff's alpha is computed; other coefficients take up to {}",
            figures::MOST_WEIGHTED
        ));
    } else if labels > table::MOST_CATEGORIES && table.raters.len() <= table::MOST_PAIRED {
        assumed.add(format!("with {labels} labels pairs of raters are left out, which takes up to {}", table::MOST_CATEGORIES));
    }
    if table.raters.len() > table::MOST_PAIRED {
        assumed.add(format!(
            "{} raters are a crowd: pairs of them are left out, which takes up to {}",
            table.raters.len(),
            table::MOST_PAIRED
        ));
    }
}

fn partials(files: &[PathBuf]) -> Result<Vec<(String, String)>, Failure> {
    files
        .iter()
        .map(|file| {
            let mut text = String::new();
            let read = Text::new(open(file)?, None).read_to_string(&mut text);
            read.map_err(|e| Failure::new(code::ENVIRONMENT, format!("{}: {e}", file.display())))?;
            Ok((file.display().to_string(), text))
        })
        .collect()
}

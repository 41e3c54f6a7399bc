//! What `touchstone agree` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::label::Spelling;
use crate::cli::input::{Form, Missing};

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
pub(in crate::cli) struct Arguments {
    /// CSV with a header, or JSON, of ratings; - for standard input
    #[arg(required_unless_present = "merge")]
    pub(super) file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) form: Form,
    #[command(flatten)]
    pub(super) missing: Missing,
    #[command(flatten)]
    pub(super) columns: Columns,
    /// What the values are, and so which coefficients make sense; nominal without it
    #[arg(long, value_enum)]
    pub(super) scale: Option<Scale>,
    #[command(flatten)]
    pub(super) labels: Labels,
    /// The rater who is the truth: the others' accuracy, F1 and Matthews' correlation against it
    #[arg(long)]
    pub(super) truth: Option<String>,
    /// The level of the intervals
    #[arg(long, default_value_t = 0.95, value_parser = level)]
    pub(super) level: f64,
    /// Bootstrap intervals over units with so many resamples, beside the analytic ones
    #[arg(long, value_name = "N", value_parser = crate::cli::bounded::<2, 1_000_000>)]
    pub(super) bootstrap: Option<usize>,
    /// The seed of the resamples
    #[arg(long, default_value_t = 1)]
    pub(super) seed: u64,
    /// Write a partial table instead of coefficients
    #[arg(long, conflicts_with = "merge")]
    pub(super) partial: bool,
    /// Add up partial tables
    #[arg(long, num_args = 1.., value_name = "FILE", conflicts_with = "file")]
    pub(super) merge: Vec<PathBuf>,
    /// One JSON document instead of a table
    #[arg(long)]
    pub(super) json: bool,
}

/// How labels are told apart and weighed.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Labels {
    /// Labels are told apart letter by letter: 1 and 1.0 are two
    #[arg(long)]
    pub(super) as_written: bool,
    /// Ordinal scale: numbers weigh by their ranks, not by their distances
    #[arg(long)]
    pub(super) ranks: bool,
}

/// Which columns hold what, and the categories.
#[derive(Clone, Debug, Default, Args)]
pub(in crate::cli) struct Columns {
    /// Long rows: the column of the unit
    #[arg(long)]
    pub(super) unit: Option<String>,
    /// Long rows: the column of the rater
    #[arg(long)]
    pub(super) rater: Option<String>,
    /// Long rows: the column of the value
    #[arg(long)]
    pub(super) value: Option<String>,
    /// All categories in their order, also those that nobody used; without it those used, numbers by value and others by name
    #[arg(long, value_delimiter = ',')]
    pub(super) categories: Vec<String>,
}

/// What the values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Scale {
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
pub(in crate::cli) fn level(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|l: &f64| *l > 0.0 && *l < 1.0).ok_or_else(|| "a level is between 0 and 1, such as 0.95".to_owned())
}

impl Columns {
    /// Whether nothing had to be found.
    pub(super) const fn all_given(&self) -> bool {
        self.unit.is_some() && self.rater.is_some() && self.value.is_some()
    }

    /// The three columns of long rows; `None` for wide ones.
    pub(super) fn long(&self, header: &[String]) -> Option<[String; 3]> {
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
    pub(super) fn scale(&self) -> Scale {
        self.scale.unwrap_or(Scale::Nominal)
    }

    pub(super) fn spelling(&self) -> Spelling {
        match (self.labels.as_written, self.scale()) {
            (true, _) => Spelling::AsWritten,
            (false, Scale::Nominal) => Spelling::Names,
            (false, Scale::Ordinal | Scale::Interval | Scale::Ratio) => Spelling::Numbers,
        }
    }
}

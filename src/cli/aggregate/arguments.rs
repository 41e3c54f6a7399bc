//! What `touchstone aggregate` takes, and what it refuses and says of it.

use std::path::Path;

use clap::{Args, ValueEnum};
use touchstone_measure::aggregate::AggregateError;

use crate::cli::input::Input;
use crate::cli::{Failure, bounded, code, tell};

/// `aggregate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Labels: a row a label, with the columns of --task, --worker and --label; a label is a name, so that 1 and 1.0 are two. \
A worker labels a task once:
a second label of theirs is refused, with the lines of both, since it would count twice; keep the one that is to count. \
Where there are so many
labels that a table of workers by labels by labels would be too large, dawid-skene and majority look for a task's truth among the labels \
that
it got, and the other methods refuse.

Comparisons (bradley-terry, noisy): --left, --right and --winner, where the winner is the name of one of both, \
or says which side it stood on:
\"left\", \"right\" or the name of the side's column; or \"tie\" for bradley-terry. noisy needs --worker too.

Examples:
  touchstone aggregate labels.csv --method dawid-skene
  touchstone aggregate labels.csv --method dawid-skene --workers
  touchstone aggregate comparisons.csv --method bradley-terry --json")]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    pub(super) input: Input,
    /// How labels become answers
    #[arg(long, value_enum, default_value = "dawid-skene")]
    pub(super) method: Method,
    /// The column of the task
    #[arg(long, default_value = "task")]
    pub(super) task: String,
    /// The column of the worker
    #[arg(long, default_value = "worker")]
    pub(super) worker: String,
    /// The column of the label
    #[arg(long, default_value = "label")]
    pub(super) label: String,
    /// Comparisons: the column of the one shown left
    #[arg(long, default_value = "left")]
    pub(super) left: String,
    /// Comparisons: the column of the one shown right
    #[arg(long, default_value = "right")]
    pub(super) right: String,
    /// Comparisons: the column of the preferred one
    #[arg(long, default_value = "winner")]
    pub(super) winner: String,
    /// Comparisons: the precision of a normal prior on log strengths, for players who won or lost everything
    #[arg(long, default_value_t = 0.0, value_parser = penalty)]
    pub(super) penalty: f64,
    /// The most steps of an iterative method
    #[arg(long, default_value_t = 2_000, value_parser = bounded::<1, 1_000_000>)]
    pub(super) steps: usize,
    /// Print the workers and their quality, and not the tasks' answers; --json has both
    #[arg(long)]
    pub(super) workers: bool,
    /// One JSON document with tasks and workers
    #[arg(long)]
    pub(super) json: bool,
}

/// How labels become answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Method {
    /// The most frequent label.
    Majority,
    /// A confusion matrix for each worker.
    DawidSkene,
    /// One chance of being right for each worker.
    OneCoin,
    /// Ability of workers and easiness of tasks.
    Glad,
    /// Workers who know or answer by habit.
    Mace,
    /// Strengths from comparisons, with ties.
    BradleyTerry,
    /// Strengths from comparisons by raters who do not always look.
    Noisy,
}

/// A precision.
fn penalty(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|p: &f64| (0.0..=1e6).contains(p)).ok_or_else(|| "a precision is from 0 (no prior) to 1000000".to_owned())
}

/// What a method could not do with a file.
pub(super) fn refused(file: &Path, error: AggregateError) -> Failure {
    let what = match error {
        AggregateError::Empty => "there is nothing to aggregate",
        AggregateError::Numbers => "there are more than 16777216 tasks, workers or labels; give a part of the rows",
        AggregateError::OnlyTies => "there are only ties, which say that all are equal and not how common ties are",
        AggregateError::Unbounded => {
            "no finite strengths are best: somebody won or lost everything, or parts were never compared; give a prior with --penalty 0.1"
        }
        AggregateError::Diverged => "the estimate did not settle; give it more --steps or a --penalty",
    };
    Failure::new(code::NO, format!("{}: {what}", file.display()))
}

/// What is said where workers are printed alone.
pub(super) fn told_apart() {
    tell("these are the workers; the answers come without --workers, and both together with --json");
}

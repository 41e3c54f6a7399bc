//! `touchstone audit`: what can be said of work by a sample of it, from a file and without a server; and what charts of a service's
//! annotators signal.

mod budget;
mod certify;
mod draw;
mod estimate;
mod fairness;
mod fairness_items;
mod ingest;
mod judgments;
mod plan;
mod report;
mod reviewed;
mod rules;
mod rules_told;
mod run;
mod show;
mod watch;

use clap::Subcommand;

use super::{DatabaseArguments, Outcome};

/// `audit`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// How many hidden checks a week are enough
    Budget(budget::Arguments),
    /// Whether a lot is good enough, at a stated risk, from reviews in the order in which they were drawn
    Certify(certify::Arguments),
    /// The sample of an audit drawn again, from the database or from its two files
    Draw(draw::Arguments),
    /// How large the share of errors is in work of which a sample was reviewed, with its interval
    Estimate(estimate::Arguments),
    /// Whether groups are selected alike, and whether items are harder for one of them
    Fairness(fairness::Arguments),
    /// Take answers without gold into the database, from a file
    Ingest(ingest::Arguments),
    /// The stored answers without gold as rows, for the commands that measure
    Judgments(judgments::Arguments),
    /// A plan of the public tables for a lot, and what it really promises
    Plan(plan::Arguments),
    /// The sealed report of an audit: in sentences, as it is sealed, or its sample as rows
    Report(report::Arguments),
    /// What the rules of a project would have done over a record, and how likely each stops whom
    Rules(rules::Arguments),
    /// Plan an audit by a sample of the project, draw it, and seal plan and frame
    Run(run::Arguments),
    /// The audits of a project, or one: its plan, how far it is, what it came to
    Show(show::Arguments),
    /// Look at every annotator's charts now, and list the signals that are open
    Watch(watch::Arguments),
}

pub(super) async fn run(command: &Command, database: &DatabaseArguments) -> Outcome {
    match command {
        Command::Budget(arguments) => budget::run(arguments),
        Command::Certify(arguments) => certify::run(arguments),
        Command::Draw(arguments) => draw::run(arguments, database).await,
        Command::Estimate(arguments) => estimate::run(arguments),
        Command::Fairness(arguments) => fairness::run(arguments),
        Command::Ingest(arguments) => ingest::run(arguments, database).await,
        Command::Judgments(arguments) => judgments::run(arguments, database).await,
        Command::Plan(arguments) => plan::run(arguments),
        Command::Report(arguments) => report::run(arguments, database).await,
        Command::Rules(arguments) => rules::run(arguments),
        Command::Run(arguments) => run::run(arguments, database).await,
        Command::Show(arguments) => show::run(arguments, database).await,
        Command::Watch(arguments) => watch::run(arguments, database).await,
    }
}

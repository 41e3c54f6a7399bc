//! `touchstone audit`: what can be said of work by a sample of it, from a file and without a server.

mod budget;
mod certify;
mod estimate;
mod fairness;
mod fairness_items;
mod plan;
mod reviewed;

use clap::Subcommand;

use super::Outcome;

/// `audit`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// How many hidden checks a week are enough
    Budget(budget::Arguments),
    /// Whether a lot is good enough, at a stated risk, from reviews in the order in which they were drawn
    Certify(certify::Arguments),
    /// How large the share of errors is in work of which a sample was reviewed, with its interval
    Estimate(estimate::Arguments),
    /// Whether groups are selected alike, and whether items are harder for one of them
    Fairness(fairness::Arguments),
    /// A plan of the public tables for a lot, and what it really promises
    Plan(plan::Arguments),
}

pub(super) fn run(command: &Command) -> Outcome {
    match command {
        Command::Budget(arguments) => budget::run(arguments),
        Command::Certify(arguments) => certify::run(arguments),
        Command::Estimate(arguments) => estimate::run(arguments),
        Command::Fairness(arguments) => fairness::run(arguments),
        Command::Plan(arguments) => plan::run(arguments),
    }
}

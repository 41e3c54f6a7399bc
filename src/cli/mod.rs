//! The command line: one file a subcommand. Results go to standard output, messages and errors to standard error.

mod aggregate;
mod agree;
mod aligned;
mod anchor;
mod annotators;
mod assumed;
mod audit;
mod commands;
mod database;
mod demo;
mod first_run;
mod gold;
mod grade;
mod input;
mod item_report;
mod items;
mod keep;
mod names;
mod outcome;
mod people_by_items;
mod plan;
mod production;
mod progress;
mod proof;
mod schema;
mod score;
mod serve;
mod simulate;
mod token;
mod user;

pub use commands::run;
pub(crate) use database::DatabaseArguments;
pub(crate) use outcome::{Failure, Outcome, bounded, code, say, tell};

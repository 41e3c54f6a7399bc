//! Every subcommand: what it is called, and who runs it.

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Arg, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use super::database::DatabaseArguments;
use super::outcome::{Failure, Outcome, code};
use super::{aggregate, agree, audit, demo, gold, grade, items, keep, plan, proof, schema, score, serve, simulate, token, user};

/// From application to trusted AI-content annotator.
#[derive(Debug, Parser)]
#[command(
    name = "touchstone",
    version,
    about,
    propagate_version = true,
    after_help = "\
Examples:
  touchstone gold check gold_sets/my-project
  touchstone migrate && touchstone gold import gold_sets/my-project"
)]
pub(super) struct Cli {
    #[command(flatten)]
    database: DatabaseArguments,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the service (this is also what happens without a command)
    Serve(crate::config::Config),
    /// Fill a demo database with simulated people who really go through the API
    Demo(demo::Arguments),
    /// Staff: add, role, disable, enable, list
    #[command(subcommand)]
    User(user::Command),
    /// API tokens: create, list, revoke
    #[command(subcommand)]
    Token(token::Command),
    /// Gold sets: check, import, publish, rebase, list, show, export
    #[command(subcommand)]
    Gold(gold::Command),
    /// Grade responses against a gold set, without a database
    Grade(grade::Arguments),
    /// Measure responses against references, row by row
    Score(score::arguments::Arguments),
    /// Agreement of raters: every coefficient that fits, with intervals
    Agree(agree::arguments::Arguments),
    /// One answer from many people's labels or comparisons
    Aggregate(aggregate::arguments::Arguments),
    /// Audits: certificates of lots
    #[command(subcommand)]
    Audit(audit::Command),
    /// Item analysis: statistics, calibration
    #[command(subcommand)]
    Items(items::Command),
    /// A project tried out on made-up people
    Simulate(simulate::Arguments),
    /// What a sequential plan really does
    Plan(plan::Arguments),
    /// Compute every stored form, grade, ruling and decision again and list differences
    Replay(keep::Output),
    /// The ledger's hash chain and what it proves
    #[command(subcommand)]
    Ledger(proof::Ledger),
    /// Copy everything into another, empty database
    Copy(proof::CopyArguments),
    /// Bring the database to the newest schema
    Migrate,
    /// Look at the database's health
    Doctor(keep::Output),
    /// Check every invariant of what is stored; changes nothing
    Fsck(keep::Output),
    /// Write the JSON Schemas of the gold-set format
    Schema(schema::Arguments),
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    // clap ends wrong usage with 2 and says what is near.
    let cli = Cli::from_arg_matches(&laid_out(Cli::command(), &mut Vec::new()).get_matches()).unwrap_or_else(|error| error.exit());
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return report(&Failure::new(code::ENVIRONMENT, format!("no threads could be started: {error}"))),
    };
    match runtime.block_on(dispatch(cli)) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => report(&failure),
    }
}

/// Commands that read files and no database: their help does not offer one. It is taken all the same, so that a script may give it to each.
const WITHOUT_DATABASE: [&str; 12] = [
    "grade",
    "score",
    "agree",
    "aggregate",
    "items stats",
    "plan",
    "simulate",
    "schema",
    "gold check",
    "audit budget",
    "audit certify",
    "audit plan",
];

/// Help as a terminal of any width shows it: a paragraph of what stands below is one line, which is broken once, where the terminal ends.
fn laid_out(command: clap::Command, path: &mut Vec<String>) -> clap::Command {
    let below = command.get_after_help().map(|text| paragraphs(&text.to_string()));
    let command = match below {
        Some(text) => command.after_help(text),
        None => command,
    };
    let command = if WITHOUT_DATABASE.contains(&path.join(" ").as_str()) {
        command.arg(Arg::new("database").long("database").hide(true))
    } else {
        command
    };
    command.mut_subcommands(|sub| {
        path.push(sub.get_name().to_owned());
        let sub = laid_out(sub, path);
        path.pop();
        sub
    })
}

/// The lines of each paragraph as one; lines that are indented, which are examples, and what stands before them stay.
fn paragraphs(text: &str) -> String {
    let mut all = String::new();
    for line in text.lines() {
        let goes_on = all.lines().next_back().is_some_and(|last| !last.is_empty() && !last.starts_with(' ') && !last.ends_with(':'));
        let glued = !all.is_empty() && !all.ends_with('\n') && goes_on && !line.is_empty() && !line.starts_with(' ');
        match (all.is_empty(), glued) {
            (true, _) => {}
            (false, true) => all.push(' '),
            (false, false) => all.push('\n'),
        }
        all.push_str(line);
    }
    all
}

fn report(failure: &Failure) -> ExitCode {
    if failure.code == 0 {
        return ExitCode::SUCCESS;
    }
    drop(writeln!(std::io::stderr(), "error: {}", failure.message));
    ExitCode::from(failure.code)
}

async fn dispatch(cli: Cli) -> Outcome {
    // Without a command: serve, as its own arguments and environment say.
    let Some(command) = cli.command else {
        let serve = Cli::try_parse_from(["touchstone", "serve"]).map_err(|e| Failure::new(code::ENVIRONMENT, e.to_string()))?;
        let Some(Command::Serve(arguments)) = serve.command else { return Ok(0) };
        return serve::run(&arguments, &cli.database, &Cli::command()).await;
    };
    match command {
        Command::Serve(arguments) => serve::run(&arguments, &cli.database, &Cli::command()).await,
        Command::Demo(arguments) => demo::run(&arguments, &cli.database).await,
        Command::User(command) => user::run(command, &cli.database).await,
        Command::Token(command) => token::run(command, &cli.database).await,
        Command::Gold(command) => gold::run(command, &cli.database).await,
        Command::Grade(arguments) => grade::run(&arguments),
        Command::Score(arguments) => score::run(&arguments),
        Command::Agree(arguments) => agree::run(&arguments),
        Command::Aggregate(arguments) => aggregate::run(&arguments),
        Command::Audit(command) => audit::run(&command, &cli.database).await,
        Command::Items(command) => items::run(&command, &cli.database).await,
        Command::Plan(arguments) => plan::run(&arguments),
        Command::Simulate(arguments) => simulate::run(&arguments),
        Command::Replay(output) => proof::replay(&output, &cli.database).await,
        Command::Ledger(command) => proof::ledger(&command, &cli.database).await,
        Command::Copy(arguments) => proof::copy(&arguments, &cli.database).await,
        Command::Migrate => keep::migrate(&cli.database).await,
        Command::Doctor(output) => keep::doctor(&output, &cli.database).await,
        Command::Fsck(output) => keep::fsck(&output, &cli.database).await,
        Command::Schema(arguments) => schema::run(&arguments),
    }
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn a_paragraph_of_help_is_broken_by_the_terminal_alone() {
        assert_eq!(
            paragraphs("One long\nsentence.\n\nExamples:\n  touchstone a\n  touchstone b"),
            "One long sentence.\n\nExamples:\n  touchstone a\n  touchstone b"
        );
        assert_eq!(paragraphs(""), "");
    }
}

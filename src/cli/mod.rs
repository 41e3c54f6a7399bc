//! The command line: one file a subcommand. Results go to standard output, messages and errors to standard error.

mod aggregate;
mod agree;
mod aligned;
mod anchor;
mod assumed;
mod demo;
mod first_run;
mod gold;
mod grade;
mod input;
mod item_report;
mod items;
mod keep;
mod names;
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

use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use clap::{Arg, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::app::{AppError, Kind};
use crate::store::Target;

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
struct Cli {
    #[command(flatten)]
    database: DatabaseArguments,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Where the database is.
#[derive(Clone, Debug, Args)]
pub(crate) struct DatabaseArguments {
    /// The database: sqlite:PATH or postgres://… (a URL with a password belongs into the environment)
    #[arg(long, global = true, env = "TOUCHSTONE_DATABASE", default_value = "sqlite:touchstone.db", hide_env_values = true)]
    database: String,
}

impl DatabaseArguments {
    fn target(&self) -> Result<Target, Failure> {
        let target = self.database.parse().map_err(|error: crate::store::StoreError| Failure::new(code::ENVIRONMENT, error.to_string()))?;
        match &target {
            Target::Sqlite(path) if path.is_dir() => {
                Err(Failure::new(code::ENVIRONMENT, format!("{}: this is a folder; --database names a file", path.display())))
            }
            Target::Sqlite(_) | Target::Postgres(_) => Ok(target),
        }
    }
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
    Score(score::Arguments),
    /// Agreement of raters: every coefficient that fits, with intervals
    Agree(agree::Arguments),
    /// One answer from many people's labels or comparisons
    Aggregate(aggregate::Arguments),
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

/// Exit codes, as the documentation lists them.
pub(crate) mod code {
    /// Done, and the answer is no.
    pub const NO: u8 = 1;
    /// Wrong usage that clap does not see: options that contradict each other.
    pub const USAGE: u8 = 2;
    /// Configuration or environment, stored data that cannot be read among it.
    pub const ENVIRONMENT: u8 = 3;
    /// Not found, conflict or not allowed.
    pub const REFUSED: u8 = 4;
    /// Our bug.
    pub const BUG: u8 = 70;
}

/// Why a command failed, and with which code it ends.
#[derive(Debug)]
pub(crate) struct Failure {
    code: u8,
    message: String,
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        if let AppError::Store(crate::store::StoreError::Corrupt { .. }) = error {
            return Self {
                code: code::ENVIRONMENT,
                message: format!("{error}: the database was damaged or changed; see: touchstone ledger verify"),
            };
        }
        let code = match error.kind() {
            Kind::Invalid => code::NO,
            Kind::NotFound | Kind::Conflict | Kind::Forbidden => code::REFUSED,
            Kind::Unsuitable | Kind::Unavailable | Kind::Limited => code::ENVIRONMENT,
            Kind::Internal => code::BUG,
        };
        Self { code, message: error.to_string() }
    }
}

impl From<crate::store::StoreError> for Failure {
    fn from(error: crate::store::StoreError) -> Self {
        AppError::from(error).into()
    }
}

impl Failure {
    fn new(code: u8, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

/// What a command ends with: 0, or [`code::NO`] where the answer is no.
pub(crate) type Outcome = Result<u8, Failure>;

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
const WITHOUT_DATABASE: [&str; 9] = ["grade", "score", "agree", "aggregate", "items stats", "plan", "simulate", "schema", "gold check"];

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
        return serve::run(&arguments, &cli.database).await;
    };
    match command {
        Command::Serve(arguments) => serve::run(&arguments, &cli.database).await,
        Command::Demo(arguments) => demo::run(&arguments, &cli.database).await,
        Command::User(command) => user::run(command, &cli.database).await,
        Command::Token(command) => token::run(command, &cli.database).await,
        Command::Gold(command) => gold::run(command, &cli.database).await,
        Command::Grade(arguments) => grade::run(&arguments),
        Command::Score(arguments) => score::run(&arguments),
        Command::Agree(arguments) => agree::run(&arguments),
        Command::Aggregate(arguments) => aggregate::run(&arguments),
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

/// Writes a line to standard output; a pipe that was closed early ends the program quietly.
pub(crate) fn say(line: &str) -> Result<(), Failure> {
    match writeln!(std::io::stdout(), "{}", harmless(line)) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::new(0, String::new())),
        Err(error) => Err(Failure::new(code::ENVIRONMENT, format!("cannot write: {error}"))),
    }
}

/// A whole number within bounds; the message names both, and clap the flag.
pub(crate) fn bounded<const LOW: usize, const HIGH: usize>(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|n| (LOW..=HIGH).contains(n)).ok_or_else(|| format!("a whole number from {LOW} to {HIGH}"))
}

/// Writes a message to standard error.
pub(crate) fn tell(message: &str) {
    drop(writeln!(std::io::stderr(), "{}", harmless(message)));
}

/// A line as a terminal may have it: what would move its cursor, colour it or turn the direction of writing is spelt out. Somebody else may
/// have written the names and texts that we print.
fn harmless(line: &str) -> std::borrow::Cow<'_, str> {
    let odd = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if !line.contains(odd) {
        return line.into();
    }
    let spelt = |c: char| if odd(c) { c.escape_unicode().to_string() } else { c.to_string() };
    line.chars().map(spelt).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::{harmless, paragraphs};

    #[test]
    fn a_paragraph_of_help_is_broken_by_the_terminal_alone() {
        assert_eq!(
            paragraphs("One long\nsentence.\n\nExamples:\n  touchstone a\n  touchstone b"),
            "One long sentence.\n\nExamples:\n  touchstone a\n  touchstone b"
        );
        assert_eq!(paragraphs(""), "");
    }

    #[test]
    fn a_name_moves_no_cursor_and_turns_no_line() {
        assert_eq!(harmless("a\u{1B}[2Jb\u{202E}c\u{9B}"), "a\\u{1b}[2Jb\\u{202e}c\\u{9b}");
        assert_eq!(harmless("陈小明\tlin@example.sg\n"), "陈小明\tlin@example.sg\n");
    }
}

//! `touchstone gold check|import|list|show`.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::{DatabaseArguments, Failure, Outcome, code, say, tell};
use crate::app;
use crate::app::AppError;
use crate::app::applying::timeline::called;
use crate::app::gold_set::import::{Imported, read_folder};
use crate::domain::accounts::Role;
use crate::domain::gold_set::{self, Report, problem::Severity};
use crate::domain::kernel::actor::Actor;
use crate::domain::kernel::sealed::Reveal;
use crate::domain::planning::people::{Left, Told, Untold};

/// What to do with gold sets.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check a folder: every problem of every file in one pass
    #[command(after_help = "Examples:\n  touchstone gold check gold_sets/my-project\n  touchstone gold check --json gold_sets/my-project")]
    Check(Check),
    /// Check a folder and store it as a new version
    #[command(after_help = "Example:\n  touchstone gold import gold_sets/my-project")]
    Import(Import),
    /// Publish a stored version: new attempts get it
    Publish(Publish),
    /// Lay a draft anew on the published version, where another one was published since it was made
    Rebase(Rebase),
    /// List the stored versions
    List(List),
    /// Show a stored version
    #[command(after_help = "Examples:\n  touchstone gold show my-project\n  touchstone gold show my-project --number 1 --json")]
    Show(Show),
    /// Write a stored version as a folder again
    #[command(after_help = "Example:\n  touchstone gold export my-project a-new-folder")]
    Export(Export),
}

/// `gold check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// The gold set's folder
    folder: PathBuf,
    /// One JSON document instead of lines
    #[arg(long)]
    json: bool,
    /// Leave out warnings
    #[arg(long)]
    quiet: bool,
}

/// `gold import`.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The gold set's folder
    folder: PathBuf,
    /// Check only; store nothing
    #[arg(long)]
    dry_run: bool,
}

/// What to publish.
#[derive(Debug, Args)]
pub(super) struct Publish {
    /// The set's id
    set: String,
    /// The version's number
    number: i64,
    /// The address of the author who approves it: someone else than who brought it in
    #[arg(long, value_name = "ADDRESS")]
    by: String,
    /// Warnings of its check that the publisher has looked at, by code: W103,W110
    #[arg(long, value_delimiter = ',')]
    acknowledge: Vec<String>,
}

/// What to lay anew.
#[derive(Debug, Args)]
pub(super) struct Rebase {
    /// The set's id
    set: String,
    /// The draft's number
    number: i64,
    /// Who lays it anew; whose draft it is stays the same
    #[arg(long)]
    by: String,
}

/// `gold list`.
#[derive(Debug, Args)]
pub(super) struct List {
    /// One JSON document instead of a table
    #[arg(long)]
    json: bool,
}

/// `gold show`.
#[derive(Debug, Args)]
pub(super) struct Show {
    /// The gold set's id
    set: String,
    /// The version's number; the latest if left out
    #[arg(long)]
    number: Option<i64>,
    /// The whole canonical document, keys and all
    #[arg(long)]
    json: bool,
}

/// `gold export`.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The gold set's id
    set: String,
    /// The folder to write; it is made, and has to be empty
    folder: PathBuf,
    /// The version's number; the latest if left out
    #[arg(long)]
    number: Option<i64>,
}

async fn export(arguments: &Export, database: &DatabaseArguments) -> Outcome {
    let environment = |e: std::io::Error| Failure::new(code::ENVIRONMENT, format!("{}: {e}", arguments.folder.display()));
    let app = app::open(&database.target()?).await?;
    let (version, document) = app.gold_set_version(&arguments.set, arguments.number).await?;
    let whole = serde_json::from_str(document.reveal(&Reveal::for_an_author())).unwrap_or_default();
    let media = app.media_of(version.id).await?;
    let folder =
        gold_set::export::folder(&whole, media).ok_or_else(|| Failure::new(code::BUG, "the stored set cannot be written as a folder"))?;
    std::fs::create_dir_all(&arguments.folder).map_err(environment)?;
    if std::fs::read_dir(&arguments.folder).map_err(environment)?.next().is_some() {
        return Err(Failure::new(code::REFUSED, format!("{} is not empty", arguments.folder.display())));
    }
    for (name, bytes) in &folder.files {
        let path = arguments.folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(environment)?;
        }
        std::fs::write(&path, bytes).map_err(environment)?;
    }
    tell(&format!(
        "wrote version {} of {} as {} files; check it: touchstone gold check {}",
        version.number,
        version.set_id,
        folder.files.len(),
        arguments.folder.display()
    ));
    Ok(0)
}

/// Why nothing was published: of warnings that are still to be acknowledged every one, and the flag that does it.
fn not_published(error: AppError, acknowledged: &[String]) -> Failure {
    let AppError::Invalid(wrong) = &error else { return error.into() };
    if wrong.is_empty() || wrong.iter().any(|v| v.code != "not_acknowledged") {
        return error.into();
    }
    let codes = wrong.iter().filter_map(|v| v.pointer.rsplit('/').next()).map(str::to_owned);
    let all: Vec<String> = acknowledged.iter().cloned().chain(codes).collect();
    let lines: Vec<&str> = wrong.iter().map(|v| v.detail.as_str()).collect();
    let flag = format!("to publish in spite of it: --acknowledge {}", all.join(","));
    Failure::new(code::NO, format!("{}\n       {flag}", lines.join("\n       ")))
}

pub(super) async fn run(command: Command, database: &DatabaseArguments) -> Outcome {
    match command {
        Command::Check(arguments) => check(&arguments),
        Command::Import(arguments) => import(&arguments, database).await,
        Command::Publish(arguments) => {
            let app = app::open(&database.target()?).await?;
            let is_author = |s: &crate::app::accounts::staff::Listed| s.project == arguments.set && s.role == Role::Author;
            if !app.all_staff().await?.iter().any(is_author) {
                // A project's first version may come before its people; whoever gives the command answers for the name.
                tell(&format!("{} has no author yet: the ledger says that {:?} published it", arguments.set, arguments.by));
            }
            let published = app.publish(&arguments.set, arguments.number, arguments.by.as_str(), &arguments.acknowledge).await;
            published.map_err(|error| not_published(error, &arguments.acknowledge))?;
            tell(&format!("{} {} is published; running attempts stay on theirs", arguments.set, arguments.number));
            Ok(0)
        }
        Command::Rebase(arguments) => {
            let number = app::open(&database.target()?).await?.rebase(&arguments.set, arguments.number, arguments.by.as_str()).await?;
            say(&format!("{} {number}", arguments.set))?;
            tell(&format!("version {number} of {} is the draft, laid on the published version", arguments.set));
            Ok(0)
        }
        Command::List(arguments) => list(&arguments, database).await,
        Command::Show(arguments) => show(&arguments, database).await,
        Command::Export(arguments) => export(&arguments, database).await,
    }
}

fn check(arguments: &Check) -> Outcome {
    let report = read(&arguments.folder)?;
    let (errors, _) = report.counts();
    if arguments.json {
        say(&as_json(&report).to_string())?;
    } else {
        print_problems(&report, &arguments.folder, arguments.quiet)?;
    }
    Ok(if errors > 0 { code::NO } else { 0 })
}

fn read(folder: &Path) -> Result<Report, Failure> {
    Ok(gold_set::read(&read_folder(folder)?))
}

fn as_json(report: &Report) -> Value {
    let (errors, warnings) = report.counts();
    let problems = report.problems.iter().map(|p| {
        let severity = if p.code.severity() == Severity::Error { "error" } else { "warning" };
        json!({ "file": p.file, "line": p.line.max(1), "severity": severity, "code": p.code.as_str(), "message": p.message })
    });
    let hashes = report.set.as_ref().map(|s| json!({ "content_hash": s.content_hash, "presented_hash": s.presented_hash }));
    json!({
        "items": report.items, "files": report.files, "errors": errors, "warnings": warnings,
        "version": hashes, "promises": report.promises,
        "not_computed": report.not_computed, "problems": problems.collect::<Vec<_>>()
    })
}

fn print_problems(report: &Report, folder: &Path, quiet: bool) -> Result<(), Failure> {
    let base = folder.display().to_string();
    for problem in report.problems.iter().filter(|p| !quiet || p.code.severity() == Severity::Error) {
        say(&format!("{}/{problem}", base.trim_end_matches('/')))?;
    }
    if !quiet {
        report.promises.iter().for_each(|told| tell(&promise(told)));
        report.not_computed.iter().for_each(|left| tell(&not_computed(left)));
    }
    tell(&summary(report));
    Ok(())
}

/// A stage's promise in one line: pure and realistic beside each other.
fn promise(told: &Told) -> String {
    let ((alpha, beta), pure, real) = (told.promised, told.pure, told.realistic);
    format!(
        "{}: of {alpha} promised, {:.3} of non-masters are passed by machine where every answer has one chance, \
            {:.3} ± {:.3} as people differ; of {beta}, {:.3} and {:.3} of masters are put below the line; \
            {:.2} and {:.2} of masters go to a person",
        told.stage,
        pure.nonmaster_passed,
        real.nonmaster_passed,
        real.error,
        pure.master_below,
        real.master_below,
        pure.master_referred,
        real.master_referred
    )
}

/// That a rule's figures are not among those lines, why, and where they are told.
fn not_computed(left: &Left) -> String {
    let of = left.stage.as_deref().unwrap_or("[audit.decision]");
    let what = match left.why {
        Untold::Ability => "what its promises give is not computed here, since its verdict is on the ability",
        Untold::Adaptive => "what its promises give as people differ is not computed here, since its form follows the answers",
        Untold::Audit => {
            "its promises are of one run of the rule, for answers of one chance; what it gives as people differ, \
             and over a year in which it begins again after each outcome, is computed nowhere"
        }
    };
    format!("{of}: {what}{}", if left.simulated { "; `touchstone simulate` tells it" } else { "" })
}

fn summary(report: &Report) -> String {
    let plural = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let (errors, warnings) = report.counts();
    // A version's number of items is that of its banks; those to practise on are checked with them.
    let practice = report.set.as_ref().map_or(0, |set| report.items.saturating_sub(set.banks.values().map(Vec::len).sum()));
    format!(
        "checked {}{} in {}: {}, {}",
        plural(report.items - practice, "item"),
        if practice == 0 { String::new() } else { format!(" and {practice} to practise on") },
        plural(report.files, "file"),
        plural(errors, "error"),
        plural(warnings, "warning")
    )
}

async fn import(arguments: &Import, database: &DatabaseArguments) -> Outcome {
    let report = read(&arguments.folder)?;
    let (errors, warnings) = report.counts();
    let Some(set) = report.set else {
        print_problems(&report, &arguments.folder, true)?;
        return Err(app::AppError::BrokenSet { errors }.into());
    };
    if arguments.dry_run {
        tell(&format!("{} would be imported with {warnings} warning(s); nothing was stored", set.project.head.id));
        return Ok(0);
    }
    let app = app::open(&database.target()?).await?;
    match app.import_gold_set(set, report.problems, Actor::CommandLine).await? {
        Imported::New(v) => {
            say(&format!("{} {}", v.set_id, v.number))?;
            tell(&format!("imported {} items as version {} of {} ({warnings} warnings)", v.items, v.number, v.set_id));
            tell(&format!("  look at it: touchstone gold show {}", v.set_id));
        }
        Imported::Unchanged(v) => {
            say(&format!("{} {}", v.set_id, v.number))?;
            tell(&format!("unchanged: version {} of {}, {}, has the same content", v.number, v.set_id, v.state.as_str()));
        }
    }
    Ok(0)
}

async fn list(arguments: &List, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    let versions = app.gold_set_versions().await?;
    if arguments.json {
        let names = app.names_of(versions.iter().map(|v| v.imported_by.clone()).collect()).await?;
        let rows = versions.iter().map(|v| {
            json!({
                "id": v.id.to_string(), "set": v.set_id, "number": v.number, "state": v.state.as_str(),
                "items": v.items, "warnings": v.warnings,
                "imported_at": v.imported_at.to_string(), "imported_by": called(&names, &v.imported_by), "content_hash": v.content_hash,
                "based_on": versions.iter().find(|b| Some(b.id) == v.based_on).map(|b| b.number),
                "presented_hash": v.presented_hash,
            })
        });
        say(&Value::Array(rows.collect()).to_string())?;
        return Ok(0);
    }
    if versions.is_empty() {
        tell("no gold set is stored; import one: touchstone gold import FOLDER");
        return Ok(0);
    }
    say(&format!("{:<24}  {:>6}  {:<9}  {:>6}  {:>8}  {:<20}", "SET", "NUMBER", "STATE", "ITEMS", "WARNINGS", "IMPORTED (UTC)"))?;
    for v in &versions {
        let imported = v.imported_at.to_string();
        let imported = imported.split('.').next().unwrap_or_default().trim_end_matches('Z');
        say(&format!("{:<24}  {:>6}  {:<9}  {:>6}  {:>8}  {imported:<20}", v.set_id, v.number, v.state.as_str(), v.items, v.warnings))?;
    }
    Ok(0)
}

async fn show(arguments: &Show, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    let (version, document) = app.gold_set_version(&arguments.set, arguments.number).await?;
    if arguments.json {
        // Whoever reads the database's file reads the keys anyway; over the network the same asks for the right to.
        say(document.reveal(&Reveal::for_an_author()))?;
        return Ok(0);
    }
    let names = app.names_of([version.imported_by.clone()].into()).await?;
    say(&format!("set            {}", version.set_id))?;
    say(&format!("number         {}", version.number))?;
    say(&format!("state          {}", version.state.as_str()))?;
    say(&format!("items          {}", version.items))?;
    say(&format!("warnings       {}", version.warnings))?;
    say(&format!("imported       {} by {}", version.imported_at, called(&names, &version.imported_by)))?;
    say(&format!("content hash   {}", version.content_hash))?;
    say(&format!("presented hash {}", version.presented_hash))?;
    Ok(0)
}

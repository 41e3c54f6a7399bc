//! `touchstone replay`, `touchstone ledger verify`, `touchstone copy`: what proves what is stored, and what moves it.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use super::anchor::{self, HeadArguments};
use super::keep::Output;
use super::{DatabaseArguments, Failure, Outcome, code, say, tell};
use crate::app;
use crate::app::proving::difference::Difference;
use crate::store::admin;

/// `ledger`.
#[derive(Debug, Subcommand)]
pub(super) enum Ledger {
    /// Verify the hash chain, every dossier, every gold-set version and the rows that the ledger keeps hashes of; a changed row is named
    Verify(VerifyArguments),
    /// Print the signed head of the chain, to be kept at a second place
    Head(HeadArguments),
}

/// `ledger verify`.
#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    #[command(flatten)]
    output: Output,
    /// A file of heads that were kept, one a line: the chain has to have every one of them
    #[arg(long)]
    head: Option<PathBuf>,
    /// The key that has to have signed them; else each is held against the key that it names
    #[arg(long, env = "TOUCHSTONE_LEDGER_KEY")]
    key: Option<PathBuf>,
}

/// `copy`.
#[derive(Debug, Args)]
#[command(after_help = "\
The database that --database names is read in one snapshot; the other one has the newest schema (touchstone migrate) and no rows.

Examples:
  touchstone --database postgres://localhost/touchstone migrate
  touchstone --database sqlite:touchstone.db copy postgres://localhost/touchstone
  touchstone --database postgres://localhost/touchstone replay")]
pub(super) struct CopyArguments {
    /// The database to copy into: sqlite:PATH or postgres://…
    into: String,
}

/// Differences and breaches that are told one by one.
const TOLD: usize = 100;

pub(super) async fn replay(output: &Output, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    let replayed = app.replay().await?;
    if output.json {
        let difference = |d: &Difference| json!({ "of": d.of, "what": d.what, "at": d.at, "stored": d.stored, "computed": d.computed });
        say(&json!({
            "attempts": replayed.attempts, "grades": replayed.grades, "decisions": replayed.decisions,
            "differences": replayed.differences.iter().map(difference).collect::<Vec<_>>(),
        })
        .to_string())?;
    } else {
        for d in replayed.differences.iter().take(TOLD) {
            say(&format!("differs: {} {} {}: stored {}, computed {}", d.what, d.of, d.at, d.stored, d.computed))?;
        }
        tell(&format!(
            "computed {} attempts with {} grades and {} decisions again: {} differences",
            replayed.attempts,
            replayed.grades,
            replayed.decisions,
            replayed.differences.len()
        ));
    }
    Ok(if replayed.differences.is_empty() { 0 } else { code::NO })
}

pub(super) async fn ledger(command: &Ledger, database: &DatabaseArguments) -> Outcome {
    let arguments = match command {
        Ledger::Verify(arguments) => arguments,
        Ledger::Head(arguments) => return anchor::head(arguments, database).await,
    };
    let output = &arguments.output;
    let heads = arguments.head.as_deref().map(|file| anchor::read(file, arguments.key.as_deref())).transpose()?.unwrap_or_default();
    let app = app::open(&database.target()?).await?;
    let mut verified = app.verify_ledger().await?;
    verified.broken.extend(app.held_against(&heads).await?);
    if output.json {
        let broken = verified.broken.iter().map(|b| json!({ "table": b.table, "row": b.row, "what": b.what }));
        say(&json!({
            "events": verified.events, "unsealed": verified.unsealed, "dossiers": verified.dossiers, "gold_set_versions": verified.versions,
            "kept": verified.kept, "unproven": verified.unproven,
            "broken": broken.collect::<Vec<_>>(),
        })
        .to_string())?;
    } else {
        for b in verified.broken.iter().take(TOLD) {
            say(&format!("broken: {} {}: {}", b.table, b.row, b.what))?;
        }
        if verified.unproven > 0 {
            tell(&format!(
                "not provable: {} reviewers' sheets and rounds of training, closed by an earlier release without a hash",
                verified.unproven
            ));
        }
        tell(&format!(
            "verified {} sealed events ({} not sealed yet), {} dossiers, {} gold-set versions, {} kept rows: {} broken",
            verified.events,
            verified.unsealed,
            verified.dossiers,
            verified.versions,
            verified.kept,
            verified.broken.len()
        ));
    }
    Ok(if verified.broken.is_empty() { 0 } else { code::NO })
}

pub(super) async fn copy(arguments: &CopyArguments, database: &DatabaseArguments) -> Outcome {
    let from = database.target()?;
    let into: crate::store::Target = arguments
        .into
        .parse()
        .map_err(|e: crate::store::StoreError| Failure::new(code::ENVIRONMENT, format!("the database to copy into: {e}")))?;
    if from == into {
        return Err(Failure::new(code::REFUSED, "a database cannot be copied into itself"));
    }
    let copied = admin::copy::copy(&from, &into).await?;
    let rows: u64 = copied.iter().map(|(_, n)| n).sum();
    for (table, n) in copied.iter().filter(|(_, n)| *n > 0) {
        say(&format!("{table} {n}"))?;
    }
    let noun = if rows == 1 { "row" } else { "rows" };
    tell(&format!("copied {rows} {noun} of {} tables; next: touchstone --database … replay", copied.len()));
    Ok(0)
}

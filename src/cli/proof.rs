//! `touchstone replay`, `touchstone ledger verify`, `touchstone copy`: what proves what is stored, and what moves it.

use clap::{Args, Subcommand};
use serde_json::json;

use super::keep::Output;
use super::{DatabaseArguments, Failure, Outcome, code, say, tell};
use crate::app;
use crate::store::admin;

/// `ledger`.
#[derive(Debug, Subcommand)]
pub(super) enum Ledger {
    /// Verify the hash chain, every dossier and every gold-set version; a changed row is named
    Verify(Output),
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
        let difference =
            |d: &app::replay::Difference| json!({ "of": d.of, "what": d.what, "at": d.at, "stored": d.stored, "computed": d.computed });
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
    let Ledger::Verify(output) = command;
    let app = app::open(&database.target()?).await?;
    let verified = app.verify_ledger().await?;
    if output.json {
        let broken = verified.broken.iter().map(|b| json!({ "table": b.table, "row": b.row, "what": b.what }));
        say(&json!({
            "events": verified.events, "unsealed": verified.unsealed, "dossiers": verified.dossiers, "gold_set_versions": verified.versions,
            "broken": broken.collect::<Vec<_>>(),
        })
        .to_string())?;
    } else {
        for b in verified.broken.iter().take(TOLD) {
            say(&format!("broken: {} {}: {}", b.table, b.row, b.what))?;
        }
        tell(&format!(
            "verified {} sealed events ({} not sealed yet), {} dossiers, {} gold-set versions: {} broken",
            verified.events,
            verified.unsealed,
            verified.dossiers,
            verified.versions,
            verified.broken.len()
        ));
    }
    Ok(if verified.broken.is_empty() { 0 } else { code::NO })
}

pub(super) async fn copy(arguments: &CopyArguments, database: &DatabaseArguments) -> Outcome {
    let from = database.target()?;
    let into: crate::store::Target =
        arguments.into.parse().map_err(|e: crate::store::StoreError| Failure::new(code::ENVIRONMENT, e.to_string()))?;
    if from == into {
        return Err(Failure::new(code::REFUSED, "a database cannot be copied into itself"));
    }
    let copied = admin::copy::copy(&from, &into).await?;
    let rows: u64 = copied.iter().map(|(_, n)| n).sum();
    for (table, n) in copied.iter().filter(|(_, n)| *n > 0) {
        say(&format!("{table} {n}"))?;
    }
    tell(&format!("copied {rows} rows of {} tables; next: touchstone --database … replay", copied.len()));
    Ok(0)
}

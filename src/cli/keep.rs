//! `touchstone migrate|doctor|fsck`: for whoever keeps the database.

use clap::Args;
use serde_json::{Value, json};

use super::{DatabaseArguments, Outcome, code, say, tell};
use crate::app;
use crate::store::admin;

/// How to print.
#[derive(Debug, Args)]
pub(super) struct Output {
    /// One JSON document instead of lines
    #[arg(long)]
    pub json: bool,
}

pub(super) async fn migrate(database: &DatabaseArguments) -> Outcome {
    let target = database.target()?;
    let new = admin::migrate::applied(&target).await?.is_empty();
    let run = admin::migrate::migrate(&target).await?;
    // A new database has no letters, and stays empty: another one may be copied into it.
    if run > 0 && !new {
        app::open(&target).await?.hold_letters().await?;
    }
    match run {
        0 => tell("the schema is the newest already"),
        n => tell(&format!("ran {n} migration(s); next: touchstone gold import FOLDER")),
    }
    Ok(0)
}

pub(super) async fn doctor(output: &Output, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    let findings = admin::doctor::examine(app.db()).await?;
    if output.json {
        let rows = findings.iter().map(|f| json!({ "name": f.name, "value": f.value, "good": f.good }));
        say(&Value::Array(rows.collect()).to_string())?;
    } else {
        for finding in &findings {
            say(&format!("{} {:<24} {}", if finding.good { "ok  " } else { "LOOK" }, finding.name, finding.value))?;
        }
        tell(&format!("needed at least: {}", admin::doctor::oldest()));
    }
    Ok(if findings.iter().all(|f| f.good) { 0 } else { code::NO })
}

pub(super) async fn fsck(output: &Output, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    let checked = admin::fsck::check(app.db()).await?;
    if output.json {
        let breaches = checked.breaches.iter().map(|b| json!({ "invariant": b.invariant, "meaning": b.meaning, "detail": b.detail }));
        say(&json!({
            "invariants": checked.invariants, "events": checked.events, "unsealed": checked.unsealed, "digests": checked.digests,
            "breaches": breaches.collect::<Vec<_>>(),
        })
        .to_string())?;
    } else {
        for breach in &checked.breaches {
            say(&format!("broken: {}: {} ({})", breach.invariant, breach.meaning, breach.detail))?;
        }
        tell(&format!(
            "checked {} invariants, {} sealed events ({} not sealed yet), {} hand-ins: {} broken",
            checked.invariants,
            checked.events,
            checked.unsealed,
            checked.digests,
            checked.breaches.len()
        ));
    }
    Ok(if checked.breaches.is_empty() { 0 } else { code::NO })
}

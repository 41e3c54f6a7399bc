//! `touchstone serve`: the service. On an empty database it first makes the schema and publishes the shipped gold set.

use std::path::Path;

use clap::Args;

use super::{DatabaseArguments, Failure, Outcome, code, say, tell};
use crate::app::gold_set::{Imported, read_folder};
use crate::app::{self, App};
use crate::domain::gold_set;
use crate::server;
use crate::store::admin;

/// The set that a first run brings in.
const FIRST_SET: &str = "gold_sets/mandarin-sg";
/// Who brings it in and publishes it; every later version needs two people.
const FIRST_RUN: &str = "first-run";

/// Where to listen.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Address and port; port 0 picks a free one
    #[arg(long, env = "TOUCHSTONE_LISTEN", default_value = "127.0.0.1:8080")]
    listen: String,
}

pub(super) async fn run(arguments: &Arguments, database: &DatabaseArguments) -> Outcome {
    let target = database.target()?;
    let first = admin::migrate::applied(&target).await?.is_empty();
    if first {
        admin::migrate::migrate(&target).await?;
    }
    let app = app::open(&target).await?;
    if first {
        first_run(&app).await?;
    }
    // What is published is read before the first request asks for it.
    for version in app.gold_set_versions().await?.iter().filter(|v| v.state == "published") {
        app.content(version.id).await?;
    }
    let unavailable = |error: std::io::Error| Failure::new(code::ENVIRONMENT, format!("cannot listen on {}: {error}", arguments.listen));
    let running = server::start(app, &arguments.listen, true).map_err(unavailable)?;
    say(&format!("http://{}", running.address))?;
    tell("the API is described at /api/v1/openapi.json; make a token: touchstone token create --help; stop with Ctrl+C");
    running.wait().await.map_err(|error| Failure::new(code::ENVIRONMENT, error.to_string()))?;
    Ok(0)
}

async fn first_run(app: &App) -> Result<(), Failure> {
    if !Path::new(FIRST_SET).is_dir() {
        tell("the database is new and empty; next: touchstone gold import FOLDER, then touchstone gold publish SET NUMBER --by NAME");
        return Ok(());
    }
    let report = gold_set::read(&read_folder(Path::new(FIRST_SET))?);
    let (errors, warnings) = report.counts();
    let set = report.set.ok_or_else(|| Failure::new(code::ENVIRONMENT, format!("{FIRST_SET} has {errors} error(s)")))?;
    let (Imported::New(version) | Imported::Unchanged(version)) = app.import_gold_set(set, warnings, FIRST_RUN).await?;
    app.publish(&version.set_id, version.number, FIRST_RUN).await?;
    tell(&format!("first run: made the database and published {} version {}", version.set_id, version.number));
    Ok(())
}

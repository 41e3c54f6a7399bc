//! `touchstone audit judgments`: the stored answers without gold as rows, for the commands that measure.

use clap::Args;

use crate::app;
use crate::cli::{DatabaseArguments, Failure, Outcome, code, say, user};
use crate::domain::auditing::judgment::Said;

/// `audit judgments`.
#[derive(Debug, Args)]
#[command(after_help = "\
CSV with the columns task, annotator, label (a response stands there as JSON), at, seconds and version, task by task.

Examples:
  touchstone audit judgments --project mine | touchstone agree - --scale nominal
  touchstone audit judgments --project mine | touchstone aggregate - --worker annotator --workers")]
pub(in crate::cli) struct Arguments {
    /// The project
    #[arg(long)]
    project: String,
}

pub(super) async fn run(arguments: &Arguments, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    user::known_project(&app, &arguments.project).await?;
    say("task,annotator,label,at,seconds,version")?;
    let mut after = None;
    loop {
        let page = app.judgments(&arguments.project, after).await?;
        let Some(last) = page.last().map(|row| (row.task.clone(), row.id)) else { return Ok(0) };
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in page {
            let (Said::Label(said) | Said::Response(said)) = row.said;
            let seconds = row.seconds.map(|s| s.to_string()).unwrap_or_default();
            let cells = [row.task, row.annotator, said, row.at.to_string(), seconds, row.version.unwrap_or_default()];
            writer.write_record(&cells).map_err(|e| Failure::new(code::BUG, e.to_string()))?;
        }
        let bytes = writer.into_inner().map_err(|e| Failure::new(code::BUG, e.to_string()))?;
        say(String::from_utf8_lossy(&bytes).trim_end_matches('\n'))?;
        after = Some(last);
    }
}

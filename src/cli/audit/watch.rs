//! `touchstone audit watch`: the charts of every annotator computed again, and the signals that wait for somebody.

use clap::Args;
use serde_json::{Value, json};

use crate::app;
use crate::app::accounts::reader::Reader;
use crate::app::auditing::signals::{Told, Wanted};
use crate::cli::aligned::Aligned;
use crate::cli::annotators::signal_json;
use crate::cli::{DatabaseArguments, Failure, Outcome, code, say, tell};
use crate::domain::auditing::SignalState;

/// Signals that are read at once.
const PAGE: u8 = 200;

/// `audit watch`.
#[derive(Debug, Args)]
#[command(after_help = "\
The service looks at an annotator's charts whenever one of their hidden checks is graded. This looks at all of them now, raises what they \
signal that no signal stands for, and lists the signals that are open; the exit code is 1 where there are some.

Examples:
  touchstone audit watch --project my-project
  touchstone audit watch --project my-project --json")]
pub(in crate::cli) struct Arguments {
    /// The project
    #[arg(long)]
    project: String,
    /// One JSON document instead of a table
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(arguments: &Arguments, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    app.published(&arguments.project).await?;
    let Some(looked) = app.watch(&arguments.project).await? else {
        return Err(Failure::new(code::REFUSED, "the project has no audit plan"));
    };
    let (mut open, mut after) = (Vec::new(), None);
    loop {
        let wanted = Wanted { state: Some(SignalState::Open), after, limit: PAGE.into(), told: Told::AtOnce };
        let page = app.signals(&arguments.project, wanted, Reader::House).await?;
        after = page.last().map(|s| (s.raised_at.microseconds(), s.id.uuid()));
        let full = page.len() == usize::from(PAGE);
        open.extend(page);
        if !full {
            break;
        }
    }
    if arguments.json {
        let signals: Vec<Value> = open.iter().map(signal_json).collect();
        say(&json!({ "annotators": looked, "open": signals }).to_string())?;
    } else {
        let mut table = Aligned::new(&["ANNOTATOR", "CHART", "SINCE", ">BEFORE", ">AFTER", ">CHECKS", "RAISED"]);
        for s in &open {
            table.row(vec![
                s.annotator.to_string(),
                s.series.name(),
                s.alarm.onset.to_string(),
                s.alarm.before.map_or_else(String::new, |b| format!("{:.2}", b.level)),
                format!("{:.2}", s.alarm.after.level),
                s.alarm.after.checks.to_string(),
                s.raised_at.to_string(),
            ]);
        }
        table.print()?;
        tell(&format!("looked at {looked} annotators; {} signals are open", open.len()));
    }
    Ok(if open.is_empty() { 0 } else { code::NO })
}

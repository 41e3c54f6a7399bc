//! `touchstone items report`: what live answers say of a project's items.

use clap::Args;
use serde_json::{Value, json};

use super::aligned::{Aligned, figure};
use super::{DatabaseArguments, Outcome, code, say, tell};
use crate::app;

/// `items report`.
#[derive(Debug, Args)]
#[command(after_help = "\
Reads the database that --database names. Items that a person should look at come first; the exit code is 1 where an item speaks against \
its key.

Examples:
  touchstone items report my-project
  touchstone items report my-project --question      # opens a contest for each such item, once
  touchstone items report my-project --json")]
pub(super) struct Report {
    /// The project
    project: String,
    /// Open a contest for each of them, and for items that seem to be known outside; the service does so once a day
    #[arg(long)]
    question: bool,
    /// One JSON document instead of a table
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(arguments: &Report, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    app.published(&arguments.project).await?;
    let report = app.item_report(&arguments.project).await?;
    let doubtful = report.iter().filter(|i| i.figures.flags.iter().any(|f| f.questions_the_key())).count();
    if arguments.json {
        let rows = report.iter().map(|i| {
            json!({
                "item": i.item, "version": i.number, "skill": i.skill, "kind": i.kind.name(), "seconds_estimated": i.estimate,
                "figures": i.figures,
            })
        });
        say(&Value::Array(rows.collect()).to_string())?;
    } else {
        let mut table = Aligned::new(&["ITEM", ">VERSION", "SKILL", "KIND", ">N", ">FACILITY", ">DISCRIMINATION", ">SECONDS", "LOOK AT"]);
        for i in &report {
            let flags: Vec<&str> = i.figures.flags.iter().map(|f| f.as_str()).collect();
            table.row(vec![
                i.item.clone(),
                i.number.to_string(),
                i.skill.clone(),
                i.kind.name().to_owned(),
                i.figures.n.to_string(),
                format!("{:.3}", i.figures.facility),
                figure(i.figures.discrimination),
                i.figures.seconds.map_or_else(String::new, |s| format!("{s:.0}")),
                flags.join(", "),
            ]);
        }
        table.print()?;
    }
    if arguments.question {
        tell(&format!("questioned {} keys", app.question_by_statistics(&arguments.project).await?));
    }
    Ok(if doubtful > 0 { code::NO } else { 0 })
}

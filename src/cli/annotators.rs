//! `touchstone annotators`: who works for a project, and what the charts over one's hidden checks say.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::aligned::Aligned;
use super::{DatabaseArguments, Outcome, say};
use crate::app;
use crate::app::accounts::reader::Reader;
use crate::app::auditing::signals::{Signal, Told};
use crate::domain::auditing::chart::Figures;
use crate::domain::auditing::path::Path;
use crate::domain::kernel::id::AnnotatorId;

/// Annotators that are read at once.
const PAGE: i64 = 200;

/// `annotators`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// The annotators of a project
    List(List),
    /// One annotator: their record, their charts and what those signalled
    Show(Show),
}

/// `annotators list`.
#[derive(Debug, Args)]
#[command(after_help = "\
Reads the database that --database names. Annotators come in the order in which they were accepted.

Examples:
  touchstone annotators list --project my-project
  touchstone annotators list --project my-project --json")]
pub(super) struct List {
    /// The project
    #[arg(long)]
    project: String,
    /// One JSON document instead of a table
    #[arg(long)]
    json: bool,
}

/// `annotators show`.
#[derive(Debug, Args)]
#[command(after_help = "\
Reads the database that --database names. A chart's nearness is 1 where it signals; shares are of the checks that count on it.

Examples:
  touchstone annotators show --project my-project 01a19b7c-a680-7000-8000-000000000001
  touchstone annotators show --project my-project 01a19b7c-a680-7000-8000-000000000001 --json")]
pub(super) struct Show {
    /// The project
    #[arg(long)]
    project: String,
    /// The annotator
    annotator: AnnotatorId,
    /// One JSON document instead of tables
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(command: &Command, database: &DatabaseArguments) -> Outcome {
    match command {
        Command::List(arguments) => list(arguments, database).await,
        Command::Show(arguments) => show(arguments, database).await,
    }
}

async fn list(arguments: &List, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    app.published(&arguments.project).await?;
    let (mut all, mut after) = (Vec::new(), uuid::Uuid::nil());
    loop {
        let page = app.audit_records(&arguments.project, after, PAGE, Reader::House).await?;
        let Some((_, last)) = page.last() else { break };
        after = last.annotator.id.uuid();
        all.extend(page);
    }
    if arguments.json {
        let rows = all.iter().map(|(name, r)| {
            json!({
                "id": r.annotator.id.to_string(), "name": name, "state": r.annotator.state.as_str(),
                "onboarded_at": r.annotator.onboarded_at.to_string(), "asked": r.asked, "graded": r.graded,
                "counted": r.record.counted, "sum": r.record.sum,
            })
        });
        say(&Value::Array(rows.collect()).to_string())?;
        return Ok(0);
    }
    let mut table = Aligned::new(&["ID", "NAME", "STATE", "SINCE", ">ASKED", ">GRADED", ">SHARE"]);
    for (name, r) in &all {
        let share = (r.record.counted > 0).then(|| format!("{:.2}", r.record.sum / r.record.counted as f64));
        table.row(vec![
            r.annotator.id.to_string(),
            name.clone(),
            r.annotator.state.as_str().to_owned(),
            r.annotator.onboarded_at.to_string(),
            r.asked.to_string(),
            r.graded.to_string(),
            share.unwrap_or_default(),
        ]);
    }
    table.print()?;
    Ok(0)
}

fn figures(of: &Figures) -> Value {
    json!({ "level": of.level, "low": of.low, "high": of.high, "checks": of.checks })
}

/// A signal with every figure of it.
pub(super) fn signal_json(s: &Signal) -> Value {
    json!({
        "id": s.id.to_string(), "annotator": s.annotator.to_string(), "name": s.name, "chart": s.series.name(), "state": s.state.as_str(),
        "raised_at": s.raised_at.to_string(), "onset": s.alarm.onset.to_string(), "onset_from": s.alarm.from.to_string(),
        "onset_to": s.alarm.to.to_string(), "before": s.alarm.before.as_ref().map(figures), "after": figures(&s.alarm.after),
        "by_correction": s.by_correction, "answer": s.settled.as_ref().map(|(.., answer)| answer),
        "settled_by": s.settled.as_ref().map(|(by, ..)| by.to_string()), "withdrawn_at": s.withdrawn_at.map(|at| at.to_string()),
    })
}

fn chart_json(p: &Path) -> Value {
    json!({
        "chart": p.series.name(), "checks": p.places.len(), "baseline": p.baseline, "share": p.share(), "nearness": p.nearness(),
    })
}

async fn show(arguments: &Show, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    let record = app.audit_record(&arguments.project, arguments.annotator, Reader::House).await?;
    let charts = app.charts(&arguments.project, arguments.annotator, Told::AtOnce, Reader::House).await?;
    if arguments.json {
        let document = json!({
            "id": record.annotator.id.to_string(), "state": record.annotator.state.as_str(), "asked": record.asked,
            "graded": record.graded, "counted": record.record.counted, "sum": record.record.sum, "interval_90": record.record.interval,
            "charts": charts.paths.iter().map(chart_json).collect::<Vec<_>>(),
            "signals": charts.signals.iter().map(signal_json).collect::<Vec<_>>(),
        });
        say(&document.to_string())?;
        return Ok(0);
    }
    say(&format!("{}: {}, {} checks graded of {}", record.annotator.id, record.annotator.state.as_str(), record.graded, record.asked))?;
    let mut table = Aligned::new(&["CHART", ">CHECKS", ">BASELINE", ">SHARE", ">NEARNESS"]);
    let number = |x: Option<f64>| x.map_or_else(String::new, |x| format!("{x:.2}"));
    for p in &charts.paths {
        table.row(vec![p.series.name(), p.places.len().to_string(), number(p.baseline), number(p.share()), number(p.nearness())]);
    }
    table.print()?;
    for s in &charts.signals {
        say(&format!(
            "{} {} since {}: {:.2}, {} checks",
            s.state.as_str(),
            s.series.name(),
            s.alarm.onset,
            s.alarm.after.level,
            s.alarm.after.checks
        ))?;
    }
    Ok(0)
}

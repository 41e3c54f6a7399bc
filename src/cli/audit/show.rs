//! `touchstone audit show`: the audits of a project, or one of them: its sealed plan, how far it is, and what it came to.

use clap::Args;
use serde_json::{Value, json};

use crate::app;
use crate::app::auditing::audits::AuditInFull;
use crate::cli::aligned::Aligned;
use crate::cli::{DatabaseArguments, Outcome, say, user};
use crate::domain::kernel::id::AuditId;
use crate::domain::project::sample::SampleKind;

/// Audits that are read at once.
const PAGE: i64 = 200;

/// `audit show`.
#[derive(Debug, Args)]
#[command(after_help = "\
Reads the database that --database names. Of one audit it also looks whether the judgments of its period are still those that were sealed.

Examples:
  touchstone audit show --project my-project
  touchstone audit show --project my-project 01a19b7c-a680-7000-8000-000000000001 --json")]
pub(in crate::cli) struct Arguments {
    /// The project
    #[arg(long)]
    project: String,
    /// The audit; without it all of the project's are listed
    audit: Option<AuditId>,
    /// One JSON document instead of tables
    #[arg(long)]
    json: bool,
}

fn kind(of: &AuditInFull) -> &'static str {
    match of.audit.plan.kind {
        SampleKind::Estimate => "estimate",
        SampleKind::Certify => "certify",
    }
}

fn document(of: &AuditInFull) -> Value {
    let done = of.audit.done.as_ref();
    let signed = |s: &app::auditing::audits::Signature| json!({ "person": s.person.to_string(), "name": s.name, "at": s.at.to_string() });
    json!({
        "id": of.audit.id.to_string(), "sample": of.audit.plan.sample, "kind": kind(of), "state": of.state().as_str(),
        "planned_at": of.audit.planned_at.to_string(), "plan": of.audit.plan, "plan_digest": of.audit.plan_digest,
        "drawn": of.progress.drawn, "settled": of.progress.settled, "reviews": of.progress.reviews,
        "p": of.progress.certified.map(|(_, p)| p), "changed": of.changed,
        "estimate": done.and_then(|(_, report, _)| report.estimate.as_ref()),
        "certificate": done.and_then(|(_, report, _)| report.certificate),
        "report_digest": done.map(|(_, _, digest)| digest), "signatures": of.signatures.iter().map(signed).collect::<Vec<_>>(),
    })
}

/// What an audit came to, in a few signs.
fn result(of: &AuditInFull) -> String {
    let Some((_, report, _)) = &of.audit.done else {
        return of.progress.certified.map_or_else(String::new, |(_, p)| format!("p {p:.4}"));
    };
    match (&report.estimate, report.certificate) {
        (Some(e), _) => e.interval.map_or_else(
            || format!("{:.1} %", 100.0 * e.share),
            |[low, high]| format!("{:.1} % ({:.1}–{:.1})", 100.0 * e.share, 100.0 * low, 100.0 * high),
        ),
        (None, Some(c)) if c.issued => format!("certified, p {:.4}", c.p),
        (None, Some(c)) => format!("refused, p {:.4}", c.p),
        (None, None) => "no figure".to_owned(),
    }
}

pub(super) async fn run(arguments: &Arguments, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    user::known_project(&app, &arguments.project).await?;
    let rows = match arguments.audit {
        Some(id) => vec![app.audit(&arguments.project, id, true).await?],
        None => app.audits(&arguments.project, None, PAGE).await?,
    };
    match (arguments.json, arguments.audit.is_some()) {
        (true, true) => say(&rows.first().map(document).unwrap_or_default().to_string())?,
        (true, false) => say(&rows.iter().map(document).collect::<Value>().to_string())?,
        (false, _) => {
            let mut table = Aligned::new(&["AUDIT", "SAMPLE", "KIND", "STATE", ">REVIEWED", ">DRAWN", "RESULT", "PLANNED"]);
            for of in &rows {
                table.row(vec![
                    of.audit.id.to_string(),
                    of.audit.plan.sample.clone(),
                    kind(of).to_owned(),
                    of.state().as_str().to_owned(),
                    of.progress.settled.to_string(),
                    of.progress.drawn.to_string(),
                    result(of),
                    of.audit.planned_at.to_string(),
                ]);
            }
            table.print()?;
            if rows.iter().any(|of| of.changed == Some(true)) {
                say("The judgments of its period are others by now than those that were sealed.")?;
            }
        }
    }
    Ok(0)
}

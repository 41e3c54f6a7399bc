//! `touchstone audit draw`: the sample of an audit drawn again, from the database or from files that anybody may have.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use crate::app;
use crate::cli::aligned::Aligned;
use crate::cli::{DatabaseArguments, Failure, Outcome, code, say, tell};
use crate::domain::auditing::sampled::plan::{Lot, Plan};
use crate::domain::kernel::id::AuditId;

/// `audit draw`.
#[derive(Debug, Args)]
#[command(after_help = "\
Draws the sample of an audit again and prints it: which judgment comes at which place of the review, and which of them are reviewed twice. \
With --project and --audit it is drawn from what the database keeps, and held against what was drawn then, what was said of it, and the \
report; the exit code is 1 where something differs. --into writes the two files that anybody needs to do the same: plan.json, whose BLAKE3 \
stands in the ledger, and frame.tsv, whose BLAKE3 stands in the plan.

With --plan and --frame it is drawn from these files, and no database is asked.

Examples:
  touchstone audit draw --project my-project --audit 01a19b7c-a680-7000-8000-000000000001
  touchstone audit draw --project my-project --audit 01a19b7c-a680-7000-8000-000000000001 --into of
  touchstone audit draw --plan of/plan.json --frame of/frame.tsv --json")]
pub(in crate::cli) struct Arguments {
    /// The project
    #[arg(long, requires = "audit")]
    project: Option<String>,
    /// The audit
    #[arg(long, requires = "project")]
    audit: Option<AuditId>,
    /// A folder that plan.json and frame.tsv are written into
    #[arg(long, value_name = "FOLDER", requires = "audit")]
    into: Option<PathBuf>,
    /// A sealed plan
    #[arg(long, value_name = "FILE", requires = "frame", conflicts_with = "audit")]
    plan: Option<PathBuf>,
    /// The frame that it is about
    #[arg(long, value_name = "FILE", requires = "plan", conflicts_with = "audit")]
    frame: Option<PathBuf>,
    /// One JSON document instead of a table
    #[arg(long)]
    json: bool,
}

fn text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::new(code::ENVIRONMENT, format!("{}: {error}", path.display())))
}

/// Plan and frame from files.
fn of_files(plan: &Path, frame: &Path) -> Result<(Plan, Lot), Failure> {
    let no_plan = || Failure::new(code::NO, format!("{} is no sealed plan", plan.display()));
    let of = Plan::of_text(text(plan)?.trim_end()).ok_or_else(no_plan)?;
    let wrong = |line: usize| Failure::new(code::NO, format!("{}:{line}: no stratum, id and content, parted by tabs", frame.display()));
    Ok((of, Lot::of_lines(&text(frame)?).map_err(wrong)?))
}

fn write(folder: &Path, plan: &Plan, lot: &Lot) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::new(code::ENVIRONMENT, format!("{}: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(failed)?;
    std::fs::write(folder.join("plan.json"), plan.text()).map_err(failed)?;
    std::fs::write(folder.join("frame.tsv"), lot.lines().collect::<String>()).map_err(failed)
}

/// What is drawn: place, stratum, judgment, and whether twice.
fn drawn(plan: &Plan, lot: &Lot) -> Result<Vec<(u64, usize, String, bool)>, Failure> {
    let none = || Failure::new(code::NO, "the plan draws more than its frame has");
    let all = plan.drawn().ok_or_else(none)?;
    let one =
        |d: &crate::domain::auditing::sampled::plan::Drawn| Some((d.place, d.stratum, lot.unit(d.stratum, d.at)?.id.to_string(), d.second));
    all.iter().map(one).collect::<Option<_>>().ok_or_else(none)
}

pub(super) async fn run(arguments: &Arguments, database: &DatabaseArguments) -> Outcome {
    let (plan, lot, differs) = match (&arguments.project, arguments.audit, &arguments.plan, &arguments.frame) {
        (Some(project), Some(id), ..) => {
            let app = app::open(&database.target()?).await?;
            let (audit, lot) = app.audit_frame(project, id).await?;
            (audit.plan, lot, app.draw_audit_again(id).await?)
        }
        (.., Some(plan), Some(frame)) => {
            let (plan, lot) = of_files(plan, frame)?;
            (plan, lot, Vec::new())
        }
        _ => return Err(Failure::new(code::USAGE, "name --project and --audit, or --plan and --frame")),
    };
    if let Some(folder) = &arguments.into {
        write(folder, &plan, &lot)?;
    }
    let same_frame = lot.digest() == plan.frame;
    let rows = drawn(&plan, &lot)?;
    if arguments.json {
        let list: Vec<Value> = rows
            .iter()
            .map(|(place, stratum, judgment, second)| json!({ "place": place, "stratum": stratum, "judgment": judgment, "second": second }))
            .collect();
        let differences: Vec<&str> = differs.iter().map(|d| d.at.as_str()).collect();
        let whole = json!({
            "plan_digest": plan.digest(), "frame": lot.digest(), "frame_as_sealed": same_frame, "drawn": list, "differs": differences,
        });
        say(&whole.to_string())?;
    } else {
        let mut table = Aligned::new(&[">PLACE", ">STRATUM", "JUDGMENT", "TWICE"]);
        for (place, stratum, judgment, second) in rows {
            let twice = if second { "yes" } else { "" };
            table.row(vec![place.to_string(), stratum.to_string(), judgment, twice.to_owned()]);
        }
        table.print()?;
        tell(&format!("plan {}, frame {}", plan.digest(), lot.digest()));
        if !same_frame {
            tell(&format!("the frame is another one than was sealed: {}", plan.frame));
        }
        for d in &differs {
            tell(&format!("{} differs from what is stored", d.at));
        }
    }
    Ok(if same_frame && differs.is_empty() { 0 } else { code::NO })
}

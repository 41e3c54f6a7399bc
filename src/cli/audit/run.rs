//! `touchstone audit run`: an audit planned by a sample of the project, drawn, and sealed.

use clap::Args;
use serde_json::json;

use crate::app::{self, App};
use crate::cli::{DatabaseArguments, Failure, Outcome, code, say, tell};
use crate::domain::accounts::Role;
use crate::domain::kernel::id::PersonId;

/// `audit run`.
#[derive(Debug, Args)]
#[command(after_help = "\
Takes the judgments of the sample's period as they stand, draws from them, and seals plan, seed and frame in the ledger, before anybody \
reviews. The drawn judgments then wait for reviewers, on their page or by the API; the report is sealed with the last review that is needed.

Examples:
  touchstone audit run --project my-project --sample monthly --by wei@example.sg
  touchstone audit run --project my-project --sample delivery --by wei@example.sg --json")]
pub(in crate::cli) struct Arguments {
    /// The project
    #[arg(long)]
    project: String,
    /// The name of an [[audit.sample]] of the published version
    #[arg(long)]
    sample: String,
    /// The address of the auditor who plans it
    #[arg(long, value_name = "ADDRESS")]
    by: String,
    /// One JSON document instead of sentences
    #[arg(long)]
    json: bool,
}

/// The auditor of a project who has an address.
async fn auditor(app: &App, project: &str, address: &str) -> Result<PersonId, Failure> {
    let staff = app.all_staff().await?.into_iter();
    let found = staff.filter(|s| s.project == project && s.role == Role::Auditor).find(|s| s.email.eq_ignore_ascii_case(address));
    let nobody = || Failure::new(code::REFUSED, format!("{address} is no auditor of {project}; see: touchstone user list"));
    found.map(|s| s.person).ok_or_else(nobody)
}

pub(super) async fn run(arguments: &Arguments, database: &DatabaseArguments) -> Outcome {
    let app = app::open(&database.target()?).await?;
    let by = auditor(&app, &arguments.project, &arguments.by).await?;
    let id = app.plan_audit(&arguments.project, by, &arguments.sample).await?;
    let of = app.audit(&arguments.project, id, false).await?;
    let plan = &of.audit.plan;
    if arguments.json {
        say(&json!({
            "audit": id.to_string(), "plan_digest": of.audit.plan_digest, "frame": plan.frame, "seed": plan.seed, "units": plan.units(),
            "n": plan.n, "second": plan.second,
        })
        .to_string())?;
    } else {
        say(&format!("{id}  {} of {} judgments are drawn, {} of them for a second review", plan.n, plan.units(), plan.second))?;
        tell(&format!("sealed: plan {}, frame {}", of.audit.plan_digest, plan.frame));
        tell(&format!("next: touchstone audit show --project {} {id}", arguments.project));
    }
    Ok(0)
}

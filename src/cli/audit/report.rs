//! `touchstone audit report`: the sealed report of an audit, in sentences, as the sealed document, or its sample as rows.

use clap::Args;
use jiff::tz::TimeZone;

use crate::app;
use crate::cli::{DatabaseArguments, Failure, Outcome, code, say, tell};
use crate::domain::auditing::sampled::said;
use crate::domain::kernel::id::AuditId;
use crate::domain::locale::lang::Lang;

/// `audit report`.
#[derive(Debug, Args)]
#[command(after_help = "\
Prints what the audit's report says, in the language that --lang names. --json prints the sealed document: its BLAKE3 is the digest that \
stands in the ledger. --csv prints the sample without anybody's name, a row a review, for audit estimate and audit certify. It ends with 1 \
where the audit is not done, or its certificate was refused.

Examples:
  touchstone audit report --project my-project 01a19b7c-a680-7000-8000-000000000001 --lang zh
  touchstone audit report --project my-project 01a19b7c-a680-7000-8000-000000000001 --csv > s.csv")]
pub(in crate::cli) struct Arguments {
    /// The project
    #[arg(long)]
    project: String,
    /// The audit
    audit: AuditId,
    /// A language that the product speaks
    #[arg(long, default_value = "en")]
    lang: String,
    /// The sealed document
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// The sample as rows
    #[arg(long)]
    csv: bool,
}

pub(super) async fn run(arguments: &Arguments, database: &DatabaseArguments) -> Outcome {
    let unknown = || Failure::new(code::USAGE, format!("the product does not speak \"{}\"", arguments.lang));
    let lang = Lang::from_code(&arguments.lang).ok_or_else(unknown)?;
    let app = app::open(&database.target()?).await?;
    let of = app.audit(&arguments.project, arguments.audit, false).await?;
    let Some((_, report, digest)) = &of.audit.done else {
        return Err(Failure::new(code::NO, "the audit is not done: there is no report yet"));
    };
    if arguments.json {
        say(&report.text())?;
    } else if arguments.csv {
        say(report.csv().trim_end())?;
    } else {
        for line in said::sentences(lang, report, &TimeZone::UTC) {
            say(&line)?;
        }
        for line in said::methods(lang, report).into_iter().chain(said::limits(lang, report)) {
            say(line)?;
        }
        for signed in &of.signatures {
            say(&format!("{}, {}", signed.name, signed.at))?;
        }
        tell(&format!("sealed: {digest}"));
    }
    Ok(if report.certificate.is_some_and(|c| !c.issued) { code::NO } else { 0 })
}

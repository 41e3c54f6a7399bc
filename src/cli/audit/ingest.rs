//! `touchstone audit ingest`: answers without gold from a file into the database.

use std::io::{BufRead as _, BufReader};

use clap::Args;
use serde_json::{Value, json};

use crate::app;
use crate::app::App;
use crate::app::auditing::judgments::{Intake, Purpose, Report};
use crate::cli::input::{self, Input};
use crate::cli::{DatabaseArguments, Failure, Outcome, code, progress, say, tell, user};
use crate::domain::auditing::judgment;
use crate::domain::kernel::violation::Violation;
use crate::formats::{Documents, Format, Rows};

/// `audit ingest`.
#[derive(Debug, Args)]
#[command(after_help = "\
A row a judgment, as a line of JSON or of CSV with these columns: id (the platform's own, which names the row for good), task, annotator \
(our id, or the platform's own), label or response (a word, or JSON), at (such as 2026-03-04T09:30:00Z), and, if known, seconds and version.

A row that is there already changes nothing, so that a file whose taking in was stopped is simply taken in again. A row of the same id \
that says something else is refused by its line, like one that cannot be read; the others are stored, unless --all-or-nothing says \
otherwise. It ends with 1 where something was refused.

Examples:
  touchstone audit ingest judgments.jsonl --project mine
  zcat judgments.csv.gz | touchstone audit ingest - --format csv --project mine
  touchstone audit judgments --project mine | touchstone agree - --scale nominal")]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    input: Input,
    /// The project that the work was done for
    #[arg(long)]
    project: String,
    /// Store nothing where a single line is refused; reads the file twice
    #[arg(long)]
    all_or_nothing: bool,
    /// One JSON document instead of sentences
    #[arg(long)]
    json: bool,
}

/// The longest line, in bytes.
const LONGEST_LINE: u64 = 1 << 20;

pub(super) async fn run(arguments: &Arguments, database: &DatabaseArguments) -> Outcome {
    if arguments.all_or_nothing && arguments.input.file.as_os_str() == "-" {
        return Err(Failure::new(code::USAGE, "--all-or-nothing reads twice: give a file, not standard input"));
    }
    let app = app::open(&database.target()?).await?;
    user::known_project(&app, &arguments.project).await?;
    if arguments.all_or_nothing {
        let tried = read(&app, arguments, Purpose::Try).await?;
        if tried.refused > 0 {
            return told(arguments, &Report { accepted: 0, same: 0, ..tried });
        }
    }
    let report = read(&app, arguments, Purpose::Take).await?;
    told(arguments, &report)
}

async fn read(app: &App, arguments: &Arguments, purpose: Purpose) -> Result<Report, Failure> {
    let reading = arguments.input.form.reading(&arguments.input.file, &arguments.input.missing);
    let mut intake = app.intake(&arguments.project, purpose);
    match reading.format {
        Format::JsonLines => lines(arguments, &mut intake).await?,
        Format::Csv => cells(arguments, &mut intake).await?,
    }
    Ok(intake.finish().await?)
}

/// Lines of JSON, one by one: a line that is none is refused, and the next one is read.
async fn lines(arguments: &Arguments, intake: &mut Intake) -> Result<(), Failure> {
    let file = &arguments.input.file;
    let mut reader = BufReader::with_capacity(1 << 16, progress::reading(input::open(file)?, file));
    let failed = |e: std::io::Error| Failure::new(code::ENVIRONMENT, format!("{}: {e}", file.display()));
    let begins = reader.fill_buf().map_err(failed)?;
    let begins = begins.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(begins).trim_ascii_start();
    if begins.first() == Some(&b'[') {
        return members(arguments, intake, Documents::new(Box::new(reader), None, LONGEST_LINE)).await;
    }
    let (mut number, mut line) = (0, Vec::new());
    loop {
        line.clear();
        let read = std::io::Read::take(&mut reader, LONGEST_LINE).read_until(b'\n', &mut line).map_err(failed)?;
        if read == 0 {
            return Ok(());
        }
        number += 1;
        if !line.ends_with(b"\n") && line.len() as u64 == LONGEST_LINE {
            return Err(input::at(file, number, "the line is longer than 1 MiB"));
        }
        let bytes = if number == 1 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line) } else { &line };
        match std::str::from_utf8(bytes) {
            Ok(text) => intake.line(number, text).await?,
            Err(_) => intake.refuse(number, Violation::new("", "odd_characters", "is not UTF-8")),
        }
    }
}

/// The members of one list.
async fn members(arguments: &Arguments, intake: &mut Intake, mut list: Documents) -> Result<(), Failure> {
    let mut text = String::new();
    while let Some(line) = list.next(&mut text).map_err(|error| arguments.input.wrong(&error))? {
        intake.line(line, &text).await?;
    }
    Ok(())
}

/// Rows of CSV: one of another length than the header is refused, and the next one is read.
async fn cells(arguments: &Arguments, intake: &mut Intake) -> Result<(), Failure> {
    let mut rows: Rows = arguments.input.rows()?;
    let header = rows.header().to_vec();
    let mut broken = 0;
    loop {
        let (line, text) = match rows.next_row() {
            Ok(None) => return Ok(()),
            Ok(Some((line, row))) => {
                let cells = header.iter().enumerate().filter_map(|(at, name)| Some((name.as_str(), row.cell(at)?)));
                (line, judgment::line_of_cells(cells))
            }
            // Whatever cannot be read on at all stays at one line.
            Err(error) if error.line == broken => return Err(arguments.input.wrong(&error)),
            Err(error) => {
                broken = error.line;
                (error.line, Err(Violation::new("", "shape", error.what)))
            }
        };
        match text {
            Ok(text) => intake.line(line, &text).await?,
            Err(why) => intake.refuse(line, why),
        }
    }
}

fn told(arguments: &Arguments, report: &Report) -> Outcome {
    if arguments.json {
        let refusal = |(line, v): &(u64, Violation)| json!({ "line": line, "pointer": v.pointer, "code": v.code, "detail": v.detail });
        let refusals: Vec<Value> = report.refusals.iter().map(refusal).collect();
        let whole = json!({ "accepted": report.accepted, "same": report.same, "refused": report.refused, "refusals": refusals });
        say(&whole.to_string())?;
    } else {
        for (line, why) in &report.refusals {
            tell(&format!("{}:{line}: {why}", arguments.input.file.display()));
        }
        if report.refused > report.refusals.len() as u64 {
            tell(&format!("{} more lines were refused", report.refused - report.refusals.len() as u64));
        }
        say(&format!("{} rows taken, {} known already, {} refused", report.accepted, report.same, report.refused))?;
    }
    Ok(if report.refused > 0 { code::NO } else { 0 })
}

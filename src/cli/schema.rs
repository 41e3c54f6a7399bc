//! `touchstone schema`: the JSON Schemas of the gold-set format, for editors.

use std::path::PathBuf;

use clap::Args;

use super::{Failure, Outcome, code, tell};
use crate::domain::gold_set::schema;

/// `schema`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  touchstone schema schemas")]
pub(super) struct Arguments {
    /// The folder to write into
    folder: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let failed = |path: &std::path::Path| {
        let path = path.display().to_string();
        move |e: std::io::Error| Failure::new(code::ENVIRONMENT, format!("{path}: {e}"))
    };
    std::fs::create_dir_all(&arguments.folder).map_err(failed(&arguments.folder))?;
    let all = schema::all();
    for (name, value) in &all {
        let path = arguments.folder.join(name);
        std::fs::write(&path, format!("{value:#}\n")).map_err(failed(&path))?;
    }
    tell(&format!("wrote {} schemas into {}", all.len(), arguments.folder.display()));
    Ok(0)
}

//! `touchstone ledger head`, `ledger verify --head`, and the heads that a running service keeps: in a file, and by mail.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use super::{DatabaseArguments, Failure, Outcome, code, say, tell};
use crate::app::kernel::head::Head;
use crate::app::proving::heads::HeadKey;
use crate::app::{self, App};

/// How often a running service keeps a head.
const EVERY: Duration = Duration::from_hours(1);

/// `ledger head`.
#[derive(Debug, Args)]
pub(super) struct HeadArguments {
    /// The key that signs it; made, readable by its owner only, where there is none
    #[arg(long, env = "TOUCHSTONE_LEDGER_KEY")]
    key: PathBuf,
}

fn environment(why: String) -> Failure {
    Failure::new(code::ENVIRONMENT, why)
}

pub(super) async fn head(arguments: &HeadArguments, database: &DatabaseArguments) -> Outcome {
    let key = HeadKey::of_file(&arguments.key).map_err(environment)?;
    let app = app::open(&database.target()?).await?;
    let Some(head) = app.head(&key).await? else { return Err(Failure::new(code::REFUSED, "nothing is sealed yet; there is no head")) };
    say(&head.line())?;
    tell(&format!("event {}; keep this line where the database's keeper cannot change it", head.number));
    Ok(0)
}

/// Heads of a file, as `ledger verify` holds the ledger against them.
pub(super) fn read(file: &Path, key: Option<&Path>) -> Result<Vec<Head>, Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| environment(format!("{}: {error}", file.display())))?;
    let key = key.map(|path| HeadKey::of_existing_file(path).map(|k| k.public()).map_err(environment)).transpose()?;
    Head::of_lines(&text, key.as_deref()).map_err(|why| Failure::new(code::REFUSED, format!("{}: {why}", file.display())))
}

/// Whether heads go out by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mailed {
    /// Once a day.
    Daily,
    /// Nobody keeps them.
    Never,
}

/// Keeps a head every hour while the service runs: a line in a file, and a mail a day.
pub(super) async fn keep(app: App, key: HeadKey, file: Option<PathBuf>, mail: Mailed) {
    // What was written and what was mailed, each for itself: what failed is tried again, also where nothing was sealed meanwhile.
    let (mut written, mut mailed) = (None, None);
    loop {
        match app.head(&key).await {
            Ok(Some(head)) => {
                if let Some(file) = file.as_deref().filter(|_| written != Some(head.number)) {
                    match append(file, &head) {
                        Ok(()) => written = Some(head.number),
                        Err(error) => tracing::error!(file = %file.display(), %error, "the ledger's head cannot be kept"),
                    }
                }
                if mail == Mailed::Daily && mailed != Some(head.number) {
                    match app.mail_head(&head).await {
                        Ok(()) => mailed = Some(head.number),
                        Err(error) => tracing::error!(%error, "the ledger's head cannot be mailed"),
                    }
                }
            }
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "the ledger's head cannot be read"),
        }
        tokio::time::sleep(EVERY).await;
    }
}

fn append(file: &Path, head: &Head) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut open = std::fs::OpenOptions::new().create(true).append(true).open(file)?;
    open.write_all(format!("{}\n", head.line()).as_bytes())?;
    open.sync_all()
}

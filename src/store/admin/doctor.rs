//! A look at a database's health: what it is, how it is set, how much waits.

use super::schema;
use crate::domain::kernel::moment::Moment;
use crate::store::engine::db::Db;
use crate::store::engine::error::Result;
use crate::store::engine::opening::{OLDEST_POSTGRES, OLDEST_SQLITE};
use crate::store::engine::sql::{row, sql, vals};
use crate::store::engine::time;
use crate::store::engine::tx::Tx;
use crate::store::platform::faults;

/// The setting that says how many lines of the log a running service could not write.
pub const LOST_LINES: &str = "log_lines_lost";

sql! {
    LOST = "SELECT value AS text FROM setting WHERE key = $1";
    WAITING_JOBS = "SELECT COUNT(*) AS found FROM job WHERE state = 'waiting'";
    FAILED_JOBS = "SELECT COUNT(*) AS found FROM job WHERE state = 'failed'";
    GAVE_UP = "SELECT kind, COALESCE(last_error, '') AS error, COUNT(*) AS found FROM job WHERE state = 'failed' GROUP BY kind, last_error \
        ORDER BY kind, last_error NULLS FIRST LIMIT 20";
    UNSEALED_EVENTS = "SELECT COUNT(*) AS found FROM ledger_event WHERE number IS NULL";
    UNDELIVERED = "SELECT (SELECT COUNT(*) FROM delivery d JOIN webhook w ON w.id = d.webhook_id WHERE d.state = 'waiting' AND w.state = \
        'on') \
        + (SELECT COUNT(*) FROM outbox o JOIN webhook w ON w.project = o.project AND w.state = 'on' AND o.number > w.position) AS found";
    GIVEN_UP = "SELECT COUNT(*) AS found FROM delivery d JOIN webhook w ON w.id = d.webhook_id WHERE d.state = 'failed' AND w.state = 'on'";
    MAILS_LATE = "SELECT COUNT(*) AS found FROM posting WHERE state = 'waiting' AND attempts > 0 AND last_error IS NOT NULL";
    MAILS_GIVEN_UP = "SELECT COUNT(*) AS found FROM posting WHERE state = 'failed'";
    HELD_BACK = "SELECT last_error AS text, COUNT(*) AS found FROM posting WHERE last_error LIKE 'held back:%' AND state <> 'sent' \
        GROUP BY last_error ORDER BY last_error LIMIT 20";
    OPEN_ATTEMPTS = "SELECT COUNT(*) AS found FROM attempt WHERE state = 'open'";
    ENGINE = "SELECT sqlite_version() AS text", postgres "SELECT current_setting('server_version') AS text";
    JOURNAL = "SELECT journal_mode AS text FROM pragma_journal_mode", postgres "SELECT current_setting('synchronous_commit') AS text";
    // PostgreSQL's pages have checksums of its own, where the cluster was made with them.
    PAGES = "SELECT integrity_check AS text FROM pragma_integrity_check LIMIT 1", postgres "SELECT current_setting('data_checksums') AS \
        text";
    ENCODING = "SELECT encoding AS text FROM pragma_encoding", postgres "SELECT current_setting('server_encoding') AS text";
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub name: &'static str,
    /// What was found.
    pub value: String,
    /// Whether it is as it should be.
    pub good: bool,
}

/// What should not be there.
const BAD: [&str; 3] = ["failed jobs", "messages given up", "mails given up"];

/// Looks at a database.
///
/// # Errors
/// [`crate::store::StoreError`].
pub async fn examine(db: &Db) -> Result<Vec<Finding>> {
    row! { struct TextRow { text: String } }
    row! { struct CountRow { found: i64 } }
    row! { struct HeldRow { text: String, found: i64 } }
    row! { struct GaveUpRow { kind: String, error: String, found: i64 } }
    let postgres = db.is_postgres();
    let foreign = schema::differences(db).await?;
    let findings = db.read("doctor", move |tx| {
        Box::pin(async move {
            let mut findings = Vec::new();
            for (name, statement) in [("engine", &ENGINE), ("durability", &JOURNAL), ("encoding", &ENCODING), ("pages", &PAGES)] {
                let value = tx.one::<TextRow>(statement, vals![]).await?.map(|r| r.text).unwrap_or_default();
                let good = match name {
                    "durability" => value == if postgres { "on" } else { "wal" },
                    "pages" => postgres || value == "ok",
                    "encoding" => value.replace('-', "").eq_ignore_ascii_case("utf8"),
                    _ => true,
                };
                findings.push(Finding { name, value, good });
            }
            for (name, statement) in [
                ("waiting jobs", &WAITING_JOBS),
                ("failed jobs", &FAILED_JOBS),
                ("events not sealed", &UNSEALED_EVENTS),
                ("messages not delivered", &UNDELIVERED),
                ("messages given up", &GIVEN_UP),
                ("mails that wait again", &MAILS_LATE),
                ("mails given up", &MAILS_GIVEN_UP),
                ("open attempts", &OPEN_ATTEMPTS),
            ] {
                let found = tx.one::<CountRow>(statement, vals![]).await?.map_or(0, |r| r.found);
                findings.push(Finding { name, value: found.to_string(), good: found == 0 || !BAD.contains(&name) });
            }
            for job in tx.all::<GaveUpRow>(&GAVE_UP, vals![]).await? {
                let value = format!("{} ({}): {}", job.kind, job.found, job.error);
                findings.push(Finding { name: "a job that was given up", value, good: false });
            }
            for held in tx.all::<HeldRow>(&HELD_BACK, vals![]).await? {
                findings.push(Finding {
                    name: "a letter that is held back",
                    value: format!("{} ({})", held.text, held.found),
                    good: false,
                });
            }
            for fault in faults::all(tx).await? {
                let value = format!("{} ({}), last {}", fault.name, fault.times, fault.last_at);
                findings.push(Finding { name: "computing that failed", value, good: false });
            }
            let value = tx.one::<TextRow>(&LOST, vals![LOST_LINES]).await?.map_or_else(|| "0".to_owned(), |r| r.text);
            findings.push(Finding { name: "lines of the log lost", good: value == "0", value });
            Ok(findings)
        })
    });
    let mut findings = findings.await?;
    findings.extend(db.read("doctor's clock", |tx| Box::pin(time_ahead(tx))).await?);
    findings.extend(of_schema(foreign));
    Ok(findings)
}

/// What is foreign in the schema; that nothing is, is told too.
fn of_schema(foreign: Vec<String>) -> Vec<Finding> {
    if foreign.is_empty() {
        return vec![Finding { name: "schema", value: "as the migrations make it".to_owned(), good: true }];
    }
    foreign.into_iter().map(|value| Finding { name: "schema", value, good: false }).collect()
}

/// By how much what is stored may be ahead of the engine's clock, in microseconds: two minutes.
const AHEAD: i64 = 120_000_000;

/// A stored time, or what happened, that is ahead of the engine's clock.
async fn time_ahead(tx: &mut Tx) -> Result<Vec<Finding>> {
    let now = time::now(tx).await?.microseconds();
    let stored = time::mark(tx, time::BELIEVED).await?.map_or(0, Moment::microseconds);
    let latest = time::latest_trace(tx).await?.microseconds();
    let seconds = |at: i64| at.saturating_sub(now) / 1_000_000;
    let mut findings = Vec::new();
    if stored.saturating_sub(now.max(latest)) > AHEAD {
        let value = format!("{} s ahead of the clock and of all that happened; letters and timed starts wait for it", seconds(stored));
        findings.push(Finding { name: "the stored time", value, good: false });
    }
    if latest.saturating_sub(now) > AHEAD {
        let value = format!("{} s ahead of the clock", seconds(latest));
        findings.push(Finding { name: "the latest event or answer", value, good: false });
    }
    Ok(findings)
}

/// The oldest engines that this program runs on, for messages.
#[must_use]
pub fn oldest() -> String {
    let (a, b, c) = OLDEST_SQLITE;
    format!("SQLite {a}.{b}.{c}, PostgreSQL {}", OLDEST_POSTGRES / 10_000)
}

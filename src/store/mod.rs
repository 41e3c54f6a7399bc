//! SQL and nothing but SQL: the only room that names sqlx.
//!
//! One set of queries serves SQLite and PostgreSQL. A query is a registered constant text with `$1` placeholders and a list of typed
//! values; one function (in `tx`) binds and runs it on whichever driver is there. Rows are private to the file that reads them and become
//! domain values there. Transactions are opened by `app` only, by [`Db::read`], [`Db::write`] and [`Db::append`].
//!
//! Portable SQL, held by the test that prepares every statement on both databases:
//! - cast `SUM`, `AVG` and what is taken out of JSON to a stated type; `0.0` beside floats, not `0`;
//! - BIGINT for every whole number; times are microseconds since 1970 UTC in BIGINT;
//! - `NULLS LAST` or `NULLS FIRST` in every order by a column that may be null; fold case before `LIKE`;
//! - JSON columns hold objects or lists; no arrays, no `ILIKE`, no database functions for time (but in `time`) or ids;
//! - texts differ between the databases only for row locks, the job claim's `SKIP LOCKED` and list parameters, by `sql!`'s second form.
//!
//! To add a table: a new numbered migration with a comment on every column, a file in its room with its statements under `sql!`, the file's
//! list added to [`statements`], and its invariants added to `admin/fsck.rs`.

pub mod accounts;
pub mod admin;
pub mod applying;
pub mod auditing;
pub mod deciding;
pub mod engine;
pub mod evidence;
pub mod gold_set;
pub mod grading;
pub mod platform;
pub mod proving;
pub mod reviewing;
pub mod sitting;

pub use engine::db::{Db, Durability, WRITE_LIMIT};
pub use engine::error::{Result, StoreError};
pub use engine::sql::Statement;
pub use engine::target::Target;
pub use engine::tx::{Tx, Work, is_writing};

/// Every registered statement.
#[must_use]
pub fn statements() -> Vec<&'static Statement> {
    [
        admin::fsck::STATEMENTS,
        admin::checks::STATEMENTS,
        admin::schema::STATEMENTS,
        admin::doctor::STATEMENTS,
        admin::letters::STATEMENTS,
        admin::order::STATEMENTS,
        admin::foreign::STATEMENTS,
        proving::contested::STATEMENTS,
        proving::signalled::STATEMENTS,
        sitting::answers::STATEMENTS,
        deciding::appeals::STATEMENTS,
        applying::applications::STATEMENTS,
        platform::clean_up::STATEMENTS,
        gold_set::corrected::STATEMENTS,
        deciding::dossiers::STATEMENTS,
        applying::drafts::STATEMENTS,
        platform::faults::STATEMENTS,
        gold_set::versions::STATEMENTS,
        grading::grades::STATEMENTS,
        accounts::guards::STATEMENTS,
        sitting::flags::STATEMENTS,
        sitting::handed_in::STATEMENTS,
        platform::idempotency::STATEMENTS,
        gold_set::item_answers::STATEMENTS,
        gold_set::items::STATEMENTS,
        platform::jobs::STATEMENTS,
        proving::ledger::STATEMENTS,
        evidence::looks::STATEMENTS,
        deciding::letters::STATEMENTS,
        accounts::people::STATEMENTS,
        gold_set::population::STATEMENTS,
        gold_set::retired::STATEMENTS,
        platform::posting::STATEMENTS,
        deciding::results::STATEMENTS,
        reviewing::drafts::STATEMENTS,
        reviewing::reviews::STATEMENTS,
        sitting::saves::STATEMENTS,
        proving::seal::STATEMENTS,
        accounts::sessions::STATEMENTS,
        accounts::sign_in::STATEMENTS,
        reviewing::sheets_left::STATEMENTS,
        proving::state::STATEMENTS,
        engine::time::STATEMENTS,
        reviewing::training::STATEMENTS,
        reviewing::waits::STATEMENTS,
        platform::webhooks::STATEMENTS,
    ]
    .into_iter()
    .chain(of_audits())
    .flatten()
    .copied()
    .collect()
}

/// Those of what happens after onboarding.
fn of_audits() -> [&'static [&'static Statement]; 15] {
    [
        auditing::audits::STATEMENTS,
        auditing::audit_reviews::STATEMENTS,
        proving::audited::STATEMENTS,
        proving::documents::STATEMENTS,
        admin::audits::STATEMENTS,
        auditing::annotators::STATEMENTS,
        auditing::signals::STATEMENTS,
        auditing::measures::STATEMENTS,
        auditing::books::STATEMENTS,
        admin::measures::STATEMENTS,
        admin::signals::STATEMENTS,
        auditing::guidelines::STATEMENTS,
        auditing::judgments::STATEMENTS,
        auditing::requests::STATEMENTS,
        auditing::tasks::STATEMENTS,
    ]
}

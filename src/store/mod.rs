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
//! To add a table: a new numbered migration with a comment on every column, a file here with its statements under `sql!`, the file's list
//! added to [`statements`], and its invariants added to `admin/fsck.rs`.

pub mod admin;
mod db;
mod error;
mod group;
mod opening;
mod sql;
mod target;
mod tx;

pub mod annotators;
pub mod answers;
pub mod appeals;
pub mod applications;
pub mod clean_up;
pub mod corrected;
pub mod dossiers;
pub mod drafts;
pub mod faults;
pub mod gold;
pub mod grades;
pub mod guards;
pub mod handed_in;
pub mod idempotency;
pub mod item_answers;
pub mod items;
pub mod jobs;
pub mod ledger;
pub mod looks;
pub mod mail;
pub mod patience;
pub mod people;
pub mod population;
pub mod posting;
pub mod results;
pub mod review_drafts;
pub mod reviews;
pub mod saves;
pub mod seal;
pub mod sessions;
pub mod sheets_left;
pub mod sign_in;
pub mod state;
pub mod time;
pub mod training;
pub mod waits;
pub mod webhooks;

pub use db::{Db, Durability, WRITE_LIMIT};
pub use error::{Result, StoreError};
pub use sql::Statement;
pub use target::Target;
pub use tx::{Tx, Work, is_writing};

/// Every registered statement.
#[must_use]
pub fn statements() -> Vec<&'static Statement> {
    [
        admin::fsck::STATEMENTS,
        admin::schema::STATEMENTS,
        admin::doctor::STATEMENTS,
        admin::letters::STATEMENTS,
        admin::order::STATEMENTS,
        admin::foreign::STATEMENTS,
        annotators::STATEMENTS,
        answers::STATEMENTS,
        appeals::STATEMENTS,
        applications::STATEMENTS,
        clean_up::STATEMENTS,
        corrected::STATEMENTS,
        dossiers::STATEMENTS,
        drafts::STATEMENTS,
        faults::STATEMENTS,
        gold::STATEMENTS,
        grades::STATEMENTS,
        guards::STATEMENTS,
        handed_in::STATEMENTS,
        idempotency::STATEMENTS,
        item_answers::STATEMENTS,
        items::STATEMENTS,
        jobs::STATEMENTS,
        ledger::STATEMENTS,
        looks::STATEMENTS,
        mail::STATEMENTS,
        people::STATEMENTS,
        population::STATEMENTS,
        posting::STATEMENTS,
        results::STATEMENTS,
        review_drafts::STATEMENTS,
        reviews::STATEMENTS,
        saves::STATEMENTS,
        seal::STATEMENTS,
        sessions::STATEMENTS,
        sign_in::STATEMENTS,
        sheets_left::STATEMENTS,
        state::STATEMENTS,
        time::STATEMENTS,
        training::STATEMENTS,
        waits::STATEMENTS,
        webhooks::STATEMENTS,
    ]
    .into_iter()
    .flatten()
    .copied()
    .collect()
}

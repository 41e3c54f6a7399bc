//! Pages: one table of them, from which routing, permission and the tests of who may see what are made; every page works without script.
//!
//! Q: Why maud and no template files? A: Seventeen kinds of items, each shown to candidates, reviewers and authors, are functions that
//! compose; a wording stands in English at its use, other languages in `locales/`, and a test finds one that is missing. Q: Why is a
//! permission a column of the table? A: So that none can be forgotten: a handler is never reached by anybody else, and one test walks the
//! table with every role.
#![expect(clippy::unnecessary_wraps, reason = "what a handler ends with is what a handler returns")]
#![expect(clippy::needless_pass_by_value, reason = "markup is made where it is used and belongs to the page")]
#![expect(clippy::unused_async, reason = "handlers are async, also those that wait for nothing")]
#![expect(clippy::similar_names, reason = "main, mail and link are the words of pages")]

mod admin;
mod answering;
mod auditor;
mod author;
mod candidate;
mod frame;
mod item;
mod recruiter;
mod reviewer;

pub use answering::mounting::mount;
pub use answering::nothing;
pub use answering::table::pages;
pub use frame::page::{Body, Method, Page, Reply, Settings, Visit, Who, get, post, save};
pub use frame::trouble::{Trouble, lost, unknown_button};

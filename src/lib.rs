//! Touchstone (试金石, the stone that tests gold) takes a person from application to trusted annotator, and keeps watching after that:
//!
//! ```text
//! apply → eligibility → attempts at language and skills tests → calibration on gold items → human review → decision → onboarding → audits
//! ```
//!
//! The house, from the ground up; a room imports only from rooms below it, and `tests/it/layering.rs` holds the sources against this table:
//!
//! | room | what belongs there | may import |
//! |---|---|---|
//! | `measure`: [`touchstone_measure`], a package of its own | pure numbers and text | nothing of ours |
//! | [`domain`] | types that cannot hold a wrong value, and decisions | measure |
//! | [`formats`] | foreign files as rows | domain |
//! | [`store`] | SQL and nothing but SQL | domain |
//! | [`app`] | use cases: transactions, the only clock and chance | store, domain, measure |
//! | [`post`] | what goes out: mails to people, events to platforms | app, domain |
//! | `http` | what pages and the API share: problems, bodies, sessions' cookies | app, domain |
//! | `api` | JSON: a table of endpoints and their handlers | http, app, domain |
//! | `web` | pages: a table of them and their handlers | http, post, app, domain, measure |
//! | [`server`] | mounts, listens, stops cleanly, runs the workers | api, web, http, post, app, domain |
//! | [`config`], [`telemetry`] | what an operator sets; the log | nothing of ours |
//! | [`cli`] | one file a subcommand | server, post, config, all below, `store::admin` and the database's address |
//! | `main` | the exit code | cli |
//!
//! sqlx is named only in [`store`]; strsim, jieba-rs and whatlang only in [`touchstone_measure::text`].

mod api;
pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod formats;
mod http;
pub mod post;
pub mod server;
pub mod store;
pub mod telemetry;
mod web;

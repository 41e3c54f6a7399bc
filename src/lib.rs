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
//! | [`adapters`] | what goes out: mails to people, events to platforms | app, domain |
//! | `http` | what pages and the API share: problems, bodies, sessions' cookies | app, domain |
//! | `api` | JSON: a table of endpoints and their handlers | http, app, domain |
//! | `web` | pages: a table of them and their handlers | http, adapters, app, domain, measure |
//! | [`server`] | mounts, listens, stops cleanly, runs the workers | api, web, http, adapters, app, domain |
//! | [`config`], [`telemetry`] | what an operator sets; the log | nothing of ours |
//! | [`cli`] | one file a subcommand | server, adapters, config, all below, `store::admin` and the database's address |
//! | `main` | the exit code | cli |
//!
//! Rooms have the same names on every floor, so that whoever knows one floor finds their way on all of them:
//!
//! | room | what belongs there |
//! |---|---|
//! | `accounts` | people, staff and programs: signing in, sessions, roles, tokens |
//! | `applying` | what somebody says of themselves, documents, requirements, the gate |
//! | `gold_set` | content: versions, items, keys that are contested and corrected, calibration |
//! | `sitting` | forms, answers, time, handing in |
//! | `grading` | grades, and what a stage came to |
//! | `reviewing` | people who score: sheets, training, reviewers under seeds |
//! | `deciding` | rulings and decisions, letters, appeals, dossiers, redress |
//! | `auditing` | after onboarding: hidden checks, judgments without gold, what they say, and audits by a sample that people review |
//! | `evidence` | how answers came about: leaks, likeness, haste |
//! | `platform` | events, webhooks, mails on their way, jobs; in [`app`] also the letters that are sent |
//! | `proving` | the sealed ledger, its heads, replay, rows held against events |
//!
//! `proving` is an eleventh beside the ten that the house was drawn with: the ledger and what holds rows against it are read by every room
//! and belong to none. Beside them stand `kernel` (what every room of a floor stands on; in [`store`] it is `engine`), `locale` (languages
//! and countries), `project` and `planning` in [`domain`], `jobs` in [`app`], `admin` in [`store`], and in `web` a room for each of those
//! who come, with `frame` for what all pages have, `item` for the kinds of items and `answering` for the table of all pages.
//!
//! No two files of the house import each other in a circle, and on its floor a room imports only from rooms that stand before it:
//!
//! | floor | its rooms, from the ground up |
//! |---|---|
//! | `domain` | `kernel`, `locale`, `accounts` |
//! | `domain` | `gold_set/text`, `gold_set/names`, `gold_set/problem`, `gold_set/source`, `gold_set/shared`: what items are made of |
//! | `domain` | `gold_set/stimulus`, `gold_set/item`, `gold_set/anchor` |
//! | `domain` | `project`, `applying`, `grading`, `reviewing`, `gold_set`, `sitting`, `deciding`, `auditing`, `evidence`, `planning` |
//! | `domain` | `gold_set/check`: the check of a whole set tries out what it promises |
//! | `store` | `engine`, `accounts`, `applying`, `auditing`, `evidence`, `gold_set`, `sitting`, `reviewing`, `proving`, `grading` |
//! | `store` | `platform`, `deciding`, `admin` |
//! | `app` | `kernel`, `accounts`, `gold_set`, `platform`, `applying`, `deciding`, `sitting`, `auditing`, `grading`, `evidence` |
//! | `app` | `reviewing`, `jobs`, `proving` |
//! | `web` | `frame`, `item`, `admin`, `auditor`, `author`, `candidate`, `reviewer`, `recruiter`, `answering` |
//!
//! A floor's own file gathers what its rooms have and is no room: [`app::App`] holds what some of them remember between requests (which
//! therefore knows nothing of it), and `store` lists all statements. A project's stages name kinds of items and texts, and a version holds
//! a project: so `gold_set` stands in three parts, which are named by their paths. Letters are written in `platform` of [`app`], where they
//! are sealed and sent; whoever decides there writes one.
//!
//! sqlx is named only in [`store`]; strsim, jieba-rs and whatlang only in [`touchstone_measure::text`].

pub mod adapters;
mod api;
pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod formats;
mod http;
pub mod server;
pub mod store;
pub mod telemetry;
mod web;

//! The one integration binary. Its rooms mirror those of `src`; `support` holds databases, clocks and builders.
#![expect(clippy::expect_used, clippy::too_many_lines, reason = "a test fails by panicking, and a story may be long")]

mod api;
mod app;
mod browser;
mod cases;
mod cli;
mod domain;
mod faults;
mod layering;
mod oracles;
mod store;
mod support;
mod web;

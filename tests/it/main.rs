//! The one integration binary. Its rooms mirror those of `src`; `support` holds databases, clocks and builders.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod domain;
mod measure;
mod support;

//! The ground floor against independent libraries and published tables, and against whoever wants to break it.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::similar_names,
    clippy::expect_used,
    clippy::float_cmp,
    reason = "the cases are small, and a family reads as one table"
)]

#[path = "../../examples/delays/book/mod.rs"]
mod book;
mod catr;
mod change;
mod coverage;
mod hostile;
mod hostile_audits;
mod hostile_votes;
mod lots;
mod oracles;
mod published;
mod years;

/// The project's folder, where the tests' data stands.
fn root() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

//! The ground floor against independent libraries.

pub mod oracles;
pub mod pipeline_oracles;

//! What pages and the API share: problem documents, request bodies, limits.

pub mod body;
pub mod door;
pub mod problem;
pub mod visit;

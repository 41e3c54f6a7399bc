//! What pages and the API share: problem documents, request bodies, limits.

pub mod body;
pub mod budget;
pub mod codes;
pub mod door;
pub mod gunzip;
pub mod lines;
pub mod origin;
pub mod problem;
pub mod quiet;
pub mod socket;
pub mod visit;
